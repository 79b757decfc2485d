//! Layouts and themes: `layouts/*.svg` read once into slots, `layouts/themes/*.toml` into
//! named colours and families; and which of them could serve a brief.

mod candidates;
mod choice;
mod door;
mod element;
mod fields;
pub(crate) mod file;
mod logo;
mod marks;
mod read;
mod shape;
mod shelf;
mod slot;
mod theme;
mod topics;
mod worth;

pub use candidates::{Candidate, Look};
pub(crate) use choice::picked;
pub use choice::{Choice, MARGIN, Ranked};
pub(crate) use door::too_much;
pub use fields::{figures, words};
pub(crate) use logo::LogoPart;
pub use logo::{Corner, Drawing, Logo};
pub(crate) use marks::path_bounds;
pub(crate) use read::{look, places};
pub use shape::Shape;
pub use shelf::Shelf;
pub use theme::{Color, Targets, Theme};

use crate::error::Fault;
use crate::photo::Treatment;
use crate::text::Case;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A layout: one SVG file, read once.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The file's name without its ending and, of an override, without its shape.
    pub name: String,
    /// The BLAKE3 hash of its file's text, in hexadecimal; of its overrides each has its own.
    pub hash: String,
    /// Of an override (`NAME@1x1.svg`) the shape that it is drawn for.
    pub shape: Option<Shape>,
    /// Line and column of its root element, from 1.
    pub place: (u32, u32),
    /// What a person calls it.
    pub title: String,
    /// What a brief must hold.
    pub needs: Vec<Need>,
    /// What a brief had better hold.
    pub prefers: Vec<Need>,
    /// The themes that suit it, the best first; empty when any will do.
    pub themes: Vec<String>,
    /// The shapes that its drawing serves; empty when any will do.
    pub aspects: Vec<Shape>,
    /// May be turned over, so that words move to the side where the photo under them is calmer.
    pub mirrors: bool,
    /// Drawings that take its place for one shape each.
    pub overrides: Vec<Layout>,
    /// Width and height that it is drawn at, in its own units.
    pub canvas: (f32, f32),
    /// Gradients, patterns and clips that its art refers to.
    pub defs: Vec<Node>,
    /// What it draws, from back to front.
    pub nodes: Vec<Node>,
    /// The rooms that slots and stacks name.
    pub boxes: BTreeMap<String, Guide>,
}

/// A rectangle that a slot or stack takes its room from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guide {
    /// Where it is drawn.
    pub rect: Rect,
    /// How it moves when the canvas has another shape.
    pub pin: Pin,
    /// Line and column, from 1.
    pub place: (u32, u32),
}

/// A rectangle in a layout's units, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A condition on a brief: a field that is there, or a list that is long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Field of the brief or of a repeat's item.
    pub field: String,
    /// How many it must hold; 1 for a field that must be there.
    pub at_least: usize,
}

/// Which edges of the canvas an element keeps its distance to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pin {
    /// Keeps its distance to the right edge.
    pub right: bool,
    /// With `right`: keeps its distance to the left one too, so it stretches.
    pub left: bool,
    /// Keeps its distance to the bottom edge.
    pub bottom: bool,
    /// With `bottom`: keeps its distance to the top one too, so it stretches.
    pub top: bool,
}

/// An element of a layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The element's name.
    pub tag: String,
    /// Line and column, from 1.
    pub place: (u32, u32),
    /// Its attributes, the marks left out, `style` taken apart.
    pub attributes: Vec<(String, String)>,
    /// Attributes that take a theme's colour, and which.
    pub paints: Vec<(&'static str, String)>,
    /// Drawn only when all hold.
    pub only_if: Vec<Need>,
    /// Drawn only when none holds.
    pub unless: Vec<Need>,
    /// How far the groups around it are moved: to be added to its own coordinates.
    pub shift: (f32, f32),
    /// How it moves when the canvas has another shape.
    pub pin: Pin,
    /// The room that it names.
    pub room: Option<String>,
    /// Extra distance to what stands before it in a stack.
    pub space: f32,
    /// Left out when the stack that it stands in is full.
    pub optional: bool,
    /// What the program does with it.
    pub kind: Kind,
    /// What it holds.
    pub children: Vec<Node>,
}

/// What the program does with an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Drawn as it is, with all it holds, in the theme's colours.
    Art,
    /// Holds marked elements; its own attributes count for the art among them.
    Group,
    /// Its words are replaced.
    Slot(Box<Slot>),
    /// Its children follow each other.
    Stack(Stack),
    /// Repeated for each item, in a stack of its own.
    Each(Each),
    /// A bar whose height or width is a value's share.
    Bar(Bar),
    /// A chart of something that the brief holds; nothing where it does not.
    Chart(Chart),
    /// A drawn ground, seeded by the article; the theme's where the layout names none.
    Ground(Option<Ground>),
    /// A hole that shows the photo, treated so or as the theme does it; nothing when there is
    /// no photo.
    Photo(Option<Treatment>),
    /// Art between photo and words, as strong as the words over it need.
    Scrim(Strength),
}

/// How strong a scrim may be drawn: the opacity of its art as a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// From 0 to 1; drawn where the words are clear enough without.
    pub least: f32,
    /// From `least` to 1.
    pub most: f32,
}

impl Strength {
    /// Part of the way from the least, 0, to the most, 1.
    #[must_use]
    pub fn at(self, part: f32) -> f32 {
        self.least + (self.most - self.least) * part
    }
}

/// A kind of drawn ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A grid of small dots.
    Dots,
    /// Lines that pass a gate.
    Flow,
    /// Lines of equal height around a summit.
    Isolines,
    /// Layers one over the other, as thick as the values of the first series.
    Strata,
    /// Flecks, as of rough paper.
    Grain,
    /// A screen of dots that swells to one side.
    Halftone,
    /// A field of dots, of which the brief's share is lit.
    Lit,
}

impl Ground {
    /// Every ground by the name that a layout calls it.
    pub const ALL: &[(&str, Self)] = &[
        ("dots", Self::Dots),
        ("flow", Self::Flow),
        ("isolines", Self::Isolines),
        ("strata", Self::Strata),
        ("grain", Self::Grain),
        ("halftone", Self::Halftone),
        ("lit", Self::Lit),
    ];

    /// The ground of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found.map(|(_, ground)| *ground)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, own)| *own == self);
        found.map_or("", |(name, _)| name)
    }
}

/// A chart that is one element of a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// A hundred squares, of which the brief's share is lit.
    Squares,
    /// A ring, of which the brief's share is lit.
    Ring,
    /// The first series as a line from zero, its last value marked.
    Line,
}

impl Chart {
    /// Every chart by the name that a layout calls it.
    pub const ALL: &[(&str, Self)] = &[
        ("squares", Self::Squares),
        ("ring", Self::Ring),
        ("line", Self::Line),
    ];
}

/// A place for words.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The field that gives the words; `None` for words of the layout's own.
    pub field: Option<String>,
    /// The layout's own words, or what stands before the field's.
    pub words: String,
    /// The theme's family by role, where the layout names one.
    pub face: Option<String>,
    /// The family that the sample is drawn in.
    pub family: String,
    /// Weight from 100 to 900.
    pub weight: u16,
    /// Italic or upright.
    pub italic: bool,
    /// Extra space between letters, in ems, at the size that the sample is drawn in.
    pub tracking: f32,
    /// The size that the sample is drawn in, in units.
    pub drawn: f32,
    /// Distance between baselines, in ems.
    pub leading: f32,
    /// Figures of one width.
    pub tabular: bool,
    /// How its letters are cased.
    pub case: Case,
    /// Sizes allowed, in units to the em.
    pub sizes: RangeInclusive<f32>,
    /// Lines allowed.
    pub lines: RangeInclusive<usize>,
    /// Words too wide may begin before their room, over a lower bar's label.
    pub spills: bool,
    /// Slots of one name share one size.
    pub link: Option<String>,
    /// Across the room.
    pub align: Align,
    /// Down the room.
    pub valign: Align,
    /// The colour, when the theme gives none.
    pub fill: Color,
    /// Where the sample stands: x, baseline.
    pub at: (f32, f32),
}

/// Where something stands in its room. Start and end are the page's: on one that is read from
/// right to left, start is on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Where reading begins, or the top.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// Where reading ends, or the bottom.
    End,
    /// On the left on every page.
    Left,
    /// On the right on every page.
    Right,
}

impl Align {
    /// As start, middle or end of a page that is read from left to right, or mirrored.
    #[must_use]
    pub fn on(self, mirrored: bool) -> Self {
        match (self, mirrored) {
            (Self::Left, false) | (Self::Right, true) => Self::Start,
            (Self::Right, false) | (Self::Left, true) => Self::End,
            (other, _) => other,
        }
    }
}

/// How children follow each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stack {
    /// From left to right; else from top to bottom.
    pub across: bool,
    /// Distance between them.
    pub gap: f32,
    /// Where they stand in the stack's room, along its direction.
    pub pack: Align,
    /// Where each stands across the stack's direction.
    pub align: Align,
}

/// A repeated group.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The list that gives the items.
    pub list: String,
    /// How many are drawn at the most.
    pub max: usize,
    /// How they follow each other, in cells of one size.
    pub stack: Stack,
}

/// A bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The item's high value; else its low one.
    pub high: bool,
    /// Grows to the right; else up.
    pub across: bool,
}

impl Layout {
    /// The most bytes a layout file may have.
    pub const MAX_BYTES: usize = door::MAX_BYTES;

    /// Reads a layout file. `file` is how faults call it; a `name` such as `trend@1x1` makes it
    /// an override of `trend` for square canvases.
    ///
    /// # Errors
    /// All faults at once, each with line and column.
    pub fn read(file: &str, name: &str, svg: &str) -> Result<Self, Vec<Fault>> {
        read::read(file, name, svg)
    }
}

impl Layout {
    /// The drawing for a canvas: the override of its shape, else the layout's own.
    #[must_use]
    pub fn drawing(&self, width: u32, height: u32) -> &Self {
        let (width, height) = (width as f32, height as f32);
        let fitting = self.overrides.iter().filter_map(|drawing| {
            let shape = drawing.shape.filter(|shape| shape.is_of(width, height))?;
            Some((shape.differs_from(width, height), drawing))
        });
        let nearest = fitting.min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.map_or(self, |(_, drawing)| drawing)
    }

    /// Whether a canvas has a shape that this drawing serves, give or take 4 %.
    #[must_use]
    pub fn is_drawn_for(&self, width: u32, height: u32) -> bool {
        let (width, height) = (width as f32, height as f32);
        self.aspects.is_empty() || self.aspects.iter().any(|shape| shape.is_of(width, height))
    }

    /// An override as a drawing of its layout, which decides when it is chosen.
    fn of(self, layout: &Self) -> Self {
        Self {
            title: layout.title.clone(),
            needs: layout.needs.clone(),
            prefers: layout.prefers.clone(),
            themes: layout.themes.clone(),
            ..self
        }
    }
}

impl Node {
    /// An attribute as a number; the reader has proven it to be one where it stands.
    #[must_use]
    pub fn number(&self, name: &str) -> f32 {
        let value = self.attributes.iter().find(|(n, _)| n == name);
        value
            .and_then(|(_, v)| v.trim_end_matches("px").parse().ok())
            .unwrap_or(0.0)
    }

    /// An attribute as a share from 0 to 1; 1 where it is not set.
    #[must_use]
    pub fn share(&self, name: &str) -> f32 {
        match self.attributes.iter().any(|(own, _)| own == name) {
            true => self.number(name).clamp(0.0, 1.0),
            false => 1.0,
        }
    }

    /// Where a rectangle or path was drawn; `None` for any other shape.
    pub(crate) fn extent(&self) -> Option<Rect> {
        let drawn = match self.tag.as_str() {
            "rect" => Rect {
                x: self.number("x"),
                y: self.number("y"),
                width: self.number("width"),
                height: self.number("height"),
            },
            "path" => {
                let d = self.attributes.iter().find(|(name, _)| name == "d");
                path_bounds(d.map_or("", |(_, d)| d))?
            }
            _ => return None,
        };
        let (x, y) = (drawn.x + self.shift.0, drawn.y + self.shift.1);
        Some(Rect { x, y, ..drawn })
    }
}

impl Rect {
    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The part of it that lies within another.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        let (x, y) = (
            self.x.clamp(other.x, other.right()),
            self.y.clamp(other.y, other.bottom()),
        );
        let width = (self.right().clamp(other.x, other.right()) - x).max(0.0);
        let height = (self.bottom().clamp(other.y, other.bottom()) - y).max(0.0);
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// The least rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let width = self.right().max(other.right()) - x;
        let height = self.bottom().max(other.bottom()) - y;
        Self {
            x,
            y,
            width,
            height,
        }
    }
}

impl Pin {
    /// Where a rectangle comes to stand when the canvas grows by `more` in each direction.
    #[must_use]
    pub fn apply(self, rect: Rect, more: (f32, f32)) -> Rect {
        let (dx, wider) = match (self.left, self.right) {
            (true, true) => (0.0, more.0),
            (false, true) => (more.0, 0.0),
            _ => (0.0, 0.0),
        };
        let (dy, taller) = match (self.top, self.bottom) {
            (true, true) => (0.0, more.1),
            (false, true) => (more.1, 0.0),
            _ => (0.0, 0.0),
        };
        Rect {
            x: rect.x + dx,
            y: rect.y + dy,
            width: rect.width + wider,
            height: rect.height + taller,
        }
    }
}
