//! Records -> a table for people and one for programs.

use std::fmt::Write;

use crate::record::Record;

/// The columns.
const HEADINGS: [&str; 9] = [
    "document",
    "operations",
    "schemas",
    "types",
    "diagnostics",
    "seconds",
    "peak MB",
    "lines",
    "compiled",
];

/// Tab-separated values, with a line of headings.
pub fn tsv(records: &[(String, Record)]) -> String {
    let mut text = HEADINGS.join("\t");
    text.push('\n');
    for (name, record) in records {
        text.push_str(&cells(name, record).join("\t"));
        text.push('\n');
    }
    text
}

/// Columns of equal width.
pub fn table(records: &[(String, Record)]) -> String {
    let headings = HEADINGS.map(str::to_owned);
    let rows: Vec<_> = std::iter::once(headings)
        .chain(records.iter().map(|(name, record)| cells(name, record)))
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|it| width(it).unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in &rows {
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            // Writing to a string does not fail.
            let _ = match index {
                0 => write!(text, "{cell:<width$}"),
                8 => write!(text, "  {cell}"),
                _ => write!(text, "  {cell:>width$}"),
            };
        }
        text.push('\n');
    }
    text
}

fn cells(name: &str, record: &Record) -> [String; 9] {
    let of = |made: usize, declared: usize| match made == declared {
        true => made.to_string(),
        false => format!("{made} of {declared}"),
    };
    let compiled = match (&record.failure, &record.compiled) {
        (Some(failure), _) => format!("not generated: {failure}"),
        (None, None) => "not tried".to_owned(),
        (None, Some(compiled)) => match &compiled.fault {
            None => "yes".to_owned(),
            Some(fault) => format!("no: {fault}"),
        },
    };
    let megabytes = record
        .memory
        .map(|bytes| bytes.div_ceil(1_000_000).to_string());
    [
        name.to_owned(),
        of(record.operations, record.operations_declared),
        of(record.schemas, record.schemas_declared),
        record.types.to_string(),
        record.told().to_string(),
        format!("{:.2}", record.seconds),
        megabytes.unwrap_or_default(),
        record.lines.to_string(),
        compiled.replace(['\t', '\n'], " "),
    ]
}
