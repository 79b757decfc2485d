//! What the banner will say. Plain data: it can be printed, edited by hand and
//! rendered again.

use crate::figures::{Figure, Series};
use crate::note::Note;
use serde::{Deserialize, Serialize};

/// What the banner will say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brief {
    /// The headline: a true statement in the article's words.
    pub headline: String,
    /// Shorter true forms of the headline, longest first, for rooms that are too small.
    pub headline_short: Vec<String>,
    /// The line under the headline; empty when there is none.
    pub deck: String,
    /// The line above the headline: a section or a topic; empty when there is none.
    pub kicker: String,
    /// Who wrote the article; empty when it is not said.
    pub byline: String,
    /// When it was published, as `2026-04-07` where it can be read so; else empty.
    pub published: String,
    /// Who published it: `Studio Global`; empty when it is not said.
    pub source: String,
    /// BCP 47 code of the article's language, such as `en`.
    pub language: String,
    /// The key figures, in the order an editor would lead with.
    pub figures: Vec<Figure>,
    /// Things measured over time, the best one first.
    pub series: Vec<Series>,
    /// The banner in words, for those who cannot see it; below 250 characters.
    pub alt: String,
    /// What an editor should know about this brief.
    pub notes: Vec<Note>,
}
