//! JSON values that the document lists.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// A JSON value as a constant.
pub(super) fn constant(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(assert::Null),
        Value::Bool(value) => quote!(assert::Boolean(#value)),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => integer_constant(integer.into()),
            (_, Some(integer)) => integer_constant(integer.into()),
            _ => {
                let float = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
                quote!(assert::Number(#float))
            }
        },
        Value::String(text) => quote!(assert::Text(#text)),
        Value::Array(elements) => {
            let elements = elements.iter().map(constant);
            quote!(assert::Array(&[#(#elements),*]))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = constant(value);
                quote!((#name, #value))
            });
            quote!(assert::Object(&[#(#members),*]))
        }
    }
}

fn integer_constant(integer: i128) -> TokenStream {
    let integer = Literal::i128_unsuffixed(integer);
    quote!(assert::Integer(#integer))
}
