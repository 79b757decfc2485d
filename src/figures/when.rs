//! The year or date that a number speaks of.

use super::find::Mention;
use super::tokens::{Kind, Token};
use crate::article::words::{self, month};
use std::ops::Range;

/// A year, a month or a quarter named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    /// Its tokens, preposition included.
    pub(crate) tokens: Range<usize>,
    /// `2026`, `2024-03`, `2023-Q1`.
    pub(crate) date: String,
    /// As a label says it: `2026`, `March 2024`, `by 2030`.
    pub(crate) words: String,
}

impl When {
    /// Whether it is told from the day of the article, and lies ahead of it.
    pub(super) fn is_ahead(&self) -> bool {
        let ahead = ["next ", "within "];
        self.date.is_empty()
            && (ahead.iter().any(|word| self.words.starts_with(word))
                || self.words.ends_with("from now"))
    }
}

/// Words that make a date the time of what is said: not `since 1997` nor `than in 2017`.
const OPENERS: [&str; 7] = ["in", "for", "by", "during", "of", "fiscal", "through"];
const COMPARED: [&str; 7] = [
    "than", "compared", "from", "versus", "since", "against", "after",
];
/// So many tokens from its number a date still belongs to it.
const REACH: usize = 12;

/// Every date of a sentence that can be a number's.
pub(crate) fn dates(tokens: &[Token]) -> Vec<When> {
    (0..tokens.len())
        .filter_map(|at| date(tokens, at))
        .collect()
}

fn date(tokens: &[Token], at: usize) -> Option<When> {
    let token = &tokens[at];
    let year = year(token)?;
    if let Some(season) = season(tokens, at) {
        return Some(season);
    }
    let glued = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|t| t.glued && t.is_any(&["/", "-", "–", "s"]))
    };
    if glued(at) || glued(at + 1) {
        return None;
    }
    let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let of = usize::from(before(1).is_some_and(|t| t.is_any(&["of", ",", "fiscal"])));
    if let Some(number) = before(1 + of)
        .filter(|t| t.text.starts_with(char::is_uppercase))
        .and_then(|t| month(t.text))
    {
        let start = opener(tokens, at - 1 - of);
        let name = tokens[at - 1 - of].text.trim_end_matches('.');
        return Some(When {
            tokens: start..at + 1,
            date: format!("{year}-{number:02}"),
            words: format!("{name} {year}"),
        });
    }
    if before(1 + of).is_some_and(|t| t.is("quarter")) {
        let which = before(2 + of).and_then(|t| ordinal(t.text));
        if let Some((number, name)) = which {
            let start = opener(tokens, at - 2 - of);
            return Some(When {
                tokens: start..at + 1,
                date: format!("{year}-Q{number}"),
                words: format!("{name} quarter {year}"),
            });
        }
    }
    if let Some(quarter) = before(1).and_then(|t| short_quarter(t.text)) {
        let start = opener(tokens, at - 1);
        return Some(When {
            tokens: start..at + 1,
            date: format!("{year}-{quarter}"),
            words: format!("{quarter} {year}"),
        });
    }
    let start = opener(tokens, at);
    let opened = start < at || at == 0;
    if !opened
        || tokens[start].is("of")
        || start
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is_any(&COMPARED))
    {
        return None;
    }
    let by = if tokens[start].is("by") { "by " } else { "" };
    Some(When {
        tokens: start..at + 1,
        date: year.to_owned(),
        words: format!("{by}{year}"),
    })
}

/// `for 2026/27`: a year that begins in one and ends in the next.
fn season(tokens: &[Token], at: usize) -> Option<When> {
    let first: u32 = year(&tokens[at])?.parse().ok()?;
    let slash = tokens.get(at + 1).filter(|t| t.glued)?;
    let next = tokens
        .get(at + 2)
        .filter(|t| t.glued && t.text.len() == 2)?;
    let follows = next.text.parse().ok() == Some((first + 1) % 100);
    let start = opener(tokens, at);
    (slash.is("/") && follows && start < at).then(|| When {
        tokens: start..at + 3,
        date: first.to_string(),
        words: format!("{first}/{}", next.text),
    })
}

/// The first token of `in`, `for fiscal`, `as of`, before a date.
fn opener(tokens: &[Token], at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < 3 {
        let token = &tokens[start - 1];
        let filler = token.is_any(&[
            "the", "its", "early", "late", "mid", "fiscal", "year", "as", "end", "of", "calendar",
        ]);
        if token.is_any(&OPENERS) || filler {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

fn year<'t>(token: &Token<'t>) -> Option<&'t str> {
    let year = token.kind == Kind::Number && token.text.len() == 4;
    (year
        && token
            .text
            .parse()
            .is_ok_and(|n: u32| (1900..=2100).contains(&n)))
    .then_some(token.text)
}

/// `Q4`, as reports write it.
fn short_quarter(word: &str) -> Option<&str> {
    ["Q1", "Q2", "Q3", "Q4"].contains(&word).then_some(word)
}

fn ordinal(word: &str) -> Option<(u32, &'static str)> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let at = ORDINALS
        .iter()
        .position(|ordinal| ordinal.eq_ignore_ascii_case(word))?;
    Some((u32::try_from(at + 1).ok()?, ORDINALS[at]))
}

/// `last year`, `next quarter`, `a decade from now`: the time of a number that names no date, as
/// its article says it.
pub(super) fn relative(tokens: &[Token], number: &Range<usize>) -> Option<When> {
    let close = (number.end + REACH).min(tokens.len());
    let after = (number.end..close)
        .take_while(|&i| !tokens[i].is_break() && tokens[i].kind != Kind::Number)
        .find_map(|i| span(tokens, i))
        .filter(|when| belongs(&tokens[number.end..when.tokens.start]));
    let opening = || {
        span(tokens, 0).filter(|when| {
            let end = when.tokens.end;
            tokens.get(end).is_some_and(|t| t.is(","))
                && end < number.start
                && !compares(tokens, end, number.start)
                && tokens[end..number.start]
                    .iter()
                    .all(|t| t.kind != Kind::Number)
        })
    };
    after.or_else(opening)
}

/// A stretch of time that is told from the day of the article.
fn span(tokens: &[Token], at: usize) -> Option<When> {
    let is = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| t.is_any(words));
    let stretch = ["year", "quarter", "month", "decade", "season"];
    let end = if is(at, &["last", "this", "next"]) && is(at + 1, &stretch) {
        at + 2
    } else if is(at, &["a"])
        && is(at + 1, &["year", "decade"])
        && is(at + 2, &["from"])
        && is(at + 3, &["now"])
    {
        at + 4
    } else if is(at, &["within"]) && is(at + 1, &["a"]) && is(at + 2, &["year", "decade"]) {
        at + 3
    } else {
        return None;
    };
    // `this year’s budget`
    let owner = tokens[end - 1].text.contains(['\'', '’']) || is(end, &["’s", "'s"]);
    let words: Vec<String> = tokens[at..end]
        .iter()
        .map(|t| t.text.to_lowercase())
        .collect();
    (!owner).then(|| When {
        tokens: at..end,
        date: String::new(),
        words: words.join(" "),
    })
}

/// The date of each mention of a sentence: the next one after it and before the following
/// number, else the one that opens the sentence, else the one just before it.
pub(crate) fn assign(tokens: &[Token], mentions: &[Mention], dates: &[When]) -> Vec<Option<When>> {
    (0..mentions.len())
        .map(|i| {
            let this = &mentions[i].tokens;
            let next = mentions[i + 1..]
                .iter()
                .find(|m| !m.restates)
                .map_or(tokens.len(), |m| m.tokens.start);
            let last = i.checked_sub(1).map_or(0, |i| mentions[i].tokens.end);
            let after = dates.iter().find(|when| {
                let gap = this.end..when.tokens.start;
                gap.start <= gap.end
                    && when.tokens.end <= next
                    && gap.len() <= REACH
                    && belongs(&tokens[gap])
            });
            let before = || {
                dates.iter().rev().find(|when| {
                    let gap = when.tokens.end..this.start;
                    when.tokens.start >= last
                        && gap.start <= gap.end
                        && gap.len() <= REACH
                        && !tokens[gap.clone()].iter().any(|t| t.is_any(&[";", "from"]))
                        && !turns_to(&tokens[gap.start..this.end])
                })
            };
            let opening = || {
                dates.first().filter(|when| {
                    when.tokens.start <= 2
                        && when.tokens.end <= this.start
                        && !compares(tokens, last, this.start)
                })
            };
            after
                .cloned()
                .or_else(|| before().cloned())
                .or_else(|| opening().cloned())
        })
        .collect()
}

/// Whether a second verb begins after a date: `found in 1967 and valued at $1.3m`.
fn turns_to(gap: &[Token]) -> bool {
    gap.windows(2).any(|pair| {
        let verb = words::verb(pair[1].text).is_some();
        let done = pair[1].text.ends_with("ed") || words::is_finite(pair[1].text);
        pair[0].is_any(&["and", "but"]) && verb && done
    })
}

/// Nothing between a number and its date may begin another thought.
fn belongs(gap: &[Token]) -> bool {
    // `a telescope, launched in 2021`, `where 300 people work, will close in 2027`
    let turns = gap.windows(2).any(|pair| {
        let class = pair[1].class();
        pair[0].is(",")
            && (class.auxiliary
                || class.pronoun
                || words::verb(pair[1].text).is_some_and(|_| pair[1].text.ends_with("ed")))
    });
    if turns {
        return false;
    }
    !gap.iter().any(|t| {
        t.is_any(&[
            ";", ":", "while", "but", "compared", "than", "since", "from", "versus", "after",
            "before", "as", "although", "when", "where", "that", "which", "who",
        ])
    })
}

/// `up from`, `compared with`: the number is of another time.
fn compares(tokens: &[Token], from: usize, to: usize) -> bool {
    tokens
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .any(|t| t.is_any(&["from", "compared", "versus"]))
}
