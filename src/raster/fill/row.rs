//! A row of pixels: how much of each is covered, added up from four lines of samples.

use super::ramp::{AT_ONCE, Ramp};
use super::{Ink, SHIFT};
use tiny_skia::Color;

/// What a sample covers of a pixel, in parts of 256.
const SAMPLE: u8 = 1 << (8 - 2 * SHIFT);
/// What a whole line covers.
const LINE: u8 = 1 << (8 - SHIFT);
/// Samples of a pixel in a line.
const SAMPLES: usize = 1 << SHIFT;

pub(super) struct Row {
    /// From 0 to 255.
    covered: Vec<u8>,
    /// The pixels that are touched at all.
    touched: (usize, usize),
}

impl Row {
    pub(super) fn of(width: usize) -> Self {
        Self {
            covered: vec![0; width + 1],
            touched: (usize::MAX, 0),
        }
    }

    /// Adds a span of samples of a line.
    pub(super) fn add(&mut self, from: usize, to: usize, line: usize) {
        let (first, last) = (from / SAMPLES, to / SAMPLES);
        self.touched = (self.touched.0.min(first), self.touched.1.max(last + 1));
        let (before, after) = ((from % SAMPLES) as u8, (to % SAMPLES) as u8);
        if first == last {
            let covered = &mut self.covered[first];
            *covered = covered.saturating_add((after - before) * SAMPLE);
            return;
        }
        let mut first = first;
        if before > 0 {
            let covered = &mut self.covered[first];
            *covered = covered.saturating_add((SAMPLES as u8 - before) * SAMPLE);
            first += 1;
        }
        // Four whole lines are 255, not 256.
        let whole = LINE - u8::from(line % SAMPLES == SAMPLES - 1);
        for covered in &mut self.covered[first..last] {
            *covered = covered.saturating_add(whole);
        }
        if after > 0 {
            let covered = &mut self.covered[last];
            *covered = covered.wrapping_add(after * SAMPLE);
        }
    }

    /// Lays ink on the pixels of a row, from a place on, as far as they are covered, and begins
    /// anew.
    pub(super) fn lay(&mut self, pixels: &mut [[u8; 4]], (x, y): (usize, usize), ink: &Ink<'_>) {
        let (from, to) = self.touched;
        let to = to.min(pixels.len());
        if from < to {
            let (covered, pixels) = (&mut self.covered[from..to], &mut pixels[from..to]);
            match ink {
                Ink::Color(color) => paint(pixels, covered, *color),
                Ink::Ramp(ramp) => shade(pixels, covered, (x + from, y), ramp),
            }
            covered.fill(0);
        }
        // A span may end where the last pixel does.
        if let Some(end) = self.covered.last_mut() {
            *end = 0;
        }
        self.touched = (usize::MAX, 0);
    }
}

/// Lays a colour.
fn paint(pixels: &mut [[u8; 4]], covered: &[u8], color: Color) {
    let color = color.premultiply().to_color_u8();
    let ink = [color.red(), color.green(), color.blue(), color.alpha()];
    let is_opaque = color.is_opaque();
    for (pixels, covered) in pixels.chunks_mut(AT_ONCE).zip(covered.chunks(AT_ONCE)) {
        match covered {
            // Most of a line of type is between its letters.
            [0, 0, 0, 0, 0, 0, 0, 0] => {}
            [255, 255, 255, 255, 255, 255, 255, 255] if is_opaque => pixels.fill(ink),
            _ => laid(pixels, covered, |_| ink, is_opaque),
        }
    }
}

/// Lays a gradient on pixels from a place on.
fn shade(pixels: &mut [[u8; 4]], covered: &[u8], (x, y): (usize, usize), ramp: &Ramp) {
    let chunks = pixels.chunks_mut(AT_ONCE).zip(covered.chunks(AT_ONCE));
    for ((pixels, covered), x) in chunks.zip((x..).step_by(AT_ONCE)) {
        let colors = || ramp.colors(x, y);
        match covered {
            [0, 0, 0, 0, 0, 0, 0, 0] => {}
            [255, 255, 255, 255, 255, 255, 255, 255] => match ramp.is_opaque() {
                true => pixels.copy_from_slice(&colors()),
                false => lie_over(pixels, &colors()),
            },
            _ => {
                let colors = colors();
                laid(pixels, covered, |i| colors[i], ramp.is_opaque());
            }
        }
    }
}

/// Lays ink on some pixels: what is opaque is mixed in, what is seen through is laid over, since
/// that is how Skia rounds.
#[inline(always)]
fn laid(pixels: &mut [[u8; 4]], covered: &[u8], ink: impl Fn(usize) -> [u8; 4], is_opaque: bool) {
    let eight = (pixels.first_chunk_mut(), covered.first_chunk());
    if let (Some(pixels), Some(covered)) = eight {
        return lay_eight(pixels, covered, &std::array::from_fn(ink), is_opaque);
    }
    for (at, (pixel, covered)) in pixels.iter_mut().zip(covered).enumerate() {
        *pixel = match is_opaque {
            true => mixed(*pixel, ink(at), *covered),
            false => over(*pixel, mixed([0; 4], ink(at), *covered)),
        };
    }
}

/// The same side by side: what covers nothing or all needs no case of its own.
#[inline(always)]
fn lay_eight(
    pixels: &mut [[u8; 4]; AT_ONCE],
    covered: &[u8; AT_ONCE],
    inks: &[[u8; 4]; AT_ONCE],
    is_opaque: bool,
) {
    let shares = covered.map(|share| [share; 4]);
    let shares = shares.as_flattened().iter().map(|share| u16::from(*share));
    let inks = inks.as_flattened().iter().map(|ink| u16::from(*ink));
    let pixels = pixels.as_flattened_mut();
    if is_opaque {
        for ((pixel, ink), share) in pixels.iter_mut().zip(inks).zip(shares) {
            let both = u16::from(*pixel) * (255 - share) + ink * share;
            *pixel = ((both + 255) >> 8) as u8;
        }
        return;
    }
    let mut scaled = [[0; 4]; AT_ONCE];
    let sides = scaled.as_flattened_mut().iter_mut();
    for ((scaled, ink), share) in sides.zip(inks).zip(shares) {
        *scaled = ((ink * share + 255) >> 8) as u8;
    }
    lie_over(pixels.as_chunks_mut().0, &scaled);
}

/// A colour mixed into another, as `tiny-skia` rounds.
fn mixed(under: [u8; 4], ink: [u8; 4], share: u8) -> [u8; 4] {
    let share = u32::from(share);
    let ((a, b), (c, d)) = (halves(under), halves(ink));
    let mix = |from: u32, to: u32| parts(from * (255 - share) + to * share);
    (mix(a, c) | mix(b, d) << 8).to_le_bytes()
}

/// A colour times its alpha over another, as `tiny-skia` rounds.
fn over(under: [u8; 4], ink: [u8; 4]) -> [u8; 4] {
    let keep = 255 - u32::from(ink[3]);
    let ((a, b), (c, d)) = (halves(under), halves(ink));
    let lay = |from: u32, to: u32| to + parts(from * keep);
    (lay(a, c) | lay(b, d) << 8).to_le_bytes()
}

/// Colours times their alpha over others, as `over` lays each.
pub(in crate::raster) fn lie_over(under: &mut [[u8; 4]], inks: &[[u8; 4]]) {
    let (under, rest) = under.as_chunks_mut::<AT_ONCE>();
    let (inks, others) = inks.as_chunks::<AT_ONCE>();
    for (under, inks) in under.iter_mut().zip(inks) {
        let keep = inks.map(|ink| [255 - ink[3]; 4]);
        let sides = under.as_flattened_mut().iter_mut();
        let over = inks.as_flattened().iter().zip(keep.as_flattened());
        for (under, (ink, keep)) in sides.zip(over) {
            *under = ink + ((u16::from(*under) * u16::from(*keep) + 255) >> 8) as u8;
        }
    }
    for (under, ink) in rest.iter_mut().zip(others) {
        *under = over(*under, *ink);
    }
}

/// All four at once, two to a word: none grows beyond 16 bits.
fn halves(color: [u8; 4]) -> (u32, u32) {
    let color = u32::from_le_bytes(color);
    (color & 0x00ff_00ff, color >> 8 & 0x00ff_00ff)
}

/// Both divided by 255, or nearly so: by 256, and rounded up.
fn parts(both: u32) -> u32 {
    (both + 0x00ff_00ff) >> 8 & 0x00ff_00ff
}
