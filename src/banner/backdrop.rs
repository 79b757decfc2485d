//! What lies below all banners of a layout, theme and size, and what is known of it.

use super::Out;
use crate::encode::{Dither, Effort, Format, Matches, Under};
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
    pub fn of(drawn: raster::Backdrop, matches: Matches) -> Self {
        Self { drawn, matches }
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.drawn.bytes() + self.matches.bytes()
    }

    /// Looks for what its banners will need, so that this can be done while the first is drawn.
    pub(crate) fn look(&self, out: &Out) {
        // What is dithered is known when it is drawn.
        let is_plain = out.file.format == Format::Png && out.dither == Dither::Never;
        if is_plain && out.file.effort != Effort::Small {
            let size = self.drawn.size();
            self.under()
                .look((size.width(), size.height()), out.file.effort);
        }
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
