//! What is told of a record in one line each, and how much of it is enough.

use coverline::batch::outcome::{Change, Correction, Outcome, What};
use coverline::batch::said::counted;
use coverline::batch::tally::kind_of;
use std::collections::BTreeMap;

/// Lines of one kind: whoever saw so many knows it, and the rest stand in the report.
const MOST_ALIKE: u32 = 20;
/// Kinds that are told apart; all others share one's lines.
const MOST_KINDS: usize = 50;
/// Corrections and records with files set by hand that the summary tells.
const MOST_KEPT: usize = 20;

/// Keeps lines few.
#[derive(Default)]
pub(super) struct Calm {
    told: BTreeMap<String, u32>,
}

impl Calm {
    /// The lines that a record is worth.
    pub(super) fn lines(&mut self, outcome: &Outcome<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        if let What::Failed { why, .. } = outcome.what {
            self.tell(&kind_of(why), &mut lines, || failure(outcome));
        }
        if let Some(correction) = outcome.corrected {
            self.tell("corrections", &mut lines, || {
                format!("{}: corrected: {}", outcome.record, corrected(correction))
            });
        }
        if let Some(files) = by_hand(outcome) {
            self.tell("files set by hand", &mut lines, || {
                format!("{}: left alone, set by hand: {files}", outcome.record)
            });
        }
        lines.iter().map(|line| clean(line)).collect()
    }

    fn tell(&mut self, kind: &str, lines: &mut Vec<String>, line: impl FnOnce() -> String) {
        let known = self.told.contains_key(kind) || self.told.len() < MOST_KINDS;
        let key = if known { kind } else { "further kinds" };
        let told = self.told.entry(key.to_owned()).or_default();
        *told = told.saturating_add(1);
        match *told {
            ..=MOST_ALIKE => lines.push(line()),
            n if n == MOST_ALIKE + 1 => {
                lines.push(format!("more like this are only counted: {key}"))
            }
            _ => {}
        }
    }
}

/// Some of what a summary tells by name: the first by number.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) corrected: BTreeMap<u64, String>,
    pub(super) by_hand: BTreeMap<u64, String>,
    /// Records with files that were set by hand.
    pub(super) hands: u64,
}

impl Kept {
    pub(super) fn add(&mut self, outcome: &Outcome<'_>) {
        if let Some(correction) = outcome.corrected {
            let files = correction.files.join(", ");
            let line = format!(
                "{}: {}; {files}",
                outcome.record,
                changes(&correction.changes)
            );
            keep(&mut self.corrected, outcome.number, line);
        }
        if let Some(files) = by_hand(outcome) {
            self.hands += 1;
            keep(
                &mut self.by_hand,
                outcome.number,
                format!("{}: {files}", outcome.record),
            );
        }
    }
}

fn keep(kept: &mut BTreeMap<u64, String>, number: u64, line: String) {
    kept.insert(number, clean(&line));
    if kept.len() > MOST_KEPT {
        kept.pop_last();
    }
}

fn failure(outcome: &Outcome<'_>) -> String {
    let What::Failed { at, why, stale } = outcome.what else {
        return String::new();
    };
    let at = if at.is_empty() {
        String::new()
    } else {
        format!("{at}: ")
    };
    let stale = match stale.len() as u64 {
        0 => String::new(),
        n => format!("; {} of before stay", counted(n, "file")),
    };
    format!("coverline: {}: {at}{why}{stale}", outcome.record)
}

fn by_hand(outcome: &Outcome<'_>) -> Option<String> {
    match outcome.what {
        What::Made { by_hand, .. } if !by_hand.is_empty() => Some(by_hand.join(", ")),
        _ => None,
    }
}

fn corrected(correction: &Correction) -> String {
    let files = counted(correction.files.len() as u64, "file");
    format!(
        "{}; {files} said the old words",
        changes(&correction.changes)
    )
}

fn changes(changes: &[Change]) -> String {
    let said =
        changes.iter().map(
            |Change { field, old, new }| match (old.is_empty(), new.is_empty()) {
                (true, _) => format!("{field} \"{new}\" came"),
                (_, true) => format!("{field} \"{old}\" went"),
                _ => format!("{field} \"{old}\" → \"{new}\""),
            },
        );
    said.collect::<Vec<_>>().join(", ")
}

/// Without what a terminal would take for a command: articles come from strangers.
pub(super) fn clean(line: &str) -> String {
    let shown = |c: char| {
        if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    line.chars().map(shown).collect()
}
