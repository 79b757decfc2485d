//! Words for those who cannot see a banner: whole sentences, below 250 characters.

use super::Brief;
use crate::article::primary;

/// Screen readers and networks cut longer texts.
const LONGEST: usize = 249;
/// A banner shows no more figures than a few.
const FIGURES: usize = 3;

/// Headline and leading figures, as far as they fit.
pub(super) fn text(brief: &Brief) -> String {
    let mut alt = Alt::of(&brief.language);
    let forms = std::iter::once(&brief.headline).chain(&brief.headline_short);
    alt.headline(forms.map(String::as_str));
    for figure in brief.figures.iter().take(FIGURES) {
        alt.figure(&figure.text, &figure.label);
    }
    alt.text
}

/// An alt text as it grows: what does not fit whole is left out.
pub(crate) struct Alt {
    pub(crate) text: String,
    /// How the language ends a sentence, opens what is said of something, and parts a list.
    marks: [&'static str; 3],
}

impl Alt {
    pub(crate) fn of(language: &str) -> Self {
        let marks = match primary(language) {
            "zh" => ["。", "：", "，"],
            "ja" => ["。", "：", "、"],
            "ar" | "fa" | "ur" => [".", ": ", "، "],
            "hi" | "mr" | "ne" | "bn" => ["।", ": ", ", "],
            "fr" => [".", "\u{a0}: ", ", "],
            _ => [".", ": ", ", "],
        };
        Self {
            text: String::new(),
            marks,
        }
    }

    /// The first form that fits, else the first one as far as whole words do.
    pub(crate) fn headline<'a>(&mut self, mut forms: impl Iterator<Item = &'a str> + Clone) {
        let first = forms.clone().next().unwrap_or_default();
        if !forms.any(|form| self.sentence(form)) {
            let cut = cut(first, LONGEST - 1 - self.text.chars().count());
            self.sentence(&cut);
        }
    }

    /// `$59–74B: spending on chips.`
    pub(crate) fn figure(&mut self, text: &str, label: &str) -> bool {
        if label.is_empty() {
            return self.sentence(text);
        }
        self.sentence(&format!("{text}{}{label}", self.marks[1]))
    }

    /// `Ana Ruiz: “We wait.”`
    pub(crate) fn quote(&mut self, words: &str, speaker: &str) -> bool {
        if words.is_empty() {
            return true;
        }
        let [_, colon, _] = self.marks;
        let whole = format!("{speaker}{colon}“{words}”");
        let fits = self.sentence(&whole);
        // Who speaks is never left out; of a long quote the beginning is said.
        if !fits && self.text.is_empty() {
            self.headline([whole.as_str()].into_iter());
        }
        fits
    }

    /// `Traffic: 2022 3.1M, 2023 3.5M.`; only its ends where the whole is too long.
    pub(crate) fn series(&mut self, label: &str, points: &[(String, String)]) -> bool {
        let [_, colon, comma] = self.marks;
        let said: Vec<String> = points
            .iter()
            .map(|(x, text)| format!("{x} {text}"))
            .collect();
        let label = if label.is_empty() {
            String::new()
        } else {
            format!("{label}{colon}")
        };
        let ends = said.first().zip(said.last());
        self.sentence(&format!("{label}{}", said.join(comma)))
            || ends.is_some_and(|(first, last)| self.sentence(&format!("{label}{first} … {last}")))
    }

    /// A sentence with its end, where it fits.
    pub(crate) fn sentence(&mut self, words: &str) -> bool {
        let words = plain(words);
        let words = words.trim_end_matches([',', ';', ':', ' ']);
        if words.is_empty() {
            return true;
        }
        let close = ['”', '’', '"', '»', '“', '」', '』', ')', '）'];
        let ended = words
            .trim_end_matches(close)
            .ends_with(['.', '?', '!', '…', '。', '？', '！', '।', '؟']);
        let end = if ended { "" } else { self.marks[0] };
        let wide = self.text.ends_with(['。', '？', '！']);
        let space = if self.text.is_empty() || wide {
            ""
        } else {
            " "
        };
        let more = format!("{space}{words}{end}");
        let fits = self.text.chars().count() + more.chars().count() <= LONGEST;
        if fits {
            self.text.push_str(&more);
        }
        fits
    }
}

/// As one says it: no joiners, one kind of space.
fn plain(words: &str) -> String {
    let seen = words
        .chars()
        .filter(|c| !matches!(c, '\u{2060}' | '\u{200b}' | '\u{ad}'));
    let spaced: String = seen
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    spaced
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first words, with an ellipsis; where there are no spaces, up to a mark.
fn cut(words: &str, room: usize) -> String {
    let words = plain(words);
    let Some((end, _)) = words.char_indices().nth(room.saturating_sub(1)) else {
        return words;
    };
    let part = words.get(..end).unwrap_or_default();
    let whole = part
        .rfind([' ', '，', '、', '。', '；'])
        .map(|at| part[..at].trim_end());
    match whole.map(|whole| whole.trim_end_matches([',', ';', ':', '.', '–', '—', ' '])) {
        Some(whole) if !whole.is_empty() => format!("{whole}…"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sentences_end_once() {
        #[rustfmt::skip]
        let rows = [
            ("en", "Fees rise", "$5M", "fees", "Fees rise. $5M: fees."),
            ("en", "Who pays?", "~25%", "of all", "Who pays? ~25%: of all."),
            ("en", "“It is over.”", "3×", "", "“It is over.” 3×."),
            ("en", "Cut off…", "1", "a:", "Cut off… 1: a."),
            ("de", "Gebühren\u{a0}steigen", "5\u{a0}Mio.", "Euro", "Gebühren steigen. 5 Mio.: Euro."),
            ("ja", "運賃が上がる", "1.2億円", "収入", "運賃が上がる。1.2億円：収入。"),
            ("", "", "", "", ""),
        ];
        for (language, headline, text, label, want) in rows {
            let mut alt = Alt::of(language);
            alt.headline([headline].into_iter());
            alt.figure(text, label);
            assert_eq!(alt.text, want);
        }
        let mut alt = Alt::of("en");
        let points =
            [("2024", "$11B"), ("2025", "$20B")].map(|(x, t)| (x.to_owned(), t.to_owned()));
        alt.series("Spending", &points);
        assert_eq!(alt.text, "Spending: 2024 $11B, 2025 $20B.");
    }

    proptest! {
        #[test]
        fn an_alt_text_is_short_and_of_whole_words(
            headline in proptest::collection::vec("[a-z0-9$%]{1,30}", 0..60),
            labels in proptest::collection::vec("[a-z]{1,12}( [a-z0-9]{1,12}){0,20}", 0..6),
        ) {
            let whole = headline.join(" ");
            let mut alt = Alt::of("en");
            alt.headline([whole.as_str()].into_iter());
            for label in &labels {
                alt.figure("$85M", label);
            }
            prop_assert!(alt.text.chars().count() < 250);
            for word in alt.text.split(' ') {
                let bare = word.trim_end_matches(['.', '…', ':']);
                let known = headline.iter().any(|w| w == bare)
                    || labels.iter().any(|label| label.split(' ').any(|w| w == bare));
                prop_assert!(bare.is_empty() || bare == "$85M" || known, "{}", word);
            }
        }
    }
}
