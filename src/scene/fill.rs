//! Fills a layout: walks its nodes from back to front, sets the words of each slot in its
//! room and writes all else as SVG in the theme's colours.

use super::ground::{self, Inks};
use super::paint::{bounds_of, geometry};
use super::values::Values;
use super::{Layer, Scene, Size, SlotSet, Tools, Words, chart, set};
use crate::brief::Brief;
use crate::error::Result;
use crate::layout::{Align, Candidate, Color, Kind, Layout, Node, Rect, Slot, Theme};
use crate::note::Note;
use crate::text::Run;
use std::collections::BTreeMap;

/// A room without an end: the height of a slot that a stack places.
pub(super) const ENDLESS: f32 = 1.0e6;
/// A bar takes at most this share of its cell, so that neighbours stay apart.
pub(super) const BAR_SHARE: f32 = 0.66;

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
pub(super) struct Filled {
    pub(super) scene: Scene,
    pub(super) links: BTreeMap<String, Vec<f32>>,
}

pub(super) struct Filler<'a, 't, 'f> {
    pub(super) layout: &'a Layout,
    pub(super) theme: &'a Theme,
    pub(super) brief: &'a Brief,
    pub(super) tools: &'t mut Tools<'f>,
    pub(super) scene: Scene,
    /// Pixels a unit.
    pub(super) scale: f32,
    /// What the canvas has more than the layout was drawn at, in units.
    pub(super) more: (f32, f32),
    /// The largest size that slots of a link may take.
    pub(super) caps: BTreeMap<String, f32>,
    pub(super) links: BTreeMap<String, Vec<f32>>,
}

/// Something placed, in units.
pub(super) enum Placed {
    Art(String),
    Words(Words),
}

/// What a node came to, and the room it takes.
#[derive(Default)]
pub(super) struct Part {
    pub(super) placed: Vec<Placed>,
    pub(super) bounds: Option<Rect>,
}

/// Where a node stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) room: Rect,
    pub(super) values: Values<'a>,
    /// In a stack, which then says where; else the node's own coordinates and pins do.
    pub(super) flows: bool,
    /// The height that a full stack leaves to it.
    pub(super) limit: Option<f32>,
}

/// How far a scene has come.
pub(super) struct Mark {
    pub(super) slots: usize,
    pub(super) notes: usize,
    pub(super) links: BTreeMap<String, Vec<f32>>,
}

impl<'a, 't, 'f> Filler<'a, 't, 'f> {
    pub(super) fn new(
        page: &Candidate<'a>,
        brief: &'a Brief,
        size: Size,
        tools: &'t mut Tools<'f>,
        caps: BTreeMap<String, f32>,
    ) -> Self {
        let (layout, theme) = (page.layout, page.theme);
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

    pub(super) fn run(mut self) -> Result<Filled> {
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
        if !self
            .layout
            .is_drawn_for(self.scene.size.width(), self.scene.size.height())
        {
            let text = format!(
                "layout {} is not drawn for the shape of {}",
                self.layout.name, self.scene.size
            );
            self.scene.notes.push(Note::Remark { text });
        }
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

    pub(super) fn nodes(&mut self, nodes: &'a [Node], place: Place<'a>) -> Result<Part> {
        let mut whole = Part::default();
        for node in nodes {
            let part = self.node(node, place)?;
            whole.add(part);
        }
        Ok(whole)
    }

    pub(super) fn node(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
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
    pub(super) fn group(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
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

    pub(super) fn slot(
        &mut self,
        node: &'a Node,
        slot: &'a Slot,
        place: Place<'a>,
    ) -> Result<Part> {
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
    pub(super) fn slot_room(&self, node: &Node, slot: &Slot, place: Place<'a>) -> Rect {
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
}

impl Part {
    pub(super) fn add(&mut self, other: Self) {
        self.placed.extend(other.placed);
        self.bounds = match (self.bounds, other.bounds) {
            (Some(a), Some(b)) => Some(a.union(&b)),
            (a, b) => a.or(b),
        };
    }
}

pub(super) fn across(align: Align, room: f32, width: f32) -> f32 {
    match align {
        Align::Start => 0.0,
        Align::Middle => (room - width) / 2.0,
        Align::End => room - width,
    }
}

pub(super) fn shift_run(run: &mut Run, dx: f32, dy: f32) {
    for glyph in &mut run.glyphs {
        glyph.x += dx;
        glyph.y += dy;
    }
}

pub(super) fn scale_run(run: &mut Run, scale: f32) {
    run.size *= scale;
    for glyph in &mut run.glyphs {
        glyph.x *= scale;
        glyph.y *= scale;
    }
}

/// The article's identity as a number: FNV-1a of its headline and source, so that a changed
/// figure does not change the ground.
pub(super) fn identity(brief: &Brief) -> u64 {
    brief
        .headline
        .bytes()
        .chain(brief.source.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
