//! Whether a page does with its photo what the photo's terms forbid.

use super::{Hole, Layer, Scene, Size};
use crate::error::{Error, Result};
use crate::photo::{Photo, Tone};
use crate::rights::Alteration;

/// So much of a side may be missing by rounding, and it is no crop.
const ROUNDING: f32 = 0.01;
/// Letters of the terms that are shown when they refuse.
const SHOWN: usize = 120;

impl Scene {
    /// Whether the photo may be shown as this page shows it.
    ///
    /// # Errors
    /// What its terms forbid and the page does.
    pub(crate) fn respects(&self, photo: Option<&Photo>) -> Result<()> {
        let Some(photo) = photo.filter(|photo| !photo.rights.forbids.is_empty()) else {
            return Ok(());
        };
        let holes = self.layers.iter().filter_map(|layer| match layer {
            Layer::Photo(hole) => Some(hole),
            _ => None,
        });
        let mut done: Vec<Alteration> = holes
            .flat_map(|hole| alterations(hole, photo, self.size))
            .filter(|done| photo.rights.forbids.contains(done))
            .collect();
        done.sort_unstable();
        done.dedup();
        if done.is_empty() {
            return Ok(());
        }
        let words: Vec<_> = done.iter().map(|done| done.words()).collect();
        let terms = &photo.rights.terms;
        let by = if terms.is_empty() {
            "its metadata (PLUS)".to_owned()
        } else {
            let mut shown: String = terms.chars().take(SHOWN).collect();
            if shown.len() < terms.len() {
                shown.push('…');
            }
            format!("its terms, \"{shown}\",")
        };
        Err(Error::Picture {
            name: photo.name.clone(),
            why: format!(
                "{by} forbid {}, which layout {} does at {}; take another photo, layout or size, or state the terms that were agreed with --terms",
                words.join(", "),
                self.layout,
                self.size
            ),
        })
    }
}

/// What a hole does with the photo.
fn alterations(hole: &Hole, photo: &Photo, canvas: Size) -> Vec<Alteration> {
    let Some(view) = hole.view(canvas) else {
        return Vec::new();
    };
    let mut done = match hole.tone {
        Tone::None => Vec::new(),
        Tone::Mono => vec![Alteration::Decolorize],
        Tone::Duotone(_) => vec![Alteration::Colorize, Alteration::Decolorize],
        Tone::Halftone(_) => vec![
            Alteration::Colorize,
            Alteration::Decolorize,
            Alteration::Retouch,
        ],
        Tone::Blur | Tone::Grain => vec![Alteration::Retouch],
    };
    let [_, _, width, height] = photo.source_of(&view);
    let whole = |shown: u32, own: u32| shown as f32 >= own as f32 * (1.0 - ROUNDING);
    if hole.shape.is_some() || !whole(width, photo.width) || !whole(height, photo.height) {
        done.push(Alteration::Crop);
    }
    if !hole.words.is_empty() {
        done.push(Alteration::Merge);
    }
    done
}
