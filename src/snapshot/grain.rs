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
pub(super) fn settle(pair: &Pair<'_>, marks: &mut Marks) {
    if marks.count(Mark::Grain) == 0 {
        return;
    }
    let across = pair.width.div_ceil(PIECE);
    // For each piece: the sum of differences of each channel, and of their squares.
    let mut sums = vec![[(0_i64, 0_i64); 3]; across * pair.height.div_ceil(PIECE)];
    for (y, row) in marks.rows() {
        let faint = row.iter().enumerate().filter(|(_, m)| **m == Mark::Grain);
        for (x, _) in faint {
            let at = y * pair.width + x;
            let (Some(a), Some(b)) = (pair.expected.get(at), pair.actual.get(at)) else {
                continue;
            };
            let Some(sums) = sums.get_mut(y / PIECE * across + x / PIECE) else {
                continue;
            };
            for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                let apart = i64::from(*b) - i64::from(*a);
                sum.0 += apart;
                sum.1 += apart * apart;
            }
        }
    }
    let leans = |sums: &[(i64, i64); 3]| {
        let one = |(sum, squares): &(i64, i64)| *squares > 0 && sum * sum >= LEANS * squares;
        sums.iter().any(one)
    };
    let leaning: Vec<bool> = sums.iter().map(leans).collect();
    let mut edges = Edges::of(pair);
    marks.settle(Mark::Grain, |x, y| {
        let piece = leaning.get(y / PIECE * across + x / PIECE);
        match piece {
            Some(true) if edges.a_shade_apart(x, y) => Mark::Edge,
            Some(true) => Mark::Changed,
            _ => Mark::Grain,
        }
    });
}
