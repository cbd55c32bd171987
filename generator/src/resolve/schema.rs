//! One schema with all its keywords side by side.
//!
//! `openapiv3` tells apart what kind of schema it has read; `lower` wants to ask for keywords.
//! This is the only place that knows both forms.

use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{AnySchema, ReferenceOr, SchemaData, SchemaKind, Type, VariantOrUnknownOrEmpty};
use serde_json::Value;

use super::arena::{SchemaId, schema_id};
use super::assertion::Assertion;
use super::written::Written;
use crate::ir::{Checks, Docs, ValueNote};
use crate::normalize::{DEFAULT_MAPPING, NULL_OF_TYPE};

/// The keywords of one schema. Subschemas are ids, so that this never nests.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Another schema that this one is, and nothing else.
    pub reference: Option<SchemaId>,
    /// `title`, `description`, `deprecated`.
    pub docs: Docs,
    /// `nullable`.
    pub nullable: bool,
    /// Whether it is so since `type` lists null, and other keywords may refuse it.
    pub null_of_type: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Value>,
    /// `discriminator`, which all that inherits it shares.
    pub discriminator: Option<Rc<Discriminator>>,
    /// `type`.
    pub ty: Option<String>,
    /// `format`.
    pub format: Option<String>,
    /// `enum`; `None` where the keyword is absent.
    pub enumeration: Option<Vec<Value>>,
    /// What is said of listed values.
    pub value_notes: Vec<(Value, ValueNote)>,
    /// `properties`.
    pub properties: IndexMap<String, SchemaId>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`.
    pub additional: Additional,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// Limits.
    pub checks: Checks,
    /// All other assertions.
    pub assertions: Vec<Assertion>,
    /// `x-ms-discriminator-value`: the value of an inherited discriminator that stands for it.
    pub discriminator_value: Option<String>,
    /// `x-envelope`: the member to unwrap.
    pub envelope: Option<String>,
}

/// `discriminator`: the member that names the arm.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// `mapping`: values and what they refer to, a component's key or a reference.
    pub mapping: IndexMap<String, String>,
    /// `defaultMapping`: what objects are whose value is absent or not mapped.
    pub default: Option<String>,
}

/// `additionalProperties`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// The keyword is absent.
    #[default]
    Absent,
    /// `true`, or the empty schema.
    Allowed,
    /// `false`.
    Refused,
    /// A schema.
    Schema(SchemaId),
}

impl Schema {
    /// Takes over what `openapiv3` has read. Subschemas must have been replaced by
    /// references to ids before (see [`super::arena`]).
    pub(super) fn from_openapi(schema: openapiv3::Schema, written: Written) -> Self {
        let mut flat = Self::from_kind(schema.schema_kind);
        flat.take_data(schema.schema_data);
        flat.take_written(written);
        flat
    }

    fn take_written(&mut self, written: Written) {
        let Written {
            default,
            enumeration,
            value_notes,
            minimum,
            maximum,
            multiple_of,
        } = written;
        self.default = default;
        self.enumeration = enumeration;
        self.value_notes = value_notes;
        self.checks.minimum = minimum;
        self.checks.maximum = maximum;
        self.checks.multiple_of = multiple_of;
    }

    fn take_data(&mut self, data: SchemaData) {
        self.docs = Docs {
            title: data.title,
            description: data.description,
            deprecated: data.deprecated,
        };
        self.nullable = data.nullable;
        self.read_only = data.read_only;
        self.write_only = data.write_only;
        self.discriminator = data.discriminator.map(|discriminator| {
            let default = discriminator.extensions.get(DEFAULT_MAPPING);
            Rc::new(Discriminator {
                property: discriminator.property_name,
                mapping: discriminator.mapping,
                default: default.and_then(Value::as_str).map(str::to_owned),
            })
        });
        self.null_of_type = data.extensions.get(NULL_OF_TYPE) == Some(&Value::Bool(true));
        let extension = |name| data.extensions.get(name).and_then(Value::as_str);
        self.discriminator_value = extension("x-ms-discriminator-value").map(str::to_owned);
        self.envelope = extension("x-envelope").map(str::to_owned);
    }

    fn from_kind(kind: SchemaKind) -> Self {
        match kind {
            SchemaKind::Type(ty) => Self::from_type(ty),
            SchemaKind::OneOf { one_of } => Self {
                one_of: ids(&one_of),
                ..Self::default()
            },
            SchemaKind::AllOf { all_of } => Self {
                all_of: ids(&all_of),
                ..Self::default()
            },
            SchemaKind::AnyOf { any_of } => Self {
                any_of: ids(&any_of),
                ..Self::default()
            },
            // It was taken out before.
            SchemaKind::Not { not: _ } => Self::default(),
            SchemaKind::Any(any) => Self::from_any(any),
        }
    }

    fn from_type(ty: Type) -> Self {
        match ty {
            Type::String(string) => Self {
                ty: Some("string".into()),
                format: format_name(string.format, |format| match format {
                    openapiv3::StringFormat::Date => "date",
                    openapiv3::StringFormat::DateTime => "date-time",
                    openapiv3::StringFormat::Password => "password",
                    openapiv3::StringFormat::Byte => "byte",
                    openapiv3::StringFormat::Binary => "binary",
                }),
                checks: Checks {
                    min_length: string.min_length.map(|limit| limit as u64),
                    max_length: string.max_length.map(|limit| limit as u64),
                    pattern: string.pattern,
                    ..Checks::default()
                },
                ..Self::default()
            },
            Type::Number(number) => Self {
                ty: Some("number".into()),
                format: format_name(number.format, |format| match format {
                    openapiv3::NumberFormat::Float => "float",
                    openapiv3::NumberFormat::Double => "double",
                }),
                ..Self::default()
            },
            Type::Integer(integer) => Self {
                ty: Some("integer".into()),
                format: format_name(integer.format, |format| match format {
                    openapiv3::IntegerFormat::Int32 => "int32",
                    openapiv3::IntegerFormat::Int64 => "int64",
                }),
                ..Self::default()
            },
            Type::Boolean(_) => Self {
                ty: Some("boolean".into()),
                ..Self::default()
            },
            Type::Array(array) => Self {
                ty: Some("array".into()),
                items: array.items.as_ref().map(schema_id),
                checks: Checks {
                    min_items: array.min_items.map(|limit| limit as u64),
                    max_items: array.max_items.map(|limit| limit as u64),
                    unique_items: array.unique_items,
                    ..Checks::default()
                },
                ..Self::default()
            },
            Type::Object(object) => Self {
                ty: Some("object".into()),
                properties: properties(object.properties),
                required: object.required,
                additional: additional(object.additional_properties),
                checks: Checks {
                    min_properties: object.min_properties.map(|limit| limit as u64),
                    max_properties: object.max_properties.map(|limit| limit as u64),
                    ..Checks::default()
                },
                ..Self::default()
            },
        }
    }

    fn from_any(any: AnySchema) -> Self {
        Self {
            ty: any.typ,
            format: any.format,
            properties: properties(any.properties),
            required: any.required,
            additional: additional(any.additional_properties),
            items: any.items.as_ref().map(schema_id),
            one_of: ids(&any.one_of),
            any_of: ids(&any.any_of),
            all_of: ids(&any.all_of),
            checks: Checks {
                min_length: any.min_length.map(|limit| limit as u64),
                max_length: any.max_length.map(|limit| limit as u64),
                pattern: any.pattern,
                min_items: any.min_items.map(|limit| limit as u64),
                max_items: any.max_items.map(|limit| limit as u64),
                unique_items: any.unique_items.unwrap_or_default(),
                min_properties: any.min_properties.map(|limit| limit as u64),
                max_properties: any.max_properties.map(|limit| limit as u64),
                ..Checks::default()
            },
            ..Self::default()
        }
    }
}

fn ids(subschemas: &[ReferenceOr<openapiv3::Schema>]) -> Vec<SchemaId> {
    subschemas.iter().map(schema_id).collect()
}

fn properties<T>(properties: IndexMap<String, ReferenceOr<T>>) -> IndexMap<String, SchemaId> {
    properties
        .into_iter()
        .map(|(name, subschema)| (name, schema_id(&subschema)))
        .collect()
}

fn additional(keyword: Option<openapiv3::AdditionalProperties>) -> Additional {
    match keyword {
        None => Additional::Absent,
        Some(openapiv3::AdditionalProperties::Any(true)) => Additional::Allowed,
        Some(openapiv3::AdditionalProperties::Any(false)) => Additional::Refused,
        Some(openapiv3::AdditionalProperties::Schema(subschema)) => {
            Additional::Schema(schema_id(&subschema))
        }
    }
}

fn format_name<F>(
    format: VariantOrUnknownOrEmpty<F>,
    known: impl Fn(F) -> &'static str,
) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(item) => Some(known(item).to_owned()),
        VariantOrUnknownOrEmpty::Unknown(name) => Some(name),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
