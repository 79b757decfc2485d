//! What a scene holds, in short: kept beside each accepted picture, so that a later one can be
//! explained. Plain data, the same bytes for the same scene.

use super::art::{self, Element};
use crate::layout::Rect;
use crate::photo::{Inks, Photo, Tone, View};
use crate::scene::{Hole, Layer, Scene, SlotSet, Words};
use serde::{Deserialize, Serialize};
use skrifa::MetadataProvider as _;
use skrifa::string::StringId;
use std::collections::BTreeMap;

/// What a scene holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The layout's name.
    pub layout: String,
    /// The theme's name.
    pub theme: String,
    /// The theme's colours that are used, by role.
    pub colors: BTreeMap<String, String>,
    /// The words, from back to front.
    pub slots: Vec<SlotRecord>,
    /// Where the photo shows.
    pub photos: Vec<PhotoRecord>,
    /// What is drawn beside words and photo, from back to front.
    pub art: Vec<Element>,
}

/// How the words of a slot are set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotRecord {
    /// The field: `headline`.
    pub slot: String,
    /// In a repeat what it shows and which of them, from 1: `figure 2`; else empty.
    pub item: String,
    /// The words.
    pub text: String,
    /// The family that most of its letters are set in.
    pub face: String,
    /// From 100 to 900.
    pub weight: u16,
    /// Italic or upright.
    pub italic: bool,
    /// Pixels to the em.
    pub size: f64,
    /// Space between letters, in ems.
    pub tracking: f64,
    /// As `#14213D`.
    pub color: String,
    /// Left, top, width and height in pixels.
    pub place: [f64; 4],
    /// From top to bottom.
    pub lines: Vec<LineRecord>,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRecord {
    /// Its words.
    pub text: String,
    /// Its left edge in pixels.
    pub x: f64,
    /// Its baseline in pixels.
    pub y: f64,
    /// The sum of its advances in pixels.
    pub width: f64,
}

/// A hole that shows the photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoRecord {
    /// Left, top, width and height in pixels.
    pub place: [f64; 4],
    /// Its shape as a hash; empty for a rectangle.
    pub shape: String,
    /// What becomes of its colours: `plain`, `greys`, `#14213D to #F5F0E6`.
    pub tone: String,
    /// The photo's file.
    pub name: String,
    /// A hash of its pixels.
    pub pixels: String,
    /// Left, top, width and height of what is seen of it, in its own pixels.
    pub crop: [u32; 4],
}

/// A photo, and a hash of its pixels, which is taken once for all cases.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The photo.
    pub photo: Photo,
    hash: String,
}

impl Shown {
    /// A photo that cases show.
    #[must_use]
    pub fn new(photo: Photo) -> Self {
        let hash = hash(&photo.pixels);
        Self { photo, hash }
    }
}

impl Record {
    /// Of a scene, and the photo that its holes show.
    #[must_use]
    pub fn of(scene: &Scene, shown: Option<&Shown>) -> Self {
        let mut record = Self {
            size: [scene.size.width(), scene.size.height()],
            layout: scene.layout.clone(),
            theme: scene.theme.clone(),
            colors: scene
                .colors
                .iter()
                .map(|(role, color)| (role.clone(), color.to_string()))
                .collect(),
            ..Self::default()
        };
        // Slots are told in the order in which their words are laid.
        let mut sets = scene.slots.iter();
        for layer in &scene.layers {
            match layer {
                Layer::Backdrop(svg) | Layer::Art(svg) => record.art.extend(art::elements(svg)),
                Layer::Scrim(scrim) => record.art.extend(art::elements(&scrim.svg)),
                Layer::Photo(hole) => {
                    let photo = shown.map(|shown| photo_record(hole, shown, record.size));
                    record.photos.extend(photo);
                }
                // Its pixels tell.
                Layer::Logo(_) => {}
                Layer::Words(words) => {
                    let set = sets.next();
                    record.slots.extend(set.map(|set| slot_record(words, set)));
                }
            }
        }
        record
    }
}

/// Short, and long enough that no two of a run are alike by chance.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(32).collect()
}

/// To hundredths: what no eye sees should not make a record differ.
pub(super) fn round(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

fn slot_record(words: &Words, set: &SlotSet) -> SlotRecord {
    let lines = words.lines.iter().map(|line| LineRecord {
        text: line.line.text.clone(),
        x: round(line.x),
        y: round(line.baseline),
        width: round(line.line.width),
    });
    SlotRecord {
        slot: set.slot.clone(),
        item: words.item.map(|item| item.to_string()).unwrap_or_default(),
        text: set.text.clone(),
        face: face(words),
        weight: words.style.weight,
        italic: words.style.italic,
        size: round(set.size),
        tracking: (f64::from(words.tracking) * 10_000.0).round() / 10_000.0,
        color: words.color.to_string(),
        place: set.place.map(round),
        lines: lines.collect(),
    }
}

/// The family, as its file names it, that sets most of the glyphs.
fn face(words: &Words) -> String {
    let mut glyphs: BTreeMap<String, usize> = BTreeMap::new();
    for run in words.lines.iter().flat_map(|line| &line.line.runs) {
        let data = run.font.data.data();
        let Ok(font) = skrifa::FontRef::from_index(data, run.font.index) else {
            continue;
        };
        let named = |id| font.localized_strings(id).english_or_first();
        let name = named(StringId::TYPOGRAPHIC_FAMILY_NAME).or(named(StringId::FAMILY_NAME));
        let name = name.map(|name| name.to_string()).unwrap_or_default();
        *glyphs.entry(name).or_default() += run.glyphs.len();
    }
    let most = glyphs.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(name, _)| name).unwrap_or_default()
}

fn photo_record(hole: &Hole, shown: &Shown, [width, height]: [u32; 2]) -> PhotoRecord {
    let Rect {
        x,
        y,
        width: wide,
        height: tall,
    } = hole.place;
    let along = |from: f32, to: f32, side: u32| {
        let from = from.floor().clamp(0.0, side as f32);
        (
            from as u32,
            (to.ceil().clamp(from, side as f32) - from) as u32,
        )
    };
    let (left, part_width) = along(x, x + wide, width);
    let (top, part_height) = along(y, y + tall, height);
    let view = View {
        hole: [x, y, wide, tall],
        part: [left, top, part_width, part_height],
        words: &hole.words,
    };
    let color = |[r, g, b]: [u8; 3]| format!("#{r:02X}{g:02X}{b:02X}");
    PhotoRecord {
        place: view.hole.map(round),
        shape: hole
            .shape
            .as_ref()
            .map(|svg| hash(svg.as_bytes()))
            .unwrap_or_default(),
        tone: match hole.tone {
            Tone::None => "plain".to_owned(),
            Tone::Mono => "greys".to_owned(),
            Tone::Duotone(Inks { dark, light }) => format!("{} to {}", color(dark), color(light)),
            Tone::Halftone(Inks { dark, light }) => {
                format!("dots of {} on {}", color(dark), color(light))
            }
            Tone::Blur => "blurred".to_owned(),
            Tone::Grain => "grained".to_owned(),
        },
        name: shown.photo.name.clone(),
        pixels: shown.hash.clone(),
        crop: shown.photo.source_of(&view),
    }
}
