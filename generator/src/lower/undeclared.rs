//! Whether a schema speaks of members that it does not declare, which arms of it may declare.
//!
//! What types keep of them is decided by what is asserted of types: see [`super::kept`].

use super::context::Context;
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// Whether what a schema asserts depends on members that it does not declare.
pub(super) fn speaks_of_others(cx: &Context<'_>, schema: &Schema) -> bool {
    let inquiry = Inquiry {
        cx,
        declared: schema,
    };
    let mut assertions = schema.assertions.iter();
    schema.checks.count_members() || assertions.any(|assertion| inquiry.is_about_others(assertion))
}

struct Inquiry<'a> {
    cx: &'a Context<'a>,
    declared: &'a Schema,
}

impl Inquiry<'_> {
    fn is_about_others(&self, assertion: &Assertion) -> bool {
        let ask = |id: &SchemaId| self.applies_to_others(*id);
        let is_other = |name: &String| self.is_other(name);
        match assertion {
            Assertion::Not(not) => ask(not),
            Assertion::If {
                condition,
                then,
                otherwise,
            } => ask(condition) || then.iter().chain(otherwise).any(ask),
            Assertion::AnyOf(arms) | Assertion::OneOf(arms) => arms.iter().any(ask),
            Assertion::DependentRequired(dependencies) => {
                let mut names = dependencies.iter();
                names.any(|(name, names)| is_other(name) || names.iter().any(is_other))
            }
            Assertion::DependentSchemas(dependencies) => {
                let mut schemas = dependencies.iter();
                schemas.any(|(name, schema)| is_other(name) || ask(schema))
            }
            Assertion::PatternProperties { .. }
            | Assertion::PropertyNames(_)
            | Assertion::UnevaluatedProperties { .. } => true,
            Assertion::Members { .. }
            | Assertion::PrefixItems { .. }
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems { .. }
            | Assertion::Pattern(_)
            | Assertion::Format(_)
            | Assertion::MultipleOf(_)
            | Assertion::NotBoth(..) => false,
        }
    }

    /// Whether a subschema that is applied in place does. What a component speaks of is not looked
    /// for: it may be anything.
    fn applies_to_others(&self, id: SchemaId) -> bool {
        if self.cx.component_key(id).is_some() {
            return true;
        }
        let schema = self.cx.schema(id);
        let members = schema.properties.keys().chain(&schema.required);
        let arms = schema.one_of.iter().chain(&schema.any_of);
        let values = schema.enumeration.iter().flatten();
        schema.additional != Additional::Absent
            || schema.checks.count_members()
            || values.into_iter().any(serde_json::Value::is_object)
            || members.into_iter().any(|name| self.is_other(name))
            || arms
                .chain(&schema.all_of)
                .any(|arm| self.applies_to_others(*arm))
            || schema
                .assertions
                .iter()
                .any(|assertion| self.is_about_others(assertion))
    }

    fn is_other(&self, name: &str) -> bool {
        let declares = self.declared.properties.contains_key(name);
        !declares
            && !self
                .declared
                .required
                .iter()
                .any(|required| required == name)
    }
}
