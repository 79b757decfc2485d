//! Photos drawn for tests: what a newsroom gets, as files. Small, and the same on every machine.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(dead_code, reason = "each test that takes it in uses a part")]

mod flat;

pub(crate) use flat::{Space, jpeg};
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// A file that a photo is in.
pub(crate) struct Shot {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) focus: Option<(f32, f32)>,
}

/// Every kind that must be shown right.
pub(crate) fn good() -> Vec<Shot> {
    let shot = |name, bytes| Shot {
        name,
        bytes,
        focus: None,
    };
    let tall = |x: f32, y: f32| person(1000, 1500, x, y);
    let wide = |x: f32, y: f32| person(1500, 1000, x, y);
    vec![
        shot("landscape.jpg", lossy(&hills(1500, 1000), None)),
        shot("portrait.jpg", lossy(&tall(0.5, 0.35), None)),
        shot("face-left.png", png(&wide(0.27, 0.4).into())),
        shot("face-right.png", png(&wide(0.73, 0.4).into())),
        Shot {
            focus: Some((0.2, 0.5)),
            ..shot("named-focus.png", png(&wide(0.73, 0.4).into()))
        },
        shot("panorama.png", png(&person(2400, 800, 0.8, 0.5).into())),
        shot("white.png", png(&flat_color([252, 252, 250]).into())),
        shot("black.png", png(&flat_color([4, 4, 6]).into())),
        shot("busy.png", png(&busy(1200, 800).into())),
        shot("stripes.png", png(&stripes(1200, 800).into())),
        shot("lamps.png", png(&lamps(1500, 1000).into())),
        shot("cmyk.jpg", jpeg(&hills(1504, 1000), Space::Cmyk)),
        shot("grey.jpg", jpeg(&hills(1504, 1000), Space::Grey)),
        shot("16-bit.png", deep(&hills(900, 600))),
        shot("rotated.jpg", lossy(&turned(&tall(0.5, 0.35)), Some(6))),
        shot("alpha.png", see_through(900, 600)),
        shot("wide-gamut.png", wide_gamut(&hills(900, 600))),
        shot(
            "lossless.webp",
            as_format(&hills(900, 600).into(), ImageFormat::WebP),
        ),
        shot("png-named.jpg", png(&hills(900, 600).into())),
        shot("60-megapixels.jpg", jpeg(&large(), Space::Color)),
        shot(
            "1-pixel.png",
            png(&RgbImage::from_pixel(1, 1, Rgb([90, 120, 150])).into()),
        ),
    ]
}

/// Every kind that must be refused, with what the error must say.
pub(crate) fn bad() -> Vec<(Shot, &'static str)> {
    let shot = |name, bytes| Shot {
        name,
        bytes,
        focus: None,
    };
    let photo = lossy(&hills(300, 200), None);
    let half = photo.len() / 2;
    let small = png(&hills(300, 200).into());
    vec![
        (
            shot("cut.jpg", photo[..half].to_vec()),
            "cut off: its end is missing",
        ),
        (
            shot("cut.png", small[..small.len() / 2].to_vec()),
            "damaged: ",
        ),
        (
            shot("bomb.png", bomb()),
            "50000x50000 is more than 64 megapixels",
        ),
        (
            shot("text.jpg", b"Not a picture at all.\n".to_vec()),
            "no picture; photos are JPEG, PNG or WebP",
        ),
        (shot("empty.jpg", Vec::new()), "an empty file"),
        (
            shot("photo.avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1".to_vec()),
            "an AVIF picture",
        ),
        (
            shot("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec()),
            "an HEIC picture",
        ),
    ]
}

/// Numbers without a pattern, the same each time.
pub(crate) fn hash(x: u32, y: u32) -> u32 {
    let mut h = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
    h = (h ^ (h >> 15)).wrapping_mul(0x2c1b_3c6d);
    (h ^ (h >> 12)).wrapping_mul(0x297a_2d39) >> 24
}

/// Hills under a sky, with the unrest of grass at their foot.
pub(crate) fn hills(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |px, py| {
        let (x, y) = (px as f32 / width as f32, py as f32 / height as f32);
        let ridge = |base: f32, swing: f32, waves: f32| base + swing * libm::sinf(waves * x);
        let noise = hash(px / 2, py / 2) as f32 / 255.0;
        let [r, g, b] = if y > ridge(0.78, 0.05, 9.0) {
            [
                40.0 + 40.0 * noise,
                58.0 + 36.0 * noise,
                34.0 + 24.0 * noise,
            ]
        } else if y > ridge(0.62, 0.08, 5.0) {
            [
                92.0 + 20.0 * noise,
                112.0 + 18.0 * noise,
                90.0 + 14.0 * noise,
            ]
        } else {
            [150.0 + 60.0 * y, 182.0 + 40.0 * y, 224.0]
        };
        Rgb([r as u8, g as u8, b as u8])
    })
}

/// Someone with a head at a place, in a dark coat, before a plain wall.
pub(crate) fn person(width: u32, height: u32, at_x: f32, at_y: f32) -> RgbImage {
    let (wide, tall) = (width as f32, height as f32);
    let head = wide.min(tall) * 0.14;
    let (cx, cy) = (at_x * wide, at_y * tall);
    RgbImage::from_fn(width, height, |px, py| {
        let (dx, dy) = ((px as f32 - cx) / head, (py as f32 - cy) / (head * 1.3));
        let noise = (hash(px, py) / 42) as u8;
        let shoulder = dy - 1.15;
        let [r, g, b] = if dx * dx + dy * dy < 1.0 {
            let eye = (dx.abs() - 0.38).abs() < 0.13 && (dy + 0.12).abs() < 0.07;
            let mouth = dx.abs() < 0.3 && (dy - 0.5).abs() < 0.05;
            match (eye, mouth) {
                (true, _) => [52, 38, 34],
                (_, true) => [150, 70, 66],
                _ if dy < -0.55 => [60, 42, 30],
                _ => [214 - (30.0 * dx.abs()) as u8, 164, 138],
            }
        } else if shoulder > 0.0 && dx.abs() < 1.2 + shoulder.min(1.0) {
            [34, 40, 56]
        } else {
            let light = 150 + (50.0 * px as f32 / wide) as u8;
            [light, light, light - 8]
        };
        Rgb([r, g, b].map(|c: u8| c.saturating_add(noise)))
    })
}

fn flat_color(color: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(1500, 1000, Rgb(color))
}

/// A crowd: patches of all colours and lights.
pub(crate) fn busy(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let coarse = |salt: u32| hash(x / 14 + salt, y / 14) as u8;
        let fine = (hash(x, y) / 8) as u8;
        Rgb([coarse(0), coarse(977), coarse(5231)].map(|c| c.saturating_add(fine)))
    })
}

/// Black and white stripes, the worst that can lie under words.
fn stripes(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([if (x + y) / 30 % 2 == 0 { 250 } else { 6 }; 3])
    })
}

/// A street at night: dark, with lamps.
fn lamps(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (cx, cy) = (x / 150 * 150 + 75, y / 240 * 240 + 120);
        let (dx, dy) = (x as f32 - cx as f32, y as f32 - cy as f32);
        let glow = 255.0 * libm::expf(-(dx * dx + dy * dy) / 700.0);
        Rgb([14.0 + glow, 18.0 + glow * 0.85, 34.0 + glow * 0.5].map(|c: f32| c.min(255.0) as u8))
    })
}

/// Sixty megapixels.
fn large() -> RgbImage {
    let small = hills(1186, 791);
    RgbImage::from_fn(9488, 6328, |x, y| *small.get_pixel(x / 8, y / 8))
}

fn turned(upright: &RgbImage) -> RgbImage {
    image::imageops::rotate270(upright)
}

pub(crate) fn as_format(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png(picture: &DynamicImage) -> Vec<u8> {
    as_format(picture, ImageFormat::Png)
}

/// A JPEG; with an EXIF block that says an orientation only.
pub(crate) fn lossy(picture: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 88)
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            image::ExtendedColorType::Rgb8,
        )
        .unwrap();
    if let Some(orientation) = orientation {
        let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        block.extend([orientation, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
        let segment = [&[0xff, 0xe1], length.as_slice(), &block].concat();
        bytes.splice(2..2, segment);
    }
    bytes
}

fn deep(picture: &RgbImage) -> Vec<u8> {
    png(&DynamicImage::from(picture.clone()).into_rgb16().into())
}

/// A disc that fades out.
fn see_through(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (
            x as f32 - width as f32 / 2.0,
            y as f32 - height as f32 / 2.0,
        );
        let far = (dx * dx + dy * dy).sqrt() / height as f32;
        Rgba([
            190,
            60,
            40,
            (255.0 * (1.4 - 2.0 * far)).clamp(0.0, 255.0) as u8,
        ])
    });
    png(&picture.into())
}

/// A PNG in Display P3.
fn wide_gamut(picture: &RgbImage) -> Vec<u8> {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut info = png::Info::with_size(picture.width(), picture.height());
    info.color_type = png::ColorType::Rgb;
    info.bit_depth = png::BitDepth::Eight;
    info.icc_profile = Some(profile.into());
    let mut writer = png::Encoder::with_info(&mut bytes, info)
        .unwrap()
        .write_header()
        .unwrap();
    writer.write_image_data(picture).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PNG of a few bytes whose header says 50,000 by 50,000 pixels.
fn bomb() -> Vec<u8> {
    let mut bytes = png(&RgbImage::new(8, 8).into());
    bytes.splice(16..24, [0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let crc = crc(&bytes[12..29]).to_be_bytes();
    bytes.splice(29..33, crc);
    bytes
}

/// The checksum of a PNG chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| match c & 1 {
            1 => 0xedb8_8320 ^ (c >> 1),
            _ => c >> 1,
        })
    })
}
