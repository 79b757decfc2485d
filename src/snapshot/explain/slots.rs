//! What changed in the words.

use super::super::outcome::Kind;
use super::super::record::{Record, SlotRecord};
use super::{Change, Moves, Roles, recolored, say};

/// Sizes that are no further apart, in pixels, are one.
const SAME_SIZE: f64 = 0.05;
/// Tracking that is no further apart, in ems, is one.
const SAME_TRACKING: f64 = 0.000_5;
/// Leading that is no further apart, in ems, is one.
const SAME_LEADING: f64 = 0.004;
/// Lines that are no more than this share wider are as wide: widths are kept to hundredths.
const SAME_WIDTH: f64 = 0.000_5;
/// An edge or middle that stays within so many pixels holds what grew or shrank there.
const HELD: f64 = 0.75;

/// What changed in the words; moves are gathered.
pub(super) fn changes(
    before: &Record,
    after: &Record,
    roles: &Roles,
    moves: &mut Moves,
) -> Vec<Change> {
    let mut found = Vec::new();
    let mut new: Vec<&SlotRecord> = after.slots.iter().collect();
    for from in &before.slots {
        let same = |to: &&SlotRecord| (&to.slot, &to.item) == (&from.slot, &from.item);
        let Some(at) = new.iter().position(same) else {
            found.push(Change::new(Kind::Element, format!("{} gone", told(from))));
            continue;
        };
        let to = new.remove(at);
        words(from, to, &mut found);
        let by = moved(from, to);
        moves.add(name(from), by);
        if from.color != to.color && !roles.explains(&from.color, &to.color) {
            found.push(recolored(&name(from), &from.color, &to.color));
        }
    }
    let new = new.into_iter();
    found.extend(new.map(|slot| Change::new(Kind::Element, format!("{} new", told(slot)))));
    found
}

/// `headline`, `figure 2`, `label of figure 2`.
fn name(slot: &SlotRecord) -> String {
    match (slot.item.as_str(), slot.slot.as_str()) {
        ("", name) => name.to_owned(),
        (item, "text") => item.to_owned(),
        (item, name) => format!("{name} of {item}"),
    }
}

/// A name with its words.
fn told(slot: &SlotRecord) -> String {
    format!("{} “{}”", name(slot), slot.text)
}

/// Other words; else how the same are set otherwise.
fn words(from: &SlotRecord, to: &SlotRecord, found: &mut Vec<Change>) {
    let name = name(from);
    if from.text != to.text {
        let texts = say::texts(&from.text, &to.text);
        found.push(Change::new(Kind::Words, format!("{name}: {texts}")));
    }
    let mut said = Vec::new();
    let resized = (from.size - to.size).abs() > SAME_SIZE;
    if resized {
        let (from, to) = (say::number(from.size), say::number(to.size));
        said.push(format!("{from} → {to} px"));
    }
    if from.lines.len() != to.lines.len() {
        let lines = if to.lines.len() == 1 { "line" } else { "lines" };
        said.push(format!("{} → {} {lines}", from.lines.len(), to.lines.len()));
    } else if from.text == to.text && broken(from) != broken(to) {
        said.push(format!("lines break elsewhere: {}", broken(to)));
    }
    if from.face != to.face {
        said.push(format!("set in {} instead of {}", to.face, from.face));
    }
    if from.weight != to.weight {
        said.push(format!("weight {} → {}", from.weight, to.weight));
    }
    if from.italic != to.italic {
        let style = if to.italic { "italic" } else { "upright" };
        said.push(style.to_owned());
    }
    // Tracking goes by size: with another size it is another as a matter of course.
    let tracked = !resized && (from.tracking - to.tracking).abs() > SAME_TRACKING;
    if tracked {
        let (from, to) = (from.tracking, to.tracking);
        said.push(format!("tracking {from:.3} → {to:.3} em"));
    }
    if let (Some(from), Some(to)) = (leading(from), leading(to))
        && (from - to).abs() > SAME_LEADING
    {
        let (from, to) = (say::number(from), say::number(to));
        said.push(format!("leading {from} → {to}"));
    }
    if said.is_empty() && from.text == to.text {
        said.extend(wider(from, to));
    }
    if !said.is_empty() {
        found.push(Change::new(
            Kind::Type,
            format!("{name} {}", said.join(", ")),
        ));
    }
}

/// Lines of the same words that came out wider: other kerning, or a face that is not the same.
fn wider(from: &SlotRecord, to: &SlotRecord) -> Option<String> {
    let wide = |slot: &SlotRecord| slot.lines.iter().map(|line| line.width).sum::<f64>();
    let (from, to) = (wide(from), wide(to));
    let share = (to - from) / from.max(1.0);
    if share.abs() <= SAME_WIDTH {
        return None;
    }
    let how = if share > 0.0 { "wider" } else { "narrower" };
    let percent = say::number(share.abs() * 100.0);
    Some(format!(
        "{percent} % {how}, same size and words: kerning or face"
    ))
}

/// The lines with a bar between.
fn broken(slot: &SlotRecord) -> String {
    let lines: Vec<_> = slot.lines.iter().map(|line| line.text.as_str()).collect();
    lines.join(" | ")
}

/// Distance between baselines, in ems.
fn leading(slot: &SlotRecord) -> Option<f64> {
    let (first, last) = (slot.lines.first()?, slot.lines.last()?);
    let steps = slot.lines.len().checked_sub(1).filter(|steps| *steps > 0)?;
    Some((last.y - first.y) / steps as f64 / slot.size.max(1.0))
}

/// How far words moved. What grew or shrank has not, as long as an edge or the middle stays.
fn moved(from: &SlotRecord, to: &SlotRecord) -> (f64, f64) {
    let along = |at: usize| {
        let (begin, length) = (from.place[at], from.place[at + 2]);
        let (new_begin, new_length) = (to.place[at], to.place[at + 2]);
        let by =
            [0.0, 0.5, 1.0].map(|part| (new_begin + part * new_length) - (begin + part * length));
        if (length - new_length).abs() < SAME_SIZE {
            return by[0];
        }
        let least = by.into_iter().min_by(|a, b| a.abs().total_cmp(&b.abs()));
        least.filter(|by| by.abs() > HELD).unwrap_or(0.0)
    };
    (along(0), along(1))
}
