//! What a number measures, by the patterns in which English says it.

use super::Unit;
use super::find::Mention;
use super::label::{Context, MOST_WORDS, Thing};
use super::phrase::{Clause, clause, is_in, noun_end, with_tail, words_in};
use super::tokens::{Kind, Token};
use super::wording::{is_possessive, owner_name, possessive};
use crate::article::words;
use std::ops::Range;

/// Verbs of change, and their nouns.
pub(super) const CHANGES: &str = "rise:rise increase:increase grow:growth climb:rise jump:jump surge:surge soar:rise gain:gain \
    expand:growth swell:growth improve:improvement fall:fall drop:drop decline:decline slip:fall plunge:plunge sink:fall \
    shrink:fall tumble:fall slide:slide cut:cut reduce:cut lower:cut slash:cut lift:rise raise:rise double:growth \
    triple:growth quadruple:growth";
/// Verbs after which a percentage is a share of what follows.
const SHARES: &str = "account make represent constitute hold own control capture contribute be provide supply generate \
    produce cover have win eat form comprise take reach hit";
/// Verbs that say how high something stands.
pub(super) const LEVELS: &str =
    "be reach hit total stand remain average exceed top surpass become stay run peak";
/// Nouns that say nothing of what is measured.
pub(super) const VAGUE: &str = "total range sum figure amount maximum minimum record level number value pace average order \
    some combined kind worth scale";
/// Verbs that say too little of what happens to an amount.
pub(super) const EMPTY_VERBS: &str = "get take see have make give put keep set say find use include be become go come mean show leave";

/// The noun that a table of `verb:noun` pairs gives a verb.
pub(super) fn noun_of(table: &'static str, verb: &str) -> Option<&'static str> {
    table
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .find(|(known, _)| *known == verb)
        .map(|(_, noun)| noun)
}

impl Context<'_> {
    /// The thing that a number measures.
    pub(super) fn thing(&self, mention: &Mention, room: usize) -> Option<Thing> {
        // `has tripled` is itself the verb that the number is read from.
        let spoken = mention.quantity.unit == Unit::Multiple
            && words::verb(self.tokens[mention.tokens.start].text).is_some();
        let clause = clause(
            self.tokens,
            if spoken {
                mention.tokens.end
            } else {
                mention.tokens.start
            },
        );
        let more = [
            "more", "less", "higher", "lower", "extra", "above", "below", "cheaper", "longer",
            "faster",
        ];
        if mention.noun.is_none()
            && self
                .tokens
                .get(mention.tokens.end)
                .is_some_and(|t| t.is_any(&more))
        {
            return None; // a difference, not an amount
        }
        let denied = clause.as_ref().is_some_and(|clause| self.is_denied(clause));
        if denied
            || self
                .before(mention)
                .is_some_and(|t| t.is_any(&["from", "than"]))
        {
            return None;
        }
        let clause = clause.as_ref();
        let thing = match mention.quantity.unit {
            Unit::Count if mention.noun.is_some() => self.counted(mention, clause, room),
            Unit::Percent | Unit::Points => self
                .share(mention, clause, room)
                .or_else(|| self.compound(mention, clause, room))
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.change(mention, clause?, room))
                .or_else(|| self.level(mention, clause?, room)),
            Unit::Multiple => self.change(mention, clause?, room),
            Unit::Money | Unit::Count => self
                .compound(mention, clause, room)
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.inside(mention, clause, room))
                .or_else(|| self.dealt(mention, clause?, room))
                .or_else(|| self.change(mention, clause?, room))
                .or_else(|| self.level(mention, clause?, room)),
        };
        thing.map(|thing| self.owned(thing, mention, room))
    }

    /// A bare noun with whose or where it is, as far as its sentence says so.
    fn owned(&self, thing: Thing, mention: &Mention, room: usize) -> Thing {
        let noun = thing.text.strip_prefix("share of ").unwrap_or(&thing.text);
        if thing.owner.is_some() || noun.contains(' ') {
            return thing;
        }
        // `Oslo said its revenue rose`
        let its = (1..self.tokens.len())
            .find(|&i| self.tokens[i - 1].is_any(&["its", "their"]) && self.tokens[i].text == noun);
        if let Some(owner) = its.and_then(|i| self.only_name(i - 1)) {
            let text = match thing.text.len() > noun.len() {
                true => format!("share of {}{noun}", possessive(&owner)),
                false => thing.text,
            };
            let owner = Some(owner).filter(|_| !text.starts_with("share of"));
            return Thing { text, owner };
        }
        // `In Oslo, 300 people`
        let place = self.opening_place(mention.tokens.start);
        match place.filter(|_| mention.quantity.unit == Unit::Count && room > 2) {
            Some(place) if !is_in(VAGUE, noun) => Thing::new(format!("{} in {place}", thing.text)),
            _ => thing,
        }
    }

    /// The one name that stands before a token.
    fn only_name(&self, end: usize) -> Option<String> {
        let mut found: Option<String> = None;
        let mut i = 0;
        while i < end {
            let name = owner_name(self.tokens[i].text);
            if !name.starts_with(char::is_uppercase) || !self.names.contains_key(name) {
                i += 1;
                continue;
            }
            let run = (i + 1..end)
                .find(|&next| !self.tokens[next].text.starts_with(char::is_uppercase))
                .unwrap_or(end);
            let whole = self.slice(i..run);
            let whole = owner_name(&whole).to_owned();
            if found.as_ref().is_some_and(|found| *found != whole) {
                return None;
            }
            found = Some(whole);
            i = run;
        }
        found
    }

    /// `In Oslo, …`: where all that a sentence says takes place.
    fn opening_place(&self, end: usize) -> Option<String> {
        let first = self.tokens.first().filter(|t| t.is("in"))?;
        let comma = (1..end.min(4)).find(|&i| self.tokens[i].is(","))?;
        let names = self.tokens.get(1..comma)?;
        let named = names
            .iter()
            .all(|t| t.kind == Kind::Word && self.names.contains_key(t.text));
        (named && !names.is_empty() && !self.is_date(1) && first.kind == Kind::Word)
            .then(|| self.slice(1..comma))
    }

    fn is_date(&self, i: usize) -> bool {
        words::month(self.tokens[i].text).is_some()
            || self.taken.iter().any(|taken| taken.contains(&i))
    }

    /// What a row of amounts speaks of: the subject of the clause that leads to the first.
    pub(super) fn topic(&self, first: &Mention) -> Option<String> {
        let colon = (0..first.tokens.start)
            .rev()
            .find(|&i| self.tokens[i].is(":"));
        let clause = clause(self.tokens, colon.unwrap_or(first.tokens.start))?;
        self.noun(clause.subject.as_ref()?, MOST_WORDS - 2)
    }

    /// `25% of the revenue`: a share of it, or those of whom something is said.
    fn share(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let of = mention.tokens.end;
        if !self.tokens.get(of)?.is("of") {
            return None;
        }
        let end = noun_end(self.tokens, of + 1, room)?;
        let article = usize::from(self.tokens.get(of + 1)?.is("the"));
        let whole = [article, 0]
            .map(|more| with_tail(self.tokens, of + 1..end, room - 2 + more, self.taken))
            .into_iter()
            .find(|whole| {
                self.inner(whole)
                    .is_some_and(|text| text.split(' ').count() <= room - 2)
            })
            .unwrap_or(of + 1..end);
        let holder = clause.filter(|clause| is_in(SHARES, clause.verb) && clause.object.len() <= 1);
        if holder.is_none()
            && let Some(text) = self.said_of(whole.clone(), room)
        {
            return Some(Thing::new(text));
        }
        // Something is said of them that no label can hold: what is counted stays unsaid.
        let after = self.tokens.get(whole.end);
        if holder.is_none() && after.is_some_and(|t| t.class().pronoun || words::is_finite(t.text))
        {
            return None;
        }
        let text = self.inner(&whole)?;
        // `27% of one kind and 40% of the other` are both of what the verb says.
        let shared = self.tokens[..mention.tokens.start]
            .iter()
            .any(|t| t.is_any(&["%", "percent", "cent"]));
        let listed = clause.is_some()
            || (shared
                && self
                    .before(mention)
                    .is_some_and(|t| t.is_any(&[",", "and"])));
        if (holder.is_none() && listed) || text.starts_with("share") {
            return self.bare(&whole).map(Thing::new);
        }
        // `300 clerks left, a fifth of the staff`: whose share it is, no label can hold.
        if holder.is_none() && self.before(mention).is_some_and(|t| t.is(",")) {
            return None;
        }
        let owner = holder.and_then(|holder| self.owner(holder.subject.as_ref()));
        Some(Thing {
            text: format!("share of {text}"),
            owner,
        })
    }

    /// A noun with what its own verb says: `page loads using HTTPS`, `homes heated by gas`.
    fn said_of(&self, noun: Range<usize>, room: usize) -> Option<String> {
        let subject = self.bare(&noun)?;
        let token = |i: usize| self.tokens.get(i);
        let mut at = noun.end + usize::from(token(noun.end)?.is_any(&["who", "that", "which"]));
        let will = token(at)?.is_any(&["will", "would"]);
        let be = token(at)?.is_any(&["is", "are", "was", "were"]);
        let have = token(at)?.is_any(&["have", "has", "had"]);
        at += usize::from(will || be || have);
        while token(at)?.class().adverb {
            at += 1;
        }
        let been = token(at)?.is_any(&["been", "be"]);
        at += usize::from(been);
        let verb = token(at)?;
        let base = words::verb(verb.text).filter(|_| verb.text.starts_with(char::is_lowercase))?;
        let participle = (be || been) && !verb.text.ends_with("ing");
        let form = match (participle, will) {
            (true, true) => format!("to be {}", verb.text),
            (true, false) => verb.text.to_owned(),
            (false, true) => format!("to {base}"),
            (false, false) => words::gerund(base),
        };
        let left = room.checked_sub(words_in(self.tokens, noun) + form.split(' ').count())?;
        let object = noun_end(self.tokens, at + 1, left).unwrap_or(at + 1);
        let end = with_tail(self.tokens, at..object, left + 1, self.taken).end;
        let next = token(end);
        let complete = next.is_none_or(|t| {
            t.kind == Kind::Mark
                || t.class().adverb
                || t.class().conjunction
                || t.is_any(&["this", "last", "since", "after", "before", "by", "by"])
        }) || self.taken.iter().any(|taken| taken.contains(&end));
        let text = format!("{subject} {form} {}", self.slice(at + 1..end));
        (complete && (participle || end > at + 1)).then(|| text.trim_end().to_owned())
    }

    /// `sales rose 5%`, `cut emissions by 40%`, `shares closed up 2%`.
    fn change(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        let noun = match (noun_of(CHANGES, clause.verb), self.before(mention)) {
            (Some(noun), _) => noun,
            (None, Some(before)) if before.is("up") => "rise",
            (None, Some(before)) if before.is("down") => "fall",
            _ => return None,
        };
        let link = clause.link.map(|i| &self.tokens[i]);
        if link.is_some_and(|t| !t.is_any(&["by", "up", "down", "about", "around", "of"])) {
            return None;
        }
        let object = clause.object.clone();
        let whose = match noun_end(self.tokens, object.start, 6).filter(|&end| end <= object.end) {
            Some(end) => self.bare(&with_tail(
                self.tokens,
                object.start..end,
                room - 2,
                self.taken,
            ))?,
            None => self.noun(clause.subject.as_ref()?, room - 2)?,
        };
        let since = self
            .tokens
            .get(mention.tokens.end..mention.tokens.end + 2)
            .filter(|pair| pair[0].is("since") && pair[1].kind == Kind::Number);
        let since = since
            .map(|pair| format!(" since {}", pair[1].text))
            .unwrap_or_default();
        Some(Thing::new(format!("{noun} in {whose}{since}")))
    }

    /// `the cost of interest is on track to hit $390 billion`, `raised rates to 11%`.
    fn level(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        let link = clause.link.map(|i| &self.tokens[i]);
        let changed = noun_of(CHANGES, clause.verb).is_some() && link.is_some_and(|t| t.is("to"));
        // `rose 3.5 percent to $27 million`: the object is a number, so the subject rose.
        let numeric = self
            .taken
            .iter()
            .any(|taken| taken.start == clause.object.start);
        let object = noun_end(self.tokens, clause.object.start, 6)
            .filter(|&end| end <= clause.object.end && !numeric);
        if changed && let Some(end) = object {
            return self.bare(&(clause.object.start..end)).map(Thing::new);
        }
        let plain = link.is_none_or(|t| t.is_any(&["at", "to", "about", "around"]));
        let level = is_in(LEVELS, clause.verb) && plain && !clause.passive;
        let from = self
            .tokens
            .get(clause.object.clone())
            .is_some_and(|object| object.iter().any(|t| t.is("from")));
        let gap = changed && (numeric || from);
        if !(level || changed) || (clause.object.len() > 3 && !gap) {
            return None;
        }
        let subject = self.noun(clause.subject.as_ref()?, room)?;
        let left = room.saturating_sub(
            subject.split(' ').count() + usize::from(mention.quantity.period.is_some()),
        );
        let tail = self.tail_text(mention.tokens.end, left);
        Some(Thing::new(
            format!("{subject} {tail}").trim_end().to_owned(),
        ))
    }

    /// `336,000 jobs added in September`, `debt collectors hired by the agency`.
    fn counted(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let noun = mention.noun.clone()?;
        let whole = with_tail(self.tokens, noun.clone(), room, self.taken);
        let owner = self
            .before(mention)
            .filter(|t| is_possessive(t))
            .map(|t| owner_name(t.text).to_owned());
        let first = mention.tokens.start - usize::from(owner.is_some());
        let part = first
            .checked_sub(1)
            .is_some_and(|i| self.tokens[i].is("of"));
        // `a third of the 12,000 staff will leave` says nothing of the 12,000.
        if part || owner.is_some() {
            return Some(Thing {
                text: self.bare(&whole)?,
                owner,
            });
        }
        if let Some(text) = self.said_of(whole.clone(), room) {
            return Some(Thing::new(text));
        }
        let text = self.bare(&whole)?;
        let acted = clause.filter(|clause| {
            let direct = clause.link.is_none() && clause.object.len() <= 1 && !clause.passive;
            whole == noun
                && direct
                && !is_in(LEVELS, clause.verb)
                && !is_in(EMPTY_VERBS, clause.verb)
                && noun_of(CHANGES, clause.verb).is_none()
        });
        // `the agency has 12 offices`: they are the agency's.
        let held = clause.filter(|clause| {
            self.tokens[clause.at].is_any(&["has", "have", "had"])
                && clause.link.is_none()
                && clause.object.len() <= 1
        });
        if let Some(owner) = held.and_then(|clause| self.owner(clause.subject.as_ref())) {
            return Some(Thing {
                text,
                owner: Some(owner),
            });
        }
        let by = acted.and_then(|clause| {
            let text = format!(
                "{text} {} by {}",
                self.done(clause),
                self.owner(clause.subject.as_ref())?
            );
            (text.split(' ').count() <= room).then_some(text)
        });
        Some(Thing::new(by.unwrap_or(text)))
    }

    /// Whether the verb is denied: `did not spend`.
    fn is_denied(&self, clause: &Clause) -> bool {
        let before = self
            .tokens
            .get(clause.at.saturating_sub(3)..clause.at)
            .unwrap_or_default();
        before.iter().any(|t| {
            t.is_any(&["not", "never", "cannot"])
                || t.text.ends_with("n't")
                || t.text.ends_with("n’t")
        })
    }

    pub(super) fn before(&self, mention: &Mention) -> Option<&Token<'_>> {
        mention
            .tokens
            .start
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
    }
}
