//! A finished banner: encoded bytes, and what is known about them.

mod alt;
mod encode;
mod svg;

use crate::error::Result;
use crate::note::Note;
use crate::photo::Photo;
use crate::raster::{Contrast, Raster};
use crate::scene::{Scene, Size, SlotSet};
use serde::Serialize;

/// A finished banner.
#[derive(Debug, Clone)]
pub struct Banner {
    /// The picture as a PNG file.
    pub png: Vec<u8>,
    /// The picture as an SVG with real text, where it was wanted.
    pub svg: Option<String>,
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

/// What is made of a scene beside its PNG.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Out {
    /// An SVG with real text, for editing and for reading aloud. Default: none.
    pub svg: bool,
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
    /// An encoder's own fault, which no input is known to cause.
    pub fn finish(raster: Raster, scene: Scene, photo: Option<&Photo>, out: Out) -> Result<Self> {
        let svg = out
            .svg
            .then(|| svg::svg(&scene, photo, &raster.scrims))
            .transpose()?;
        let (width, height) = (raster.size.width(), raster.size.height());
        let png = encode::png(width, height, &raster.pixels)?;
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
            png,
            svg,
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
            bytes: self.png.len(),
            alt: &self.alt,
            slots: &self.slots,
            contrast: &self.contrast,
            scrims: &self.scrims,
            notes: &self.notes,
        }
    }
}
