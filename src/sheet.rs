//! Pictures with captions on one sheet, for people who judge banners.

use crate::error::{Error, Result};
use ab_glyph::{Font, FontRef, PxScale, ScaleFont};
use image::{Rgb, RgbImage, imageops};
use imageproc::drawing::draw_text_mut;

/// The face of captions.
const FACE: &str = "LibreFranklin-Medium";
/// Height of a caption's letters, in pixels.
const LETTERS: f32 = 17.0;
/// From one caption line to the next, in pixels.
pub(crate) const LINE: u32 = 22;
/// Between cells and around them, in pixels.
const GAP: u32 = 18;
/// Lines of a caption that are shown; the last ends in an ellipsis when there are more.
const MOST_LINES: usize = 4;
const INK: Rgb<u8> = Rgb([20, 20, 20]);
const PAPER: Rgb<u8> = Rgb([255; 3]);
/// What stands where there is no picture.
const EMPTY: Rgb<u8> = Rgb([226; 3]);

/// A picture and what is said under it.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The picture; without one the cell is grey.
    pub picture: Option<RgbImage>,
    /// Lines under it; long ones are folded.
    pub caption: Vec<String>,
}

/// The face that captions are set in.
///
/// # Errors
/// A built-in face that cannot be read, which a test rules out.
fn face() -> Result<FontRef<'static>> {
    let fault = |why: String| Error::Font {
        name: FACE.to_owned(),
        why,
    };
    let (_, bytes) = crate::assets::FACES
        .iter()
        .find(|(name, _)| *name == FACE)
        .ok_or_else(|| fault("not built in".to_owned()))?;
    FontRef::try_from_slice(bytes).map_err(|e| fault(e.to_string()))
}

/// Writes one line on a picture, in pixels from its corner.
///
/// # Errors
/// A built-in face that cannot be read, which a test rules out.
pub fn label(picture: &mut RgbImage, at: (u32, u32), text: &str) -> Result<()> {
    let lettering = Lettering {
        size: LETTERS,
        color: INK,
    };
    write(picture, at, text, lettering)
}

/// How a line is written.
#[derive(Clone, Copy)]
pub(crate) struct Lettering {
    /// Height of its letters, in pixels.
    pub(crate) size: f32,
    pub(crate) color: Rgb<u8>,
}

/// Writes one line on a picture, in any size and colour.
pub(crate) fn write(
    picture: &mut RgbImage,
    at: (u32, u32),
    text: &str,
    how: Lettering,
) -> Result<()> {
    let (x, y) = (at.0 as i32, at.1 as i32);
    draw_text_mut(picture, how.color, x, y, how.size, &face()?, text);
    Ok(())
}

/// A contact sheet: cells of one size in columns, row by row, under a title.
///
/// # Errors
/// A built-in face that cannot be read, which a test rules out.
pub fn contact(title: &str, cells: &[Cell], columns: u32, size: (u32, u32)) -> Result<RgbImage> {
    let (width, height) = size;
    let folded: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| fold(&cell.caption, width))
        .collect::<Result<_>>()?;
    let lines = folded.iter().map(Vec::len).max().unwrap_or(0) as u32;
    let row = height + lines * LINE + GAP;
    let rows = (cells.len() as u32).div_ceil(columns);
    let top = GAP + LINE + GAP / 2;
    let mut sheet =
        RgbImage::from_pixel(GAP + columns * (width + GAP), top + rows * row + GAP, PAPER);
    label(&mut sheet, (GAP, GAP), title)?;
    for (i, (cell, lines)) in cells.iter().zip(&folded).enumerate() {
        let (column, line) = (i as u32 % columns, i as u32 / columns);
        let (x, y) = (GAP + column * (width + GAP), top + line * row);
        let empty = RgbImage::from_pixel(width, height, EMPTY);
        let picture = cell.picture.as_ref().unwrap_or(&empty);
        imageops::replace(&mut sheet, picture, i64::from(x), i64::from(y));
        for (n, text) in (0..).zip(lines) {
            label(&mut sheet, (x, y + height + 4 + n * LINE), text)?;
        }
    }
    Ok(sheet)
}

/// Caption lines folded at spaces so that none is wider than the cell.
pub(crate) fn fold(caption: &[String], width: u32) -> Result<Vec<String>> {
    let face = face()?;
    let face = face.as_scaled(PxScale::from(LETTERS));
    let wide = |text: &str| -> f32 {
        let advance = |c| face.h_advance(face.glyph_id(c));
        text.chars().map(advance).sum()
    };
    let mut lines = Vec::new();
    for text in caption {
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if wide(&longer) > width as f32 && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    Ok(lines)
}
