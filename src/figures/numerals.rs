//! Numerals in digits and in words, with their scale; shares and factors said in words.

use super::Unit;
use super::lexicon::Lexicon;
use super::quantity::{self, Quantity};
use super::tokens::{Kind, Token};

/// A number as it stands, scale included.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    /// What it is worth.
    pub(super) value: f64,
    /// What its scale word is worth; 1 without one.
    pub(super) scale: f64,
    /// Whether a scale word follows.
    pub(super) scaled: bool,
    /// Whether it is written in words.
    pub(super) in_words: bool,
    /// Whether its digits are grouped, as no year's are.
    pub(super) has_comma: bool,
    /// One past its last token.
    pub(super) end: usize,
}

const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen";
const TENS: &str = "_ _ twenty thirty forty fifty sixty seventy eighty ninety";
/// Parts of a whole: names and how many make it.
const PARTS: &[(&[&str], u32)] = &[
    (&["half"], 2),
    (&["third", "thirds"], 3),
    (&["quarter", "quarters"], 4),
    (&["fifth", "fifths"], 5),
    (&["sixth", "sixths"], 6),
    (&["eighth", "eighths"], 8),
    (&["tenth", "tenths"], 10),
];
/// Factors said in one word.
const FACTORS: &[(&[&str], f64)] = &[
    (&["double", "doubled", "doubling", "twofold"], 2.0),
    (&["triple", "tripled", "tripling", "threefold"], 3.0),
    (&["quadruple", "quadrupled", "fourfold"], 4.0),
    (&["fivefold"], 5.0),
    (&["sixfold"], 6.0),
    (&["tenfold"], 10.0),
];

/// Whether a word can begin a number, a share or a factor.
pub(super) fn is_word(token: &Token) -> bool {
    let listed = |list: &str| list.split_whitespace().any(|word| token.is(word));
    token.is_any(&["a", "an", "half"])
        || FACTORS.iter().any(|(words, _)| token.is_any(words))
        || listed(SMALL)
        || listed(TENS)
}

/// Reads a number that begins at `at`.
pub(super) fn read(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let token = tokens.get(at)?;
    let (value, end, in_words) = match token.kind {
        Kind::Number => (quantity::numeral(token.text, lexicon.comma)?, at + 1, false),
        Kind::Word => {
            let (value, end) = words(tokens, at)?;
            (value, end, true)
        }
        Kind::Mark => return None,
    };
    let skip = usize::from(tokens.get(end).is_some_and(|t| t.glued && t.is("-")));
    let scale = tokens
        .get(end + skip)
        .and_then(|word| quantity::scale(word.text, word.glued && skip == 0));
    // `a third` is a share, and `a million` a number; `a` alone is neither, nor is what a
    // `billion-dollar plan` costs.
    let hyphened = tokens.get(end + 1).is_some_and(|t| t.glued && t.is_dash());
    if token.is_any(&["a", "an"]) && (scale.is_none() || hyphened) {
        return None;
    }
    let worth = scale.unwrap_or(1.0);
    // Twelve decimals and no more, so that 2.3 million is 2300000 to the last bit.
    let value = (value * worth * 1e3).round() / 1e3;
    let end = if scale.is_some() { end + skip + 1 } else { end };
    Some(Numeral {
        value,
        scale: worth,
        scaled: scale.is_some(),
        in_words,
        has_comma: token.text.contains(','),
        end,
    })
}

/// `five`, `twenty-two`, `two hundred`, `a` before a scale word.
fn words(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if token.is_any(&["a", "an"]) {
        return Some((1.0, at + 1));
    }
    let place = |list: &str, token: &Token| list.split_whitespace().position(|word| token.is(word));
    let (mut value, mut end) = match (place(SMALL, token), place(TENS, token)) {
        (Some(small), _) => (small, at + 1),
        (None, Some(tens)) => {
            let dash = usize::from(tokens.get(at + 1).is_some_and(|t| t.glued && t.is("-")));
            let unit = tokens
                .get(at + 1 + dash)
                .and_then(|t| place(SMALL, t))
                .filter(|u| (1..10).contains(u));
            (
                tens * 10 + unit.unwrap_or(0),
                at + 1 + unit.map_or(0, |_| dash + 1),
            )
        }
        (None, None) => return None,
    };
    if tokens.get(end).is_some_and(|t| t.is("hundred")) {
        value *= 100;
        end += 1;
    }
    Some((f64::from(u32::try_from(value).ok()?), end))
}

/// A share or factor said in words: `a quarter`, `two-thirds`, `one in ten`, `doubled`.
pub(super) fn share(tokens: &[Token], at: usize) -> Option<(usize, Quantity)> {
    let token = tokens.get(at)?;
    let factor = FACTORS.iter().find(|(words, _)| token.is_any(words));
    if let Some((words, factor)) = factor.filter(|(words, _)| token.is_any(&words[1..])) {
        let verb = !token.is_any(&["doubling", "tripling"]) && words.len() > 1;
        return verb.then(|| {
            (
                at + 1,
                Quantity {
                    unit: Unit::Multiple,
                    ..Quantity::count(*factor)
                },
            )
        });
    }
    one_in(tokens, at).or_else(|| fraction(tokens, at))
}

/// `one in ten`, `9 out of 10`.
fn one_in(tokens: &[Token], at: usize) -> Option<(usize, Quantity)> {
    let part = small(tokens.get(at)?)?;
    let link = tokens.get(at + 1)?;
    let out_of = link.is("out") && tokens.get(at + 2)?.is("of");
    if !(link.is("in") || out_of) {
        return None;
    }
    let end = at + 2 + usize::from(out_of);
    let whole = small(tokens.get(end)?)?;
    let known =
        (1..whole).contains(&part) && [3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000].contains(&whole);
    let free = tokens.get(end + 1).is_none_or(|next| {
        !next.is_dash() && !next.is("%") && quantity::scale(next.text, next.glued).is_none()
    });
    (known && free).then(|| (end + 1, part_of(part, whole, true)))
}

fn small(token: &Token) -> Option<u32> {
    match token.kind {
        Kind::Number => token.text.parse().ok().filter(|n| *n <= 1000),
        _ => SMALL
            .split_whitespace()
            .position(|word| token.is(word))
            .and_then(|n| u32::try_from(n).ok()),
    }
}

/// `a quarter of`, `two-thirds`, `half`. A quarter alone is a part of the year.
fn fraction(tokens: &[Token], at: usize) -> Option<(usize, Quantity)> {
    let token = tokens.get(at)?;
    let name = |token: &Token| {
        PARTS
            .iter()
            .find(|(names, _)| token.is_any(names))
            .map(|(_, whole)| *whole)
    };
    let of = |end: usize| tokens.get(end).is_none_or(|next| next.is("of"));
    if token.is("half") && of(at + 1) {
        return Some((at + 1, part_of(1, 2, false)));
    }
    let part = if token.is_any(&["a", "one"]) {
        1
    } else {
        small(token).filter(|n| (2..10).contains(n))?
    };
    let dash = usize::from(tokens.get(at + 1).is_some_and(|t| t.glued && t.is("-")));
    let named = tokens.get(at + 1 + dash)?;
    let whole = name(named).filter(|whole| part < *whole)?;
    let end = at + 2 + dash;
    let plural = named.text.ends_with('s');
    (plural == (part > 1) && (of(end) || (part > 1 && whole != 4)))
        .then(|| (end, part_of(part, whole, false)))
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

/// `three times as many` is a factor, `three times a week` is not.
pub(super) fn is_factor(tokens: &[Token], times: usize) -> bool {
    const AFTER: [&str; 12] = [
        "as", "more", "the", "larger", "higher", "bigger", "faster", "greater", "its", "their",
        "that", "what",
    ];
    tokens
        .get(times + 1)
        .is_some_and(|next| next.is_any(&AFTER))
}

/// Whether a word looks like a plural.
pub(super) fn is_plural(word: &str) -> bool {
    const ODD: [&str; 14] = [
        "people",
        "women",
        "men",
        "children",
        "staff",
        "police",
        "teu",
        "cattle",
        "fish",
        "aircraft",
        "personnel",
        "sheep",
        "crew",
        "feet",
    ];
    if word.contains(['\'', '’']) {
        return false;
    }
    let word = word.to_lowercase();
    ODD.contains(&word.as_str())
        || (word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|tail| word.ends_with(tail)))
}
