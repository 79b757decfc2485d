//! What stands in a banner's place until it has come: a ThumbHash and one colour.

use crate::layout::Color;
use crate::raster::Raster;
use std::f32::consts::PI;

/// ThumbHash wants at most 100 pixels a side; this many tell as much.
const SIDE: usize = 64;
/// A wave that is weaker than this is rounding: eight bits tell no such differences.
const NOISE: f32 = 1e-4;
/// Every so many pixels one counts for the colour.
const STEP: usize = 3;

/// The colour that covers most of a picture: of the fullest of 4096 cells of colour the mean.
pub(super) fn color(raster: &Raster) -> Color {
    let mut cells = vec![[0u32; 4]; 4096];
    for pixel in raster.pixels.chunks_exact(3).step_by(STEP) {
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(usize::from);
        let cell = &mut cells[(red >> 4) << 8 | (green >> 4) << 4 | blue >> 4];
        for (sum, value) in cell.iter_mut().zip([red, green, blue, 1]) {
            *sum += value as u32;
        }
    }
    // Of two that are as full the first, so that nothing else decides.
    let fullest = cells.iter().rev().max_by_key(|cell| cell[3]);
    let [red, green, blue, count] = fullest.copied().unwrap_or_default();
    let mean = |sum: u32| ((sum + count / 2) / count.max(1)) as u8;
    Color {
        red: mean(red),
        green: mean(green),
        blue: mean(blue),
    }
}

/// The ThumbHash of a picture (Evan Wallace, 2023): a few cosines of its lightness and of two
/// differences of its colours, in some 24 bytes. Our own, since the crate asks the machine for
/// its cosines, which are not the same on all.
pub(super) fn thumbhash(raster: &Raster) -> Vec<u8> {
    let small = Small::of(raster);
    let (width, height) = (small.width as f32, small.height as f32);
    let longest = width.max(height);
    let across = (libm::roundf(7.0 * width / longest) as usize).max(1);
    let down = (libm::roundf(7.0 * height / longest) as usize).max(1);
    let light = small.waves(|[r, g, b]| (r + g + b) / 3.0, across.max(3), down.max(3));
    let yellow = small.waves(|[r, g, b]| (r + g) / 2.0 - b, 3, 3);
    let red = small.waves(|[r, g, _]| r - g, 3, 3);
    let bits = |value: f32| libm::roundf(value) as u32;
    let is_wide = small.width > small.height;
    let head = bits(63.0 * light.mean)
        | bits(31.5 + 31.5 * yellow.mean) << 6
        | bits(31.5 + 31.5 * red.mean) << 12
        | bits(31.0 * light.scale) << 18;
    let tail = if is_wide { down } else { across } as u32
        | bits(63.0 * yellow.scale) << 3
        | bits(63.0 * red.scale) << 9
        | u32::from(is_wide) << 15;
    let mut hash = head.to_le_bytes()[..3].to_vec();
    hash.extend_from_slice(&tail.to_le_bytes()[..2]);
    let all = [light, yellow, red];
    let parts: Vec<u8> = all
        .iter()
        .flat_map(|waves| &waves.parts)
        .map(|part| bits(15.0 * part) as u8)
        .collect();
    for pair in parts.chunks(2) {
        hash.push(pair[0] | pair.get(1).copied().unwrap_or(0) << 4);
    }
    hash
}

/// A picture scaled down by whole means.
struct Small {
    width: usize,
    height: usize,
    /// Red, green and blue from 0 to 1.
    pixels: Vec<[f32; 3]>,
}

/// A channel as cosines.
struct Waves {
    mean: f32,
    /// The largest of them.
    scale: f32,
    /// From 0 to 1: 0.5 is none.
    parts: Vec<f32>,
}

impl Small {
    fn of(raster: &Raster) -> Self {
        let (from_x, from_y) = (raster.size.width() as usize, raster.size.height() as usize);
        let longest = from_x.max(from_y);
        let side = |pixels: usize| (pixels * SIDE / longest).max(1);
        let (width, height) = (side(from_x), side(from_y));
        let mut sums = vec![[0u32; 4]; width * height];
        // Pixel `x` counts for the part `x * width / from_x`.
        let begin = |part: usize| (part * from_x).div_ceil(width);
        for (y, row) in raster.pixels.chunks_exact(from_x * 3).enumerate() {
            let line = y * height / from_y * width;
            let (row, _) = row.as_chunks::<3>();
            for (part, sum) in sums[line..line + width].iter_mut().enumerate() {
                let pixels = &row[begin(part)..begin(part + 1)];
                for pixel in pixels {
                    for (sum, value) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(*value);
                    }
                }
                sum[3] += pixels.len() as u32;
            }
        }
        let mean = |[r, g, b, count]: [u32; 4]| {
            [r, g, b].map(|sum| sum as f32 / (255.0 * count.max(1) as f32))
        };
        Self {
            width,
            height,
            pixels: sums.into_iter().map(mean).collect(),
        }
    }

    /// The cosines of a channel: the lowest in a triangle, `across` and `down` at the most.
    fn waves(&self, channel: impl Fn([f32; 3]) -> f32, across: usize, down: usize) -> Waves {
        let values: Vec<f32> = self.pixels.iter().map(|pixel| channel(*pixel)).collect();
        let wave = |n: usize, at: usize, side: usize| {
            libm::cosf(PI / side as f32 * n as f32 * (at as f32 + 0.5))
        };
        let mut mean = 0.0;
        let mut parts: Vec<f32> = Vec::new();
        for cy in 0..down {
            let rows: Vec<f32> = (0..self.height).map(|y| wave(cy, y, self.height)).collect();
            let mut cx = 0;
            while cx * down < across * (down - cy) {
                let columns: Vec<f32> = (0..self.width).map(|x| wave(cx, x, self.width)).collect();
                let mut sum = 0.0;
                for (row, fy) in values.chunks_exact(self.width).zip(&rows) {
                    for (value, fx) in row.iter().zip(&columns) {
                        sum += value * fx * fy;
                    }
                }
                sum /= values.len() as f32;
                if cx + cy == 0 {
                    mean = sum;
                } else {
                    parts.push(sum);
                }
                cx += 1;
            }
        }
        let scale = parts
            .iter()
            .fold(0.0, |most: f32, part| most.max(part.abs()));
        if scale < NOISE {
            parts.fill(0.5);
            return Waves {
                mean,
                scale: 0.0,
                parts,
            };
        }
        for part in &mut parts {
            *part = 0.5 + 0.5 / scale * *part;
        }
        Waves { mean, scale, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Size;

    /// A picture of 64 pixels on its longest side, so that both see the same.
    fn raster(size: &str, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Raster {
        let size = Size::parse(size).expect("a size");
        let pixels = (0..size.height())
            .flat_map(|y| (0..size.width()).map(move |x| (x, y)))
            .flat_map(|(x, y)| pixel(x, y))
            .collect();
        Raster {
            size,
            pixels,
            contrast: Vec::new(),
            scrims: Vec::new(),
        }
    }

    #[test]
    fn a_thumbhash_is_that_of_its_author() {
        let rows = [
            ("flat", raster("64x64", |_, _| [200, 120, 40])),
            (
                "ramp",
                raster("64x64", |x, y| [x as u8 * 4, y as u8 * 4, 90]),
            ),
            (
                "wide",
                raster("256x128", |x, y| match (x / 64 + y / 64) % 2 {
                    0 => [245, 240, 230],
                    _ => [20, 33, 61],
                }),
            ),
            (
                "tall",
                raster("64x128", |x, y| [(x * y) as u8, 255 - y as u8, x as u8]),
            ),
        ];
        for (name, raster) in rows {
            let small = Small::of(&raster);
            let level = |value: f32| libm::roundf(value * 255.0) as u8;
            let rgba: Vec<u8> = small
                .pixels
                .iter()
                .flat_map(|[r, g, b]| [level(*r), level(*g), level(*b), 255])
                .collect();
            let theirs = thumbhash::rgba_to_thumb_hash(small.width, small.height, &rgba);
            let own = thumbhash(&raster);
            assert_eq!(own.len(), theirs.len(), "{name}");
            assert_eq!(own[..5], theirs[..5], "{name}");
            if name == "flat" {
                continue; // theirs are waves of rounding
            }
            // A wave that is not there is 7.5: rounding decides.
            let apart = |a: u8, b: u8| a.abs_diff(b) <= 1;
            for (a, b) in own.iter().zip(&theirs).skip(5) {
                assert!(
                    apart(a & 15, b & 15) && apart(a >> 4, b >> 4),
                    "{name}: {own:?} {theirs:?}"
                );
            }
        }
    }

    #[test]
    fn the_colour_is_that_of_most_pixels() {
        let raster = raster("100x100", |x, y| match (x, y) {
            (x, _) if x < 60 => [20, 33, 61],
            (_, y) if y < 50 => [255, 90, 54],
            _ => [245, 240, 230],
        });
        assert_eq!(color(&raster).to_string(), "#14213D");
    }
}
