//! A row of pixels: how much of each is covered, added up from four lines of samples.

use super::ramp::{AT_ONCE, Ramp};
use super::{Ink, SHIFT};
use wide::bytemuck::cast;
use wide::{u16x16, u32x8};

/// What a sample covers of a pixel, in parts of 256.
const SAMPLE: u8 = 1 << (8 - 2 * SHIFT);
/// What a whole line covers.
const LINE: u8 = 1 << (8 - SHIFT);
/// Samples of a pixel in a line.
const SAMPLES: usize = 1 << SHIFT;

pub(super) struct Row {
    /// From 0 to 255; a few more than there are pixels, so that all come in groups.
    covered: Vec<u8>,
    /// A bit for each [`AT_ONCE`] pixels: whether any of them is touched. Most of a line of type
    /// is between its letters, and most of a curve's row between two of its branches.
    touched: Vec<u64>,
}

impl Row {
    pub(super) fn of(width: usize) -> Self {
        // A span may end where the last pixel does, and eight pixels are added to from any on.
        let groups = width / AT_ONCE + 2;
        Self {
            covered: vec![0; AT_ONCE * groups],
            touched: vec![0; groups.div_ceil(64)],
        }
    }

    /// Adds a span of samples of a line.
    pub(super) fn add(&mut self, from: usize, to: usize, line: usize) {
        let (first, last) = (from / SAMPLES, to / SAMPLES);
        self.touch(first / AT_ONCE, last / AT_ONCE);
        let (before, after) = ((from % SAMPLES) as u8, (to % SAMPLES) as u8);
        if first == last {
            let covered = &mut self.covered[first];
            *covered = covered.saturating_add((after - before) * SAMPLE);
            return;
        }
        // Four whole lines are 255, not 256.
        let whole = LINE - u8::from(line % SAMPLES == SAMPLES - 1);
        let left = match before {
            0 => whole,
            _ => (SAMPLES as u8 - before) * SAMPLE,
        };
        let covered = &mut self.covered[first];
        *covered = covered.saturating_add(left);
        // Of pixels that are covered whole none has more than those lines before it.
        let all = u64::from_le_bytes([whole; AT_ONCE]);
        let mut at = first + 1;
        while at < last {
            let beyond = AT_ONCE.saturating_sub(last - at);
            let more = all >> (8 * beyond);
            if let Some(eight) = self.covered[at..].first_chunk_mut() {
                *eight = (u64::from_le_bytes(*eight) + more).to_le_bytes();
            }
            at += AT_ONCE;
        }
        let covered = &mut self.covered[last];
        *covered = covered.wrapping_add(after * SAMPLE);
    }

    /// Marks groups from one to another.
    fn touch(&mut self, first: usize, last: usize) {
        let (from, to) = (first / 64, last / 64);
        let (low, high) = (u64::MAX << (first % 64), u64::MAX >> (63 - last % 64));
        if from == to {
            self.touched[from] |= low & high;
            return;
        }
        self.touched[from] |= low;
        self.touched[from + 1..to].fill(u64::MAX);
        self.touched[to] |= high;
    }

    /// Lays ink on the pixels of a row, from a place on, as far as they are covered, and begins
    /// anew.
    pub(super) fn lay(&mut self, pixels: &mut [[u8; 4]], (x, y): (usize, usize), ink: &Ink<'_>) {
        match ink {
            Ink::Color(color) => {
                let is_opaque = color.is_opaque();
                let color = color.premultiply().to_color_u8();
                let ink = [color.red(), color.green(), color.blue(), color.alpha()];
                let ink = Eight::of(&[ink; AT_ONCE]);
                self.take(pixels, |pixels, covered, _| {
                    paint(pixels, covered, &ink, is_opaque);
                });
            }
            Ink::Ramp(ramp) => self.take(pixels, |pixels, covered, at| {
                shade(pixels, covered, (x + at, y), ramp);
            }),
        }
    }

    /// Gives the groups of pixels that are touched, how much of each is covered, and where they
    /// begin; and begins anew.
    fn take(
        &mut self,
        pixels: &mut [[u8; 4]],
        mut lay: impl FnMut(&mut [[u8; 4]], &[u8; AT_ONCE], usize),
    ) {
        let (groups, _) = self.covered.as_chunks_mut::<AT_ONCE>();
        for (number, word) in self.touched.iter_mut().enumerate() {
            while *word != 0 {
                let at = 64 * number + word.trailing_zeros() as usize;
                *word &= *word - 1;
                let from = AT_ONCE * at;
                let to = pixels.len().min(from + AT_ONCE);
                if let (Some(group), Some(pixels)) = (groups.get_mut(at), pixels.get_mut(from..to))
                {
                    lay(pixels, group, from);
                    *group = [0; AT_ONCE];
                }
            }
        }
    }
}

/// Lays a colour.
#[inline(always)]
fn paint(pixels: &mut [[u8; 4]], covered: &[u8; AT_ONCE], ink: &Eight, is_opaque: bool) {
    match covered {
        [255, 255, 255, 255, 255, 255, 255, 255] if is_opaque => {
            pixels.copy_from_slice(&ink.pixels()[..pixels.len()]);
        }
        _ => lay(pixels, |under| laid(under, covered, ink, is_opaque)),
    }
}

/// Lays a gradient on pixels from a place on.
fn shade(pixels: &mut [[u8; 4]], covered: &[u8; AT_ONCE], (x, y): (usize, usize), ramp: &Ramp) {
    let colors = ramp.colors(x, y);
    let ink = Eight::of(&colors);
    match covered {
        [255, 255, 255, 255, 255, 255, 255, 255] => match ramp.is_opaque() {
            true => pixels.copy_from_slice(&colors[..pixels.len()]),
            false => lay(pixels, |under| ink.over(under)),
        },
        _ => lay(pixels, |under| laid(under, covered, &ink, ramp.is_opaque())),
    }
}

/// Lays something on up to eight pixels.
#[inline(always)]
fn lay(pixels: &mut [[u8; 4]], laid: impl FnOnce(Eight) -> Eight) {
    if let Some(pixels) = pixels.first_chunk_mut() {
        *pixels = laid(Eight::of(pixels)).pixels();
        return;
    }
    let mut some = [[0; 4]; AT_ONCE];
    some[..pixels.len()].copy_from_slice(pixels);
    let some = laid(Eight::of(&some)).pixels();
    pixels.copy_from_slice(&some[..pixels.len()]);
}

/// Ink on some pixels: what is opaque is mixed in, what is seen through is laid over, since that
/// is how Skia rounds.
#[inline(always)]
fn laid(under: Eight, covered: &[u8; AT_ONCE], ink: &Eight, is_opaque: bool) -> Eight {
    let share = pairs(u32x8::new(covered.map(u32::from)));
    if is_opaque {
        let keep = u16x16::splat(255) - share;
        return Eight {
            low: parts(under.low * keep + ink.low * share),
            high: parts(under.high * keep + ink.high * share),
        };
    }
    let ink = Eight {
        low: parts(ink.low * share),
        high: parts(ink.high * share),
    };
    ink.over(under)
}

/// Colours times their alpha over others.
pub(in crate::raster) fn lie_over(under: &mut [[u8; 4]], inks: &[[u8; 4]]) {
    let eights = under.chunks_mut(AT_ONCE).zip(inks.chunks(AT_ONCE));
    for (under, inks) in eights {
        let ink = match inks.first_chunk() {
            Some(inks) => Eight::of(inks),
            None => {
                let mut some = [[0; 4]; AT_ONCE];
                some[..inks.len()].copy_from_slice(inks);
                Eight::of(&some)
            }
        };
        lay(under, |under| ink.over(under));
    }
}

/// Eight pixels, their sides as numbers of 16 bits: red and blue, and green and alpha.
#[derive(Clone, Copy)]
struct Eight {
    low: u16x16,
    high: u16x16,
}

impl Eight {
    #[inline(always)]
    fn of(pixels: &[[u8; 4]; AT_ONCE]) -> Self {
        let words = pixels.map(u32::from_le_bytes);
        let words = u32x8::new(words);
        let side = u32x8::splat(0x00ff_00ff);
        Self {
            low: cast(words & side),
            high: cast(words >> 8 & side),
        }
    }

    #[inline(always)]
    fn pixels(self) -> [[u8; 4]; AT_ONCE] {
        let (low, high): (u32x8, u32x8) = (cast(self.low), cast(self.high));
        let words: u32x8 = low | high << 8;
        words.to_array().map(u32::to_le_bytes)
    }

    /// It, times its alpha, over others.
    #[inline(always)]
    fn over(self, under: Self) -> Self {
        let high: u32x8 = cast(self.high);
        let keep = u16x16::splat(255) - pairs(high >> 16);
        Self {
            low: self.low + parts(under.low * keep),
            high: self.high + parts(under.high * keep),
        }
    }
}

/// Each number twice, as 16 bits.
#[inline(always)]
fn pairs(numbers: u32x8) -> u16x16 {
    cast(numbers | numbers << 16)
}

/// Divided by 255, or nearly so: by 256, and rounded up, as `tiny-skia` does.
#[inline(always)]
fn parts(products: u16x16) -> u16x16 {
    (products + u16x16::splat(255)) >> 8
}
