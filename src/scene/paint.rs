//! Nodes as SVG, in the theme's colours and pinned: all that is not words.

use super::fill::Filler;
use crate::error::{Error, Result};
use crate::layout::{Color, Node, Rect};
use std::fmt::Write as _;

impl Filler<'_, '_, '_> {
    /// The rectangle of a node, moved by the groups around it and, outside a stack, its pin.
    pub(super) fn rect(&self, node: &Node, flows: bool) -> Rect {
        let mut rect = Rect {
            x: node.number("x") + node.shift.0,
            y: node.number("y") + node.shift.1,
            width: node.number("width"),
            height: node.number("height"),
        };
        if !flows {
            rect = node.pin.apply(rect, self.more);
        }
        rect
    }

    /// A node as SVG, with all it holds, in the theme's colours; in a stack without its pin.
    pub(super) fn art(&self, node: &Node, flows: bool) -> Result<String> {
        let mut attributes = self.paint(node)?;
        let mut offset = (0.0, 0.0);
        if node.tag == "rect" && !node.attributes.iter().any(|(name, _)| name == "transform") {
            attributes.push_str(&geometry(self.rect(node, flows)));
        } else {
            if node.tag == "rect" {
                let still = Rect {
                    x: node.number("x"),
                    y: node.number("y"),
                    width: node.number("width"),
                    height: node.number("height"),
                };
                attributes.push_str(&geometry(still));
            }
            let pinned = node.pin.apply(Rect::default(), self.more);
            let moved = if flows {
                (0.0, 0.0)
            } else {
                (pinned.x, pinned.y)
            };
            offset = (node.shift.0 + moved.0, node.shift.1 + moved.1);
        }
        let mut inner = String::new();
        for child in &node.children {
            // What holds no marks moves as a whole.
            inner.push_str(&self.art(child, true)?);
        }
        let svg = format!("<{0}{attributes}>{inner}</{0}>", node.tag);
        Ok(moved(svg, offset))
    }

    /// The attributes of a node as text, colours from the theme; a rectangle's place left out.
    pub(super) fn paint(&self, node: &Node) -> Result<String> {
        let mut out = String::new();
        for (name, value) in &node.attributes {
            let place =
                node.tag == "rect" && matches!(name.as_str(), "x" | "y" | "width" | "height");
            let repainted = node.paints.iter().any(|(paint, _)| paint == name);
            if !place && !repainted {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            }
        }
        for (name, role) in &node.paints {
            let _ = write!(out, " {name}=\"{}\"", self.color(role)?);
        }
        Ok(out)
    }

    pub(super) fn color(&self, role: &str) -> Result<Color> {
        let color = self.theme.color(role).ok_or_else(|| Error::Theme {
            name: self.theme.name.clone(),
            why: format!(
                "layout {} asks for the colour {role}; add {role} = \"#…\" under [colors]",
                self.layout.name
            ),
        })?;
        self.colors.borrow_mut().insert(role.to_owned(), color);
        Ok(color)
    }
}

/// The room a drawn shape takes, where that can be said without drawing it.
pub(super) fn bounds_of(node: &Node) -> Option<Rect> {
    let number = |name| node.number(name);
    let own = match node.tag.as_str() {
        "rect" => Some(Rect {
            x: number("x"),
            y: number("y"),
            width: number("width"),
            height: number("height"),
        }),
        "circle" => {
            let r = number("r");
            Some(Rect {
                x: number("cx") - r,
                y: number("cy") - r,
                width: 2.0 * r,
                height: 2.0 * r,
            })
        }
        "ellipse" => {
            let (rx, ry) = (number("rx"), number("ry"));
            Some(Rect {
                x: number("cx") - rx,
                y: number("cy") - ry,
                width: 2.0 * rx,
                height: 2.0 * ry,
            })
        }
        "line" => {
            let (x1, y1, x2, y2) = (number("x1"), number("y1"), number("x2"), number("y2"));
            Some(Rect {
                x: x1.min(x2),
                y: y1.min(y2),
                width: (x2 - x1).abs(),
                height: (y2 - y1).abs(),
            })
        }
        _ => None,
    };
    let inner = node.children.iter().filter_map(bounds_of);
    let all = own.into_iter().chain(inner).reduce(|a, b| a.union(&b))?;
    Some(Rect {
        x: all.x + node.shift.0,
        y: all.y + node.shift.1,
        ..all
    })
}

/// SVG moved, if at all.
pub(super) fn moved(svg: String, (dx, dy): (f32, f32)) -> String {
    if dx == 0.0 && dy == 0.0 {
        return svg;
    }
    format!("<g transform=\"translate({dx:.2} {dy:.2})\">{svg}</g>")
}

pub(super) fn geometry(rect: Rect) -> String {
    format!(
        " x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"",
        rect.x, rect.y, rect.width, rect.height
    )
}

/// Text as XML, without what XML 1.0 does not allow.
pub(crate) fn escape(text: &str) -> String {
    let allowed = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
