//! A finished banner: encoded bytes, and what is known about them.

mod alt;
mod svg;

use crate::encode::{self, Dither, Dithering, Encoded, How, Metadata, Picture, Settings};
use crate::error::{Error, Result};
use crate::note::Note;
use crate::photo::Photo;
use crate::raster::{Contrast, Raster};
use crate::scene::{Scene, Size, SlotSet};
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
    /// A sheet of how the banner survives where links to it are shown, of the size that is
    /// nearest to 1.91:1. Default: none.
    pub social: bool,
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
    /// Encodes a drawn scene.
    ///
    /// # Errors
    /// A budget that cannot be kept, or a setting that the format does not have.
    pub fn finish(raster: Raster, scene: Scene, photo: Option<&Photo>, out: Out) -> Result<Self> {
        let svg = out
            .svg
            .then(|| svg::svg(&scene, photo, &raster.scrims))
            .transpose()?;
        let (Encoded { bytes, how }, dithering) = file(&raster, out, &Metadata::default())?;
        let alt = alt::text(&scene);
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
            contrast: raster.contrast,
            scrims: raster.scrims,
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
            slots: &self.slots,
            contrast: &self.contrast,
            scrims: &self.scrims,
            notes: &self.notes,
        }
    }
}

/// The pixels as a file, dithered where that is wanted, and what the dithering cost. Dithering
/// that nobody asked for gives way to a budget that only the plain picture keeps.
fn file(raster: &Raster, out: Out, metadata: &Metadata) -> Result<(Encoded, Option<Dithering>)> {
    let plain = Picture {
        width: raster.size.width(),
        height: raster.size.height(),
        pixels: &raster.pixels,
    };
    let Some((pixels, count)) = encode::dithered(&plain, out.dither, out.file.format) else {
        return Ok((encode::encode(&plain, &out.file, metadata)?, None));
    };
    let smooth = Picture {
        pixels: &pixels,
        ..plain
    };
    match encode::encode(&smooth, &out.file, metadata) {
        Ok(encoded) => {
            let without = encode::again(&plain, &encoded.how, metadata)?;
            let dithering = Dithering {
                pixels: count,
                bytes: encoded.bytes.len() as i64 - without.len() as i64,
            };
            Ok((encoded, Some(dithering)))
        }
        Err(Error::Large { .. }) if out.dither == Dither::Auto => {
            Ok((encode::encode(&plain, &out.file, metadata)?, None))
        }
        Err(why) => Err(why),
    }
}
