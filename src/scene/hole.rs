//! Holes for the photo: where it shows, in which shape and tone.

use super::fill::{Filler, Part, Placed};
use super::paint::{bounds_of, escape, geometry, moved};
use super::{Hole, Size};
use crate::error::Result;
use crate::layout::{Node, Rect, path_bounds};
use crate::photo::{Frame, Inks, Photo, Tone, Treatment, View};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Attributes of a hole that say which part of the photo shows. Its sample's paint does not.
const SHAPE: &[&str] = &[
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "fill-rule",
    "clip-path",
    "mask",
    "opacity",
];

impl Filler<'_, '_, '_> {
    /// A hole for the photo, in units; nothing when there is no photo.
    pub(super) fn hole(
        &self,
        node: &Node,
        treatment: Option<Treatment>,
        flows: bool,
    ) -> Result<Part> {
        if self.brief.photo.is_none() {
            return Ok(Part::default());
        }
        let (place, offset) = if node.tag == "rect" {
            (self.rect(node, flows), (0.0, 0.0))
        } else {
            self.shape_place(node, flows)
        };
        let hole = Hole {
            place,
            shape: shape(node, place).map(|svg| moved(svg, offset)),
            tone: self.tone(treatment)?,
            words: Vec::new(),
        };
        Ok(Part {
            placed: vec![Placed::Photo(hole)],
            bounds: Some(place),
        })
    }

    /// The room that a drawn shape takes, and how far it is moved from where it is drawn.
    fn shape_place(&self, node: &Node, flows: bool) -> (Rect, (f32, f32)) {
        let pinned = if flows {
            Rect::default()
        } else {
            node.pin.apply(Rect::default(), self.more)
        };
        let offset = (node.shift.0 + pinned.x, node.shift.1 + pinned.y);
        let d = node.attributes.iter().find(|(name, _)| name == "d");
        let drawn = match d {
            Some((_, d)) => path_bounds(d).unwrap_or_default(),
            None => {
                let bounds = bounds_of(node).unwrap_or_default();
                let (x, y) = (bounds.x - node.shift.0, bounds.y - node.shift.1);
                Rect { x, y, ..bounds }
            }
        };
        let (x, y) = (drawn.x + offset.0, drawn.y + offset.1);
        (Rect { x, y, ..drawn }, offset)
    }

    /// The caller's treatment, else the layout's, else the theme's.
    fn tone(&self, treatment: Option<Treatment>) -> Result<Tone> {
        let treatment = self.treatment.or(treatment);
        Ok(match treatment.unwrap_or(self.theme.treatment) {
            Treatment::None => Tone::None,
            Treatment::Mono => Tone::Mono,
            Treatment::Duotone => Tone::Duotone(self.inks()?),
            Treatment::Halftone => Tone::Halftone(self.inks()?),
            Treatment::Blur => Tone::Blur,
            Treatment::Grain => Tone::Grain,
        })
    }

    fn inks(&self) -> Result<Inks> {
        let (ink, paper) = (self.color("ink")?, self.color("paper")?);
        // On a dark theme the paper is the shadow, or the photo would be a negative.
        let (dark, light) = if ink.luminance() <= paper.luminance() {
            (ink, paper)
        } else {
            (paper, ink)
        };
        Ok(Inks {
            dark: [dark.red, dark.green, dark.blue],
            light: [light.red, light.green, light.blue],
        })
    }
}

/// The shape as SVG, opaque where the photo shows; `None` for a rectangle that it fills.
fn shape(node: &Node, place: Rect) -> Option<String> {
    let mut attributes = String::new();
    for (name, value) in &node.attributes {
        let says_nothing = value == "none" || (name == "opacity" && value == "1");
        if SHAPE.contains(&name.as_str()) && !says_nothing {
            let _ = write!(attributes, " {name}=\"{}\"", escape(value));
        }
    }
    if node.tag == "rect" {
        if attributes.is_empty() {
            return None;
        }
        attributes.push_str(&geometry(place));
    }
    Some(format!("<{}{attributes} fill=\"#fff\"/>", node.tag))
}

/// The photo as a hole shows it, as far as that lies on the canvas.
pub(crate) struct Seen<'a> {
    /// Left, top, width and height, in pixels of the banner.
    pub(crate) part: [u32; 4],
    /// Red, green, blue; `width * height * 3` bytes.
    pub(crate) pixels: Cow<'a, [u8]>,
}

impl Hole {
    /// What of the photo is seen on a canvas; `None` when the hole lies beside it.
    pub(crate) fn seen<'a>(&self, photo: &'a Photo, canvas: Size) -> Option<Seen<'a>> {
        let view = self.view(canvas)?;
        let part = view.part;
        let mut pixels = photo.seen(&view);
        if self.tone != Tone::None {
            let frame = Frame {
                part,
                canvas: canvas.width(),
            };
            self.tone.apply(pixels.to_mut(), &frame);
        }
        Some(Seen { part, pixels })
    }

    /// The hole and what of it lies on a canvas; `None` when it lies beside it.
    pub(super) fn view(&self, canvas: Size) -> Option<View<'_>> {
        let along = |begin: f32, end: f32, side: u32| {
            let begin = begin.floor().clamp(0.0, side as f32);
            let end = end.ceil().clamp(begin, side as f32);
            (begin as u32, (end - begin) as u32)
        };
        let Rect {
            x,
            y,
            width,
            height,
            ..
        } = self.place;
        let (left, wide) = along(x, self.place.right(), canvas.width());
        let (top, tall) = along(y, self.place.bottom(), canvas.height());
        if wide == 0 || tall == 0 {
            return None;
        }
        Some(View {
            hole: [x, y, width, height],
            part: [left, top, wide, tall],
            words: &self.words,
        })
    }
}
