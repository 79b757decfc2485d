//! What lies below all banners of a layout, theme and size, and what is known of it.

use super::placeholder::Sums;
use crate::encode::{Matches, Under};
use crate::raster::{self, Raster};
use std::sync::OnceLock;

/// A backdrop with what was found in its pixels once.
#[derive(Debug)]
pub struct Backdrop {
    /// Its pixels.
    pub drawn: raster::Backdrop,
    matches: Matches,
    sums: OnceLock<Sums>,
}

impl Backdrop {
    /// Of which nothing is known yet.
    #[must_use]
    pub fn of(drawn: raster::Backdrop, matches: Matches) -> Self {
        Self {
            drawn,
            matches,
            sums: OnceLock::new(),
        }
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.drawn.bytes() + self.matches.bytes()
    }

    /// What placeholders are reckoned from.
    pub(super) fn sums(&self, raster: &Raster) -> Sums {
        let (size, below) = (raster.size, self.drawn.pixels());
        let sums = self.sums.get_or_init(|| Sums::of(size, below));
        sums.laid(size, below, &raster.pixels)
    }

    /// As an encoder takes it.
    #[must_use]
    pub fn under(&self) -> Under<'_> {
        Under {
            pixels: self.drawn.pixels(),
            matches: &self.matches,
        }
    }
}
