//! Pixels to file bytes.

use crate::error::{Error, Result};
use png::{BitDepth, ColorType, Compression, Encoder, SrgbRenderingIntent};

/// A PNG file: eight bits, sRGB, no alpha.
pub(super) fn png(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>> {
    let fault = |e: png::EncodingError| Error::Picture {
        name: "png".to_owned(),
        why: e.to_string(),
    };
    let mut bytes = Vec::with_capacity(pixels.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().map_err(fault)?;
    writer.write_image_data(pixels).map_err(fault)?;
    writer.finish().map_err(fault)?;
    Ok(bytes)
}
