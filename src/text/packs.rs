//! Which script a letter is of, and which pack of fonts helps where no face holds it.
//! `fonts/packs.md` says how to get each pack.

use super::emoji;
use super::face::Han;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
use icu_properties::script::ScriptWithExtensions;
use icu_properties::{CodePointMapData, PropertyNamesLong};
use std::fmt;

/// A letter that no face holds, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The letter.
    pub letter: char,
    /// Its script, such as `Han`; `None` for one of no script.
    pub script: Option<String>,
    /// The pack of fonts that holds it, such as `japanese`.
    pub pack: Option<&'static str>,
}

/// Scripts and their packs. A mark that several scripts use counts for the first here.
const PACKS: &[(Script, &str)] = &[
    (Script::Latin, "latin-greek-cyrillic"),
    (Script::Greek, "latin-greek-cyrillic"),
    (Script::Cyrillic, "latin-greek-cyrillic"),
    (Script::Arabic, "arabic"),
    (Script::Hebrew, "hebrew"),
    (Script::Devanagari, "devanagari"),
    (Script::Bengali, "bengali"),
    (Script::Gurmukhi, "gurmukhi"),
    (Script::Gujarati, "gujarati"),
    (Script::Oriya, "oriya"),
    (Script::Tamil, "tamil"),
    (Script::Telugu, "telugu"),
    (Script::Kannada, "kannada"),
    (Script::Malayalam, "malayalam"),
    (Script::Sinhala, "sinhala"),
    (Script::Thai, "thai"),
    (Script::Lao, "lao"),
    (Script::Myanmar, "myanmar"),
    (Script::Khmer, "khmer"),
    (Script::Tibetan, "tibetan"),
    (Script::Georgian, "georgian"),
    (Script::Armenian, "armenian"),
    (Script::Ethiopic, "ethiopic"),
    (Script::Thaana, "thaana"),
    (Script::Hiragana, "japanese"),
    (Script::Katakana, "japanese"),
    (Script::Hangul, "korean"),
    (Script::Bopomofo, "chinese-traditional"),
];
/// The marks of Han text that Unicode gives to no script: full-width and half-width forms.
const WIDE: std::ops::RangeInclusive<char> = '\u{ff00}'..='\u{ffef}';

impl Missing {
    /// What is known of a letter in a text of a language, which decides for Han letters.
    #[must_use]
    pub fn new(letter: char, language: &str) -> Self {
        let script = script(letter);
        let pack = match script {
            Some(Script::Han) => Some(match Han::wanted(language)[0] {
                Han::Simplified => "chinese-simplified",
                Han::Traditional | Han::HongKong => "chinese-traditional",
                Han::Japanese => "japanese",
                Han::Korean => "korean",
            }),
            Some(script) => PACKS.iter().find(|(s, _)| *s == script).map(|(_, p)| *p),
            None if emoji::is_emoji(letter) => Some("emoji"),
            None => {
                let kind = CodePointMapData::<GeneralCategory>::new().get(letter);
                GeneralCategoryGroup::Symbol
                    .contains(kind)
                    .then_some("symbols")
            }
        };
        Self {
            letter,
            script: script.and_then(name),
            pack,
        }
    }

    /// The first letter of an emoji that no face shows.
    pub(super) fn emoji(letter: char) -> Self {
        Self {
            letter,
            script: None,
            pack: Some("emoji"),
        }
    }
}

/// `'東' (U+6771, Han)`.
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} (U+{:04X}", self.letter, u32::from(self.letter))?;
        if let Some(script) = &self.script {
            write!(f, ", {script}")?;
        }
        f.write_str(")")
    }
}

/// The script a letter is of; for a mark that several use, Han, or the first with a pack.
/// `None` for one of no script, such as a digit.
pub(super) fn script(letter: char) -> Option<Script> {
    let scripts = ScriptWithExtensions::new();
    let own = scripts.get_script_val(letter);
    if !matches!(own, Script::Common | Script::Inherited | Script::Unknown) {
        return Some(own);
    }
    if WIDE.contains(&letter) || scripts.has_script(letter, Script::Han) {
        return Some(Script::Han);
    }
    PACKS
        .iter()
        .map(|(script, _)| *script)
        .find(|script| scripts.has_script(letter, *script))
}

/// A script's name as Unicode writes it: `Han`, `Canadian Aboriginal`.
pub(super) fn name(script: Script) -> Option<String> {
    let name = PropertyNamesLong::<Script>::new().get(script)?;
    Some(name.replace('_', " "))
}
