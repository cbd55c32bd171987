//! Says why a reference leads nowhere, and where it may have been meant to lead.

use super::discover::Meaning;
use super::files::{Files, ROOT, Unopened};
use super::references::Reference;
use super::resolve::Problem;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::structure::{Dialect, Kind, Shape};

/// Reports one faulty reference at the first place that has it.
pub(super) fn report(
    files: &Files<'_>,
    dialect: Dialect,
    text: &str,
    reference: &Reference,
    problem: &Problem,
    diagnostics: &mut Diagnostics,
) {
    let faulty = Faulty {
        files,
        dialect,
        text,
        reference,
    };
    let Some(Finding {
        code,
        message,
        help,
    }) = faulty.finding(problem)
    else {
        return;
    };
    let mut place = reference.site.clone();
    place.pointer.push_member("$ref");
    let message = match reference.count {
        1 => message,
        2 => format!("{message} (and so it does in one more place)"),
        count => format!("{message} (and so it does in {} more places)", count - 1),
    };
    diagnostics.report_at(code, files.location(&place), message, help);
}

/// What is told of a reference.
struct Finding {
    code: Code,
    message: String,
    help: String,
}

/// A reference that leads nowhere, or not where it should.
struct Faulty<'f> {
    files: &'f Files<'f>,
    dialect: Dialect,
    text: &'f str,
    reference: &'f Reference,
}

impl Faulty<'_> {
    fn finding(&self, problem: &Problem) -> Option<Finding> {
        Some(match problem {
            Problem::Remote => self.remote(),
            Problem::File { name, reason } => return self.unopened(name, reason),
            Problem::Missing {
                name,
                file,
                parent,
                meant,
            } => self.missing(
                name,
                &missing(name, file, parent.as_str()),
                meant.as_deref(),
            ),
            Problem::Circular => self.circular(),
            Problem::WrongKind {
                wanted,
                found,
                meant,
            } => self.of_wrong_kind(wanted.noun(), found, meant.as_ref()),
        })
    }

    fn remote(&self) -> Finding {
        Finding {
            code: Code::RemoteReference,
            message: format!("`{}` is on another machine", self.text),
            help: "download the file, put it beside the document and refer to it by its path"
                .to_owned(),
        }
    }

    fn unopened(&self, name: &str, reason: &Unopened) -> Option<Finding> {
        let text = self.text;
        match reason {
            // The file itself has been reported.
            Unopened::Faulty => None,
            Unopened::Outside => Some(Finding {
                code: Code::OutsideReference,
                message: format!(
                    "`{text}` leads to `{name}`, outside of the folders of this document"
                ),
                help: "references may lead into the folder of the root file, its parent and what \
                       is below; copy the file there"
                    .to_owned(),
            }),
            Unopened::Unreadable(reason) => {
                // What stands for a name is no path; the place in another file is no name of this one.
                let meant = self.meant_component().filter(|_| !text.contains('#'));
                Some(Finding {
                    code: Code::UnresolvedReference,
                    message: format!("`{text}` leads to `{name}`, which can't be read: {reason}"),
                    help: meant.unwrap_or_else(|| {
                        "correct the path; it starts at the file with the reference".to_owned()
                    }),
                })
            }
        }
    }

    fn missing(&self, name: &str, reason: &str, near: Option<&str>) -> Finding {
        let near = near.map(|near| format!("there is `{near}`"));
        let meant = near.or_else(|| self.meant_component());
        Finding {
            code: Code::UnresolvedReference,
            message: format!("`{}` leads nowhere: {reason}", self.text),
            help: meant.unwrap_or_else(|| format!("define `{name}`, or correct the reference")),
        }
    }

    fn circular(&self) -> Finding {
        let message = format!("`{}` leads only to other references", self.text);
        let (code, message) = match self.reference.shape {
            Shape::Object(Kind::Schema) => (
                Code::InfiniteSchema,
                format!("{message}, which says nothing: it is left out"),
            ),
            _ => (Code::CircularReference, message),
        };
        Finding {
            code,
            message,
            help: "let one of the references in this circle lead to a definition".to_owned(),
        }
    }

    fn of_wrong_kind(&self, wanted: &str, found: &str, instead: Option<&Meaning>) -> Finding {
        let mended = match instead {
            Some(Meaning::Component(reference)) => Some(format!("`{reference}` is taken")),
            Some(_) => Some("it is taken for its JSON content".to_owned()),
            None => {
                let is_dispensable = self.reference.is_dispensable;
                is_dispensable.then(|| "it is left out".to_owned())
            }
        };
        let message = format!("`{}` leads to {found}, where {wanted} is wanted", self.text);
        let (code, message) = match mended {
            Some(mended) => (Code::MendedDefect, format!("{message}; {mended}")),
            None => (Code::Malformed, message),
        };
        let meant = self.meant_component();
        Finding {
            code,
            message,
            help: meant.unwrap_or_else(|| format!("refer to {wanted}")),
        }
    }

    /// A component of the root file that has the name the reference ends with.
    fn meant_component(&self) -> Option<String> {
        let Shape::Object(kind) = self.reference.shape else {
            return None;
        };
        let section = self.dialect.section(kind)?;
        let text = self.text.trim_end_matches('/');
        let last = text.rsplit(['/', '#']).next()?;
        let names = section.of(&self.files.file(ROOT).value)?.keys();
        let near = nearest(last, names.map(String::as_str))?;
        Some(format!("there is `{}`", section.reference(near)))
    }
}

fn missing(name: &str, file: &str, parent: &str) -> String {
    match parent {
        "" => format!("`{file}` has no `{name}`"),
        _ => format!("`#{parent}` of `{file}` has no `{name}`"),
    }
}
