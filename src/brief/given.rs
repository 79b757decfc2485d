//! A brief as someone gives it: JSON as `coverline brief --json` prints it, edited by hand or
//! written by a CMS. Its words are the author's own and are not set again.

use super::{Brief, Event, Picture, Quote};
use crate::article::{LIMIT, Page, Source, Span};
use crate::error::{Error, Result};
use crate::figures::tokens::tokens;
use crate::figures::{
    Approx, Figure, Lexicon, Point, Quantity, Series, SpanOf, Unit, find, value_at,
};
use crate::note::Note;
use crate::rights::Rights;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// Items of one list: a banner shows a few.
const MOST_ITEMS: usize = 100;
/// Letters of one text: a banner shows a few hundred.
const LONGEST: usize = 4_000;
/// A brief that was given, and what was missing in it.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) brief: Brief,
    /// Whether it says its language.
    pub(super) has_language: bool,
    /// The figures that give words only; their values are read from them.
    bare: Vec<usize>,
}

/// As [`Brief`], with less required.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(rename = "$schema", default)]
    _schema: IgnoredAny,
    headline: String,
    #[serde(default, deserialize_with = "or_default")]
    headline_short: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    question: String,
    #[serde(default, deserialize_with = "or_default")]
    deck: String,
    #[serde(default, deserialize_with = "or_default")]
    kicker: String,
    #[serde(default, deserialize_with = "or_default")]
    byline: String,
    #[serde(default, deserialize_with = "or_default")]
    published: String,
    #[serde(default, deserialize_with = "or_default")]
    source: String,
    #[serde(default, deserialize_with = "or_default")]
    language: String,
    #[serde(default, deserialize_with = "or_default")]
    figures: Vec<Number>,
    #[serde(default, deserialize_with = "or_default")]
    series: Vec<Line>,
    #[serde(default, deserialize_with = "or_default")]
    events: Vec<Happened>,
    #[serde(default, deserialize_with = "or_default")]
    quote: Option<Said>,
    #[serde(default, deserialize_with = "or_default")]
    points: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    photo: Option<Shot>,
    #[serde(default, deserialize_with = "or_default")]
    names: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    tags: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    page: Page,
    #[serde(default, deserialize_with = "or_default")]
    alt: String,
    #[serde(default, deserialize_with = "or_default")]
    notes: Vec<Note>,
}

/// As [`Figure`]; text and label are enough.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    text: String,
    label: String,
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<Unit>,
    currency: Option<String>,
    approx: Option<Approx>,
    period: Option<String>,
    when: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    sentence: String,
    span: Option<Span>,
    #[serde(rename = "in")]
    span_of: Option<SpanOf>,
}

/// As [`Series`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    label: String,
    points: Vec<Mark>,
}

/// As [`Point`]; `high` is `low` where it is one value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    x: String,
    low: f64,
    high: Option<f64>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Happened {
    when: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    text: String,
    #[serde(default, deserialize_with = "or_default")]
    speaker: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shot {
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    credit: String,
    #[serde(default, deserialize_with = "or_default")]
    focus: String,
    #[serde(default, deserialize_with = "or_default")]
    rights: Rights,
}

/// What `render` writes beside its pictures: the brief in it counts.
#[derive(Deserialize)]
struct Report {
    brief: Fields,
}

/// `null` is as good as nothing.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    from: D,
) -> std::result::Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// Reads a brief.
pub(super) fn read(source: &Source) -> Result<Given> {
    let fault = |why: String| Error::Article {
        name: source.name.to_owned(),
        why,
    };
    if source.bytes.len() > LIMIT {
        return Err(fault(format!(
            "larger than a brief may be ({} MiB)",
            LIMIT >> 20
        )));
    }
    let text = std::str::from_utf8(source.bytes).map_err(|e| {
        fault(format!(
            "byte {} is not UTF-8; save the file as UTF-8",
            e.valid_up_to()
        ))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let report = serde_json::from_str::<BTreeMap<String, IgnoredAny>>(text)
        .is_ok_and(|keys| keys.contains_key("brief") && !keys.contains_key("headline"));
    let fields = if report {
        parse::<Report>(text).map(|report| report.brief)
    } else {
        parse::<Fields>(text)
    };
    let fields = fields.map_err(fault)?;
    if fields.headline.trim().is_empty() {
        return Err(fault("headline: empty; a brief needs one".to_owned()));
    }
    let given = fields.into_given();
    within(&given.brief).map_err(fault)?;
    Ok(given)
}

/// Parses, or says line, path and what is wrong.
fn parse<T: DeserializeOwned>(text: &str) -> std::result::Result<T, String> {
    let mut from = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut from).map_err(|e| {
        let path = e.path().to_string();
        let inner = e.into_inner();
        let what = inner.to_string();
        let what = what
            .rsplit_once(" at line ")
            .map_or(what.as_str(), |(what, _)| what);
        // An unknown field is named once, after where it stands.
        let path = match path.rsplit_once('.') {
            Some((parent, _)) if what.starts_with("unknown field") => parent,
            None if what.starts_with("unknown field") => "",
            _ => path.as_str(),
        };
        let path = match path {
            "" | "." | "?" => String::new(),
            path => format!("{path}: "),
        };
        format!("line {}: {path}{}", inner.line(), plain(what))
    })?;
    from.end().map_err(|e| {
        format!(
            "line {}: something after the brief; give one object",
            e.line()
        )
    })?;
    Ok(read)
}

/// A parser's words as ours.
fn plain(what: &str) -> String {
    let mut quoted = what.split('`').skip(1).step_by(2);
    if what.starts_with("unknown field") {
        let own = quoted.next().unwrap_or_default();
        let known: Vec<&str> = quoted.filter(|field| *field != "$schema").collect();
        let near = known
            .iter()
            .map(|field| (strsim::damerau_levenshtein(own, field), *field))
            .min()
            .filter(|(distance, field)| *distance <= 3.min(field.len() / 2));
        return match near {
            Some((_, near)) => format!("no field \"{own}\"; did you mean {near}?"),
            None => format!("no field \"{own}\"; known are {}", known.join(", ")),
        };
    }
    if what.starts_with("missing field") {
        return format!("{} is missing", quoted.next().unwrap_or("a field"));
    }
    if let Some((found, wanted)) = what
        .strip_prefix("invalid type: ")
        .and_then(|w| w.split_once(", expected "))
    {
        return format!("{} where {} belongs", kind(found), kind(wanted));
    }
    if let Some(own) = what
        .strip_prefix("unknown variant `")
        .and_then(|w| w.split('`').next())
    {
        let known: Vec<&str> = what.split('`').skip(3).step_by(2).collect();
        return format!("\"{own}\" is not known; use one of {}", known.join(", "));
    }
    what.to_lowercase()
}

fn kind(of: &str) -> String {
    let plain = [
        ("string", "a text"),
        ("a string", "a text"),
        ("integer", "a number"),
        ("floating", "a number"),
        ("f64", "a number"),
        ("boolean", "true or false"),
        ("sequence", "a list"),
        ("a sequence", "a list"),
        ("map", "an object"),
        ("struct", "an object"),
        ("null", "null"),
    ];
    let found = plain.iter().find(|(name, _)| of.starts_with(name));
    let shown = of
        .split_once(' ')
        .map(|(_, shown)| shown)
        .filter(|s| s.starts_with(['"', '`']) && s.len() < 40);
    match (found, shown) {
        (Some((_, plain)), Some(shown)) => format!("{plain} ({})", shown.trim_matches('`')),
        (Some((_, plain)), None) => (*plain).to_owned(),
        _ => of.to_owned(),
    }
}

/// Texts and lists as long as a banner could ever need.
fn within(brief: &Brief) -> std::result::Result<(), String> {
    let lists = [
        ("headline_short", brief.headline_short.len()),
        ("figures", brief.figures.len()),
        ("series", brief.series.len()),
        ("events", brief.events.len()),
        ("points", brief.points.len()),
        ("names", brief.names.len()),
        ("tags", brief.tags.len()),
        ("notes", brief.notes.len()),
        (
            "series[].points",
            brief
                .series
                .iter()
                .map(|s| s.points.len())
                .max()
                .unwrap_or(0),
        ),
    ];
    if let Some((list, length)) = lists.iter().find(|(_, length)| *length > MOST_ITEMS) {
        return Err(format!(
            "{list}: {length} items; a brief has at most {MOST_ITEMS}"
        ));
    }
    let heads = [
        &brief.headline,
        &brief.question,
        &brief.deck,
        &brief.kicker,
        &brief.byline,
        &brief.source,
        &brief.alt,
    ];
    let figures = brief
        .figures
        .iter()
        .flat_map(|f| [&f.text, &f.label, &f.sentence]);
    let series = brief.series.iter().flat_map(|s| {
        std::iter::once(&s.label).chain(s.points.iter().flat_map(|p| [&p.x, &p.text]))
    });
    let events = brief.events.iter().flat_map(|e| [&e.when, &e.text]);
    let quote = brief.quote.iter().flat_map(|q| [&q.text, &q.speaker]);
    let photo = brief.photo.iter().flat_map(|p| {
        let Rights {
            creator,
            copyright,
            terms,
            ..
        } = &p.rights;
        [&p.name, &p.credit, creator, copyright, terms]
    });
    let lines = brief
        .headline_short
        .iter()
        .chain(&brief.points)
        .chain(&brief.names)
        .chain(&brief.tags);
    let mut all = heads
        .into_iter()
        .chain(figures)
        .chain(series)
        .chain(events)
        .chain(quote)
        .chain(photo)
        .chain(lines);
    match all.find(|text| text.chars().count() > LONGEST) {
        Some(text) => {
            let begins: String = text.chars().take(40).collect();
            Err(format!("\"{begins}…\": longer than {LONGEST} letters"))
        }
        None => Ok(()),
    }
}

impl Fields {
    fn into_given(self) -> Given {
        let has_language = !self.language.is_empty();
        let unread = |n: &Number| n.low.is_none() && n.high.is_none() && n.unit.is_none();
        let bare = self
            .figures
            .iter()
            .enumerate()
            .filter(|(_, n)| unread(n))
            .map(|(i, _)| i)
            .collect();
        let brief = Brief {
            headline: self.headline,
            headline_short: self.headline_short,
            question: self.question,
            deck: self.deck,
            kicker: self.kicker,
            byline: self.byline,
            published: self.published,
            source: self.source,
            language: if has_language {
                self.language
            } else {
                "en".to_owned()
            },
            figures: self.figures.into_iter().map(Number::figure).collect(),
            series: self.series.into_iter().map(Line::series).collect(),
            events: self
                .events
                .into_iter()
                .map(|e| Event {
                    when: e.when,
                    text: e.text,
                })
                .collect(),
            quote: self.quote.map(|q| Quote {
                text: q.text,
                speaker: q.speaker,
            }),
            points: self.points,
            photo: self.photo.map(|p| Picture {
                name: p.name,
                credit: p.credit,
                focus: p.focus,
                rights: p.rights,
            }),
            names: self.names,
            tags: self.tags,
            page: self.page,
            alt: self.alt,
            notes: self.notes,
        };
        let mut given = Given {
            brief,
            has_language,
            bare,
        };
        given
            .brief
            .notes
            .retain(|note| !matches!(note, Note::Unaudited { .. }));
        given.value();
        given
    }
}

impl Given {
    /// Reads the values of the figures that give words only, in the brief's language.
    pub(super) fn value(&mut self) {
        let lexicon = Lexicon::of(&self.brief.language);
        for i in &self.bare {
            if let Some(figure) = self.brief.figures.get_mut(*i)
                && let Some(quantity) = read_text(&figure.text, lexicon)
            {
                figure.low = quantity.low;
                figure.high = quantity.high;
                figure.unit = quantity.unit;
                figure.currency = quantity.currency.map(str::to_owned);
                figure.approx = quantity.approx;
                figure.period = quantity.period.map(str::to_owned);
            }
        }
    }
}

/// The first number of a figure's text; a bare one counts things.
fn read_text(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let first = |text: &str| {
        find(&tokens(text), lexicon)
            .into_iter()
            .next()
            .map(|m| m.quantity)
    };
    first(text)
        .or_else(|| first(&format!("{text} people")))
        .or_else(|| {
            let tokens = tokens(text);
            let value = (0..tokens.len()).find_map(|at| value_at(&tokens, at, lexicon))?;
            Some(Quantity::between(value, value))
        })
}

impl Number {
    fn figure(self) -> Figure {
        Figure {
            text: self.text,
            label: self.label,
            low: self.low,
            high: self.high,
            unit: self.unit.unwrap_or(match self.currency {
                Some(_) => Unit::Money,
                None => Unit::Count,
            }),
            currency: self.currency,
            approx: self.approx,
            period: self.period,
            when: self.when,
            sentence: self.sentence,
            span: self.span.unwrap_or(Span { start: 0, end: 0 }),
            span_of: self.span_of.unwrap_or(SpanOf::File),
        }
    }
}

impl Line {
    fn series(self) -> Series {
        let point = |mark: Mark| Point {
            x: mark.x,
            low: mark.low,
            high: mark.high.unwrap_or(mark.low),
            text: mark.text,
        };
        Series {
            label: self.label,
            points: self.points.into_iter().map(point).collect(),
        }
    }
}
