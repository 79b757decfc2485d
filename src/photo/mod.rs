//! Photos: decoded once, then cropped, scaled and toned for the holes of a layout. The only
//! place that takes in foreign pixels.

mod album;
mod choice;
mod crop;
mod decode;
mod interest;
mod jpeg;
mod light;
mod profile;
mod scale;
mod tone;

pub use album::Album;
pub(crate) use choice::Wanted;
pub use choice::{Find, Finder, Found};
pub use crop::View;
pub(crate) use scale::{Pixels, scaled};
pub(crate) use tone::Frame;
pub use tone::{Inks, Tone};

use crate::brief::Picture;
use crate::error::Result;
use crate::rights::Rights;
use interest::Interest;
use std::sync::Arc;

/// A photo as a caller has it: a file's bytes, and what is known about it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The file, as faults and reports call it.
    pub name: &'a str,
    /// A JPEG, PNG or WebP file.
    pub bytes: &'a [u8],
    /// Who made it, as it shall be printed. Default: as the file says it.
    pub credit: &'a str,
    /// What is known of its rights; where this says nothing the file counts. Default: nothing.
    pub rights: Option<&'a Rights>,
    /// The point that every crop keeps in sight, from 0 to 1 across and down. Default: the
    /// file's own, of IPTC's image regions; without one crops keep what draws the eye.
    pub focus: Option<(f32, f32)>,
    /// What is done with its colours, whatever layout and theme say. Default: what they say.
    pub treatment: Option<Treatment>,
}

/// A decoded photo, upright: opaque sRGB pixels, three bytes each, rows from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// The file, as the caller named it.
    pub name: String,
    /// BLAKE3 of its file, in hexadecimal; empty for one that comes from no file.
    pub hash: String,
    /// Who made it; empty when it is not said.
    pub credit: String,
    /// Who owns it, what may be done with it and until when.
    pub rights: Rights,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue; `width * height * 3` bytes.
    pub pixels: Arc<Vec<u8>>,
    /// The point that every crop keeps in sight, from 0 to 1 across and down; `None` when
    /// nobody named one: then crops keep what draws the eye.
    pub focus: Option<(f32, f32)>,
    /// What is done with its colours; `None` for what layout and theme say.
    pub treatment: Option<Treatment>,
    /// What someone should know about its pixels: a colour profile that cannot be read.
    pub notes: Vec<String>,
    /// Where there is something to look at.
    interest: Arc<Interest>,
}

/// A point of a photo, across and down from 0 to 1, of words such as `0.62,0.4`, `62% 40%`.
///
/// # Errors
/// Anything but two numbers from 0 to 1, or from 0 % to 100 %, in one line.
pub fn focus(text: &str) -> std::result::Result<(f32, f32), String> {
    let one = |word: &str| {
        let number: f32 = match word.strip_suffix('%') {
            Some(percent) => percent.trim().parse::<f32>().ok()? / 100.0,
            None => word.parse().ok()?,
        };
        (0.0..=1.0).contains(&number).then_some(number)
    };
    let words: Vec<&str> = text
        .split([',', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [x, y] => one(x).zip(one(y)),
        _ => None,
    }
    .ok_or_else(|| {
        format!(
            "\"{text}\" is no point of a photo; write it as 0.62,0.4 or 62%,40%, across and down"
        )
    })
}

/// What is done with a photo's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Treatment {
    /// Shown as it is.
    #[default]
    None,
    /// In greys.
    Mono,
    /// From the darker of the theme's ink and paper to the lighter.
    Duotone,
    /// Dots of the darker of the two on the lighter.
    Halftone,
    /// Out of focus.
    Blur,
    /// With the grain of a fast film.
    Grain,
}

impl Treatment {
    /// Every treatment by the name that layouts and themes call it.
    pub const ALL: &[(&str, Self)] = &[
        ("none", Self::None),
        ("mono", Self::Mono),
        ("duotone", Self::Duotone),
        ("halftone", Self::Halftone),
        ("blur", Self::Blur),
        ("grain", Self::Grain),
    ];

    /// The treatment of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found.map(|(_, treatment)| *treatment)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, own)| *own == self);
        found.map_or("none", |(name, _)| name)
    }
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
        decode::open(source, &Album::default())
    }

    /// The same; the photo that an album holds is not decoded again.
    ///
    /// # Errors
    /// As [`Photo::open`].
    pub fn open_with(source: &Source<'_>, album: &Album) -> Result<Self> {
        decode::open(source, album)
    }

    /// A photo of opaque sRGB pixels, three bytes each, rows from top to bottom; without a
    /// credit or a focus.
    #[must_use]
    pub fn of_pixels(name: &str, width: u32, height: u32, pixels: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            hash: String::new(),
            credit: String::new(),
            rights: Rights::default(),
            width,
            height,
            interest: Arc::new(Interest::of(&pixels, width, height)),
            pixels: Arc::new(pixels),
            focus: None,
            treatment: None,
            notes: Vec::new(),
        }
    }

    /// What a brief says of the photo.
    #[must_use]
    pub fn said(&self) -> Picture {
        Picture {
            name: self.name.clone(),
            credit: self.credit.clone(),
            focus: self
                .focus
                .map(|(x, y)| format!("{x},{y}"))
                .unwrap_or_default(),
            rights: self.rights.clone(),
        }
    }
}
