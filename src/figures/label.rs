//! What a number measures, whose and when: the line a picture editor writes under it.

use super::Unit;
use super::find::Mention;
use super::phrase::{Clause, clause, noun_end, with_tail, words_in};
use super::tokens::{Kind, Token};
use super::when::When;
use crate::article::words;
use std::collections::HashSet;
use std::ops::Range;

/// A label has no more words.
pub(crate) const MOST_WORDS: usize = 8;

/// A label and how much it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// The words.
    pub(crate) text: String,
    /// What is measured, without whose and when.
    pub(crate) measured: String,
    /// 0 names a thing only, 1 says more of it, 2 says whose or when too.
    pub(crate) quality: u8,
}

/// A sentence in which numbers are to be named.
pub(crate) struct Context<'a> {
    /// The sentence.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token<'a>],
    /// Its dates' tokens, which labels leave out.
    pub(crate) dates: &'a [Range<usize>],
    /// Words that are written with a capital anywhere in the article.
    pub(crate) names: &'a HashSet<String>,
    /// Whom `it` and `the company` mean, where that is plain.
    pub(crate) who: Option<&'a str>,
}

/// What a pattern found: the thing measured, and whose it is.
struct Thing {
    text: String,
    owner: Option<String>,
}

impl Thing {
    fn new(text: String) -> Self {
        Self { text, owner: None }
    }
}

/// How verbs of giving and taking name the amount.
const NOMINAL: &[(&str, &str)] = &[
    ("spend", "spending"),
    ("pay", "payments"),
    ("invest", "investment"),
    ("earn", "earnings"),
    ("owe", "debt"),
    ("cost", "cost"),
];
/// Verbs of change, and their nouns.
const CHANGES: &[(&str, &str)] = &[
    ("rise", "rise"),
    ("increase", "increase"),
    ("grow", "growth"),
    ("climb", "rise"),
    ("jump", "jump"),
    ("surge", "surge"),
    ("soar", "rise"),
    ("gain", "gain"),
    ("expand", "growth"),
    ("swell", "growth"),
    ("improve", "improvement"),
    ("fall", "fall"),
    ("drop", "drop"),
    ("decline", "decline"),
    ("slip", "fall"),
    ("plunge", "plunge"),
    ("sink", "fall"),
    ("shrink", "fall"),
    ("tumble", "fall"),
    ("slide", "slide"),
    ("cut", "cut"),
    ("reduce", "cut"),
    ("lower", "cut"),
    ("slash", "cut"),
    ("lift", "rise"),
    ("raise", "rise"),
    ("double", "growth"),
    ("triple", "growth"),
    ("quadruple", "growth"),
];
/// Verbs after which a percentage is a share of what follows.
const SHARES: [&str; 18] = [
    "account",
    "make",
    "represent",
    "constitute",
    "hold",
    "own",
    "control",
    "capture",
    "contribute",
    "be",
    "provide",
    "supply",
    "generate",
    "produce",
    "cover",
    "have",
    "take",
    "win",
];
/// Verbs that say how high something stands.
const LEVELS: [&str; 14] = [
    "be", "reach", "hit", "total", "stand", "remain", "average", "exceed", "top", "surpass",
    "become", "stay", "run", "peak",
];
/// Nouns that say nothing of what is measured.
const VAGUE: [&str; 18] = [
    "total", "range", "sum", "figure", "amount", "maximum", "minimum", "record", "level", "number",
    "value", "pace", "average", "order", "some", "combined", "kind", "worth",
];

/// Names a number of a sentence; `None` when no good name can be made.
pub(crate) fn label(context: &Context, mention: &Mention, when: Option<&When>) -> Option<Label> {
    let room = MOST_WORDS - when.map_or(0, |when| when.words.split(' ').count());
    let thing = context.thing(mention, room)?;
    context.compose(&thing, mention, when)
}

impl Context<'_> {
    fn thing(&self, mention: &Mention, room: usize) -> Option<Thing> {
        let clause = clause(self.tokens, mention.tokens.start);
        if clause.as_ref().is_some_and(|clause| self.is_denied(clause)) {
            return None;
        }
        if self.before(mention, 1).is_some_and(|t| t.is("from")) {
            return None;
        }
        match mention.quantity.unit {
            Unit::Count if mention.noun.is_some() => self.counted(mention, clause.as_ref(), room),
            Unit::Percent => self
                .share(mention, clause.as_ref(), room)
                .or_else(|| self.compound(mention, clause.as_ref(), room))
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.change(mention, clause.as_ref()?, room))
                .or_else(|| self.level(clause.as_ref()?, room)),
            Unit::Multiple => self.change(mention, clause.as_ref()?, room),
            Unit::Money | Unit::Count => self
                .compound(mention, clause.as_ref(), room)
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.dealt(mention, clause.as_ref()?, room))
                .or_else(|| self.inside(mention, clause.as_ref(), room))
                .or_else(|| self.change(mention, clause.as_ref()?, room))
                .or_else(|| self.level(clause.as_ref()?, room)),
        }
    }

    /// `25% of the revenue`: a share of it, or those of whom something is said.
    fn share(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let of = mention.tokens.end;
        if !self.tokens.get(of)?.is("of") {
            return None;
        }
        let end = noun_end(self.tokens, of + 1, room)?;
        let whole = with_tail(self.tokens, of + 1..end, room - 1, self.dates);
        let holder =
            clause.filter(|clause| SHARES.contains(&clause.verb) && clause.object.len() <= 1);
        if holder.is_none()
            && let Some(text) = self.said_of(whole.clone(), room)
        {
            return Some(Thing::new(text));
        }
        let text = self.inner(&whole)?;
        let owner = holder.and_then(|clause| self.owner(clause.subject.as_ref()));
        match clause {
            Some(_) if holder.is_none() => Some(Thing::new(text)),
            _ => Some(Thing {
                text: format!("share of {text}"),
                owner,
            }),
        }
    }

    /// A noun with what its own verb says: `page loads using HTTPS`, `homes heated by gas`.
    fn said_of(&self, noun: Range<usize>, room: usize) -> Option<String> {
        let mut at = noun.end;
        let subject = self.bare(&noun)?;
        let has_who = self
            .tokens
            .get(at)
            .is_some_and(|t| t.is_any(&["who", "that", "which"]));
        at += usize::from(has_who);
        let token = self.tokens.get(at)?;
        let be = token.is_any(&["is", "are", "was", "were"]);
        let have = token.is_any(&["have", "has", "had"]);
        at += usize::from(be || have);
        at += usize::from(have && self.tokens.get(at).is_some_and(|t| t.is("been")));
        let verb = self.tokens.get(at)?;
        let base = words::verb(verb.text)?;
        let participle = be || (have && self.tokens.get(at - 1).is_some_and(|t| t.is("been")));
        let form = if participle {
            verb.text.to_owned()
        } else {
            words::gerund(base)
        };
        let used = words_in(self.tokens, noun) + 1;
        let mut end = at + 1;
        if let Some(object) = noun_end(self.tokens, end, room.saturating_sub(used)) {
            end = object;
        }
        let end = with_tail(
            self.tokens,
            at..end,
            room.saturating_sub(used - 1),
            self.dates,
        )
        .end;
        let rest = self.slice(at + 1..end);
        let complete = self.tokens.get(end).is_none_or(|t| {
            t.kind == Kind::Mark
                || t.class().adverb
                || t.class().conjunction
                || self.dates.iter().any(|date| date.contains(&end))
        });
        (complete && (participle || end > at + 1))
            .then(|| format!("{subject} {form} {rest}").trim_end().to_owned())
    }

    /// `a 43 per cent target`, `a 3.2% drop in mining`, `a $2 trillion tax cut`.
    fn compound(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let hyphen = usize::from(
            self.tokens
                .get(mention.tokens.end)
                .is_some_and(|t| t.glued && t.is_dash()),
        );
        let start = mention.tokens.end + hyphen;
        let first = self.tokens.get(start)?;
        let before = self.before(mention, 1);
        let owned = before.is_some_and(|t| t.text.ends_with("'s") || t.text.ends_with("’s"));
        let determined = before.is_some_and(|t| t.class().determiner)
            || self.tokens[mention.tokens.start].class().determiner
            || owned;
        if !first.is_content() || !(determined || hyphen == 1 || self.is_change_noun(first)) {
            return None;
        }
        let end = noun_end(self.tokens, start, 5)?;
        let whole = with_tail(self.tokens, start..end, room, self.dates);
        let text = self.bare(&whole)?;
        let owner = if owned {
            before.map(|t| {
                t.text
                    .trim_end_matches("'s")
                    .trim_end_matches("’s")
                    .to_owned()
            })
        } else {
            None
        };
        let alone = whole.len() == 1 && owner.is_none();
        if alone && self.is_change_noun(first) {
            let subject =
                clause.and_then(|clause| self.noun(clause.subject.as_ref()?, room - 1))?;
            return Some(Thing::new(format!("{text} for {subject}")));
        }
        Some(Thing { text, owner })
    }

    fn is_change_noun(&self, token: &Token) -> bool {
        CHANGES.iter().any(|(_, noun)| token.is(noun))
            || token.is_any(&[
                "increase",
                "decrease",
                "discount",
                "stake",
                "share",
                "reduction",
                "target",
                "majority",
                "tax",
                "tariff",
            ])
    }

    /// `a budget of $3.35M`, `revenue growth of 29 percent`.
    fn noun_before(&self, mention: &Mention, room: usize) -> Option<Thing> {
        let of = mention
            .tokens
            .start
            .checked_sub(1)
            .filter(|&i| self.tokens[i].is("of"))?;
        let start = (of.saturating_sub(6)..of)
            .rev()
            .find(|&i| {
                let token = &self.tokens[i];
                token.class().preposition
                    || token.is_break()
                    || token.class().conjunction
                    || token.class().auxiliary
                    || (words::is_finite(token.text) && !token.text.ends_with("ed"))
            })
            .map_or(of.saturating_sub(6), |i| i + 1);
        let range = start..of;
        let head = self.tokens.get(of - 1)?;
        if range.is_empty() || head.is_any(&VAGUE) || head.kind != Kind::Word {
            return None;
        }
        let text = self.bare(&range)?;
        let tail = self.tail_text(
            mention.tokens.end,
            room.saturating_sub(words_in(self.tokens, range)),
        );
        Some(Thing::new(format!("{text} {tail}").trim_end().to_owned()))
    }

    /// What hangs on a number: `for the 31 participants`.
    fn tail_text(&self, at: usize, room: usize) -> String {
        let opens = self
            .tokens
            .get(at)
            .is_some_and(|t| t.is_any(&["for", "on", "in", "from", "to", "among"]));
        if !opens || self.dates.iter().any(|date| date.contains(&at)) {
            return String::new();
        }
        match noun_end(self.tokens, at + 1, 6).map(|end| at..end) {
            Some(range) if words_in(self.tokens, range.clone()) <= room => {
                let range = with_tail(self.tokens, range, room, self.dates);
                self.slice(range)
            }
            _ => String::new(),
        }
    }

    /// Money or goods that someone spends, pays, raises, hires: `spending on …`, `raised by …`.
    fn dealt(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        if clause.object.end > clause.object.start + 1
            || clause.passive
            || LEVELS.contains(&clause.verb)
            || CHANGES
                .iter()
                .any(|(verb, _)| *verb == clause.verb && *verb != "raise")
        {
            return None;
        }
        if clause
            .link
            .is_some_and(|i| !self.tokens[i].is_any(&["about", "around", "for"]))
        {
            return None;
        }
        let owner = self.owner(clause.subject.as_ref());
        let tail = self.tail_text(mention.tokens.end, room - 2);
        if let Some((_, noun)) = NOMINAL.iter().find(|(verb, _)| *verb == clause.verb) {
            if clause.verb == "cost" {
                return Some(Thing::new(format!(
                    "cost of {}",
                    self.noun(clause.subject.as_ref()?, room - 2)?
                )));
            }
            return (owner.is_some() || !tail.is_empty()).then(|| Thing {
                text: format!("{noun} {tail}").trim_end().to_owned(),
                owner,
            });
        }
        if self
            .tokens
            .get(mention.tokens.end)
            .is_some_and(|t| t.is("in"))
            && tail.is_empty()
        {
            return None;
        }
        let form = self.done(clause);
        let by = owner.map(|owner| format!("{form} by {owner}"));
        match by {
            _ if !tail.is_empty() && !tail.starts_with("in ") => {
                Some(Thing::new(format!("{form} {tail}")))
            }
            Some(by) if by.split(' ').count() <= room => Some(Thing::new(by)),
            _ => None,
        }
    }

    /// `raised`, or `to be raised` when it has not happened.
    fn done(&self, clause: &Clause) -> String {
        let open = (1..=4).any(|n| {
            clause
                .at
                .checked_sub(n)
                .and_then(|i| self.tokens.get(i))
                .is_some_and(|t| {
                    t.is_any(&[
                        "to", "will", "would", "could", "may", "might", "should", "can", "must",
                    ])
                })
        });
        let form = words::participle(clause.verb);
        if open { format!("to be {form}") } else { form }
    }

    /// `$1 billion in annual revenue`.
    fn inside(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let at = mention.tokens.end;
        if !self.tokens.get(at)?.is_any(&["in", "worth"])
            || self.dates.iter().any(|date| date.contains(&at))
        {
            return None;
        }
        let start = at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(|t| t.is("of")));
        let end = noun_end(self.tokens, start, 5)?;
        let place = self.tokens[end - 1].text.starts_with(char::is_uppercase)
            || self.tokens[start].class().determiner;
        if place {
            return None;
        }
        let whole = with_tail(self.tokens, start..end, room, self.dates);
        let owner = clause
            .filter(|clause| clause.link.is_none())
            .and_then(|clause| self.owner(clause.subject.as_ref()));
        Some(Thing {
            text: self.bare(&whole)?,
            owner,
        })
    }

    /// `sales rose 5%`, `cut emissions by 40%`.
    fn change(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        let (at, noun) = match CHANGES.iter().find(|(verb, _)| *verb == clause.verb) {
            Some((_, noun)) => (clause, *noun),
            None if self.before(mention, 1)?.is("up") => (clause, "rise"),
            None if self.before(mention, 1)?.is("down") => (clause, "fall"),
            None => return None,
        };
        let link = at.link.map(|i| self.tokens[i].text.to_lowercase());
        if !matches!(
            link.as_deref(),
            None | Some("by" | "up" | "down" | "about" | "around" | "more" | "over")
        ) {
            return None;
        }
        let object = at.object.clone();
        let transitive = noun_end(self.tokens, object.start, 6).filter(|&end| end <= object.end);
        let whose = match transitive {
            Some(end) => self.bare(&with_tail(
                self.tokens,
                object.start..end,
                room - 2,
                self.dates,
            ))?,
            None => self.noun(at.subject.as_ref()?, room - 2)?,
        };
        Some(Thing::new(format!("{noun} in {whose}")))
    }

    /// `the cost of interest is on track to hit $390 billion`.
    fn level(&self, clause: &Clause, room: usize) -> Option<Thing> {
        let link = clause.link.map(|i| self.tokens[i].text.to_lowercase());
        let changed_to =
            CHANGES.iter().any(|(verb, _)| *verb == clause.verb) && link.as_deref() == Some("to");
        if changed_to
            && let Some(end) = noun_end(self.tokens, clause.object.start, 6)
                .filter(|&end| end <= clause.object.end)
        {
            return self.bare(&(clause.object.start..end)).map(Thing::new);
        }
        let level = LEVELS.contains(&clause.verb)
            && matches!(
                link.as_deref(),
                None | Some("at" | "to" | "about" | "around")
            );
        if !(level || changed_to) || clause.object.len() > 3 {
            return None;
        }
        self.noun(clause.subject.as_ref()?, room).map(Thing::new)
    }

    /// `336,000 jobs added in September`, `debt collectors hired by the agency`.
    fn counted(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let noun = mention.noun.clone()?;
        let whole = with_tail(self.tokens, noun.clone(), room, self.dates);
        if let Some(text) = self.said_of(whole.clone(), room) {
            return Some(Thing::new(text));
        }
        let text = self.bare(&whole)?;
        let acted = clause.filter(|clause| {
            whole == noun
                && clause.link.is_none()
                && clause.object.len() <= 1
                && !clause.passive
                && !LEVELS.contains(&clause.verb)
                && !matches!(clause.verb, "have" | "say" | "see" | "find" | "include")
        });
        let by = acted.and_then(|clause| {
            let owner = self.owner(clause.subject.as_ref())?;
            let text = format!("{text} {} by {owner}", self.done(clause));
            (text.split(' ').count() <= room).then_some(text)
        });
        Some(Thing::new(by.unwrap_or(text)))
    }

    /// What a row of amounts speaks of: the subject of the clause that leads to the first.
    pub(crate) fn topic(&self, first: &Mention) -> Option<String> {
        let colon = (0..first.tokens.start)
            .rev()
            .find(|&i| self.tokens[i].is(":"));
        let clause = clause(self.tokens, colon.unwrap_or(first.tokens.start))?;
        let subject = clause.subject.as_ref()?;
        self.noun(subject, MOST_WORDS - 2)
    }

    /// Whether the verb is denied: `did not spend`.
    fn is_denied(&self, clause: &Clause) -> bool {
        (1..=3).any(|n| {
            clause
                .at
                .checked_sub(n)
                .and_then(|i| self.tokens.get(i))
                .is_some_and(|t| {
                    t.is_any(&["not", "never", "cannot"])
                        || t.text.ends_with("n't")
                        || t.text.ends_with("n’t")
                })
        })
    }

    fn before(&self, mention: &Mention, n: usize) -> Option<&Token<'_>> {
        mention
            .tokens
            .start
            .checked_sub(n)
            .and_then(|i| self.tokens.get(i))
    }

    /// Who does it, short enough to stand before a noun.
    fn owner(&self, subject: Option<&Range<usize>>) -> Option<String> {
        let range = subject?.clone();
        let first = self.tokens.get(range.start)?;
        let generic = [
            "company", "firm", "group", "bank", "maker", "retailer", "startup", "agency", "giant",
            "owner", "operator", "body", "utility",
        ];
        let stands_for = first.class().determiner && self.tokens[range.end - 1].is_any(&generic);
        if first.is_any(&[
            "this", "that", "these", "those", "such", "each", "every", "another",
        ]) && range.len() > 1
        {
            return None;
        }
        if stands_for || (range.len() == 1 && first.class().pronoun) {
            return self.who.map(str::to_owned);
        }
        let name = self.bare(&range)?;
        (name.split(' ').count() <= 3 && !first.class().pronoun).then_some(name)
    }

    /// A subject as a noun, with `it` resolved or refused.
    fn noun(&self, range: &Range<usize>, room: usize) -> Option<String> {
        let end = noun_end(self.tokens, range.start, range.len())
            .unwrap_or(range.end)
            .min(range.end);
        let fits = words_in(self.tokens, range.clone()) <= room;
        let range = if fits {
            range.clone()
        } else {
            with_tail(self.tokens, range.start..end, room, self.dates)
        };
        let first = self.tokens.get(range.start)?;
        if range.len() == 1 && first.class().pronoun
            || first.is_any(&["this", "that", "these", "those"])
        {
            return None;
        }
        self.bare(&range)
    }

    /// The words of a range after a preposition, where an owner keeps its article: `of the
    /// service’s revenue`.
    fn inner(&self, range: &Range<usize>) -> Option<String> {
        let article = self.tokens.get(range.start).is_some_and(|t| t.is("the"));
        let owned = self
            .tokens
            .get(range.start + 1..range.end)?
            .iter()
            .any(|t| t.text.ends_with("'s") || t.text.ends_with("’s"));
        let text = self.bare(range)?;
        let kept = article
            && owned
            && range.len() > 2
            && self.text[self.tokens[range.start + 1].start..].starts_with(&text);
        Some(if kept { format!("the {text}") } else { text })
    }

    /// The words of a range without article or possessive in front; `None` when it ends badly.
    fn bare(&self, range: &Range<usize>) -> Option<String> {
        let mut range = range.clone();
        while range.len() > 1 && self.tokens[range.end - 1].class().adverb {
            range.end -= 1;
        }
        let mut prefix = String::new();
        while range.len() > 1 {
            let first = &self.tokens[range.start];
            let generic = first.is("the")
                && self.tokens[range.start + 1]
                    .text
                    .trim_end_matches("'s")
                    .trim_end_matches("’s")
                    .eq_ignore_ascii_case("company");
            if generic && range.len() > 2 {
                prefix = self.who.map(possessive).unwrap_or_default();
                range.start += 2;
            } else if first.class().determiner
                && !first.is_any(&["no", "few", "all", "both", "more", "fewer"])
                || first.class().adverb
            {
                range.start += 1;
            } else {
                break;
            }
        }
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        if words::is_function(last.text) || last.text.ends_with("'s") || last.text.ends_with("’s")
        {
            return None;
        }
        Some(prefix + &self.slice(range))
    }

    /// The sentence's own words; a first word that is no name loses its capital.
    fn slice(&self, range: Range<usize>) -> String {
        let (Some(first), Some(last)) = (
            self.tokens.get(range.start),
            range.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) else {
            return String::new();
        };
        if range.is_empty() {
            return String::new();
        }
        let text = &self.text[first.start..last.end()];
        let capital = text.starts_with(char::is_uppercase)
            && !text.chars().nth(1).is_some_and(char::is_uppercase);
        let name = self
            .names
            .contains(first.text.trim_end_matches("'s").trim_end_matches("’s"));
        if range.start == 0 && capital && !name && words_are_plain(first.text) {
            let mut letters = text.chars();
            let first = letters
                .next()
                .map(|c| c.to_lowercase().to_string())
                .unwrap_or_default();
            return first + letters.as_str();
        }
        text.to_owned()
    }

    /// Puts whose, how often and when around the thing, as far as eight words reach.
    fn compose(&self, thing: &Thing, mention: &Mention, when: Option<&When>) -> Option<Label> {
        let words = |text: &str| text.split_whitespace().count();
        let often = mention
            .quantity
            .period
            .and_then(|period| adjective(period, &thing.text));
        let measured = match often {
            Some(often) => format!("{often} {}", thing.text),
            None => thing.text.clone(),
        };
        let dated = when
            .filter(|when| !measured.contains(when.date.get(..4).unwrap_or_default()))
            .map(|when| format!(", {}", when.words))
            .unwrap_or_default();
        let owned = thing
            .owner
            .as_ref()
            .filter(|owner| !measured.contains(owner.as_str()))
            .map(|owner| possessive(owner))
            .unwrap_or_default();
        let forms = [
            format!("{owned}{measured}{dated}"),
            format!("{measured}{dated}"),
            format!("{owned}{measured}"),
            measured.clone(),
        ];
        let text = forms
            .into_iter()
            .find(|text| words(text) <= MOST_WORDS && !text.is_empty())?;
        if text
            .chars()
            .any(|c| matches!(c, '(' | ')' | '“' | '”' | '"' | '[' | ']'))
        {
            return None;
        }
        let more = usize::from(text.len() > measured.len()) + usize::from(words(&measured) > 1);
        Some(Label {
            quality: u8::try_from(more).unwrap_or(0),
            measured,
            text,
        })
    }
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

fn possessive(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}’ ")
    } else {
        format!("{name}’s ")
    }
}

/// A word without capitals or digits inside, which may lose its first capital.
fn words_are_plain(word: &str) -> bool {
    word.chars()
        .skip(1)
        .all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
}
