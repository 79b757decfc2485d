//! Numbers in prose: found, read, named, ordered. Knows text, no page.

mod attached;
mod clause;
mod counted;
mod digits;
mod eastern;
mod find;
mod label;
mod lexicon;
mod measured;
mod nearby;
mod numerals;
mod owned;
mod phrase;
mod qualify;
mod quantity;
mod rank;
mod read;
mod refuse;
mod series;
mod shares;
pub(crate) mod tokens;
mod when;
mod who;
mod wording;

pub(crate) use find::{Mention, find};
pub(crate) use lexicon::Lexicon;
pub(crate) use quantity::Quantity;
pub(crate) use rank::same_value;
pub use read::{Figures, read, reads_back};
pub(crate) use read::{value_at, words_say};
pub(crate) use when::{assign, dates};

use crate::article::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// An amount of money; the figure's `currency` says which.
    Money,
    /// A share or a change in per cent.
    Percent,
    /// A difference of two percentages, in percentage points.
    #[serde(rename = "percentage-points")]
    Points,
    /// A number of things.
    Count,
    /// A factor: `3×`, threefold, doubled.
    Multiple,
}

/// How exact the article says a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Approx {
    /// About, roughly, nearly, almost: printed with `~`.
    About,
    /// More than, over, at least: printed with `+`; `high` is null.
    Over,
    /// Less than, under.
    Under,
    /// Up to, at most; `low` is null.
    UpTo,
}

/// Which text a [`Figure::span`] points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SpanOf {
    /// The file's own bytes.
    File,
    /// The article's text, as `coverline brief --text` prints it.
    Text,
}

/// A key figure of an article, ready to print, with the words it came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// As printed: short and true, such as `$59–74B`, `~25%`, `$1B+`.
    pub text: String,
    /// What it measures, whose and when, in at most eight words.
    pub label: String,
    /// The least it can be, absolute (`59e9`); `None` for "up to".
    pub low: Option<f64>,
    /// The most it can be, absolute; `None` for "more than".
    pub high: Option<f64>,
    /// What it counts.
    pub unit: Unit,
    /// ISO 4217 code of an amount of money.
    pub currency: Option<String>,
    /// How exact the article says it is.
    pub approx: Option<Approx>,
    /// What stretch of time it is for, such as `year` or `month`.
    pub period: Option<String>,
    /// The year or date that it speaks of, such as `2026` or `2024-03`.
    pub when: Option<String>,
    /// The sentence it stands in.
    pub sentence: String,
    /// The bytes of the words it was read from.
    pub span: Span,
    /// What `span` points into.
    #[serde(rename = "in")]
    pub span_of: SpanOf,
}

/// One thing measured at several times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// What is measured, and in what; ends in `estimated` when a point is said to be about so much.
    pub label: String,
    /// The points in the order of time.
    pub points: Vec<Point>,
}

/// One value of a [`Series`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// When: `2024`, or `2024-03`.
    pub x: String,
    /// The least it can be, absolute.
    pub low: f64,
    /// The most it can be, absolute; equal to `low` when it is one value.
    pub high: f64,
    /// As printed under a bar, the plain value: `$20–22B`.
    pub text: String,
}

impl Series {
    /// Whether its label says that its values are not exact.
    pub(crate) fn is_rough(&self) -> bool {
        self.label.contains(series::ROUGH)
    }
}

impl Point {
    /// Whether a figure is this point: the same value at the same time.
    pub(crate) fn is(&self, figure: &Figure) -> bool {
        let low = figure.low.or(figure.high);
        let high = figure.high.or(figure.low);
        let time = figure.when.as_deref() == Some(self.x.as_str());
        time && (low, high) == (Some(self.low), Some(self.high))
    }
}
