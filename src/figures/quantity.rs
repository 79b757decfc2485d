//! What a number is worth, and how it is printed.

use super::lexicon::Lexicon;
use super::{Approx, Unit};

/// A number with all that belongs to its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// The least it can be.
    pub(crate) low: Option<f64>,
    /// The most it can be.
    pub(crate) high: Option<f64>,
    /// What it counts.
    pub(crate) unit: Unit,
    /// ISO 4217 code of an amount of money.
    pub(crate) currency: Option<&'static str>,
    /// How exact it is said to be.
    pub(crate) approx: Option<Approx>,
    /// What stretch of time it is for.
    pub(crate) period: Option<&'static str>,
    /// A measure that is printed with the number: `km`, `GW`.
    pub(crate) measure: Option<&'static str>,
    /// A share that is printed as it is said: `1 in 3`.
    pub(crate) ratio: Option<(u32, u32)>,
}

/// Currencies: code, sign as printed, signs and words in prose.
const CURRENCIES: &[(&str, &str, &[&str])] = &[
    ("USD", "$", &["$", "US$", "USD", "dollar", "dollars"]),
    ("EUR", "€", &["€", "EUR", "euro", "euros"]),
    ("GBP", "£", &["£", "GBP", "pound", "pounds"]),
    ("JPY", "¥", &["¥", "JPY", "yen", "円"]),
    (
        "CNY",
        "CN¥",
        &["CNY", "RMB", "yuan", "renminbi", "CN¥", "元"],
    ),
    ("INR", "₹", &["₹", "INR", "Rs", "rupee", "rupees"]),
    ("KRW", "₩", &["₩", "KRW", "won"]),
    ("ZAR", "R", &["ZAR", "rand"]),
    (
        "RUB",
        "₽",
        &["₽", "RUB", "rouble", "roubles", "ruble", "rubles"],
    ),
    ("CHF", "CHF\u{a0}", &["CHF", "francs"]),
    ("SEK", "SEK\u{a0}", &["SEK", "kronor"]),
    ("NOK", "NOK\u{a0}", &["NOK", "kroner"]),
    ("DKK", "DKK\u{a0}", &["DKK"]),
    ("PLN", "PLN\u{a0}", &["PLN", "zloty"]),
    ("TRY", "₺", &["₺", "TRY", "lira"]),
    ("ILS", "₪", &["₪", "ILS", "shekels"]),
    ("NGN", "₦", &["₦", "NGN", "naira"]),
    ("BRL", "R$", &["R$", "BRL", "reais"]),
    ("AUD", "A$", &["A$", "AU$", "AUD"]),
    ("CAD", "C$", &["C$", "CA$", "CAD"]),
    ("HKD", "HK$", &["HK$", "HKD"]),
    ("NZD", "NZ$", &["NZ$", "NZD"]),
    ("SGD", "S$", &["S$", "SGD"]),
    ("MXN", "MX$", &["MX$", "MXN"]),
];

/// Whose dollars: `Hong Kong dollars`.
const DOLLARS: &[(&str, &str)] = &[
    ("kong", "HKD"),
    ("australian", "AUD"),
    ("canadian", "CAD"),
    ("zealand", "NZD"),
    ("singapore", "SGD"),
];

/// Scale words: how prose says them, and what they are worth.
const SCALES: &[(&[&str], f64)] = &[
    (&["thousand", "k"], 1e3),
    (&["lakh", "lakhs"], 1e5),
    (
        &[
            "million",
            "millions",
            "m",
            "mn",
            "mln",
            "mio",
            "millionen",
            "millones",
            "milhões",
            "milioni",
            "miljoen",
        ],
        1e6,
    ),
    (&["crore", "crores"], 1e7),
    (
        &[
            "billion",
            "billions",
            "b",
            "bn",
            "bln",
            "mrd",
            "milliarden",
            "milliards",
            "miliardi",
            "miljard",
        ],
        1e9,
    ),
    (&["trillion", "trillions", "t", "tn", "trn"], 1e12),
    (&["万", "萬"], 1e4),
    (&["億", "亿"], 1e8),
    (&["兆"], 1e12),
];

/// The code of a currency's sign, code or word.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    let named = |names: &[&str]| {
        names
            .iter()
            .any(|name| *name == word || (name.len() > 3 && name.eq_ignore_ascii_case(word)))
    };
    CURRENCIES
        .iter()
        .find(|(_, _, names)| named(names))
        .map(|(code, _, _)| *code)
}

/// The code of a dollar by the word before it.
pub(super) fn dollars_of(word: &str) -> Option<&'static str> {
    DOLLARS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word))
        .map(|(_, code)| *code)
}

/// What a scale word is worth. One letter must be `glued` to its number.
pub(super) fn scale(word: &str, glued: bool) -> Option<f64> {
    let fits = |name: &str| {
        name.eq_ignore_ascii_case(word) && (glued || name.chars().count() > 1 || !name.is_ascii())
    };
    SCALES
        .iter()
        .find(|(names, _)| names.iter().any(|name| fits(name)))
        .map(|(_, worth)| *worth)
}

/// The value of a numeral such as `1,234.5`, `14.372,4` or `5 500`. A lone comma or full stop
/// parts thousands when three digits follow.
pub(super) fn numeral(text: &str, comma_is_decimal: bool) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let (comma, point) = (digits.rfind(','), digits.rfind('.'));
    let plain = |mark: char| digits.replace(mark, "");
    let grouped = |mark: char| {
        let mut parts = digits.split(mark);
        parts
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()) && first != "0")
            && parts.all(|part| part.len() == 3)
    };
    let value = match (comma, point) {
        (Some(comma), Some(point)) if comma > point => plain('.').replace(',', "."),
        (Some(_), Some(_)) => plain(','),
        (Some(_), None)
            if grouped(',') && !(comma_is_decimal && digits.matches(',').count() == 1) =>
        {
            plain(',')
        }
        (Some(_), None) if comma_is_decimal => digits.replace(',', "."),
        // `12,34` is no English number; Indian `10,00,000` is.
        (Some(_), None) => plain(','),
        (None, Some(_))
            if grouped('.') && (comma_is_decimal || digits.matches('.').count() > 1) =>
        {
            plain('.')
        }
        (None, Some(_)) if digits.matches('.').count() > 1 => return None,
        _ => digits,
    };
    value.parse().ok()
}

impl Quantity {
    /// An exact count.
    pub(super) fn count(value: f64) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
            unit: Unit::Count,
            currency: None,
            approx: None,
            period: None,
            measure: None,
            ratio: None,
        }
    }

    /// A plain value or range.
    pub(crate) fn between(low: f64, high: f64) -> Self {
        Self {
            high: Some(high),
            ..Self::count(low)
        }
    }

    /// The values as said, qualifier apart: one, or the two ends of a range.
    pub(crate) fn values(&self) -> (f64, f64) {
        let low = self.low.or(self.high).unwrap_or_default();
        (low, self.high.unwrap_or(low))
    }

    /// Sets the qualifier, and with it which end is open.
    pub(super) fn qualify(&mut self, approx: Approx) {
        self.approx = Some(approx);
        match approx {
            Approx::About => {}
            Approx::Over => self.high = None,
            Approx::Under | Approx::UpTo => {
                self.high = self.high.or(self.low);
                self.low = None;
            }
        }
    }

    /// Short and true: `$59–74B`, `~25%`, `$1B+`, `up to $74B`.
    pub(crate) fn print(&self, lexicon: &Lexicon) -> String {
        let body = self.print_value(lexicon);
        match self.approx {
            None => body,
            Some(Approx::About) => format!("~{body}"),
            Some(Approx::Over) if self.measure.is_some() || self.ratio.is_some() => {
                format!("over {body}")
            }
            Some(Approx::Over) => format!("{body}+"),
            Some(Approx::Under) => format!("under {body}"),
            Some(Approx::UpTo) => format!("up to {body}"),
        }
    }

    /// As [`Quantity::print`], without what says how exact it is.
    pub(super) fn print_value(&self, _lexicon: &Lexicon) -> String {
        if let Some((part, whole)) = self.ratio {
            return format!("{part}\u{a0}in\u{a0}{whole}");
        }
        let (low, high) = self.values();
        let sign = self.currency.map(sign).unwrap_or_default();
        let tail = match (self.unit, self.measure) {
            (Unit::Percent, _) => "%".to_owned(),
            (Unit::Multiple, _) => "×".to_owned(),
            (_, Some(measure)) => format!("\u{a0}{measure}"),
            _ => String::new(),
        };
        let scaled = matches!(self.unit, Unit::Money | Unit::Count);
        let (low_digits, low_scale) = short(low, scaled);
        if (high - low).abs() < f64::EPSILON * high.abs() {
            return format!("{sign}{low_digits}{low_scale}{tail}");
        }
        let (high_digits, high_scale) = short(high, scaled);
        if low_scale == high_scale {
            format!("{sign}{low_digits}–{high_digits}{high_scale}{tail}")
        } else {
            format!("{sign}{low_digits}{low_scale}–{sign}{high_digits}{high_scale}{tail}")
        }
    }
}

/// The sign that a currency is printed with.
pub(super) fn sign(code: &str) -> &'static str {
    CURRENCIES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or("", |(_, sign, _)| sign)
}

/// Digits and scale letter. Nothing is rounded: a value that does not end within three
/// decimals keeps its smaller scale.
fn short(value: f64, scaled: bool) -> (String, &'static str) {
    const STEPS: [(f64, &str); 3] = [(1e12, "T"), (1e9, "B"), (1e6, "M")];
    for (worth, letter) in STEPS {
        let part = value / worth;
        let exact = ((part * 1e3).round() / 1e3 - part).abs() < 1e-9 * part;
        if scaled && part >= 1.0 && exact {
            return (digits(part), letter);
        }
    }
    (digits(value), "")
}

/// Up to three decimals, and commas between thousands.
fn digits(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_their_language_writes_them() {
        const ROWS: [(&str, bool, Option<f64>); 9] = [
            ("1,234.5", false, Some(1234.5)),
            ("14.372,4", true, Some(14372.4)),
            ("5\u{a0}500", true, Some(5500.0)),
            ("336,000", false, Some(336_000.0)),
            ("2.05", false, Some(2.05)),
            ("2,05", true, Some(2.05)),
            ("183.500", true, Some(183_500.0)),
            ("10,00,000", false, Some(1_000_000.0)),
            ("10.3.2", false, None),
        ];
        for (text, comma, want) in ROWS {
            assert_eq!(numeral(text, comma), want, "{text}");
        }
    }

    #[test]
    fn prints_are_short_and_true() {
        let money = |low, high| Quantity {
            low,
            high,
            unit: Unit::Money,
            currency: Some("USD"),
            ..Quantity::count(0.0)
        };
        let rows = [
            (money(Some(59e9), Some(74e9)), "$59–74B"),
            (money(Some(900e6), Some(1.2e9)), "$900M–$1.2B"),
            (
                Quantity {
                    approx: Some(Approx::Over),
                    ..money(Some(1e9), None)
                },
                "$1B+",
            ),
            (
                Quantity {
                    approx: Some(Approx::UpTo),
                    ..money(None, Some(74e9))
                },
                "up to $74B",
            ),
            (
                Quantity {
                    unit: Unit::Percent,
                    approx: Some(Approx::About),
                    ..Quantity::count(25.0)
                },
                "~25%",
            ),
            (Quantity::count(336_000.0), "336,000"),
            (Quantity::count(1_234_567.0), "1,234,567"),
            (Quantity::count(23.33e9), "23.33B"),
            (
                Quantity {
                    unit: Unit::Multiple,
                    ..Quantity::count(3.0)
                },
                "3×",
            ),
            (
                Quantity {
                    measure: Some("GW"),
                    ..Quantity::count(12.0)
                },
                "12\u{a0}GW",
            ),
        ];
        for (quantity, want) in rows {
            assert_eq!(quantity.print(Lexicon::of("en")), want);
        }
    }
}
