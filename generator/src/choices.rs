//! What users choose about types: what the values of a format are held in.

use std::collections::BTreeMap;

use crate::diagnostic::nearest;
use crate::known_formats::{KNOWN, Kind, Known, Representation};

/// What users choose about types. By default, everything is as the README's table has it.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    formats: BTreeMap<String, Choice>,
    /// What becomes of members that an object schema does not speak of.
    pub undeclared_members: UndeclaredMembers,
}

/// What becomes of members that an object schema does not speak of: neither `properties` nor
/// `additionalProperties`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UndeclaredMembers {
    /// They are skipped.
    #[default]
    Drop,
    /// They are kept and written again.
    Keep,
}

/// What was chosen for a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Representation(Representation),
    /// The same as for a format that is known.
    Like(&'static str),
}

/// A choice that there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchChoice {
    /// What is wrong.
    pub message: String,
    /// What there is to choose from.
    pub help: String,
}

impl Choices {
    /// Chooses what the values of a format are held in.
    ///
    /// A format that is known has its own choices. Any other one can be held as a string, or like
    /// a format that is known.
    pub fn choose(&mut self, format: &str, value: &str) -> Result<(), NoSuchChoice> {
        let known: Vec<&Known> = KNOWN.iter().filter(|known| known.name == format).collect();
        let choice = if known.is_empty() {
            own_choice(format, value)?
        } else {
            known_choice(format, value, &known)?
        };
        self.formats.insert(format.to_owned(), choice);
        Ok(())
    }

    /// Whether the user has chosen what becomes of a format.
    pub(crate) fn speak_of(&self, format: &str) -> bool {
        self.formats.contains_key(format)
    }

    /// What the values of a format are held in, and the name of the format that they are like.
    /// None where neither the generator nor the user knows it.
    pub(crate) fn of(&self, kind: Kind, format: &str) -> Option<(&'static str, Representation)> {
        let chosen = self.formats.get(format).copied();
        let format = match chosen {
            Some(Choice::Like(other)) => other,
            _ => format,
        };
        let is_held = |known: &&Known| known.name == format && known.kind == kind;
        let known = KNOWN.iter().find(is_held);
        match (known, self.formats.get(format)) {
            (None, Some(Choice::Representation(Representation::String))) => {
                Some(("", Representation::String))
            }
            (None, _) => None,
            (Some(known), Some(Choice::Representation(chosen))) if known.offers(*chosen) => {
                Some((known.name, *chosen))
            }
            (Some(known), _) => Some((known.name, known.offered[0])),
        }
    }
}

fn known_choice(format: &str, value: &str, known: &[&Known]) -> Result<Choice, NoSuchChoice> {
    let mut offered: Vec<Representation> = Vec::new();
    for representation in known.iter().flat_map(|known| known.offered) {
        if !offered.contains(representation) {
            offered.push(*representation);
        }
    }
    let chosen = offered.iter().find(|offered| offered.as_str() == value);
    chosen
        .map(|chosen| Choice::Representation(*chosen))
        .ok_or_else(|| NoSuchChoice {
            message: format!("`{format}` can't be held as `{value}`"),
            help: format!("choose {}", alternatives(&offered)),
        })
}

fn alternatives(offered: &[Representation]) -> String {
    let offered: Vec<String> = offered
        .iter()
        .map(|one| format!("`{}`", one.as_str()))
        .collect();
    match offered.split_last() {
        Some((last, [])) => format!("{last}, which is all there is"),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

fn own_choice(format: &str, value: &str) -> Result<Choice, NoSuchChoice> {
    if value == Representation::String.as_str() {
        return Ok(Choice::Representation(Representation::String));
    }
    let like = KNOWN.iter().find(|known| known.name == value);
    like.map(|known| Choice::Like(known.name))
        .ok_or_else(|| NoSuchChoice {
            message: format!("the format `{format}` can't be held as `{value}`"),
            help: own_help(value),
        })
}

fn own_help(value: &str) -> String {
    let names: Vec<&str> = names().collect();
    let meant = nearest(value, names.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
    format!(
        "a format of one's own is `string`, or is like one of these: {}{meant}",
        names.join(", ")
    )
}

/// The names of all formats that are known, each once.
fn names() -> impl Iterator<Item = &'static str> {
    let names = KNOWN.iter().enumerate();
    names.filter_map(|(index, known)| {
        let is_first = KNOWN[..index]
            .iter()
            .all(|before| before.name != known.name);
        is_first.then_some(known.name)
    })
}

#[cfg(test)]
mod tests {
    use super::{Choices, Kind, Representation};

    #[test]
    fn defaults_depend_on_the_kind() {
        let choices = Choices::default();
        let held = |kind, format| choices.of(kind, format).map(|(_, held)| held);
        assert_eq!(held(Kind::Text, "uuid"), Some(Representation::Uuid));
        assert_eq!(held(Kind::Text, "decimal"), Some(Representation::Checked));
        assert_eq!(held(Kind::Number, "decimal"), Some(Representation::Exact));
        assert_eq!(held(Kind::Text, "ulid"), None);
        assert_eq!(held(Kind::Integer, "uuid"), None);
    }

    #[test]
    fn own_formats_are_like_known_ones() {
        let mut choices = Choices::default();
        choices.choose("guid", "uuid").expect("is known");
        choices.choose("uuid", "string").expect("is offered");
        choices.choose("ulid", "string").expect("is offered");
        let guid = choices.of(Kind::Text, "guid");
        assert_eq!(guid, Some(("uuid", Representation::String)));
        assert_eq!(
            choices.of(Kind::Text, "ulid").map(|(_, held)| held),
            Some(Representation::String)
        );
    }

    #[test]
    fn what_there_is_not_is_refused_with_what_there_is() {
        let mut choices = Choices::default();
        let error = choices.choose("uuid", "chrono").expect_err("is nonsense");
        assert_eq!(error.help, "choose `uuid`, `checked` or `string`");
        let error = choices.choose("uiid", "uid").expect_err("is nonsense");
        assert!(
            error.help.ends_with("did you mean `uuid`?"),
            "{}",
            error.help
        );
    }
}
