//! A picture in 256 colours, where that does not show.

use super::{Difference, Metadata, Picture, bands, png};
use crate::error::Result;
use quantette::color_map::IndexedColorMap as _;
use quantette::wu::{BinnerU8x3, WuU8x3};
use quantette::{ImageRef, PaletteSize};
use std::collections::BTreeMap;

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
    /// Good enough for a budget: seen when the two are held side by side, not on its own.
    pub(super) const PASSABLE: Self = Self {
        most: 3.0,
        worst: 8.0,
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
        let (pixels, _) = picture.pixels.as_chunks::<3>();
        let colors: &[::palette::Srgb<u8>] = ::palette::cast::from_array_slice(pixels);
        let image = ImageRef::new(picture.width, picture.height, colors).ok()?;
        // Sums of integers, so that no machine rounds otherwise.
        let cells = WuU8x3::run_image(image, BinnerU8x3::<32, 64, 32>::new())?;
        let map = cells.color_map(PaletteSize::MAX);
        let indices = map.map_to_indices(colors);
        let mut counts: BTreeMap<(u8, [u8; 3]), u32> = BTreeMap::new();
        for (index, color) in indices.iter().zip(pixels) {
            *counts.entry((*index, *color)).or_default() += 1;
        }
        let means = map.palette().iter().map(|c| [c.red, c.green, c.blue]);
        let palette = exact(means.collect(), &counts);
        let pairs = counts
            .iter()
            .map(|((index, color), count)| (*color, palette[usize::from(*index)], *count));
        let difference = Difference::of(pairs);
        let shown: Vec<u8> = indices
            .iter()
            .flat_map(|index| palette[usize::from(*index)])
            .collect();
        let shown = Picture {
            pixels: &shown,
            ..*picture
        };
        Some(Self {
            bands: bands::strength(&shown) - bands::strength(picture),
            palette,
            indices,
            difference,
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

/// Flat colours as they are: the colour of most of a cell's pixels instead of their mean.
fn exact(mut palette: Vec<[u8; 3]>, counts: &BTreeMap<(u8, [u8; 3]), u32>) -> Vec<[u8; 3]> {
    let mut cells: Vec<(u32, u32, [u8; 3])> = vec![(0, 0, [0; 3]); palette.len()];
    for ((index, color), count) in counts {
        let (all, most, of) = &mut cells[usize::from(*index)];
        *all += count;
        if count > most {
            (*most, *of) = (*count, *color);
        }
    }
    for (entry, (all, most, color)) in palette.iter_mut().zip(cells) {
        if 2 * most > all {
            *entry = color;
        }
    }
    palette
}
