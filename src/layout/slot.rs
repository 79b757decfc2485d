//! Reads a `<text>` into a slot: its words, its style, its sizes and lines.

use super::element::{Around, MAX_UNITS};
use super::fields::FIELDS;
use super::marks::instead;
use super::read::{Element, Reader, look};
use super::theme::FACES;
use super::{Align, Color, Slot};
use crate::text::Case;
use std::str::FromStr;

/// A layout's own words are a caption, not a text.
const MAX_WORDS: usize = 200;

impl<'a> Reader<'a> {
    pub(super) fn slot(&mut self, element: Element<'a>, around: Around) -> Slot {
        let drawn = look(element, "font-size")
            .and_then(px)
            .filter(|size| (1.0..=1000.0).contains(size));
        let drawn = drawn.unwrap_or(32.0);
        let field = self.field(element, around);
        if let Some(face) = element.attribute("data-face") {
            self.choice(element, "data-face", face, FACES);
        }
        for veil in ["opacity", "fill-opacity", "filter"] {
            if look(element, veil).is_some_and(|value| value != "1" && value != "none") {
                self.fault(
                    element,
                    &format!("{veil} on words; give them the colour they shall have"),
                );
            }
        }
        let case = element.attribute("data-case").map_or(Case::Kept, |case| {
            match self.choice(element, "data-case", case, &["upper", "sentence", "small"]) {
                0 => Case::Upper,
                1 => Case::Sentence,
                _ => Case::Small,
            }
        });
        let tabular = element
            .attribute("data-figures")
            .map(|f| self.choice(element, "data-figures", f, &["tabular"]));
        let spills = element
            .attribute("data-spill")
            .map(|s| self.choice(element, "data-spill", s, &["start"]));
        let at = (
            self.number(element, "x", -MAX_UNITS..=MAX_UNITS, 0.0),
            self.number(element, "y", -MAX_UNITS..=MAX_UNITS, 0.0),
        );
        Slot {
            words: self.own_words(element, field.is_some()),
            face: element.attribute("data-face").map(str::to_owned),
            family: family(look(element, "font-family")),
            weight: look(element, "font-weight").map_or(400, weight),
            italic: look(element, "font-style") == Some("italic"),
            tracking: self.tracking(element, drawn),
            drawn,
            leading: self.number(element, "data-leading", 0.5..=3.0, 1.2),
            tabular: tabular.is_some(),
            case,
            sizes: self.sizes(element, drawn),
            lines: self.lines(element),
            spills: spills.is_some(),
            link: self.link(element),
            align: self.across(element),
            valign: self.align(element, "data-valign"),
            fill: self.color(element),
            at: (at.0 + around.shift.0, at.1 + around.shift.1),
            field,
        }
    }

    fn field(&mut self, element: Element<'a>, around: Around) -> Option<String> {
        let name = element.attribute("data-slot")?;
        if !FIELDS.contains(&name) && !around.item.contains(&name) {
            let known: Vec<_> = around.item.iter().chain(FIELDS).copied().collect();
            self.fault(
                element,
                &format!(
                    "data-slot=\"{name}\" is not known here; {}",
                    instead(name, &known)
                ),
            );
        }
        Some(name.to_owned())
    }

    /// The layout's own words: all of them, or what stands before a field's.
    fn own_words(&mut self, element: Element<'a>, has_field: bool) -> String {
        let sample = || -> String {
            let texts = element
                .descendants()
                .filter(|n| n.is_text())
                .filter_map(|n| n.text());
            texts
                .collect::<String>()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        let before = element
            .attribute("data-before")
            .unwrap_or_default()
            .to_owned();
        let words = if has_field { before } else { sample() };
        if words.contains(|c: char| c.is_numeric()) {
            self.fault(element, "the layout's own words hold a digit; every number comes from the brief, so use a slot");
        }
        if words.chars().count() > MAX_WORDS {
            self.fault(
                element,
                "more than 200 letters of the layout's own; words come from the brief",
            );
        }
        words
    }

    fn sizes(&mut self, element: Element<'a>, drawn: f32) -> std::ops::RangeInclusive<f32> {
        match element.attribute("data-size") {
            Some(text) => self.range(element, "data-size", text, drawn),
            None => {
                if element.has_attribute("data-slot") {
                    self.fault(
                        element,
                        "a slot without data-size; add data-size=\"64-112\"",
                    );
                }
                drawn..=drawn
            }
        }
    }

    fn lines(&mut self, element: Element<'a>) -> std::ops::RangeInclusive<usize> {
        let Some(text) = element.attribute("data-lines") else {
            return 1..=1;
        };
        let range = self.range(element, "data-lines", text, 1.0);
        *range.start() as usize..=(*range.end() as usize).max(1)
    }

    /// Letter spacing in ems, from ems or from units at the sample's size.
    fn tracking(&mut self, element: Element<'a>, drawn: f32) -> f32 {
        let Some(text) = look(element, "letter-spacing").filter(|text| *text != "normal") else {
            return 0.0;
        };
        let ems = match text.trim().strip_suffix("em") {
            Some(ems) => ems.parse().ok(),
            None => px(text).map(|units| units / drawn),
        };
        ems.filter(|ems| (-0.2..=1.0).contains(ems))
            .unwrap_or_else(|| {
                self.fault(
                    element,
                    "letter-spacing beyond -0.2 to 1 em; write it as letter-spacing=\"-2\"",
                );
                0.0
            })
    }

    /// Linked slots share one size, so they must be allowed the same ones.
    fn link(&mut self, element: Element<'a>) -> Option<String> {
        let link = element.attribute("data-link")?;
        let sizes = element.attribute("data-size").unwrap_or_default();
        let first = self
            .links
            .entry(link.to_owned())
            .or_insert_with(|| sizes.to_owned())
            .clone();
        if first != sizes {
            self.fault(element, &format!("data-link=\"{link}\" with data-size=\"{sizes}\", but another slot of it has \"{first}\"; give them one range"));
        }
        Some(link.to_owned())
    }

    fn across(&mut self, element: Element<'a>) -> Align {
        if element.has_attribute("data-align") {
            return self.align(element, "data-align");
        }
        match look(element, "text-anchor") {
            Some("middle") => Align::Middle,
            Some("end") => Align::End,
            _ => Align::Start,
        }
    }

    fn color(&mut self, element: Element<'a>) -> Color {
        let text = look(element, "fill").unwrap_or("#000");
        match svgtypes::Color::from_str(text) {
            Ok(color) => Color {
                red: color.red,
                green: color.green,
                blue: color.blue,
            },
            Err(_) => {
                self.fault(element, &format!("fill=\"{text}\" is no colour that words can have; write it as fill=\"#14213D\""));
                Color {
                    red: 0,
                    green: 0,
                    blue: 0,
                }
            }
        }
    }
}

fn px(text: &str) -> Option<f32> {
    text.trim()
        .trim_end_matches("px")
        .parse::<f32>()
        .ok()
        .filter(|px| px.is_finite())
}

/// The first family of a list, without its quotes.
fn family(list: Option<&str>) -> String {
    let first = list
        .unwrap_or("Libre Franklin")
        .split(',')
        .next()
        .unwrap_or_default();
    first.trim().trim_matches(['"', '\'']).to_owned()
}

fn weight(text: &str) -> u16 {
    match text {
        "bold" => 700,
        other => other.parse().unwrap_or(400).clamp(1, 1000),
    }
}
