//! What stands around a number: `more than` before it, `a year` after it.

use super::Approx;
use super::tokens::Token;

/// A qualifier that ends before `at`, with its first token.
pub(super) fn qualifier(tokens: &[Token], at: usize) -> Option<(Approx, usize)> {
    use Approx::{About, Over, Under, UpTo};
    const PHRASES: &[(&str, Approx)] = &[
        ("no more than", UpTo),
        ("no less than", Over),
        ("no fewer than", Over),
        ("more than", Over),
        ("at least", Over),
        ("upwards of", Over),
        ("in excess of", Over),
        ("less than", Under),
        ("fewer than", Under),
        ("up to", UpTo),
        ("as much as", UpTo),
        ("as many as", UpTo),
        ("at most", UpTo),
        ("a maximum of", UpTo),
        ("close to", About),
        ("an estimated", About),
        ("over", Over),
        ("above", Over),
        ("exceeding", Over),
        ("under", Under),
        ("below", Under),
        ("about", About),
        ("around", About),
        ("roughly", About),
        ("approximately", About),
        ("nearly", About),
        ("almost", About),
        ("some", About),
        ("estimated", About),
        ("circa", About),
        ("~", About),
    ];
    let end = match at.checked_sub(1).and_then(|i| tokens.get(i)) {
        Some(article) if article.is_any(&["a", "an", "the"]) && at >= 2 => at - 1,
        _ => at,
    };
    let ends_at = |phrase: &str, end: usize| {
        let words = phrase.split(' ').rev();
        let mut i = end;
        for word in words {
            i = i.checked_sub(1)?;
            tokens.get(i).filter(|token| token.is(word))?;
        }
        Some(i)
    };
    PHRASES.iter().find_map(|(phrase, approx)| {
        let start = ends_at(phrase, at).or_else(|| ends_at(phrase, end).filter(|_| end != at))?;
        Some((*approx, start))
    })
}

/// `a year`, `per month`, `annually`; and `in annual revenue`, which takes no tokens.
pub(super) fn period(tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    const UNITS: [(&str, &[&str]); 6] = [
        ("year", &["year", "annum", "yr"]),
        ("month", &["month"]),
        ("week", &["week"]),
        ("day", &["day"]),
        ("quarter", &["quarter"]),
        ("hour", &["hour"]),
    ];
    const ADVERBS: [(&str, &[&str]); 6] = [
        (
            "year",
            &["annually", "yearly", "annual", "annualized", "annualised"],
        ),
        ("month", &["monthly"]),
        ("week", &["weekly"]),
        ("day", &["daily"]),
        ("quarter", &["quarterly"]),
        ("hour", &["hourly"]),
    ];
    let named = |table: &[(&'static str, &[&str]); 6], token: &Token| {
        table
            .iter()
            .find(|(_, words)| token.is_any(words))
            .map(|(period, _)| *period)
    };
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    if token.is_any(&["a", "per", "each", "every", "/"]) {
        return Some((named(&UNITS, next?)?, at + 2));
    }
    if token.is("-") && token.glued && next.is_some_and(|next| next.is("a")) {
        return Some((named(&UNITS, tokens.get(at + 3)?)?, at + 4));
    }
    if token.is("in") {
        return Some((named(&ADVERBS, next?)?, at));
    }
    named(&ADVERBS, token).map(|period| {
        (
            period,
            if token.text.ends_with("ly") {
                at + 1
            } else {
                at
            },
        )
    })
}
