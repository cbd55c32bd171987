//! Members of another JSON type than the one that OpenAPI gives them.
//!
//! A scalar becomes what it is the text of, or the other way round, and an empty list an empty
//! object; a keyword of a schema, an assertion or a note that is none of this says nothing and is left
//! out. What operations are built of is left as it is where it can't be read, for the stages behind to
//! refuse.

use serde_json::{Map, Number, Value, json};

use super::{Place, mended};
use crate::normalize::Scene;
use crate::structure::Kind;

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Text,
    /// A text that a number or a flag can't stand for.
    Pattern,
    Flag,
    Number,
    /// A number that counts something.
    Count,
    /// A number above zero.
    Positive,
    /// A number, or in OpenAPI 3.0 and before, a flag.
    NumberOrFlag,
    /// A text, or since OpenAPI 3.1 a list of texts.
    TextOrList,
    List,
    /// A list of values of any type.
    Values,
    Texts,
    Object,
    ObjectOrFlag,
}

use Wanted::{
    Count, Flag, List, Number as AnyNumber, NumberOrFlag, Object, ObjectOrFlag, Pattern, Positive,
    Text, TextOrList, Texts, Values,
};

type Member = (&'static str, Wanted);

const SCHEMA: &[Member] = &[
    ("type", TextOrList),
    ("format", Text),
    ("title", Text),
    ("description", Text),
    ("pattern", Pattern),
    ("nullable", Flag),
    ("readOnly", Flag),
    ("writeOnly", Flag),
    ("deprecated", Flag),
    ("uniqueItems", Flag),
    ("minLength", Count),
    ("maxLength", Count),
    ("minItems", Count),
    ("maxItems", Count),
    ("minProperties", Count),
    ("maxProperties", Count),
    ("minContains", Count),
    ("maxContains", Count),
    ("minimum", AnyNumber),
    ("maximum", AnyNumber),
    ("multipleOf", Positive),
    ("exclusiveMinimum", NumberOrFlag),
    ("exclusiveMaximum", NumberOrFlag),
    ("enum", Values),
    ("allOf", List),
    ("anyOf", List),
    ("oneOf", List),
    ("prefixItems", List),
    ("properties", Object),
    ("patternProperties", Object),
    ("additionalProperties", ObjectOrFlag),
];

const PARAMETER: &[Member] = &[
    ("name", Text),
    ("in", Text),
    ("description", Text),
    ("style", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("allowEmptyValue", Flag),
    ("allowReserved", Flag),
    ("explode", Flag),
    ("content", Object),
    ("examples", Object),
];

const OPERATION: &[Member] = &[
    ("operationId", Text),
    ("summary", Text),
    ("description", Text),
    ("deprecated", Flag),
    ("tags", Texts),
    ("parameters", List),
    ("security", List),
    ("callbacks", Object),
    ("externalDocs", Object),
];

const PATH_ITEM: &[Member] = &[
    ("summary", Text),
    ("description", Text),
    ("parameters", List),
];

const REQUEST_BODY: &[Member] = &[
    ("description", Text),
    ("required", Flag),
    ("content", Object),
];

const RESPONSE: &[Member] = &[
    ("description", Text),
    ("headers", Object),
    ("content", Object),
    ("links", Object),
];

const MEDIA_TYPE: &[Member] = &[("examples", Object), ("encoding", Object)];

const TAG: &[Member] = &[
    ("name", Text),
    ("description", Text),
    ("externalDocs", Object),
];

const SERVER: &[Member] = &[("url", Text), ("description", Text), ("variables", Object)];

const SERVER_VARIABLE: &[Member] = &[("default", Text), ("description", Text), ("enum", Texts)];

const SECURITY_SCHEME: &[Member] = &[
    ("type", Text),
    ("description", Text),
    ("name", Text),
    ("in", Text),
    ("scheme", Text),
    ("bearerFormat", Text),
    ("openIdConnectUrl", Text),
];

const INFO: &[Member] = &[
    ("description", Text),
    ("termsOfService", Text),
    ("contact", Object),
    ("license", Object),
];

const OPEN_API: &[Member] = &[("externalDocs", Object), ("security", List), ("tags", List)];

fn members(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::Schema => SCHEMA,
        Kind::Parameter | Kind::Header => PARAMETER,
        Kind::Operation => OPERATION,
        Kind::PathItem => PATH_ITEM,
        Kind::RequestBody => REQUEST_BODY,
        Kind::Response => RESPONSE,
        Kind::MediaType => MEDIA_TYPE,
        Kind::Tag => TAG,
        Kind::Server => SERVER,
        Kind::ServerVariable => SERVER_VARIABLE,
        Kind::SecurityScheme => SECURITY_SCHEME,
        Kind::Info => INFO,
        Kind::OpenApi => OPEN_API,
        _ => &[],
    }
}

/// Mends the members of an object.
pub(super) fn mend(
    object: &mut Map<String, Value>,
    kind: Kind,
    pointer: Place<'_>,
    scene: &mut Scene<'_>,
) {
    for (name, wanted) in members(kind) {
        let Some(value) = object.get(*name) else {
            continue;
        };
        if fits(value, *wanted) {
            continue;
        }
        let read = read(value, *wanted);
        if read.is_none() && kind != Kind::Schema && is_structure(*wanted) {
            continue;
        }
        // JSON Schema tells numbers by their value: `1.0` counts one.
        if !(value.is_number() && read.as_ref().is_some_and(Value::is_number)) {
            let message = message(name, *wanted, value, read.as_ref());
            mended(
                scene,
                &pointer().member(name),
                message,
                "write what is meant",
            );
        }
        match read {
            Some(read) => object.insert((*name).to_owned(), read),
            None => object.shift_remove(*name),
        };
    }
}

fn message(name: &str, wanted: Wanted, written: &Value, read: Option<&Value>) -> String {
    let (noun, shown) = (noun(wanted), shown(written));
    match read {
        Some(Value::Array(list)) if !list.is_empty() => {
            format!("`{name}` is {noun}, and {shown} is not; it is taken for the only one")
        }
        Some(Value::Array(_)) => format!("`{name}` is {noun}, and an empty object is not"),
        Some(Value::Object(_)) => format!("`{name}` is {noun}, and an empty list is not"),
        Some(read) => format!("`{name}` is {noun}, and {shown} is not; it is taken for `{read}`"),
        None => format!("`{name}` is {noun}; {shown} says nothing"),
    }
}

fn noun(wanted: Wanted) -> &'static str {
    match wanted {
        Text | Pattern | TextOrList => "a text",
        Flag => "true or false",
        AnyNumber | NumberOrFlag => "a number",
        Positive => "a number above zero",
        Count => "a count",
        List | Values => "a list",
        Texts => "a list of texts",
        Object => "an object",
        ObjectOrFlag => "a schema",
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        scalar => format!("`{scalar}`"),
    }
}

fn fits(value: &Value, wanted: Wanted) -> bool {
    match wanted {
        Text | Pattern => value.is_string(),
        Flag => value.is_boolean(),
        AnyNumber => value.is_number(),
        Positive => value.as_f64().is_some_and(|number| number > 0.0),
        Count => value.is_u64(),
        NumberOrFlag => value.is_number() || value.is_boolean(),
        TextOrList => value.is_string() || is_texts(value) && *value != json!([]),
        List | Values => value.is_array(),
        Texts => is_texts(value),
        Object => value.is_object(),
        ObjectOrFlag => value.is_object() || value.is_boolean(),
    }
}

fn is_texts(value: &Value) -> bool {
    let texts = value.as_array();
    texts.is_some_and(|texts| texts.iter().all(Value::is_string))
}

/// Whether members are lost with what is left out.
fn is_structure(wanted: Wanted) -> bool {
    matches!(wanted, List | Object | ObjectOrFlag)
}

/// What a value of the wrong type is meant to be.
fn read(value: &Value, wanted: Wanted) -> Option<Value> {
    match (wanted, value) {
        (Text | TextOrList, Value::Number(_) | Value::Bool(_)) => Some(value.to_string().into()),
        (Flag | ObjectOrFlag, Value::String(text)) => flag(text),
        (AnyNumber, Value::String(text)) => number(text).map(Value::Number),
        (Positive, Value::String(text)) => {
            let number = number(text).map(Value::Number);
            number.filter(|number| fits(number, Positive))
        }
        (NumberOrFlag, Value::String(text)) => {
            flag(text).or_else(|| number(text).map(Value::Number))
        }
        (Count, Value::String(text)) => count(&number(text)?),
        (Count, Value::Number(number)) => count(number),
        (TextOrList, Value::Array(elements)) => {
            Some(texts(elements)).filter(|texts| *texts != json!([]))
        }
        (Texts, Value::Array(elements)) => Some(texts(elements)),
        (List, Value::Object(object)) if object.is_empty() => Some(Value::Array(Vec::new())),
        (Texts, Value::String(_)) | (List, Value::Object(_)) | (Values, _) => {
            Some(Value::Array(vec![value.clone()]))
        }
        (Object | ObjectOrFlag, Value::Array(list)) if list.is_empty() => {
            Some(Value::Object(Map::new()))
        }
        _ => None,
    }
}

/// The flag that a text is.
pub(super) fn flag(text: &str) -> Option<Value> {
    let text = text.trim();
    let is = |name: &str| text.eq_ignore_ascii_case(name);
    (is("true") || is("false")).then(|| Value::Bool(is("true")))
}

fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text.trim()).ok()
}

/// A number without a fraction that counts something; a limit beyond all counts limits nothing.
fn count(number: &Number) -> Option<Value> {
    let number = number.as_f64()?;
    let is_count = number >= 0.0 && number.fract() == 0.0 && number < 9.0e15;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    is_count.then_some(Value::from(number as u64))
}

/// The scalars of a list as texts, and the names of objects.
fn texts(elements: &[Value]) -> Value {
    let text = |element: &Value| match element {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(element.to_string()),
        Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
        _ => None,
    };
    elements.iter().filter_map(text).map(Value::from).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Count, Flag, List, NumberOrFlag, Positive, Text, TextOrList, Texts, fits, read};

    #[test]
    fn what_is_meant_is_read_and_the_rest_is_not() {
        assert_eq!(read(&json!(0), Text), Some(json!("0")));
        assert_eq!(read(&json!({}), Text), None);
        assert_eq!(read(&json!("True"), Flag), Some(json!(true)));
        assert_eq!(read(&json!(1), Flag), None);
        assert_eq!(read(&json!("3"), Count), Some(json!(3)));
        assert_eq!(read(&json!(1.0), Count), Some(json!(1)));
        assert_eq!(read(&json!(-1), Count), None);
        assert_eq!(read(&json!(1.0e20), Count), None);
        assert_eq!(read(&json!("5"), NumberOrFlag), Some(json!(5)));
        assert_eq!(read(&json!("pets"), Texts), Some(json!(["pets"])));
        assert_eq!(
            read(&json!([{ "name": "pets" }, 1]), Texts),
            Some(json!(["pets", "1"]))
        );
        assert_eq!(read(&json!([]), TextOrList), None);
        assert_eq!(read(&json!("0.5"), Positive), Some(json!(0.5)));
        assert_eq!(read(&json!(0), Positive), None);
        assert_eq!(
            read(&json!({ "type": "string" }), List),
            Some(json!([{ "type": "string" }]))
        );
    }

    #[test]
    fn what_a_dialect_allows_is_left_alone() {
        assert!(fits(&json!(["string", "null"]), TextOrList));
        assert!(fits(&json!(true), NumberOrFlag) && fits(&json!(1), NumberOrFlag));
        assert!(!fits(&Value::Null, Text));
    }
}
