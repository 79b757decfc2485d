//! How strong scrims are: the weakest that makes the words over them clear.

use super::contrast::Under;
use super::{Easel, quads};
use crate::error::Result;
use crate::layout::Strength;
use crate::photo::Photo;
use crate::scene::{Layer, Scene};
use tiny_skia::Pixmap;

/// Steps from the least strength to the most; one is hardly seen.
const STEPS: u32 = 32;

/// What lies over the first scrim, one over the other.
struct Sheet {
    drawn: Pixmap,
    /// Of a scrim, how strong it may be.
    strength: Option<Strength>,
}

/// A scrim as it is laid.
pub(super) struct Laid {
    drawn: Pixmap,
    /// From 0 to 1.
    pub(super) opacity: f32,
}

impl Laid {
    /// Lays it on what is drawn, which is opaque.
    pub(super) fn lay(&self, pixmap: &mut Pixmap) {
        let opacity = parts(self.opacity);
        let (under, _) = pixmap.data_mut().as_chunks_mut::<4>();
        for (under, over) in under.iter_mut().zip(quads(&self.drawn)) {
            *under = laid(*under, *over, opacity);
        }
    }
}

/// An opacity in parts of 256.
fn parts(opacity: f32) -> u32 {
    (opacity.clamp(0.0, 1.0) * 256.0 + 0.5) as u32
}

/// A pixel, its colours times its alpha, laid at some opacity on an opaque one.
fn laid(under: [u8; 4], over: [u8; 4], opacity: u32) -> [u8; 4] {
    const WHOLE: u32 = 255 * 256;
    let keep = WHOLE - u32::from(over[3]) * opacity;
    std::array::from_fn(|i| {
        let sum = u32::from(under[i]) * keep + u32::from(over[i]) * opacity * 255;
        ((sum + WHOLE / 2) / WHOLE) as u8
    })
}

/// The scrims of the layers from the first scrim on: all stand equally far between their least
/// and their most, no further than the words over them need; at their most where even that is
/// not enough.
pub(super) fn of(
    scene: &Scene,
    above: &[Layer],
    photo: Option<&Photo>,
    ground: &Pixmap,
    easel: &mut Easel<'_>,
) -> Result<Vec<Laid>> {
    let canvas = (ground.width(), ground.height());
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut words = Vec::new();
    for layer in above {
        if let Layer::Words(set) = layer {
            words.push(Under::of(set, scene.contrast, canvas));
            continue;
        }
        let strength = match layer {
            Layer::Scrim(scrim) => Some(scrim.strength),
            _ => None,
        };
        // Neighbours without a strength of their own share a sheet.
        let shares = strength.is_none() && sheets.last().is_some_and(|s| s.strength.is_none());
        if !shares && let Some(drawn) = Pixmap::new(canvas.0, canvas.1) {
            sheets.push(Sheet { drawn, strength });
        }
        if let Some(sheet) = sheets.last_mut() {
            easel.lay(layer, scene, photo, &mut sheet.drawn)?;
        }
    }
    let seen = |part: f32, x: u32, y: u32| {
        let at = y as usize * canvas.0 as usize + x as usize;
        let mut under = quads(ground).get(at).copied().unwrap_or_default();
        for sheet in &sheets {
            let opacity = sheet.strength.map_or(1.0, |strength| strength.at(part));
            if let Some(over) = quads(&sheet.drawn).get(at) {
                under = laid(under, *over, parts(opacity));
            }
        }
        let [red, green, blue, _] = under;
        [red, green, blue]
    };
    let clear = |step: u32| {
        let part = step as f32 / STEPS as f32;
        words
            .iter()
            .all(|words| words.is_clear(|x, y| seen(part, x, y)))
    };
    // A stronger scrim is clearer, so the weakest is found by halving.
    let (mut low, mut high) = (0, STEPS);
    while low < high {
        let middle = (low + high) / 2;
        if clear(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let part = high as f32 / STEPS as f32;
    let scrims = sheets.into_iter().filter_map(|sheet| {
        let opacity = sheet.strength?.at(part);
        let drawn = sheet.drawn;
        Some(Laid { drawn, opacity })
    });
    Ok(scrims.collect())
}
