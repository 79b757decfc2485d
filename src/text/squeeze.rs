//! Words wider than their room even at the smallest size: hyphenated, or parted where nothing
//! better is left.

use super::Style;
use super::breaks::{ZERO_WIDTH_SPACE, is_spaceless};
use super::fit::{Fitted, Room, fit};
use super::fonts::Fonts;
use super::hyphenate::{DASHES, pieces};
use super::scripts::script_of;
use super::shape::{SHAPED_AT, Shaped, Shaper};
use super::units::is_tracked;
use icu_properties::props::Script;
use std::ops::Range;
use std::sync::Arc;

/// What a hyphen takes, in ems, with a hair to spare: faces differ.
const HYPHEN: f32 = 0.42;
/// Sizes tried where words are parted: at the most so many, and no closer than so many pixels.
const MOST_TRIES: f32 = 64.0;
const LEAST_STEP: f32 = 1.0;
/// Rounds in which pieces of a word are made even.
const ROUNDS: usize = 10;

/// A place where a word may part.
#[derive(Debug, Clone, Copy)]
struct Joint {
    /// Its byte in the paragraph.
    at: usize,
    /// Ems from the unit's start.
    ems: f32,
    /// Whether a hyphen shows that the word goes on.
    hyphen: bool,
}

impl Shaper {
    /// Shapes a paragraph and fits it into a room. When a word does not fit at the smallest
    /// size it is hyphenated by the rules of its language; words of East Asian scripts part
    /// between letters, and what `glue` joined parts where it was joined.
    pub fn set(
        &mut self,
        text: &str,
        style: &Style,
        room: &Room,
        fonts: &Fonts,
    ) -> (Arc<Shaped>, Option<Fitted>) {
        let shaped = self.shape(text, style, fonts);
        if let Some(fitted) = fit(&shaped, room) {
            return (shaped, Some(fitted));
        }
        // Where every word fits, it is the lines that are too few, and no hyphen helps.
        if too_wide(&shaped, *room.sizes.start(), room.width).is_empty() {
            return (shaped, None);
        }
        // More and shorter pieces may fit at a larger size, so the largest is tried first; what
        // fits at one need not fit at a smaller one, whose pieces are others.
        let (smallest, largest) = (*room.sizes.start(), *room.sizes.end());
        let step = ((largest - smallest) / MOST_TRIES).max(LEAST_STEP);
        let mut tried: Option<(String, Arc<Shaped>)> = None;
        let mut size = largest;
        loop {
            if let Some(text) = parted(&shaped, size, room.width, &style.language) {
                let same = tried.take().filter(|(before, _)| *before == text);
                let again = match same {
                    Some((_, again)) => again,
                    None => self.shape(&text, style, fonts),
                };
                let room = Room {
                    sizes: size..=largest,
                    ..room.clone()
                };
                if let Some(fitted) = fit(&again, &room) {
                    return (again, Some(fitted));
                }
                tried = Some((text, again));
            }
            if size <= smallest {
                return (shaped, None);
            }
            size = (size - step).max(smallest);
        }
    }

    /// Shapes a paragraph, parted where a word of it is wider than the room at the smallest
    /// size.
    pub fn shape_parted(
        &mut self,
        text: &str,
        style: &Style,
        room: &Room,
        fonts: &Fonts,
    ) -> Arc<Shaped> {
        let shaped = self.shape(text, style, fonts);
        match parted(&shaped, *room.sizes.start(), room.width, &style.language) {
            Some(text) => self.shape(&text, style, fonts),
            None => shaped,
        }
    }
}

/// The units that are wider than a room at a size.
fn too_wide(words: &Shaped, size: f32, width: f32) -> Vec<usize> {
    let wide = |unit: &usize| words.width(*unit..unit + 1, size) > width;
    (0..words.units.len()).filter(wide).collect()
}

/// The paragraph with the words parted that are wider than a room at a size; `None` when none
/// is, or one cannot be.
fn parted(words: &Shaped, size: f32, width: f32, language: &str) -> Option<String> {
    let units = too_wide(words, size, width);
    if units.is_empty() {
        return None;
    }
    let mut text = words.text.clone();
    for unit in units.into_iter().rev() {
        let range = words.units.get(unit)?.text.clone();
        let joints = joints(words, range.clone(), size, language);
        let whole = words.width(unit..unit + 1, size) / size;
        for joint in even(&joints, whole, width / size)?.into_iter().rev() {
            let mark = if joint.hyphen { "-" } else { "" };
            text.insert_str(joint.at, &format!("{mark}{ZERO_WIDTH_SPACE}"));
        }
    }
    Some(text)
}

/// The places where a unit may part, in order.
fn joints(words: &Shaped, unit: Range<usize>, size: f32, language: &str) -> Vec<Joint> {
    let text = words.text.get(unit.clone()).unwrap_or_default();
    let mut places: Vec<(usize, bool)> = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(['\u{a0}', '\u{202f}', '/']) {
        if start > 0 {
            places.push((start, false));
        }
        let mut at = start;
        for piece in pieces(word, language) {
            if at > start {
                let dash = text.get(..at).is_some_and(|t| t.ends_with(DASHES));
                places.push((at, !dash));
            }
            at += piece.len();
        }
        // Letters that are syllables or words part without a hyphen.
        let parts = |letter| script_of(letter) == Script::Hangul || is_spaceless(letter);
        let bare = word
            .char_indices()
            .filter(|(at, letter)| *at > 0 && letter.is_alphabetic() && parts(*letter));
        places.extend(bare.map(|(at, _)| (start + at, false)));
        start += word.len();
    }
    places.sort_unstable();
    places.dedup_by_key(|(at, _)| *at);
    let bytes = places.iter().map(|(at, _)| unit.start + at);
    let ems = words.ems_before(unit.clone(), size, bytes);
    let joint = |((at, hyphen), ems): ((usize, bool), f32)| Joint {
        at: unit.start + at,
        ems,
        hyphen,
    };
    places.into_iter().zip(ems).map(joint).collect()
}

/// The joints that part a unit into as few pieces as fit, as even as can be.
fn even(joints: &[Joint], whole: f32, width: f32) -> Option<Vec<Joint>> {
    let fewest = greedy(joints, whole, width)?;
    let (mut best, mut low, mut high) = (fewest, 0.0, width);
    for _ in 0..ROUNDS {
        let middle = (low + high) / 2.0;
        match greedy(joints, whole, middle).filter(|found| found.len() == best.len()) {
            Some(found) => (best, high) = (found, middle),
            None => low = middle,
        }
    }
    Some(best)
}

/// Pieces as long as fit, one after the other; `None` when one is too wide.
fn greedy(joints: &[Joint], whole: f32, width: f32) -> Option<Vec<Joint>> {
    let mut chosen: Vec<Joint> = Vec::new();
    let mut start = 0.0;
    while whole - start > width {
        let fits = |joint: &&Joint| {
            let hyphen = if joint.hyphen { HYPHEN } else { 0.0 };
            joint.ems > start && joint.ems - start + hyphen <= width
        };
        let joint = joints.iter().rfind(fits)?;
        start = joint.ems;
        chosen.push(*joint);
    }
    Some(chosen)
}

impl Shaped {
    /// Ems, at a size, from a unit's start to each of some bytes in it, in order.
    fn ems_before(
        &self,
        unit: Range<usize>,
        size: f32,
        bytes: impl Iterator<Item = usize>,
    ) -> Vec<f32> {
        let lines = self.layout.lines();
        let runs = lines.flat_map(|line| line.runs().collect::<Vec<_>>());
        let clusters = runs.flat_map(|run| run.clusters().collect::<Vec<_>>());
        let mut advances: Vec<(usize, f32)> = clusters
            .map(|cluster| {
                let tracked = is_tracked(&cluster, &self.text);
                let tracking = if tracked { self.tracking(size) } else { 0.0 };
                let advance = cluster.advance() / SHAPED_AT + tracking;
                (cluster.text_range().start, advance)
            })
            .filter(|(at, _)| unit.contains(at))
            .collect();
        advances.sort_by_key(|(at, _)| *at);
        let before = |byte: usize| {
            let before = advances.iter().take_while(|(at, _)| *at < byte);
            before.map(|(_, ems)| ems).sum()
        };
        bytes.map(before).collect()
    }
}
