//! How far two colours are apart to the eye.

use palette::color_difference::Ciede2000;
use palette::{IntoColor, Lab, Srgb};
use serde::Serialize;
use std::sync::LazyLock;

/// How far off the pixels of a picture are, in CIEDE2000 (ISO/CIE 11664-6): about 1 is the least
/// that an eye can tell side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Difference {
    /// Over all pixels.
    pub mean: f32,
    /// 999 of 1,000 pixels are nearer.
    pub most: f32,
    /// The worst pixel.
    pub worst: f32,
}

/// Linear light by sRGB level.
pub(super) static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|level| {
        let value = level as f64 / 255.0;
        let light = if value <= 0.04045 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        };
        light as f32
    })
});

fn apart(a: [u8; 3], b: [u8; 3]) -> f32 {
    if a == b {
        return 0.0;
    }
    let lab = |color: [u8; 3]| -> Lab { Srgb::from(color).into_format::<f32>().into_color() };
    lab(a).difference(lab(b))
}

impl Difference {
    /// Of colours, what stands for each, and how many pixels have it.
    pub(super) fn of(pairs: impl Iterator<Item = ([u8; 3], [u8; 3], u32)>) -> Self {
        let mut all: Vec<(f32, u32)> = pairs.map(|(a, b, n)| (apart(a, b), n)).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let count: u64 = all.iter().map(|(_, n)| u64::from(*n)).sum();
        let sum: f64 = all.iter().map(|(d, n)| f64::from(*d) * f64::from(*n)).sum();
        let mut above = 0;
        let most = all.iter().find(|(_, n)| {
            above += u64::from(*n);
            above > count / 1000
        });
        let short = |value: f32| (value * 100.0).round() / 100.0;
        Self {
            mean: short((sum / count.max(1) as f64) as f32),
            most: short(most.map_or(0.0, |(d, _)| *d)),
            worst: short(all.first().map_or(0.0, |(d, _)| *d)),
        }
    }
}
