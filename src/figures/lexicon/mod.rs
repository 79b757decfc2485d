//! How a language writes numbers: one table for each, from which they are found, read and
//! printed.

mod en;
mod money;
mod style;

pub(super) use money::{code_of, sign_of};
pub(super) use style::{Side, Style};

use super::Approx;
use crate::article::primary;

/// Words that mean one value.
pub(super) type Words<T> = &'static [(&'static [&'static str], T)];

/// How a language writes numbers. A phrase may be several words, or letters of a script
/// without spaces; lists of single words are parted by spaces, spellings of one by `/`.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// The language, without its region.
    pub(super) language: &'static str,
    /// Whether it writes `2,5` for two and a half.
    pub(super) comma: bool,
    /// Whether a plain space groups digits: `5 500`.
    pub(super) spaced: bool,
    /// What scale words are worth. One Latin letter must be glued to its number.
    pub(super) scales: Words<f64>,
    /// From this scale on a scale word takes all that stands before it: `3 mil millones`,
    /// `2千億`; smaller ones only the digits before them. None where numbers have one scale word.
    pub(super) sections: Option<f64>,
    /// Whether such parts add up: `1億2000万`, `10 bin 500`.
    pub(super) sums: bool,
    /// Number words from zero on.
    pub(super) small: &'static str,
    /// Number words of the tens; the first two places are empty.
    pub(super) tens: &'static str,
    /// The word of a hundred after a number word.
    pub(super) hundred: &'static str,
    /// Digits that are letters, from zero on: `〇一二三`.
    pub(super) digits: &'static str,
    /// Words that are a one before a scale word: `a million`.
    pub(super) one: &'static [&'static str],
    /// What stands between a number and its unit or noun: `millions d’euros`.
    pub(super) of: &'static [&'static str],
    /// Words of currencies, by code; signs and codes are the same in all languages.
    pub(super) currencies: Words<&'static str>,
    /// Per cent, after the number.
    pub(super) percent: &'static [&'static str],
    /// Per cent, before the number: `yüzde 42`.
    pub(super) percent_before: &'static [&'static str],
    /// Percentage points, after the number.
    pub(super) points: &'static [&'static str],
    /// Factors, after the number: `fold`.
    pub(super) times: &'static [&'static str],
    /// Factors when one of [`Lexicon::compared`] follows: `times as many`.
    pub(super) times_if: &'static [&'static str],
    /// What makes `times` a factor.
    pub(super) compared: &'static [&'static str],
    /// Factors said in one word: `doubled`.
    pub(super) factors: Words<f64>,
    /// Shares said in one phrase: `ein Viertel`.
    pub(super) shares: Words<(u32, u32)>,
    /// Names of parts, which a number before them counts: `two thirds`.
    pub(super) parts: Words<u32>,
    /// What stands between the part and the whole: `one in ten`.
    pub(super) in_whole: &'static [&'static str],
    /// What stands between the whole and the part: `3分の1`.
    pub(super) of_whole: &'static [&'static str],
    /// Measures that are printed with their number, and how. One Latin letter must not be glued.
    pub(super) measures: Words<&'static str>,
    /// Qualifiers before a number, the longest first.
    pub(super) before: &'static [(&'static str, Approx)],
    /// Qualifiers after a number.
    pub(super) after: &'static [(&'static str, Approx)],
    /// What joins the ends of a range, and the word that must not stand before it.
    pub(super) to: &'static [(&'static str, &'static str)],
    /// What joins the ends of a range when the other word stands before it: `between … and`.
    pub(super) and: &'static [(&'static str, &'static str)],
    /// What makes a unit of time a period: `a`, `per`.
    pub(super) per: &'static [&'static str],
    /// Units of time.
    pub(super) spans: Words<&'static str>,
    /// Adverbs and adjectives of a period: `annually`.
    pub(super) often: Words<&'static str>,
    /// Months, January first; with a capital where the language writes one.
    pub(super) months: &'static str,
    /// What follows a number that tells a time: `pm`, `Uhr`.
    pub(super) clock: &'static [&'static str],
    /// What follows a number that is a stretch of time or an age.
    pub(super) stretches: &'static [&'static str],
    /// What may stand between a number and its stretch: `three more days`.
    pub(super) fillers: &'static [&'static str],
    /// What stands before a number that only names: `version`.
    pub(super) named: &'static [&'static str],
    /// What makes four digits a count rather than a year.
    pub(super) counted: &'static [&'static str],
    /// Whether its nouns have capitals.
    pub(super) capitals: bool,
    /// How it prints numbers.
    pub(super) style: Style,
}

/// A language of which nothing is known but how it marks decimals.
const BARE: Lexicon = Lexicon {
    language: "",
    comma: true,
    spaced: false,
    scales: &[],
    sections: None,
    sums: false,
    small: "",
    tens: "",
    hundred: "",
    digits: "",
    one: &[],
    of: &[],
    currencies: &[],
    percent: &["%"],
    percent_before: &[],
    points: &[],
    times: &["x", "×"],
    times_if: &[],
    compared: &[],
    factors: &[],
    shares: &[],
    parts: &[],
    in_whole: &[],
    of_whole: &[],
    measures: &[],
    before: &[],
    after: &[],
    to: &[],
    and: &[],
    per: &[],
    spans: &[],
    often: &[],
    months: "",
    clock: &[],
    stretches: &[],
    fillers: &[],
    named: &[],
    counted: &[],
    capitals: false,
    style: style::ENGLISH,
};

static EN: Lexicon = en::EN;
/// Languages without a table: English words, as most of them borrow some.
static POINT: Lexicon = Lexicon {
    language: "",
    ..en::EN
};
static COMMA: Lexicon = Lexicon {
    language: "",
    comma: true,
    ..en::EN
};

impl Lexicon {
    /// The table of a language, by its BCP 47 code.
    pub(crate) fn of(language: &str) -> &'static Self {
        match primary(language) {
            "en" => &EN,
            "zh" | "ja" | "ko" | "hi" | "th" | "he" | "ar" => &POINT,
            _ => &COMMA,
        }
    }
}
