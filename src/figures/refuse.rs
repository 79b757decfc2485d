//! Numbers that are no figures: years, dates, times, ages, versions, names, list marks.

use super::numerals::Numeral;
use super::quantity;
use super::tokens::{Kind, Token};
use crate::article::words::month;
use std::ops::Range;

/// Stretches of time: how long something took is no key figure.
const TIMES: [&str; 20] = [
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "second",
    "seconds",
    "decade",
    "decades",
    "century",
    "centuries",
    "night",
    "nights",
];
/// Words before a number that only names something.
const NAMED: [&str; 26] = [
    "no",
    "number",
    "version",
    "v",
    "part",
    "chapter",
    "page",
    "section",
    "article",
    "phase",
    "level",
    "type",
    "model",
    "step",
    "volume",
    "vol",
    "issue",
    "aged",
    "age",
    "ages",
    "episode",
    "season",
    "room",
    "gate",
    "line",
    "resolution",
];

/// Whether a number without unit is a year, a date, a time, an age, a version or a name.
pub(super) fn is_no_figure(
    tokens: &[Token],
    range: Range<usize>,
    low: &Numeral,
    scaled: bool,
) -> bool {
    let before = range.start.checked_sub(1).and_then(|i| tokens.get(i));
    let after = tokens.get(range.end);
    is_glued_to_name(tokens, &range, before, after)
        || (!scaled
            && (is_year(tokens, &range, before)
                || is_dated(before, after)
                || is_time(tokens, &range)))
        || is_stretch(tokens, range.end)
        || is_named(tokens, &range, before, after, low)
}

/// `COVID-19`, `#1`, `1st`, `21Vianet`, `[1]`.
fn is_glued_to_name(
    tokens: &[Token],
    range: &Range<usize>,
    before: Option<&Token>,
    after: Option<&Token>,
) -> bool {
    let first = &tokens[range.start];
    let to_left = first.glued
        && before.is_some_and(|t| {
            t.kind == Kind::Word || t.is_any(&["#", "/", ".", ":", "@", "_", "&", "="])
        });
    let hyphened = first.glued && before.is_some_and(|t| t.is_dash() && t.glued);
    let bracketed = before.is_some_and(|t| t.is_any(&["[", "("]))
        && after.is_some_and(|t| t.is_any(&["]", ")"]));
    let to_right = after.is_some_and(|t| {
        t.glued
            && (t.is_any(&["/", ":", "@", "_"])
                || (t.kind == Kind::Word && quantity::scale(t.text, true).is_none()))
    });
    to_left || hyphened || bracketed || to_right
}

/// Four digits from 1500 to 2100, without a word that makes them a count.
fn is_year(tokens: &[Token], range: &Range<usize>, before: Option<&Token>) -> bool {
    let text = tokens[range.start].text;
    let year = text.len() == 4 && text.parse().is_ok_and(|n: u32| (1500..=2100).contains(&n));
    let counted = before.is_some_and(|t| {
        t.is_any(&[
            "than",
            "about",
            "roughly",
            "nearly",
            "almost",
            "approximately",
            "least",
        ])
    });
    year && !counted
}

fn is_dated(before: Option<&Token>, after: Option<&Token>) -> bool {
    let names_month = |token: Option<&Token>| {
        token.is_some_and(|t| t.text.starts_with(char::is_uppercase) && month(t.text).is_some())
    };
    names_month(before) || names_month(after)
}

fn is_time(tokens: &[Token], range: &Range<usize>) -> bool {
    tokens
        .get(range.end)
        .is_some_and(|t| t.is_any(&["am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "Uhr"]))
}

/// `10 years`, `five-year`, `21 straight days`.
fn is_stretch(tokens: &[Token], end: usize) -> bool {
    let skip = usize::from(tokens.get(end).is_some_and(|t| t.is_dash() && t.glued));
    tokens.get(end + skip).is_some_and(|t| t.is_any(&TIMES))
        || (tokens.get(end).is_some_and(|t| {
            t.is_any(&[
                "consecutive",
                "straight",
                "more",
                "full",
                "working",
                "calendar",
            ])
        }) && tokens.get(end + 1).is_some_and(|t| t.is_any(&TIMES)))
}

/// `RFC 8555`, `Part 2`, `aged 55`: but `In Oslo 300 people` counts people.
fn is_named(
    tokens: &[Token],
    range: &Range<usize>,
    before: Option<&Token>,
    after: Option<&Token>,
    low: &Numeral,
) -> bool {
    let Some(before) = before else {
        // `3. Lower the flame` numbers a list.
        return range.end == 1 && after.is_some_and(|t| t.is_any(&[".", ")"]));
    };
    let counted = after.is_some_and(|t| t.is_content() && t.text.starts_with(char::is_lowercase));
    let named =
        before.kind == Kind::Word && range.start > 1 && before.text.starts_with(char::is_uppercase);
    let dotted =
        tokens[range.start].text.contains('.') && low.value < 100.0 && !low.scaled && !counted;
    before.is_any(&NAMED) || (named && !counted && !low.scaled) || dotted
}
