//! What is said of the things that a number counts: `jobs to be cut by Vantor`, `people missing`.

use super::find::Mention;
use super::label::{Context, Thing};
use super::measured::{LEVELS, NOBODY, VAGUE};
use super::phrase::{Clause, is_in, is_verb, noun_end, with_tail, words_in};
use super::tokens::Kind;
use super::wording::{is_idle, is_possessive, owner_name};
use crate::article::words;
use std::ops::Range;

/// Verbs that say too little of what happens to things that are counted.
const EMPTY: &str =
    "get take see have give put keep set say include become go come mean leave cover need cause";
/// What can end a thought about those that are counted: `people left homeless`, `still missing`.
const STATES: &str = "homeless dead missing injured stranded hurt hungry unemployed infected jobless undecided uninsured \
    unaccounted alive sick ill present absent vacant empty available unsold unfilled overdue";
/// What happens to people in bad news.
const HARMS: &str = "injured wounded killed hurt missing dead died hospitalised hospitalized arrested rescued evacuated";
/// Verbs whose participle says of its subject what happened to it: `people drowned`.
const BEFALLS: &str = "drown burn collapse vanish disappear crash expire";
/// Particles that end a verb: `workers walking out`.
const PARTICLES: &str = "out off away home apart";
/// Studies, of which those studied are a part: `patients in the trial`.
const STUDIES: &str = "trial study survey poll sample test analysis";
/// Verbs that say something without an object: `pandas living in the wild`.
const ALONE: &str =
    "live work vote drown die strike protest march flee survive attend graduate walk remain";

impl Context<'_> {
    /// `336,000 jobs added in September`, `debt collectors hired by the agency`.
    pub(super) fn counted(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        let noun = mention.noun.clone()?;
        if self.tokens[noun.start].is("magnitude") {
            return Some(self.magnitude());
        }
        // `14,000 pages of evidence` are one thing.
        let of = noun.end;
        let more = noun_end(self.tokens, of + 1, 4)
            .filter(|_| self.tokens.get(of).is_some_and(|t| t.is("of")))
            .filter(|&end| {
                !self
                    .taken
                    .iter()
                    .any(|taken| taken.start < end && of < taken.end)
            })
            .filter(|&end| words_in(self.tokens, noun.start..end) + 3 <= room)
            .filter(|&end| !self.tokens[of + 1].class().determiner || end > of + 2);
        let noun = noun.start..more.unwrap_or(noun.end);
        // `13 births per 1,000 girls`
        let rate = self.taken.iter().find(|taken| {
            taken.start == noun.end + 1 && self.tokens[noun.end].is_any(&["per", "for"])
        });
        if let Some(rate) = rate
            && self.tokens[noun.end].is("per")
            && let Some(end) = noun_end(self.tokens, rate.end, 3)
        {
            return Some(Thing::new(self.slice(noun.start..end)));
        }
        let whole = with_tail(self.tokens, noun.clone(), room, self.taken);
        // `21 of the 60 seats`
        if self
            .taken
            .iter()
            .any(|taken| taken.start == noun.start || taken.contains(&noun.start))
        {
            let text = format!("of {}", self.slice(whole.clone()));
            let direct = clause.filter(|clause| {
                clause.link.is_none()
                    && !clause.passive
                    && !is_in(EMPTY, clause.verb)
                    && !is_in(LEVELS, clause.verb)
            });
            let done = direct.map(|clause| format!("{text} {}", self.done(clause)));
            let done = done.filter(|_| clause.is_some_and(|clause| clause.object.len() <= 1));
            let says = done.is_some() || whole.len() > 2;
            let text = done.unwrap_or(text);
            return (says && text.split(' ').count() <= room).then(|| Thing::new(text));
        }
        let owner = self
            .before(mention)
            .filter(|t| is_possessive(t))
            .map(|t| owner_name(t.text).to_owned());
        let first = mention.tokens.start - usize::from(owner.is_some());
        let before = first.checked_sub(1).map(|i| &self.tokens[i]);
        // `a third of the 12,000 staff will leave` says nothing of the 12,000.
        let of_the = before.is_some_and(|t| t.is("the"))
            && first > 2
            && self.tokens[first - 2].is("of")
            && self
                .taken
                .iter()
                .any(|taken| taken.end == first - 2 || taken.end == first);
        if of_the {
            return None;
        }
        let part = before.is_some_and(|t| t.is("of"));
        // `it was a cause of 690,000 deaths`: of what they died, the label cannot say.
        if part
            && first > 1
            && self.tokens[first - 2].is_any(&["cause", "result", "risk", "source"])
        {
            return None;
        }
        // `31 goals in 44 games`: only where, or with whom.
        let aside = before
            .is_some_and(|t| t.class().preposition && !t.is_any(&["of", "to", "about", "around"]));
        if part || owner.is_some() {
            let text = self.bare(&whole)?;
            // `the theft of 214 coins from the museum`
            if let Some(done) = self.befallen(mention).filter(|_| owner.is_none()) {
                let things = self.bare(&noun)?;
                let tail = self.slice(noun.end..whole.end);
                let text = format!("{things} {done} {tail}");
                let text = text.trim_end();
                return (text.split(' ').count() <= room).then(|| Thing::new(text.to_owned()));
            }
            if part
                && owner.is_none()
                && whole.len() == 1
                && first > 1
                && self
                    .taken
                    .iter()
                    .any(|t| t.end + 1 >= first && t.end < first)
            {
                return None;
            }
            let study = part && owner.is_none() && whole.len() == 1;
            let study = first
                .checked_sub(2)
                .filter(|&i| study && is_in(STUDIES, self.tokens[i].text));
            if let Some(study) = study {
                return Some(Thing::new(format!("{text} in {}", self.tokens[study].text)));
            }
            return self.telling(text, owner);
        }
        // `300 pilots and 18 stewards were hurt`
        let also = self
            .tokens
            .get(noun.end)
            .filter(|t| t.is("and"))
            .and_then(|_| self.taken.iter().find(|taken| taken.start == noun.end + 1))
            .and_then(|taken| noun_end(self.tokens, taken.end, 4));
        if let Some(also) = also
            && let Some(text) = self.said_after(noun.clone(), also, room)
        {
            return Some(Thing::new(text));
        }
        // `up to 100 meteors an hour may be seen`
        let often = mention.quantity.period.is_some()
            && self
                .tokens
                .get(noun.end)
                .is_some_and(|t| t.is_any(&["a", "an", "per", "each", "every"]));
        if often && let Some(text) = self.said_after(noun.clone(), noun.end + 2, room) {
            return Some(Thing::new(text));
        }
        if let Some(text) = self
            .bare(&noun)
            .and_then(|subject| self.receiving(mention, &subject, room))
        {
            return Some(Thing::new(text));
        }
        if let Some(thing) = self.alternative(mention, clause, room) {
            return Some(thing);
        }
        if let Some(text) = self
            .said_of(noun.clone(), room)
            .or_else(|| self.said_of(whole.clone(), room))
        {
            return Some(Thing::new(text));
        }
        let text = self.bare(&whole)?;
        if let Some(clause) = clause
            && let Some(thing) = self.acted(clause, &noun, &whole, room)
        {
            return Some(thing);
        }
        // `the agency has 12 offices`: they are the agency's.
        let held = clause.filter(|clause| {
            self.tokens[clause.at].is_any(&["has", "have", "had", "operates", "runs"])
                && clause.link.is_none()
                && clause.object.len() <= 1
        });
        let owner = held.and_then(|clause| self.owner(clause.subject.as_ref()));
        if aside && owner.is_none() && !text.contains(' ') {
            return None;
        }
        self.telling(text, owner)
    }

    /// `112 were injured`, `killing at least 1,200`: what happened to people whom it does not name.
    pub(super) fn harmed(&self, mention: &Mention) -> Option<Thing> {
        let after = self
            .tokens
            .get(mention.tokens.clone())?
            .last()
            .filter(|t| is_in(HARMS, t.text));
        let inner = self.tokens.get(mention.tokens.clone())?;
        let before = words::verb(inner.first()?.text)
            .filter(|base| is_in("injure wound kill hospitalise", base));
        let text = match (after, before) {
            (_, Some(base)) => format!("people {}", words::participle(base)),
            (Some(state), _) if state.is_any(&["died", "dead"]) => "deaths".to_owned(),
            (Some(state), _) => format!("people {}", state.text.to_lowercase()),
            (None, None) => return None,
        };
        Some(Thing::new(text))
    }

    /// How strong a quake was.
    fn magnitude(&self) -> Thing {
        let quakes = "earthquake quake tremor aftershock shock";
        let quake = self.tokens.iter().find(|t| is_in(quakes, t.text));
        Thing::new(match quake {
            Some(quake) => format!("magnitude of the {}", quake.text.to_lowercase()),
            None => "magnitude".to_owned(),
        })
    }

    /// A noun that says what is counted; `people` alone does not.
    fn telling(&self, text: String, owner: Option<String>) -> Option<Thing> {
        let alone = owner.is_none() && is_in(NOBODY, &text);
        (!alone).then_some(Thing { text, owner })
    }

    /// `jobs to be cut by Vantor in Europe`: what a verb does to things that are counted.
    fn acted(
        &self,
        clause: &Clause,
        noun: &Range<usize>,
        whole: &Range<usize>,
        room: usize,
    ) -> Option<Thing> {
        let direct = clause.link.is_none() && clause.object.len() <= 1 && !clause.passive;
        if !direct {
            return None;
        }
        let things = self.bare(noun)?;
        if clause.verb == "leave" {
            let state = self
                .tokens
                .get(noun.end)
                .filter(|t| is_in(STATES, t.text))?;
            return Some(Thing::new(format!("{things} left {}", state.text)));
        }
        if is_in(LEVELS, clause.verb) || is_in(EMPTY, clause.verb) {
            return None;
        }
        let tail = self.slice(noun.end..whole.end);
        let done = self.done(clause);
        let by = self.by(clause.subject.as_ref()).or_else(|| {
            let subject = clause.subject.as_ref()?;
            if self
                .tokens
                .get(subject.clone())?
                .iter()
                .any(|t| t.kind == Kind::Number)
            {
                return None;
            }
            let end = noun_end(self.tokens, subject.start, 3)?;
            (end < subject.end).then(|| self.by(Some(&(subject.start..end))))?
        });
        let by = by
            .filter(|_| clause.verb != "cost")
            .map(|by| format!("by {by}"))
            .unwrap_or_default();
        let forms = [
            format!("{things} {done} {by} {tail}"),
            format!("{things} {done} {by}"),
            format!("{things} {done} {tail}"),
            format!("{things} {done}"),
        ];
        forms
            .iter()
            .map(|form| form.split_whitespace().collect::<Vec<_>>().join(" "))
            .find(|form| form.split(' ').count() <= room)
            .map(Thing::new)
    }

    /// A noun with what its own verb says: `page loads using HTTPS`, `homes heated by gas`.
    pub(super) fn said_of(&self, noun: Range<usize>, room: usize) -> Option<String> {
        let end = noun.end;
        self.said_after(noun, end, room)
    }

    /// A noun with what a verb further on says of it.
    fn said_after(&self, noun: Range<usize>, end: usize, room: usize) -> Option<String> {
        let subject = self.bare(&noun)?;
        let token = |i: usize| self.tokens.get(i);
        let relative = token(end)?.is_any(&["who", "that", "which"]);
        let mut at = end + usize::from(relative);
        let mut will = false;
        let mut be = false;
        let chain = at;
        while let Some(t) = token(at) {
            will |= t.is_any(&["will", "would"]);
            be |= t.is_any(&["is", "are", "was", "were", "been", "be", "being"]);
            if !(t.class().auxiliary || t.is_any(&["been", "be", "being"]) || t.class().adverb) {
                break;
            }
            if t.text.ends_with("n't") || t.text.ends_with("n’t") || t.is("not") {
                return None;
            }
            at += 1;
        }
        let verb = token(at)?;
        // `farms have no heir`
        if verb.is("no") && self.tokens[at - 1].is_any(&["have", "has", "had"]) {
            let end = noun_end(self.tokens, at + 1, 3)?;
            let text = format!("{subject} without {}", self.slice(at + 1..end));
            return (text.split(' ').count() <= room).then_some(text);
        }
        if be && at > chain && (is_in(STATES, verb.text) || words::verb(verb.text).is_none()) {
            return self.state(&subject, at, room);
        }
        if verb.is_any(&["last", "past"]) {
            return None;
        }
        // `adults with mildly raised blood pressure`: a quality, nothing that they do.
        let with = token(end).is_some_and(|t| t.is_any(&["with", "without"]));
        if with {
            return None;
        }
        let base = words::verb(verb.text).filter(|_| verb.text.starts_with(char::is_lowercase))?;
        if base == "die" {
            return Some(if is_in("people men women children", &subject) {
                let whose = subject.strip_suffix("people").unwrap_or(&subject);
                match whose {
                    "" => "deaths".to_owned(),
                    whose => format!("deaths of {whose}"),
                }
            } else {
                format!("{subject} who died")
            });
        }
        // `people and firms`, `goods last month`: no verb at all.
        if at == chain && !(words::may_be_verb(verb.text) || be) {
            return None;
        }
        let participle = be && !verb.text.ends_with("ing");
        let befallen = is_in(BEFALLS, base) && !will;
        let form = match (participle || befallen, will) {
            (true, true) => format!("to be {}", verb.text),
            (true, false) if participle || verb.text.ends_with("ed") => verb.text.to_owned(),
            (true, false) => words::participle(base),
            (false, true) => format!("to {base}"),
            (false, false) => words::gerund(base),
        };
        let left = room.checked_sub(words_in(self.tokens, noun) + form.split(' ').count())?;
        if let Some(particle) = token(at + 1).filter(|t| left > 0 && is_in(PARTICLES, t.text)) {
            return Some(format!("{subject} {form} {}", particle.text));
        }
        // `residents were told to leave`
        let told = participle
            && token(at + 1).is_some_and(|t| t.is("to"))
            && token(at + 2).is_some_and(|t| words::verb(t.text) == Some(t.text));
        let object = if told {
            let object = noun_end(self.tokens, at + 3, left.saturating_sub(2));
            object.unwrap_or(at + 3)
        } else {
            noun_end(self.tokens, at + 1, left)
                .filter(|&end| {
                    let own = |taken: &Range<usize>| at < taken.start && taken.start < end;
                    !self.taken.iter().any(own)
                })
                .unwrap_or(at + 1)
        };
        let end = with_tail(self.tokens, at..object, left + 1, self.taken).end;
        let wide = token(end).is_some_and(|t| is_in("globally worldwide nationally", t.text));
        let end = end + usize::from(wide && words_in(self.tokens, at..end) <= left);
        // `3% of those who ate nuts got an allergy`: without the second verb it is another claim.
        if relative && self.has_verb_before_break(end) {
            return None;
        }
        let next = token(end);
        let taken = self.taken.iter().any(|taken| taken.contains(&end));
        let complete = taken
            || next.is_none_or(|t| {
                t.kind == Kind::Mark
                    || t.class().adverb
                    || is_idle(t)
                    || t.class().conjunction
                    || (t.class().preposition
                        && !t.is_any(&["to", "of"])
                        && (participle || end > at + 1))
                    || t.is_any(&["this", "last", "next", "since", "when"])
            });
        let says = participle || befallen || end > at + 1 || (is_in(ALONE, base) && !taken);
        // `owed R78bn`: what they owed is a number of its own.
        let numeric = taken && end == at + 1 && !participle && !befallen;
        let text = format!("{subject} {form} {}", self.slice(at + 1..end));
        let cut = end > at + 1
            && self.tokens[end - 1].text.ends_with("ing")
            && words::verb(self.tokens[end - 1].text).is_some();
        let complete = complete && !cut;
        (complete && says && !numeric).then(|| text.trim_end().to_owned())
    }

    /// Whether a clause goes on to its own verb: `kids who ate nuts before school | got ill`.
    fn has_verb_before_break(&self, from: usize) -> bool {
        (from..self.tokens.len())
            .take_while(|&i| !self.tokens[i].is_break() && !self.tokens[i].is("and"))
            .any(|i| is_verb(self.tokens, i))
    }

    /// `people out of work`, `passengers missing`: what they were.
    fn state(&self, subject: &str, at: usize, room: usize) -> Option<String> {
        let first = self.tokens.get(at)?;
        let left = room.checked_sub(subject.split(' ').count())?;
        if is_in(STATES, first.text) {
            return (left > 0).then(|| format!("{subject} {}", first.text));
        }
        if !first.class().preposition || first.is_any(&["as", "than", "to", "about"]) {
            return None;
        }
        let of = usize::from(first.is("out") && self.tokens.get(at + 1)?.is("of"));
        let end = noun_end(self.tokens, at + 1 + of, left.checked_sub(1 + of)?)?;
        let free = !self
            .taken
            .iter()
            .any(|taken| taken.start < end && at < taken.end);
        (free && !is_in(VAGUE, self.tokens[end - 1].text))
            .then(|| format!("{subject} {}", self.slice(at..end)))
    }
}
