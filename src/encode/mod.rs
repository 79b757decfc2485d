//! Pixels to file bytes in four formats, below a budget where one is set, with an XMP packet
//! where the format holds one. The same bytes for the same pixels on every machine, with one thread
//! or many.

#[cfg(feature = "avif")]
mod avif;
mod bands;
mod budget;
mod deflate;
mod difference;
mod dither;
mod filter;
mod jpeg;
mod matches;
mod palette;
mod png;
mod webp;
mod xmp;

pub use difference::Difference;
pub use dither::{Dither, Dithering};
pub use matches::{Matches, Under};
pub use xmp::read as read_xmp;

pub(crate) use dither::dithered;
pub(crate) use png::{plain as plain_png, rows};

use crate::error::Result;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Opaque sRGB pixels, three bytes each, rows from top to bottom.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// In pixels, at most 4096.
    pub width: u32,
    /// In pixels, at most 4096.
    pub height: u32,
    /// Red, green, blue; `width * height * 3` bytes.
    pub pixels: &'a [u8],
    /// What it was laid over, where that is known and shows: it saves time, and decides how a PNG
    /// is packed.
    pub backdrop: Option<Under<'a>>,
}

/// A file format for banners.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Exact, or in 256 colours; tagged as sRGB.
    #[default]
    Png,
    /// Lossy WebP; halves the resolution of colour, as all lossy WebP does. Without a profile it
    /// is sRGB.
    Webp,
    /// JPEG with colour at full resolution, for coloured type. Without a profile it is sRGB.
    Jpeg,
    /// AVIF with colour at full resolution and ten bits; its stream says sRGB (H.273 codes 1, 13
    /// and 6). Only where the crate is built with the feature `avif`.
    Avif,
}

impl Format {
    /// The formats that this build writes, in the order in which one stands in for another.
    pub const WRITTEN: &[Self] = &[
        Self::Webp,
        Self::Jpeg,
        #[cfg(feature = "avif")]
        Self::Avif,
        Self::Png,
    ];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Avif => "avif",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Avif => "image/avif",
        }
    }

    /// The largest XMP packet that it carries, in bytes; 0 for AVIF, whose encoder writes none.
    #[must_use]
    pub fn most_xmp(self) -> usize {
        match self {
            // A limit of ours; both could hold 2 GiB.
            Self::Png | Self::Webp => xmp::MOST,
            Self::Jpeg => jpeg::MOST_XMP,
            Self::Avif => 0,
        }
    }

    /// The quality that is asked of it when none is named, and the least that a budget may ask,
    /// both on its encoder's scale from 1 to 100; `None` for PNG.
    #[must_use]
    pub fn qualities(self) -> Option<Qualities> {
        let (usual, least) = match self {
            Self::Png => return None,
            Self::Webp => (85, 60),
            Self::Jpeg => (85, 65),
            Self::Avif => (75, 45),
        };
        Some(Qualities { usual, least })
    }

    /// The part of an error that says how to get a build with this format.
    #[cfg(not(feature = "avif"))]
    pub(crate) const NO_AVIF: &str =
        "this build writes no AVIF; build it with --features avif or name another format";
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Jpeg => "JPEG",
            Self::Avif => "AVIF",
        })
    }
}

/// How a lossy format's quality may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualities {
    /// When none is named.
    pub usual: u8,
    /// Below it edges of type ring and flat colours turn blotchy: a budget is refused instead.
    pub least: u8,
}

/// How long to look for fewer bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Hundredths of a second: larger files, as soon as they can be had.
    Fast,
    /// Some hundredths of a second more.
    #[default]
    Default,
    /// Seconds: PNG in 256 colours where no eye can tell, and every filter weighed; the slower
    /// searches of the others.
    Small,
}

/// What a file shall be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Default: PNG.
    pub format: Format,
    /// From 1 to 100 on the encoder's own scale; with a budget the most that is tried. Default:
    /// [`Format::qualities`]. PNG has none.
    pub quality: Option<u8>,
    /// Default: neither fast nor small.
    pub effort: Effort,
    /// The most bytes that the file may have. Default: as many as it takes.
    pub max_bytes: Option<usize>,
}

/// What a file carries beside its pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// An XMP packet in UTF-8, at most [`Format::most_xmp`] bytes; not written to AVIF. Default:
    /// none.
    pub xmp: Option<Vec<u8>>,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    /// The file.
    pub bytes: Vec<u8>,
    /// How it came to have that many.
    pub how: How,
}

/// How a file was encoded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct How {
    /// The format.
    pub format: Format,
    /// What is kept of the colours.
    #[serde(flatten)]
    pub method: Method,
    /// Whether it carries an XMP packet; AVIF never does.
    pub xmp: bool,
    /// The budget, where one was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<usize>,
    /// What was tried for the budget and was too large, or was fit and bettered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Try>,
}

/// What a file keeps of the colours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "method")]
pub enum Method {
    /// Every pixel as it was drawn.
    TrueColor {
        /// How long fewer bytes were looked for.
        effort: Effort,
    },
    /// A palette.
    Palette {
        /// How many colours it has.
        colors: usize,
        /// How far off the pixels are.
        difference: Difference,
    },
    /// A lossy encoder.
    Lossy {
        /// On the encoder's own scale.
        quality: u8,
        /// How long fewer bytes were looked for.
        effort: Effort,
    },
}

/// A file that was tried for a budget.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Try {
    /// What it was.
    #[serde(flatten)]
    pub method: Method,
    /// Its bytes.
    pub bytes: usize,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TrueColor { .. } => f.write_str("true colour"),
            Self::Palette { colors, .. } => write!(f, "a palette of {colors}"),
            Self::Lossy { quality, .. } => write!(f, "quality {quality}"),
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.format, self.method)?;
        match (self.max_bytes, self.tried.len()) {
            (None, _) | (_, 0) => Ok(()),
            (Some(most), tried) => write!(
                f,
                ", the best of {} tries below {}",
                tried + 1,
                budget::said(most)
            ),
        }
    }
}

/// Encodes a picture: the best that the budget allows.
///
/// # Errors
/// A budget that the format cannot keep at its least quality, with a format that can; a setting
/// that the format does not have; a packet that is too large for it.
pub fn encode(picture: &Picture<'_>, settings: &Settings, metadata: &Metadata) -> Result<Encoded> {
    xmp::check(picture, settings.format, metadata)?;
    budget::best(picture, settings, metadata)
}

/// The bytes of `300k`, `1.5MB`, `200 KiB`: k, kB and MB are thousands and millions, KiB and MiB
/// 1,024 and its square.
///
/// # Errors
/// What is wrong with the text.
pub fn bytes(text: &str) -> std::result::Result<usize, String> {
    budget::bytes(text)
}

/// The same picture in the same way as another file was made, whatever its size.
pub(crate) fn again(picture: &Picture<'_>, how: &How, metadata: &Metadata) -> Result<Vec<u8>> {
    budget::made(picture, how, metadata)
}
