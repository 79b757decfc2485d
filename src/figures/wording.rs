//! A label's words, cut from the sentence so that they can stand alone.

use super::label::Context;
use super::measured::VAGUE;
use super::numerals::is_plural;
use super::phrase::{
    Clause, VERB_REACH, carries, is_in, is_participle, noun_end, with_tail, words_in,
};
use super::tokens::{Kind, Token};
use crate::article::words;
use std::ops::Range;

/// Nouns that stand for a party named before.
const PARTIES: [&str; 14] = [
    "company", "firm", "group", "bank", "maker", "retailer", "startup", "agency", "giant", "owner",
    "operator", "body", "utility", "carrier",
];

/// Nouns that say what is measured and, alone, not whose.
const MEASURES: &str = "revenue income profit turnover output demand growth debt deficit surplus turnover loss budget \
    headcount spending capacity supply trade traffic staff wealth cash interest oil gas coal gold electricity wind \
    wages pay rent water food fuel steel wheat crude power";

impl Context<'_> {
    /// Who does it, short enough to stand before a noun.
    pub(super) fn owner(&self, subject: Option<&Range<usize>>) -> Option<String> {
        let range = subject?.clone();
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        let pronoun = range.len() == 1 && first.class().pronoun;
        if pronoun || (first.is("the") && last.is_any(&PARTIES)) {
            return self
                .who
                .filter(|_| !first.is_any(&["who", "which", "that"]))
                .map(str::to_owned);
        }
        let points = [
            "this", "that", "these", "those", "such", "each", "every", "another", "its", "their",
        ];
        let numbered = self
            .tokens
            .get(range.clone())?
            .iter()
            .any(|t| t.kind == Kind::Number);
        if numbered || self.is_taken(&range) || first.is_any(&points) || first.class().pronoun {
            return None;
        }
        let vague = is_in(VAGUE, last.text);
        let name = self.bare(&range).filter(|_| !vague)?;
        (name.split(' ').count() <= 3 && !name.contains("’s ") && !name.contains("'s "))
            .then_some(name)
    }

    /// A subject as a noun, with `it` refused.
    pub(super) fn noun(&self, range: &Range<usize>, room: usize) -> Option<String> {
        let end = noun_end(self.tokens, range.start, range.len())
            .unwrap_or(range.end)
            .min(range.end);
        let fits = words_in(self.tokens, range.clone()) <= room;
        let range = if fits {
            range.clone()
        } else {
            with_tail(self.tokens, range.start..end, room, self.taken)
        };
        let first = self.tokens.get(range.start)?;
        let pronoun = range.len() == 1 && first.class().pronoun;
        let points = first.is_any(&[
            "this", "that", "these", "those", "it", "they", "there", "his", "her",
        ]);
        if pronoun || points || self.is_taken(&range) {
            return None;
        }
        self.bare(&range)
    }

    /// A noun after a preposition: with its article, where there is room, `a` as `the`.
    pub(super) fn noun_the(&self, range: &Range<usize>, room: usize) -> Option<String> {
        let text = self.noun(range, room)?;
        let first = self.tokens.get(range.start)?;
        let article = first.is_any(&["the", "a", "an"]) && text.split(' ').count() < room;
        Some(if article { format!("the {text}") } else { text })
    }

    /// Who does it, after `by`.
    pub(super) fn by(&self, subject: Option<&Range<usize>>) -> Option<String> {
        let owner = self.owner(subject)?;
        let first = self.tokens.get(subject?.start)?;
        let own = first.is("the") && Some(owner.as_str()) != self.who;
        Some(if own { format!("the {owner}") } else { owner })
    }

    /// Whether a range overlaps a date or another figure.
    fn is_taken(&self, range: &Range<usize>) -> bool {
        self.taken
            .iter()
            .any(|taken| taken.start < range.end && range.start < taken.end)
    }

    /// The words of a range without article or possessive in front; `None` when it ends badly.
    pub(super) fn bare(&self, range: &Range<usize>) -> Option<String> {
        let mut range = range.clone();
        while range.len() > 1 && self.tokens[range.end - 1].class().adverb {
            range.end -= 1;
        }
        let mut owner = String::new();
        while range.len() > 1 {
            let first = &self.tokens[range.start];
            let class = first.class();
            let quantity = first.is_any(&["no", "few", "all", "both", "more", "fewer"]);
            let party = first.is("the")
                && self.tokens[range.start + 1].is_any(&[
                    "company's",
                    "company’s",
                    "firm's",
                    "firm’s",
                ]);
            if party && range.len() > 2 {
                owner = self.who.map(possessive).unwrap_or_default();
                range.start += 2;
            } else if range.start == 0 && first.is_any(&["its", "their"]) {
                owner = self.who.map(possessive).unwrap_or_default();
                range.start += 1;
            } else if (class.determiner && !quantity) || class.adverb {
                range.start += 1;
            } else {
                break;
            }
        }
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        let hangs = words::is_function(last.text)
            || is_possessive(last)
            || (last.kind == Kind::Mark && !last.is("%"));
        (!hangs && !range.is_empty()).then(|| owner + &self.slice(range))
    }

    /// The words of a range after a preposition, where an owner keeps its article: `of the
    /// service’s revenue`.
    pub(super) fn inner(&self, range: &Range<usize>) -> Option<String> {
        let article = self.tokens.get(range.start).is_some_and(|t| t.is("the"));
        let owned = self
            .tokens
            .get(range.start + 1..range.end)?
            .iter()
            .take_while(|t| !t.class().preposition)
            .any(is_possessive);
        let text = self.bare(range)?;
        let whole = self.slice(range.start + 1..range.end) == text;
        Some(if article && owned && whole {
            format!("the {text}")
        } else {
            text
        })
    }

    /// The sentence's own words without adverbs; a first word that is no name loses its capital.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        let mut out = String::new();
        for i in range.clone() {
            let Some(token) = self.tokens.get(i) else {
                break;
            };
            if is_left_out(&self.tokens[..range.end], i) {
                continue;
            }
            if !out.is_empty() && (!token.glued || out.ends_with(' ')) {
                out.push(' ');
            }
            out.push_str(token.text);
        }
        if range.start == 0 && self.is_common(&range) {
            let mut letters = out.chars();
            let first: String = letters
                .next()
                .map(|c| c.to_lowercase().collect())
                .unwrap_or_default();
            return first + letters.as_str();
        }
        out
    }

    /// Whether the first word of a sentence is no name: a plural, or a noun before another.
    fn is_common(&self, range: &Range<usize>) -> bool {
        let Some(first) = self.tokens.get(range.start) else {
            return false;
        };
        let plain = owner_name(first.text)
            .chars()
            .skip(1)
            .all(|c| c.is_lowercase());
        let next = self.tokens.get(range.start + 1).filter(|_| range.len() > 1);
        let noun = |t: &Token| {
            t.class().preposition || (t.is_content() && t.text.starts_with(char::is_lowercase))
        };
        let compound = next.is_some_and(noun);
        let common = (compound && !is_possessive(first))
            || (range.len() == 1 && is_measure(first.text))
            || (is_possessive(first) && is_measure(owner_name(first.text)))
            || is_plural(first.text)
            || words::may_be_verb(first.text)
            || words::is_function(first.text);
        plain && common && !self.names.contains_key(first.text)
    }

    /// `raised`, or `to be raised` when it has not happened.
    pub(super) fn done(&self, clause: &Clause) -> String {
        let open = [
            "to", "will", "would", "could", "may", "might", "should", "can", "must",
        ];
        let first = (0..clause.at)
            .rev()
            .find(|&i| !carries(&self.tokens[i]))
            .map_or(0, |i| i + 1);
        let joined = first
            .checked_sub(1)
            .is_some_and(|i| self.tokens[i].is("and"));
        let first = if joined {
            first.saturating_sub(VERB_REACH)
        } else {
            first
        };
        let before = self.tokens.get(first..clause.at).unwrap_or_default();
        let particle = self
            .tokens
            .get(clause.at + 1)
            .filter(|t| t.is_any(&["down", "up", "out", "off", "back", "over", "away"]))
            .filter(|_| clause.object.len() == 1 && clause.link.is_none());
        let form = match clause.verb {
            "cost" => "lost".to_owned(),
            verb => words::participle(verb),
        };
        let form = match particle {
            Some(particle) => format!("{form} {}", particle.text),
            None => form,
        };
        let plain = self.tokens[clause.at].is(clause.verb) && !self.tokens[clause.at].is(&form);
        // `has promised to build`
        let vow = first
            .checked_sub(1)
            .and_then(|i| words::verb(self.tokens[i].text))
            .filter(|verb| is_in("promise pledge vow propose offer threaten", verb))
            .filter(|_| self.tokens[first].is("to"));
        if let Some(vow) = vow {
            return words::participle(vow);
        }
        if before.iter().any(|t| t.is_any(&open)) && (!joined || plain) {
            format!("to be {form}")
        } else {
            form
        }
    }
}

/// An adverb that a label can do without: `increasingly profitable`.
pub(super) fn is_idle(token: &Token) -> bool {
    let kept = [
        "early",
        "family",
        "supply",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "quarterly",
        "hourly",
        "italy",
        "july",
        "assembly",
        "only",
        "fully",
        "rally",
        "reply",
        "belly",
        "bully",
        "elderly",
        "monopoly",
        "anomaly",
        "butterfly",
    ];
    token.kind == Kind::Word
        && token.text.len() > 4
        && token.text.ends_with("ly")
        && !token.is_any(&kept)
        && token.text.starts_with(char::is_lowercase)
}

/// Whether a label leaves a word out: an idle adverb before another word, and with an adverb of
/// degree its adjective: `increasingly profitable cloud unit`.
pub(super) fn is_left_out(tokens: &[Token], i: usize) -> bool {
    const DEGREES: [&str; 8] = [
        "increasingly",
        "highly",
        "extremely",
        "particularly",
        "relatively",
        "fairly",
        "hugely",
        "wildly",
    ];
    let content = |i: usize| tokens.get(i).is_some_and(Token::is_content);
    let graded = i > 0
        && tokens[i - 1].is_any(&DEGREES)
        && content(i)
        && content(i + 1)
        && !is_participle(tokens[i].text);
    graded || (is_idle(&tokens[i]) && i + 1 < tokens.len())
}

/// Whether a word can be no one's name: `turnout`, `inflation`.
pub(super) fn is_measure(word: &str) -> bool {
    const TAILS: [&str; 9] = [
        "tion", "sion", "ment", "ness", "ance", "ship", "ity", "put", "out",
    ];
    let word = word.to_lowercase();
    is_in(MEASURES, &word) || (word.len() > 6 && TAILS.iter().any(|tail| word.ends_with(tail)))
}

/// Whether a word is the owner of what follows: `service’s`.
pub(super) fn is_possessive(token: &Token) -> bool {
    token.text.ends_with("'s") || token.text.ends_with("’s")
}

/// A word without its possessive ending.
pub(super) fn owner_name(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// A name as an owner, with the space after it.
pub(super) fn possessive(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}’ ")
    } else {
        format!("{name}’s ")
    }
}
