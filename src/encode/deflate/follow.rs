//! Repeats of a picture whose ground is known: those of the ground, as far as they still hold, and
//! new ones where something was laid over it.

use super::super::Effort;
use super::token::{LEAST, MOST, Token, WINDOW};

/// Bytes that must be the same for a place to be looked at.
const SEEN: usize = 4;
/// Places that are remembered, as a power of two.
const PLACES: u32 = 13;
/// A repeat this long is taken without a look at the next byte.
const GOOD: usize = 24;
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
pub(in crate::encode) fn follow(laid: &Laid<'_>, known: &[Token], effort: Effort) -> Vec<Token> {
    let mut search = Search::new(laid.rows, 3 * laid.width + 1, effort);
    let mut tokens = Vec::with_capacity(known.len() + laid.rows.len() / 16);
    let mut differs = Differs::new(laid);
    // Where the known token begins; where the next of ours does.
    let (mut from, mut at) = (0, 0);
    for token in known {
        let to = from + token.length();
        if at == from && differs.next(at) >= to {
            let holds = match token.told() {
                Ok(_) => true,
                Err((_, distance)) => {
                    at - distance >= differs.past || search.holds(at, distance, to)
                }
            };
            if holds {
                tokens.push(*token);
                at = to;
            }
        }
        let distance = token.told().err().map(|(_, distance)| distance);
        while at < to {
            let token = search.best(at, distance);
            at += token.length();
            tokens.push(token);
        }
        differs.pass(at);
        from = to;
    }
    tokens
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
    /// Pixel before, row above, and the row above moved by a pixel.
    near: [usize; 4],
    /// Whether the next byte is looked at before a short repeat is taken.
    is_lazy: bool,
    /// The distance of the last repeat.
    last: usize,
    /// One past the last place of four bytes, by their hash.
    places: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(stream: &'a [u8], stride: usize, effort: Effort) -> Self {
        Self {
            stream,
            is_lazy: effort != Effort::Fast,
            near: [3, stride, stride - 3, stride + 3],
            last: 3,
            places: vec![0; 1 << PLACES],
        }
    }

    /// Whether the bytes up to a place are as they stood so far back.
    fn holds(&self, at: usize, distance: usize, to: usize) -> bool {
        self.stream[at - distance..to - distance] == self.stream[at..to]
    }

    /// The token at a place; a distance that held in the ground is tried first.
    fn best(&mut self, at: usize, distance: Option<usize>) -> Token {
        let (length, from) = self.longest(at, distance);
        let least = if from > NEAR { LEAST + 1 } else { LEAST };
        let is_better_next = || {
            self.is_lazy && length < GOOD && at + 1 < self.stream.len() && {
                let tried = self.tried(at + 1, distance);
                tried.0 > length + 1
            }
        };
        if length < least || is_better_next() {
            return Token::byte(self.stream[at]);
        }
        self.last = from;
        Token::repeat(length, from)
    }

    /// The longest repeat at a place, which is then remembered.
    fn longest(&mut self, at: usize, distance: Option<usize>) -> (usize, usize) {
        let best = self.tried(at, distance);
        if let Some(place) = self.place(at) {
            self.places[place] = at as u32 + 1;
        }
        best
    }

    fn tried(&self, at: usize, distance: Option<usize>) -> (usize, usize) {
        let [beside, above, left, right] = self.near;
        let seen = self.place(at).and_then(|place| {
            let seen = self.places[place] as usize;
            (seen > 0 && at + 1 - seen <= WINDOW).then(|| at + 1 - seen)
        });
        let all = [
            distance,
            Some(beside),
            Some(above),
            Some(self.last),
            Some(left),
            Some(right),
            seen,
        ];
        let mut best = (0, 1);
        for distance in all.into_iter().flatten() {
            if distance <= at {
                let length = self.length(at, distance, best.0);
                if length > best.0 {
                    best = (length, distance);
                    if length == MOST {
                        break;
                    }
                }
            }
        }
        best
    }

    /// How many bytes are as they stood so far back; 0 when no more than `least` are.
    fn length(&self, at: usize, distance: usize, least: usize) -> usize {
        let (now, then) = (&self.stream[at..], &self.stream[at - distance..]);
        if now.get(least) != then.get(least) {
            return 0;
        }
        let room = now.len().min(MOST);
        let mut length = 0;
        while let (Some(a), Some(b)) = (eight(now, length), eight(then, length)) {
            if length >= room {
                break;
            }
            let apart = a ^ b;
            if apart != 0 {
                length += (apart.trailing_zeros() / 8) as usize;
                return length.min(room);
            }
            length += 8;
        }
        while length < room && now[length] == then[length] {
            length += 1;
        }
        length.min(room)
    }

    fn place(&self, at: usize) -> Option<usize> {
        let four = self.stream.get(at..)?.first_chunk::<SEEN>()?;
        let hash = u32::from_le_bytes(*four).wrapping_mul(0x9e37_79b1);
        Some((hash >> (32 - PLACES)) as usize)
    }
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*eight))
}
