use crate::models::*;
use crate::support::json::{
    Decoded, Input, Json, Output, Trial, from_slice_strict, from_str, to_string,
};
use crate::support::{Maybe, Validate};

#[test]
fn a_value_comes_back_unchanged() {
    let text = r#"{"key":"news","parent":null,"email":null,"createdAt":"2024-01-01T00:00:00.000Z","secret":"x","tags":["a"],"limits":{"rate":5},"channel":"sms","zzz":[1,2.5,{"b":1,"a":2}]}"#;
    let request: CreateTopicRequest = from_str(text).expect("a valid value");
    assert_eq!(request.email, Maybe::Null);
    assert_eq!(to_string(&request).expect("finite numbers"), text);
    assert_eq!(
        serde_json::to_string(&request).expect("finite numbers"),
        text
    );
    assert_eq!(
        serde_json::from_str::<CreateTopicRequest>(text).expect("a valid value"),
        request
    );
}

#[test]
fn every_violation_is_found_at_once() {
    let text = r#"{"key":5,"limits":{"rate":1.5,"x":1},"tags":["a",{"b":[]},true],"tags":[]}"#;
    let error = from_slice_strict::<CreateTopicRequest>(text.as_bytes()).expect_err("violations");
    assert_eq!(
        error.to_string(),
        "/key: must be a string, not a number; /limits/rate: 1.5 is not an integer; /limits/x: is not a member of this object; \
         /tags/1: must be a string, not an object; /tags/2: must be a string, not a boolean; /parent: is missing; /channel: is missing"
    );
}

#[test]
fn syntax_errors_are_told_apart() {
    let error = from_str::<CreateTopicRequest>(r#"{"key": [1, }"#).expect_err("no JSON");
    assert_eq!(
        error.to_string(),
        "is not JSON: expected value at line 1 column 13"
    );
}

#[test]
fn unions_are_dispatched() {
    for text in [
        r#""u1""#,
        r#"[{"subscriberId":"u1"},"u2",[]]"#,
        r#"{"type":"topic","topicKey":"k"}"#,
        r#"{"subscriberId":"u1","phone":"1"}"#,
    ] {
        let recipient: Recipient = from_str(text).expect("a valid value");
        assert_eq!(to_string(&recipient).expect("finite numbers"), text);
    }
}

#[test]
fn validation_finds_the_rest() {
    let mut request = CreateTopicRequest::new("News!", None, "fax".into());
    request.tags = Some(vec!["a".into(), String::new(), "a".into()]);
    request.limits = Some(CreateTopicRequestLimits {
        rate: Some(0),
        tolerance: Some(0.07),
    });
    assert_eq!(
        request.validate().expect_err("violations").to_string(),
        "/key: must match ^[a-z][a-z0-9_-]*$; /tags: items 0 and 2 are the same; /tags/1: must not be empty; \
         /limits/rate: must be at least 1; /channel: \"fax\" is none of \"in_app\", \"email\""
    );
}

/// A union of one arm, which excludes members that it does not know.
#[derive(Debug)]
struct Tried(CreateTopicRequestLimits);

impl Json for Tried {
    fn encode(&self, output: Output<'_>) {
        self.0.encode(output);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut trial = Trial::new(input, &[0])?;
        loop {
            trial.next_arm()?;
            if let Some(limits) = trial.arm("Limits") {
                return Ok(Self(limits));
            }
        }
    }
}

#[test]
fn arms_that_are_tried_exclude_members_only_where_the_input_is_read_strictly() {
    let text = r#"{"rate":5,"x":1}"#;
    let lenient = from_str::<Tried>(text).expect("a client survives a newer server");
    assert_eq!(lenient.0.rate, Some(5));
    let refused = from_slice_strict::<Tried>(text.as_bytes()).expect_err("a server does not");
    assert!(refused.to_string().contains("/x: is not a member"));
}

#[test]
fn an_arm_whose_rules_are_broken_is_read_all_the_same_so_that_it_can_tell_them() {
    let read = from_slice_strict::<Tried>(br#"{"rate":0}"#).expect("the types fit");
    assert!(read.0.validate().is_err());
}
