//! What a layout does with the words it will meet one day: the shortest and the longest, every
//! script, no deck, five figures, a photo of the wrong shape.

mod cases;

use crate::error::{Error, Result};
use crate::layout::Look;
use crate::note::Note;
use crate::raster::{Contrast, Raster};
use crate::renderer::Renderer;
use crate::scene::Size;
use crate::sheet::{Cell, contact};
use cases::{Case, FEW, LENGTHS, asking, brief, cases, landscape};
use image::RgbImage;
use image::imageops::{self, FilterType};
use rayon::prelude::*;

/// Width of a cell on the sheet, in pixels.
const CELL: u32 = 480;
/// Cells side by side.
const COLUMNS: u32 = 4;

/// What a layout was put through.
#[derive(Debug, Clone)]
pub struct Torture {
    /// Every case, captioned with what was noted.
    pub sheet: RgbImage,
    /// How long a headline may be, by language.
    pub safe: Vec<Safe>,
    /// How many cases could not be set at all, for want of a face or of room.
    pub failed: usize,
}

/// How long a headline may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safe {
    /// BCP 47 code.
    pub language: &'static str,
    /// Characters that can be set without a note; the reason where no headline can.
    pub characters: std::result::Result<usize, String>,
}

/// Puts the layout that a renderer holds through every case.
///
/// # Errors
/// A layout or theme that is not there; a letter that no face holds is shown on the sheet
/// instead.
pub fn torture(renderer: &Renderer, look: &Look, size: Size) -> Result<Torture> {
    renderer.knows(look)?;
    // One theme for all cells, whichever each of their headlines would pick.
    let look = &Look {
        theme: look.theme.clone().or_else(|| first_theme(renderer, look)),
        ..look.clone()
    };
    let mut cases = cases();
    if asks(renderer, look) {
        for case in &mut cases {
            case.brief = asking(std::mem::take(&mut case.brief));
        }
    }
    let height = (u64::from(CELL) * u64::from(size.height()) / u64::from(size.width())) as u32;
    let cells: Vec<(Cell, bool)> = cases
        .par_iter()
        .map(|case| cell(renderer, look, size, case, (CELL, height.max(1))))
        .collect();
    let failed = cells.iter().filter(|(_, failed)| *failed).count();
    let cells: Vec<Cell> = cells.into_iter().map(|(cell, _)| cell).collect();
    let safe: Vec<Safe> = LENGTHS
        .par_iter()
        .map(|(language, words)| Safe {
            language,
            characters: longest(renderer, look, size, language, words).map_err(|e| e.to_string()),
        })
        .collect();
    let name = look.layout.as_deref().unwrap_or("auto");
    let title = format!("{name} at {size}: {}", Safe::line(&safe));
    Ok(Torture {
        sheet: contact(&title, &cells, COLUMNS, (CELL, height.max(1)))?,
        safe,
        failed,
    })
}

impl Safe {
    /// The table as one line: `safe up to 92 characters in en, 84 in de, 38 in ja`.
    #[must_use]
    pub fn line(all: &[Self]) -> String {
        let known = all.iter().filter_map(|safe| {
            let characters = safe.characters.as_ref().ok()?;
            Some((characters, safe.language))
        });
        let known: Vec<String> = known
            .enumerate()
            .map(|(i, (characters, language))| match i {
                0 => format!("safe up to {characters} characters in {language}"),
                _ => format!("{characters} in {language}"),
            })
            .collect();
        let unknown = all.iter().filter_map(|safe| {
            let why = safe.characters.as_ref().err()?;
            Some(format!("{}: {why}", safe.language))
        });
        known
            .into_iter()
            .chain(unknown)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Whether a layout wants a headline that asks.
fn asks(renderer: &Renderer, look: &Look) -> bool {
    let mut layouts = renderer.shelf().layouts().iter();
    let layout = layouts.find(|layout| Some(&layout.name) == look.layout.as_ref());
    layout.is_some_and(|layout| {
        let mut fields = layout.needs.iter().map(|need| need.field.as_str());
        fields.any(|field| matches!(field, "question" | "answer"))
    })
}

fn cell(
    renderer: &Renderer,
    look: &Look,
    size: Size,
    case: &Case,
    room: (u32, u32),
) -> (Cell, bool) {
    // Only a layout with a hole is given the photo: the others would note that they show none.
    let with = renderer.set(&case.brief, case.photo.as_ref(), look, size);
    let shown = with.as_ref().is_ok_and(|scene| scene.shows_photo());
    let (scene, photo) = if shown {
        (with, case.photo.as_ref())
    } else {
        (renderer.set(&case.brief, None, look, size), None)
    };
    let mut caption = vec![case.caption.clone()];
    if case.about_photo && !shown {
        caption.push("this layout shows no photo".to_owned());
    }
    let drawn = scene.and_then(|scene| {
        caption.extend(scene.notes.iter().map(remark));
        let raster = Raster::draw(&scene, photo, None)?;
        let faint = raster.contrast.iter().filter_map(Contrast::note);
        caption.extend(faint.map(|note| note.to_string()));
        Ok(raster)
    });
    let picture = match drawn {
        Ok(raster) => RgbImage::from_raw(size.width(), size.height(), raster.pixels)
            .map(|whole| imageops::resize(&whole, room.0, room.1, FilterType::Triangle)),
        Err(why) => {
            caption.push(why.to_string());
            None
        }
    };
    let failed = picture.is_none();
    (Cell { picture, caption }, failed)
}

/// The theme that a layout names first.
fn first_theme(renderer: &Renderer, look: &Look) -> Option<String> {
    let (layouts, themes) = (renderer.shelf().layouts(), renderer.shelf().themes());
    let layout = layouts
        .iter()
        .find(|own| Some(&own.name) == look.layout.as_ref());
    let mut named = layout.map_or(&[][..], |layout| &layout.themes).iter();
    let found = named.find(|name| themes.iter().any(|theme| theme.name == **name));
    found.cloned()
}

/// A note in the words of a caption.
fn remark(note: &Note) -> String {
    match note {
        Note::Shortened { slot, to, .. } => format!("{slot} shortened to “{to}”"),
        other => other.to_string(),
    }
}

/// The most characters of a headline that are set without a flaw; every shorter beginning is
/// too.
fn longest(
    renderer: &Renderer,
    look: &Look,
    size: Size,
    language: &str,
    words: &str,
) -> Result<usize> {
    let spaced = words.contains(' ');
    let ends = words
        .char_indices()
        .filter(|(_, letter)| !spaced || *letter == ' ')
        .map(|(at, _)| at)
        .chain([words.len()])
        .filter(|at| *at > 0);
    // For the layouts that need one; the others note that they show none.
    let photo = landscape();
    let mut safe = 0;
    for end in ends {
        let headline = words.get(..end).unwrap_or_default();
        let mut brief = brief(language, headline, FEW);
        if asks(renderer, look) {
            brief = asking(brief);
        }
        let scene = match renderer.set(&brief, Some(&photo), look, size) {
            Err(Error::NoLayout { .. }) if safe > 0 => break,
            scene => scene?,
        };
        // What else does not fit is not the headline's fault.
        let about = |slot: &String| matches!(slot.as_str(), "headline" | "question" | "quote");
        let flawed = scene.notes.iter().any(|note| match note {
            Note::Cut { slot, .. } | Note::Small { slot } => about(slot),
            Note::Over { .. } => true,
            _ => false,
        });
        if flawed {
            break;
        }
        safe = headline.chars().count();
    }
    Ok(safe)
}
