//! How large what is made of a document may grow beyond the document itself.
//!
//! No document that means well comes near to these, and none is refused for them: what is beyond
//! a bound is widened, and told by a warning `bounded` where values may then pass that the document
//! refuses.

/// How deep inline schemas may nest: deeper than files may, and what is made of them. What is
/// further in may be any value (`bounded`).
pub(super) const NESTING: usize = 250;

/// How many subschemas and keywords are taken over into assertions, again and again for those that
/// stand in several. From the schema on that passes it, no more is asserted (`bounded`).
pub(super) const ASSERTING: usize = 300_000;

/// How many schemas are made of others that hold together: so many, and so many more for each that
/// the document has. Of two that would be one more, only the second one holds (`bounded`).
pub(super) const MADE: usize = 1_000;
pub(super) const MADE_EACH: usize = 4;

/// How many schemas may inherit from one another through `allOf` in a row. What is further away is
/// not inherited (`bounded`).
pub(super) const ALL_OF: usize = 200;

/// How many schemas one may inherit from for parents to be unions of their children. If there are
/// more, no parent is (`bounded`).
pub(super) const ANCESTORS: usize = 200;

/// How many arms the product of two unions in one `allOf` may have. Of larger ones the second is
/// told apart by types, and the first one is only checked: nothing is lost.
pub(super) const PRODUCT: usize = 64;

/// How many arms a union may have for each to be compared with each. In larger ones all are taken
/// to overlap, which costs time when values are read: nothing is lost.
pub(super) const COMPARED: usize = 64;

/// How many schemas are looked through for the types of the values of a union. What has more inside of
/// it is taken to have values of any type: nothing is lost.
pub(super) const TYPED: usize = 1_000;

/// How many unions and newtypes may be inside of each other for the members of their objects to be
/// known. Arms with more are tried in order: nothing is lost.
pub(super) const SIGNATURE: usize = 1;

/// How deep keywords in place are followed for `unevaluatedProperties` and `unevaluatedItems`. What
/// is further in counts as if it spoke of everything (`bounded`).
pub(super) const IN_PLACE: usize = 32;

/// How many schemas in place are told apart for them. What comes after counts as if it spoke of
/// everything (`bounded`).
pub(super) const APPLIED: usize = 10_000;

/// How many arms a union and those inside of it may have together for the ones inside to be made
/// from. Where there are more, only what the arms are themselves makes one: nothing but `into` is
/// lost.
pub(super) const SOURCES: usize = 1_000;

/// How many assertions are looked into for the members that they are about. Of what others are
/// about, all members are kept: nothing is lost.
pub(super) const LOOKED_AT: usize = 1_000_000;
