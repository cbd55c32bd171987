//! How a value finds its arm in a union.

use crate::ir::{Choice, Dispatch, KeySignature, Others};

pub(super) fn dispatch_lines(dispatch: &Dispatch, lines: &mut Vec<String>) {
    let Dispatch {
        boolean,
        number,
        text,
        array,
        object,
    } = dispatch;
    let kinds = [
        ("boolean", boolean),
        ("number", number),
        ("string", text),
        ("array", array),
        ("object", object),
    ];
    for (kind, choice) in kinds {
        let choice = match choice {
            Choice::None => continue,
            Choice::One(arm) => format!("{arm}"),
            Choice::Tag {
                property,
                mapping,
                absent,
                closed,
            } => {
                let absent = absent.map(|arm| format!(", without it {arm}"));
                let absent = absent.unwrap_or_default();
                let rest = if *closed { "refused" } else { "kept" };
                format!("by {property:?} {mapping:?}{absent}, others {rest}")
            }
            Choice::Keys(signatures) => {
                let arms = signatures.iter().map(|signature| {
                    let KeySignature {
                        arm,
                        required,
                        known,
                        others,
                    } = signature;
                    let others = match others {
                        Others::Lost => "",
                        Others::Kept => ", keeps others",
                        Others::Declared => ", declares others",
                    };
                    format!("{arm} requires {required:?} of {known:?}{others}")
                });
                format!("by members: {}", arms.collect::<Vec<_>>().join("; "))
            }
            Choice::Trial(arms) => format!("tried in order {arms:?}"),
        };
        lines.push(format!("  {kind} -> {choice}"));
    }
}
