//! Full-width punctuation side by side: two marks share the space between them, as Japanese and
//! Chinese typesetters have it (JLREQ 3.1.4, CLREQ 3.1.6; `text-spacing-trim` in CSS Text 4).

use super::face::Han;
use std::ops::Range;

/// Marks with their ink on the right half of the em.
const OPENING: &str = "（［｛「『【〔〖〘〚｟《〈";
/// Marks with their ink on the left half.
const CLOSING: &str = "）］｝」』】〕〗〙〛｠》〉";
/// Stops: on the left half, but in the middle where traditional letters are written.
const STOPS: &str = "、。，．";
/// Marks in the middle, and the space.
const MIDDLE: &str = "・：；\u{3000}";
/// Marks of Latin faces, which bring no space of their own.
const NARROW_OPENING: &str = "“‘([{«‹";
const NARROW_CLOSING: &str = "”’)]}»›";

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Opening,
    Closing,
    Middle,
    NarrowOpening,
    NarrowClosing,
    None,
}

/// The marks that give up the empty half of their em to the mark beside them.
pub(super) fn halved(text: &str, language: &str) -> Vec<Range<usize>> {
    if text.is_ascii() {
        return Vec::new();
    }
    let [forms, ..] = Han::wanted(language);
    let centered = matches!(forms, Han::Traditional | Han::HongKong);
    let mark = |letter: char| match letter {
        _ if letter.is_alphanumeric() => Mark::None,
        _ if OPENING.contains(letter) => Mark::Opening,
        _ if CLOSING.contains(letter) => Mark::Closing,
        _ if STOPS.contains(letter) && !centered => Mark::Closing,
        _ if STOPS.contains(letter) || MIDDLE.contains(letter) => Mark::Middle,
        _ if NARROW_OPENING.contains(letter) => Mark::NarrowOpening,
        _ if NARROW_CLOSING.contains(letter) => Mark::NarrowClosing,
        _ => Mark::None,
    };
    let mut found = Vec::new();
    let mut before = (0..0, Mark::None);
    for (at, letter) in text.char_indices() {
        use Mark::{Closing, Middle, NarrowClosing, NarrowOpening, Opening};
        let this = (at..at + letter.len_utf8(), mark(letter));
        match (before.1, this.1) {
            (Opening | Closing | Middle | NarrowOpening, Opening) => found.push(this.0.clone()),
            (Closing, Closing | Middle | NarrowClosing) => found.push(before.0),
            _ => {}
        }
        before = this;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::halved;

    #[test]
    fn marks_side_by_side_share_their_space() {
        for (name, text, language, want) in [
            (
                "a comma and a bracket",
                "市长说，「好」了。",
                "zh-Hans",
                "「",
            ),
            ("a colon and a bracket", "表示：「新", "zh-Hant", "「"),
            ("a stop and a bracket", "靠岸。」", "ja", "。"),
            ("a stop in the middle", "靠岸。」", "zh-Hant", ""),
            ("a stop and a narrow quote", "靠岸。”", "zh-Hans", "。"),
            ("two brackets", "（「新」）", "ja", "「」"),
            ("closed and opened", "」「", "ja", "「"),
            ("between letters", "「新」の", "ja", ""),
            ("latin", "(“a”)", "en", ""),
        ] {
            let found: String = halved(text, language)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect();
            assert_eq!(found, want, "{name}");
        }
    }
}
