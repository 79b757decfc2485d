//! A title as it is printed: without the page's labels, and not in capitals throughout.

use crate::article::Article;
use crate::article::words::{is_function, month};
use std::collections::HashMap;

/// Labels that say how a page tells its story, not what the story is.
const LABELS: [&str; 26] = [
    "live:",
    "live |",
    "live -",
    "live –",
    "live updates:",
    "breaking:",
    "breaking news:",
    "breaking |",
    "watch:",
    "watch |",
    "video:",
    "video |",
    "update:",
    "updated:",
    "exclusive:",
    "exclusive |",
    "listen:",
    "podcast:",
    "liveblog:",
    "live-ticker:",
    "liveticker:",
    "en direct :",
    "en direct:",
    "en vivo:",
    "ao vivo:",
    "diretta:",
];
/// The same behind a title.
const TAILS: [&str; 9] = [
    " - video",
    " – video",
    " | video",
    " (video)",
    " [video]",
    " - as it happened",
    " – as it happened",
    " - live updates",
    " – live updates",
];

/// The title without labels, numbering and shouting.
pub(super) fn plain(title: &str, article: &Article) -> String {
    /// What is left must still be a title.
    const SHORTEST: usize = 12;
    let mut text = title.trim();
    let lower = text.to_lowercase();
    // Lower case may be longer than what it is of; then nothing is cut.
    if lower.len() == text.len() {
        if let Some(label) = LABELS.iter().find(|label| lower.starts_with(**label)) {
            text = text[label.len()..].trim_start();
        }
        if let Some(tail) = TAILS.iter().find(|tail| lower.ends_with(**tail)) {
            text = text
                .get(..text.len().saturating_sub(tail.len()))
                .unwrap_or(text)
                .trim_end();
        }
    }
    if let Some((number, rest)) = text.split_once(". ") {
        let counts =
            number.len() <= 2 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let next = rest.split(' ').next().unwrap_or_default();
        if counts
            && rest.starts_with(char::is_uppercase)
            && month(next).is_none()
            && rest.split(' ').count() > 3
        {
            text = rest;
        }
    }
    let site = article.source.as_str();
    let marks = [" | ", " - ", " – ", " — ", " :: "];
    if let Some(head) = marks
        .iter()
        .find_map(|mark| text.strip_suffix(site)?.strip_suffix(mark))
        .filter(|_| !site.is_empty())
    {
        text = head.trim_end();
    }
    if let Some(rest) = text.strip_prefix(site).filter(|_| !site.is_empty()) {
        if let Some(rest) = [": ", " | ", " - ", " – "]
            .iter()
            .find_map(|mark| rest.strip_prefix(mark))
        {
            text = rest;
        }
    }
    let text = if text.chars().count() < SHORTEST {
        title.trim()
    } else {
        text
    };
    calm(text, article).unwrap_or_else(|| text.to_owned())
}

/// A title in capitals as a sentence, when the article shows how each of its words is spelt.
fn calm(title: &str, article: &Article) -> Option<String> {
    /// Fewer words may be a name.
    const FEWEST: usize = 3;
    /// So many sentences are searched.
    const SEARCHED: usize = 400;
    let shouts = title.contains(char::is_uppercase) && !title.contains(char::is_lowercase);
    if !shouts || title.split_whitespace().count() < FEWEST {
        return None;
    }
    let mut spelt: HashMap<String, &str> = HashMap::new();
    for sentence in article.sentences().take(SEARCHED) {
        let words = sentence
            .text
            .split(|c: char| !is_letter(c))
            .filter(|word| !word.is_empty());
        // The first word's capital is the sentence's.
        for word in words.skip(1) {
            let kept = spelt.entry(word.to_lowercase()).or_insert(word);
            if word.starts_with(char::is_lowercase) {
                *kept = word;
            }
        }
    }
    let mut out = String::new();
    let mut rest = title;
    while let Some(start) = rest.find(is_letter) {
        out.push_str(&rest[..start]);
        let end = rest[start..]
            .find(|c| !is_letter(c))
            .map_or(rest.len(), |n| start + n);
        let word = &rest[start..end];
        let lower = word.to_lowercase();
        let known = spelt.get(&lower).map(|word| (*word).to_owned());
        let stem = || {
            let stem = lower.trim_end_matches("s");
            let near = [
                stem.to_owned(),
                format!("{lower}s"),
                format!("{stem}d"),
                format!("{stem}ed"),
            ];
            let small = near
                .iter()
                .filter_map(|form| spelt.get(form))
                .any(|word| word.starts_with(char::is_lowercase));
            small.then(|| lower.clone())
        };
        let plain = || is_function(&lower).then(|| lower.clone());
        let digits = || {
            word.contains(|c: char| c.is_ascii_digit())
                .then(|| word.to_owned())
        };
        out.push_str(&known.or_else(stem).or_else(plain).or_else(digits)?);
        rest = &rest[end..];
    }
    out.push_str(rest);
    let mut letters = out.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '’'
}
