//! The largest size at which words fit their room, then the best breaks at that size.

use super::Rules;
use super::breaks::even_breaks;
use super::shape::Shaped;
use std::ops::{Range, RangeInclusive};

/// Sizes are solved to this step, in pixels: finer than any eye, and the same everywhere.
const STEP: f32 = 0.25;

/// A room for words, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// Its width.
    pub width: f32,
    /// Its height, from the top of the first capital to the lowest descender.
    pub height: f32,
    /// Its height from the top of the first capital to the last baseline.
    pub to_baseline: f32,
    /// How many lines may be set at the most.
    pub lines: usize,
    /// How many lines are wanted at the least, as far as there are words for them.
    pub least_lines: usize,
    /// The sizes allowed, in pixels to the em.
    pub sizes: RangeInclusive<f32>,
}

/// Words fitted: a size and the units of each line.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Pixels to the em.
    pub size: f32,
    /// The units of each line, in order; together all units.
    pub lines: Vec<Range<usize>>,
    /// Width in pixels of each line.
    pub widths: Vec<f32>,
    /// Top of the first capital to the last baseline, in pixels.
    pub height: f32,
}

/// Fits a shaped paragraph into a room; `None` when it does not fit at the smallest size.
///
/// The size is the largest multiple of a quarter pixel in the room's range at which greedy
/// breaking needs no more lines than the room has; greedy breaking needs the fewest lines of
/// all, so no larger size can fit.
#[must_use]
pub fn fit(words: &Shaped, room: &Room) -> Option<Fitted> {
    let (smallest, largest) = (*room.sizes.start(), *room.sizes.end());
    let steps = ((largest - smallest) / STEP).max(0.0).floor();
    // Bisection over whole steps: `fits` holds up to some step and fails from there on.
    let at = |step: f32| smallest + step * STEP;
    lines_at(words, room, smallest)?;
    let (mut good, mut bad) = (0.0_f32, steps + 1.0);
    while bad - good > 1.0 {
        let middle = ((good + bad) / 2.0).floor();
        if lines_at(words, room, at(middle)).is_some() {
            good = middle;
        } else {
            bad = middle;
        }
    }
    let size = at(good);
    let count = lines_at(words, room, size)?;
    let lines = match words.rules {
        Rules::House => even_breaks(words, size, room.width, count),
        Rules::Browser => full_lines(words, size, room.width),
    };
    let widths = lines
        .iter()
        .map(|line| words.width(line.clone(), size))
        .collect();
    Some(Fitted {
        size,
        height: words.height(count, size),
        lines,
        widths,
    })
}

/// How many lines greedy breaking needs at a size; `None` when that is not within the room.
fn lines_at(words: &Shaped, room: &Room, size: f32) -> Option<usize> {
    let mut lines = 1;
    let mut start = 0;
    for end in 0..words.units.len() {
        if words.width(start..end + 1, size) > room.width {
            lines += 1;
            start = end;
            if lines > room.lines || words.width(start..end + 1, size) > room.width {
                return None; // too many lines, or one unit alone is wider than the room
            }
        }
    }
    // Fewer lines can always be parted into more.
    let lines = lines.max(room.least_lines.min(words.units.len()));
    let height = words.height(lines, size);
    let tall = height > room.to_baseline || height + words.below() * size > room.height;
    (lines <= room.lines && !tall).then_some(lines)
}

/// Each line as full as it can be.
fn full_lines(words: &Shaped, size: f32, width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 0..words.units.len() {
        if start < end && words.width(start..end + 1, size) > width {
            lines.push(start..end);
            start = end;
        }
    }
    lines.push(start..words.units.len());
    lines
}
