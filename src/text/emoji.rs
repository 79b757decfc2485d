//! Emoji that no face holds are left out of the words rather than set as boxes.

use icu_properties::CodePointSetData;
use icu_properties::props::{EmojiModifier, ExtendedPictographic, RegionalIndicator};

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const EMOJI_SELECTOR: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// The text without the emoji that `holds` says no face holds, and without the joiners,
/// selectors and skin tones that belonged to them. Text without such emoji is as it was.
#[must_use]
pub fn without_emoji(text: &str, holds: impl Fn(char) -> bool) -> String {
    if !text.chars().any(|c| is_emoji(c) && !holds(c)) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut left_out = false;
    for letter in text.chars() {
        let belongs = matches!(letter, ZERO_WIDTH_JOINER | EMOJI_SELECTOR | KEYCAP)
            || CodePointSetData::new::<EmojiModifier>().contains(letter);
        if (belongs && left_out) || (is_emoji(letter) && !holds(letter)) {
            left_out = true;
            continue;
        }
        left_out = false;
        kept.push(letter);
    }
    kept.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A letter that is a picture, by the Unicode property.
fn is_emoji(letter: char) -> bool {
    letter == KEYCAP
        || CodePointSetData::new::<ExtendedPictographic>().contains(letter)
        || CodePointSetData::new::<RegionalIndicator>().contains(letter)
}

#[cfg(test)]
mod tests {
    use super::without_emoji;

    #[test]
    fn emoji_go_and_letters_stay() {
        for (name, text, want) in [
            ("none", "Rain, at last", "Rain, at last"),
            ("one", "Rain ☔ at last", "Rain at last"),
            ("a clock", "Late ⏰", "Late"),
            ("a family", "Home 👩‍👩‍👧 again", "Home again"),
            ("a skin tone", "Wave 👋🏽!", "Wave !"),
            ("a flag", "To 🇫🇷", "To"),
            ("a keycap", "Press 1️⃣", "Press 1\u{fe0f}"),
            (
                "a joiner between letters",
                "می\u{200d}خواهم",
                "می\u{200d}خواهم",
            ),
        ] {
            assert_eq!(without_emoji(text, |c| !super::is_emoji(c)), want, "{name}");
        }
    }
}
