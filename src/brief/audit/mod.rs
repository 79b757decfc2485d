//! Proves that every number of a brief is in the article: by value, unit, currency, period,
//! qualifier and direction, and that each figure's span cuts the words it was read from.
//!
//! What counts as stated:
//! - Spellings of one value are one: 1bn, 1 billion, 1,000,000,000; a quarter and 25 %.
//! - A qualifier is part of the value: `1 in 4` is not "nearly 25 %", `$1B` not "more than $1bn".
//! - A number may be rounded only as far as its printed digits say, and shows at least two of
//!   them, or a `~`: `$12.9B` and `$13B` for 12.94 billion, never `$12B`, and never `$1T` for 0.94.
//!   A limit ("more than") or a range is never rounded.
//! - A period may be left out, never changed. A rise is never a fall.
//! - A name with digits (`A350`, `Covid-19`) stands in the article as such.

mod claims;
mod direction;
mod families;
mod fields;
mod figure;
mod stated;

use super::{Brief, alt};
use crate::article::{Article, Span};
use crate::figures::SpanOf;
use crate::note::Note;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// What an audit found, field by field.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Audit {
    /// The numbers that the article states.
    pub stated: Vec<Proof>,
    /// Those that it does not.
    pub mismatches: Vec<Mismatch>,
}

/// A number of the brief, and where the article states it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    /// The field of the brief, such as `headline` or `figures[0].text`.
    pub field: String,
    /// The number as the brief says it.
    pub says: String,
    /// What states it.
    #[serde(flatten)]
    pub place: Place,
}

/// A number of the brief that the article does not state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mismatch {
    /// The field of the brief, such as `headline` or `figures[0].text`.
    pub field: String,
    /// The number as the brief says it.
    pub says: String,
    /// What is wrong, in one line.
    pub why: String,
    /// What the article states instead, where something is like it.
    pub nearest: Option<Place>,
}

/// A place in the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The number as the article states it.
    pub states: String,
    /// The sentence or line that it stands in.
    pub sentence: String,
    /// The sentence near the number.
    #[serde(skip)]
    near: String,
    /// Its bytes; `null` for what a page declares of itself.
    pub span: Option<Span>,
    /// What `span` points into.
    #[serde(rename = "in")]
    pub span_of: SpanOf,
}

impl Place {
    /// ` (byte 2964: "…")`.
    fn tail(&self) -> String {
        match self.span {
            Some(span) => format!(" (byte {}: \"{}\")", span.start, self.near),
            None => format!(" (\"{}\")", self.near),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: says {}, {}", self.field, self.says, self.why)
    }
}

impl Audit {
    /// Audits a brief against an article.
    pub(super) fn of(brief: &Brief, article: &Article) -> Self {
        fields::audit(brief, article)
    }
}

/// Leaves out what was chosen from an article and cannot be proven, with a note for each.
pub(super) fn leave_out(brief: &mut Brief, mismatches: &[Mismatch]) {
    let mut left: BTreeSet<(&str, Option<usize>)> = BTreeSet::new();
    for mismatch in mismatches {
        let field = mismatch.field.as_str();
        let head = field.split(['[', '.']).next().unwrap_or_default();
        let index = field.split(['[', ']']).nth(1).and_then(|i| i.parse().ok());
        if left.insert((head, index)) && head != "alt" {
            let (field, why) = (
                field.to_owned(),
                format!("says {}, {}", mismatch.says, mismatch.why),
            );
            brief.notes.push(Note::LeftOut { field, why });
        }
    }
    // From the last, so that the others keep their numbers.
    for (head, index) in left.into_iter().rev() {
        let at = index.unwrap_or(usize::MAX);
        match head {
            "headline_short" => drop_at(&mut brief.headline_short, at),
            "figures" => drop_at(&mut brief.figures, at),
            "series" => drop_at(&mut brief.series, at),
            "events" => drop_at(&mut brief.events, at),
            "points" => drop_at(&mut brief.points, at),
            "quote" => brief.quote = None,
            "deck" => brief.deck.clear(),
            "kicker" => brief.kicker.clear(),
            "byline" => brief.byline.clear(),
            "published" => brief.published.clear(),
            "source" => brief.source.clear(),
            _ => {}
        }
    }
    if brief.events.len() < 2 {
        brief.events.clear(); // one event is no story
    }
    brief.alt = alt::text(brief);
}

fn drop_at<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}
