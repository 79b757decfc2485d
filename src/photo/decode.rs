//! Takes in a PNG or JPEG: limits first, then pixels.

use super::{Photo, Source};
use crate::error::{Error, Result};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// Beyond any photo that a newsroom's camera makes.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// What 64 MiB of photo hold at the most: 256 MiB once decoded with four bytes a pixel.
const MAX_PIXELS: u64 = 64_000_000;
/// For the decoded pixels and what a decoder keeps beside them.
const MAX_MEMORY: u64 = 5 * MAX_PIXELS;

pub(super) fn open(source: &Source<'_>) -> Result<Photo> {
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
    let upright = decode(source.bytes).map_err(fault)?;
    let pixels = on_white(upright);
    let (width, height) = pixels.dimensions();
    Ok(Photo {
        credit: source.credit.trim().to_owned(),
        focus: source.focus,
        ..Photo::of_pixels(source.name, width, height, pixels.into_raw())
    })
}

fn decode(bytes: &[u8]) -> std::result::Result<DynamicImage, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let format = image::guess_format(bytes).ok();
    let Some(format @ (ImageFormat::Png | ImageFormat::Jpeg)) = format else {
        return Err("neither PNG nor JPEG; save it as one of them".to_owned());
    };
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| why(&e))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!(
            "{width}x{height} is more than 64 megapixels; save it smaller"
        ));
    }
    // Orientation that cannot be read is none: the pixels are what counts.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|e| why(&e))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// A decoder's reason in one line, lower case.
fn why(error: &ImageError) -> String {
    match error {
        ImageError::Limits(_) => {
            "takes more memory than a photo may; save it smaller, with 8 bits a colour".to_owned()
        }
        other => {
            let text = other.to_string().replace('\n', " ");
            format!("damaged: {}; save it again", text.trim_end_matches('.'))
        }
    }
}

/// What is see-through shows white, as on a page.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let with_alpha = picture.into_rgba8();
    RgbImage::from_fn(with_alpha.width(), with_alpha.height(), |x, y| {
        let [red, green, blue, alpha] = with_alpha.get_pixel(x, y).0;
        let over = |c: u8| {
            let alpha = u32::from(alpha);
            ((u32::from(c) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

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
        open(&Source {
            name: "a.png",
            bytes,
            credit: " Ana Ruiz ",
            focus: None,
        })
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
        assert_eq!(photo.pixels, [255, 255, 255, 0, 0, 0]);
        assert_eq!(photo.credit, "Ana Ruiz");
    }

    #[test]
    fn a_turned_photo_is_stood_upright() {
        let photo = opened(&with_exif(2, 1, 6)).expect("a PNG");
        assert_eq!((photo.width, photo.height), (1, 2));
        let half = opened(&with_exif(2, 1, 3)).expect("a PNG");
        assert_eq!(half.pixels, [0, 0, 255, 255, 0, 0]);
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
            ("empty", b"", "neither PNG nor JPEG"),
            ("text", b"<svg/>", "neither PNG nor JPEG"),
            ("gif", b"GIF89a\x01\0\x01\0", "neither PNG nor JPEG"),
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
