//! The art of a scene in short: one entry for each shape, so that one that came, went, moved or
//! took another colour can be named. Art is SVG that we wrote ourselves; what cannot be read in
//! it is left out, and then only the pixels tell.

use super::record::{hash, round};
use kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use roxmltree::{Document, Node};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr as _;

/// Attributes that say where a shape is and of which form; the others say how it looks.
const GEOMETRY: &[&str] = &[
    "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "d", "points",
];
/// Attributes that say neither.
const NEITHER: &[&str] = &["id", "transform", "class"];

/// One drawn shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// `rect`, `path`, …, or the kind of a drawn ground: `flow ground`.
    pub tag: String,
    /// Its id in the layout; empty when it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Left, top, width and height of its outline, in pixels.
    pub place: [f64; 4],
    /// A hash of its form, wherever it stands; empty for a plain rectangle, line or circle.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// Its colours, those of gradients that it refers to after its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colors: Vec<String>,
    /// How else it looks: `stroke-width`, `opacity`, …; colours stand as `#`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub look: BTreeMap<String, String>,
}

/// What an element has from the groups around it.
#[derive(Clone, Default)]
struct Around {
    moved: Affine,
    colors: Vec<String>,
    look: BTreeMap<String, String>,
}

/// The shapes of an SVG document.
pub(super) fn elements(svg: &str) -> Vec<Element> {
    let Ok(document) = Document::parse(svg) else {
        return Vec::new();
    };
    let root = document.root_element();
    let number = |text: Option<&str>| text.and_then(|text| f64::from_str(text).ok());
    let drawn = root.attribute("viewBox").unwrap_or_default();
    let wide = number(drawn.split_whitespace().nth(2)).filter(|wide| *wide > 0.0);
    // The view box has the canvas's shape, so one scale holds both ways.
    let scale = number(root.attribute("width"))
        .zip(wide)
        .map_or(1.0, |(width, wide)| width / wide);
    let around = Around {
        moved: Affine::scale(scale),
        ..Around::default()
    };
    let mut found = Vec::new();
    for child in root.children().filter(Node::is_element) {
        walk(child, &around, &mut found);
    }
    found
}

fn walk(node: Node<'_, '_>, outer: &Around, found: &mut Vec<Element>) {
    let tag = node.tag_name().name();
    if matches!(tag, "defs" | "title" | "desc") {
        return;
    }
    let mut around = outer.clone();
    if let Some(moved) = node.attribute("transform").and_then(transform) {
        around.moved *= moved;
    }
    for attribute in node.attributes() {
        let name = attribute.name();
        if GEOMETRY.contains(&name) || NEITHER.contains(&name) || name.starts_with("data-") {
            continue;
        }
        let (bare, mut colors) = parted(attribute.value());
        let looks = referred(node, attribute.value(), &mut colors).unwrap_or(bare);
        around.colors.append(&mut colors);
        // What a group says holds for its shapes too, and both may veil.
        let before = around.look.remove(name).filter(|_| name == "opacity");
        let looks = before.map_or(looks.clone(), |before| format!("{before} × {looks}"));
        around.look.insert(name.to_owned(), looks);
    }
    if let Some(ground) = node.attribute("data-ground") {
        // A ground has thousands of shapes that no designer drew.
        let (bare, colors) = parted(source(node));
        let mut element = element(node, around, Rect::ZERO);
        element.tag = format!("{ground} ground").trim_start().to_owned();
        element.form = short(&bare);
        element.colors.extend(distinct(colors));
        found.push(element);
    } else if matches!(tag, "g" | "svg") {
        for child in node.children().filter(Node::is_element) {
            walk(child, &around, found);
        }
    } else {
        let outline = outline(node).unwrap_or(Rect::ZERO);
        found.push(element(node, around, outline));
    }
}

fn element(node: Node<'_, '_>, around: Around, outline: Rect) -> Element {
    let placed = around.moved.transform_rect_bbox(outline);
    // A rectangle's form is its place, but for round corners; a path has one of its own.
    let form: String = ["rx", "ry", "d", "points"]
        .iter()
        .filter_map(|name| node.attribute(*name))
        .collect();
    let place = [placed.x0, placed.y0, placed.width(), placed.height()];
    Element {
        tag: node.tag_name().name().to_owned(),
        id: node.attribute("id").unwrap_or_default().to_owned(),
        place: place.map(|side| round(side as f32)),
        form: if form.is_empty() { form } else { short(&form) },
        colors: around.colors,
        look: around.look,
    }
}

fn short(text: &str) -> String {
    hash(text.as_bytes()).chars().take(12).collect()
}

fn source<'i>(node: Node<'_, 'i>) -> &'i str {
    let text = node.document().input_text();
    text.get(node.range()).unwrap_or_default()
}

fn distinct(colors: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for color in colors {
        if !seen.contains(&color) {
            seen.push(color);
        }
    }
    seen
}

/// How what an attribute refers to looks, as a hash, and its colours.
fn referred(node: Node<'_, '_>, value: &str, colors: &mut Vec<String>) -> Option<String> {
    let id = value.trim().strip_prefix("url(#")?.strip_suffix(')')?;
    let definition = node
        .document()
        .descendants()
        .find(|other| other.attribute("id") == Some(id))?;
    let (bare, own) = parted(source(definition));
    colors.extend(distinct(own));
    Some(format!("{id} {}", short(&bare)))
}

/// Text with each colour as a bare `#`, and the colours.
fn parted(text: &str) -> (String, Vec<String>) {
    let mut bare = String::with_capacity(text.len());
    let mut colors = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('#') {
        let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        bare.push_str(before);
        bare.push('#');
        rest = after;
        if let (3 | 6, Some((digits, after))) = (digits, after.split_at_checked(digits)) {
            colors.push(format!("#{}", digits.to_ascii_uppercase()));
            rest = after;
        }
    }
    bare.push_str(rest);
    (bare, colors)
}

fn transform(text: &str) -> Option<Affine> {
    let t = svgtypes::Transform::from_str(text).ok()?;
    Some(Affine::new([t.a, t.b, t.c, t.d, t.e, t.f]))
}

/// What an outline reaches, in its own units; `None` for what has none.
fn outline(node: Node<'_, '_>) -> Option<Rect> {
    let number = |name: &str| {
        let text = node.attribute(name).unwrap_or_default();
        f64::from_str(text.trim_end_matches("px")).unwrap_or(0.0)
    };
    match node.tag_name().name() {
        "rect" => {
            let (x, y) = (number("x"), number("y"));
            Some(Rect::new(x, y, x + number("width"), y + number("height")))
        }
        "circle" | "ellipse" => {
            let (x, y, r) = (number("cx"), number("cy"), number("r"));
            let (rx, ry) = (number("rx").max(r), number("ry").max(r));
            Some(Rect::new(x - rx, y - ry, x + rx, y + ry))
        }
        "line" => Some(Rect::from_points(
            Point::new(number("x1"), number("y1")),
            Point::new(number("x2"), number("y2")),
        )),
        "path" => {
            let path = BezPath::from_svg(node.attribute("d")?).ok()?;
            Some(path.bounding_box())
        }
        "polygon" | "polyline" => {
            let points = svgtypes::PointsParser::from(node.attribute("points")?);
            let rects = points.map(|(x, y)| Rect::new(x, y, x, y));
            rects.reduce(|a, b| a.union(b))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_with_place_colors_and_look() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450" viewBox="0 0 1600 900">
            <defs><linearGradient id="fade"><stop offset="0" stop-color="#abc"/></linearGradient></defs>
            <g opacity="0.5" transform="translate(100 0)">
            <rect id="rule" x="10" y="20" width="30" height="4" fill="#FF5A36" opacity="0.9"/>
            <path d="M0 0h10v20z" fill="url(#fade)"/></g>
            <g data-ground="flow" fill="none"><path stroke="#112233" d="M0 0L1 1"/><path stroke="#112233" d="M0 0L1 1"/></g></svg>"##;
        let found = elements(svg);
        let names: Vec<_> = found.iter().map(|e| e.tag.as_str()).collect();
        assert_eq!(names, ["rect", "path", "flow ground"]);
        assert_eq!(found[0].place, [55.0, 10.0, 15.0, 2.0]);
        assert_eq!(found[0].look["opacity"], "0.5 × 0.9");
        assert_eq!(
            (found[0].id.as_str(), found[0].colors[0].as_str()),
            ("rule", "#FF5A36")
        );
        assert_eq!(found[1].colors, ["#ABC"]);
        assert_eq!(found[2].colors, ["#112233"]);
    }
}
