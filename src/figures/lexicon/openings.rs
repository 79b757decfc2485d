//! How number words begin, so that the many words that begin otherwise need no closer look.

use super::{ALL, Lexicon};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// So many letters tell most words apart.
const LETTERS: usize = 3;

/// The first letters of all that can begin a number without a digit, in lower case.
pub(in super::super) struct Openings(FxHashSet<[char; LETTERS]>);

static OPENINGS: [OnceLock<Openings>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];

impl Lexicon {
    /// How its number words begin.
    pub(in super::super) fn openings(&self) -> Option<&'static Openings> {
        let at = ALL.iter().position(|known| std::ptr::eq(*known, self))?;
        Some(OPENINGS[at].get_or_init(|| Openings::of(ALL[at])))
    }
}

impl Openings {
    fn of(lexicon: &'static Lexicon) -> Self {
        let lists = [lexicon.small, lexicon.tens, "half"];
        let words = lists
            .into_iter()
            .flat_map(|list| list.split([' ', '/', '\n']));
        let digits = lexicon.digits.split_inclusive(|_| true);
        let phrases = lexicon.one.iter().chain(lexicon.percent_before).copied();
        // A scale may begin a number where numbers are sums of them.
        let scales = lexicon.scales.iter().filter(|_| lexicon.sections.is_some());
        let tables = scales.flat_map(|(phrases, _)| *phrases);
        let tables = tables.chain(lexicon.factors.iter().flat_map(|(phrases, _)| *phrases));
        let tables = tables.chain(lexicon.shares.iter().flat_map(|(phrases, _)| *phrases));
        let all = words.chain(digits).chain(phrases).chain(tables.copied());
        let mut openings = FxHashSet::default();
        for phrase in all {
            // A token is the beginning of a phrase, whole or in part.
            openings.extend((1..=LETTERS).map(|letters| opening(phrase, letters)));
        }
        Self(openings)
    }

    /// Whether a word may begin a number.
    pub(in super::super) fn hold(&self, word: &str) -> bool {
        self.0.contains(&opening(word, LETTERS))
    }
}

/// The first letters of a text in lower case; fewer where it has no more.
fn opening(text: &str, letters: usize) -> [char; LETTERS] {
    let mut opening = ['\0'; LETTERS];
    for (place, c) in opening.iter_mut().zip(text.chars()).take(letters) {
        *place = match c {
            '’' => '\'',
            // As `spelt` reads it.
            'İ' => 'i',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            c => c.to_lowercase().next().unwrap_or(c),
        };
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_begin_as_they_are_known_to() {
        const ROWS: [(&str, &str, bool); 9] = [
            ("en", "Three", true),
            ("en", "the", false),
            ("en", "half", true),
            ("en", "a", true),
            ("de", "VIERTEL", true),
            ("de", "Vieh", true),
            ("de", "Haus", false),
            ("ja", "二", true),
            ("tr", "İki", true),
        ];
        for (language, word, want) in ROWS {
            let lexicon = Lexicon::of(language);
            let openings = lexicon.openings().expect("a table has openings");
            assert_eq!(openings.hold(word), want, "{language}: {word}");
        }
    }
}
