//! Reads one element into a node: how it looks, where it stands, what its marks make of it.

use super::fields::LISTS;
use super::marks::{
    MAX_KNOWN, declarations, instead, item_fields, nearest, path_bounds, pin_of, refers_out,
};
use super::read::{Element, Reader, look};
use super::theme::ROLES;
use super::{Bar, Chart, Each, Ground, Kind, Node, Pin, Stack, Strength};
use crate::photo::Treatment;
use std::str::FromStr;

/// Stacks in stacks: each level can try its children several times, so their number is small.
const MAX_STACKS: usize = 4;
/// Stops of a gradient: each shape that it fills has them anew.
const MAX_STOPS: usize = 64;
/// Letters of a `style`: an editor that writes down every property needs a quarter of it.
const MAX_STYLE: usize = 4096;
/// A treatment or ground that is the theme's to name.
const THEMES: &str = "theme";
/// A number of a drawing is no further from its origin.
pub(super) const MAX_UNITS: f32 = 16_384.0;

/// What an element has from the groups around it.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) depth: usize,
    /// Sum of the translations of the groups that were taken apart.
    pub(super) shift: (f32, f32),
    /// Whether every group around only translates and veils nothing, so that words can be
    /// placed in it.
    pub(super) plain: bool,
    pub(super) pin: Pin,
    /// What an item can show, inside a repeat.
    pub(super) item: &'static [&'static str],
    /// Inside a gradient, clip, mask, pattern or marker.
    pub(super) defines: bool,
    stacks: usize,
    /// A direct child of a stack or repeat, whose size must be known.
    stacked: bool,
}

impl Default for Around {
    fn default() -> Self {
        Self {
            depth: 0,
            shift: (0.0, 0.0),
            plain: true,
            pin: Pin::default(),
            item: &[],
            defines: false,
            stacks: 0,
            stacked: false,
        }
    }
}

impl Around {
    /// For what is referred to: it has coordinates of its own.
    pub(super) fn referred_to(self) -> Self {
        Self {
            depth: self.depth + 1,
            defines: true,
            ..Self::default()
        }
    }
}

impl<'a> Reader<'a> {
    /// What the children of an element have from it and from what is around it.
    pub(super) fn around(&self, element: Element<'a>, outer: Around) -> Around {
        let moved = translation(element);
        let group = element.tag_name().name() == "g";
        let veiled = ["mask", "clip-path", "opacity"]
            .iter()
            .any(|name| look(element, name).is_some_and(|value| value != "1" && value != "none"));
        // A group that only translates and holds marks is taken apart: its translation goes to
        // its children. One without marks is drawn as it is, in coordinates of its own.
        let apart = !group || self.is_marked(element);
        let shift = match moved {
            Some((dx, dy)) if apart => (outer.shift.0 + dx, outer.shift.1 + dy),
            _ if apart => outer.shift,
            _ => (0.0, 0.0),
        };
        let own = pin_of(element);
        let stacks = element.has_attribute("data-stack") || element.has_attribute("data-each");
        Around {
            depth: outer.depth + 1,
            shift,
            plain: outer.plain && moved.is_some() && (!group || !veiled),
            pin: if own == Pin::default() {
                outer.pin
            } else {
                own
            },
            item: element
                .attribute("data-each")
                .and_then(item_fields)
                .unwrap_or(outer.item),
            defines: outer.defines,
            stacks: outer.stacks + usize::from(stacks),
            stacked: stacks,
        }
    }

    /// Whether anything in an element is the program's to place.
    fn is_marked(&self, element: Element<'a>) -> bool {
        element
            .descendants()
            .filter(roxmltree::Node::is_element)
            .any(|e| {
                let names_room = e.attribute("id").is_some_and(|id| self.named.contains(id));
                e.tag_name().name() == "text"
                    || names_room
                    || e.attributes().any(|a| a.name().starts_with("data-"))
            })
    }

    pub(super) fn element(&mut self, element: Element<'a>, outer: Around) -> Node {
        self.marks(element);
        let around = self.around(element, outer);
        let kind = self.kind(element, outer, around);
        let apart = !matches!(kind, Kind::Art) || element.tag_name().name() != "g";
        let mut node = Node {
            tag: element.tag_name().name().to_owned(),
            place: self.place(element),
            attributes: self.attributes(element, outer, apart),
            paints: self.paints(element),
            only_if: self.needs(element, "data-if"),
            unless: self.needs(element, "data-unless"),
            shift: if apart { around.shift } else { outer.shift },
            pin: around.pin,
            room: self.room(element),
            space: self.number(element, "data-space", -MAX_UNITS..=MAX_UNITS, 0.0),
            optional: element.has_attribute("data-optional"),
            kind,
            children: Vec::new(),
        };
        if node.tag.ends_with("Gradient") && element.children().count() > 2 * MAX_STOPS {
            self.fault(
                element,
                &format!("a gradient of more than {MAX_STOPS} stops; use fewer"),
            );
        }
        if outer.stacked && !has_size(element) {
            self.fault(element, "nothing in it has a size that a stack could place; in a stack use text, rect, circle, line and groups that hold one of them");
        }
        match node.kind {
            Kind::Slot(_) => {} // the sample words
            Kind::Each(_) => {
                // The pattern is the first child; the others only show a designer the rest.
                let pattern = element.children().find(roxmltree::Node::is_element);
                node.children = pattern
                    .and_then(|e| self.child(e, around))
                    .into_iter()
                    .collect();
                if node.children.is_empty() {
                    self.fault(
                        element,
                        "data-each without a child; its first child is the pattern",
                    );
                }
            }
            _ => node.children = self.children(element, around),
        }
        node
    }

    /// The attributes as they are drawn: the marks left out, `style` taken apart, and what
    /// only moves a node taken into its `shift`.
    fn attributes(
        &mut self,
        element: Element<'a>,
        outer: Around,
        apart: bool,
    ) -> Vec<(String, String)> {
        const XLINK: &str = "http://www.w3.org/1999/xlink";
        let mut attributes: Vec<(String, String)> = element
            .attributes()
            .filter(|a| {
                a.namespace().is_none() || (a.namespace() == Some(XLINK) && a.name() == "href")
            })
            .filter(|a| a.name() != "style" && !a.name().starts_with("data-"))
            .map(|a| (a.name().to_owned(), a.value().to_owned()))
            .collect();
        let style = element.attribute("style").unwrap_or_default();
        if style.len() > MAX_STYLE {
            self.fault(
                element,
                "a style of more than 4096 letters; take out what it does not need",
            );
        }
        for (name, value) in declarations(style).take(MAX_STYLE / 32) {
            attributes.retain(|(n, _)| n != name); // a style wins over an attribute
            attributes.push((name.to_owned(), value.to_owned()));
        }
        if apart && translation(element).is_some() {
            attributes.retain(|(name, _)| name != "transform");
        }
        for (name, value) in &attributes {
            if refers_out(value) || (name == "href" && !value.starts_with('#')) {
                self.fault(
                    element,
                    &format!("{name} refers to something outside the file; draw it here instead"),
                );
            }
            // A pattern in a pattern in a pattern is drawn as often as they multiply.
            if outer.defines && value.contains("url(") {
                self.fault(
                    element,
                    &format!("{name} refers on from within a clip, mask or pattern; draw it there"),
                );
            }
            if name == "filter" && value != "none" {
                self.fault(
                    element,
                    "a filter costs without bound; draw it with shapes and opacity",
                );
            }
            if name == "mix-blend-mode" && value != "normal" {
                self.fault(
                    element,
                    "mix-blend-mode comes out differently on other machines; use opacity",
                );
            }
        }
        self.lengths(element);
        attributes
    }

    fn paints(&mut self, element: Element<'a>) -> Vec<(&'static str, String)> {
        let mut paints = Vec::new();
        for (mark, paint) in [
            ("data-fill", "fill"),
            ("data-stroke", "stroke"),
            ("data-stop", "stop-color"),
        ] {
            let Some(role) = element.attribute(mark) else {
                continue;
            };
            if !ROLES.contains(&role) {
                self.fault(
                    element,
                    &format!(
                        "{mark}=\"{role}\" is no colour of a theme; {}",
                        instead(role, ROLES)
                    ),
                );
            }
            paints.push((paint, role.to_owned()));
        }
        paints
    }

    fn room(&mut self, element: Element<'a>) -> Option<String> {
        let id = element
            .attribute("data-box")?
            .trim_start_matches('#')
            .to_owned();
        if !self.boxes.contains_key(&id) && !self.has_said_enough() {
            let known: Vec<_> = self
                .boxes
                .keys()
                .take(MAX_KNOWN)
                .map(String::as_str)
                .collect();
            let near = nearest(&id, &known).map(|near| format!("did you mean #{near}?"));
            let near = near.unwrap_or_else(|| "draw one and name it".to_owned());
            self.fault(
                element,
                &format!("data-box=\"#{id}\", but no rect has that id; {near}"),
            );
        }
        Some(id)
    }

    fn kind(&mut self, element: Element<'a>, outer: Around, around: Around) -> Kind {
        let text = element.tag_name().name() == "text";
        let placed =
            text || element.has_attribute("data-stack") || element.has_attribute("data-each");
        let plain = if text { around.plain } else { outer.plain };
        if placed && !plain {
            self.fault(element, "words in a group with a transform other than translate, or with a mask, clip or opacity; move them out of it");
        }
        if text {
            return Kind::Slot(Box::new(self.slot(element, around)));
        }
        if element.has_attribute("data-slot") {
            self.fault(
                element,
                "data-slot on an element that is not <text>; put it on the <text> itself",
            );
        }
        if around.stacks > MAX_STACKS {
            self.fault(element, "stacks nested more than 4 deep; use fewer");
        }
        if let Some(list) = element.attribute("data-each") {
            return Kind::Each(self.each(element, list, outer));
        }
        if element.has_attribute("data-stack") {
            return Kind::Stack(self.stack(element));
        }
        if let Some(bar) = element.attribute("data-bar") {
            let high = self.choice(element, "data-bar", bar, &["low", "high"]) == 1;
            let grow = element.attribute("data-grow").unwrap_or("up");
            let across = self.choice(element, "data-grow", grow, &["up", "across"]) == 1;
            return Kind::Bar(Bar { high, across });
        }
        if let Some(ground) = element.attribute("data-ground") {
            let own = Ground::ALL.iter().map(|(name, _)| *name);
            let names: Vec<_> = own.chain([THEMES]).collect();
            let index = self.choice(element, "data-ground", ground, &names);
            return Kind::Ground(Ground::ALL.get(index).map(|(_, ground)| *ground));
        }
        if let Some(chart) = element.attribute("data-chart") {
            if element.tag_name().name() != "rect" {
                self.fault(element, "data-chart belongs on a rect, which says where");
            }
            let names: Vec<_> = Chart::ALL.iter().map(|(name, _)| *name).collect();
            let index = self.choice(element, "data-chart", chart, &names);
            let chart = Chart::ALL.get(index).map_or(Chart::Squares, |(_, c)| *c);
            return Kind::Chart(chart);
        }
        if let Some(treatment) = element.attribute("data-photo") {
            return Kind::Photo(self.hole(element, treatment, around));
        }
        if let Some(strength) = element.attribute("data-scrim") {
            return Kind::Scrim(self.scrim(element, strength, around));
        }
        if element.tag_name().name() == "g" && self.is_marked(element) {
            Kind::Group
        } else {
            Kind::Art
        }
    }

    /// How strong a scrim may be.
    fn scrim(&mut self, element: Element<'a>, text: &str, around: Around) -> Strength {
        if element.tag_name().name() != "rect" {
            self.fault(
                element,
                "data-scrim belongs on a rect; draw one over the photo",
            );
        }
        if !around.plain {
            self.fault(element, "a scrim in a group with a mask, clip or opacity, or a transform other than translate; draw it where it shall be");
        }
        let (least, most) = text.split_once('-').unwrap_or((text, text));
        match (least.trim().parse(), most.trim().parse()) {
            (Ok(least), Ok(most)) if 0.0 <= least && least <= most && most <= 1.0 => {
                Strength { least, most }
            }
            _ => {
                self.fault(
                    element,
                    &format!("data-scrim=\"{text}\" is no range of strength; write it as data-scrim=\"0.1-0.95\", the least first, at most 1"),
                );
                Strength {
                    least: 1.0,
                    most: 1.0,
                }
            }
        }
    }

    /// A hole for the photo.
    fn hole(&mut self, element: Element<'a>, treatment: &str, around: Around) -> Option<Treatment> {
        let tag = element.tag_name().name();
        if !matches!(tag, "rect" | "path" | "circle" | "ellipse") {
            self.fault(
                element,
                &format!("data-photo on <{tag}>; put it on a rect, path, circle or ellipse"),
            );
        }
        if !around.plain {
            self.fault(element, "a photo with a transform other than translate, or in a group with a mask, clip or opacity; draw its shape where it shall be, and set those on the shape itself");
        }
        if tag == "path" && path_bounds(element.attribute("d").unwrap_or_default()).is_none() {
            self.fault(
                element,
                "data-photo on a path whose d cannot be read or encloses nothing; draw it again",
            );
        }
        let own = Treatment::ALL.iter().map(|(name, _)| *name);
        let names: Vec<_> = own.chain([THEMES]).collect();
        let index = self.choice(element, "data-photo", treatment, &names);
        Treatment::ALL.get(index).map(|(_, treatment)| *treatment)
    }

    fn each(&mut self, element: Element<'a>, list: &str, outer: Around) -> Each {
        if !outer.item.is_empty() {
            self.fault(element, "data-each inside data-each; an item holds no list");
        }
        let names: Vec<_> = LISTS.iter().map(|(name, _)| *name).collect();
        self.choice(element, "data-each", list, &names);
        let max = self.number(element, "data-max", 1.0..=24.0, 8.0);
        Each {
            list: list.to_owned(),
            max: max as usize,
            stack: self.stack(element),
        }
    }

    fn stack(&mut self, element: Element<'a>) -> Stack {
        let direction = element.attribute("data-stack").unwrap_or("down");
        let across = self.choice(element, "data-stack", direction, &["down", "across"]) == 1;
        let (align, valign) = (
            self.align(element, "data-align"),
            self.align(element, "data-valign"),
        );
        let (pack, align) = if across {
            (align, valign)
        } else {
            (valign, align)
        };
        let gap = self.number(element, "data-gap", -MAX_UNITS..=MAX_UNITS, 0.0);
        Stack {
            across,
            gap,
            pack,
            align,
        }
    }
}

/// How far an element's transform moves it, if that is all it does.
fn translation(element: Element<'_>) -> Option<(f32, f32)> {
    let Some(text) = element.attribute("transform") else {
        return Some((0.0, 0.0));
    };
    let t = svgtypes::Transform::from_str(text).ok()?;
    let (dx, dy) = (t.e as f32, t.f as f32);
    let moves = (t.a, t.b, t.c, t.d) == (1.0, 0.0, 0.0, 1.0)
        && dx.abs() <= MAX_UNITS
        && dy.abs() <= MAX_UNITS;
    moves.then_some((dx, dy))
}

/// Whether something in an element has a size that can be said without drawing it.
fn has_size(element: Element<'_>) -> bool {
    element
        .descendants()
        .any(|e| matches!(e.tag_name().name(), "text" | "rect" | "circle" | "line"))
}
