//! What lies below all banners of a layout, theme and size, and what is known of it.

use crate::encode::{Matches, Under};
use crate::raster;

/// A backdrop with what was found in its pixels once.
#[derive(Debug)]
pub struct Backdrop {
    /// Its pixels.
    pub drawn: raster::Backdrop,
    matches: Matches,
}

impl Backdrop {
    /// Of which nothing is known yet.
    #[must_use]
    pub fn of(drawn: raster::Backdrop) -> Self {
        Self {
            drawn,
            matches: Matches::default(),
        }
    }

    pub(super) fn under(&self) -> Under<'_> {
        Under {
            pixels: self.drawn.pixels(),
            matches: &self.matches,
        }
    }
}
