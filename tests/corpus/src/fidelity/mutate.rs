//! Changes one thing about a value, whatever its schema.

use serde_json::{Value, json};

use crate::random::Random;

/// The value with one member dropped or added, or one part of it made something else.
pub(super) fn mutated(value: &Value, random: &mut Random) -> Value {
    let mut parts = 0;
    count(value, &mut parts);
    let mut left = random.below(parts);
    let mut value = value.clone();
    if let Some(part) = nth(&mut value, &mut left) {
        change(part, random);
    }
    value
}

fn count(value: &Value, parts: &mut usize) {
    *parts += 1;
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| count(element, parts)),
        Value::Object(members) => members.values().for_each(|member| count(member, parts)),
        _ => {}
    }
}

/// The part of a value that comes after so many others.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|element| nth(element, left)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, left)),
        _ => None,
    }
}

fn change(part: &mut Value, random: &mut Random) {
    if let Value::Object(members) = part {
        match random.below(4) {
            0 | 1 if !members.is_empty() => {
                let name = members.keys().nth(random.below(members.len())).cloned();
                name.map(|name| members.shift_remove(&name));
                return;
            }
            2 => {
                members.insert("undeclared member".to_owned(), json!([1, { "a": "b" }]));
                return;
            }
            _ => {}
        }
    }
    if let (Value::Number(number), true) = (&*part, random.once_in(3)) {
        let step = if random.once_in(2) { 1.0 } else { -1.0 };
        *part = json!(number.as_f64().unwrap_or(0.0) + step);
        return;
    }
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(-0.5),
        json!(""),
        json!("2024"),
        json!([]),
        json!({}),
    ];
    *part = random.pick(&others).cloned().unwrap_or_default();
}
