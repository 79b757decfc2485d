//! What a sentence says of a thing apart from it: where it is, who gave it, what befell it.

use super::Unit;
use super::find::Mention;
use super::label::{Context, Thing};
use super::measured::VAGUE;
use super::phrase::{Clause, is_in, noun_end, words_in};
use super::tokens::{Kind, Token};
use crate::article::words;

/// Verbs by whose subject a sum is given or asked for: `offered a $5m bonus`.
const GIVES: &str = "commit offer pledge propose announce unveil launch promise";
/// Nouns for what befell the things that are counted; only such as are not planned aloud: the
/// closure of 12 shops may lie ahead.
const BEFALLEN: &str =
    "theft:stolen killing:killed murder:murdered kidnapping:kidnapped seizure:seized";

impl Context<'_> {
    /// `SoftBank committed to a $9.5 billion lifeline`: whose the named sum is.
    pub(super) fn giver(&self, mention: &Mention, clause: &Clause) -> Option<String> {
        let start = mention.tokens.start;
        let article = |t: &Token| t.is_any(&["a", "an"]);
        let named = mention.quantity.unit == Unit::Money
            && (article(&self.tokens[start])
                || start
                    .checked_sub(1)
                    .is_some_and(|i| article(&self.tokens[i])));
        (named && !clause.passive && clause.object.len() <= 1 && is_in(GIVES, clause.verb))
            .then(|| self.owner(clause.subject.as_ref()))?
    }

    /// `In Oslo, 300 people`: a count or share with where all that its sentence says takes place.
    pub(super) fn placed(&self, thing: Thing, mention: &Mention, room: usize) -> Thing {
        let counts = matches!(mention.quantity.unit, Unit::Count | Unit::Percent)
            && mention.quantity.measure.is_none();
        let whose = thing.owner.is_some() || thing.text.contains(['\'', '’']);
        let words: Vec<&str> = thing.text.split(' ').collect();
        let elsewhere = words
            .iter()
            .any(|word| is_in("in of at from worldwide globally nationwide", word));
        if !counts || whose || elsewhere || is_in(VAGUE, &thing.text) {
            return thing;
        }
        match self.opening_place(mention.tokens.start) {
            Some(place) if words.len() + 1 + place.split(' ').count() <= room => {
                Thing::new(format!("{} in {place}", thing.text))
            }
            _ => thing,
        }
    }

    /// `In Oslo, …`, `In the United States it was …`: the place that a sentence begins with.
    fn opening_place(&self, end: usize) -> Option<String> {
        let first = self.tokens.first().filter(|t| t.is("in"))?;
        let start = 1 + usize::from(self.tokens.get(1)?.is("the"));
        let named = |t: &Token| {
            t.kind == Kind::Word
                && t.text.starts_with(char::is_uppercase)
                && !words::is_function(t.text)
        };
        let close = (start..end.min(start + 4)).find(|&i| !named(&self.tokens[i]))?;
        let closes = self.tokens[close].is(",") || self.tokens[close].class().pronoun;
        (closes && close > start && !self.is_date(start) && first.kind == Kind::Word).then(|| {
            let article = if start > 1 { "the " } else { "" };
            format!("{article}{}", self.slice(start..close))
        })
    }

    /// `the theft of 214 gold coins`: what befell the things that are counted, after them.
    pub(super) fn befallen(&self, mention: &Mention) -> Option<&'static str> {
        let of = mention.tokens.start.checked_sub(1)?;
        let noun = self.tokens.get(of.checked_sub(1)?)?;
        let known = |(name, _): &(&str, &str)| noun.is(name);
        self.tokens[of].is("of").then_some(())?;
        BEFALLEN
            .split_whitespace()
            .filter_map(|pair| pair.split_once(':'))
            .find(known)
            .map(|(_, done)| done)
    }

    /// `results that 612,000 pupils received`: what those that are counted do with what is named
    /// before them.
    pub(super) fn receiving(
        &self,
        mention: &Mention,
        subject: &str,
        room: usize,
    ) -> Option<String> {
        let that = mention.tokens.start.checked_sub(1)?;
        let noun = self.tokens.get(that.checked_sub(1)?)?;
        let whole = mention.noun.as_ref()?;
        let verb = self.tokens.get(whole.end)?;
        let base = words::verb(verb.text)?;
        // What says something opens a sentence with `that`; what has an object is no relative.
        let relative = self.tokens[that].is_any(&["that", "which"])
            && noun.is_content()
            && !verb.class().auxiliary
            && words::verb(noun.text)
                .is_none_or(|base| noun.text != base && noun.text.ends_with('s'));
        let object = noun_end(self.tokens, whole.end + 1, 4).is_some()
            || self
                .tokens
                .get(whole.end + 1)
                .is_some_and(|t| t.kind == Kind::Number);
        let start = (0..that)
            .rev()
            .find(|&i| self.opens_noun(i))
            .map_or(0, |i| i + 1);
        let number = self.tokens[start..that]
            .iter()
            .any(|t| t.kind == Kind::Number);
        if !relative || object || start >= that {
            return None;
        }
        let named = self.bare(&(start..that)).filter(|_| !number)?;
        let text = format!("{subject} {} {named}", words::gerund(base));
        (text.split(' ').count() <= room && words_in(self.tokens, start..that) <= 4).then_some(text)
    }

    /// `cut emissions by 85%, or 58,000 tonnes of carbon dioxide`: the same change, in other terms.
    pub(super) fn alternative(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        let or = mention.tokens.start.checked_sub(1)?;
        let earlier = self
            .taken
            .iter()
            .any(|taken| taken.end == or || taken.end + 1 == or);
        let same = self.tokens[or].is("or") && earlier && mention.quantity.measure.is_some();
        let clause = clause.filter(|_| same)?;
        let noun = super::measured::noun_of(super::measured::CHANGES, clause.verb)?;
        let things = self.bare(mention.noun.as_ref()?)?;
        let text = format!("{noun} in {things}");
        (text.split(' ').count() <= room).then(|| Thing::new(text))
    }
}
