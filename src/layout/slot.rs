//! Reads a `<text>` into a slot: its words, its style, its sizes and lines.

use super::fields::FIELDS;
use super::marks::declarations;
use super::read::{Around, Element, Reader};
use super::{Align, Slot};

impl<'a> Reader<'a> {
    pub(super) fn slot(&mut self, element: Element<'a>, around: Around) -> Slot {
        let style = element.attribute("style").unwrap_or_default();
        let look = |name: &str| {
            declarations(style)
                .find(|(n, _)| *n == name)
                .map(|(_, v)| v)
                .or_else(|| element.attribute(name))
        };
        let px = |value: &str| value.trim().trim_end_matches("px").parse::<f32>().ok();
        let drawn = look("font-size").and_then(px).unwrap_or(32.0);
        let sizes = match element.attribute("data-size") {
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
        };
        let lines = match element.attribute("data-lines") {
            Some(text) => {
                let range = self.range(element, "data-lines", text, 1.0);
                let lines = *range.start() as usize..=(*range.end() as usize).max(1);
                lines
            }
            None => 1..=1,
        };
        let tracking = look("letter-spacing").map_or(0.0, |value| {
            value.trim().strip_suffix("em").map_or_else(
                || px(value).map_or(0.0, |v| v / drawn),
                |em| em.parse().unwrap_or(0.0),
            )
        });
        let x = element.attribute("x").and_then(px).unwrap_or(0.0);
        let y = element.attribute("y").and_then(px).unwrap_or(0.0);
        let sample: String = element
            .descendants()
            .filter(|n| n.is_text())
            .filter_map(|n| n.text())
            .collect();
        let field = element.attribute("data-slot").map(str::to_owned);
        if let Some(name) = &field
            && !FIELDS.contains(&name.as_str())
            && !around.item.contains(&name.as_str())
        {
            let known = FIELDS
                .iter()
                .chain(around.item)
                .copied()
                .collect::<Vec<_>>()
                .join(", ");
            self.fault(
                element,
                &format!("data-slot=\"{name}\" is not known here; use one of {known}"),
            );
        }
        let words = match field {
            Some(_) => element
                .attribute("data-before")
                .unwrap_or_default()
                .to_owned(),
            None => sample.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if words.contains(|c: char| c.is_ascii_digit()) {
            self.fault(element, "the layout's own words hold a digit; every number comes from the brief, so use a slot");
        }
        let anchor = match look("text-anchor") {
            Some("middle") => Align::Middle,
            Some("end") => Align::End,
            _ => Align::Start,
        };
        Slot {
            field,
            words,
            face: element.attribute("data-face").map(str::to_owned),
            family: look("font-family")
                .unwrap_or("Libre Franklin")
                .split(',')
                .next()
                .unwrap_or_default()
                .trim()
                .trim_matches(['"', '\''])
                .to_owned(),
            weight: look("font-weight").map_or(400, |w| match w {
                "bold" => 700,
                other => other.parse().unwrap_or(400),
            }),
            italic: look("font-style") == Some("italic"),
            tracking,
            leading: self.number(element, "data-leading", 1.2),
            tabular: element.attribute("data-figures") == Some("tabular"),
            capitals: element.attribute("data-case") == Some("upper"),
            sizes,
            lines,
            spills: element.attribute("data-spill") == Some("start"),
            link: element.attribute("data-link").map(str::to_owned),
            align: if element.has_attribute("data-align") {
                self.align(element, "data-align")
            } else {
                anchor
            },
            valign: self.align(element, "data-valign"),
            fill: look("fill").unwrap_or("#000").to_owned(),
            at: (x + around.shift.0, y + around.shift.1),
        }
    }
}
