//! Entries of the components that are only references to others.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::structure::ComponentReference;

/// Resolves entries that refer to other entries of the same section, chains included. One that
/// leads nowhere, or back to itself, stays out.
pub(super) fn copy_referenced<T: Clone>(
    items: &mut IndexMap<String, T>,
    references: Vec<(String, String)>,
) {
    let target = |reference: &str| Some(ComponentReference::parse(reference)?.name.to_owned());
    let mut targets: BTreeMap<String, String> = references
        .into_iter()
        .filter_map(|(name, reference)| Some((name, target(&reference)?)))
        .collect();
    let names: Vec<String> = targets.keys().cloned().collect();
    for name in names {
        let mut chain = Vec::new();
        let mut at = name;
        // Each name is left behind once, by whichever chain comes to it first.
        while let Some(next) = targets.remove(&at) {
            chain.push(at);
            at = next;
        }
        if let Some(item) = items.get(&at).cloned() {
            items.extend(chain.into_iter().map(|name| (name, item.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::copy_referenced;

    #[test]
    fn chains_end_where_an_entry_is() {
        let mut items = IndexMap::from([("last".to_owned(), 7)]);
        let refers =
            |from: &str, to: &str| (from.to_owned(), format!("#/components/responses/{to}"));
        let references = [
            ("a", "b"),
            ("b", "last"),
            ("d", "c"),
            ("c", "a"),
            ("x", "y"),
            ("y", "x"),
            ("z", "nowhere"),
        ];
        copy_referenced(
            &mut items,
            references.map(|(from, to)| refers(from, to)).to_vec(),
        );
        let mut names: Vec<&str> = items.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "c", "d", "last"]);
        assert!(items.values().all(|item| *item == 7));
    }
}
