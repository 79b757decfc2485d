//! Noun phrases and clauses of an English sentence, as far as labels need them.

use super::tokens::{Kind, Token};
use crate::article::words;
use std::ops::Range;

/// So far before its object a verb is looked for.
const VERB_REACH: usize = 14;
/// Words that carry a verb on: `is on track to`, `are expected to`.
const CHAIN: [&str; 31] = [
    "to",
    "on",
    "track",
    "course",
    "expected",
    "projected",
    "forecast",
    "estimated",
    "set",
    "likely",
    "due",
    "able",
    "planning",
    "going",
    "trying",
    "continuing",
    "scheduled",
    "predicted",
    "hoping",
    "about",
    "believed",
    "thought",
    "reported",
    "said",
    "committed",
    "poised",
    "allowed",
    "required",
    "needed",
    "aims",
    "plans",
];

/// One past the noun phrase that begins at `at`; `None` when none does.
pub(crate) fn noun_end(tokens: &[Token], at: usize, most: usize) -> Option<usize> {
    let mut end = at;
    let mut noun = None;
    while let Some(token) = tokens.get(end).filter(|_| end < at + most + 2) {
        let hyphen =
            token.is_dash() && token.glued && tokens.get(end + 1).is_some_and(|next| next.glued);
        let slash = (token.is("&") || token.is("/")) && noun.is_some();
        let join = token.is_any(&["and", "or"]) && noun == Some(end) && joins(tokens, end);
        let opens = end == at && token.class().determiner;
        let number = token.kind == Kind::Number && end == at;
        if token.is_content() && !stops(tokens, at, end) {
            end += 1;
            noun = Some(end);
        } else if hyphen || slash || join || opens || number {
            end += 1;
        } else {
            break;
        }
    }
    noun.filter(|end| end - at <= most)
}

/// Whether the words after `and` belong to the same noun: `AI and cloud services`.
fn joins(tokens: &[Token], and: usize) -> bool {
    let Some(next) = tokens.get(and + 1) else {
        return false;
    };
    let verb_follows = tokens
        .get(and + 2)
        .is_some_and(|t| words::is_finite(t.text));
    next.is_content()
        && !words::is_finite(next.text)
        && !verb_follows
        && !next.text.ends_with("ing")
}

/// Whether a word of its own meaning is the verb after a noun, and no part of it.
fn stops(tokens: &[Token], at: usize, i: usize) -> bool {
    let token = &tokens[i];
    if words::is_finite(token.text) {
        // `planned spending`, `the combined fleet`: a participle before its noun.
        let adjective = i == at || tokens[i - 1].class().determiner;
        let noun_next = tokens
            .get(i + 1)
            .is_some_and(|next| next.is_content() && !words::is_finite(next.text));
        return !(adjective
            && noun_next
            && words::verb(token.text).is_some()
            && token.text.ends_with("ed"));
    }
    let after_plural = i > at && super::numerals::is_plural(tokens[i - 1].text);
    let verb = words::may_be_verb(token.text) && after_plural && !token.text.ends_with('s');
    let gerund = token.text.ends_with("ing") && i > at && words::verb(token.text).is_some();
    let takes = tokens.get(i + 1).is_some_and(|next| {
        let class = next.class();
        class.determiner
            || class.preposition
            || class.pronoun
            || next.kind == Kind::Number
            || next.text.starts_with(char::is_uppercase)
    });
    (verb || gerund) && takes
}

/// Extends a noun phrase by what hangs on it (`of …`, `for …`, `hosted on …`) while it stays
/// within `most` words and outside of `dates`.
pub(crate) fn with_tail(
    tokens: &[Token],
    range: Range<usize>,
    most: usize,
    dates: &[Range<usize>],
) -> Range<usize> {
    let mut end = range.end;
    loop {
        let mut link = end;
        if tokens.get(link).is_some_and(|t| is_participle(t.text))
            && tokens.get(link + 1).is_some_and(|t| t.class().preposition)
        {
            link += 1;
        }
        let dated = dates
            .iter()
            .any(|date| date.contains(&link) || date.contains(&(link + 1)));
        let opens = tokens.get(link).is_some_and(|t| {
            t.is_any(&[
                "of", "for", "in", "on", "to", "from", "by", "with", "at", "across", "through",
                "between", "into", "without", "against", "under", "per", "within", "among", "near",
            ])
        });
        if !opens || dated {
            return range.start..end;
        }
        match noun_end(tokens, link + 1, 6) {
            Some(next)
                if words_in(tokens, range.start..next) <= most
                    && !dangles(tokens, link + 1, next) =>
            {
                end = next
            }
            _ => return range.start..end,
        }
    }
}

/// `to reach 5`: an infinitive is no tail of a noun.
fn dangles(tokens: &[Token], at: usize, end: usize) -> bool {
    let first = &tokens[at];
    let vague = [
        "year", "years", "month", "months", "week", "time", "moment", "same", "terms", "total",
        "way", "ways", "addition", "fact", "part", "turn", "case",
    ];
    (tokens[at - 1].is("to") && words::may_be_verb(first.text))
        || (end - at <= 2 && tokens[end - 1].is_any(&vague))
}

fn is_participle(word: &str) -> bool {
    words::verb(word).is_some()
        && (word.ends_with("ed")
            || matches!(
                word,
                "held"
                    | "sold"
                    | "made"
                    | "paid"
                    | "spent"
                    | "built"
                    | "lost"
                    | "won"
                    | "left"
                    | "sent"
                    | "kept"
                    | "bought"
            ))
}

/// How many words a reader counts.
pub(crate) fn words_in(tokens: &[Token], range: Range<usize>) -> usize {
    let part = tokens.get(range).unwrap_or_default();
    part.iter()
        .filter(|t| !t.glued || t.kind != Kind::Mark)
        .filter(|t| !(t.glued && t.kind == Kind::Word))
        .count()
}

/// The verb that a number belongs to, with its subject and object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its base form.
    pub(crate) verb: &'static str,
    /// The verb as it stands.
    pub(crate) at: usize,
    /// The word that ties the number to it: `by`, `to`, `at`.
    pub(crate) link: Option<usize>,
    /// What stands between verb and link.
    pub(crate) object: Range<usize>,
    /// Who or what does it.
    pub(crate) subject: Option<Range<usize>>,
    /// Whether a form of be stands before it: `was paid`.
    pub(crate) passive: bool,
}

/// The clause in which the number at `number` is said.
pub(crate) fn clause(tokens: &[Token], number: usize) -> Option<Clause> {
    let floor = number.saturating_sub(VERB_REACH);
    let mut at = (floor..number)
        .rev()
        .find_map(|i| {
            let token = &tokens[i];
            let ends = token.is_any(&[";", ":", "(", ")", "—", "while", "whereas"])
                || (token.is(",") && !resumes(tokens, i, number));
            if ends {
                return Some(Err(()));
            }
            is_verb(tokens, i).then_some(Ok(i))
        })?
        .ok()?;
    let passive = (1..=2).any(|n| {
        at.checked_sub(n)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.is_any(&["was", "were", "been", "is", "are", "be"]))
    });
    let link = (at + 1..number)
        .rev()
        .find(|&i| tokens[i].class().preposition)
        .filter(|&i| number - i <= 3);
    let object = at + 1..link.unwrap_or(number);
    let verb = words::verb(tokens[at].text).unwrap_or("be");
    let head = at;
    while at > 0
        && (tokens[at - 1].class().auxiliary
            || tokens[at - 1].class().adverb
            || tokens[at - 1].is_any(&CHAIN))
    {
        at -= 1;
    }
    Some(Clause {
        verb,
        at: head,
        link,
        object,
        subject: subject(tokens, at),
        passive: passive && tokens[head].text.ends_with("ed"),
    })
}

/// `…, at 6.85%`, `…, up 5%`: the comma does not end the thought.
fn resumes(tokens: &[Token], comma: usize, number: usize) -> bool {
    number - comma <= 3
        && tokens
            .get(comma + 1)
            .is_some_and(|t| t.is_any(&["at", "to", "by"]))
}

fn is_verb(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    if token.kind != Kind::Word {
        return false;
    }
    let before = i.checked_sub(1).and_then(|i| tokens.get(i));
    let led = before.is_some_and(|t| {
        t.class().auxiliary
            || t.is("to")
            || t.class().adverb
            || t.is_any(&["who", "that", "which", "they", "we", "it"])
    });
    if words::is_finite(token.text) {
        let adjective = before.is_some_and(|t| t.class().determiner) && token.text.ends_with("ed");
        return !adjective;
    }
    let plural_subject =
        before.is_some_and(|t| t.is_content() && super::numerals::is_plural(t.text));
    let singular = words::verb(token.text).is_some()
        && token.text.ends_with('s')
        && before.is_some_and(|t| t.is_content() && !super::numerals::is_plural(t.text));
    let gerund = token.text.ends_with("ing")
        && before.is_none_or(|t| t.class().preposition || t.is(",") || t.class().auxiliary);
    words::verb(token.text).is_some() && (led || plural_subject || singular || gerund)
}

/// The noun phrase that ends before `end`, back to where its clause begins.
fn subject(tokens: &[Token], end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    // `ByteDance, the owner of TikTok, is` and `X — mostly through Y — was`: look past the insertion.
    for mark in [",", "—", "–", ")"] {
        if tokens[last].is(mark) {
            let opener = if mark == ")" { "(" } else { mark };
            let open = (last.saturating_sub(VERB_REACH)..last)
                .rev()
                .find(|&i| tokens[i].is(opener))?;
            return subject(tokens, open);
        }
    }
    let floor = end.saturating_sub(VERB_REACH);
    let start = (floor..end)
        .rev()
        .find(|&i| {
            let token = &tokens[i];
            token.is_break()
                || token.is_any(&[
                    "that", "which", "who", "while", "as", "because", "although", "but", "when",
                    "if", "where", "than", "whether",
                ])
                || is_verb(tokens, i)
        })
        .map_or(floor, |i| i + 1);
    let start = (start..end)
        .find(|&i| !tokens[i].class().adverb && !tokens[i].is_any(&["and", "but", "so", "yet"]))?;
    let first = &tokens[start];
    let opens = first.class().preposition || (first.class().pronoun && end - start == 1);
    (!opens
        && start < end
        && tokens[end - 1].kind == Kind::Word
        && !tokens[end - 1].class().preposition)
        .then_some(start..end)
}
