//! The marks that a layout can carry, and how their values are read.

use super::fields::{CONDITIONS, FIELDS, LISTS};
use super::read::{Element, Reader};
use super::{Align, Need, Pin, Rect};
use crate::error::Fault;
use std::ops::RangeInclusive;

/// Every mark, for the faults that suggest one.
pub(super) const MARKS: &[&str] = &[
    "data-title",
    "data-needs",
    "data-prefers",
    "data-aspects",
    "data-themes",
    "data-slot",
    "data-before",
    "data-box",
    "data-size",
    "data-lines",
    "data-align",
    "data-valign",
    "data-link",
    "data-spill",
    "data-leading",
    "data-face",
    "data-case",
    "data-figures",
    "data-each",
    "data-max",
    "data-stack",
    "data-gap",
    "data-space",
    "data-if",
    "data-unless",
    "data-optional",
    "data-bar",
    "data-ground",
    "data-pin",
    "data-fill",
    "data-stroke",
    "data-stop",
];

/// Elements that a layout cannot hold, and what to do instead.
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("image", "draw with shapes"),
    ("script", "take it out"),
    ("foreignObject", "use text and shapes"),
    ("style", "set the attributes on the elements themselves"),
    ("use", "draw the shape again in its place"),
    ("animate", "take it out"),
    ("set", "take it out"),
];

impl<'a> Reader<'a> {
    pub(super) fn range(
        &mut self,
        element: Element<'a>,
        mark: &str,
        text: &str,
        otherwise: f32,
    ) -> RangeInclusive<f32> {
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        match (low.trim().parse::<f32>(), high.trim().parse::<f32>()) {
            (Ok(low), Ok(high)) if low > 0.0 && low <= high && high <= 1000.0 => low..=high,
            _ => {
                self.fault(element, &format!("{mark}=\"{text}\" is no range; write it as {mark}=\"2-4\", the least first, at most 1000"));
                otherwise..=otherwise
            }
        }
    }

    pub(super) fn number(&mut self, element: Element<'a>, mark: &str, otherwise: f32) -> f32 {
        match element.attribute(mark).map(|v| v.trim().parse::<f32>()) {
            None => otherwise,
            Some(Ok(number)) if number.is_finite() => number,
            Some(_) => {
                self.fault(
                    element,
                    &format!("{mark} is no number; write it as {mark}=\"24\""),
                );
                otherwise
            }
        }
    }

    pub(super) fn align(&mut self, element: Element<'a>, mark: &str) -> Align {
        match element.attribute(mark) {
            None | Some("start" | "left" | "top") => Align::Start,
            Some("middle" | "center") => Align::Middle,
            Some("end" | "right" | "bottom") => Align::End,
            Some(other) => {
                self.fault(
                    element,
                    &format!("{mark}=\"{other}\" is not known; use start, middle or end"),
                );
                Align::Start
            }
        }
    }

    /// The shapes of `data-aspects`, as width over height.
    pub(super) fn aspects(&mut self, root: Element<'a>) -> Vec<f32> {
        let read = |word: &str| -> Option<f32> {
            let (width, height) = word.split_once(':')?;
            let shape = width.parse::<f32>().ok()? / height.parse::<f32>().ok()?;
            (shape.is_finite() && shape > 0.0).then_some(shape)
        };
        let words = words(root.attribute("data-aspects"));
        if words.iter().any(|word| read(word).is_none()) {
            self.fault(
                root,
                "data-aspects holds no shape; write it as data-aspects=\"16:9 1.91:1\"",
            );
        }
        words.iter().filter_map(|word| read(word)).collect()
    }

    pub(super) fn needs(&mut self, element: Element<'a>, mark: &str) -> Vec<Need> {
        words(element.attribute(mark))
            .into_iter()
            .inspect(|word| {
                let field = word.split(">=").next().unwrap_or_default();
                if !FIELDS.contains(&field)
                    && !CONDITIONS.contains(&field)
                    && item_fields(field).is_none()
                {
                    self.fault(
                        element,
                        &format!("{mark}: \"{field}\" is nothing that a brief holds"),
                    );
                }
            })
            .collect::<Vec<_>>()
            .into_iter()
            .map(|word| match word.split_once(">=") {
                Some((field, count)) => {
                    let at_least = count.parse().unwrap_or_else(|_| {
                        self.fault(
                            element,
                            &format!("{mark}: \"{word}\" has no count; write it as figures>=2"),
                        );
                        1
                    });
                    Need {
                        field: field.to_owned(),
                        at_least,
                    }
                }
                None => Need {
                    field: word,
                    at_least: 1,
                },
            })
            .collect()
    }

    /// Faults for marks that are misspelt: unknown, and close to one that is known.
    pub(super) fn marks(&mut self, element: Element<'a>) {
        let names: Vec<_> = element.attributes().map(|a| a.name().to_owned()).collect();
        for name in names
            .iter()
            .filter(|n| n.starts_with("data-") && !MARKS.contains(&n.as_str()))
        {
            let nearest = MARKS
                .iter()
                .map(|known| (distance(known, name), known))
                .min();
            if let Some((_, near)) = nearest.filter(|(apart, _)| *apart <= 2) {
                self.fault(
                    element,
                    &format!("{name} is not known; did you mean {near}?"),
                );
            }
        }
    }

    pub(super) fn fault(&mut self, element: Element<'a>, what: &str) {
        let at = self.document.text_pos_at(element.range().start);
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line: at.row,
            column: at.col,
            what: what.to_owned(),
        });
    }
}

/// What an item of a list can show; `None` for a list that is not known.
pub(super) fn item_fields(list: &str) -> Option<&'static [&'static str]> {
    LISTS
        .iter()
        .find(|(name, _)| *name == list)
        .map(|(_, fields)| *fields)
}

/// The declarations of a `style` attribute.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style
        .split(';')
        .filter_map(|d| d.split_once(':'))
        .map(|(n, v)| (n.trim(), v.trim()))
}

/// Whether an attribute's value would load something that is not in the file.
pub(super) fn refers_out(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    ["http:", "https:", "file:", "data:", "//"]
        .iter()
        .any(|start| value.starts_with(start))
        || value
            .split("url(")
            .skip(1)
            .any(|inner| !inner.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

pub(super) fn words(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

pub(super) fn rect_of(element: Element<'_>) -> Rect {
    let number = |name| {
        element
            .attribute(name)
            .and_then(|v: &str| v.trim_end_matches("px").parse().ok())
            .unwrap_or(0.0)
    };
    Rect {
        x: number("x"),
        y: number("y"),
        width: number("width"),
        height: number("height"),
    }
}

pub(super) fn pin_of(element: Element<'_>) -> Pin {
    let text = element.attribute("data-pin").unwrap_or_default();
    let has = |edge| text.split_whitespace().any(|word| word == edge);
    Pin {
        right: has("right"),
        left: has("left"),
        bottom: has("bottom"),
        top: has("top"),
    }
}

/// How many letters must change to make one word the other (Levenshtein 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
