//! Takes in a PNG, JPEG or WebP: limits first, then pixels.

use super::interest::Interest;
use super::profile::{self, Read};
use super::{Album, Photo, Source, jpeg};
use crate::error::{Error, Result};
use crate::rights::{self, Focus, Rights};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;
use std::sync::Arc;

/// Beyond any photo that a newsroom's camera makes.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// What 64 MiB of photo hold at the most: 256 MiB once decoded with four bytes a pixel.
const MAX_PIXELS: u64 = 64_000_000;
/// For the decoded pixels and what a decoder keeps beside them; with the file, and the same
/// pixels again as they are turned or made opaque, a photo stays below 600 MB.
pub(super) const MAX_MEMORY: u64 = 5 * MAX_PIXELS;

/// Pixels as a file holds them, and what it says of them.
pub(super) struct Decoded {
    pub(super) pixels: DynamicImage,
    pub(super) orientation: Orientation,
    /// An ICC profile that speaks of `pixels`.
    pub(super) profile: Option<Vec<u8>>,
    /// What someone should know.
    pub(super) notes: Vec<String>,
}

/// A file's photo: all that does not follow what a caller says of it.
#[derive(Debug)]
pub(super) struct Taken {
    hash: String,
    width: u32,
    height: u32,
    pub(super) pixels: Arc<Vec<u8>>,
    interest: Arc<Interest>,
    credit: String,
    rights: Rights,
    focus: Option<(f32, f32)>,
    notes: Vec<String>,
}

pub(super) fn open(source: &Source<'_>, album: &Album) -> Result<Photo> {
    let fault = |why: String| Error::Picture {
        name: source.name.to_owned(),
        why,
    };
    if source.bytes.len() > MAX_BYTES {
        return Err(fault("larger than 64 MiB; save it smaller".to_owned()));
    }
    let within = |(x, y): (f32, f32)| (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
    if let Some((x, y)) = source.focus.filter(|focus| !within(*focus)) {
        return Err(fault(format!(
            "focus {x},{y} is not in the photo; give two numbers from 0 to 1"
        )));
    }
    let taken = album.take(source.bytes).map_err(fault)?;
    let given = source.rights.cloned().unwrap_or_default();
    let credit = match source.credit.trim() {
        "" => &taken.credit,
        given => given,
    };
    Ok(Photo {
        name: source.name.to_owned(),
        hash: taken.hash.clone(),
        credit: credit.to_owned(),
        rights: given.or(&taken.rights),
        width: taken.width,
        height: taken.height,
        pixels: Arc::clone(&taken.pixels),
        focus: source.focus.or(taken.focus),
        treatment: source.treatment,
        notes: taken.notes.clone(),
        interest: Arc::clone(&taken.interest),
    })
}

/// The photo of a file with that hash; or what is wrong with it.
pub(super) fn take(bytes: &[u8], hash: String) -> std::result::Result<Taken, String> {
    let Decoded {
        pixels,
        orientation,
        profile,
        mut notes,
    } = decode(bytes)?;
    let stored = (pixels.width(), pixels.height());
    let mut pixels = opaque(pixels, profile.as_deref(), &mut notes);
    if orientation != Orientation::NoTransforms {
        let mut turned = DynamicImage::from(pixels);
        turned.apply_orientation(orientation);
        pixels = turned.into_rgb8();
    }
    let said = rights::read(bytes);
    notes.extend(said.notes);
    let (width, height) = pixels.dimensions();
    let pixels = pixels.into_raw();
    Ok(Taken {
        hash,
        width,
        height,
        interest: Arc::new(Interest::of(&pixels, width, height)),
        pixels: Arc::new(pixels),
        credit: said.credit,
        rights: said.rights,
        focus: said
            .focus
            .and_then(|focus| upright(focus, stored, orientation)),
        notes,
    })
}

/// A point of the pixels as they are stored, as IPTC's regions name it, once the photo stands
/// upright; from 0 to 1. `None` when it lies outside.
fn upright(focus: Focus, stored: (u32, u32), orientation: Orientation) -> Option<(f32, f32)> {
    let (x, y) = match focus.pixels {
        true => (focus.x / stored.0 as f32, focus.y / stored.1 as f32),
        false => (focus.x, focus.y),
    };
    if !((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y)) {
        return None;
    }
    Some(match orientation {
        Orientation::NoTransforms => (x, y),
        Orientation::FlipHorizontal => (1.0 - x, y),
        Orientation::Rotate180 => (1.0 - x, 1.0 - y),
        Orientation::FlipVertical => (x, 1.0 - y),
        Orientation::Rotate90FlipH => (y, x),
        Orientation::Rotate90 => (1.0 - y, x),
        Orientation::Rotate270FlipH => (1.0 - y, 1.0 - x),
        Orientation::Rotate270 => (y, 1.0 - x),
    })
}

/// What a file is, when it is a picture that is not read.
fn kind(bytes: &[u8]) -> &'static str {
    match image::guess_format(bytes) {
        _ if bytes
            .get(4..12)
            .is_some_and(|b| b.starts_with(b"ftyphei") || b == b"ftypmif1") =>
        {
            "an HEIC picture"
        }
        Ok(ImageFormat::Avif) => "an AVIF picture",
        Ok(ImageFormat::Gif) => "a GIF",
        Ok(ImageFormat::Tiff) => "a TIFF",
        Ok(ImageFormat::Bmp) => "a BMP",
        _ if bytes.is_empty() => "an empty file",
        _ => "no picture",
    }
}

fn decode(bytes: &[u8]) -> std::result::Result<Decoded, String> {
    let format = match image::guess_format(bytes).ok() {
        Some(ImageFormat::Jpeg) => return jpeg::decode(bytes),
        Some(format @ (ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => {
            let kind = kind(bytes);
            return Err(format!(
                "{kind}; photos are JPEG, PNG or WebP, save it as one of them"
            ));
        }
    };
    let mut reader = ImageReader::new(Cursor::new(bytes));
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| why(&e))?;
    let (width, height) = decoder.dimensions();
    small_enough(width, height)?;
    if decoder.total_bytes() > MAX_MEMORY {
        return Err(too_deep());
    }
    // Orientation or a profile that cannot be read is none: the pixels are what counts.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|e| why(&e))?;
    Ok(Decoded {
        pixels,
        orientation,
        profile,
        notes: Vec::new(),
    })
}

/// A bomb is small until it is opened: its header says how large it will be.
pub(super) fn small_enough(width: u32, height: u32) -> std::result::Result<(), String> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!(
            "{width}x{height} is more than 64 megapixels; save it smaller"
        ));
    }
    Ok(())
}

pub(super) fn too_deep() -> String {
    "takes more memory than a photo may; save it smaller, with 8 bits a colour".to_owned()
}

/// A decoder's reason in one line, lower case.
fn why(error: &ImageError) -> String {
    match error {
        ImageError::Limits(_) => too_deep(),
        other => damaged(&other.to_string()),
    }
}

pub(super) fn damaged(reason: &str) -> String {
    let text = reason.replace('\n', " ");
    format!("damaged: {}; save it again", text.trim_end_matches('.'))
}

/// sRGB pixels; what is see-through shows white, as on a page.
fn opaque(picture: DynamicImage, icc: Option<&[u8]>, notes: &mut Vec<String>) -> RgbImage {
    let grey = !picture.color().has_color();
    let see_through = picture.color().has_alpha();
    let profile = icc.map(|icc| profile::read(icc, if grey { 1 } else { 3 }));
    if let Some(Read::Unknown) = profile {
        notes.push(UNKNOWN.to_owned());
    }
    let profile = match profile {
        Some(Read::As(profile)) => Some(profile),
        _ => None,
    };
    let seen = |rgb: [u8; 3]| match &profile {
        Some(profile) if grey => profile.srgb(&rgb[..1]),
        Some(profile) => profile.srgb(&rgb),
        None => rgb,
    };
    if !see_through {
        let mut pixels = picture.into_rgb8();
        if profile.is_some() {
            for pixel in pixels.pixels_mut() {
                pixel.0 = seen(pixel.0);
            }
        }
        return pixels;
    }
    let with_alpha = picture.into_rgba8();
    RgbImage::from_fn(with_alpha.width(), with_alpha.height(), |x, y| {
        let [red, green, blue, alpha] = with_alpha.get_pixel(x, y).0;
        let over = |c: u8| {
            let alpha = u32::from(alpha);
            ((u32::from(c) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        image::Rgb(seen([red, green, blue]).map(over))
    })
}

/// A note on a profile.
pub(super) const UNKNOWN: &str =
    "its colour profile is of a kind that is not read; save it as sRGB if its colours look wrong";

#[cfg(test)]
mod tests {
    use super::*;

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture
            .write_to(&mut bytes, ImageFormat::Png)
            .expect("memory takes it");
        bytes.into_inner()
    }

    fn opened(bytes: &[u8]) -> Result<Photo> {
        let source = Source {
            name: "a.png",
            bytes,
            credit: " Ana Ruiz ",
            ..Source::default()
        };
        open(&source, &Album::default())
    }

    /// An EXIF block that says an orientation only.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        exif
    }

    /// A PNG of a size, with an orientation in its EXIF block and no pixels worth keeping.
    fn with_exif(width: u32, height: u32, orientation: u8) -> Vec<u8> {
        let exif = exif(orientation);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgb);
        let mut info = encoder.write_header().expect("a header");
        info.write_chunk(png::chunk::eXIf, &exif).expect("a chunk");
        let rows = [[255u8, 0, 0], [0, 0, 255]].concat();
        info.write_image_data(&rows.repeat((width * height / 2) as usize))
            .expect("pixels");
        info.finish().expect("an end");
        bytes
    }

    #[test]
    fn what_is_see_through_shows_white() {
        let mut picture = image::RgbaImage::from_pixel(2, 1, image::Rgba([0, 0, 0, 0]));
        picture.put_pixel(1, 0, image::Rgba([0, 0, 0, 255]));
        let photo = opened(&png(&picture.into())).expect("a PNG");
        assert_eq!(**photo.pixels, [255, 255, 255, 0, 0, 0]);
        assert_eq!(photo.credit, "Ana Ruiz");
    }

    #[test]
    fn a_turned_photo_is_stood_upright() {
        let photo = opened(&with_exif(2, 1, 6)).expect("a PNG");
        assert_eq!((photo.width, photo.height), (1, 2));
        let half = opened(&with_exif(2, 1, 3)).expect("a PNG");
        assert_eq!(**half.pixels, [0, 0, 255, 255, 0, 0]);
    }

    #[test]
    fn a_jpeg_is_a_photo_too() {
        let picture =
            RgbImage::from_fn(32, 16, |x, _| image::Rgb([if x < 16 { 250 } else { 5 }; 3]));
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(picture)
            .write_to(&mut bytes, ImageFormat::Jpeg)
            .expect("memory takes it");
        let mut bytes = bytes.into_inner();
        let block = [b"Exif\0\0".as_slice(), &exif(8)].concat();
        let length = u16::try_from(block.len() + 2).expect("a short block");
        let segment = [&[0xff, 0xe1], length.to_be_bytes().as_slice(), &block].concat();
        bytes.splice(2..2, segment);
        let photo = opened(&bytes).expect("a JPEG");
        assert_eq!((photo.width, photo.height), (16, 32));
        assert!(
            photo.pixels[0] < 20 && photo.pixels[16 * 31 * 3] > 235,
            "turned left"
        );
    }

    #[test]
    fn what_is_no_photo_is_said_in_one_line() {
        let whole = png(&DynamicImage::new_rgb8(40, 40));
        let mut huge = whole.clone();
        huge.splice(16..24, [0, 0, 0x40, 0, 0, 0, 0x40, 0]); // 16384 x 16384 in the header
        let crc = crc(&huge[12..29]);
        huge.splice(29..33, crc.to_be_bytes());
        let rows: [(&str, &[u8], &str); 5] = [
            ("empty", b"", "an empty file; photos are JPEG, PNG or WebP"),
            ("text", b"<svg/>", "no picture; photos are"),
            ("gif", b"GIF89a\x01\0\x01\0", "a GIF; photos are"),
            ("cut", &whole[..whole.len() / 2], "damaged: "),
            ("huge", &huge, "16384x16384 is more than 64 megapixels"),
        ];
        for (name, bytes, want) in rows {
            let said = opened(bytes).expect_err(name).to_string();
            assert!(
                said.contains(want) && !said.contains('\n'),
                "{name}: {said}"
            );
        }
    }

    /// The checksum of a PNG chunk (ISO 3309).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |c, _| {
                if c & 1 == 1 {
                    0xedb8_8320 ^ (c >> 1)
                } else {
                    c >> 1
                }
            })
        })
    }
}
