//! The numbers of a text of the brief, and whether the article states them.

use super::direction::{Compass, Ways};
use super::stated::{At, Stated, Statement, bare, bytes, names};
use super::{Place, families};
use crate::figures::tokens::{Kind, Token, tokens};
use crate::figures::{Approx, Lexicon, Mention, Quantity, Unit, find, same_value, value_at};
use std::ops::Range;

/// Digits that a rounded number must show: `$13B` for 12.94 billion, never `$1T` for 940 billion.
const DIGITS: usize = 2;

/// How the brief's texts are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    pub(super) lexicon: &'static Lexicon,
    pub(super) compass: Compass,
}

/// A number in a text of the brief: its words, and where the article states it or what is wrong.
pub(super) struct Checked {
    pub(super) says: String,
    pub(super) found: Result<Place, Wrong>,
}

/// Why a number is not what the article states.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong {
    pub(super) why: String,
    pub(super) nearest: Option<Box<Place>>,
}

/// A number that a text says.
struct Claim {
    quantity: Quantity,
    /// Which way the words around it point.
    near: Ways,
    /// What its last printed digit is worth, and how many digits are printed.
    step: Option<(f64, usize)>,
}

/// Checks every number of a text.
pub(super) fn check(text: &str, reader: Reader, stated: &Stated) -> Vec<Checked> {
    let tokens = tokens(text);
    let mentions = find(&tokens, reader.lexicon);
    let mut checked: Vec<(usize, Checked)> = Vec::new();
    let mut covered = vec![false; tokens.len()];
    let cut = |range: &Range<usize>| {
        text.get(bytes(&tokens, range))
            .unwrap_or_default()
            .to_owned()
    };
    for mention in &mentions {
        covered[mention.tokens.clone()].fill(true);
        let claim = Claim {
            quantity: mention.quantity.clone(),
            near: reader.compass.near(&tokens, &mention.tokens),
            step: step(&tokens, mention, reader.lexicon),
        };
        let one = tokens.get(mention.tokens.end.saturating_sub(1));
        let family = one
            .filter(|_| mention.quantity.unit == Unit::Multiple)
            .and_then(families::of);
        let spelt = || {
            let place = stated
                .spelt
                .get(&plain_count(&mention.quantity)?.to_bits())?;
            Some(stated.place(place, stated.words(place).to_owned()))
        };
        let found = stated.prove(&claim, text).or_else(|wrong| {
            let family = family.and_then(|family| stated.family(family));
            family.or_else(spelt).ok_or(wrong)
        });
        let says = cut(&mention.tokens);
        checked.push((mention.tokens.start, Checked { says, found }));
    }
    for (at, token) in tokens.iter().enumerate() {
        if covered[at] {
            continue;
        }
        if let Some(found) = loose(&tokens, at, reader.lexicon, stated) {
            let says = token.text.to_owned();
            checked.push((at, Checked { says, found }));
        }
    }
    checked.sort_by_key(|(at, _)| *at);
    checked.into_iter().map(|(_, checked)| checked).collect()
}

/// The number of things that a quantity counts, if it is just that.
fn plain_count(quantity: &Quantity) -> Option<f64> {
    let value = quantity.low?;
    (*quantity == Quantity::between(value, value)).then_some(value)
}

/// A token that is no part of a figure: a year, a name with digits, a small number, a number
/// word. `None` when it says no number.
fn loose(
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    stated: &Stated,
) -> Option<Result<Place, Wrong>> {
    let token = &tokens[at];
    let missing = |what: &str| Wrong {
        why: format!("the article states no {what}"),
        nearest: None,
    };
    match token.kind {
        Kind::Number => {
            if let Some(name) = name(tokens, at) {
                return Some(
                    stated
                        .name(&name)
                        .ok_or_else(|| missing(&whole_name(tokens, at))),
                );
            }
            let value = value_at(tokens, at, lexicon);
            let spelt = value.and_then(|value| stated.values.get(&value.to_bits()));
            let known = stated.numerals.get(&bare(token.text)).or(spelt);
            let known = known.map(|place| stated.place(place, stated.words(place).to_owned()));
            let found = known.or_else(|| stated.count(tokens, at, lexicon));
            Some(found.ok_or_else(|| stated.nearest_count(tokens, at, lexicon)))
        }
        Kind::Word if token.text.contains(|c: char| c.is_numeric()) => {
            let name = names(tokens, at).into_iter().next()?;
            let squared = token.text.ends_with(['²', '³']) && token.text.chars().count() <= 3;
            (!squared).then(|| stated.name(&name).ok_or_else(|| missing(token.text)))
        }
        Kind::Word => {
            if let Some(family) = families::of(token) {
                return Some(stated.family(family).ok_or_else(|| missing(token.text)));
            }
            let value = value_at(tokens, at, lexicon)?;
            let before = at.checked_sub(1).and_then(|i| tokens.get(i));
            let pronoun = token.is("one")
                && (tokens.get(at + 1).is_some_and(|t| t.is("of"))
                    || before.is_some_and(|t| {
                        t.is_any(&["no", "any", "every", "the", "this", "that", "each", "last"])
                    }));
            // The rest of `twenty-two` was said with its first word.
            let inside = token.glued
                && before.is_some_and(Token::is_dash)
                && at >= 2
                && tokens[at - 2].kind == Kind::Word
                && value_at(tokens, at - 2, lexicon).is_some();
            if pronoun || inside {
                return None;
            }
            let known = stated.values.get(&value.to_bits());
            let known = known.map(|place| stated.place(place, stated.words(place).to_owned()));
            let found = known.or_else(|| stated.count(tokens, at, lexicon));
            Some(found.ok_or_else(|| missing(token.text)))
        }
        // `½`, `①`, digits of other scripts that are read as marks.
        Kind::Mark => {
            let number = token.text.chars().all(char::is_numeric);
            let said = |heard: &super::stated::Heard| heard.text.find(token.text);
            number.then(|| {
                let found = stated.heard.iter().enumerate().find_map(|(heard, h)| {
                    let start = said(h)?;
                    Some(At {
                        heard,
                        bytes: start..start + token.text.len(),
                    })
                });
                found
                    .map(|place| stated.place(&place, token.text.to_owned()))
                    .ok_or_else(|| missing(token.text))
            })
        }
    }
}

/// The name that a number is glued into: `Covid-19`, `4K`, `iPhone-15`; not `mid-2024`, `5-year`,
/// `1980s`, `21st`.
fn name(tokens: &[Token], at: usize) -> Option<String> {
    let token = &tokens[at];
    let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let capital = |t: &Token| t.kind == Kind::Word && t.text.contains(char::is_uppercase);
    let left = token.glued
        && (before(1).is_some_and(capital)
            || (before(1).is_some_and(|t| t.is_dash() && t.glued)
                && before(2).is_some_and(capital)));
    let right = tokens.get(at + 1).is_some_and(|t| {
        t.glued && t.kind == Kind::Word && !t.is_any(&["s", "st", "nd", "rd", "th", "am", "pm"])
    });
    let names = names(tokens, at);
    match (left, right) {
        (true, _) => names.into_iter().next(),
        (_, true) => names.into_iter().next_back(),
        _ => None,
    }
}

/// A name with a number as it is written.
fn whole_name(tokens: &[Token], at: usize) -> String {
    let mut start = at;
    while start > 0 && tokens[start].glued {
        start -= 1;
    }
    let mut end = at + 1;
    while tokens
        .get(end)
        .is_some_and(|t| t.glued && t.kind == Kind::Word)
    {
        end += 1;
    }
    tokens[start..end].iter().map(|t| t.text).collect()
}

/// A word without its possessive ending.
pub(super) fn owner(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// What the last printed digit of a single number is worth, and how many digits are printed.
fn step(tokens: &[Token], mention: &Mention, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let mut numbers = mention
        .tokens
        .clone()
        .filter(|&i| tokens.get(i).is_some_and(|t| t.kind == Kind::Number));
    let at = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let digits: String = tokens[at]
        .text
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let digits = digits.trim_start_matches('0');
    let value = value_at(tokens, at, lexicon)?;
    let whole: f64 = digits.parse().ok()?;
    (whole > 0.0).then(|| (value / whole, digits.len()))
}

impl Stated<'_> {
    /// Where the article states a number, or what it states instead. Every statement of the
    /// same value, unit, currency, measure, period and qualifier will do, as long as one of them
    /// points the same way.
    fn prove(&self, claim: &Claim, context: &str) -> Result<Place, Wrong> {
        let shown = &claim.quantity;
        let exact: Vec<&Statement> = self
            .worth(shown.values().0)
            .iter()
            .filter(|known| says(&known.quantity, shown))
            .collect();
        if !exact.is_empty() {
            return self.pointed(&exact, claim);
        }
        let rounded: Vec<&Statement> = match claim.step {
            Some((step, _)) => {
                let value = shown.values().0;
                self.within(value - step, value + step)
                    .iter()
                    .filter(|known| rounds(&known.quantity, claim))
                    .collect()
            }
            None => Vec::new(),
        };
        if rounded.is_empty() {
            return Err(self.nearest(shown, context));
        }
        self.pointed(&rounded, claim)
    }

    /// The statement that points the way that a claim does.
    fn pointed(&self, alike: &[&Statement], claim: &Claim) -> Result<Place, Wrong> {
        let (Some(first), Some(way)) = (alike.first(), claim.near.one()) else {
            let first = alike.first().map(|known| self.say(known));
            return first.ok_or_else(|| self.nearest(&claim.quantity, ""));
        };
        let near = |known: &&&Statement| !known.near.none();
        let wide = |known: &Statement| {
            let before = known
                .at
                .heard
                .checked_sub(1)
                .and_then(|i| self.heard.get(i));
            let own = self.heard[known.at.heard].ways;
            if own.none() {
                before.map(|h| h.ways).unwrap_or_default()
            } else {
                own
            }
        };
        let found = if alike.iter().any(|known| !known.near.none()) {
            alike
                .iter()
                .filter(near)
                .find(|known| known.near.holds(claim.near))
        } else {
            alike.iter().find(|known| wide(known).holds(claim.near))
        };
        if let Some(known) = found {
            return Ok(self.say(known));
        }
        let told = alike.iter().find(near).unwrap_or(first);
        let other = told
            .near
            .one()
            .map_or("not so".to_owned(), |way| format!("as a {way}"));
        let place = self.say(told);
        Err(Wrong {
            why: format!(
                "said to {way}, but the article states it {other}{}",
                place.tail()
            ),
            nearest: Some(Box::new(place)),
        })
    }

    fn say(&self, known: &Statement) -> Place {
        self.place(&known.at, self.words(&known.at).to_owned())
    }

    /// What an article states that is most like a number: the same value said otherwise, else
    /// the number of its kind that is nearest, where words around it are the same.
    pub(super) fn nearest(&self, shown: &Quantity, context: &str) -> Wrong {
        let value = shown.values();
        let words: Vec<String> = crate::article::words::stems(context).collect();
        let kind = |known: &Quantity| {
            u32::from(known.unit == shown.unit) + u32::from(known.currency == shown.currency)
        };
        let alike = |known: &Statement| {
            let text = &self.heard[known.at.heard].text;
            let common = crate::article::words::stems(text)
                .filter(|w| words.contains(w))
                .count();
            let (low, high) = known.quantity.values();
            let far = (high.max(1e-9) / value.1.max(1e-9)).ln().abs()
                + (low.max(1e-9) / value.0.max(1e-9)).ln().abs();
            // A share in words is like another one, not like `33%`.
            let spelt = known.quantity.ratio.is_some() == shown.ratio.is_some();
            (common as f64).min(4.0) - far + if spelt { 4.0 } else { 0.0 }
        };
        let closely = self.looks.get() > 0;
        self.looks.set(self.looks.get().saturating_sub(1));
        let same = self
            .worth(value.0)
            .iter()
            .filter(|known| same_value(&known.quantity, shown));
        let best = same.max_by_key(|known| kind(&known.quantity)).or_else(|| {
            let of_kind = self
                .statements
                .iter()
                .filter(|known| closely && kind(&known.quantity) == 2);
            // Who has thousands of them cannot be told the nearest in a moment.
            let few = of_kind.take(500).map(|known| (alike(known), known));
            few.max_by(|(a, _), (b, _)| a.total_cmp(b))
                .map(|(_, known)| known)
        });
        match best {
            Some(known) => {
                let place = self.say(known);
                Wrong {
                    why: format!("but the article states {}{}", place.states, place.tail()),
                    nearest: Some(Box::new(place)),
                }
            }
            None => Wrong {
                why: "but the article states no such number".to_owned(),
                nearest: None,
            },
        }
    }

    fn name(&self, name: &str) -> Option<Place> {
        let place = self.names.get(name)?;
        Some(self.place(place, self.words(place).to_owned()))
    }

    fn family(&self, family: usize) -> Option<Place> {
        let place = self.families.get(&family)?;
        Some(self.place(place, self.words(place).to_owned()))
    }

    /// A printed count may stand without the noun that makes it one: `336,000`, `5–10`.
    fn count(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Place> {
        let alike = |low: f64, high: f64| {
            self.worth(low).iter().find(|known| {
                known.quantity.unit == Unit::Count
                    && known.quantity.approx.is_none()
                    && same_value(&known.quantity, &Quantity::between(low, high))
            })
        };
        let value = value_at(tokens, at, lexicon)?;
        let dashed = |i: usize| tokens.get(i).is_some_and(|t| t.is_dash() && t.glued);
        let high = value_at(tokens, at + 2, lexicon).filter(|_| dashed(at + 1));
        let low = at.checked_sub(2).filter(|_| dashed(at - 1));
        let low = low.and_then(|low| value_at(tokens, low, lexicon));
        let known = alike(value, value)
            .or_else(|| alike(value, high?))
            .or_else(|| alike(low?, value))?;
        Some(self.say(known))
    }

    /// What is nearest to a bare number.
    fn nearest_count(&self, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Wrong {
        match value_at(tokens, at, lexicon) {
            Some(value) => self.nearest(&Quantity::between(value, value), ""),
            None => Wrong {
                why: "but the article states no such number".to_owned(),
                nearest: None,
            },
        }
    }
}

/// The periods that words name: `a year`, `monthly`.
pub(super) fn periods(tokens: &[Token]) -> Vec<&'static str> {
    const NAMES: [(&str, &[&str]); 5] = [
        ("year", &["annual", "annually", "yearly", "year"]),
        ("month", &["monthly", "month"]),
        ("week", &["weekly", "week"]),
        ("day", &["daily", "day"]),
        ("hour", &["hourly", "hour"]),
    ];
    let each = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        before.is_some_and(|t| t.is_any(&["a", "an", "per", "each", "every"]))
    };
    let named = tokens.iter().enumerate().filter_map(|(at, token)| {
        let (name, _) = NAMES.iter().find(|(_, words)| token.is_any(words))?;
        (!token.is(name) || each(at)).then_some(*name)
    });
    named.collect()
}

/// Same value, unit, currency, measure, qualifier; the same period where one is shown.
pub(super) fn says(known: &Quantity, shown: &Quantity) -> bool {
    same_value(known, shown) && known.approx == shown.approx && alike(known, shown)
}

/// Same unit, currency and measure; the same period where one is shown.
fn alike(known: &Quantity, shown: &Quantity) -> bool {
    known.unit == shown.unit
        && known.currency == shown.currency
        && (shown.measure.is_none() || known.measure == shown.measure)
        && (shown.period.is_none() || known.period == shown.period)
}

/// Whether an exact number comes to the printed one when it is rounded to its digits. Limits are
/// never rounded: more than 12.94 is not more than 13.
fn rounds(known: &Quantity, claim: &Claim) -> bool {
    let shown = &claim.quantity;
    let ((value, high), (printed, top)) = (known.values(), shown.values());
    let Some((step, digits)) = claim.step else {
        return false;
    };
    let free = |approx: Option<Approx>| matches!(approx, None | Some(Approx::About));
    let marked = shown.approx == Some(Approx::About);
    let single = value == high && printed == top && known.ratio.is_none() && shown.ratio.is_none();
    single
        && free(known.approx)
        && free(shown.approx)
        && (marked || known.approx.is_none())
        && (marked || digits >= DIGITS)
        && (value - printed).abs() <= step / 2.0 * (1.0 + 1e-9)
        && alike(known, shown)
}
