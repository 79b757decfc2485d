//! The names by which a layout asks for what a brief holds.

use super::Need;
use crate::brief::{Brief, written};
use crate::figures::{Figure, Lexicon};
use std::borrow::Cow;
use std::fmt;

/// Fields that a slot outside a repeat can show.
pub(super) const FIELDS: &[&str] = &[
    "headline",
    "deck",
    "kicker",
    "source",
    "byline",
    "published",
    "credit",
    "lead.text",
    "lead.approx",
    "lead.number",
    "lead.label",
    "series.label",
    "series.first",
    "series.last",
    "series.value",
    "share.text",
    "share.approx",
    "share.number",
    "share.label",
    "quote",
    "quote.speaker",
    "question",
    "answer",
];
/// Lists that can be repeated, and what an item of each can show.
pub(super) const LISTS: &[(&str, &[&str])] = &[
    ("figures", &["text", "label"]),
    ("rest", &["text", "label"]),
    ("others", &["text", "label"]),
    ("series", &["text", "x"]),
    ("pair", &["text", "label"]),
    ("points", &["text", "number"]),
    ("events", &["text", "when"]),
];
/// What else a condition can ask: of the brief, and of an item.
pub(super) const CONDITIONS: &[&str] = &[
    "lead", "photo", "share", "first", "last", "decisive", "after", "range",
];

/// The words of a field; `None` where the brief has none.
#[must_use]
pub fn words<'a>(brief: &'a Brief, field: &str) -> Option<Cow<'a, str>> {
    let points = || Some(brief.series.first()?.points.as_slice());
    let words = match field {
        "published" => {
            let day = written(&brief.published, &brief.language);
            return (!day.is_empty()).then_some(day);
        }
        "headline" => brief.headline.as_str(),
        "deck" => &brief.deck,
        "kicker" => &brief.kicker,
        "source" => &brief.source,
        "byline" => &brief.byline,
        "credit" => &brief.photo.as_ref()?.credit,
        "lead.text" => &brief.figures.first()?.text,
        "lead.approx" => qualified(brief, brief.figures.first())?.0,
        "lead.number" => qualified(brief, brief.figures.first())?.1,
        "lead.label" => &brief.figures.first()?.label,
        "series.label" => &brief.series.first()?.label,
        "series.first" => &points()?.first()?.x,
        "series.last" => &points()?.last()?.x,
        "series.value" => &points()?.last()?.text,
        "share.text" => &brief.share()?.text,
        "share.approx" => qualified(brief, brief.share())?.0,
        "share.number" => qualified(brief, brief.share())?.1,
        "share.label" => &brief.share()?.label,
        "quote" => &brief.quote.as_ref()?.text,
        "quote.speaker" => &brief.quote.as_ref()?.speaker,
        "question" => brief.asked()?,
        "answer" => brief.answer()?,
        _ => return None,
    };
    (!words.is_empty()).then_some(Cow::Borrowed(words))
}

/// A large figure as printed, its qualifier apart: a tilde that is right beside small figures is
/// a blot before a huge one, where the word stands above it.
fn qualified<'a>(brief: &Brief, figure: Option<&'a Figure>) -> Option<(&'a str, &'a str)> {
    Some(Lexicon::of(&brief.language).apart(&figure?.text))
}

/// Whether a figure is a point of the series that a later one stands for.
fn is_earlier(brief: &Brief, figure: &Figure) -> bool {
    let points = brief
        .series
        .first()
        .map_or(&[][..], |series| series.points.as_slice());
    let earlier = points.split_last().map_or(&[][..], |(_, earlier)| earlier);
    let same = |value: Option<f64>, point: f64| value == Some(point);
    figure.when.is_some()
        && earlier.iter().any(|point| {
            figure.when.as_deref() == Some(&point.x)
                && same(figure.low, point.low)
                && same(figure.high, point.high)
        })
}

/// The figures of a list: `figures` all of them, of a series only the latest; `rest` without
/// the lead; `others` without those that the series shows; `pair` two that can be compared.
#[must_use]
pub fn figures<'a>(brief: &'a Brief, list: &str) -> Vec<&'a Figure> {
    match list {
        "figures" => brief
            .figures
            .iter()
            .filter(|f| !is_earlier(brief, f))
            .collect(),
        "rest" => brief.figures.iter().skip(1).collect(),
        "others" => brief.others().collect(),
        "pair" => brief.pair().map_or_else(Vec::new, Vec::from),
        _ => Vec::new(),
    }
}

/// Whether the first figure carries the story: the headline or the deck says its number too.
fn leads_with_a_figure(brief: &Brief) -> bool {
    let digits = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect()
    };
    let Some(lead) = brief.figures.first().map(|figure| digits(&figure.text)) else {
        return false;
    };
    let said = |text: &str| {
        text.split_whitespace()
            .any(|word| digits(word).trim_matches('.') == lead)
    };
    !lead.is_empty() && (said(&brief.headline) || said(&brief.deck))
}

impl Need {
    /// Whether a brief holds what is needed.
    #[must_use]
    pub fn met_by(&self, brief: &Brief) -> bool {
        let count = match self.field.as_str() {
            "figures" | "rest" | "others" => figures(brief, &self.field).len(),
            "pair" => usize::from(brief.pair().is_some()),
            "points" => brief.points.len(),
            "events" => brief.events.len(),
            "share" => usize::from(brief.share().is_some()),
            // Bars grow from zero: what falls below it they cannot show.
            "series" => brief
                .series
                .first()
                .filter(|series| series.points.iter().all(|point| point.low >= 0.0))
                .map_or(0, |series| series.points.len()),
            "photo" => usize::from(brief.photo.is_some()),
            "lead" => usize::from(leads_with_a_figure(brief)),
            field => usize::from(words(brief, field).is_some()),
        };
        count >= self.at_least
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at_least {
            0 | 1 => f.write_str(&self.field),
            n => write!(f, "{}>={n}", self.field),
        }
    }
}
