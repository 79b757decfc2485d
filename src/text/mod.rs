//! Sets words into a room. Knows no article and no layout: shapes a paragraph once, then
//! finds sizes and breaks by arithmetic on it.

mod breaks;
mod case;
mod counts;
mod coverage;
mod emoji;
mod face;
mod fit;
mod fonts;
mod fullwidth;
mod glue;
mod hyphenate;
mod ink;
mod mend;
mod packs;
mod place;
mod scripts;
mod shape;
mod squeeze;
mod units;

pub use case::Case;
pub use coverage::Coverage;
pub use emoji::without_emoji;
pub use face::{Face, Metrics};
pub use fit::{Fitted, Room, fit};
pub use fonts::Fonts;
pub use glue::glue;
pub use packs::Missing;
pub use place::{Glyph, Line, Run};
pub use scripts::{is_right_to_left, reads_right_to_left};
pub use shape::{Shaped, Shaper};
pub use units::Unit;

/// Whose rules break the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rules {
    /// Ours: numbers keep their units, names and clauses stay whole, lines are even.
    #[default]
    House,
    /// Those of Chromium: each line as full as it can be. For comparing the two.
    Browser,
}

/// How words look, apart from their size and colour.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Style {
    /// Families in order of preference; each letter takes the first that holds it.
    pub families: Vec<String>,
    /// Weight from 100 to 900.
    pub weight: u16,
    /// Italic or upright.
    pub italic: bool,
    /// Extra space between letters, in ems.
    pub tracking: f32,
    /// The size in pixels that the tracking is drawn for: larger type is set a little tighter,
    /// smaller looser. 0 for the same at every size.
    pub tracked_at: f32,
    /// Distance between baselines, in ems.
    pub leading: f32,
    /// Figures of one width, for columns.
    pub tabular: bool,
    /// How the letters are cased: all capitals take the marks that are drawn for them, small
    /// capitals are set where the first face has them.
    pub case: Case,
    /// BCP 47 code of the words' language.
    pub language: String,
    /// Names of two or more words, which a line had better not part.
    pub names: Vec<String>,
    /// Whose rules break the lines.
    pub rules: Rules,
}
