//! Of the arms of a union that a value fits, the one that holds least is taken, wherever it stands.

use serde_json::{Value, json};
use specsmith_compiled_features::union_of_kinds::models::Ordered;

fn read(value: Value) -> Ordered {
    serde_json::from_value(value).expect("any value is one of the union")
}

#[test]
fn what_holds_less_is_tried_first() {
    assert!(matches!(read(json!("a")), Ordered::Listed(_)));
    assert!(matches!(read(json!("none")), Ordered::Word(_)));
    assert!(matches!(read(json!("2024-02-29")), Ordered::Day(_)));
    assert!(matches!(read(json!("xy")), Ordered::Short(_)));
    assert!(matches!(read(json!("xyz")), Ordered::Text(_)));
    assert!(matches!(read(json!(1)), Ordered::Small(_)));
    assert!(matches!(read(json!(3_000_000_000_i64)), Ordered::Whole(_)));
    assert!(matches!(read(json!(1.5)), Ordered::Number(_)));
    assert!(matches!(read(json!([1])), Ordered::List(_)));
    for other in [json!(true), json!(["a"]), json!({ "a": 1 })] {
        assert!(matches!(read(other), Ordered::Anything(_)));
    }
}
