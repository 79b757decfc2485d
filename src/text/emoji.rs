//! Emoji in a text: found as whole sequences, and left out where no face shows them.

use icu_properties::CodePointSetData;
use icu_properties::props::{
    Emoji, EmojiModifier, EmojiPresentation, ExtendedPictographic, RegionalIndicator,
};
use std::ops::Range;

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const TEXT_SELECTOR: char = '\u{fe0e}';
const EMOJI_SELECTOR: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';
/// Letters of a flag's region after a black flag, and their end.
const TAGS: std::ops::RangeInclusive<char> = '\u{e0020}'..='\u{e007f}';

/// An emoji of one or more letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Whether it asks to be a picture rather than a black sign.
    pub(super) colored: bool,
}

/// The emoji of a text, in the order of reading (Unicode Technical Standard 51, ED-17).
pub(super) fn sequences(text: &str) -> Vec<Sequence> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (mut length, mut colored) = element(rest);
        while length > 0
            && let Some(joined) = rest.get(length..)
            && let Some(next) = joined.strip_prefix(ZERO_WIDTH_JOINER)
            && let (more @ 1.., _) = element(next)
        {
            length += ZERO_WIDTH_JOINER.len_utf8() + more;
            colored = true;
        }
        if length > 0 {
            let range = at..at + length;
            found.push(Sequence { range, colored });
        }
        at += length.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    found
}

/// The bytes of the emoji, without joiners, that a text begins with, 0 for none; and whether
/// it asks to be a picture.
fn element(text: &str) -> (usize, bool) {
    let mut letters = text.chars().peekable();
    let Some(first) = letters.next() else {
        return (0, false);
    };
    let mut length = first.len_utf8();
    if is_flag_letter(first) {
        return match letters.next() {
            Some(second) if is_flag_letter(second) => (length + second.len_utf8(), true),
            _ => (length, true),
        };
    }
    if first.is_ascii_digit() || matches!(first, '#' | '*') {
        let selector = letters.next_if_eq(&EMOJI_SELECTOR).is_some();
        return match letters.next() {
            Some(KEYCAP) if selector => (1 + EMOJI_SELECTOR.len_utf8() + KEYCAP.len_utf8(), true),
            Some(KEYCAP) => (1 + KEYCAP.len_utf8(), true),
            _ => (0, false),
        };
    }
    if !is_emoji(first) {
        return (0, false);
    }
    let mut colored = CodePointSetData::new::<EmojiPresentation>().contains(first);
    if letters.next_if_eq(&TEXT_SELECTOR).is_some() {
        return (length + TEXT_SELECTOR.len_utf8(), false);
    }
    let tone = |c: &char| CodePointSetData::new::<EmojiModifier>().contains(*c);
    if letters.next_if_eq(&EMOJI_SELECTOR).is_some() {
        (length, colored) = (length + EMOJI_SELECTOR.len_utf8(), true);
    }
    if let Some(tone) = letters.next_if(tone) {
        (length, colored) = (length + tone.len_utf8(), true);
    }
    while let Some(tag) = letters.next_if(|c| TAGS.contains(c)) {
        (length, colored) = (length + tag.len_utf8(), true);
    }
    (length, colored)
}

/// The text without the emoji that `shows` says no face shows as one picture: a family must
/// not come apart into its members. Text without such emoji is as it was.
#[must_use]
pub fn without_emoji(text: &str, mut shows: impl FnMut(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    for sequence in sequences(text) {
        let emoji = text.get(sequence.range.clone()).unwrap_or_default();
        if !shows(emoji) {
            kept.push_str(text.get(end..sequence.range.start).unwrap_or_default());
            end = sequence.range.end;
        }
    }
    if end == 0 {
        return text.to_owned();
    }
    kept.push_str(text.get(end..).unwrap_or_default());
    kept.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A letter that is a picture by itself, or a part of none but pictures.
pub(super) fn is_emoji(letter: char) -> bool {
    letter == KEYCAP
        || is_flag_letter(letter)
        || CodePointSetData::new::<ExtendedPictographic>().contains(letter)
        || (CodePointSetData::new::<Emoji>().contains(letter) && !letter.is_ascii())
}

fn is_flag_letter(letter: char) -> bool {
    CodePointSetData::new::<RegionalIndicator>().contains(letter)
}

#[cfg(test)]
mod tests {
    use super::{sequences, without_emoji};

    #[test]
    fn emoji_go_and_letters_stay() {
        for (name, text, want) in [
            ("none", "Rain, at last", "Rain, at last"),
            ("one", "Rain ☔ at last", "Rain at last"),
            ("a clock", "Late ⏰", "Late"),
            ("a family", "Home 👩‍👩‍👧 again", "Home again"),
            ("a skin tone", "Wave 👋🏽!", "Wave !"),
            ("a flag", "To 🇫🇷", "To"),
            ("a region's flag", "To 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "To"),
            ("a keycap", "Press 1️⃣", "Press"),
            ("a keycap without its selector", "Press 1⃣", "Press"),
            ("at both ends", "🔥 Heat 🔥", "Heat"),
            ("nothing else", "🔥🔥", ""),
            ("figures", "3 of 10, #1 *", "3 of 10, #1 *"),
            (
                "a joiner between letters",
                "می\u{200d}خواهم",
                "می\u{200d}خواهم",
            ),
        ] {
            assert_eq!(without_emoji(text, |_| false), want, "{name}");
            assert_eq!(without_emoji(text, |_| true), text, "{name}");
        }
    }

    #[test]
    fn a_sequence_is_one_and_says_whether_it_is_a_picture() {
        for (name, text, want) in [
            ("a family", "👩‍👩‍👧", &[("👩‍👩‍👧", true)][..]),
            ("two flags", "🇫🇷🇩🇪", &[("🇫🇷", true), ("🇩🇪", true)]),
            ("half a flag", "🇫 a", &[("🇫", true)]),
            ("a heart", "❤️", &[("❤️", true)]),
            ("a black heart", "❤", &[("❤", false)]),
            (
                "a heart asked for in black",
                "☔\u{fe0e}",
                &[("☔\u{fe0e}", false)],
            ),
            ("a joiner at the end", "👩\u{200d}", &[("👩", true)]),
            ("side by side", "🔥🚀", &[("🔥", true), ("🚀", true)]),
        ] {
            let found = sequences(text);
            let found: Vec<_> = found
                .iter()
                .map(|s| (&text[s.range.clone()], s.colored))
                .collect();
            assert_eq!(found, want, "{name}");
        }
    }
}
