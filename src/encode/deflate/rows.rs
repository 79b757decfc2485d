//! Rows told by the row above and packed as soon as can be: runs of one byte, and no search. The
//! rows of a backdrop are packed once; where a picture shows it, their bits are copied.

use super::plain::{Counts, Stretch, Words, blocks, parsed};
use super::write::Bits;
use crate::encode::filter::filter;
use std::ops::Range;

/// The filter of all rows (PNG, third edition, 9.2).
const UP: u8 = 2;
/// What Adler-32 reckons by (RFC 1950, 8.2).
const BASE: u64 = 65_521;
/// Bytes of a block, and of how many stretches one is counted for its codes: both take less time
/// than they cost bytes.
const BLOCK: usize = 128 * 1024;
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
            counts.add(&stretches(row));
        }
        let words = counts.words();
        let mut bits = Bits::new(rows.pixels.len() / 8);
        let mut begins = vec![bits.count()];
        for row in filtered() {
            words.write(&stretches(row), &mut bits);
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
        to.push(UP);
        let (from, row) = (to.len(), self.row(at));
        to.extend_from_slice(row);
        // Above the first all is zero.
        if let Some(above) = at.checked_sub(1).map(|above| self.row(above)) {
            filter(UP, row, above, &mut to[from..]);
        }
    }
}

/// The zlib stream of a picture that was laid over a backdrop of its size.
pub(in crate::encode) fn over(rows: Rows<'_>, below: Rows<'_>, known: &Packed) -> Vec<u8> {
    let mut bits = Bits::new(known.bits.len());
    let mut sum = 1;
    let mut filtered = Vec::new();
    for (range, is_same) in bands(rows, below) {
        if is_same {
            known.words.begin(&mut bits);
            let (from, to) = (known.begins[range.start], known.begins[range.end]);
            bits.copy(&known.bits, from..to);
            known.words.end(&mut bits);
            for own in &known.sums[range] {
                sum = joined(sum, *own, rows.length + 1);
            }
        } else {
            filtered.clear();
            for at in range {
                rows.filter(at, &mut filtered);
            }
            blocks(&filtered, BLOCK, EACH, &mut bits);
            sum = joined(sum, libdeflater::adler32(&filtered), filtered.len());
        }
    }
    bits.finish(sum)
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

fn stretches(row: &[u8]) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    parsed(row, 0..row.len(), &mut stretches);
    stretches
}

/// The checksum of bytes behind each other, by the checksums of both, as zlib's `adler32_combine`
/// finds it; `length` is how many the second are.
fn joined(first: u32, second: u32, length: usize) -> u32 {
    let halves = |sum: u32| (u64::from(sum & 0xffff), u64::from(sum >> 16));
    let ((a, b), (c, d)) = (halves(first), halves(second));
    let low = (a + c + BASE - 1) % BASE;
    let high = (b + d + length as u64 % BASE * (a + BASE - 1)) % BASE;
    (high << 16 | low) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use libdeflater::{Decompressor, adler32};

    #[test]
    fn sums_are_joined_as_if_they_were_of_one() {
        let bytes: Vec<u8> = (0..9_000_u32).map(|at| (at * at / 11) as u8).collect();
        for at in [0, 1, 17, 5_000, 8_999, 9_000] {
            let (first, second) = bytes.split_at(at);
            let sum = joined(adler32(first), adler32(second), second.len());
            assert_eq!(sum, adler32(&bytes), "parted at {at}");
        }
    }

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
