//! What an article is about, by the words of `layouts/topics.toml`: themes say which topics they
//! are for.

use crate::brief::Brief;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Points of a word by where it stands: a tag is an editor's word, a deck's may be by the way.
const TAG: u32 = 3;
const HEADLINE: u32 = 2;
const DECK: u32 = 1;
/// Below it an article is not about a topic.
const ENOUGH: u32 = 2;

/// The words of each topic. A test holds that the file can be read.
static TOPICS: LazyLock<BTreeMap<String, Vec<String>>> =
    LazyLock::new(|| toml::from_str(include_str!("../../layouts/topics.toml")).unwrap_or_default());

/// How much an article is about a topic: one of the table, or else a word of a theme's own; 0
/// when it is not.
pub(super) fn points(brief: &Brief, topic: &str) -> u32 {
    let own = [topic.to_lowercase()];
    let words = TOPICS.get(&own[0]).map_or(own.as_slice(), Vec::as_slice);
    let said = |text: &str| {
        let text = text.to_lowercase().replace(['-', '_'], " ");
        words.iter().any(|word| says(&text, word))
    };
    let tagged = said(&brief.kicker) || brief.tags.iter().any(|tag| said(tag));
    let points = TAG * u32::from(tagged)
        + HEADLINE * u32::from(said(&brief.headline))
        + DECK * u32::from(said(&brief.deck));
    if points < ENOUGH { 0 } else { points }
}

/// Whether a text in lower case says a word.
fn says(text: &str, word: &str) -> bool {
    let (stem, open) = match word.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let spaced = stem.chars().all(|c| c < '\u{2e80}' || c.is_ascii());
    let ends = |c: Option<char>| !spaced || c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(stem).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + stem.len()..);
        let after = after.and_then(|after| after.chars().next());
        ends(before) && (open || ends(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_holds_lower_case() {
        assert!(TOPICS.len() >= 10, "{}", TOPICS.len());
        for word in TOPICS.values().flatten() {
            assert_eq!(word, &word.to_lowercase());
            assert!(word.trim_end_matches('*').chars().count() >= 2, "{word}");
        }
    }

    #[test]
    fn a_topic_is_found_by_whole_words() {
        #[rustfmt::skip]
        let rows = [
            ("a tag", "Harbour costs rise", &["Climate change"][..], "climate", 3),
            ("a tag with dashes", "Harbour costs rise", &["climate-policy"], "climate", 3),
            ("a headline", "Farmers lose a third of the harvest", &[], "farming", 2),
            ("both", "Farmers lose a third", &["Agriculture"], "farming", 5),
            ("part of a word", "Charm offensive of a pharmacist", &[], "farming", 0),
            ("a word that ends otherwise", "Chipping away at rents", &[], "technology", 0),
            ("Chinese, which has no spaces", "全球气候变化报告", &[], "climate", 2),
            ("German", "Klimawandel trifft Städte", &[], "climate", 2),
            ("a word of the theme's own", "Coffee is dearer", &[], "Coffee", 2),
            ("another topic", "Coffee is dearer", &["Food"], "climate", 0),
        ];
        for (name, headline, tags, topic, want) in rows {
            let brief = Brief {
                headline: headline.to_owned(),
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                ..Brief::default()
            };
            assert_eq!(points(&brief, topic), want, "{name}");
        }
    }
}
