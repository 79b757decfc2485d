//! Joins what a line must never part, in the copy that is shaped: the breaker then never sees
//! the chance.

use super::counts::{Counts, without_counters};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const NO_BREAK: char = '\u{a0}';
const JOIN: char = '\u{2060}';
const SOFT_HYPHEN: char = '\u{ad}';

/// Joins with no-break spaces and word joiners what must never part: a number and its unit or
/// scale word, a currency and its number, the ends of a range. Line feeds become spaces; soft
/// hyphens and controls go. `language` is a BCP 47 code.
#[must_use]
pub fn glue(text: &str, language: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let words: Vec<&str> = text
        .split([' ', '\n', '\r', '\t'])
        .filter(|w| !w.is_empty())
        .collect();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(if must_stay(&words, i, language) {
                NO_BREAK
            } else {
                ' '
            });
        }
        let mut last = None;
        let mut counts = Counts::new();
        for (at, letter) in word.char_indices() {
            // A control draws nothing, and a soft hyphen would break without one.
            if letter.is_control() || letter == SOFT_HYPHEN {
                continue;
            }
            // UAX 14 lets a line break between the digits and the counter of `12億円`.
            if counts.joins(letter, word.get(at..).unwrap_or_default()) {
                out.push(JOIN);
            }
            // UAX 14 lets a line break after the dash of `59–74`.
            let after_dash =
                last.is_some_and(|l| matches!(l, '–' | '-' | '—')) && letter.is_ascii_digit();
            if after_dash
                && out
                    .trim_end_matches(['–', '-', '—'])
                    .ends_with(|c: char| c.is_ascii_digit())
            {
                out.push(JOIN);
            }
            out.push(letter);
            last = Some(letter);
        }
    }
    out
}

/// Words that stay with the number before them: scales, currencies and measures as newspapers
/// of these languages write them.
const UNITS: &str = " thousand million billion trillion percent cent bn mn tn m k km km/h mph kg t ha % px pp crore crores lakh lakhs \
    GW MW TWh GWh MWh kWh °C °F tonnes tons dollars euros pounds yuan yen points percentage \
    tausend Millionen Million Milliarden Milliarde Billionen Mio. Mrd. Prozent Prozentpunkte Prozentpunkten Euro Tonnen kr kr. zł Kč Ft lei \
    mille millions milliard milliards euros tonnes mil millones billones milhões \
    bilhões mila milioni miliardi miljoen miljard procent milyon milyar trilyon lira \
    тыс. тысяч млн млрд миллионов миллиардов процентов рублей лет χιλιάδες εκατ. δισ. ευρώ \
    triệu tỷ đồng đô juta miliar लाख करोड़ अरब हज़ार प्रतिशत रुपये डॉलर কোটি লাখ \
    مليون مليار مليارات ملايين دولار بالمئة ألف מיליון מיליארד אחוז דולר שקל \
    USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB 달러 원 엔 유로 위안 명 개 퍼센트 $ € £ ¥ ₹ ₩ ₽ ₺ ";
/// Currencies that stand before their number.
const CURRENCIES: &str = " USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB NOK SEK DKK PLN CZK TRY RUB \
    US$ A$ C$ NZ$ HK$ S$ R$ $ € £ ¥ ₹ ₩ ₺ ₽ Rs Rs. kr Fr. ";

/// Scales and currencies that begin a word of a script without spaces.
const SPACELESS: &[&str] = &["ล้าน", "พัน", "หมื่น", "แสน", "บาท", "เปอร์เซ็นต์", "ดอลลาร์"];
/// Languages in which `ha` has more to do than count hectares.
const HA_IS_A_VERB: [&str; 5] = ["es", "it", "pt", "ca", "fr"];
/// Scales and currencies that follow each other at the most: `triệu đô la`.
const CHAIN: usize = 3;

/// Whether a line must not break before a word: `$1 billion`, `4 billion yuan`, `CNY 400`,
/// `10 per cent`.
fn must_stay(words: &[&str], at: usize, language: &str) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let after = word(Some(at));
    let before = word(at.checked_sub(1));
    let first = word(at.checked_sub(2));
    match after {
        // A dash ends a line, it does not begin one.
        "–" | "—" => true,
        // A unit only together with its `cent`.
        "per" | "pour" | "por" => number(before) && is_cent(word(Some(at + 1))),
        _ if is_cent(after) => matches!(before, "per" | "pour" | "por") && number(first),
        _ if listed(CURRENCIES, before) => after.starts_with(char::is_numeric),
        // Words of everyday speech in languages where they are no units.
        "la" => before == "đô",
        "ha" if HA_IS_A_VERB.iter().any(|l| language.starts_with(l)) => false,
        _ if is_unit(after) => {
            // Back over other units to the number that they belong to.
            let mut back = words.get(..at).unwrap_or_default().iter().rev().take(CHAIN);
            back.find(|word| !is_unit(word))
                .is_some_and(|word| number(word))
        }
        _ => false,
    }
}

/// Whether a word ends in a number, perhaps with counters: `48`, `$1.2`, `4800만`.
fn number(word: &str) -> bool {
    without_counters(word).ends_with(|c: char| c.is_numeric())
}

fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|known| known == word)
}

/// [`UNITS`], to be looked up for every word of a text.
static ALL_UNITS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| UNITS.split_whitespace().collect());

fn is_unit(word: &str) -> bool {
    let begins = SPACELESS.iter().any(|unit| word.starts_with(unit));
    begins || ALL_UNITS.contains(bare(word)) || ALL_UNITS.contains(word)
}

fn is_cent(word: &str) -> bool {
    matches!(bare(word), "cent" | "cento" | "ciento")
}

/// A word without the marks after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([
        ',', '.', ';', ':', '!', '?', ')', '”', '’', '"', '।', '،', '؛', '؟',
    ])
}

#[cfg(test)]
mod tests {
    use super::glue;

    #[test]
    fn numbers_keep_their_units() {
        for (name, text, want) in [
            (
                "scale word",
                "spend $1 billion a year",
                "spend $1\u{a0}billion a year",
            ),
            (
                "currency after",
                "4 billion yuan.",
                "4\u{a0}billion\u{a0}yuan.",
            ),
            ("percent", "29 percent, up", "29\u{a0}percent, up"),
            ("range", "$59–74 billion", "$59–\u{2060}74\u{a0}billion"),
            ("currency before", "CNY 400 more", "CNY\u{a0}400 more"),
            (
                "a hyphen between words stays free",
                "cloud-based",
                "cloud-based",
            ),
            (
                "per cent",
                "10 per cent of it",
                "10\u{a0}per\u{a0}cent of it",
            ),
            ("per head", "10 per head", "10 per head"),
            (
                "german",
                "12 Milliarden Euro",
                "12\u{a0}Milliarden\u{a0}Euro",
            ),
            (
                "japanese",
                "売上高12億円に",
                "売上高12\u{2060}億\u{2060}円に",
            ),
            (
                "japanese dollars",
                "4800万ドルの",
                "4800\u{2060}万\u{2060}ド\u{2060}ルの",
            ),
            ("korean", "10만 명이", "10\u{2060}만 명이"),
            (
                "korean, spaced",
                "연간 4800만 달러 추가",
                "연간 4800\u{2060}만\u{a0}달러 추가",
            ),
            (
                "vietnamese",
                "48 triệu đô la mỗi",
                "48\u{a0}triệu\u{a0}đô\u{a0}la mỗi",
            ),
            ("thai", "ปีละ 48 ล้านดอลลาร์", "ปีละ 48\u{a0}ล้านดอลลาร์"),
            (
                "chinese numerals",
                "百分之三十三",
                "百\u{2060}分\u{2060}之\u{2060}三\u{2060}十\u{2060}三",
            ),
            (
                "a counter ends a number",
                "2024年美国大选",
                "2024\u{2060}年美国大选",
            ),
            ("a month ends one too", "10月日本", "10\u{2060}月日本"),
            (
                "a dollar of many letters",
                "5亿美元",
                "5\u{2060}亿\u{2060}美\u{2060}元",
            ),
            ("katakana is no counter", "2024アジア", "2024アジア"),
            ("rupees", "Rs 5 crore", "Rs\u{a0}5\u{a0}crore"),
            ("soft hyphens go", "insti\u{ad}tution", "institution"),
            ("everyday words", "En 2024 la France", "En 2024 la France"),
            ("a dash", "Rain – at last", "Rain\u{a0}– at last"),
            ("line feed", "a\nb", "a b"),
            ("nothing", "", ""),
        ] {
            assert_eq!(glue(text, "en"), want, "{name}");
        }
    }
}
