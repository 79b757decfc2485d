//! Numerals in digits and in words, with their scale.

use super::lexicon::{Lexicon, code_of};
use super::qualify::find;
use super::quantity;
use super::tokens::{Kind, Token, digit, spelt};
use std::borrow::Cow;

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

/// The place of a word in a list of words parted by spaces, spellings of one by `/`.
pub(super) fn place(list: &str, token: &Token) -> Option<usize> {
    if token.text.is_empty() {
        return None;
    }
    let one = std::slice::from_ref(token);
    let (mut place, mut start) = (0, 0);
    // Byte by byte, for a list is looked through at most words of a text.
    let parts = |b: u8| b == b'/' || b.is_ascii_whitespace();
    let ends = list.bytes().enumerate().filter(|(_, b)| parts(*b));
    for (end, b) in ends.chain([(list.len(), b' ')]) {
        if start < end && spelt(one, 0, &list[start..end]).is_some() {
            return Some(place);
        }
        place += usize::from(start < end && b != b'/');
        start = end + 1;
    }
    None
}

/// Whether a word can begin a number.
pub(super) fn is_word(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let token = &tokens[at];
    let one = lexicon
        .one
        .iter()
        .any(|one| spelt(tokens, at, one).is_some());
    one || place(lexicon.small, token).is_some()
        || place(lexicon.tens, token).is_some()
        || letter(token, lexicon).is_some()
        || (lexicon.sections.is_some() && scale(tokens, at, lexicon).is_some())
}

/// Reads a number that begins at `at`.
pub(super) fn read(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    if lexicon.sections.is_some() {
        return sum(tokens, at, lexicon);
    }
    let token = tokens.get(at)?;
    let (value, end, in_words, grouped) = plain(tokens, at, lexicon)?;
    let skip = usize::from(tokens.get(end).is_some_and(|t| t.glued && t.is("-")));
    let scale = scale(tokens, end + skip, lexicon)
        .filter(|_| skip == 0 || tokens[end + skip].text.chars().count() > 1);
    // `a third` is a share, and `a million` a number; `a` alone is neither, nor is what a
    // `billion-dollar plan` costs.
    let hyphened = tokens.get(end + 1).is_some_and(|t| t.glued && t.is_dash());
    let one = lexicon.one.iter().any(|one| token.is(one));
    if one && (scale.is_none() || hyphened) {
        return None;
    }
    let worth = scale.map_or(1.0, |(worth, _)| worth);
    let end = scale.map_or(end, |(_, end)| end);
    // `50 lakh crore`, `a thousand billion`
    let twice = scale
        .filter(|(worth, _)| *worth < 1e6)
        .and_then(|_| self::scale(tokens, end, lexicon))
        .filter(|(second, _)| *second >= 1e6);
    let worth = worth * twice.map_or(1.0, |(second, _)| second);
    Some(Numeral {
        value: rounded(value * worth),
        scale: worth,
        scaled: scale.is_some(),
        in_words,
        has_comma: grouped,
        end: twice.map_or(end, |(_, end)| end),
    })
}

/// Three decimals and no more, so that 2.3 million is 2300000 to the last bit.
fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

/// What a scale word at `at` is worth, and where it ends. One Latin letter must be glued.
pub(super) fn scale(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    let letter = token.text.len() == 1 && token.text.is_ascii();
    // `1,2 M€`
    let sign = tokens
        .get(at + 1)
        .is_some_and(|t| t.glued && t.kind == Kind::Mark && code_of(t.text).is_some());
    let millions = lexicon.spaced && token.text == "M";
    if letter && !token.glued && !sign && !millions {
        return None;
    }
    find(lexicon.scales, tokens, at)
}

/// A number without its scale: value, end, whether in words, whether its digits are grouped.
fn plain(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(f64, usize, bool, bool)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => {
            let end = spaced_end(tokens, at, lexicon);
            let text: Cow<str> = match &tokens[at..end] {
                [one] => one.text.into(),
                several => several.iter().map(|t| t.text).collect(),
            };
            let value = quantity::numeral(&text, lexicon.comma)?;
            let mark = |c: char| matches!(c, ',' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '٬');
            let grouped = if lexicon.comma {
                value >= 1e3 && text.chars().any(|c| digit(c).is_none())
            } else {
                text.contains(mark)
            };
            Some((value, end, false, grouped || end > at + 1))
        }
        // Most words are no numbers, by their first letters.
        Kind::Word if lexicon.openings().is_some_and(|all| !all.hold(token.text)) => None,
        Kind::Word => words(tokens, at, lexicon).map(|(value, end)| (value, end, true, false)),
        Kind::Mark => None,
    }
}

/// One past the last part of `5 500`, where a plain space groups digits.
fn spaced_end(tokens: &[Token], at: usize, lexicon: &Lexicon) -> usize {
    let mut end = at + 1;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let first = tokens[at].text;
    if !lexicon.spaced || first.len() > 3 || !digits(first) {
        return end;
    }
    while let Some(part) = tokens
        .get(end)
        .filter(|t| t.kind == Kind::Number && !t.glued)
    {
        let whole = part.text.split(',').next().unwrap_or_default();
        if whole.len() != 3 || !digits(whole) {
            break;
        }
        end += 1;
        if part.text.len() > 3 {
            break;
        }
    }
    end
}

/// `five`, `twenty-two`, `two hundred`, `a` before a scale word.
fn words(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if let Some(end) = lexicon.one.iter().find_map(|one| spelt(tokens, at, one)) {
        return Some((1.0, end));
    }
    let (small, tens) = (lexicon.small, lexicon.tens);
    let (mut value, mut end) = match (place(small, token), place(tens, token)) {
        (Some(small), _) => (small, at + 1),
        (None, Some(tens)) => {
            let dash = usize::from(tokens.get(at + 1).is_some_and(|t| t.glued && t.is("-")));
            let unit = tokens
                .get(at + 1 + dash)
                .and_then(|t| place(small, t))
                .filter(|u| (1..10).contains(u));
            (
                tens * 10 + unit.unwrap_or(0),
                at + 1 + unit.map_or(0, |_| dash + 1),
            )
        }
        (None, None) => return None,
    };
    if let Some(after) = spelt(tokens, end, lexicon.hundred) {
        value *= 100;
        end = after;
    }
    Some((f64::from(u32::try_from(value).ok()?), end))
}

/// A number that has several scales: `1億2000万`, `3 mil millones`, `10 bin 500`, `三千五百`.
/// A small scale takes the number before it, a large one all that stands before it.
fn sum(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let limit = lexicon.sections?;
    let (mut total, mut section, mut number) = (0.0, 0.0, None);
    let (mut end, mut large, mut small, mut worth) = (at, f64::INFINITY, f64::INFINITY, 1.0);
    let (mut in_words, mut grouped, mut parts) = (true, false, 0);
    // What was read up to the last scale, and where that ended.
    let mut good = None;
    loop {
        if let Some((scale, after)) = scale(tokens, end, lexicon) {
            let first = good.is_none() && number.is_none();
            // A scale alone is one of it, if it is no word of its own as `百` and `yüz` are.
            if first && scale < 1e3 && self::scale(tokens, after, lexicon).is_none() {
                break;
            }
            if scale < limit {
                if scale >= small {
                    break;
                }
                section += number.take().unwrap_or(1.0) * scale;
                small = scale;
            } else {
                let below = section + number.take().unwrap_or(if first { 1.0 } else { 0.0 });
                total = match below {
                    0.0 => total * scale,
                    _ if good.is_none() || scale < large => total + below * scale,
                    _ if scale > large => (total + below) * scale,
                    _ => break,
                };
                section = 0.0;
                large = scale;
                small = f64::INFINITY;
            }
            worth *= scale;
            end = after;
            good = Some((total + section, end));
        } else if let Some((value, after, words, comma)) = part(tokens, end, lexicon)
            && number.is_none()
            && (parts == 0 || (lexicon.sums && value < large.min(small)))
        {
            number = Some(value);
            in_words &= words;
            grouped |= comma;
            parts += 1;
            end = after;
        } else {
            break;
        }
    }
    // The last part needs no scale in `3万5000`; `3 milyar 2024` is two numbers.
    let (value, end) = match (number, good) {
        (Some(_), Some(good)) if large.min(small) > limit => good,
        (Some(number), _) => (total + section + number, end),
        (None, good) => good?,
    };
    let scaled = good.is_some();
    Some(Numeral {
        value: rounded(value),
        scale: if parts > 1 || !scaled { 1.0 } else { worth },
        scaled,
        in_words,
        has_comma: grouped,
        end,
    })
}

/// A part of a sum: digits, a letter that is one, a number word.
fn part(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(f64, usize, bool, bool)> {
    let token = tokens.get(at)?;
    match letter(token, lexicon) {
        Some(value) => Some((value, at + 1, true, false)),
        None => plain(tokens, at, lexicon),
    }
}

/// The value of a letter that is a digit: `三`.
fn letter(token: &Token, lexicon: &Lexicon) -> Option<f64> {
    let c = token.text.chars().next()?;
    let alone = token.text.len() == c.len_utf8() && !lexicon.digits.is_empty();
    let at = lexicon.digits.chars().position(|digit| digit == c);
    at.filter(|_| alone)
        .and_then(|value| u32::try_from(value).ok())
        .map(f64::from)
}

/// Whether a word looks like an English plural.
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
