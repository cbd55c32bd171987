//! The keywords of a schema that assert what no type expresses.
//!
//! `openapiv3` knows few of them. They are taken out of a schema before it is read, and their
//! subschemas are ids like all others.

use serde_json::{Map, Number, Value};

use super::arena::{Arena, SchemaId};
use super::schema::Additional;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::integer_of;
use crate::pointer::Pointer;

/// Why no value is right where several schemas hold together.
#[derive(Clone, Debug, PartialEq)]
pub enum Contradiction {
    /// They have different types.
    Types(String, String),
    /// They list values, none of which is on all lists.
    Lists,
    /// One lists values, none of which has the type of another one.
    Listed(String),
}

/// Something that a schema asserts and that no type expresses.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    /// Nothing is right but null, if that is a value: so say schemas that are merged, of which this is
    /// the last one.
    Contradiction(SchemaId, Contradiction),
    /// `not`
    Not(SchemaId),
    /// `if`, `then` and `else`
    If {
        /// `if`
        condition: SchemaId,
        /// `then`
        then: Option<SchemaId>,
        /// `else`
        otherwise: Option<SchemaId>,
    },
    /// `prefixItems`, or `items` as a list
    PrefixItems {
        /// What is asserted of each of the first elements.
        prefix: Vec<SchemaId>,
        /// What is asserted of the others: `items`, or `additionalItems`
        rest: Option<SchemaId>,
    },
    /// `contains`, `minContains` and `maxContains`
    Contains {
        /// The form.
        item: SchemaId,
        /// How many there must be at least.
        min: u64,
        /// How many there may be at most.
        max: Option<u64>,
    },
    /// `patternProperties`, and what of `additionalProperties` depends on them.
    PatternProperties {
        /// By pattern.
        patterns: Vec<(String, SchemaId)>,
        /// The names of `properties`.
        names: Vec<String>,
        /// `additionalProperties`
        others: Additional,
    },
    /// `additionalProperties` of one member of an `allOf`, for members that others declare.
    Members {
        /// Those that are declared elsewhere.
        names: Vec<String>,
        /// `additionalProperties`
        form: SchemaId,
    },
    /// `propertyNames`
    PropertyNames(SchemaId),
    /// `dependentRequired`, by the member that requires others.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`, by the member that asks for more.
    DependentSchemas(Vec<(String, SchemaId)>),
    /// `unevaluatedProperties`
    UnevaluatedProperties {
        /// The schema that says so.
        within: SchemaId,
        /// What is asserted of them.
        others: SchemaId,
    },
    /// `unevaluatedItems`
    UnevaluatedItems {
        /// The schema that says so.
        within: SchemaId,
        /// What is asserted of them.
        others: SchemaId,
    },
    /// A `pattern` beside another one.
    Pattern(String),
    /// A `format` beside another one.
    Format(String),
    /// A `multipleOf` beside another one.
    MultipleOf(Number),
    /// Arms of a `oneOf` that are numbers: not both of them hold.
    NotBoth(SchemaId, SchemaId),
    /// An `anyOf` that does not tell types apart.
    AnyOf(Vec<SchemaId>),
    /// A `oneOf` that does not tell types apart.
    OneOf(Vec<SchemaId>),
}

impl Assertion {
    /// The schemas that it is made of, but for the one that it stands in.
    pub fn schemas_mut(&mut self) -> Vec<&mut SchemaId> {
        match self {
            Self::Contradiction(..)
            | Self::DependentRequired(_)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::MultipleOf(_) => Vec::new(),
            Self::If {
                condition,
                then,
                otherwise,
            } => [condition]
                .into_iter()
                .chain(then)
                .chain(otherwise)
                .collect(),
            Self::PrefixItems { prefix, rest } => prefix.iter_mut().chain(rest).collect(),
            Self::PatternProperties {
                patterns,
                names: _,
                others,
            } => {
                let others = match others {
                    Additional::Schema(id) => Some(id),
                    Additional::Absent | Additional::Allowed | Additional::Refused => None,
                };
                let patterns = patterns.iter_mut().map(|(_, id)| id);
                patterns.chain(others).collect()
            }
            Self::DependentSchemas(schemas) => schemas.iter_mut().map(|(_, id)| id).collect(),
            Self::Not(id)
            | Self::Contains { item: id, .. }
            | Self::Members { form: id, .. }
            | Self::PropertyNames(id)
            | Self::UnevaluatedProperties { others: id, .. }
            | Self::UnevaluatedItems { others: id, .. } => vec![id],
            Self::NotBoth(first, second) => vec![first, second],
            Self::AnyOf(arms) | Self::OneOf(arms) => arms.iter_mut().collect(),
        }
    }
}

/// Keywords that depend on how the validator came to a schema, which no model can know.
const DYNAMIC: [&str; 2] = ["$dynamicRef", "$recursiveRef"];

/// Keywords that OpenAPI 3.0 knows.
const KNOWN: [&str; 2] = ["not", "items"];

/// Takes the assertions out of a schema.
pub(super) fn take(
    arena: &mut Arena,
    within: SchemaId,
    schema: &mut Map<String, Value>,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Vec<Assertion> {
    let mut taker = Taker {
        arena,
        schema,
        pointer,
        diagnostics,
        taken: Vec::new(),
    };
    taker.report_dynamic();
    taker.take_condition();
    taker.take_items();
    taker.take_contains();
    taker.take_dependencies();
    taker.take_members(within);
    if let Some(not) = taker.subschema("not") {
        taker.taken.push(Assertion::Not(not));
    }
    if let Some(others) = taker.subschema("unevaluatedItems") {
        taker
            .taken
            .push(Assertion::UnevaluatedItems { within, others });
    }
    taker.taken
}

struct Taker<'a> {
    arena: &'a mut Arena,
    schema: &'a mut Map<String, Value>,
    pointer: &'a Pointer,
    diagnostics: &'a mut Diagnostics,
    taken: Vec<Assertion>,
}

impl Taker<'_> {
    fn take_condition(&mut self) {
        // `then` and `else` mean nothing without `if`.
        let condition = self.subschema("if");
        let (then, otherwise) = (self.subschema("then"), self.subschema("else"));
        if let Some(condition) = condition
            && (then.is_some() || otherwise.is_some())
        {
            self.taken.push(Assertion::If {
                condition,
                then,
                otherwise,
            });
        }
    }

    fn take_items(&mut self) {
        let (keyword, rest) = match self.schema.get("items") {
            Some(Value::Array(_)) => ("items", "additionalItems"),
            _ => ("prefixItems", "items"),
        };
        let prefix = self.subschemas(keyword);
        if !prefix.is_empty() {
            let rest = self.subschema(rest);
            self.taken.push(Assertion::PrefixItems { prefix, rest });
        }
        // It means nothing beside `items` that are not a list.
        self.schema.shift_remove("additionalItems");
    }

    fn take_contains(&mut self) {
        let min = self.count("minContains");
        let max = self.count("maxContains");
        if let Some(item) = self.subschema("contains") {
            let min = min.unwrap_or(1);
            self.taken.push(Assertion::Contains { item, min, max });
        }
    }

    fn take_dependencies(&mut self) {
        let mut required = self.names_by_name("dependentRequired");
        let mut schemas = self.subschemas_by_name("dependentSchemas");
        // Older drafts have one keyword for both.
        let pointer = self.pointer.member("dependencies");
        for (name, dependency) in self.members("dependencies") {
            match names(&dependency) {
                Some(names) => required.push((name, names)),
                None => {
                    let schema = self.detach(dependency, &pointer.member(&name));
                    schemas.push((name, schema));
                }
            }
        }
        if !required.is_empty() {
            self.taken.push(Assertion::DependentRequired(required));
        }
        if !schemas.is_empty() {
            self.taken.push(Assertion::DependentSchemas(schemas));
        }
    }

    fn take_members(&mut self, within: SchemaId) {
        let patterns = self.subschemas_by_name("patternProperties");
        if !patterns.is_empty() {
            let others = self.take_additional();
            let properties = self.schema.get("properties").and_then(Value::as_object);
            let names = properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone());
            self.taken.push(Assertion::PatternProperties {
                patterns,
                names: names.collect(),
                others,
            });
        }
        if let Some(names) = self.subschema("propertyNames") {
            self.taken.push(Assertion::PropertyNames(names));
        }
        if let Some(others) = self.subschema("unevaluatedProperties") {
            self.taken
                .push(Assertion::UnevaluatedProperties { within, others });
        }
    }

    /// `additionalProperties` beside patterns: any member may match one.
    fn take_additional(&mut self) -> Additional {
        match self
            .schema
            .insert("additionalProperties".to_owned(), true.into())
        {
            None => Additional::Absent,
            Some(Value::Bool(true)) => Additional::Allowed,
            Some(Value::Bool(false)) => Additional::Refused,
            Some(schema) => {
                let pointer = self.pointer.member("additionalProperties");
                Additional::Schema(self.detach(schema, &pointer))
            }
        }
    }
}

/// The readers of one keyword each. What has another shape than the keyword wants is reported.
impl Taker<'_> {
    fn detach(&mut self, mut schema: Value, pointer: &Pointer) -> SchemaId {
        self.arena.detach(&mut schema, pointer, self.diagnostics)
    }

    fn subschema(&mut self, keyword: &str) -> Option<SchemaId> {
        match self.schema.get(keyword)? {
            Value::Object(_) => {
                let schema = self.schema.shift_remove(keyword)?;
                Some(self.detach(schema, &self.pointer.member(keyword)))
            }
            // What reads the rest of the schema complains about it.
            _ if KNOWN.contains(&keyword) => None,
            _ => self.misshapen(keyword),
        }
    }

    fn subschemas(&mut self, keyword: &str) -> Vec<SchemaId> {
        let schemas = match self.schema.shift_remove(keyword) {
            None => return Vec::new(),
            Some(Value::Array(schemas)) => schemas,
            Some(_) => return self.misshapen(keyword).unwrap_or_default(),
        };
        let pointer = self.pointer.member(keyword);
        let schemas = schemas.into_iter().enumerate();
        schemas
            .map(|(index, schema)| self.detach(schema, &pointer.element(index)))
            .collect()
    }

    fn subschemas_by_name(&mut self, keyword: &str) -> Vec<(String, SchemaId)> {
        let pointer = self.pointer.member(keyword);
        let members = self.members(keyword).into_iter();
        members
            .map(|(name, schema)| {
                let schema = self.detach(schema, &pointer.member(&name));
                (name, schema)
            })
            .collect()
    }

    fn names_by_name(&mut self, keyword: &str) -> Vec<(String, Vec<String>)> {
        let members = self.members(keyword);
        let read = |(name, value): (String, Value)| Some((name, names(&value)?));
        let known: Option<Vec<_>> = members.into_iter().map(read).collect();
        known
            .or_else(|| self.misshapen(keyword))
            .unwrap_or_default()
    }

    fn members(&mut self, keyword: &str) -> Map<String, Value> {
        match self.schema.shift_remove(keyword) {
            None => Map::new(),
            Some(Value::Object(members)) => members,
            Some(_) => self.misshapen(keyword).unwrap_or_default(),
        }
    }

    fn count(&mut self, keyword: &str) -> Option<u64> {
        let value = self.schema.shift_remove(keyword)?;
        // Some write 1.0.
        let whole = value.as_number().and_then(integer_of);
        let count = whole.and_then(|whole| u64::try_from(whole).ok());
        count.or_else(|| self.misshapen(keyword))
    }

    fn misshapen<T>(&mut self, keyword: &str) -> Option<T> {
        self.schema.shift_remove(keyword);
        self.diagnostics.report(
            Code::UncheckedKeyword,
            &self.pointer.member(keyword),
            format!("`{keyword}` is not checked, since it has not the shape that it should have"),
            "see JSON Schema for the shape that is wanted here",
        );
        None
    }

    fn report_dynamic(&mut self) {
        let dynamic = DYNAMIC
            .iter()
            .filter(|keyword| self.schema.contains_key(**keyword));
        for keyword in dynamic {
            self.diagnostics.report(
                Code::UncheckedKeyword,
                &self.pointer.member(keyword),
                format!(
                    "`{keyword}` is not checked: what it refers to depends on where it is used"
                ),
                "refer to one schema with `$ref`",
            );
        }
    }
}

/// A list of names.
fn names(value: &Value) -> Option<Vec<String>> {
    let names = value.as_array()?.iter();
    names.map(|name| name.as_str().map(str::to_owned)).collect()
}
