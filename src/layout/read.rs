//! Reads `layouts/NAME.svg` into nodes: what is drawn as it stands, and what is marked.

use super::fields::LISTS;
use super::marks::{REFUSED, declarations, item_fields, pin_of, rect_of, refers_out, words};
use super::{Bar, Each, Guide, Kind, Layout, Node, Pin, Stack};
use crate::error::Fault;
use std::collections::BTreeMap;
use std::str::FromStr;

/// A layout is drawn by hand; beyond this it is something else.
pub(super) const MAX_BYTES: usize = 4 << 20;
/// More elements than any drawing by hand, few enough to be read in a moment.
pub(super) const MAX_ELEMENTS: u32 = 20_000;
/// Deeper than any drawing by hand, shallow enough for every stack.
pub(super) const MAX_DEPTH: usize = 64;

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

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

pub(super) struct Reader<'a> {
    pub(super) file: &'a str,
    pub(super) document: &'a roxmltree::Document<'a>,
    pub(super) faults: Vec<Fault>,
    pub(super) boxes: BTreeMap<String, Guide>,
    pub(super) defs: Vec<Node>,
}

pub(super) type Element<'a> = roxmltree::Node<'a, 'a>;

/// What an element has from the groups around it.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) depth: usize,
    /// Sum of the groups' translations.
    pub(super) shift: (f32, f32),
    /// Whether every group around only translates and is fully opaque, so that words can
    /// be placed in it.
    pub(super) plain: bool,
    pub(super) pin: Pin,
    /// What an item can show, inside a repeat.
    pub(super) item: &'static [&'static str],
}

impl<'a> Reader<'a> {
    pub(super) fn layout(&mut self, name: &str) -> Layout {
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
            aspects: self.aspects(root),
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

    pub(super) fn canvas(&mut self, root: Element<'a>) -> (f32, f32) {
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
    pub(super) fn collect_boxes(&mut self, parent: Element<'a>, around: Around) {
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

    pub(super) fn around(&self, element: Element<'a>, outer: Around) -> Around {
        let (shift, only_moves) = match element
            .attribute("transform")
            .map(svgtypes::Transform::from_str)
        {
            Some(Ok(t)) => {
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

    pub(super) fn children(&mut self, parent: Element<'a>, around: Around) -> Vec<Node> {
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

    pub(super) fn element(&mut self, element: Element<'a>, outer: Around) -> Option<Node> {
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
    pub(super) fn is_guide(&self, element: Element<'a>) -> bool {
        let unseen = element
            .attribute("opacity")
            .and_then(|o| o.parse::<f32>().ok())
            == Some(0.0)
            || declarations(element.attribute("style").unwrap_or_default())
                .any(|d| d == ("opacity", "0"));
        element.tag_name().name() == "rect" && element.attribute("id").is_some() && unseen
    }

    pub(super) fn node(&mut self, element: Element<'a>, around: Around, outer: Around) -> Node {
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

    pub(super) fn kind(&mut self, element: Element<'a>, around: Around, outer: Around) -> Kind {
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

    pub(super) fn stack(&mut self, element: Element<'a>) -> Stack {
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
}
