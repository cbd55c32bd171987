//! Whether a schema of a document accepts a value, as a validator has it that nobody here wrote.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, Resource, ValidationError, ValidationOptions, Validator};
use serde_json::{Value, json};

use super::dialect::{DOCUMENT, Dialect};

/// Formats that the validator would check and that the generated types take as they come.
const ANNOTATIONS: [&str; 1] = ["regex"];

/// What schemas are translated to.
const DRAFT: Draft = Draft::Draft202012;

/// A translated document.
pub(super) struct Translated {
    /// `components.schemas` holds all component schemas.
    pub(super) root: Value,
    pub(super) dialect: Dialect,
}

impl Translated {
    pub(super) fn new(document: &Value) -> Self {
        let dialect = Dialect::of(document);
        let schemas = document.pointer(dialect.schemas());
        let schemas: serde_json::Map<String, Value> = schemas
            .map(specsmith_tests::document::entries)
            .into_iter()
            .flatten()
            .map(|(key, schema)| (key.to_owned(), dialect.translate(schema)))
            .collect();
        Self {
            root: json!({ "components": { "schemas": schemas } }),
            dialect,
        }
    }

    /// The schema that a translated reference leads to.
    pub(super) fn target(&self, reference: &str) -> Option<&Value> {
        let pointer = reference.strip_prefix(DOCUMENT)?.strip_prefix('#')?;
        let pointer = percent_encoding::percent_decode_str(pointer)
            .decode_utf8()
            .ok()?;
        self.root.pointer(&pointer)
    }
}

/// Why a value is refused: the keyword, and what the validator says about it.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) keyword: String,
    pub(super) message: String,
}

/// The validator with one document at hand.
pub(super) struct Oracle<'a> {
    pub(super) translated: &'a Translated,
    registry: Registry<'a>,
}

impl<'a> Oracle<'a> {
    /// Fails where the validator does not take the document.
    pub(super) fn new(translated: &'a Translated) -> Result<Self, String> {
        let resource: Resource = DRAFT.create_resource(translated.root.clone());
        let registry = Registry::new()
            .draft(DRAFT)
            .add(DOCUMENT, resource)
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            translated,
            registry,
        })
    }

    /// A validator for one translated schema.
    pub(super) fn validator(&self, schema: &Value) -> Result<Validator, String> {
        let options = self.options();
        options.build(schema).map_err(|error| error.to_string())
    }

    fn options(&self) -> ValidationOptions<'_> {
        let options = jsonschema::options()
            .with_draft(DRAFT)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .with_format("byte", is_base64)
            .with_format("date", is_format("date"))
            .with_format("date-time", is_format("date-time"))
            .offline();
        ANNOTATIONS.iter().fold(options, |options, format| {
            options.with_format(*format, |_: &str| true)
        })
    }

    /// Whether a translated schema accepts a value; not if it can't be read.
    pub(super) fn accepts(&self, schema: &Value, value: &Value) -> bool {
        self.validator(schema)
            .is_ok_and(|validator| validator.is_valid(value))
    }
}

/// The first thing that a validator has against a value.
pub(super) fn complaint(validator: &Validator, value: &Value) -> Option<Complaint> {
    let error = validator.iter_errors(value).next()?;
    Some(innermost(&error))
}

/// Why an arm refuses says more than that no arm accepts.
fn innermost(error: &ValidationError<'_>) -> Complaint {
    let context = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            context.first().and_then(|errors| errors.first())
        }
        _ => None,
    };
    match context {
        Some(error) => innermost(error),
        None => Complaint {
            keyword: error.kind().keyword().to_owned(),
            message: error.masked().to_string(),
        },
    }
}

/// The formats of the latest draft, whatever the draft of the document.
fn is_format(format: &'static str) -> impl Fn(&str) -> bool + Send + Sync + 'static {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = options.build(&json!({ "format": format }));
    move |text| match &validator {
        Ok(validator) => validator.is_valid(&Value::from(text)),
        Err(_) => true,
    }
}

/// Any of the forms of base64 that RFC 2045 and RFC 4648 know, with or without padding.
fn is_base64(text: &str) -> bool {
    let text: String = text.split_ascii_whitespace().collect();
    let digits = text.trim_end_matches('=');
    text.len() - digits.len() <= 2
        && digits.len() % 4 != 1
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}
