//! Numbers whose digits a float does not hold, through text: `serde_json::Value`, of which
//! `values.yaml` is made, has floats only.

use specsmith_compiled_features::chosen_types::models::Thing;
use specsmith_compiled_features::formats::models::{Amount, Page};
use specsmith_compiled_features::integers::models::Numbers;
use specsmith_support::Validate;
use specsmith_support::json::{self, Json};

/// What a type makes of a text.
fn outcome<T: Json + Validate>(text: &str) -> Result<String, String> {
    let value: T = json::from_slice_strict(text.as_bytes()).map_err(|error| error.to_string())?;
    value.validate().map_err(|error| error.to_string())?;
    json::to_string(&value).map_err(|error| error.to_string())
}

fn comes_back<T: Json + Validate>(text: &str) {
    assert_eq!(outcome::<T>(text).as_deref(), Ok(text));
}

fn is_refused<T: Json + Validate>(text: &str, reason: &str) {
    assert_eq!(outcome::<T>(text), Err(reason.to_owned()), "{text}");
}

#[test]
fn every_digit_comes_back() {
    comes_back::<Thing>(r#"{"number":0.1000000000000000055511151231257827}"#);
    comes_back::<Thing>(r#"{"number":1e400}"#);
    comes_back::<Thing>(r#"{"number":1.50}"#);
    comes_back::<Thing>(r#"{"number":-0.0}"#);
    comes_back::<Thing>(r#"{"money":12345678901234567890123.45}"#);
    comes_back::<Thing>(r#"{"big":170141183460469231731687303715884105726}"#);
    comes_back::<Thing>(r#"{"list":[18446744073709551616,-9223372036854775809]}"#);
    comes_back::<Thing>(r#"{"map":{"a":100000000000000000000.01}}"#);
    comes_back::<Thing>(r#"{"either":123456789012345678901234567890}"#);
    comes_back::<Thing>(r#"{"either":"text"}"#);
    comes_back::<Thing>(r#"{"nullable":null}"#);
    comes_back::<Thing>(r#"{"nullable":9007199254740993.5}"#);
    comes_back::<Page>(
        r#"{"id":"2eb8aa08-aa98-11ea-b4aa-73b441d16380","kinds":[],"price":9007199254740993.55}"#,
    );
    comes_back::<Amount>("9007199254740993.55");
    comes_back::<Amount>(r#""2eb8aa08-aa98-11ea-b4aa-73b441d16380""#);
}

#[test]
fn bounds_and_divisors_are_exact() {
    is_refused::<Thing>(
        r#"{"money":12345678901234567890.001}"#,
        "/money: must be a multiple of 0.01",
    );
    is_refused::<Thing>(
        r#"{"number":-0.50000000000000000000000000001}"#,
        "/number: must be at least -0.5",
    );
    is_refused::<Thing>(
        r#"{"big":170141183460469231731687303715884105727}"#,
        "/big: must be a multiple of 3",
    );
}

#[test]
fn what_no_integer_type_holds_is_refused_at_its_place() {
    let range =
        "-170141183460469231731687303715884105728 and 170141183460469231731687303715884105727";
    is_refused::<Thing>(
        r#"{"list":[1,170141183460469231731687303715884105728]}"#,
        &format!("/list/1: 170141183460469231731687303715884105728 is not between {range}"),
    );
    is_refused::<Thing>(r#"{"big":1.5}"#, "/big: 1.5 is not an integer");
    is_refused::<Numbers>(
        r#"{"plain":9223372036854775808}"#,
        "/plain: 9223372036854775808 is not between -9223372036854775808 and 9223372036854775807",
    );
    is_refused::<Numbers>(
        r#"{"int32":2147483648}"#,
        "/int32: 2147483648 is not between -2147483648 and 2147483647",
    );
}

#[test]
fn integers_may_be_written_as_floats() {
    assert_eq!(
        outcome::<Numbers>(r#"{"plain":1e3}"#).as_deref(),
        Ok(r#"{"plain":1000}"#)
    );
    assert_eq!(
        outcome::<Numbers>(r#"{"plain":-2.0}"#).as_deref(),
        Ok(r#"{"plain":-2}"#)
    );
    assert_eq!(
        outcome::<Thing>(r#"{"big":3e2}"#).as_deref(),
        Ok(r#"{"big":300}"#)
    );
}

/// Of what has a fraction or an exponent, or more than 64 bits, serde_json hands over a float only.
#[test]
fn no_integer_is_changed() {
    for text in [
        "-9223372036854775809",
        "9007199254740992.0",
        "9007199254740993.0",
        "9007199254740993e0",
        "-9223372036854775808.5",
    ] {
        let refusal = outcome::<Numbers>(&format!(r#"{{"plain":{text}}}"#)).expect_err(text);
        let wanted = "can't be read exactly as it is written";
        assert!(refusal.ends_with(wanted), "{text}: {refusal}");
    }
    is_refused::<Numbers>(
        r#"{"uint64":18446744073709551614.0}"#,
        "/uint64: 1.8446744073709552e19 is not between 0 and 18446744073709551615",
    );
    is_refused::<Numbers>(
        r#"{"plain":123456789012345678901234567890}"#,
        "/plain: 1.2345678901234568e29 is not between -9223372036854775808 and 9223372036854775807",
    );
    for (text, written) in [
        ("9007199254740991.0", "9007199254740991"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775807", "9223372036854775807"),
    ] {
        let outcome = outcome::<Numbers>(&format!(r#"{{"plain":{text}}}"#));
        assert_eq!(outcome, Ok(format!(r#"{{"plain":{written}}}"#)));
    }
    comes_back::<Numbers>(r#"{"uint64":18446744073709551615}"#);
    // Where the text is at hand, all of its digits count.
    is_refused::<Thing>(
        r#"{"big":9007199254740993.5}"#,
        "/big: 9007199254740993.5 is not an integer",
    );
    assert_eq!(
        outcome::<Thing>(r#"{"big":9007199254740996.0}"#).as_deref(),
        Ok(r#"{"big":9007199254740996}"#)
    );
}

/// Unions that buffer hold their values like this.
#[test]
fn a_value_in_memory_is_exact_or_refused() {
    let read = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).expect("is JSON");
        json::from_value::<i128>(&value).ok()
    };
    assert_eq!(read("18446744073709551615"), Some(u64::MAX.into()));
    assert_eq!(read("9007199254740991.0"), Some(9_007_199_254_740_991));
    assert_eq!(read("18446744073709551616"), None);
    assert_eq!(read("-9223372036854775809"), None);
}

/// Writing such a number out would take more memory than there is.
#[test]
fn exponents_cost_nothing() {
    comes_back::<Thing>(r#"{"number":1e999999999999999999999999}"#);
    comes_back::<Thing>(r#"{"number":-0.5e-999999999999999999999999}"#);
    for text in [r#"{"big":3e999999999999}"#, r#"{"money":1e999999999999}"#] {
        assert!(outcome::<Thing>(text).is_err(), "{text}");
    }
}

#[test]
fn formats_that_are_strings_by_choice_are_not_checked() {
    comes_back::<Thing>(r#"{"on":"tomorrow","mail":"nobody"}"#);
}
