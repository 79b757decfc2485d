//! What a brief holds beside its own fields, for layouts that draw it: a share, two figures side
//! by side, the event to mark, a question and its answer.

use super::Brief;
use crate::article::primary;
use crate::figures::{Figure, Unit};
use std::collections::BTreeSet;

/// Figures that are looked at for a share or a pair: what comes later nobody leads with.
const FIRST: usize = 6;
/// Of two bars side by side the shorter would not be seen beside one that is longer than this.
const MOST_TIMES: f64 = 40.0;
/// Letters of a word that tells something.
const TELLING: usize = 4;

/// Words that labels share without speaking of one thing.
const COMMON: &[&str] = &[
    "the",
    "and",
    "for",
    "per",
    "from",
    "with",
    "than",
    "more",
    "less",
    "about",
    "over",
    "each",
    "this",
    "that",
    "its",
    "his",
    "her",
    "their",
    "rate",
    "rates",
    "year",
    "years",
    "month",
    "months",
    "week",
    "day",
    "quarter",
    "half",
    "first",
    "second",
    "third",
    "last",
    "next",
    "now",
    "then",
    "before",
    "after",
    "since",
    "total",
    "expected",
    "estimated",
    "planned",
    "share",
    "number",
    "amount",
    "percent",
    "cost",
    "value",
    "der",
    "die",
    "das",
    "und",
    "von",
    "pro",
    "jahr",
    "les",
    "des",
    "par",
    "une",
    "los",
    "las",
    "por",
    "del",
];

/// What follows a percentage that is a part of a whole, in several languages.
const OF: &[&str] = &[
    "of", "der", "des", "aller", "von", "vom", "de", "du", "del", "della", "dei", "di", "van",
    "do", "da", "dos", "das", "af", "av",
];
/// Words of labels that say a part.
const PARTS: &[&str] = &[
    "share",
    "stake",
    "proportion",
    "portion",
    "part",
    "anteil",
    "anteile",
    "aandeel",
    "parte",
    "quota",
    "cuota",
    "割合",
    "シェア",
    "占比",
    "비중",
];
/// Words of labels that say a change or a rate, which no hundred squares can show.
const CHANGES: &[&str] = &[
    "rise",
    "increase",
    "growth",
    "gain",
    "jump",
    "surge",
    "fall",
    "drop",
    "decline",
    "decrease",
    "cut",
    "loss",
    "change",
    "slump",
    "rate",
    "inflation",
    "margin",
    "yield",
    "interest",
    "tariff",
    "tax",
    "discount",
    "return",
    "anstieg",
    "wachstum",
    "rückgang",
    "zunahme",
    "hausse",
    "baisse",
    "croissance",
    "aumento",
    "caída",
    "crecimiento",
    "calo",
    "crescita",
];

impl Brief {
    /// The first of the key figures that is a part of a whole in per cent, which a hundred
    /// squares can show.
    #[must_use]
    pub fn share(&self) -> Option<&Figure> {
        self.figures
            .iter()
            .take(FIRST)
            .find(|figure| is_part(figure))
    }

    /// Two key figures that can be laid side by side: of one unit, currency and period, that
    /// measure one thing, as a word of both labels says, and are not both of the first series.
    #[must_use]
    pub fn pair(&self) -> Option<[&Figure; 2]> {
        let first: Vec<&Figure> = self.figures.iter().take(FIRST).collect();
        let pairs = (0..first.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        // The lowest sum of ranks comes first: the lead with its match.
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_by_key(|(a, b)| (a + b, *a));
        pairs
            .into_iter()
            .map(|(a, b)| [first[a], first[b]])
            .find(|pair| self.compare(*pair))
    }

    /// The place of the event that the headline speaks of; of the last one where it speaks of
    /// none.
    #[must_use]
    pub fn decisive(&self) -> Option<usize> {
        let headline = telling(&self.headline);
        let shared = |text: &str| telling(text).intersection(&headline).count();
        let last = self.events.len().checked_sub(1)?;
        let best = (0..=last).max_by_key(|at| (shared(&self.events[*at].text), *at))?;
        Some(best)
    }

    /// What is asked: the title's question, else a headline that is one.
    #[must_use]
    pub fn asked(&self) -> Option<&str> {
        let asks = |text: &&str| text.trim_end().ends_with(['?', '？', '؟']);
        [&self.question, &self.headline]
            .map(String::as_str)
            .into_iter()
            .find(asks)
    }

    /// What stands under a question: the deck, which is written for it, else the headline that
    /// states what the title asked.
    #[must_use]
    pub fn answer(&self) -> Option<&str> {
        let asked = self.asked()?;
        [&self.deck, &self.headline]
            .map(String::as_str)
            .into_iter()
            .find(|text| !text.is_empty() && *text != asked)
    }

    fn compare(&self, [a, b]: [&Figure; 2]) -> bool {
        let same = a.unit == b.unit && a.currency == b.currency && a.period == b.period;
        let shown = |figure: &Figure| {
            let mut series = self.series.iter().filter(|series| series.points.len() >= 3);
            series.any(|series| series.points.iter().any(|point| point.is(figure)))
        };
        let (Some(low), Some(high)) = (value(a), value(b)) else {
            return false;
        };
        let (low, high) = (low.min(high), low.max(high));
        let related = match a.unit {
            Unit::Percent => is_part(a) == is_part(b),
            Unit::Money | Unit::Count => true,
            Unit::Points | Unit::Multiple => false,
        };
        // Twelve houses and forty people are no pair, nor are a firm's sales and its profit.
        same && related
            && self
                .measured(a)
                .intersection(&self.measured(b))
                .next()
                .is_some()
            && a.label != b.label
            && low > 0.0
            && low < high
            && high / low <= MOST_TIMES
            && !(shown(a) && shown(b))
    }
}

impl Brief {
    /// The words of a figure's label that say what is measured: no names, and nothing that
    /// labels of all kinds hold.
    fn measured(&self, figure: &Figure) -> BTreeSet<String> {
        let nouns_are_capital = primary(&self.language) == "de";
        words(&figure.label)
            .filter(|word| word.chars().count() >= 3 && !word.ends_with("’s"))
            .filter(|word| !word.chars().any(|c| c.is_ascii_digit()))
            .filter_map(|word| {
                let lower = word.to_lowercase();
                // A name is never written small.
                let common = nouns_are_capital
                    || lower == *word
                    || words(&figure.sentence).any(|said| said == lower);
                (common && !COMMON.contains(&lower.as_str())).then_some(lower)
            })
            .collect()
    }
}

/// The value of a figure as a bar shows it.
fn value(figure: &Figure) -> Option<f64> {
    figure.high.or(figure.low)
}

/// Whether a figure is a part of a whole, in per cent.
fn is_part(figure: &Figure) -> bool {
    let inside = |value: Option<f64>| value.is_none_or(|value| (0.0..=100.0).contains(&value));
    if figure.unit != Unit::Percent || !inside(figure.low) || !inside(figure.high) {
        return false;
    }
    let label = figure.label.to_lowercase();
    let words: BTreeSet<&str> = words(&label).collect();
    if CHANGES.iter().any(|word| words.contains(word)) {
        return false;
    }
    PARTS
        .iter()
        .any(|word| words.contains(word) || (!word.is_ascii() && label.contains(word)))
        || self::words(&label)
            .next()
            .is_some_and(|first| OF.contains(&first))
        || is_of(figure)
}

/// Whether the sentence says of what the figure is a part: `25 % of revenue`, `a quarter of it`.
fn is_of(figure: &Figure) -> bool {
    let sentence = figure.sentence.to_lowercase();
    let words: Vec<&str> = words(&sentence).collect();
    let digits: String = figure
        .text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let fraction = [
        "quarter", "third", "half", "fifth", "tenth", "quarters", "thirds",
    ];
    words.iter().enumerate().any(|(at, word)| {
        let says =
            (!digits.is_empty() && word.trim_end_matches('%') == digits) || fraction.contains(word);
        let mut after = words.iter().skip(at + 1).filter(|word| {
            let unit = [
                "percent", "per", "cent", "prozent", "procent", "%", "the", "por", "ciento",
            ];
            !unit.contains(word)
        });
        says && after.next().is_some_and(|next| OF.contains(next))
    })
}

/// The words of a text, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == '–' || c == '-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'))
        .filter(|word| !word.is_empty())
}

/// The words of a text that tell something, in lower case.
fn telling(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    words(&lower)
        .filter(|word| word.chars().count() >= TELLING || word.chars().any(|c| c.is_numeric()))
        .map(|word| word.trim_end_matches("’s").to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str, label: &str, sentence: &str) -> serde_json::Value {
        let number: f64 = text
            .trim_matches(|c: char| !c.is_ascii_digit())
            .replace(',', ".")
            .parse()
            .expect("a number");
        let unit = if text.ends_with('%') {
            "percent"
        } else {
            "money"
        };
        serde_json::json!({
            "text": text, "label": label, "sentence": sentence, "unit": unit,
            "low": number, "high": number, "span": [0, 1], "in": "file",
            "currency": if unit == "money" { Some("USD") } else { None },
            "approx": null, "period": null, "when": null,
        })
    }

    fn brief(figures: &[serde_json::Value]) -> Brief {
        let value = serde_json::json!({ "headline": "a", "figures": figures });
        serde_json::from_value(value).expect("a brief")
    }

    #[test]
    fn a_share_is_a_part_and_no_change() {
        #[rustfmt::skip]
        let rows = [
            ("25%", "of the service’s revenue", "It was 25% of the service’s revenue.", true),
            ("25%", "Share of sales abroad", "Sales abroad made up 25 percent.", true),
            ("30%", "Growth of revenue", "Revenue grew by 30%.", false),
            ("30%", "Revenue this year", "Revenue grew by 30% this year.", false),
            ("5%", "Interest rate", "A rate of 5% of the loan.", false),
            ("40%", "Anteil der Firmen", "Das sind 40 Prozent der Firmen.", true),
            ("51,4 %", "Anteil am Strom", "Das waren 51,4 % des Stroms.", true),
            ("7,5 %", "Strom aus Wind", "Das waren 7,5 % des Stroms.", true),
            ("140%", "of its target", "It reached 140% of its target.", false),
        ];
        for (text, label, sentence, want) in rows {
            let brief = brief(&[figure(text, label, sentence)]);
            assert_eq!(brief.share().is_some(), want, "{label}: {sentence}");
        }
    }

    #[test]
    fn a_pair_is_of_one_kind() {
        let one = "The port’s fee rose from $31 to $48 a ship, and its revenue with it.";
        #[rustfmt::skip]
        let rows = [
            ("one sentence", figure("$48", "Fee a ship now", one), figure("$31", "Fee before", one), true),
            ("alike", figure("$48", "Fees at sea last year", "Their fees."), figure("$31", "Fees at sea this year", "B."), true),
            ("one owner", figure("$48", "Tidewater revenue", one), figure("$31", "Tidewater profit", one), false),
            ("rates", figure("$48", "Rate now", one), figure("$31", "Rate before", one), false),
            ("unlike", figure("$48", "Harbour fees", "A."), figure("$31", "A captain’s lunch", "B."), false),
            ("units", figure("$48", "Harbour fees", one), figure("31%", "Harbour fees", one), false),
            ("too far apart", figure("$4800", "Harbour fees", one), figure("$31", "Old fees", one), false),
        ];
        for (name, a, b, want) in rows {
            assert_eq!(brief(&[a, b]).pair().is_some(), want, "{name}");
        }
    }
}
