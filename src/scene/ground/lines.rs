//! Grounds of lines: through a gate, and around a summit.

use super::{Dice, Inks, mix};
use crate::layout::Rect;
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// Lines that come from the left, pass a narrow waist and fan out to the right.
pub(super) fn flow(room: Rect, inks: Inks, dice: &mut Dice) -> String {
    const LINES: usize = 84;
    let (left, top) = (f64::from(room.x), f64::from(room.y));
    let (width, height) = (f64::from(room.width), f64::from(room.height));
    let gate_x = left + width * dice.between(0.59, 0.68);
    let gate_y = top + height * dice.between(0.42, 0.56);
    let opening = height * dice.between(0.055, 0.085);
    let (fan_in, fan_out) = (
        height * dice.between(0.52, 0.66),
        height * dice.between(0.56, 0.74),
    );
    let lean = height * dice.between(-0.12, 0.12);
    let (wave, phase) = (height * dice.between(0.01, 0.03), dice.between(0.0, TAU));
    let mut out = String::new();
    for k in 0..LINES {
        let t = (k as f64 - (LINES - 1) as f64 / 2.0) / ((LINES - 1) as f64 / 2.0);
        let swing = wave * libm::sin(t * 5.0 + phase);
        let y_in = gate_y + t * fan_in - lean + swing;
        let y_gate = gate_y + t * opening;
        let y_out = gate_y + t * fan_out + lean - swing;
        let near = (1.0 - t.abs()) * (1.0 - t.abs());
        let strength = 0.26 + 0.62 * near;
        let ink = if k % 4 == 1 { inks.accent } else { inks.line };
        let thick = if k % 7 == 3 { 2.6 } else { 1.5 };
        let (x1, x2) = (left + (gate_x - left) * 0.48, left + (gate_x - left) * 0.70);
        let right = left + width;
        let (x3, x4) = (
            gate_x + (right - gate_x) * 0.42,
            gate_x + (right - gate_x) * 0.52,
        );
        let _ = write!(
            out,
            "<path fill=\"none\" stroke=\"{ink}\" stroke-opacity=\"{strength:.2}\" stroke-width=\"{thick}\" d=\"M{left:.1} {y_in:.1}C{x1:.1} {y_in:.1} {x2:.1} {y_gate:.1} {gate_x:.1} {y_gate:.1}C{x3:.1} {y_gate:.1} {x4:.1} {y_out:.1} {right:.1} {y_out:.1}\"/>"
        );
    }
    out
}

/// Lines of equal height of a smooth landscape with one summit, which is marked.
pub(super) fn isolines(room: Rect, inks: Inks, dice: &mut Dice) -> String {
    const CELL: f64 = 11.0;
    const SPACING: f64 = 0.037;
    const LEVELS: i32 = 34;
    let (width, height) = (f64::from(room.width), f64::from(room.height));
    let summit = (
        width * dice.between(0.68, 0.78),
        height * dice.between(0.36, 0.62),
    );
    let waves: Vec<[f64; 4]> = (0..7)
        .map(|i| {
            let turn = dice.between(0.0, TAU);
            let length = height * dice.between(0.60, 1.15) / (1.0 + 0.20 * f64::from(i));
            [
                libm::cos(turn) * TAU / length,
                libm::sin(turn) * TAU / length,
                dice.between(0.0, TAU),
                dice.between(0.026, 0.058),
            ]
        })
        .collect();
    let field = |x: f64, y: f64| {
        let (dx, dy) = ((x - summit.0) / height, (y - summit.1) / height);
        let far = (dx * dx + dy * dy).sqrt();
        let rough: f64 = waves
            .iter()
            .map(|w| w[3] * libm::sin(w[0] * x + w[1] * y + w[2]))
            .sum();
        // Calm at the summit, so that it stays the one highest point.
        far + rough * (far * 3.0).min(1.0)
    };
    let (columns, rows) = (
        (width / CELL).ceil() as usize + 1,
        (height / CELL).ceil() as usize + 1,
    );
    let grid: Vec<Vec<f64>> = (0..=rows)
        .map(|r| {
            (0..=columns)
                .map(|c| field(c as f64 * CELL, r as f64 * CELL))
                .collect()
        })
        .collect();
    let mut out = String::new();
    for level in 1..=LEVELS {
        let bold = level % 6 == 2;
        let ink = if bold {
            mix(inks.paper, inks.accent, 0.9)
        } else {
            mix(inks.paper, inks.line, 0.55)
        };
        let thick = if bold { 2.6 } else { 1.3 };
        let mut d = String::new();
        for line in contour(&grid, SPACING * f64::from(level)) {
            smooth(&mut d, &line, CELL, (f64::from(room.x), f64::from(room.y)));
        }
        let _ = write!(
            out,
            "<path fill=\"none\" stroke=\"{ink}\" stroke-width=\"{thick}\" stroke-linejoin=\"round\" d=\"{d}\"/>"
        );
    }
    let (x, y) = (f64::from(room.x) + summit.0, f64::from(room.y) + summit.1);
    let _ = write!(
        out,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"12\" fill=\"{}\"/>",
        inks.accent
    );
    out
}

/// A line of no more points than this is a speck, not a hill.
const SPECK: usize = 26;

type Points = Vec<(f64, f64)>;

/// The lines where a grid of heights crosses a level, in cells: marching squares (Lorensen
/// and Cline 1987, in the plane), the segments joined end to end.
fn contour(grid: &[Vec<f64>], level: f64) -> Vec<Points> {
    // A crossing is named by its edge: cell column and row, and whether the edge runs down.
    type Edge = (usize, usize, bool);
    let mut next: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    let rows = grid.len().saturating_sub(1);
    let columns = grid.first().map_or(0, |row| row.len().saturating_sub(1));
    for r in 0..rows {
        for c in 0..columns {
            let above = |r: usize, c: usize| grid[r][c] > level;
            let corners = [
                above(r, c),
                above(r, c + 1),
                above(r + 1, c + 1),
                above(r + 1, c),
            ];
            let edges: [Edge; 4] = [
                (c, r, false),
                (c + 1, r, true),
                (c, r + 1, false),
                (c, r, true),
            ];
            let crossed: Vec<Edge> = (0..4)
                .filter(|i| corners[*i] != corners[(i + 1) % 4])
                .map(|i| edges[i])
                .collect();
            for pair in crossed.chunks_exact(2) {
                next.entry(pair[0]).or_default().push(pair[1]);
                next.entry(pair[1]).or_default().push(pair[0]);
            }
        }
    }
    let at = |(c, r, down): Edge| {
        let (r2, c2) = if down { (r + 1, c) } else { (r, c + 1) };
        let (a, b) = (grid[r][c], grid[r2][c2]);
        let t = if (b - a).abs() < 1e-12 {
            0.5
        } else {
            (level - a) / (b - a)
        };
        let (x, y) = (c as f64, r as f64);
        if down { (x, y + t) } else { (x + t, y) }
    };
    let mut lines = Vec::new();
    // Open lines first, from an end; what is left then are rings.
    let ends: Vec<Edge> = next
        .iter()
        .filter(|(_, to)| to.len() == 1)
        .map(|(e, _)| *e)
        .collect();
    let all: Vec<Edge> = next.keys().copied().collect();
    for start in ends.into_iter().chain(all) {
        let mut line = Vec::new();
        let mut edge = start;
        while let Some(to) = next.get_mut(&edge).and_then(Vec::pop) {
            if let Some(back) = next.get_mut(&to)
                && let Some(i) = back.iter().position(|e| *e == edge)
            {
                back.remove(i);
            }
            if line.is_empty() {
                line.push(at(edge));
            }
            line.push(at(to));
            edge = to;
        }
        if line.len() > SPECK {
            lines.push(line);
        }
    }
    lines
}

/// At most every third crossing is drawn by: fewer points make calmer curves, but a small ring
/// needs all of its own.
const KEEP: usize = 3;
/// Points of a line from which one may be left out for each kept.
const FEW: usize = 36;

/// A line through the middles of its segments: quadratic curves with the points as controls.
fn smooth(d: &mut String, line: &[(f64, f64)], cell: f64, origin: (f64, f64)) {
    let put = |p: (f64, f64)| (origin.0 + p.0 * cell, origin.1 + p.1 * cell);
    let middle = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return;
    };
    let ring = first == last;
    let mut points: Vec<_> = line
        .iter()
        .step_by((line.len() / FEW).clamp(1, KEEP))
        .map(|p| put(*p))
        .collect();
    if ring {
        // Round to where it begins, so that no seam shows.
        points.pop_if(|p| *p == put(*last));
        points.extend_from_within(..2.min(points.len()));
    } else {
        points.push(put(*last));
    }
    let Some(begin) = points
        .first()
        .zip(points.get(1))
        .map(|(a, b)| middle(*a, *b))
    else {
        return;
    };
    let from = if ring { begin } else { put(*first) };
    let _ = write!(
        d,
        "M{:.1} {:.1}L{:.1} {:.1}",
        from.0, from.1, begin.0, begin.1
    );
    for pair in points.windows(2).skip(1) {
        let (control, to) = (pair[0], middle(pair[0], pair[1]));
        let _ = write!(
            d,
            "Q{:.1} {:.1} {:.1} {:.1}",
            control.0, control.1, to.0, to.1
        );
    }
    if ring {
        d.push('Z');
    } else {
        let end = put(*last);
        let _ = write!(d, "L{:.1} {:.1}", end.0, end.1);
    }
}
