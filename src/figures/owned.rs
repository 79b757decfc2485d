//! Whose a measured thing is, for how much of it, and whether it is only foreseen.

use super::Unit;
use super::attached::HAVE;
use super::find::Mention;
use super::label::{Context, Thing, condensed};
use super::phrase::{Clause, is_in};
use super::tokens::{Kind, Token};
use super::wording::{owner_name, possessive};

/// What a report of the party that the title names tells of it.
const REPORTED: &str = "revenue revenues sales profit profits loss losses earnings turnover headcount valuation debt budget book";
/// Of what a price is: `$70 a barrel`.
const UNITS: &str = "barrel litre liter gallon tonne ton hectare acre share person head household megawatt-hour ounce pound \
    kilo kilogram passenger patient student ticket family worker employee pupil child customer user night bottle unit \
    vehicle car home mile kilometre dose bushel";
/// What a company has: alone it does not say whose it is.
const OWNED: &str = "lead advantage majority budget book revenue revenues sales profit profits loss losses earnings turnover headcount workforce income shares \
    output orders deliveries costs fees debts margin valuation losses stock debt cash";

impl Context<'_> {
    /// `$70 a barrel`, `£350 per hectare`: for how much of it.
    pub(super) fn per(&self, thing: Thing, mention: &Mention, room: usize) -> Thing {
        let at = mention.tokens.end;
        let link = self
            .tokens
            .get(at)
            .is_some_and(|t| t.is_any(&["a", "an", "per", "each"]));
        let Some(unit) = self
            .tokens
            .get(at + 1)
            .filter(|t| link && is_in(UNITS, t.text))
        else {
            return thing;
        };
        let said = thing.text.contains(&format!(" per {}", unit.text));
        let long = thing.text.split(' ').count() + 2 > room;
        if said || long || mention.quantity.unit != Unit::Money {
            return thing;
        }
        Thing {
            text: format!("{} per {}", thing.text, unit.text),
            ..thing
        }
    }

    /// What is only foreseen is said to be: `expected revenue`.
    pub(super) fn foreseen(&self, thing: Thing, mention: &Mention, room: usize) -> Thing {
        let start = mention.tokens.start;
        let floor = start.saturating_sub(10);
        let foresees = |t: &Token| {
            t.is_any(&[
                "expect",
                "expects",
                "expected",
                "forecast",
                "forecasts",
                "forecasted",
                "predict",
                "predicts",
                "predicted",
                "projects",
                "projected",
                "anticipates",
                "anticipate",
                "anticipated",
                "expecting",
                "forecasting",
            ])
        };
        let on_track = |i: usize| {
            self.tokens[i].is_any(&["track", "course"])
                && self.tokens.get(i + 1).is_some_and(|t| t.is("to"))
        };
        let before = (floor..start)
            .rev()
            .take_while(|&i| {
                // `expected $2 a share on revenue of $9bn`
                let on = self.tokens[i..start].iter().any(|t| t.is("on"));
                !self.tokens[i].is_any(&[";", "—", "("])
                    && (on || !self.taken.iter().any(|taken| taken.contains(&i)))
            })
            .any(|i| {
                on_track(i) || (foresees(&self.tokens[i]) && !self.tokens[i - i.min(1)].is("than"))
            });
        let after = awaits(self.tokens, mention.tokens.end);
        // `the authors estimate that the roofs prevented`
        let reckoned = (floor..start).any(|i| {
            let that = self.tokens.get(i + 1).is_some_and(|t| t.is("that"));
            that && self.tokens[i].is_any(&["estimate", "estimates", "estimated", "reckon"])
        });
        let aims = [
            "expected",
            "projected",
            "forecast",
            "planned",
            "estimated",
            "predicted",
            "to be",
            "to ",
            "target",
        ];
        let said = aims.iter().any(|aim| thing.text.contains(aim));
        let around = thing.owner.as_ref().map_or(0, |o| o.split(' ').count());
        let often = usize::from(mention.quantity.period.is_some());
        let fits = |text: &String| {
            let often = if text.contains("annual") { 0 } else { often };
            text.split(' ').count() + around + often < room
        };
        if !(before || after || reckoned) || said {
            return thing;
        }
        let mut short = condensed(&thing.text);
        // Rather without where than as if it were known.
        short.extend(
            thing
                .text
                .rsplit_once(" in ")
                .map(|(whole, _)| whole.to_owned()),
        );
        let Some(text) = std::iter::once(thing.text.clone()).chain(short).find(fits) else {
            return thing;
        };
        let told = self
            .tokens
            .iter()
            .any(|t| t.is_any(&["forecast", "forecasts"]));
        let word = match (before || after, told) {
            (false, _) => "estimated",
            (_, true) => "forecast",
            (_, false) => "expected",
        };
        Thing {
            text: format!("{word} {text}"),
            ..thing
        }
    }

    /// A bare noun with whose or where it is, as far as its sentence says so.
    pub(super) fn owned(
        &self,
        thing: Thing,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Thing {
        let noun = thing.text.strip_prefix("share of ").unwrap_or(&thing.text);
        let head = noun.split(" in ").next().unwrap_or_default();
        let last = head.rsplit(' ').next().unwrap_or_default();
        if thing.owner.is_none()
            && head.split(' ').count() <= 2
            && is_in(OWNED, last)
            && !noun.contains(['\'', '’'])
        {
            let its = clause.filter(|clause| is_in(HAVE, clause.verb));
            let owner = its.and_then(|clause| self.owner(clause.subject.as_ref()));
            let owner = owner.or_else(|| {
                self.main
                    .filter(|_| is_in(REPORTED, last))
                    .map(str::to_owned)
            });
            if owner
                .as_ref()
                .is_some_and(|owner| owner.split(' ').count() + 2 < room)
            {
                return Thing { owner, ..thing };
            }
        }
        if thing.owner.is_some() || noun.contains(' ') {
            return thing;
        }
        if let Some(owner) = clause.and_then(|clause| self.giver(mention, clause)) {
            let owner = Some(owner);
            return Thing { owner, ..thing };
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
        thing
    }

    /// The one name that stands before a token.
    fn only_name(&self, end: usize) -> Option<String> {
        let mut found: Option<String> = None;
        let mut i = 0;
        while i < end {
            let name = owner_name(self.tokens[i].text);
            // `IPO` is the name of no party.
            let short = name.len() <= 3;
            if short || !name.starts_with(char::is_uppercase) || !self.names.contains_key(name) {
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
}

/// `$5m expected`, `the 4.8% gain that was expected`: whether what ends here is only foreseen.
pub(super) fn awaits(tokens: &[Token], end: usize) -> bool {
    const REACH: usize = 6;
    let foreseen = ["expected", "forecast", "predicted", "projected"];
    (end..(end + REACH).min(tokens.len()))
        .take_while(|&i| tokens[i].kind == Kind::Word)
        .find(|&i| tokens[i].is_any(&foreseen))
        .filter(|&i| !tokens[end..i].iter().any(|t| t.is_any(&["than", "not"])))
        .is_some_and(|i| i == end || tokens[end..i].iter().any(|t| t.is_any(&["that", "which"])))
}
