//! How often arms are tried while one value is read.
//!
//! Arms that hold each other are tried inside of trials, and so the attempts could multiply with
//! every level. Two things keep them in proportion to the size of the value: what is tried under
//! judgement is not judged again further in, and there are only so many attempts for one value.

use std::cell::Cell;

use serde_json::Value;

/// Attempts for a value of one node, and for every further node.
const LEAST: usize = 1_000;
const EACH: usize = 64;

thread_local! {
    /// Attempts that are left for the outermost value that is tried; `None` outside of all trials.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    /// How many more attempts may be inside of one another: more than a reader lets values nest.
    static DEPTH: Cell<usize> = const { Cell::new(500) };
    /// Whether the value is going to be judged by a trial further out.
    static JUDGED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a trial further out is going to judge what is read here.
pub fn is_judged() -> bool {
    JUDGED.get()
}

/// Makes one attempt, unless there were too many or too many of them are inside of one another.
pub fn attempt<T>(value: &Value, judged: bool, read: impl FnOnce() -> T) -> Option<T> {
    let before = LEFT.get();
    let left = before.unwrap_or_else(|| LEAST.saturating_add(EACH.saturating_mul(nodes(value))));
    let depth = DEPTH.get().checked_sub(1)?;
    LEFT.set(Some(left.checked_sub(1)?));
    let outer = JUDGED.replace(judged || JUDGED.get());
    DEPTH.set(depth);
    let result = read();
    DEPTH.set(depth + 1);
    JUDGED.set(outer);
    if before.is_none() {
        LEFT.set(None);
    }
    Some(result)
}

fn nodes(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(nodes).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(nodes).sum::<usize>(),
        _ => 1,
    }
}
