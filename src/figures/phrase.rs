//! Noun phrases and clauses of an English sentence, as far as labels need them.

use super::numerals::is_plural;
use super::tokens::{Kind, Token};
use super::wording::{is_idle, is_left_out, is_possessive};
use crate::article::words;
use std::ops::Range;

/// So far before its object a verb is looked for, and before a verb its subject.
pub(super) const VERB_REACH: usize = 14;
/// Words of `from about 14.8 million visits to`, and no more.
const FROM_TO: usize = 9;
/// Words that carry a verb on: `is on track to`, `are expected to`.
const CHAIN: &str = "to on track course expected projected forecast estimated set likely due able planning going trying \
    continuing scheduled predicted hoping about believed thought reported committed poised allowed required needed";
/// Verbs of saying and knowing, with which `that` opens a sentence of its own.
const SAYS: &str = "say announce show find warn estimate argue add report believe expect predict claim suggest think \
    know tell hope confirm reveal admit stress insist calculate conclude acknowledge forecast fear";
/// Verbs whose past is their base form.
const SAME_FORM: &str = "cost hit cut shed set put spread split quit bet let beat hurt shut cast";
/// What can hang on a noun.
const LINKS: &str = "of for in on to from by with at across through between into without against under per within among near";
/// Plurals that stand before another noun: `sales growth`.
const FIRST_PARTS: &str = "sales savings emissions sports earnings customs arms goods news services operations systems \
    works communications renewables economics securities rights drugs weapons taxis parts";
/// Nouns that end no phrase, for they say nothing: `in total`, `for a year`.
pub(super) const EMPTY: &str = "year years month months week time moment same terms total way ways addition fact part turn case quarter \
    period end additional further extra day days hour hours decade";
const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";
/// Nouns that say when or how often, and so hang on no noun.
const TIMES: &str = "summer winter autumn spring morning afternoon evening night row record weekend season today \
    tomorrow yesterday overnight average particular effect place advance seasons recent first";
/// Participles that do not end in -ed.
const PARTICIPLES: &str = "held sold made paid spent built lost won left sent kept bought taken given seen written grown shot stolen \
    found hit led struck cut shed born broken driven thrown drawn frozen told";

pub(super) fn is_in(list: &str, word: &str) -> bool {
    let first = word.as_bytes().first().map(u8::to_ascii_lowercase);
    list.split_ascii_whitespace().any(|known| {
        known.as_bytes().first().map(u8::to_ascii_lowercase) == first
            && known.eq_ignore_ascii_case(word)
    })
}

/// One past the noun phrase of at most `most` words that begins at `at`.
pub(super) fn noun_end(tokens: &[Token], at: usize, most: usize) -> Option<usize> {
    let mut end = at;
    let mut noun = None;
    while let Some(token) = tokens.get(end).filter(|_| end < at + 2 * most + 2) {
        let next_glued = tokens.get(end + 1).is_some_and(|next| next.glued);
        let hyphen = token.is_dash() && token.glued && next_glued;
        let slash = token.is_any(&["&", "/"]) && noun.is_some();
        let join = token.is_any(&["and", "or"]) && noun == Some(end) && joins(tokens, end);
        let opens = end == at && token.class().determiner;
        let number = token.kind == Kind::Number && (end == at || is_possessive(&tokens[end - 1]));
        if token.is_content() && !is_idle(token) && !stops(tokens, at, end) {
            end += 1;
            noun = Some(end);
        } else if hyphen || slash || join || opens || number || is_idle_before_noun(tokens, end) {
            end += 1;
        } else {
            break;
        }
    }
    noun.filter(|&end| words_in(tokens, at..end) <= most)
}

/// `increasingly profitable`: the adverb of an adjective inside a noun phrase.
fn is_idle_before_noun(tokens: &[Token], i: usize) -> bool {
    is_idle(&tokens[i])
        && tokens.get(i + 1).is_some_and(|next| {
            next.is_content() && (!words::is_finite(next.text) || is_participle(next.text))
        })
}

/// Whether the words after `and` belong to the same noun: `AI and cloud services`.
fn joins(tokens: &[Token], and: usize) -> bool {
    let Some(next) = tokens.get(and + 1) else {
        return false;
    };
    let after = tokens.get(and + 2);
    let verb_follows = after.is_some_and(|t| words::is_finite(t.text));
    let object = |t: &Token| t.class().determiner || (t.is_content() && !is_plural(t.text));
    let acts = next.text.ends_with("ing") && after.is_some_and(object);
    // `transistors and runs AI models`, `engineers and double its`: a second verb.
    let takes = after.is_some_and(|t| {
        t.class().determiner
            || t.kind == Kind::Number
            || (next.text.ends_with('s') && t.is_content())
    });
    let counts = next.text.ends_with('s') && after.is_some_and(|t| t.kind == Kind::Number);
    let acts = acts
        || counts
        || (takes && words::may_be_verb(next.text) && next.text.starts_with(char::is_lowercase));
    // `homes and businesses lost power`: two plurals are one party.
    let pair = is_plural(next.text)
        && words::verb(next.text).is_none()
        && and
            .checked_sub(1)
            .is_some_and(|i| is_plural(tokens[i].text));
    let verb_follows = verb_follows && !pair;
    next.is_content() && !words::is_finite(next.text) && !verb_follows && !acts
}

/// Whether a word of its own meaning is the verb after a noun, and no part of it.
fn stops(tokens: &[Token], at: usize, i: usize) -> bool {
    let token = &tokens[i];
    let before = i.checked_sub(1).filter(|_| i > at).map(|i| &tokens[i]);
    let next = tokens.get(i + 1);
    if token.text.starts_with(char::is_uppercase) {
        return false;
    }
    // `cocaine worth €480m`
    if before.is_some() && token.is("worth") {
        return true;
    }
    // `the country last year`
    if before.is_some()
        && token.is_any(&["last", "next"])
        && next.is_some_and(|t| is_in(EMPTY, t.text))
    {
        return true;
    }
    if words::is_finite(token.text) {
        // `planned spending`, `the combined fleet`: a participle before its noun.
        let adjective =
            before.is_none_or(|t| t.class().determiner || is_possessive(t) || is_idle(t));
        let noun_next = next.is_some_and(|next| next.is_content() && !words::is_finite(next.text));
        return !(adjective
            && noun_next
            && words::verb(token.text).is_some()
            && token.text.ends_with("ed"));
    }
    // After a plural comes what it does, but for pairs such as `sales growth`.
    let after_plural = before.is_some_and(|t| {
        t.kind == Kind::Word
            && t.text.starts_with(char::is_lowercase)
            && is_plural(t.text)
            && !is_in(FIRST_PARTS, t.text)
    });
    // `plastic enter the sea`
    let acts = before.is_some_and(Token::is_content)
        && next.is_some_and(|t| t.class().determiner)
        && words::may_be_verb(token.text)
        && !words::is_noun_too(token.text);
    let gerund =
        before.is_some() && token.text.ends_with("ing") && words::verb(token.text).is_some();
    let takes = next.is_some_and(|next| {
        let class = next.class();
        class.determiner
            || class.preposition
            || class.pronoun
            || next.text.starts_with(char::is_uppercase)
    });
    after_plural || acts || (gerund && takes)
}

/// Extends a noun phrase by what hangs on it (`of …`, `for …`, `hosted on …`) while it stays
/// within `most` words and outside of what is `taken`.
pub(super) fn with_tail(
    tokens: &[Token],
    range: Range<usize>,
    most: usize,
    taken: &[Range<usize>],
) -> Range<usize> {
    let mut end = range.end;
    loop {
        let participle = tokens.get(end).is_some_and(|t| is_participle(t.text));
        let link = end
            + usize::from(participle && tokens.get(end + 1).is_some_and(|t| t.class().preposition));
        // `adults by telephone`: a way of doing, unless something was done by someone.
        let agent = participle
            || tokens[range.start..end]
                .iter()
                .any(|t| is_participle(t.text));
        let opens = tokens
            .get(link)
            .is_some_and(|t| is_in(LINKS, t.text) && (agent || !t.is("by")));
        let free = !taken
            .iter()
            .any(|taken| taken.contains(&link) || taken.contains(&(link + 1)));
        let next = noun_end(tokens, link + 1, 6).filter(|_| opens && free);
        match next {
            Some(next)
                if words_in(tokens, range.start..next) <= most
                    && !goes_on(tokens, next, taken)
                    && !dangles(tokens, link + 1, next) =>
            {
                end = next
            }
            _ => return range.start..end,
        }
    }
}

/// Whether a noun goes on with what no label can take in: `at depths of 600 to 1,000 metres`.
fn goes_on(tokens: &[Token], end: usize, taken: &[Range<usize>]) -> bool {
    let of = tokens.get(end).is_some_and(|t| t.is("of"));
    let number = taken.iter().any(|taken| taken.contains(&(end + 1)))
        || tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number);
    of && (number || noun_end(tokens, end + 1, 6).is_none())
}

/// Whether a phrase after its link is an infinitive that lost its object, or says nothing.
pub(super) fn dangles(tokens: &[Token], at: usize, end: usize) -> bool {
    let first = &tokens[at];
    let named = first.class().determiner
        || first.text.starts_with(char::is_uppercase)
        || is_plural(first.text);
    // `people missing on Monday`, `cases in May`: when is said apart, or not at all.
    let timed = |t: &Token| {
        (t.text.starts_with(char::is_uppercase)
            && (words::month(t.text).is_some() || is_in(DAYS, t.text)))
            || is_in(TIMES, t.text)
    };
    // `a chance of passing 2C`: a verb without what it does.
    let acting = end == at + 1
        && first.text.ends_with("ing")
        && words::verb(first.text).is_some()
        && tokens
            .get(end)
            .is_some_and(|t| t.kind == Kind::Number || t.class().determiner);
    (tokens[at - 1].is("to") && !named)
        || acting
        // `at least`, `at most` belong to a number
        || (tokens[at - 1].is("at") && first.is_any(&["least", "most"]))
        || timed(&tokens[end - 1])
        || timed(first)
        || (is_in(EMPTY, tokens[end - 1].text)
            && tokens[at..end - 1].iter().all(|t| {
                let small = ["first", "last", "past", "next", "two", "three", "four", "five", "six", "nine", "ten"];
                t.class().determiner || t.kind == Kind::Number || t.is_any(&small)
            }))
        || (words_in(tokens, at..end) <= 2 && is_in(EMPTY, tokens[end - 1].text))
}

pub(super) fn is_participle(word: &str) -> bool {
    words::verb(word).is_some() && (word.ends_with("ed") || is_in(PARTICIPLES, word))
}

/// How many words a reader counts: hyphens and idle adverbs apart.
pub(super) fn words_in(tokens: &[Token], range: Range<usize>) -> usize {
    let part = tokens.get(range).unwrap_or_default();
    (0..part.len())
        .filter(|&i| !part[i].glued && !is_left_out(part, i))
        .count()
}

/// The verb that a number belongs to, with its subject and object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its base form.
    pub(super) verb: &'static str,
    /// The verb's token.
    pub(super) at: usize,
    /// The word that ties the number to it: `by`, `to`, `at`.
    pub(super) link: Option<usize>,
    /// What stands between verb and link.
    pub(super) object: Range<usize>,
    /// Who or what does it.
    pub(super) subject: Option<Range<usize>>,
    /// Whether it is done to the subject: `was paid`.
    pub(super) passive: bool,
}

/// The clause in which the number at `number` is said.
pub(super) fn clause(tokens: &[Token], number: usize) -> Option<Clause> {
    let floor = number.saturating_sub(VERB_REACH);
    let at = (floor..number)
        .rev()
        .take_while(|&i| !ends_clause(tokens, i, number))
        .find(|&i| is_verb(tokens, i))?;
    let mut first = at;
    // `more than doubled to`
    if first > 2 && tokens[first - 1].is("than") && tokens[first - 2].is("more") {
        first -= 2;
    }
    while first > 0 && carries(&tokens[first - 1]) {
        first -= 1;
    }
    let be = ["was", "were", "been", "is", "are", "be", "being"];
    let have = tokens[at].is_any(&["has", "have", "had"]);
    let base = words::verb(tokens[at].text).unwrap_or(if have { "have" } else { "be" });
    let inflected = !tokens[at].text.ends_with("ing") && !tokens[at].is(base);
    let passive = tokens[first..at].iter().any(|t| t.is_any(&be)) && inflected;
    let link = (at + 1..number)
        .rev()
        .find(|&i| {
            let within = tokens[i].is("between") && tokens[i - 1].class().preposition;
            // `lay off 14%`: the particle is the verb's.
            let particle =
                i == at + 1 && base != "be" && tokens[i].is_any(&["off", "out", "back", "away"]);
            tokens[i].class().preposition && !within && !particle
        })
        .filter(|&i| {
            let article = tokens[i + 1].is_any(&["a", "an", "the"]);
            number - i <= if article { 6 } else { 3 }
        });
    Some(Clause {
        verb: base,
        at,
        link,
        object: at + 1..link.unwrap_or(number),
        subject: doer(tokens, first).filter(|subject| is_doer(tokens, subject, first)),
        passive,
    })
}

/// `used the money to hire`: the noun before an infinitive does nothing, but in a title such as
/// `Port to hire 200 pilots`.
fn is_doer(tokens: &[Token], subject: &Range<usize>, chain: usize) -> bool {
    // `expect the economy to grow`
    let foreseen = subject.start > 0
        && words::verb(tokens[subject.start - 1].text)
            .is_some_and(|base| is_in("expect predict forecast", base));
    !tokens[chain].is("to")
        || foreseen
        || (subject.start == 0 && tokens[chain + 1..].iter().all(|t| !t.class().auxiliary))
}

pub(super) fn carries(token: &Token) -> bool {
    token.class().auxiliary || token.class().adverb || is_idle(token) || is_in(CHAIN, token.text)
}

fn ends_clause(tokens: &[Token], i: usize, number: usize) -> bool {
    let token = &tokens[i];
    // `…, at 6.85%`: that comma does not end the thought.
    let resumes = number - i <= 3
        && tokens
            .get(i + 1)
            .is_some_and(|t| t.is_any(&["at", "to", "by", "up", "down"]));
    // `…, from 3 million to 4 million`: nor does that one.
    let from_to = tokens[i..number].iter().any(|t| t.is("to"))
        && tokens.get(i + 1).is_some_and(|t| t.is("from"))
        && tokens
            .get(i + 1..number)
            .is_some_and(|gap| gap.len() <= FROM_TO);
    let resumes = resumes || from_to;
    token.is_any(&[";", ":", "(", ")", "—", "while", "whereas"]) || (token.is(",") && !resumes)
}

pub(super) fn is_verb(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    if token.kind != Kind::Word {
        return false;
    }
    let before = i.checked_sub(1).and_then(|i| tokens.get(i));
    let is_before = |test: &dyn Fn(&Token) -> bool| before.is_some_and(test);
    // `start-up`
    if tokens.get(i + 1).is_some_and(|t| t.glued && t.is_dash()) {
        return false;
    }
    // `last year`, and `jets last month`.
    if token.is("last") {
        return tokens
            .get(i + 1)
            .is_some_and(|t| t.kind == Kind::Number || t.is_any(&["for", "until"]));
    }
    if words::is_finite(token.text) {
        // `a round that closed`, against `a planned merger`.
        let adjective =
            (is_before(&|t| (t.class().determiner && !t.is("that")) || is_possessive(t))
                && token.text.ends_with("ed"))
                || is_reduced(tokens, i);
        let title = token.class().auxiliary || is_before(&|t| t.class().auxiliary);
        return !adjective && (title || token.text.starts_with(char::is_lowercase));
    }
    if words::verb(token.text).is_none() || token.text.starts_with(char::is_uppercase) {
        return false;
    }
    let led = is_before(&|t| {
        t.class().auxiliary
            || is_idle(t)
            || t.is_any(&[
                "already", "also", "still", "now", "not", "never", "to", "who", "that", "which",
                "they", "we", "it", "he", "she",
            ])
    });
    let plural = is_before(&|t| t.is_content() && is_plural(t.text)) && !token.text.ends_with('s');
    // `house prices fell`: the verb comes after.
    let follows = tokens
        .get(i + 1)
        .is_some_and(|t| words::is_finite(t.text) && t.text.starts_with(char::is_lowercase));
    let singular = is_before(&|t| t.is_content() && !is_plural(t.text))
        && token.text.ends_with('s')
        && !(follows && words::is_noun_too(token.text));
    // `the United States stands at 5%`: a name in the plural is one party.
    let singular = singular
        || (token.text.ends_with('s')
            && is_before(&|t| t.text.starts_with(char::is_uppercase))
            && tokens.get(i + 1).is_some_and(|t| t.is("at")));
    let gerund = token.text.ends_with("ing")
        && is_before(&|t| (t.class().preposition && !t.is("of")) || t.is(","))
        && !tokens.get(i + 1..i + 3).is_some_and(|pair| {
            // `after operating profit rose`
            pair[0].is_content()
                && words::is_finite(pair[1].text)
                && words::verb(pair[1].text).is_some()
        });
    // `the drug cut their risk`: a noun is not followed by an article.
    let takes = tokens.get(i + 1).is_some_and(|t| t.class().determiner)
        && !is_before(&|t| t.class().determiner);
    // `cost $5`, `hit at least 9%`: forms that are past and base alike.
    let amount = tokens.get(i + 1).is_some_and(|t| {
        t.kind == Kind::Number
            || t.is_any(&[
                "$", "€", "£", "at", "about", "nearly", "roughly", "almost", "more", "up", "over",
            ])
    });
    let same_form = is_in(SAME_FORM, token.text) && amount;
    // `will cost … and save …`
    let joined = is_before(&|t| t.is_any(&["and", "or"]))
        && (takes || amount)
        && words::may_be_verb(token.text);
    // `saw their blood pressure fall by`
    let seen = words::verb(token.text) == Some(token.text)
        && is_before(&|t| t.is_content())
        && tokens
            .get(i + 1)
            .is_some_and(|t| t.is_any(&["by", "to", "from"]))
        && tokens[i.saturating_sub(7)..i].iter().any(|t| {
            t.is_any(&[
                "saw", "see", "sees", "seen", "seeing", "made", "helped", "watched",
            ])
        });
    led || seen || joined || takes || same_form || plural || singular || gerund
}

/// `economists polled by a paper`: a past form that only says more of its noun.
fn is_reduced(tokens: &[Token], i: usize) -> bool {
    let noun = i.checked_sub(1).is_some_and(|i| tokens[i].is_content());
    let by = tokens.get(i + 1).is_some_and(|t| t.is("by"));
    let amount = tokens.get(i + 2).is_none_or(|t| {
        t.kind != Kind::Word
            || t.class().preposition
            || t.class().adverb
            || t.is_any(&["a", "more"])
    });
    noun && by && !amount && is_participle(tokens[i].text)
}

/// Who does what the verb at `first` says, its auxiliaries included.
pub(super) fn doer(tokens: &[Token], first: usize) -> Option<Range<usize>> {
    let mut first = first;
    while first > 0 && carries(&tokens[first - 1]) {
        first -= 1;
    }
    let before = &tokens[first.checked_sub(1)?];
    let gerund = tokens[first].text.ends_with("ing");
    // `struck the coast, killing …` and `costs … and saves …`: who did the first did this.
    let shared = before.is_any(&["and", "but", "or"]) || (gerund && before.is(","));
    if !shared {
        return subject(tokens, first);
    }
    let floor = first.saturating_sub(2 * VERB_REACH);
    let mut verb = (floor..first - 1).rev().find(|&i| is_verb(tokens, i))?;
    while verb > 0 && carries(&tokens[verb - 1]) {
        verb -= 1;
    }
    doer(tokens, verb)
}

/// The noun phrase that a relative clause belongs to, ending before `end`.
fn nearest_noun(tokens: &[Token], end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while let Some(token) = start.checked_sub(1).map(|i| &tokens[i]) {
        let class = token.class();
        // `a plant in Ohio that will create`: no place creates.
        let place = token.is("in") && tokens[start].text.starts_with(char::is_uppercase);
        let inner = token.is("of") || place || (token.glued && token.is_dash());
        if (token.is_content() && !is_verb(tokens, start - 1)) || inner {
            start -= 1;
        } else {
            start -= usize::from(class.determiner);
            break;
        }
    }
    (start < end && tokens[end - 1].is_content() && !tokens[start].is("of")).then_some(start..end)
}

/// The noun phrase that ends before `end`, back to where its clause begins.
fn subject(tokens: &[Token], end: usize) -> Option<Range<usize>> {
    let last = &tokens[end.checked_sub(1)?];
    let floor = end.saturating_sub(VERB_REACH);
    // `Oslo, the port’s owner, is` and `Oslo — mostly by night — was`: look past the insertion.
    if last.is_any(&[",", "—", "–", ")"]) {
        let opener = if last.is(")") { "(" } else { last.text };
        let open = (floor..end - 1).rev().find(|&i| tokens[i].is(opener))?;
        return subject(tokens, open);
    }
    let joiners = [
        "which", "who", "while", "as", "because", "although", "but", "when", "if", "where", "than",
        "whether", "after", "before", "until", "once",
    ];
    let bound = (floor..end).rev().find(|&i| {
        let token = &tokens[i];
        token.is_break() || token.is("that") || token.is_any(&joiners) || is_verb(tokens, i)
    });
    if let Some(noun) = bound.and_then(|bound| before_relative(tokens, bound)) {
        let own = bound.is_some_and(|bound| bound + 1 == end && !is_verb(tokens, bound));
        return if own {
            nearest_noun(tokens, noun)
        } else {
            subject(tokens, noun)
        };
    }
    let mut start = bound.map_or(floor, |i| i + 1);
    // `…, that customer accounted for`: here `that` points.
    if bound.is_some_and(|i| tokens[i].is("that") && (i == 0 || tokens[i - 1].is_break())) {
        start -= 1;
    }
    // `… to 11% and inflation remains`: the number before closes its own thought.
    let closed = (start..end).rev().find(|&i| {
        tokens[i].is_any(&["and", "but"]) && tokens[start..i].iter().any(|t| t.kind == Kind::Number)
    });
    start = closed.map_or(start, |i| i + 1);
    let start = (start..end)
        .find(|&i| !tokens[i].class().adverb && !tokens[i].is_any(&["and", "but", "so", "yet"]))?;
    let class = tokens[start].class();
    let fits = !class.preposition && last.kind == Kind::Word && !last.class().preposition;
    fits.then_some(start..end)
}

/// Whether `that` opens what someone says: `said on Thursday that`.
fn says(tokens: &[Token], that: usize) -> bool {
    tokens[that.saturating_sub(4)..that]
        .iter()
        .any(|t| words::verb(t.text).is_some_and(|base| is_in(SAYS, base)))
}

/// Where a noun ends whose relative clause is bounded at `bound`: `sites that take part | grew`.
fn before_relative(tokens: &[Token], bound: usize) -> Option<usize> {
    let relative = |i: usize| tokens[i].is_any(&["that", "which", "who"]);
    let at = if relative(bound) {
        bound
    } else {
        bound.checked_sub(1).filter(|&i| relative(i))?
    };
    let noun = at.checked_sub(1)?;
    if tokens[at].is("that") && says(tokens, at) {
        return None;
    }
    // `Birch Capital, which owns`
    if tokens[noun].is(",") && !tokens[at].is("that") {
        return noun
            .checked_sub(1)
            .is_some_and(|i| tokens[i].is_content())
            .then_some(noun);
    }
    (tokens[noun].is_content()
        && words::verb(tokens[noun].text).is_none_or(|_| is_plural(tokens[noun].text)))
    .then_some(at)
}
