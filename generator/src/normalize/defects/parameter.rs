//! Parameters that do not say what they are.

use serde_json::{Map, Value};

use super::{Place, mended, take_out};
use crate::diagnostic::Code;
use crate::normalize::Scene;
use crate::pointer::Pointer;

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
    let left_out = take_out(parameters, &place, scene, |parameter| {
        is_whole(parameter) || is_nameless(parameter)
    });
    for (place, parameter) in left_out {
        tell_left_out(&place, &parameter, scene);
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

/// Whether a parameter is the query as a whole.
fn is_whole(parameter: &Value) -> bool {
    parameter.get("in").is_some_and(|it| it == "querystring")
}

fn is_nameless(parameter: &Value) -> bool {
    let parameter = parameter.as_object();
    parameter.is_some_and(|it| !it.contains_key("$ref") && !it.contains_key("name"))
}

fn tell_left_out(place: &Pointer, parameter: &Value, scene: &mut Scene<'_>) {
    if is_whole(parameter) {
        scene.diagnostics.report(
            Code::RawForm,
            place,
            "the query as a whole has no type and is left out",
            "describe its parameters one by one with `in: query`",
        );
    } else {
        let message = "a parameter without a name is left out".to_owned();
        mended(scene, place, message, "give it its name");
    }
}
