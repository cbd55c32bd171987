//! What is known of the values that were tried as types.
//!
//! Arms that hold each other are tried inside of trials, and asserted inside of assertions: with
//! every level the attempts would multiply. So what was found of a value is kept while the value
//! that it is a part of is read or validated, and no part is judged as one type twice. Parts are told
//! by their content, since validation makes JSON of what was read. Whoever means harm still gets no
//! more attempts than are in proportion to the size of the value.

use std::any::TypeId;
use std::borrow::Borrow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::mem::discriminant;
use std::rc::Rc;

use serde_json::Value;

use super::super::validate::Report;
use super::super::violation::{Violation, Violations};
use super::Json;
use super::error::Refused;
use super::input::Input;

/// How many attempts may be inside of one another: more than a reader lets values nest.
const DEEPEST: usize = 500;

/// Attempts for a value of one node, and for every further node.
const LEAST: usize = 10_000;
const EACH: usize = 250;

/// How many are inside of one another before anything is kept: most unions never get there.
const KEEPING: usize = 2;

thread_local! {
    static KNOWN: Known = Known::default();
}

/// What is known of the value that is read or validated.
#[derive(Default)]
struct Known {
    /// How many attempts and validations are inside of one another.
    depth: Cell<usize>,
    /// Attempts that are left for the outermost value that is tried; `None` outside of all attempts.
    left: Cell<Option<usize>>,
    /// Whether the value is going to be judged by a trial further out.
    is_judged: Cell<bool>,
    verdicts: RefCell<HashMap<Question, Verdict>>,
    keys: [RandomState; 2],
}

/// Why a value is refused, if it is.
pub type Verdict = Result<(), Rc<Violations>>;

/// What was asked of a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Question {
    content: Content,
    ty: TypeId,
    /// The address of the check. Functions that share one are the same.
    check: Option<usize>,
    is_strict: bool,
    is_judged: bool,
}

/// What tells values apart: two hashes that nobody can aim at.
type Content = [u64; 2];

/// A value that may be tried as several types.
pub struct Tried<V> {
    pub value: V,
    content: OnceCell<Content>,
}

impl<V> Tried<V> {
    pub fn new(value: V) -> Self {
        Self {
            value,
            content: OnceCell::new(),
        }
    }
}

/// How a value is tried as a type.
pub struct Attempt<T> {
    /// What is asked of it once it is read.
    pub check: Option<fn(&T, &mut Report)>,
    /// Whether it is read strictly.
    pub is_strict: bool,
    /// Whether what is further in need not be judged.
    pub is_judged: bool,
}

impl<T: Json + 'static> Attempt<T> {
    /// The value as the type, or why it is none.
    pub fn read(&self, tried: &Tried<impl Borrow<Value>>) -> Result<T, Rc<Violations>> {
        let question = self.question(tried);
        let value = tried.value.borrow();
        match question.and_then(|question| recall(&question)) {
            Some(Err(violations)) => Err(violations),
            Some(Ok(())) => self.inside(value, || self.decode(value)),
            None => {
                let result = self.inside(value, || self.decode_and_check(value));
                keep(question, result.as_ref().map(|_| ()));
                result
            }
        }
    }

    /// Why the value is none of the type, if it is none.
    pub fn verdict(&self, tried: &Tried<impl Borrow<Value>>) -> Verdict {
        let known = self.question(tried);
        let known = known.and_then(|question| recall(&question));
        known.unwrap_or_else(|| self.read(tried).map(|_| ()))
    }

    fn question(&self, tried: &Tried<impl Borrow<Value>>) -> Option<Question> {
        KNOWN.with(|known| {
            let content = || content(&known.keys, tried.value.borrow());
            (known.depth.get() >= KEEPING).then(|| Question {
                content: *tried.content.get_or_init(content),
                ty: TypeId::of::<T>(),
                check: self.check.map(|check| check as usize),
                is_strict: self.is_strict,
                is_judged: self.is_judged || known.is_judged.get(),
            })
        })
    }

    fn inside(
        &self,
        value: &Value,
        read: impl FnOnce() -> Result<T, Rc<Violations>>,
    ) -> Result<T, Rc<Violations>> {
        let _scope = Scope::new(self.is_judged);
        if spend(value) {
            return read();
        }
        let message = "has too many readings to try them all";
        Err(Rc::new(Violation::new("oneOf", message).into()))
    }

    fn decode_and_check(&self, value: &Value) -> Result<T, Rc<Violations>> {
        let decoded = self.decode(value)?;
        let mut report = Report::default();
        if let Some(check) = self.check {
            check(&decoded, &mut report);
        }
        report.into_violations().into_result()?;
        Ok(decoded)
    }

    fn decode(&self, value: &Value) -> Result<T, Rc<Violations>> {
        let decoded = T::decode(Input::of_value(value, self.is_strict));
        decoded.map_err(|refused| match refused {
            Refused::Violations(violations) => violations.into(),
            // A value in memory can be read to its end.
            Refused::Broken => Rc::default(),
        })
    }
}

/// Whether a trial further out is going to judge what is read here.
pub fn is_judged() -> bool {
    KNOWN.with(|known| known.is_judged.get())
}

/// Keeps what is found of parts of a value until all of it is done.
pub fn keeping<T>(work: impl FnOnce() -> T) -> T {
    let _scope = Scope::new(false);
    work()
}

fn recall(question: &Question) -> Option<Verdict> {
    KNOWN.with(|known| known.verdicts.borrow().get(question).cloned())
}

/// Of what was broken off, nothing is known.
fn keep(question: Option<Question>, verdict: Result<(), &Rc<Violations>>) {
    KNOWN.with(|known| {
        if let Some(question) = question.filter(|_| known.left.get() != Some(0)) {
            let verdict = verdict.map_err(Rc::clone);
            known.verdicts.borrow_mut().insert(question, verdict);
        }
    });
}

/// Whether there may be one more attempt. After one that there may not be, there is none.
fn spend(value: &Value) -> bool {
    KNOWN.with(|known| {
        let most = || LEAST.saturating_add(EACH.saturating_mul(nodes(value)));
        let left = known.left.get().unwrap_or_else(most).saturating_sub(1);
        let left = if known.depth.get() > DEEPEST { 0 } else { left };
        known.left.set(Some(left));
        left > 0
    })
}

fn nodes(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(nodes).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(nodes).sum::<usize>(),
        _ => 1,
    }
}

/// An attempt or a validation, from its beginning to its end.
struct Scope {
    /// What was so around it.
    depth: usize,
    left: Option<usize>,
    is_judged: bool,
}

impl Scope {
    fn new(is_judged: bool) -> Self {
        KNOWN.with(|known| {
            let around = Self {
                depth: known.depth.get(),
                left: known.left.get(),
                is_judged: known.is_judged.get(),
            };
            known.depth.set(around.depth + 1);
            known.is_judged.set(around.is_judged || is_judged);
            around
        })
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        KNOWN.with(|known| {
            known.depth.set(self.depth);
            known.is_judged.set(self.is_judged);
            if self.left.is_none() {
                known.left.set(None);
            }
            if self.depth == 0 {
                known.verdicts.take();
            }
        });
    }
}

fn content(keys: &[RandomState; 2], value: &Value) -> Content {
    let mut hashers = keys.each_ref().map(BuildHasher::build_hasher);
    for hasher in &mut hashers {
        feed(hasher, value);
    }
    hashers.map(|hasher| hasher.finish())
}

/// Members in another order are another content: no order has to be made.
fn feed(hasher: &mut impl Hasher, value: &Value) {
    discriminant(value).hash(hasher);
    match value {
        Value::Null => {}
        Value::Bool(value) => value.hash(hasher),
        Value::Number(number) => number.hash(hasher),
        Value::String(text) => text.hash(hasher),
        Value::Array(items) => {
            items.len().hash(hasher);
            items.iter().for_each(|item| feed(hasher, item));
        }
        Value::Object(members) => {
            members.len().hash(hasher);
            for (name, member) in members {
                name.hash(hasher);
                feed(hasher, member);
            }
        }
    }
}
