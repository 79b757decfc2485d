//! Grain: faint differences of no direction, as a decoder or a dither leaves them. A faint
//! change of a colour leans to one side; grain evens out.

use super::compare::Mark;
use super::edges::Edges;
use super::pixels::{Marks, Pair};

/// Pixels a side of a piece of the picture that is judged as one: long enough that a line of
/// one pixel across it is seen to lean, small enough that a small shape is.
const PIECE: usize = 32;
/// Squared, how many standard deviations the sum of differences may be from nothing. A lean
/// of n equal differences comes to n, so twenty pixels that lean are a change; grain gets so
/// far once in a hundred thousand pieces.
const LEANS: i64 = 20;

/// Decides on the faint pixels of each piece: where they lean to one side, those that are no
/// edges have changed. Edges are looked for only then, since among them darker pixels are found
/// more easily than lighter ones, and the rest would lean.
pub(super) fn settle(pair: &Pair<'_>, marks: &mut Marks, edges: &mut Edges<'_>) {
    if marks.count(Mark::Grain) == 0 {
        return;
    }
    let across = pair.width.div_ceil(PIECE);
    // For each piece: the sum of differences of each channel, and of their squares.
    let mut sums = vec![[(0_i32, 0_i32); 3]; across * pair.height.div_ceil(PIECE)];
    for (y, row) in marks.rows() {
        let own = y * pair.width..(y + 1) * pair.width;
        let (Some(a), Some(b)) = (pair.expected.get(own.clone()), pair.actual.get(own)) else {
            continue;
        };
        let parts = a.chunks(PIECE).zip(b.chunks(PIECE)).zip(row.chunks(PIECE));
        let sums = sums.get_mut(y / PIECE * across..).unwrap_or_default();
        for (sums, ((a, b), marks)) in sums.iter_mut().zip(parts) {
            for ((a, b), mark) in a.iter().zip(b).zip(marks) {
                let faint = i32::from(*mark == Mark::Grain);
                for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                    let apart = (i32::from(*b) - i32::from(*a)) * faint;
                    sum.0 += apart;
                    sum.1 += apart * apart;
                }
            }
        }
    }
    let leans = |sums: &[(i32, i32); 3]| {
        let one = |(sum, squares): &(i32, i32)| {
            *squares > 0 && i64::from(*sum).pow(2) >= LEANS * i64::from(*squares)
        };
        sums.iter().any(one)
    };
    let leaning: Vec<bool> = sums.iter().map(leans).collect();
    marks.settle(Mark::Grain, |x, y| {
        let piece = leaning.get(y / PIECE * across + x / PIECE);
        match piece {
            Some(true) if edges.a_shade_apart(x, y) => Mark::Edge,
            Some(true) => Mark::Changed,
            _ => Mark::Grain,
        }
    });
}
