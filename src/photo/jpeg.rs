//! Takes in a JPEG. `zune-jpeg` is called directly, since `image` makes RGB of CMYK before a
//! profile could say what its inks look like. Its vector code and its plain code give the same
//! bytes: both reckon in whole numbers, with the same roundings.

use super::decode::{Decoded, MAX_MEMORY, UNKNOWN, damaged, small_enough, too_deep};
use super::profile::{self, Profile, Read};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// What a decoder keeps of a progressive JPEG until its last scan, in bytes a pixel and colour.
const KEPT: u64 = 2;
/// Bytes that such a photo may take: with the file, and its pixels again as they are turned, it
/// stays below 600 MB.
const MAX_PROGRESSIVE: u64 = MAX_MEMORY + MAX_MEMORY / 2;

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    let fault = |e: zune_jpeg::errors::DecodeErrors| damaged(&e.to_string());
    let marks = Marks::of(bytes)?;
    small_enough(u32::from(marks.width), u32::from(marks.height))?;
    let size = u64::from(marks.width) * u64::from(marks.height) * u64::from(marks.colors);
    if size > MAX_MEMORY || (marks.progressive && size * (1 + KEPT) > MAX_PROGRESSIVE) {
        return Err(too_deep());
    }
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(fault)?;
    let input = decoder.input_colorspace().unwrap_or(ColorSpace::YCbCr);
    let output = match input {
        ColorSpace::Luma | ColorSpace::CMYK | ColorSpace::YCCK => input,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(output));
    let values = decoder.decode().map_err(fault)?;
    let exif = decoder.exif();
    let orientation = exif.and_then(|exif| Orientation::from_exif_chunk(exif));
    let icc = decoder.icc_profile();
    let (width, height) = (u32::from(marks.width), u32::from(marks.height));
    let mut notes = Vec::new();
    let mut profile = None;
    let pixels = match output {
        ColorSpace::Luma => GrayImage::from_raw(width, height, values).map(DynamicImage::from),
        ColorSpace::CMYK | ColorSpace::YCCK => {
            let inks = Inks {
                inverted: marks.adobe,
                ycck: output == ColorSpace::YCCK,
                profile: said(icc.as_deref(), &mut notes),
            };
            RgbImage::from_raw(width, height, inks.srgb(values)).map(DynamicImage::from)
        }
        _ => RgbImage::from_raw(width, height, values).map(DynamicImage::from),
    };
    if matches!(output, ColorSpace::Luma | ColorSpace::RGB) {
        profile = icc;
    }
    Ok(Decoded {
        pixels: pixels.ok_or_else(|| damaged("it holds fewer pixels than it says"))?,
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        profile,
        notes,
    })
}

/// The profile of a press; a note where there is none.
fn said(icc: Option<&[u8]>, notes: &mut Vec<String>) -> Option<Profile> {
    match icc.map(|icc| profile::read(icc, 4)) {
        Some(Read::As(profile)) => Some(profile),
        Some(_) => {
            notes.push(UNKNOWN.to_owned());
            None
        }
        None => {
            notes.push(
                "in CMYK without a colour profile, so its colours are a guess; save it as sRGB"
                    .to_owned(),
            );
            None
        }
    }
}

/// How the values of four colours are inks.
struct Inks {
    /// 255 is no ink, as Adobe's programs write it.
    inverted: bool,
    /// The first three are YCbCr.
    ycck: bool,
    profile: Option<Profile>,
}

impl Inks {
    fn srgb(&self, mut values: Vec<u8>) -> Vec<u8> {
        // In place: three bytes never overtake the four they are made of.
        for number in 0..values.len() / 4 {
            let from = number * 4;
            let Some(&[a, b, c, black]) = values.get(from..from + 4) else {
                break;
            };
            let stored = if self.ycck {
                uninked([a, b, c])
            } else {
                [a, b, c]
            };
            let ink = |value: u8| if self.inverted { 255 - value } else { value };
            let ([cyan, magenta, yellow], black) = (stored.map(ink), ink(black));
            let rgb = match &self.profile {
                Some(profile) => profile.srgb(&[cyan, magenta, yellow, black]),
                None => [cyan, magenta, yellow].map(|ink| {
                    let light = (255 - u32::from(ink)) * (255 - u32::from(black));
                    ((light + 127) / 255) as u8
                }),
            };
            if let Some(to) = values.get_mut(number * 3..number * 3 + 3) {
                to.copy_from_slice(&rgb);
            }
        }
        values.truncate(values.len() / 4 * 3);
        values
    }
}

/// The first three inks of YCCK: what is left of light once RGB is taken (JFIF's matrix).
fn uninked([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (i32::from(y) << 16, i32::from(cb) - 128, i32::from(cr) - 128);
    let byte = |v: i32| 255 - ((v + (1 << 15)) >> 16).clamp(0, 255) as u8;
    [
        byte(y + 91_881 * cr),
        byte(y - 22_554 * cb - 46_802 * cr),
        byte(y + 116_130 * cb),
    ]
}

/// What the markers of a JPEG say (ITU-T T.81, annex B).
struct Marks {
    width: u16,
    height: u16,
    colors: u8,
    progressive: bool,
    /// Written by a program of Adobe's.
    adobe: bool,
}

impl Marks {
    /// Walks from marker to marker, to the end of the picture: a decoder would paint the part of
    /// a file that is missing grey and say nothing.
    fn of(bytes: &[u8]) -> Result<Self, String> {
        let cut = || "cut off: its end is missing; fetch or save it again".to_owned();
        let mut found = Self {
            width: 0,
            height: 0,
            colors: 0,
            progressive: false,
            adobe: false,
        };
        let mut at = 2;
        loop {
            let marker = match bytes.get(at..at + 2) {
                Some(&[0xff, marker]) => marker,
                Some(_) => return Err(damaged("no marker where one must be")),
                None => return Err(cut()),
            };
            if marker == 0xff {
                at += 1; // fill bytes
                continue;
            }
            if marker == 0xd9 {
                break;
            }
            let length = bytes.get(at + 2..at + 4).ok_or_else(cut)?;
            let length = usize::from(length[0]) << 8 | usize::from(length[1]);
            let body = bytes.get(at + 4..at + 2 + length).unwrap_or_default();
            match (marker, body) {
                (0xc0..=0xc2, &[_, h, h2, w, w2, colors, ..]) => {
                    found.height = u16::from_be_bytes([h, h2]);
                    found.width = u16::from_be_bytes([w, w2]);
                    found.colors = colors;
                    found.progressive = marker == 0xc2;
                }
                (0xee, body) => found.adobe |= body.starts_with(b"Adobe"),
                _ => {}
            }
            at += 2 + length.max(2);
            if marker == 0xda {
                at = after_scan(bytes, at).ok_or_else(cut)?;
            }
        }
        if found.width == 0 || found.height == 0 {
            return Err(damaged("of a kind of JPEG that is not read, or of no size"));
        }
        Ok(found)
    }
}

/// The next marker after a scan's coded data, in which `FF` is followed by zero or a restart.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let data = bytes.get(from..)?;
    let mut marks = memchr::memchr_iter(0xff, data);
    let ends = |at: &usize| !matches!(data.get(at + 1), None | Some(0 | 0xd0..=0xd7 | 0xff));
    marks.find(ends).map(|at| from + at)
}
