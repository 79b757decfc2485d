//! A report as one JSON object.

use super::Told;
use super::few::Few;
use super::gathered::{ByHand, Corrected, Failure};
use crate::batch::outcome::Summary;
use crate::batch::tally::Tally;
use serde::Serialize;

/// The report. Fields are added, never renamed; numbers of what is left out are 0 as a rule.
#[derive(Serialize)]
struct Object<'a> {
    /// What was read, and when the run was asked for, as the caller said it.
    sources: &'a str,
    when: &'a str,
    /// Whether nothing was written, only told.
    dry: bool,
    /// By a clock on the wall.
    seconds: f64,
    summary: &'a Summary,
    tally: &'a Tally,
    /// At most 5,000, in the order of their records; all are in the file that is named last.
    failures: Vec<&'a Failure>,
    failures_left_out: u64,
    failures_file: &'a str,
    /// At most 2,000, as all that follow.
    corrections: Vec<&'a Corrected>,
    corrections_left_out: u64,
    by_hand: Vec<&'a ByHand>,
    by_hand_left_out: u64,
}

pub(super) fn json(told: &Told<'_>) -> String {
    let (gathered, facts) = (told.gathered, told.facts);
    let object = Object {
        sources: facts.sources,
        when: facts.when,
        dry: facts.dry,
        seconds: facts.took.as_secs_f64(),
        summary: told.summary,
        tally: &gathered.tally,
        failures: all(&gathered.failures),
        failures_left_out: gathered.failures.left_out(),
        failures_file: facts.failures,
        corrections: all(&gathered.corrected),
        corrections_left_out: gathered.corrected.left_out(),
        by_hand: all(&gathered.by_hand),
        by_hand_left_out: gathered.by_hand.left_out(),
    };
    let text = serde_json::to_string_pretty(&object).expect("names and numbers are always JSON");
    text + "\n"
}

fn all<T>(few: &Few<T>) -> Vec<&T> {
    few.sorted().into_iter().map(|(_, held)| held).collect()
}
