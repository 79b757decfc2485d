//! Rows told by the row above and packed as soon as can be: runs of one byte, and no search. The
//! rows of a backdrop are packed once; where a picture shows it, their bits are copied.

use super::plain::{Counts, Words, block, parsed};
use super::sum::Sum;
use super::write::Bits;
use crate::encode::filter::{UP, filter};
use std::ops::Range;

/// Rows of a block, and of how many stretches one is counted for its codes: both take less time
/// than they cost bytes.
const ROWS: usize = 48;
const EACH: usize = 4;
/// Fewer rows that are the same do not pay for telling their codes again.
const FEWEST: usize = 6;

/// The rows of a picture.
#[derive(Debug, Clone, Copy)]
pub(in crate::encode) struct Rows<'a> {
    pixels: &'a [u8],
    /// Bytes of each.
    length: usize,
}

/// The rows of a backdrop, packed.
#[derive(Debug)]
pub(in crate::encode) struct Packed {
    words: Words,
    bits: Vec<u8>,
    /// Where each row begins, in bits, and where the last ends.
    begins: Vec<usize>,
    /// The checksum of each.
    sums: Vec<u32>,
}

impl Packed {
    /// The rows of a backdrop.
    pub(in crate::encode) fn of(rows: Rows<'_>) -> Self {
        let mut filtered = Vec::with_capacity(rows.pixels.len() + rows.count());
        for at in 0..rows.count() {
            rows.filter(at, &mut filtered);
        }
        let filtered = || filtered.chunks(rows.length + 1);
        let mut counts = Counts::default();
        for row in filtered() {
            counts.add(&parsed(row));
        }
        let words = counts.words();
        let mut bits = Bits::new(rows.pixels.len() / 8);
        let mut begins = vec![bits.count()];
        for row in filtered() {
            words.write(&parsed(row), &mut bits);
            begins.push(bits.count());
        }
        Self {
            words,
            bits: bits.finish(0),
            begins,
            sums: filtered().map(libdeflater::adler32).collect(),
        }
    }

    /// Bytes that it takes.
    pub(in crate::encode) fn bytes(&self) -> usize {
        self.bits.len()
            + self.begins.len() * size_of::<usize>()
            + self.sums.len() * size_of::<u32>()
    }
}

impl<'a> Rows<'a> {
    /// Of so many pixels of three bytes.
    pub(in crate::encode) fn of(pixels: &'a [u8], width: u32) -> Self {
        Self {
            pixels,
            length: 3 * width as usize,
        }
    }

    fn count(&self) -> usize {
        self.pixels.len() / self.length.max(1)
    }

    fn row(&self, at: usize) -> &'a [u8] {
        &self.pixels[at * self.length..(at + 1) * self.length]
    }

    /// Adds a row as its differences from the one above, behind the filter's number.
    fn filter(&self, at: usize, to: &mut Vec<u8>) {
        match at.checked_sub(1) {
            Some(above) => filter(UP, self.row(at), self.row(above), to),
            None => {
                // Above the first all is zero.
                to.push(UP);
                to.extend_from_slice(self.row(at));
            }
        }
    }
}

/// The zlib stream of a picture that was laid over a backdrop of its size.
pub(in crate::encode) fn over(rows: Rows<'_>, below: Rows<'_>, known: &Packed) -> Vec<u8> {
    let mut bits = Bits::new(known.bits.len());
    let mut sum = Sum::new();
    let mut filtered = Vec::new();
    for (range, is_same) in bands(rows, below) {
        if is_same {
            known.words.begin(&mut bits);
            let (from, to) = (known.begins[range.start], known.begins[range.end]);
            bits.copy(&known.bits, from..to);
            known.words.end(&mut bits);
            for own in &known.sums[range] {
                sum.join(*own, rows.length + 1);
            }
        } else {
            for from in range.clone().step_by(ROWS) {
                filtered.clear();
                for at in from..range.end.min(from + ROWS) {
                    rows.filter(at, &mut filtered);
                }
                block(&filtered, EACH, &mut bits);
                sum.add(&filtered);
            }
        }
    }
    bits.finish(sum.get())
}

/// Rows that are packed as those below, and rows that are not, in turn: a row is the same when the
/// one above it is, too.
fn bands(rows: Rows<'_>, below: Rows<'_>) -> Vec<(Range<usize>, bool)> {
    let mut bands: Vec<(Range<usize>, bool)> = Vec::new();
    let mut is_above_same = true;
    for at in 0..rows.count() {
        let is_equal = rows.row(at) == below.row(at);
        let is_same = is_equal && is_above_same;
        is_above_same = is_equal;
        match bands.last_mut().filter(|(_, same)| *same == is_same) {
            Some((range, _)) => range.end = at + 1,
            None => bands.push((at..at + 1, is_same)),
        }
    }
    for (range, is_same) in &mut bands {
        *is_same &= range.len() >= FEWEST;
    }
    bands.dedup_by(|next, band| {
        let is_one = next.1 == band.1;
        if is_one {
            band.0.end = next.0.end;
        }
        is_one
    });
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use libdeflater::Decompressor;

    #[test]
    fn what_is_laid_over_a_backdrop_is_packed_whole() {
        let (length, count) = (3 * 211, 90);
        let below: Vec<u8> = (0..length * count)
            .map(|at| (at / length + at % length / 9) as u8)
            .collect();
        let ground = Rows {
            pixels: &below,
            length,
        };
        let known = Packed::of(ground);
        // From one row to another something lies over it.
        for (from, to) in [(0, 0), (0, 90), (0, 1), (89, 90), (20, 41), (5, 86)] {
            let mut pixels = below.clone();
            for (at, value) in pixels[from * length..to * length].iter_mut().enumerate() {
                if at % 97 < 40 {
                    *value = (at * at / 5) as u8;
                }
            }
            let rows = Rows {
                pixels: &pixels,
                length,
            };
            let mut whole = Vec::new();
            for at in 0..count {
                rows.filter(at, &mut whole);
            }
            let stream = over(rows, ground, &known);
            let mut unpacked = vec![0; whole.len()];
            let told = Decompressor::new().zlib_decompress(&stream, &mut unpacked);
            assert_eq!(told, Ok(whole.len()), "rows {from} to {to}");
            assert!(unpacked == whole, "rows {from} to {to}");
        }
    }
}
