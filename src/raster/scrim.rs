//! How strong scrims are: the weakest that makes the words over them clear.

use super::contrast::Under;
use super::{Easel, hole, pixel};
use crate::error::Result;
use crate::photo::Photo;
use crate::scene::{Layer, Scene, Scrim};
use tiny_skia::{Pixmap, PixmapPaint, Transform};

/// Steps from the least strength to the most; one is hardly seen.
const STEPS: u32 = 32;

/// What lies over the first scrim, one over the other.
struct Sheet {
    drawn: Pixmap,
    /// Of a scrim, how strong it may be.
    strength: Option<crate::layout::Strength>,
}

/// The opacity of each scrim: all stand equally far between their least and their most, no
/// further than the words after the first one need; at their most where even that is not enough.
pub(super) fn strengths(
    scene: &Scene,
    photo: Option<&Photo>,
    paper: &Pixmap,
    easel: &mut Easel<'_>,
) -> Result<Vec<f32>> {
    let is_scrim = |layer: &Layer| matches!(layer, Layer::Scrim(_));
    let Some(first) = scene.layers.iter().position(is_scrim) else {
        return Ok(Vec::new());
    };
    let (below, above) = scene.layers.split_at(first);
    let mut ground = paper.clone();
    for layer in below {
        draw(layer, scene, photo, easel, &mut ground)?;
    }
    let canvas = (paper.width(), paper.height());
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut words = Vec::new();
    for layer in above {
        if let Layer::Words(set) = layer {
            words.push(Under::of(set, canvas));
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
            draw(layer, scene, photo, easel, &mut sheet.drawn)?;
        }
    }
    let seen = |part: f32, x: u32, y: u32| {
        let mut under = pixel(&ground, x, y);
        for sheet in &sheets {
            let opacity = sheet.strength.map_or(1.0, |strength| strength.at(part));
            let at = y * canvas.0 + x;
            let Some(over) = sheet.drawn.pixels().get(at as usize) else {
                continue;
            };
            let keep = 1.0 - f32::from(over.alpha()) / 255.0 * opacity;
            let over = [over.red(), over.green(), over.blue()];
            for (under, over) in under.iter_mut().zip(over) {
                *under = (f32::from(*under) * keep + f32::from(over) * opacity + 0.5) as u8;
            }
        }
        under
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
    let strengths = sheets.iter().filter_map(|sheet| sheet.strength);
    Ok(strengths.map(|strength| strength.at(part)).collect())
}

/// Draws a layer that is no words, a scrim at full strength.
fn draw(
    layer: &Layer,
    scene: &Scene,
    photo: Option<&Photo>,
    easel: &mut Easel<'_>,
    pixmap: &mut Pixmap,
) -> Result<()> {
    match layer {
        Layer::Art(svg) | Layer::Scrim(Scrim { svg, .. }) => easel.draw(svg, pixmap),
        Layer::Photo(hole) => photo.map_or(Ok(()), |photo| {
            hole::draw(hole, photo, scene.size, easel, pixmap)
        }),
        Layer::Words(_) => Ok(()),
    }
}

/// Lays a scrim of some opacity on what is drawn.
pub(super) fn lay(
    scrim: &Scrim,
    opacity: f32,
    easel: &mut Easel<'_>,
    pixmap: &mut Pixmap,
) -> Result<()> {
    let Some(mut sheet) = Pixmap::new(pixmap.width(), pixmap.height()) else {
        return Ok(());
    };
    easel.draw(&scrim.svg, &mut sheet)?;
    let paint = PixmapPaint {
        opacity,
        ..PixmapPaint::default()
    };
    pixmap.draw_pixmap(0, 0, sheet.as_ref(), &paint, Transform::identity(), None);
    Ok(())
}
