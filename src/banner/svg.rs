//! A scene as one SVG with real text, for editing and for reading aloud. It looks like the
//! banner where the viewer has its faces.

use crate::encode;
use crate::error::{Error, Result};
use crate::layout::{Drawing, Rect};
use crate::photo::Photo;
use crate::scene::{Hole, Layer, LogoPlaced, Scene, Words, escape};
use crate::text::Case;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;
use std::io::Cursor;

/// A scene as an SVG document.
pub(super) fn svg(scene: &Scene, photo: Option<&Photo>, scrims: &[f32]) -> Result<String> {
    let (width, height) = (scene.size.width(), scene.size.height());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" text-rendering=\"geometricPrecision\">\n",
        escape(&scene.language)
    );
    let _ = writeln!(
        svg,
        "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
        scene.paper
    );
    let mut defined = String::new();
    let mut strengths = scrims.iter();
    for (number, layer) in scene.layers.iter().enumerate() {
        match layer {
            Layer::Backdrop(art) | Layer::Art(art) => {
                svg.push_str(&defined_once(art, &mut defined));
                svg.push('\n');
            }
            Layer::Scrim(scrim) => {
                let strength = strengths.next().unwrap_or(&1.0);
                let _ = writeln!(
                    svg,
                    "<g opacity=\"{strength:.3}\">{}</g>",
                    defined_once(&scrim.svg, &mut defined)
                );
            }
            Layer::Photo(hole) => {
                if let Some(photo) = photo {
                    svg.push_str(&image(hole, photo, scene, number)?);
                }
            }
            Layer::Words(words) => text(words, &mut svg),
            Layer::Logo(placed) => svg.push_str(&logo(placed)?),
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The part of the photo that the canvas shows, in its tone and shape.
fn image(hole: &Hole, photo: &Photo, scene: &Scene, number: usize) -> Result<String> {
    let Some(seen) = hole.seen(photo, scene.size) else {
        return Ok(String::new());
    };
    let [x, y, width, height] = seen.part;
    let data = STANDARD.encode(encode::plain_png(width, height, &seen.pixels)?);
    let (mask, masked) = match &hole.shape {
        Some(shape) => (
            format!("<mask id=\"hole-{number}\" style=\"mask-type:alpha\">{shape}</mask>"),
            format!(" mask=\"url(#hole-{number})\""),
        ),
        None => (String::new(), String::new()),
    };
    Ok(format!(
        "{mask}<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{masked} href=\"data:image/png;base64,{data}\"/>\n"
    ))
}

/// A logo as a picture of its own, so that its names cannot meet those of the art.
fn logo(placed: &LogoPlaced) -> Result<String> {
    let Rect {
        x,
        y,
        width,
        height,
    } = placed.place;
    let drawing = &placed.logo.drawing;
    let document = drawing.document(width as u32, height as u32);
    let (kind, data) = match (&**drawing, document) {
        (Drawing::Png(pixels), _) => {
            let mut png = Cursor::new(Vec::new());
            let written = pixels.write_to(&mut png, image::ImageFormat::Png);
            written.map_err(|e| Error::Picture {
                name: format!("logo {}", placed.logo.name),
                why: e.to_string(),
            })?;
            ("png", STANDARD.encode(png.get_ref()))
        }
        (_, document) => ("svg+xml", STANDARD.encode(document.unwrap_or_default())),
    };
    Ok(format!(
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" href=\"data:image/{kind};base64,{data}\"/>\n"
    ))
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
    let caps = match style.case {
        Case::Small => "font-variant-caps:small-caps;",
        Case::Upper => "font-feature-settings:'case';",
        Case::Kept | Case::Sentence => "",
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
        // Space between letters is to the right of each, so that the first letter from the right
        // has it on its outside in a browser; here it has none.
        let x = if words.right_to_left {
            set.x + set.line.width + words.tracking * words.size
        } else {
            set.x
        };
        // A browser would space what is not seen, too.
        let said = set.line.text.replace(['\u{2060}', '\u{200b}'], "");
        let _ = write!(
            svg,
            "<tspan x=\"{x:.2}\" y=\"{:.2}\">{}</tspan>",
            set.baseline,
            escape(&said)
        );
    }
    svg.push_str("</text>\n");
}
