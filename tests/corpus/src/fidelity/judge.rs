//! What a generated type answered, held against what the validator says.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specsmith::UndeclaredMembers;

use super::case::{Answer, Case};
use super::declared::declares;
use super::equality::{Change, Difference, differences};
use super::loading::load;
use super::oracle::{Oracle, Translated};
use super::places::Sort;
use super::prepare::Prepared;
use super::report::{Disagreement, Tally};
use super::wording::{self, kind_of};

/// A sort of disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wrong {
    /// The schema accepts the value, the type refuses it.
    RefusedThoughValid,
    /// The value comes back changed.
    Changed,
    /// The process panics or ends.
    Crashed,
    /// The schema refuses the value, the type accepts it.
    AcceptedThoughInvalid,
}

/// What came of a value.
enum Verdict {
    Lossless,
    /// Lossless but for members that the schema does not speak of.
    Stripped,
    Refused,
    Wrong(Wrong, String),
}

/// Counts the answers of the modules of one document.
pub(super) fn judge(
    prepared: &Prepared,
    answers: &[(UndeclaredMembers, Vec<Answer>)],
) -> Result<Vec<Tally>, String> {
    let root = load(&prepared.document)?;
    let translated = Translated::new(&root);
    let oracle = Oracle::new(&translated)?;
    let tallies = answers.iter().map(|(undeclared, answers)| {
        let judge = Judge {
            oracle: &oracle,
            prepared,
            undeclared: *undeclared,
        };
        judge.tally(answers)
    });
    Ok(tallies.collect())
}

struct Judge<'a> {
    oracle: &'a Oracle<'a>,
    prepared: &'a Prepared,
    /// What the models do with members that a schema neither declares nor forbids.
    undeclared: UndeclaredMembers,
}

impl Judge<'_> {
    fn tally(&self, answers: &[Answer]) -> Tally {
        let mut tally = Tally {
            left_out: self.prepared.left_out,
            unjudged: self.prepared.unjudged.clone(),
            lines: self.prepared.lines,
            ..Tally::default()
        };
        for (case, answer) in self.prepared.cases.iter().zip(answers) {
            match self.verdict(case, answer) {
                Verdict::Lossless => tally.lossless += 1,
                Verdict::Stripped => tally.stripped += 1,
                Verdict::Refused => tally.refused += 1,
                Verdict::Wrong(wrong, cause) => tally
                    .wrong
                    .push(self.disagreement(case, answer, wrong, cause)),
            }
            if matches!(case.sort, Sort::Example | Sort::Default) {
                tally.offered += 1;
            } else {
                tally.made += 1;
            }
        }
        tally
    }

    fn verdict(&self, case: &Case, answer: &Answer) -> Verdict {
        match (&case.complaint, answer) {
            (_, Answer::Crashed(reason)) => {
                Verdict::Wrong(Wrong::Crashed, wording::general(reason))
            }
            (None, Answer::Refused(reason)) => {
                Verdict::Wrong(Wrong::RefusedThoughValid, wording::refusal(reason))
            }
            (None, Answer::Accepted(given)) => self.compare(case, given),
            (Some(_), Answer::Refused(_)) => Verdict::Refused,
            (Some((keyword, message)), Answer::Accepted(_)) => {
                let cause = wording::complaint(keyword, message);
                Verdict::Wrong(Wrong::AcceptedThoughInvalid, cause)
            }
        }
    }

    fn compare(&self, case: &Case, given: &Value) -> Verdict {
        let differences = differences(&case.value, given);
        if differences.is_empty() {
            return Verdict::Lossless;
        }
        let schema = self.schema(&case.probe);
        let schema = self.oracle.translated.dialect.translate(schema);
        let missed = differences.into_iter().find(|difference| {
            let are_kept = self.undeclared == UndeclaredMembers::Keep;
            are_kept || !self.is_undeclared(&schema, case, difference)
        });
        match missed {
            None => Verdict::Stripped,
            Some(difference) => Verdict::Wrong(Wrong::Changed, cause(case, &difference)),
        }
    }

    fn is_undeclared(&self, schema: &Value, case: &Case, difference: &Difference) -> bool {
        match &difference.change {
            Change::Gone(name) => {
                !declares(self.oracle, schema, &case.value, &difference.path, name)
            }
            Change::Come(_) | Change::Other(_) => false,
        }
    }

    fn schema(&self, key: &str) -> &Value {
        let probe = self.prepared.probes.iter().find(|probe| probe.key == key);
        probe.map_or(&Value::Null, |probe| &probe.schema)
    }

    fn disagreement(
        &self,
        case: &Case,
        answer: &Answer,
        wrong: Wrong,
        cause: String,
    ) -> Disagreement {
        let details = match answer {
            Answer::Accepted(given) if wrong == Wrong::Changed => format!("came back as {given}"),
            Answer::Accepted(_) => case.complaint.clone().unwrap_or_default().1,
            Answer::Refused(reason) | Answer::Crashed(reason) => reason.clone(),
        };
        Disagreement {
            wrong,
            cause,
            document: self.prepared.document.name.clone(),
            place: case.place.clone(),
            sort: case.sort,
            schema: self.schema(&case.probe).clone(),
            value: case.value.clone(),
            details,
        }
    }
}

fn cause(case: &Case, difference: &Difference) -> String {
    match &difference.change {
        Change::Gone(_) => "a declared member is gone".to_owned(),
        Change::Come(_) => "a member has come".to_owned(),
        Change::Other(given) => {
            let sent = difference
                .path
                .iter()
                .try_fold(&case.value, |value, step| match step {
                    super::equality::Step::Member(name) => value.get(name),
                    super::equality::Step::Element(index) => value.get(index),
                });
            let sent = sent.map_or("nothing", kind_of);
            format!("{sent} came back as another {}", kind_of(given))
        }
    }
}
