//! Arms of a union that are tried one after the other.

use serde_json::Value;

use super::super::validate::{Assertion, Report, Validate};
use super::super::violation::{Violation, Violations};
use super::Json;
use super::attempts;
use super::error::{Decoded, Refused};
use super::input::Input;
use super::signature::{Signature, Signatures};

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
    signatures: Signatures,
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
        if let Value::Object(object) = &self.value {
            self.arms = self.signatures.order(object);
        }
    }

    fn of_value(value: Value, strict: bool) -> Self {
        Self {
            value,
            arms: Vec::new(),
            signatures: Signatures::default(),
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

    /// Ends with a value that was found, where several arms may hold it: if the arm lacks members
    /// of the object that another arm declares, which holds the object too, then the object is
    /// kept as it is. The arms are those of the signatures, in their order.
    pub fn whole<T>(self, value: T, arms: &[Assertion], several: fn(Value) -> T) -> T {
        // What was found in the second round fits no arm.
        if self.first_round && self.is_of_another(arms) {
            several(self.value)
        } else {
            value
        }
    }

    fn is_of_another(&self, arms: &[Assertion]) -> bool {
        let found = self.next.checked_sub(1);
        let found = found.and_then(|index| self.arms.get(index));
        let (Some(found), Value::Object(object)) = (found, &self.value) else {
            return false;
        };
        let others = self.signatures.others(*found, object);
        let mut others = others.into_iter().filter_map(|index| arms.get(index));
        others.any(|arm| arm.holds(&self.value))
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
