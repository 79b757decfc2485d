//! Whom `it` and `the company` mean.

use super::numerals::is_plural;
use super::tokens::{Kind, Token, tokens};
use super::wording::{is_measure, is_possessive, owner_name};
use crate::article::{Article, Passage, words};
use std::collections::{HashMap, HashSet};

/// Initials are too short to be told from adjectives and units.
const SHORTEST: usize = 3;

/// Names, and how often each stands in the article.
pub(super) type Names = HashMap<String, u32>;

/// Words that are written with a capital inside a sentence, or time and again at its start and
/// never without.
pub(super) fn names(article: &Article) -> Names {
    let (mut inside, mut first, mut small) = (Names::new(), Names::new(), HashSet::new());
    for sentence in article.sentences() {
        for (i, word) in sentence.text.split(' ').enumerate() {
            let word = owner_name(word.trim_matches(|c: char| !c.is_alphanumeric()));
            if words::is_function(word) || word.is_empty() {
                continue;
            }
            if !word.starts_with(char::is_uppercase) {
                small.insert(words::lower(word));
            } else {
                let seen = if i == 0 { &mut first } else { &mut inside };
                *seen.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    for (word, times) in first {
        let again = times > 1 && !small.contains(word.to_lowercase().as_str());
        if again || inside.contains_key(&word) {
            *inside.entry(word).or_default() += times;
        }
    }
    inside
}

/// The party that the title names first and that the article goes on to speak of.
pub(super) fn main_party(article: &Article, names: &Names) -> Option<String> {
    let title = article.title.as_ref()?;
    let opening = article.sentences().take(3).map(|s| tokens(&s.text));
    let opening: Vec<Vec<Token>> = opening.collect();
    let heading = tokens(&title.text);
    // `Walden Airways posts a loss`, and the article begins with the same heading.
    let run = heading.iter().take_while(|t| is_capitalised(t)).count();
    let lower = heading
        .get(run)
        .is_some_and(|t| t.text.starts_with(char::is_lowercase));
    let again = opening.first().is_some_and(|first| {
        first.len() > run
            && (0..run).all(|i| first[i].text == heading[i].text)
            && !first[run].text.starts_with(char::is_uppercase)
    });
    let named =
        run > 1 || (run == 1 && !is_plural(heading[0].text) && !is_measure(heading[0].text));
    if lower && again && named && !words::is_function(heading[0].text) {
        return Some(owner_name(&title.text[..heading[run - 1].end()]).to_owned());
    }
    let mut at = 0;
    while at < heading.len() {
        if !is_name(&heading[at], names) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while !is_possessive(&heading[end - 1])
            && heading.get(end).is_some_and(|t| is_name(t, names))
        {
            end += 1;
        }
        let placed = at > 0 && heading[at - 1].class().preposition;
        let first = owner_name(heading[at].text);
        let again = opening.iter().any(|sentence| {
            sentence.iter().enumerate().any(|(i, t)| {
                owner_name(t.text) == first && (i == 0 || !sentence[i - 1].class().preposition)
            })
        });
        if !placed && again && names.get(first).is_some_and(|&times| times > 1) {
            return Some(
                owner_name(&title.text[heading[at].start..heading[end - 1].end()]).to_owned(),
            );
        }
        at = end;
    }
    None
}

/// The one party that the sentence before speaks of and this one does not name; only one of
/// those that the article is about.
pub(super) fn antecedent(
    before: &Passage,
    here: &[Token],
    names: &Names,
    main: Option<&str>,
) -> Option<String> {
    let there = tokens(&before.text);
    let mut found: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < there.len() {
        if !is_name(&there[at], names) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while !is_possessive(&there[end - 1]) && there.get(end).is_some_and(is_capitalised) {
            end += 1;
        }
        let name = owner_name(&before.text[there[at].start..there[end - 1].end()]);
        let known = here
            .iter()
            .any(|t| owner_name(t.text) == owner_name(there[at].text));
        if !known && !found.contains(&name) && is_party(&there, at, end) {
            found.push(name);
        }
        at = end;
    }
    match found[..] {
        [one] => {
            let first = one.split(' ').next().unwrap_or_default();
            let long = names.iter().filter(|(name, _)| name.len() > SHORTEST);
            let often = long.map(|(_, times)| *times).max().unwrap_or_default();
            names
                .get(first)
                .filter(|&&times| 3 * times >= often)
                .map(|_| one.to_owned())
        }
        // `Penfold sued its rival. It must pay`: whom the sentence before begins with.
        [first, _, ..] if main == Some(first) && before.text.starts_with(first) => {
            Some(first.to_owned())
        }
        _ => None,
    }
}

fn is_capitalised(token: &Token) -> bool {
    token.kind == Kind::Word && token.text.starts_with(char::is_uppercase)
}

fn is_name(token: &Token, names: &Names) -> bool {
    let name = owner_name(token.text);
    is_capitalised(token) && name.len() > SHORTEST && names.contains_key(name)
}

/// Not one of a list, not a place or means, and no adjective of what follows.
fn is_party(tokens: &[Token], at: usize, end: usize) -> bool {
    let next = tokens.get(end);
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let listed = next.is_some_and(|t| t.is_any(&[",", "and"]))
        || before.is_some_and(|t| t.is_any(&[",", "and", "in", "through", "at", "including"]));
    let modifies = !is_possessive(&tokens[end - 1])
        && next.is_some_and(|t| {
            t.is_content() && !words::is_finite(t.text) && words::verb(t.text).is_none()
        });
    !listed && !modifies
}
