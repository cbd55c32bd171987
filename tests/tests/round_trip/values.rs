//! Values that are hard on whoever writes and reads them.

use novu_api::DateTime;

/// Text with everything that has a meaning somewhere on the way.
pub const AWKWARD: &str = "ä/b?c=d&e+f g%2F\"h\"#i;j,k.l~ñ✓'[m]{n}|o\\p:q@r!s$t*u(v)";

/// Texts that are each hard in one way of their own.
pub const HOSTILE: [&str; 15] = [
    AWKWARD,
    "漢字 かな 한글 עברית",
    "e\u{301}🎉👩\u{200d}👩\u{200d}👧\u{fe0f}",
    "../../v1/feeds",
    "...",
    "%2F%00%zz%",
    "+ +%20+",
    "a&b=c;d",
    "?#/",
    "null",
    "1e3",
    "{\"a\":[1]}",
    "<b>'\"\\u0041</b>",
    "line\r\nbreak\ttab\u{0}\u{7f}",
    " leading, trailing\u{a0} ",
];

/// An id as the server gives them.
pub const ID: &str = "64f0a1b2c3d4e5f6a7b8c9d0";

/// A moment whose text has digits that say nothing.
pub fn moment() -> DateTime {
    DateTime::parse("2026-01-02T03:04:05.000Z").expect("is a moment")
}
