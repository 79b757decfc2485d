//! sRGB values and the light they stand for (IEC 61966-2-1), by tables that are the same on every
//! machine.

use std::sync::LazyLock;

/// Light from 0 to 65,535 of each sRGB value.
pub(super) static LIGHT: LazyLock<[u16; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let c = value as f64 / 255.0;
        let light = if c <= 0.040_45 {
            c / 12.92
        } else {
            libm::pow((c + 0.055) / 1.055, 2.4)
        };
        (light * 65_535.0).round() as u16
    })
});

/// The sRGB value of each light from 0 to 65,535.
pub(super) static VALUE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..=65_535u32)
        .map(|v| encoded(f64::from(v) / 65_535.0))
        .collect()
});

/// The sRGB value, from 0 to 1, of some light.
pub(super) fn curved(light: f64) -> f64 {
    let light = light.clamp(0.0, 1.0);
    if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * libm::pow(light, 1.0 / 2.4) - 0.055
    }
}

/// The sRGB byte of some light.
pub(super) fn encoded(light: f64) -> u8 {
    (curved(light) * 255.0).round() as u8
}

/// Relative luminance of a pixel (WCAG 2, Rec. 709), from 0 to 65,535.
pub(super) fn luminance([red, green, blue]: [u8; 3]) -> u32 {
    let light = |byte: u8| u32::from(LIGHT[usize::from(byte)]);
    (light(red) * 2126 + light(green) * 7152 + light(blue) * 722) / 10_000
}
