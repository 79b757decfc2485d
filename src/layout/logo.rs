//! A house's logo: an SVG or PNG beside the file that names it, read once, checked as strictly
//! as a layout, and drawn over every page.

use super::door;
use super::file;
use image::{ImageFormat, ImageReader, Limits, RgbaImage};
use serde::Deserialize;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

/// A logo is a small drawing: tracing it takes some 100 kB, photographing it a few megabytes.
const MAX_SVG: usize = 512 << 10;
const MAX_PNG: usize = 8 << 20;
/// Pixels of a side, and bytes that decoding may take.
const MAX_SIDE: u32 = 4096;
const MAX_MEMORY: u64 = 96 << 20;
/// Nodes and their depth.
const MAX_NODES: u32 = 5_000;
const MAX_DEPTH: usize = 64;
/// Letters of style sheets, each rule of which is held against each element.
const MAX_STYLE: usize = 16 << 10;
/// Heights that a logo may have, in units at 1600.
const HEIGHTS: std::ops::RangeInclusive<f32> = 16.0..=200.0;
/// Room that it may keep clear around it, in units at 1600.
const CLEAR: std::ops::RangeInclusive<f32> = 0.0..=200.0;
/// Its height and clear space unless it says otherwise.
const HEIGHT: f32 = 40.0;
const SPACE: f32 = 24.0;
/// Wider than so many times its height it is no logo but a strip across the page.
const WIDEST: f32 = 12.0;

/// Elements that a logo is drawn with. `use` and patterns may ask for a thousand times their
/// size, words need a face, pictures a file.
const DRAWN: &[&str] = &[
    "svg",
    "g",
    "a",
    "title",
    "desc",
    "metadata",
    "defs",
    "style",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "path",
    "stop",
    "linearGradient",
    "radialGradient",
    "clipPath",
    "mask",
    "switch",
];
/// Elements that people try, and what to do instead.
const INSTEAD: &[(&str, &str)] = &[
    ("text", "turn its words into outlines"),
    ("tspan", "turn its words into outlines"),
    ("use", "draw the shape again in its place"),
    ("symbol", "draw the shape in its place"),
    ("image", "draw with shapes"),
    ("filter", "draw with shapes and opacity"),
    ("pattern", "draw with shapes"),
];

const SVG: &str = "http://www.w3.org/2000/svg";

/// A logo, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The file's name, without its folder.
    pub name: String,
    /// BLAKE3 of its file, in hexadecimal.
    pub hash: String,
    /// The corner that it stands in.
    pub place: Corner,
    /// In units: pixels of a page of 1600 by 900.
    pub height: f32,
    /// Room around it that no words may enter, in units.
    pub clear: f32,
    /// Width for each unit of height.
    pub aspect: f32,
    /// What is drawn.
    pub drawing: Arc<Drawing>,
}

/// What a logo is drawn from.
#[derive(Debug, PartialEq)]
pub enum Drawing {
    /// The attributes of an SVG's root, without its size and view box; its view box; and what it
    /// holds.
    Svg(String, String, String),
    /// Pixels.
    Png(RgbaImage),
}

/// A corner of the page, the same in languages that are read from right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    /// At the top, on the right.
    #[default]
    TopRight,
    /// At the foot, on the right.
    BottomRight,
    /// At the top, on the left.
    TopLeft,
    /// At the foot, on the left.
    BottomLeft,
}

/// `[logo]` of a theme or house file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogoPart {
    file: String,
    #[serde(default)]
    place: Corner,
    height: Option<f32>,
    clear: Option<f32>,
}

impl LogoPart {
    /// Reads the file, from the folder of the file that names it.
    ///
    /// # Errors
    /// A line that says what is wrong under `[logo]`.
    pub(crate) fn open(self, folder: &Path) -> Result<Logo, String> {
        let height = self.height.unwrap_or(HEIGHT);
        let clear = self.clear.unwrap_or(SPACE);
        for (name, value, range) in [("height", height, HEIGHTS), ("clear", clear, CLEAR)] {
            if !range.contains(&value) {
                let (least, most) = (range.start(), range.end());
                return Err(format!(
                    "{name} = {value} under [logo]; it must be from {least} to {most}"
                ));
            }
        }
        let fault = |why: String| format!("logo {}: {why}", self.file);
        let path = file::within(folder, &self.file).map_err(fault)?;
        let bytes = file::up_to(&path, MAX_PNG).map_err(fault)?;
        let is_png = bytes.starts_with(b"\x89PNG");
        let (drawing, aspect) = match is_png {
            true => png(&bytes),
            false => svg(&bytes),
        }
        .map_err(fault)?;
        if !(1.0 / WIDEST..=WIDEST).contains(&aspect) {
            return Err(fault(format!(
                "{aspect:.1} times as wide as high; a logo is at most {WIDEST} times"
            )));
        }
        let name = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
        Ok(Logo {
            name: name.to_owned(),
            hash: blake3::hash(&bytes).to_hex().to_string(),
            place: self.place,
            height,
            clear,
            aspect,
            drawing: Arc::new(drawing),
        })
    }
}

impl Drawing {
    /// As an SVG document of some size in pixels; `None` for pixels.
    #[must_use]
    pub fn document(&self, width: u32, height: u32) -> Option<String> {
        let Self::Svg(attributes, view, inner) = self else {
            return None;
        };
        Some(format!(
            "<svg{attributes} width=\"{width}\" height=\"{height}\" viewBox=\"{view}\">{inner}</svg>"
        ))
    }
}

fn png(bytes: &[u8]) -> Result<(Drawing, f32), String> {
    let fault = |e: &dyn std::fmt::Display| format!("{e}; save it as a PNG again");
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let pixels = reader.decode().map_err(|e| fault(&e))?.to_rgba8();
    let aspect = pixels.width() as f32 / pixels.height().max(1) as f32;
    Ok((Drawing::Png(pixels), aspect))
}

fn svg(bytes: &[u8]) -> Result<(Drawing, f32), String> {
    let neither = "neither an SVG nor a PNG; save it as one";
    let text = std::str::from_utf8(bytes).map_err(|_| neither.to_owned())?;
    if bytes.len() > MAX_SVG {
        return Err("larger than 512 KiB; simplify its paths".to_owned());
    }
    if let Some((_, why)) = door::refused(text) {
        return Err(why);
    }
    let options = roxmltree::ParsingOptions {
        nodes_limit: MAX_NODES,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|e| match e {
        roxmltree::Error::NodesLimitReached => {
            "more than 5,000 nodes; draw with fewer shapes".to_owned()
        }
        roxmltree::Error::DtdDetected => "a DTD; take the <!DOCTYPE …> out".to_owned(),
        other => format!("{neither} ({other})"),
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(neither.to_owned());
    }
    drawable(&document)?;
    let (view, (width, height)) = view_box(root)?;
    let mut children = root.children().map(|child| child.range());
    let inner = children.clone().next().zip(children.next_back());
    let inner = inner.and_then(|(first, last)| text.get(first.start..last.end));
    let drawing = Drawing::Svg(attributes(root), view, inner.unwrap_or_default().to_owned());
    Ok((drawing, width / height))
}

/// Whether a logo holds only what can be drawn, and drawn in time.
fn drawable(document: &roxmltree::Document<'_>) -> Result<(), String> {
    let mut style = 0;
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let own = node.tag_name().namespace() == Some(SVG);
        if own && !DRAWN.contains(&name) {
            let instead = INSTEAD.iter().find(|(tag, _)| *tag == name);
            let instead = instead.map_or("take it out", |(_, instead)| instead);
            return Err(format!("<{name}> cannot be drawn; {instead}"));
        }
        if node.ancestors().take(MAX_DEPTH + 2).count() > MAX_DEPTH + 1 {
            return Err("nested more than 64 deep; ungroup".to_owned());
        }
        let sheet = node.text().filter(|_| name == "style").unwrap_or_default();
        style += sheet.len();
        if style > MAX_STYLE {
            return Err("more than 16 KiB of styles; set attributes instead".to_owned());
        }
        let looks = node
            .attributes()
            .filter(|a| matches!(a.name(), "style" | "mix-blend-mode" | "filter"));
        let texts = looks.clone().map(|a| a.value()).chain([sheet]);
        let blends = |text: &str| text.contains("mix-blend-mode") || text.contains("filter");
        if texts.into_iter().any(blends) || looks.into_iter().any(|a| a.name() != "style") {
            return Err(
                "filters and blend modes cannot be drawn; use shapes and opacity".to_owned(),
            );
        }
    }
    Ok(())
}

/// The view box as it is written, and its width and height.
fn view_box(root: roxmltree::Node<'_, '_>) -> Result<(String, (f32, f32)), String> {
    let number = |text: &str| {
        let value = text.trim().trim_end_matches("px").parse::<f32>().ok();
        value.filter(|value| value.is_finite() && value.abs() <= 100_000.0)
    };
    let side = |name: &str| root.attribute(name).and_then(number);
    let numbers = match root.attribute("viewBox") {
        Some(text) => text
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map(number)
            .collect::<Option<Vec<f32>>>(),
        None => side("width")
            .zip(side("height"))
            .map(|(w, h)| vec![0.0, 0.0, w, h]),
    };
    match numbers.as_deref() {
        Some([x, y, w, h]) if *w > 0.0 && *h > 0.0 => Ok((format!("{x} {y} {w} {h}"), (*w, *h))),
        _ => Err("no usable viewBox; use viewBox=\"0 0 WIDTH HEIGHT\"".to_owned()),
    }
}

/// The root's namespaces and attributes, without those that say its size.
fn attributes(root: roxmltree::Node<'_, '_>) -> String {
    const SIZE: &[&str] = &[
        "width",
        "height",
        "x",
        "y",
        "viewBox",
        "preserveAspectRatio",
    ];
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        text.replace('"', "&quot;")
    };
    let mut written = String::new();
    for space in root
        .namespaces()
        .filter(|space| space.name() != Some("xml"))
    {
        let name = space
            .name()
            .map_or(String::new(), |name| format!(":{name}"));
        written.push_str(&format!(" xmlns{name}=\"{}\"", escaped(space.uri())));
    }
    let plain = root.attributes().filter(|a| a.namespace().is_none());
    for attribute in plain.filter(|a| !SIZE.contains(&a.name())) {
        let (name, value) = (attribute.name(), escaped(attribute.value()));
        written.push_str(&format!(" {name}=\"{value}\""));
    }
    written
}
