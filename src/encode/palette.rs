//! A picture in 256 colours, where that does not show.

use super::dither::ORDER;
use super::{Difference, Metadata, Picture, bands, png};
use crate::error::Result;
use ::palette::Srgb;
use quantette::wu::{BinnerU8x3, WuU8x3};
use quantette::{PaletteCounts, PaletteSize};

/// Colours that a PNG's palette holds.
const MOST: usize = 256;
/// After these the colours hardly move any more.
const ROUNDS: usize = 4;

/// How far off a palette may be.
#[derive(Clone, Copy)]
pub(super) struct Limit {
    /// For 999 of 1,000 pixels, in CIEDE2000.
    most: f32,
    /// For the worst pixel.
    worst: f32,
    /// How much stronger bands may show, in shares of the luminance, over all pixels.
    bands: f64,
}

impl Limit {
    /// No eye can tell. A difference of 1 is the least that is seen between large patches side by
    /// side; single pixels at the edges of letters may be at the least that is seen in pictures,
    /// about 2.2 (Liu et al. 2012).
    pub(super) const UNSEEN: Self = Self {
        most: 1.0,
        worst: 2.2,
        bands: 0.000_05,
    };
    /// Good enough for a budget: on average no eye can tell; a pixel in a thousand, at the edges
    /// of thin coloured lines, is off by what shows when the two are held side by side.
    pub(super) const PASSABLE: Self = Self {
        most: 5.0,
        worst: 20.0,
        bands: 0.002,
    };
}

/// A palette, an index for each pixel, and how far off they are.
pub(super) struct Indexed {
    palette: Vec<[u8; 3]>,
    indices: Vec<u8>,
    difference: Difference,
    /// How much stronger bands show than before.
    bands: f64,
}

impl Indexed {
    /// The picture in at most 256 colours; `None` for a picture without pixels.
    pub(super) fn of(picture: &Picture<'_>) -> Option<Self> {
        Self::shown(picture, Mix::Nearest)
    }

    /// The same with gradients as a fine pattern of two colours each; `None` where their bands
    /// show no more than before.
    pub(super) fn mixed(&self, picture: &Picture<'_>) -> Option<Self> {
        (self.bands > Limit::UNSEEN.bands).then(|| Self::shown(picture, Mix::Pairs))?
    }

    fn shown(picture: &Picture<'_>, mix: Mix) -> Option<Self> {
        let (pixels, _) = picture.pixels.as_chunks::<3>();
        let colors = counted(pixels);
        let palette = match colors.len() {
            ..=MOST => colors.iter().map(|(color, _)| *color).collect(),
            _ => chosen(&colors)?,
        };
        let pair_of: Vec<Pair> = colors
            .iter()
            .map(|(color, _)| match mix {
                Mix::Nearest => Pair::one(nearest(&palette, *color)),
                Mix::Pairs => Pair::of(&palette, *color),
            })
            .collect();
        let pairs = colors.iter().zip(&pair_of);
        let difference = Difference::of(
            pairs.map(|((color, count), pair)| (*color, palette[usize::from(pair.first)], *count)),
        );
        let find = |pixel: &[u8; 3]| colors.binary_search_by_key(pixel, |(color, _)| *color);
        let indices: Vec<u8> = pixels
            .iter()
            .enumerate()
            .map(|(at, pixel)| {
                let place = (at % picture.width as usize, at / picture.width as usize);
                find(pixel).map_or(0, |at| pair_of[at].at(place))
            })
            .collect();
        let shown: Vec<u8> = indices
            .iter()
            .flat_map(|index| palette[usize::from(*index)])
            .collect();
        let shown = Picture {
            pixels: &shown,
            backdrop: None,
            ..*picture
        };
        let bands = bands::strength(&shown) - bands::strength(picture);
        Some(Self {
            palette,
            indices,
            difference,
            bands,
        })
    }

    pub(super) fn is_within(&self, limit: Limit) -> bool {
        self.difference.most <= limit.most
            && self.difference.worst <= limit.worst
            && self.bands <= limit.bands
    }

    pub(super) fn colors(&self) -> usize {
        self.palette.len()
    }

    pub(super) fn difference(&self) -> Difference {
        self.difference
    }

    pub(super) fn png(self, picture: &Picture<'_>, metadata: &Metadata) -> Result<Vec<u8>> {
        png::indexed(picture, &self.palette, self.indices, metadata)
    }
}

/// How a colour that the palette lacks is shown.
#[derive(Clone, Copy)]
enum Mix {
    /// By the nearest that it has.
    Nearest,
    /// By a pattern of two between which it lies.
    Pairs,
}

/// Two colours of the palette, and how often the second stands for the first.
#[derive(Clone, Copy)]
struct Pair {
    first: u8,
    second: u8,
    /// Of 64 pixels; at most half.
    seconds: u8,
}

impl Pair {
    /// Colours further apart make a pattern that shows, in squared levels of sRGB.
    const FAR: i64 = 24 * 24;

    fn one(first: u8) -> Self {
        Self {
            first,
            second: first,
            seconds: 0,
        }
    }

    /// The nearest colour, and the one with which it mixes to what comes nearest: the colour's
    /// foot on the line from the one to the other says how much of each.
    fn of(palette: &[[u8; 3]], color: [u8; 3]) -> Self {
        let first = nearest(palette, color);
        let from = palette[usize::from(first)];
        let toward = |entry: &[u8; 3]| -> [i64; 3] {
            std::array::from_fn(|i| i64::from(entry[i]) - i64::from(from[i]))
        };
        let dot = |a: [i64; 3], b: [i64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        let wanted = toward(&color);
        let mut best = (dot(wanted, wanted), Self::one(first));
        for (index, entry) in (0..=u8::MAX).zip(palette) {
            let line = toward(entry);
            let length = dot(line, line);
            let along = dot(wanted, line);
            if along <= 0 || length > Self::FAR {
                continue;
            }
            let seconds = ((64 * along + length / 2) / length).min(32);
            let left: [i64; 3] = std::array::from_fn(|i| 64 * wanted[i] - seconds * line[i]);
            let off = dot(left, left) / (64 * 64);
            if off < best.0 {
                let second = index;
                let seconds = seconds as u8;
                best = (
                    off,
                    Self {
                        first,
                        second,
                        seconds,
                    },
                );
            }
        }
        best.1
    }

    fn at(self, (x, y): (usize, usize)) -> u8 {
        if ORDER[y % 8][x % 8] < self.seconds {
            self.second
        } else {
            self.first
        }
    }
}

/// Each colour of a picture once, in order, and how many pixels have it.
fn counted(pixels: &[[u8; 3]]) -> Vec<([u8; 3], u32)> {
    let mut all = pixels.to_vec();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len() as u32))
        .collect()
}

/// The colours that stand for all: Wu's cells, moved to the middle of what is nearest to each
/// (Lloyd 1982). All sums are of integers, so that no machine rounds otherwise.
fn chosen(colors: &[([u8; 3], u32)]) -> Option<Vec<[u8; 3]>> {
    // The root of its pixels is what a colour weighs: else paper outweighs all edges of letters,
    // where it is the worst pixel that shows.
    let weights: Vec<u32> = colors.iter().map(|(_, count)| count.isqrt()).collect();
    let each: Vec<Srgb<u8>> = colors.iter().map(|(color, _)| Srgb::from(*color)).collect();
    let counts = PaletteCounts::new(each, weights.clone()).ok()?;
    let cells = WuU8x3::run_palette_counts(&counts, BinnerU8x3::<64, 128, 64>::new())?;
    let cells = cells.palette(PaletteSize::MAX);
    let mut palette: Vec<[u8; 3]> = cells.iter().map(|c| [c.red, c.green, c.blue]).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0_u64; 3], 0_u64); palette.len()];
        for ((color, _), weight) in colors.iter().zip(&weights) {
            let (sum, all) = &mut sums[usize::from(nearest(&palette, *color))];
            for (sum, value) in sum.iter_mut().zip(color) {
                *sum += u64::from(*value) * u64::from(*weight);
            }
            *all += u64::from(*weight);
        }
        for (entry, (sum, all)) in palette.iter_mut().zip(sums) {
            if all > 0 {
                *entry = sum.map(|sum| ((sum + all / 2) / all) as u8);
            }
        }
    }
    exact(&mut palette, colors);
    Some(palette)
}

/// The place of the colour that is nearest, as sRGB has them; the first of equals.
fn nearest(palette: &[[u8; 3]], color: [u8; 3]) -> u8 {
    let far = |entry: &[u8; 3]| -> u32 {
        let squares = entry
            .iter()
            .zip(color)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
        squares.sum()
    };
    let entries = (0..=u8::MAX).zip(palette);
    entries
        .min_by_key(|(_, entry)| far(entry))
        .map_or(0, |(index, _)| index)
}

/// Flat colours as they are: the colour of most of an entry's pixels instead of their middle.
fn exact(palette: &mut [[u8; 3]], colors: &[([u8; 3], u32)]) {
    let mut entries: Vec<(u32, u32, [u8; 3])> = vec![(0, 0, [0; 3]); palette.len()];
    for (color, count) in colors {
        let (all, most, of) = &mut entries[usize::from(nearest(palette, *color))];
        *all += count;
        if count > most {
            (*most, *of) = (*count, *color);
        }
    }
    for (entry, (all, most, color)) in palette.iter_mut().zip(entries) {
        if 2 * most > all {
            *entry = color;
        }
    }
}
