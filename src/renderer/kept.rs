//! What is kept from one banner to the next: backdrops, and memory to draw in.

use crate::banner::Backdrop;
use crate::encode::Matches;
use crate::error::Result;
use crate::raster::{self, Spare};
use crate::scene::Scene;
use std::sync::{Arc, Mutex};

/// Bytes that are kept: one or two backdrops at 1600x900, by what is above them, so memory does not
/// grow with layouts and sizes.
const MOST: usize = 24 << 20;

/// Backdrops, the one that was used last in front.
#[derive(Default)]
pub(super) struct Kept {
    backdrops: Mutex<Vec<Arc<Backdrop>>>,
    /// As many as banners were drawn side by side.
    spares: Mutex<Vec<Spare>>,
    /// Memory of rows that were packed.
    rows: Arc<Mutex<Vec<Vec<u8>>>>,
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
        let matches = Matches::sharing(&self.rows);
        let drawn = raster::Backdrop::draw(scene)?;
        let drawn = Arc::new(Backdrop::of(drawn, matches));
        if let Some(found) = self.found(scene) {
            return Ok(found);
        }
        if let Ok(mut backdrops) = self.backdrops.lock() {
            backdrops.insert(0, Arc::clone(&drawn));
            let mut room = MOST;
            backdrops.retain(|backdrop| {
                let taken = backdrop.bytes();
                let fits = taken <= room;
                room = room.saturating_sub(taken);
                fits
            });
        }
        Ok(drawn)
    }

    /// Lends out memory for one piece of work.
    pub(super) fn with_spare<T>(&self, work: impl FnOnce(&mut Spare) -> T) -> T {
        let waiting = self.spares.lock().ok().and_then(|mut spares| spares.pop());
        let mut spare = waiting.unwrap_or_default();
        let done = work(&mut spare);
        if let Ok(mut spares) = self.spares.lock() {
            spares.push(spare);
        }
        done
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
