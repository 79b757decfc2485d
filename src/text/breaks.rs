//! Which breaks are good: even lines, no line that ends in a stub, no last line of one
//! short word. By dynamic programming over all breaks with a given number of lines, after
//! Knuth and Plass, *Breaking Paragraphs into Lines* (1981).

use super::shape::Shaped;
use std::ops::Range;

/// Costs are in units of a line's slack squared, where an empty line counts 1.
const AFTER_STUB: f32 = 0.06;
const BETWEEN_NAMES: f32 = 0.08;
const LONELY_WORD: f32 = 0.60;
/// A last line of one word shorter than this share of the room is lonely.
const LONELY_SHARE: f32 = 0.34;

/// The cheapest way to set all units in just `count` lines no wider than `width` ems.
pub(super) fn even_breaks(words: &Shaped, width: f32, count: usize) -> Vec<Range<usize>> {
    let units = words.units.len();
    if count <= 1 || units <= 1 {
        return std::iter::once(0..units).collect();
    }
    // best[n][end]: the least cost of setting units 0..end in n lines, and where line n began.
    let mut best = vec![vec![(f32::INFINITY, 0_usize); units + 1]; count + 1];
    if let Some(first) = best.first_mut().and_then(|row| row.first_mut()) {
        first.0 = 0.0;
    }
    for n in 1..=count {
        for end in n..=units {
            let mut cheapest = (f32::INFINITY, 0);
            for start in (n - 1..end).rev() {
                let line = words.width(start..end);
                if line > width {
                    break; // longer lines only from here on
                }
                let before = best[n - 1][start].0;
                let cost = before + line_cost(words, start..end, line, width, n == count);
                if cost < cheapest.0 {
                    cheapest = (cost, start);
                }
            }
            best[n][end] = cheapest;
        }
    }
    let mut lines = Vec::with_capacity(count);
    let mut end = units;
    for n in (1..=count).rev() {
        let start = best[n][end].1;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

fn line_cost(words: &Shaped, line: Range<usize>, wide: f32, width: f32, last: bool) -> f32 {
    let slack = (width - wide) / width;
    let mut cost = slack * slack;
    let end = words.words(line.end - 1).trim_end();
    if last {
        if line.len() == 1 && wide < width * LONELY_SHARE {
            cost += LONELY_WORD;
        }
    } else if is_stub(end) {
        cost += AFTER_STUB;
    } else if is_capital(end) && is_capital(words.words(line.end)) {
        cost += BETWEEN_NAMES;
    }
    cost
}

/// An article, preposition or conjunction that belongs to what follows.
fn is_stub(word: &str) -> bool {
    const STUBS: &[&str] = &[
        "a", "an", "the", "of", "to", "in", "on", "for", "at", "by", "and", "or", "with", "as",
        "its", "from", "der", "die", "das", "und", "von", "zu", "im", "le", "la", "les", "de",
        "du", "des", "et", "el", "los", "y", "en", "il", "di", "e", "o", "da", "do", "een", "het",
        "van",
    ];
    STUBS.contains(&word.to_lowercase().as_str())
}

/// A word that begins with a capital and does not end a clause: perhaps part of a name.
fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':', ';', '?', '!'])
}
