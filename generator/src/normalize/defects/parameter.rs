//! Parameters that do not say what they are.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::diagnostic::Code;
use crate::normalize::Scene;

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
    for (index, parameter) in parameters.iter_mut().enumerate() {
        let Value::Object(parameter) = parameter else {
            continue;
        };
        if parameter.contains_key("$ref") || !parameter.contains_key("name") {
            continue;
        }
        if !parameter.contains_key("in") {
            parameter.insert("in".to_owned(), "query".into());
            let place = pointer().member("parameters").element(index);
            let message = "`in` is missing; it is taken for `query`".to_owned();
            mended(scene, &place, message, "say where the parameter is");
        }
    }
    let is_whole = |parameter: &Value| parameter.get("in").is_some_and(|it| it == "querystring");
    if parameters.iter().any(is_whole) {
        parameters.retain(|parameter| !is_whole(parameter));
        scene.diagnostics.report(
            Code::RawForm,
            &pointer().member("parameters"),
            "the query as a whole has no type and is left out",
            "describe its parameters one by one with `in: query`",
        );
    }
    let is_nameless = |parameter: &Value| {
        let parameter = parameter.as_object();
        parameter.is_some_and(|it| !it.contains_key("$ref") && !it.contains_key("name"))
    };
    if parameters.iter().any(is_nameless) {
        parameters.retain(|parameter| !is_nameless(parameter));
        let place = pointer().member("parameters");
        let message = "a parameter without a name is left out".to_owned();
        mended(scene, &place, message, "give it its name");
    }
}
