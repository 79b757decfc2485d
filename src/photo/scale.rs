//! A part of a photo at another size, in linear light: so that a bright thread stays bright and
//! what is mixed of two colours is what the eye mixes.
//!
//! `fast_image_resize` works on whole numbers of 16 bits here. Its SSE, AVX and NEON code and its
//! plain code then give the same bytes, as its own tests and one below show; its 32-bit floats do
//! not promise that. Catmull and Rom's cubic needs no sine, which would differ between systems.

use super::light::{LIGHT, VALUE};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use std::borrow::Cow;

/// Areas are averaged first until so much is left to scale: a filter that need not reach far is
/// quick, and so little of the averaging is left that nobody sees it.
const LEFT: u32 = 5;
const LEFT_OF: u32 = 4;

/// Pixels, three bytes each, rows from top to bottom.
#[derive(Clone, Copy)]
pub(crate) struct Pixels<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// No block is larger, so that its sum fits.
const MAX_BLOCK: u32 = 128;

/// The part `[left, top, width, height]` of some pixels at a size of its own.
pub(crate) fn scaled(whole: Pixels<'_>, part: [u32; 4], width: u32, height: u32) -> Cow<'_, [u8]> {
    if part[2..] == [width, height]
        && let Some(own) = cut(whole, part)
    {
        return own;
    }
    let resized = resized(whole, part, width, height);
    Cow::Owned(resized.unwrap_or_default())
}

/// A part at its own size, which scaling would leave as it is; `None` beyond the photo.
fn cut(whole: Pixels<'_>, part: [u32; 4]) -> Option<Cow<'_, [u8]>> {
    let [left, top, wide, tall] = part.map(|side| side as usize);
    let row = 3 * whole.width as usize;
    if (left, 3 * wide) == (0, row) {
        let rows = whole.bytes.get(top * row..(top + tall) * row);
        return rows.map(Cow::Borrowed);
    }
    let mut own = Vec::with_capacity(3 * wide * tall);
    for y in top..top + tall {
        let from = y * row + 3 * left;
        let end = from + 3 * wide;
        own.extend_from_slice(whole.bytes.get(from..end.min((y + 1) * row))?);
    }
    (own.len() == 3 * wide * tall).then_some(Cow::Owned(own))
}

fn resized(
    whole: Pixels<'_>,
    [left, top, wide, tall]: [u32; 4],
    width: u32,
    height: u32,
) -> Option<Vec<u8>> {
    let block = |from: u32, to: u32| (from * LEFT_OF / (to * LEFT).max(1)).clamp(1, MAX_BLOCK);
    let (across, down) = (block(wide, width), block(tall, height));
    let (columns, rows) = (wide.div_ceil(across), tall.div_ceil(down));
    let averaged = averaged(whole, [left, top, wide, tall], across, down);
    let source = ImageRef::new(columns, rows, &averaged, PixelType::U16x3).ok()?;
    let mut target = Image::new(width, height, PixelType::U16x3);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        .use_alpha(false)
        .crop(
            0.0,
            0.0,
            f64::from(wide) / f64::from(across),
            f64::from(tall) / f64::from(down),
        );
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    let values = &*VALUE;
    let (light, _) = target.buffer().as_chunks::<2>();
    Some(
        light
            .iter()
            .map(|bytes| values[usize::from(u16::from_ne_bytes(*bytes))])
            .collect(),
    )
}

/// Light of blocks of a part, as bytes of 16-bit numbers; blocks at its end may reach beyond it,
/// or hold less where the photo ends.
fn averaged(whole: Pixels<'_>, part: [u32; 4], across: u32, down: u32) -> Vec<u8> {
    let [left, top, wide, tall] = part.map(|side| side as usize);
    let (across, down) = (across as usize, down as usize);
    let (columns, rows) = (wide.div_ceil(across), tall.div_ceil(down));
    let (own_width, own_height) = (whole.width as usize, whole.height as usize);
    let mut bytes = vec![0; columns * rows * 6];
    let (values, _) = bytes.as_chunks_mut::<2>();
    let mut lines = values.chunks_exact_mut(3 * columns.max(1));
    let mut sums = vec![[0u32; 3]; columns];
    let end = (left + columns * across).min(own_width);
    // Only the last block of a row may hold less than the others.
    let last = end - left - (columns - 1) * across;
    for row in 0..rows {
        sums.fill([0; 3]);
        let from = top + row * down;
        let to = (from + down).min(own_height);
        for y in from..to {
            let line = whole
                .bytes
                .get(3 * (y * own_width + left)..3 * (y * own_width + end));
            let (line, _) = line.unwrap_or_default().as_chunks::<3>();
            match across {
                1 => add_blocks::<1>(&mut sums, line),
                2 => add_blocks::<2>(&mut sums, line),
                3 => add_blocks::<3>(&mut sums, line),
                _ => add(&mut sums, line.chunks(across)),
            }
        }
        let height = to.saturating_sub(from);
        let Some(line) = lines.next() else { break };
        let (others, end) = line.split_at_mut(3 * (columns - 1));
        let (other_sums, end_sums) = sums.split_at(columns - 1);
        for (values, sums, wide) in [(others, other_sums, across), (end, end_sums, last)] {
            let mean = Mean::of((wide * height).max(1) as u32);
            for (value, sum) in values.iter_mut().zip(sums.as_flattened()) {
                *value = mean.round(*sum).to_ne_bytes();
            }
        }
    }
    bytes
}

/// Adds the light of a line's blocks of a usual width: a loop of known length is unrolled.
fn add_blocks<const WIDE: usize>(sums: &mut [[u32; 3]], line: &[[u8; 3]]) {
    let (blocks, rest) = line.as_chunks::<WIDE>();
    let (whole, end) = sums.split_at_mut(blocks.len().min(sums.len()));
    add(whole, blocks);
    add(end, rest.chunks(WIDE));
}

/// Adds the light of a line's blocks.
fn add<'a, B>(sums: &mut [[u32; 3]], blocks: impl IntoIterator<Item = B>)
where
    B: IntoIterator<Item = &'a [u8; 3]>,
{
    let light = &*LIGHT;
    for (sums, block) in sums.iter_mut().zip(blocks) {
        let mut own = *sums;
        for pixel in block {
            for (sum, value) in own.iter_mut().zip(pixel) {
                *sum += u32::from(light[usize::from(*value)]);
            }
        }
        *sums = own;
    }
}

/// Divides by a count without dividing, which would take longer than the sums.
#[derive(Clone, Copy)]
struct Mean {
    half: u64,
    inverse: u64,
}

impl Mean {
    /// So that the mean of 2^14 values of 16 bits is exact (Granlund and Montgomery, 1994).
    const SHIFT: u32 = 44;

    fn of(count: u32) -> Self {
        Self {
            half: u64::from(count / 2),
            inverse: (1u64 << Self::SHIFT).div_ceil(u64::from(count)),
        }
    }

    /// The mean of a sum, rounded.
    fn round(self, sum: u32) -> u16 {
        (((u64::from(sum) + self.half) * self.inverse) >> Self::SHIFT) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels without a pattern, the same each time.
    fn noise(width: u32, height: u32) -> Vec<u8> {
        let mut state = 1u32;
        (0..width * height * 3)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect()
    }

    #[test]
    fn a_part_at_its_own_size_stays_as_it_is() {
        let bytes = noise(61, 47);
        let whole = Pixels {
            bytes: &bytes,
            width: 61,
            height: 47,
        };
        for part in [[0, 0, 61, 47], [7, 5, 40, 30], [20, 0, 41, 47]] {
            let resized = resized(whole, part, part[2], part[3]);
            let cut = cut(whole, part).map(Cow::into_owned);
            assert!(resized.is_some() && resized == cut, "{part:?}");
        }
        assert!(cut(whole, [30, 0, 40, 10]).is_none(), "beyond its edge");
    }

    #[test]
    fn light_is_averaged_and_not_its_values() {
        let checked: Vec<u8> = (0..64u32 * 64)
            .flat_map(|i| [if (i + i / 64) % 2 == 0 { 255 } else { 0 }; 3])
            .collect();
        let whole = Pixels {
            bytes: &checked,
            width: 64,
            height: 64,
        };
        let small = scaled(whole, [0, 0, 64, 64], 8, 8);
        let middle = small[3 * (8 * 4 + 4)];
        // Half of the light is the grey 188; half of the value would be 128.
        assert!(middle.abs_diff(188) <= 1, "{middle}");
    }

    #[test]
    fn every_processor_gives_the_same_bytes() {
        // What the plain code gives, as a hash; this machine may take another.
        const ROWS: [(u32, u32, &str); 1] = [(97, 61, "602977fc6f7d937d")];
        let bytes = noise(301, 207);
        let whole = Pixels {
            bytes: &bytes,
            width: 301,
            height: 207,
        };
        for (width, height, want) in ROWS {
            let small = scaled(whole, [3, 5, 290, 199], width, height);
            let hash = blake3::hash(&small).to_hex();
            assert_eq!(&hash[..16], want, "{width}x{height}");
        }
    }

    #[test]
    fn a_part_stays_where_it_was() {
        // Left half black, right half white: the edge falls in the middle at every size.
        let halves: Vec<u8> = (0..200u32 * 20)
            .flat_map(|i| [if i % 200 < 100 { 0 } else { 255 }; 3])
            .collect();
        let whole = Pixels {
            bytes: &halves,
            width: 200,
            height: 20,
        };
        for width in [16, 30, 100, 200, 400] {
            let small = scaled(whole, [50, 0, 100, 20], width, 10);
            let at = |x: u32| small[(3 * x) as usize];
            let near = 2 + width / 50;
            let (before, after) = (at(width / 2 - near), at(width / 2 + near - 1));
            assert!(before < 40 && after > 215, "{width}: {before} {after}");
        }
    }
}
