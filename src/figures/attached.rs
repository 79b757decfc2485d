//! What a number is tied to by its neighbours: the noun it stands before or after, the verb that
//! deals with it.

use super::Unit;
use super::find::Mention;
use super::label::{Context, Thing};
use super::measured::{CHANGES, EMPTY_VERBS, LEVELS, VAGUE, noun_of};
use super::numerals::is_plural;
use super::phrase::{
    Clause, EMPTY, dangles, doer, is_in, is_participle, is_verb, noun_end, with_tail, words_in,
};
use super::tokens::{Kind, Token};
use super::wording::{is_possessive, owner_name};
use crate::article::words;

/// How verbs of giving and taking name the amount.
const NOMINAL: &str = "spend:spending pay:payments invest:investment earn:earnings owe:debt save:savings lose:loss \
    pledge:pledge donate:donation request:request seek:request demand:demand borrow:borrowing pocket:earnings \
    ask:request add:addition";
/// Verbs with which one sum is only held against another.
const RIVALS: &str = "beat miss top exceed surpass outstrip";
/// Verbs whose subject is whose the money is, as in `earned $1m in fees`.
pub(super) const HAVE: &str = "have earn make report generate lose post produce record receive raise spend pay owe book take see win process \
    collect net hold";

/// Nouns that follow a percentage without an article: `15% growth`.
const MOVES: [&str; 10] = [
    "decrease",
    "discount",
    "stake",
    "share",
    "reduction",
    "target",
    "majority",
    "tax",
    "tariff",
    "margin",
];

/// Things that cost what is said before them.
const WORKS: &str = "telescope library dish bridge tunnel dam plant factory stadium hospital school museum road railway \
    line airport port station ship ferry yacht house mansion jet plane aircraft satellite rocket probe mission film \
    campus tower hotel resort pipeline refinery reactor facility building warehouse headquarters centre center system";
/// What makes a noun a forecast.
const AIMS: [&str; 6] = [
    "projected",
    "expected",
    "forecast",
    "planned",
    "estimated",
    "predicted",
];

/// What is measured of a thing that must be named.
const SIZES: &str = "cost depth height length width weight speed size capacity price value area";
/// Changes that do not say of what.
const BARE_CHANGES: &str =
    "increase rise fall drop growth cut decline jump surge gain reduction decrease change loss";
/// Links between a verb of dealing and its amount.
const DIRECT: [&str; 3] = ["about", "around", "for"];

impl Context<'_> {
    /// `a 43 per cent target`, `a 3.2% drop in mining`, `a 500-metre-wide dish`.
    pub(super) fn compound(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        let glued_dash = |i: usize| self.tokens.get(i).is_some_and(|t| t.glued && t.is_dash());
        let hyphen = glued_dash(mention.tokens.end);
        let mut start = mention.tokens.end + usize::from(hyphen);
        // `the 1.2-billion-yuan ($171-million) dish`
        let hyphened = self
            .tokens
            .get(mention.tokens.clone())?
            .iter()
            .any(|t| t.glued && t.is_dash());
        if hyphened && self.tokens.get(start).is_some_and(|t| t.is("(")) {
            let close =
                (start..start + 8).find(|&i| self.tokens.get(i).is_some_and(|t| t.is(")")))?;
            start = close + 1;
        }
        let size = self.tokens.get(start).and_then(|t| extent(t.text));
        start += usize::from(size.is_some());
        let size = size.or_else(|| {
            let measure = mention.quantity.measure.filter(|_| hyphen || hyphened)?;
            gauge(
                measure,
                self.tokens.get(noun_end(self.tokens, start, 5)? - 1)?.text,
            )
        });
        let first = self.tokens.get(start)?;
        let owner = self
            .before(mention)
            .filter(|t| is_possessive(t))
            .map(|t| owner_name(t.text).to_owned());
        let inside = self
            .tokens
            .get(mention.tokens.clone())?
            .iter()
            .any(|t| t.is_any(&["a", "an", "the"]));
        let determined =
            inside || owner.is_some() || self.before(mention).is_some_and(|t| t.class().determiner);
        let participle = words::verb(first.text).is_some() && first.text.ends_with("ed");
        if !first.is_content() || participle || !(determined || hyphen || is_move(first)) {
            return None;
        }
        let end = noun_end(self.tokens, start, 5)?;
        // `a $5m dish opened to visitors`: what it did is no part of its name.
        let acts = self.tokens.get(end).is_some_and(|t| is_participle(t.text));
        let whole = if acts {
            start..end
        } else {
            with_tail(self.tokens, start..end, room, self.taken)
        };
        let text = self.bare(&whole)?;
        if let Some(size) = size {
            let the = inside || self.before(mention).is_some_and(|t| t.is("the"));
            let article = if owner.is_none() && the { "the " } else { "" };
            return Some(Thing {
                text: format!("{size} of {article}{text}"),
                owner,
            });
        }
        if whole.len() == 1 && owner.is_none() && is_move(first) {
            let subject =
                clause.and_then(|clause| self.noun(clause.subject.as_ref()?, room - 2))?;
            // `a 253% increase, from 535 million visits to 1.9 billion`
            if let Some(of) = self.moved_from(end)
                && subject.split(' ').count() < 3
            {
                return Some(Thing::new(format!("{text} in {subject} {of}")));
            }
            return Some(Thing::new(format!("{text} for {subject}")));
        }
        let vague = is_in(VAGUE, first.text) && whole.len() == 1;
        // `a $10bn telescope` costs as much; `a $10bn fine` is as much.
        let costs = whole.len() == 1
            && owner.is_none()
            && mention.quantity.unit == Unit::Money
            && is_in(WORKS, &text);
        let text = if costs {
            format!("cost of {text}")
        } else {
            text
        };
        (!vague).then_some(Thing { text, owner })
    }

    /// `…, from 535 million visits to`: what it is that a bare change moved.
    fn moved_from(&self, at: usize) -> Option<String> {
        let from = at + usize::from(self.tokens.get(at)?.is(","));
        self.tokens.get(from)?.is("from").then_some(())?;
        let number = self.taken.iter().find(|taken| taken.start == from + 1)?;
        let end = noun_end(self.tokens, number.end, 2)?;
        let noun = self.bare(&(number.end..end))?;
        (is_plural(&noun) && !is_in(EMPTY, &noun)).then_some(noun)
    }

    /// `a budget of $3.35M`, `revenue growth of 29 percent`.
    pub(super) fn noun_before(&self, mention: &Mention, room: usize) -> Option<Thing> {
        let of = mention
            .tokens
            .start
            .checked_sub(1)
            .filter(|&i| self.tokens[i].is("of"))?;
        let floor = of.saturating_sub(6);
        let start = (floor..of)
            .rev()
            .find(|&i| self.opens_noun(i))
            .map_or(floor, |i| i + 1);
        // `earnings per share of $4`
        let per = start.checked_sub(1).filter(|&i| self.tokens[i].is("per"));
        let start = per
            .and_then(|per| (floor..per).rev().find(|&i| self.opens_noun(i)))
            .map_or(start, |i| i + 1);
        if start == of
            || is_in(VAGUE, self.tokens[of - 1].text)
            || self.tokens[of - 1].kind != Kind::Word
        {
            return None;
        }
        // `at an annual rate of 4%` says how fast, not what.
        let pace = self.tokens[of - 1].is("rate")
            && (start..of - 1).all(|i| {
                self.tokens[i].is_any(&["annual", "annualized", "annualised", "yearly", "current"])
            });
        if pace {
            return None;
        }
        let text = self.bare(&(start..of))?;
        if let Some((aim, noun)) = text.split_once(' ')
            && AIMS.contains(&aim)
            && !noun.contains(' ')
        {
            return Some(Thing::new(format!("{aim} {}", self.met(start, noun)?)));
        }
        // `at a cost of £250m`: what costs it is whom the sentence speaks of.
        if is_in(SIZES, &text)
            && start > 1
            && (text != "cost" || self.tokens[start - 2].is_any(&["at", "for"]))
            && self.tokens[start - 2].is_any(&["at", "for", "to", "with", "has", "had", "from"])
        {
            let verb = (0..start).find(|&i| is_verb(self.tokens, i))?;
            let subject = doer(self.tokens, verb)?;
            return Some(Thing::new(format!(
                "{text} of {}",
                self.noun_the(&subject, room.checked_sub(2)?)?
            )));
        }
        if is_in(BARE_CHANGES, &text) {
            return None;
        }
        // `a margin of error of 2 points`
        let chained = start
            .checked_sub(1)
            .filter(|&i| !text.contains(' ') && self.tokens[i].is("of"))
            .filter(|&i| i > 0 && self.tokens[i - 1].is_content());
        if let Some(of) = chained {
            let text = format!("{} of {text}", self.tokens[of - 1].text);
            return Some(Thing::new(text));
        }
        // `gifts of £18 on average`
        let mean = self
            .tokens
            .get(mention.tokens.end..mention.tokens.end + 2)
            .is_some_and(|pair| pair[0].is("on") && pair[1].is("average"));
        if mean
            && let Some(one) = text
                .strip_suffix('s')
                .filter(|one| !one.ends_with(['s', 'e', 'i']))
        {
            return Some(Thing::new(format!("average {one}")));
        }
        let tail = self.tail_text(
            mention.tokens.end,
            room.saturating_sub(words_in(self.tokens, start..of)),
        );
        Some(Thing::new(format!("{text} {tail}").trim_end().to_owned()))
    }

    /// What a bare forecast is of: `Azure sales growth of 29%, missing its projected growth of 30%`.
    fn met(&self, forecast: usize, noun: &str) -> Option<String> {
        let verb = (0..forecast).rev().take(4).find(|&i| {
            let base = words::verb(self.tokens[i].text).unwrap_or_default();
            ["miss", "beat", "exceed", "surpass", "top", "meet"].contains(&base)
        })?;
        let end = (0..verb).rev().find(|&i| self.tokens[i].text == noun)? + 1;
        let start = (0..end).rev().find(|&i| self.opens_noun(i))? + 1;
        (end - start > 1 && self.tokens.get(end)?.is("of")).then(|| self.bare(&(start..end)))?
    }

    /// Whether a noun phrase begins after a token and cannot reach over it.
    pub(super) fn opens_noun(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let class = token.class();
        let before = i.checked_sub(1).and_then(|i| self.tokens.get(i));
        let name = |t: &Token| t.text.starts_with(char::is_uppercase) && !is_possessive(t);
        // `Ferrum expects Baltic growth of 5%`: a small word in -s between two names is a verb.
        let between = token.text.ends_with('s')
            && token.text.starts_with(char::is_lowercase)
            && before.is_some_and(name)
            && name(&self.tokens[i + 1]);
        let adjective = before
            .is_some_and(|t| t.class().determiner || t.class().adverb || t.class().preposition);
        let adjective = adjective && !token.text.ends_with('s');
        let function = class.preposition
            || class.conjunction
            || class.auxiliary
            || class.determiner
            || class.pronoun;
        function || token.is_break() || between || (words::is_finite(token.text) && !adjective)
    }

    /// What hangs on a number: `for the 31 participants`, `to access models`.
    pub(super) fn tail_text(&self, at: usize, room: usize) -> String {
        let opens = self
            .tokens
            .get(at)
            .is_some_and(|t| t.is_any(&["for", "on", "in", "from", "to", "among"]));
        let taken = self
            .taken
            .iter()
            .any(|taken| taken.contains(&at) || taken.contains(&(at + 1)));
        // `to repair the grid`
        let does = self.tokens.get(at).is_some_and(|t| t.is("to"))
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|t| words::verb(t.text) == Some(t.text));
        let start = if does { at + 2 } else { at + 1 };
        let does_taken = does && self.taken.iter().any(|taken| taken.contains(&start));
        let opens = opens && !does_taken;
        match noun_end(self.tokens, start, 6) {
            Some(end)
                if opens
                    && (does
                        || !dangles(self.tokens, start, end)
                        || tail_may_be_time(self.tokens, start, end))
                    && !taken
                    && words_in(self.tokens, at..end) <= room =>
            {
                self.slice(with_tail(self.tokens, at..end, room, self.taken))
            }
            _ => String::new(),
        }
    }

    /// Money that someone spends, pays, raises: `spending on …`, `raised by …`.
    pub(super) fn dealt(&self, mention: &Mention, clause: &Clause, room: usize) -> Option<Thing> {
        let change = noun_of(CHANGES, clause.verb).is_some() && clause.verb != "raise";
        let indirect = clause.link.is_some_and(|i| !self.tokens[i].is_any(&DIRECT));
        let empty = is_in(EMPTY_VERBS, clause.verb) || is_in(RIVALS, clause.verb);
        // `gave R4bn to the railways`
        let given = clause.verb == "give"
            && self
                .tokens
                .get(mention.tokens.end)
                .is_some_and(|t| t.is("to"));
        let bare_count = mention.quantity.unit == Unit::Count || (empty && !given);
        if clause.object.len() > 1
            || clause.passive
            || change
            || indirect
            || bare_count
            || is_in(LEVELS, clause.verb)
        {
            return None;
        }
        let owner = self.owner(clause.subject.as_ref());
        let doer = self.by(clause.subject.as_ref());
        // `the owners have spent`: on what, and whose, it leaves open.
        let general = owner
            .as_ref()
            .is_some_and(|owner| !owner.contains(' ') && owner.starts_with(char::is_lowercase));
        if let Some(thing) = self.sold(clause, room) {
            return Some(thing);
        }
        if clause.verb == "cost" {
            return Some(Thing::new(format!(
                "cost of {}",
                self.noun_the(clause.subject.as_ref()?, room - 2)?
            )));
        }
        let tail = self.tail_text(mention.tokens.end, room - 2);
        if let Some(noun) = noun_of(NOMINAL, clause.verb) {
            let text = format!("{noun} {tail}").trim_end().to_owned();
            // `the city’s payments` leaves open for what.
            let known =
                !tail.is_empty() || (owner.is_some() && !general && !is_in("pay add", clause.verb));
            let owner = owner.filter(|_| !(general && clause.verb == "add"));
            return known.then_some(Thing { text, owner });
        }
        let form = self.done(clause);
        // `raised $48m to sell growers a test`: who did it says more than a part of what for.
        let purpose = tail.strip_prefix("to ").and_then(|rest| {
            let first = rest.split(' ').next().unwrap_or_default();
            words::verb(first).filter(|base| *base == first)
        });
        let told = purpose.is_some() && doer.is_some();
        if !tail.is_empty() && !tail.starts_with("in ") && !told {
            let form = match form.starts_with("to be") {
                true => format!("sum {form}"),
                false => form,
            };
            return Some(Thing::new(format!("{form} {tail}")));
        }
        // A label begins with a noun, not with what is to be done.
        let form = match form.starts_with("to be") {
            true => format!("sum {form}"),
            false => form,
        };
        let by = format!("{form} by {}", doer?);
        (by.split(' ').count() <= room).then(|| Thing::new(by))
    }

    /// `sold for $5m`, `was fined $5m`, `is valued at $5m`: nouns for sums of a deal.
    pub(super) fn sold(&self, clause: &Clause, room: usize) -> Option<Thing> {
        let link = clause.link.map(|i| &self.tokens[i]);
        let noun = match (clause.verb, link, clause.passive) {
            ("sell" | "buy" | "acquire", Some(link), _) if link.is("for") => "sale price of",
            ("sign", Some(link), false) if link.is("for") => "fee for",
            ("fetch", None, false) => "price of",
            ("value", Some(link), _) if link.is("at") => "value of",
            ("fine", None, true) => "fine for",
            ("award" | "pay", None, true) => "payment to",
            _ => return None,
        };
        let object = clause.object.start..clause.object.end;
        let whose = match object.is_empty() || clause.passive || noun == "fine for" {
            true => self.noun_the(clause.subject.as_ref()?, room.checked_sub(2)?)?,
            false if self.tokens[object.start].is("it") => self.who?.to_owned(),
            false => self.noun_the(&object, room.checked_sub(2)?)?,
        };
        Some(Thing::new(format!("{noun} {whose}")))
    }

    /// `a yacht worth $5m`, `imports were worth $5m`.
    pub(super) fn worth(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        let worth = mention
            .tokens
            .start
            .checked_sub(1)
            .filter(|&i| self.tokens[i].is("worth"))?;
        let start = (0..worth)
            .rev()
            .find(|&i| self.opens_noun(i))
            .map_or(0, |i| i + 1);
        let whose = if start < worth {
            let article = start
                .checked_sub(1)
                .is_some_and(|i| self.tokens[i].is_any(&["a", "an", "the"]));
            let noun = self.bare(&(start..worth))?;
            if noun.contains(|c: char| c.is_ascii_digit()) {
                return None;
            }
            if article { format!("the {noun}") } else { noun }
        } else {
            self.noun_the(clause?.subject.as_ref()?, room.checked_sub(2)?)?
        };
        let text = format!("value of {whose}");
        (text.split(' ').count() <= room).then(|| Thing::new(text))
    }

    /// `each 260 metres tall`, `a mirror 6.5 metres wide`.
    pub(super) fn extent(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        mention.quantity.measure?;
        let size = extent(self.tokens.get(mention.tokens.end)?.text)?;
        let start = mention.tokens.start;
        let each = start
            .checked_sub(2)
            .filter(|&i| self.tokens[i].is(",") && self.tokens[i + 1].is("each"));
        let end = each.unwrap_or(start);
        let first = (0..end)
            .rev()
            .find(|&i| self.opens_noun(i))
            .map_or(0, |i| i + 1);
        let near = (first < end).then(|| self.bare(&(first..end))).flatten();
        let near = near.filter(|text| !text.contains(|c: char| c.is_ascii_digit()));
        let subject = || self.noun_the(clause?.subject.as_ref()?, room.checked_sub(2)?);
        let numbered = (first < end).then(|| self.slice(first..end));
        let plain = numbered.map(|text| {
            text.split(' ')
                .skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                .collect::<Vec<_>>()
                .join(" ")
        });
        let whose = near
            .or_else(|| plain.filter(|text| each.is_some() && !text.is_empty()))
            .or_else(subject)?;
        Some(Thing::new(format!("{size} of {whose}")))
    }

    /// `$1 billion in annual revenue`.
    pub(super) fn inside(
        &self,
        mention: &Mention,
        clause: Option<&Clause>,
        room: usize,
    ) -> Option<Thing> {
        let at = mention.tokens.end;
        let taken = self.taken.iter().any(|taken| taken.contains(&at));
        let invested = clause.is_some_and(|clause| clause.verb == "invest");
        if taken || invested || !self.tokens.get(at)?.is_any(&["in", "worth"]) {
            return None;
        }
        let start = at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(|t| t.is("of")));
        let end = noun_end(self.tokens, start, 5)?;
        let last = &self.tokens[end - 1];
        let place =
            last.text.starts_with(char::is_uppercase) || self.tokens[start].class().determiner;
        if place || is_in(EMPTY, last.text) {
            return None;
        }
        let text = self.bare(&with_tail(self.tokens, start..end, room, self.taken))?;
        // `paid $5bn in cash` says how, not what.
        let paid = clause.is_some_and(|clause| is_in("pay offer bid spend invest", clause.verb));
        if paid
            && is_in(
                "cash stock shares",
                text.split(' ').next().unwrap_or_default(),
            )
        {
            return None;
        }
        let subject = clause
            .filter(|clause| clause.link.is_none())
            .and_then(|clause| clause.subject.clone());
        let owner = self.owner(subject.as_ref());
        if let Some(clause) =
            clause.filter(|clause| !is_in(HAVE, clause.verb) && clause.link.is_none())
            && !is_in(EMPTY_VERBS, clause.verb)
            && noun_of(CHANGES, clause.verb).is_none()
        {
            let by = owner
                .map(|owner| format!(" by {owner}"))
                .unwrap_or_default();
            let done = self.done(clause);
            let head = self.bare(&(start..end))?;
            return Some(Thing::new(
                [
                    format!("{text} {done}{by}"),
                    format!("{text} {done}"),
                    format!("{head} {done}"),
                ]
                .into_iter()
                .find(|text| text.split(' ').count() <= room)?,
            ));
        }
        if owner.is_none()
            && let Some(long) = subject.and_then(|range| self.noun(&range, 5))
            && text.split(' ').count() + long.split(' ').count() < room
        {
            return Some(Thing::new(format!("{text} of {long}")));
        }
        Some(Thing { text, owner })
    }
}

/// `inflation in April`: when it was so belongs to what is measured.
fn tail_may_be_time(tokens: &[Token], start: usize, end: usize) -> bool {
    tokens[start - 1].is("in")
        && tokens[start..end]
            .iter()
            .any(|t| words::month(t.text).is_some() && t.text.starts_with(char::is_uppercase))
}

fn is_move(token: &Token) -> bool {
    let noun = token.text.to_lowercase();
    MOVES.contains(&noun.as_str())
        || CHANGES
            .split_whitespace()
            .any(|pair| pair.ends_with(&format!(":{noun}")))
}

/// What a measure before a noun says of it: a 1,340-kilogram craft weighs so much.
fn gauge(measure: &str, noun: &str) -> Option<&'static str> {
    const WAYS: &str = "journey trip route road tunnel bridge line pipeline border wall fence river trail walk \
        coastline voyage flight drive race march track railway canal reef ride trek runway beach";
    match measure {
        "kg" | "tonnes" | "tons" | "lb" | "g" => Some("weight"),
        "km" | "m" | "miles" | "feet" if is_in(WAYS, noun) => Some("length"),
        "cm" | "m" | "feet" if is_in("wave waves tsunami", noun) => Some("height"),
        _ => None,
    }
}

/// What a measure in a compound measures: `-wide` is a width.
fn extent(adjective: &str) -> Option<&'static str> {
    const EXTENTS: [(&str, &str); 7] = [
        ("wide", "width"),
        ("long", "length"),
        ("high", "height"),
        ("tall", "height"),
        ("deep", "depth"),
        ("thick", "thickness"),
        ("strong", "size"),
    ];
    EXTENTS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(adjective))
        .map(|(_, noun)| *noun)
}
