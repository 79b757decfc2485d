//! The filters of PNG rows (PNG, third edition, 9): a row as differences from what is beside and
//! above it, which packs better where colours run on.

use super::Picture;
use std::borrow::Cow;
use std::slice::ChunksExact;

/// The filter by the row above (PNG, third edition, 9.2).
pub(super) const UP: u8 = 2;

/// Bytes of a pixel.
const PIXEL: usize = 3;

/// How the rows of a picture are filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// As they are: best for flat colours, letters and patterns, which repeat.
    None,
    /// By the row above.
    Up,
    /// Each by the filter that leaves the smallest differences, as the standard advises.
    Fitting,
}

impl Filter {
    /// The filtered rows, each behind the number of its filter.
    pub(super) fn rows(self, picture: &Picture<'_>) -> Vec<u8> {
        self.rows_in(Vec::new(), picture)
    }

    /// The same in memory that held others.
    pub(super) fn rows_in(self, mut rows: Vec<u8>, picture: &Picture<'_>) -> Vec<u8> {
        rows.clear();
        rows.reserve_exact(picture.pixels.len() + picture.height as usize);
        let mut all = self.row_by_row(picture);
        while all.add_next(&mut rows) {}
        rows
    }

    /// The same, a row at a time.
    pub(super) fn row_by_row<'a>(self, picture: &Picture<'a>) -> Filtered<'a> {
        let length = PIXEL * picture.width as usize;
        Filtered {
            filter: self,
            rows: picture.pixels.chunks_exact(length.max(1)),
            above: Cow::Owned(vec![0; length]),
        }
    }
}

/// Rows that are filtered when they are asked for.
pub(super) struct Filtered<'a> {
    filter: Filter,
    rows: ChunksExact<'a, u8>,
    /// Above the first all is zero.
    above: Cow<'a, [u8]>,
}

impl Filtered<'_> {
    /// Adds the next row behind the number of its filter; whether there was one.
    pub(super) fn add_next(&mut self, to: &mut Vec<u8>) -> bool {
        let Some(row) = self.rows.next() else {
            return false;
        };
        let number = match self.filter {
            Filter::None => 0,
            Filter::Up => UP,
            Filter::Fitting => fitting(row, &self.above),
        };
        filter(number, row, &self.above, to);
        self.above = Cow::Borrowed(row);
        true
    }
}

/// Bytes of a row of which some are looked at, and how many.
const STRETCH: usize = 240;
const LOOKED_AT: usize = 48;

/// The filter whose differences are smallest in sum, signs left out, on a part of a row.
fn fitting(row: &[u8], above: &[u8]) -> u8 {
    let mut sums = [0u32; 5];
    let mut differences = [0; LOOKED_AT];
    let stretches = row.chunks_exact(STRETCH).zip(above.chunks_exact(STRETCH));
    for (row, above) in stretches {
        // Behind the first pixel, so that there is one to the left.
        let (row, above) = (&row[..LOOKED_AT + PIXEL], &above[..LOOKED_AT + PIXEL]);
        for number in 1..=4 {
            behind(number, row, above, &mut differences);
            let sizes = differences
                .iter()
                .map(|byte| u32::from((*byte as i8).unsigned_abs()));
            sums[usize::from(number)] += sizes.sum::<u32>();
        }
    }
    (1..=4)
        .min_by_key(|number| sums[usize::from(*number)])
        .unwrap_or(1)
}

/// Adds a row by the filter of a number, behind that number.
pub(super) fn filter(number: u8, row: &[u8], above: &[u8], to: &mut Vec<u8>) {
    to.push(number);
    if number == UP {
        return to.extend(row.iter().zip(above).map(|(x, b)| x.wrapping_sub(*b)));
    }
    let from = to.len();
    to.extend_from_slice(row);
    let to = &mut to[from..];
    let first = PIXEL.min(row.len());
    // Left of the first pixel all is zero.
    for ((to, x), b) in to.iter_mut().zip(row).zip(above).take(first) {
        let by = match number {
            4 => *b,
            3 => b / 2,
            _ => 0,
        };
        *to = x.wrapping_sub(by);
    }
    behind(number, row, above, &mut to[first..]);
}

/// What the filter of a number makes of a row behind its first pixel.
fn behind(number: u8, row: &[u8], above: &[u8], to: &mut [u8]) {
    let (x, b) = (
        row.get(PIXEL..).unwrap_or_default(),
        above.get(PIXEL..).unwrap_or_default(),
    );
    let all = to.iter_mut().zip(x).zip(b).zip(row.iter().zip(above));
    match number {
        1 => all.for_each(|(((to, x), _), (a, _))| *to = x.wrapping_sub(*a)),
        2 => all.for_each(|(((to, x), b), _)| *to = x.wrapping_sub(*b)),
        3 => all.for_each(|(((to, x), b), (a, _))| {
            *to = x.wrapping_sub(((u16::from(*a) + u16::from(*b)) / 2) as u8);
        }),
        4 => all.for_each(|(((to, x), b), (a, c))| *to = x.wrapping_sub(nearest(*a, *b, *c))),
        _ => {}
    }
}

/// Paeth's predictor: of left, above and the corner between what is nearest to where they point.
fn nearest(a: u8, b: u8, c: u8) -> u8 {
    let [left, up, corner] = [a, b, c].map(i16::from);
    let (to_left, to_up) = ((up - corner).abs(), (left - corner).abs());
    let to_corner = (left + up - 2 * corner).abs();
    if to_left <= to_up && to_left <= to_corner {
        a
    } else if to_up <= to_corner {
        b
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filtered_rows_come_back() {
        let (width, height) = (37, 19);
        let pixels: Vec<u8> = (0..3 * width * height)
            .map(|at| (at * at / 7 + at / 3) as u8)
            .collect();
        let picture = Picture {
            width: width as u32,
            height: height as u32,
            pixels: &pixels,
            backdrop: None,
        };
        for filter in [Filter::None, Filter::Up, Filter::Fitting] {
            let rows = filter.rows(&picture);
            let mut above = vec![0; 3 * width];
            let mut back = Vec::new();
            for row in rows.chunks_exact(3 * width + 1) {
                let mut now = Vec::new();
                for (at, x) in row[1..].iter().enumerate() {
                    let a = if at < 3 { 0 } else { now[at - 3] };
                    let c = if at < 3 { 0 } else { above[at - 3] };
                    let b: u8 = above[at];
                    let by = match row[0] {
                        0 => 0,
                        1 => a,
                        2 => b,
                        3 => ((u16::from(a) + u16::from(b)) / 2) as u8,
                        4 => nearest(a, b, c),
                        other => panic!("filter {other}"),
                    };
                    now.push(x.wrapping_add(by));
                }
                back.extend_from_slice(&now);
                above = now;
            }
            assert!(back == pixels, "{filter:?}");
        }
    }
}
