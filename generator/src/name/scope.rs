//! A set of identifiers that must differ from each other.

use std::collections::{HashMap, HashSet};

use super::case::{Case, Name, is_never_raw, spell, spell_symbols};

/// The identifiers taken in one place.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    case: Case,
    taken: HashSet<String>,
    /// By spelling, the number that is tried next: no lower one becomes free again.
    numbers: HashMap<String, u64>,
}

impl Scope {
    pub(super) fn new(case: Case) -> Self {
        Self {
            case,
            taken: HashSet::new(),
            numbers: HashMap::new(),
        }
    }

    /// A scope in which some identifiers are taken from the start.
    pub(super) fn with_reserved(case: Case, reserved: &[&str]) -> Self {
        Self {
            case,
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
            numbers: HashMap::new(),
        }
    }

    /// Takes identifiers that are spelled already.
    pub(super) fn reserve<'a>(&mut self, names: impl IntoIterator<Item = &'a Name>) {
        let texts = names.into_iter().map(ToString::to_string);
        self.taken.extend(texts);
    }

    /// Whether an identifier is still free.
    pub(super) fn is_free(&self, text: &str) -> bool {
        !self.taken.contains(text) && !is_never_raw(text)
    }

    /// A free identifier for a wire name: as it is, with its symbols written out, with another
    /// word that tells it apart, or with a number.
    pub(super) fn claim(&mut self, wire: &str, other_word: &str) -> Name {
        let plain = spell(wire, self.case);
        let candidates = [
            plain.clone(),
            spell_symbols(wire, self.case),
            spell(&format!("{wire} {other_word}"), self.case),
        ];
        self.take(candidates, &plain)
    }

    /// Free identifiers for some wire names, in their order. Those that are spelled as in Rust already
    /// come first: what has its name in the document does not give way to what is named after it.
    pub(super) fn claim_all<'a>(
        &mut self,
        wires: impl IntoIterator<Item = &'a str>,
        other_word: &str,
    ) -> Vec<Name> {
        let wires = wires.into_iter();
        self.claim_each(wires.map(|wire| (wire, other_word)))
    }

    /// The same, each with a word of its own.
    pub(super) fn claim_each<'a>(
        &mut self,
        wires: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Vec<Name> {
        let wires: Vec<(&str, &str)> = wires.into_iter().collect();
        let mut spelled = Vec::with_capacity(wires.len());
        for (wire, word) in &wires {
            let is_spelled = self.is_free(wire) && spell(wire, self.case) == *wire;
            spelled.push(is_spelled.then(|| self.claim(wire, word)));
        }
        let all = spelled.into_iter().zip(wires);
        all.map(|(name, (wire, word))| name.unwrap_or_else(|| self.claim(wire, word)))
            .collect()
    }

    /// A free identifier for one that is spelled already: itself, or with another word or a number.
    pub(super) fn claim_spelled(&mut self, plain: &str, other_word: &str) -> Name {
        let other = spell(other_word, self.case);
        self.take([plain.to_owned(), format!("{plain}{other}")], plain)
    }

    fn take(&mut self, candidates: impl IntoIterator<Item = String>, plain: &str) -> Name {
        let free = candidates.into_iter().find(|text| self.is_free(text));
        let text = free.unwrap_or_else(|| self.numbered(plain));
        self.taken.insert(text.clone());
        Name::new(text)
    }

    fn numbered(&mut self, plain: &str) -> String {
        let ends_in_digit = plain.ends_with(|last: char| last.is_ascii_digit());
        let separator = match (self.case, ends_in_digit) {
            (Case::Pascal, false) => "",
            _ => "_",
        };
        let mut number = self.numbers.get(plain).copied().unwrap_or(2);
        let text = loop {
            let text = format!("{plain}{separator}{number}");
            number += 1;
            if self.is_free(&text) {
                break text;
            }
        };
        self.numbers.insert(plain.to_owned(), number);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Name, Scope};

    #[test]
    fn collisions_are_told_apart() {
        let mut scope = Scope::with_reserved(Case::Snake, &["body"]);
        let mut claim = |wire| scope.claim(wire, "member").to_string();
        assert_eq!(claim("a-b"), "a_b");
        assert_eq!(claim("a_b"), "a_underscore_b");
        assert_eq!(claim("aB"), "a_b_member");
        assert_eq!(claim("a b"), "a_space_b");
        assert_eq!(claim("body"), "body_member");
        assert_eq!(claim("self"), "self_member");
        assert_eq!(claim("A B"), "a_b_2");
        assert_eq!(claim("a B"), "a_b_3");
    }

    #[test]
    fn what_is_spelled_as_in_rust_does_not_give_way() {
        let mut scope = Scope::new(Case::Snake);
        let names = scope.claim_all(["a b", "a_b", "aB", "c"], "member");
        let names: Vec<&str> = names.iter().map(Name::as_str).collect();
        assert_eq!(names, ["a_space_b", "a_b", "a_b_member", "c"]);
        let mut scope = Scope::new(Case::Pascal);
        let names = scope.claim_all(["a", "A"], "value");
        let names: Vec<&str> = names.iter().map(Name::as_str).collect();
        assert_eq!(names, ["AValue", "A"]);
    }
}
