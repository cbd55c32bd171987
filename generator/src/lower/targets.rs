//! What the `mapping` of a discriminator refers to: arms of a union, by whatever names.

use std::collections::HashMap;

use super::context::Context;
use crate::diagnostic::Code;
use crate::resolve::{Discriminator, SchemaId};

/// The arms of a union by what a mapping may call them.
pub(super) struct Targets {
    by_key: HashMap<String, usize>,
    /// By what they are, for those that have several names.
    by_identity: HashMap<SchemaId, usize>,
    count: usize,
}

impl Targets {
    pub(super) fn of(cx: &Context<'_>, arms: &[SchemaId]) -> Self {
        let mut by_key = HashMap::new();
        let mut by_identity = HashMap::new();
        for (index, arm) in arms.iter().enumerate() {
            if let Some(key) = cx.arm_key(*arm) {
                by_key.entry(key.to_owned()).or_insert(index);
            }
            by_identity.entry(cx.identity(*arm)).or_insert(index);
        }
        Self {
            by_key,
            by_identity,
            count: arms.len(),
        }
    }

    /// By arm, the values that are mapped to it.
    pub(super) fn mapped(
        &self,
        cx: &Context<'_>,
        discriminator: &Discriminator,
    ) -> Vec<Vec<String>> {
        let mut mapped = vec![Vec::new(); self.count];
        for (value, target) in &discriminator.mapping {
            if let Some(arm) = self.arm(cx, target) {
                mapped[arm].push(value.clone());
            }
        }
        mapped
    }

    /// The arm that `defaultMapping` names.
    pub(super) fn default_arm(
        &self,
        cx: &Context<'_>,
        discriminator: &Discriminator,
    ) -> Option<usize> {
        self.arm(cx, discriminator.default.as_deref()?)
    }

    fn arm(&self, cx: &Context<'_>, target: &str) -> Option<usize> {
        let key = component_name(target);
        let by_identity = || {
            let id = cx.component_of(key)?;
            self.by_identity.get(&cx.identity(id))
        };
        self.by_key.get(key).or_else(by_identity).copied()
    }

    /// Tells of what a discriminator names and is no arm.
    pub(super) fn report_others(
        &self,
        cx: &mut Context<'_>,
        id: SchemaId,
        discriminator: &Discriminator,
    ) {
        let place = cx.pointer(id).member("discriminator");
        if let Some(target) = &discriminator.default
            && self.arm(cx, target).is_none()
        {
            cx.diagnostics.report(
                Code::InvalidMapping,
                &place.member("defaultMapping"),
                format!("`{}` is no arm of this union", component_name(target)),
                "name one of the arms, or add the arm",
            );
        }
        for (value, target) in &discriminator.mapping {
            if self.arm(cx, target).is_some() {
                continue;
            }
            let target = component_name(target);
            cx.diagnostics.report(
                Code::InvalidMapping,
                &place.member("mapping").member(value),
                format!("`{value}` is mapped to `{target}`, which is no arm of this union"),
                "map it to one of the arms, or add the arm",
            );
        }
    }
}

/// The key that a mapping names, by itself or in a reference.
pub(super) fn component_name(target: &str) -> &str {
    target
        .strip_prefix("#/components/schemas/")
        .unwrap_or(target)
}
