//! The two pictures of a case on one, for a terminal.

use coverline::error::reason;
use coverline::snapshot::Outcome;
use image::imageops::{self, FilterType};
use image::{Rgba, RgbaImage};
use imageproc::drawing::draw_hollow_rect_mut;
use imageproc::rect::Rect;
use std::path::Path;

/// The room for a picture in a terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Columns and rows.
    pub(super) cells: (u32, u32),
    /// Width and height of one, in pixels.
    pub(super) cell: (u32, u32),
}
/// Between two pictures side by side, in pixels.
const GAP: u32 = 12;
/// Frames around what changed.
const MARK: Rgba<u8> = Rgba([229, 0, 106, 255]);
/// How far such a frame stands off, in pixels of the terminal.
const OUTSET: i32 = 4;

/// The accepted picture and the new one side by side, or the only one, as large as the room allows.
pub(super) fn beside(case: &Outcome, folder: &Path, room: Room) -> Result<RgbaImage, String> {
    let mut pictures = Vec::new();
    for path in [&case.accepted, &case.actual].into_iter().flatten() {
        let path = folder.join(path);
        let told = |why: String| format!("{}: {why}", path.display());
        let reader = image::ImageReader::open(&path).map_err(|e| told(reason(&e)))?;
        let picture = reader.decode().map_err(|e| told(e.to_string()))?;
        pictures.push(picture.into_rgba8());
    }
    if pictures.is_empty() {
        return Err("there is no picture".to_owned());
    }
    let count = pictures.len() as u32;
    let widest = pictures.iter().map(RgbaImage::width).max().unwrap_or(1);
    let highest = pictures.iter().map(RgbaImage::height).max().unwrap_or(1);
    let width = (room.cells.0 * room.cell.0).saturating_sub(GAP * (count - 1)) / count;
    let height = room.cells.1 * room.cell.1;
    let scale = (f64::from(width) / f64::from(widest))
        .min(f64::from(height) / f64::from(highest))
        .min(1.0);
    let scaled = |side: u32| ((f64::from(side) * scale) as u32).max(1);
    let (width, height) = (scaled(widest), scaled(highest));
    let mut sheet = RgbaImage::new((width + GAP) * count - GAP, height); // clear
    for (i, picture) in (0..).zip(&pictures) {
        let (w, h) = (scaled(picture.width()), scaled(picture.height()));
        let mut small = imageops::resize(picture, w, h, FilterType::Triangle);
        for place in case.difference.iter().flat_map(|pixels| &pixels.boxes) {
            frame(
                &mut small,
                place.map(|side| (f64::from(side) * scale) as i32),
            );
        }
        imageops::replace(&mut sheet, &small, i64::from(i * (width + GAP)), 0);
    }
    Ok(sheet)
}

/// Draws a frame around a place (left, top, width and height), inside the picture on all sides.
fn frame(picture: &mut RgbaImage, [x, y, w, h]: [i32; 4]) {
    let (wide, high) = (picture.width() as i32, picture.height() as i32);
    for out in [OUTSET, OUTSET - 1] {
        let inset = OUTSET - out;
        let (left, top) = ((x - out).max(inset), (y - out).max(inset));
        let (right, bottom) = (
            (x + w + out).min(wide - inset),
            (y + h + out).min(high - inset),
        );
        if right > left && bottom > top {
            let size = ((right - left) as u32, (bottom - top) as u32);
            draw_hollow_rect_mut(picture, Rect::at(left, top).of_size(size.0, size.1), MARK);
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room {
        cells: (80, 20),
        cell: (10, 20),
    };

    #[test]
    fn two_pictures_fit_into_the_room() {
        let folder = tempfile::tempdir().expect("a folder");
        let picture = RgbaImage::from_pixel(1600, 900, Rgba([10, 20, 30, 255]));
        picture.save(folder.path().join("a.png")).expect("saved");
        let mut case: Outcome = serde_json::from_str(
            r#"{"name":"a","article":"","layout":"","theme":"","size":"","verdict":"changed","explanation":[],
                "kinds":[],"difference":null,"accepted":"a.png","actual":"a.png","error":""}"#,
        )
        .expect("a case");
        let two = beside(&case, folder.path(), ROOM).expect("two");
        assert_eq!(two.dimensions(), (394 * 2 + GAP, 221));
        case.accepted = None;
        let one = beside(&case, folder.path(), ROOM).expect("one");
        assert_eq!(one.dimensions(), (711, 400));
        case.actual = Some("b.png".into());
        let why = beside(&case, folder.path(), ROOM).expect_err("not there");
        assert!(why.ends_with("b.png: no such file or directory"), "{why}");
    }
}
