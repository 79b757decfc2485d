//! Shares and factors said in words: `a quarter`, `one in ten`, `doubled`.

use super::Unit;
use super::lexicon::Lexicon;
use super::numerals::{place, scale};
use super::qualify::{any, find};
use super::quantity::Quantity;
use super::tokens::{Kind, Token, spelt};

/// A share or factor that begins at `at`, and where it ends.
pub(super) fn share(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Quantity)> {
    let token = tokens.get(at)?;
    let opens = |token: &Token| lexicon.openings().is_none_or(|all| all.hold(token.text));
    // A word that opens no number opens no share; letters that are digits are looked at below.
    if token.kind == Kind::Word && lexicon.digits.is_empty() && !opens(token) {
        return None;
    }
    if let Some((factor, end)) = find(lexicon.factors, tokens, at) {
        let quantity = Quantity {
            unit: Unit::Multiple,
            ..Quantity::count(factor)
        };
        return Some((end, quantity));
    }
    if let Some(((part, whole), end)) = find(lexicon.shares, tokens, at) {
        return Some((end, part_of(part, whole, false)));
    }
    one_in(tokens, at, lexicon)
        .or_else(|| whole_first(tokens, at, lexicon))
        .or_else(|| fraction(tokens, at, lexicon))
}

/// `one in ten`, `9 out of 10`.
fn one_in(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Quantity)> {
    // `un Français sur dix`
    let within = lexicon.is_known() && !lexicon.is_english() && tokens[at].kind == Kind::Word;
    let link = any(lexicon.in_whole, tokens, at + 1).or_else(|| {
        any(lexicon.in_whole, tokens, at + 2)
            .filter(|_| within && tokens[at + 1].kind == Kind::Word)
    })?;
    let part = small(tokens.get(at)?, lexicon)?;
    let whole = small(tokens.get(link)?, lexicon)?;
    let end = link + 1;
    let known =
        (1..whole).contains(&part) && [3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000].contains(&whole);
    let free = tokens.get(end).is_none_or(|next| {
        let percent = any(lexicon.percent, tokens, end).is_some();
        !next.is_dash() && !percent && scale(tokens, end, lexicon).is_none()
    });
    (known && free).then(|| (end, part_of(part, whole, true)))
}

/// `3分の1`, `四分之一`.
fn whole_first(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Quantity)> {
    let link = any(lexicon.of_whole, tokens, at + 1)?;
    let whole = small(tokens.get(at)?, lexicon)?;
    let part = small(tokens.get(link)?, lexicon)?;
    ((1..whole).contains(&part) && whole <= 20).then(|| (link + 1, part_of(part, whole, false)))
}

fn small(token: &Token, lexicon: &Lexicon) -> Option<u32> {
    if token.kind == Kind::Number {
        let value = super::quantity::numeral(token.text, lexicon.comma)?;
        return (value.fract() == 0.0 && value <= 1000.0).then_some(value as u32);
    }
    let mut letters = lexicon.digits.chars();
    let letter = letters.position(|digit| token.text.chars().eq([digit]));
    let ten = (!lexicon.digits.is_empty() && token.is("十")).then_some(10);
    letter
        .or_else(|| place(lexicon.small, token))
        .or(ten)
        .and_then(|n| u32::try_from(n).ok())
}

/// `a quarter of`, `two-thirds`, `half`. A quarter alone is a part of the year.
fn fraction(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Quantity)> {
    let token = tokens.get(at)?;
    if lexicon.language != "en" && !lexicon.language.is_empty() {
        return counted_parts(tokens, at, lexicon);
    }
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    // `fell by a third to`, `cut by half in`: a share wherever it ends.
    let by = before.is_some_and(|t| t.is_any(&["by", "almost", "nearly", "about", "than"]))
        && tokens[at.saturating_sub(3)..at].iter().any(|t| t.is("by"));
    let of = |end: usize| {
        by && tokens
            .get(end)
            .is_none_or(|t| t.class().preposition || t.kind == Kind::Mark)
            || tokens.get(end).is_none_or(|next| next.is("of"))
    };
    // `the first half of the year`
    let part_of_time = before.is_some_and(|t| {
        t.is_any(&[
            "first", "second", "last", "latter", "other", "this", "that", "next", "third",
            "fourth", "each",
        ])
    });
    if part_of_time {
        return None;
    }
    if token.is("half") && of(at + 1) {
        return Some((at + 1, part_of(1, 2, false)));
    }
    let dash = usize::from(tokens.get(at + 1).is_some_and(|t| t.glued && t.is("-")));
    let named = tokens.get(at + 1 + dash)?;
    let (whole, end) = find(lexicon.parts, tokens, at + 1 + dash)?;
    let part = if token.is_any(&["a", "one"]) {
        1
    } else {
        small(token, lexicon).filter(|n| (2..10).contains(n))?
    };
    // `a quarter of a percentage point`
    if let Some(end) = spelt(tokens, end, "of a percentage point") {
        let value = f64::from(part) / f64::from(whole);
        let quantity = Quantity {
            unit: Unit::Points,
            ..Quantity::count(value)
        };
        return Some((end, quantity));
    }
    let plural = named.text.ends_with('s');
    (part < whole && plural == (part > 1) && (of(end) || (part > 1 && whole != 4)))
        .then(|| (end, part_of(part, whole, false)))
}

/// `zwei Drittel`, `deux tiers`, `tres cuartos`.
fn counted_parts(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Quantity)> {
    let (whole, end) = find(lexicon.parts, tokens, at + 1)?;
    let part = small(tokens.get(at)?, lexicon)?;
    // `drei Viertel`, and not the three quarters of a year.
    let (part, whole, end) =
        ((1..10).contains(&part) && part < whole).then_some((part, whole, end))?;
    let stretch = any(lexicon.stretches, tokens, end).is_some();
    (!stretch && spelt(tokens, end, "%").is_none()).then(|| (end, part_of(part, whole, false)))
}

/// A share; one that is no whole percentage is printed as `1 in 3`.
fn part_of(part: u32, whole: u32, as_said: bool) -> Quantity {
    let even = (100 * part).is_multiple_of(whole);
    Quantity {
        unit: Unit::Percent,
        ratio: (as_said || !even).then_some((part, whole)),
        ..Quantity::count(100.0 * f64::from(part) / f64::from(whole))
    }
}
