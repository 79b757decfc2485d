//! One thing measured at three or more times.

use super::lexicon::Lexicon;
use super::rank::Reading;
use super::{Point, Series, Unit};
use std::collections::BTreeMap;

/// Fewer points are no series.
const FEWEST: usize = 3;

/// Ends the label of a series with a point that is said to be about so much: bars carry plain
/// values.
pub(super) const ROUGH: &str = ", estimated";

/// Finds series among readings in the order of the text: statements with one name and unit,
/// each of its own year, all exact enough to be drawn.
pub(super) fn find(readings: &[Reading], lexicon: &Lexicon) -> Vec<Series> {
    let mut groups: Vec<(String, Vec<&Reading>)> = Vec::new();
    for reading in readings.iter().filter(|reading| !reading.mention.restates) {
        let (Some(label), Some(_)) = (&reading.label, &reading.when) else {
            continue;
        };
        let quantity = &reading.mention.quantity;
        if quantity.low.is_none() || quantity.high.is_none() {
            continue;
        }
        let key = format!(
            "{:?} {:?} {:?} {}",
            quantity.unit,
            quantity.currency,
            quantity.measure,
            label.measured.to_lowercase()
        );
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(reading),
            None => groups.push((key, vec![reading])),
        }
    }
    let mut found: Vec<Series> = groups
        .iter()
        .filter_map(|(_, group)| series(group, lexicon))
        .collect();
    found.sort_by_key(|series| std::cmp::Reverse(series.points.len()));
    found
}

fn series(group: &[&Reading], lexicon: &Lexicon) -> Option<Series> {
    let mut points: BTreeMap<String, Point> = BTreeMap::new();
    for reading in group {
        let when = reading.when.as_ref()?;
        let quantity = &reading.mention.quantity;
        let (low, high) = quantity.values();
        let point = Point {
            x: when.date.clone(),
            low,
            high,
            text: quantity.print_value(lexicon),
        };
        if let Some(other) = points.insert(when.date.clone(), point.clone())
            && (other.low, other.high) != (low, high)
        {
            return None; // two values for one year: not one thing
        }
    }
    let whole_years = points.keys().all(|x| x.len() == 4) || points.keys().all(|x| x.len() > 4);
    let first = group.first()?;
    let label = first.label.as_ref()?;
    let quantity = &first.mention.quantity;
    let unit = match quantity.unit {
        Unit::Money => quantity
            .currency
            .map(|code| format!(", {}", unit(code)))
            .unwrap_or_default(),
        Unit::Count | Unit::Percent | Unit::Points | Unit::Multiple => String::new(),
    };
    let rough = group
        .iter()
        .any(|reading| reading.mention.quantity.approx.is_some());
    let rough = if rough { ROUGH } else { "" };
    let planned = planned(group);
    (points.len() >= FEWEST && whole_years).then(|| Series {
        label: format!("{}{unit}{rough}{planned}", label.measured),
        points: points.into_values().collect(),
    })
}

/// Words that make of a number a plan or a forecast.
const PLANS: &[&str] = &[
    "planned",
    "plans",
    "plan",
    "expected",
    "expects",
    "forecast",
    "forecasts",
    "projected",
    "projects",
    "committed",
    "budgeted",
    "targeted",
    "target",
    "will",
];

/// Ends the label of a series whose later points have not happened: `; 2026 planned`.
fn planned(group: &[&Reading]) -> String {
    let mut whens: Vec<&str> = Vec::new();
    for (i, reading) in group.iter().enumerate() {
        let same = |other: &&&Reading| std::ptr::eq(other.sentence, reading.sentence);
        let before = i.checked_sub(1).and_then(|i| group.get(i)).filter(same);
        let after = group.get(i + 1).filter(same);
        let begin = before.map_or(0, |other| other.bytes.end);
        let end = after.map_or(reading.sentence.text.len(), |other| other.bytes.start);
        let said = reading.sentence.text.get(begin..end).unwrap_or_default();
        let mut words = said.split(|c: char| !c.is_alphabetic());
        if words.any(|word| PLANS.contains(&word.to_lowercase().as_str())) {
            whens.extend(reading.when.as_ref().map(|when| when.date.as_str()));
        }
    }
    whens.sort_unstable();
    whens.dedup();
    match whens.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} planned"),
        [others @ .., last] => format!("; {} and {last} planned", others.join(", ")),
    }
}

/// How a label names a currency: `US$`, `€`, `£`, else its code.
fn unit(code: &str) -> &str {
    match code {
        "USD" => "US$",
        "EUR" => "€",
        "GBP" => "£",
        code => code,
    }
}
