//! What is made of a run: a page to look at, JUnit XML for pipelines, Markdown for a pull request.

mod case;
mod junit;
mod markdown;
mod page;
mod picture;
#[cfg(test)]
mod sample;

pub use junit::junit;
pub use markdown::markdown;
pub use page::html;

use super::outcome::{Kind, Outcome, Run, Verdict};

/// Every verdict in the order in which a person looks at cases, with its word.
const VERDICTS: [(Verdict, &str); 6] = [
    (Verdict::Changed, "changed"),
    (Verdict::Failed, "failed"),
    (Verdict::New, "new"),
    (Verdict::Orphan, "orphan"),
    (Verdict::Noise, "noise"),
    (Verdict::Same, "same"),
];

/// Every kind of change with its word, in the order of a filter.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Words, "words"),
    (Kind::Type, "type"),
    (Kind::Place, "place"),
    (Kind::Element, "element"),
    (Kind::Color, "color"),
    (Kind::Photo, "photo"),
    (Kind::Art, "art"),
];

/// The cases with a verdict, in the run's order.
fn of(run: &Run, verdict: Verdict) -> impl Iterator<Item = &Outcome> {
    run.cases.iter().filter(move |case| case.verdict == verdict)
}

fn word(verdict: Verdict) -> &'static str {
    let found = VERDICTS.iter().find(|(other, _)| *other == verdict);
    found.map_or("", |(_, word)| word)
}

/// Whether a pipeline may go on.
fn passes(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Same | Verdict::Noise)
}

/// A share of pixels as people say it; never `0 %` for what is more than nothing.
fn percent(share: f64) -> String {
    match share * 100.0 {
        percent if percent > 0.0 && percent < 0.01 => "under 0.01 %".to_owned(),
        percent if percent < 1.0 => format!("{percent:.2} %"),
        percent => format!("{percent:.1} %"),
    }
}

/// Text for HTML and XML, in content or between double quotes. Letters that XML does not
/// know become U+FFFD, so that neither they nor their absence goes unseen.
fn escape(text: &str) -> String {
    let known = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let text: String = text.chars().map(known).collect();
    crate::scene::escape(&text).replace('>', "&gt;")
}

/// A word of a shell's command line: as it is where no shell reads more into it, else quoted.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./@+:,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_command_line_stay_one() {
        for (word, want) in [
            ("port-trend-night-1600x900", "port-trend-night-1600x900"),
            ("two words", "'two words'"),
            ("it's", r"'it'\''s'"),
            ("$(rm x)", "'$(rm x)'"),
            ("größe", "größe"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), want, "{word}");
        }
    }

    #[test]
    fn shares_are_never_rounded_to_nothing() {
        for (share, want) in [
            (0.0, "0.00 %"),
            (0.000_001, "under 0.01 %"),
            (0.004, "0.40 %"),
            (0.25, "25.0 %"),
        ] {
            assert_eq!(percent(share), want, "{share}");
        }
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (text, want) in [
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("a \"b\" & c", "a &quot;b&quot; &amp; c"),
            ("bell \u{7} nul \0", "bell \u{FFFD} nul \u{FFFD}"),
            ("64 → 58 px", "64 → 58 px"),
        ] {
            assert_eq!(escape(text), want, "{text}");
        }
    }
}
