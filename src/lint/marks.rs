//! Marks that do nothing where they stand, links that link nothing, names given twice.

use super::{Remark, drawn};
use crate::layout::places;
use std::collections::{BTreeMap, BTreeSet};

pub(super) type Element<'a> = roxmltree::Node<'a, 'a>;

/// A layout's elements, with their places and what refers to them.
pub(super) struct Drawing<'a> {
    document: &'a roxmltree::Document<'a>,
    places: Vec<(u32, u32)>,
}

impl<'a> Drawing<'a> {
    pub(super) fn of(document: &'a roxmltree::Document<'a>) -> Self {
        let places = places(document);
        Self { document, places }
    }

    pub(super) fn notes(&self) -> Vec<Remark> {
        let mut notes = self.names();
        notes.extend(self.links());
        let boxes = self.elements().filter_map(|e| e.attribute("data-box"));
        let boxes: BTreeSet<&str> = boxes.map(|id| id.trim_start_matches('#')).collect();
        for element in self.elements() {
            let idle = idle_marks(element);
            let unseen = drawn::unseen(element, &boxes);
            let lost = drawn::lost(element);
            notes.extend(
                idle.into_iter()
                    .chain(unseen)
                    .chain(lost)
                    .map(|what| self.remark(element, what)),
            );
        }
        notes
    }

    fn elements(&self) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let svg = self.document.root_element().tag_name().namespace();
        self.document
            .descendants()
            .filter(move |e| e.is_element() && e.tag_name().namespace() == svg)
    }

    fn remark(&self, element: Element<'a>, what: String) -> Remark {
        let place = self.places.get(element.id().get_usize());
        Remark {
            place: place.copied().unwrap_or((1, 1)),
            what,
        }
    }

    /// Ids that two elements have, and ids that are referred to but are not there.
    fn names(&self) -> Vec<Remark> {
        let mut notes = Vec::new();
        let mut first: BTreeMap<&str, Element<'a>> = BTreeMap::new();
        for element in self.elements() {
            let Some(id) = element.attribute("id") else {
                continue;
            };
            if let Some(other) = first.get(id) {
                let line = self.remark(*other, String::new()).place.0;
                notes.push(self.remark(
                    element,
                    format!(
                        "id=\"{id}\" is that of an element on line {line} too; give it another"
                    ),
                ));
            } else {
                first.insert(id, element);
            }
        }
        for element in self.elements() {
            for (name, id) in drawn::references(element) {
                if !first.contains_key(id) {
                    notes.push(self.remark(
                        element,
                        format!("{name} refers to #{id}, which is not in the file; draw it or take {name} out"),
                    ));
                }
            }
        }
        notes
    }

    /// Links that one slot alone has.
    fn links(&self) -> Vec<Remark> {
        let mut users: BTreeMap<&str, Vec<Element<'a>>> = BTreeMap::new();
        for element in self.elements() {
            if let Some(link) = element.attribute("data-link") {
                users.entry(link).or_default().push(element);
            }
        }
        let alone = users
            .into_iter()
            .filter_map(|(link, users)| match users.as_slice() {
                // In a repeat, each item has its own.
                [one] if !inside(*one, "data-each") => Some((link, *one)),
                _ => None,
            });
        let what = |link| {
            format!("data-link=\"{link}\" is this slot's alone; link another to it or take it out")
        };
        alone
            .map(|(link, one)| self.remark(one, what(link)))
            .collect()
    }
}

/// Whether an element stands in one that has a mark.
pub(super) fn inside(element: Element<'_>, mark: &str) -> bool {
    element.ancestors().skip(1).any(|e| e.has_attribute(mark))
}

/// The marks of an element that do nothing, and what to do.
fn idle_marks(element: Element<'_>) -> Vec<String> {
    let tag = element.tag_name().name();
    let marks = element
        .attributes()
        .map(|a| a.name())
        .filter(|name| name.starts_with("data-"));
    if is_sample(element) {
        let first = marks.take(1);
        return first.map(|mark| format!("{mark} in a sample beside the pattern of a data-each does nothing; only the first child is drawn, so take it out")).collect();
    }
    marks
        .filter_map(|mark| {
            let instead = idle(element, mark)?;
            Some(format!("{mark} does nothing on this <{tag}>; {instead}"))
        })
        .collect()
}

/// Whether an element is, or is in, a child of a repeat that is not its pattern.
fn is_sample(element: Element<'_>) -> bool {
    element.ancestors().any(|e| {
        let repeated = e
            .parent_element()
            .is_some_and(|p| p.has_attribute("data-each"));
        repeated && e.prev_sibling_element().is_some()
    })
}

/// What to do when a mark does nothing on an element; `None` when it does something.
fn idle(element: Element<'_>, mark: &str) -> Option<&'static str> {
    let tag = element.tag_name().name();
    let has = |mark: &str| element.has_attribute(mark);
    let text = tag == "text";
    let stack = tag == "g" && (has("data-stack") || has("data-each"));
    let flows = inside(element, "data-stack") || inside(element, "data-each");
    let hole = has("data-photo");
    let parent_stacks = element
        .parent_element()
        .is_some_and(|p| p.has_attribute("data-stack") && !p.has_attribute("data-each"));
    let (works, instead) = match mark {
        "data-title" | "data-needs" | "data-prefers" | "data-aspects" | "data-themes"
        | "data-mirror" => (tag == "svg", "put it on the <svg>"),
        _ if tag == "svg" => (false, "put it on what it is for"),
        "data-before" => (
            text && has("data-slot"),
            "put it on a <text> with data-slot",
        ),
        "data-size" | "data-lines" | "data-leading" | "data-face" | "data-case"
        | "data-figures" | "data-link" | "data-spill" => (text, "put it on a <text>"),
        "data-align" => (
            text || stack,
            "put it on a <text>, or a <g> with data-stack",
        ),
        "data-valign" if text => (
            has("data-box") && !flows,
            "words stand so in a room of their own only: name it with data-box, or put it on the stack",
        ),
        "data-valign" => (
            stack,
            "put it on a <text> with data-box, or a <g> with data-stack",
        ),
        "data-box" => (
            text || stack || has("data-bar") || has("data-scrim"),
            "put it on a <text>, a bar, a scrim, or a <g> with data-stack",
        ),
        "data-each" | "data-stack" => (tag == "g", "put it on a <g>"),
        "data-max" => (has("data-each"), "put it on the <g> with data-each"),
        "data-gap" => (stack, "put it on a <g> with data-stack"),
        "data-space" => (parent_stacks, "put it on a child of a stack"),
        "data-optional" => (
            text || parent_stacks,
            "put it on a slot or a child of a stack",
        ),
        "data-if" | "data-unless" => (!is_referred_to(element), "put it on what refers to it"),
        "data-bar" => (
            tag == "rect" && has_values(element),
            "put it on a <rect> in a <g> with data-each=\"series\" or \"pair\"",
        ),
        "data-grow" => (has("data-bar"), "put it on the <rect> with data-bar"),
        "data-ground" | "data-chart" => (tag == "rect", "put it on a <rect>"),
        "data-stop" => (
            tag == "stop" || has("data-ground"),
            "put it on a <stop> of a gradient or a drawn ground",
        ),
        "data-fill" => (
            !hole && !matches!(tag, "stop" | "line"),
            "the photo fills a hole; a line has a stroke, a gradient stops",
        ),
        "data-stroke" => (
            !hole && !matches!(tag, "stop" | "text"),
            "words have a fill, a gradient stops, a hole shows the photo",
        ),
        "data-pin" if text => (
            !flows && !has("data-box"),
            "its room or stack says where it stands: put it on that room's <rect>",
        ),
        "data-pin" if !stack => (
            !flows || tag == "rect" && has("id"),
            "the stack says where it stands: put it on the <rect> of the stack's room",
        ),
        "data-pin" => (
            element
                .descendants()
                .any(|e| e.tag_name().name() == "rect" && e.has_attribute("id")),
            "put it on the <rect> of its room",
        ),
        _ => return None,
    };
    (!works).then_some(instead)
}

/// Whether an element is in what shapes refer to, which is drawn whatever the brief holds.
fn is_referred_to(element: Element<'_>) -> bool {
    const HOLDERS: &[&str] = &[
        "defs",
        "linearGradient",
        "radialGradient",
        "clipPath",
        "mask",
        "pattern",
        "marker",
    ];
    element
        .ancestors()
        .any(|e| HOLDERS.contains(&e.tag_name().name()))
}

/// Whether an element stands in a repeat of what bars can show.
fn has_values(element: Element<'_>) -> bool {
    element
        .ancestors()
        .any(|e| matches!(e.attribute("data-each"), Some("series" | "pair")))
}
