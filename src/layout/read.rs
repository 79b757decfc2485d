//! Reads `layouts/NAME.svg` into nodes: what is drawn as it stands, and what is marked.

use super::fields::{CONDITIONS, FIELDS, LISTS};
use super::{Align, Bar, Each, Guide, Kind, Layout, Need, Node, Pin, Rect, Slot, Stack};
use crate::error::Fault;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A layout is drawn by hand; beyond this it is something else.
const MAX_BYTES: usize = 4 << 20;
/// More elements than any drawing by hand, few enough to be read in a moment.
const MAX_ELEMENTS: u32 = 20_000;
/// Deeper than any drawing by hand, shallow enough for every stack.
const MAX_DEPTH: usize = 64;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Every mark, for the faults that suggest one.
const MARKS: &[&str] = &[
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
const REFUSED: &[(&str, &str)] = &[
    ("image", "draw with shapes"),
    ("script", "take it out"),
    ("foreignObject", "use text and shapes"),
    ("style", "set the attributes on the elements themselves"),
    ("use", "draw the shape again in its place"),
    ("animate", "take it out"),
    ("set", "take it out"),
];

pub(super) fn read(file: &str, name: &str, svg: &str) -> Result<Layout, Vec<Fault>> {
    let fault = |line, column, what: String| Fault {
        file: file.to_owned(),
        line,
        column,
        what,
    };
    if svg.len() > MAX_BYTES {
        return Err(vec![fault(
            1,
            1,
            "larger than 4 MiB; a layout is drawn with fewer shapes".into(),
        )]);
    }
    let options = roxmltree::ParsingOptions {
        nodes_limit: MAX_ELEMENTS,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(svg, options).map_err(|e| {
        let at = e.pos();
        let what = match e {
            roxmltree::Error::NodesLimitReached => {
                "more than 20,000 nodes; draw with fewer shapes".into()
            }
            roxmltree::Error::DtdDetected => "a DTD; take the <!DOCTYPE …> out".into(),
            other => {
                let text = other.to_string();
                // roxmltree says the place at the end; it stands in front here.
                let what = text
                    .rsplit_once(" at ")
                    .map_or(text.as_str(), |(what, _)| what);
                format!("not well-formed: {what}; open it in an SVG editor and save it again")
            }
        };
        vec![fault(at.row, at.col, what)]
    })?;
    let mut reader = Reader {
        file,
        document: &document,
        faults: Vec::new(),
        boxes: BTreeMap::new(),
        defs: Vec::new(),
    };
    let layout = reader.layout(name);
    if reader.faults.is_empty() {
        Ok(layout)
    } else {
        Err(reader.faults)
    }
}

struct Reader<'a> {
    file: &'a str,
    document: &'a roxmltree::Document<'a>,
    faults: Vec<Fault>,
    boxes: BTreeMap<String, Guide>,
    defs: Vec<Node>,
}

type Element<'a> = roxmltree::Node<'a, 'a>;

/// What an element has from the groups around it.
#[derive(Clone, Copy)]
struct Around {
    depth: usize,
    /// Sum of the groups' translations.
    shift: (f32, f32),
    /// Whether every group around only translates and is fully opaque, so that words can
    /// be placed in it.
    plain: bool,
    pin: Pin,
    /// What an item can show, inside a repeat.
    item: &'static [&'static str],
}

impl<'a> Reader<'a> {
    fn layout(&mut self, name: &str) -> Layout {
        let root = self.document.root_element();
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
            self.fault(
                root,
                "not an SVG; the root element must be <svg xmlns=\"http://www.w3.org/2000/svg\">",
            );
        }
        let canvas = self.canvas(root);
        let around = Around {
            depth: 0,
            shift: (0.0, 0.0),
            plain: true,
            pin: Pin::default(),
            item: &[],
        };
        self.collect_boxes(root, around);
        let nodes = self.children(root, around);
        let layout = Layout {
            name: name.to_owned(),
            title: root.attribute("data-title").unwrap_or(name).to_owned(),
            needs: self.needs(root, "data-needs"),
            prefers: self.needs(root, "data-prefers"),
            themes: words(root.attribute("data-themes")),
            canvas,
            defs: std::mem::take(&mut self.defs),
            nodes,
            boxes: std::mem::take(&mut self.boxes),
        };
        self.marks(root);
        if layout.needs.is_empty() {
            self.fault(
                root,
                "no data-needs; say what a brief must hold, such as data-needs=\"headline\"",
            );
        }
        layout
    }

    fn canvas(&mut self, root: Element<'a>) -> (f32, f32) {
        let numbers: Vec<f32> = root
            .attribute("viewBox")
            .map(|v| v.split([' ', ',']).filter_map(|n| n.parse().ok()).collect())
            .unwrap_or_default();
        match numbers.as_slice() {
            [x, y, w, h]
                if *x == 0.0
                    && *y == 0.0
                    && (64.0..=8192.0).contains(w)
                    && (64.0..=8192.0).contains(h) =>
            {
                (*w, *h)
            }
            _ => {
                self.fault(root, "no usable viewBox; use viewBox=\"0 0 1600 900\"");
                (1600.0, 900.0)
            }
        }
    }

    /// Every rectangle with an id, as a room that slots can name.
    fn collect_boxes(&mut self, parent: Element<'a>, around: Around) {
        if around.depth > MAX_DEPTH {
            return;
        }
        for element in parent.children().filter(|n| n.is_element()) {
            let inner = self.around(element, around);
            if let (Some(id), "rect") = (element.attribute("id"), element.tag_name().name()) {
                let mut rect = rect_of(element);
                rect.x += inner.shift.0;
                rect.y += inner.shift.1;
                self.boxes.insert(
                    id.to_owned(),
                    Guide {
                        rect,
                        pin: inner.pin,
                    },
                );
            }
            self.collect_boxes(element, inner);
        }
    }

    fn around(&self, element: Element<'a>, outer: Around) -> Around {
        let (shift, only_moves) = match element
            .attribute("transform")
            .map(svgtypes::Transform::from_str)
        {
            Some(Ok(t)) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a drawing's units fit in f32"
                )]
                let shift = (t.e as f32, t.f as f32);
                (shift, (t.a, t.b, t.c, t.d) == (1.0, 0.0, 0.0, 1.0))
            }
            Some(Err(_)) => ((0.0, 0.0), false),
            None => ((0.0, 0.0), true),
        };
        let style = element.attribute("style").unwrap_or_default();
        let veiled = ["mask", "filter", "clip-path", "opacity"].iter().any(|a| {
            element
                .attribute(*a)
                .is_some_and(|v| v != "1" && v != "none")
                || declarations(style).any(|(n, v)| n == *a && v != "1" && v != "none")
        });
        let own = pin_of(element);
        Around {
            depth: outer.depth + 1,
            shift: (outer.shift.0 + shift.0, outer.shift.1 + shift.1),
            plain: outer.plain && only_moves && (!veiled || element.tag_name().name() != "g"),
            pin: if own == Pin::default() {
                outer.pin
            } else {
                own
            },
            item: element
                .attribute("data-each")
                .and_then(item_fields)
                .unwrap_or(outer.item),
        }
    }

    fn children(&mut self, parent: Element<'a>, around: Around) -> Vec<Node> {
        if around.depth > MAX_DEPTH {
            self.fault(parent, "nested more than 64 deep; ungroup");
            return Vec::new();
        }
        let elements: Vec<_> = parent
            .children()
            .filter(|n| n.is_element() && n.tag_name().namespace() == Some(SVG))
            .filter(|n| !matches!(n.tag_name().name(), "title" | "desc" | "metadata"))
            .collect();
        elements
            .into_iter()
            .filter_map(|element| self.element(element, around))
            .collect()
    }

    fn element(&mut self, element: Element<'a>, outer: Around) -> Option<Node> {
        let tag = element.tag_name().name();
        if let Some((_, instead)) = REFUSED.iter().find(|(name, _)| *name == tag) {
            if tag != "style" || element.text().is_some_and(|t| !t.trim().is_empty()) {
                self.fault(element, &format!("<{tag}> cannot be drawn; {instead}"));
            }
            return None;
        }
        self.marks(element);
        let around = self.around(element, outer);
        if tag == "defs" {
            let defs = self.children(element, around);
            self.defs.extend(defs);
            return None;
        }
        if self.is_guide(element) {
            return None;
        }
        let mut node = self.node(element, around, outer);
        match node.kind {
            // The sample words; a repeat's pattern is its first child, the others are samples.
            Kind::Slot(_) => {}
            Kind::Each(_) => {
                node.children = self.children(element, around);
                node.children.truncate(1);
                if node.children.is_empty() {
                    self.fault(
                        element,
                        "data-each without a child; its first child is the pattern",
                    );
                }
            }
            _ => node.children = self.children(element, around),
        }
        Some(node)
    }

    /// A rectangle that only shows a designer where a room is.
    fn is_guide(&self, element: Element<'a>) -> bool {
        let unseen = element
            .attribute("opacity")
            .and_then(|o| o.parse::<f32>().ok())
            == Some(0.0)
            || declarations(element.attribute("style").unwrap_or_default())
                .any(|d| d == ("opacity", "0"));
        element.tag_name().name() == "rect" && element.attribute("id").is_some() && unseen
    }

    fn node(&mut self, element: Element<'a>, around: Around, outer: Around) -> Node {
        let kind = self.kind(element, around, outer);
        let mut attributes: Vec<(String, String)> = element
            .attributes()
            .filter(|a| {
                a.namespace().is_none() && a.name() != "style" && !a.name().starts_with("data-")
            })
            .map(|a| (a.name().to_owned(), a.value().to_owned()))
            .collect();
        for (name, value) in declarations(element.attribute("style").unwrap_or_default()) {
            attributes.retain(|(n, _)| n != name); // a style wins over an attribute
            attributes.push((name.to_owned(), value.to_owned()));
        }
        let links: Vec<_> = attributes
            .iter()
            .filter(|(_, v)| refers_out(v))
            .map(|(n, _)| n.clone())
            .collect();
        for name in links {
            self.fault(
                element,
                &format!("{name} refers to something outside the file; draw it here instead"),
            );
        }
        let paints = [
            ("data-fill", "fill"),
            ("data-stroke", "stroke"),
            ("data-stop", "stop-color"),
        ]
        .into_iter()
        .filter_map(|(mark, paint)| Some((paint, element.attribute(mark)?.to_owned())))
        .collect();
        let room = element
            .attribute("data-box")
            .map(|id| id.trim_start_matches('#').to_owned());
        if let Some(id) = &room
            && !self.boxes.contains_key(id)
        {
            self.fault(
                element,
                &format!("data-box=\"#{id}\", but no rect has that id; draw one and name it"),
            );
        }
        Node {
            tag: element.tag_name().name().to_owned(),
            attributes,
            paints,
            only_if: self.needs(element, "data-if"),
            unless: self.needs(element, "data-unless"),
            pin: around.pin,
            room,
            space: self.number(element, "data-space", 0.0),
            optional: element.attribute("data-optional").is_some(),
            kind,
            children: Vec::new(),
        }
    }

    fn kind(&mut self, element: Element<'a>, around: Around, outer: Around) -> Kind {
        if element.tag_name().name() == "text" {
            if !outer.plain {
                self.fault(element, "words in a group with a transform other than translate, or with a mask, filter, clip or opacity; move them out of it");
            }
            return Kind::Slot(Box::new(self.slot(element, around)));
        }
        if element.has_attribute("data-slot") {
            self.fault(
                element,
                "data-slot on an element that is not <text>; put it on the <text> itself",
            );
        }
        if let Some(list) = element.attribute("data-each") {
            if item_fields(list).is_none() {
                let known: Vec<_> = LISTS.iter().map(|(name, _)| *name).collect();
                self.fault(
                    element,
                    &format!(
                        "data-each=\"{list}\" is not known; use one of {}",
                        known.join(", ")
                    ),
                );
            }
            let stack = self.stack(element);
            let max = self.number(element, "data-max", 8.0).clamp(1.0, 24.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped above"
            )]
            return Kind::Each(Each {
                list: list.to_owned(),
                max: max as usize,
                stack,
            });
        }
        if element.has_attribute("data-stack") {
            return Kind::Stack(self.stack(element));
        }
        if let Some(bar) = element.attribute("data-bar") {
            if !matches!(bar, "low" | "high") {
                self.fault(
                    element,
                    &format!("data-bar=\"{bar}\" is not known; use low or high"),
                );
            }
            let across = element.attribute("data-align") == Some("across");
            return Kind::Bar(Bar {
                high: bar == "high",
                across,
            });
        }
        if let Some(ground) = element.attribute("data-ground") {
            if !crate::scene::GROUNDS.contains(&ground) {
                let known = crate::scene::GROUNDS.join(", ");
                self.fault(
                    element,
                    &format!("data-ground=\"{ground}\" is not known; use one of {known}"),
                );
            }
            return Kind::Ground(ground.to_owned());
        }
        Kind::Art
    }

    fn stack(&mut self, element: Element<'a>) -> Stack {
        let across = match element.attribute("data-stack") {
            Some("across") => true,
            Some("down") | None => false,
            Some(other) => {
                self.fault(
                    element,
                    &format!("data-stack=\"{other}\" is not known; use down or across"),
                );
                false
            }
        };
        let (align, valign) = (
            self.align(element, "data-align"),
            self.align(element, "data-valign"),
        );
        let (pack, align) = if across {
            (align, valign)
        } else {
            (valign, align)
        };
        Stack {
            across,
            gap: self.number(element, "data-gap", 0.0),
            pack,
            align,
        }
    }

    fn slot(&mut self, element: Element<'a>, around: Around) -> Slot {
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
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at most 1000 by `range`"
                )]
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

    fn range(
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

    fn number(&mut self, element: Element<'a>, mark: &str, otherwise: f32) -> f32 {
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

    fn align(&mut self, element: Element<'a>, mark: &str) -> Align {
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

    fn needs(&mut self, element: Element<'a>, mark: &str) -> Vec<Need> {
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
    fn marks(&mut self, element: Element<'a>) {
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

    fn fault(&mut self, element: Element<'a>, what: &str) {
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
fn item_fields(list: &str) -> Option<&'static [&'static str]> {
    LISTS
        .iter()
        .find(|(name, _)| *name == list)
        .map(|(_, fields)| *fields)
}

/// The declarations of a `style` attribute.
fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style
        .split(';')
        .filter_map(|d| d.split_once(':'))
        .map(|(n, v)| (n.trim(), v.trim()))
}

/// Whether an attribute's value would load something that is not in the file.
fn refers_out(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    ["http:", "https:", "file:", "data:", "//"]
        .iter()
        .any(|start| value.starts_with(start))
        || value
            .split("url(")
            .skip(1)
            .any(|inner| !inner.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

fn words(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

fn rect_of(element: Element<'_>) -> Rect {
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

fn pin_of(element: Element<'_>) -> Pin {
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
