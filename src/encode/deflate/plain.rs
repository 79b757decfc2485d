//! Bytes of which most repeat nothing, as filtered rows of a photo do: packed by how often each
//! comes, and runs of one byte.

use super::code::{codes, lengths};
use super::token::{DISTANCES, END, LEAST, LENGTHS, MOST};
use super::write::{Bits, LENGTH_SYMBOLS, tell};
use std::ops::Range;

/// Bytes of a block: enough to pay for its code, and few enough for it to fit the place.
const BLOCK: usize = 24 * 1024;
/// Codes of bytes are no longer, so that four go into a word.
const LIMIT: usize = 12;
/// A shorter run takes as many bits as its bytes.
const RUN: usize = 4;
/// Bytes that telling the codes takes at most.
const HEAD: usize = 4096;

/// Bytes as they are, and the length of the run behind them.
pub(super) struct Stretch<'a> {
    bytes: &'a [u8],
    run: usize,
}

/// The zlib stream of bytes.
pub(in crate::encode) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::new(bytes.len() / 2);
    blocks(bytes, BLOCK, 1, &mut bits);
    bits.finish(libdeflater::adler32(bytes))
}

/// Adds bytes in blocks of a length, each with codes of its own, for which one stretch of so many
/// is counted.
pub(super) fn blocks(bytes: &[u8], length: usize, each: usize, bits: &mut Bits) {
    let mut stretches = Vec::new();
    for from in (0..bytes.len()).step_by(length) {
        parsed(bytes, from..bytes.len().min(from + length), &mut stretches);
        let mut counts = Counts::default();
        counts.add(stretches.iter().step_by(each));
        if each > 1 {
            counts.add_all();
        }
        let words = counts.words();
        words.begin(bits);
        words.write(&stretches, bits);
        words.end(bits);
    }
}

/// The stretches of a range; runs may look back before it.
pub(super) fn parsed<'a>(bytes: &'a [u8], range: Range<usize>, stretches: &mut Vec<Stretch<'a>>) {
    stretches.clear();
    let part = &bytes[..range.end];
    let (mut at, mut from) = (range.start, range.start);
    while let Some(word) = part.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let Some(first) = repeated(u64::from_le_bytes(*word)) else {
            at += 8 - RUN;
            continue;
        };
        // The first of a run is told as it is.
        let first = at + first + 1;
        let run = run(&part[first..]);
        let bytes = &part[from..first];
        stretches.push(Stretch { bytes, run });
        at = first + run;
        from = at;
    }
    let bytes = &part[from..];
    stretches.push(Stretch { bytes, run: 0 });
}

/// How often the first of some bytes comes in a row.
fn run(bytes: &[u8]) -> usize {
    let Some(first) = bytes.first() else {
        return 0;
    };
    let all = u64::from_le_bytes([*first; 8]);
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        let apart = u64::from_le_bytes(*eight) ^ all;
        if apart != 0 {
            return 8 * at + (apart.trailing_zeros() / 8) as usize;
        }
    }
    let same = rest.iter().take_while(|byte| *byte == first);
    8 * eights.len() + same.count()
}

/// The first of eight bytes, lowest first, that is the same as the [`RUN`] behind it.
fn repeated(word: u64) -> Option<usize> {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    // A byte of zero is one that is as the next; the last has none.
    let apart = word ^ word >> 8 | 0xff << 56;
    let same = !(((apart & LOW) + LOW) | apart | LOW);
    let all = (1..RUN).fold(same, |all, next| all & same >> (8 * next));
    (all != 0).then(|| (all.trailing_zeros() / 8) as usize)
}

/// How often bytes and lengths of runs come.
pub(super) struct Counts {
    /// Neighbours are often the same: four tables keep one count from waiting for the other.
    bytes: [[u32; 256]; 4],
    all: [u32; LENGTHS],
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            bytes: [[0; 256]; 4],
            all: [0; LENGTHS],
        }
    }
}

impl Counts {
    pub(super) fn add<'a>(&mut self, stretches: impl IntoIterator<Item = &'a Stretch<'a>>) {
        for stretch in stretches {
            let (fours, rest) = stretch.bytes.as_chunks::<4>();
            for four in fours {
                for (counts, byte) in self.bytes.iter_mut().zip(four) {
                    counts[usize::from(*byte)] += 1;
                }
            }
            for byte in rest {
                self.bytes[0][usize::from(*byte)] += 1;
            }
            for length in parts(stretch.run) {
                self.all[END + 1 + usize::from(LENGTH_SYMBOLS[length].0)] += 1;
            }
        }
    }

    /// Counts each symbol once more, so that it has a code.
    fn add_all(&mut self) {
        for count in &mut self.all {
            *count += 1;
        }
    }

    /// Codes for what was counted.
    pub(super) fn words(&self) -> Words {
        let mut all = self.all;
        for (symbol, count) in all.iter_mut().enumerate().take(256) {
            *count += self.bytes.iter().map(|counts| counts[symbol]).sum::<u32>();
        }
        all[END] = 1;
        let mut far = [0; DISTANCES];
        far[0] = 1;
        let (all, far) = (lengths(&all, LIMIT), lengths(&far, LIMIT));
        let (codes_all, codes_far) = (codes(&all), codes(&far));
        let repeat = |length: usize| {
            let (symbol, extra, value) = LENGTH_SYMBOLS[length];
            let symbol = END + 1 + usize::from(symbol);
            let count = u32::from(all[symbol]);
            let word = u64::from(codes_all[symbol]) | u64::from(value) << count;
            let count = count + u32::from(extra);
            let back = u64::from(codes_far[0]) << count;
            (word | back, count + u32::from(far[0]))
        };
        Words {
            bytes: std::array::from_fn(|byte| {
                u32::from(codes_all[byte]) | u32::from(all[byte]) << 16
            }),
            repeats: std::array::from_fn(repeat),
            end: (u64::from(codes_all[END]), u32::from(all[END])),
            all,
            far,
        }
    }
}

/// Codes, as they are written.
#[derive(Debug)]
pub(super) struct Words {
    /// A code and, above it, its length.
    bytes: [u32; 256],
    /// The words of repeats of the byte before, by their length, and their bits.
    repeats: [(u64, u32); MOST + 1],
    end: (u64, u32),
    all: Vec<u8>,
    far: Vec<u8>,
}

impl Words {
    /// Begins a block.
    pub(super) fn begin(&self, bits: &mut Bits) {
        bits.reserve(HEAD);
        bits.put(2 << 1, 3);
        tell(&self.all, &self.far, bits);
    }

    pub(super) fn write(&self, stretches: &[Stretch<'_>], bits: &mut Bits) {
        let bytes: usize = stretches.iter().map(|stretch| stretch.bytes.len()).sum();
        let runs: usize = stretches.iter().map(|stretch| stretch.run / MOST).sum();
        bits.reserve(2 * bytes + 8 * (stretches.len() + runs) + 16);
        let word = |byte: u8| {
            let word = self.bytes[usize::from(byte)];
            (u64::from(word as u16), word >> 16)
        };
        for stretch in stretches {
            let (fours, rest) = stretch.bytes.as_chunks::<4>();
            for four in fours {
                let [a, b, c, d] = four.map(word);
                let (low, high) = (a.0 | b.0 << a.1, c.0 | d.0 << c.1);
                let half = a.1 + b.1;
                bits.put(low | high << half, half + c.1 + d.1);
            }
            for byte in rest {
                let (code, count) = word(*byte);
                bits.put(code, count);
            }
            for length in parts(stretch.run) {
                let (word, count) = self.repeats[length];
                bits.put(word, count);
            }
        }
    }

    /// Ends a block.
    pub(super) fn end(&self, bits: &mut Bits) {
        let (code, count) = self.end;
        bits.put(code, count);
    }
}

/// A run as repeats of lengths that can be told.
fn parts(run: usize) -> impl Iterator<Item = usize> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let length = match rest {
            0 => return None,
            1..=MOST => rest,
            // Nothing too short may be left.
            _ => MOST.min(rest - LEAST),
        };
        rest -= length;
        Some(length)
    })
}
