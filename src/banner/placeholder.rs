//! What stands in a banner's place until it has come: a ThumbHash and one colour.

use crate::layout::Color;
use crate::scene::Size;
use std::f32::consts::PI;
use std::ops::Range;

/// ThumbHash wants at most 100 pixels a side; this many tell as much.
const SIDE: usize = 64;
/// A wave that is weaker than this is rounding: eight bits tell no such differences.
const NOISE: f32 = 1e-4;
/// Of the rows of a part so many are looked at, and of their pixels for the colour one of so many:
/// a sample tells as much in a quarter of the time.
const ROWS: usize = 4;
const STEP: usize = 5;

/// What both are reckoned from: sums over a picture's pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sums {
    width: usize,
    height: usize,
    /// For each of 4096 cells of colour the sums of red, green and blue, and of pixels.
    cells: Vec<[u32; 4]>,
    /// The same for each pixel of the picture scaled down.
    parts: Vec<[u32; 4]>,
}

impl Sums {
    /// Those of a picture.
    pub(super) fn of(size: Size, pixels: &[u8]) -> Self {
        let (width, height) = (size.width() as usize, size.height() as usize);
        let longest = width.max(height);
        let side = |pixels: usize| (pixels * SIDE / longest).max(1);
        let mut sums = Self {
            width: side(width),
            height: side(height),
            cells: vec![[0; 4]; 4096],
            parts: vec![[0; 4]; side(width) * side(height)],
        };
        // Columns first: whole rows are added at once.
        let row = 3 * width;
        let mut columns = vec![0u16; row];
        for line in 0..sums.height {
            let rows = sums.rows_of(line, height);
            let each = (rows.len() / ROWS).max(1);
            columns.fill(0);
            let mut high = 0;
            for row in pixels[row * rows.start..row * rows.end]
                .chunks(row)
                .step_by(each)
            {
                high += 1;
                for (sum, value) in columns.iter_mut().zip(row) {
                    *sum += u16::from(*value);
                }
                sums.count(row);
            }
            for (part, at) in sums.parts_of(line, width) {
                let [red, green, blue, wide] = summed(&columns[at]);
                sums.parts[part] = [red, green, blue, wide * high];
            }
        }
        sums
    }

    /// The rows of pixels that a line of parts stands for: row `y` is of line
    /// `y * lines / height`.
    fn rows_of(&self, line: usize, height: usize) -> Range<usize> {
        let begin = |line: usize| (line * height).div_ceil(self.height);
        begin(line)..begin(line + 1)
    }

    /// Counts pixels of a row by their cells of colour.
    fn count(&mut self, row: &[u8]) {
        let (pixels, _) = row.as_chunks::<3>();
        let cell = |[red, green, blue]: [u8; 3]| {
            let [red, green, blue] = [red, green, blue].map(|value| usize::from(value >> 4));
            red << 8 | green << 4 | blue
        };
        // Neighbours are mostly of one cell.
        let (mut last, mut sum) = (0, [0; 4]);
        for pixel in pixels.iter().step_by(STEP) {
            if cell(*pixel) != last {
                self.cells[last] = added(self.cells[last], sum);
                (last, sum) = (cell(*pixel), [0; 4]);
            }
            let [red, green, blue] = pixel.map(u32::from);
            sum = added(sum, [red, green, blue, 1]);
        }
        self.cells[last] = added(self.cells[last], sum);
    }

    /// The parts of a line, and which bytes of its rows count for each: pixel `x` counts for the
    /// part `x * parts / width`.
    fn parts_of(
        &self,
        line: usize,
        width: usize,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + use<> {
        let parts = self.width;
        let begin = move |part: usize| 3 * (part * width).div_ceil(parts);
        (0..parts).map(move |part| (line * parts + part, begin(part)..begin(part + 1)))
    }

    /// The colour that covers most of a picture: of the fullest cell of colour the mean.
    pub(super) fn color(&self) -> Color {
        // Of two that are as full the first, so that nothing else decides.
        let fullest = self.cells.iter().rev().max_by_key(|cell| cell[3]);
        let [red, green, blue, count] = fullest.copied().unwrap_or_default();
        let mean = |sum: u32| ((sum + count / 2) / count.max(1)) as u8;
        Color {
            red: mean(red),
            green: mean(green),
            blue: mean(blue),
        }
    }
}

fn added(a: [u32; 4], b: [u32; 4]) -> [u32; 4] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// The sums of red, green and blue, and how many pixels.
fn summed(pixels: &[u16]) -> [u32; 4] {
    let (pixels, _) = pixels.as_chunks::<3>();
    let mut sums = [0; 3];
    for pixel in pixels {
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += u32::from(*value);
        }
    }
    let [red, green, blue] = sums;
    [red, green, blue, pixels.len() as u32]
}

/// The ThumbHash of a picture (Evan Wallace, 2023): a few cosines of its lightness and of two
/// differences of its colours, in some 24 bytes. Our own, since the crate asks the machine for
/// its cosines, which are not the same on all.
pub(super) fn thumbhash(sums: &Sums) -> Vec<u8> {
    let small = Small::of(sums);
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
    fn of(sums: &Sums) -> Self {
        let mean = |[r, g, b, count]: &[u32; 4]| {
            [r, g, b].map(|sum| *sum as f32 / (255.0 * (*count).max(1) as f32))
        };
        Self {
            width: sums.width,
            height: sums.height,
            pixels: sums.parts.iter().map(mean).collect(),
        }
    }

    /// The cosines of a channel: the lowest in a triangle, `across` and `down` at the most.
    fn waves(&self, channel: impl Fn([f32; 3]) -> f32, across: usize, down: usize) -> Waves {
        let values: Vec<f32> = self.pixels.iter().map(|pixel| channel(*pixel)).collect();
        // The waves of one direction, each at every place.
        let waves = |count: usize, side: usize| -> Vec<Vec<f32>> {
            let wave =
                |n: usize, at: usize| libm::cosf(PI / side as f32 * n as f32 * (at as f32 + 0.5));
            let at_all = |n| (0..side).map(|at| wave(n, at)).collect();
            (0..count).map(at_all).collect()
        };
        let wide = waves(across, self.width);
        let mut mean = 0.0;
        let mut parts: Vec<f32> = Vec::new();
        for (cy, tall) in waves(down, self.height).iter().enumerate() {
            // Columns first: a row at a time.
            let mut columns = vec![0.0; self.width];
            for (row, fy) in values.chunks_exact(self.width).zip(tall) {
                for (column, value) in columns.iter_mut().zip(row) {
                    *column += value * fy;
                }
            }
            let lowest = |(cx, _): &(usize, _)| cx * down < across * (down - cy);
            for (cx, wave) in wide.iter().enumerate().take_while(lowest) {
                let sum: f32 = columns.iter().zip(wave).map(|(sum, fx)| sum * fx).sum();
                let sum = sum / values.len() as f32;
                if cx + cy == 0 {
                    mean = sum;
                } else {
                    parts.push(sum);
                }
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

    fn picture(size: &str, pixel: impl Fn(u32, u32) -> [u8; 3]) -> (Size, Vec<u8>) {
        let size = Size::parse(size).expect("a size");
        let pixels = (0..size.height())
            .flat_map(|y| (0..size.width()).map(move |x| (x, y)))
            .flat_map(|(x, y)| pixel(x, y))
            .collect();
        (size, pixels)
    }

    /// Of pictures with 64 pixels on their longest side both see the same.
    fn sums(size: &str, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Sums {
        let (size, pixels) = picture(size, pixel);
        Sums::of(size, &pixels)
    }

    #[test]
    fn a_thumbhash_is_that_of_its_author() {
        let rows = [
            ("flat", sums("64x64", |_, _| [200, 120, 40])),
            ("ramp", sums("64x64", |x, y| [x as u8 * 4, y as u8 * 4, 90])),
            (
                "wide",
                sums("256x128", |x, y| match (x / 64 + y / 64) % 2 {
                    0 => [245, 240, 230],
                    _ => [20, 33, 61],
                }),
            ),
            (
                "tall",
                sums("64x128", |x, y| [(x * y) as u8, 255 - y as u8, x as u8]),
            ),
        ];
        for (name, sums) in rows {
            let small = Small::of(&sums);
            let level = |value: f32| libm::roundf(value * 255.0) as u8;
            let rgba: Vec<u8> = small
                .pixels
                .iter()
                .flat_map(|[r, g, b]| [level(*r), level(*g), level(*b), 255])
                .collect();
            let theirs = thumbhash::rgba_to_thumb_hash(small.width, small.height, &rgba);
            let own = thumbhash(&sums);
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
        let sums = sums("100x100", |x, y| match (x, y) {
            (x, _) if x < 60 => [20, 33, 61],
            (_, y) if y < 50 => [255, 90, 54],
            _ => [245, 240, 230],
        });
        assert_eq!(sums.color().to_string(), "#14213D");
    }

    #[test]
    fn a_sample_of_rows_tells_as_much() {
        // A ramp with lines of type on it, at a size of which rows are left out.
        let pixel = |x: u32, y: u32| match (y / 40 % 3, x / 9 % 4) {
            (0, 1 | 2) if x < 900 => [240, 250, 255],
            _ => [(x / 16) as u8, 40, (y / 8) as u8 + 60],
        };
        let (size, pixels) = picture("1600x900", pixel);
        let sample = Sums::of(size, &pixels);
        let whole = Small {
            width: 64,
            height: 36,
            pixels: (0..64 * 36)
                .map(|at| {
                    let (left, top) = (at % 64 * 25, at / 64 * 25);
                    let all = (0..625).map(|i| pixel(left + i % 25, top + i / 25));
                    let mut sums = [0.0; 3];
                    for one in all {
                        for (sum, value) in sums.iter_mut().zip(one) {
                            *sum += f32::from(value) / (255.0 * 625.0);
                        }
                    }
                    sums
                })
                .collect(),
        };
        let part = Small::of(&sample);
        assert_eq!((part.width, part.height), (whole.width, whole.height));
        let light = |small: &Small| small.waves(|[r, g, b]| (r + g + b) / 3.0, 7, 4);
        let (own, all) = (light(&part), light(&whole));
        assert!(
            (own.mean - all.mean).abs() < 0.01,
            "{} {}",
            own.mean,
            all.mean
        );
        for (own, all) in own.parts.iter().zip(&all.parts) {
            assert!((own - all).abs() < 1.0 / 16.0, "{own} {all}");
        }
    }
}
