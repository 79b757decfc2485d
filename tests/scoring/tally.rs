//! The counts: of one page, and of all.

use super::figures::Judged;
use super::labels::{GoldSeries, Labels};
use super::values::{alike, same};
use super::{Headline, count, quote_is_right};
use serde_json::Value;
use std::fmt;

/// Hits out of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Of {
    /// How many are right.
    pub(crate) hits: usize,
    /// Of how many.
    pub(crate) all: usize,
}

impl Of {
    fn new(hits: usize, all: usize) -> Self {
        Self { hits, all }
    }

    /// A share; 0 of nothing is 0.
    pub(crate) fn share(self) -> f64 {
        count(self.hits) / count(self.all.max(1))
    }
}

impl std::ops::AddAssign for Of {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.all += other.all;
    }
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}/{}", self.hits, self.all)
    }
}

/// The counts, each a share of what could have been.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Headlines exact or near.
    pub(crate) headline: Of,
    /// Headlines exact.
    pub(crate) exact: Of,
    /// Decks where the page has one.
    pub(crate) deck: Of,
    /// First figures that an editor would lead with.
    pub(crate) lead: Of,
    /// Labelled figures among the first three.
    pub(crate) first_three: Of,
    /// Of rank 1 or 2 among the first three.
    pub(crate) good: Of,
    /// Right labels of those.
    pub(crate) label: Of,
    /// Clean labels, English only.
    pub(crate) clean: Of,
    /// Rank 1 and 2 found in the first six.
    pub(crate) recall: Of,
    /// What must not be shown, among the first six.
    pub(crate) false_alarms: Of,
    /// Pages without a key figure that show none.
    pub(crate) quiet: Of,
    /// Series that had to be found.
    pub(crate) series: Of,
    /// Series that are none.
    pub(crate) false_series: usize,
    /// Quotations that an editor might pull.
    pub(crate) quote: Of,
}

impl Tally {
    /// Adds a page's counts.
    pub(crate) fn add(&mut self, page: &Self) {
        self.headline += page.headline;
        self.exact += page.exact;
        self.deck += page.deck;
        self.lead += page.lead;
        self.first_three += page.first_three;
        self.good += page.good;
        self.label += page.label;
        self.clean += page.clean;
        self.recall += page.recall;
        self.false_alarms += page.false_alarms;
        self.quiet += page.quiet;
        self.series += page.series;
        self.false_series += page.false_series;
        self.quote += page.quote;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let columns = [
            self.headline,
            self.exact,
            self.deck,
            self.lead,
            self.first_three,
            self.good,
            self.label,
            self.clean,
            self.recall,
            self.false_alarms,
            self.quiet,
            self.series,
            self.quote,
        ];
        columns
            .iter()
            .try_for_each(|column| write!(f, "{:>9}", column.to_string()))
    }
}

/// The head of the table that [`Tally`] prints.
pub(crate) const COLUMNS: [&str; 13] = [
    "headline", "exact", "deck", "lead", "first 3", "rank 1-2", "label", "clean", "recall",
    "false", "quiet", "series", "quote",
];

/// What a page's brief shows: counts, and each miss in words.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The counts.
    pub(crate) tally: Tally,
    /// What is missing or wrong.
    pub(crate) misses: Vec<String>,
}

impl Shown {
    /// A page of which nothing could be read.
    pub(crate) fn nothing(labels: &Labels, why: &str) -> Self {
        let mut shown = Self::of(labels, Headline::None, "", Vec::new());
        shown.misses = vec![format!("not read: {why}")];
        shown.with_deck("", labels)
    }

    pub(super) fn of(
        labels: &Labels,
        headline: Headline,
        words: &str,
        judged: Vec<Judged>,
    ) -> Self {
        let mut shown = Self::default();
        let tally = &mut shown.tally;
        let near = matches!(headline, Headline::Exact | Headline::Near);
        tally.headline = Of::new(usize::from(near), 1);
        tally.exact = Of::new(usize::from(headline == Headline::Exact), 1);
        if !near {
            shown
                .misses
                .push(format!("headline {headline:?}: {words:?}"));
        }
        shown.count_figures(labels, &judged);
        shown
    }

    fn count_figures(&mut self, labels: &Labels, judged: &[Judged]) {
        let rank = |i: &usize| labels.figures[*i].rank;
        let first = &judged[..judged.len().min(3)];
        let six = &judged[..judged.len().min(6)];
        let right = first.iter().filter(|figure| !figure.gold.is_empty());
        let tally = &mut self.tally;
        tally.first_three = Of::new(
            first
                .iter()
                .filter(|f| !f.gold.is_empty() || f.also)
                .count(),
            first.len(),
        );
        tally.good = Of::new(
            right
                .clone()
                .filter(|f| f.gold.iter().any(|i| rank(i) <= 2))
                .count(),
            first.len(),
        );
        tally.label = Of::new(right.clone().filter(|f| f.named).count(), right.count());
        if labels.lang == "en" {
            tally.clean = Of::new(first.iter().filter(|f| f.clean).count(), first.len());
        }
        tally.false_alarms = Of::new(six.iter().filter(|f| f.false_alarm).count(), six.len());
        let goods = labels
            .figures
            .iter()
            .enumerate()
            .filter(|(_, gold)| gold.rank <= 2);
        let shown = |i: usize| six.iter().any(|figure| figure.gold.contains(&i));
        let found = goods.clone().filter(|(i, _)| shown(*i)).count();
        let want = goods.clone().count().min(6);
        if labels.no_key_figure {
            tally.quiet = Of::new(usize::from(tally.false_alarms.hits == 0), 1);
        } else {
            tally.recall = Of::new(found.min(want), want);
            let leads = judged
                .first()
                .is_some_and(|figure| figure.gold.iter().any(|i| rank(i) == 1));
            tally.lead = Of::new(usize::from(leads), 1);
            if !leads {
                let what = judged.first().map(|f| format!("{} / {}", f.text, f.label));
                self.misses.push(format!(
                    "lead: {}",
                    what.unwrap_or_else(|| "no figure".to_owned())
                ));
            }
        }
        for (i, figure) in six.iter().enumerate() {
            let what = if figure.false_alarm {
                "false alarm"
            } else if figure.gold.is_empty() && !figure.also && i < 3 {
                "not a labelled figure"
            } else if !figure.gold.is_empty() && !figure.named && i < 3 {
                "wrong label"
            } else if labels.lang == "en" && !figure.clean && i < 3 {
                "label not clean"
            } else {
                continue;
            };
            self.misses
                .push(format!("{what}: {} / {}", figure.text, figure.label));
        }
        for (i, gold) in goods.filter(|(_, gold)| gold.rank == 1) {
            if !shown(i) {
                self.misses
                    .push(format!("rank 1 not in the first six: {}", gold.value_text));
            }
        }
    }

    pub(super) fn with_deck(mut self, deck: &str, labels: &Labels) -> Self {
        if let Some(starts) = &labels.deck_starts {
            let right = alike(deck).starts_with(&alike(starts));
            self.tally.deck = Of::new(usize::from(right), 1);
            if !right {
                self.misses.push(format!("deck: {deck:?}"));
            }
        }
        self
    }

    pub(super) fn with_series(mut self, series: &Value, labels: &Labels) -> Self {
        let shown: Vec<&Value> = series.as_array().into_iter().flatten().collect();
        let is_one = |gold: &&GoldSeries| shown.iter().any(|series| is_series(series, gold));
        let must = labels.series.iter().filter(|gold| gold.required);
        if must.clone().next().is_some() {
            let found = must.clone().any(|gold| is_one(&gold));
            self.tally.series = Of::new(usize::from(found), 1);
            if !found {
                self.misses.push("series not found".to_owned());
            }
        } else if !shown.is_empty() && !labels.series.iter().any(|gold| is_one(&gold)) {
            self.tally.false_series = 1;
            self.misses.push("a series that is none".to_owned());
        }
        self
    }

    pub(super) fn with_quote(
        mut self,
        quote: Option<&str>,
        article: &str,
        labels: &Labels,
    ) -> Self {
        if let Some(quote) = quote.filter(|quote| !quote.is_empty()) {
            let right = quote_is_right(quote, labels, article);
            self.tally.quote = Of::new(usize::from(right), 1);
            if !right {
                self.misses.push(format!("quote: {quote:?}"));
            }
        }
        self
    }
}

/// All but at most one of the points, never fewer than two, and no more than one other.
fn is_series(shown: &Value, gold: &GoldSeries) -> bool {
    let points: Vec<(f64, f64)> = shown["points"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|point| Some((point["low"].as_f64()?, point["high"].as_f64()?)))
        .collect();
    let scales = [1.0, 1e3, 1e6, 1e9, 1e12];
    let found = scales.iter().map(|k| {
        let stands = |low: f64, high: f64| {
            points
                .iter()
                .any(|p| same(p.0 * k, low) && same(p.1 * k, high))
        };
        let times: Vec<&str> = gold
            .points
            .iter()
            .filter(|p| stands(p.low, p.high))
            .map(|p| p.x.as_str())
            .collect();
        times.len()
    });
    let found = found.max().unwrap_or(0);
    found >= 2.max(gold.points.len().saturating_sub(1)) && points.len() <= found + 1
}
