//! PNG: plain and quick, or as small as it gets.

use super::deflate;
use super::filter::Filter;
use super::{Effort, Metadata, Picture};
use crate::error::{Error, Result};
use libdeflater::{CompressionLvl, Compressor};
use oxipng::{Deflater, FilterStrategy, Options, RawImage, StripChunks};
use png::{BitDepth, ColorType, Compression, Encoder, SrgbRenderingIntent, Writer, chunk};
use std::io::Write as _;

/// The name that XMP goes by in a PNG's iTXt chunk (XMP Specification Part 3, 1.1.5).
const XMP: &str = "XML:com.adobe.xmp";

/// A PNG file: eight bits, sRGB, no alpha, no metadata.
pub(crate) fn plain(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>> {
    let picture = Picture {
        width,
        height,
        pixels,
        backdrop: None,
    };
    whole(&picture, Effort::Default, &Metadata::default())
}

/// A PNG file of rows that come a few at a time, so that they are never held all at once.
///
/// # Errors
/// What the rows fail with; bytes that are more or fewer than such a picture has.
pub(crate) fn rows(
    (width, height): (u32, u32),
    rows: impl Iterator<Item = Result<Vec<u8>>>,
) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header().map_err(|e| fault(&e))?;
    let mut stream = writer.stream_writer().map_err(|e| fault(&e))?;
    for some in rows {
        stream.write_all(&some?).map_err(|e| fault(&e))?;
    }
    stream.finish().map_err(|e| fault(&e))?;
    writer.finish().map_err(|e| fault(&e))?;
    Ok(bytes)
}

/// Every pixel, in hundredths of a second: rows as they are, by the row above or each by what
/// fits it best, whichever makes a sample of them smallest; packed by `libdeflate`. What shows its
/// backdrop is packed as that was.
pub(super) fn whole(picture: &Picture<'_>, effort: Effort, metadata: &Metadata) -> Result<Vec<u8>> {
    let data = match picture
        .backdrop
        .filter(|under| under.pixels.len() == picture.pixels.len())
    {
        Some(under) => under.packed(picture, effort),
        None if is_noisy(picture) => {
            let mut rows = Filter::Fitting.row_by_row(picture);
            deflate::plain(picture.pixels.len(), |to| rows.add_next(to))
        }
        None => {
            let level = if effort == Effort::Fast { 1 } else { 6 };
            packed(&chosen(picture).rows(picture), level)
        }
    };
    let mut bytes = Vec::with_capacity(data.len() + 16_384);
    let mut writer = begun(picture, metadata, &mut bytes)?;
    writer
        .write_chunk(chunk::IDAT, &data)
        .map_err(|e| fault(&e))?;
    writer.finish().map_err(|e| fault(&e))?;
    Ok(bytes)
}

/// A file up to its pixels.
fn begun<'a>(
    picture: &Picture<'_>,
    metadata: &Metadata,
    bytes: &'a mut Vec<u8>,
) -> Result<Writer<&'a mut Vec<u8>>> {
    let mut encoder = Encoder::new(bytes, picture.width, picture.height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    if let Some(packet) = &metadata.xmp {
        let text = String::from_utf8_lossy(packet).into_owned();
        encoder
            .add_itxt_chunk(XMP.to_owned(), text)
            .map_err(|e| fault(&e))?;
    }
    encoder.write_header().map_err(|e| fault(&e))
}

/// Whether a picture is mostly noise, as photos are: it holds few repeats that a search would
/// find, so none is worth its time. A sample of a photo, packed, stays above three tenths of its
/// bytes; what layouts draw comes below two.
fn is_noisy(picture: &Picture<'_>) -> bool {
    let sample = sampled(picture, 2, 96);
    let bytes = packed(&Filter::Up.rows(&sample.picture()), 1).len();
    10 * bytes >= 3 * sample.pixels.len()
}

/// The filter that makes a sample of a picture's rows smallest.
fn chosen(picture: &Picture<'_>) -> Filter {
    let sample = sampled(picture, 6, 48);
    let tried = [Filter::None, Filter::Up, Filter::Fitting].map(|filter| {
        let bytes = packed(&filter.rows(&sample.picture()), 1).len();
        (filter, bytes)
    });
    // Of two that are as small the first, which takes less time.
    let best = tried.into_iter().min_by_key(|(_, bytes)| *bytes);
    best.map_or(Filter::None, |(filter, _)| filter)
}

/// Some rows of a picture.
struct Sample {
    width: u32,
    pixels: Vec<u8>,
}

/// So many rows of each so many.
fn sampled(picture: &Picture<'_>, strip: usize, each: usize) -> Sample {
    let row = 3 * picture.width as usize;
    let strips = picture.pixels.chunks(each * row);
    let pixels = strips.flat_map(|rows| rows.iter().take(strip * row).copied());
    Sample {
        width: picture.width,
        pixels: pixels.collect(),
    }
}

impl Sample {
    fn picture(&self) -> Picture<'_> {
        Picture {
            width: self.width,
            height: (self.pixels.len() / (3 * self.width as usize).max(1)) as u32,
            pixels: &self.pixels,
            backdrop: None,
        }
    }
}

/// Bytes as a zlib stream (RFC 1950).
pub(super) fn packed(data: &[u8], level: i32) -> Vec<u8> {
    let level = CompressionLvl::new(level).unwrap_or_default();
    let mut packer = Compressor::new(level);
    let mut bytes = vec![0; packer.zlib_compress_bound(data.len())];
    // The bound is room enough, so this cannot fail.
    let length = packer.zlib_compress(data, &mut bytes).unwrap_or_default();
    bytes.truncate(length);
    bytes
}

/// Every pixel, in as few bytes as a few seconds find.
pub(super) fn small(picture: &Picture<'_>, metadata: &Metadata) -> Result<Vec<u8>> {
    let color = oxipng::ColorType::RGB {
        transparent_color: None,
    };
    squeezed(picture, color, picture.pixels.to_vec(), metadata)
}

/// A picture in the colours of a palette: one index a pixel.
pub(super) fn indexed(
    picture: &Picture<'_>,
    palette: &[[u8; 3]],
    indices: Vec<u8>,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    let entry = |[r, g, b]: &[u8; 3]| oxipng::RGBA8::new(*r, *g, *b, u8::MAX);
    let color = oxipng::ColorType::Indexed {
        palette: palette.iter().map(entry).collect(),
    };
    squeezed(picture, color, indices, metadata)
}

fn squeezed(
    picture: &Picture<'_>,
    color: oxipng::ColorType,
    data: Vec<u8>,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    let (width, height) = (picture.width, picture.height);
    let depth = oxipng::BitDepth::Eight;
    let mut image = RawImage::new(width, height, color, depth, data).map_err(|e| fault(&e))?;
    image.add_png_chunk(*b"sRGB", vec![SrgbRenderingIntent::Perceptual as u8]);
    if let Some(packet) = &metadata.xmp {
        // Keyword, then: not compressed, no language, no translated keyword.
        let text = [XMP.as_bytes(), &[0, 0, 0, 0, 0], packet].concat();
        image.add_png_chunk(*b"iTXt", text);
    }
    let options = Options {
        filters: [
            FilterStrategy::NONE,
            FilterStrategy::SUB,
            FilterStrategy::Entropy,
            FilterStrategy::Bigrams,
        ]
        .into_iter()
        .collect(),
        deflater: Deflater::Libdeflater { compression: 11 },
        strip: StripChunks::None,
        // A time limit would let the machine decide.
        timeout: None,
        ..Options::default()
    };
    image.create_optimized_png(&options).map_err(|e| fault(&e))
}

fn fault(error: &dyn std::fmt::Display) -> Error {
    Error::Picture {
        name: "png".to_owned(),
        why: error.to_string(),
    }
}
