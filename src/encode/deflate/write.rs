//! Tokens as a zlib stream (RFC 1950): blocks, each with codes of its own.

use super::code::{ORDER, codes, lengths};
use super::token::{
    BYTES, DISTANCES, END, KINDS, LEAST, LENGTHS, MOST, Token, least, length_symbol,
};

use std::ops::Range;

/// Tokens of a block: enough to pay for its codes, and few enough for them to fit the place.
const BLOCK: usize = 16_384;

/// The stream of tokens that stand for bytes with that checksum (Adler-32).
pub(in crate::encode) fn zlib(tokens: &[Token], adler: u32) -> Vec<u8> {
    let mut bits = Bits::new(2 * tokens.len());
    for tokens in tokens.chunks(BLOCK) {
        block(tokens, &mut bits);
    }
    bits.finish(adler)
}

fn block(tokens: &[Token], bits: &mut Bits) {
    bits.reserve(8 * tokens.len() + 4096);
    // Whether a token is a byte or a repeat cannot be foreseen, so no branch asks.
    let (mut kinds, mut far) = ([0u32; KINDS], [0u32; DISTANCES]);
    for token in tokens {
        kinds[token.kind()] += 1;
        far[token.far_symbol()] += u32::from(token.is_repeat());
    }
    let mut all = [0u32; LENGTHS];
    for (kind, count) in kinds.into_iter().enumerate() {
        all[symbol(kind).0] += count;
    }
    all[END] = 1;
    let (all, far) = (lengths(&all, 15), lengths(&far, 15));
    bits.put(2 << 1, 3);
    tell(&all, &far, bits);

    let (codes_all, codes_far) = (codes(&all), codes(&far));
    let words: [_; KINDS] = std::array::from_fn(|kind| {
        let (symbol, extra, value) = symbol(kind);
        let count = u32::from(all[symbol]);
        let word = u64::from(codes_all[symbol]) | u64::from(value) << count;
        (word, count + u32::from(extra))
    });
    let ways: [_; DISTANCES] = std::array::from_fn(|symbol| {
        let (_, extra) = least(symbol, 1);
        (u64::from(codes_far[symbol]), u32::from(far[symbol]), extra)
    });
    for token in tokens {
        let (word, count) = words[token.kind()];
        let (code, length, extra) = ways[token.far_symbol()];
        let way = code | (u64::from(token.far()) & ((1 << extra) - 1)) << length;
        let keep = u64::from(token.is_repeat()).wrapping_neg();
        let more = (length + extra) & keep as u32;
        bits.put(word | (way & keep) << count, count + more);
    }
    bits.put(u64::from(codes_all[END]), u32::from(all[END]));
}

/// The symbol of a kind of token, how many extra bits it has, and what they say.
const fn symbol(kind: usize) -> (usize, u8, u8) {
    if kind < BYTES {
        return (kind, 0, 0);
    }
    let length = kind - BYTES;
    // No repeat is that short.
    if length < LEAST {
        return (END, 0, 0);
    }
    let (symbol, extra, value) = LENGTH_SYMBOLS[length];
    (END + 1 + symbol as usize, extra, value)
}

/// For each length its symbol, how many extra bits it has, and what they say.
pub(super) const LENGTH_SYMBOLS: [(u8, u8, u8); MOST + 1] = {
    let mut all = [(0, 0, 0); MOST + 1];
    let mut length = LEAST;
    while length <= MOST {
        let (symbol, extra) = length_symbol(length);
        let value = (length - LEAST) & ((1 << extra) - 1);
        all[length] = (symbol as u8, extra as u8, value as u8);
        length += 1;
    }
    all
};

/// Tells the lengths of both codes, runs of them in short.
pub(super) fn tell(all: &[u8], far: &[u8], bits: &mut Bits) {
    let used = |lengths: &[u8], least: usize| {
        let last = lengths.iter().rposition(|length| *length > 0);
        last.map_or(0, |last| last + 1).max(least)
    };
    let (all, far) = (&all[..used(all, END + 1)], &far[..used(far, 1)]);
    let told: Vec<u8> = all.iter().chain(far).copied().collect();
    let mut runs = Vec::new();
    for run in told.chunk_by(|a, b| a == b) {
        shorten(run[0], run.len(), &mut runs);
    }
    let mut counts = [0u32; 19];
    for (symbol, _, _) in &runs {
        counts[usize::from(*symbol)] += 1;
    }
    let lengths = lengths(&counts, 7);
    let codes = codes(&lengths);
    let last = ORDER.iter().rposition(|symbol| lengths[*symbol] > 0);
    let count = last.map_or(4, |last| last + 1).max(4);
    bits.put(all.len() as u64 - 257, 5);
    bits.put(far.len() as u64 - 1, 5);
    bits.put(count as u64 - 4, 4);
    for symbol in &ORDER[..count] {
        bits.put(u64::from(lengths[*symbol]), 3);
    }
    for (symbol, value, extra) in runs {
        let symbol = usize::from(symbol);
        bits.put(u64::from(codes[symbol]), u32::from(lengths[symbol]));
        bits.put(u64::from(value), u32::from(extra));
    }
}

/// A run of one length as symbols, each with the value and the number of its extra bits.
fn shorten(length: u8, mut count: usize, runs: &mut Vec<(u8, u8, u8)>) {
    if length > 0 {
        runs.push((length, 0, 0));
        count -= 1;
    }
    while count > 0 {
        let (symbol, least, most, extra) = match (length, count) {
            (_, 1 | 2) => (length, 1, 1, 0),
            (0, 3..=10) => (17, 3, 10, 3),
            (0, _) => (18, 11, 138, 7),
            _ => (16, 3, 6, 2),
        };
        let taken = count.min(most);
        runs.push((symbol, (taken - least) as u8, extra));
        count -= taken;
    }
}

/// The most bits that are added at once.
pub(super) const AT_ONCE: u32 = 56;

/// Bits behind each other, the first of a byte lowest.
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Where the next whole byte goes.
    at: usize,
    waiting: u64,
    count: u32,
}

impl Bits {
    /// A stream that has begun.
    pub(super) fn new(room: usize) -> Self {
        // 32 KiB of window, the usual effort; the two bytes are a multiple of 31.
        let begun = vec![0x78, 0x9c];
        let mut bits = Self {
            at: begun.len(),
            bytes: begun,
            waiting: 0,
            count: 0,
        };
        bits.reserve(room);
        bits
    }

    /// Makes room for so many bytes.
    pub(super) fn reserve(&mut self, bytes: usize) {
        if self.bytes.len() < self.at + bytes {
            self.bytes.resize(self.at + 2 * bytes, 0);
        }
    }

    /// Adds up to [`AT_ONCE`] bits, for which there must be room.
    #[inline]
    pub(super) fn put(&mut self, bits: u64, count: u32) {
        self.waiting |= bits << self.count;
        self.count += count;
        let to = self.bytes.get_mut(self.at..);
        if let Some(to) = to.and_then(<[u8]>::first_chunk_mut::<8>) {
            *to = self.waiting.to_le_bytes();
        }
        let whole = self.count & !7;
        self.at += whole as usize / 8;
        // At most 63 bits wait, so this is always a shift.
        self.waiting >>= whole;
        self.count -= whole;
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        8 * self.at + self.count as usize
    }

    /// Adds those of a range of another stream.
    pub(super) fn copy(&mut self, stream: &[u8], range: Range<usize>) {
        self.reserve(range.len() / 8 + 16);
        let mut at = range.start;
        while at < range.end {
            let eight = stream.get(at / 8..).and_then(<[u8]>::first_chunk::<8>);
            let (word, most) = match eight {
                Some(eight) => (u64::from_le_bytes(*eight), AT_ONCE as usize),
                None => (
                    u64::from(stream.get(at / 8).copied().unwrap_or_default()),
                    8 - at % 8,
                ),
            };
            let count = most.min(range.end - at);
            let word = word >> (at % 8) & ((1 << count) - 1);
            self.put(word, count as u32);
            at += count;
        }
    }

    /// The whole stream of bytes with that checksum (Adler-32).
    pub(super) fn finish(mut self, adler: u32) -> Vec<u8> {
        self.reserve(16);
        // The last block is empty: a known code, and its end.
        self.put(1 | 1 << 1, 10);
        self.put(0, 7);
        self.bytes.truncate(self.at);
        self.bytes.extend_from_slice(&adler.to_be_bytes());
        self.bytes
    }
}
