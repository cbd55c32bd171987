//! How a value finds its arm in a union.

use crate::ir::{
    ArmTag, Choice, Dispatch, KeySignature, OtherTags, Others, TagForm, TagLimit, WrittenTag,
};

pub(super) fn dispatch_lines(dispatch: &Dispatch, lines: &mut Vec<String>) {
    for (kind, choice) in dispatch.held() {
        let kind = format!("{kind:?}").to_lowercase();
        let choice = match choice {
            Choice::None => continue,
            Choice::One(arm) => format!("{arm}"),
            Choice::Tag {
                property,
                form,
                mapping,
                absent,
                others,
            } => {
                let absent = absent.map(|arm| format!(", without it {arm}"));
                let absent = absent.unwrap_or_default();
                let form = match form {
                    TagForm::Text => "",
                    TagForm::Json => " as JSON",
                };
                let others = match others {
                    OtherTags::Refused => "refused".to_owned(),
                    OtherTags::Kept => "kept".to_owned(),
                    OtherTags::Arm(arm) => arm.to_string(),
                };
                format!("by {property:?}{form} {mapping:?}{absent}, others {others}")
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

/// What becomes of the discriminator of an arm.
pub(super) fn tag_text(tag: &ArmTag) -> String {
    let ArmTag { written, limit } = tag;
    let written = match written {
        None => String::new(),
        Some(WrittenTag::Always(tag)) => format!(" written with {tag:?}"),
        Some(WrittenTag::WhereAbsent(tag)) => format!(" written with at least {tag:?}"),
    };
    let limit = match limit {
        None => String::new(),
        Some(TagLimit::OneOf(tags)) => format!(" tagged {tags:?}"),
        Some(TagLimit::NoneOf(tags)) => format!(" tagged other than {tags:?}"),
    };
    written + &limit
}
