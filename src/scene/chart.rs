//! Charts: bars from zero, a share as squares or a ring, a series as a line. What they show is
//! the brief's; without it they draw nothing.

use crate::brief::Brief;
use crate::layout::{Bar, Color, Rect};
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// The least a bar shows, in units: a value that is not zero can be seen.
const LEAST: f32 = 3.0;
/// Squares a side.
const SIDE: usize = 10;
/// The distance between squares, as a share of a square.
const GAP: f32 = 0.17;
/// A range, from its low end to its high one, is drawn as strong as this.
const RANGE: f32 = 0.45;
/// How thick a ring is, as a share of its width.
const RING: f64 = 0.17;
/// A line, its points and the last of them, as shares of the room's width.
const LINE: f32 = 0.011;
const POINT: f32 = 0.011;
const LAST: f32 = 0.026;

/// The colours of a chart and their opacity: what it shows, and the rest.
#[derive(Clone, Copy)]
pub(super) struct Inks {
    pub(super) lit: (Color, f32),
    pub(super) rest: (Color, f32),
}

/// A colour as the attributes of a paint, at some part of its opacity.
fn ink(paint: &str, (color, opacity): (Color, f32), part: f32) -> String {
    let opacity = opacity * part;
    if opacity >= 1.0 {
        return format!("{paint}=\"{color}\"");
    }
    format!("{paint}=\"{color}\" {paint}-opacity=\"{opacity:.3}\"")
}

/// The bar for a share from 0 to 1, in the room that the whole would take; nothing has none.
pub(super) fn bar(bar: Bar, whole: Rect, share: f32) -> Rect {
    let least = if share > 0.0 { LEAST } else { 0.0 };
    if bar.across {
        return Rect {
            width: (whole.width * share).max(least),
            ..whole
        };
    }
    let height = (whole.height * share).max(least);
    Rect {
        y: whole.bottom() - height,
        height,
        ..whole
    }
}

/// The brief's share of a whole, from 0 to 1: the low and the high end of what is said.
pub(super) fn share(brief: &Brief) -> Option<(f64, f64)> {
    let figure = brief.share()?;
    let low = figure.low.or(figure.high)?;
    // More than a half is drawn as a half: what is sure.
    let high = figure.low.and(figure.high).unwrap_or(low);
    let part = |value: f64| (value / 100.0).clamp(0.0, 1.0);
    Some((part(low), part(high)))
}

/// A hundred squares, lit row by row from the bottom left; a part of one is lit for a part of a
/// hundredth.
pub(super) fn squares(brief: &Brief, room: Rect, round: f32, inks: Inks) -> Option<String> {
    let (low, high) = share(brief)?;
    let side = room.width.min(room.height);
    let step = side / (SIDE as f32 - GAP / (1.0 + GAP));
    let square = step / (1.0 + GAP);
    let (left, top) = (
        room.x + (room.width - side) / 2.0,
        room.y + (room.height - side) / 2.0,
    );
    let round = round.min(square / 2.0);
    let mut parts: [String; 3] = Default::default();
    for number in 0..SIDE * SIDE {
        let (row, column) = (number / SIDE, number % SIDE);
        let x = left + column as f32 * step;
        let y = top + (SIDE - 1 - row) as f32 * step;
        let mut put = |layer: usize, wide: f32| {
            let _ = write!(
                parts[layer],
                "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{wide:.2}\" height=\"{square:.2}\" rx=\"{:.2}\"/>",
                round.min(wide / 2.0)
            );
        };
        let lit = |end: f64| (end * (SIDE * SIDE) as f64 - number as f64).clamp(0.0, 1.0) as f32;
        if lit(low) < 1.0 {
            put(0, square);
        }
        if lit(high) > lit(low) {
            put(1, square * lit(high));
        }
        if lit(low) > 0.0 {
            put(2, square * lit(low));
        }
    }
    let [rest, range, whole] = parts;
    let fill = |of: (Color, f32), part: f32| ink("fill", of, part);
    let (lit, rest_ink) = (inks.lit, inks.rest);
    Some(format!(
        "<g {}>{rest}</g><g {}>{range}</g><g {}>{whole}</g>",
        fill(rest_ink, 1.0),
        fill(lit, RANGE),
        fill(lit, 1.0)
    ))
}

/// A ring, lit clockwise from its top.
pub(super) fn ring(brief: &Brief, room: Rect, inks: Inks) -> Option<String> {
    let (low, high) = share(brief)?;
    let side = f64::from(room.width.min(room.height));
    let thick = side * RING;
    let radius = (side - thick) / 2.0;
    let (x, y) = (
        f64::from(room.x + room.width / 2.0),
        f64::from(room.y + room.height / 2.0),
    );
    let at = |part: f64| {
        let turn = (part - 0.25) * TAU;
        (x + radius * libm::cos(turn), y + radius * libm::sin(turn))
    };
    let arc = |from: f64, to: f64, opacity: f32| {
        if to <= from {
            return String::new();
        }
        // A whole turn ends where it begins, which is no arc: it is drawn in two.
        let middle = f64::midpoint(from, to);
        let ((x1, y1), (x2, y2), (x3, y3)) = (at(from), at(middle), at(to));
        format!(
            "<path {} d=\"M{x1:.2} {y1:.2}A{radius:.2} {radius:.2} 0 0 1 {x2:.2} {y2:.2}A{radius:.2} {radius:.2} 0 0 1 {x3:.2} {y3:.2}\"/>",
            ink("stroke", inks.lit, opacity)
        )
    };
    Some(format!(
        "<g fill=\"none\" stroke-width=\"{thick:.2}\"><circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" {}/>{}{}</g>",
        ink("stroke", inks.rest, 1.0),
        arc(low, high, RANGE),
        arc(0.0, low, 1.0)
    ))
}

/// The first series as a line from zero, which is the room's bottom, to its largest value, the
/// top; each point stands at its time, ranges are a band, the last value is marked.
pub(super) fn line(brief: &Brief, room: Rect, inks: Inks) -> Option<String> {
    let series = brief.series.first()?;
    let times: Option<Vec<f64>> = series.points.iter().map(|point| time(&point.x)).collect();
    let times = times?;
    let (first, last) = (*times.first()?, *times.last()?);
    let most = series.points.iter().map(|point| point.high);
    let most = most.fold(0.0, f64::max);
    if last <= first || most <= 0.0 || series.points.iter().any(|point| point.low < 0.0) {
        return None;
    }
    let (dot, mark) = (room.width * POINT, room.width * LAST);
    // Marks stay within the room.
    let (left, width) = (room.x + dot, room.width - dot - mark);
    let place = |time: f64, value: f64| {
        let across = ((time - first) / (last - first)) as f32;
        let up = (value / most) as f32;
        (
            left + width * across,
            room.bottom() - (room.height - mark) * up,
        )
    };
    let points = || times.iter().zip(&series.points);
    let middle = |low: f64, high: f64| f64::midpoint(low, high);
    let path = |places: &mut dyn Iterator<Item = (f32, f32)>| {
        let mut d = String::new();
        for (x, y) in places {
            let command = if d.is_empty() { 'M' } else { 'L' };
            let _ = write!(d, "{command}{x:.1} {y:.1}");
        }
        d
    };
    let through = path(&mut points().map(|(time, p)| place(*time, middle(p.low, p.high))));
    let upper = points().map(|(time, p)| place(*time, p.high));
    let lower = points().rev().map(|(time, p)| place(*time, p.low));
    let band = path(&mut upper.chain(lower));
    let mut marks = String::new();
    for (time, point) in points() {
        let (x, y) = place(*time, middle(point.low, point.high));
        let (r, color) = if *time == last {
            (mark, inks.lit)
        } else {
            (dot, inks.rest)
        };
        let fill = ink("fill", color, 1.0);
        let _ = write!(
            marks,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\" {fill}/>"
        );
    }
    let thick = room.width * LINE;
    let (band_ink, line_ink) = (ink("fill", inks.lit, RANGE), ink("stroke", inks.lit, 1.0));
    Some(format!(
        "<path {band_ink} d=\"{band}Z\"/><path fill=\"none\" {line_ink} stroke-width=\"{thick:.1}\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"{through}\"/>{marks}"
    ))
}

/// A year, month or day as a number of years.
fn time(date: &str) -> Option<f64> {
    let mut parts = date.split('-').map(str::parse::<f64>);
    let year = parts.next()?.ok()?;
    let month = parts.next().transpose().ok()?.unwrap_or(1.0);
    let day = parts.next().transpose().ok()?.unwrap_or(1.0);
    Some(year + (month - 1.0) / 12.0 + (day - 1.0) / 366.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect {
        x: 10.0,
        y: 20.0,
        width: 400.0,
        height: 400.0,
    };

    fn inks() -> Inks {
        Inks {
            lit: (Color::WHITE, 1.0),
            rest: (Color::WHITE, 0.5),
        }
    }

    /// A brief that says a share of a whole.
    fn sharing(low: Option<f64>, high: Option<f64>) -> Brief {
        let figure = serde_json::json!({
            "text": "25%", "label": "Share of all", "low": low, "high": high,
            "unit": "percent", "currency": null, "approx": null, "period": null, "when": null,
            "sentence": "", "span": [0, 1], "in": "file",
        });
        serde_json::from_value(serde_json::json!({ "figures": [figure] })).expect("a brief")
    }

    /// The area of all squares of a group.
    fn area(group: &str) -> f32 {
        let number = |text: &str, name: &str| -> f32 {
            let after = text.split(&format!(" {name}=\"")).nth(1);
            after
                .and_then(|after| after.split('"').next()?.parse().ok())
                .unwrap_or_default()
        };
        let squares = group.split("<rect").skip(1);
        squares
            .map(|s| number(s, "width") * number(s, "height"))
            .sum()
    }

    #[test]
    fn as_much_is_lit_as_is_said() {
        #[rustfmt::skip]
        let rows = [
            (Some(25.0), Some(25.0), 0.25, 0.0),
            (Some(1.5), Some(1.5), 0.015, 0.0),
            (Some(28.0), Some(29.0), 0.28, 0.01),
            (Some(50.0), None, 0.5, 0.0), // more than a half
            (None, Some(30.0), 0.3, 0.0), // up to 30
            (Some(0.0), Some(0.0), 0.0, 0.0),
            (Some(100.0), Some(100.0), 1.0, 0.0),
        ];
        for (low, high, lit, range) in rows {
            let svg = squares(&sharing(low, high), ROOM, 4.0, inks()).expect("squares");
            let groups: Vec<f32> = svg.split("<g").skip(1).map(area).collect();
            let square = (ROOM.width / (10.0 - GAP / (1.0 + GAP)) / (1.0 + GAP)).powi(2);
            let [_, ranged, whole] = groups.as_slice() else {
                panic!("three groups, not {}", groups.len());
            };
            let share = |area: &f32| area / square / 100.0;
            assert!(
                (share(whole) - lit).abs() < 0.001,
                "{low:?}: {}",
                share(whole)
            );
            assert!((share(ranged) - range).abs() < 0.001, "{low:?}");
        }
        assert!(squares(&Brief::default(), ROOM, 4.0, inks()).is_none());
    }

    #[test]
    fn points_of_a_line_stand_at_their_times() {
        let point = |x: &str, value: f64| serde_json::json!({ "x": x, "low": value, "high": value, "text": "1" });
        let points = [point("2019", 5.0), point("2020", 0.0), point("2023", 10.0)];
        let series = serde_json::json!([{ "label": "a", "points": points }]);
        let brief = serde_json::from_value(serde_json::json!({ "series": series }));
        let svg = line(&brief.expect("a brief"), ROOM, inks()).expect("a line");
        let at = |name: &str| -> Vec<f32> {
            svg.split(&format!("{name}=\""))
                .skip(1)
                .filter_map(|rest| rest.split('"').next()?.parse().ok())
                .collect()
        };
        let (x, y) = (at("cx"), at("cy"));
        assert!(
            ((x[1] - x[0]) / (x[2] - x[0]) - 0.25).abs() < 0.001,
            "{x:?}"
        );
        assert!(
            (y[1] - ROOM.bottom()).abs() < 0.1,
            "zero is the bottom: {y:?}"
        );
        assert!(((y[1] - y[0]) / (y[1] - y[2]) - 0.5).abs() < 0.001, "{y:?}");
    }
}
