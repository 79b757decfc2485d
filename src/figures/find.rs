//! Numbers in a sentence: found and read, with their scale, unit, qualifier and period.

use super::lexicon::Lexicon;
use super::numerals::{self, Numeral};
use super::qualify::{period, qualifier};
use super::quantity::{self, Quantity};
use super::tokens::{Kind, Token};
use super::{Approx, Unit, refuse};
use std::ops::Range;

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// What it is worth.
    pub(crate) quantity: Quantity,
    /// All its tokens: qualifier, number, unit, period.
    pub(crate) tokens: Range<usize>,
    /// The noun that a count counts, if one follows.
    pub(crate) noun: Option<Range<usize>>,
    /// Whether it says once more what the mention before it says, as `(£10bn)` does.
    pub(crate) restates: bool,
}

/// Measures that are printed with their number, and how.
const MEASURES: &[(&[&str], &str)] = &[
    (
        &["km", "kilometre", "kilometres", "kilometer", "kilometers"],
        "km",
    ),
    (&["m", "metre", "metres", "meter", "meters"], "m"),
    (&["mile", "miles"], "miles"),
    (&["tonne", "tonnes"], "tonnes"),
    (&["ton", "tons"], "tons"),
    (
        &["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"],
        "kg",
    ),
    (&["kw", "kilowatt", "kilowatts"], "kW"),
    (&["mw", "megawatt", "megawatts"], "MW"),
    (&["gw", "gigawatt", "gigawatts"], "GW"),
    (&["mwh", "megawatt-hours"], "MWh"),
    (&["gwh", "gigawatt-hours"], "GWh"),
    (&["twh", "terawatt-hours"], "TWh"),
    (&["hectare", "hectares"], "ha"),
    (&["acre", "acres"], "acres"),
    (&["litre", "litres", "liter", "liters"], "litres"),
    (&["barrel", "barrels"], "barrels"),
];

/// Finds every figure of a sentence. `lexicon` says how its language writes them.
pub(crate) fn find(tokens: &[Token], lexicon: &Lexicon) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        match amount(tokens, at, lexicon) {
            Some((end, Some(mut mention))) => {
                mention.restates = restates(tokens, found.last(), &mention);
                found.push(mention);
                at = end;
            }
            Some((end, None)) => at = end,
            None => at += 1,
        }
    }
    found
}

/// Whether a token can begin an amount at all: most words cannot, and need no closer look.
fn may_begin(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.kind {
        Kind::Number => true,
        Kind::Mark => "$€£¥₹₩₽₺₪₦".contains(token.text),
        Kind::Word => {
            let next = tokens.get(at + 1);
            let sign = |t: &Token| t.kind == Kind::Number || (t.glued && t.is_any(&["$", "¥"]));
            next.is_some_and(sign) || numerals::is_word(token)
        }
    }
}

/// The other currency in brackets directly after an amount.
fn restates(tokens: &[Token], last: Option<&Mention>, mention: &Mention) -> bool {
    let Some(last) = last else { return false };
    let between = tokens
        .get(last.tokens.end..mention.tokens.start)
        .unwrap_or_default();
    between.len() == 1
        && between[0].is("(")
        && mention.quantity.unit == Unit::Money
        && last.quantity.unit == Unit::Money
        && mention.quantity.currency != last.quantity.currency
}

/// An amount that begins at `at`: where it ends, and the mention unless it is no figure.
fn amount(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(usize, Option<Mention>)> {
    if let Some((end, quantity)) = numerals::share(tokens, at) {
        return Some((end, Some(mention(tokens, at..end, quantity))));
    }
    let (sign, start) = prefix(tokens, at);
    let low = numerals::read(tokens, start, lexicon)?;
    let high = upper(tokens, at, &low, lexicon);
    let mut end = high.as_ref().map_or(low.end, |high| high.end);
    let mut quantity = Quantity::count(low.value);
    if let Some(high) = &high {
        let shared = if low.scaled { 1.0 } else { high.scale };
        quantity.low = Some(low.value * shared);
        quantity.high = Some(high.value);
    }
    let bare = suffix(tokens, &mut end, sign, &mut quantity);
    let scaled = low.scaled || high.as_ref().is_some_and(|high| high.scaled);
    if bare && refuse::is_no_figure(tokens, at..end, &low, scaled) {
        return Some((end, None));
    }
    let noun = noun(tokens, end, &quantity);
    let (low_value, high_value) = quantity.values();
    // A bare number says nothing without its noun, unless it is large.
    let mute = bare && noun.is_none() && !(scaled || (low_value >= 1000.0 && low.has_comma));
    let small = bare && low.in_words && !scaled && low_value < 20.0;
    if mute || small || low_value > high_value || low_value <= 0.0 {
        return Some((end, None));
    }
    let mut mention = mention(tokens, at..end, quantity);
    mention.noun = noun;
    if let Some(noun) = mention.noun.clone()
        && mention.quantity.period.is_none()
        && let Some((period, _)) = period(tokens, noun.end)
    {
        mention.quantity.period = Some(period);
    }
    Some((mention.tokens.end, Some(mention)))
}

/// A sign or code before a number: `$`, `US$`, `USD`, `R`.
fn prefix(tokens: &[Token], at: usize) -> (Option<&'static str>, usize) {
    let Some(token) = tokens.get(at) else {
        return (None, at);
    };
    if let Some(sign) = tokens
        .get(at + 1)
        .filter(|next| next.glued && next.kind == Kind::Mark)
    {
        let both = format!("{}{}", token.text, sign.text);
        if let Some(code) = quantity::currency(&both) {
            return (Some(code), at + 2);
        }
    }
    let next_is_number = tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == Kind::Number);
    let rand = token.text == "R" && tokens.get(at + 1).is_some_and(|next| next.glued);
    let code = if rand {
        Some("ZAR")
    } else {
        quantity::currency(token.text)
    };
    let upper = token.kind == Kind::Mark
        || token.text.chars().all(char::is_uppercase)
        || token.text == "Rs";
    match code {
        Some(code) if next_is_number && upper => (Some(code), at + 1),
        _ => (None, at),
    }
}

/// The upper end of a range: `–22`, `to 31`, `and 10` after `between`.
fn upper(tokens: &[Token], at: usize, low: &Numeral, lexicon: &Lexicon) -> Option<Numeral> {
    let link = tokens.get(low.end)?;
    let word_before = |word: &str| {
        at.checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is(word))
    };
    let dash = link.is_dash() && (link.glued || link.text != "-");
    let to = link.is("to") && !word_before("from");
    if !(dash || to || (link.is("and") && word_before("between"))) {
        return None;
    }
    let (_, start) = prefix(tokens, low.end + 1);
    let high = numerals::read(tokens, start, lexicon)?;
    let shared = if low.scaled { 1.0 } else { high.scale };
    (high.value > low.value * shared && !high.in_words).then_some(high)
}

/// What follows the number: `%`, `dollars`, `times`, a measure. Whether nothing of that did.
fn suffix(
    tokens: &[Token],
    end: &mut usize,
    sign: Option<&'static str>,
    quantity: &mut Quantity,
) -> bool {
    if let Some(code) = sign {
        quantity.unit = Unit::Money;
        quantity.currency = Some(code);
        return false;
    }
    let skip = usize::from(tokens.get(*end).is_some_and(|t| t.is("-") && t.glued));
    let at = *end + skip;
    let Some(token) = tokens.get(at) else {
        return true;
    };
    let next = tokens.get(at + 1);
    let percent = token.is_any(&["%", "percent", "pct", "prozent", "procent"]);
    let two_words = next.is_some_and(|next| {
        (token.is("per") && next.is("cent"))
            || (token.is("percentage") && next.is_any(&["point", "points"]))
    });
    if percent || two_words {
        quantity.unit = Unit::Percent;
        *end = at + 1 + usize::from(two_words);
        return false;
    }
    // `1920×1080` is a size, no factor.
    let sized = next.is_some_and(|next| next.glued && next.kind == Kind::Number);
    if token.is_any(&["x", "×"]) && token.glued && !sized
        || (token.is("times") && numerals::is_factor(tokens, at))
        || token.is("fold")
    {
        quantity.unit = Unit::Multiple;
        *end = at + 1;
        return false;
    }
    if let Some(code) = quantity::currency(token.text)
        .filter(|_| token.kind == Kind::Word || !token.text.is_ascii())
    {
        quantity.unit = Unit::Money;
        quantity.currency = Some(code);
        *end = at + 1;
        return false;
    }
    let named = (at + 1..at + 3).find(|&i| {
        tokens
            .get(i)
            .is_some_and(|t| t.is_any(&["dollar", "dollars"]))
    });
    if let Some(dollars) = named
        && let Some(code) = quantity::dollars_of(tokens[dollars - 1].text)
    {
        quantity.unit = Unit::Money;
        quantity.currency = Some(code);
        *end = dollars + 1;
        return false;
    }
    let square = next
        .filter(|_| token.is_any(&["cubic", "square"]))
        .and_then(|unit| area(token, unit));
    if let Some(print) = square {
        quantity.measure = Some(print);
        *end = at + 2;
        return false;
    }
    let one_letter = token.text.chars().count() == 1;
    let measure = MEASURES
        .iter()
        .find(|(names, _)| names.iter().any(|name| token.is(name)));
    if let Some((_, print)) = measure.filter(|_| !one_letter || !token.glued) {
        quantity.measure = Some(print);
        *end = at + 1;
        return false;
    }
    true
}

/// `cubic metres`, `square kilometres`.
fn area(power: &Token, unit: &Token) -> Option<&'static str> {
    let metres = unit.is_any(&["metre", "metres", "meter", "meters"]);
    let kilometres = unit.is_any(&["kilometre", "kilometres", "kilometer", "kilometers"]);
    match (power.is("cubic"), metres, kilometres) {
        (true, true, _) => Some("m³"),
        (false, true, _) => Some("m²"),
        (false, _, true) => Some("km²"),
        _ => None,
    }
}

/// Adds what stands around a number: the qualifier before it, the period after it.
fn mention(tokens: &[Token], core: Range<usize>, mut quantity: Quantity) -> Mention {
    let mut whole = core.clone();
    if let Some((approx, start)) = qualifier(tokens, core.start) {
        quantity.qualify(approx);
        whole.start = start;
    } else if tokens.get(core.end).is_some_and(|t| t.glued && t.is("+")) {
        quantity.qualify(Approx::Over);
        whole.end += 1;
    } else if tokens.get(core.end).is_some_and(|t| t.is("or"))
        && tokens.get(core.end + 1).is_some_and(|t| t.is("more"))
    {
        quantity.qualify(Approx::Over);
        whole.end += 2;
    }
    if let Some((period, end)) = period(tokens, whole.end) {
        quantity.period = Some(period);
        whole.end = end.max(whole.end);
    }
    Mention {
        quantity,
        tokens: whole,
        noun: None,
        restates: false,
    }
}

/// The noun that a count counts: the words up to the next preposition, verb or mark.
fn noun(tokens: &[Token], at: usize, quantity: &Quantity) -> Option<Range<usize>> {
    /// A noun phrase longer than this is no noun any more.
    const LONGEST: usize = 5;
    if quantity.unit != Unit::Count || quantity.measure.is_some() {
        return None;
    }
    // `300 of the mill’s workers`
    let of = tokens.get(at).is_some_and(|t| t.is("of"))
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.is_any(&["the", "its", "their"]));
    let at = if of { at + 2 } else { at };
    let end = super::phrase::noun_end(tokens, at, LONGEST)?;
    let head = tokens.get(end - 1)?;
    let first = tokens.get(at)?;
    let counted =
        numerals::is_plural(head.text) || (at..end).any(|i| numerals::is_plural(tokens[i].text));
    (counted && first.class().determiner == first.is_any(&["more", "fewer"]) && !first.is("times"))
        .then_some(at..end)
}
