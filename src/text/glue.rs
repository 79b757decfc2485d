//! Joins what a line must never part, in the copy that is shaped: the breaker then never sees
//! the chance.

const NO_BREAK: char = '\u{a0}';
const JOIN: char = '\u{2060}';

/// Joins with no-break spaces and word joiners what must never part: a number and its unit or
/// scale word, a currency and its number, the ends of a range. Line feeds become spaces.
#[must_use]
pub fn glue(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let words: Vec<&str> = text
        .split([' ', '\n', '\r', '\t'])
        .filter(|w| !w.is_empty())
        .collect();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(if must_stay(&words, i) { NO_BREAK } else { ' ' });
        }
        let mut last = None;
        let mut counts = false;
        for letter in word.chars() {
            // UAX 14 lets a line break between the digits and the counter of `12億円`.
            counts = last.is_some_and(|l: char| l.is_ascii_digit() || counts)
                && COUNTERS.contains(letter);
            if counts {
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
const UNITS: &str = " thousand million billion trillion percent cent bn mn tn m k km kg t ha % px pp \
    GW MW TWh GWh MWh kWh °C °F tonnes tons dollars euros pounds yuan yen points percentage \
    tausend Millionen Million Milliarden Milliarde Billionen Mio. Mrd. Prozent Euro Tonnen \
    mille millions milliard milliards euros tonnes mil millones billones milhões \
    bilhões mila milioni miliardi miljoen miljard procent milyon milyar trilyon lira \
    тыс. тысяч млн млрд миллионов миллиардов процентов рублей лет χιλιάδες εκατ. δισ. ευρώ \
    triệu tỷ đồng juta miliar लाख करोड़ अरब हज़ार प्रतिशत रुपये কোটি লাখ \
    مليون مليار مليارات ملايين دولار بالمئة ألف מיליון מיליארד אחוז דולר שקל \
    USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB $ € £ ¥ ₹ ₩ ₽ ₺ ";
/// Scales, currencies and counters that follow digits without a space.
const COUNTERS: &str = "十百千万萬億亿兆円圓元圆美欧港人名位件个個年月日号時时分秒点點度倍台社회만억조원명건년월일개배퍼%％";
/// Currencies that stand before their number.
const CURRENCIES: &str = " USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB US$ $ € £ ¥ ";

/// Whether a line must not break before a word: `$1 billion`, `4 billion yuan`, `CNY 400`,
/// `10 per cent`.
fn must_stay(words: &[&str], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let after = word(Some(at));
    let before = word(at.checked_sub(1));
    let first = word(at.checked_sub(2));
    let number = |word: &str| word.ends_with(|c: char| c.is_numeric());
    match after {
        // A dash ends a line, it does not begin one.
        "–" | "—" => true,
        // A unit only together with its `cent`.
        "per" | "pour" | "por" => number(before) && is_cent(word(Some(at + 1))),
        _ if is_cent(after) => matches!(before, "per" | "pour" | "por") && number(first),
        _ if listed(CURRENCIES, before) => after.starts_with(char::is_numeric),
        _ => is_unit(after) && (number(before) || (number(first) && is_unit(before))),
    }
}

fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|known| known == word)
}

fn is_unit(word: &str) -> bool {
    listed(UNITS, bare(word)) || listed(UNITS, word)
}

fn is_cent(word: &str) -> bool {
    matches!(bare(word), "cent" | "cento" | "ciento")
}

/// A word without the marks after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '”', '’', '"', '।', '،'])
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
            ("korean", "10만 명이", "10\u{2060}만 명이"),
            ("a dash", "Rain – at last", "Rain\u{a0}– at last"),
            ("line feed", "a\nb", "a b"),
            ("nothing", "", ""),
        ] {
            assert_eq!(glue(text), want, "{name}");
        }
    }
}
