//! Not in the way.
