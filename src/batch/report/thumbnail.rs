//! Banners small enough that hundreds fit on a page.

use crate::banner::Banner;
use crate::encode::{self, Format, Metadata, Picture, Settings};
use crate::photo::{Pixels, scaled};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Wide enough to read a headline, in pixels.
const WIDTH: u32 = 320;
/// Of WebP; type of this size shows no rings at it.
const QUALITY: u8 = 60;
/// The shape of the page's frames.
const SHAPE: f64 = 16.0 / 9.0;
/// A canvas of 4096 pixels a side takes 64 MiB; twice that decodes any.
const MEMORY: u64 = 128 << 20;

/// A banner as a page shows it.
#[derive(Debug)]
pub(super) struct Thumbnail {
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    /// `data:image/webp;base64,…`, or the banner's main colour where its format is not read
    /// here: AVIF.
    pub(super) shown: Result<String, String>,
    /// What the banner shows, in words.
    pub(super) alt: String,
}

/// The banner that stands for its record: one with a flaw before others, then the one that fills
/// a frame best, then the one that is decoded soonest.
pub(super) fn leading(banners: &[Banner]) -> Option<&Banner> {
    let rank = |banner: &&Banner| {
        let (width, height) = (banner.size.width(), banner.size.height());
        let away = (f64::from(width) / f64::from(height) / SHAPE).ln().abs();
        let flawless = !banner.notes.iter().any(crate::note::Note::is_flaw);
        (flawless, (away * 100.0) as u32, width * height)
    };
    banners.iter().min_by_key(rank)
}

impl Thumbnail {
    pub(super) fn of(banner: &Banner) -> Self {
        let (width, height) = (banner.size.width(), banner.size.height());
        let high = (height * WIDTH).div_ceil(width).max(1);
        Self {
            size: (WIDTH, high),
            shown: small(banner, high).ok_or_else(|| banner.color.to_string()),
            alt: super::gathered::clipped(&banner.alt),
        }
    }
}

/// A data URI; `None` for what cannot be decoded, of which a page shows the main colour.
fn small(banner: &Banner, high: u32) -> Option<String> {
    let format = match banner.how.format {
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Avif => return None,
    };
    let mut reader = ImageReader::with_format(Cursor::new(&banner.bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgb8();
    let (width, height) = pixels.dimensions();
    let whole = Pixels {
        bytes: pixels.as_raw(),
        width,
        height,
    };
    let picture = Picture {
        width: WIDTH,
        height: high,
        pixels: &scaled(whole, [0, 0, width, height], WIDTH, high),
        backdrop: None,
    };
    let settings = Settings {
        format: Format::Webp,
        quality: Some(QUALITY),
        ..Settings::default()
    };
    let file = encode::encode(&picture, &settings, &Metadata::default()).ok()?;
    Some(format!(
        "data:{};base64,{}",
        Format::Webp.media_type(),
        STANDARD.encode(file.bytes)
    ))
}
