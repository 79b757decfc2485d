//! A key figure: what it prints, its values, its time and its span, held together.

use super::claims::periods;
use super::fields::Auditor;
use super::stated::Statement;
use crate::figures::tokens::{Kind, tokens};
use crate::figures::{Figure, Quantity, find, words_say};

impl Auditor<'_> {
    pub(super) fn figure(&mut self, field: &str, figure: &Figure) {
        let Figure {
            text,
            label,
            low,
            high,
            unit,
            currency,
            approx,
            period,
            when,
            sentence,
            span,
            span_of: _,
        } = figure;
        let worth = |quantity: &Quantity| {
            (quantity.low, quantity.high, quantity.unit, quantity.approx)
                == (*low, *high, *unit, *approx)
                && quantity.currency == currency.as_deref()
        };
        let stated = self.stated;
        let (text_field, least) = (format!("{field}.text"), low.or(*high));
        let alike: Vec<&Statement> = least
            .map_or(&[][..], |least| stated.worth(least))
            .iter()
            .filter(|known| worth(&known.quantity))
            .collect();
        let printed = alike.iter().copied().filter(|known| {
            known.quantity.print(stated.lexicon).replace('\u{a0}', " ")
                == text.replace('\u{a0}', " ")
        });
        let timely = |known: &&Statement| when.is_some() && known.when == *when;
        let printed: Vec<&Statement> = printed.collect();
        let proof = printed
            .iter()
            .copied()
            .find(|known| timely(known))
            .or(printed.first().copied());
        let place = proof.map(|known| {
            self.stated
                .place(&known.at, self.stated.words(&known.at).to_owned())
        });
        let stated_when = self.tells(&alike, when.as_deref());
        let ways = self.reader.compass.all(&tokens(label));
        let against = (ways.one().is_some() && !alike.is_empty()).then(|| {
            alike
                .iter()
                .all(|known| !known.near.none() && !known.near.holds(ways))
        });
        let nearest = alike.first().map(|known| {
            self.stated
                .place(&known.at, self.stated.words(&known.at).to_owned())
        });
        match place {
            Some(place) => self.found(&text_field, text.clone(), Ok(place)),
            None => self.figure_as_prose(&text_field, figure, alike.is_empty()),
        }
        if let Some(period) = period.as_deref()
            && !alike.is_empty()
            && !alike
                .iter()
                .any(|known| known.quantity.period == Some(period))
        {
            let why = "but the article states it of another stretch of time";
            self.wrong(&format!("{field}.period"), period, why, nearest.clone());
        }
        let named = periods(&tokens(label));
        let known = |known: &&Statement| match known.quantity.period {
            Some(period) => named.contains(&period),
            None => true,
        };
        if !named.is_empty() && !alike.is_empty() && !alike.iter().any(known) {
            let why = "but the article states it of another stretch of time";
            self.wrong(&format!("{field}.label"), label, why, nearest.clone());
        }
        if against == Some(true) {
            let why = format!(
                "a {}, but the article states it otherwise",
                ways.one().unwrap_or("change")
            );
            self.wrong(&format!("{field}.label"), label, &why, nearest.clone());
        }
        self.text(&format!("{field}.label"), label);
        if let Some(when) = when
            .as_deref()
            .filter(|_| !alike.is_empty() && !stated_when)
        {
            let why = "but the article says it of another time".to_owned();
            self.wrong(&format!("{field}.when"), when, &why, nearest);
        }
        if !sentence.is_empty()
            && !self
                .stated
                .heard
                .iter()
                .any(|heard| heard.text == *sentence)
        {
            self.text(&format!("{field}.sentence"), sentence);
        }
        if span.start < span.end
            && let Err(why) = self.span(figure)
        {
            self.wrong(&format!("{field}.span"), text, &why, None);
        }
    }

    /// A figure whose text is not what its values print as: someone wrote it by hand.
    fn figure_as_prose(&mut self, field: &str, figure: &Figure, unknown: bool) {
        let before = self.audit.mismatches.len();
        self.text(field, &figure.text);
        if self.audit.mismatches.len() > before {
            return;
        }
        let read = find(&tokens(&figure.text), self.reader.lexicon);
        let same = |quantity: &Quantity| {
            (quantity.low, quantity.high, quantity.unit) == (figure.low, figure.high, figure.unit)
                && quantity.currency == figure.currency.as_deref()
                && quantity.approx == figure.approx
        };
        let bare = read.is_empty() && figure.approx.is_none();
        let agrees = read.iter().any(|mention| same(&mention.quantity)) || (bare && !unknown);
        let (low, high) = (figure.low.or(figure.high), figure.high.or(figure.low));
        if let (false, Some(low), Some(high)) = (agrees, low, high) {
            let says = if low == high {
                format!("{low}")
            } else {
                format!("{low} to {high}")
            };
            let why = format!("but its text says {}", figure.text);
            self.wrong(&field.replace(".text", ".low"), &says, &why, None);
        }
    }

    /// Whether the article says one of some statements of this time: of that very date, or, where
    /// none has a date, in a sentence with its numbers or of this year or the next.
    pub(super) fn tells(&self, alike: &[&Statement], when: Option<&str>) -> bool {
        const RELATIVE: [&str; 12] = [
            "this",
            "last",
            "next",
            "previous",
            "ago",
            "earlier",
            "now",
            "today",
            "current",
            "yesterday",
            "tomorrow",
            "prior",
        ];
        let Some(when) = when else { return true };
        if alike
            .iter()
            .any(|known| known.when.as_deref() == Some(when))
        {
            return true;
        }
        let parts: Vec<&str> = when
            .split('-')
            .map(|part| part.trim_start_matches(['0', 'Q']))
            .collect();
        let year = |text: &str| text.get(..4).and_then(|year| year.parse::<i32>().ok());
        let beside = match (year(when), year(&self.article.published)) {
            (Some(when), Some(published)) => (when - published).abs() <= 1,
            _ => false,
        };
        alike
            .iter()
            .filter(|known| known.when.is_none())
            .any(|known| {
                let heard = &self.stated.heard[known.at.heard];
                let near = known.at.heard.saturating_sub(1)..=known.at.heard;
                let said = near.filter_map(|i| self.stated.heard.get(i)).any(|heard| {
                    parts
                        .first()
                        .is_some_and(|year| heard.numerals.contains(*year))
                });
                let relative = || {
                    let words = tokens(&heard.text);
                    words.iter().any(|token| token.is_any(&RELATIVE))
                };
                said || (beside && relative())
            })
    }

    /// The span must cut words that, read again, are worth the same.
    fn span(&self, figure: &Figure) -> Result<(), String> {
        let Some(words) = self.article.text.get(figure.span.start..figure.span.end) else {
            let (start, end) = (figure.span.start, figure.span.end);
            return Err(format!("but bytes {start} to {end} are not in the article"));
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
        if words_say(words, self.stated.lexicon, same) {
            return Ok(());
        }
        let digits = tokens(words).iter().any(|t| t.kind == Kind::Number);
        let what = if digits {
            "say another number"
        } else {
            "say no such number"
        };
        Err(format!(
            "but its bytes {} to {} {what}",
            figure.span.start, figure.span.end
        ))
    }
}
