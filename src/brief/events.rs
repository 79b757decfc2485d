//! Events: what happened on days that the body names with their year.

use super::Event;
use super::clauses::{is_statement, shorter, stands_alone};
use super::headline::speaks_of_page;
use super::typography::line;
use crate::article::words::{is_finite, month};
use crate::article::{Article, primary};
use crate::figures::dates;
use crate::figures::tokens::{Kind, Token, tokens};
use std::collections::BTreeMap;
use std::ops::Range;

/// A line of a timeline holds no more letters.
const LONGEST: usize = 90;
/// One date is no timeline.
const FEWEST: usize = 2;
/// Days, which have a capital and are nobody's name.
pub(super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A date with its year and the words that say it, `on` or `in` included.
#[derive(Debug, PartialEq)]
struct Day {
    tokens: Range<usize>,
    when: String,
}

/// The body's events by date, one a date; none when there are not at least two.
pub(super) fn choose(article: &Article) -> Vec<Event> {
    // Clauses are told from each other in English only.
    if primary(&article.language) != "en" {
        return Vec::new();
    }
    let mut events = BTreeMap::new();
    for sentence in article.sentences() {
        if let Some(event) = read(&sentence.text, &article.language) {
            events.entry(event.when.clone()).or_insert(event);
        }
    }
    if events.len() < FEWEST {
        events.clear();
    }
    events.into_values().collect()
}

/// What a sentence says of its only date.
fn read(sentence: &str, language: &str) -> Option<Event> {
    // A date has its year.
    let digits = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    if !sentence.as_bytes().windows(4).any(digits) {
        return None;
    }
    let tokens = tokens(sentence);
    let mut days = days(&tokens);
    let day = days.pop().filter(|_| days.is_empty())?;
    if !is_statement(sentence) || speaks_of_page(sentence) {
        return None;
    }
    let rest = without(sentence, &tokens, &day)?;
    if !stands_alone(&rest) {
        return None;
    }
    let fits = |text: &String| text.chars().count() <= LONGEST;
    let text = [rest.clone()]
        .into_iter()
        .chain(shorter(&rest, true))
        .map(|text| line(&text, language))
        .find(fits)?;
    is_statement(&text).then_some(Event {
        when: day.when,
        text,
    })
}

/// The sentence without its date, when the date is that of its main clause: it opens the
/// sentence, or it follows the verb and nothing stands between that could be its own clause.
fn without(sentence: &str, tokens: &[Token], day: &Day) -> Option<String> {
    let Range { start, end } = day.tokens;
    let opener = tokens.get(start).filter(|t| t.is_any(&["on", "in"]))?;
    let tail = tokens.get(end..)?;
    if start == 0 {
        let first = tail.get(1).filter(|_| tail[0].is(","))?;
        let mut letters = sentence[first.start..].chars();
        let capital = letters.next()?.to_uppercase();
        return Some(capital.chain(letters).collect());
    }
    let head = &tokens[..start];
    let own = |t: &Token| {
        t.is_break()
            || t.is_any(&[
                "which", "that", "who", "whose", "when", "where", "while", "after", "before",
                "since", "until", "if", "as", "than", "because", "from", "between",
            ])
    };
    let verb = head.iter().position(|t| is_finite(t.text))?;
    let settled = verb > 0 && !head.iter().any(own);
    let clause = tail
        .iter()
        .take_while(|t| !t.is_break() && !t.is_any(&["after", "as", "when", "because", "while"]));
    let another = clause.clone().any(|t| is_finite(t.text));
    let follows = tail.first().is_none_or(|t| {
        t.is_break() && !t.is("(") || t.class().preposition || t.class().conjunction
    });
    let ranged = tail
        .first()
        .is_some_and(|t| t.is_any(&["to", "and", "or", "through", "until", "than"]) || t.is_dash());
    if !settled || another || !follows || ranged {
        return None;
    }
    let before = sentence[..opener.start].trim_end();
    let after = &sentence[tokens[end - 1].end()..];
    Some(format!("{before}{after}"))
}

/// Every day or month of a sentence that has its year.
fn days(tokens: &[Token]) -> Vec<Day> {
    let mut days: Vec<Day> = (0..tokens.len()).filter_map(|at| day(tokens, at)).collect();
    for month in dates(tokens) {
        let whole = month.date.len() == "2024-03".len() && !month.date.contains('Q');
        let known = days
            .iter()
            .any(|day| day.tokens.contains(&(month.tokens.end - 1)));
        if whole && !known {
            days.push(Day {
                tokens: month.tokens,
                when: month.date,
            });
        }
    }
    days
}

/// `9 July 2024`, `July 9th, 2024`, with a weekday and `on` before it; `at` is the month.
fn day(tokens: &[Token], at: usize) -> Option<Day> {
    let name = tokens
        .get(at)
        .filter(|t| t.text.starts_with(char::is_uppercase))?;
    let month = month(name.text)?;
    let after = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.is(".") && t.glued));
    let (first, day, end) = if let Some((day, end)) = day_of_month(tokens, after) {
        (
            at,
            day,
            end + usize::from(tokens.get(end).is_some_and(|t| t.is(","))),
        )
    } else {
        let of = usize::from(at > 0 && tokens[at - 1].is("of"));
        let first = (1..=2)
            .filter_map(|back| (at).checked_sub(back + of))
            .find(|&i| day_of_month(tokens, i).is_some_and(|(_, end)| end + of == at))?;
        (first, day_of_month(tokens, first)?.0, after)
    };
    let year = tokens.get(end).filter(|t| t.kind == Kind::Number)?;
    let named = year.text.len() == 4
        && year
            .text
            .parse()
            .is_ok_and(|n: u32| (1900..=2100).contains(&n));
    let mut start = first;
    let mut back = |words: &[&str]| {
        if start > 0 && tokens[start - 1].is_any(words) {
            start -= 1;
        }
    };
    back(&["the"]);
    back(&[","]);
    back(&WEEKDAYS);
    back(&["on"]);
    named.then(|| Day {
        tokens: start..end + 1,
        when: format!("{}-{month:02}-{day:02}", year.text),
    })
}

/// `9` or `9th`, and the token after it.
fn day_of_month(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let number = tokens.get(at).filter(|t| t.kind == Kind::Number)?;
    let day = number.text.parse().ok().filter(|n| (1..=31).contains(n))?;
    let ordinal = tokens
        .get(at + 1)
        .is_some_and(|t| t.glued && t.is_any(&["st", "nd", "rd", "th"]));
    Some((day, at + 1 + usize::from(ordinal)))
}
