//! Fills a layout: walks its nodes from back to front and gathers what they come to.

use super::ground::{self, Inks};
use super::paint::{bounds_of, geometry, moved};
use super::values::{Value, Values};
use super::{Hole, Layer, Said, Scene, Size, SlotSet, Tools, Words, chart};
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::{
    Bar, Candidate, Chart, Color, Ground, Kind, Layout, Node, Rect, Strength, Theme,
};
use crate::note::Note;
use crate::photo::Treatment;
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
/// Drawn grounds of one banner: each is a picture of its own.
const MAX_GROUNDS: usize = 4;
/// Slots set for one banner, tries counted: each takes about half a millisecond.
const MAX_SETS: usize = 1_000;

/// How much better words must lie on the other side for a page to be turned over.
const TURN: f32 = 0.04;

/// Fills one page for one size; turned over, where it may be and the photo asks for it.
pub(super) fn fill(
    page: &Candidate<'_>,
    said: Said<'_>,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let drawn = settled(page, said, size, false, tools)?;
    let mirrors = page.layout.drawing(size.width(), size.height()).mirrors;
    let Some(photo) = said.photo.filter(|_| mirrors && drawn.shows_photo()) else {
        return Ok(drawn);
    };
    let turned = settled(page, said, size, true, tools)?;
    if turned.suits(photo) > drawn.suits(photo) + TURN {
        Ok(turned)
    } else {
        Ok(drawn)
    }
}

/// Fills one page until its linked sizes agree.
fn settled(
    page: &Candidate<'_>,
    said: Said<'_>,
    size: Size,
    turned: bool,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let same = |sizes: &Vec<f32>| sizes.windows(2).all(|pair| pair[0] == pair[1]);
    let smallest = |sizes: Vec<f32>| sizes.into_iter().fold(f32::INFINITY, f32::min);
    let mut caps = BTreeMap::new();
    // Linked slots take the size of the smallest, the others are set anew below it. Sizes only
    // fall, and a stack that holds two links settles in a few rounds.
    for _ in 0..MAX_ROUNDS {
        let filled = Filler::new(page, said, size, tools, caps)
            .turned(turned)
            .run()?;
        if filled.links.values().all(same) {
            return Ok(filled.scene);
        }
        let links = filled.links.into_iter();
        caps = links.map(|(link, sizes)| (link, smallest(sizes))).collect();
    }
    Ok(Filler::new(page, said, size, tools, caps)
        .turned(turned)
        .run()?
        .scene)
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
    /// The caller's, which wins over the layout's and the theme's.
    pub(super) treatment: Option<Treatment>,
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
    sets: usize,
    grounds: usize,
    /// The theme's colours that were asked for, by role.
    pub(super) colors: RefCell<BTreeMap<String, Color>>,
}

/// Something placed, in units.
pub(super) enum Placed {
    Art(String),
    /// Kept as it is, not as SVG, so that a page can be turned over around it.
    Photo(Hole),
    /// Its height waits for the words over it.
    Veil(Veil),
    Words(Words, SlotSet),
}

/// A scrim that is not drawn yet.
pub(super) struct Veil {
    /// Its paint, as attributes.
    pub(super) paint: String,
    /// As the layout draws it.
    pub(super) rect: Rect,
    /// Where the words over it stand: the lower they begin, the lower begins the scrim.
    pub(super) room: Option<Rect>,
    pub(super) strength: Strength,
    pub(super) turned: bool,
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
        said: Said<'a>,
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
            language: said.brief.language.clone(),
            why: page.why.clone(),
            paper: theme.color("paper").unwrap_or(Color::WHITE),
            colors: BTreeMap::new(),
            contrast: theme.contrast,
            turned: false,
            layers: Vec::new(),
            slots: Vec::new(),
            notes: Vec::new(),
        };
        Self {
            layout,
            theme,
            brief: said.brief,
            treatment: said.photo.and_then(|photo| photo.treatment),
            tools,
            scene,
            scale,
            more: (wide - layout.canvas.0, tall - layout.canvas.1),
            caps,
            links: BTreeMap::new(),
            mirrored: is_right_to_left(&said.brief.headline, &said.brief.language),
            fills: 0,
            sets: 0,
            grounds: 0,
            colors: RefCell::default(),
        }
    }

    fn turned(mut self, turned: bool) -> Self {
        self.scene.turned = turned;
        self
    }

    pub(super) fn canvas(&self) -> Rect {
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
        let nodes = &self.layout.nodes;
        let still = nodes.iter().take_while(|node| self.is_still(node)).count();
        let (below, above) = nodes.split_at(still);
        let backdrop = self.nodes(below, place)?;
        let part = self.nodes(above, place)?;
        self.layers(backdrop, part)?;
        self.photo_notes();
        self.logo();
        self.scene.colors = self.colors.take();
        Ok(Filled {
            scene: self.scene,
            links: self.links,
        })
    }

    /// Whether a node is drawn the same for every article.
    fn is_still(&self, node: &Node) -> bool {
        match &node.kind {
            Kind::Art => true,
            Kind::Group => node.children.iter().all(|child| self.is_still(child)),
            Kind::Ground(ground) => ground.unwrap_or(self.theme.ground) == Ground::Dots,
            _ => false,
        }
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

    pub(super) fn too_much(&self, why: &str) -> Error {
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
        let part = self.upright(node, place)?;
        // What a stack holds moves with it; what a group holds has been turned over.
        if !self.scene.turned || place.flows || matches!(node.kind, Kind::Group) {
            return Ok(part);
        }
        self.turned_over(part, node, place)
    }

    /// A node as it is drawn.
    fn upright(&mut self, node: &'a Node, place: Place<'a>) -> Result<Part> {
        let drawn = |svg: String, bounds| Part {
            placed: vec![Placed::Art(svg)],
            bounds,
        };
        match &node.kind {
            Kind::Art => Ok(drawn(self.art(node, place.flows)?, bounds_of(node))),
            Kind::Group => self.group(node, place),
            Kind::Slot(slot) => {
                self.sets += 1;
                if self.sets > MAX_SETS {
                    return Err(self.too_much(&format!(
                        "it sets more than {MAX_SETS} slots, tries counted; use fewer"
                    )));
                }
                self.slot(node, slot, place)
            }
            Kind::Stack(stack) => self.stack(node, *stack, place),
            Kind::Each(each) => self.each(node, each, place),
            Kind::Bar(bar) => {
                let rect = self.bar(node, *bar, place);
                let svg = format!("<rect{}{}/>", self.paint(node)?, geometry(rect));
                Ok(drawn(svg, Some(rect)))
            }
            Kind::Ground(ground) => {
                self.grounds += 1;
                if self.grounds > MAX_GROUNDS {
                    return Err(
                        self.too_much(&format!("more than {MAX_GROUNDS} drawn grounds; use fewer"))
                    );
                }
                let room = self.rect(node, place.flows).within(&self.canvas());
                let ground = ground.unwrap_or(self.theme.ground);
                Ok(drawn(self.ground(node, ground, room)?, Some(room)))
            }
            Kind::Chart(chart) => {
                let room = self.rect(node, place.flows);
                Ok(drawn(self.chart(node, *chart, room)?, Some(room)))
            }
            Kind::Scrim(strength) => {
                let rect = self.rect(node, place.flows);
                let veil = Veil {
                    paint: self.paint(node)?,
                    rect,
                    room: node.room.as_ref().map(|_| self.room(node, place)),
                    strength: *strength,
                    turned: false,
                };
                Ok(Part {
                    placed: vec![Placed::Veil(veil)],
                    bounds: Some(rect),
                })
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
        // Two bars are a picture of their own; those of a series stand in a row.
        let in_row = matches!(
            place.values.item.map(|item| item.value),
            Some(Value::Point(..))
        );
        if place.flows && !bar.across && in_row {
            whole.width = whole.width.min(place.room.width * BAR_SHARE);
        }
        chart::bar(bar, whole, place.values.share(bar.high))
    }

    /// The colour of a paint, as the layout names it, or else of a role.
    fn ink(&self, node: &Node, paint: &str, otherwise: &str) -> Result<Color> {
        let role = node.paints.iter().find(|(own, _)| *own == paint);
        self.color(role.map_or(otherwise, |(_, role)| role.as_str()))
    }

    fn ground(&self, node: &Node, ground: Ground, room: Rect) -> Result<String> {
        let inks = Inks {
            line: self.ink(node, "stroke", "line")?,
            accent: self.ink(node, "fill", "accent")?,
            paper: self.ink(node, "stop-color", "paper")?,
        };
        // Drawn from its own corner, so that a smaller canvas shows the same ground.
        let own = Rect {
            x: 0.0,
            y: 0.0,
            ..room
        };
        let said = ground::Said {
            seed: self.brief.identity(),
            share: chart::share(self.brief),
            values: self.brief.series.first().map_or_else(Vec::new, |series| {
                series.points.iter().map(|point| point.high).collect()
            }),
        };
        let svg = ground::draw(ground, own, inks.at(self.theme.strength), &said);
        // Named, so that who compares two scenes can tell its shapes from the layout's.
        let svg = format!("<g data-ground=\"{}\">{svg}</g>", ground.name());
        Ok(moved(svg, (room.x, room.y)))
    }

    fn chart(&self, node: &Node, chart: Chart, room: Rect) -> Result<String> {
        let inks = chart::Inks {
            lit: (
                self.ink(node, "fill", "accent")?,
                node.share("fill-opacity"),
            ),
            rest: (
                self.ink(node, "stroke", "rule")?,
                node.share("stroke-opacity"),
            ),
        };
        let svg = match chart {
            Chart::Squares => chart::squares(self.brief, room, node.number("rx"), inks),
            Chart::Ring => chart::ring(self.brief, room, inks),
            Chart::Line => chart::line(self.brief, room, inks),
        };
        Ok(svg.unwrap_or_default())
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
