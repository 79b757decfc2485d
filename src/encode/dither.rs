//! Wide gradients, without their steps: the ramp that a staircase of levels stands for is
//! drawn with a fine pattern of the two levels beside each value.

use super::{Format, Picture, bands};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where gradients are dithered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Dither {
    /// In PNGs, where their steps would show as bands. Lossy formats take the pattern away
    /// again, so they get none.
    #[default]
    Auto,
    /// Wherever there is a gradient of more than two steps.
    Always,
    /// Nowhere.
    Never,
}

/// What dithering did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Dithering {
    /// Pixels of gradients that were dithered.
    pub pixels: usize,
    /// Bytes that the file grew by, where that was weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<i64>,
}

/// A gradient on less than one of so many pixels is no wide one.
const SHARE: usize = 200;

/// The order of Bayer (1973) for 8x8 pixels: each threshold as far from its neighbours as can
/// be. It repeats, which PNG packs well, and at one level no eye sees the pattern.
pub(super) const ORDER: [[u8; 8]; 8] = [
    [0, 32, 8, 40, 2, 34, 10, 42],
    [48, 16, 56, 24, 50, 18, 58, 26],
    [12, 44, 4, 36, 14, 46, 6, 38],
    [60, 28, 52, 20, 62, 30, 54, 22],
    [3, 35, 11, 43, 1, 33, 9, 41],
    [51, 19, 59, 27, 49, 17, 57, 25],
    [15, 47, 7, 39, 13, 45, 5, 37],
    [63, 31, 55, 23, 61, 29, 53, 21],
];

/// The picture with its gradients dithered, and how many pixels that took; `None` where there is
/// nothing to dither.
pub(crate) fn dithered(
    picture: &Picture<'_>,
    dither: Dither,
    format: Format,
) -> Option<(Vec<u8>, usize)> {
    let every = match (dither, format) {
        (Dither::Never, _) => return None,
        (Dither::Auto, Format::Png) => false,
        (Dither::Auto, _) => return None,
        (Dither::Always, _) => true,
    };
    if !every && !bands::may_show(picture, picture.pixels.len() / 3 / SHARE) {
        return None;
    }
    let width = picture.width as usize;
    let mut pixels = picture.pixels.to_vec();
    let mut touched = vec![false; pixels.len() / 3];
    for channel in 0..3 {
        let ramps = bands::ramps(picture, channel, every);
        for (at, part) in ramps.parts.iter().enumerate().filter(|(_, p)| **p != 0) {
            let threshold = 2 * ORDER[at / width % 8][at % width % 8] + 1;
            let step = (i32::from(*part) + i32::from(threshold)).div_euclid(bands::WHOLE);
            let value = &mut pixels[3 * at + channel];
            *value = (i32::from(*value) + step).clamp(0, 255) as u8;
            touched[at] = true;
        }
    }
    let count = touched.iter().filter(|t| **t).count();
    let least = if every { 1 } else { touched.len() / SHARE };
    (count >= least.max(1)).then_some((pixels, count))
}
