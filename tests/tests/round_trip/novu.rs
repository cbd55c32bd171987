//! What the document says about the messages of its operations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;
use specsmith_tests::document::{Document, entries, items};
use specsmith_tests::json_schema::Examples;
use specsmith_tests::{document, spec};

/// The document.
pub static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| spec::load_novu().expect("the document can be read"));

/// All operations by the names of their methods in Rust.
pub static NOVU: LazyLock<BTreeMap<String, Operation>> = LazyLock::new(|| {
    let document = &*DOCUMENT;
    let schemas = Examples::new(document);
    let operations = document.operations().map(|operation| {
        let id = operation.value["operationId"].as_str();
        let name = snake_case(id.expect("operations have ids"));
        (name, Operation::read(document, &schemas, operation))
    });
    operations.collect()
});

/// One operation.
pub struct Operation {
    pub method: String,
    pub path: String,
    pub parameters: Vec<Parameter>,
    /// Whether a request must have a body.
    pub needs_body: bool,
    pub request: Option<Body>,
    /// The status of the success.
    pub success: u16,
    /// Answers that have a body, by status or `default`.
    pub answers: BTreeMap<String, Body>,
    /// Names of the security schemes of which one is asked for.
    pub security: Vec<String>,
}

/// One parameter.
pub struct Parameter {
    pub name: String,
    pub location: String,
    pub required: bool,
    pub body: Body,
}

/// A value that the document shows, and the schema that it belongs to.
pub struct Body {
    pub shown: Value,
    pub schema: &'static Value,
    validator: Validator,
    /// The member that holds the payload.
    envelope: Option<String>,
}

impl Operation {
    fn read(
        document: &'static Document,
        schemas: &Examples,
        operation: document::Operation<'static>,
    ) -> Self {
        let request = document.resolve(&operation.value["requestBody"]);
        let parameters = operation.parameters(document).into_iter();
        let answers = operation
            .responses(document)
            .filter_map(|(status, answer)| {
                Some((status.to_owned(), Body::of_message(schemas, answer)?))
            });
        let security = operation.value.get("security");
        let security = security.unwrap_or(&document.root["security"]);
        let schemes = items(security).flat_map(entries);
        Self {
            method: operation.method.to_uppercase(),
            path: operation.path.to_owned(),
            parameters: parameters
                .map(|parameter| Parameter::read(document, schemas, parameter))
                .collect(),
            needs_body: request["required"] == true,
            request: Body::of_message(schemas, request),
            success: success(&operation),
            answers: answers.collect(),
            security: schemes.map(|(name, _)| name.to_owned()).collect(),
        }
    }

    /// The body of the success.
    pub fn answer(&self) -> Option<&Body> {
        self.answers.get(&self.success.to_string())
    }

    /// Whether answers of this status are declared by themselves.
    pub fn declares(&self, status: u16) -> bool {
        self.answers.contains_key(&status.to_string())
    }

    /// The body that the document shows for a status that is no success.
    pub fn failure(&self, status: u16) -> Option<&Body> {
        let declared = self.answers.get(&status.to_string());
        declared.or_else(|| self.answers.get("default"))
    }
}

/// The first status that is a success; where there is none, the first redirect.
fn success(operation: &document::Operation<'_>) -> u16 {
    let statuses =
        entries(&operation.value["responses"]).filter_map(|(status, _)| status.parse().ok());
    let successes = statuses.filter(|status| (200..400).contains(status));
    successes.min().expect("every operation can succeed")
}

impl Parameter {
    fn read(document: &'static Document, schemas: &Examples, parameter: &'static Value) -> Self {
        let text = |member: &str| parameter[member].as_str().unwrap_or_default().to_owned();
        Self {
            name: text("name"),
            location: text("in"),
            required: parameter["required"] == true,
            body: Body::of_parameter(document, schemas, parameter),
        }
    }
}

impl Body {
    /// The only body of a message.
    fn of_message(schemas: &Examples, message: &'static Value) -> Option<Self> {
        let (_, media_type) = entries(&message["content"]).next()?;
        Some(Self::read(schemas, media_type))
    }

    /// The value of a parameter, whose example may stand in its schema, as may words to choose from.
    fn of_parameter(
        document: &'static Document,
        schemas: &Examples,
        parameter: &'static Value,
    ) -> Self {
        let mut body = Self::read(schemas, parameter);
        let schema = document.resolve(&parameter["schema"]);
        let places = [
            &parameter["example"],
            &schema["example"],
            &schema["enum"][0],
        ];
        let shown = places.into_iter().find(|shown| !shown.is_null());
        body.shown = shown.cloned().unwrap_or_default();
        body
    }

    /// What has an example beside its schema.
    fn read(schemas: &Examples, holder: &'static Value) -> Self {
        let validator = schemas.validator(&holder["schema"], &[]);
        let envelope = holder["schema"]["x-envelope"].as_str();
        Self {
            shown: holder["example"].clone(),
            schema: &holder["schema"],
            validator: validator.expect("the schema can be used"),
            envelope: envelope.map(str::to_owned),
        }
    }

    /// Whether the schema admits a value.
    pub fn admits(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// Whether nothing is wrong with a value but words that are not listed.
    pub fn admits_but_for_words(&self, value: &Value) -> bool {
        let mut errors = self.validator.iter_errors(value);
        errors.all(|error| matches!(error.kind(), ValidationErrorKind::Enum { .. }))
    }

    /// What callers see of a body: the payload without its envelope.
    pub fn payload(&self, body: &Value) -> Value {
        match &self.envelope {
            Some(member) => body[member].clone(),
            None => body.clone(),
        }
    }
}

fn snake_case(id: &str) -> String {
    let mut name = String::new();
    for character in id.chars() {
        if character.is_uppercase() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    name
}
