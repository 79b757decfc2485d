//! Bytes of which most repeat nothing, as filtered rows of a photo do: packed by how often each
//! comes, and runs of one byte.

use super::code::{codes, lengths};
use super::sum::Sum;
use super::token::{DISTANCES, END, LEAST, LENGTHS, MOST};
use super::write::{AT_ONCE, Bits, LENGTH_SYMBOLS, tell};
use wide::u8x64;

/// Bytes of a block: enough to pay for its code, and few enough for it to fit the place.
const BLOCK: usize = 24 * 1024;
/// Codes of bytes are no longer, so that four go into a word.
const LIMIT: usize = 13;
/// A shorter run takes as many bits as its bytes.
const RUN: usize = 4;
/// Bytes that are looked at for runs at once: the last of 64 are looked at again.
const LOOKED_AT: usize = 64 - RUN;
/// Bytes that telling the codes takes at most.
const HEAD: usize = 4096;

/// Bytes as they are, and the length of the run behind them.
pub(super) struct Stretch<'a> {
    bytes: &'a [u8],
    run: usize,
}

/// The zlib stream of bytes that come in parts, some `total`: `add` adds the next to those that are
/// there, unless all have come. So few are held at once that they stay near the processor.
pub(in crate::encode) fn plain(total: usize, mut add: impl FnMut(&mut Vec<u8>) -> bool) -> Vec<u8> {
    let mut bits = Bits::new(total / 2);
    let mut bytes = Vec::with_capacity(2 * BLOCK);
    let (mut sum, mut goes_on) = (Sum::new(), true);
    while goes_on {
        bytes.clear();
        while goes_on && bytes.len() < BLOCK {
            goes_on = add(&mut bytes);
        }
        block(&bytes, 1, &mut bits);
        sum.add(&bytes);
    }
    bits.finish(sum.get())
}

/// Adds a block of bytes, for whose codes one stretch of so many is counted.
pub(super) fn block(bytes: &[u8], each: usize, bits: &mut Bits) {
    let stretches = parsed(bytes);
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

/// The stretches of some bytes.
pub(super) fn parsed(bytes: &[u8]) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::with_capacity(bytes.len() / 32);
    let (mut at, mut from) = (0, 0);
    while at + RUN < bytes.len() {
        let same = repeated(&bytes[at..]);
        let all = (1..RUN).fold(same, |all, next| all & same >> next);
        let count = LOOKED_AT.min(bytes.len() - at - RUN);
        let mut runs = all & (u64::MAX >> (64 - count));
        let begin = at;
        at += count;
        while runs != 0 {
            // The first of a run is told as it is.
            let place = runs.trailing_zeros();
            let first = begin + place as usize + 1;
            let seen = (same >> place).trailing_ones();
            let run = match place + seen < u64::BITS {
                true => seen as usize,
                false => run(&bytes[first..]),
            };
            stretches.push(Stretch {
                bytes: &bytes[from..first],
                run,
            });
            from = first + run;
            if from >= at {
                at = from;
                break;
            }
            runs &= u64::MAX << (from - begin);
        }
    }
    stretches.push(Stretch {
        bytes: &bytes[from..],
        run: 0,
    });
    stretches
}

/// A bit for each of 64 bytes, lowest first: whether it is as the next, if there is one.
fn repeated(bytes: &[u8]) -> u64 {
    let same = |bytes: &[u8]| {
        let (these, next) = (bytes.first_chunk()?, bytes.get(1..)?.first_chunk()?);
        Some(u8x64::new(*these).simd_eq(u8x64::new(*next)).to_bitmask())
    };
    let few = || {
        let mut all = [0; 65];
        all[..bytes.len()].copy_from_slice(bytes);
        Some(same(&all)? & !(u64::MAX << (bytes.len() - 1)))
    };
    same(bytes).or_else(few).unwrap_or_default()
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
                u32::from(codes_all[byte]) << 8 | u32::from(all[byte])
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
    /// The length of a code and, above its eight bits, the code.
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
        let word = |byte: u8| self.bytes[usize::from(byte)];
        let code = |word: u32| u64::from(word >> 8);
        for stretch in stretches {
            let (fours, rest) = stretch.bytes.as_chunks::<4>();
            for four in fours {
                let [a, b, c, d] = four.map(word);
                // Of a shift six bits count, so codes need not be taken off their lengths.
                let (low, high) = (code(b).wrapping_shl(a), code(d).wrapping_shl(c));
                let half = a.wrapping_add(b);
                let high = (code(c) | high).wrapping_shl(half);
                let all = half.wrapping_add(c).wrapping_add(d);
                bits.put(code(a) | low | high, all & 63);
            }
            let (mut all, mut count) = (0, 0);
            for byte in rest {
                let word = word(*byte);
                all |= code(word) << count;
                count += word & 63;
            }
            let mut repeats = parts(stretch.run).map(|length| self.repeats[length]);
            if let Some((word, more)) = repeats.next() {
                if count + more > AT_ONCE {
                    bits.put(all, count);
                    (all, count) = (0, 0);
                }
                all |= word << count;
                count += more;
            }
            bits.put(all, count);
            for (word, count) in repeats {
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
