//! The digits of a printed number and its scale.

use super::Unit;
use super::lexicon::Style;

/// Digits and scale. Nothing is rounded: a value that does not end within three decimals keeps
/// its smaller scale.
pub(super) fn short(value: f64, unit: Unit, style: &Style) -> (String, &'static str) {
    let steps = match unit {
        Unit::Money => style.money,
        Unit::Count => style.counts,
        Unit::Percent | Unit::Points | Unit::Multiple => &[],
    };
    if style.sums {
        return sum(value, steps, style);
    }
    for &(worth, scale) in steps {
        let part = value / worth;
        let exact = ((part * 1e3).round() / 1e3 - part).abs() < 1e-9 * part;
        if part >= 1.0 && exact {
            return (plain(part, style), scale);
        }
    }
    let text = plain(value, style);
    // `$69.40`, as prices are written.
    let tenths = value * 10.0;
    let cents =
        unit == Unit::Money && (tenths - tenths.round()).abs() < 1e-9 && value.fract() > 0.0;
    (if cents { text + "0" } else { text }, "")
}

/// `1億2000万` where a decimal would not end; `1.2億` where one does.
fn sum(value: f64, steps: &[(f64, &'static str)], style: &Style) -> (String, &'static str) {
    let mut steps = steps.iter().skip_while(|(worth, _)| value < *worth);
    let Some(&(worth, scale)) = steps.next() else {
        return (plain(value, style), "");
    };
    let part = value / worth;
    let places = 10_f64.powi(style.decimals);
    if ((part * places).round() / places - part).abs() < 1e-9 * part {
        return (plain(part, style), scale);
    }
    let mut text = format!("{}{scale}", plain(part.floor(), style));
    let mut rest = value - part.floor() * worth;
    for &(worth, scale) in steps {
        let part = (rest / worth + 1e-9).floor();
        if part >= 1.0 {
            rest -= part * worth;
            if rest < 0.5 {
                return (format!("{text}{}", ungrouped(part)), scale);
            }
            text = format!("{text}{}{scale}", ungrouped(part));
        }
    }
    (format!("{text}{}", ungrouped(rest)), "")
}

/// The later parts of a sum have no mark between thousands.
fn ungrouped(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Up to three decimals, and marks between thousands.
fn plain(value: f64, style: &Style) -> String {
    let text = ungrouped(value);
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        let left = whole.len() - i;
        let ends = if style.indian {
            left == 3 || (left > 3 && (left - 3).is_multiple_of(2))
        } else {
            left.is_multiple_of(3)
        };
        if i > 0 && ends && value >= style.grouped_from {
            out.push_str(style.group);
        }
        out.push(c);
    }
    out.extend(
        rest.chars()
            .map(|c| if c == '.' { style.decimal } else { c }),
    );
    out
}
