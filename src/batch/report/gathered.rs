//! What a report holds of a run: the rare in full, the frequent by name, the rest as counts.

use super::few::Few;
use super::thumbnail::Thumbnail;
use crate::batch::outcome::{Change, Outcome, Told, What};
use crate::batch::tally::Tally;
use serde::Serialize;

/// Failures that are listed; whoever has more reads failures.jsonl with a program.
pub(super) const MOST_FAILURES: usize = 5000;
/// Lines of other lists; more than anyone scrolls through.
const MOST_LINES: usize = 2000;
/// Pictures take some 8 kB each: the page stays below 5 MB.
const MOST_CORRECTED_PICTURES: usize = 100;
const MOST_FLAWED_PICTURES: usize = 200;
const MOST_MADE_PICTURES: usize = 200;
/// Letters of one text, and files of one record: strangers wrote them.
const MOST_LETTERS: usize = 600;
const MOST_FILES: usize = 100;

/// A record that failed.
#[derive(Debug, Serialize)]
pub(super) struct Failure {
    pub(super) record: String,
    pub(super) slug: String,
    pub(super) at: String,
    pub(super) why: String,
    pub(super) stale: Vec<String>,
}

/// A record of which headline or figures were corrected.
#[derive(Debug, Serialize)]
pub(super) struct Corrected {
    pub(super) record: String,
    pub(super) slug: String,
    pub(super) changes: Vec<Change>,
    pub(super) files: Vec<Carrier>,
    pub(super) notes: Vec<Told>,
}

/// A file that carried words that were corrected.
#[derive(Debug, Serialize)]
pub(super) struct Carrier {
    pub(super) file: String,
    pub(super) now: Now,
}

/// What became of a file that carried old words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Now {
    /// It says the new ones.
    Anew,
    /// Someone set it by hand: it still says the old ones.
    ByHand,
    /// It was not made anew: it still says the old ones, or is gone.
    Stays,
}

/// Files that someone set by hand.
#[derive(Debug, Serialize)]
pub(super) struct ByHand {
    pub(super) record: String,
    pub(super) slug: String,
    pub(super) files: Vec<String>,
}

/// A record of which banners were made.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) record: String,
    pub(super) slug: String,
    /// What its banner shows, in words; empty in a dry run.
    pub(super) alt: String,
    pub(super) files: Vec<String>,
    pub(super) notes: Vec<Told>,
}

/// All of it. Each record of which banners were made is in one list only: it was corrected, or
/// else has flaws, or else neither.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) tally: Tally,
    pub(super) failures: Few<Failure>,
    pub(super) corrected: Few<Corrected>,
    pub(super) corrected_pictures: Few<Thumbnail>,
    pub(super) by_hand: Few<ByHand>,
    pub(super) flawed: Few<Made>,
    pub(super) flawed_pictures: Few<(Made, Thumbnail)>,
    pub(super) made: Few<Made>,
    pub(super) made_pictures: Few<(Made, Thumbnail)>,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            tally: Tally::default(),
            failures: Few::first(MOST_FAILURES),
            corrected: Few::first(MOST_LINES),
            corrected_pictures: Few::first(MOST_CORRECTED_PICTURES),
            by_hand: Few::first(MOST_LINES),
            flawed: Few::first(MOST_LINES),
            flawed_pictures: Few::spread(MOST_FLAWED_PICTURES),
            made: Few::first(MOST_LINES),
            made_pictures: Few::spread(MOST_MADE_PICTURES),
        }
    }
}

impl Gathered {
    /// Whether a picture of this record would be shown, as far as is known by now.
    pub(super) fn wants_picture(&self, outcome: &Outcome<'_>) -> bool {
        let number = outcome.number;
        match outcome.what {
            _ if outcome.corrected.is_some() => self.corrected_pictures.wants(number),
            What::Made { .. } if is_flawed(outcome) => self.flawed_pictures.wants(number),
            What::Made { .. } => self.made_pictures.wants(number),
            _ => false,
        }
    }

    /// Takes in a record, with the picture that was made since it was wanted.
    pub(super) fn add(&mut self, outcome: &Outcome<'_>, picture: Option<Thumbnail>) {
        let number = outcome.number;
        self.tally.add(outcome);
        match outcome.what {
            What::Failed { at, why, stale } => self.failures.add(number, || Failure {
                record: clipped(outcome.record),
                slug: clipped(outcome.slug),
                at: clipped(at),
                why: clipped(why),
                stale: some(stale),
            }),
            What::Made { by_hand, .. } if !by_hand.is_empty() => {
                self.by_hand.add(number, || ByHand {
                    record: clipped(outcome.record),
                    slug: clipped(outcome.slug),
                    files: some(by_hand),
                });
            }
            _ => {}
        }
        if outcome.corrected.is_some() {
            self.corrected.add(number, || corrected(outcome));
            if let Some(picture) = picture {
                self.corrected_pictures.add(number, || picture);
            }
        } else if matches!(outcome.what, What::Made { .. }) {
            let (names, pictures) = match is_flawed(outcome) {
                true => (&mut self.flawed, &mut self.flawed_pictures),
                false => (&mut self.made, &mut self.made_pictures),
            };
            names.add(number, || made(outcome));
            if let Some(picture) = picture {
                pictures.add(number, || (made(outcome), picture));
            }
        }
    }
}

fn is_flawed(outcome: &Outcome<'_>) -> bool {
    outcome.notes.iter().any(|note| note.flaw)
}

fn made(outcome: &Outcome<'_>) -> Made {
    let shown = super::thumbnail::leading(outcome.banners);
    Made {
        record: clipped(outcome.record),
        slug: clipped(outcome.slug),
        alt: shown.map_or_else(String::new, |banner| clipped(&banner.alt)),
        files: some(outcome.files),
        notes: notes(outcome),
    }
}

fn corrected(outcome: &Outcome<'_>) -> Corrected {
    let (changes, files): (&[Change], &[String]) = match outcome.corrected {
        Some(correction) => (&correction.changes, &correction.files),
        None => (&[], &[]),
    };
    let now = |file: &String| match outcome.what {
        What::Made { by_hand, .. } if by_hand.contains(file) => Now::ByHand,
        What::Made { files, .. } if files.iter().any(|anew| anew.file == *file) => Now::Anew,
        _ => Now::Stays,
    };
    let change = |change: &Change| Change {
        field: clipped(&change.field),
        old: clipped(&change.old),
        new: clipped(&change.new),
    };
    let carrier = |file: &String| Carrier {
        file: clipped(file),
        now: now(file),
    };
    Corrected {
        record: clipped(outcome.record),
        slug: clipped(outcome.slug),
        changes: changes.iter().take(MOST_FILES).map(change).collect(),
        files: files.iter().take(MOST_FILES).map(carrier).collect(),
        notes: notes(outcome),
    }
}

fn notes(outcome: &Outcome<'_>) -> Vec<Told> {
    let notes = outcome.notes.iter().take(MOST_FILES);
    let notes = notes.map(|note| Told {
        kind: clipped(&note.kind),
        text: clipped(&note.text),
        flaw: note.flaw,
    });
    notes.collect()
}

/// The names of some files; whoever has more looks into the folder.
fn some(files: &[String]) -> Vec<String> {
    files
        .iter()
        .take(MOST_FILES)
        .map(|file| clipped(file))
        .collect()
}

/// A text of a length that a page can show.
pub(super) fn clipped(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
