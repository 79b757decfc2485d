//! JPEG with colour at full resolution.

use super::{Effort, Metadata, Picture};
use crate::error::{Error, Result};
use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

/// What stands before a packet (XMP Specification Part 3, 1.1.3).
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// What a segment of 65,535 bytes holds beside its own length and the name before the packet.
pub(super) const MOST_XMP: usize = 65_535 - 2 - XMP.len();

/// A JPEG file, with its packet in a segment of its own. With effort the smaller of two: scans
/// from coarse to fine pay for photos, not for small flat pictures.
pub(super) fn encode(
    picture: &Picture<'_>,
    quality: u8,
    effort: Effort,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    let plain = in_scans(picture, quality, false, metadata)?;
    if effort != Effort::Small {
        return Ok(plain);
    }
    let progressive = in_scans(picture, quality, true, metadata)?;
    Ok(if progressive.len() < plain.len() {
        progressive
    } else {
        plain
    })
}

fn in_scans(
    picture: &Picture<'_>,
    quality: u8,
    progressive: bool,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    let fault = |why: String| Error::Picture {
        name: "jpeg".to_owned(),
        why,
    };
    let mut bytes = Vec::with_capacity(picture.pixels.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality);
    // Half the resolution would fray coloured type.
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    let table = QuantizationTableType::ImageMagick;
    encoder.set_quantization_tables(table.clone(), table);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_progressive(progressive);
    if let Some(packet) = &metadata.xmp {
        encoder
            .add_app_segment(1, [XMP, packet].concat())
            .map_err(|e| fault(e.to_string()))?;
    }
    let side = |side: u32| {
        u16::try_from(side).map_err(|_| fault("wider or higher than 65,535 pixels".to_owned()))
    };
    let (width, height) = (side(picture.width)?, side(picture.height)?);
    encoder
        .encode(picture.pixels, width, height, ColorType::Rgb)
        .map_err(|e| fault(e.to_string()))?;
    Ok(bytes)
}
