//! What came of all documents, counted, with the smallest example of every sort of disagreement.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Formatter};

use serde_json::Value;

use super::judge::Wrong;
use super::places::Sort;

/// What came of the values of one document, or of all.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Values that documents offer.
    pub offered: usize,
    /// Values made from schemas.
    pub made: usize,
    /// Valid values that came back equal.
    pub lossless: usize,
    /// Valid values that came back without members that their schema does not speak of.
    pub stripped: usize,
    /// Invalid values that were refused.
    pub refused: usize,
    /// The others.
    pub wrong: Vec<Disagreement>,
    /// Schemas that there was no room for.
    pub left_out: usize,
    /// Schemas that the validator does not take, and why.
    pub unjudged: Vec<String>,
    /// Lines of generated Rust.
    pub lines: usize,
}

/// A value that the validator and the generated type do not agree on.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// In which way.
    pub wrong: Wrong,
    /// What disagreements of one cause have in common.
    pub cause: String,
    /// The document.
    pub document: String,
    /// Where in it.
    pub place: String,
    /// Where the value comes from.
    pub sort: Sort,
    /// The schema, as it stands in the document.
    pub schema: Value,
    /// The value.
    pub value: Value,
    /// What was said or came back.
    pub details: String,
}

/// What came of a document.
#[derive(Clone, Debug)]
pub enum Fate {
    /// Nothing is generated from it, and why.
    NotGenerated(String),
    /// What is generated does not compile, and why.
    NotCompiled(String),
    /// There was no time left to compile it.
    NotReached,
    /// Its values were tried.
    Tried(Tally),
}

/// What came of a document, in one line.
pub(super) fn line(name: &str, fate: &Fate) -> String {
    match fate {
        Fate::NotGenerated(reason) => format!("not generated: {name}: {}", cut(reason)),
        Fate::NotCompiled(reason) => format!("not compiled: {name}: {}", cut(reason)),
        Fate::NotReached => format!("not reached: {name}"),
        Fate::Tried(tally) => {
            let (tried, wrong) = (tally.offered + tally.made, tally.wrong.len());
            format!("{name}: {tried} values tried, {wrong} disagreements")
        }
    }
}

/// What came of all documents, by name.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The documents.
    pub documents: BTreeMap<String, Fate>,
}

impl Summary {
    /// Every disagreement.
    pub fn disagreements(&self) -> impl Iterator<Item = &Disagreement> {
        self.tallies().flat_map(|tally| &tally.wrong)
    }

    /// The documents whose values were tried.
    pub fn tallies(&self) -> impl Iterator<Item = &Tally> {
        self.documents.values().filter_map(|fate| match fate {
            Fate::Tried(tally) => Some(tally),
            Fate::NotGenerated(_) | Fate::NotCompiled(_) | Fate::NotReached => None,
        })
    }

    /// Disagreements by kind and cause, those of many documents first.
    fn clusters(&self) -> Vec<Cluster<'_>> {
        let mut clusters: BTreeMap<(Wrong, &str), Vec<&Disagreement>> = BTreeMap::new();
        for disagreement in self.disagreements() {
            let key = (disagreement.wrong, disagreement.cause.as_str());
            clusters.entry(key).or_default().push(disagreement);
        }
        let mut clusters: Vec<Cluster<'_>> = clusters
            .into_iter()
            .filter_map(|((wrong, cause), all)| Cluster::new(wrong, cause, &all))
            .collect();
        clusters.sort_by_key(|cluster| (cluster.wrong, std::cmp::Reverse(cluster.documents)));
        clusters
    }
}

struct Cluster<'a> {
    wrong: Wrong,
    cause: &'a str,
    count: usize,
    documents: usize,
    smallest: &'a Disagreement,
}

impl<'a> Cluster<'a> {
    fn new(wrong: Wrong, cause: &'a str, all: &[&'a Disagreement]) -> Option<Self> {
        let documents: BTreeSet<&str> = all.iter().map(|one| one.document.as_str()).collect();
        let size =
            |one: &&&Disagreement| one.value.to_string().len() + one.schema.to_string().len();
        Some(Self {
            wrong,
            cause,
            count: all.len(),
            documents: documents.len(),
            smallest: all.iter().min_by_key(size)?,
        })
    }
}

/// Longer texts are cut.
const SHOWN: usize = 500;

fn cut(text: &str) -> String {
    let short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let sum = |count: fn(&Tally) -> usize| self.tallies().map(count).sum::<usize>();
        writeln!(formatter, "documents          {}", self.documents.len())?;
        writeln!(formatter, "tried              {}", self.tallies().count())?;
        writeln!(formatter, "lines of Rust      {}", sum(|tally| tally.lines))?;
        writeln!(
            formatter,
            "values offered     {}",
            sum(|tally| tally.offered)
        )?;
        writeln!(formatter, "values made        {}", sum(|tally| tally.made))?;
        writeln!(
            formatter,
            "lossless           {}",
            sum(|tally| tally.lossless)
        )?;
        writeln!(
            formatter,
            "lossless but for undeclared members {}",
            sum(|tally| tally.stripped)
        )?;
        writeln!(
            formatter,
            "refused            {}",
            sum(|tally| tally.refused)
        )?;
        writeln!(
            formatter,
            "disagreements      {}",
            sum(|tally| tally.wrong.len())
        )?;
        let offered = |one: &&Disagreement| matches!(one.sort, Sort::Example | Sort::Default);
        let offered = self.disagreements().filter(offered).count();
        writeln!(formatter, "  on offered values {offered}")?;
        writeln!(
            formatter,
            "schemas left out   {}",
            sum(|tally| tally.left_out)
        )?;
        writeln!(
            formatter,
            "schemas the validator does not take {}",
            sum(|tally| tally.unjudged.len())
        )?;
        self.fmt_untried(formatter)?;
        for cluster in self.clusters() {
            cluster.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Summary {
    fn fmt_untried(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for (name, fate) in &self.documents {
            match fate {
                Fate::NotGenerated(_) | Fate::NotCompiled(_) | Fate::NotReached => {
                    writeln!(formatter, "{}", line(name, fate))?;
                }
                Fate::Tried(tally) => {
                    if let Some(reason) = tally.unjudged.first() {
                        let count = tally.unjudged.len();
                        writeln!(
                            formatter,
                            "{count} schemas not taken: {name}: {}",
                            cut(reason)
                        )?;
                    }
                    if tally.left_out > 0 {
                        writeln!(formatter, "{} schemas left out: {name}", tally.left_out)?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl Cluster<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            wrong,
            cause,
            count,
            documents,
            smallest,
        } = self;
        writeln!(
            formatter,
            "\n{wrong:?}: {cause}\n  {count} values in {documents} documents; the smallest:"
        )?;
        writeln!(
            formatter,
            "  {} {} ({:?})",
            smallest.document, smallest.place, smallest.sort
        )?;
        writeln!(formatter, "  schema  {}", cut(&smallest.schema.to_string()))?;
        writeln!(formatter, "  value   {}", cut(&smallest.value.to_string()))?;
        writeln!(formatter, "  details {}", cut(&smallest.details))
    }
}
