//! What a viewer shows otherwise than we do: shapes that nobody sees, styles of words that are
//! lost, references that lead nowhere.

use super::marks::Element;
use crate::layout::look;
use std::collections::BTreeSet;

/// Why a shape cannot be seen, and what to do; `boxes` are the ids that slots take as rooms.
pub(super) fn unseen(element: Element<'_>, boxes: &BTreeSet<&str>) -> Option<String> {
    let tag = element.tag_name().name();
    let is_room = element.attribute("id").is_some_and(|id| boxes.contains(id));
    let is_shape = matches!(
        tag,
        "rect" | "circle" | "ellipse" | "line" | "path" | "polyline" | "polygon"
    );
    if !is_shape || is_room {
        return None;
    }
    let zero = |name: &str| {
        let length = look(element, name).unwrap_or("0");
        length.trim_end_matches("px").parse::<f32>() == Ok(0.0)
    };
    let same =
        |a: &str, b: &str| look(element, a).unwrap_or("0") == look(element, b).unwrap_or("0");
    let empty = |name: &str| element.attribute(name).is_none_or(|v| v.trim().is_empty());
    let why = match tag {
        // A bar takes its height from its value.
        "rect" if zero("width") || (zero("height") && !element.has_attribute("data-bar")) => {
            "has no width or height"
        }
        "circle" if zero("r") => "has no radius",
        "ellipse" if zero("rx") && zero("ry") => "has no radius",
        "line" if same("x1", "x2") && same("y1", "y2") => "has no length",
        "path" if empty("d") => "has no d",
        "polyline" | "polygon" if empty("points") => "has no points",
        _ if look(element, "opacity") == Some("0") => "has opacity 0",
        _ if !has_paint(element) => "has neither fill nor stroke",
        _ => return None,
    };
    Some(format!(
        "<{tag}> cannot be seen: it {why}; give it some or take it out"
    ))
}

fn has_paint(element: Element<'_>) -> bool {
    let own = [
        "data-fill",
        "data-stroke",
        "data-ground",
        "data-photo",
        "data-bar",
    ];
    if own.iter().any(|mark| element.has_attribute(*mark)) {
        return true;
    }
    let inherited = |name: &str, mark: &str| {
        element.ancestors().find_map(|e| {
            if e.has_attribute(mark) {
                return Some("of the theme");
            }
            look(e, name)
        })
    };
    let seen = |paint: Option<&str>, otherwise: bool| {
        paint.map_or(otherwise, |p| p != "none" && p != "transparent")
    };
    // A line encloses nothing that could be filled.
    let filled = element.tag_name().name() != "line" && seen(inherited("fill", "data-fill"), true);
    filled || seen(inherited("stroke", "data-stroke"), false)
}

/// Styles of words that a viewer shows and the banner does not.
pub(super) fn lost(element: Element<'_>) -> Option<String> {
    /// Attributes that the words of a slot do not take over.
    const LOST: &[&str] = &[
        "stroke",
        "text-decoration",
        "textLength",
        "writing-mode",
        "rotate",
        "word-spacing",
        "font-variant",
        "font-stretch",
        "text-shadow",
    ];
    let tag = element.tag_name().name();
    if !matches!(tag, "text" | "tspan" | "textPath") {
        return None;
    }
    if tag == "textPath" {
        return Some("words are not set along a path; put them on a line of their own".to_owned());
    }
    let plain = |value: &str| matches!(value, "none" | "normal" | "0");
    let name = LOST
        .iter()
        .find(|name| look(element, name).is_some_and(|v| !plain(v)))?;
    Some(format!(
        "{name} is not taken over to the words of a banner; take it out of the sample"
    ))
}

/// What an element's attributes refer to: their names and the ids.
pub(super) fn references<'a>(element: Element<'a>) -> Vec<(&'a str, &'a str)> {
    let style = element.attribute("style").unwrap_or_default();
    let declared = style.split(';').filter_map(|d| d.split_once(':'));
    let attributes = element.attributes().map(|a| (a.name(), a.value()));
    let painted = attributes
        .filter(|(name, _)| *name != "style")
        .chain(declared)
        .filter_map(|(name, value)| {
            let (_, inner) = value.split_once("url(")?;
            let (id, _) = inner.split_once(')')?;
            let id = id.trim().trim_matches(['"', '\'']).strip_prefix('#')?;
            Some((name.trim(), id))
        });
    painted.collect()
}
