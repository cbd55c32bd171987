//! Where a reader of a text is, as a pointer.

use crate::diagnostic::Position;

/// Tells of the place of every key and element that a reader comes upon.
pub(super) struct Walk<F> {
    tell: F,
    pointer: String,
    open: Vec<Open>,
}

/// An object or array that is being walked through.
enum Open {
    /// An object, and whether a value is due for the key that was read last.
    Object { length: usize, keyed: bool },
    /// An array, and the index of the element that is due.
    Array { length: usize, next: usize },
}

impl<F: FnMut(&str, Position)> Walk<F> {
    pub(super) fn new(tell: F) -> Self {
        Self {
            tell,
            pointer: String::new(),
            open: Vec::new(),
        }
    }

    /// How many objects and arrays are around.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether a scalar is a key here.
    pub(super) fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Object { keyed: false, .. }))
    }

    pub(super) fn key(&mut self, name: &str, position: Position) {
        self.pointer.push('/');
        let escaped = name.replace('~', "~0").replace('/', "~1");
        self.pointer.push_str(&escaped);
        (self.tell)(&self.pointer, position);
        if let Some(Open::Object { keyed, .. }) = self.open.last_mut() {
            *keyed = true;
        }
    }

    pub(super) fn scalar(&mut self, position: Position) {
        self.begin(position);
        self.end_value();
    }

    pub(super) fn begin_object(&mut self, position: Position) {
        self.begin(position);
        let length = self.pointer.len();
        self.open.push(Open::Object {
            length,
            keyed: false,
        });
    }

    pub(super) fn begin_array(&mut self, position: Position) {
        self.begin(position);
        let length = self.pointer.len();
        self.open.push(Open::Array { length, next: 0 });
    }

    /// An object or array ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
        self.end_value();
    }

    /// A value begins: that of a member was told of with its key.
    fn begin(&mut self, position: Position) {
        match self.open.last() {
            None => (self.tell)(&self.pointer, position),
            Some(Open::Array { next, .. }) => {
                self.pointer.push_str(&format!("/{next}"));
                (self.tell)(&self.pointer, position);
            }
            Some(Open::Object { .. }) => {}
        }
    }

    /// A value ends, and the pointer is that of its parent again.
    fn end_value(&mut self) {
        match self.open.last_mut() {
            None => self.pointer.clear(),
            Some(Open::Object { length, keyed }) => {
                self.pointer.truncate(*length);
                *keyed = false;
            }
            Some(Open::Array { length, next }) => {
                self.pointer.truncate(*length);
                *next += 1;
            }
        }
    }
}
