//! Sets words into a room. Knows no article and no layout: shapes a paragraph once, then
//! finds sizes and breaks by arithmetic on it.

mod breaks;
mod emoji;
mod fit;
mod fonts;
mod hyphenate;
mod shape;

pub use emoji::without_emoji;
pub use fit::{Fitted, Room, fit};
pub use fonts::{Face, Fonts, Metrics};
pub use shape::{Glyph, Run, Shaped, Shaper, Unit, glue};

/// How words look, apart from their size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Families in order of preference; each letter takes the first that holds it.
    pub families: Vec<String>,
    /// Weight from 100 to 900.
    pub weight: u16,
    /// Italic or upright.
    pub italic: bool,
    /// Extra space between letters, in ems.
    pub tracking: f32,
    /// Distance between baselines, in ems.
    pub leading: f32,
    /// Figures of one width, for columns.
    pub tabular: bool,
    /// BCP 47 code of the words' language.
    pub language: String,
}
