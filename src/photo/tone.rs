//! What becomes of a photo's colours: greys, two of the theme's, a screen of dots, a blur, grain.
//! All on pixels and in whole numbers, so that no viewer's filters and no processor's floats have
//! a say.

use super::light::{LIGHT, curved, luminance};

/// A treatment with its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As it is.
    #[default]
    None,
    /// Greys of the same luminance.
    Mono,
    /// From one colour in the shadows to another in the lights.
    Duotone(Inks),
    /// Dots of the dark colour on the light one, the larger the darker.
    Halftone(Inks),
    /// Out of focus.
    Blur,
    /// With the grain of a fast film.
    Grain,
}

/// Two colours of a theme, red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inks {
    /// What black becomes.
    pub dark: [u8; 3],
    /// What white becomes.
    pub light: [u8; 3],
}

/// Pixels of a photo and where on the banner they stand, so that dots and grain keep their
/// places and sizes whatever part of a hole is drawn.
pub(crate) struct Frame {
    /// Left, top, width and height in pixels of the banner.
    pub(crate) part: [u32; 4],
    /// The banner's width in pixels.
    pub(crate) canvas: u32,
}

/// Steps of luminance that are told apart: fine enough for the darkest sRGB greys.
const STEPS: usize = 4096;
/// The lightest grey that two inks may print as the dark one, and the darkest as the light one.
const BLACK: usize = 40;
const WHITE: usize = 190;
/// One pixel of so many may be darker or lighter than what counts as a photo's darkest.
const SPARED: usize = 200;
/// Dots across a banner along the screen's lines: coarse enough to be seen at 320 pixels as tone
/// and at full size as dots.
const DOTS: f32 = 150.0;
/// A blur reaches so far, in parts of the banner's width.
const BLUR: u32 = 100;
/// The strongest grain, in sRGB values, in the middle greys.
const GRAIN: i32 = 22;

impl Tone {
    /// Tones pixels of three bytes each.
    pub(crate) fn apply(self, pixels: &mut [u8], frame: &Frame) {
        match self {
            Self::None => {}
            Self::Mono => duotone(pixels, [0; 3], [255; 3], false),
            Self::Duotone(Inks { dark, light }) => duotone(pixels, dark, light, true),
            Self::Halftone(inks) => halftone(pixels, inks, frame),
            Self::Blur => blur(pixels, frame.part[2], (frame.canvas / BLUR).max(1)),
            Self::Grain => grain(pixels, frame),
        }
    }
}

fn duotone(pixels: &mut [u8], dark: [u8; 3], light: [u8; 3], levels: bool) {
    let colors = between(dark, light);
    let mut greys = greys();
    if levels {
        stretch(pixels, &mut greys);
    }
    let (rgb, _) = pixels.as_chunks_mut::<3>();
    for pixel in rgb {
        *pixel = colors[usize::from(grey(*pixel, &greys))];
    }
}

/// Two inks reach from the darkest of a photo to its lightest, or a dull day would be printed in
/// neither of them; a grey above `BLACK` is no black, one below `WHITE` no white.
fn stretch(pixels: &[u8], greys: &mut [u8]) {
    let mut counts = [0usize; 256];
    let (rgb, _) = pixels.as_chunks::<3>();
    for pixel in rgb {
        counts[usize::from(grey(*pixel, greys))] += 1;
    }
    let spared = rgb.len() / SPARED;
    let black = reached(&counts, spared, 0..256).min(BLACK);
    let white = reached(&counts, spared, (0..256).rev()).max(WHITE);
    for grey in greys {
        let value = usize::from(*grey).clamp(black, white) - black;
        *grey = (value * 255 / (white - black)) as u8;
    }
}

/// The sRGB grey of a pixel's luminance.
fn grey(pixel: [u8; 3], greys: &[u8]) -> u8 {
    greys[luminance(pixel) as usize * (STEPS - 1) / 65_535]
}

/// The sRGB grey of each step of light.
fn greys() -> Vec<u8> {
    let grey = |step: usize| (curved(step as f64 / (STEPS - 1) as f64) * 255.0).round() as u8;
    (0..STEPS).map(grey).collect()
}

/// Even steps from one colour to another as the eye counts them: sRGB values are about so.
fn between(dark: [u8; 3], light: [u8; 3]) -> [[u8; 3]; 256] {
    std::array::from_fn(|grey| {
        std::array::from_fn(|i| {
            let (from, to) = (usize::from(dark[i]), usize::from(light[i]));
            ((from * (255 - grey) + to * grey + 127) / 255) as u8
        })
    })
}

/// The first value, in some order, that more than a few pixels do not lie before.
fn reached(counts: &[usize], spared: usize, values: impl Iterator<Item = usize>) -> usize {
    let mut sum = 0;
    for value in values {
        sum += counts[value];
        if sum > spared {
            return value;
        }
    }
    0
}

/// A screen at 45 degrees. A dot covers as much of its cell as the photo there lacks of light
/// between the two inks, so that the picture is as light as the photo.
fn halftone(pixels: &mut [u8], Inks { dark, light }: Inks, frame: &Frame) {
    let [left, top, width, height] = frame.part;
    let pitch = (frame.canvas as f32 / DOTS).max(3.0);
    let colors = between(dark, light);
    let mut greys = greys();
    stretch(pixels, &mut greys);
    // Detail finer than a dot would only fray its rim.
    blur(pixels, width, (pitch / 4.0) as u32);
    // The screen is a sum of two waves along the diagonals, which whole pixels step through.
    let wave = |n: i64| {
        let turn = n as f32 * std::f32::consts::FRAC_1_SQRT_2 / pitch;
        libm::cosf((turn - turn.floor()) * std::f32::consts::TAU)
    };
    let falling: Vec<f32> = (0..i64::from(width + height))
        .map(|n| wave(n + i64::from(left) + i64::from(top)))
        .collect();
    let rising: Vec<f32> = (0..i64::from(width + height))
        .map(|n| wave(n - i64::from(height) + i64::from(left) - i64::from(top)))
        .collect();
    let ranks = ranks();
    let soft = pitch * 0.55;
    let (rgb, _) = pixels.as_chunks_mut::<3>();
    for (at, pixel) in rgb.iter_mut().enumerate() {
        let (x, y) = (at % width as usize, at / width as usize);
        let height = f32::midpoint(falling[x + y], rising[height as usize + x - y]);
        let rank = ranks[(((height + 1.0) * 0.5) * (ranks.len() - 1) as f32) as usize];
        // Light is what adds up, so the share of paper follows light and not its sRGB value.
        let paper = LIGHT[usize::from(grey(*pixel, &greys))];
        let share = f32::from(paper) / 65_535.0;
        let shown = ((share - rank) * soft + 0.5).clamp(0.0, 1.0);
        *pixel = colors[(shown * 255.0 + 0.5) as usize];
    }
}

/// How much of a cell lies below each height of the waves, in even steps of height: so much of it
/// a dot of that height covers.
fn ranks() -> Vec<f32> {
    const SIDE: usize = 64;
    const HEIGHTS: usize = 256;
    let wave = |i: usize| libm::cosf((i as f32 + 0.5) / SIDE as f32 * std::f32::consts::TAU);
    let waves: Vec<f32> = (0..SIDE).map(wave).collect();
    let mut counts = [0usize; HEIGHTS];
    for a in &waves {
        for b in &waves {
            let height = (f32::midpoint(*a, *b) + 1.0) * 0.5;
            counts[(height * (HEIGHTS - 1) as f32) as usize] += 1;
        }
    }
    let mut below = 0;
    counts
        .iter()
        .map(|count| {
            below += count;
            below as f32 / (SIDE * SIDE) as f32
        })
        .collect()
}

/// Three passes of a box both ways, which is near enough a bell (Wells, 1986).
pub(super) fn blur(pixels: &mut [u8], width: u32, radius: u32) {
    let (width, radius) = (width as usize, radius as usize);
    if width == 0 || radius == 0 {
        return;
    }
    let height = pixels.len() / 3 / width;
    let mut line = Vec::new();
    for _ in 0..3 {
        for y in 0..height {
            boxed(pixels, &mut line, y * width, 1, width, radius);
        }
        for x in 0..width {
            boxed(pixels, &mut line, x, width, height, radius);
        }
    }
}

/// One pass along a row or column: its first pixel, the step to the next, and their number.
fn boxed(
    pixels: &mut [u8],
    line: &mut Vec<[u8; 3]>,
    first: usize,
    step: usize,
    count: usize,
    radius: usize,
) {
    let (rgb, _) = pixels.as_chunks_mut::<3>();
    line.clear();
    line.extend((0..count).map(|i| rgb[first + i * step]));
    let at = |i: isize| line[i.clamp(0, count as isize - 1) as usize];
    let (reach, whole) = (radius as isize, 2 * radius as u32 + 1);
    let mut sums = [0u32; 3];
    for i in -reach..=reach {
        for (sum, value) in sums.iter_mut().zip(at(i)) {
            *sum += u32::from(value);
        }
    }
    for i in 0..count as isize {
        rgb[first + i as usize * step] = sums.map(|sum| ((sum + whole / 2) / whole) as u8);
        let (comes, goes) = (at(i + reach + 1), at(i - reach));
        for ((sum, comes), goes) in sums.iter_mut().zip(comes).zip(goes) {
            *sum = *sum + u32::from(comes) - u32::from(goes);
        }
    }
}

/// Grain is strongest in the middle greys, as silver's is, and the same for all three colours.
fn grain(pixels: &mut [u8], frame: &Frame) {
    let [left, top, width, _] = frame.part;
    // A grain is a pixel at 1600: finer is not seen, coarser is dirt.
    let size = (frame.canvas / 1600).max(1);
    let (rgb, _) = pixels.as_chunks_mut::<3>();
    for (at, pixel) in rgb.iter_mut().enumerate() {
        let at = at as u32;
        let (x, y) = (left + at % width.max(1), top + at / width.max(1));
        let value = u32::from(pixel[0]) * 3 + u32::from(pixel[1]) * 6 + u32::from(pixel[2]);
        let value = (value / 10) as i32;
        let strength = GRAIN * (255 - (2 * value - 255).abs()) / 255 + 2;
        let shift = noise(x / size, y / size) * strength / 256;
        *pixel = pixel.map(|c| (i32::from(c) + shift).clamp(0, 255) as u8);
    }
}

/// From -255 to 255, the middle more often: a hash of a place.
fn noise(x: u32, y: u32) -> i32 {
    let mut hash = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
    hash ^= hash >> 15;
    (hash & 0xff) as i32 + (hash >> 8 & 0xff) as i32 - 255
}

#[cfg(test)]
mod tests {
    use super::*;

    const INKS: Inks = Inks {
        dark: [20, 33, 61],
        light: [245, 240, 230],
    };

    fn frame(width: u32, height: u32) -> Frame {
        Frame {
            part: [0, 0, width, height],
            canvas: 1600,
        }
    }

    #[test]
    fn tones_keep_the_order_of_light() {
        let duotone = Tone::Duotone(INKS);
        #[rustfmt::skip]
        let rows: [(&str, Tone, [u8; 3], [u8; 3]); 7] = [
            ("untouched", Tone::None, [1, 2, 3], [1, 2, 3]),
            ("black", duotone, [0, 0, 0], [20, 33, 61]),
            ("white", duotone, [255, 255, 255], [245, 240, 230]),
            ("middle grey", Tone::Mono, [128, 128, 128], [128, 128, 128]),
            ("a dark grey", Tone::Mono, [9, 9, 9], [9, 9, 9]),
            ("green is light", Tone::Mono, [0, 255, 0], [220, 220, 220]),
            ("blue is dark", Tone::Mono, [0, 0, 255], [76, 76, 76]),
        ];
        for (name, tone, mut pixel, want) in rows {
            tone.apply(&mut pixel, &frame(1, 1));
            assert_eq!(pixel, want, "{name}");
        }
    }

    #[test]
    fn dots_are_as_light_as_the_photo() {
        let inks = Inks {
            dark: [0; 3],
            light: [255; 3],
        };
        for grey in [0u8, 40, 120, 188, 230, 255] {
            let mut pixels = vec![grey; 200 * 200 * 3];
            // So that there is a darkest and a lightest.
            pixels[..3000].fill(0);
            pixels[3000..6000].fill(255);
            Tone::Halftone(inks).apply(&mut pixels, &frame(200, 200));
            let light = |v: &u8| f64::from(LIGHT[usize::from(*v)]) / 65_535.0;
            let mean = pixels.iter().map(light).sum::<f64>() / pixels.len() as f64;
            assert!((mean - light(&grey)).abs() < 0.08, "{grey}: {mean:.3}");
        }
    }

    #[test]
    fn a_blur_spreads_and_loses_nothing() {
        let mut pixels = vec![0u8; 61 * 61 * 3];
        pixels[3 * (61 * 30 + 30)..][..3].fill(255);
        blur(&mut pixels, 61, 1);
        let sum: u32 = pixels.iter().map(|v| u32::from(*v)).sum();
        assert!((500..=1000).contains(&sum), "{sum}");
        assert!(pixels[3 * (61 * 30 + 30)] < 90);
        let mut even = vec![77u8; 40 * 7 * 3];
        blur(&mut even, 40, 16);
        assert!(even.iter().all(|v| *v == 77));
    }

    #[test]
    fn grain_keeps_its_place_and_spares_black_and_white() {
        let run = |left: u32, value: u8| {
            let mut pixels = vec![value; 64 * 8 * 3];
            Tone::Grain.apply(
                &mut pixels,
                &Frame {
                    part: [left, 0, 64, 8],
                    canvas: 1600,
                },
            );
            pixels
        };
        let (whole, moved) = (run(0, 128), run(10, 128));
        assert_eq!(
            whole[30..60],
            moved[..30],
            "the same grain at the same place"
        );
        let spread = |pixels: &[u8]| {
            let (low, high) = (pixels.iter().min(), pixels.iter().max());
            high.copied().unwrap_or(0) - low.copied().unwrap_or(0)
        };
        assert!(spread(&whole) > 20 && spread(&run(0, 255)) < 4);
    }
}
