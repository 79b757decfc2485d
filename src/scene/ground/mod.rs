//! Drawn grounds, seeded by the article: the same article always has the same one, another
//! article another. They carry texture; what in them could be read as data is the brief's.

mod dots;
mod lines;
mod strata;

use crate::layout::{Color, Ground, Rect};

/// The colours of a ground: its lines, and the few that stand out.
#[derive(Clone, Copy)]
pub(super) struct Inks {
    pub(super) line: Color,
    pub(super) accent: Color,
    pub(super) paper: Color,
}

impl Inks {
    /// Nearer to the paper, for a strength below 1.
    pub(super) fn at(self, strength: f32) -> Self {
        let share = f64::from(strength);
        Self {
            line: mix(self.paper, self.line, share),
            accent: mix(self.paper, self.accent, share),
            paper: self.paper,
        }
    }
}

/// What a ground is made of.
pub(super) struct Said {
    /// The article's identity.
    pub(super) seed: u64,
    /// A share of a whole, from 0 to 1, at the least and at the most.
    pub(super) share: Option<(f64, f64)>,
    /// The values of a series; empty without one.
    pub(super) values: Vec<f64>,
}

/// The ground as SVG shapes within `room`.
pub(super) fn draw(ground: Ground, room: Rect, inks: Inks, said: &Said) -> String {
    let mut dice = Dice(said.seed);
    match ground {
        Ground::Dots => dots::dots(room, inks),
        Ground::Lit => dots::lit(room, inks, said.share, &mut dice),
        Ground::Halftone => dots::halftone(room, inks, &mut dice),
        Ground::Flow => lines::flow(room, inks, &mut dice),
        Ground::Isolines => lines::isolines(room, inks, &mut dice),
        Ground::Strata => strata::strata(room, inks, &said.values, &mut dice),
        Ground::Grain => strata::grain(room, inks, &mut dice),
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

/// A colour between two, mixed as the screen shows them: opaque lines draw faster than
/// veiled ones and lie over each other without knots.
fn mix(a: Color, b: Color, share: f64) -> Color {
    let channel = |a: u8, b: u8| {
        let value = f64::from(a) + (f64::from(b) - f64::from(a)) * share;
        value.round() as u8
    };
    Color {
        red: channel(a.red, b.red),
        green: channel(a.green, b.green),
        blue: channel(a.blue, b.blue),
    }
}
