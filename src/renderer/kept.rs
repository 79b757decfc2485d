//! Backdrops that are kept from one banner to the next.

use crate::banner::Backdrop;
use crate::error::Result;
use crate::raster;
use crate::scene::Scene;
use std::sync::{Arc, Mutex};

/// Bytes of pixels that are kept: some ten backdrops at 1600x900, so memory does not grow with
/// layouts and sizes.
const MOST: usize = 48 << 20;

/// Backdrops, the one that was used last in front.
#[derive(Default)]
pub(super) struct Kept {
    backdrops: Mutex<Vec<Arc<Backdrop>>>,
}

impl Kept {
    /// The backdrop of a scene, drawn when it is not there yet.
    ///
    /// # Errors
    /// Art that cannot be drawn.
    pub(super) fn of(&self, scene: &Scene) -> Result<Arc<Backdrop>> {
        if let Some(found) = self.found(scene) {
            return Ok(found);
        }
        // Two workers may draw the same one: neither waits for the other.
        let drawn = Arc::new(Backdrop::of(raster::Backdrop::draw(scene)?));
        if let Some(found) = self.found(scene) {
            return Ok(found);
        }
        if let Ok(mut backdrops) = self.backdrops.lock() {
            backdrops.insert(0, Arc::clone(&drawn));
            let mut room = MOST;
            backdrops.retain(|backdrop| {
                let taken = backdrop.drawn.pixels().len();
                let fits = taken <= room;
                room = room.saturating_sub(taken);
                fits
            });
        }
        Ok(drawn)
    }

    fn found(&self, scene: &Scene) -> Option<Arc<Backdrop>> {
        let mut backdrops = self.backdrops.lock().ok()?;
        let at = backdrops
            .iter()
            .position(|backdrop| backdrop.drawn.is_of(scene))?;
        backdrops.get_mut(..=at)?.rotate_right(1);
        backdrops.first().cloned()
    }
}
