//! Capitals as a language writes them.

use icu_casemap::CaseMapper;
use icu_locale_core::LanguageIdentifier;

/// How a slot's letters are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// As the brief has them.
    #[default]
    Kept,
    /// All capitals.
    Upper,
    /// The first letter a capital.
    Sentence,
    /// Small capitals, where the face has them.
    Small,
}

impl Case {
    /// The text in this case, by the rules of a language (BCP 47): in Turkish `i` becomes `İ`,
    /// in Greek capitals lose their accents. Georgian has no capitals in newspapers' type, so
    /// its letters stay as they are.
    #[must_use]
    pub fn set(self, text: &str, language: &str) -> String {
        const MAPPER: icu_casemap::CaseMapperBorrowed<'static> = CaseMapper::new();
        let language: LanguageIdentifier = language.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        let upper = |text: &str| {
            let is_georgian = |c: char| ('\u{10d0}'..='\u{10ff}').contains(&c);
            if text.chars().any(is_georgian) {
                return text.to_owned();
            }
            MAPPER.uppercase_to_string(text, &language).into_owned()
        };
        match self {
            Self::Kept | Self::Small => text.to_owned(),
            Self::Upper => upper(text),
            Self::Sentence => {
                let first = text.chars().next().map_or(0, char::len_utf8);
                let (first, rest) = text.split_at(first);
                upper(first) + rest
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn capitals_follow_their_language() {
        for (name, case, language, text, want) in [
            ("english", Case::Upper, "en", "chips and i", "CHIPS AND I"),
            (
                "turkish",
                Case::Upper,
                "tr",
                "istanbul ışık",
                "İSTANBUL IŞIK",
            ),
            (
                "turkish, first only",
                Case::Sentence,
                "tr",
                "iki yıl",
                "İki yıl",
            ),
            ("german", Case::Upper, "de", "straße", "STRASSE"),
            ("greek", Case::Upper, "el", "Αθήνα", "ΑΘΗΝΑ"),
            ("georgian", Case::Upper, "ka", "თბილისი", "თბილისი"),
            ("no language", Case::Upper, "", "né", "NÉ"),
            ("kept", Case::Kept, "en", "iPhone", "iPhone"),
            ("nothing", Case::Sentence, "en", "", ""),
        ] {
            assert_eq!(case.set(text, language), want, "{name}");
        }
    }
}
