//! Fills a layout at one size: every word placed, every colour known. An ordered list of
//! layers; drawing one knows no words.

mod allowed;
mod best;
mod chart;
mod fill;
mod flaws;
mod flow;
mod ground;
mod hole;
mod layers;
mod logo;
mod paint;
mod place;
mod set;
mod stack;
mod turn;
mod values;

pub(crate) use hole::Seen;
pub use logo::Placed as LogoPlaced;
pub(crate) use paint::escape;

use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::{Candidate, Choice, Color, Rect, Strength, Targets};
use crate::note::Note;
use crate::photo::{Photo, Tone};
use crate::text::{Fonts, Line, Run, Shaper, Style};
use serde::Serialize;
use std::collections::BTreeMap;

/// Width and height of a banner, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    width: u32,
    height: u32,
}

/// A layout filled at one size.
pub struct Scene {
    /// In pixels.
    pub size: Size,
    /// The layout's name.
    pub layout: String,
    /// The theme's name.
    pub theme: String,
    /// BCP 47 code of its words' language.
    pub language: String,
    /// Why this layout was chosen.
    pub why: String,
    /// The colour under everything.
    pub paper: Color,
    /// The theme's colours that its page asked for, by role.
    pub colors: BTreeMap<String, Color>,
    /// What its words shall reach.
    pub contrast: Targets,
    /// Turned over for the photo's sake.
    pub turned: bool,
    /// From back to front.
    pub layers: Vec<Layer>,
    /// How each slot was set.
    pub slots: Vec<SlotSet>,
    /// What someone should look at.
    pub notes: Vec<Note>,
}

/// A layer of a scene.
pub enum Layer {
    /// Art below all that follows the article, a whole SVG document: the same for every article
    /// in this layout, theme and size. Always the first, if there is one.
    Backdrop(String),
    /// A whole SVG document without words.
    Art(String),
    /// The photo, in a hole.
    Photo(Hole),
    /// Art as strong as the words over it need.
    Scrim(Scrim),
    /// Placed glyphs of one colour.
    Words(Words),
    /// A house's logo, over everything else.
    Logo(LogoPlaced),
}

/// Where the photo shows, in pixels of the banner.
#[derive(Debug, Clone, PartialEq)]
pub struct Hole {
    /// What the photo covers.
    pub place: Rect,
    /// A whole SVG document, opaque where the photo shows; `None` when it fills its place.
    pub shape: Option<String>,
    /// What becomes of its colours.
    pub tone: Tone,
    /// Left, top, width and height of the words over it: what draws the eye is kept clear.
    pub words: Vec<[f32; 4]>,
}

/// Art between photo and words, whose opacity is found once the pixels under it are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Scrim {
    /// A whole SVG document.
    pub svg: String,
    /// How strong it may be.
    pub strength: Strength,
}

/// Placed words of one slot and colour, in pixels of the banner.
pub struct Words {
    /// The slot they stand in.
    pub slot: String,
    /// In a repeat the item that they show.
    pub item: Option<Item>,
    /// Their colour.
    pub color: Color,
    /// What they look like.
    pub style: Style,
    /// Pixels to the em.
    pub size: f32,
    /// Space between letters at that size, in ems.
    pub tracking: f32,
    /// Extra space between words, in ems.
    pub word_gap: f32,
    /// Read from right to left.
    pub right_to_left: bool,
    /// From top to bottom.
    pub lines: Vec<SetLine>,
}

/// An item of a repeat, with its number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A key figure.
    Figure(u16),
    /// A point of a series.
    Point(u16),
    /// A key point or an event.
    Line(u16),
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Figure(number) => write!(f, "figure {number}"),
            Self::Point(number) => write!(f, "point {number}"),
            Self::Line(number) => write!(f, "line {number}"),
        }
    }
}

/// A line of words where it stands.
pub struct SetLine {
    /// Its left edge.
    pub x: f32,
    /// Its baseline.
    pub baseline: f32,
    /// Its words and glyphs, from its left edge on its baseline.
    pub line: Line,
}

impl Words {
    /// The glyphs where they stand, one run a face and line.
    pub fn runs(&self) -> impl Iterator<Item = Run> {
        self.lines.iter().flat_map(|set| {
            set.line.runs.iter().map(|run| {
                let mut run = run.clone();
                for glyph in &mut run.glyphs {
                    glyph.x += set.x;
                    glyph.y += set.baseline;
                }
                run
            })
        })
    }

    fn shift(&mut self, dx: f32, dy: f32) {
        for set in &mut self.lines {
            set.x += dx;
            set.baseline += dy;
        }
    }

    /// From a layout's units to pixels.
    fn scale(&mut self, scale: f32) {
        self.size *= scale;
        for set in &mut self.lines {
            set.x *= scale;
            set.baseline *= scale;
            set.line.width *= scale;
            for run in &mut set.line.runs {
                run.size *= scale;
                for glyph in &mut run.glyphs {
                    glyph.x *= scale;
                    glyph.y *= scale;
                }
            }
        }
    }

    /// To the other side of a page of some width, as it is read from right to left.
    fn mirror(&mut self, page: f32) {
        for set in &mut self.lines {
            set.x = page - set.x - set.line.width;
        }
    }
}

/// How a slot was set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SlotSet {
    /// The slot: a field of the brief.
    pub slot: String,
    /// The words, as set.
    pub text: String,
    /// Pixels to the em.
    pub size: f32,
    /// Number of lines.
    pub lines: usize,
    /// Left, top, width and height in pixels: from the top of the first capital to the last
    /// baseline.
    pub place: [f32; 4],
}

/// What a page says and shows.
#[derive(Clone, Copy)]
struct Said<'a> {
    brief: &'a Brief,
    photo: Option<&'a Photo>,
}

/// What filling needs besides the page: faces, and a worker's shaping contexts.
pub struct Tools<'a> {
    /// The faces.
    pub fonts: &'a Fonts,
    /// The worker's contexts.
    pub shaper: &'a mut Shaper,
}

impl Scene {
    /// The candidate that is taken for all of some sizes, filled for the first of them, and why:
    /// what each shows of the brief, less for how its words and photo lie; of those within
    /// [`crate::layout::MARGIN`] of the best the one that the article's identity picks. Neither
    /// the order of the candidates nor anything outside of the brief counts.
    ///
    /// # Errors
    /// As [`Scene::best`].
    pub fn chosen(
        pages: &[Candidate<'_>],
        brief: &Brief,
        photo: Option<&Photo>,
        sizes: &[Size],
        tools: &mut Tools<'_>,
    ) -> Result<(Self, Choice)> {
        best::best(pages, Said { brief, photo }, sizes, tools)
    }

    /// The candidate that is taken for one size, filled.
    ///
    /// # Errors
    /// A letter that no face holds; a family that is not there; no candidate that shows what it
    /// needs.
    pub fn best(
        pages: &[Candidate<'_>],
        brief: &Brief,
        photo: Option<&Photo>,
        size: Size,
        tools: &mut Tools<'_>,
    ) -> Result<Self> {
        let (scene, _) = best::best(pages, Said { brief, photo }, &[size], tools)?;
        Ok(scene)
    }
}

impl Scene {
    /// Whether a hole of it shows the photo.
    #[must_use]
    pub fn shows_photo(&self) -> bool {
        self.layers
            .iter()
            .any(|layer| matches!(layer, Layer::Photo(_)))
    }
}

impl Size {
    /// Shorter than this, no headline can be read.
    const MIN_SIDE: u32 = 64;
    /// Longer than any screen shows; a frame of this side takes 64 MiB.
    const MAX_SIDE: u32 = 4096;

    /// Reads `1600x900`.
    ///
    /// # Errors
    /// Anything but two whole numbers from 64 to 4096 with an `x` between.
    pub fn parse(text: &str) -> Result<Self> {
        let fault = || Error::Size {
            name: text.to_owned(),
            why: format!(
                "not a size; write it as 1600x900, each side from {} to {}",
                Self::MIN_SIDE,
                Self::MAX_SIDE
            ),
        };
        let (width, height) = text.split_once(['x', '×']).ok_or_else(fault)?;
        let side = |text: &str| {
            text.parse()
                .ok()
                .filter(|side| (Self::MIN_SIDE..=Self::MAX_SIDE).contains(side))
                .ok_or_else(fault)
        };
        Ok(Self {
            width: side(width)?,
            height: side(height)?,
        })
    }

    /// In pixels.
    #[must_use]
    pub fn width(self) -> u32 {
        self.width
    }

    /// In pixels.
    #[must_use]
    pub fn height(self) -> u32 {
        self.height
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}
