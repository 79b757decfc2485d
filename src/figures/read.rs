//! The figures of an article: every sentence searched, each number named, all ordered.

use super::find::find;
use super::label::{Context, Label, MOST_WORDS, label};
use super::rank::{self, Reading};
use super::tokens::{Kind, Token, tokens};
use super::when::{self, When};
use super::{Figure, Mention, Series, SpanOf, numerals, series};
use crate::article::{Article, Passage, words};
use std::collections::HashSet;
use std::ops::Range;

/// More figures than this no editor would weigh.
const MOST: usize = 16;
/// So many sentences are searched; a longer text is a book.
const MOST_SENTENCES: usize = 20_000;

/// What the numbers of an article say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// The key figures, in the order an editor would lead with.
    pub figures: Vec<Figure>,
    /// Things measured over time, the longest first.
    pub series: Vec<Series>,
}

/// Reads the figures of an article.
pub fn read(article: &Article) -> Figures {
    let comma = decimal_comma(&article.language);
    let names = names(article);
    let count = article.sentences().count().clamp(1, MOST_SENTENCES);
    let heads = article
        .title
        .iter()
        .filter(|title| title.whole)
        .chain(&article.deck);
    let mut readings = Vec::new();
    for head in heads.clone() {
        readings.extend(read_sentence(head, None, &names, comma, 0.0));
    }
    readings.iter_mut().for_each(|reading| reading.led = true);
    let mut before: Option<&Passage> = None;
    for (i, sentence) in article.sentences().take(MOST_SENTENCES).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand sentences")]
        let depth = i as f64 / count as f64;
        readings.extend(read_sentence(sentence, before, &names, comma, depth));
        before = Some(sentence);
    }
    let series = series::find(&readings);
    let summary: Vec<Mention> = article
        .summary
        .iter()
        .flat_map(|cut| find(&tokens(&cut.text), comma))
        .collect();
    for reading in &mut readings {
        reading.led |= summary
            .iter()
            .any(|said| rank::same_value(&said.quantity, &reading.mention.quantity));
    }
    readings.retain(|reading| !reading.mention.restates);
    let mut merged = rank::merge(readings);
    rank::order(&mut merged);
    let figures = merged.iter().filter_map(figure).take(MOST).collect();
    Figures { figures, series }
}

/// Whether a language writes 2,5 for two and a half.
pub(crate) fn decimal_comma(language: &str) -> bool {
    !matches!(
        language,
        "en" | "zh" | "ja" | "ko" | "hi" | "th" | "he" | "ar"
    )
}

/// The value of the numeral at a token, with its scale.
pub(crate) fn value_at(tokens: &[Token], at: usize, comma: bool) -> Option<f64> {
    numerals::read(tokens, at, comma).map(|numeral| numeral.value)
}

/// A reading that can be printed.
fn figure(reading: &Reading) -> Option<Figure> {
    let label = reading.label.as_ref()?;
    let quantity = &reading.mention.quantity;
    Some(Figure {
        text: quantity.print(),
        label: label.text.clone(),
        low: quantity.low,
        high: quantity.high,
        unit: quantity.unit,
        currency: quantity.currency.map(str::to_owned),
        approx: quantity.approx,
        period: quantity.period.map(str::to_owned),
        when: reading.when.as_ref().map(|when| when.date.clone()),
        sentence: reading.sentence.text.clone(),
        span: reading.sentence.span(reading.bytes.clone()),
        span_of: SpanOf::File,
    })
}

/// Every number of a sentence, named.
fn read_sentence<'a>(
    sentence: &'a Passage,
    before: Option<&Passage>,
    names: &HashSet<String>,
    comma: bool,
    depth: f64,
) -> Vec<Reading<'a>> {
    let tokens = tokens(&sentence.text);
    if !tokens
        .iter()
        .any(|t| t.kind == Kind::Number || t.kind == Kind::Word)
    {
        return Vec::new();
    }
    let mentions = find(&tokens, comma);
    if mentions.is_empty() {
        return Vec::new();
    }
    let dates = when::dates(&tokens);
    let whens = when::assign(&tokens, &mentions, &dates);
    let ranges: Vec<Range<usize>> = dates.iter().map(|date| date.tokens.clone()).collect();
    let who = before.and_then(|before| antecedent(before, &tokens, names));
    let context = Context {
        text: &sentence.text,
        tokens: &tokens,
        dates: &ranges,
        names,
        who: who.as_deref(),
    };
    let mut readings: Vec<Reading> = Vec::new();
    let listed = listed_topic(&context, &mentions, &whens);
    for (mention, when) in mentions.into_iter().zip(whens) {
        let own = match &listed {
            Some(topic) => Some(named(topic, when.as_ref())),
            None => label(&context, &mention, when.as_ref()),
        };
        let label =
            own.or_else(|| same_thing_then(&tokens, &mention, when.as_ref(), readings.last()));
        let end = mention
            .noun
            .as_ref()
            .map_or(mention.tokens.end, |noun| noun.end.max(mention.tokens.end));
        let bytes = tokens[mention.tokens.start].start..tokens[end - 1].end();
        readings.push(Reading {
            mention,
            label,
            when,
            sentence,
            bytes,
            depth,
            led: false,
            times: 1,
        });
    }
    readings
}

/// `…, up from 6.6 percent in 2017`: the same thing at another time.
fn same_thing_then(
    tokens: &[Token],
    mention: &Mention,
    when: Option<&When>,
    last: Option<&Reading>,
) -> Option<Label> {
    let from = mention
        .tokens
        .start
        .checked_sub(1)
        .and_then(|i| tokens.get(i))?;
    let last = last.filter(|last| last.mention.quantity.unit == mention.quantity.unit)?;
    let measured = &last.label.as_ref()?.measured;
    (from.is("from") && when.is_some()).then(|| named(measured, when))
}

fn named(measured: &str, when: Option<&When>) -> Label {
    let dated = when.map(|when| format!("{measured}, {}", when.words));
    let text = dated
        .filter(|text| text.split_whitespace().count() <= MOST_WORDS)
        .unwrap_or_else(|| measured.to_owned());
    Label {
        text,
        measured: measured.to_owned(),
        quality: 2,
    }
}

/// What a row of dated amounts measures: `X was $11bn in 2024, $20bn in 2025 and $59bn in 2026`.
fn listed_topic(context: &Context, mentions: &[Mention], whens: &[Option<When>]) -> Option<String> {
    let row: Vec<usize> = (0..mentions.len())
        .filter(|&i| !mentions[i].restates)
        .collect();
    let first = &mentions[*row.first()?];
    let alike = row.iter().all(|&i| {
        mentions[i].quantity.unit == first.quantity.unit
            && mentions[i].quantity.currency == first.quantity.currency
    });
    let years: HashSet<&str> = row
        .iter()
        .filter_map(|&i| whens[i].as_ref())
        .map(|when| when.date.as_str())
        .collect();
    if row.len() < 3 || !alike || years.len() < row.len() {
        return None;
    }
    context.topic(first)
}

/// Words written with a capital inside a sentence: names.
fn names(article: &Article) -> HashSet<String> {
    let mut names = HashSet::new();
    for sentence in article.sentences().take(MOST_SENTENCES) {
        for word in sentence.text.split(' ').skip(1) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word
                .strip_suffix("'s")
                .or_else(|| word.strip_suffix("’s"))
                .unwrap_or(word);
            if word.starts_with(char::is_uppercase) && !words::is_function(word) {
                names.insert(word.to_owned());
            }
        }
    }
    names
}

/// The one party that the sentence before speaks of and this one does not name.
fn antecedent(before: &Passage, tokens_here: &[Token], names: &HashSet<String>) -> Option<String> {
    let there = tokens(&before.text);
    let mut found: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < there.len() {
        let token = &there[at];
        let bare = token.text.trim_end_matches("'s").trim_end_matches("’s");
        let name = token.kind == Kind::Word
            && token.text.starts_with(char::is_uppercase)
            && names.contains(bare)
            && bare.len() > 3;
        if !name {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while bare.len() == there[end - 1].text.len()
            && there
                .get(end)
                .is_some_and(|t| t.kind == Kind::Word && t.text.starts_with(char::is_uppercase))
        {
            end += 1;
        }
        let listed = there.get(end).is_some_and(|t| t.is_any(&[",", "and"]))
            || at.checked_sub(1).is_some_and(|i| {
                there[i].is_any(&[",", "and", "in", "through", "at", "including"])
            });
        let text = &before.text[token.start..there[end - 1].end()];
        let text = text
            .strip_suffix("'s")
            .or_else(|| text.strip_suffix("’s"))
            .unwrap_or(text);
        let modifies = there.get(end).is_some_and(|t| {
            t.is_content() && !words::is_finite(t.text) && words::verb(t.text).is_none()
        });
        let modifies = modifies && !token.text.ends_with("'s") && !token.text.ends_with("’s");
        if !listed
            && !modifies
            && !tokens_here
                .iter()
                .any(|t| t.text.trim_end_matches("'s").trim_end_matches("’s") == bare)
            && !found.contains(&text)
        {
            found.push(text);
        }
        at = end;
    }
    match found[..] {
        [one] => Some(one.to_owned()),
        _ => None,
    }
}
