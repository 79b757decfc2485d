//! Numbers that are no figures: years, dates, times, ages, versions, names, list marks.

use super::lexicon::Lexicon;
use super::numerals::{self, Numeral, place};
use super::qualify::any;
use super::tokens::{Kind, Token, spelt_before};
use std::ops::Range;

/// Whether a number without unit is a year, a date, a time, an age, a version or a name.
pub(super) fn is_no_figure(
    tokens: &[Token],
    range: Range<usize>,
    low: &Numeral,
    scaled: bool,
    lexicon: &Lexicon,
) -> bool {
    let before = range.start.checked_sub(1).and_then(|i| tokens.get(i));
    let after = tokens.get(range.end);
    is_glued_to_name(tokens, &range, before, after, lexicon)
        || (!scaled
            && (is_year(tokens, &range, lexicon)
                || is_dated(tokens, &range, lexicon)
                || any(lexicon.clock, tokens, range.end).is_some()))
        || is_stretch(tokens, range.end, lexicon)
        || is_named(tokens, &range, before, after, low, lexicon)
}

/// `COVID-19`, `#1`, `1st`, `21Vianet`, `[1]`.
fn is_glued_to_name(
    tokens: &[Token],
    range: &Range<usize>,
    before: Option<&Token>,
    after: Option<&Token>,
    lexicon: &Lexicon,
) -> bool {
    let latin = |t: &Token| t.kind == Kind::Word && t.text.chars().all(|c| c < '\u{590}');
    let first = &tokens[range.start];
    let to_left = first.glued
        && before.is_some_and(|t| latin(t) || t.is_any(&["#", "/", ".", ":", "@", "_", "&", "="]));
    let hyphened = first.glued && before.is_some_and(|t| t.is_dash() && t.glued);
    let bracketed = before.is_some_and(|t| t.is_any(&["[", "("]))
        && after.is_some_and(|t| t.is_any(&["]", ")"]));
    let to_right = after.is_some_and(|t| {
        t.glued
            && (t.is_any(&["/", ":", "@", "_"])
                || (latin(t) && numerals::scale(tokens, range.end, lexicon).is_none()))
    });
    to_left || hyphened || bracketed || to_right
}

/// `400m hurdles`: with a letter for a million the things counted are several.
pub(super) fn is_distance(tokens: &[Token], end: usize, lexicon: &Lexicon) -> bool {
    let letter = end
        .checked_sub(1)
        .is_some_and(|i| tokens[i].is("m") && tokens[i].glued);
    let next = tokens.get(end);
    letter
        && lexicon.language == "en"
        && next.is_some_and(Token::is_content)
        && (end..end + 3).all(|i| {
            tokens
                .get(i)
                .is_none_or(|t| !t.is_content() || !numerals::is_plural(t.text) || t.is("hurdles"))
        })
}

/// Four digits from 1500 to 2100, without a word that makes them a count.
fn is_year(tokens: &[Token], range: &Range<usize>, lexicon: &Lexicon) -> bool {
    let text = tokens[range.start].text;
    let four = text.chars().count() == 4;
    let value = super::quantity::numeral(text, lexicon.comma).unwrap_or_default();
    let counted = |word: &&str| spelt_before(tokens, range.start, word).is_some();
    four && (1500.0..=2100.0).contains(&value) && !lexicon.counted.iter().any(counted)
}

/// A month before the number or after it: `May 5`, `5. Mai`, `5 de mayo`.
fn is_dated(tokens: &[Token], range: &Range<usize>, lexicon: &Lexicon) -> bool {
    let names_month = |at: usize| tokens.get(at).is_some_and(|t| month(t, lexicon).is_some());
    let of = any(lexicon.of, tokens, range.end);
    let dot = tokens
        .get(range.end)
        .filter(|t| t.glued && t.is_any(&[".", "º", "°", "er"]) && lexicon.language != "en");
    (range.start > 0 && names_month(range.start - 1))
        || names_month(range.end)
        || of.is_some_and(names_month)
        || (dot.is_some() && names_month(range.end + 1))
}

/// The number of a month by its name or short form; January is 1.
pub(super) fn month(token: &Token, lexicon: &Lexicon) -> Option<u32> {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    // Turkish endings: `Mayıs'ta`.
    let name = token.text.split(['\'', '’']).next().unwrap_or_default();
    let token = &Token {
        text: name,
        ..*token
    };
    if !capital(token.text) && capital(lexicon.months) {
        return None;
    }
    u32::try_from(place(lexicon.months, token)? + 1).ok()
}

/// `10 years`, `five-year`, `21 straight days`.
fn is_stretch(tokens: &[Token], end: usize, lexicon: &Lexicon) -> bool {
    let is = |at: usize| any(lexicon.stretches, tokens, at).is_some();
    let skip = usize::from(tokens.get(end).is_some_and(|t| t.is_dash() && t.glued));
    is(end + skip) || any(lexicon.fillers, tokens, end).is_some_and(is)
}

/// `RFC 8555`, `Part 2`, `aged 55`: but `In Oslo 300 people` counts people.
fn is_named(
    tokens: &[Token],
    range: &Range<usize>,
    before: Option<&Token>,
    after: Option<&Token>,
    low: &Numeral,
    lexicon: &Lexicon,
) -> bool {
    let Some(before) = before else {
        // `3. Lower the flame` numbers a list.
        return range.end == 1 && after.is_some_and(|t| t.is_any(&[".", ")"]));
    };
    let counted = after.is_some_and(|t| {
        t.is_content() && (lexicon.capitals || t.text.starts_with(char::is_lowercase))
    });
    let named =
        before.kind == Kind::Word && range.start > 1 && before.text.starts_with(char::is_uppercase);
    let dotted =
        tokens[range.start].text.contains('.') && low.value < 100.0 && !low.scaled && !counted;
    let names = |word: &&str| spelt_before(tokens, range.start, word).is_some();
    lexicon.named.iter().any(names) || (named && !counted && !low.scaled) || dotted
}
