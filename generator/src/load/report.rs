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
    let meant = || meant_component(files, dialect, text, reference.shape);
    let (code, message, help) = match problem {
        // The file itself has been reported.
        Problem::File {
            reason: Unopened::Faulty,
            ..
        } => return,
        Problem::Remote => (
            Code::RemoteReference,
            format!("`{text}` is on another machine"),
            "download the file, put it beside the document and refer to it by its path".to_owned(),
        ),
        Problem::File {
            name,
            reason: Unopened::Outside,
        } => (
            Code::OutsideReference,
            format!("`{text}` leads to `{name}`, outside of the folders of this document"),
            "references may lead into the folder of the root file, its parent and what is below; \
             copy the file there"
                .to_owned(),
        ),
        Problem::File {
            name,
            reason: Unopened::Unreadable(reason),
        } => (
            Code::UnresolvedReference,
            format!("`{text}` leads to `{name}`, which can't be read: {reason}"),
            // What stands for a name is no path; the place in another file is no name of this one.
            meant().filter(|_| !text.contains('#')).unwrap_or_else(|| {
                "correct the path; it starts at the file with the reference".to_owned()
            }),
        ),
        Problem::Missing {
            name,
            file,
            parent,
            meant: near,
        } => (
            Code::UnresolvedReference,
            format!(
                "`{text}` leads nowhere: {}",
                missing(name, file, parent.as_str())
            ),
            near.as_ref()
                .map(|near| format!("there is `{near}`"))
                .or_else(meant)
                .unwrap_or_else(|| format!("define `{name}`, or correct the reference")),
        ),
        Problem::Circular => {
            let message = format!("`{text}` leads only to other references");
            let (code, message) = match reference.shape {
                Shape::Object(Kind::Schema) => (
                    Code::InfiniteSchema,
                    format!("{message}, which says nothing: it is left out"),
                ),
                _ => (Code::CircularReference, message),
            };
            let help = "let one of the references in this circle lead to a definition";
            (code, message, help.to_owned())
        }
        Problem::WrongKind {
            wanted,
            found,
            meant: instead,
        } => {
            let message = format!(
                "`{text}` leads to {found}, where {} is wanted",
                wanted.noun()
            );
            let mended = match instead {
                Some(Meaning::Component(reference)) => Some(format!("`{reference}` is taken")),
                Some(_) => Some("it is taken for its JSON content".to_owned()),
                None => reference
                    .is_dispensable
                    .then(|| "it is left out".to_owned()),
            };
            let (code, message) = match mended {
                Some(mended) => (Code::MendedDefect, format!("{message}; {mended}")),
                None => (Code::Malformed, message),
            };
            (
                code,
                message,
                meant().unwrap_or_else(|| format!("refer to {}", wanted.noun())),
            )
        }
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

fn missing(name: &str, file: &str, parent: &str) -> String {
    match parent {
        "" => format!("`{file}` has no `{name}`"),
        _ => format!("`#{parent}` of `{file}` has no `{name}`"),
    }
}

/// A component of the root file that has the name a faulty reference ends with.
fn meant_component(
    files: &Files<'_>,
    dialect: Dialect,
    text: &str,
    shape: Shape,
) -> Option<String> {
    let Shape::Object(kind) = shape else {
        return None;
    };
    let section = dialect.section(kind)?;
    let last = text.trim_end_matches('/').rsplit(['/', '#']).next()?;
    let names = section.of(&files.file(ROOT).value)?.keys();
    let near = nearest(last, names.map(String::as_str))?;
    Some(format!("there is `{}`", section.reference(near)))
}
