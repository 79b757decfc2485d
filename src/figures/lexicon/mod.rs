//! How a language writes numbers: one table for each, from which they are found, read and
//! printed.

mod ar;
mod clause;
mod de;
mod east;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod money;
mod nl;
mod openings;
mod pt;
mod style;
mod tr;

pub(super) use clause::{Clause, Nouns};
pub(super) use money::{code_of, sign_of};
pub(super) use openings::Openings;
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
    /// What its clauses are made of.
    pub(super) clause: Clause,
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
    clause: clause::NONE,
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

static DE: Lexicon = de::DE;
static DE_CH: Lexicon = de::DE_CH;
static FR: Lexicon = fr::FR;
static FR_CA: Lexicon = fr::FR_CA;
static ES: Lexicon = es::ES;
static ES_MX: Lexicon = es::ES_MX;
static PT: Lexicon = pt::PT;
static PT_PT: Lexicon = pt::PT_PT;
static IT: Lexicon = it::IT;
static NL: Lexicon = nl::NL;
static TR: Lexicon = tr::TR;
static ZH: Lexicon = east::ZH;
static ZH_HANT: Lexicon = east::ZH_HANT;
static ZH_TW: Lexicon = east::ZH_TW;
static JA: Lexicon = east::JA;
static KO: Lexicon = east::KO;
static AR: Lexicon = ar::AR;
static AR_WEST: Lexicon = ar::AR_WEST;
static HI: Lexicon = hi::HI;

/// Every table.
static ALL: [&Lexicon; 22] = [
    &EN, &POINT, &COMMA, &DE, &DE_CH, &FR, &FR_CA, &ES, &ES_MX, &PT, &PT_PT, &IT, &NL, &TR, &ZH,
    &ZH_HANT, &ZH_TW, &JA, &KO, &AR, &AR_WEST, &HI,
];

/// Regions where Spanish has a point before decimals.
const SPANISH_POINT: [&str; 11] = [
    "MX", "US", "GT", "HN", "NI", "PA", "SV", "PR", "DO", "PE", "419",
];

impl Lexicon {
    /// The table of a language, by its BCP 47 code.
    pub(crate) fn of(tag: &str) -> &'static Self {
        let parts = tag.split(['-', '_']).skip(1);
        let is = |wanted: &[&str]| {
            parts
                .clone()
                .any(|part| wanted.iter().any(|w| part.eq_ignore_ascii_case(w)))
        };
        match primary(tag) {
            "en" => &EN,
            "de" if is(&["CH", "LI"]) => &DE_CH,
            "de" => &DE,
            "fr" if is(&["CA"]) => &FR_CA,
            "fr" => &FR,
            "es" if is(&SPANISH_POINT) => &ES_MX,
            "es" => &ES,
            "pt" if is(&["PT", "AO", "MZ", "CV"]) => &PT_PT,
            "pt" => &PT,
            "it" => &IT,
            "nl" => &NL,
            "tr" => &TR,
            "zh" if is(&["TW"]) => &ZH_TW,
            "zh" if is(&["HK", "MO", "Hant"]) => &ZH_HANT,
            "zh" => &ZH,
            "ja" => &JA,
            "ko" => &KO,
            "ar" if is(&["MA", "DZ", "TN"]) => &AR_WEST,
            "ar" => &AR,
            "hi" => &HI,
            "th" | "he" => &POINT,
            _ => &COMMA,
        }
    }

    /// Whether figures are read in this language.
    pub(crate) fn is_known(&self) -> bool {
        !self.language.is_empty()
    }

    /// Whether it is English, whose clauses are known best.
    pub(super) fn is_english(&self) -> bool {
        self.language == "en"
    }

    /// What a printed figure says of how exact it is, and the rest: `rund` and `42\u{a0}%`.
    pub(crate) fn apart<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        let style = &self.style;
        if let Some(rest) = text
            .strip_prefix(style.about.0)
            .filter(|_| !style.about.0.is_empty())
        {
            return (style.about_word, rest);
        }
        let prefixes = [style.up_to.0, style.under.0];
        let words = prefixes
            .into_iter()
            .filter(|word| word.chars().any(char::is_alphabetic));
        for word in words {
            if let Some(rest) = text.strip_prefix(word) {
                return (text.get(..word.trim_end().len()).unwrap_or_default(), rest);
            }
        }
        ("", text)
    }
}
