//! Pictures with captions on one sheet, for people who judge banners.

use crate::encode;
use crate::error::{Error, Result};
use ab_glyph::{Font, FontRef, PxScale, ScaleFont};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use imageproc::drawing::draw_text_mut;

/// The face of captions.
const FACE: &str = "LibreFranklin-Medium";
/// Height of a caption's letters, in pixels.
const LETTERS: f32 = 17.0;
/// From one caption line to the next, in pixels.
pub(crate) const LINE: u32 = 22;
/// Between cells and around them, in pixels.
pub(crate) const GAP: u32 = 18;
/// Lines of a caption that are usually shown.
pub(crate) const MOST_LINES: usize = 4;
pub(crate) const INK: Rgb<u8> = Rgb([20, 20, 20]);
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
    let mut lines = 0;
    for cell in cells {
        lines = lines.max(fold(&cell.caption, size.0, MOST_LINES)?.len());
    }
    let tall = row_height(size, lines);
    let rows = cells.chunks(columns.max(1) as usize);
    let top = GAP + LINE + GAP / 2;
    let mut sheet = blank(columns, size.0, top + rows.len() as u32 * tall + GAP);
    label(&mut sheet, (GAP, GAP), title)?;
    for (number, cells) in (0..).zip(rows) {
        row(&mut sheet, top + number * tall, cells, (size, lines))?;
    }
    Ok(sheet)
}

/// A sheet of so many columns of cells with nothing on it, so many pixels high.
pub(crate) fn blank(columns: u32, width: u32, height: u32) -> RgbImage {
    RgbImage::from_pixel(GAP + columns * (width + GAP), height, PAPER)
}

/// What a row of cells takes whose captions have so many lines, with the gap below it.
pub(crate) fn row_height(size: (u32, u32), lines: usize) -> u32 {
    size.1 + lines as u32 * LINE + GAP
}

/// Cells of one size side by side on a sheet, from so many pixels below its top; captions have
/// so many lines at the most.
pub(crate) fn row(
    sheet: &mut RgbImage,
    top: u32,
    cells: &[Cell],
    (size, lines): ((u32, u32), usize),
) -> Result<()> {
    let (width, height) = size;
    for (column, cell) in (0..).zip(cells) {
        let x = GAP + column * (width + GAP);
        let empty = RgbImage::from_pixel(width, height, EMPTY);
        let picture = cell.picture.as_ref().unwrap_or(&empty);
        imageops::replace(sheet, picture, i64::from(x), i64::from(top));
        for (n, text) in (0..).zip(fold(&cell.caption, width, lines)?) {
            label(sheet, (x, top + height + 4 + n * LINE), &text)?;
        }
    }
    Ok(())
}

/// A sheet as a PNG, of strips that are drawn one after the other: a sheet of any height takes
/// the memory of one strip. Strips are as wide as the sheet, and as high as it in all.
///
/// # Errors
/// What a strip fails with; strips that are not as wide or not as high.
pub(crate) fn rolled(
    size: (u32, u32),
    strips: impl Iterator<Item = Result<RgbImage>>,
) -> Result<Vec<u8>> {
    encode::rows(size, strips.map(|strip| strip.map(RgbImage::into_raw)))
}

/// A picture at another width.
pub(crate) fn scaled(picture: &RgbImage, width: u32) -> RgbImage {
    let height = (picture.height() * width + picture.width() / 2) / picture.width().max(1);
    imageops::resize(picture, width, height.max(1), FilterType::CatmullRom)
}

/// Caption lines folded at spaces so that none is wider than the cell; the last of the lines that
/// are shown ends in an ellipsis when there are more.
pub(crate) fn fold(caption: &[String], width: u32, most: usize) -> Result<Vec<String>> {
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
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    Ok(lines)
}
