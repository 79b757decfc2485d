//! A finished banner: encoded bytes, and what is known about them.

mod alt;
mod backdrop;
mod html;
mod placeholder;
mod svg;

pub use backdrop::Backdrop;
pub(crate) use html::address;
pub use html::{Published, html, missing_shapes};

use crate::described::{Description, Packet, Told};
use crate::encode::{self, Dither, Dithering, Encoded, How, Metadata, Picture, Settings};
use crate::error::{Error, Result};
use crate::layout::Color;
use crate::note::Note;
use crate::photo::Photo;
use crate::raster::{Contrast, Raster};
use crate::scene::{Scene, Size, SlotSet};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use placeholder::Sums;
use serde::Serialize;

/// A finished banner.
#[derive(Debug, Clone)]
pub struct Banner {
    /// The picture as a file.
    pub bytes: Vec<u8>,
    /// In what format, and how it was encoded.
    pub how: How,
    /// Where gradients were dithered, and what that cost; `None` where none was.
    pub dithering: Option<Dithering>,
    /// The picture as an SVG with real text, where it was wanted.
    pub svg: Option<String>,
    /// How it survives where links to it are shown, as a PNG, where that was wanted.
    pub social: Option<Vec<u8>>,
    /// In pixels.
    pub size: Size,
    /// The layout that it was made with.
    pub layout: String,
    /// The theme that it was made with.
    pub theme: String,
    /// Why this layout.
    pub why: String,
    /// What it shows, in words, for those who cannot see it; below 250 characters.
    pub alt: String,
    /// How each slot was set.
    pub slots: Vec<SlotSet>,
    /// How clearly the words of each slot stand on what is under them.
    pub contrast: Vec<Contrast>,
    /// The opacity of each scrim between photo and words.
    pub scrims: Vec<f32>,
    /// Whether a hole of it shows the photo.
    pub shows_photo: bool,
    /// A ThumbHash: some 24 bytes that a page draws until the picture has come.
    pub thumbhash: Vec<u8>,
    /// The colour that covers most of it.
    pub color: Color,
    /// What someone should look at.
    pub notes: Vec<Note>,
}

/// What is made of a scene.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Out {
    /// What the picture's file shall be. Default: a PNG, quickly.
    pub file: Settings,
    /// Where gradients are dithered. Default: in PNGs, where their steps would show.
    pub dither: Dither,
    /// An SVG with real text, for editing and for reading aloud. Default: none.
    pub svg: bool,
    /// What dithering costs in bytes, which takes as long as encoding once more. Default: not
    /// weighed.
    pub weigh: bool,
    /// A sheet of how the banner survives where links to it are shown, of the size that is
    /// nearest to 1.91:1. Default: none.
    pub social: bool,
}

/// What a scene is finished with.
#[derive(Clone, Copy)]
pub struct Finish<'a> {
    /// The photo in its holes.
    pub photo: Option<&'a Photo>,
    /// What is made of it.
    pub out: Out,
    /// What the file shall say of itself; a brief drawn without an order has nothing to tell.
    pub told: Option<Told<'a>>,
    /// What it was drawn on; it saves time, and decides how a PNG is packed.
    pub backdrop: Option<&'a Backdrop>,
}

/// One banner in the report that is written beside the pictures.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// The file's name.
    pub file: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Bytes of the file.
    pub bytes: usize,
    /// In what format, and how it was encoded.
    pub encoding: &'a How,
    /// Where gradients were dithered, and what that cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dithering: Option<Dithering>,
    /// What it shows, in words; below 250 characters.
    pub alt: &'a str,
    /// A ThumbHash in Base64, to stand in its place until it has come.
    pub thumbhash: String,
    /// The colour that covers most of it, as `#14213D`.
    pub color: String,
    /// How each slot was set.
    pub slots: &'a [SlotSet],
    /// How clearly the words of each slot stand on what is under them.
    pub contrast: &'a [Contrast],
    /// The opacity of each scrim between photo and words.
    #[serde(skip_serializing_if = "<[f32]>::is_empty")]
    pub scrims: &'a [f32],
    /// What someone should look at.
    pub notes: &'a [Note],
}

impl Banner {
    /// Encodes a drawn scene. What is told of it goes into the file, as far as its format has
    /// room; a note says what did not.
    ///
    /// # Errors
    /// A budget that cannot be kept, or a setting that the format does not have.
    pub fn finish(raster: &Raster, scene: Scene, last: &Finish<'_>) -> Result<Self> {
        let Finish {
            photo,
            out,
            told,
            backdrop,
        } = *last;
        // A picture that hides its backdrop, as a photo does, has nothing of it.
        let backdrop = backdrop.filter(|backdrop| backdrop.drawn.shows_in(raster));
        let svg = out
            .svg
            .then(|| svg::svg(&scene, photo, &raster.scrims))
            .transpose()?;
        let alt = alt::text(&scene);
        let (xmp, unsaid) = match told {
            Some(told) => packet(&Description::of(&scene, &alt, &told), &out.file),
            None => (None, None),
        };
        let metadata = Metadata { xmp };
        let sums = || Sums::of(raster.size, &raster.pixels);
        let (file, sums) = rayon::join(|| file(raster, backdrop, out, &metadata), sums);
        let (Encoded { bytes, how }, dithering) = file?;
        let shows_photo = scene.shows_photo();
        let Scene {
            size,
            layout,
            theme,
            why,
            slots,
            mut notes,
            ..
        } = scene;
        notes.extend(raster.contrast.iter().filter_map(Contrast::note));
        notes.extend(unsaid);
        Ok(Self {
            bytes,
            how,
            dithering,
            svg,
            social: None,
            size,
            layout,
            theme,
            why,
            alt,
            slots,
            shows_photo,
            thumbhash: placeholder::thumbhash(&sums),
            color: sums.color(),
            contrast: raster.contrast.clone(),
            scrims: raster.scrims.clone(),
            notes,
        })
    }

    /// The banner's entry in the report.
    #[must_use]
    pub fn entry(&self, file: String) -> Entry<'_> {
        Entry {
            file,
            width: self.size.width(),
            height: self.size.height(),
            bytes: self.bytes.len(),
            encoding: &self.how,
            dithering: self.dithering,
            alt: &self.alt,
            thumbhash: STANDARD.encode(&self.thumbhash),
            color: self.color.to_string(),
            slots: &self.slots,
            contrast: &self.contrast,
            scrims: &self.scrims,
            notes: &self.notes,
        }
    }
}

/// Of a budget the description takes at most one part in so many, since the rest is the picture.
const SHARE: usize = 10;

/// A description as a file's packet, and what there was no room for.
fn packet(description: &Description, file: &Settings) -> (Option<Vec<u8>>, Option<Note>) {
    let format = file.format;
    let unsaid = |what: &str, why: String| Note::Unsaid {
        what: what.to_owned(),
        why,
    };
    let share = file.max_bytes.map_or(usize::MAX, |most| most / SHARE);
    let most = format.most_xmp().min(share);
    let room = match most == share {
        true => format!("a tenth of the budget, {most} bytes, is for metadata"),
        false => format!("{format} has room for {most} bytes of metadata"),
    };
    if format.most_xmp() == 0 {
        let why = format!("{format} carries no metadata");
        return (None, Some(unsaid("everything", why)));
    }
    match description.packet(most) {
        Some(Packet { bytes, left_out }) => {
            let parts: Vec<String> = left_out.iter().map(ToString::to_string).collect();
            let note = (!parts.is_empty()).then(|| unsaid(&parts.join(", "), room));
            (Some(bytes), note)
        }
        None => (None, Some(unsaid("everything", room))),
    }
}

/// The pixels as a file, dithered where that is wanted, and what the dithering cost. Dithering
/// that nobody asked for gives way to a budget that only the plain picture keeps.
fn file(
    raster: &Raster,
    backdrop: Option<&Backdrop>,
    out: Out,
    metadata: &Metadata,
) -> Result<(Encoded, Option<Dithering>)> {
    let plain = Picture {
        backdrop: backdrop.map(Backdrop::under),
        width: raster.size.width(),
        height: raster.size.height(),
        pixels: &raster.pixels,
    };
    let Some((pixels, count)) = encode::dithered(&plain, out.dither, out.file.format) else {
        return Ok((encode::encode(&plain, &out.file, metadata)?, None));
    };
    let smooth = Picture {
        backdrop: None,
        pixels: &pixels,
        ..plain
    };
    match encode::encode(&smooth, &out.file, metadata) {
        Ok(encoded) => {
            let without = match out.weigh {
                true => Some(encode::again(&plain, &encoded.how, metadata)?.len()),
                false => None,
            };
            let dithering = Dithering {
                pixels: count,
                bytes: without.map(|without| encoded.bytes.len() as i64 - without as i64),
            };
            Ok((encoded, Some(dithering)))
        }
        Err(Error::Large { .. }) if out.dither == Dither::Auto => {
            Ok((encode::encode(&plain, &out.file, metadata)?, None))
        }
        Err(why) => Err(why),
    }
}
