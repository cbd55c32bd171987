//! What both halves print of HTTP: names, methods and codecs as expressions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::Imports;
use crate::ir::{Codec, Location, Method, Parameter, Style};

/// A header's name is case-insensitive and sent in lower case.
pub(super) fn wire_name(parameter: &Parameter) -> String {
    match parameter.location {
        Location::Header => parameter.name.to_ascii_lowercase(),
        Location::Path | Location::Query | Location::Cookie | Location::QueryString => {
            parameter.name.clone()
        }
    }
}

/// A constant, or a call for a method that has none.
pub(super) fn method_expression(method: &Method, imports: &mut Imports) -> TokenStream {
    if let Method::Other(name) = method {
        imports.own("support::http", "extension_method");
        return quote!(extension_method(#name));
    }
    imports.foreign("http", "Method");
    let name = format_ident!("{}", method.as_str());
    quote!(Method::#name)
}

/// The codec of a parameter, by its constant where it has one. What is encoded already has none.
pub(super) fn codec_tokens(codec: &Codec, imports: &mut Imports) -> Option<TokenStream> {
    let tokens = match codec {
        Codec::Encoded { .. } => return None,
        Codec::Json => quote!(Codec::Json),
        Codec::Style { style, explode, .. } => style_tokens(*style, *explode),
    };
    imports.own("support::http", "Codec");
    Some(tokens)
}

fn style_tokens(style: Style, explode: bool) -> TokenStream {
    match (style, explode) {
        (Style::Simple, false) => quote!(Codec::SIMPLE),
        (Style::Simple, true) => quote!(Codec::Simple { explode: true }),
        (Style::Form, false) => quote!(Codec::Form { explode: false }),
        (Style::Label, explode) => quote!(Codec::Label { explode: #explode }),
        (Style::Matrix, explode) => quote!(Codec::Matrix { explode: #explode }),
        // Exploded, these are one style.
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, true) => quote!(Codec::FORM),
        (Style::SpaceDelimited, false) => quote!(Codec::SpaceDelimited),
        (Style::PipeDelimited, false) => quote!(Codec::PipeDelimited),
        (Style::DeepObject, _) => quote!(Codec::DeepObject),
    }
}
