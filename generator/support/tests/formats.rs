//! Formats that no other judge in this project knows, and what the types of formats keep.

use std::collections::HashSet;

use specsmith_support::json;
use specsmith_support::validate::Format;
use specsmith_support::{
    Base64, Base64Url, Date, DateTime, Decimal, DecimalNumber, ExactNumber, Ipv4, Ipv6, Text, Url,
    Uuid, Verbatim,
};

fn check(format: Format, accepted: &[&str], refused: &[&str]) {
    for text in accepted {
        assert!(format.holds(text), "{text:?} is a {}", format.name());
    }
    for text in refused {
        assert!(!format.holds(text), "{text:?} is no {}", format.name());
    }
}

#[test]
fn text_is_of_a_format_or_is_not() {
    check(
        Format::IdnEmail,
        &["δοκιμή@παράδειγμα.δοκιμή", "\"a b\"@c", "a@[IPv6:::1]"],
        &["a b@c", "@c", "a@", "a@b..c", "\"a\"b\"@c", "a@[IPv6:x]"],
    );
    check(
        Format::IdnHostname,
        &["παράδειγμα.δοκιμή", "例え。テスト"],
        &["", "-a", "a b", "a..b", "a_b"],
    );
    check(
        Format::Byte,
        &[
            "",
            "AA==",
            "AAA=",
            "AAAA",
            "AA",
            "AA=",
            "_-8=",
            "AAAA\r\nAAAA",
        ],
        &["A", "A===", "AA=A", "=AAA", "AA===", "AAAA=", "A*==", "é"],
    );
    check(
        Format::Decimal,
        &[
            "0",
            "-0.10",
            "12345678901234567890123456789012345678901234567890",
            "1e3",
        ],
        &["", ".5", "5.", "1,5", "0x1", "Infinity", " 1", "01"],
    );
    // ISO 8601 has more durations than RFC 3339 lets through.
    check(
        Format::Duration,
        &["PT0.5S", "P1Y2D", "PT1H30S", "P0,5D"],
        &[
            "PT0.5H1M", "P0.5DT1H", "PT.5S", "PT5.S", "PT5.", "P1W2D", "P1WT1H", "P1Ä", "PÄ",
        ],
    );
    check(
        Format::Uri,
        &["http://[v1.a]/", "a:"],
        &["http://[1]", "http://[::1]x"],
    );
    check(
        Format::Uuid,
        &[],
        &["2eb8aa08-aa98-11ea-b4aa73b441d16380", "-"],
    );
}

/// What a type reads and what text is checked for are one and the same.
fn agree<T: Text>(format: Format, texts: &[&str]) {
    assert_eq!(format.name(), T::FORMAT);
    for text in texts {
        let is_read = Verbatim::<T>::parse(text);
        assert_eq!(is_read.is_some(), format.holds(text), "{text:?}");
        if let Some(value) = is_read {
            assert_eq!(value.to_text(), *text);
            let canonical = Verbatim::<T>::parse(&value.canonical());
            let canonical = canonical.expect("what is written can be read");
            assert_eq!(canonical.to_text(), value.canonical());
        }
    }
}

#[test]
fn types_and_checks_agree() {
    let times = [
        "2024-02-29T23:59:60Z",
        "2024-02-29T23:58:60Z",
        "0000-01-01t00:00:00.123456789123z",
        "2024-02-30T00:00:00Z",
        "2024-01-01T00:00:00",
        "2024-01-01 00:00:00Z",
        "é024-01-01T00:00:00Z",
    ];
    agree::<chrono::DateTime<chrono::Utc>>(Format::DateTime, &times);
    agree::<chrono::NaiveDate>(
        Format::Date,
        &["2024-02-29", "2100-02-29", "2000-02-29", "20240101"],
    );
    let uuids = [
        "2EB8aa08-AA98-11EA-B4AA-73B441D16380",
        "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
        "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        "2eb8aa08aa9811eab4aa73b441d163800000",
        "2eb8aa08aa9811eab4aa73b441d16380",
    ];
    agree::<uuid::Uuid>(Format::Uuid, &uuids);
    agree::<std::net::Ipv4Addr>(Format::Ipv4, &["127.0.0.1", "127.1", "01.2.3.4"]);
    agree::<std::net::Ipv6Addr>(
        Format::Ipv6,
        &["::1", "0:0::1", "::FFFF:1.2.3.4", "1::2::3"],
    );
    agree::<Vec<u8>>(
        Format::Byte,
        &["AAA=", "AAA", "A", "AA=A", "AA=", "AAAA=", "-_8=", "AA\n=="],
    );
    agree::<rust_decimal::Decimal>(
        Format::Decimal,
        &["1.50", "-0", "1e3", "1E-3", ".5", "1_0", "+1"],
    );
}

#[test]
fn values_compare_without_their_text() {
    let upper = Uuid::parse("2EB8AA08-AA98-11EA-B4AA-73B441D16380").expect("is a UUID");
    let lower = Uuid::parse("2eb8aa08-aa98-11ea-b4aa-73b441d16380").expect("is a UUID");
    assert_eq!(upper, lower);
    assert_ne!(upper.to_string(), lower.to_string());
    let url = Url::parse("HTTP://Example.com").expect("is a URL");
    assert_eq!(
        (url.host_str(), url.to_text().as_str()),
        (Some("example.com"), "HTTP://Example.com")
    );
    assert!(
        "example.com"
            .parse::<Url>()
            .is_err_and(|error| error.to_string() == "is not a uri")
    );
    assert!(
        "1".parse::<Ipv6>()
            .is_err_and(|error| error.to_string() == "is not an ipv6")
    );
    let late = DateTime::parse("2024-01-01T01:00:00+01:00").expect("is a time");
    assert_eq!(Some(late), DateTime::parse("2024-01-01T00:00:00Z"));
    assert!(Date::parse("2024-01-02") > Date::parse("2024-01-01"));
    assert_eq!(
        Ipv4::from(std::net::Ipv4Addr::LOCALHOST).to_string(),
        "127.0.0.1"
    );
    assert_eq!(Base64::from(vec![0xfb, 0xff]).to_string(), "+/8=");
    assert_eq!(Base64Url::from(vec![0xfb, 0xff]).to_string(), "-_8");
}

#[test]
fn decimals_round_the_value_and_keep_the_text() {
    let text = "0.12345678901234567890123456789012345";
    let decimal = Decimal::parse(text).expect("is a decimal");
    assert_eq!(decimal.to_text(), text);
    assert_eq!(decimal.scale(), 28);
    assert!(Decimal::parse("79228162514264337593543950336").is_none());
    let number: DecimalNumber = json::from_str("1.10").expect("is a decimal");
    assert_eq!(json::to_string(&number).ok().as_deref(), Some("1.10"));
    let error = json::from_str::<DecimalNumber>("1e29").expect_err("is too large");
    assert_eq!(error.to_string(), "1e29 is beyond the range of decimals");
}

#[test]
fn exact_numbers_are_numbers() {
    let exact = |text: &str| text.parse::<ExactNumber>().expect("is a number");
    assert_eq!(exact("1.0"), exact("1"));
    assert_eq!(
        HashSet::from([exact("100"), exact("1e2"), exact("100.0")]).len(),
        1
    );
    assert!(exact("9007199254740993") > exact("9007199254740992.5"));
    assert_eq!(
        exact("9007199254740993").as_i128(),
        Some(9_007_199_254_740_993)
    );
    assert_eq!(exact("1.5").as_i128(), None);
    assert_eq!(
        (exact("0.1").as_f64(), exact("1e999").as_f64()),
        (0.1, f64::INFINITY)
    );
    assert_eq!(ExactNumber::from(u64::MAX).as_str(), "18446744073709551615");
    assert_eq!(
        ExactNumber::try_from(0.1).map(|number| number.to_string()),
        Ok("0.1".to_owned())
    );
    assert!(ExactNumber::try_from(f64::NAN).is_err());
    assert!("1,5".parse::<ExactNumber>().is_err());
    assert_eq!(ExactNumber::default(), exact("0"));
}

/// A tree has floats only, and whatever reads values with serde gets what Rust has.
#[test]
fn trees_get_what_they_can_hold() {
    let exact = ExactNumber::parse("0.10000000000000000000000001").expect("is a number");
    assert_eq!(json::to_value(&exact).ok(), Some(serde_json::json!(0.1)));
    let list: Vec<ExactNumber> =
        json::from_value(&serde_json::json!([1, 0.5, 1e300])).expect("are numbers");
    let texts: Vec<&str> = list.iter().map(ExactNumber::as_str).collect();
    assert_eq!(texts, ["1", "0.5", "1e+300"]);
    let big: Result<i128, _> = json::from_value(&serde_json::json!(1e20));
    let refusal = big.expect_err("may have been another integer").to_string();
    assert_eq!(refusal, "1e20 can't be read exactly as it is written");
}
