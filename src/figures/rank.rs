//! Spellings of one figure made one, and figures put in the order an editor would lead with.

use super::find::Mention;
use super::label::Label;
use super::phrase::is_in;
use super::quantity::Quantity;
use super::when::When;
use super::{Approx, Unit};
use crate::article::words::stems;
use std::collections::BTreeMap;

/// A mention with all that is known of it.
#[derive(Debug, Clone)]
pub(super) struct Reading<'a> {
    pub(super) mention: Mention,
    pub(super) label: Option<Label>,
    pub(super) when: Option<When>,
    /// The sentence it stands in.
    pub(super) sentence: &'a crate::article::Passage,
    /// Its bytes in the sentence.
    pub(super) bytes: std::ops::Range<usize>,
    /// How far down the article, from 0 to 1.
    pub(super) depth: f64,
    /// Whether the title, the deck or a summary says it.
    pub(super) led: bool,
    /// Whether it is only what another number is held against: a target, a forecast, a past value.
    pub(super) compared: bool,
    /// Whether it stands in the title or deck.
    pub(super) head: bool,
    /// Whether the title holds its number.
    pub(super) titled: bool,
    /// How often it is said.
    pub(super) times: u32,
}

/// Merges mentions of one figure: the best labelled and most careful one stands for all.
pub(super) fn merge(readings: Vec<Reading>) -> Vec<Reading> {
    let mut merged: Vec<Reading> = Vec::new();
    for reading in readings {
        match merged.iter_mut().find(|known| is_same(known, &reading)) {
            Some(known) => {
                let times = known.times + reading.times;
                let led = known.led || reading.led;
                let titled = known.titled || reading.titled;
                let head = known.head && reading.head;
                let depth = known.depth.min(reading.depth);
                let compared = known.compared && reading.compared;
                if worth(&reading) > worth(known) {
                    *known = reading;
                }
                known.times = times;
                known.led = led;
                known.titled = titled;
                known.head = head;
                known.depth = depth;
                known.compared = compared;
            }
            None => merged.push(reading),
        }
    }
    merged
}

/// How good a mention is to stand for its figure: labelled, careful, from the body.
fn worth(reading: &Reading) -> u32 {
    let label = reading
        .label
        .as_ref()
        .map_or(0, |label| 4 + 2 * u32::from(label.quality));
    let careful = u32::from(reading.mention.quantity.approx.is_some());
    let period = u32::from(reading.mention.quantity.period.is_some());
    (label + 2 * careful + period).saturating_sub(if reading.head { 4 } else { 0 })
}

fn is_same(a: &Reading, b: &Reading) -> bool {
    let (x, y) = (&a.mention.quantity, &b.mention.quantity);
    let alike =
        same_value(x, y) && x.unit == y.unit && x.currency == y.currency && x.measure == y.measure;
    let periods = x.period.is_none() || y.period.is_none() || x.period == y.period;
    let whens = match (&a.when, &b.when) {
        (Some(a), Some(b)) => a.date.get(..4) == b.date.get(..4),
        _ => true,
    };
    // `up to` and `more than` of one value are two statements.
    let ends = !matches!(
        (x.approx, y.approx),
        (Some(Approx::UpTo | Approx::Under), Some(Approx::Over))
            | (Some(Approx::Over), Some(Approx::UpTo | Approx::Under))
    );
    alike
        && periods
        && whens
        && ends
        && (a.head || b.head || is_precise(x) || about_one_thing(a, b))
}

/// Money and counts to three digits do not meet by chance.
fn is_precise(quantity: &Quantity) -> bool {
    let (_, value) = quantity.values();
    let digits = format!("{value:.2}").replace('.', "");
    let telling = digits.trim_start_matches('0').trim_end_matches('0').len();
    matches!(quantity.unit, Unit::Money | Unit::Count) && telling >= 3
}

/// Both ends equal, to the last printed digit.
pub(crate) fn same_value(a: &Quantity, b: &Quantity) -> bool {
    let ((a, b), (c, d)) = (a.values(), b.values());
    let close = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    close(a, c) && close(b, d)
}

/// Labels that share a word, or none to compare.
fn about_one_thing(a: &Reading, b: &Reading) -> bool {
    let (Some(a), Some(b)) = (&a.label, &b.label) else {
        return true;
    };
    let words: Vec<String> = stems(&a.text).collect();
    stems(&b.text).any(|word| words.contains(&word))
}

/// Orders figures as an editor would lead with them.
pub(super) fn order(readings: &mut [Reading]) {
    // What a thing was worth before is only what it is held against now.
    let mut latest: BTreeMap<String, String> = BTreeMap::new();
    let time = |reading: &Reading| {
        let now = || "9999".to_owned();
        reading
            .when
            .as_ref()
            .map_or_else(now, |when| when.date.clone())
    };
    let key = |reading: &Reading| {
        let label = reading.label.as_ref()?;
        let known = !reading.compared || reading.when.is_some();
        let measured = label.measured.trim_start_matches("share of ");
        known.then(|| format!("{:?} {measured}", reading.mention.quantity.unit))
    };
    for reading in readings.iter() {
        if let Some(key) = key(reading) {
            let newest = latest.entry(key).or_default();
            *newest = newest.clone().max(time(reading));
        }
    }
    for reading in readings.iter_mut() {
        let newest = key(reading).and_then(|key| latest.get(&key));
        reading.compared |= newest
            .is_some_and(|newest| newest.get(..4) > time(reading).get(..4) && !reading.titled);
    }
    let largest = readings
        .iter()
        .map(|r| r.mention.quantity.values().1)
        .fold(1.0, f64::max);
    // Scored once each; a millionth of a point decides nothing.
    readings.sort_by_cached_key(|reading| {
        let score = score(reading, largest);
        ((-score * 1e6) as i64, (reading.depth * 1e9) as i64)
    });
    spread(readings, largest);
}

/// Lets each of the first places tell another fact: a figure gives way to one that is not much
/// weaker when one before it is about the same thing.
fn spread(readings: &mut [Reading], largest: f64) {
    for place in 1..PLACES.min(readings.len()) {
        let (shown, rest) = readings.split_at(place);
        let worth = |reading: &Reading| {
            let alike = shown
                .iter()
                .filter(|known| tells_again(known, reading))
                .count();
            let same = shown.iter().any(|known| is_named_alike(known, reading));
            let same = if same { NAMED_ALIKE } else { 0.0 };
            score(reading, largest) - AGAIN * alike as f64 - same
        };
        let mut best = (0, f64::MIN);
        for (i, reading) in rest.iter().take(REST).enumerate() {
            let worth = worth(reading);
            if worth > best.1 {
                best = (i, worth);
            }
        }
        readings[place..=place + best.0].rotate_right(1);
    }
}

/// Whether two readings stand under the same words: no reader can tell them apart.
fn is_named_alike(a: &Reading, b: &Reading) -> bool {
    let text = |reading: &'_ Reading| reading.label.as_ref().map(|label| label.text.clone());
    a.label.is_some() && text(a) == text(b)
}

/// Whether two readings name one thing: `profit` and `rise in profit`.
fn tells_again(a: &Reading, b: &Reading) -> bool {
    let (Some(a), Some(b)) = (&a.label, &b.label) else {
        return false;
    };
    let words: Vec<String> = stems(&a.measured).collect();
    let shared = stems(&b.measured)
        .filter(|word| words.contains(word))
        .count();
    2 * shared >= words.len().min(stems(&b.measured).count()).max(1)
}

/// So many places are given to different facts.
const PLACES: usize = 4;
/// So many candidates are weighed for each.
const REST: usize = 12;
/// What a fact loses that was told before.
const AGAIN: f64 = 1.2;
/// What it loses when it is named with the same words.
const NAMED_ALIKE: f64 = 2.0;
/// Measures that only say how much there is of something.
const AMOUNTS: &str = "kg tonnes tons g lb litres gallons barrels ounces m³";
/// Words of a label that say people died: nothing leads before it.
const DEATHS: &str = "deaths killed dead died drowned bodies murdered \
    Tote Toten Todesopfer Getötete morts mortes décès tués muertos muertes fallecidos mortos \
    morti doden dodelijke ölü قتيل قتيلا قتلى قتيلاً وفاة मौत मौतें मृत मृतक";
/// The same in scripts without spaces, anywhere in a label.
const DIED: [&str; 7] = ["死亡", "死者", "遇难", "遇難", "犠牲", "사망", "숨졌"];
/// Words of a label that say people came to harm.
const HARMS: &str = "injured wounded missing displaced homeless evacuated fleeing hurt infected \
    Verletzte Verletzten Vermisste Vertriebene blessés disparus déplacés heridos desaparecidos desplazados feridos \
    feriti dispersi sfollati gewonden vermisten yaralı جريح جرحى घायल";

fn score(reading: &Reading, largest: f64) -> f64 {
    let quantity = &reading.mention.quantity;
    let (_, value) = quantity.values();
    let size = (value.max(1.0).log10() / largest.max(10.0).log10()).clamp(0.0, 1.0);
    let kind = match quantity.unit {
        Unit::Money => 2.0 + size,
        // A half or a doubling says more than a few in a hundred.
        Unit::Percent | Unit::Points => 1.75 + 0.5 * ((value - 10.0) / 40.0).clamp(0.0, 1.0),
        Unit::Multiple => 1.0,
        // How large or strong a thing is, against how many parts it has.
        Unit::Count
            if quantity
                .measure
                .is_some_and(|measure| !is_in(AMOUNTS, measure)) =>
        {
            1.8
        }
        Unit::Count if value < 10.0 => -1.5,
        Unit::Count if value < 100.0 => 0.0,
        Unit::Count => 0.5 + 1.5 * size,
    };
    let label = reading
        .label
        .as_ref()
        .map_or(-3.0, |label| f64::from(label.quality) * 0.6);
    let says = |list: &str| {
        let label = reading
            .label
            .as_ref()
            .filter(|_| quantity.unit == Unit::Count);
        label.is_some_and(|label| label.measured.split(' ').any(|word| is_in(list, word)))
    };
    let died = reading.label.as_ref().is_some_and(|label| {
        quantity.unit == Unit::Count && DIED.iter().any(|word| label.measured.contains(word))
    });
    let harm = match (died || says(DEATHS), says(HARMS)) {
        (true, _) if value < 100.0 => 4.5,
        (true, _) => 3.0,
        (false, true) if value >= 30.0 => 1.5,
        (false, true) => 0.5,
        (false, false) => 0.0,
    };
    let led = if reading.led { 4.0 } else { 0.0 } + if reading.titled { 1.0 } else { 0.0 } + harm;
    let again = f64::from(reading.times.min(4) - 1) * 0.8;
    let place = 4.0 * (1.0 - reading.depth);
    let period = if quantity.period.is_some() { 0.4 } else { 0.0 };
    let beside = if reading.compared { -1.5 } else { 0.0 };
    beside + kind + label + led + again + place + period
}
