//! Fills a layout: walks its nodes from back to front and gathers what they come to.

use super::ground::{self, Inks};
use super::paint::{bounds_of, geometry, moved};
use super::values::Values;
use super::{Hole, Layer, Scene, Size, SlotSet, Tools, Words, chart};
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::{Bar, Candidate, Color, Ground, Kind, Layout, Node, Rect, Theme};
use crate::note::Note;
use crate::text::is_right_to_left;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A room without an end: the height of a slot that a stack places.
pub(super) const ENDLESS: f32 = 1.0e6;
/// A bar takes at most this share of its cell, so that neighbours stay apart.
const BAR_SHARE: f32 = 0.66;
/// Nodes filled for one banner, tries counted: a drawing by hand takes hundreds.
const MAX_FILLS: usize = 20_000;
/// Rounds in which linked slots find their common size.
const MAX_ROUNDS: usize = 3;
/// Holes of one banner: each scales the photo anew.
const MAX_HOLES: usize = 8;
/// Layers of art between words: a drawing by hand has a few.
const MAX_LAYERS: usize = 64;

/// Fills one page for one size.
pub(super) fn fill(
    page: &Candidate<'_>,
    brief: &Brief,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let same = |sizes: &Vec<f32>| sizes.windows(2).all(|pair| pair[0] == pair[1]);
    let smallest = |sizes: Vec<f32>| sizes.into_iter().fold(f32::INFINITY, f32::min);
    let mut caps = BTreeMap::new();
    // Linked slots take the size of the smallest, the others are set anew below it. Sizes only
    // fall, and a stack that holds two links settles in a few rounds.
    for _ in 0..MAX_ROUNDS {
        let filled = Filler::new(page, brief, size, tools, caps).run()?;
        if filled.links.values().all(same) {
            return Ok(filled.scene);
        }
        let links = filled.links.into_iter();
        caps = links.map(|(link, sizes)| (link, smallest(sizes))).collect();
    }
    Ok(Filler::new(page, brief, size, tools, caps).run()?.scene)
}

/// A scene, and the sizes that its linked slots came out with.
struct Filled {
    scene: Scene,
    links: BTreeMap<String, Vec<f32>>,
}

/// The walk through one layout.
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
    /// The largest size that slots of a link may take; 0 when they are left out.
    pub(super) caps: BTreeMap<String, f32>,
    /// The sizes that linked slots came out with.
    pub(super) links: BTreeMap<String, Vec<f32>>,
    /// The page is read from right to left: all is placed as if from left to right, and
    /// mirrored at the end.
    pub(super) mirrored: bool,
    fills: usize,
    /// The theme's colours that were asked for, by role.
    pub(super) colors: RefCell<BTreeMap<String, Color>>,
}

/// Something placed, in units.
pub(super) enum Placed {
    Art(String),
    /// Kept as it is, not as SVG, so that a page can be turned over around it.
    Photo(Hole),
    Words(Words, SlotSet),
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

/// How far a walk has come, to go back to.
pub(super) struct Mark {
    pub(super) notes: usize,
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
        let layout = page.layout.drawing(size.width(), size.height());
        let theme = page.theme;
        let (width, height) = (size.width() as f32, size.height() as f32);
        // The drawing is fitted into the canvas; what the canvas has more is room to grow.
        let scale = (width / layout.canvas.0).min(height / layout.canvas.1);
        let (wide, tall) = (width / scale, height / scale);
        let scene = Scene {
            size,
            layout: layout.name.clone(),
            theme: theme.name.clone(),
            language: brief.language.clone(),
            why: page.why.clone(),
            paper: theme.color("paper").unwrap_or(Color::WHITE),
            colors: BTreeMap::new(),
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
            more: (wide - layout.canvas.0, tall - layout.canvas.1),
            caps,
            links: BTreeMap::new(),
            mirrored: is_right_to_left(&brief.headline, &brief.language),
            fills: 0,
            colors: RefCell::default(),
        }
    }

    fn canvas(&self) -> Rect {
        Rect {
            x: 0.0,
            y: 0.0,
            width: self.layout.canvas.0 + self.more.0,
            height: self.layout.canvas.1 + self.more.1,
        }
    }

    fn run(mut self) -> Result<Filled> {
        let place = Place {
            room: self.canvas(),
            values: Values {
                brief: self.brief,
                item: None,
            },
            flows: false,
            limit: None,
        };
        let size = self.scene.size;
        if !self.layout.is_drawn_for(size.width(), size.height()) {
            let text = format!(
                "layout {} is not drawn for the shape of {size}",
                self.layout.name
            );
            self.scene.notes.push(Note::Remark { text });
        }
        let part = self.nodes(&self.layout.nodes, place)?;
        self.layers(part)?;
        self.photo_notes();
        self.scene.colors = self.colors.take();
        Ok(Filled {
            scene: self.scene,
            links: self.links,
        })
    }

    /// Parts become layers: neighbouring art one document, in pixels from here on.
    fn layers(&mut self, part: Part) -> Result<()> {
        let mut defs = String::new();
        for node in &self.layout.defs {
            defs.push_str(&self.art(node, true)?);
        }
        let canvas = self.canvas();
        let size = self.scene.size;
        let mirror = if self.mirrored {
            format!(" transform=\"matrix(-1 0 0 1 {:.3} 0)\"", canvas.width)
        } else {
            String::new()
        };
        let document = |art: &str| {
            // Parsing what no shape of the layer refers to would cost for nothing.
            let defs = if art.contains("url(#") {
                defs.as_str()
            } else {
                ""
            };
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {:.3} {:.3}\"><defs>{defs}</defs><g{mirror}>{art}</g></svg>",
                size.width(),
                size.height(),
                canvas.width,
                canvas.height,
            )
        };
        let mut art = String::new();
        for placed in part.placed {
            match placed {
                Placed::Art(svg) => art.push_str(&svg),
                Placed::Photo(mut hole) => {
                    if !art.is_empty() {
                        let art = document(&std::mem::take(&mut art));
                        self.scene.layers.push(Layer::Art(art));
                    }
                    if self.mirrored {
                        hole.place.x = canvas.width - hole.place.right();
                    }
                    hole.place = scaled(hole.place, self.scale);
                    hole.shape = hole.shape.as_deref().map(document);
                    self.scene.layers.push(Layer::Photo(hole));
                }
                Placed::Words(mut words, mut set) => {
                    if !art.is_empty() {
                        let art = document(&std::mem::take(&mut art));
                        self.scene.layers.push(Layer::Art(art));
                    }
                    if self.mirrored {
                        words.mirror(canvas.width);
                        set.place[0] = canvas.width - set.place[0] - set.place[2];
                    }
                    words.scale(self.scale);
                    self.scene.layers.push(Layer::Words(words));
                    set.size *= self.scale;
                    set.place = set.place.map(|v| v * self.scale);
                    self.scene.slots.push(set);
                }
            }
        }
        if !art.is_empty() {
            self.scene.layers.push(Layer::Art(document(&art)));
        }
        let layers = self.scene.layers.iter();
        let holes = layers.filter(|l| matches!(l, Layer::Photo(_))).count();
        if holes > MAX_HOLES {
            return Err(self.too_much(&format!(
                "{holes} holes for the photo, more than {MAX_HOLES}; draw fewer"
            )));
        }
        let layers = self.scene.layers.iter();
        let count = layers.filter(|l| matches!(l, Layer::Art(_))).count();
        if count > MAX_LAYERS {
            return Err(self.too_much(&format!("{count} layers of art between its words, more than {MAX_LAYERS}; draw the words last")));
        }
        Ok(())
    }

    /// A photo that is not shown, or is shown without its credit.
    fn photo_notes(&mut self) {
        let Some(photo) = &self.brief.photo else {
            return;
        };
        let shown = |layer: &Layer| matches!(layer, Layer::Photo(_));
        let credited = self.scene.slots.iter().any(|set| set.slot == "credit");
        let name = &self.layout.name;
        if !self.scene.layers.iter().any(shown) {
            let text = format!("the photo is not shown: layout {name} has no hole for it");
            self.scene.notes.push(Note::Remark { text });
        } else if !photo.credit.is_empty() && !credited {
            let text = format!("the photo's credit is not shown: layout {name} has no room for it");
            self.scene.notes.push(Note::Remark { text });
        }
    }

    fn too_much(&self, why: &str) -> Error {
        Error::NoLayout {
            name: self.layout.name.clone(),
            why: why.to_owned(),
        }
    }

    fn nodes(&mut self, nodes: &'a [Node], place: Place<'a>) -> Result<Part> {
        let mut whole = Part::default();
        for node in nodes {
            let part = self.node(node, place)?;
            whole.add(part);
        }
        Ok(whole)
    }

    pub(super) fn node(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
        self.fills += 1;
        if self.fills > MAX_FILLS {
            return Err(
                self.too_much("its stacks try more than 20,000 ways to stand; nest fewer of them")
            );
        }
        let has = |need| place.values.has(need);
        if !node.only_if.iter().all(has) || node.unless.iter().any(has) {
            return Ok(Part::default());
        }
        let drawn = |svg: String, bounds| Part {
            placed: vec![Placed::Art(svg)],
            bounds,
        };
        match &node.kind {
            Kind::Art => Ok(drawn(self.art(node, place.flows)?, bounds_of(node))),
            Kind::Group => self.group(node, place),
            Kind::Slot(slot) => self.slot(node, slot, place),
            Kind::Stack(stack) => self.stack(node, *stack, place),
            Kind::Each(each) => self.each(node, each, place),
            Kind::Bar(bar) => {
                let rect = self.bar(node, *bar, place);
                let svg = format!("<rect{}{}/>", self.paint(node)?, geometry(rect));
                Ok(drawn(svg, Some(rect)))
            }
            Kind::Ground(ground) => {
                let room = self.rect(node, place.flows).within(&self.canvas());
                Ok(drawn(self.ground(node, *ground, room)?, Some(room)))
            }
            Kind::Photo(treatment) => self.hole(node, *treatment, place.flows),
        }
    }

    /// A group: its attributes hold for the art in it, neighbours together.
    fn group(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
        let part = self.nodes(&node.children, place)?;
        let attributes = self.paint(node)?;
        if attributes.is_empty() {
            return Ok(part);
        }
        let mut placed: Vec<Placed> = Vec::new();
        for next in part.placed {
            match (placed.last_mut(), next) {
                (Some(Placed::Art(before)), Placed::Art(svg)) => before.push_str(&svg),
                (_, next) => placed.push(next),
            }
        }
        for one in &mut placed {
            if let Placed::Art(svg) = one {
                *svg = format!("<g{attributes}>{svg}</g>");
            }
        }
        Ok(Part { placed, ..part })
    }

    /// A bar's rectangle; in a cell it is no wider than the cell has room for.
    fn bar(&self, node: &Node, bar: Bar, place: Place<'a>) -> Rect {
        let mut whole = self.rect(node, place.flows);
        if node.room.is_some() {
            // Drawn as a sample's bar; the room says how long the largest is.
            let room = self.room(
                node,
                Place {
                    flows: false,
                    ..place
                },
            );
            if bar.across {
                whole.width = room.width;
            } else {
                whole.y = whole.bottom() - room.height;
                whole.height = room.height;
            }
        }
        if place.flows && !bar.across {
            whole.width = whole.width.min(place.room.width * BAR_SHARE);
        }
        chart::bar(bar, whole, place.values.share(bar.high))
    }

    fn ground(&self, node: &Node, ground: Ground, room: Rect) -> Result<String> {
        let ink = |paint: &str, otherwise: &str| {
            let role = node.paints.iter().find(|(p, _)| *p == paint);
            self.color(role.map_or(otherwise, |(_, role)| role.as_str()))
        };
        let inks = Inks {
            line: ink("stroke", "line")?,
            accent: ink("fill", "accent")?,
            paper: ink("stop-color", "paper")?,
        };
        // Drawn from its own corner, so that a smaller canvas shows the same ground.
        let own = Rect {
            x: 0.0,
            y: 0.0,
            ..room
        };
        let svg = ground::draw(ground, own, inks, identity(self.brief));
        // Named, so that who compares two scenes can tell its shapes from the layout's.
        let name = Ground::ALL.iter().find(|(_, kind)| *kind == ground);
        let name = name.map_or("", |(name, _)| name);
        let svg = format!("<g data-ground=\"{name}\">{svg}</g>");
        Ok(moved(svg, (room.x, room.y)))
    }

    /// How far the walk has come.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            notes: self.scene.notes.len(),
            links: self.links.clone(),
        }
    }

    /// Forgets what was said since.
    pub(super) fn back_to(&mut self, mark: &Mark) {
        self.scene.notes.truncate(mark.notes);
        self.links.clone_from(&mark.links);
    }
}

fn scaled(rect: Rect, scale: f32) -> Rect {
    Rect {
        x: rect.x * scale,
        y: rect.y * scale,
        width: rect.width * scale,
        height: rect.height * scale,
    }
}

/// The article's identity as a number: FNV-1a of its headline and source, so that a changed
/// figure does not change the ground.
fn identity(brief: &Brief) -> u64 {
    let bytes = brief.headline.bytes().chain(brief.source.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
