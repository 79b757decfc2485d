//! Shapes of a canvas, such as 16:9.

use std::fmt;

/// The shape of a canvas: width to height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Width, in any unit.
    pub width: f32,
    /// Height, in the same.
    pub height: f32,
}

/// Two shapes that differ by less than this share are one.
const SAME: f32 = 0.04;

impl Shape {
    /// Reads `16:9`, or with another mark between: `16x9`.
    pub(super) fn parse(text: &str, between: char) -> Option<Self> {
        let (width, height) = text.split_once(between)?;
        let shape = Self {
            width: width.parse().ok()?,
            height: height.parse().ok()?,
        };
        let sides = 0.01..=10_000.0; // far beyond any canvas, and never NaN
        (sides.contains(&shape.width) && sides.contains(&shape.height)).then_some(shape)
    }

    /// By which share another shape is wider or taller.
    pub(super) fn differs_from(self, width: f32, height: f32) -> f32 {
        let ratio = (width / height) / (self.width / self.height);
        ratio.max(1.0 / ratio) - 1.0
    }

    /// Whether a canvas is of this shape, give or take 4 %.
    #[must_use]
    pub fn is_of(self, width: f32, height: f32) -> bool {
        self.differs_from(width, height) < SAME
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.width, self.height)
    }
}
