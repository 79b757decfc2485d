//! Photos: decoded once, then cropped, scaled and toned for the holes of a layout. The only
//! place that takes in foreign pixels.

mod crop;
mod decode;
mod interest;
mod jpeg;
mod light;
mod profile;
mod scale;
mod tone;

pub use crop::View;
pub use tone::Tone;

use crate::brief::Picture;
use crate::error::Result;
use interest::Interest;

/// A photo as a caller has it: a file's bytes, and what is known about it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file, as faults and reports call it.
    pub name: &'a str,
    /// A JPEG, PNG or WebP file.
    pub bytes: &'a [u8],
    /// Who made it, as it shall be printed; empty by default.
    pub credit: &'a str,
    /// The point that every crop keeps in sight, from 0 to 1 across and down. Default: none, so
    /// that crops keep what draws the eye.
    pub focus: Option<(f32, f32)>,
}

/// A decoded photo, upright: opaque sRGB pixels, three bytes each, rows from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// The file, as the caller named it.
    pub name: String,
    /// Who made it; empty when it is not said.
    pub credit: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue; `width * height * 3` bytes.
    pub pixels: Vec<u8>,
    /// The point that every crop keeps in sight, from 0 to 1 across and down; `None` when
    /// nobody named one: then crops keep what draws the eye.
    pub focus: Option<(f32, f32)>,
    /// What someone should know about its pixels: a colour profile that cannot be read.
    pub notes: Vec<String>,
    /// Where there is something to look at.
    interest: Interest,
}

/// What a layout does with a photo's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Treatment {
    /// Shown as it is.
    #[default]
    None,
    /// In greys.
    Mono,
    /// From the theme's darkest to its lightest ground.
    Duotone,
}

impl Treatment {
    /// Every treatment by the name that a layout calls it.
    pub const ALL: &[(&str, Self)] = &[
        ("none", Self::None),
        ("mono", Self::Mono),
        ("duotone", Self::Duotone),
    ];
}

impl Photo {
    /// The most bytes a photo's file may have.
    pub const MAX_BYTES: usize = decode::MAX_BYTES;

    /// Decodes a JPEG, PNG or WebP, makes its colours sRGB, turns it upright and lays what is
    /// see-through on white.
    ///
    /// # Errors
    /// A file that is none of them, is damaged or cut off, or is beyond 64 MiB or 64 megapixels; a focus
    /// outside the photo.
    pub fn open(source: &Source<'_>) -> Result<Self> {
        decode::open(source)
    }

    /// A photo of opaque sRGB pixels, three bytes each, rows from top to bottom; without a
    /// credit or a focus.
    #[must_use]
    pub fn of_pixels(name: &str, width: u32, height: u32, pixels: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            credit: String::new(),
            width,
            height,
            interest: Interest::of(&pixels, width, height),
            pixels,
            focus: None,
            notes: Vec::new(),
        }
    }

    /// What a brief says of the photo.
    #[must_use]
    pub fn said(&self) -> Picture {
        Picture {
            name: self.name.clone(),
            credit: self.credit.clone(),
        }
    }
}
