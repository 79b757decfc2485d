//! Repeats of a picture whose ground is known: those of the ground, as far as they still hold, and
//! new ones where something was laid over it.

use super::token::{LEAST, MOST, Token, WINDOW};

/// Places that are remembered, as a power of two.
const PLACES: u32 = 13;
/// A repeat of three bytes from further off takes more bits than the bytes.
const NEAR: usize = 4096;

/// A picture that was laid over another of its size.
pub(in crate::encode) struct Laid<'a> {
    /// Its rows, each behind a zero: that it is unfiltered.
    pub(in crate::encode) rows: &'a [u8],
    /// In pixels.
    pub(in crate::encode) width: usize,
    /// Its pixels, three bytes each.
    pub(in crate::encode) pixels: &'a [u8],
    /// Those of the other.
    pub(in crate::encode) below: &'a [u8],
}

/// The tokens of a picture's rows; `known` are those of what it was laid over.
pub(in crate::encode) fn follow(laid: &Laid<'_>, known: &[Token]) -> Vec<Token> {
    let mut search = Search::new(laid.rows, 3 * laid.width + 1);
    let mut tokens = Vec::with_capacity(known.len() + laid.rows.len() / 16);
    let mut differs = Differs::new(laid);
    let mut known = Known {
        tokens: known,
        at: 0,
    };
    let mut at = 0;
    while !known.tokens.is_empty() {
        if at == known.at {
            let next = differs.next(at);
            let holding = known.take(|at, distance, to| {
                to <= next && (at - distance >= differs.past || search.holds(at, distance, to))
            });
            tokens.extend_from_slice(holding);
            at = known.at;
        }
        // What does not hold, or lies in part under a repeat that was found.
        let Some(token) = known.next() else {
            break;
        };
        let distance = token.told().err().map_or(3, |(_, distance)| distance);
        while at < known.at {
            let token = search.best(at, distance);
            at += token.length();
            tokens.push(token);
        }
    }
    tokens
}

/// Tokens of what lies below, and where the first of them begins.
struct Known<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Known<'a> {
    /// Those that hold before the first that does not: a test of where a token begins, how far
    /// back it reaches, if it does, and where it ends.
    fn take(&mut self, holds: impl Fn(usize, usize, usize) -> bool) -> &'a [Token] {
        let mut at = self.at;
        let count = self.tokens.iter().take_while(|token| {
            let to = at + token.length();
            let distance = token.told().err().map_or(0, |(_, distance)| distance);
            let held = holds(at, distance, to);
            at = if held { to } else { at };
            held
        });
        let count = count.count();
        let (holding, rest) = self.tokens.split_at(count);
        (self.tokens, self.at) = (rest, at);
        holding
    }

    fn next(&mut self) -> Option<Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.at += first.length();
        self.tokens = rest;
        Some(*first)
    }
}

/// Where a picture differs from what it was laid over, in bytes of its rows.
struct Differs<'a> {
    laid: &'a Laid<'a>,
    /// The first difference that is not passed yet.
    next: usize,
    /// Behind the last one that is passed.
    past: usize,
}

impl<'a> Differs<'a> {
    fn new(laid: &'a Laid<'a>) -> Self {
        let mut differs = Self {
            laid,
            next: 0,
            past: 0,
        };
        differs.next = differs.from(0);
        differs
    }

    /// The first difference at a place or behind it.
    fn next(&mut self, at: usize) -> usize {
        self.pass(at);
        self.next
    }

    /// Passes what lies before a place.
    fn pass(&mut self, at: usize) {
        if self.next < at {
            self.past = at;
            self.next = self.from(at);
        }
    }

    /// The first difference at a place or behind it; the end where there is none.
    fn from(&self, at: usize) -> usize {
        const STEP: usize = 64;
        let row = 3 * self.laid.width;
        // A row begins with a byte that is no pixel's.
        let mut from = at / (row + 1) * row + (at % (row + 1)).saturating_sub(1);
        let a = self.laid.pixels.get(from..).unwrap_or_default();
        let b = self.laid.below.get(from..).unwrap_or_default();
        for (a, b) in a.chunks(STEP).zip(b.chunks(STEP)) {
            if a != b {
                from += a.iter().zip(b).take_while(|(a, b)| a == b).count();
                return from / row * (row + 1) + from % row + 1;
            }
            from += a.len();
        }
        self.laid.rows.len()
    }
}

/// Looks for repeats where a picture has them: beside, above, and where the same four bytes were
/// seen last.
struct Search<'a> {
    stream: &'a [u8],
    /// Bytes of a row.
    stride: usize,
    /// One past the last place of four bytes, by their hash.
    places: Vec<u32>,
}

/// So many bytes as they stood so far back; of no length where there are none.
#[derive(Clone, Copy)]
struct Repeat {
    length: usize,
    distance: usize,
}

impl Repeat {
    const NONE: Self = Self {
        length: 0,
        distance: 1,
    };

    /// Whether it takes fewer bits than its bytes.
    fn pays(self) -> bool {
        self.length > LEAST || (self.length == LEAST && self.distance <= NEAR)
    }
}

impl<'a> Search<'a> {
    fn new(stream: &'a [u8], stride: usize) -> Self {
        Self {
            stream,
            stride,
            places: vec![0; 1 << PLACES],
        }
    }

    /// Whether the bytes up to a place are as they stood so far back.
    fn holds(&self, at: usize, distance: usize, to: usize) -> bool {
        self.stream[at - distance..to - distance] == self.stream[at..to]
    }

    /// The token at a place; a distance that held in the ground is tried first.
    fn best(&mut self, at: usize, distance: usize) -> Token {
        let best = self.longest(at, distance);
        if !best.pays() {
            return Token::byte(self.stream[at]);
        }
        Token::repeat(best.length, best.distance)
    }

    /// The longest repeat at a place, which is then remembered.
    fn longest(&mut self, at: usize, distance: usize) -> Repeat {
        let Some(now) = four(self.stream, at) else {
            return Repeat::NONE;
        };
        let hash = now.wrapping_mul(0x9e37_79b1) >> (32 - PLACES);
        let seen = std::mem::replace(&mut self.places[hash as usize], at as u32 + 1) as usize;
        let seen = match seen > 0 && at + 1 - seen <= WINDOW {
            true => at + 1 - seen,
            false => 3,
        };
        let mut best = Repeat::NONE;
        for distance in [3, self.stride, seen, distance] {
            let same = at
                .checked_sub(distance)
                .and_then(|then| four(self.stream, then));
            let Some(then) = same else {
                continue;
            };
            // Three bytes are the least.
            if distance == best.distance || (now ^ then) & 0x00ff_ffff != 0 {
                continue;
            }
            let length = self.length(at, distance);
            if length > best.length {
                best = Repeat { length, distance };
                if length >= MOST {
                    break;
                }
            }
        }
        best
    }

    /// How many bytes are as they stood so far back.
    fn length(&self, at: usize, distance: usize) -> usize {
        let end = self.stream.len().min(at + MOST);
        let now = &self.stream[at..end];
        let then = &self.stream[at - distance..end - distance];
        let (eights, rest) = now.as_chunks::<8>();
        let (others, other) = then.as_chunks::<8>();
        for (i, (a, b)) in eights.iter().zip(others).enumerate() {
            let apart = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
            if apart != 0 {
                return 8 * i + (apart.trailing_zeros() / 8) as usize;
            }
        }
        let same = rest.iter().zip(other).take_while(|(a, b)| a == b).count();
        8 * eights.len() + same
    }
}

/// Four bytes at a place.
fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}
