//! A part of a photo at another size, in linear light: so that a bright thread stays bright and
//! what is mixed of two colours is what the eye mixes.
//!
//! `fast_image_resize` works on whole numbers of 16 bits here. Its SSE, AVX and NEON code and its
//! plain code then give the same bytes, as its own tests and one below show; its 32-bit floats do
//! not promise that. Catmull and Rom's cubic needs no sine, which would differ between systems.

use super::light::{LIGHT, VALUE};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// Areas are averaged first until so much is left to scale: a filter that need not reach far is
/// quick, and so little of the averaging is left that nobody sees it.
const LEFT: u32 = 5;
const LEFT_OF: u32 = 4;

/// Pixels, three bytes each, rows from top to bottom.
#[derive(Clone, Copy)]
pub(super) struct Pixels<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) width: u32,
    pub(super) height: u32,
}

/// No block is larger, so that its sum fits.
const MAX_BLOCK: u32 = 128;

/// The part `[left, top, width, height]` of some pixels at a size of its own.
pub(super) fn scaled(whole: Pixels<'_>, part: [u32; 4], width: u32, height: u32) -> Vec<u8> {
    resized(whole, part, width, height).unwrap_or_default()
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
    let light = &*LIGHT;
    let mut bytes = Vec::with_capacity(columns * rows * 6);
    let mut sums = vec![[0u32; 3]; columns];
    for row in 0..rows {
        sums.fill([0; 3]);
        let from = top + row * down;
        let to = (from + down).min(own_height);
        let end = (left + columns * across).min(own_width);
        for y in from..to {
            let begin = 3 * (y * own_width + left);
            let line = whole.bytes.get(begin..begin + 3 * (end - left));
            let (line, _) = line.unwrap_or_default().as_chunks::<3>();
            for (sum, block) in sums.iter_mut().zip(line.chunks(across)) {
                for [red, green, blue] in block {
                    sum[0] += u32::from(light[usize::from(*red)]);
                    sum[1] += u32::from(light[usize::from(*green)]);
                    sum[2] += u32::from(light[usize::from(*blue)]);
                }
            }
        }
        for (column, sum) in sums.iter().enumerate() {
            let wide = across.min(own_width.saturating_sub(left + column * across));
            let count = (wide * (to - from)).max(1) as u32;
            for value in sum {
                let value = ((value + count / 2) / count) as u16;
                bytes.extend(value.to_ne_bytes());
            }
        }
    }
    bytes
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
