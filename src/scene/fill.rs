//! Fills a layout: walks its nodes from back to front, sets the words of each slot in its
//! room and writes all else as SVG in the theme's colours.

use super::ground::{self, Inks};
use super::stack::{self, Child};
use super::values::{Item, Values};
use super::{Layer, Scene, Size, SlotSet, Tools, Words, chart, set};
use crate::brief::Brief;
use crate::error::Result;
use crate::layout::{Align, Candidate, Color, Each, Kind, Layout, Node, Rect, Slot, Stack, Theme};
use crate::note::Note;
use crate::text::Run;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A room without an end: the height of a slot that a stack places.
const ENDLESS: f32 = 1.0e6;
/// A bar takes at most this share of its cell, so that neighbours stay apart.
const BAR_SHARE: f32 = 0.66;

/// Fills one page for one size.
pub(super) fn fill(
    page: &Candidate<'_>,
    brief: &Brief,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let filled = Filler::new(page, brief, size, tools, BTreeMap::new()).run()?;
    let same = |sizes: &[f32]| sizes.windows(2).all(|pair| pair[0] == pair[1]);
    if filled.links.values().all(|sizes| same(sizes)) {
        return Ok(filled.scene);
    }
    // Linked slots take the size of the smallest; the others are set anew below it.
    let caps = filled
        .links
        .into_iter()
        .map(|(link, sizes)| (link, sizes.into_iter().fold(f32::INFINITY, f32::min)));
    let caps = caps.collect();
    Ok(Filler::new(page, brief, size, tools, caps).run()?.scene)
}

/// A scene, and the sizes that its linked slots came out with.
struct Filled {
    scene: Scene,
    links: BTreeMap<String, Vec<f32>>,
}

struct Filler<'a, 't, 'f> {
    layout: &'a Layout,
    theme: &'a Theme,
    brief: &'a Brief,
    tools: &'t mut Tools<'f>,
    scene: Scene,
    /// Pixels a unit.
    scale: f32,
    /// What the canvas has more than the layout was drawn at, in units.
    more: (f32, f32),
    /// The largest size that slots of a link may take.
    caps: BTreeMap<String, f32>,
    links: BTreeMap<String, Vec<f32>>,
}

/// Something placed, in units.
enum Placed {
    Art(String),
    Words(Words),
}

/// What a node came to, and the room it takes.
#[derive(Default)]
struct Part {
    placed: Vec<Placed>,
    bounds: Option<Rect>,
}

/// Where a node stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    room: Rect,
    values: Values<'a>,
    /// In a stack, which then says where; else the node's own coordinates and pins do.
    flows: bool,
    /// The height that a full stack leaves to it.
    limit: Option<f32>,
}

/// How far a scene has come.
struct Mark {
    slots: usize,
    notes: usize,
    links: BTreeMap<String, Vec<f32>>,
}

impl<'a, 't, 'f> Filler<'a, 't, 'f> {
    fn new(
        page: &Candidate<'a>,
        brief: &'a Brief,
        size: Size,
        tools: &'t mut Tools<'f>,
        caps: BTreeMap<String, f32>,
    ) -> Self {
        let (layout, theme) = (page.layout, page.theme);
        #[expect(clippy::cast_precision_loss, reason = "at most 4096")]
        let (width, height) = (size.width() as f32, size.height() as f32);
        // The drawing is fitted into the canvas; what the canvas has more is room to grow.
        let scale = (width / layout.canvas.0).min(height / layout.canvas.1);
        let more = (
            width / scale - layout.canvas.0,
            height / scale - layout.canvas.1,
        );
        let scene = Scene {
            size,
            layout: layout.name.clone(),
            theme: theme.name.clone(),
            why: page.why.clone(),
            paper: theme.color("paper").unwrap_or(Color {
                red: 255,
                green: 255,
                blue: 255,
            }),
            layers: Vec::new(),
            slots: Vec::new(),
            notes: Vec::new(),
        };
        Self {
            layout,
            theme,
            brief,
            tools,
            scene,
            scale,
            more,
            caps,
            links: BTreeMap::new(),
        }
    }

    fn run(mut self) -> Result<Filled> {
        let (width, height) = (
            self.layout.canvas.0 + self.more.0,
            self.layout.canvas.1 + self.more.1,
        );
        let room = Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        };
        let place = Place {
            room,
            values: Values {
                brief: self.brief,
                item: None,
            },
            flows: false,
            limit: None,
        };
        let part = self.nodes(&self.layout.nodes, place)?;
        let mut defs = String::new();
        for node in &self.layout.defs {
            defs.push_str(&self.art(node, true)?);
        }
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width:.3} {height:.3}\"><defs>{defs}</defs>",
            self.scene.size.width(),
            self.scene.size.height(),
        );
        let mut art = String::new();
        for placed in part.placed {
            match placed {
                Placed::Art(svg) => art.push_str(&svg),
                Placed::Words(mut words) => {
                    if !art.is_empty() {
                        self.scene
                            .layers
                            .push(Layer::Art(format!("{head}{art}</svg>")));
                        art.clear();
                    }
                    for run in &mut words.runs {
                        scale_run(run, self.scale);
                    }
                    self.scene.layers.push(Layer::Words(words));
                }
            }
        }
        if !art.is_empty() {
            self.scene
                .layers
                .push(Layer::Art(format!("{head}{art}</svg>")));
        }
        for slot in &mut self.scene.slots {
            slot.size *= self.scale;
            slot.place = slot.place.map(|v| v * self.scale);
        }
        Ok(Filled {
            scene: self.scene,
            links: self.links,
        })
    }

    fn nodes(&mut self, nodes: &'a [Node], place: Place<'a>) -> Result<Part> {
        let mut whole = Part::default();
        for node in nodes {
            let part = self.node(node, place)?;
            whole.add(part);
        }
        Ok(whole)
    }

    fn node(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
        let values = place.values;
        if !node.only_if.iter().all(|need| values.has(need))
            || node.unless.iter().any(|need| values.has(need))
        {
            return Ok(Part::default());
        }
        match &node.kind {
            Kind::Art if node.children.is_empty() => {
                let svg = self.art(node, place.flows)?;
                Ok(Part {
                    placed: vec![Placed::Art(svg)],
                    bounds: bounds_of(node, self.pinned(node, place.flows)),
                })
            }
            Kind::Art => self.group(node, place),
            Kind::Slot(slot) => self.slot(node, slot, place),
            Kind::Stack(stack) => self.stack(node, *stack, place),
            Kind::Each(each) => self.each(node, each, place),
            Kind::Bar(bar) => {
                let mut whole = self.pinned(node, place.flows);
                if place.flows {
                    whole.width = whole.width.min(place.room.width * BAR_SHARE);
                }
                let rect = chart::bar(*bar, whole, values.share(bar.high));
                let svg = format!("<rect{}{}/>", self.paint(node)?, geometry(rect));
                Ok(Part {
                    placed: vec![Placed::Art(svg)],
                    bounds: Some(rect),
                })
            }
            Kind::Ground(kind) => {
                let room = self.pinned(node, place.flows);
                let role = |attribute, otherwise: &str| {
                    let role = node
                        .paints
                        .iter()
                        .find(|(a, _)| *a == attribute)
                        .map_or(otherwise, |(_, r)| r.as_str());
                    self.color(role)
                };
                let inks = Inks {
                    line: role("stroke", "line")?,
                    accent: role("fill", "accent")?,
                    paper: role("stop-color", "paper")?,
                };
                let svg = ground::draw(kind, room, inks, identity(self.brief));
                Ok(Part {
                    placed: vec![Placed::Art(svg)],
                    bounds: Some(room),
                })
            }
        }
    }

    /// A group: its attributes hold for the art in it.
    fn group(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
        let mut part = self.nodes(&node.children, place)?;
        let attributes = self.paint(node)?;
        if !attributes.is_empty() && node.tag == "g" {
            for placed in &mut part.placed {
                if let Placed::Art(svg) = placed {
                    *svg = format!("<g{attributes}>{svg}</g>");
                }
            }
        }
        Ok(part)
    }

    fn slot(&mut self, node: &'a Node, slot: &'a Slot, place: Place<'a>) -> Result<Part> {
        let Some(forms) = set::forms(slot, &place.values) else {
            return Ok(Part::default());
        };
        let room = self.slot_room(node, slot, place);
        let cap = slot
            .link
            .as_ref()
            .and_then(|link| self.caps.get(link))
            .copied();
        let spill = (slot.spills && place.values.towers()).then(|| {
            // Over the bars before it, and no further.
            #[expect(clippy::cast_precision_loss, reason = "at most 24")]
            let before = place.values.item.map_or(0.0, |item| item.index as f32);
            let left = room.x - before * room.width;
            Rect {
                x: left,
                width: room.right() - left,
                ..room
            }
        });
        let optional = node.optional;
        let words = set::Wanted {
            slot,
            forms,
            room,
            spill,
            optional,
            limit: place.limit,
            cap,
            theme: self.theme,
            language: &self.brief.language,
        };
        let Some(mut done) = words.set(self.tools, &mut self.scene.notes)? else {
            return Ok(Part::default());
        };
        if let Some(link) = &slot.link {
            self.links
                .entry(link.clone())
                .or_default()
                .push(done.fitted.size);
        }
        let wide = done.fitted.widths.iter().copied().fold(0.0, f32::max);
        let top = if place.flows {
            room.y
        } else {
            room.y + set::inset(slot.valign, room.height, &done)
        };
        let cap_height = done.shaped.metrics.cap_height * done.fitted.size;
        let align = if done.spilled { Align::End } else { slot.align };
        let left_of = |width: f32| room.x + across(align, room.width, width);
        let mut runs = Vec::new();
        for (line, mut run) in done.shaped.place(&done.fitted) {
            let width = done.fitted.widths.get(line).copied().unwrap_or(0.0);
            let x = left_of(width);
            shift_run(&mut run, x, top + cap_height);
            runs.push(run);
        }
        let left = left_of(wide);
        let color = match node
            .paints
            .iter()
            .find(|(attribute, _)| *attribute == "fill")
        {
            Some((_, role)) => self.color(role)?,
            None => Color::parse(&slot.fill).unwrap_or(Color {
                red: 0,
                green: 0,
                blue: 0,
            }),
        };
        let name = slot.field.clone().unwrap_or_else(|| "words".to_owned());
        self.scene.slots.push(SlotSet {
            slot: name.clone(),
            text: done.text,
            size: done.fitted.size,
            lines: done.fitted.lines.len(),
            place: [left, top, wide, done.fitted.height],
        });
        let bounds = match align {
            Align::Start => Rect {
                x: left,
                y: top,
                width: wide,
                height: done.fitted.height,
            },
            // Aligned within its room, which must then not be moved across.
            _ => Rect {
                x: room.x,
                y: top,
                width: room.width,
                height: done.fitted.height,
            },
        };
        Ok(Part {
            placed: vec![Placed::Words(Words {
                slot: name,
                color,
                runs,
            })],
            bounds: Some(bounds),
        })
    }

    /// The room of a slot: the one it names, in a stack only its size; else its parent's, or
    /// for the layout's own words the rest of the line that they are drawn on.
    fn slot_room(&self, node: &Node, slot: &Slot, place: Place<'a>) -> Rect {
        let named = node
            .room
            .as_ref()
            .and_then(|id| self.layout.boxes.get(id))
            .map(|guide| guide.pin.apply(guide.rect, self.more));
        match named {
            Some(rect) if place.flows => Rect {
                x: place.room.x,
                y: place.room.y,
                ..rect
            },
            Some(rect) => rect,
            None if place.flows => Rect {
                height: ENDLESS,
                ..place.room
            },
            None => {
                let at = node.pin.apply(
                    Rect {
                        x: slot.at.0,
                        y: slot.at.1,
                        ..Rect::default()
                    },
                    self.more,
                );
                let size = *slot.sizes.end();
                Rect {
                    x: at.x,
                    y: at.y - size * 0.72,
                    width: (place.room.right() - at.x).max(1.0),
                    height: ENDLESS,
                }
            }
        }
    }

    fn room(&self, node: &Node, place: Place<'a>) -> Rect {
        let named = node
            .room
            .as_ref()
            .and_then(|id| self.layout.boxes.get(id))
            .map(|guide| guide.pin.apply(guide.rect, self.more));
        match named {
            Some(rect) if place.flows => Rect {
                x: place.room.x,
                y: place.room.y,
                ..rect
            },
            Some(rect) => rect,
            None => place.room,
        }
    }

    /// A stack, whose children never leave its room: when they are too tall together, the
    /// tallest is set in less; when that would cut its words, what is optional is left out.
    fn stack(&mut self, node: &'a Node, stack: Stack, place: Place<'a>) -> Result<Part> {
        let room = self.room(node, place);
        let mut children: Vec<&'a Node> = node.children.iter().collect();
        let mut limit = None;
        let before = self.mark();
        loop {
            let (parts, sizes) = self.stacked(&children, room, limit, place)?;
            let end = if room.height < ENDLESS {
                room.height
            } else {
                f32::INFINITY
            };
            let over = if stack.across {
                0.0
            } else {
                stack::length(&sizes, &stack) - end
            };
            let cut = self
                .scene
                .notes
                .iter()
                .skip(before.notes)
                .any(|note| matches!(note, Note::Cut { .. }));
            if over > 0.5 && limit.is_none() {
                let tallest = parts
                    .iter()
                    .max_by(|a, b| a.1.height.total_cmp(&b.1.height));
                limit = tallest.map(|(child, bounds, _)| (*child, (bounds.height - over).max(1.0)));
                self.back_to(&before);
                continue;
            }
            if (over > 0.5 || (cut && limit.is_some()))
                && let Some(optional) = children.iter().rposition(|child| child.optional)
            {
                children.remove(optional);
                limit = None;
                self.back_to(&before);
                continue;
            }
            let corners = stack::place(
                &sizes,
                &stack,
                Rect {
                    height: end,
                    ..room
                },
            );
            let mut whole = Part::default();
            for ((_, bounds, mut part), (x, y)) in parts.into_iter().zip(corners) {
                self.shift(&mut part, x - bounds.x, y - bounds.y);
                whole.add(part);
            }
            return Ok(whole);
        }
    }

    /// Each child of a stack filled on its own, those that came to nothing left out.
    #[expect(
        clippy::type_complexity,
        reason = "child, its bounds, and what it came to"
    )]
    fn stacked(
        &mut self,
        children: &[&'a Node],
        room: Rect,
        limit: Option<(&'a Node, f32)>,
        place: Place<'a>,
    ) -> Result<(Vec<(&'a Node, Rect, Part)>, Vec<Child>)> {
        let mut parts = Vec::new();
        let mut sizes = Vec::new();
        for child in children {
            let limit = limit
                .filter(|(limited, _)| std::ptr::eq(*limited, *child))
                .map(|(_, height)| height);
            let part = self.node(
                child,
                Place {
                    room,
                    flows: true,
                    limit,
                    ..place
                },
            )?;
            if let Some(bounds) = part.bounds {
                sizes.push(Child {
                    size: (bounds.width, bounds.height),
                    space: child.space,
                });
                parts.push((*child, bounds, part));
            }
        }
        Ok((parts, sizes))
    }

    /// How far the scene has come, to go back to.
    fn mark(&self) -> Mark {
        Mark {
            slots: self.scene.slots.len(),
            notes: self.scene.notes.len(),
            links: self.links.clone(),
        }
    }

    fn back_to(&mut self, mark: &Mark) {
        self.scene.slots.truncate(mark.slots);
        self.scene.notes.truncate(mark.notes);
        self.links.clone_from(&mark.links);
    }

    /// A repeat: cells of one size, each filled for its item.
    fn each(&mut self, node: &'a Node, each: &'a Each, place: Place<'a>) -> Result<Part> {
        let room = self.room(node, place);
        let items = place.values.items(&each.list, each.max);
        let Some(pattern) = node.children.first() else {
            return Ok(Part::default());
        };
        #[expect(clippy::cast_precision_loss, reason = "at most 24")]
        let count = items.len().max(1) as f32;
        let gaps = each.stack.gap * (count - 1.0);
        let cell = if each.stack.across {
            ((room.width - gaps) / count, room.height)
        } else {
            (
                room.width,
                if room.height < ENDLESS {
                    (room.height - gaps) / count
                } else {
                    room.height
                },
            )
        };
        let mut whole = Part::default();
        for item in items {
            #[expect(clippy::cast_precision_loss, reason = "at most 24")]
            let index = item.index as f32;
            let step = if each.stack.across {
                (index * (cell.0 + each.stack.gap), 0.0)
            } else {
                (0.0, index * (cell.1 + each.stack.gap))
            };
            let cell = Rect {
                x: room.x + step.0,
                y: room.y + step.1,
                width: cell.0,
                height: cell.1,
            };
            let part = self.cell(pattern, place, cell, item)?;
            whole.add(part);
        }
        Ok(whole)
    }

    fn cell(
        &mut self,
        pattern: &'a Node,
        place: Place<'a>,
        cell: Rect,
        item: Item<'a>,
    ) -> Result<Part> {
        let values = Values {
            item: Some(item),
            ..place.values
        };
        let mut part = self.node(
            pattern,
            Place {
                room: cell,
                values,
                flows: true,
                limit: None,
            },
        )?;
        // A stack stands in its cell already; a drawn pattern stands where it was drawn.
        if matches!(pattern.kind, Kind::Art | Kind::Bar(_))
            && let Some(bounds) = part.bounds
        {
            self.shift(&mut part, cell.x - bounds.x, cell.y - bounds.y);
        }
        Ok(part)
    }

    fn shift(&mut self, part: &mut Part, dx: f32, dy: f32) {
        if dx == 0.0 && dy == 0.0 {
            return;
        }
        for placed in &mut part.placed {
            match placed {
                Placed::Art(svg) => {
                    *svg = format!("<g transform=\"translate({dx:.2} {dy:.2})\">{svg}</g>")
                }
                Placed::Words(words) => {
                    words.runs.iter_mut().for_each(|run| shift_run(run, dx, dy))
                }
            }
        }
        let count = part
            .placed
            .iter()
            .filter(|p| matches!(p, Placed::Words(_)))
            .count();
        // The slots of this part are the last ones that were set.
        for slot in self.scene.slots.iter_mut().rev().take(count) {
            slot.place[0] += dx;
            slot.place[1] += dy;
        }
        if let Some(bounds) = &mut part.bounds {
            bounds.x += dx;
            bounds.y += dy;
        }
    }

    /// The rectangle of a node, moved by its pin.
    fn pinned(&self, node: &Node, flows: bool) -> Rect {
        let number = |name: &str| {
            node.attributes
                .iter()
                .find(|(n, _)| n == name)
                .and_then(|(_, v)| v.trim_end_matches("px").parse().ok())
                .unwrap_or(0.0)
        };
        let rect = Rect {
            x: number("x"),
            y: number("y"),
            width: number("width"),
            height: number("height"),
        };
        if flows {
            rect
        } else {
            node.pin.apply(rect, self.more)
        }
    }

    /// A node as SVG, with all it holds, in the theme's colours and pinned.
    fn art(&self, node: &Node, flows: bool) -> Result<String> {
        let mut attributes = self.paint(node)?;
        let moved = node.pin.apply(Rect::default(), self.more);
        if node.tag == "rect" {
            attributes.push_str(&geometry(self.pinned(node, flows)));
        }
        let mut inner = String::new();
        for child in &node.children {
            inner.push_str(&self.art(child, flows)?);
        }
        let svg = format!("<{0}{attributes}>{inner}</{0}>", node.tag);
        let moves = !flows
            && node.tag != "rect"
            && node.children.is_empty()
            && (moved.x, moved.y) != (0.0, 0.0);
        Ok(if moves {
            format!(
                "<g transform=\"translate({:.2} {:.2})\">{svg}</g>",
                moved.x, moved.y
            )
        } else {
            svg
        })
    }

    /// The attributes of a node as text, colours from the theme; a rectangle's place left out.
    fn paint(&self, node: &Node) -> Result<String> {
        let mut out = String::new();
        for (name, value) in &node.attributes {
            let placed =
                node.tag == "rect" && matches!(name.as_str(), "x" | "y" | "width" | "height");
            let repainted = node.paints.iter().any(|(paint, _)| paint == name);
            let named = name == "id"
                && node.tag != "linearGradient"
                && node.tag != "radialGradient"
                && node.tag != "clipPath"
                && node.tag != "pattern";
            if !placed && !repainted && !named {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            }
        }
        for (name, role) in &node.paints {
            let _ = write!(out, " {name}=\"{}\"", self.color(role)?);
        }
        Ok(out)
    }

    fn color(&self, role: &str) -> Result<Color> {
        self.theme.color(role).ok_or_else(|| crate::Error::Theme {
            name: self.theme.name.clone(),
            why: format!(
                "layout {} asks for the colour {role}; add {role} = \"#…\" under [colors]",
                self.layout.name
            ),
        })
    }
}

impl Part {
    fn add(&mut self, other: Self) {
        self.placed.extend(other.placed);
        self.bounds = match (self.bounds, other.bounds) {
            (Some(a), Some(b)) => Some(a.union(&b)),
            (a, b) => a.or(b),
        };
    }
}

fn across(align: Align, room: f32, width: f32) -> f32 {
    match align {
        Align::Start => 0.0,
        Align::Middle => (room - width) / 2.0,
        Align::End => room - width,
    }
}

fn shift_run(run: &mut Run, dx: f32, dy: f32) {
    for glyph in &mut run.glyphs {
        glyph.x += dx;
        glyph.y += dy;
    }
}

fn scale_run(run: &mut Run, scale: f32) {
    run.size *= scale;
    for glyph in &mut run.glyphs {
        glyph.x *= scale;
        glyph.y *= scale;
    }
}

/// The room a drawn shape takes, where that can be said without drawing it.
fn bounds_of(node: &Node, rect: Rect) -> Option<Rect> {
    let number = |name: &str| {
        node.attributes
            .iter()
            .find(|(n, _)| n == name)
            .and_then(|(_, v)| v.parse::<f32>().ok())
            .unwrap_or(0.0)
    };
    match node.tag.as_str() {
        "rect" => Some(rect),
        "circle" => {
            let r = number("r");
            Some(Rect {
                x: number("cx") - r,
                y: number("cy") - r,
                width: 2.0 * r,
                height: 2.0 * r,
            })
        }
        "line" => {
            let (x1, y1, x2, y2) = (number("x1"), number("y1"), number("x2"), number("y2"));
            Some(Rect {
                x: x1.min(x2),
                y: y1.min(y2),
                width: (x2 - x1).abs(),
                height: (y2 - y1).abs(),
            })
        }
        _ => None,
    }
}

fn geometry(rect: Rect) -> String {
    format!(
        " x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"",
        rect.x, rect.y, rect.width, rect.height
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// The article's identity as a number: FNV-1a of its headline and source, so that a changed
/// figure does not change the ground.
fn identity(brief: &Brief) -> u64 {
    brief
        .headline
        .bytes()
        .chain(brief.source.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
