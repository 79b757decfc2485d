//! The figures of an article: every sentence searched, each number named, all ordered.

use super::clause;
use super::find::find;
use super::label::{Context, Label, MOST_WORDS, label, named};
use super::lexicon::Lexicon;
use super::owned::awaits;
use super::phrase::is_verb;
use super::rank::{self, Reading};
use super::tokens::{Kind, Token, spelt, tokens};
use super::when::{self, When};
use super::who::{Names, antecedent, main_party, names};
use super::{Figure, Mention, Quantity, Series, SpanOf, Unit, numerals, series};
use crate::article::{Article, Passage};
use std::collections::HashSet;
use std::ops::Range;

/// More figures than this no editor would weigh.
const MOST: usize = 16;
/// So many sentences are searched; a longer text is a book.
const MOST_SENTENCES: usize = 20_000;
/// Bytes of the longest sentence that is searched; a longer one is a table without its lines.
const LONGEST_SENTENCE: usize = 3_000;
/// So many numbers are weighed against each other.
const MOST_READINGS: usize = 2_000;

/// What the numbers of an article say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// The key figures, in the order an editor would lead with.
    pub figures: Vec<Figure>,
    /// Things measured over time, the longest first.
    pub series: Vec<Series>,
}

/// What is known of an article before its sentences are read.
struct Known {
    names: Names,
    main: Option<String>,
    lexicon: &'static Lexicon,
}

/// Reads the figures of an article. A figure without a label is none, so languages without a
/// table have no figures.
pub fn read(article: &Article) -> Figures {
    let lexicon = Lexicon::of(&article.language);
    if !lexicon.is_known() {
        return Figures::default();
    }
    let names = names(article);
    let known = Known {
        main: main_party(article, &names),
        names,
        lexicon,
    };
    let count = article.sentences().count().clamp(1, MOST_SENTENCES);
    let heads = article
        .title
        .iter()
        .filter(|title| title.whole)
        .chain(&article.deck);
    let mut readings = Vec::new();
    for head in heads.clone() {
        readings.extend(read_sentence(head, None, &known, 0.0));
    }
    for reading in &mut readings {
        reading.led = true;
        reading.head = true;
    }
    let titled: Vec<f64> = article
        .title
        .iter()
        .filter(|title| title.whole)
        .flat_map(|title| numerals_of(title, lexicon))
        .collect();
    let mut before: Option<&Passage> = None;
    for (i, sentence) in article.sentences().take(MOST_SENTENCES).enumerate() {
        let depth = i as f64 / count as f64;
        readings.extend(read_sentence(sentence, before, &known, depth));
        before = Some(sentence);
        if readings.len() > MOST_READINGS {
            break;
        }
    }
    // What the file spells otherwise than it reads (folded lines, escapes) cannot be cut out
    // of it; it only counts as having been said.
    let (mut readings, untraced): (Vec<_>, Vec<_>) = readings
        .into_iter()
        .partition(|reading| is_traceable(reading, article, lexicon));
    // What makes a row of numbers one thing over time is known in English only.
    let series = if lexicon.is_english() {
        series::find(&readings, lexicon)
    } else {
        Vec::new()
    };
    let summary: Vec<Mention> = article
        .summary
        .iter()
        .flat_map(|cut| find(&tokens(&cut.text), lexicon))
        .collect();
    for reading in &mut readings {
        // `37 dead in ferry fire`: the title need not say it as a figure.
        let quantity = &reading.mention.quantity;
        reading.titled = (quantity.unit != Unit::Percent && titled.contains(&quantity.values().0))
            || reading.head;
        reading.led |= reading.titled;
        let untraced = untraced.iter().filter(|untraced| untraced.led);
        let mut said = summary
            .iter()
            .chain(untraced.map(|untraced| &untraced.mention));
        reading.led |= said.any(|said| rank::same_value(&said.quantity, &reading.mention.quantity));
    }
    readings.retain(|reading| !reading.mention.restates);
    let mut merged = rank::merge(readings);
    rank::order(&mut merged);
    let span_of = if article.own_text {
        SpanOf::Text
    } else {
        SpanOf::File
    };
    let figures = merged
        .iter()
        .filter_map(|reading| figure(reading, lexicon))
        .map(|figure| Figure { span_of, ..figure })
        .take(MOST)
        .collect();
    Figures { figures, series }
}

/// Every number that a title holds, years and all.
fn numerals_of(title: &Passage, lexicon: &Lexicon) -> Vec<f64> {
    let tokens = tokens(&title.text);
    (0..tokens.len())
        .filter_map(|at| value_at(&tokens, at, lexicon))
        .filter(|value| *value > 3.0)
        .collect()
}

/// The value of the numeral at a token, with its scale.
pub(crate) fn value_at(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<f64> {
    numerals::read(tokens, at, lexicon).map(|numeral| numeral.value)
}

/// Whether the bytes of a reading say in the file what it was read as.
fn is_traceable(reading: &Reading, article: &Article, lexicon: &Lexicon) -> bool {
    let span = reading.sentence.span(reading.bytes.clone());
    let quantity = &reading.mention.quantity;
    article.text.get(span.start..span.end).is_some_and(|words| {
        words_say(words, lexicon, |said| {
            (said.low, said.high, said.unit, said.currency)
                == (
                    quantity.low,
                    quantity.high,
                    quantity.unit,
                    quantity.currency,
                )
        })
    })
}

/// Whether words of a file, markup and all, hold a number of which something is so.
pub(crate) fn words_say(words: &str, lexicon: &Lexicon, is_so: impl Fn(&Quantity) -> bool) -> bool {
    let words = Passage::of_markup(words);
    let mentions = find(&tokens(&words), lexicon);
    mentions.iter().any(|mention| is_so(&mention.quantity))
}

/// A reading that can be printed.
fn figure(reading: &Reading, lexicon: &Lexicon) -> Option<Figure> {
    let label = reading.label.as_ref()?;
    let quantity = &reading.mention.quantity;
    Some(Figure {
        text: quantity.print(lexicon),
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
    known: &Known,
    depth: f64,
) -> Vec<Reading<'a>> {
    if sentence.text.len() > LONGEST_SENTENCE {
        return Vec::new();
    }
    let tokens = tokens(&sentence.text);
    if !tokens
        .iter()
        .any(|t| t.kind == Kind::Number || t.kind == Kind::Word)
    {
        return Vec::new();
    }
    let mentions = find(&tokens, known.lexicon);
    if mentions.is_empty() {
        return Vec::new();
    }
    let lexicon = known.lexicon;
    let english = lexicon.is_english();
    let dates = if english {
        when::dates(&tokens)
    } else {
        Vec::new()
    };
    let whens = when::assign(&tokens, &mentions, &dates);
    let numbers = mentions.iter().map(|mention| mention.tokens.clone());
    let taken: Vec<Range<usize>> = dates
        .iter()
        .map(|date| date.tokens.clone())
        .chain(numbers)
        .collect();
    let who =
        before.and_then(|before| antecedent(before, &tokens, &known.names, known.main.as_deref()));
    let context = Context {
        tokens: &tokens,
        taken: &taken,
        names: &known.names,
        main: known.main.as_deref(),
        who: who.as_deref(),
    };
    let mut readings: Vec<Reading> = Vec::new();
    let listed = listed_topic(&context, &mentions, &whens).filter(|_| english);
    let other = clause::Sentence {
        text: &sentence.text,
        tokens: &tokens,
        lexicon,
    };
    for (mention, when) in mentions.into_iter().zip(whens) {
        let own = match &listed {
            Some(topic) => Some(named(topic, when.as_ref())),
            None if english => label(&context, &mention, when.as_ref()),
            None => clause::label(&other, &mention),
        };
        let label =
            own.or_else(|| same_thing_then(&tokens, &mention, when.as_ref(), readings.last()));
        let label = label.map(|label| match falls_short(&tokens, &mention) {
            true => aimed(label, readings.last()),
            false => label,
        });
        let compared = is_compared(&tokens, &mention, label.as_ref());
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
            compared,
            head: false,
            titled: false,
            times: 1,
        });
    }
    readings
}

/// `just shy of`, `missing`: what was said before is held against a target of its own kind, while
/// what lies `above` one may be of another.
fn falls_short(tokens: &[Token], mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let words = ["shy", "short", "missing", "missed", "beating", "exceeding"];
    tokens[start.saturating_sub(6)..start]
        .iter()
        .any(|t| t.is_any(&words))
}

/// `cut emissions by 42.6%, just shy of Labor’s 43% target`: what the target is for.
fn aimed(label: Label, last: Option<&Reading>) -> Label {
    let before = last.and_then(|last| last.label.as_ref());
    let change = before
        .filter(|_| label.measured == "target")
        .and_then(|before| {
            let measured = before.measured.as_str();
            let plain = measured
                .strip_prefix("expected ")
                .or(measured.strip_prefix("forecast "));
            Some(plain.unwrap_or(measured)).filter(|text| text.contains(" in "))
        });
    let text = change.map(|change| {
        label
            .text
            .replacen("target", &format!("target {change}"), 1)
    });
    match text.filter(|text| text.split(' ').count() <= MOST_WORDS) {
        Some(text) => Label { text, ..label },
        None => label,
    }
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
    // `grew 1.1% in the quarter, 3.8% year on year`
    let yearly = [
        "year on year",
        "year-on-year",
        "year over year",
        "year-over-year",
    ];
    let yearly = yearly
        .iter()
        .any(|words| spelt(tokens, mention.tokens.end, words).is_some());
    if yearly
        && from.is_any(&[",", "and", "or"])
        && let Some(measured) = last
            .filter(|last| last.mention.quantity.unit == mention.quantity.unit)
            .and_then(|last| last.label.as_ref())
            .map(|label| label.measured.split(", ").next().unwrap_or_default())
    {
        return Some(Label {
            quality: 1,
            ..named(&format!("{measured}, year on year"), None)
        });
    }
    let last = last.filter(|last| last.mention.quantity.unit == mention.quantity.unit)?;
    let measured = &last.label.as_ref()?.measured;
    (from.is("from") && when.is_some()).then(|| named(measured, when))
}

/// Whether a number is only held against another: `just shy of a 43% target`, `up from 6%`.
fn is_compared(tokens: &[Token], mention: &Mention, label: Option<&Label>) -> bool {
    let beside = [
        "from",
        "than",
        "versus",
        "against",
        "compared",
        "shy",
        "previous",
        "previously",
        "earlier",
        "original",
    ];
    let aimed = [
        "target",
        "forecast",
        "projected",
        "estimate",
        "goal",
        "analysts",
    ];
    let experts = tokens
        .get(..mention.tokens.start)
        .unwrap_or_default()
        .iter()
        .any(|t| t.is_any(&["analysts", "economists", "forecasters"]));
    let before = tokens
        .get(mention.tokens.start.saturating_sub(4)..mention.tokens.start)
        .unwrap_or_default();
    // `since 2009, when 94 people drowned`
    let early = tokens.get(..mention.tokens.start).unwrap_or_default();
    let when = early.iter().rposition(|t| t.is("when"));
    let then = when.is_some_and(|when| {
        early[..when]
            .iter()
            .rev()
            .take(3)
            .any(|t| t.kind == Kind::Number && t.text.len() == 4)
    });
    if then {
        return true;
    }
    let named = label.is_some_and(|label| aimed.iter().any(|word| label.text.contains(word)));
    let awaited = awaits(tokens, mention.tokens.end);
    let guessed = experts && label.is_some_and(|label| label.text.contains("expected"));
    let aside = is_aside(tokens, &mention.tokens);
    named || awaited || guessed || aside || before.iter().any(|t| t.is_any(&beside))
}

/// `a bill that raised spending by $300 billion will add to`: said on the way to something else.
fn is_aside(tokens: &[Token], number: &Range<usize>) -> bool {
    let relative = (1..number.start)
        .rev()
        .take_while(|&i| !tokens[i].is_break())
        .find(|&i| tokens[i].is("that") && tokens[i - 1].is_content() && is_verb(tokens, i + 1));
    let goes_on = || {
        (number.end..tokens.len())
            .take_while(|&i| !tokens[i].is_break() && !tokens[i].is("and"))
            .any(|i| tokens[i].class().auxiliary)
    };
    relative.is_some() && goes_on()
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
    // `rent was …, wages were …` says something new each time.
    let between = first.tokens.end..mentions[*row.last()?].tokens.start;
    if context
        .tokens
        .get(between)?
        .iter()
        .any(|t| t.class().auxiliary)
    {
        return None;
    }
    context.topic(first)
}

/// Whether the printed text of a figure, read in its language, says the figure's value, unit,
/// currency and qualifier. A bare count may lack the noun that makes it one.
#[must_use]
pub fn reads_back(figure: &Figure, language: &str) -> bool {
    let lexicon = Lexicon::of(language);
    let tokens = tokens(&figure.text);
    let mentions = find(&tokens, lexicon);
    let values =
        |quantity: &Quantity| (quantity.low, quantity.high, quantity.unit, quantity.approx);
    if let Some(mention) = mentions.first() {
        let same =
            values(&mention.quantity) == (figure.low, figure.high, figure.unit, figure.approx);
        return same && mention.quantity.currency == figure.currency.as_deref();
    }
    let number = (0..tokens.len()).find_map(|at| value_at(&tokens, at, lexicon));
    figure.unit == super::Unit::Count && number == figure.low.or(figure.high)
}
