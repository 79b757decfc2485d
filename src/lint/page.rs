//! What the page comes to: sizes, faces, rooms and pins.

use super::Remark;
use crate::layout::{Align, Guide, Kind, Layout, Node, Rect, Shelf, Slot};
use crate::text::{Fonts, Metrics};
use std::ops::RangeInclusive;

/// The width that sizes are judged at: a banner's at the head of a page.
const PAGE: f32 = 1600.0;
/// Below this, at that width, words cannot be read on a phone.
const SMALLEST: f32 = 20.0;
/// The width of a thumbnail, and what its leading words need to be read there, in pixels.
const THUMBNAIL: f32 = 320.0;
const SMALLEST_X: f32 = 7.0;
const SMALLEST_DIGIT: f32 = 14.0;
/// The margin on every side and how much of it may be used, as shares of the width.
const MARGIN: f32 = 0.055;
const SLACK: f32 = 0.0025;

pub(super) fn notes(layout: &Layout, shelf: &Shelf, fonts: &Fonts) -> Vec<Remark> {
    let mut page = Page {
        layout,
        shelf,
        fonts,
        notes: Vec::new(),
    };
    for node in &layout.nodes {
        page.node(node, false);
    }
    page.leading_words();
    page.notes
}

struct Page<'a> {
    layout: &'a Layout,
    shelf: &'a Shelf,
    fonts: &'a Fonts,
    notes: Vec<Remark>,
}

impl Page<'_> {
    fn note(&mut self, place: (u32, u32), what: String) {
        self.notes.push(Remark { place, what });
    }

    /// A node and all it holds; `flows` when a stack around it says where it stands.
    fn node(&mut self, node: &Node, flows: bool) {
        let inner = flows || matches!(node.kind, Kind::Stack(_) | Kind::Each(_));
        match &node.kind {
            Kind::Slot(slot) => self.slot(node, slot, flows),
            Kind::Stack(_) | Kind::Each(_) if !flows => self.stack(node),
            Kind::Art | Kind::Ground(_) | Kind::Chart(_) | Kind::Photo(_) if !flows => {
                self.pin(node)
            }
            _ => {}
        }
        for child in &node.children {
            self.node(child, inner);
        }
    }

    fn slot(&mut self, node: &Node, slot: &Slot, flows: bool) {
        let name = name(slot);
        let least = *slot.sizes.start();
        if least * PAGE / self.layout.canvas.0 < SMALLEST {
            let wanted = SMALLEST * self.layout.canvas.0 / PAGE;
            self.note(node.place, format!("{name} may be set at {least}, too small to read on a phone; let it begin at {wanted:.0}"));
        }
        let family = std::slice::from_ref(&slot.family);
        if slot.face.is_none() && self.fonts.face(family, slot.weight, slot.italic).is_none() {
            let family = &slot.family;
            self.note(node.place, format!("{name} asks for the family \"{family}\", which is not among the faces; name one that is, give it a data-face, or add it with --fonts DIR"));
        }
        if !flows {
            self.room_of(node, slot);
        }
    }

    /// The faces that a slot may be set in: one for each theme that suits.
    fn metrics(&self, slot: &Slot) -> Vec<Metrics> {
        let suits =
            |name: &String| self.layout.themes.is_empty() || self.layout.themes.contains(name);
        let themes = self.shelf.themes().iter().filter(|t| suits(&t.name));
        let families: Vec<&[String]> = match &slot.face {
            Some(face) => themes.filter_map(|theme| theme.families(face)).collect(),
            None => vec![std::slice::from_ref(&slot.family)],
        };
        let faces = families
            .into_iter()
            .filter_map(|family| self.fonts.face(family, slot.weight, slot.italic));
        faces.map(|face| face.metrics).collect()
    }

    /// The area that words stand in, down to what slack allows.
    fn safe(&self) -> (RangeInclusive<f32>, RangeInclusive<f32>) {
        let (width, height) = self.layout.canvas;
        let margin = width * (MARGIN - SLACK);
        (margin..=width - margin, margin..=height - margin)
    }

    /// Whether the first line that a slot sets stands in the safe area.
    fn room_of(&mut self, node: &Node, slot: &Slot) {
        let cap = self
            .metrics(slot)
            .iter()
            .map(|m| m.cap_height)
            .fold(0.7, f32::min);
        let guide = node.room.as_ref().and_then(|id| self.layout.boxes.get(id));
        let (first, place, what) = match guide {
            Some(guide) => (first_line(slot, guide, cap), guide.place, "room"),
            None => {
                let high = cap * slot.sizes.start();
                let (x, y) = slot.at;
                let line = Rect {
                    x,
                    y: y - high,
                    width: 0.0,
                    height: high,
                };
                (line, node.place, "sample")
            }
        };
        self.inside(first, place, &format!("the {what} of {}", name(slot)));
    }

    fn stack(&mut self, node: &Node) {
        let guide = node
            .room
            .as_ref()
            .and_then(|id| Some((id, self.layout.boxes.get(id)?)));
        if let Some((id, guide)) = guide {
            // What stands in no stack of words, such as bars, may reach the edge.
            let words = holds_words(node);
            if words {
                self.inside(guide.rect, guide.place, &format!("the room #{id}"));
            }
        }
    }

    fn inside(&mut self, rect: Rect, place: (u32, u32), what: &str) {
        let (across, down) = self.safe();
        let beyond = [
            (rect.x < *across.start(), "left"),
            (rect.right() > *across.end(), "right"),
            (rect.y < *down.start(), "top"),
            (rect.bottom() > *down.end(), "bottom"),
        ];
        let edges: Vec<_> = beyond
            .into_iter()
            .filter(|(out, _)| *out)
            .map(|(_, edge)| edge)
            .collect();
        if !edges.is_empty() {
            let margin = self.layout.canvas.0 * MARGIN;
            let edges = edges.join(" and ");
            self.note(place, format!("{what} is nearer than {margin:.0} to the {edges} edge, where previews crop; move it in"));
        }
    }

    /// What touches an edge of the canvas must follow it on canvases of other shapes.
    fn pin(&mut self, node: &Node) {
        let (width, height) = self.layout.canvas;
        let shapes = &self.layout.aspects;
        let grows_wide = shapes
            .iter()
            .any(|s| s.width / s.height > width / height * 1.01);
        let grows_tall = shapes
            .iter()
            .any(|s| s.width / s.height < width / height / 1.01);
        let Some(rect) = node.extent() else {
            return;
        };
        let mut missing = Vec::new();
        let mut along = |low: bool, high: bool, pins: [(bool, &'static str); 2]| {
            let stretches = low && high;
            let [(at_low, low_name), (at_high, high_name)] = pins;
            if high && !at_high {
                missing.push(high_name);
            }
            if stretches && !at_low {
                missing.push(low_name);
            }
        };
        let pin = node.pin;
        if grows_wide {
            let (left, right) = (rect.x <= 0.0, rect.right() >= width);
            along(left, right, [(pin.left, "left"), (pin.right, "right")]);
        }
        if grows_tall {
            let (top, bottom) = (rect.y <= 0.0, rect.bottom() >= height);
            along(top, bottom, [(pin.top, "top"), (pin.bottom, "bottom")]);
        }
        if !missing.is_empty() {
            let shapes: Vec<_> = shapes.iter().map(ToString::to_string).collect();
            let (tag, missing, shapes) = (&node.tag, missing.join(" "), shapes.join(" "));
            self.note(node.place, format!("<{tag}> touches the edge but does not follow it on a canvas of {shapes}; add {missing} to its data-pin"));
        }
    }

    /// The words that lead a page without a chart must be read on a thumbnail.
    fn leading_words(&mut self) {
        let mut all = Vec::new();
        let mut chart = false;
        for node in &self.layout.nodes {
            gather(node, &mut all, &mut chart);
        }
        let leads = |slot: &Slot| {
            matches!(
                slot.field.as_deref(),
                Some(
                    "headline"
                        | "quote"
                        | "lead.number"
                        | "lead.text"
                        | "share.number"
                        | "share.text"
                )
            )
        };
        let largest = all
            .into_iter()
            .filter(|(_, slot)| leads(slot))
            .max_by(|a, b| a.1.sizes.end().total_cmp(b.1.sizes.end()));
        let Some((place, slot)) = largest.filter(|_| !chart) else {
            return;
        };
        let words = matches!(
            slot.field.as_deref(),
            Some("headline" | "question" | "quote")
        );
        let (unit, wanted) = if words {
            ("x-height", SMALLEST_X)
        } else {
            ("digits", SMALLEST_DIGIT)
        };
        let height = |m: &Metrics| if words { m.x_height } else { m.cap_height };
        let heights = self.metrics(slot);
        let height = heights.iter().map(height).fold(1.0, f32::min);
        let least = *slot.sizes.start();
        let shown = least * height * THUMBNAIL / self.layout.canvas.0;
        if shown < wanted {
            let size = wanted * self.layout.canvas.0 / (THUMBNAIL * height);
            self.note(place, format!("{} leads, but at its smallest, {least}, a thumbnail 320 wide shows {unit} of {shown:.1} px, less than {wanted}; let it begin at {:.0}", name(slot), size.ceil()));
        }
    }
}

/// Every slot in a node, with its place, and whether the node holds bars.
fn gather<'n>(node: &'n Node, slots: &mut Vec<((u32, u32), &'n Slot)>, chart: &mut bool) {
    match &node.kind {
        Kind::Slot(slot) => slots.push((node.place, slot)),
        Kind::Bar(_) | Kind::Chart(_) => *chart = true,
        _ => {}
    }
    for child in &node.children {
        gather(child, slots, chart);
    }
}

fn holds_words(node: &Node) -> bool {
    matches!(node.kind, Kind::Slot(_)) || node.children.iter().any(holds_words)
}

fn name(slot: &Slot) -> String {
    match &slot.field {
        Some(field) => format!("slot \"{field}\""),
        None => "the layout's own words".to_owned(),
    }
}

/// The room that one line at the smallest size takes.
fn first_line(slot: &Slot, guide: &Guide, cap: f32) -> Rect {
    let height = cap * slot.sizes.start();
    let rect = guide.rect;
    let y = match slot.valign {
        Align::Start | Align::Left => rect.y,
        Align::Middle => rect.y + (rect.height - height) / 2.0,
        Align::End | Align::Right => rect.bottom() - height,
    };
    Rect { y, height, ..rect }
}
