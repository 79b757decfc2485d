//! What a number measures, whose and when: the line a picture editor writes under it.
//! `measured` finds the thing, `wording` says it in the sentence's own words.

use super::Unit;
use super::find::Mention;
use super::measured::VAGUE;
use super::numerals::is_plural;
use super::phrase::{is_in, is_participle};
use super::tokens::{Kind, Token, spelt};
use super::when::{When, relative};
use super::who::Names;
use super::wording::possessive;
use crate::article::words::is_function;
use std::ops::Range;

/// A label has no more words.
pub(super) const MOST_WORDS: usize = 8;

/// A label and how much it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The words.
    pub(super) text: String,
    /// What is measured, without whose and when.
    pub(super) measured: String,
    /// 0 names a thing only, 1 says more of it, 2 says whose or when too.
    pub(super) quality: u8,
}

/// A sentence in which numbers are to be named.
pub(super) struct Context<'a> {
    /// The sentence's tokens.
    pub(super) tokens: &'a [Token<'a>],
    /// Tokens that no label may take in: dates and other figures.
    pub(super) taken: &'a [Range<usize>],
    /// Words that are written with a capital anywhere in the article.
    pub(super) names: &'a Names,
    /// The party that the title names and the article is about.
    pub(super) main: Option<&'a str>,
    /// Whom `it` and `the company` mean, where that is plain.
    pub(super) who: Option<&'a str>,
}

/// What a pattern found: the thing measured, and whose it is.
pub(super) struct Thing {
    pub(super) text: String,
    pub(super) owner: Option<String>,
}

impl Thing {
    pub(super) fn new(text: String) -> Self {
        Self { text, owner: None }
    }
}

/// Names a number of a sentence; `None` when no good name can be made.
pub(super) fn label(context: &Context, mention: &Mention, when: Option<&When>) -> Option<Label> {
    let room = MOST_WORDS - when.map_or(0, |when| when.words.split(' ').count());
    let thing = context.thing(mention, room)?;
    let relative = relative(context.tokens, &mention.tokens).filter(|_| when.is_none());
    let period = mention.quantity.period.or_else(|| often(context, mention));
    compose(&thing, period, when.or(relative.as_ref()))
}

/// `$900bn in interest payments will be due annually`: how often, said further on.
fn often(context: &Context, mention: &Mention) -> Option<&'static str> {
    const REACH: usize = 8;
    let end = mention.tokens.end;
    let sums = mention.quantity.unit == Unit::Money;
    let rest = context
        .tokens
        .get(end..(end + REACH).min(context.tokens.len()))?;
    let own = rest
        .iter()
        .take_while(|t| !t.is_break() && t.kind != Kind::Number);
    let yearly = own
        .filter(|_| sums)
        .any(|t| t.is_any(&["annually", "yearly"]));
    // `revenue in the three months to the end of September`
    // but not `has three months to pay`.
    const MONTHS: [&str; 4] = [
        "in the three months to",
        "for the three months to",
        "in the three months ended",
        "for the three months ended",
    ];
    let months = |i: usize| {
        let mut known = MONTHS.iter();
        known.any(|words| spelt(context.tokens, i, words).is_some())
    };
    let floor = mention.tokens.start.saturating_sub(REACH + 4);
    let quarter = sums && (floor..end + REACH).any(months);
    match (yearly, quarter) {
        (true, _) => Some("year"),
        (_, true) => Some("quarter"),
        _ => None,
    }
}

/// Names another number of the same thing.
pub(super) fn named(measured: &str, when: Option<&When>) -> Label {
    let dated = when.map(|when| format!("{measured}, {}", when.words));
    let text = dated
        .filter(|text| words(text) <= MOST_WORDS)
        .unwrap_or_else(|| measured.to_owned());
    Label {
        text,
        measured: measured.to_owned(),
        quality: 2,
    }
}

/// Puts whose, how often and when around the thing, as far as eight words reach.
fn compose(thing: &Thing, period: Option<&str>, when: Option<&When>) -> Option<Label> {
    let often = period.and_then(|period| adjective(period, &thing.text));
    let regular = |text: &str| match often {
        // `saved by the cuts a year`
        // `expected yearly spending`
        Some(often) if AIMS.iter().any(|aim| text.starts_with(aim)) => {
            let (aim, rest) = text.split_once(' ').unwrap_or_default();
            format!("{aim} {often} {rest}")
        }
        Some(_) if is_done(text) => often_done(text, period.unwrap_or_default()),
        Some(often) => format!("{often} {text}"),
        None => text.to_owned(),
    };
    let measured = regular(&thing.text);
    let undated = |when: &&When| {
        let year = when.date.get(..4).unwrap_or(&when.words);
        !measured.contains(year)
    };
    let dated = when
        .filter(undated)
        .map(|when| format!(", {}", when.words))
        .unwrap_or_default();
    let unnamed = |owner: &&String| !measured.contains(owner.as_str());
    let owned = thing
        .owner
        .as_ref()
        .filter(unnamed)
        .map(|owner| possessive(owner))
        .unwrap_or_default();
    // Whose it is weighs more than the last detail of what it is.
    let short: Vec<String> = condensed(&thing.text)
        .iter()
        .map(|text| regular(text))
        .collect();
    let mut forms = vec![format!("{owned}{measured}{dated}")];
    // Without room for when, what is to come must at least not read as if it were so now.
    if when.is_some_and(When::is_ahead) && !measured.contains("expected") {
        forms.push(format!("{owned}expected {measured}"));
    }
    forms.extend(short.iter().map(|short| format!("{owned}{short}{dated}")));
    forms.push(format!("{measured}{dated}"));
    forms.push(format!("{owned}{measured}"));
    forms.extend(short.iter().map(|short| format!("{owned}{short}")));
    forms.push(measured.clone());
    let text = forms
        .into_iter()
        .find(|text| words(text) <= MOST_WORDS && !text.is_empty())?;
    // `her approval rating`: the label would leave out whose.
    // `a discount to their New York close`: whose it is, the label does not say.
    let text = [" their ", " his ", " her "]
        .iter()
        .fold(text, |text, whose| text.replace(whose, " "));
    if says_nothing(&text) {
        return None;
    }
    let odd = |c: char| {
        matches!(
            c,
            '(' | ')' | '“' | '”' | '"' | '[' | ']' | '%' | '$' | '€' | '£'
        )
    };
    if text.contains(odd) || text.contains("percent") || text.contains("per cent") {
        return None;
    }
    let more = u8::from(text != measured) + u8::from(words(&measured) > 1);
    Some(Label {
        quality: more,
        measured,
        text,
    })
}

/// `added a year to the bill`, `jobs saved by the cuts a year`.
fn often_done(text: &str, period: &str) -> String {
    match text.split_once(' ') {
        Some((done, rest)) if is_participle(done) => format!("{done} a {period} {rest}"),
        _ => format!("{text} a {period}"),
    }
}

/// Whether a label begins with what was done: `raised by the tax`.
fn is_done(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let third = words.next().unwrap_or_default();
    let to_be = second == "to" && third == "be";
    is_participle(first) || first == "sum" || is_participle(second) || to_be
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Words that point at something the label does not hold.
const POINTING: [&str; 9] = [
    "their", "his", "her", "him", "it", "they", "them", "theirs", "himself",
];
/// What begins a label of what is only foreseen.
const AIMS: [&str; 4] = ["expected ", "forecast ", "estimated ", "projected "];
/// Nouns that alone leave open what is meant, besides those that are vague anywhere.
const OPEN: &str = "difference peak products seats payments change part result thing things units items places rate costs \
    depths heights lengths depth height length width weight";

/// Whether a label leaves open what it speaks of: a word that points outside, a lone vague noun, a
/// name without what is measured, a time as the one who acts.
fn says_nothing(text: &str) -> bool {
    let mut words = text.split(' ').map(|word| word.trim_end_matches(','));
    let timed = ["by last ", "by this ", "by next "];
    let undated = text.split_once(", ").map_or(text, |(thing, _)| thing);
    let alone = !undated.contains(' ');
    let named = undated.starts_with(char::is_uppercase) && undated.contains(char::is_lowercase);
    // `rate in January`: of what, it does not say.
    let rate = undated
        .split(" in ")
        .next()
        .is_some_and(|head| head == "rate");
    rate || words.any(|word| POINTING.contains(&word))
        || timed.iter().any(|time| text.contains(time))
        || (alone && (named || is_in(OPEN, undated) || is_in(VAGUE, undated)))
}

/// Shorter ways to name a thing: without the second of two qualities, without words that add
/// nothing, with its purpose before it.
pub(super) fn condensed(text: &str) -> Vec<String> {
    const IDLE: [&str; 5] = ["total", "overall", "own", "entire", "whole"];
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut forms = Vec::new();
    let content = |word: &str| !is_function(word);
    let pair = (1..words.len()).find(|&i| {
        words[i] == "and" && content(words[i - 1]) && words.get(i + 2).is_some_and(|w| content(w))
    });
    if let Some(and) = pair {
        words.drain(and..and + 2);
        forms.push(words.join(" "));
    }
    let before = words.len();
    words.retain(|word| !IDLE.contains(word));
    if words.len() < before {
        forms.push(words.join(" "));
    }
    let noun = words.first().copied().unwrap_or_default();
    let rest = words.get(2..).unwrap_or_default();
    let deals = ["spending", "payments", "investment", "earnings"].contains(&noun);
    let plain = rest.len() > 1
        && rest
            .iter()
            .all(|word| content(word) && !word.contains(['’', '\'']))
        && rest.last().is_some_and(|last| !is_plural(last));
    if deals && plain && ["on", "for", "in"].contains(&words[1]) {
        forms.push(format!("{} {noun}", rest.join(" ")));
    }
    forms
}

/// `yearly` before a noun, unless the label says it already.
fn adjective(period: &str, text: &str) -> Option<&'static str> {
    let said = [
        "annual",
        "yearly",
        "monthly",
        "weekly",
        "daily",
        "a year",
        "a month",
        "quarterly",
        "hourly",
    ];
    if said.iter().any(|word| text.contains(word)) {
        return None;
    }
    Some(match period {
        "year" => "yearly",
        "month" => "monthly",
        "week" => "weekly",
        "day" => "daily",
        "quarter" => "quarterly",
        _ => "hourly",
    })
}
