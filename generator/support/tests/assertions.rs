//! Assertions that no type expresses, asked about JSON.

use serde_json::{Value, json};
use specsmith_support::json::{Decoded, Input, Json, Output};
use specsmith_support::validate::{Assertion, Pattern, assert};
use specsmith_support::{Report, Validate};

static CAPITALS: Pattern = Pattern::new("^[A-Z]+$");
static EXTENSION: Pattern = Pattern::new("^x-");

/// A reference to a static assertion, such as models have.
macro_rules! assertion {
    ($assertion:expr) => {{
        static ASSERTION: Assertion = $assertion;
        &ASSERTION
    }};
}

/// What is wrong with a value, each as `pointer keyword`.
fn violations(assertion: &Assertion, value: &Value) -> Vec<String> {
    let mut report = Report::default();
    report.this().asserts_any(value, assertion);
    let violations = report.into_violations().into_iter();
    let violations = violations.map(|found| format!("{} {}", found.pointer, found.keyword));
    violations.collect()
}

#[track_caller]
fn check(assertion: &Assertion, right: &[Value], wrong: &[(Value, &[&str])]) {
    for value in right {
        let found = violations(assertion, value);
        assert!(found.is_empty(), "{value}: {found:?}");
    }
    for (value, wanted) in wrong {
        assert_eq!(violations(assertion, value), *wanted, "{value}");
    }
}

#[test]
fn limits_are_about_one_type_only() {
    static TEXT: Assertion = assert::AllOf(&[
        assert::MinLength(2),
        assert::MaxLength(3),
        assert::Pattern(&CAPITALS),
    ]);
    check(
        &TEXT,
        &[json!("AB"), json!(1), json!([]), json!({}), json!(null)],
        &[
            (json!("A"), &[" minLength"]),
            (json!("abcd"), &[" maxLength", " pattern"]),
        ],
    );
    static NUMBER: Assertion = assert::AllOf(&[
        assert::Minimum(1.0),
        assert::ExclusiveMaximum(2.0),
        assert::MultipleOf(0.1),
    ]);
    check(
        &NUMBER,
        &[json!(1), json!(1.3), json!("0")],
        &[
            (json!(0.5), &[" minimum"]),
            (json!(2), &[" exclusiveMaximum"]),
            (json!(1.25), &[" multipleOf"]),
        ],
    );
}

#[test]
fn integers_are_compared_beyond_what_a_float_tells_apart() {
    const LIMIT: u64 = 1 << 53;
    check(
        assertion!(assert::Maximum(9_007_199_254_740_992.0)),
        &[json!(LIMIT), json!(-i64::MAX)],
        &[(json!(LIMIT + 1), &[" maximum"])],
    );
    check(
        assertion!(assert::MultipleOf(2.0)),
        &[json!(u64::MAX - 1)],
        &[(json!(u64::MAX), &[" multipleOf"])],
    );
}

#[test]
fn types_and_constants_are_those_of_json_schema() {
    check(
        assertion!(assert::Type(&["integer", "null"])),
        &[json!(1), json!(1.0), json!(null)],
        &[(json!(1.5), &[" type"]), (json!("1"), &[" type"])],
    );
    static LISTED: Assertion = assert::Enum(&[
        assert::Text("a"),
        assert::Integer(1),
        assert::Number(0.5),
        assert::Null,
        assert::Boolean(true),
        assert::Array(&[assert::Integer(1)]),
        assert::Object(&[("a", assert::Integer(1)), ("b", assert::Null)]),
    ]);
    check(
        &LISTED,
        &[
            json!("a"),
            json!(1.0),
            json!(0.5),
            json!(null),
            json!(true),
            json!([1.0]),
            json!({ "b": null, "a": 1 }),
        ],
        &[(json!({ "a": 1 }), &[" enum"]), (json!(false), &[" enum"])],
    );
}

#[test]
fn combinations() {
    static SHORT: Assertion = assert::MaxLength(2);
    static LONG: Assertion = assert::MinLength(2);
    check(
        assertion!(assert::AnyOf(&[assert::MaxLength(1), assert::MinLength(3)])),
        &[json!("a"), json!("abc")],
        &[(json!("ab"), &[" anyOf"])],
    );
    check(
        assertion!(assert::OneOf(&[
            assert::MaxLength(2),
            assert::MinLength(2),
            assert::Never
        ])),
        &[json!("a"), json!("abc")],
        &[(json!("ab"), &[" oneOf"]), (json!(1), &[" oneOf"])],
    );
    check(
        assertion!(assert::OneOf(&[assert::Never])),
        &[],
        &[(json!(1), &[" oneOf"])],
    );
    check(
        assertion!(assert::AtMostOneOf(&[assert::Never, assert::MinLength(2)])),
        &[json!("a"), json!("ab")],
        &[],
    );
    check(
        assertion!(assert::Not(&SHORT)),
        &[json!("abc")],
        &[(json!("a"), &[" not"]), (json!(1), &[" not"])],
    );
    check(
        assertion!(assert::If(
            &LONG,
            &assert::Pattern(&CAPITALS),
            &assert::Never
        )),
        &[json!("AB")],
        &[(json!("ab"), &[" pattern"]), (json!("A"), &[" not"])],
    );
    check(assertion!(assert::ALWAYS), &[json!(null)], &[]);
}

#[test]
fn arrays() {
    static ITEMS: Assertion = assert::Items(
        &[assert::Type(&["string"]), assert::Never],
        &assert::Minimum(5.0),
    );
    check(
        &ITEMS,
        &[json!([]), json!(["a"]), json!({})],
        &[(
            json!([1, 2, 3]),
            &["/0 type", "/1 prefixItems", "/2 minimum"],
        )],
    );
    check(
        assertion!(assert::Contains(&assert::Minimum(5.0), 1, Some(2))),
        &[json!([1, 5]), json!([5, 6])],
        &[
            (json!([1]), &[" contains"]),
            (json!([5, 6, 7]), &[" maxContains"]),
        ],
    );
    check(
        assertion!(assert::AllOf(&[
            assert::MinItems(1),
            assert::MaxItems(2),
            assert::UniqueItems,
        ])),
        &[json!([1, 2])],
        &[
            (json!([]), &[" minItems"]),
            (json!([1, 1.0, 2]), &[" maxItems", " uniqueItems"]),
        ],
    );
    static UNEVALUATED: Assertion = assert::UnevaluatedItems(
        &[
            assert::Elements {
                when: assert::ALWAYS,
                prefix: 1,
                contains: &[assert::Minimum(5.0)],
            },
            assert::Elements {
                when: assert::MinItems(4),
                prefix: usize::MAX,
                contains: &[],
            },
        ],
        &assert::Never,
    );
    check(
        &UNEVALUATED,
        &[json!([1, 5, 6]), json!([1, 2, 3, 4])],
        &[(json!([1, 2, 5]), &["/1 unevaluatedItems"])],
    );
}

#[test]
fn objects() {
    check(
        assertion!(assert::AllOf(&[
            assert::MinProperties(1),
            assert::MaxProperties(2),
            assert::Required(&["a"]),
            assert::Properties(&[("a", assert::Minimum(1.0)), ("b", assert::Never)]),
        ])),
        &[json!({ "a": 1, "c": 1 }), json!([])],
        &[
            (json!({}), &[" minProperties", "/a required"]),
            (
                json!({ "a": 0, "b": 1, "c": 1 }),
                &[" maxProperties", "/a minimum", "/b properties"],
            ),
        ],
    );
    check(
        assertion!(assert::AllOf(&[
            assert::PatternProperties(&[(&EXTENSION, assert::Type(&["string"]))]),
            assert::AdditionalProperties(&["a"], &[&EXTENSION], &assert::Never),
        ])),
        &[json!({ "a": 1, "x-y": "z" })],
        &[(
            json!({ "x-y": 1, "b/c": 1 }),
            &["/x-y type", "/b~1c additionalProperties"],
        )],
    );
    check(
        assertion!(assert::PropertyNames(&assert::MaxLength(1))),
        &[json!({ "a": 1 })],
        &[(json!({ "ab": 1 }), &["/ab propertyNames"])],
    );
    check(
        assertion!(assert::DependentRequired(&[("a", &["b", "c"])])),
        &[json!({ "b": 1 }), json!({ "a": 1, "b": 1, "c": 1 })],
        &[(json!({ "a": 1, "b": 1 }), &["/c dependentRequired"])],
    );
    check(
        assertion!(assert::DependentSchemas(&[("a", assert::Required(&["b"]))])),
        &[json!({}), json!({ "a": 1, "b": 1 })],
        &[(json!({ "a": 1 }), &["/b required"])],
    );
    static UNEVALUATED: Assertion = assert::UnevaluatedProperties(
        &[
            assert::Members {
                when: assert::ALWAYS,
                names: &["a"],
                patterns: &[&EXTENSION],
            },
            assert::Members {
                when: assert::Required(&["a"]),
                names: &["b"],
                patterns: &[],
            },
        ],
        &assert::Never,
    );
    check(
        &UNEVALUATED,
        &[json!({ "a": 1, "x-y": 1, "b": 1 })],
        &[(json!({ "b": 1 }), &["/b unevaluatedProperties"])],
    );
}

/// A list of lists that must not be one of itself, which nothing can be, and that asks twice.
struct Paradox(Vec<Paradox>);

static PARADOX: Assertion = assert::AllOf(&[
    assert::Not(&assert::Fits(assert::fits::<Paradox>)),
    assert::Not(&assert::Fits(assert::fits::<Paradox>)),
]);

impl Json for Paradox {
    fn encode(&self, output: Output<'_>) {
        output.array(&self.0);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        Json::decode(input).map(Self)
    }
}

impl Validate for Paradox {
    fn check(&self, report: &mut Report) {
        self.0.check(report);
        report.this().asserts(self, &PARADOX);
    }
}

#[test]
fn models_are_asked_where_they_are_referred_to() {
    static LISTS: Assertion = assert::Items(&[], &assert::Fits(assert::fits::<Vec<String>>));
    check(
        &LISTS,
        &[json!([["a"], []])],
        &[(json!([["a", 1]]), &["/0/1 type"])],
    );
}

/// The bound on readings and on their depth holds: it comes to an end, whatever is said.
#[test]
fn models_that_lead_back_to_themselves_come_to_an_end() {
    let value: Paradox = specsmith_support::json::from_str("[[], [[]], []]").expect("lists");
    let _ = value.validate();
}
