//! Which arm of a union a value belongs to.
//!
//! In the order of preference: the kind of the value ([`Input::kind`]), a discriminator
//! ([`Input::tag`]), members that only one arm has ([`Input::buffer`]), and trial ([`Trial`]).

use serde_json::Value;

use super::super::validate::{Assertion, Report, Validate};
use super::super::violation::{Violation, Violations};
use super::Json;
use super::attempts;
use super::error::{Decoded, Refused};
use super::input::{Input, Shape};
use super::source::{Access, Broken, ObjectSource};

impl<'a> Input<'a> {
    /// Looks for the discriminator of an object. The members before it are kept in memory,
    /// and come first when the input is read after all; the ones behind it aren't touched.
    ///
    /// The tag is `None` if there is none, or if it isn't a string.
    pub fn tag(self, union: &'static str, name: &str) -> Decoded<(Option<String>, Self)> {
        let mut rest = self.object(union)?.into_source();
        let mut before = Vec::new();
        let mut tag = None;
        let mut next = String::new();
        while rest
            .next_name(&mut next)
            .map_err(|Broken| Refused::Broken)?
        {
            let value = read_value(&mut *rest, &next)?;
            let found = next == name;
            if found {
                tag = value.as_str().map(str::to_owned);
            }
            before.push((std::mem::take(&mut next), value));
            if found {
                break;
            }
        }
        let replay = Replay {
            before: before.into_iter(),
            value: None,
            rest,
        };
        Ok((tag, Self(Shape::Object(Access::Own(Box::new(replay))))))
    }

    /// Keeps a whole object in memory, for unions whose arms are told apart by the members
    /// that they have.
    pub fn buffer(self, union: &'static str) -> Decoded<Buffered> {
        let mut source = self.object(union)?.into_source();
        let strict = source.is_strict();
        let mut members = serde_json::Map::new();
        let mut name = String::new();
        while source
            .next_name(&mut name)
            .map_err(|Broken| Refused::Broken)?
        {
            let value = read_value(&mut *source, &name)?;
            if members.insert(name.clone(), value).is_some() {
                let violation = Violation::new("properties", "is there more than once");
                return Err(Refused::new(violation.below(&name)));
            }
        }
        Ok(Buffered {
            value: Value::Object(members),
            strict,
        })
    }
}

/// The refusal of a discriminator that names no arm.
pub fn unknown_tag(name: &str, tag: Option<&str>, known: &[&str]) -> Refused {
    let Some(tag) = tag else {
        return Refused::new(Violation::new("required", "is missing").below(name));
    };
    let message = format!("must be one of {}, not {tag:?}", known.join(", "));
    let violation = Violation {
        limit: Some(known.into()),
        ..Violation::new("discriminator", message)
    };
    Refused::new(violation.below(name))
}

/// An object in memory, whose members say which arm it belongs to.
pub struct Buffered {
    value: Value,
    strict: bool,
}

impl Buffered {
    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.value.get(name).is_some()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.value.get(name)
    }

    /// The value of a member that is a string.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.value.get(name)?.as_str()
    }

    /// Reads the object as the arm that it belongs to.
    pub fn decode<T: Json>(&self) -> Decoded<T> {
        T::decode(Input::of_value(&self.value, self.strict))
    }
}

/// Arms that can't be told apart by looking are tried one after the other: first strictly,
/// including their validation, then by their types alone and as strictly as the input is read.
///
/// ```text
/// let mut trial = Trial::new(input, &[0, 1])?;
/// loop {
///     let value = match trial.next_arm()? {
///         0 => trial.arm("Cat").map(Self::Cat),
///         1 => trial.arm("Dog").map(Self::Dog),
///         _ => None,
///     };
///     if let Some(value) = value {
///         return Ok(value);
///     }
/// }
/// ```
pub struct Trial {
    value: Value,
    arms: Vec<usize>,
    next: usize,
    /// Whether the input is read strictly.
    strict: bool,
    /// Whether the arms are tried for the first time.
    first_round: bool,
    /// Whether a trial further out judges too: what passes here only without is refused there.
    is_judged: bool,
    failures: String,
}

/// How many characters of reasons a refusal has: those of unions inside of unions would multiply.
const REASONS: usize = 1_000;

/// An arm, the members that it requires, and the others that it knows.
pub type Signature<'a> = (usize, &'a [&'a str], &'a [&'a str]);

impl Trial {
    /// Tries arms in this order.
    pub fn new(input: Input<'_>, arms: &[usize]) -> Decoded<Self> {
        let strict = input.is_strict();
        let value = Value::decode(input)?;
        Ok(Self::of_value(value, strict, arms.to_vec()))
    }

    /// Tries arms in the order in which the members of an object fit them: first those whose
    /// required members are all there, and among them the one that knows most of the members.
    pub fn by_members(
        input: Input<'_>,
        union: &'static str,
        signatures: &[Signature<'_>],
    ) -> Decoded<Self> {
        let object = input.buffer(union)?;
        let count = |names: &[&str]| names.iter().filter(|name| object.has(name)).count();
        let mut fits: Vec<(bool, usize, usize)> = signatures
            .iter()
            .map(|(arm, required, others)| {
                let there = count(required);
                (there < required.len(), there + count(others), *arm)
            })
            .collect();
        // The sort is stable: what fits alike stays in the order of the document.
        fits.sort_by_key(|(incomplete, known, _)| (*incomplete, std::cmp::Reverse(*known)));
        let arms = fits.into_iter().map(|(_, _, arm)| arm).collect();
        Ok(Self::of_value(object.value, object.strict, arms))
    }

    fn of_value(value: Value, strict: bool, arms: Vec<usize>) -> Self {
        Self {
            value,
            arms,
            next: 0,
            strict,
            first_round: true,
            is_judged: attempts::is_judged(),
            failures: String::new(),
        }
    }

    /// The arm to be tried next. After the last one of the second round, the value is refused,
    /// and the refusal says why each arm did.
    pub fn next_arm(&mut self) -> Decoded<usize> {
        if self.next == self.arms.len() && self.first_round && !self.is_judged {
            self.first_round = false;
            self.failures.clear();
            self.next = 0;
        }
        let Some(arm) = self.arms.get(self.next) else {
            let message = format!("fits none of its alternatives ({})", self.failures);
            return Err(Refused::new(Violation::new("oneOf", message)));
        };
        self.next += 1;
        Ok(*arm)
    }

    /// Tries one arm.
    pub fn arm<T: Json + Validate>(&mut self, name: &str) -> Option<T> {
        self.arm_with(name, T::check)
    }

    /// Tries one arm whose values are checked like this.
    pub fn arm_with<T: Json>(&mut self, name: &str, check: fn(&T, &mut Report)) -> Option<T> {
        let strict = self.strict || self.first_round;
        let read = || T::decode(Input::of_value(&self.value, strict));
        let violations = match attempts::attempt(&self.value, self.first_round, read) {
            Some(Ok(value)) if !self.first_round => return Some(value),
            Some(Ok(value)) => {
                let mut report = Report::default();
                check(&value, &mut report);
                match report.into_violations().into_result() {
                    Ok(()) => return Some(value),
                    Err(violations) => violations,
                }
            }
            Some(Err(Refused::Violations(violations))) => violations,
            Some(Err(Refused::Broken)) => Violations::default(),
            None => Violation::new("oneOf", "has too many readings to try them all").into(),
        };
        self.note(name, &violations);
        None
    }

    /// Ends with a value that was found. Servers refuse it if it fits another arm, too, where the
    /// schema wants it to fit one only.
    pub fn alone<T>(&self, value: T, arms: &Assertion) -> Decoded<T> {
        if self.strict {
            let mut report = Report::default();
            report.this().asserts_any(&self.value, arms);
            let result = report.into_violations().into_result();
            result.map_err(Refused::Violations)?;
        }
        Ok(value)
    }

    /// Adds to the reasons, as long as somebody might read them.
    fn note(&mut self, name: &str, violations: &Violations) {
        match self.failures.len() {
            0 => self.failures = format!("{name}: {violations}"),
            length if length < REASONS => {
                self.failures.push_str(&format!("; {name}: {violations}"));
            }
            _ => {}
        }
        if let Some((end, _)) = self.failures.char_indices().nth(REASONS) {
            self.failures.truncate(end);
            self.failures.push('…');
        }
    }
}

/// An object of which some members were read already.
struct Replay<'a> {
    before: std::vec::IntoIter<(String, Value)>,
    value: Option<Value>,
    rest: Access<'a, dyn ObjectSource + 'a>,
}

impl ObjectSource for Replay<'_> {
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken> {
        let Some((next, value)) = self.before.next() else {
            return self.rest.next_name(name);
        };
        *name = next;
        self.value = Some(value);
        Ok(true)
    }

    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        let Some(value) = self.value.take() else {
            return self.rest.value(then);
        };
        then(Input::of_value(&value, self.rest.is_strict()));
        Ok(())
    }

    fn is_strict(&self) -> bool {
        self.rest.is_strict()
    }
}

/// Reads the value of the member that `name` was just told for.
fn read_value(source: &mut dyn ObjectSource, name: &str) -> Decoded<Value> {
    let mut value = Err(Refused::Broken);
    source
        .value(&mut |input| value = Value::decode(input))
        .map_err(|Broken| Refused::Broken)?;
    value.map_err(|refused| refused.below(name))
}
