//! Counts what a brief shows of a labelled page: which figures are right, named right and
//! ordered right, and which should not be there.

mod figures;
mod labels;
mod tally;
mod values;

pub(crate) use labels::Labels;
pub(crate) use tally::{COLUMNS, Shown, Tally};

use figures::Judged;
use serde_json::Value;

/// How a headline compares with the one that an editor would print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Headline {
    /// The same letters.
    Exact,
    /// Three quarters of its words.
    Near,
    /// Another one, or one that a careless tool takes.
    Wrong,
    /// There is none.
    None,
}

/// The words of a text, or its letters where a script has no spaces.
fn words(text: &str) -> Vec<String> {
    let text = values::alike(text);
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        text.chars().map(String::from).collect()
    } else {
        words
    }
}

/// Pairs of neighbouring letters.
fn pairs(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(2)
        .map(|pair| pair.iter().collect())
        .collect()
}

/// Twice what two sets share, over what they hold.
fn dice(mut a: Vec<String>, mut b: Vec<String>) -> f64 {
    for set in [&mut a, &mut b] {
        set.sort();
        set.dedup();
    }
    let shared = a.iter().filter(|word| b.contains(word)).count();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * count(shared) / count(a.len() + b.len())
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Compares a headline with the labels.
pub(crate) fn headline(have: &str, labels: &Labels) -> Headline {
    let squeeze = |text: &str| words(text).concat();
    if have.is_empty() {
        return Headline::None;
    }
    let shown = values::alike(have);
    let careless = |not: &String| shown.starts_with(&values::alike(not));
    if labels.headline_not.iter().any(careless) {
        return Headline::Wrong;
    }
    let mut best = Headline::Wrong;
    for want in std::iter::once(&labels.headline).chain(&labels.headline_also) {
        let (a, b) = (squeeze(have), squeeze(want));
        if a == b {
            return Headline::Exact;
        }
        let alike = if b.is_ascii() {
            dice(words(have), words(want))
        } else {
            dice(pairs(&a), pairs(&b))
        };
        if alike >= 0.75 {
            best = Headline::Near;
        }
    }
    best
}

/// Whether a quotation is one that an editor might pull.
pub(crate) fn quote_is_right(quote: &str, labels: &Labels, article: &str) -> bool {
    let plain = |text: &str| words(text).join(" ");
    let quote = plain(quote);
    let named = labels.quote.iter().any(|want| quote.contains(&plain(want)));
    named || (labels.quote_free && quote.chars().count() > 25 && plain(article).contains(&quote))
}

/// What a page's brief, as JSON, shows against its labels.
pub(crate) fn score(brief: &Value, article: &str, labels: &Labels) -> Shown {
    let text = |field: &str| brief[field].as_str().unwrap_or_default().to_owned();
    let judged: Vec<Judged> = brief["figures"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|figure| figures::judge(figure, labels))
        .collect();
    Shown::of(
        labels,
        headline(&text("headline"), labels),
        &text("headline"),
        judged,
    )
    .with_deck(&text("deck"), labels)
    .with_series(&brief["series"], labels)
    .with_quote(brief["quote"]["text"].as_str(), article, labels)
}
