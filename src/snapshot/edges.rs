//! Edges that are drawn a shade apart.
//!
//! After V. Vyšniauskas, "Anti-aliased pixel and intensity slope detector" (2009): an
//! anti-aliased pixel stands between a darker and a lighter side, one of which is flat. Here
//! both pictures must show such an edge, and the pixel may differ by a part of its contrast
//! only: a form that moves by a pixel changes the edge from one side to the other.

use super::pixels::{Pair, luma};

/// Below this contrast, in levels of luma, a ramp is no edge.
const CONTRAST: i32 = 24;
/// An edge that differs by more than a quarter of its contrast has moved.
const SHADE: i32 = 4;
/// Neighbours within an eighth of the contrast belong to one flat side.
const FLAT: i32 = 8;
/// So many neighbours make a side, as along a straight edge.
const SIDE: usize = 3;
/// How far neighbours are looked for: thin strokes have no full ink beside each pixel.
const REACH: usize = 2;

/// Pixels a side of a cell whose contrast is known: most of a picture is flat, and is passed
/// over cell by cell.
const CELL: usize = 8;

/// How many pixels around one lie near to the darkest and to the lightest of them.
struct Around {
    dark: usize,
    light: usize,
    /// Whether the pixel itself is neither.
    between: bool,
}

/// The edges of two pictures.
pub(super) struct Edges<'a> {
    pair: &'a Pair<'a>,
    /// For each cell, the smaller of the two pictures' contrasts around it, once it is known.
    cells: Vec<Option<u8>>,
    across: usize,
}

impl<'a> Edges<'a> {
    /// Of a pair; nothing is looked at yet.
    pub(super) fn of(pair: &'a Pair<'a>) -> Self {
        let across = pair.width.div_ceil(CELL);
        Self {
            pair,
            cells: vec![None; across * pair.height.div_ceil(CELL)],
            across,
        }
    }

    /// Whether both pictures have an anti-aliased edge there, drawn a shade apart.
    pub(super) fn a_shade_apart(&mut self, x: usize, y: usize) -> bool {
        let pair = self.pair;
        let at = y * pair.width + x;
        let (Some(a), Some(b)) = (pair.expected.get(at), pair.actual.get(at)) else {
            return false;
        };
        let apart = a.iter().zip(b).map(|(a, b)| i32::from(a.abs_diff(*b)));
        let least = (apart.max().unwrap_or(0) * SHADE).max(CONTRAST);
        if least > 255
            || self.contrast(x / CELL, y / CELL) < least
            || !is_steep(pair, (x, y), least / SHADE)
        {
            return false;
        }
        let Some(one) = around(pair, pair.expected, (x, y), least) else {
            return false;
        };
        let Some(other) = around(pair, pair.actual, (x, y), least) else {
            return false;
        };
        // A pixel of full ink or paper in both is no edge: its colour has changed.
        (one.between || other.between)
            && ((one.dark >= SIDE && other.dark >= SIDE)
                || (one.light >= SIDE && other.light >= SIDE))
    }

    /// The contrast around a cell, as far as any of its pixels sees.
    fn contrast(&mut self, column: usize, row: usize) -> i32 {
        let pair = self.pair;
        let Some(cell) = self.cells.get_mut(row * self.across + column) else {
            return 0;
        };
        let known = *cell.get_or_insert_with(|| {
            let left = (column * CELL).saturating_sub(REACH);
            let right = ((column + 1) * CELL + REACH).min(pair.width);
            let top = (row * CELL).saturating_sub(REACH);
            let bottom = ((row + 1) * CELL + REACH).min(pair.height);
            let of = |picture: &[[u8; 3]]| {
                let (mut darkest, mut lightest) = (255, 0);
                for y in top..bottom {
                    let row = picture.get(y * pair.width + left..y * pair.width + right);
                    for pixel in row.unwrap_or_default() {
                        let luma = luma(*pixel);
                        (darkest, lightest) = (luma.min(darkest), luma.max(lightest));
                    }
                }
                (lightest - darkest).max(0) as u8
            };
            of(pair.expected).min(of(pair.actual))
        });
        i32::from(known)
    }
}

/// Whether the first picture falls or rises beside a pixel by at least as much: away from
/// edges it does not, and nothing more need be looked at.
fn is_steep(pair: &Pair<'_>, (x, y): (usize, usize), least: i32) -> bool {
    let at = y * pair.width + x;
    let luma_at = |at: usize| pair.expected.get(at).map(|pixel| luma(*pixel));
    let Some(own) = luma_at(at) else {
        return false;
    };
    let steps = [
        at.wrapping_sub(1),
        at + 1,
        at.wrapping_sub(pair.width),
        at + pair.width,
    ];
    steps
        .into_iter()
        .filter_map(luma_at)
        .any(|luma| (luma - own).abs() >= least)
}

/// The sides of the edge that a pixel stands on; `None` when it stands on none with such a contrast.
fn around(
    pair: &Pair<'_>,
    picture: &[[u8; 3]],
    (x, y): (usize, usize),
    least: i32,
) -> Option<Around> {
    let (left, right) = (x.saturating_sub(REACH), (x + REACH).min(pair.width - 1));
    let (top, bottom) = (y.saturating_sub(REACH), (y + REACH).min(pair.height - 1));
    let own = luma(*picture.get(y * pair.width + x)?);
    let mut near = [0_i32; (2 * REACH + 1) * (2 * REACH + 1)];
    let mut places = near.iter_mut();
    let (mut darkest, mut lightest) = (i32::MAX, i32::MIN);
    for row in top..=bottom {
        let start = row * pair.width;
        for (pixel, place) in picture
            .get(start + left..=start + right)?
            .iter()
            .zip(&mut places)
        {
            *place = luma(*pixel);
            (darkest, lightest) = (darkest.min(*place), lightest.max(*place));
        }
    }
    let contrast = lightest - darkest;
    if contrast < least {
        return None;
    }
    let count = (right - left + 1) * (bottom - top + 1);
    let near = near.get(..count)?;
    let flat = contrast / FLAT;
    Some(Around {
        between: darkest < own && own < lightest,
        dark: near.iter().filter(|l| **l - darkest <= flat).count(),
        light: near.iter().filter(|l| lightest - **l <= flat).count(),
    })
}
