//! Nodes as SVG, in the theme's colours and pinned: all that is not words.

use super::fill::Filler;
use crate::error::{Error, Result};
use crate::layout::{Color, Node, Rect};
use std::fmt::Write as _;

impl Filler<'_, '_, '_> {
    /// The rectangle of a node, moved by its pin.
    pub(super) fn pinned(&self, node: &Node, flows: bool) -> Rect {
        let number = |name: &str| {
            node.attributes
                .iter()
                .find(|(n, _)| n == name)
                .and_then(|(_, v)| v.trim_end_matches("px").parse().ok())
                .unwrap_or(0.0)
        };
        let rect = Rect {
            x: number("x"),
            y: number("y"),
            width: number("width"),
            height: number("height"),
        };
        if flows {
            rect
        } else {
            node.pin.apply(rect, self.more)
        }
    }

    /// A node as SVG, with all it holds, in the theme's colours and pinned.
    pub(super) fn art(&self, node: &Node, flows: bool) -> Result<String> {
        let mut attributes = self.paint(node)?;
        let moved = node.pin.apply(Rect::default(), self.more);
        if node.tag == "rect" {
            attributes.push_str(&geometry(self.pinned(node, flows)));
        }
        let mut inner = String::new();
        for child in &node.children {
            inner.push_str(&self.art(child, flows)?);
        }
        let svg = format!("<{0}{attributes}>{inner}</{0}>", node.tag);
        let moves = !flows
            && node.tag != "rect"
            && node.children.is_empty()
            && (moved.x, moved.y) != (0.0, 0.0);
        Ok(if moves {
            format!(
                "<g transform=\"translate({:.2} {:.2})\">{svg}</g>",
                moved.x, moved.y
            )
        } else {
            svg
        })
    }

    /// The attributes of a node as text, colours from the theme; a rectangle's place left out.
    pub(super) fn paint(&self, node: &Node) -> Result<String> {
        let mut out = String::new();
        for (name, value) in &node.attributes {
            let placed =
                node.tag == "rect" && matches!(name.as_str(), "x" | "y" | "width" | "height");
            let repainted = node.paints.iter().any(|(paint, _)| paint == name);
            let named = name == "id"
                && node.tag != "linearGradient"
                && node.tag != "radialGradient"
                && node.tag != "clipPath"
                && node.tag != "pattern";
            if !placed && !repainted && !named {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            }
        }
        for (name, role) in &node.paints {
            let _ = write!(out, " {name}=\"{}\"", self.color(role)?);
        }
        Ok(out)
    }

    pub(super) fn color(&self, role: &str) -> Result<Color> {
        self.theme.color(role).ok_or_else(|| Error::Theme {
            name: self.theme.name.clone(),
            why: format!(
                "layout {} asks for the colour {role}; add {role} = \"#…\" under [colors]",
                self.layout.name
            ),
        })
    }
}

/// The room a drawn shape takes, where that can be said without drawing it.
pub(super) fn bounds_of(node: &Node, rect: Rect) -> Option<Rect> {
    let number = |name: &str| {
        node.attributes
            .iter()
            .find(|(n, _)| n == name)
            .and_then(|(_, v)| v.parse::<f32>().ok())
            .unwrap_or(0.0)
    };
    match node.tag.as_str() {
        "rect" => Some(rect),
        "circle" => {
            let r = number("r");
            Some(Rect {
                x: number("cx") - r,
                y: number("cy") - r,
                width: 2.0 * r,
                height: 2.0 * r,
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
    }
}

pub(super) fn geometry(rect: Rect) -> String {
    format!(
        " x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"",
        rect.x, rect.y, rect.width, rect.height
    )
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
