//! The filters of PNG rows (PNG, third edition, 9): a row as differences from what is beside and
//! above it, which packs better where colours run on.

use super::Picture;

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
        let length = PIXEL * picture.width as usize;
        let mut rows = Vec::with_capacity(picture.pixels.len() + picture.height as usize);
        let first = vec![0; length];
        let mut above: &[u8] = &first;
        let mut tries = [const { Vec::new() }; 4];
        for row in picture.pixels.chunks_exact(length.max(1)) {
            match self {
                Self::None => {
                    rows.push(0);
                    rows.extend_from_slice(row);
                }
                Self::Up => {
                    rows.push(2);
                    let up = row.iter().zip(above).map(|(x, b)| x.wrapping_sub(*b));
                    rows.extend(up);
                }
                Self::Fitting => fit(row, above, &mut tries, &mut rows),
            }
            above = row;
        }
        rows
    }
}

/// Adds a row by the filter whose differences are smallest in sum, signs left out.
fn fit(row: &[u8], above: &[u8], tries: &mut [Vec<u8>; 4], rows: &mut Vec<u8>) {
    let [sub, up, average, paeth] = tries;
    // Left of the first pixel all is zero.
    let left = |row: &[u8]| -> Vec<u8> {
        let kept = row.len().saturating_sub(PIXEL);
        let mut left = vec![0; row.len() - kept];
        left.extend_from_slice(row.get(..kept).unwrap_or_default());
        left
    };
    let (a, c) = (left(row), left(above));
    let of = |to: &mut Vec<u8>, value: fn(u8, u8, u8, u8) -> u8| {
        to.clear();
        let all = row.iter().zip(&a).zip(above.iter().zip(&c));
        to.extend(all.map(|((x, a), (b, c))| value(*x, *a, *b, *c)));
    };
    of(sub, |x, a, _, _| x.wrapping_sub(a));
    of(up, |x, _, b, _| x.wrapping_sub(b));
    of(average, |x, a, b, _| {
        x.wrapping_sub(((u16::from(a) + u16::from(b)) / 2) as u8)
    });
    of(paeth, |x, a, b, c| x.wrapping_sub(nearest(a, b, c)));
    let sum = |bytes: &[u8]| -> u32 {
        let sizes = bytes
            .iter()
            .map(|byte| u32::from((*byte as i8).unsigned_abs()));
        sizes.sum()
    };
    let all = [(1, &*sub), (2, &*up), (3, &*average), (4, &*paeth)];
    if let Some((number, best)) = all.into_iter().min_by_key(|(_, bytes)| sum(bytes)) {
        rows.push(number);
        rows.extend_from_slice(best);
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
