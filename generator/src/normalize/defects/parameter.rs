//! Parameters that do not say what they are.

use serde_json::{Map, Value, json};

use super::{Place, mended, take_out};
use crate::normalize::Scene;
use crate::normalize::query_string::is_whole;

/// Leaves out parameters that have no name, and takes those that do not say where they are for
/// parameters of the query.
pub(super) fn mend_list(
    holder: &mut Map<String, Value>,
    pointer: Place<'_>,
    scene: &mut Scene<'_>,
) {
    let Some(Value::Array(parameters)) = holder.get_mut("parameters") else {
        return;
    };
    let place = pointer().member("parameters");
    for (place, _) in take_out(parameters, &place, scene, is_nameless) {
        let message = "a parameter without a name is left out".to_owned();
        mended(scene, &place, message, "give it its name");
    }
    for (index, parameter) in parameters.iter_mut().enumerate() {
        let Value::Object(parameter) = parameter else {
            continue;
        };
        if parameter.contains_key("$ref") || parameter.contains_key("in") {
            continue;
        }
        parameter.insert("in".to_owned(), "query".into());
        let message = "`in` is missing; it is taken for `query`".to_owned();
        let help = "say where the parameter is";
        mended(scene, &place.element(index), message, help);
    }
}

/// Whether a parameter has no name and needs one on the wire.
fn is_nameless(parameter: &Value) -> bool {
    let parameter = parameter.as_object();
    parameter
        .is_some_and(|it| !it.contains_key("$ref") && !it.contains_key("name") && !is_whole(it))
}

/// Gives a parameter what it lacks and what can be no other.
pub(super) fn mend(parameter: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if is_whole(parameter) {
        if !parameter.contains_key("name") {
            parameter.insert("name".to_owned(), "querystring".into());
            let message = "`name` is missing; it is taken for `querystring`".to_owned();
            mended(scene, &pointer(), message, "give it a name");
        }
    } else if !parameter.contains_key("schema") && !parameter.contains_key("content") {
        parameter.insert("schema".to_owned(), json!({ "type": "string" }));
        let message = "the parameter has no schema; it is taken for text".to_owned();
        mended(scene, &pointer(), message, "give it a `schema`");
    }
}
