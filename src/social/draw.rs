//! The sheet that shows it.

use super::{Lost, TITLE, VIEWS, View, name};
use crate::error::{Error, Result};
use crate::raster::Raster;
use crate::scene::Scene;
use crate::sheet::{LINE, Lettering, MOST_LINES, fold, scaled, write};
use image::imageops;
use image::{Rgb, RgbImage};
use imageproc::drawing::draw_hollow_rect_mut;
use imageproc::rect::Rect;

/// Width of a wide picture on the sheet, in pixels.
const WIDE: u32 = 640;
/// Side of the square.
const SQUARE: u32 = 400;
/// Between pictures and around them.
const GAP: u32 = 28;
const PAPER: Rgb<u8> = Rgb([0xf4, 0xf4, 0xf4]);
const INK: Rgb<u8> = Rgb([0x1c, 0x1c, 0x1c]);
const LOSS: Rgb<u8> = Rgb([0xb4, 0x23, 0x18]);
const WIDE_FRAME: Rgb<u8> = Rgb([0x00, 0x8a, 0x8a]);
const SQUARE_FRAME: Rgb<u8> = Rgb([0xc0, 0x2b, 0x9b]);
/// Between words that are cut and the frame around them, in pixels of the sheet.
const CLEAR: f32 = 5.0;
/// Caption letters and titles, in pixels.
const CAPTION: f32 = 17.0;
const PAGE_TITLE: f32 = 22.0;
const PAGE_SITE: f32 = 15.0;
/// How dark a platform's shade is at the foot, of 255, and the part of the height it takes.
const SHADE: u32 = 190;
const SHADED: f32 = 0.45;

/// A picture on the sheet, and what is said under it.
struct Cell {
    picture: RgbImage,
    said: Vec<(Rgb<u8>, String)>,
}

/// One sheet: the banner with the frames of its crops, each crop, the banner under a title and at
/// two small sizes; under each what is lost.
///
/// # Errors
/// A built-in face that cannot be read, which a test rules out.
pub fn sheet(raster: &Raster, scene: &Scene) -> Result<RgbImage> {
    let size = raster.size;
    let banner = RgbImage::from_raw(size.width(), size.height(), raster.pixels.clone());
    let banner = banner.ok_or_else(|| Error::Picture {
        name: format!("banner {size}"),
        why: "has fewer pixels than its size says".to_owned(),
    })?;
    let mut rows = vec![vec![whole(&banner, scene)], Vec::new(), Vec::new()];
    for view in VIEWS {
        let lost = view.lost(&scene.slots, size);
        let picture = seen(&banner, view, scene)?;
        let cell = Cell {
            picture,
            said: said(view, &lost, scene),
        };
        let row = match view {
            View::Wide => 0,
            View::Square | View::Titled => 1,
            View::Small(_) => 2,
        };
        if let Some(row) = rows.get_mut(row) {
            row.push(cell);
        }
    }
    composed(&rows)
}

/// The banner as it is drawn, with frames where crops cut.
fn whole(banner: &RgbImage, scene: &Scene) -> Cell {
    let mut picture = scaled(banner, WIDE);
    let scale = WIDE as f32 / banner.width() as f32;
    let mut frame = |[x, y, width, height]: [f32; 4], color| {
        let side = |length: f32| ((length * scale) as u32).max(1);
        for thick in 0..2u32 {
            let at = |begin: f32| (begin * scale) as i32 + thick as i32;
            let less = |length: f32| side(length).saturating_sub(2 * thick).max(1);
            let rect = Rect::at(at(x), at(y)).of_size(less(width), less(height));
            draw_hollow_rect_mut(&mut picture, rect, color);
        }
    };
    for (view, color) in [(View::Wide, WIDE_FRAME), (View::Square, SQUARE_FRAME)] {
        frame(view.part(scene.size).map(|side| side as f32), color);
        for set in scene.slots.iter().filter(|set| view.cuts(set, scene.size)) {
            let [left, top, width, height] = set.place;
            let by = CLEAR / scale;
            frame(
                [left - by, top - by, width + 2.0 * by, height + 2.0 * by],
                LOSS,
            );
        }
    }
    let whole = format!("{} on {}, {}", scene.layout, scene.theme, scene.size);
    Cell {
        picture,
        said: vec![
            (INK, whole),
            (WIDE_FRAME, "what a 2:1 crop leaves".to_owned()),
            (SQUARE_FRAME, "what a square crop leaves".to_owned()),
        ],
    }
}

/// A banner as a view shows it.
fn seen(banner: &RgbImage, view: View, scene: &Scene) -> Result<RgbImage> {
    let [x, y, width, height] = view.part(scene.size);
    let part = imageops::crop_imm(banner, x, y, width, height).to_image();
    Ok(match view {
        View::Wide => scaled(&part, WIDE),
        View::Square => scaled(&part, SQUARE),
        View::Small(width) => scaled(&part, width),
        View::Titled => titled(scaled(&part, WIDE))?,
    })
}

/// A shade at the foot, and a page's title and site on it.
fn titled(mut picture: RgbImage) -> Result<RgbImage> {
    let height = picture.height();
    let begins = (height as f32 * (1.0 - SHADED)) as u32;
    let tall = (height - begins).max(1);
    for (_, y, pixel) in picture.enumerate_pixels_mut() {
        let alpha = SHADE * y.saturating_sub(begins) / tall;
        pixel.0 = pixel.0.map(|c| (u32::from(c) * (255 - alpha) / 255) as u8);
    }
    let white = |size| Lettering {
        size,
        color: Rgb([255; 3]),
    };
    let top = (height as f32 * (1.0 - TITLE)) as u32 + 8;
    let title = "The page’s title, as a platform lays it over";
    write(&mut picture, (20, top), title, white(PAGE_TITLE))?;
    write(
        &mut picture,
        (20, top + 28),
        "example.org",
        white(PAGE_SITE),
    )?;
    Ok(picture)
}

/// What is said under a view.
fn said(view: View, lost: &Lost, scene: &Scene) -> Vec<(Rgb<u8>, String)> {
    let mut said = vec![(INK, view.name())];
    for (word, slots) in [
        ("cuts", &lost.cut),
        ("leaves out", &lost.gone),
        ("covers", &lost.covered),
    ] {
        if !slots.is_empty() {
            said.push((LOSS, format!("{word} {}", slots.join(", "))));
        }
    }
    if let View::Small(_) = view {
        let mut read: Vec<&str> = Vec::new();
        for set in &scene.slots {
            if !view.shrinks(set, scene.size) && !read.contains(&name(set)) {
                read.push(name(set));
            }
        }
        said.push(match read.is_empty() {
            true => (LOSS, "no words can be read".to_owned()),
            false => (INK, format!("can be read: {}", read.join(", "))),
        });
    } else if said.len() == 1 {
        said.push((INK, "all words are in sight".to_owned()));
    }
    said
}

/// Rows of cells under each other.
fn composed(rows: &[Vec<Cell>]) -> Result<RgbImage> {
    let mut height = GAP;
    let mut lines = Vec::new();
    for row in rows {
        let mut folded = Vec::new();
        for cell in row {
            let mut all = Vec::new();
            for (color, text) in &cell.said {
                let width = cell.picture.width().max(SQUARE);
                let part = fold(std::slice::from_ref(text), width, MOST_LINES)?;
                all.extend(part.into_iter().map(|line| (*color, line)));
            }
            folded.push(all);
        }
        let tallest = row.iter().map(|cell| cell.picture.height()).max();
        let most = folded.iter().map(Vec::len).max().unwrap_or(0) as u32;
        lines.push((folded, height));
        height += tallest.unwrap_or(0) + 8 + most * LINE + GAP;
    }
    let mut sheet = RgbImage::from_pixel(3 * GAP + 2 * WIDE, height, PAPER);
    for (row, (folded, top)) in rows.iter().zip(&lines) {
        let mut left = GAP;
        for (cell, said) in row.iter().zip(folded) {
            imageops::replace(&mut sheet, &cell.picture, i64::from(left), i64::from(*top));
            let below = top + cell.picture.height() + 8;
            for (n, (color, text)) in (0..).zip(said) {
                let lettering = Lettering {
                    size: CAPTION,
                    color: *color,
                };
                write(&mut sheet, (left, below + n * LINE), text, lettering)?;
            }
            left += cell.picture.width().max(SQUARE) + GAP;
        }
    }
    Ok(sheet)
}
