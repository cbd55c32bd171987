//! The inputs of operations, whatever their types.

use std::any::Any;
use std::fmt::Debug;

/// A value that an operation is given.
pub trait Input: Any + Debug + Send {
    /// Whether the other is the same value, and looks the same: equality does not see every digit, and
    /// `Debug` shows no secrets.
    fn is(&self, other: &dyn Input) -> bool;

    /// The same value once more.
    fn again(&self) -> Box<dyn Input>;
}

impl<T: Any + Clone + Debug + PartialEq + Send> Input for T {
    fn is(&self, other: &dyn Input) -> bool {
        let looks_the_same = format!("{self:?}") == format!("{other:?}");
        let other: &dyn Any = other;
        looks_the_same && other.downcast_ref() == Some(self)
    }

    fn again(&self) -> Box<dyn Input> {
        Box::new(self.clone())
    }
}
