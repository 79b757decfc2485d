//! The tokens of a deflate stream, read back: what another program found is not searched again.

use super::code::{ORDER, codes};
use super::token::{DISTANCES, END, LEAST, MOST, Token, least};

/// The lengths of the fixed code's symbols (RFC 1951, 3.2.6).
fn fixed() -> Vec<u8> {
    let all = [(144, 8), (112, 9), (24, 7), (8, 8)];
    let all = all.iter().flat_map(|(count, length)| vec![*length; *count]);
    all.collect()
}

/// The tokens of a zlib stream; `None` for what is none.
pub(in crate::encode) fn tokens(stream: &[u8]) -> Option<Vec<Token>> {
    let mut tokens = Vec::with_capacity(stream.len());
    let mut bits = Reader {
        bytes: stream.get(2..)?,
        waiting: 0,
        count: 0,
    };
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut tokens)?,
            1 => packed(
                &Code::of(&fixed()),
                &Code::of(&[5; 32]),
                &mut bits,
                &mut tokens,
            )?,
            2 => {
                let (all, far) = told(&mut bits)?;
                packed(&all, &far, &mut bits, &mut tokens)?;
            }
            _ => return None,
        }
        if is_last {
            return Some(tokens);
        }
    }
}

fn stored(bits: &mut Reader<'_>, tokens: &mut Vec<Token>) -> Option<()> {
    bits.take(bits.count % 8)?;
    let length = bits.take(16)?;
    bits.take(16)?;
    for _ in 0..length {
        tokens.push(Token::byte(bits.take(8)? as u8));
    }
    Some(())
}

fn packed(all: &Code, far: &Code, bits: &mut Reader<'_>, tokens: &mut Vec<Token>) -> Option<()> {
    loop {
        let symbol = all.next(bits)?;
        if symbol < END {
            tokens.push(Token::byte(symbol as u8));
        } else if symbol == END {
            return Some(());
        } else {
            let symbol = symbol - END - 1;
            let length = if symbol == 28 {
                MOST
            } else {
                let (from, extra) = least(symbol, 2);
                LEAST + from + bits.take(extra)? as usize
            };
            let symbol = far.next(bits)?;
            if symbol >= DISTANCES {
                return None;
            }
            let (from, extra) = least(symbol, 1);
            tokens.push(Token::repeat(length, 1 + from + bits.take(extra)? as usize));
        }
    }
}

/// The two codes of a block.
fn told(bits: &mut Reader<'_>) -> Option<(Code, Code)> {
    let all = bits.take(5)? as usize + 257;
    let far = bits.take(5)? as usize + 1;
    let count = bits.take(4)? as usize + 4;
    let mut lengths = [0; 19];
    for symbol in &ORDER[..count] {
        lengths[*symbol] = bits.take(3)? as u8;
    }
    let code = Code::of(&lengths);
    let mut lengths: Vec<u8> = Vec::with_capacity(all + far);
    while lengths.len() < all + far {
        let (value, count) = match code.next(bits)? {
            16 => (*lengths.last()?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (length as u8, 1),
        };
        lengths.extend(std::iter::repeat_n(value, count as usize));
    }
    let (all, far) = lengths.split_at_checked(all)?;
    Some((Code::of(all), Code::of(far)))
}

/// A code as a table: for the next bits the symbol and how many bits it has.
struct Code {
    bits: u32,
    table: Vec<(u16, u8)>,
}

impl Code {
    fn of(lengths: &[u8]) -> Self {
        let bits = u32::from(lengths.iter().copied().max().unwrap_or(0).max(1));
        let mut table = vec![(0, 0); 1 << bits];
        for (symbol, (code, length)) in codes(lengths).iter().zip(lengths).enumerate() {
            if *length > 0 {
                let places = table.iter_mut().skip(usize::from(*code));
                for place in places.step_by(1 << length) {
                    *place = (symbol as u16, *length);
                }
            }
        }
        Self { bits, table }
    }

    fn next(&self, bits: &mut Reader<'_>) -> Option<usize> {
        bits.fill();
        let at = bits.waiting & ((1 << self.bits) - 1);
        let (symbol, length) = *self.table.get(at as usize)?;
        let length = u32::from(length);
        if length == 0 || length > bits.count {
            return None;
        }
        bits.waiting >>= length;
        bits.count -= length;
        Some(usize::from(symbol))
    }
}

/// Bits of bytes, the lowest of a byte first.
struct Reader<'a> {
    bytes: &'a [u8],
    waiting: u64,
    count: u32,
}

impl Reader<'_> {
    /// Has at least 56 bits wait, as long as there are some.
    fn fill(&mut self) {
        if let Some((next, _)) = self.bytes.split_first_chunk::<8>() {
            self.waiting |= u64::from_le_bytes(*next) << self.count;
            let whole = (63 - self.count) / 8;
            self.bytes = &self.bytes[whole as usize..];
            self.count += 8 * whole;
            return;
        }
        while self.count <= 56 {
            let Some((next, rest)) = self.bytes.split_first() else {
                return;
            };
            self.waiting |= u64::from(*next) << self.count;
            self.bytes = rest;
            self.count += 8;
        }
    }

    fn take(&mut self, count: u32) -> Option<u64> {
        self.fill();
        if count > self.count {
            return None;
        }
        let value = self.waiting & ((1 << count) - 1);
        self.waiting >>= count;
        self.count -= count;
        Some(value)
    }
}
