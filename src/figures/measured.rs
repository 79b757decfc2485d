//! What a number measures, by the patterns in which English says it.

use super::Unit;
use super::find::Mention;
use super::label::{Context, MOST_WORDS, Thing};
use super::numerals::is_plural;
use super::phrase::{Clause, clause, is_in, is_participle, noun_end, with_tail};
use super::tokens::{Kind, Token};
use crate::article::words;

/// Verbs of change, and their nouns.
pub(super) const CHANGES: &str = "rise:rise increase:increase grow:growth climb:rise jump:jump surge:surge soar:rise gain:gain \
    expand:growth swell:growth improve:improvement fall:fall drop:drop decline:decline slip:fall plunge:plunge sink:fall \
    shrink:fall tumble:fall slide:slide cut:cut reduce:cut lower:cut slash:cut lift:rise raise:rise double:growth \
    triple:growth quadruple:growth slow:slowdown cool:fall ease:fall widen:widening narrow:narrowing halve:fall dip:dip \
    edge:rise inch:rise rebound:rebound recover:recovery rocket:rise balloon:growth slump:slump crash:crash \
    weaken:fall strengthen:rise shoot:rise contract:contraction accelerate:rise advance:rise hike:rise trim:cut \
    pare:cut curb:cut retreat:fall";
/// Verbs after which a percentage is a share of what follows.
const SHARES: &str = "account make represent constitute hold own control capture contribute be provide supply generate \
    produce cover have win eat form comprise take reach hit";
/// Verbs whose share of cases is a rate.
const RATES: &str = "fail:failure succeed:success die:death survive:survival relapse:relapse";
/// Verbs that say how high something stands.
pub(super) const LEVELS: &str =
    "be reach hit total stand remain average exceed top surpass become stay run peak";
/// Nouns that say nothing of what is measured.
pub(super) const VAGUE: &str = "total range sum figure amount maximum minimum record level number value pace average order \
    some combined kind worth scale";
/// Those counted of whom a label must say more.
pub(super) const NOBODY: &str = "people countries persons times occasions places others things ones points votes members \
    cases clients individuals men women children adults parts ways items words pages customers users nations states \
    cents pence others more";
/// Verbs that say too little of what happens to an amount.
pub(super) const EMPTY_VERBS: &str = "get take see have make give put keep set say find use include be become go come mean show leave";

/// The noun that a table of `verb:noun` pairs gives a verb.
pub(super) fn noun_of(table: &'static str, verb: &str) -> Option<&'static str> {
    let first = verb.bytes().next();
    table
        .split_ascii_whitespace()
        .filter(|pair| pair.bytes().next() == first)
        .find_map(|pair| pair.strip_prefix(verb)?.strip_prefix(':'))
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
            // `cut emissions by 2.4m tonnes of carbon`, `output reached 1.3m barrels of oil`
            Unit::Count if mention.noun.is_some() && mention.quantity.measure.is_some() => clause
                .and_then(|clause| self.change(mention, clause, room))
                .or_else(|| self.level(mention, clause?, room))
                .or_else(|| self.counted(mention, clause, room)),
            Unit::Count if mention.noun.is_some() => self.counted(mention, clause, room),
            Unit::Count if mention.quantity.measure.is_none() && self.harmed(mention).is_some() => {
                self.harmed(mention)
            }
            Unit::Percent | Unit::Points => self
                .finished(mention, clause, room)
                .or_else(|| self.share(mention, clause, room))
                .or_else(|| self.compound(mention, clause, room))
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.change(mention, clause?, room))
                .or_else(|| self.level(mention, clause?, room)),
            Unit::Multiple => self.change(mention, clause?, room),
            Unit::Money | Unit::Count => self
                .compound(mention, clause, room)
                .or_else(|| self.noun_before(mention, room))
                .or_else(|| self.worth(mention, clause, room))
                .or_else(|| self.extent(mention, clause, room))
                .or_else(|| self.sold(clause?, room))
                .or_else(|| self.inside(mention, clause, room))
                .or_else(|| self.dealt(mention, clause?, room))
                .or_else(|| self.change(mention, clause?, room))
                .or_else(|| self.level(mention, clause?, room)),
        };
        let thing = self.owned(thing?, mention, clause, room);
        let thing = self.placed(thing, mention, room);
        Some(self.foreseen(self.per(thing, mention, room), mention, room))
    }

    pub(super) fn is_date(&self, i: usize) -> bool {
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

    /// `the fire was 5% contained`, `the work is 80% finished`.
    fn finished(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        let done = self.tokens.get(mention.tokens.end)?;
        let state = is_participle(done.text) || done.is_any(&["full", "complete", "finished"]);
        let ends = self
            .tokens
            .get(mention.tokens.end + 1)
            .is_none_or(|t| !t.is_content());
        let clause = clause.filter(|clause| state && ends && clause.verb == "be")?;
        let subject = self.noun(clause.subject.as_ref()?, room.checked_sub(1)?)?;
        Some(Thing::new(format!("{subject} {}", done.text)))
    }

    /// `25% of the revenue`: a share of it, or those of whom something is said.
    fn share(&self, mention: &Mention, clause: Option<&Clause>, room: usize) -> Option<Thing> {
        // `one in ten letters`
        let direct = mention.quantity.ratio.is_some()
            && noun_end(self.tokens, mention.tokens.end, 3)
                .is_some_and(|end| is_plural(self.tokens[end - 1].text));
        let of = mention.tokens.end - usize::from(direct);
        if !direct && !self.tokens.get(of)?.is("of") {
            return None;
        }
        if self
            .tokens
            .get(of + 1)?
            .is_any(&["those", "them", "these", "that"])
        {
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
        let holder = clause.filter(|clause| {
            let with = clause.link.is_some_and(|i| self.tokens[i].is("with"));
            is_in(SHARES, clause.verb)
                && (clause.object.len() <= 1
                    || (with && clause.verb == "win")
                    || self.is_second(&clause.object))
        });
        if holder.is_none()
            && let Some(text) = self.said_of(whole.clone(), room)
        {
            // `28% of the surface is alive`
            let state = text.rsplit(' ').next().unwrap_or_default();
            if self.tokens[of + 1].is("the")
                && text.split(' ').count() == 2
                && !is_plural(text.split(' ').next().unwrap_or_default())
                && is_in("alive dead sick vacant empty unsold", state)
            {
                let noun = text.split(' ').next().unwrap_or_default();
                return Some(Thing::new(format!("share of the {noun} that is {state}")));
            }
            // `two-thirds of the region’s schools`
            let owned = text
                .split(' ')
                .next()
                .is_some_and(|first| first.ends_with("’s") || first.ends_with("'s"));
            let the = owned && self.tokens[of + 1].is("the");
            let text = match (mention.quantity.ratio.is_some() && owned) || the {
                true if the && text.split(' ').count() + 2 <= room => format!("of the {text}"),
                // `81%`: `share of page loads using HTTPS`, against `1 in 3`: `letters arriving late`
                false
                    if mention.quantity.ratio.is_none() && text.split(' ').count() + 2 <= room =>
                {
                    format!("share of {text}")
                }
                // `1 in 3 of WeWork’s employees`
                true if !the && text.split(' ').count() < room => format!("of {text}"),
                _ => text,
            };
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
        // `buy 15% of shares`: of whose, and by whom, it leaves open.
        if holder.is_none() && text.starts_with("shares ") && !text.contains(['\'', '’']) {
            return None;
        }
        if text.starts_with("share") {
            return self.bare(&whole).map(Thing::new);
        }
        // `side effects were seen in 3% of patients`, `claims were granted in 48% of cases`
        if let Some(seen) = clause
            .filter(|clause| clause.passive && clause.link.is_some_and(|i| self.tokens[i].is("in")))
        {
            let subject = self.noun(seen.subject.as_ref()?, room.checked_sub(1)?)?;
            let form = if is_in("case cases", &text) {
                format!("{subject} {}", words::participle(seen.verb))
            } else {
                format!("share of {text} with {subject}")
            };
            return (form.split(' ').count() <= room).then(|| Thing::new(form));
        }
        // `clinicians fail in 27% of patients`: a rate, where the verb has a noun for it. What is
        // listed after it goes on with a verb that no label can hold.
        let within = |clause: &&Clause| {
            !clause.passive
                && clause.link.is_some_and(|i| self.tokens[i].is("in"))
                && !is_in(SHARES, clause.verb)
                && !is_in(LEVELS, clause.verb)
                && noun_of(CHANGES, clause.verb).is_none()
        };
        if clause
            .filter(within)
            .is_some_and(|clause| clause.object.len() <= 1)
        {
            let rate = clause.and_then(|clause| noun_of(RATES, clause.verb))?;
            let owner = clause.and_then(|clause| self.owner(clause.subject.as_ref()));
            let form = format!("{rate} rate in {text}");
            return (form.split(' ').count() <= room).then_some(Thing { text: form, owner });
        }
        let listed_on = shared
            && self.tokens[..mention.tokens.start]
                .iter()
                .any(|t| words::verb(t.text).is_some_and(|verb| noun_of(RATES, verb).is_some()));
        if holder.is_none() && listed_on {
            return None;
        }
        // `debt stands at 76% of GDP`: the one as a share of the other.
        let level = clause.filter(|clause| {
            clause
                .link
                .is_some_and(|i| self.tokens[i].is_any(&["at", "to"]))
                && !is_in(VAGUE, clause.verb)
        });
        if let Some(level) = level {
            let room = room.checked_sub(3 + text.split(' ').count())?;
            let subject = self.noun(level.subject.as_ref()?, room)?;
            return Some(Thing::new(format!("{subject} as share of {text}")));
        }
        if holder.is_none() && listed {
            let direct = clause.filter(|clause| {
                clause.link.is_none()
                    && clause.object.len() <= 1
                    && !clause.passive
                    && !is_in(EMPTY_VERBS, clause.verb)
                    && !is_in(LEVELS, clause.verb)
            });
            let acted = direct.map(|clause| format!("share of {text} {}", self.done(clause)));
            return Some(Thing::new(
                acted
                    .filter(|text| text.split(' ').count() <= room)
                    .unwrap_or_else(|| format!("share of {text}")),
            ));
        }
        // `300 clerks left, a fifth of the staff`: whose share it is, no label can hold.
        if holder.is_none() && self.before(mention).is_some_and(|t| t.is(",")) {
            return None;
        }
        let owner = holder.and_then(|holder| self.owner(holder.subject.as_ref()));
        let text = if whole.len() == 2
            && self.tokens[whole.start].is("the")
            && !text.starts_with("the ")
        {
            format!("the {text}")
        } else {
            text
        };
        Some(Thing {
            text: format!("share of {text}"),
            owner,
        })
    }

    /// `has 318 stores and`: the object before is a number of its own.
    fn is_second(&self, object: &std::ops::Range<usize>) -> bool {
        let first = self.taken.iter().any(|taken| taken.start == object.start);
        let last = object.end.checked_sub(1).and_then(|i| self.tokens.get(i));
        first && object.len() <= 6 && last.is_some_and(|t| t.is("and"))
    }

    /// `sales rose 5%`, `cut emissions by 40%`, `shares closed up 2%`.
    fn change(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        let raised = clause.verb == "raise"
            && mention.quantity.unit == Unit::Money
            && clause.link.is_none()
            && clause.object.len() <= 1;
        if raised
            || self
                .tokens
                .get(mention.tokens.start)?
                .is_any(&["below", "above"])
        {
            return None;
        }
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
        if self
            .taken
            .iter()
            .any(|taken| taken.start == object.start && taken.end < object.end)
        {
            return None;
        }
        let whose = match noun_end(self.tokens, object.start, 6).filter(|&end| end <= object.end) {
            Some(end) => self.bare(&with_tail(
                self.tokens,
                object.start..end,
                room - 2,
                self.taken,
            ))?,
            None => self.noun_the(clause.subject.as_ref()?, room - 2)?,
        };
        // `doubled in size`
        let within = self
            .tokens
            .get(mention.tokens.end..mention.tokens.end + 2)
            .filter(|pair| {
                pair[0].is("in") && pair[1].is_any(&["size", "value", "number", "price", "volume"])
            });
        let whose = match within {
            Some(pair) if whose.split(' ').count() + 4 <= room => {
                format!("{} of {whose}", pair[1].text)
            }
            _ => whose,
        };
        let last = whose.rsplit(' ').next().unwrap_or_default();
        if whose.split(' ').count() <= 2 && (is_in(VAGUE, last) || whose == "rate") {
            return None;
        }
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
        if mention.quantity.measure == Some("basis points") {
            return None;
        }
        let under = self
            .tokens
            .get(mention.tokens.start)?
            .is_any(&["below", "above"]);
        // `put the damage at $2bn`, `the park covers 2,400 km²`
        let put = is_in("put estimate value", clause.verb)
            && link.is_some_and(|t| t.is("at"))
            && !clause.passive;
        if put
            && let Some(end) = noun_end(self.tokens, clause.object.start, 6)
                .filter(|&end| end <= clause.object.end)
        {
            return self
                .bare(&(clause.object.start..end))
                .map(|text| Thing::new(format!("estimated {text}")));
        }
        let wide = mention
            .quantity
            .measure
            .is_some_and(|measure| ["acres", "ha", "km²", "m²"].contains(&measure));
        if wide && is_in("cover span occupy", clause.verb) && clause.object.len() <= 1 {
            let subject = self.noun_the(clause.subject.as_ref()?, room.checked_sub(2)?)?;
            return Some(Thing::new(format!("area of {subject}")));
        }
        // `the farm delivers 40 megawatts`
        let power = mention
            .quantity
            .measure
            .is_some_and(|measure| ["kW", "MW", "GW", "MWh", "GWh", "TWh"].contains(&measure));
        if power && is_in("deliver generate produce supply yield", clause.verb) && link.is_none() {
            let subject = self.noun_the(clause.subject.as_ref()?, room.checked_sub(2)?)?;
            return Some(Thing::new(format!("output of {subject}")));
        }
        // `widened to $78bn`, but not `widened by`.
        let changed = changed || (under && noun_of(CHANGES, clause.verb).is_some());
        let plain = link.is_none_or(|t| t.is_any(&["at", "to", "about", "around"])) || under;
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
        let area = ["acres", "ha", "km²", "m²"];
        match mention.quantity.measure {
            Some(measure) if area.contains(&measure) => {
                return Some(Thing::new(format!("area of {subject}")));
            }
            Some("mph" | "km/h") => return Some(Thing::new(format!("speed of {subject}"))),
            Some("m" | "km" | "miles") if !subject.contains(' ') => return None,
            _ => {}
        }
        let left = room.saturating_sub(
            subject.split(' ').count() + usize::from(mention.quantity.period.is_some()),
        );
        let tail = self.tail_text(mention.tokens.end, left);
        Some(Thing::new(
            format!("{subject} {tail}").trim_end().to_owned(),
        ))
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
