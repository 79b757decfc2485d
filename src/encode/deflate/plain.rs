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

/// Bytes as they are, and the length of the run behind them.
struct Stretch<'a> {
    bytes: &'a [u8],
    run: usize,
}

/// The zlib stream of bytes.
pub(in crate::encode) fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::new(bytes.len() / 2);
    let mut from = 0;
    let mut stretches = Vec::new();
    loop {
        let to = bytes.len().min(from + BLOCK);
        parsed(bytes, from..to, &mut stretches);
        block(&stretches, to == bytes.len(), &mut bits);
        if to == bytes.len() {
            return bits.finish(libdeflater::adler32(bytes));
        }
        from = to;
    }
}

/// The stretches of a range; runs may look back before it.
fn parsed<'a>(bytes: &'a [u8], range: Range<usize>, stretches: &mut Vec<Stretch<'a>>) {
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
        let run = part[first..]
            .iter()
            .take_while(|byte| **byte == part[first])
            .count();
        let bytes = &part[from..first];
        stretches.push(Stretch { bytes, run });
        at = first + run;
        from = at;
    }
    let bytes = &part[from..];
    stretches.push(Stretch { bytes, run: 0 });
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

fn block(stretches: &[Stretch<'_>], is_last: bool, bits: &mut Bits) {
    // Neighbours are often the same: four tables keep one count from waiting for the other.
    let mut counts = [[0u32; 256]; 4];
    let mut all = [0u32; LENGTHS];
    for stretch in stretches {
        let (fours, rest) = stretch.bytes.as_chunks::<4>();
        for four in fours {
            for (counts, byte) in counts.iter_mut().zip(four) {
                counts[usize::from(*byte)] += 1;
            }
        }
        for byte in rest {
            counts[0][usize::from(*byte)] += 1;
        }
        for length in parts(stretch.run) {
            all[END + 1 + usize::from(LENGTH_SYMBOLS[length].0)] += 1;
        }
    }
    for (symbol, count) in all.iter_mut().enumerate().take(256) {
        *count = counts.iter().map(|counts| counts[symbol]).sum();
    }
    all[END] = 1;
    let mut far = [0; DISTANCES];
    far[0] = 1;
    let (all, far) = (lengths(&all, LIMIT), lengths(&far, LIMIT));
    let bytes: usize = stretches.iter().map(|stretch| stretch.bytes.len()).sum();
    bits.reserve(2 * bytes + 8 * stretches.len() + 4096);
    bits.put(u64::from(is_last) | 2 << 1, 3);
    tell(&all, &far, bits);

    let (codes_all, codes_far) = (codes(&all), codes(&far));
    // A code and, above it, its length.
    let words: [u32; 256] =
        std::array::from_fn(|byte| u32::from(codes_all[byte]) | u32::from(all[byte]) << 16);
    let word = |byte: u8| {
        let word = words[usize::from(byte)];
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
            let (symbol, extra, value) = LENGTH_SYMBOLS[length];
            let symbol = END + 1 + usize::from(symbol);
            let count = u32::from(all[symbol]);
            let word = u64::from(codes_all[symbol]) | u64::from(value) << count;
            let count = count + u32::from(extra);
            let back = u64::from(codes_far[0]) << count;
            bits.put(word | back, count + u32::from(far[0]));
        }
    }
    bits.put(u64::from(codes_all[END]), u32::from(all[END]));
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
