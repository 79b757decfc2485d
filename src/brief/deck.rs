//! The deck: a complete sentence that adds to the headline.

use super::clauses::{is_statement, shorter, stands_alone};
use super::foreign;
use super::headline::speaks_of_page;
use super::typography::display;
use crate::article::words::stems;
use crate::article::{Article, Passage, primary, sentences};
use std::collections::HashSet;

/// Three lines of a deck hold no more.
const LONGEST: usize = 170;
/// Below this a sentence adds nothing.
const SHORTEST: usize = 30;
/// So many sentences of the body may give the deck.
const OPENING: usize = 8;
/// A deck with more of the headline's words than this, in percent, says it again.
const MOST_SHARED: usize = 75;

/// Chooses the deck; empty when no sentence serves.
pub(super) fn choose(article: &Article, headline: &str) -> String {
    let language = article.language.as_str();
    let said: HashSet<String> = stems(headline).collect();
    let declared = article
        .deck
        .iter()
        .filter(|deck| deck.whole && !speaks_of_page(&deck.text));
    if let Some(deck) = declared
        .filter_map(|deck| fit(deck, language))
        .find(|deck| shared(deck, &said) <= MOST_SHARED)
    {
        return deck;
    }
    // What can stand alone is known of English sentences only.
    if primary(language) != "en" {
        return String::new();
    }
    let opening = article.sentences().take(OPENING).enumerate();
    let fits = opening.filter_map(|(i, sentence)| {
        let plain = stands_alone(&sentence.text)
            && is_statement(&sentence.text)
            && !speaks_of_page(&sentence.text)
            && !is_led(sentence);
        let deck = fit(sentence, language).filter(|_| plain)?;
        let shared = shared(&deck, &said);
        (shared <= MOST_SHARED && deck.chars().count() >= SHORTEST)
            .then_some((i * 20 + shared, deck))
    });
    fits.min_by_key(|(cost, _)| *cost)
        .map(|(_, deck)| deck)
        .unwrap_or_default()
}

/// The sentences that fit a deck's length, or the longest true form of the first.
fn fit(passage: &Passage, language: &str) -> Option<String> {
    let length = foreign::wide;
    let mut kept = String::new();
    for sentence in sentences(passage) {
        if length(&kept) + length(&sentence.text) >= LONGEST {
            break;
        }
        kept = format!("{kept} {}", sentence.text);
    }
    if kept.is_empty() {
        let first = sentences(passage).into_iter().next()?;
        let forms = match primary(language) {
            "en" => shorter(&first.text, true),
            _ => foreign::shorter(&first.text, language),
        };
        kept = forms.into_iter().find(|form| length(form) < LONGEST)?;
    }
    let text = display(kept.trim(), language);
    let ended = text.ends_with(['.', '!', '?', '”', '。', '।', '؟']);
    Some(if ended {
        text
    } else {
        format!("{}.", text.trim_end_matches([',', ';', ':', ' ']))
    })
}

/// Per cent of the headline's words that a text says again.
fn shared(text: &str, said: &HashSet<String>) -> usize {
    let words: HashSet<String> = stems(text).collect();
    100 * words.intersection(said).count() / said.len().max(1)
}

/// `The harbour’s plan: As of March, …`: a list entry with a lead of its own.
fn is_led(sentence: &Passage) -> bool {
    /// A place and a date before the first sentence: `OSLO, April 7 — The port …`
    const DATELINE: usize = 48;
    let dash = [" — ", " – ", " -- "]
        .iter()
        .filter_map(|dash| sentence.text.find(dash))
        .min();
    let dated = dash.is_some_and(|at| {
        let lead = &sentence.text[..at];
        at <= DATELINE
            && (lead.contains(|c: char| c.is_ascii_digit() || c == '(')
                || lead
                    .split([' ', ','])
                    .next()
                    .is_some_and(|word| word.len() > 2 && !word.contains(char::is_lowercase)))
    });
    let lead = sentence.text.find(": ");
    dated
        || lead.is_some_and(|at| at < 60 && sentence.text[at + 2..].starts_with(char::is_uppercase))
}
