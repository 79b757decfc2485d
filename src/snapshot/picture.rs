//! Accepted pictures as files: read, scaled down, written small.

use crate::error::{Error, Result};
use image::RgbImage;
use image::imageops::{self, FilterType};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits, Transformations};
use std::io::Cursor;

/// A picture may have so many pixels a side, as a banner may.
const MAX_SIDE: u32 = 4096;
/// Memory for reading one, beside its pixels.
const MAX_BYTES: usize = 256 << 20;

/// Reads a PNG; what is see-through is laid on white.
///
/// # Errors
/// Bytes that are no PNG, are damaged, or more than 4096 pixels wide or high.
pub fn read(name: &str, bytes: &[u8]) -> Result<RgbImage> {
    let fault = |why: String| Error::Picture {
        name: name.to_owned(),
        why,
    };
    let unread = |e: png::DecodingError| fault(format!("cannot be read as PNG: {e}"));
    let limits = Limits { bytes: MAX_BYTES };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(unread)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(fault(format!(
            "{width}×{height} pixels, more than a banner may have"
        )));
    }
    let size = reader.output_buffer_size();
    let mut pixels = vec![0; size.ok_or_else(|| fault("no memory for it".to_owned()))?];
    let frame = reader.next_frame(&mut pixels).map_err(unread)?;
    pixels.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        ColorType::Rgb => pixels,
        ColorType::Rgba => on_white(pixels.as_chunks::<4>().0, |[r, g, b, a]| ([r, g, b], a)),
        ColorType::GrayscaleAlpha => on_white(pixels.as_chunks::<2>().0, |[v, a]| ([v; 3], a)),
        ColorType::Grayscale | ColorType::Indexed => {
            pixels.iter().flat_map(|grey| [*grey; 3]).collect()
        }
    };
    RgbImage::from_raw(width, height, pixels).ok_or_else(|| fault("cut short".to_owned()))
}

fn on_white<const N: usize>(
    pixels: &[[u8; N]],
    split: impl Fn([u8; N]) -> ([u8; 3], u8),
) -> Vec<u8> {
    let laid = |pixel: &[u8; N]| {
        let (color, alpha) = split(*pixel);
        let alpha = u32::from(alpha);
        color.map(|c| ((u32::from(c) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
    };
    pixels.iter().flat_map(laid).collect()
}

/// A picture scaled down to a width; as it is when it is no wider.
#[must_use]
pub fn scaled(picture: RgbImage, width: Option<u32>) -> RgbImage {
    match width {
        Some(width) if width < picture.width() => {
            let height = u64::from(picture.height()) * u64::from(width);
            let height = (height / u64::from(picture.width())).max(1) as u32;
            imageops::resize(&picture, width, height, FilterType::Triangle)
        }
        _ => picture,
    }
}

/// A picture as a PNG of full colours.
pub(super) fn full(picture: &RgbImage) -> Result<Vec<u8>> {
    encode(picture, picture.as_raw(), None, Compression::High)
}

/// A picture as a PNG that is written at once and thrown away soon.
pub(super) fn quick(picture: &RgbImage) -> Result<Vec<u8>> {
    encode(picture, picture.as_raw(), None, Compression::Fast)
}

/// A picture as a PNG of a palette: red, green, blue of each colour, and one index a pixel.
pub(super) fn indexed(picture: &RgbImage, palette: Vec<u8>, indices: &[u8]) -> Result<Vec<u8>> {
    encode(picture, indices, Some(palette), Compression::High)
}

fn encode(
    picture: &RgbImage,
    pixels: &[u8],
    palette: Option<Vec<u8>>,
    effort: Compression,
) -> Result<Vec<u8>> {
    let fault = |e: png::EncodingError| Error::Picture {
        name: "png".to_owned(),
        why: e.to_string(),
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(effort);
    encoder.set_color(ColorType::Rgb);
    if let Some(palette) = palette {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        encoder.set_filter(png::Filter::NoFilter); // neighbouring indices say nothing of each other
    }
    let mut writer = encoder.write_header().map_err(fault)?;
    writer.write_image_data(pixels).map_err(fault)?;
    writer.finish().map_err(fault)?;
    Ok(bytes)
}
