//! Grounds of dots: a grid, one of which a share is lit, and a screen that swells.

use super::{Dice, Inks, mix};
use crate::layout::{Color, Rect};
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// Dots that are drawn at the most: on a large canvas they stand further apart.
const MOST: f32 = 4500.0;

/// A grid of small dots.
pub(super) fn dots(room: Rect, inks: Inks) -> String {
    const STEP: f32 = 26.0;
    let (across, down) = ((room.width / STEP).floor(), (room.height / STEP).floor());
    let color = mix(inks.paper, inks.line, 0.30);
    // One path of zero-length strokes with round caps: a dot each.
    let mut path = format!(
        "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"3\" stroke-linecap=\"round\" d=\""
    );
    let (left, top) = (
        room.x + (room.width - across * STEP) / 2.0,
        room.y + (room.height - down * STEP) / 2.0,
    );
    let mut y = top;
    while y <= room.bottom() + 0.01 {
        let mut x = left;
        while x <= room.right() + 0.01 {
            let _ = write!(path, "M{x:.1} {y:.1}h.01");
            x += STEP;
        }
        y += STEP;
    }
    path.push_str("\"/>");
    path
}

/// A field of dots, of which a share is lit; without one all are alike.
pub(super) fn lit(room: Rect, inks: Inks, share: Option<(f64, f64)>, dice: &mut Dice) -> String {
    const STEP: f32 = 40.0;
    let places: Vec<(f32, f32)> = grid(room, STEP, MOST).into_iter().map(|p| p.1).collect();
    let lit = share.map_or(0, |(low, _)| (low * places.len() as f64).round() as usize);
    // Those are lit that a wave from one side reaches first, not quite in order.
    let turn = dice.between(0.0, TAU);
    let (dx, dy) = (libm::cos(turn), libm::sin(turn));
    let mut order: Vec<(f64, (f32, f32))> = places
        .into_iter()
        .map(|(x, y)| {
            let along = f64::from(x) * dx + f64::from(y) * dy;
            (along + dice.between(-140.0, 140.0), (x, y))
        })
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (lit, rest) = order.split_at(lit.min(order.len()));
    let field = |places: &[(f64, (f32, f32))], color: Color, thick: f32| {
        let mut path = pen(color, thick);
        for (_, (x, y)) in places {
            let _ = write!(path, "M{x:.1} {y:.1}h.01");
        }
        path + "\"/>"
    };
    field(rest, mix(inks.paper, inks.line, 0.45), 9.0) + &field(lit, inks.accent, 15.0)
}

/// A screen at 45 degrees whose dots swell towards one side and along two waves.
pub(super) fn halftone(room: Rect, inks: Inks, dice: &mut Dice) -> String {
    const STEP: f32 = 19.0;
    /// Sizes of dots: one path each, so that a field is a few elements.
    const SIZES: usize = 14;
    let (width, height) = (f64::from(room.width), f64::from(room.height));
    let waves: Vec<[f64; 4]> = (0..3)
        .map(|_| {
            let turn = dice.between(-0.9, 0.9);
            let length = width * dice.between(0.35, 0.8);
            [
                libm::cos(turn) * TAU / length,
                libm::sin(turn) * TAU / length,
                dice.between(0.0, TAU),
                dice.between(0.10, 0.2),
            ]
        })
        .collect();
    let color = mix(inks.paper, inks.line, 0.5);
    let mut paths: Vec<String> = (1..=SIZES)
        .map(|size| pen(color, STEP * 1.25 * size as f32 / SIZES as f32))
        .collect();
    // Every other place of an upright grid: one at 45 degrees.
    for ((column, row), (x, y)) in grid(room, STEP * 0.707, 2.0 * MOST) {
        if (column + row) % 2 == 1 {
            continue;
        }
        let (px, py) = (f64::from(x - room.x), f64::from(y - room.y));
        let swell: f64 = waves
            .iter()
            .map(|w| w[3] * libm::sin(w[0] * px + w[1] * py + w[2]))
            .sum();
        let value = px / width * 0.85 + (0.5 - py / height) * 0.25 + swell;
        let size = (value.clamp(0.0, 0.999) * SIZES as f64) as usize;
        if let Some(path) = size.checked_sub(1).and_then(|size| paths.get_mut(size)) {
            let _ = write!(path, "M{x:.1} {y:.1}h.01");
        }
    }
    let drawn = paths.into_iter().filter(|path| path.ends_with("h.01"));
    drawn.map(|path| path + "\"/>").collect()
}

/// The beginning of a path of zero-length strokes with round caps, a dot each.
fn pen(color: Color, thick: f32) -> String {
    format!(
        "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"{thick:.1}\" stroke-linecap=\"round\" d=\""
    )
}

/// Places in rows from top to bottom, each with its column and row, as far apart as asked for,
/// further where there would be more than `most`.
fn grid(room: Rect, step: f32, most: f32) -> Vec<((usize, usize), (f32, f32))> {
    let step = step.max((room.width * room.height / most).sqrt());
    let (across, down) = ((room.width / step).floor(), (room.height / step).floor());
    let (left, top) = (
        room.x + (room.width - across * step) / 2.0,
        room.y + (room.height - down * step) / 2.0,
    );
    let row = |y: usize| {
        (0..=across as usize)
            .map(move |x| ((x, y), (left + x as f32 * step, top + y as f32 * step)))
    };
    (0..=down as usize).flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_has_no_stripes_in_a_room_of_any_width() {
        let ink = Color::WHITE;
        let inks = Inks {
            line: ink,
            accent: ink,
            paper: ink,
        };
        for width in [700.0, 980.0, 1060.0, 1081.0, 1600.0] {
            let room = Rect {
                x: 0.0,
                y: 0.0,
                width,
                height: 900.0,
            };
            let svg = halftone(room, inks, &mut Dice(7));
            let mut columns: Vec<(String, usize)> = Vec::new();
            for dot in svg.split('M').skip(1) {
                let x = dot.split(' ').next().unwrap_or_default().to_owned();
                match columns.iter_mut().find(|(own, _)| *own == x) {
                    Some((_, count)) => *count += 1,
                    None => columns.push((x, 1)),
                }
            }
            columns.sort_by(|a, b| a.0.len().cmp(&b.0.len()).then_with(|| a.0.cmp(&b.0)));
            // At the full side neighbours hold about as many dots.
            let full: Vec<usize> = columns.iter().rev().take(8).map(|c| c.1).collect();
            let (least, most) = (full.iter().min(), full.iter().max());
            assert!(
                most.zip(least).is_some_and(|(m, l)| m - l <= 3),
                "{width}: {full:?}"
            );
        }
    }
}
