//! What a generated type takes absent members to be.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use specsmith_support::Validate;

/// Puts defaults into a value of a type that holds it in its member `value`. The error says why it is
/// not such a value.
pub type Fill = fn(&Value) -> Result<Value, String>;

/// Decodes a value, fills its defaults in, and encodes it.
///
/// # Errors
/// Fails where the value is not one of the type.
pub fn fill<T: DeserializeOwned + Serialize + Validate>(value: &Value) -> Result<Value, String> {
    let decoded = serde_json::from_value::<T>(json!({ "value": value }));
    let mut decoded = decoded.map_err(|error| error.to_string())?;
    decoded.fill_defaults();
    let mut encoded = serde_json::to_value(&decoded).map_err(|error| error.to_string())?;
    Ok(encoded["value"].take())
}
