//! XMP packets: into WebP, and out of PNG, WebP and JPEG.

use super::{Format, Metadata, Picture};
use crate::error::{Error, Result};
use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{ImageDecoder, ImageFormat, ImageResult, Limits};
use std::io::Cursor;

/// More than any packet says, far less than a file's worth.
pub(super) const MOST: usize = 1 << 20;
/// What a decoder may take to find a packet.
const MEMORY: u64 = 64 << 20;

/// The XMP packet of a PNG, WebP or JPEG file; `None` where there is none, or where the file is
/// no such picture or damaged before the packet. No pixel is decoded.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<u8>> {
    let from = Cursor::new(bytes);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let packet = match image::guess_format(bytes).ok()? {
        ImageFormat::Png => of(PngDecoder::with_limits(from, limits)),
        ImageFormat::WebP => of(WebPDecoder::new(from)),
        ImageFormat::Jpeg => of(JpegDecoder::new(from)),
        _ => None,
    };
    packet.filter(|packet| packet.len() <= MOST)
}

fn of(decoder: ImageResult<impl ImageDecoder>) -> Option<Vec<u8>> {
    decoder.ok()?.xmp_metadata().ok()?
}

/// Whether a format takes a packet.
pub(super) fn check(picture: &Picture<'_>, format: Format, metadata: &Metadata) -> Result<()> {
    let Some(packet) = &metadata.xmp else {
        return Ok(());
    };
    let (bytes, most) = (packet.len(), format.most_xmp());
    let why = if std::str::from_utf8(packet).is_err() {
        "its XMP packet is not UTF-8".to_owned()
    } else if bytes > most && most > 0 {
        format!("its XMP packet has {bytes} bytes, {format} holds {most}; shorten it")
    } else {
        return Ok(());
    };
    let (width, height) = (picture.width, picture.height);
    Err(Error::Picture {
        name: format!("banner {width}x{height}"),
        why,
    })
}

/// A chunk's name and length, before its bytes.
const HEAD: usize = 8;
/// `RIFF`, a length and `WEBP`.
const RIFF: usize = 12;
/// In the header of an extended file: an XMP chunk follows.
const HAS_XMP: u8 = 0b100;

/// A plain WebP file as an extended one with a packet (WebP Container Specification, 2012).
pub(super) fn in_webp(file: &[u8], picture: &Picture<'_>, packet: &[u8]) -> Vec<u8> {
    let side = |pixels: u32| (pixels.saturating_sub(1)).to_le_bytes();
    let (width, height) = (side(picture.width), side(picture.height));
    let header = [&[HAS_XMP, 0, 0, 0], &width[..3], &height[..3]].concat();
    let image = file.get(RIFF..).unwrap_or_default();
    let chunks = [
        chunk(b"VP8X", &header),
        image.to_vec(),
        chunk(b"XMP ", packet),
    ]
    .concat();
    let length = (chunks.len() + 4) as u32;
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &chunks].concat()
}

/// A chunk, filled up to an even number of bytes.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEAD + data.len() + 1);
    out.extend_from_slice(name);
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    out
}
