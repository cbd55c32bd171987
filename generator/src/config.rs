//! `specsmith.toml`: what is generated from what, where arguments do not say it.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::choices::{Choices, UndeclaredMembers};
use crate::diagnostic::{Code, Diagnostic, Location, Spot};
use crate::load::{plain_reason, position};

/// The name of the file.
pub const FILE: &str = "specsmith.toml";

/// What the configuration file says. Paths are relative to the current folder.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The document.
    pub spec: Option<PathBuf>,
    /// The folder of the output.
    pub out: Option<PathBuf>,
    /// What the output is.
    pub output: Output,
    /// What types are made of, whatever the document.
    pub choices: Choices,
}

/// What the output in the configured folder is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The name of the generated crate.
    pub name: Option<String>,
    /// What it is part of.
    pub form: Form,
    /// The path of the module in its crate.
    pub path: Option<String>,
    /// The path of the runtime that it shares with other modules.
    pub support: Option<String>,
}

/// What the output is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A crate of its own.
    #[default]
    Crate,
    /// A module of another crate.
    Module,
}

/// The keys whose values are text.
const KEYS: &str = "`spec`, `out`, `name`, `as`, `path`, `support` and `undeclared-members`";

/// What is wrong with the text of a configuration, and where.
#[derive(Debug)]
struct Fault {
    span: Option<Range<usize>>,
    reason: String,
    help: String,
}

/// Reads the configuration of the current folder or of the nearest one above it. All faults of the
/// file are told at once.
pub fn find(current: &Path) -> Result<Config, Vec<Diagnostic>> {
    for folder in current.ancestors() {
        let file = folder.join(FILE);
        match fs::read_to_string(&file) {
            Ok(text) => {
                let located = |fault: Fault| fault.locate(&file, &text);
                return read(&text, folder)
                    .map_err(|faults| faults.into_iter().map(located).collect());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = Fault {
                    span: None,
                    reason: plain_reason(&error),
                    help: keys_help(),
                };
                return Err(vec![fault.locate(&file, "")]);
            }
        }
    }
    Ok(Config::default())
}

impl Fault {
    fn locate(self, file: &Path, text: &str) -> Diagnostic {
        let spot = match self.span {
            Some(span) => Spot::Position(position(text, span.start)),
            None => Spot::File,
        };
        Diagnostic {
            code: Code::Configuration,
            severity: Code::Configuration.severity(),
            location: Location {
                file: file.to_string_lossy().into_owned(),
                spot,
            },
            message: format!("this configuration is not understood: {}", self.reason),
            help: self.help,
        }
    }
}

fn keys_help() -> String {
    format!("its keys are {KEYS}, whose values are text, and the table `types`")
}

fn read(text: &str, folder: &Path) -> Result<Config, Vec<Fault>> {
    let table = DeTable::parse(text).map_err(|error| {
        vec![Fault {
            span: error.span(),
            reason: error.message().trim_end().to_owned(),
            help: keys_help(),
        }]
    })?;
    let mut reader = Reader {
        text,
        faults: Vec::new(),
    };
    let config = reader.config(table.get_ref(), folder);
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| fault.span.clone().map(|span| span.start));
    match faults.as_slice() {
        [] => Ok(config),
        _ => Err(faults),
    }
}

type Key<'a> = Spanned<DeString<'a>>;
type Entry<'a> = Spanned<DeValue<'a>>;

/// Reads keys one by one and goes on after faults.
struct Reader<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn config(&mut self, table: &DeTable<'_>, folder: &Path) -> Config {
        let mut config = Config::default();
        let place = |path: String| folder.join(path);
        for (key, value) in table {
            match key.as_ref().as_ref() {
                "spec" => config.spec = self.string(key, value).map(place),
                "out" => config.out = self.string(key, value).map(place),
                "name" => config.output.name = self.string(key, value),
                "as" => config.output.form = self.form(key, value),
                "path" => config.output.path = self.string(key, value),
                "support" => config.output.support = self.string(key, value),
                "undeclared-members" => {
                    config.choices.undeclared_members = self.undeclared_members(key, value);
                }
                "types" => self.types(value, &mut config.choices),
                unknown => {
                    let reason = format!("there is no key `{unknown}`");
                    self.fault(key.span(), reason, keys_help());
                }
            }
        }
        config
    }

    fn fault(&mut self, span: Range<usize>, reason: String, help: String) {
        self.faults.push(Fault {
            span: Some(span),
            reason,
            help,
        });
    }

    /// A text as it stands in the file, whatever type it has.
    fn written(&self, value: &Entry<'_>) -> String {
        match value.as_ref() {
            DeValue::String(text) => text.clone().into_owned(),
            _ => self.text.get(value.span()).unwrap_or_default().to_owned(),
        }
    }

    fn string(&mut self, key: &Key<'_>, value: &Entry<'_>) -> Option<String> {
        if let DeValue::String(text) = value.as_ref() {
            return Some(text.clone().into_owned());
        }
        let reason = format!("`{}` is text, not {}", key.as_ref(), noun(value.as_ref()));
        self.fault(value.span(), reason, keys_help());
        None
    }

    fn form(&mut self, key: &Key<'_>, value: &Entry<'_>) -> Form {
        match self.string(key, value).as_deref() {
            Some("module") => return Form::Module,
            None | Some("crate") => {}
            Some(other) => {
                let reason = format!("the output can't be generated as `{other}`");
                let help = "choose `crate` or `module`".to_owned();
                self.fault(value.span(), reason, help);
            }
        }
        Form::Crate
    }

    fn undeclared_members(&mut self, key: &Key<'_>, value: &Entry<'_>) -> UndeclaredMembers {
        match self.string(key, value).as_deref() {
            Some("keep") => return UndeclaredMembers::Keep,
            None | Some("drop") => {}
            Some(other) => {
                let reason = format!("undeclared members are not `{other}`");
                let help = "choose `drop` or `keep`".to_owned();
                self.fault(value.span(), reason, help);
            }
        }
        UndeclaredMembers::Drop
    }

    fn types(&mut self, value: &Entry<'_>, choices: &mut Choices) {
        let DeValue::Table(formats) = value.as_ref() else {
            let reason = format!("`types` is a table, not {}", noun(value.as_ref()));
            self.fault(value.span(), reason, keys_help());
            return;
        };
        for (format, value) in formats {
            // What is no text is no choice either, and told as that.
            if let Err(error) = choices.choose(format.as_ref(), &self.written(value)) {
                self.fault(value.span(), error.message, error.help);
            }
        }
    }
}

fn noun(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::path::Path;

    use super::read;
    use crate::choices::UndeclaredMembers;

    /// What is refused, and where.
    fn faults(text: &str) -> Vec<(Range<usize>, String)> {
        let faults = read(text, Path::new("/p"))
            .expect_err("is refused")
            .into_iter();
        faults
            .map(|fault| (fault.span.expect("has a place"), fault.reason))
            .collect()
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let config = read("spec = \"a/b.yaml\"\nname = \"x\"", Path::new("/p")).expect("is valid");
        assert_eq!(config.spec.as_deref(), Some(Path::new("/p/a/b.yaml")));
        assert_eq!(
            (config.out, config.output.name.as_deref()),
            (None, Some("x"))
        );
    }

    #[test]
    fn unknown_keys_are_refused_with_their_place() {
        let faults = faults("spec = \"a\"\nspce = 1");
        assert_eq!(faults, [(11..15, "there is no key `spce`".to_owned())]);
    }

    #[test]
    fn choices_are_read_and_refused_with_their_place() {
        let text = "undeclared-members = \"keep\"\n[types]\nuuid = \"string\"";
        let config = read(text, Path::new("/p")).expect("is valid");
        assert_eq!(config.choices.undeclared_members, UndeclaredMembers::Keep);
        assert_eq!(faults("[types]\nuuid = \"uid\"")[0].0, 15..20);
        let reason = "the format `foo` can't be held as `1`".to_owned();
        assert_eq!(faults("[types]\nfoo = 1"), [(14..15, reason)]);
    }

    #[test]
    fn all_faults_are_told_in_their_order() {
        let faults = faults("types = 1\nspec = 5\nas = \"file\"\nout = \"o\"\nfoo = 1\n");
        let reasons: Vec<&str> = faults.iter().map(|(_, reason)| reason.as_str()).collect();
        assert_eq!(
            reasons,
            [
                "`types` is a table, not a number",
                "`spec` is text, not a number",
                "the output can't be generated as `file`",
                "there is no key `foo`",
            ]
        );
    }
}
