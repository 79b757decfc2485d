//! How alike the structure of two pictures is: Z. Wang et al., "Image quality assessment:
//! from error visibility to structural similarity" (2004), on luma, by blocks.

use super::compare::Mark;
use super::pixels::{Marks, Pair, luma};

/// Pixels a side of a block, as in the paper's first example.
const BLOCK: usize = 8;
/// The paper's constants for 255 levels, which keep flat blocks from dividing by nothing.
const C1: f64 = 6.5025;
const C2: f64 = 58.5225;

/// The mean over all blocks, from −1 to 1. Blocks in which no pixel looks different are alike
/// and cost nothing.
pub(super) fn score(pair: &Pair<'_>, marks: &Marks) -> f64 {
    let (across, down) = (pair.width.div_ceil(BLOCK), pair.height.div_ceil(BLOCK));
    let mut differs = vec![false; across * down];
    for (y, row) in marks.rows() {
        let cells = differs.get_mut(y / BLOCK * across..).unwrap_or_default();
        for (cell, marks) in cells.iter_mut().zip(row.chunks(BLOCK)) {
            *cell |= marks.iter().any(|m| *m as u8 >= Mark::Edge as u8);
        }
    }
    let blocks = differs.len().max(1) as f64;
    let lost = differs
        .iter()
        .enumerate()
        .filter(|(_, differs)| **differs)
        .map(|(at, _)| 1.0 - alike(pair, at % across * BLOCK, at / across * BLOCK));
    1.0 - lost.sum::<f64>() / blocks
}

/// How alike the block at a corner is.
fn alike(pair: &Pair<'_>, left: usize, top: usize) -> f64 {
    let (right, bottom) = (
        (left + BLOCK).min(pair.width),
        (top + BLOCK).min(pair.height),
    );
    // A block has 64 pixels of 255 levels at the most, whose squares an i32 holds.
    let (mut sum_a, mut sum_b, mut aa, mut bb, mut ab) = (0_i32, 0_i32, 0_i32, 0_i32, 0_i32);
    for y in top..bottom {
        let row = y * pair.width + left..y * pair.width + right;
        let (Some(a), Some(b)) = (pair.expected.get(row.clone()), pair.actual.get(row)) else {
            continue;
        };
        for (a, b) in a.iter().zip(b) {
            let (a, b) = (luma(*a), luma(*b));
            sum_a += a;
            sum_b += b;
            aa += a * a;
            bb += b * b;
            ab += a * b;
        }
    }
    let n = ((right - left) * (bottom - top)).max(1) as f64;
    let (mean_a, mean_b) = (f64::from(sum_a) / n, f64::from(sum_b) / n);
    let (var_a, var_b) = (
        f64::from(aa) / n - mean_a * mean_a,
        f64::from(bb) / n - mean_b * mean_b,
    );
    let both = f64::from(ab) / n - mean_a * mean_b;
    (2.0 * mean_a * mean_b + C1) * (2.0 * both + C2)
        / ((mean_a * mean_a + mean_b * mean_b + C1) * (var_a + var_b + C2))
}
