//! What a number is worth, and how it is printed.

use super::lexicon::{Lexicon, Side, sign_of};
use super::tokens::digit;
use super::{Approx, Unit, digits};

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

/// The value of a numeral such as `1,234.5`, `14.372,4` or `5 500`. A lone comma or full stop
/// parts thousands when three digits follow.
pub(super) fn numeral(text: &str, comma_is_decimal: bool) -> Option<f64> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    if text.contains('٫') {
        // The Arabic decimal mark leaves no doubt.
        return numeral(&text.replace([',', '٬'], "").replace('٫', "."), false);
    }
    let digits: String = text
        .chars()
        .filter_map(|c| match c {
            '.' | '．' => Some('.'),
            ',' | '，' | '٬' => Some(','),
            c => digit(c).and_then(|value| char::from_digit(value, 10)),
        })
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
        let style = &lexicon.style;
        let (before, after) = match self.approx {
            None => ("", ""),
            Some(Approx::About) => style.about,
            Some(Approx::Over) if self.measure.is_some() || self.ratio.is_some() => {
                style.over_words
            }
            Some(Approx::Over) => style.over,
            Some(Approx::Under) => style.under,
            Some(Approx::UpTo) => style.up_to,
        };
        format!("{before}{}{after}", self.print_value(lexicon))
    }

    /// As [`Quantity::print`], without what says how exact it is.
    pub(super) fn print_value(&self, lexicon: &Lexicon) -> String {
        let style = &lexicon.style;
        if let Some((part, whole)) = self.ratio {
            let (before, between, after) = style.ratio;
            let (first, second) = if style.whole_first {
                (whole, part)
            } else {
                (part, whole)
            };
            return format!("{before}{first}{between}{second}{after}");
        }
        let (low, high) = self.values();
        let print = |value: f64| digits::short(value, self.unit, style);
        let (low_digits, low_scale) = print(low);
        if (high - low).abs() < f64::EPSILON * high.abs() {
            return self.with_unit(&low_digits, low_scale, lexicon);
        }
        let (high_digits, high_scale) = print(high);
        let dash = style.dash;
        if low_scale == high_scale {
            self.with_unit(
                &format!("{low_digits}{dash}{high_digits}"),
                low_scale,
                lexicon,
            )
        } else {
            let low = self.with_unit(&low_digits, low_scale, lexicon);
            let high = self.with_unit(&high_digits, high_scale, lexicon);
            let side = self.currency.map(|code| sign(code, lexicon).1);
            if matches!(side, Some(Side::Before(_)) | None)
                && style.percent.0.is_empty()
                && self.measure.is_none()
            {
                return format!("{low}{dash}{high}");
            }
            format!("{low_digits}{low_scale}{dash}{high}")
        }
    }

    /// Digits and scale with the sign, the measure or what else says of what they are.
    fn with_unit(&self, digits: &str, scale: &str, lexicon: &Lexicon) -> String {
        let style = &lexicon.style;
        let number = format!("{digits}{scale}");
        if let Some(code) = self.currency {
            return match sign(code, lexicon) {
                (sign, Side::Before(gap)) => format!("{sign}{gap}{number}"),
                (sign, Side::After(gap, _)) if !scale.is_empty() => {
                    format!("{number}{gap}{}", sign.trim_end())
                }
                (sign, Side::After(_, gap)) => format!("{number}{gap}{}", sign.trim_end()),
            };
        }
        match (self.unit, self.measure) {
            (Unit::Percent, _) => format!("{}{number}{}", style.percent.0, style.percent.1),
            (Unit::Points, _) => format!("{number}{}", style.points),
            (Unit::Multiple, _) => format!("{number}{}", style.times),
            (_, Some(measure)) => format!("{number}{}{measure}", style.gap),
            _ => number,
        }
    }
}

/// The sign that a language prints a currency with, and on which side.
fn sign(code: &str, lexicon: &Lexicon) -> (&'static str, Side) {
    let own = lexicon
        .style
        .signs
        .iter()
        .find(|(known, _, _)| *known == code);
    own.map_or((sign_of(code), lexicon.style.side), |(_, sign, side)| {
        (sign, *side)
    })
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
