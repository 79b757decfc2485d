//! Which breaks are good: even lines, names and clauses whole, no last line of one short word.
//! By dynamic programming over all breaks with a given number of lines, after Knuth and Plass,
//! *Breaking Paragraphs into Lines* (1981).

use super::scripts::script_of;
use super::shape::Shaped;
use icu_properties::props::Script;
use std::ops::Range;

// Costs are in units of a line's slack squared, where an empty line counts 1. A number and its
// unit never part: `glue` has joined them.

/// A first name and its surname.
const IN_NAME: f32 = 0.36;
/// Two capitals side by side: perhaps a name.
const BETWEEN_CAPITALS: f32 = 0.12;
/// After an article, preposition or conjunction.
const AFTER_STUB: f32 = 0.10;
/// After a hyphen that holds short parts together: `Wi-Fi`, `AI-led`.
const AFTER_HYPHEN: f32 = 0.09;
/// Within a word of a script that is written without spaces.
const IN_WORD: f32 = 0.14;
/// Before kana that end a word or mark its part in the sentence.
const BEFORE_KANA: f32 = 0.16;
/// Words of a spaceless script are kept whole, with their particles, up to so many letters.
const LONGEST_PHRASE: usize = 8;
/// Between a count and what it counts.
const AFTER_COUNT: f32 = 0.05;
/// A last line of one short word.
const LONELY: f32 = 0.09;
/// A last line of one word shorter than this share of the room is lonely.
const LONELY_SHARE: f32 = 0.34;
/// A last line of letters without spaces is lonely below this width, in ems.
const LONELY_EMS: f32 = 2.5;

/// The cheapest way to set all units in just `count` lines no wider than `width`, both at one
/// size.
pub(super) fn even_breaks(
    words: &Shaped,
    size: f32,
    width: f32,
    count: usize,
) -> Vec<Range<usize>> {
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
                let line = words.width(start..end, size);
                if line > width {
                    break; // longer lines only from here on
                }
                let before = best[n - 1][start].0;
                let slack = (width - line) / width;
                let last = (n == count).then_some(line);
                let cost = before + slack * slack + ending(words, start..end, size, last, width);
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

/// Lets a line break and has no width.
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// What it costs that a line ends where it does; `last` is the width of the last line.
fn ending(words: &Shaped, line: Range<usize>, size: f32, last: Option<f32>, width: f32) -> f32 {
    let Some(wide) = last else {
        return words
            .units
            .get(line.end - 1)
            .map_or(0.0, |unit| unit.parting);
    };
    let text = words.text_of(line);
    let text = text.trim();
    let one_word = !text.contains(' ');
    let spaceless = text.chars().next_back().is_some_and(is_spaceless);
    let lonely = if spaceless {
        wide < LONELY_EMS * size
    } else {
        one_word && wide < width * LONELY_SHARE
    };
    if lonely { LONELY } else { 0.0 }
}

/// What is known of a paragraph when its partings are weighed.
pub(super) struct Paragraph {
    /// Where names of two or more words stand in it.
    names: Vec<Range<usize>>,
    /// Most of its words begin with a capital, so that one says nothing.
    shouts: bool,
}

impl Paragraph {
    /// Finds the names of a list in a text.
    pub(super) fn new(text: &str, names: &[String]) -> Self {
        let long = |word: &&str| word.chars().count() > 3;
        let words: Vec<&str> = text.split_whitespace().filter(long).collect();
        let capital = |word: &&&str| word.starts_with(char::is_uppercase);
        let capitals = words.iter().filter(capital).count();
        Self {
            names: names.iter().flat_map(|name| places(text, name)).collect(),
            shouts: capitals * 3 > words.len() * 2,
        }
    }

    /// What it costs to part the units before and after a place.
    pub(super) fn parting(&self, before: &str, after: &str, at: usize, word_ends: bool) -> f32 {
        let (end, next) = (before.trim_end(), after.trim_end());
        if self
            .names
            .iter()
            .any(|name| name.start < at && at < name.end)
        {
            return IN_NAME;
        }
        if end.len() == before.len() {
            return self.within_word(end, next, word_ends);
        }
        let clause_ends = end.ends_with([
            ',', '.', ':', ';', '?', '!', '–', '—', '”', '»', '،', '؛', '؟', '।',
        ]);
        if clause_ends {
            return 0.0;
        }
        if is_stub(end) {
            return AFTER_STUB;
        }
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        if !self.shouts && capital(end) && capital(next) {
            return BETWEEN_CAPITALS;
        }
        let counts =
            end.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(char::is_alphabetic);
        if counts { AFTER_COUNT } else { 0.0 }
    }

    /// Whether two units are never parted: they are of one word, or the second is a particle or
    /// ending of the first, as in a *bunsetsu*.
    pub(super) fn keeps(&self, before: &str, after: &str, begins_word: bool) -> bool {
        let next = after.chars().next();
        let together = before.chars().count() + after.chars().count() <= LONGEST_PHRASE;
        // What was parted on purpose stays so.
        let parted = before.ends_with(ZERO_WIDTH_SPACE);
        if !next.is_some_and(is_spaceless) || !together || parted {
            return false;
        }
        let hiragana = next.is_some_and(|c| script_of(c) == Script::Hiragana);
        !begins_word || (hiragana && before.ends_with(char::is_alphanumeric))
    }

    /// A break without a space: after a hyphen, or between letters of a spaceless script.
    fn within_word(&self, end: &str, next: &str, word_ends: bool) -> f32 {
        const SHORT: usize = 3;
        if end.ends_with(['-', '‐']) {
            let part = end
                .trim_end_matches(['-', '‐'])
                .rsplit(['-', ' ', '\u{a0}'])
                .next();
            let short = part.is_some_and(|part| part.chars().count() <= SHORT)
                || next.chars().count() <= SHORT;
            return if short { AFTER_HYPHEN } else { 0.0 };
        }
        let first = next.chars().next();
        // A phrase of Japanese seldom begins with a hiragana, most of its particles are one.
        let hiragana = first.is_some_and(|c| script_of(c) == Script::Hiragana);
        if hiragana && end.ends_with(char::is_alphanumeric) {
            return BEFORE_KANA;
        }
        let spaceless = first.is_some_and(is_spaceless);
        if spaceless && !word_ends {
            IN_WORD
        } else {
            0.0
        }
    }
}

/// Where a name stands in a text, whatever spaces are between its words.
fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let same = |a: char, b: char| a == b || (a.is_whitespace() && b == ' ');
    let at = |(start, _): (usize, char)| {
        let mut letters = text.get(start..)?.char_indices();
        let mut end = start;
        for wanted in name.chars() {
            let (at, letter) = letters.next().filter(|(_, l)| same(*l, wanted))?;
            end = start + at + letter.len_utf8();
        }
        // A whole word, or one with an ending such as `’s`.
        let next = text.get(end..)?.chars().next();
        let before = text.get(..start)?.chars().next_back();
        let parts = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        (!parts(next) && !parts(before)).then_some(start..end)
    };
    text.char_indices().filter_map(at).collect()
}

/// Whether a letter is of a script that is written without spaces between words.
pub(super) fn is_spaceless(letter: char) -> bool {
    matches!(
        script_of(letter),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Bopomofo
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}

/// An article, preposition or conjunction that belongs to what follows.
fn is_stub(word: &str) -> bool {
    const STUBS: &[&str] = &[
        "a", "an", "the", "of", "to", "in", "on", "for", "at", "by", "and", "or", "with", "as",
        "its", "from", "is", "no", "der", "die", "das", "den", "dem", "ein", "eine", "und", "von",
        "zu", "im", "für", "mit", "auf", "bei", "le", "la", "les", "de", "du", "des", "un", "une",
        "à", "au", "aux", "et", "el", "los", "las", "del", "y", "en", "por", "para", "con", "il",
        "lo", "gli", "di", "e", "o", "da", "per", "os", "do", "dos", "na", "em", "een", "het",
        "van", "voor", "ve", "bir", "в", "на", "с", "к", "и", "по", "из", "от", "до", "за", "ο",
        "η", "το", "και", "να", "του", "της", "w", "z", "i", "och", "av", "på",
    ];
    let word = word.trim_start_matches(['“', '‘', '„', '«', '(', '\u{202f}']);
    // A capital in the middle of a line is `The Hague`, at its start it is still an article.
    STUBS.contains(&word) || STUBS.contains(&word.to_lowercase().as_str())
}
