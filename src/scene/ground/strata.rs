//! Grounds of matter: layers of rock, flecks of paper.

use super::{Dice, Inks, mix};
use crate::layout::Rect;
use std::f64::consts::TAU;
use std::fmt::Write as _;

/// Layers from the bottom up, as thick as the values of a series; nine that mean nothing
/// without one. The uppermost, the latest, stands out.
pub(super) fn strata(room: Rect, inks: Inks, values: &[f64], dice: &mut Dice) -> String {
    /// How much of the room all layers fill.
    const FILLED: f64 = 0.86;
    const STEP: f64 = 24.0;
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
            .map(|[k, phase, swing]| swing * height * libm::sin(k * x + phase + 0.5 * depth))
            .sum()
    };
    let count = thick.len();
    let steps = (width / STEP).ceil() as usize;
    let mut below = sum;
    let mut out = String::new();
    // From the top down: each lies over the one before, so that no seam shows.
    for (number, own) in thick.iter().enumerate().rev() {
        let top = height * (1.0 - FILLED * below / sum);
        let mut d = format!("M{:.1} {:.1}", room.x, room.bottom());
        for step in 0..=steps {
            let x = (step as f64 * STEP).min(width);
            let y = f64::from(room.y) + top + fold(x, below / sum * 3.0);
            let _ = write!(d, "L{:.1} {y:.1}", f64::from(room.x) + x);
        }
        let _ = write!(d, "L{:.1} {:.1}Z", room.right(), room.bottom());
        let fill = if known && number + 1 == count {
            inks.accent
        } else {
            let depth = (number + 1) as f64 / (count + 1) as f64;
            mix(inks.paper, inks.line, 0.20 + 0.5 * (1.0 - depth))
        };
        let _ = write!(out, "<path fill=\"{fill}\" d=\"{d}\"/>");
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
