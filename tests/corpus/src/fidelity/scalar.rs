//! Numbers, strings and listed values that a flat schema accepts, or all but.

use serde_json::{Map, Number, Value, json};

use super::sample::Sampler;
use super::text;

impl Sampler<'_> {
    pub(super) fn word(&mut self, words: &[Value]) -> Value {
        let word = self.random.pick(words).cloned().unwrap_or_default();
        match (self.breaks(), word) {
            (false, word) => word,
            (true, Value::String(word)) => Value::from(word + "?"),
            (true, Value::Number(number)) => json!(number.as_f64().unwrap_or(0.0) + 1000.0),
            (true, _) => json!("another"),
        }
    }

    pub(super) fn number(&mut self, flat: &Map<String, Value>, whole: bool) -> Value {
        let limit = |name: &str| flat.get(name).and_then(Value::as_f64);
        let is_exclusive = |name: &str| flat.get(name) == Some(&Value::Bool(true));
        let step = limit("multipleOf").unwrap_or(if whole { 1.0 } else { 0.25 });
        let mut least = limit("minimum").or(limit("exclusiveMinimum"));
        let mut most = limit("maximum").or(limit("exclusiveMaximum"));
        if is_exclusive("exclusiveMinimum") || limit("exclusiveMinimum").is_some() {
            least = least.map(|least| least + step);
        }
        if is_exclusive("exclusiveMaximum") || limit("exclusiveMaximum").is_some() {
            most = most.map(|most| most - step);
        }
        if let Some(least) = least
            && self.breaks()
        {
            return number(least - step, whole);
        }
        if let Some(most) = most
            && self.breaks()
        {
            return number(most + step, whole);
        }
        if limit("multipleOf").is_some() && self.breaks() {
            return number(least.unwrap_or(0.0) + step / 2.0, false);
        }
        if whole && self.breaks() {
            return json!(1.5);
        }
        let start = least
            .or(most.map(|most| most - 10.0 * step))
            .unwrap_or(-step * 3.0);
        let end = most.unwrap_or(start + 100.0 * step);
        let chosen = match self.random.below(4) {
            0 => start,
            1 => end,
            _ => start + (self.random.below(100) as f64) * step,
        };
        let aligned = (chosen / step).round() * step;
        let chosen = if limit("multipleOf").is_some() {
            aligned
        } else {
            chosen
        };
        number(chosen.clamp(start, end.max(start)), whole)
    }

    pub(super) fn text(&mut self, flat: &Map<String, Value>) -> Value {
        let most = flat.get("maxLength").and_then(Value::as_u64);
        if let Some(most) = most.filter(|most| *most < 10_000)
            && self.breaks()
        {
            return Value::from("x".repeat(usize::try_from(most).unwrap_or(0) + 1));
        }
        let least = flat.get("minLength").and_then(Value::as_u64);
        if let Some(least) = least.filter(|least| (1..10_000).contains(least))
            && self.breaks()
        {
            return Value::from("x".repeat(usize::try_from(least).unwrap_or(1) - 1));
        }
        if let Some(pattern) = flat.get("pattern").and_then(Value::as_str) {
            if self.breaks() {
                return Value::from("\u{1} no match \u{1}");
            }
            if let Some(text) = text::of_pattern(pattern, &mut self.random) {
                return Value::from(text);
            }
        }
        if let Some(format) = flat.get("format").and_then(Value::as_str) {
            let strict = ["date", "date-time", "byte"].contains(&format);
            if strict && self.breaks() {
                return Value::from("no such format!");
            }
            if let Some(text) = text::of_format(format, &mut self.random) {
                return Value::from(text);
            }
        }
        let length = text::length(
            flat.get("minLength"),
            flat.get("maxLength"),
            &mut self.random,
        );
        Value::from(text::of_length(length, &mut self.random))
    }
}

/// A number as JSON writes it: with a fraction only where it has one.
fn number(value: f64, whole: bool) -> Value {
    // Floats beyond 64 bits saturate, which is as good a limit as any.
    #[expect(clippy::cast_possible_truncation, reason = "it saturates")]
    let truncated = value as i64;
    if whole || (value.fract() == 0.0 && value.abs() < 1e15) {
        Value::from(truncated)
    } else {
        Number::from_f64(value).map_or(Value::Null, Value::Number)
    }
}
