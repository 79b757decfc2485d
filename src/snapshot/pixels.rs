//! How far apart the colours of two pixels look, and which pixels are further apart than an
//! eye tolerates.
//!
//! Colours are weighed in YIQ, as in Y. Kotsarenko and F. Ramos, "Measuring perceived color
//! difference using YIQ NTSC transmission color space in mobile applications" (2010).

use super::compare::{Mark, Rules};
use super::edges::Edges;
use image::RgbImage;

/// The weight of luma in the difference; with it a level of grey comes to this, squared.
const LUMA: f32 = 0.5053;
/// Differences up to this many levels of grey are faint: they count only where many lean to
/// one side, since a decoder's grain reaches as far.
const FAINT: f32 = 6.0;
/// Pixels compared at once before each is looked at.
const BLOCK: usize = 64;

/// Two pictures of one size.
pub(super) struct Pair<'a> {
    pub(super) expected: &'a [[u8; 3]],
    pub(super) actual: &'a [[u8; 3]],
    pub(super) width: usize,
    pub(super) height: usize,
}

impl<'a> Pair<'a> {
    /// Of two pictures that have one size.
    pub(super) fn new(expected: &'a RgbImage, actual: &'a RgbImage) -> Self {
        Self {
            expected: expected.as_raw().as_chunks().0,
            actual: actual.as_raw().as_chunks().0,
            width: expected.width() as usize,
            height: expected.height() as usize,
        }
    }
}

/// Luma from 0 to 255, as Rec. 601 weighs it.
pub(super) fn luma(pixel: [u8; 3]) -> i32 {
    let [r, g, b] = pixel.map(i32::from);
    (77 * r + 150 * g + 29 * b) >> 8
}

/// How far apart two colours look, squared.
fn apart(a: [u8; 3], b: [u8; 3]) -> f32 {
    let [r, g, b] = [0, 1, 2].map(|i| f32::from(a[i]) - f32::from(b[i]));
    let y = 0.298_895 * r + 0.586_622 * g + 0.114_483 * b;
    let i = 0.595_978 * r - 0.274_177 * g - 0.321_802 * b;
    let q = 0.211_471 * r - 0.522_617 * g + 0.311_147 * b;
    LUMA * y * y + 0.299 * i * i + 0.1957 * q * q
}

/// The same of two whole colours, in levels of grey.
pub(super) fn levels(a: [u8; 3], b: [u8; 3]) -> f32 {
    (apart(a, b) / LUMA).sqrt()
}

/// What each pixel is.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    width: usize,
    /// Rows in which anything differs: the others are not looked at again.
    rows: Vec<usize>,
}

impl Marks {
    /// The mark of a pixel; `None` when there are no pixels to compare.
    pub(super) fn get(&self, at: usize) -> Option<Mark> {
        self.marks.get(at).copied()
    }

    /// The rows in which anything differs, each with its number.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[Mark])> {
        self.rows.iter().filter_map(|y| {
            let start = y * self.width;
            Some((*y, self.marks.get(start..start + self.width)?))
        })
    }

    /// Decides anew on the pixels of one mark.
    pub(super) fn settle(&mut self, from: Mark, mut to: impl FnMut(usize, usize) -> Mark) {
        for y in &self.rows {
            let start = y * self.width;
            let row = self.marks.get_mut(start..start + self.width);
            for (x, mark) in row.unwrap_or_default().iter_mut().enumerate() {
                if *mark == from {
                    *mark = to(x, *y);
                }
            }
        }
    }

    /// How many pixels have a mark.
    pub(super) fn count(&self, mark: Mark) -> u64 {
        // Bytes are summed many at once, as long as a byte holds the sum.
        let of_some = |part: &[Mark]| part.iter().map(|own| u8::from(*own == mark)).sum::<u8>();
        let of = |row: &[Mark]| {
            row.chunks(255)
                .map(|part| u64::from(of_some(part)))
                .sum::<u64>()
        };
        self.rows().map(|(_, row)| of(row)).sum()
    }
}

/// What each pixel is; faint ones are marked as grain until their surroundings decide.
pub(super) fn marks(pair: &Pair<'_>, rules: &Rules, edges: &mut Edges<'_>) -> Marks {
    let mut found = Marks {
        marks: vec![Mark::Same; pair.width * pair.height],
        width: pair.width,
        rows: Vec::new(),
    };
    if pair.width == 0 {
        return found;
    }
    let squared = |levels: f32| LUMA * levels * levels;
    let (limit, faint) = (
        squared(rules.tolerance),
        squared(rules.tolerance.max(FAINT)),
    );
    // Flat areas repeat one pair of colours.
    let mut last = ([0; 3], [0; 3], 0.0);
    let rows = pair.expected.chunks_exact(pair.width);
    let rows = rows.zip(pair.actual.chunks_exact(pair.width));
    let rows = rows.zip(found.marks.chunks_exact_mut(pair.width));
    for (y, ((a, b), marks)) in rows.enumerate() {
        if a.as_flattened() == b.as_flattened() {
            continue;
        }
        found.rows.push(y);
        let blocks = a.chunks(BLOCK).zip(b.chunks(BLOCK));
        for (block, ((a, b), marks)) in blocks.zip(marks.chunks_mut(BLOCK)).enumerate() {
            if a.as_flattened() == b.as_flattened() {
                continue;
            }
            for (i, ((a, b), mark)) in a.iter().zip(b).zip(marks).enumerate() {
                if a == b {
                    continue;
                }
                let x = block * BLOCK + i;
                if masked(rules, x, y) {
                    *mark = Mark::Masked;
                    continue;
                }
                if (*a, *b) != (last.0, last.1) {
                    last = (*a, *b, apart(*a, *b));
                }
                *mark = if last.2 <= limit {
                    Mark::Tolerated
                } else if last.2 <= faint {
                    Mark::Grain
                } else if edges.a_shade_apart(x, y) {
                    Mark::Edge
                } else {
                    Mark::Changed
                };
            }
        }
    }
    found
}

fn masked(rules: &Rules, x: usize, y: usize) -> bool {
    let within = |from: u32, length: u32, at: usize| {
        let from = from as usize;
        (from..from + length as usize).contains(&at)
    };
    rules
        .masks
        .iter()
        .any(|[left, top, wide, tall]| within(*left, *wide, x) && within(*top, *tall, y))
}
