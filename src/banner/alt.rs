//! What one banner says, in words: what it shows, not all that the brief holds.

use crate::brief::Alt;
use crate::scene::{Item, Layer, Scene};
use std::collections::BTreeMap;

/// Headline, figures, chart and deck as they are set, as far as they fit.
pub(super) fn text(scene: &Scene) -> String {
    let words = scene.layers.iter().filter_map(|layer| match layer {
        Layer::Words(words) => Some(words),
        _ => None,
    });
    let mut plain: BTreeMap<&str, &str> = BTreeMap::new();
    let mut figures: BTreeMap<u16, [&str; 2]> = BTreeMap::new();
    let mut points: BTreeMap<u16, [&str; 2]> = BTreeMap::new();
    let mut lines: BTreeMap<u16, [&str; 2]> = BTreeMap::new();
    // Each slot that was set is one layer of words.
    for (words, set) in words.zip(&scene.slots) {
        let text = set.text.as_str();
        let (list, number) = match words.item {
            None => {
                plain.insert(&set.slot, text);
                continue;
            }
            Some(Item::Figure(number)) => (&mut figures, number),
            Some(Item::Point(number)) => (&mut points, number),
            Some(Item::Line(number)) => (&mut lines, number),
        };
        let [value, name] = list.entry(number).or_default();
        match set.slot.as_str() {
            "text" => *value = text,
            "label" | "x" | "when" => *name = text,
            "number" => {}
            other => {
                plain.insert(other, text);
            }
        }
    }
    let said = |slot: &str| plain.get(slot).copied().unwrap_or_default();
    let mut alt = Alt::of(&scene.language);
    alt.headline(
        [said("headline")]
            .into_iter()
            .filter(|words| !words.is_empty()),
    );
    alt.sentence(said("question"));
    let whole = |figure: &str| match [".approx", ".number"]
        .map(|part| plain.get(part_of(figure, part).as_str()))
    {
        [Some(approx), Some(number)] => format!("{approx} {number}"),
        [None, Some(number)] => (*number).to_owned(),
        _ => said(&part_of(figure, ".text")).to_owned(),
    };
    for figure in ["lead", "share"] {
        let text = whole(figure);
        if !text.is_empty() {
            alt.figure(&text, said(&part_of(figure, ".label")));
        }
    }
    alt.quote(said("quote"), said("quote.speaker"));
    for [value, label] in figures.values().filter(|[value, _]| !value.is_empty()) {
        alt.figure(value, label);
    }
    let points: Vec<(String, String)> = points
        .values()
        .map(|[value, x]| ((*x).to_owned(), (*value).to_owned()))
        .collect();
    if !points.is_empty() {
        alt.series(said("series.label"), &points);
    }
    for [text, when] in lines.values() {
        match when.is_empty() {
            true => alt.sentence(text),
            false => alt.figure(when, text),
        };
    }
    if points.is_empty() && !said("series.value").is_empty() {
        alt.figure(said("series.value"), said("series.label"));
    }
    alt.sentence(said("answer"));
    alt.sentence(said("deck"));
    alt.text
}

/// A field of a figure: `lead.label`.
fn part_of(figure: &str, part: &str) -> String {
    format!("{figure}{part}")
}
