//! Which values of a discriminator lead to which of several schemas.

use std::collections::{HashMap, HashSet};

/// What speaks for a schema.
#[derive(Default)]
pub(super) struct Claim {
    /// The values that a mapping, or the schema itself, names for it.
    pub(super) named: Vec<String>,
    /// The values that its own member may have.
    pub(super) listed: Vec<String>,
    /// The key of its component, which stands for what nothing else does.
    pub(super) key: Option<String>,
}

impl Claim {
    fn has_key_only(&self) -> bool {
        self.named.is_empty() && self.listed.is_empty()
    }
}

/// By schema, the values that lead to it: those that are named for it; of those that it lists, the
/// ones that are not named for another one, and that no other one lists which lists no more; else
/// its key.
pub(super) fn settle(claims: &[Claim]) -> Vec<Vec<String>> {
    let named: HashSet<&String> = claims.iter().flat_map(|claim| &claim.named).collect();
    let keys = claims.iter().filter(|claim| claim.has_key_only());
    let keys: HashSet<&String> = keys.filter_map(|claim| claim.key.as_ref()).collect();
    let holders = holders(claims);
    let is_held = |value: &String, index: usize| holders.get(value) == Some(&Some(index));
    let each = claims.iter().enumerate().map(|(index, claim)| {
        let is_own = |value: &&String| {
            !named.contains(value) && !keys.contains(value) && is_held(value, index)
        };
        let listed = claim.listed.iter().filter(is_own);
        let values: Vec<String> = claim.named.iter().chain(listed).cloned().collect();
        if !values.is_empty() {
            return values;
        }
        let is_free = |key: &&String| {
            let is_listed = holders.get(*key).is_some_and(Option::is_some);
            !named.contains(key) && (claim.has_key_only() || !is_listed)
        };
        claim.key.iter().filter(is_free).cloned().collect()
    });
    each.collect()
}

/// By value, the schema that lists it and the fewest others, if there is one such.
fn holders(claims: &[Claim]) -> HashMap<&String, Option<usize>> {
    let mut shortest = HashMap::<&String, (usize, Option<usize>)>::new();
    for (index, claim) in claims.iter().enumerate() {
        let count = claim.listed.len();
        for value in &claim.listed {
            let best = shortest.entry(value).or_insert((count, Some(index)));
            if count < best.0 {
                *best = (count, Some(index));
            } else if count == best.0 && best.1 != Some(index) {
                best.1 = None;
            }
        }
    }
    let shortest = shortest.into_iter();
    shortest
        .map(|(value, (_, holder))| (value, holder))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Claim, settle};

    fn texts(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    fn claim(named: &[&str], listed: &[&str], key: &str) -> Claim {
        Claim {
            named: texts(named),
            listed: texts(listed),
            key: Some(key.to_owned()),
        }
    }

    #[test]
    fn each_schema_is_asked_by_itself() {
        let claims = [
            claim(&[], &["a"], "A"),
            claim(&[], &[], "B"),
            claim(&["c"], &["c", "cc"], "C"),
        ];
        assert_eq!(
            settle(&claims),
            [texts(&["a"]), texts(&["B"]), texts(&["c", "cc"])]
        );
    }

    #[test]
    fn what_is_named_for_one_leads_to_no_other() {
        let claims = [claim(&["b", "B"], &[], "A"), claim(&[], &["b"], "B")];
        assert_eq!(settle(&claims), [texts(&["b", "B"]), texts(&[])]);
    }

    #[test]
    fn the_shorter_list_has_a_value() {
        let claims = [
            claim(&[], &["a", "b", "rest"], "Base"),
            claim(&[], &["a"], "A"),
            claim(&[], &["b"], "B"),
        ];
        assert_eq!(
            settle(&claims),
            [texts(&["rest"]), texts(&["a"]), texts(&["b"])]
        );
    }

    #[test]
    fn a_key_has_what_another_one_lists() {
        let claims = [
            claim(&[], &[], "A"),
            claim(&[], &[], "B"),
            claim(&[], &["A", "B", "rest"], "Base"),
        ];
        assert_eq!(
            settle(&claims),
            [texts(&["A"]), texts(&["B"]), texts(&["rest"])]
        );
    }

    #[test]
    fn what_all_list_tells_nothing() {
        let both = ["A", "B", "C"];
        let claims = [claim(&[], &both, "A"), claim(&[], &both, "B")];
        assert_eq!(settle(&claims), [texts(&["A"]), texts(&["B"])]);
    }
}
