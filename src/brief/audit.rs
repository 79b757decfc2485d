//! Proves that every number of a brief is in the article, by value, unit and qualifier, and
//! that each figure's span cuts the words it was read from.

use super::Brief;
use super::typography::display;
use crate::article::Article;
use crate::error::Error;
use crate::figures::tokens::{Kind, tokens};
use crate::figures::{
    Approx, Figure, Lexicon, Mention, Point, Quantity, Unit, find, same_value, words_say,
};
use std::collections::HashSet;

/// What an article states.
struct Stated {
    /// Each once.
    quantities: Vec<Quantity>,
    seen: HashSet<String>,
    /// Every numeral, digits alone: years, dates, names.
    numerals: HashSet<String>,
    lexicon: &'static Lexicon,
}

/// Audits a brief against its article.
pub(super) fn audit(brief: &Brief, article: &Article) -> Result<(), Error> {
    let stated = Stated::by(article);
    let fault = |field: String, why: String| Error::Audit {
        name: article.name.clone(),
        field,
        why,
    };
    let plain = [
        ("headline", &brief.headline),
        ("deck", &brief.deck),
        ("kicker", &brief.kicker),
        ("source", &brief.source),
        ("alt", &brief.alt),
    ];
    let short = brief
        .headline_short
        .iter()
        .enumerate()
        .map(|(i, text)| (format!("headline_short[{i}]"), text));
    for (field, text) in plain
        .into_iter()
        .map(|(field, text)| (field.to_owned(), text))
        .chain(short)
    {
        stated.check(text).map_err(|why| fault(field, why))?;
    }
    for (field, text) in voices(brief) {
        stated.check(text).map_err(|why| fault(field, why))?;
    }
    for (i, event) in brief.events.iter().enumerate() {
        stated
            .check_date(&event.when)
            .map_err(|why| fault(format!("events[{i}].when"), why))?;
    }
    for (i, figure) in brief.figures.iter().enumerate() {
        stated
            .check(&figure.text)
            .map_err(|why| fault(format!("figures[{i}].text"), why))?;
        stated
            .check(&figure.label)
            .map_err(|why| fault(format!("figures[{i}].label"), why))?;
        span(figure, article, stated.lexicon)
            .map_err(|why| fault(format!("figures[{i}].span"), why))?;
    }
    for (i, series) in brief.series.iter().enumerate() {
        stated
            .check(&series.label)
            .map_err(|why| fault(format!("series[{i}].label"), why))?;
        for (j, point) in series.points.iter().enumerate() {
            let field = format!("series[{i}].points[{j}]");
            stated
                .check_point(point, series.is_rough())
                .map_err(|why| fault(field.clone(), why))?;
            stated
                .check(&point.x)
                .map_err(|why| fault(format!("{field}.x"), why))?;
        }
    }
    Ok(())
}

/// The texts of events, quote and points, by the name of their field.
fn voices(brief: &Brief) -> Vec<(String, &str)> {
    let mut voices = Vec::new();
    for (i, event) in brief.events.iter().enumerate() {
        voices.push((format!("events[{i}].text"), event.text.as_str()));
    }
    if let Some(quote) = &brief.quote {
        voices.push(("quote.text".to_owned(), quote.text.as_str()));
        voices.push(("quote.speaker".to_owned(), quote.speaker.as_str()));
    }
    for (i, point) in brief.points.iter().enumerate() {
        voices.push((format!("points[{i}]"), point.as_str()));
    }
    voices
}

impl Stated {
    fn by(article: &Article) -> Self {
        let lexicon = Lexicon::of(&article.language);
        let heads = article
            .title
            .iter()
            .chain(&article.deck)
            .chain(&article.summary);
        let body = article.blocks.iter().flat_map(|block| &block.sentences);
        let mut stated = Self {
            quantities: Vec::new(),
            seen: HashSet::new(),
            numerals: HashSet::new(),
            lexicon,
        };
        for passage in heads.chain(body) {
            stated.add(&passage.text);
            if joins_digits(&passage.text) {
                stated.add(&display(&passage.text, &article.language));
            }
        }
        let page =
            article
                .tags
                .iter()
                .chain([&article.byline, &article.published, &article.source]);
        page.for_each(|text| {
            stated.add(text);
            stated.add(&display(text, &article.language));
        });
        stated
    }

    fn add(&mut self, text: &str) {
        let tokens = tokens(text);
        self.numerals.extend(
            tokens
                .iter()
                .filter(|t| t.kind == Kind::Number)
                .map(|t| bare(t.text)),
        );
        // Months of a date such as 2024-03 come from their names.
        let months = tokens
            .iter()
            .filter_map(|t| crate::article::words::month(t.text));
        self.numerals
            .extend(months.map(|month| format!("{month:02}")));
        for mention in find(&tokens, self.lexicon) {
            let quantity = mention.quantity;
            if self.seen.insert(format!("{quantity:?}")) {
                self.quantities.push(quantity);
            }
        }
    }

    /// Every number of a text must be stated; the first that is not is named.
    fn check(&self, text: &str) -> Result<(), String> {
        let tokens = tokens(text);
        let mentions = find(&tokens, self.lexicon);
        for mention in &mentions {
            if !self
                .quantities
                .iter()
                .any(|known| says(known, &mention.quantity))
            {
                return Err(self.missing(text, mention));
            }
        }
        let mut covered = vec![false; tokens.len()];
        for mention in &mentions {
            covered[mention.tokens.clone()].fill(true);
        }
        let mut loose = tokens
            .iter()
            .enumerate()
            .filter(|(i, t)| t.kind == Kind::Number && !covered[*i]);
        match loose
            .find(|(i, t)| !self.numerals.contains(&bare(t.text)) && !self.is_value(&tokens, *i))
        {
            Some((_, t)) => Err(format!("the article states no {} (in \"{text}\")", t.text)),
            None => Ok(()),
        }
    }

    /// Year, month and day of an ISO date must be stated; pages write `9` for `09`.
    fn check_date(&self, date: &str) -> Result<(), String> {
        let stated = |part: &str| {
            self.numerals.contains(part) || self.numerals.contains(part.trim_start_matches('0'))
        };
        match date.split('-').find(|part| !stated(part)) {
            Some(part) => Err(format!("the article states no {part} (in \"{date}\")")),
            None => Ok(()),
        }
    }

    /// A point prints the plain value of a statement; where that is only about so much, the
    /// series must say so.
    fn check_point(&self, point: &Point, rough: bool) -> Result<(), String> {
        let value = Quantity::between(point.low, point.high);
        let stated = |quantity: &&Quantity| same_value(quantity, &value);
        if !self.quantities.iter().any(|known| stated(&known)) {
            return Err(format!(
                "the article states no {} to {}",
                point.low, point.high
            ));
        }
        let exact = |known: &Quantity| {
            let about = known.approx == Some(Approx::About);
            known.approx.is_none() || (rough && about)
        };
        let plain = |known: &Quantity| Quantity {
            approx: None,
            ..known.clone()
        };
        let tokens = tokens(&point.text);
        let shown = find(&tokens, self.lexicon);
        if shown.is_empty() {
            return self.check(&point.text);
        }
        match shown.iter().find(|mention| {
            let printed = &mention.quantity;
            !same_value(printed, &value)
                || !self
                    .quantities
                    .iter()
                    .any(|known| exact(known) && says(&plain(known), printed))
        }) {
            Some(mention) => Err(self.missing(&point.text, mention)),
            None => Ok(()),
        }
    }

    /// A printed figure may stand without the noun that makes it one: `336,000`.
    fn is_value(&self, tokens: &[crate::figures::tokens::Token], i: usize) -> bool {
        let value = crate::figures::value_at(tokens, i, self.lexicon);
        value.is_some_and(|value| {
            self.quantities.iter().any(|known| {
                known.unit == Unit::Count && same_value(known, &Quantity::between(value, value))
            })
        })
    }

    fn missing(&self, text: &str, mention: &Mention) -> String {
        let shown = mention.quantity.print(self.lexicon);
        let near = self
            .quantities
            .iter()
            .find(|known| same_value(known, &mention.quantity));
        match near {
            Some(known) => format!(
                "{shown} is stated as {} (in \"{text}\")",
                known.print(self.lexicon)
            ),
            None => format!("the article states no {shown} (in \"{text}\")"),
        }
    }
}

/// Same value, unit, currency and qualifier.
fn says(known: &Quantity, shown: &Quantity) -> bool {
    same_value(known, shown)
        && known.unit == shown.unit
        && known.currency == shown.currency
        && known.approx == shown.approx
}

/// Whether a text may be set so that its numbers read otherwise, as `5 500` and `1920×1080` do:
/// such a text is stated as it is set, too.
fn joins_digits(text: &str) -> bool {
    let mut threes = text.as_bytes().windows(3);
    threes.any(|w| w[0].is_ascii_digit() && matches!(w[1], b' ' | b'x') && w[2].is_ascii_digit())
}

/// The digits of a numeral.
fn bare(numeral: &str) -> String {
    numeral
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect()
}

/// The span must cut words that, read again, are worth the same.
fn span(figure: &Figure, article: &Article, lexicon: &Lexicon) -> Result<(), String> {
    let Some(words) = article.text.get(figure.span.start..figure.span.end) else {
        return Err(format!(
            "bytes {} to {} are not in the article",
            figure.span.start, figure.span.end
        ));
    };
    let same = |quantity: &Quantity| {
        (
            quantity.low,
            quantity.high,
            quantity.unit,
            quantity.currency,
        ) == (
            figure.low,
            figure.high,
            figure.unit,
            figure.currency.as_deref(),
        )
    };
    if words_say(words, lexicon, same) {
        Ok(())
    } else {
        Err(format!("\"{words}\" does not say {}", figure.text))
    }
}
