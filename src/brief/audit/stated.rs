//! What an article states: every number of it, with its place, in an order that finds it.

use super::direction::{Compass, Ways};
use super::{Place, families};
use crate::article::{Article, Passage};
use crate::brief::typography::display;
use crate::figures::tokens::{Kind, Token, tokens};
use crate::figures::{Approx, Lexicon, Quantity, SpanOf, Unit, assign, dates, find, value_at};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// So often the same is kept: who repeats a number a thousand times says no more by it.
const REPEATS: u8 = 6;
/// So many mismatches are shown what is nearest to them.
const LOOKS: u8 = 40;
/// Letters of a sentence that a message shows on each side of a number.
const AROUND: usize = 60;

/// A number in a sentence of the article.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) quantity: Quantity,
    /// The time that it speaks of.
    pub(super) when: Option<String>,
    /// Which way its own words point.
    pub(super) near: Ways,
    pub(super) at: At,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At {
    /// The sentence, by its number.
    pub(super) heard: usize,
    /// The bytes in it.
    pub(super) bytes: Range<usize>,
}

/// A sentence or line of the article.
#[derive(Debug)]
pub(super) struct Heard<'a> {
    pub(super) text: Cow<'a, str>,
    /// Its place, unless it is a tag or the like.
    passage: Option<&'a Passage>,
    /// Which ways its words point.
    pub(super) ways: Ways,
    /// Every number that no figure covers, digits alone.
    pub(super) numerals: HashSet<String>,
}

/// All that makes two numbers say the same.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Said {
    /// The ends, by their bits.
    values: [Option<u64>; 2],
    unit: Unit,
    /// Currency, period and measure.
    of: [Option<&'static str>; 3],
    approx: Option<Approx>,
    ratio: Option<(u32, u32)>,
    when: Option<String>,
    near: Ways,
}

impl Said {
    fn of(quantity: &Quantity, when: Option<String>, near: Ways) -> Self {
        Self {
            values: [quantity.low, quantity.high].map(|end| end.map(f64::to_bits)),
            unit: quantity.unit,
            of: [quantity.currency, quantity.period, quantity.measure],
            approx: quantity.approx,
            ratio: quantity.ratio,
            when,
            near,
        }
    }
}

/// What an article states.
#[derive(Debug)]
pub(super) struct Stated<'a> {
    pub(super) heard: Vec<Heard<'a>>,
    /// By their lower value.
    pub(super) statements: Vec<Statement>,
    /// Numbers that are no figures (years, days, times, small ones), by their digits.
    pub(super) numerals: HashMap<String, At>,
    /// The same by their value, in words too.
    pub(super) values: HashMap<u64, At>,
    /// Those in words alone: `three people` is no figure, and `3 hurt` may be one.
    pub(super) spelt: HashMap<u64, At>,
    /// Names with digits, without marks and spaces: `a350`, `covid19`.
    pub(super) names: HashMap<String, At>,
    /// Words for numbers, by family: `doubled` and `twice` are one.
    pub(super) families: BTreeMap<usize, At>,
    /// How often what is nearest is still looked for: each look weighs hundreds of sentences.
    pub(super) looks: Cell<u8>,
    seen: HashMap<Said, u8>,
    pub(super) lexicon: &'static Lexicon,
    compass: Compass,
    span_of: SpanOf,
}

impl<'a> Stated<'a> {
    pub(super) fn by(article: &'a Article) -> Self {
        let language = article.language.as_str();
        let mut stated = Self {
            heard: Vec::new(),
            statements: Vec::new(),
            numerals: HashMap::new(),
            values: HashMap::new(),
            spelt: HashMap::new(),
            names: HashMap::new(),
            families: BTreeMap::new(),
            looks: Cell::new(LOOKS),
            seen: HashMap::new(),
            lexicon: Lexicon::of(language),
            compass: Compass::of(language),
            span_of: if article.own_text {
                SpanOf::Text
            } else {
                SpanOf::File
            },
        };
        let body = article.blocks.iter().flat_map(|block| &block.sentences);
        // The body first, so that a proof is a sentence of it where there is one.
        let heads = article.title.iter().chain(&article.deck);
        for passage in body.chain(heads).chain(&article.summary) {
            stated.add(Cow::Borrowed(&passage.text), Some(passage));
            if joins_digits(&passage.text) {
                stated.add(display(&passage.text, language).into(), Some(passage));
            }
        }
        let page =
            article
                .tags
                .iter()
                .chain([&article.byline, &article.published, &article.source]);
        for text in page {
            stated.add(Cow::Borrowed(text), None);
            let set = display(text, language);
            if set != *text {
                stated.add(set.into(), None);
            }
        }
        stated
            .statements
            .sort_by(|a, b| a.quantity.values().0.total_cmp(&b.quantity.values().0));
        stated
    }

    fn add(&mut self, text: Cow<'a, str>, passage: Option<&'a Passage>) {
        let heard = self.heard.len();
        let mut own = HashSet::new();
        let ways = {
            let tokens = tokens(&text);
            let mentions = find(&tokens, self.lexicon);
            let mut covered = vec![false; tokens.len()];
            if !mentions.is_empty() {
                let dates = dates(&tokens);
                let whens = assign(&tokens, &mentions, &dates);
                for (mention, when) in mentions.into_iter().zip(whens) {
                    covered[mention.tokens.clone()].fill(true);
                    let near = self.compass.near(&tokens, &mention.tokens);
                    let when = when.map(|when| when.date);
                    let key = Said::of(&mention.quantity, when.clone(), near);
                    let times = self.seen.entry(key).or_default();
                    if *times < REPEATS {
                        *times += 1;
                        let at = At {
                            heard,
                            bytes: bytes(&tokens, &mention.tokens),
                        };
                        let quantity = mention.quantity;
                        self.statements.push(Statement {
                            quantity,
                            when,
                            near,
                            at,
                        });
                    }
                }
            }
            for (i, token) in tokens.iter().enumerate() {
                let at = || At {
                    heard,
                    bytes: token.start..token.end(),
                };
                for name in names(&tokens, i) {
                    self.names.entry(name).or_insert_with(at);
                }
                if let Some(family) = families::of(token) {
                    self.families.entry(family).or_insert_with(at);
                }
                // Months of a date such as 2024-03 come from their names.
                if let Some(month) = crate::article::words::month(token.text) {
                    own.insert(month.to_string());
                }
                if covered[i] {
                    continue;
                }
                if token.kind == Kind::Number {
                    self.numerals.entry(bare(token.text)).or_insert_with(at);
                    own.insert(bare(token.text).trim_start_matches('0').to_owned());
                }
                if let Some(value) = value_at(&tokens, i, self.lexicon) {
                    self.values.entry(value.to_bits()).or_insert_with(at);
                    if token.kind == Kind::Word {
                        self.spelt.entry(value.to_bits()).or_insert_with(at);
                    }
                }
            }
            self.compass.all(&tokens)
        };
        self.heard.push(Heard {
            text,
            passage,
            ways,
            numerals: own,
        });
    }

    /// The statements whose lower value lies within two bounds.
    pub(super) fn within(&self, least: f64, most: f64) -> &[Statement] {
        let value = |statement: &Statement| statement.quantity.values().0;
        let start = self.statements.partition_point(|s| value(s) < least);
        let end = self.statements.partition_point(|s| value(s) <= most);
        self.statements
            .get(start..end.max(start))
            .unwrap_or_default()
    }

    /// The statements whose lower value is this, to the last digit.
    pub(super) fn worth(&self, value: f64) -> &[Statement] {
        let slack = 1e-9 * value.abs();
        self.within(value - slack, value + slack)
    }

    /// A place in words, for a message or a report.
    pub(super) fn place(&self, at: &At, states: String) -> Place {
        let heard = &self.heard[at.heard];
        let exact = heard
            .passage
            .is_some_and(|passage| *passage.text == *heard.text);
        let span = heard.passage.map(|passage| {
            let whole = 0..passage.text.len();
            passage.span(if exact { at.bytes.clone() } else { whole })
        });
        Place {
            states,
            sentence: heard.text.clone().into_owned(),
            near: around(&heard.text, &at.bytes),
            span,
            span_of: self.span_of,
        }
    }

    /// The words at a place.
    pub(super) fn words(&self, at: &At) -> &str {
        self.heard[at.heard]
            .text
            .get(at.bytes.clone())
            .unwrap_or_default()
    }
}

/// The bytes of a range of tokens.
pub(super) fn bytes(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let start = tokens.get(range.start).map_or(0, |t| t.start);
    let last = range.end.checked_sub(1).and_then(|i| tokens.get(i));
    start..last.map_or(start, Token::end).max(start)
}

/// The names with digits that a token takes part in, without marks and spaces: itself, with the
/// word before it, with the word after it.
pub(super) fn names(tokens: &[Token], at: usize) -> Vec<String> {
    let token = &tokens[at];
    let plain = |text: &str| -> String {
        let text = super::claims::owner(text);
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    match token.kind {
        // Most words are letters of ASCII.
        Kind::Word if token.text.bytes().all(|b| b.is_ascii_alphabetic()) => Vec::new(),
        Kind::Word if token.text.contains(|c: char| c.is_numeric()) => vec![plain(token.text)],
        Kind::Number => {
            let mut names = Vec::new();
            let dash = usize::from(at > 0 && tokens[at - 1].is_dash());
            if let Some(before) = at.checked_sub(1 + dash).and_then(|i| tokens.get(i))
                && before.kind == Kind::Word
            {
                names.push(plain(before.text) + &bare(token.text));
            }
            let dash = usize::from(tokens.get(at + 1).is_some_and(Token::is_dash));
            if let Some(after) = tokens.get(at + 1 + dash)
                && after.kind == Kind::Word
            {
                names.push(bare(token.text) + &plain(after.text));
            }
            names
        }
        _ => Vec::new(),
    }
}

/// Whether a text may be set so that its numbers read otherwise, as `5 500` and `1920×1080` do:
/// such a text is stated as it is set, too.
fn joins_digits(text: &str) -> bool {
    let mut threes = text.as_bytes().windows(3);
    threes.any(|w| w[0].is_ascii_digit() && matches!(w[1], b' ' | b'x') && w[2].is_ascii_digit())
}

/// The digits of a numeral.
pub(super) fn bare(numeral: &str) -> String {
    numeral
        .chars()
        .filter(|c| c.is_numeric() || *c == '.')
        .collect()
}

/// A sentence around some bytes of it, with an ellipsis where it goes on.
fn around(text: &str, bytes: &Range<usize>) -> String {
    let before = text.get(..bytes.start).unwrap_or_default();
    let after = text.get(bytes.end..).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND).map(|(i, _)| i);
    let end = after.char_indices().nth(AROUND).map(|(i, _)| bytes.end + i);
    let start = start.map(|i| i + text.get(i..).and_then(|t| t.find(' ')).map_or(0, |s| s + 1));
    let end = end.map(|i| {
        text.get(..i)
            .and_then(|t| t.rfind(' '))
            .unwrap_or(i)
            .max(bytes.end)
    });
    let cut = text
        .get(start.unwrap_or(0).min(bytes.start)..end.unwrap_or(text.len()))
        .unwrap_or_default();
    let (open, close) = (
        if start.is_some() { "… " } else { "" },
        if end.is_some() { " …" } else { "" },
    );
    format!("{open}{cut}{close}")
}
