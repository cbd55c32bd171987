//! Names of modules, which are names of files too.

use super::case::{Case, Name, is_keyword};
use super::scope::Scope;

/// Some file systems do not allow these names, and Rust has a use of its own for others.
const TAKEN: &[&str] = &["aux", "con", "nul", "prn", "mod", "lib"];

/// The modules of one folder.
pub(super) struct Modules {
    scope: Scope,
    other_word: &'static str,
}

impl Modules {
    /// A folder that has some modules already; `other_word` tells apart what would be spelled alike.
    pub(super) fn new(reserved: &[&str], other_word: &'static str) -> Self {
        let taken: Vec<&str> = TAKEN.iter().chain(reserved).copied().collect();
        Self {
            scope: Scope::with_reserved(Case::Snake, &taken),
            other_word,
        }
    }

    /// A free module for a wire name. Letters beyond ASCII are transcribed: Rust finds no file for
    /// them, and file systems do not agree on how they are spelled.
    pub(super) fn claim(&mut self, wire: &str) -> Name {
        let words = deunicode::deunicode(wire);
        let module = self.scope.claim(&words, self.other_word);
        if is_keyword(module.as_str()) {
            return self
                .scope
                .claim(&format!("{words} {}", self.other_word), self.other_word);
        }
        module
    }
}

#[cfg(test)]
mod tests {
    use super::Modules;

    #[test]
    fn modules_are_files_everywhere() {
        let mut modules = Modules::new(&["headers"], "model");
        let mut claim = |wire| modules.claim(wire).to_string();
        assert_eq!(claim("größe"), "grosse");
        assert_eq!(claim("Grosse"), "grosse_model");
        assert_eq!(claim("漢字"), "han_zi");
        assert_eq!(claim("type"), "type_model");
        assert_eq!(claim("CON"), "con_model");
        assert_eq!(claim("Headers"), "headers_model");
    }
}
