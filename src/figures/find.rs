//! Numbers in a sentence: found and read, with their scale, unit, qualifier and period.

use super::lexicon::{Lexicon, Openings, Words, code_of};
use super::numerals::{self, Numeral};
use super::qualify::{self, any, period, qualifier, qualifier_after};
use super::quantity::Quantity;
use super::tokens::{Kind, Token, spelt, spelt_before};
use super::{Unit, refuse, shares};
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

/// Signs that an amount may begin with.
const SIGNS: [char; 16] = [
    '$', '€', '£', '¥', '₹', '₩', '₽', '₺', '₪', '₦', '＄', '￡', '￥', '%', '٪', '％',
];
/// Measures whose signs are the same in all languages.
const SYMBOLS: Words<&str> = &[
    (&["km"], "km"),
    (&["kg"], "kg"),
    (&["ha"], "ha"),
    (&["kW"], "kW"),
    (&["MW"], "MW"),
    (&["GW"], "GW"),
    (&["kWh"], "kWh"),
    (&["MWh"], "MWh"),
    (&["GWh"], "GWh"),
    (&["TWh"], "TWh"),
    (&["m²"], "m²"),
    (&["km²"], "km²"),
    (&["m³"], "m³"),
    (&["hm³"], "hm³"),
];

/// Finds every figure of a sentence. `lexicon` says how its language writes them.
pub(crate) fn find(tokens: &[Token], lexicon: &Lexicon) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let openings = lexicon.openings();
    let mut at = 0;
    while at < tokens.len() {
        if !may_begin(tokens, at, lexicon, openings) {
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
fn may_begin(tokens: &[Token], at: usize, lexicon: &Lexicon, openings: Option<&Openings>) -> bool {
    let token = &tokens[at];
    match token.kind {
        Kind::Number => true,
        Kind::Mark => token.text.chars().all(|c| SIGNS.contains(&c)),
        Kind::Word => {
            let next = tokens.get(at + 1);
            let sign = |t: &Token| t.kind == Kind::Number || (t.glued && t.is_any(&["$", "¥"]));
            if next.is_some_and(sign) {
                return true;
            }
            if openings.is_some_and(|openings| !openings.hold(token.text)) {
                return false;
            }
            numerals::is_word(tokens, at, lexicon)
                || any(lexicon.percent_before, tokens, at).is_some()
                || qualify::find(lexicon.factors, tokens, at).is_some()
                || qualify::find(lexicon.shares, tokens, at).is_some()
                || token.is("half")
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
    if let Some((end, quantity)) = shares::share(tokens, at, lexicon) {
        return Some((end, Some(mention(tokens, at..end, quantity, lexicon))));
    }
    let (sign, start) = prefix(tokens, at, lexicon);
    let low = numerals::read(tokens, start, lexicon)?;
    let high = upper(tokens, at, &low, lexicon);
    let mut end = high.as_ref().map_or(low.end, |high| high.end);
    let mut quantity = Quantity::count(low.value);
    if let Some(high) = &high {
        let shared = if low.scaled { 1.0 } else { high.scale };
        quantity.low = Some(low.value * shared);
        quantity.high = Some(high.value);
    }
    // `3万多人`, `30여 명`: the qualifier stands before the unit.
    let within = qualifier_after(tokens, end, lexicon).filter(|_| lexicon.sections.is_some());
    if let Some((_, after)) = within {
        end = after;
    }
    let bare = suffix(tokens, &mut end, sign, &mut quantity, lexicon);
    let scaled = low.scaled || high.as_ref().is_some_and(|high| high.scaled);
    // `-8C`: what lies below zero is not printed as if it lay above.
    let negative = at.checked_sub(1).is_some_and(|i| {
        tokens[i].is_any(&["-", "−", "–", "minus"])
            && (!tokens[i].glued || tokens[i].is("minus"))
            && (tokens[at].glued || tokens[i].is("minus"))
    });
    let loss = negative && tokens[at - 1].is("minus");
    let cold = |measure: &str| measure.starts_with('°');
    if loss || (negative && quantity.measure.is_some_and(cold)) {
        return Some((end, None));
    }
    // `streamed 313 million times`
    if bare && lexicon.language == "en" && tokens.get(end).is_some_and(|t| t.is("times")) {
        return Some((end, None));
    }
    if bare && refuse::is_distance(tokens, end, lexicon) {
        return Some((end, None));
    }
    if bare
        && lexicon.language == "en"
        && let Some(noun) = magnitude(tokens, at, end)
    {
        let whole = at.min(noun.start)..end.max(noun.end);
        let mut mention = mention(tokens, whole, quantity, lexicon);
        mention.noun = Some(noun);
        return Some((end, Some(mention)));
    }
    if bare && refuse::is_no_figure(tokens, at..end, &low, scaled, lexicon) {
        return Some((end, None));
    }
    // `第3回`, `数千人`, `一方`: no number at all, whatever follows.
    let vague = |word: &&str| spelt_before(tokens, at, word).is_some();
    let unspaced = matches!(lexicon.language, "zh" | "ja" | "ko");
    let few = low.value < 10.0 && quantity.unit == Unit::Count;
    let letters = low.in_words && (bare || few) && !lexicon.digits.is_empty();
    if unspaced && (letters || lexicon.named.iter().any(vague)) {
        return Some((end, None));
    }
    let noun = noun(tokens, end, &quantity, lexicon);
    let (low_value, high_value) = quantity.values();
    // A bare number says nothing without its noun, unless it is large.
    let hurt = bare && noun.is_none() && lexicon.language == "en";
    let hurt = hurt.then(|| victims(tokens, at, end)).flatten();
    let mute = bare
        && noun.is_none()
        && hurt.is_none()
        && !(scaled || (low_value >= 1000.0 && low.has_comma));
    let small = bare && low.in_words && !scaled && low_value < 10.0;
    if mute || small || low_value > high_value || low_value <= 0.0 {
        return Some((end, None));
    }
    if let Some((approx, _)) = within {
        quantity.qualify(approx);
    }
    // `zwischen 20 und 22`: without its first word it would be two numbers.
    let opens = high.as_ref().and_then(|_| {
        let words = lexicon.and.iter();
        words
            .filter_map(|(_, word)| spelt_before(tokens, at, word))
            .min()
    });
    let mut mention = mention(tokens, opens.unwrap_or(at)..end, quantity, lexicon);
    mention.noun = noun;
    if let Some(hurt) = hurt {
        mention.tokens = mention.tokens.start.min(hurt.start)..mention.tokens.end.max(hurt.end);
        return Some((mention.tokens.end, Some(mention)));
    }
    if let Some(noun) = mention.noun.clone()
        && mention.quantity.period.is_none()
        && let Some((period, _)) = period(tokens, noun.end, lexicon)
    {
        mention.quantity.period = Some(period);
    }
    Some((mention.tokens.end, Some(mention)))
}

/// What a number is by the sign or word before it.
#[derive(Clone, Copy)]
enum Sign {
    Money(&'static str),
    Percent,
}

/// A sign, code or word before a number: `$`, `US$`, `USD`, `R`, `yüzde`.
fn prefix(tokens: &[Token], at: usize, lexicon: &Lexicon) -> (Option<Sign>, usize) {
    let Some(token) = tokens.get(at) else {
        return (None, at);
    };
    if let Some(end) = any(lexicon.percent_before, tokens, at) {
        return (Some(Sign::Percent), end);
    }
    if let Some(sign) = tokens
        .get(at + 1)
        .filter(|next| next.glued && next.kind == Kind::Mark)
    {
        let both = format!("{}{}", token.text, sign.text);
        if let Some(code) = code_of(&both) {
            return (Some(Sign::Money(code)), at + 2);
        }
    }
    let next_is_number = tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == Kind::Number);
    let rand = token.text == "R" && tokens.get(at + 1).is_some_and(|next| next.glued);
    let code = if rand {
        Some("ZAR")
    } else {
        code_of(token.text)
    };
    let upper = token.kind == Kind::Mark
        || token.text.chars().all(char::is_uppercase)
        || token.text == "Rs";
    match code {
        Some(code) if next_is_number && upper => (Some(Sign::Money(code)), at + 1),
        _ => (None, at),
    }
}

/// The upper end of a range: `–22`, `to 31`, `and 10` after `between`.
fn upper(tokens: &[Token], at: usize, low: &Numeral, lexicon: &Lexicon) -> Option<Numeral> {
    // `between 30% and 45%`
    let sign = any(lexicon.percent, tokens, low.end).filter(|_| !lexicon.and.is_empty());
    let and = sign.filter(|&end| {
        let mut joins = lexicon.and.iter();
        joins.any(|(and, between)| {
            !between.is_empty()
                && spelt_before(tokens, at, between).is_some()
                && spelt(tokens, end, and).is_some()
        })
    });
    let low_end = and.unwrap_or(low.end);
    let link = tokens.get(low_end)?;
    let dash = (link.is_dash() && (link.glued || link.text != "-"))
        || link.is_any(&["～", "〜"])
        || (link.is("~") && lexicon.sums);
    let opened = |word: &str| !word.is_empty() && spelt_before(tokens, at, word).is_some();
    let mut joins = lexicon
        .to
        .iter()
        .filter(|(_, from)| !opened(from))
        .chain(lexicon.and.iter().filter(|(_, between)| opened(between)));
    let start = if dash {
        low_end + 1
    } else {
        joins.find_map(|(word, _)| spelt(tokens, low_end, word))?
    };
    let (_, start) = prefix(tokens, start, lexicon);
    let high = numerals::read(tokens, start, lexicon)?;
    let shared = if low.scaled { 1.0 } else { high.scale };
    (high.value > low.value * shared && !high.in_words).then_some(high)
}

/// What follows the number: `%`, `dollars`, `times`, a measure. Whether nothing of that did.
fn suffix(
    tokens: &[Token],
    end: &mut usize,
    sign: Option<Sign>,
    quantity: &mut Quantity,
    lexicon: &Lexicon,
) -> bool {
    match sign {
        Some(Sign::Money(code)) => {
            quantity.unit = Unit::Money;
            quantity.currency = Some(code);
            return false;
        }
        Some(Sign::Percent) => {
            quantity.unit = Unit::Percent;
            return false;
        }
        None => {}
    }
    let skip = usize::from(tokens.get(*end).is_some_and(|t| t.is("-") && t.glued));
    let at = *end + skip;
    let Some(token) = tokens.get(at) else {
        return true;
    };
    if let Some(after) = any(lexicon.points, tokens, at) {
        quantity.unit = Unit::Points;
        *end = after;
        return false;
    }
    if let Some(after) = any(lexicon.percent, tokens, at) {
        quantity.unit = Unit::Percent;
        *end = after;
        return false;
    }
    if lexicon.is_english() {
        // `a seven-point lead`, against `a ten-point plan`
        let gap = [
            "lead",
            "advantage",
            "majority",
            "swing",
            "gain",
            "rise",
            "fall",
            "drop",
        ];
        let next = tokens.get(at + 1).is_some_and(|t| t.is_any(&gap));
        if skip == 1 && token.is("point") && next {
            quantity.unit = Unit::Points;
            *end = at + 1;
            return false;
        }
        // `20p an hour`, against `1080p`
        let small = quantity.high.is_some_and(|high| high < 100.0);
        if skip == 0 && token.glued && token.text == "p" && small {
            quantity.unit = Unit::Money;
            quantity.currency = Some("GBP");
            quantity.low = quantity.low.map(|low| low / 100.0);
            quantity.high = quantity.high.map(|high| high / 100.0);
            *end = at + 1;
            return false;
        }
    }
    // `3割`, `三成`: tenths.
    let tenths = (lexicon.language == "ja" && token.is("割"))
        || (lexicon.language == "zh" && token.is("成"));
    if tenths && quantity.high.is_some_and(|high| high <= 10.0) {
        quantity.unit = Unit::Percent;
        quantity.low = quantity.low.map(|low| low * 10.0);
        quantity.high = quantity.high.map(|high| high * 10.0);
        *end = at + 1;
        return false;
    }
    if let Some(after) = factor(tokens, at, lexicon) {
        quantity.unit = Unit::Multiple;
        *end = after;
        return false;
    }
    // `millions d’euros`
    let of = any(lexicon.of, tokens, at);
    for at in std::iter::once(at).chain(of) {
        if let Some((code, after)) = currency(tokens, at, lexicon) {
            quantity.unit = Unit::Money;
            quantity.currency = Some(code);
            *end = after;
            return false;
        }
        let one_letter = token.text.chars().count() == 1 && token.text.is_ascii();
        let measure = qualify::find(lexicon.measures, tokens, at)
            .or_else(|| qualify::find(SYMBOLS, tokens, at));
        let degrees = [("C", "°C"), ("F", "°F")];
        let degrees = degrees
            .iter()
            .find(|(letter, _)| token.glued && token.text == *letter && skip == 0)
            .map(|(_, print)| (*print, at + 1));
        if let Some((print, after)) = measure.filter(|_| !one_letter || !token.glued).or(degrees) {
            quantity.measure = Some(print);
            *end = after;
            return false;
        }
    }
    true
}

/// `×`, `fold`, and `times` where it compares: one past it.
fn factor(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<usize> {
    // `1920×1080` is a size, no factor; `4 x 100` neither.
    let token = tokens.get(at)?;
    let sized = tokens
        .get(at + 1)
        .is_some_and(|next| next.glued && next.kind == Kind::Number);
    let sign = token.is_any(&["x", "×"]);
    any(lexicon.times, tokens, at)
        .filter(|_| !sign || (token.glued && !sized))
        .or_else(|| {
            // `three times as many` is a factor, `three times a week` is not.
            any(lexicon.times_if, tokens, at)
                .filter(|&after| any(lexicon.compared, tokens, after).is_some())
        })
}

/// A currency's sign, code or word after a number: a dollar sign there belongs to what follows,
/// unless the language sets it there.
fn currency(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(&'static str, usize)> {
    let token = tokens.get(at)?;
    let trails = matches!(lexicon.style.side, super::lexicon::Side::After(..));
    let next_is_number = tokens
        .get(at + 1)
        .is_some_and(|next| next.glued && next.kind == Kind::Number);
    let sign = code_of(token.text).filter(|_| {
        token.kind == Kind::Word || !token.text.is_ascii() || (trails && !next_is_number)
    });
    qualify::find(lexicon.currencies, tokens, at).or_else(|| sign.map(|code| (code, at + 1)))
}

/// Adds what stands around a number: the qualifier before it, the period after it.
fn mention(
    tokens: &[Token],
    core: Range<usize>,
    mut quantity: Quantity,
    lexicon: &Lexicon,
) -> Mention {
    let mut whole = core.clone();
    if let Some((approx, start)) = qualifier(tokens, core.start, lexicon) {
        quantity.qualify(approx);
        whole.start = start;
    } else if let Some((approx, end)) = qualifier_after(tokens, core.end, lexicon) {
        quantity.qualify(approx);
        whole.end = end;
    }
    if let Some((period, end)) = period(tokens, whole.end, lexicon) {
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

/// `a magnitude 6.9 earthquake`, `a magnitude of 5.4`: the word that says so.
fn magnitude(tokens: &[Token], at: usize, end: usize) -> Option<Range<usize>> {
    let is = |i: usize| tokens.get(i).is_some_and(|t| t.is("magnitude"));
    let dash = |i: usize| tokens.get(i).is_some_and(Token::is_dash);
    let of = |i: usize| tokens.get(i).is_some_and(|t| t.is("of"));
    let place = match at {
        _ if dash(end) && is(end + 1) => end + 1,
        1.. if is(at - 1) => at - 1,
        2.. if (dash(at - 1) || of(at - 1)) && is(at - 2) => at - 2,
        _ => return None,
    };
    Some(place..place + 1)
}

/// `112 were injured`, `injuring more than 3,400`: people, though it does not say so. The number
/// with the word that shows it.
fn victims(tokens: &[Token], at: usize, end: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 9] = [
        "injuring",
        "wounding",
        "killing",
        "injured",
        "wounded",
        "killed",
        "kills",
        "kill",
        "hospitalising",
    ];
    const AFTER: [&str; 12] = [
        "injured",
        "wounded",
        "killed",
        "hurt",
        "missing",
        "dead",
        "died",
        "hospitalised",
        "hospitalized",
        "arrested",
        "rescued",
        "evacuated",
    ];
    let skipped = |t: &Token| {
        t.class().auxiliary
            || t.class().adverb
            || t.is_any(&["others", "more", "been", "still", "reported", "confirmed"])
    };
    let next = (end..end + 5).find(|&i| tokens.get(i).is_none_or(|t| !skipped(t)));
    let said = next.filter(|&i| tokens.get(i).is_some_and(|t| t.is_any(&AFTER)));
    let first = (at.saturating_sub(4)..at).rev().find(|&i| {
        !tokens[i].is_any(&[
            "more", "than", "at", "least", "about", "another", "some", "nearly", "up", "to",
            "over", "as", "many",
        ])
    });
    let ends = tokens.get(end).is_none_or(|t| {
        t.kind == Kind::Mark
            || t.class().conjunction
            || t.class().preposition
            || t.is_any(&["others", "more"])
    });
    if let Some(said) = said {
        return Some(at..said + 1);
    }
    first
        .filter(|&i| ends && tokens[i].is_any(&BEFORE))
        .map(|first| first..end)
}

/// The noun that a count counts: the words up to the next preposition, verb or mark.
fn noun(
    tokens: &[Token],
    at: usize,
    quantity: &Quantity,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    /// A noun phrase longer than this is no noun any more.
    const LONGEST: usize = 5;
    // `8 tonnes of cocaine`: what there is so much of.
    let much = quantity.measure.is_some() && tokens.get(at).is_some_and(|t| t.is("of"));
    if quantity.unit == Unit::Count && much {
        let end = super::phrase::noun_end(tokens, at + 1, LONGEST)?;
        let plain = !tokens[at + 1].class().determiner && tokens[at + 1].kind == Kind::Word;
        return plain.then_some(at + 1..end);
    }
    if quantity.unit != Unit::Count || quantity.measure.is_some() {
        return None;
    }
    if lexicon.is_known() && lexicon.language != "en" {
        return super::clause::noun(tokens, at, lexicon);
    }
    // `300 of the mill’s workers`
    let of = tokens.get(at).is_some_and(|t| t.is("of"));
    let whose = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_any(&["the", "its", "their"]));
    // `48 of 55 drones`
    let numbered = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
    let at = match (of, whose, numbered) {
        (true, true, _) => at + 2,
        (true, false, true) => at + 1,
        _ => at,
    };
    let end = super::phrase::noun_end(tokens, at, LONGEST)?;
    let head = tokens.get(end - 1)?;
    let first = tokens.get(at)?;
    let counted =
        numerals::is_plural(head.text) || (at..end).any(|i| numerals::is_plural(tokens[i].text));
    (counted && first.class().determiner == first.is_any(&["more", "fewer"]) && !first.is("times"))
        .then_some(at..end)
}
