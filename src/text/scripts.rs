//! What scripts ask of type: room above and below the line, leading, direction.

use icu_properties::props::{BidiClass, Script};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

/// What the letters of a script need, in ems. Measured on Noto's faces, which are drawn to
/// stand beside Latin ones; rounded up to the next hundredth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Needs {
    /// From the baseline to the top of usual letters with their marks.
    pub(super) top: f32,
    /// From the baseline to the bottom of usual letters with their marks.
    pub(super) bottom: f32,
    /// The least distance between baselines at which lines do not touch.
    pub(super) leading: f32,
    /// Whether letters may be spaced: joined ones and those with marks beside them may not.
    pub(super) tracks: bool,
}

/// The needs of a letter's script; `None` for Latin, Greek and Cyrillic, for which layouts are
/// drawn, and for what is of no script.
pub(super) fn needs(letter: char) -> Option<Needs> {
    let script = script_of(letter);
    let (top, bottom, leading, tracks) = match script {
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Common | Script::Inherited => {
            return None;
        }
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo => {
            (0.84, 0.10, 1.22, true)
        }
        Script::Hangul => (0.84, 0.10, 1.24, true),
        Script::Hebrew => (0.72, 0.22, 1.16, true),
        Script::Armenian | Script::Georgian => (0.74, 0.24, 1.14, true),
        Script::Ethiopic => (0.78, 0.16, 1.2, true),
        Script::Arabic | Script::Syriac | Script::Nko | Script::Thaana => (0.82, 0.34, 1.3, false),
        Script::Devanagari | Script::Bengali | Script::Gurmukhi | Script::Gujarati => {
            (0.92, 0.34, 1.32, false)
        }
        Script::Thai | Script::Lao => (0.98, 0.28, 1.36, false),
        _ => (0.92, 0.36, 1.34, false),
    };
    Some(Needs {
        top,
        bottom,
        leading,
        tracks,
    })
}

/// The script that a letter belongs to, by its Unicode property.
pub(super) fn script_of(letter: char) -> Script {
    const SCRIPTS: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::new();
    SCRIPTS.get(letter)
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// Whether a language, by its BCP 47 code, is written from right to left.
#[must_use]
pub fn reads_right_to_left(language: &str) -> bool {
    let mut parts = language.split(['-', '_']);
    let first = parts.next().unwrap_or_default().to_lowercase();
    match parts.find(|part| part.len() == 4) {
        Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"]
            .contains(&script.to_lowercase().as_str()),
        None => RIGHT_TO_LEFT.contains(&first.as_str()),
    }
}

/// Whether a paragraph is set from right to left: in such a language as soon as it holds a
/// letter of such a script, else when most of its letters are.
#[must_use]
pub fn is_right_to_left(text: &str, language: &str) -> bool {
    const CLASSES: CodePointMapDataBorrowed<'static, BidiClass> = CodePointMapData::new();
    let (mut right, mut left) = (0_usize, 0_usize);
    for letter in text.chars() {
        match CLASSES.get(letter) {
            BidiClass::RightToLeft | BidiClass::ArabicLetter => right += 1,
            BidiClass::LeftToRight => left += 1,
            _ => {}
        }
    }
    right > left || (right > 0 && reads_right_to_left(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_take_their_direction_from_language_and_letters() {
        for (name, text, language, want) in [
            ("english", "Rain at last", "en", false),
            ("hebrew", "גשם סוף סוף", "he", true),
            (
                "arabic that begins with a name",
                "OpenAI تعلن عن Azure",
                "ar",
                true,
            ),
            (
                "latin in an arabic page",
                "Source: Studio Global",
                "ar",
                false,
            ),
            (
                "a hebrew word in english",
                "The word שלום means peace",
                "en",
                false,
            ),
            ("hebrew of no language", "גשם סוף סוף", "", true),
            ("figures only", "42 %", "ar", false),
            ("azeri in arabic letters", "باکی", "az-Arab", true),
            ("punjabi in gurmukhi", "ਮੀਂਹ", "pa", false),
        ] {
            assert_eq!(is_right_to_left(text, language), want, "{name}");
        }
    }
}
