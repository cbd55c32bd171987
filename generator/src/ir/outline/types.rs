//! Types and the uses that are made of them.

use super::checks::checks_text;
use super::dispatch::{dispatch_lines, tag_text};
use super::{Outline, push_default, push_flag};
use crate::ir::{
    Additional, Arm, Definition, EnumBase, Enumeration, Fraction, Inside, Origin, Overlap, Owner,
    Property, Shape, Struct, Type, TypeUse, Union, ValueNote, WriteForm,
};

impl Outline<'_> {
    pub(super) fn definition(&self, definition: &Definition, lines: &mut Vec<String>) {
        let Definition {
            origin,
            pointer: _,
            docs,
            shape,
            assertions,
            write_form,
        } = definition;
        lines.push(String::new());
        let deprecated = if docs.deprecated { " deprecated" } else { "" };
        let name = self.form_name(origin, *write_form);
        match shape {
            Shape::Struct(structure) => {
                lines.push(format!("struct {name}{deprecated}"));
                self.structure(structure, lines);
            }
            Shape::Enumeration(enumeration) => {
                lines.push(format!("enum {name}{deprecated}: {}", kind(enumeration)));
                lines.extend(values(enumeration));
            }
            Shape::Union(union) => {
                lines.push(format!("union {name}{deprecated}"));
                self.union(union, lines);
            }
            Shape::Alias(target) => {
                lines.push(format!(
                    "alias {name}{deprecated}: {}",
                    self.type_use(target)
                ));
            }
            Shape::Newtype(target) => {
                lines.push(format!(
                    "newtype {name}{deprecated}: {}",
                    self.type_use(target)
                ));
            }
        }
        let assertions = assertions.iter().map(|id| &self.api.types[*id]);
        lines
            .extend(assertions.map(|assertion| format!("  asserts {}", self.assertion(assertion))));
    }

    fn union(&self, union: &Union, lines: &mut Vec<String>) {
        let Union {
            arms,
            dispatch,
            exclusive: _,
            overlap,
            sources: _,
        } = union;
        lines.extend(arms.iter().enumerate().map(|(index, arm)| {
            let Arm {
                ty,
                label,
                docs: _,
                tag,
            } = arm;
            let label = label.as_deref().unwrap_or_default();
            let tag = tag_text(tag);
            format!("  {index} {label:?}: {}{tag}", self.type_use(ty))
        }));
        dispatch_lines(dispatch, lines);
        match overlap {
            Overlap::None => {}
            Overlap::Refused { arms, is_lossy } => {
                let when = if *is_lossy { " when read" } else { "" };
                lines.push(format!("  only one of {arms:?}{when}"));
            }
            Overlap::Kept(arms) => lines.push(format!("  several of {arms:?} kept")),
        }
    }

    fn structure(&self, structure: &Struct, lines: &mut Vec<String>) {
        let Struct {
            properties,
            additional,
            left_out,
            checks,
        } = structure;
        lines.extend(properties.iter().map(|property| self.property(property)));
        match additional {
            Additional::Ignored => {}
            Additional::Refused => lines.push("  others: refused".to_owned()),
            Additional::Kept(ty) => lines.push(format!("  others: {}", self.type_use(ty))),
        }
        if !left_out.is_empty() {
            lines.push(format!("  skipped: {left_out:?}"));
        }
        if !checks.is_empty() {
            lines.push(format!(" {}", checks_text(checks)));
        }
    }

    fn property(&self, property: &Property) -> String {
        let Property {
            name,
            ty,
            required,
            docs,
            default,
            preset,
            read_only,
            write_only,
        } = property;
        let mut line = format!("  {name:?}: {}", self.type_use(ty));
        push_flag(&mut line, *required, "required");
        push_flag(&mut line, *read_only, "read-only");
        push_flag(&mut line, *write_only, "write-only");
        push_flag(&mut line, docs.deprecated, "deprecated");
        push_default(&mut line, default.as_ref());
        if let Some(preset) = preset {
            line.push_str(&format!(" preset {preset}"));
        }
        line
    }

    fn form_name(&self, origin: &Origin, write_form: Option<WriteForm>) -> String {
        let form = write_form.map(|_| " in requests");
        format!("{}{}", self.origin(origin), form.unwrap_or_default())
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Component(key) => key.clone(),
            Origin::Inline { owner, place } => {
                let owner = match owner {
                    Owner::Component(key) => key.clone(),
                    Owner::Part { kind, key } => format!("{kind} {key}"),
                    Owner::Operation(index) => self.api.operations[*index].id.clone(),
                };
                let words = place.iter().flat_map(Inside::words);
                let place = words.map(|word| format!("/{word}"));
                format!("{owner}{}", place.collect::<String>())
            }
        }
    }

    pub(super) fn type_use(&self, used: &TypeUse) -> String {
        let TypeUse {
            ty,
            nullable,
            refuses_null,
            boxed,
            checks,
            assertions,
        } = used;
        let mut text = match ty {
            Type::Any => "any".to_owned(),
            Type::Null => "null".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::Integer(range) => format!("{range:?}").to_lowercase(),
            Type::Number(Fraction::F64) => "number".to_owned(),
            Type::Number(held) => format!("number({held:?})"),
            Type::Text(meaning) => format!("text({meaning:?})"),
            Type::Array(item) => format!("[{}]", self.type_use(item)),
            Type::Map(value) => format!("{{{}}}", self.type_use(value)),
            Type::Named(id) => {
                let definition = &self.api.types[*id];
                self.form_name(&definition.origin, definition.write_form)
            }
        };
        push_flag(&mut text, *nullable, "or null");
        push_flag(&mut text, *refuses_null, "which is refused");
        push_flag(&mut text, *boxed, "boxed");
        if !checks.is_empty() {
            text.push_str(&checks_text(checks));
        }
        for id in assertions {
            text.push_str(" asserts ");
            text.push_str(&self.assertion(&self.api.types[*id]));
        }
        text
    }
}

fn kind(enumeration: &Enumeration) -> &'static str {
    match (enumeration.base, enumeration.open) {
        (EnumBase::Text, false) => "text",
        (EnumBase::Text, true) => "any text",
        (EnumBase::Integer, _) => "integer",
        (EnumBase::Mixed, _) => "mixed",
    }
}

fn values(enumeration: &Enumeration) -> Vec<String> {
    let values = enumeration.values.iter().enumerate();
    let lines = values.map(|(index, value)| {
        let Some(ValueNote { name, docs }) = enumeration.notes.get(&index) else {
            return format!("  {value}");
        };
        let name = name.as_ref().map(|name| format!(" named {name:?}"));
        let title = docs.title.as_ref().map(|title| format!(" title {title:?}"));
        let deprecated = if docs.deprecated { " deprecated" } else { "" };
        let [name, title] = [name, title].map(Option::unwrap_or_default);
        format!("  {value}{name}{title}{deprecated}")
    });
    lines.collect()
}
