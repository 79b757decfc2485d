//! What a run came to, in lines that are read at a glance.

use super::End;
use super::telling::clean;
use coverline::batch::said::{bytes, count, counted, rate, time};
use coverline::batch::tally::Kinds;
use std::time::Duration;

/// Kinds of notes, failures and what was passed over that are told; the report has all.
const MOST_KINDS: usize = 8;
/// Names of files that were removed.
const MOST_NAMES: usize = 5;
/// Where words begin, so that names stand in a column.
const INDENT: usize = 12;

pub(super) fn lines(end: &End<'_>) -> Vec<String> {
    let mut lines = head(end);
    failures(&mut lines, end);
    some(
        &mut lines,
        "corrected",
        end.kept.corrected.values(),
        end.summary.corrected,
        end,
    );
    some(
        &mut lines,
        "by hand",
        end.kept.by_hand.values(),
        end.kept.hands,
        end,
    );
    let notes = end.tally.notes.sorted();
    let notes = notes
        .iter()
        .map(|(kind, often)| format!("{} {kind}", count(often.times)));
    let mut notes: Vec<String> = notes.take(MOST_KINDS).collect();
    let left_out = end.tally.notes.kinds.len().saturating_sub(MOST_KINDS);
    if left_out > 0 {
        notes.push(counted(left_out as u64, "further kind"));
    }
    if !notes.is_empty() {
        lines.push(row("notes", &notes.join(", ")));
    }
    kinds(&mut lines, "no article", &end.tally.passes);
    removed(&mut lines, end);
    slowest(&mut lines, end);
    let places = end.reports.iter().map(String::as_str);
    let places = places.chain(
        [end.facts.failures]
            .into_iter()
            .filter(|_| end.summary.failed > 0),
    );
    let places: Vec<&str> = places.filter(|place| !place.is_empty()).collect();
    if !places.is_empty() {
        lines.push(row("see", &places.join(", ")));
    }
    lines.iter().map(|line| clean(line)).collect()
}

/// A line under a name; lines that follow it have none.
fn row(name: &str, words: &str) -> String {
    format!("{name:INDENT$}{words}")
}

fn head(end: &End<'_>) -> Vec<String> {
    let (summary, took) = (end.summary, end.facts.took);
    let would = if end.facts.dry {
        " (a dry run: nothing was written)"
    } else {
        ""
    };
    let mut lines = vec![format!(
        "{} in {}: {} made, {} unchanged, {} failed{would}",
        counted(summary.records, "record"),
        time(took),
        count(summary.made),
        count(summary.unchanged),
        count(summary.failed)
    )];
    if summary.files > 0 {
        lines.push(format!(
            "{}, {}; {} records and {} banners a second",
            counted(summary.files, "banner"),
            bytes(summary.bytes),
            rate(summary.records, took),
            rate(summary.files, took)
        ));
    }
    if let Some(why) = &summary.stopped {
        lines.push(format!("stopped before the sources ended: {why}"));
    }
    lines
}

fn failures(lines: &mut Vec<String>, end: &End<'_>) {
    kinds(lines, "failed", &end.tally.failures);
}

/// Kinds with how often each came, the most frequent first.
fn kinds(lines: &mut Vec<String>, name: &str, kinds: &Kinds) {
    let sorted = kinds.sorted();
    let widest = sorted
        .first()
        .map_or(0, |(_, often)| count(often.times).len());
    for (at, (kind, often)) in sorted.iter().take(MOST_KINDS).enumerate() {
        let name = if at == 0 { name } else { "" };
        let times = count(often.times);
        lines.push(row(
            name,
            &format!("{times:>widest$} × {kind} ({})", often.first),
        ));
    }
    let rest = sorted.iter().skip(MOST_KINDS).map(|(_, often)| often.times);
    let rest = rest.sum::<u64>() + kinds.others;
    if rest > 0 {
        lines.push(row("", &format!("{} of further kinds", count(rest))));
    }
}

/// What was kept by name, and how many more there are.
fn some<'a>(
    lines: &mut Vec<String>,
    name: &str,
    kept: impl ExactSizeIterator<Item = &'a String>,
    of: u64,
    end: &End<'_>,
) {
    let more = of.saturating_sub(kept.len() as u64);
    for (at, line) in kept.enumerate() {
        lines.push(row(if at == 0 { name } else { "" }, line));
    }
    if more > 0 {
        let place = if end.reports.is_empty() {
            "; --report FILE.html lists them"
        } else {
            ", in the report"
        };
        lines.push(row("", &format!("{} more{place}", count(more))));
    }
}

fn removed(lines: &mut Vec<String>, end: &End<'_>) {
    let pruned = &end.summary.pruned;
    if !pruned.is_empty() {
        let names: Vec<&str> = pruned.iter().take(MOST_NAMES).map(String::as_str).collect();
        let more = pruned.len().saturating_sub(MOST_NAMES) as u64;
        let more = if more > 0 {
            format!(", {} more", count(more))
        } else {
            String::new()
        };
        let files = counted(pruned.len() as u64, "file");
        lines.push(row(
            "removed",
            &format!("{files}: {}{more}", names.join(", ")),
        ));
    }
    if let Some(why) = &end.summary.not_pruned {
        lines.push(row("removed", &format!("nothing: {why}")));
    }
}

fn slowest(lines: &mut Vec<String>, end: &End<'_>) {
    for (at, slow) in end.tally.slowest.iter().enumerate() {
        let name = if at == 0 { "slowest" } else { "" };
        let took = time(Duration::from_secs_f64(slow.seconds));
        lines.push(row(
            name,
            &format!("{took:>8}  {} {}", slow.record, slow.slug),
        ));
    }
}
