//! A picture in few colours, for accepted pictures that shall be small.

use super::pixels::levels;
use image::RgbImage;
use std::collections::BTreeMap;

/// Colours that a PNG's palette holds.
const MOST: usize = 256;
/// A palette that is further off than this, in levels, would hide changes: the picture is then
/// kept in full colours. With the tolerance it stays below a change of eight levels.
const OFF: f32 = 4.0;

/// A picture in the colours of a palette.
pub(super) struct Indexed {
    /// Red, green and blue of each colour.
    pub(super) palette: Vec<u8>,
    /// One index a pixel.
    pub(super) indices: Vec<u8>,
    /// How far off the worst pixel is, in levels; 0 when all colours are kept.
    pub(super) slack: f32,
}

/// Colours that one of the palette stands for.
struct Cell(Vec<[u8; 3]>);

impl Cell {
    /// The channel in which they lie furthest apart, and how far.
    fn widest(&self) -> (usize, u8) {
        let range = |channel: usize| {
            let values = self.0.iter().map(|color| color[channel]);
            let least = values.clone().min().unwrap_or(0);
            values.max().unwrap_or(0) - least
        };
        (0..3)
            .map(|channel| (channel, range(channel)))
            .max_by_key(|(_, range)| *range)
            .unwrap_or_default()
    }

    /// The middle between the ends of each channel, from which none is far.
    fn middle(&self) -> [u8; 3] {
        [0, 1, 2].map(|channel| {
            let values = self.0.iter().map(|color| u16::from(color[channel]));
            let ends = values.clone().min().zip(values.max());
            ends.map_or(0, |(least, most)| ((least + most) / 2) as u8)
        })
    }
}

/// The picture in at most 256 colours; `None` where they would not show it.
pub(super) fn indexed(picture: &RgbImage) -> Option<Indexed> {
    let (pixels, _) = picture.as_raw().as_chunks::<3>();
    let mut colors: Vec<[u8; 3]> = pixels.to_vec();
    colors.sort_unstable();
    colors.dedup();
    let mut cells = vec![Cell(colors)];
    // The widest is split first: what counts is the worst pixel, not the mean.
    while cells.len() < MOST {
        let widths = cells.iter().map(|cell| cell.widest().1).enumerate();
        let Some((at, 1..)) = widths.max_by_key(|(_, width)| *width) else {
            break;
        };
        let (channel, _) = cells[at].widest();
        let Cell(mut colors) = cells.swap_remove(at);
        let middle = Cell(colors.clone()).middle()[channel];
        let upper = colors
            .extract_if(.., |color| color[channel] > middle)
            .collect();
        cells.push(Cell(colors));
        cells.push(Cell(upper));
    }
    let mut index_of = BTreeMap::new();
    let mut palette = Vec::with_capacity(3 * cells.len());
    let mut slack = 0.0_f32;
    for (index, cell) in cells.iter().enumerate() {
        let middle = cell.middle();
        palette.extend(middle);
        for color in &cell.0 {
            slack = slack.max(levels(*color, middle));
            index_of.insert(*color, index as u8);
        }
    }
    if slack > OFF {
        return None;
    }
    Some(Indexed {
        palette,
        indices: pixels.iter().map(|pixel| index_of[pixel]).collect(),
        slack,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn few_colors_are_kept_and_many_are_refused() {
        let flat = RgbImage::from_fn(64, 64, |x, _| Rgb([x as u8, 0, 0]));
        let ramp = RgbImage::from_fn(512, 64, |x, y| Rgb([(x / 2) as u8, y as u8 / 16, 90]));
        let noise = RgbImage::from_fn(256, 256, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]));
        let slack = |picture| indexed(picture).map(|indexed| indexed.slack);
        assert_eq!(slack(&flat), Some(0.0));
        assert!(slack(&ramp).is_some_and(|slack| 0.0 < slack && slack < OFF));
        assert_eq!(slack(&noise), None);
    }
}
