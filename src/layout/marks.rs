//! The marks that a layout can carry, and how their values are read.

use super::element::MAX_UNITS;
use super::fields::{CONDITIONS, FIELDS, LISTS};
use super::read::{Element, Reader};
use super::{Align, Need, Pin, Rect, Shape};
use kurbo::Shape as _;
use std::ops::RangeInclusive;

/// Every mark, for the faults that suggest one.
const MARKS: &[&str] = &[
    "data-title",
    "data-needs",
    "data-prefers",
    "data-aspects",
    "data-mirror",
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
    "data-grow",
    "data-chart",
    "data-ground",
    "data-photo",
    "data-scrim",
    "data-pin",
    "data-fill",
    "data-stroke",
    "data-stop",
];

/// Letters of a mark's value: its longest is a list of some ten words.
const MAX_MARK: usize = 1024;
/// Letters of a word that another is suggested for, and how many are compared with it.
const MAX_WORD: usize = 32;
pub(super) const MAX_KNOWN: usize = 100;

impl<'a> Reader<'a> {
    /// A range such as `64-112`.
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

    /// A number within bounds.
    pub(super) fn number(
        &mut self,
        element: Element<'a>,
        name: &str,
        bounds: RangeInclusive<f32>,
        otherwise: f32,
    ) -> f32 {
        let Some(text) = element.attribute(name) else {
            return otherwise;
        };
        // A list of places, one a letter, begins with the first.
        let first = text.split([' ', ',']).next().unwrap_or_default();
        match first.trim_end_matches("px").parse::<f32>() {
            Ok(number) if bounds.contains(&number) => number,
            _ => {
                let (least, most) = (bounds.start(), bounds.end());
                self.fault(
                    element,
                    &format!("{name}=\"{text}\" is no number from {least} to {most}"),
                );
                otherwise
            }
        }
    }

    /// Faults for lengths of shapes that no drawing has.
    pub(super) fn lengths(&mut self, element: Element<'a>) {
        for name in ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy"] {
            if !element
                .attribute(name)
                .is_some_and(|value| value.ends_with('%'))
            {
                self.number(element, name, -MAX_UNITS..=MAX_UNITS, 0.0);
            }
        }
        for name in ["width", "height", "r", "rx", "ry", "stroke-width"] {
            if !element
                .attribute(name)
                .is_some_and(|value| value.ends_with('%'))
            {
                self.number(element, name, 0.0..=MAX_UNITS, 0.0);
            }
        }
    }

    /// Which of the known values a mark has; the first, with a fault, when none.
    pub(super) fn choice(
        &mut self,
        element: Element<'a>,
        mark: &str,
        value: &str,
        known: &[&str],
    ) -> usize {
        known.iter().position(|k| *k == value).unwrap_or_else(|| {
            self.fault(
                element,
                &format!("{mark}=\"{value}\" is not known; {}", instead(value, known)),
            );
            0
        })
    }

    /// A place along a room.
    pub(super) fn align(&mut self, element: Element<'a>, mark: &str) -> Align {
        match element.attribute(mark) {
            None | Some("start" | "top") => Align::Start,
            Some("middle" | "center") => Align::Middle,
            Some("end" | "bottom") => Align::End,
            Some("left") => Align::Left,
            Some("right") => Align::Right,
            Some(other) => {
                self.choice(
                    element,
                    mark,
                    other,
                    &["start", "middle", "end", "left", "right"],
                );
                Align::Start
            }
        }
    }

    /// The shapes of `data-aspects`.
    pub(super) fn aspects(&mut self, root: Element<'a>) -> Vec<Shape> {
        let words = words(root.attribute("data-aspects"));
        let shapes = words.iter().map(|word| Shape::parse(word, ':'));
        let shapes: Option<Vec<_>> = shapes.collect();
        shapes.unwrap_or_else(|| {
            self.fault(
                root,
                "data-aspects holds what is no shape; write it as data-aspects=\"16:9 1.91:1\"",
            );
            Vec::new()
        })
    }

    /// The conditions of a mark.
    pub(super) fn needs(&mut self, element: Element<'a>, mark: &str) -> Vec<Need> {
        words(element.attribute(mark))
            .into_iter()
            .inspect(|word| {
                let field = word.split(">=").next().unwrap_or_default();
                if !FIELDS.contains(&field)
                    && !CONDITIONS.contains(&field)
                    && item_fields(field).is_none()
                {
                    let lists = LISTS.iter().map(|(name, _)| name);
                    let known: Vec<_> = FIELDS
                        .iter()
                        .chain(lists)
                        .chain(CONDITIONS)
                        .copied()
                        .collect();
                    self.fault(
                        element,
                        &format!(
                            "{mark}: \"{field}\" is nothing that a brief holds; {}",
                            instead(field, &known)
                        ),
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
        let marks = element
            .attributes()
            .filter(|a| a.name().starts_with("data-"));
        if let Some(long) = marks.into_iter().find(|a| a.value().len() > MAX_MARK) {
            let name = long.name();
            self.fault(
                element,
                &format!("{name} of more than {MAX_MARK} letters; shorten it"),
            );
        }
        for edge in words(element.attribute("data-pin")) {
            self.choice(
                element,
                "data-pin",
                &edge,
                &["left", "right", "top", "bottom"],
            );
        }
        let names: Vec<_> = element.attributes().map(|a| a.name().to_owned()).collect();
        for name in names
            .iter()
            .filter(|n| n.starts_with("data-") && !MARKS.contains(&n.as_str()))
        {
            if let Some(near) = nearest(name, MARKS) {
                self.fault(
                    element,
                    &format!("{name} is not known; did you mean {near}?"),
                );
            }
        }
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

/// The words of a mark; of one that is too long, the first.
pub(super) fn words(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default()
        .split_whitespace()
        .take(MAX_MARK / 2)
        .map(str::to_owned)
        .collect()
}

/// The rectangle of an element; what is no number counts as 0.
pub(super) fn rect_of(element: Element<'_>) -> Rect {
    let number = |name| {
        element
            .attribute(name)
            .and_then(|v: &str| v.trim_end_matches("px").parse::<f32>().ok())
            .filter(|v| v.abs() <= MAX_UNITS)
            .unwrap_or(0.0)
    };
    Rect {
        x: number("x"),
        y: number("y"),
        width: number("width"),
        height: number("height"),
    }
}

/// The rectangle that a path's `d` takes; `None` when it cannot be read or encloses nothing.
pub(crate) fn path_bounds(d: &str) -> Option<Rect> {
    let bounds = kurbo::BezPath::from_svg(d).ok()?.bounding_box();
    let rect = Rect {
        x: bounds.x0 as f32,
        y: bounds.y0 as f32,
        width: bounds.width() as f32,
        height: bounds.height() as f32,
    };
    let reach = [rect.x, rect.y, rect.right(), rect.bottom()];
    let within = reach.iter().all(|v| v.abs() <= MAX_UNITS);
    (within && rect.width > 0.0 && rect.height > 0.0).then_some(rect)
}

/// The edges that an element keeps its distance to.
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

/// What to write instead of a word that is not known: the one that it is nearest to, if any is
/// near, and all that are known.
pub(super) fn instead(word: &str, known: &[&str]) -> String {
    let all = known.join(", ");
    match nearest(word, known) {
        Some(near) => format!("did you mean {near}? known are {all}"),
        None => format!("use one of {all}"),
    }
}

/// The known word that a misspelt one is near to.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let letters = word.chars().take(MAX_WORD + 1).count();
    if letters > MAX_WORD {
        return None;
    }
    // One letter in four may be wrong, three at the most; letters that changed places are one.
    let apart = (1 + letters / 4).min(3);
    let near = known
        .iter()
        .filter(|known| known.len() <= 4 * MAX_WORD)
        .take(MAX_KNOWN)
        .map(|known| (strsim::damerau_levenshtein(known, word), *known));
    let nearest = near
        .filter(|(wrong, _)| *wrong <= apart && *wrong < letters)
        .min();
    nearest.map(|(_, known)| known)
}
