//! How the value that comes back differs from the one that was sent.

use serde_json::{Map, Value};

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Member(String),
    Element(usize),
}

/// Something that did not come back as it was.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    /// Where the object or value stands.
    pub(super) path: Vec<Step>,
    pub(super) change: Change,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A member of this name is gone.
    Gone(String),
    /// A member of this name has come.
    Come(String),
    /// Another value, or an array of another length.
    Other(Value),
}

/// Every difference, where numbers are equal as in JSON Schema and the order of members says nothing.
pub(super) fn differences(sent: &Value, given: &Value) -> Vec<Difference> {
    let mut comparison = Comparison::default();
    comparison.compare(sent, given);
    comparison.found
}

#[derive(Default)]
struct Comparison {
    path: Vec<Step>,
    found: Vec<Difference>,
}

impl Comparison {
    fn compare(&mut self, sent: &Value, given: &Value) {
        match (sent, given) {
            (Value::Object(sent), Value::Object(given)) => self.compare_members(sent, given),
            (Value::Array(sent), Value::Array(given)) if sent.len() == given.len() => {
                for (index, (sent, given)) in sent.iter().zip(given).enumerate() {
                    self.path.push(Step::Element(index));
                    self.compare(sent, given);
                    self.path.pop();
                }
            }
            (Value::Number(sent), Value::Number(number)) => {
                let is_float = sent.is_f64() || number.is_f64();
                if sent != number && !(is_float && sent.as_f64() == number.as_f64()) {
                    self.note(Change::Other(given.clone()));
                }
            }
            _ if sent == given => {}
            _ => self.note(Change::Other(given.clone())),
        }
    }

    fn compare_members(&mut self, sent: &Map<String, Value>, given: &Map<String, Value>) {
        for (name, value) in sent {
            match given.get(name) {
                None => self.note(Change::Gone(name.clone())),
                Some(given) => {
                    self.path.push(Step::Member(name.clone()));
                    self.compare(value, given);
                    self.path.pop();
                }
            }
        }
        let come = given.keys().filter(|name| !sent.contains_key(*name));
        come.for_each(|name| self.note(Change::Come(name.clone())));
    }

    fn note(&mut self, change: Change) {
        let path = self.path.clone();
        self.found.push(Difference { path, change });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Change, Difference, Step, differences};

    #[test]
    fn equality_is_that_of_json_schema() {
        let one = json!({ "a": 1, "b": [1.0, { "c": null }] });
        let other = json!({ "b": [1, { "c": null }], "a": 1.0 });
        assert_eq!(differences(&one, &other), []);
    }

    #[test]
    fn every_difference_has_its_place() {
        let sent = json!({ "a": [{ "gone": 1 }], "b": 9_007_199_254_740_993_u64 });
        let given = json!({ "a": [{ "come": 1 }], "b": 9_007_199_254_740_992_u64 });
        let inside = vec![Step::Member("a".to_owned()), Step::Element(0)];
        let difference = |path, change| Difference { path, change };
        assert_eq!(
            differences(&sent, &given),
            [
                difference(inside.clone(), Change::Gone("gone".to_owned())),
                difference(inside, Change::Come("come".to_owned())),
                difference(
                    vec![Step::Member("b".to_owned())],
                    Change::Other(given["b"].clone())
                ),
            ]
        );
    }
}
