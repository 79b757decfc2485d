//! What stands around a number: `more than` before it, `a year` after it.

use super::Approx;
use super::lexicon::{Lexicon, Words};
use super::tokens::{Token, spelt, spelt_before};

/// A qualifier that ends before `at`, with its first token.
pub(super) fn qualifier(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Approx, usize)> {
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let end = match before {
        Some(article) if article.is_any(&["a", "an", "the"]) && at >= 2 => at - 1,
        _ => at,
    };
    lexicon.before.iter().find_map(|(phrase, approx)| {
        let start = spelt_before(tokens, at, phrase)
            .or_else(|| spelt_before(tokens, end, phrase).filter(|_| end != at))?;
        Some((*approx, start))
    })
}

/// A qualifier that begins at `at`, with its end.
pub(super) fn qualifier_after(
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(Approx, usize)> {
    if tokens.get(at).is_some_and(|t| t.glued && t.is("+")) {
        return Some((Approx::Over, at + 1));
    }
    let phrase = |(phrase, approx): &(&str, Approx)| Some((*approx, spelt(tokens, at, phrase)?));
    lexicon.after.iter().find_map(phrase)
}

/// `a year`, `per month`, `annually`; and `in annual revenue`, which takes no tokens.
pub(super) fn period(
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(&'static str, usize)> {
    let named = |table: Words<&'static str>, at: usize| find(table, tokens, at);
    let token = tokens.get(at)?;
    let link = lexicon.per.iter().find_map(|per| spelt(tokens, at, per));
    if let Some(link) = link {
        return named(lexicon.spans, link);
    }
    let next = tokens.get(at + 1);
    if token.is("-") && token.glued && next.is_some_and(|next| next.is("a")) {
        return named(lexicon.spans, at + 3);
    }
    if token.is("in") {
        return Some((named(lexicon.often, at + 1)?.0, at));
    }
    // `annual` is a part of what follows.
    let (period, end) = named(lexicon.often, at)?;
    let adjective = lexicon.language == "en" && !token.text.ends_with("ly");
    Some((period, if adjective { at } else { end }))
}

/// What the longest phrase of a table that begins at `at` means, and where it ends.
pub(super) fn find<T: Copy>(table: Words<T>, tokens: &[Token], at: usize) -> Option<(T, usize)> {
    let rows = table.iter().flat_map(|(phrases, meaning)| {
        let ends = phrases
            .iter()
            .filter_map(|phrase| spelt(tokens, at, phrase));
        ends.map(|end| (*meaning, end))
    });
    rows.reduce(|best, row| if row.1 > best.1 { row } else { best })
}

/// Where the longest phrase of a list that begins at `at` ends.
pub(super) fn any(phrases: &[&str], tokens: &[Token], at: usize) -> Option<usize> {
    phrases
        .iter()
        .filter_map(|phrase| spelt(tokens, at, phrase))
        .max()
}
