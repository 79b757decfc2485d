//! A row of pixels: how much of each is covered, added up from four lines of samples.

use super::SHIFT;

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

    /// Lays ink on pixels as far as they are covered, and begins anew.
    pub(super) fn lay(&mut self, pixels: &mut [[u8; 4]], ink: [u8; 4]) {
        let (from, to) = self.touched;
        let to = to.min(pixels.len());
        if from < to {
            let covered = &mut self.covered[from..to];
            for (pixels, covered) in pixels[from..to].chunks_mut(8).zip(covered.chunks(8)) {
                match covered {
                    // Most of a line of type is between its letters.
                    [0, 0, 0, 0, 0, 0, 0, 0] => {}
                    _ => laid(pixels, covered, ink),
                }
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

/// Lays ink on some pixels.
fn laid(pixels: &mut [[u8; 4]], covered: &[u8], ink: [u8; 4]) {
    // What is opaque is mixed in, what is seen through is laid over: that is how Skia rounds.
    let is_opaque = ink[3] == u8::MAX;
    let places = pixels.iter_mut().zip(covered);
    for (pixel, covered) in places.filter(|(_, covered)| **covered != 0) {
        *pixel = match (covered, is_opaque) {
            (255, true) => ink,
            (255, false) => over(*pixel, ink),
            (_, true) => mixed(*pixel, ink, *covered),
            (_, false) => over(*pixel, mixed([0; 4], ink, *covered)),
        };
    }
}

/// A colour mixed into another, as `tiny-skia` rounds.
fn mixed(under: [u8; 4], ink: [u8; 4], share: u8) -> [u8; 4] {
    let share = u32::from(share);
    let ((a, b), (c, d)) = (halves(under), halves(ink));
    let mix = |from: u32, to: u32| parts(from * (255 - share) + to * share);
    (mix(a, c) | mix(b, d) << 8).to_le_bytes()
}

/// A colour times its alpha over another, as `tiny-skia` rounds.
pub(in crate::raster) fn over(under: [u8; 4], ink: [u8; 4]) -> [u8; 4] {
    let keep = 255 - u32::from(ink[3]);
    let ((a, b), (c, d)) = (halves(under), halves(ink));
    let lay = |from: u32, to: u32| to + parts(from * keep);
    (lay(a, c) | lay(b, d) << 8).to_le_bytes()
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
