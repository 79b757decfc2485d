//! Where a photo holds something to look at, and where it is calm. Edges, colours that stand
//! out and skin draw the eye (after Itti, Koch and Niebur, 1998, without its scales); what
//! covers the whole picture, such as grass, draws it nowhere.

use super::light::luminance;
use image::{Rgb, RgbImage, imageops};
use imageproc::gradients::sobel_gradients;

/// The longer side of the picture that is looked at: a face in a crowd is still a few pixels.
const SIDE: u32 = 128;
/// Points of a part each way that its colour is the mean of.
const POINTS: u32 = 6;
/// So much of a photo in the colours of skin is a desert or a wooden wall, not a person.
const MOST_SKIN: f32 = 0.4;
/// What edges, colours and skin weigh.
const EDGES: f32 = 1.0;
const COLORS: f32 = 0.6;
const SKIN: f32 = 0.9;
/// How much less the rim counts than the middle: photographers aim.
const RIM: f32 = 0.35;

/// What a photo shows where, at a size that is quickly looked at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Interest {
    /// How much there is to look at; all of it is 1.
    pub(super) eye: Sums,
    /// How light it is; white is 1.
    pub(super) light: Sums,
}

/// Weights of the parts of a photo, quick to sum over any rectangle.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sums {
    columns: usize,
    rows: usize,
    /// Summed-area table, one column and row more than the picture.
    sums: Vec<f32>,
}

impl Interest {
    /// Of pixels, three bytes each.
    pub(super) fn of(pixels: &[u8], width: u32, height: u32) -> Self {
        let longer = width.max(height).max(1);
        let side = |own: u32| (own * SIDE.min(longer)).div_ceil(longer).max(1);
        let small = sampled(pixels, (width, height), (side(width), side(height)));
        let (columns, rows) = small.dimensions();
        let eye = weights(&small);
        let all: f32 = eye.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let light: Vec<f32> = small
            .pixels()
            .map(|pixel| luminance(pixel.0) as f32 / 65_535.0)
            .collect();
        Self {
            eye: Sums::of(&eye, all, columns, rows),
            light: Sums::of(&light, light.len() as f32, columns, rows),
        }
    }
}

impl Sums {
    /// Of weights, each as a share of a total.
    fn of(weights: &[f32], total: f32, columns: u32, rows: u32) -> Self {
        let (columns, rows) = (columns as usize, rows as usize);
        let mut sums = vec![0.0; (columns + 1) * (rows + 1)];
        for y in 0..rows {
            let mut row = 0.0;
            for x in 0..columns {
                row += weights[y * columns + x] / total;
                sums[(y + 1) * (columns + 1) + x + 1] = sums[y * (columns + 1) + x + 1] + row;
            }
        }
        Self {
            columns,
            rows,
            sums,
        }
    }

    /// The share of the total in a part of the photo: left, top, right and bottom from 0 to 1.
    pub(crate) fn within(&self, [left, top, right, bottom]: [f32; 4]) -> f32 {
        if right <= left || bottom <= top {
            return 0.0;
        }
        (self.sum(right, bottom) + self.sum(left, top)
            - self.sum(left, bottom)
            - self.sum(right, top))
        .max(0.0)
    }

    /// All above and left of a point, between pixels by their neighbours.
    fn sum(&self, x: f32, y: f32) -> f32 {
        let place = |at: f32, count: usize| {
            let at = at.clamp(0.0, 1.0) * count as f32;
            let first = (at as usize).min(count.saturating_sub(1));
            (first, at - first as f32)
        };
        let ((x, across), (y, down)) = (place(x, self.columns), place(y, self.rows));
        let at = |x: usize, y: usize| self.sums[y * (self.columns + 1) + x];
        let upper = at(x, y) + (at(x + 1, y) - at(x, y)) * across;
        let lower = at(x, y + 1) + (at(x + 1, y + 1) - at(x, y + 1)) * across;
        upper + (lower - upper) * down
    }
}

/// A picture made small by the mean of a few points of each part, evenly spread: to read every
/// pixel of a large photo would take as long as to scale it, and shows no other places.
fn sampled(pixels: &[u8], own: (u32, u32), small: (u32, u32)) -> RgbImage {
    RgbImage::from_fn(small.0, small.1, |column, row| {
        let spread = |number: u32, own: u32, small: u32| {
            let (first, last) = (number * own / small, ((number + 1) * own / small).min(own));
            let length = last.saturating_sub(first).max(1);
            let count = length.min(POINTS);
            (0..count).map(move |i| (first + (2 * i + 1) * length / (2 * count)).min(own - 1))
        };
        let (mut sums, mut count) = ([0u32; 3], 0);
        for y in spread(row, own.1, small.1) {
            for x in spread(column, own.0, small.0) {
                let at = 3 * (y as usize * own.0 as usize + x as usize);
                let Some(pixel) = pixels.get(at..at + 3) else {
                    continue;
                };
                for (sum, value) in sums.iter_mut().zip(pixel) {
                    *sum += u32::from(*value);
                }
                count += 1;
            }
        }
        Rgb(sums.map(|sum| (sum / count.max(1)) as u8))
    })
}

/// How much each pixel draws the eye.
fn weights(small: &RgbImage) -> Vec<f32> {
    let (width, height) = (small.width() as f32, small.height() as f32);
    let gray = imageops::grayscale(small);
    let edges: Vec<f32> = if small.width() > 2 && small.height() > 2 {
        let sobel = sobel_gradients(&gray);
        sobel.pixels().map(|p| f32::from(p.0[0])).collect()
    } else {
        vec![0.0; (small.width() * small.height()) as usize]
    };
    let chroma: Vec<(f32, f32)> = small.pixels().map(|p| chroma(p.0)).collect();
    let count = chroma.len().max(1) as f32;
    let mean = chroma
        .iter()
        .fold((0.0, 0.0), |sum, c| (sum.0 + c.0, sum.1 + c.1));
    let mean = (mean.0 / count, mean.1 / count);
    let colors: Vec<f32> = chroma
        .iter()
        .map(|c| ((c.0 - mean.0).powi(2) + (c.1 - mean.1).powi(2)).sqrt())
        .collect();
    let skin: Vec<bool> = small
        .pixels()
        .zip(&chroma)
        .map(|(p, c)| is_skin(p.0, *c))
        .collect();
    let people = skin.iter().filter(|skin| **skin).count() as f32 <= MOST_SKIN * count;
    let (edges, colors) = (scaled(&edges, 24.0), scaled(&colors, 6.0));
    (0..edges.len())
        .map(|i| {
            let (x, y) = (i % small.width() as usize, i / small.width() as usize);
            let aside = |at: usize, side: f32| ((at as f32 + 0.5) / side - 0.5).abs() * 2.0;
            let rim = aside(x, width).max(aside(y, height));
            let skin = if people && skin[i] { SKIN } else { 0.0 };
            let drawn = EDGES * edges[i] + COLORS * colors[i] + skin;
            drawn * (1.0 - RIM * rim * rim) + 0.01
        })
        .collect()
}

/// From 0 to 1, where the strongest twentieth is 1; nothing is made of less than `least`.
fn scaled(values: &[f32], least: f32) -> Vec<f32> {
    let mut sorted = values.to_vec();
    let at = sorted.len() * 19 / 20;
    let strong = match sorted.get(at) {
        Some(_) => *sorted.select_nth_unstable_by(at, f32::total_cmp).1,
        None => 0.0,
    };
    let strong = strong.max(least);
    values
        .iter()
        .map(|value| (value / strong).min(1.0))
        .collect()
}

/// Blue and red difference (ITU-R BT.601), from -128 to 127.
fn chroma([red, green, blue]: [u8; 3]) -> (f32, f32) {
    let (red, green, blue) = (f32::from(red), f32::from(green), f32::from(blue));
    (
        -0.1687 * red - 0.3313 * green + 0.5 * blue,
        0.5 * red - 0.4187 * green - 0.0813 * blue,
    )
}

/// The colours that skin of all kinds has in photos (Chai and Ngan, 1999).
fn is_skin([red, green, blue]: [u8; 3], (cb, cr): (f32, f32)) -> bool {
    let bright = 0.299 * f32::from(red) + 0.587 * f32::from(green) + 0.114 * f32::from(blue);
    (-51.0..=-1.0).contains(&cb) && (5.0..=45.0).contains(&cr) && bright > 50.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey photo with a checked patch.
    fn patched(left: u32, top: u32) -> Interest {
        let pixels: Vec<u8> = (0..90u32)
            .flat_map(|y| (0..160u32).map(move |x| (x, y)))
            .flat_map(|(x, y)| {
                let inside = (left..left + 40).contains(&x) && (top..top + 40).contains(&y);
                let light = inside && (x / 4 + y / 4) % 2 == 0;
                [if light { 250 } else { 110 }; 3]
            })
            .collect();
        Interest::of(&pixels, 160, 90)
    }

    #[test]
    fn what_stands_out_is_found_and_the_rest_is_calm() {
        for (name, left, top) in [("left", 4, 20), ("right", 110, 40), ("top", 60, 0)] {
            let interest = patched(left, top);
            let (l, t) = (left as f32 / 160.0, top as f32 / 90.0);
            let patch = interest.eye.within([l, t, l + 0.25, t + 0.45]);
            assert!(patch > 0.7, "{name}: {patch}");
            let all = interest.eye.within([0.0, 0.0, 1.0, 1.0]);
            assert!((all - 1.0).abs() < 1e-3, "{name}: {all}");
        }
    }

    #[test]
    fn the_smallest_photos_have_an_interest_too() {
        for (width, height) in [(1, 1), (1, 400), (2, 2), (3, 1)] {
            let pixels = vec![128; (width * height * 3) as usize];
            let all = Interest::of(&pixels, width, height)
                .eye
                .within([0.0, 0.0, 1.0, 1.0]);
            assert!((all - 1.0).abs() < 1e-3, "{width}x{height}: {all}");
        }
    }
}
