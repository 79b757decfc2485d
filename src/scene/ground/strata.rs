//! Grounds of matter: layers of rock, flecks of paper.

use super::{Dice, Inks, mix};
use crate::layout::Rect;
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// Layers from the bottom up, as thick as the values of a series; nine that mean nothing
/// without one. The upper edge of the latest stands out.
pub(super) fn strata(room: Rect, inks: Inks, values: &[f64], dice: &mut Dice) -> String {
    /// How much of the room all layers fill.
    const FILLED: f64 = 0.86;
    const STEP: f64 = 20.0;
    /// How differently the deepest layer is folded from the uppermost.
    const BEND: f64 = 1.6;
    /// The distance of the seams within a layer, and how many it has at the most.
    const SEAM: f64 = 17.0;
    const MOST_SEAMS: usize = 24;
    let drawn = values.iter().map(|value| value.max(0.0));
    let mut thick: Vec<f64> = drawn.collect();
    let sum: f64 = thick.iter().sum();
    let known = thick.len() >= 2 && sum > 0.0;
    if !known {
        thick = (0..9).map(|_| dice.between(0.4, 1.6)).collect();
    }
    let sum: f64 = thick.iter().sum();
    let (width, height) = (f64::from(room.width), f64::from(room.height));
    let waves: Vec<[f64; 3]> = (0..4)
        .map(|i| {
            let length = width * dice.between(0.5, 1.3) / (1.0 + 0.4 * f64::from(i));
            [
                TAU / length,
                dice.between(0.0, TAU),
                dice.between(0.008, 0.03),
            ]
        })
        .collect();
    let fold = |x: f64, depth: f64| -> f64 {
        waves
            .iter()
            .map(|[k, phase, swing]| swing * height * libm::sin(k * x + phase + depth))
            .sum()
    };
    let count = thick.len();
    let line = |height_at: f64, depth: f64| {
        let steps = (width / STEP).ceil() as usize;
        let mut d = String::new();
        for step in 0..=steps {
            let x = (step as f64 * STEP).min(width);
            let y = f64::from(room.y) + height_at + fold(x, depth);
            let command = if d.is_empty() { 'M' } else { 'L' };
            let _ = write!(d, "{command}{:.1} {y:.1}", f64::from(room.x) + x);
        }
        d
    };
    let mut below = sum;
    let mut out = String::new();
    // From the top down: each lies over the one before, so that no seam shows.
    for (number, own) in thick.iter().enumerate().rev() {
        let (top, tall) = (
            height * (1.0 - FILLED * below / sum),
            height * FILLED * own / sum,
        );
        let depth = |down: f64| (below - own * down) / sum * BEND;
        let shade = 0.16 + 0.44 * (1.0 - (number + 1) as f64 / (count + 1) as f64);
        let edge = line(top, depth(0.0));
        let (right, bottom, left) = (room.right(), room.bottom(), room.x);
        let fill = mix(inks.paper, inks.line, shade);
        let _ = write!(
            out,
            "<path fill=\"{fill}\" d=\"{edge}L{right:.1} {bottom:.1}L{left:.1} {bottom:.1}Z\"/>"
        );
        let seams = (tall / SEAM) as usize;
        let seam = mix(inks.paper, inks.line, shade + 0.10);
        for n in 1..seams.min(MOST_SEAMS) {
            let down = n as f64 / seams as f64;
            let _ = write!(
                out,
                "<path fill=\"none\" stroke=\"{seam}\" stroke-width=\"1.4\" d=\"{}\"/>",
                line(top + tall * down, depth(down))
            );
        }
        if known && number + 1 == count {
            let _ = write!(
                out,
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"6\" d=\"{edge}\"/>",
                inks.accent
            );
        }
        below -= own;
    }
    out
}

/// Short flecks in all directions, few enough that they are paper and not a picture.
pub(super) fn grain(room: Rect, inks: Inks, dice: &mut Dice) -> String {
    /// Units of area a fleck.
    const EACH: f32 = 1500.0;
    const MOST: usize = 1600;
    let count = ((room.width * room.height / EACH) as usize).min(MOST);
    let mut out = String::new();
    for (share, thick) in [(0.10, 1.2), (0.18, 1.6)] {
        let color = mix(inks.paper, inks.line, share);
        let _ = write!(
            out,
            "<path fill=\"none\" stroke=\"{color}\" stroke-width=\"{thick}\" stroke-linecap=\"round\" d=\""
        );
        for _ in 0..count / 2 {
            let x = f64::from(room.x) + dice.between(0.0, f64::from(room.width));
            let y = f64::from(room.y) + dice.between(0.0, f64::from(room.height));
            let (turn, long) = (dice.between(0.0, TAU), dice.between(3.0, 13.0));
            let (dx, dy) = (libm::cos(turn) * long, libm::sin(turn) * long);
            let bend = dice.between(-3.0, 3.0);
            let _ = write!(
                out,
                "M{x:.1} {y:.1}q{:.1} {:.1} {dx:.1} {dy:.1}",
                dx / 2.0 - bend,
                dy / 2.0 + bend
            );
        }
        out.push_str("\"/>");
    }
    out
}
