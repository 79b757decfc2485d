//! Where the steps of a gradient show, and the ramp that they stand for.
//!
//! Eight bits turn a wide gradient into a staircase: plateaus of one level with an edge of one
//! level between them. A row or column of pixels shows it plainly, whatever drew it: a layout's
//! gradient, a scrim, a blurred photo. The true ramp passes half way between two levels where
//! they meet, so it can be told from the edges alone.

use super::Picture;
use super::difference::LINEAR;

/// A level in parts, so that a pixel's distance from its true value fits a byte.
pub(super) const WHOLE: i32 = 128;
/// Larger steps are edges of something drawn.
const MOST_STEP: u8 = 2;
/// Narrower plateaus are grain; the eye melts them anyway.
const LEAST_GAP: usize = 3;
/// Wider plateaus are flat.
const MOST_GAP: usize = 255;
/// Fewer edges in one direction are chance.
const LEAST_EDGES: usize = 3;

/// Pixels a degree of sight: a CSS pixel is 0.0213° wide.
const PIXELS_A_DEGREE: f64 = 47.0;
/// The least contrast that a standard observer sees is 1/300, at 100 cd/m² and four cycles a
/// degree (Barten's model as in DICOM PS3.14, figure 7-1 ff.).
const SENSITIVITY: f64 = 300.0;
/// The screen's own glare, as a share of white (IEC 61966-2-1).
const GLARE: f32 = 0.01;

/// How far each pixel of a channel is from the ramp that it stands on.
pub(super) struct Ramps {
    /// In parts of a level, see [`WHOLE`]; 0 where there is no ramp.
    pub(super) parts: Vec<i8>,
    /// Pixels of plateau for each part; the steeper of two ramps is the better known one.
    gaps: Vec<u8>,
    /// The sum of the contrasts of all edges that show, each as often as its edge is long.
    strength: f64,
}

/// The edge between two plateaus: the place of the first pixel after it, and the levels.
#[derive(Clone, Copy)]
struct Edge {
    at: usize,
    from: u8,
    to: u8,
}

impl Edge {
    fn step(self) -> i16 {
        i16::from(self.to) - i16::from(self.from)
    }

    fn middle(self) -> f32 {
        (f32::from(self.from) + f32::from(self.to)) / 2.0
    }
}

/// The ramps of a channel: those whose steps show, or every one.
pub(super) fn ramps(picture: &Picture<'_>, channel: usize, every: bool) -> Ramps {
    found(picture, channel, every, MOST_STEP)
}

/// Whether bands may show on so many pixels: every eighth row and column is looked at, so that a
/// photo, where none do, is soon done with.
pub(super) fn may_show(picture: &Picture<'_>, least: usize) -> bool {
    const EACH: usize = 8;
    let least_contrasts = least_contrasts();
    let mut edges = Vec::new();
    let mut covered = 0;
    for channel in 0..3 {
        for line in lines(picture, channel, EACH) {
            line.edges(&mut edges);
            for (chain, _, _) in chains(&edges, line.length, MOST_STEP) {
                if line.contrast(chain) >= least_contrasts[gap(chain)] {
                    covered += chain[chain.len() - 1].at - chain[0].at;
                }
            }
        }
        // Half of what is asked for: a sample may miss some.
        if 2 * EACH * covered >= least {
            return true;
        }
    }
    false
}

/// How strongly bands show in a picture, as a mean over its pixels; larger steps count too.
pub(super) fn strength(picture: &Picture<'_>) -> f64 {
    const STEP_OF_A_PALETTE: u8 = 24;
    let of = |channel| found(picture, channel, false, STEP_OF_A_PALETTE).strength;
    let all: f64 = (0..3).map(of).sum();
    all / (picture.pixels.len() / 3) as f64
}

fn found(picture: &Picture<'_>, channel: usize, every: bool, most_step: u8) -> Ramps {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let mut ramps = Ramps {
        parts: vec![0; width * height],
        gaps: vec![u8::MAX; width * height],
        strength: 0.0,
    };
    let least = least_contrasts();
    let mut edges = Vec::new();
    for line in lines(picture, channel, 1) {
        line.edges(&mut edges);
        for (chain, before, after) in chains(&edges, line.length, most_step) {
            let contrast = line.contrast(chain);
            let shows = contrast >= least[gap(chain)];
            if shows {
                ramps.strength += f64::from(contrast) * chain.len() as f64;
            }
            if shows || every {
                line.fill(chain, before, after, &mut ramps);
            }
        }
    }
    ramps
}

/// The mean width of the plateaus between the edges of a chain.
fn gap(chain: &[Edge]) -> usize {
    (chain[chain.len() - 1].at - chain[0].at) / (chain.len() - 1)
}

/// Each row, then each column, of a channel, or one of so many.
fn lines<'a>(picture: &Picture<'a>, channel: usize, each: usize) -> impl Iterator<Item = Line<'a>> {
    let pixels = picture.pixels;
    let (width, height) = (picture.width as usize, picture.height as usize);
    let middle = |count: usize| each.min(count) / 2;
    let rows = (middle(height)..height).map(move |y| (y * width, 1, width));
    let columns = (middle(width)..width).map(move |x| (x, width, height));
    let some = rows.step_by(each).chain(columns.step_by(each));
    some.map(move |(start, stride, length)| Line {
        pixels,
        channel,
        start,
        stride,
        length,
    })
}

/// The least step that shows, as a share of the luminance, by the width of its plateaus.
///
/// What an eye sees of a staircase is a sawtooth on the ramp, whose first wave has the step's
/// height by π. The sensitivity falls with frequency as Mannos and Sakrison (1974) found; towards
/// low ones it is held, since the edges of wide plateaus hold the higher frequencies.
fn least_contrasts() -> [f32; MOST_GAP + 1] {
    const PEAK: f64 = 8.0; // cycles a degree
    let shape = |f: f64| {
        let f = 0.114 * f.max(PEAK);
        2.6 * (0.0192 + f) * libm::exp(-libm::pow(f, 1.1))
    };
    std::array::from_fn(|gap| {
        let frequency = PIXELS_A_DEGREE / (gap.max(1) as f64);
        let sensitivity = SENSITIVITY * shape(frequency) / shape(PEAK);
        (std::f64::consts::PI / sensitivity) as f32
    })
}

/// Edges that follow each other in one direction, with the first pixel of the plateau before them
/// and the one past the plateau after them.
fn chains(
    edges: &[Edge],
    length: usize,
    most_step: u8,
) -> impl Iterator<Item = (&[Edge], usize, usize)> {
    let follows = move |a: &Edge, b: &Edge| {
        let gap = b.at - a.at;
        let small = |edge: &Edge| edge.step().unsigned_abs() <= u16::from(most_step);
        (LEAST_GAP..=MOST_GAP).contains(&gap)
            && small(a)
            && small(b)
            && a.step().signum() == b.step().signum()
    };
    let mut past = 0;
    edges.chunk_by(follows).filter_map(move |chain| {
        let first = past;
        past += chain.len();
        let before = first.checked_sub(1).map_or(0, |i| edges[i].at);
        let after = edges.get(past).map_or(length, |edge| edge.at);
        (chain.len() >= LEAST_EDGES).then_some((chain, before, after))
    })
}

/// A row or column of one channel.
struct Line<'a> {
    pixels: &'a [u8],
    channel: usize,
    /// Its first pixel, and how far it is to the next.
    start: usize,
    stride: usize,
    /// In pixels.
    length: usize,
}

impl Line<'_> {
    fn edges(&self, edges: &mut Vec<Edge>) {
        edges.clear();
        let mut values = (0..self.length)
            .map(|at| self.pixels[3 * (self.start + at * self.stride) + self.channel])
            .enumerate();
        let Some((_, mut from)) = values.next() else {
            return;
        };
        for (at, to) in values {
            if to != from {
                edges.push(Edge { at, from, to });
                from = to;
            }
        }
    }

    /// The luminance of a pixel, of all its channels: the steps of three may fall together.
    fn luminance(&self, at: usize) -> f32 {
        let at = 3 * (self.start + at * self.stride);
        let of = |channel: usize| LINEAR[usize::from(self.pixels[at + channel])];
        0.2126 * of(0) + 0.7152 * of(1) + 0.0722 * of(2)
    }

    /// The largest step of a chain in luminance, as a share of it.
    fn contrast(&self, chain: &[Edge]) -> f32 {
        let of = |edge: &Edge| {
            let (a, b) = (self.luminance(edge.at - 1), self.luminance(edge.at));
            (a - b).abs() / ((a + b) / 2.0 + GLARE)
        };
        chain.iter().map(of).fold(0.0, f32::max)
    }

    /// Writes how far each pixel is from the ramp through the middles of a chain's edges; at both
    /// ends it runs out into half a plateau.
    fn fill(&self, chain: &[Edge], before: usize, after: usize, ramps: &mut Ramps) {
        for pair in chain.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let gap = b.at - a.at;
            for at in a.at..b.at {
                let share = (at - a.at) as f32 + 0.5;
                let value = a.middle() + (b.middle() - a.middle()) * share / gap as f32;
                self.put(at, value - f32::from(a.to), gap, ramps);
            }
        }
        let ends = [
            (chain[0], chain[1]),
            (chain[chain.len() - 2], chain[chain.len() - 1]),
        ];
        let (first, gap) = (ends[0].0, ends[0].1.at - ends[0].0.at);
        let half = f32::from(first.step()) / 2.0;
        for at in first.at.saturating_sub(gap / 2).max(before)..first.at {
            let share = 1.0 - ((first.at - at) as f32 - 0.5) / (gap as f32 / 2.0);
            self.put(at, half * share.max(0.0), gap, ramps);
        }
        let (last, gap) = (ends[1].1, ends[1].1.at - ends[1].0.at);
        let half = f32::from(last.step()) / 2.0;
        for at in last.at..(last.at + gap / 2).min(after) {
            let share = 1.0 - ((at - last.at) as f32 + 0.5) / (gap as f32 / 2.0);
            self.put(at, -half * share.max(0.0), gap, ramps);
        }
    }

    fn put(&self, at: usize, off: f32, gap: usize, ramps: &mut Ramps) {
        let at = self.start + at * self.stride;
        if gap < usize::from(ramps.gaps[at]) {
            ramps.gaps[at] = gap as u8;
            let parts = (off * WHOLE as f32).round();
            ramps.parts[at] = parts.clamp(-127.0, 127.0) as i8;
        }
    }
}
