//! What stands in a banner's place until it has come: a ThumbHash and one colour.

use crate::layout::Color;
use crate::scene::Size;
use std::f32::consts::PI;
use std::ops::Range;

/// ThumbHash wants at most 100 pixels a side; this many tell as much.
const SIDE: usize = 64;
/// A wave that is weaker than this is rounding: eight bits tell no such differences.
const NOISE: f32 = 1e-4;
/// Every so many pixels one counts for the colour.
const STEP: usize = 3;
/// Pixels that are counted anew together; a multiple of [`STEP`].
const PIECE: usize = 96;

/// What both are reckoned from: sums over pixels, which need not be added up again where a
/// picture shows its backdrop.
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
    /// Those of a whole picture.
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
        sums.count(pixels, u32::wrapping_add);
        // Columns first: whole rows are added at once.
        let row = 3 * width;
        let mut columns = vec![0u16; row];
        for line in 0..sums.height {
            let rows = sums.rows_of(line, height);
            let high = rows.len() as u32;
            columns.fill(0);
            for row in pixels[row * rows.start..row * rows.end].chunks(row) {
                for (sum, value) in columns.iter_mut().zip(row) {
                    *sum += u16::from(*value);
                }
            }
            for (part, at) in sums.parts_of(line, width) {
                let [red, green, blue, wide] = summed(&columns[at]);
                sums.parts[part] = [red, green, blue, wide * high];
            }
        }
        sums
    }

    /// Those of a picture that was laid over another, whose sums are known.
    pub(super) fn laid(&self, size: Size, below: &[u8], pixels: &[u8]) -> Self {
        let (width, height) = (size.width() as usize, size.height() as usize);
        let mut sums = self.clone();
        let row = 3 * width;
        // Some 64 rows are of one line, so no sum leaves 16 bits.
        let mut columns = vec![0i16; row];
        for line in 0..self.height {
            let rows = self.rows_of(line, height);
            let rows = row * rows.start..row * rows.end;
            let pairs = pixels[rows.clone()]
                .chunks(row)
                .zip(below[rows.clone()].chunks(row));
            let mut differs = false;
            for (at, (now, then)) in pairs.enumerate().filter(|(_, (now, then))| now != then) {
                differs = true;
                for (sum, (now, then)) in columns.iter_mut().zip(now.iter().zip(then)) {
                    *sum += i16::from(*now) - i16::from(*then);
                }
                sums.recount(rows.start + at * row, now, then);
            }
            if differs {
                for (part, at) in self.parts_of(line, width) {
                    let [red, green, blue, _] = summed(&columns[at]);
                    let more = [red, green, blue, 0];
                    sums.parts[part] = added(sums.parts[part], more, u32::wrapping_add);
                }
                columns.fill(0);
            }
        }
        sums
    }

    /// Counts a row's pixels anew where they differ; `at` is its first byte in the picture.
    fn recount(&mut self, at: usize, now: &[u8], then: &[u8]) {
        // Every so many pixels of the picture, not of the row, count.
        let first = 3 * ((STEP - at / 3 % STEP) % STEP);
        let counted = |row| <[u8]>::get(row, first..).unwrap_or_default();
        let (now, then) = (counted(now), counted(then));
        let pairs = now.chunks(3 * PIECE).zip(then.chunks(3 * PIECE));
        for (now, then) in pairs.filter(|(now, then)| now != then) {
            self.count(then, u32::wrapping_sub);
            self.count(now, u32::wrapping_add);
        }
    }

    /// The rows of pixels that a line of parts stands for: row `y` is of line
    /// `y * lines / height`.
    fn rows_of(&self, line: usize, height: usize) -> Range<usize> {
        let begin = |line: usize| (line * height).div_ceil(self.height);
        begin(line)..begin(line + 1)
    }

    /// Counts pixels by their cells of colour, or takes them away again.
    fn count(&mut self, pixels: &[u8], add: impl Fn(u32, u32) -> u32 + Copy) {
        let (pixels, _) = pixels.as_chunks::<3>();
        let cell = |[red, green, blue]: [u8; 3]| {
            let [red, green, blue] = [red, green, blue].map(|value| usize::from(value >> 4));
            red << 8 | green << 4 | blue
        };
        // Neighbours are mostly of one cell.
        let (mut last, mut sum) = (0, [0; 4]);
        for pixel in pixels.iter().step_by(STEP) {
            if cell(*pixel) != last {
                self.cells[last] = added(self.cells[last], sum, add);
                (last, sum) = (cell(*pixel), [0; 4]);
            }
            let [red, green, blue] = pixel.map(u32::from);
            sum = added(sum, [red, green, blue, 1], u32::wrapping_add);
        }
        self.cells[last] = added(self.cells[last], sum, add);
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

fn added(a: [u32; 4], b: [u32; 4], add: impl Fn(u32, u32) -> u32) -> [u32; 4] {
    std::array::from_fn(|i| add(a[i], b[i]))
}

/// The sums of red, green and blue, modulo 2^32, and how many pixels.
fn summed<T: Copy + Into<i32>>(pixels: &[T]) -> [u32; 4] {
    let (pixels, _) = pixels.as_chunks::<3>();
    let mut sums = [0i32; 3];
    for pixel in pixels {
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += (*value).into();
        }
    }
    let [red, green, blue] = sums.map(|sum| sum as u32);
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
    fn sums_over_a_backdrop_are_those_of_the_whole() {
        for size in ["64x64", "100x100", "333x177", "65x400"] {
            let ramp = |x: u32, y: u32| [x as u8, y as u8, (x + y) as u8];
            let (size, below) = picture(size, ramp);
            let text = |x, y| match (x / 9 + y / 5) % 7 {
                0 => [240, 250, 255],
                _ => ramp(x, y),
            };
            let (_, pixels) = picture(&size.to_string(), text);
            let whole = Sums::of(size, &pixels);
            let laid = Sums::of(size, &below).laid(size, &below, &pixels);
            assert!(whole == laid, "{size}");
        }
    }
}
