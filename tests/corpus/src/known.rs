//! Documents that are known to fail, each with a reason. One that does not fail any more must leave
//! the list.

use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;

/// The list.
const LIST: &str = include_str!("../known-failures.toml");

#[derive(Deserialize)]
struct List {
    failures: BTreeMap<String, String>,
}

/// The reason by the name of the document.
pub fn known_failures() -> io::Result<BTreeMap<String, String>> {
    let list: List = toml::from_str(LIST).map_err(io::Error::other)?;
    Ok(list.failures)
}
