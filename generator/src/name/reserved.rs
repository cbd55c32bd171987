//! Names that generated code mentions without a path.
//!
//! [`Imports`](crate::emit) asks for every name that a file imports whether it is listed here, so that
//! none can be forgotten.

/// Names that files of types mention: a type of that name gets another one.
pub(super) const IN_MODELS: &[&str] = &[
    "BTreeMap",
    "Base64",
    "Base64Url",
    "Box",
    "Choice",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Decimal",
    "DecimalNumber",
    "Decoded",
    "Default",
    "Defaults",
    "Deserialize",
    "Deserializer",
    "Dispatch",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "ExactNumber",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromStr",
    "Hash",
    "Infallible",
    "Input",
    "Into",
    "Ipv4",
    "Ipv6",
    "Iterator",
    "Json",
    "Kind",
    "Map",
    "MapAccess",
    "Maybe",
    "Members",
    "None",
    "Object",
    "Ok",
    "Option",
    "Output",
    "PartialEq",
    "Pattern",
    "Record",
    "Report",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Trial",
    "Union",
    "Url",
    "Uuid",
    "Validate",
    "Value",
    "Vec",
];

/// Names that the files of operations mention beside those: a model of such a name is mentioned by
/// its path there.
pub const IN_OPERATIONS: &[&str] = &[
    "Answer",
    "Authenticator",
    "Backend",
    "Call",
    "Client",
    "Codec",
    "Content",
    "Context",
    "DecodeError",
    "DecodeFailure",
    "Exchange",
    "Future",
    "Header",
    "IntoReply",
    "Method",
    "Rejection",
    "Reply",
    "Request",
    "Routes",
    "StatusCode",
    "Undeclared",
];

/// Whether a type must not have this name.
pub fn is_reserved(name: &str) -> bool {
    IN_MODELS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{IN_MODELS, IN_OPERATIONS};

    #[test]
    fn names_are_in_order() {
        assert!(IN_MODELS.is_sorted() && IN_OPERATIONS.is_sorted());
    }
}
