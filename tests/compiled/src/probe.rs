//! What a generated type makes of a value.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use specsmith_support::Validate;
use specsmith_support::json::{self, Json};

/// Runs a value through a type that holds it in its member `value`.
pub type Probe = fn(&Value) -> Outcome;

/// What a type makes of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The value that comes back.
    Accepted(Value),
    /// Why it is refused, a line for each reason.
    Refused(String),
}

/// Runs a value through `decode`, `validate` and `encode`, as servers do from text and as anyone
/// does from a tree. The two agree but for members that a schema forbids: only servers refuse them.
pub fn probe<T: Json + DeserializeOwned + Serialize + Validate>(value: &Value) -> Outcome {
    let holder = json!({ "value": value });
    let strict = outcome(json::from_slice_strict::<T>(holder.to_string().as_bytes()));
    let lenient = outcome(serde_json::from_value::<T>(holder));
    match (strict, lenient) {
        (Outcome::Accepted(strict), lenient) => {
            let strict = Outcome::Accepted(strict);
            assert_eq!(strict, lenient, "text and tree do not agree on {value}");
            lenient
        }
        // Where both refuse, that of the tree has no lines and columns in it.
        (Outcome::Refused(_), Outcome::Refused(reason)) => Outcome::Refused(reason),
        (Outcome::Refused(reason), Outcome::Accepted(_)) => {
            Outcome::Refused(format!("servers only: {reason}"))
        }
    }
}

fn outcome<T: Serialize + Validate, E: Display>(decoded: Result<T, E>) -> Outcome {
    let decoded = match decoded {
        Ok(decoded) => decoded,
        Err(error) => return Outcome::Refused(format!("decode: {error}")),
    };
    if let Err(violations) = decoded.validate() {
        let lines: Vec<String> = violations
            .iter()
            .map(|violation| {
                let limit = violation.limit.as_ref();
                let limit = limit.map_or_else(String::new, |limit| format!(", limit {limit}"));
                format!("validate: {violation} ({}{limit})", violation.keyword)
            })
            .collect();
        return Outcome::Refused(lines.join("\n"));
    }
    let as_tree = serde_json::to_value(&decoded).expect("a model can be encoded");
    let as_text = serde_json::to_string(&decoded).expect("a model can be encoded");
    let as_text: Value = serde_json::from_str(&as_text).expect("a model is encoded as JSON");
    assert_eq!(as_text, as_tree, "text and tree are encoded differently");
    Outcome::Accepted(as_tree["value"].clone())
}
