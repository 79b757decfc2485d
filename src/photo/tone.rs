//! What becomes of a photo's colours: greys, or two of the theme's.

/// A treatment with its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As it is.
    #[default]
    None,
    /// Greys of the same luminance.
    Mono,
    /// From one colour in the shadows to another in the lights.
    Duotone {
        /// Red, green and blue of black.
        dark: [u8; 3],
        /// Red, green and blue of white.
        light: [u8; 3],
    },
}

/// Steps of luminance that are told apart: fine enough for the darkest sRGB greys.
const STEPS: usize = 4096;

impl Tone {
    /// Tones pixels of three bytes each.
    pub fn apply(self, pixels: &mut [u8]) {
        let (dark, light) = match self {
            Self::None => return,
            Self::Mono => ([0; 3], [255; 3]),
            Self::Duotone { dark, light } => (dark, light),
        };
        let colors = between(dark, light);
        let (linear, greys) = (linear(), greys());
        let (rgb, _) = pixels.as_chunks_mut::<3>();
        for pixel in rgb {
            // The weights of WCAG 2 and Rec. 709, in ten-thousandths.
            let weighted = pixel.iter().zip([2126, 7152, 722]);
            let luminance: u32 = weighted
                .map(|(c, weight)| linear[usize::from(*c)] * weight)
                .sum();
            let grey = greys[luminance as usize * (STEPS - 1) / (10_000 * 65_535)];
            *pixel = colors[usize::from(grey)];
        }
    }
}

/// The light of each sRGB value, from 0 to 65,535.
fn linear() -> [u32; 256] {
    std::array::from_fn(|value| {
        let c = value as f64 / 255.0;
        let light = if c <= 0.040_45 {
            c / 12.92
        } else {
            libm::pow((c + 0.055) / 1.055, 2.4)
        };
        (light * 65_535.0).round() as u32
    })
}

/// The sRGB grey of each step of light.
fn greys() -> Vec<u8> {
    let grey = |step: usize| {
        let light = step as f64 / (STEPS - 1) as f64;
        let c = if light <= 0.003_130_8 {
            light * 12.92
        } else {
            1.055 * libm::pow(light, 1.0 / 2.4) - 0.055
        };
        (c * 255.0).round() as u8
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_keep_the_order_of_light() {
        let duotone = Tone::Duotone {
            dark: [20, 33, 61],
            light: [245, 240, 230],
        };
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
            tone.apply(&mut pixel);
            assert_eq!(pixel, want, "{name}");
        }
    }
}
