//! What a banner says of itself, inside its file: headline, alt text, credit, where its pixels
//! come from, what it says and from which sentences, and the whole order, so that it can be
//! made again. Written as an XMP packet (ISO 16684-1), and read back.

mod packet;
mod provenance;
mod rdf;

pub use provenance::{File, Input, Inputs, Page, Provenance, Shot};

use crate::brief::Brief;
use crate::encode;
use crate::error::{Error, Result};
use crate::rights::Rights;
use crate::scene::Scene;
use image::ImageFormat;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// What a banner says of itself. No clock, no folder and no machine is part of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Description {
    /// The headline in full, even where a shorter form is drawn.
    pub headline: String,
    /// What it shows, in words; below 250 characters.
    pub alt: String,
    /// Who is to be named for the photo, as it is drawn; empty without a photo.
    pub credit: String,
    /// What is known of the photo's rights.
    pub rights: Rights,
    /// Where its pixels come from.
    pub source_type: SourceType,
    /// What it says: words, figures with their sentences. What leads nowhere is left out: what
    /// the page declares of itself, names, notes, shorter headlines.
    pub brief: Brief,
    /// What it was made of.
    pub made: Provenance,
    /// What its format had no room for.
    pub left_out: Vec<Part>,
}

/// Where a banner's pixels come from, in the terms of the IPTC NewsCodes "Digital Source Type".
/// `compositeCapture` is none of them: its elements are all captures of real life, and set words
/// are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceType {
    /// Words over a photo: a mix of several elements.
    Composite,
    /// Words over a photo that says that a trained model made it, or a part of it.
    CompositeSynthetic,
    /// Figures or a chart: data drawn by a program that people made for it.
    DataDrivenMedia,
    /// Words in a drawn page: made by people with tools that generate nothing.
    DigitalCreation,
}

impl SourceType {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Composite, "composite"),
        (Self::CompositeSynthetic, "compositeSynthetic"),
        (Self::DataDrivenMedia, "dataDrivenMedia"),
        (Self::DigitalCreation, "digitalCreation"),
    ];
    /// Where the vocabulary stands.
    const VOCABULARY: &'static str = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    /// The terms of photos that a trained model had a part in.
    const TRAINED: [&'static str; 3] = [
        "trainedAlgorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia",
        "compositeSynthetic",
    ];

    /// Of a scene, and of how the photo says that it came to be.
    fn of(scene: &Scene, photo: &str) -> Self {
        if scene.shows_photo() {
            let term = photo.trim().trim_start_matches(Self::VOCABULARY);
            return if Self::TRAINED.contains(&term) {
                Self::CompositeSynthetic
            } else {
                Self::Composite
            };
        }
        let figures = |slot: &str| {
            matches!(slot, "text" | "lead.text" | "lead.number") || slot.starts_with("series")
        };
        match scene.slots.iter().any(|set| figures(&set.slot)) {
            true => Self::DataDrivenMedia,
            false => Self::DigitalCreation,
        }
    }

    /// The term, such as `composite`.
    #[must_use]
    pub fn term(self) -> &'static str {
        let found = Self::ALL.iter().find(|(own, _)| *own == self);
        found.map_or("composite", |(_, term)| term)
    }

    /// The term's address.
    #[must_use]
    pub fn uri(self) -> String {
        format!("{}{}", Self::VOCABULARY, self.term())
    }

    fn of_uri(uri: &str) -> Option<Self> {
        let term = uri.trim().strip_prefix(Self::VOCABULARY)?;
        let found = Self::ALL.iter().find(|(_, own)| *own == term);
        found.map(|(kind, _)| *kind)
    }
}

impl Serialize for SourceType {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.serialize_str(&self.uri())
    }
}

impl Description {
    /// Of a banner that is about to be encoded.
    #[must_use]
    pub fn of(scene: &Scene, alt: &str, told: &Told<'_>) -> Self {
        let shows = scene.shows_photo();
        let photo = told.brief.photo.as_ref().filter(|_| shows);
        let rights = photo.map(|photo| photo.rights.clone()).unwrap_or_default();
        Self {
            headline: told.brief.headline.clone(),
            alt: alt.to_owned(),
            credit: photo.map(|photo| photo.credit.clone()).unwrap_or_default(),
            source_type: SourceType::of(scene, &rights.source_type),
            rights,
            brief: packet::said(told.brief),
            made: told.made.clone(),
            left_out: Vec::new(),
        }
    }

    /// What a banner's file says of itself.
    ///
    /// # Errors
    /// A file that is no picture, carries no packet, one that is not ours, or a damaged one.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let fault = |why: &str| Error::Picture {
            name: name.to_owned(),
            why: why.to_owned(),
        };
        if !is_picture(bytes) {
            return Err(fault("not a picture; name a banner that render wrote"));
        }
        match image::guess_format(bytes) {
            Ok(ImageFormat::Png | ImageFormat::WebP | ImageFormat::Jpeg) => {}
            Ok(ImageFormat::Avif) => {
                return Err(fault(
                    "an AVIF, which carries no metadata; name the banner as PNG, WebP or JPEG",
                ));
            }
            _ => {
                return Err(fault(
                    "not made by coverline, which writes no such pictures",
                ));
            }
        }
        let packet = encode::read_xmp(bytes).ok_or_else(|| {
            fault("says nothing of itself: it carries no metadata, or is cut off before them")
        })?;
        packet::read(&packet).map_err(|why| fault(&why))
    }

    /// As the packet of a file that has room for `most` bytes: without the sentences where they
    /// are too much, then without the figures, then without all that the brief says. `None`
    /// where even that is too much.
    #[must_use]
    pub fn packet(&self, most: usize) -> Option<Packet> {
        packet::within(self, most)
    }
}

/// A description as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// XMP in UTF-8.
    pub bytes: Vec<u8>,
    /// What there was no room for.
    pub left_out: Vec<Part>,
}

/// A part of a description that gives way to a format's limit, the first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The sentences of the figures.
    Sentences,
    /// The figures and series.
    Figures,
    /// Everything else that the brief says.
    Words,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sentences => "sentences",
            Self::Figures => "figures",
            Self::Words => "words",
        })
    }
}

/// What describing needs besides a scene.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What the banner says.
    pub brief: &'a Brief,
    /// What it is made of.
    pub made: &'a Provenance,
}

/// Whether bytes are those of a picture, of whatever format, rather than text.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    use ImageFormat::{Avif, Gif, Jpeg, Png, Tiff, WebP};
    let format = image::guess_format(bytes);
    format.is_ok_and(|format| [Avif, Gif, Jpeg, Png, Tiff, WebP].contains(&format))
}

/// The BLAKE3 hash of bytes in hexadecimal, as `b3sum` prints it.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
