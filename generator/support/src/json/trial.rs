//! Arms of a union that are tried one after the other.

use std::cmp::Reverse;

use serde_json::Value;

use super::super::validate::{Assertion, Report, Validate};
use super::super::violation::{Violation, Violations};
use super::Json;
use super::error::{Decoded, Refused};
use super::input::Input;
use super::signature::{Signature, Signatures};
use super::verdicts::{self, Attempt, Tried};

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
    tried: Tried<Value>,
    arms: Vec<usize>,
    signatures: Signatures,
    next: usize,
    /// Whether the input is read strictly.
    strict: bool,
    /// Whether the arms are tried for the first time.
    first_round: bool,
    /// Whether a trial further out judges too: what passes here only without is refused there.
    is_judged: bool,
    failures: String,
    /// How far inside of the value each arm failed in the first round.
    depths: Vec<usize>,
}

/// How many characters of reasons a refusal has: those of unions inside of unions would multiply.
const REASONS: usize = 1_000;

impl Trial {
    /// Tries arms in this order.
    pub fn new(input: Input<'_>, arms: &[usize]) -> Decoded<Self> {
        let strict = input.is_strict();
        let value = Value::decode(input)?;
        Ok(Self {
            arms: arms.to_vec(),
            ..Self::of_value(value, strict)
        })
    }

    /// Tries arms in the order in which the members of an object fit them: first those whose
    /// required members are all there, and among them the one that has most of the members.
    pub fn by_members(
        input: Input<'_>,
        union: &'static str,
        signatures: &'static [Signature],
    ) -> Decoded<Self> {
        let (object, strict) = input.buffer(union)?.into_parts();
        let mut trial = Self::of_value(object, strict);
        trial.signatures.known = signatures;
        trial.rank();
        Ok(trial)
    }

    /// Arms, in ascending order, that keep members which they do not know.
    pub fn keeping(mut self, arms: &'static [usize]) -> Self {
        self.signatures.keeping = arms;
        self.rank();
        self
    }

    /// Arms, in ascending order, that say of all members what they must be, and keep them.
    pub fn declaring(mut self, arms: &'static [usize]) -> Self {
        self.signatures.declaring = arms;
        self.rank();
        self
    }

    fn rank(&mut self) {
        if let Value::Object(object) = &self.tried.value {
            self.arms = self.signatures.order(object);
        }
    }

    fn of_value(value: Value, strict: bool) -> Self {
        Self {
            tried: Tried::new(value),
            arms: Vec::new(),
            signatures: Signatures::default(),
            next: 0,
            strict,
            first_round: true,
            is_judged: verdicts::is_judged(),
            failures: String::new(),
            depths: Vec::new(),
        }
    }

    /// The arm to be tried next. After the last one of the second round, the value is refused,
    /// and the refusal says why each arm did.
    pub fn next_arm(&mut self) -> Decoded<usize> {
        if self.next == self.arms.len() && self.first_round && !self.is_judged {
            self.begin_second_round();
        }
        let Some(arm) = self.arms.get(self.next) else {
            let message = format!("fits none of its alternatives ({})", self.failures);
            return Err(Refused::new(Violation::new("oneOf", message)));
        };
        self.next += 1;
        Ok(*arm)
    }

    /// First comes the arm that had least against the value: what failed far inside of it.
    fn begin_second_round(&mut self) {
        self.first_round = false;
        self.failures.clear();
        self.next = 0;
        let mut arms: Vec<_> = self.depths.drain(..).zip(self.arms.drain(..)).collect();
        arms.sort_by_key(|(depth, _)| Reverse(*depth));
        self.arms.extend(arms.into_iter().map(|(_, arm)| arm));
    }

    /// Tries one arm.
    pub fn arm<T: Json + Validate + 'static>(&mut self, name: &str) -> Option<T> {
        self.arm_with(name, T::check)
    }

    /// Tries one arm whose values are checked like this.
    pub fn arm_with<T: Json + 'static>(
        &mut self,
        name: &str,
        check: fn(&T, &mut Report),
    ) -> Option<T> {
        let attempt = Attempt {
            check: self.first_round.then_some(check),
            is_strict: self.strict || self.first_round,
            is_judged: self.first_round,
        };
        match attempt.read(&self.tried) {
            Ok(value) => Some(value),
            Err(violations) => {
                self.note(name, &violations);
                self.depths.push(depth(&violations));
                None
            }
        }
    }

    /// Ends with a value that was found. Servers refuse it if it fits another arm, too, where the
    /// schema wants it to fit one only.
    pub fn alone<T>(&self, value: T, arms: &Assertion) -> Decoded<T> {
        if self.strict {
            let mut report = Report::default();
            report.this().asserts_any(&self.tried.value, arms);
            let result = report.into_violations().into_result();
            result.map_err(Refused::Violations)?;
        }
        Ok(value)
    }

    /// Ends with a value that was found, where several arms may hold it: if the arm lacks members
    /// of the object that another arm declares, which holds the object too, then the object is
    /// kept as it is. The arms are those of the signatures, in their order.
    pub fn whole<T>(self, value: T, arms: &[Assertion], several: fn(Value) -> T) -> T {
        // What was found in the second round fits no arm.
        if self.first_round && self.is_of_another(arms) {
            several(self.tried.value)
        } else {
            value
        }
    }

    fn is_of_another(&self, arms: &[Assertion]) -> bool {
        let found = self.next.checked_sub(1);
        let found = found.and_then(|index| self.arms.get(index));
        let (Some(found), Value::Object(object)) = (found, &self.tried.value) else {
            return false;
        };
        let others = self.signatures.others(*found, object);
        let mut others = others.into_iter().filter_map(|index| arms.get(index));
        others.any(|arm| arm.holds(&self.tried.value))
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

/// How far inside of a value the first violation is.
fn depth(violations: &Violations) -> usize {
    let depths = violations.iter();
    let depths = depths.map(|violation| violation.pointer.matches('/').count());
    depths.min().unwrap_or_default()
}
