//! Reads `layouts/NAME.svg`: the root, the rooms, and the walk through its elements.

use super::door;
use super::element::Around;
use super::marks::{declarations, rect_of, words};
use super::{Guide, Layout, Node, Shape};
use crate::error::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// Faults that are named at once: who has so many begins with the first.
const MAX_FAULTS: usize = 200;
/// More elements than any drawing by hand, few enough to be read in a moment.
const MAX_ELEMENTS: u32 = 20_000;
/// Deeper than any drawing by hand, shallow enough for every call stack.
const MAX_DEPTH: usize = 64;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that are referred to rather than drawn, wherever they stand.
const REFERRED_TO: &[&str] = &[
    "linearGradient",
    "radialGradient",
    "clipPath",
    "mask",
    "pattern",
];
/// Elements that are drawn.
const DRAWN: &[&str] = &[
    "g", "a", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "stop",
];
/// Elements that people try, and what to do instead.
const INSTEAD: &[(&str, &str)] = &[
    ("image", "draw with shapes"),
    ("foreignObject", "use text and shapes"),
    ("style", "set the attributes on the elements themselves"),
    ("use", "draw the shape again in its place"),
    ("marker", "draw its shape where it shall be"),
    ("filter", "draw it with shapes and opacity"),
];

pub(super) fn read(file: &str, name: &str, svg: &str) -> Result<Layout, Vec<Fault>> {
    let fault = |line, column, what: String| Fault {
        file: file.to_owned(),
        line,
        column,
        what,
    };
    if let Some((at, what)) = door::refused(svg) {
        let before = svg.get(..at).unwrap_or_default();
        let line = before.lines().count().max(1) + usize::from(before.ends_with('\n'));
        let column = before.lines().last().filter(|_| !before.ends_with('\n'));
        let column = column.map_or(0, |text| text.chars().count()) + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        return Err(vec![fault(number(line), number(column), what)]);
    }
    let options = roxmltree::ParsingOptions {
        nodes_limit: MAX_ELEMENTS,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(svg, options).map_err(|e| {
        let at = e.pos();
        vec![fault(at.row, at.col, not_well_formed(&e))]
    })?;
    let mut reader = Reader {
        file,
        document: &document,
        faults: Vec::new(),
        boxes: BTreeMap::new(),
        named: named_boxes(&document),
        places: places(&document),
        defs: Vec::new(),
        links: BTreeMap::new(),
    };
    let layout = reader.layout(name);
    if reader.faults.is_empty() {
        Ok(layout)
    } else {
        Err(reader.faults)
    }
}

fn not_well_formed(error: &roxmltree::Error) -> String {
    match error {
        roxmltree::Error::NodesLimitReached => {
            "more than 20,000 nodes; draw with fewer shapes".to_owned()
        }
        roxmltree::Error::DtdDetected => "a DTD; take the <!DOCTYPE …> out".to_owned(),
        other => {
            let text = other.to_string();
            // roxmltree says the place at the end; it stands in front here.
            let what = text
                .rsplit_once(" at ")
                .map_or(text.as_str(), |(what, _)| what);
            format!("not well-formed: {what}; open it in an SVG editor and save it again")
        }
    }
}

/// The ids that some `data-box` names.
fn named_boxes(document: &roxmltree::Document<'_>) -> BTreeSet<String> {
    let boxes = document
        .descendants()
        .filter_map(|n| n.attribute("data-box"));
    boxes
        .map(|id| id.trim_start_matches('#').to_owned())
        .collect()
}

/// Line and column of every node, by its index, in one pass over the text: to look each up from
/// the start would take a minute for the largest file.
pub(crate) fn places(document: &roxmltree::Document<'_>) -> Vec<(u32, u32)> {
    let mut letters = document.input_text().char_indices().peekable();
    let (mut line, mut column) = (1, 1);
    let mut place_at = |start: usize| {
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < start) {
            if letter == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        (line, column)
    };
    // Nodes stand in the order of the document.
    let nodes = document.descendants();
    nodes.map(|node| place_at(node.range().start)).collect()
}

pub(super) struct Reader<'a> {
    file: &'a str,
    document: &'a roxmltree::Document<'a>,
    faults: Vec<Fault>,
    /// Line and column of every node.
    places: Vec<(u32, u32)>,
    /// Every rectangle with an id.
    pub(super) boxes: BTreeMap<String, Guide>,
    /// The ids that slots and stacks name as their room.
    pub(super) named: BTreeSet<String>,
    defs: Vec<Node>,
    /// The sizes of the first slot of each link.
    pub(super) links: BTreeMap<String, String>,
}

pub(super) type Element<'a> = roxmltree::Node<'a, 'a>;

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
        let is_override = name.contains('@');
        let (name, shape) = self.shape(root, name, canvas);
        self.collect_boxes(root, Around::default());
        let nodes = self.children(root, Around::default());
        let layout = Layout {
            name: name.to_owned(),
            hash: blake3::hash(self.document.input_text().as_bytes())
                .to_hex()
                .to_string(),
            shape,
            place: self.place(root),
            title: root.attribute("data-title").unwrap_or(name).to_owned(),
            needs: self.needs(root, "data-needs"),
            prefers: self.needs(root, "data-prefers"),
            aspects: match shape {
                Some(shape) => vec![shape],
                None => self.aspects(root),
            },
            mirrors: root
                .attribute("data-mirror")
                .is_some_and(|value| self.choice(root, "data-mirror", value, &["photo"]) == 0),
            overrides: Vec::new(),
            themes: words(root.attribute("data-themes")),
            canvas,
            defs: std::mem::take(&mut self.defs),
            nodes,
            boxes: std::mem::take(&mut self.boxes),
        };
        self.marks(root);
        if layout.needs.is_empty() && !is_override {
            self.fault(
                root,
                "no data-needs; say what a brief must hold, such as data-needs=\"headline\"",
            );
        }
        layout
    }

    /// A layout's name, and of an override such as `trend@1x1` the shape that it is drawn for.
    fn shape<'n>(
        &mut self,
        root: Element<'a>,
        name: &'n str,
        canvas: (f32, f32),
    ) -> (&'n str, Option<Shape>) {
        let Some((name, text)) = name.split_once('@') else {
            return (name, None);
        };
        let shape = Shape::parse(text, 'x');
        match shape {
            None => self.fault(
                root,
                &format!("the file's name says no shape after the @; name it {name}@1x1.svg"),
            ),
            Some(shape) if !shape.is_of(canvas.0, canvas.1) => {
                let (width, height) = canvas;
                self.fault(root, &format!("its name says {shape}, but its viewBox is {width} wide and {height} high; draw it in the shape that it is for"));
            }
            Some(_) => {}
        }
        (name, shape)
    }

    fn canvas(&mut self, root: Element<'a>) -> (f32, f32) {
        let numbers: Vec<f32> = root
            .attribute("viewBox")
            .map(|v| v.split([' ', ',']).filter_map(|n| n.parse().ok()).collect())
            .unwrap_or_default();
        let sides = 64.0..=8192.0;
        match numbers.as_slice() {
            [0.0, 0.0, w, h] if sides.contains(w) && sides.contains(h) => (*w, *h),
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
        for element in parent.children().filter(roxmltree::Node::is_element) {
            let inner = self.around(element, around);
            if let (Some(id), "rect") = (element.attribute("id"), element.tag_name().name()) {
                let mut rect = rect_of(element);
                rect.x += inner.shift.0;
                rect.y += inner.shift.1;
                let pin = inner.pin;
                let place = self.place(element);
                self.boxes.insert(id.to_owned(), Guide { rect, pin, place });
            }
            self.collect_boxes(element, inner);
        }
    }

    pub(super) fn children(&mut self, parent: Element<'a>, around: Around) -> Vec<Node> {
        if around.depth > MAX_DEPTH {
            self.fault(parent, "nested more than 64 deep; ungroup");
            return Vec::new();
        }
        parent
            .children()
            .filter(|n| n.is_element() && n.tag_name().namespace() == Some(SVG))
            .filter(|n| !matches!(n.tag_name().name(), "title" | "desc" | "metadata"))
            .filter_map(|element| self.child(element, around))
            .collect()
    }

    pub(super) fn child(&mut self, element: Element<'a>, outer: Around) -> Option<Node> {
        let tag = element.tag_name().name();
        if tag == "defs" || REFERRED_TO.contains(&tag) {
            let defs = if tag == "defs" {
                self.children(element, outer.referred_to())
            } else {
                vec![self.element(element, outer.referred_to())]
            };
            if outer.defines {
                return defs.into_iter().next();
            }
            self.defs.extend(defs);
            return None;
        }
        if !DRAWN.contains(&tag) {
            let empty = element.text().is_none_or(|text| text.trim().is_empty());
            if tag != "style" || !empty {
                let known = INSTEAD.iter().find(|(name, _)| *name == tag);
                let instead = known.map_or("take it out", |(_, instead)| instead);
                self.fault(element, &format!("<{tag}> cannot be drawn; {instead}"));
            }
            return None;
        }
        if is_hidden(element) || is_guide(element) {
            return None;
        }
        Some(self.element(element, outer))
    }

    /// Whether no more faults are taken.
    pub(super) fn has_said_enough(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
    }

    /// Line and column of an element.
    pub(super) fn place(&self, element: Element<'a>) -> (u32, u32) {
        let index = element.id().get_usize();
        self.places.get(index).copied().unwrap_or((1, 1))
    }

    pub(super) fn fault(&mut self, element: Element<'a>, what: &str) {
        if self.has_said_enough() {
            return;
        }
        let (line, column) = self.place(element);
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line,
            column,
            what: what.to_owned(),
        });
    }
}

/// What an element looks like: a declaration of its `style` wins over an attribute.
pub(crate) fn look<'a>(element: Element<'a>, name: &str) -> Option<&'a str> {
    declarations(element.attribute("style").unwrap_or_default())
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
        .or_else(|| element.attribute(name))
}

/// Hidden in the editor that drew it.
fn is_hidden(element: Element<'_>) -> bool {
    look(element, "display") == Some("none") || look(element, "visibility") == Some("hidden")
}

/// A rectangle that only shows a designer where a room is.
fn is_guide(element: Element<'_>) -> bool {
    let unseen = look(element, "opacity").and_then(|o| o.parse::<f32>().ok()) == Some(0.0);
    element.tag_name().name() == "rect" && element.has_attribute("id") && unseen
}
