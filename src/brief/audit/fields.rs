//! Every field of a brief, walked. What is added to [`Brief`] must be said here, since each
//! struct is taken apart without a rest.

use super::claims::{Reader, Wrong, check, says};
use super::direction::Compass;
use super::stated::{At, Stated, Statement};
use super::{Audit, Mismatch, Place, Proof};
use crate::article::Article;
use crate::brief::{Brief, Event, Picture, Quote};
use crate::figures::tokens::tokens;
use crate::figures::{Figure, Lexicon, Point, Quantity, Series, find, same_value};

/// Mismatches that are told with what is nearest; who has more has another article.
const MOST: usize = 200;

pub(super) struct Auditor<'a> {
    pub(super) stated: &'a Stated<'a>,
    pub(super) article: &'a Article,
    pub(super) reader: Reader,
    pub(super) audit: Audit,
}

pub(super) fn audit(brief: &Brief, article: &Article) -> Audit {
    let language = match brief.language.as_str() {
        "" => article.language.as_str(),
        own => own,
    };
    let stated = Stated::by(article);
    let mut auditor = Auditor {
        stated: &stated,
        article,
        reader: Reader {
            lexicon: Lexicon::of(language),
            compass: Compass::of(language),
        },
        audit: Audit::default(),
    };
    auditor.brief(brief);
    auditor.audit
}

impl Auditor<'_> {
    fn brief(&mut self, brief: &Brief) {
        let Brief {
            headline,
            headline_short,
            question,
            deck,
            kicker,
            byline,
            published,
            source,
            language: _, // a code
            figures,
            series,
            events,
            quote,
            points,
            photo,
            page: _,  // what the page declares of itself; never drawn
            names: _, // say where lines may break; never drawn
            tags: _,  // choose a theme; never drawn
            alt,
            notes: _, // for the editor; never drawn
        } = brief;
        self.text("headline", headline);
        for (i, text) in headline_short.iter().enumerate() {
            self.text(&format!("headline_short[{i}]"), text);
        }
        self.text("question", question);
        self.text("deck", deck);
        self.text("kicker", kicker);
        self.text("byline", byline);
        self.date("published", published);
        self.text("source", source);
        for (i, figure) in figures.iter().enumerate() {
            self.figure(&format!("figures[{i}]"), figure);
        }
        for (i, series) in series.iter().enumerate() {
            self.series(&format!("series[{i}]"), series);
        }
        for (i, Event { when, text }) in events.iter().enumerate() {
            self.event(&format!("events[{i}]"), when, text);
        }
        if let Some(Quote { text, speaker }) = quote {
            self.text("quote.text", text);
            self.text("quote.speaker", speaker);
        }
        for (i, point) in points.iter().enumerate() {
            self.text(&format!("points[{i}]"), point);
        }
        if let Some(Picture {
            name: _,
            credit: _,
            focus: _,
            rights: _,
        }) = photo
        {
            // Credit and focus speak of the photo.
        }
        self.alt(brief, alt);
    }

    pub(super) fn text(&mut self, field: &str, text: &str) {
        for checked in check(text, self.reader, self.stated) {
            self.found(field, checked.says, checked.found);
        }
    }

    pub(super) fn found(&mut self, field: &str, says: String, found: Result<Place, Wrong>) {
        let field = field.to_owned();
        match found {
            Ok(place) => self.audit.stated.push(Proof { field, says, place }),
            Err(_) if self.audit.mismatches.len() >= MOST => {}
            Err(Wrong { why, nearest }) => {
                let why = if nearest.is_none() && why.starts_with("the ") {
                    format!("but {why}")
                } else {
                    why
                };
                self.audit.mismatches.push(Mismatch {
                    field,
                    says,
                    why,
                    nearest: nearest.map(|place| *place),
                });
            }
        }
    }

    pub(super) fn wrong(&mut self, field: &str, says: &str, why: &str, nearest: Option<Place>) {
        let tail = nearest.as_ref().map(Place::tail).unwrap_or_default();
        let why = format!("{why}{tail}");
        let nearest = nearest.map(Box::new);
        self.found(field, says.to_owned(), Err(Wrong { why, nearest }));
    }

    fn series(&mut self, field: &str, series: &Series) {
        let Series { label, points } = series;
        self.text(&format!("{field}.label"), label);
        for (i, point) in points.iter().enumerate() {
            self.point(&format!("{field}.points[{i}]"), point, series.is_rough());
        }
    }

    /// A point prints the plain value of a statement of its time; where that is only about so
    /// much, the series must say so.
    fn point(&mut self, field: &str, point: &Point, rough: bool) {
        let Point { x, low, high, text } = point;
        let stated = self.stated;
        let value = Quantity::between(*low, *high);
        let says_value = if low == high {
            format!("{low}")
        } else {
            format!("{low} to {high}")
        };
        if low > high {
            self.wrong(
                field,
                &says_value,
                "which is upside down; write the lower end first",
                None,
            );
            return;
        }
        let alike: Vec<&Statement> = stated
            .worth(*low)
            .iter()
            .filter(|known| same_value(&known.quantity, &value))
            .collect();
        let Some(first) = alike.first() else {
            let mut nearest = self.stated.nearest(&value, text);
            let shown = find(&tokens(text), self.reader.lexicon);
            if let Some(mention) = shown.first() {
                nearest = self.stated.nearest(&mention.quantity, text);
            }
            self.found(field, says_value, Err(nearest));
            return;
        };
        let place = |known: &Statement| stated.place(&known.at, stated.words(&known.at).to_owned());
        let plain = |known: &Statement| Quantity {
            approx: None,
            ..known.quantity.clone()
        };
        let timely: Vec<&Statement> = alike
            .iter()
            .copied()
            .filter(|known| known.when.as_deref() == Some(x))
            .collect();
        let is_timely = !timely.is_empty() || self.tells(&alike, Some(x));
        let pool = if timely.is_empty() { &alike } else { &timely };
        let careful = |known: &&&Statement| {
            let about = known.quantity.approx == Some(crate::figures::Approx::About);
            known.quantity.approx.is_none() || (rough && about)
        };
        let shown = find(&tokens(text), self.reader.lexicon);
        let prints = |known: &&&Statement| {
            let print = plain(known).print(stated.lexicon);
            print.replace('\u{a0}', " ") == text.replace('\u{a0}', " ")
                || shown
                    .iter()
                    .any(|mention| says(&plain(known), &mention.quantity))
        };
        let proof = pool
            .iter()
            .filter(careful)
            .find(prints)
            .map(|known| place(known));
        let nearest = place(pool.first().unwrap_or(first));
        match proof {
            _ if !is_timely => {
                self.wrong(
                    field,
                    &format!("{text} for {x}"),
                    "but the article says it of another time",
                    Some(nearest),
                );
            }
            Some(place) => self.found(field, text.clone(), Ok(place)),
            None => {
                let why = format!("but the article states {}", nearest.states);
                self.wrong(&format!("{field}.text"), text, &why, Some(nearest));
            }
        }
        let x_field = format!("{field}.x");
        if x.contains('-') {
            self.date(&x_field, x)
        } else {
            self.text(&x_field, x)
        }
    }

    /// The day of an event is said in a sentence that shares a word with it.
    fn event(&mut self, field: &str, when: &str, text: &str) {
        self.text(&format!("{field}.text"), text);
        let parts: Vec<&str> = when
            .split('-')
            .map(|part| part.trim_start_matches('0'))
            .collect();
        let before = self.audit.mismatches.len();
        self.date(&format!("{field}.when"), when);
        if self.audit.mismatches.len() > before || parts.len() < 2 {
            return;
        }
        let words = crate::article::words::stems(text);
        let words: Vec<String> = words
            .filter(|w| !w.contains(|c: char| c.is_numeric()))
            .collect();
        // The year may be that of the article or of the sentence before.
        let dated = self
            .stated
            .heard
            .iter()
            .filter(|heard| parts[1..].iter().all(|part| heard.numerals.contains(*part)));
        let told = dated.clone().any(|heard| {
            words.is_empty()
                || crate::article::words::stems(&heard.text).any(|word| words.contains(&word))
        });
        if !told {
            self.wrong(
                &format!("{field}.when"),
                when,
                "but the article does not say it of that day",
                None,
            );
        }
    }

    /// Year, month and day of an ISO date must be stated.
    fn date(&mut self, field: &str, date: &str) {
        if date.is_empty() || date == self.article.published {
            return;
        }
        let iso = date
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
        if !iso {
            let quarter = date.split_once("-Q");
            return match quarter {
                Some((year, _)) => self.text(field, year),
                None => self.text(field, date),
            };
        }
        let part = date.split('-').find(|part| {
            let part = part.trim_start_matches('0');
            !self
                .stated
                .heard
                .iter()
                .any(|heard| heard.numerals.contains(part))
        });
        if let Some(part) = part {
            let why = format!("but the article states no {part}");
            self.wrong(field, date, &why, None);
            return;
        }
        let last = date
            .rsplit('-')
            .next()
            .unwrap_or_default()
            .trim_start_matches('0');
        let told = |heard: &super::stated::Heard| heard.numerals.contains(last);
        let heard = self.stated.heard.iter().position(told);
        if let Some(heard) = heard {
            let bytes = 0..self.stated.heard[heard].text.len();
            let place = self.stated.place(&At { heard, bytes }, date.to_owned());
            self.found(field, date.to_owned(), Ok(place));
        }
    }

    /// What the alt text repeats of other fields is audited there; the rest is read as prose.
    fn alt(&mut self, brief: &Brief, alt: &str) {
        let mut rest = alt.to_owned();
        // As languages write a colon.
        let pairs = |figure: &Figure| {
            [": ", "：", "\u{a0}: ", " : "]
                .map(|colon| format!("{}{colon}{}", figure.text, figure.label))
        };
        let figures = brief.figures.iter().flat_map(pairs);
        let heads = std::iter::once(&brief.headline)
            .chain(&brief.headline_short)
            .cloned();
        for known in figures.chain(heads).filter(|known| !known.is_empty()) {
            rest = rest.replace(&known, ";");
        }
        self.text("alt", &rest);
    }
}
