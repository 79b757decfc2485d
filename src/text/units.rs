//! The units of a paragraph: what lies between the places where a line may break.

use super::breaks::Paragraph;
use super::shape::{SHAPED_AT, is_unseen};
use super::{Rules, Style};
use parley::Layout;
use parley::layout::{Cluster, Line};
use std::ops::Range;

/// The least stretch of a paragraph that a line can hold: a word with the space after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its bytes in the paragraph.
    pub text: Range<usize>,
    /// Width in ems with the space after it.
    pub advance: f32,
    /// Width in ems of that space, which hangs at a line's end.
    pub hanging: f32,
    /// Its code points, for the breaker.
    pub(super) chars: u32,
    /// Letters that tracking moves, those of the space after it too.
    pub(super) letters: u32,
    /// Letters of the space after it.
    pub(super) hanging_letters: u32,
    /// What it costs to end a line after it.
    pub(super) parting: f32,
}

impl Unit {
    /// Takes the unit after it in.
    fn join(&mut self, next: Self) {
        self.text.end = next.text.end;
        self.advance += next.advance;
        self.hanging = next.hanging;
        self.chars += next.chars;
        self.letters += next.letters;
        self.hanging_letters = next.hanging_letters;
    }
}

/// The lines of a paragraph without any room, as units; words that a script writes without
/// spaces between are kept whole.
pub(super) fn units(layout: &Layout<()>, text: &str, style: &Style) -> Vec<Unit> {
    let paragraph = Paragraph::new(text, &style.names);
    let mut units: Vec<Unit> = Vec::new();
    for line in layout.lines() {
        let (next, begins_word) = unit(&line, text);
        if next.chars == 0 {
            continue;
        }
        let Some(last) = units.last_mut() else {
            units.push(next);
            continue;
        };
        let before = text.get(last.text.clone()).unwrap_or_default();
        let after = text.get(next.text.clone()).unwrap_or_default();
        if style.rules == Rules::House && paragraph.keeps(before, after, begins_word) {
            last.join(next);
        } else {
            last.parting = paragraph.parting(before, after, next.text.start, begins_word);
            units.push(next);
        }
    }
    units
}

/// Whether a cluster is a letter that tracking sets apart from the next: what is not seen is none.
pub(super) fn is_tracked(cluster: &Cluster<'_, ()>, text: &str) -> bool {
    let letters = text.get(cluster.text_range()).unwrap_or_default();
    !cluster.is_ligature_continuation()
        && cluster.glyphs().next().is_some()
        && !letters.chars().all(is_unseen)
}

/// A unit, and whether a word of its language begins with it: spaceless scripts need a
/// dictionary to say.
fn unit(line: &Line<'_, ()>, text: &str) -> (Unit, bool) {
    let range = line.text_range();
    let words = text.get(range.clone()).unwrap_or_default();
    let end = range.start + words.trim_end_matches(' ').len();
    let (mut letters, mut hanging_letters) = (0, 0);
    let mut begins_word = true;
    for cluster in line
        .runs()
        .flat_map(|run| run.clusters().collect::<Vec<_>>())
    {
        let at = cluster.text_range().start;
        if at == range.start {
            begins_word = cluster.is_word_boundary();
        }
        if is_tracked(&cluster, text) {
            letters += 1;
            hanging_letters += u32::from(at >= end);
        }
    }
    let metrics = line.metrics();
    let unit = Unit {
        advance: metrics.advance / SHAPED_AT,
        hanging: metrics.hanging_advance / SHAPED_AT,
        chars: words.chars().count() as u32,
        text: range,
        letters,
        hanging_letters,
        parting: 0.0,
    };
    (unit, begins_word)
}
