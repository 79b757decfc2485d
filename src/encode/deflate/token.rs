//! What a deflate stream says, before it is packed into bits: bytes, and repeats of bytes.

/// A byte, or a repeat of bytes that came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::encode) struct Token(u32);

/// The shortest repeat.
pub(super) const LEAST: usize = 3;
/// The longest repeat.
pub(super) const MOST: usize = 258;
/// How far back a repeat may reach.
pub(super) const WINDOW: usize = 32_768;

/// The symbol that ends a block; those of lengths follow it.
pub(super) const END: usize = 256;
/// Symbols for bytes, the end, and lengths.
pub(super) const LENGTHS: usize = 286;
/// Symbols for distances.
pub(super) const DISTANCES: usize = 30;

/// Kinds of tokens: first the bytes, then the lengths, from 0 on.
pub(super) const BYTES: usize = 256;
pub(super) const KINDS: usize = BYTES + MOST + 1;

/// Bits of a token below its length.
const BITS: u32 = 15;

/// Distances below the first are told apart in [`FAR_SYMBOLS`], the others in steps of the second,
/// within which all have one symbol.
const NEAR: usize = 256;
const FAR: usize = 128;
static FAR_SYMBOLS: [u8; NEAR + WINDOW / FAR] = {
    let mut all = [0; NEAR + WINDOW / FAR];
    let mut at = 0;
    while at < all.len() {
        let far = if at < NEAR { at } else { (at - NEAR) * FAR };
        all[at] = stepped(far, 1).0 as u8;
        at += 1;
    }
    all
};

impl Token {
    /// A byte as it is.
    pub(super) fn byte(byte: u8) -> Self {
        Self(u32::from(byte))
    }

    /// So many bytes, from 3 to 258, as they stood so far back, from 1 to 32,768.
    pub(super) fn repeat(length: usize, distance: usize) -> Self {
        Self((length as u32) << BITS | (distance as u32 - 1))
    }

    /// The byte, or the length and distance of a repeat.
    pub(super) fn told(self) -> Result<u8, (usize, usize)> {
        match self.0 >> BITS {
            0 => Ok(self.0 as u8),
            length => Err((length as usize, (self.0 & ((1 << BITS) - 1)) as usize + 1)),
        }
    }

    /// Its byte, or behind [`BYTES`] its length: below [`KINDS`].
    #[inline]
    pub(super) fn kind(self) -> usize {
        let length = self.0 >> BITS;
        let kind = match length {
            0 => self.0,
            _ => length + BYTES as u32,
        };
        kind as usize
    }

    #[inline]
    pub(super) fn is_repeat(self) -> bool {
        self.0 >> BITS > 0
    }

    /// Of a repeat its distance, counted from 0; of a byte nothing of use.
    #[inline]
    pub(super) fn far(self) -> u32 {
        self.0 & ((1 << BITS) - 1)
    }

    /// The symbol of that.
    #[inline]
    pub(super) fn far_symbol(self) -> usize {
        let far = self.far() as usize;
        let at = if far < NEAR { far } else { NEAR + far / FAR };
        usize::from(FAR_SYMBOLS[at])
    }

    /// How many bytes it stands for.
    pub(super) fn length(self) -> usize {
        (self.0 >> BITS).max(1) as usize
    }
}

/// Bytes as they are.
pub(in crate::encode) fn bytes(bytes: &[u8]) -> Vec<Token> {
    bytes.iter().copied().map(Token::byte).collect()
}

/// The symbol of a length after [`END`], and the extra bits behind it (RFC 1951, 3.2.5).
pub(super) const fn length_symbol(length: usize) -> (usize, u32) {
    if length == MOST {
        return (28, 0);
    }
    stepped(length - LEAST, 2)
}

/// Values in steps whose width doubles with every `1 << fine` symbols.
const fn stepped(value: usize, fine: u32) -> (usize, u32) {
    let high = usize::BITS - (value >> fine).leading_zeros();
    if high <= 1 {
        return (value, 0);
    }
    let extra = high - 1;
    let symbol = ((extra as usize + 1) << fine) + ((value >> extra) & ((1 << fine) - 1));
    (symbol, extra)
}

/// The least length or distance of a symbol, counted from 0.
pub(super) fn least(symbol: usize, fine: u32) -> (usize, u32) {
    if symbol < 2 << fine {
        return (symbol, 0);
    }
    let extra = (symbol >> fine) as u32 - 1;
    let value = ((1 << fine) + (symbol & ((1 << fine) - 1))) << extra;
    (value, extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_those_of_the_standard() {
        for length in LEAST..MOST {
            let (symbol, extra) = length_symbol(length);
            let (from, bits) = least(symbol, 2);
            assert_eq!(extra, bits, "length {length}");
            assert!(
                (from..from + (1 << bits)).contains(&(length - LEAST)),
                "length {length}"
            );
        }
        for distance in 1..=WINDOW {
            let symbol = Token::repeat(LEAST, distance).far_symbol();
            let (from, bits) = least(symbol, 1);
            assert!(
                (from..from + (1 << bits)).contains(&(distance - 1)),
                "distance {distance}"
            );
        }
        // Rows of the tables in RFC 1951, 3.2.5.
        assert_eq!(length_symbol(10), (7, 0));
        assert_eq!(length_symbol(11), (8, 1));
        assert_eq!(length_symbol(257), (27, 5));
        let rows = [(4, 3, 0), (5, 4, 1), (32_768, 29, 13)];
        for (distance, symbol, extra) in rows {
            let found = Token::repeat(LEAST, distance).far_symbol();
            assert_eq!((found, least(found, 1).1), (symbol, extra));
        }
        assert_eq!(Token::repeat(258, 32_768).told(), Err((258, 32_768)));
        assert_eq!(Token::byte(255).told(), Ok(255));
    }
}
