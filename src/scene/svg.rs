//! A scene as one SVG with real text, for editing and for reading aloud. It looks like the
//! banner where the viewer has its faces.

use super::paint::escape;
use super::{Layer, Scene, Words};
use std::fmt::Write as _;

impl Scene {
    /// The scene as an SVG document.
    #[must_use]
    pub fn svg(&self) -> String {
        let (width, height) = (self.size.width(), self.size.height());
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" text-rendering=\"geometricPrecision\">\n",
            escape(&self.language)
        );
        let _ = writeln!(
            svg,
            "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
            self.paper
        );
        let mut defined = String::new();
        for layer in &self.layers {
            match layer {
                Layer::Art(art) => {
                    svg.push_str(&defined_once(art, &mut defined));
                    svg.push('\n');
                }
                Layer::Words(words) => text(words, &mut svg),
            }
        }
        svg.push_str("</svg>\n");
        svg
    }
}

/// Art without the definitions that stand in the document already.
fn defined_once(art: &str, defined: &mut String) -> String {
    let defs = art
        .split_once("<defs>")
        .and_then(|(_, rest)| rest.split_once("</defs>"));
    let Some((defs, _)) = defs.filter(|(defs, _)| !defs.is_empty()) else {
        return art.replace("<defs></defs>", "");
    };
    if defs == defined {
        return art.replacen(defs, "", 1).replace("<defs></defs>", "");
    }
    defs.clone_into(defined);
    art.to_owned()
}

/// The words of a slot: one element, so that it is read as one, and a span for each line.
fn text(words: &Words, svg: &mut String) {
    let style = &words.style;
    let families: Vec<String> = style
        .families
        .iter()
        .map(|family| format!("'{}'", family.replace('\'', "")))
        .collect();
    let italic = if style.italic {
        " font-style=\"italic\""
    } else {
        ""
    };
    let caps = if style.small_capitals {
        "font-variant-caps:small-caps;"
    } else {
        ""
    };
    let figures = if style.tabular {
        "tabular"
    } else {
        "proportional"
    };
    // A right-to-left line begins at its right edge.
    let direction = if words.right_to_left {
        " direction=\"rtl\""
    } else {
        ""
    };
    let _ = write!(
        svg,
        "<text fill=\"{}\" font-family=\"{}\" font-weight=\"{}\"{italic} font-size=\"{:.2}\" letter-spacing=\"{:.3}\" word-spacing=\"{:.3}\"{direction} text-anchor=\"start\" style=\"font-variant-numeric:lining-nums {figures}-nums;{caps}font-kerning:normal;font-optical-sizing:none;white-space:pre\">",
        words.color,
        escape(&families.join(", ")),
        style.weight,
        words.size,
        words.tracking * words.size,
        words.word_gap * words.size,
    );
    for set in &words.lines {
        let x = if words.right_to_left {
            set.x + set.line.width
        } else {
            set.x
        };
        let _ = write!(
            svg,
            "<tspan x=\"{x:.2}\" y=\"{:.2}\">{}</tspan>",
            set.baseline,
            escape(&set.line.text)
        );
    }
    svg.push_str("</text>\n");
}
