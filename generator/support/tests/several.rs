//! Objects that fit several arms of a union at once.

use serde_json::Value;
use specsmith_support::json::{Decoded, Input, Json, Output, Trial, from_str, to_string};
use specsmith_support::validate::{Assertion, assert};
use specsmith_support::{Map, Report, Validate};

/// An object with one member, other members of which are skipped.
#[derive(Debug)]
struct Named {
    name: String,
}

impl Json for Named {
    fn encode(&self, output: Output<'_>) {
        output.object().required("name", &self.name);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("Named")?;
        let mut name = None;
        while let Some(member) = members.next_name() {
            match member {
                "name" => members.read(&mut name),
                _ => members.skip(),
            }
        }
        let name = members.required("name", name);
        members.finish()?;
        Ok(Self { name: name? })
    }
}

impl Validate for Named {}

/// Another one, whose member has a limit.
#[derive(Debug)]
struct Sized {
    size: i64,
}

impl Json for Sized {
    fn encode(&self, output: Output<'_>) {
        output.object().required("size", &self.size);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("Sized")?;
        let mut size = None;
        while let Some(member) = members.next_name() {
            match member {
                "size" => members.read(&mut size),
                _ => members.skip(),
            }
        }
        let size = members.required("size", size);
        members.finish()?;
        Ok(Self { size: size? })
    }
}

impl Validate for Sized {
    fn check(&self, report: &mut Report) {
        report.member("size").integer(&self.size).maximum(9);
    }
}

static ARMS: [Assertion; 2] = [
    assert::Fits(assert::fits::<Named>),
    assert::Fits(assert::fits::<Sized>),
];

#[derive(Debug)]
enum Either {
    Named(Named),
    Sized(Sized),
    Several(Value),
}

impl Json for Either {
    fn encode(&self, output: Output<'_>) {
        match self {
            Self::Named(value) => value.encode(output),
            Self::Sized(value) => value.encode(output),
            Self::Several(value) => value.encode(output),
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let signatures = &[(0, &["name"] as &[_], &[] as &[_]), (1, &["size"], &[])];
        let mut trial = Trial::by_members(input, "Either", signatures)?;
        loop {
            let value = match trial.next_arm()? {
                0 => trial.arm("Named").map(Self::Named),
                _ => trial.arm("Sized").map(Self::Sized),
            };
            if let Some(value) = value {
                return Ok(trial.whole(value, &ARMS, Self::Several));
            }
        }
    }
}

/// What is read of a text, as `variant text`.
fn read<T: Json>(text: &str, variant: fn(&T) -> &'static str) -> String {
    let value: T = from_str(text).expect("a value of the union");
    let written = to_string(&value).expect("finite numbers");
    format!("{} {written}", variant(&value))
}

#[track_caller]
fn check_either(text: &str, wanted: &str) {
    let variant = |value: &Either| match value {
        Either::Named(_) => "Named",
        Either::Sized(_) => "Sized",
        Either::Several(_) => "Several",
    };
    assert_eq!(read(text, variant), wanted);
}

#[test]
fn an_object_of_one_arm_is_that_arm() {
    check_either(r#"{"name":"a"}"#, r#"Named {"name":"a"}"#);
    check_either(r#"{"size":1}"#, r#"Sized {"size":1}"#);
    // No arm declares it.
    check_either(r#"{"name":"a","other":1}"#, r#"Named {"name":"a"}"#);
}

#[test]
fn an_object_of_several_arms_keeps_all_members() {
    let both = r#"{"other":[],"size":1,"name":"a"}"#;
    check_either(both, &format!("Several {both}"));
}

#[test]
fn an_arm_that_refuses_the_object_has_no_part_in_it() {
    check_either(r#"{"name":"a","size":"b"}"#, r#"Named {"name":"a"}"#);
    check_either(r#"{"name":"a","size":10}"#, r#"Named {"name":"a"}"#);
    check_either(r#"{"name":1,"size":1}"#, r#"Sized {"size":1}"#);
    // What fits no arm is read by its type alone, so that it can tell what is wrong.
    check_either(r#"{"name":1,"size":10}"#, r#"Sized {"size":10}"#);
}

/// A struct and two maps, of which one says what its members must be.
#[derive(Debug)]
enum Open {
    Free(Map<Value>),
    Named(Named),
    Flags(Map<bool>),
}

impl Json for Open {
    fn encode(&self, output: Output<'_>) {
        match self {
            Self::Free(value) => value.encode(output),
            Self::Named(value) => value.encode(output),
            Self::Flags(value) => value.encode(output),
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let signatures = &[
            (0, &[] as &[_], &[] as &[_]),
            (1, &["name"], &[]),
            (2, &[], &[]),
        ];
        let mut trial = Trial::by_members(input, "Open", signatures)?
            .keeping(&[0])
            .declaring(&[2]);
        loop {
            let value = match trial.next_arm()? {
                0 => trial.arm("Free").map(Self::Free),
                1 => trial.arm("Named").map(Self::Named),
                _ => trial.arm("Flags").map(Self::Flags),
            };
            if let Some(value) = value {
                return Ok(value);
            }
        }
    }
}

#[test]
fn arms_that_keep_other_members_come_after_those_that_know_them() {
    let check = |text: &str, wanted: &str, written: &str| {
        let variant = |value: &Open| match value {
            Open::Free(_) => "Free",
            Open::Named(_) => "Named",
            Open::Flags(_) => "Flags",
        };
        assert_eq!(read(text, variant), format!("{wanted} {written}"));
    };
    let check_whole = |text: &str, wanted: &str| check(text, wanted, text);
    check_whole(r#"{"name":"a"}"#, "Named");
    // No arm declares what a string must be.
    check(r#"{"name":"a","other":"b"}"#, "Named", r#"{"name":"a"}"#);
    check_whole(r#"{"on":true}"#, "Flags");
    check_whole(r#"{"on":1}"#, "Free");
    check_whole("{}", "Free");
}
