//! One sheet, drawn and written row by row.

use super::plan::Plan;
use super::{Row, Sheet, Shot, Subject, beside};
use crate::banner::{Banner, Finish, Out};
use crate::encode;
use crate::error::{Error, Result};
use crate::layout::Look;
use crate::renderer::Renderer;
use crate::scene::Size;
use crate::sheet::{self, Cell, GAP, INK, LINE, Lettering};
use crate::write;
use image::RgbImage;
use rayon::prelude::*;
use std::path::Path;

/// Width of a cell, in pixels.
const CELL: u32 = 400;
/// Width of a banner at the head of a list on a phone, in pixels.
const PHONE: u32 = 320;
/// Lines of a caption: its layout and theme, and the first of its notes.
const LINES: usize = 2;
/// Letters of the sheet's title, in pixels.
const TITLE: f32 = 30.0;
/// Letters of the names of rows and columns, in pixels.
const NAMES: f32 = 22.0;
/// What a row's name takes, in pixels.
const ROW_NAME: u32 = 36;
/// What the sheet's title and the names of the columns take, in pixels.
const HEAD: u32 = 96;

/// A shot as it is drawn, before it is written.
struct Drawn {
    shot: Shot,
    cell: Cell,
    /// The bytes of the shot's files.
    bytes: Vec<Vec<u8>>,
}

/// Draws a sheet and all banners on it into a folder.
pub(super) fn sheet(
    renderer: &Renderer,
    subject: Subject<'_>,
    plan: Plan,
    folder: &Path,
) -> Result<Sheet> {
    let size = plan.size;
    let foot = foot(&plan)?;
    let tall = ROW_NAME + sheet::row_height(cell(size), LINES);
    let height = HEAD + plan.rows.len() as u32 * tall + foot.height();
    let width = foot.width();

    let mut rows = Vec::new();
    let strips = plan.rows.iter().map(|(layout, why)| {
        let drawn: Vec<Drawn> = plan
            .themes
            .par_iter()
            .map(|theme| draw(renderer, subject, (layout, theme), &plan))
            .collect();
        let (shots, cells) = written(drawn, &folder.join(beside(subject.stem)))?;
        let mut strip = sheet::blank(plan.themes.len() as u32, CELL, tall);
        large(&mut strip, (GAP, 4), &format!("{layout}: {why}"), NAMES)?;
        sheet::row(&mut strip, ROW_NAME, &cells, (cell(size), LINES))?;
        rows.push(Row {
            layout: layout.clone(),
            why: why.clone(),
            shots,
        });
        Ok(strip)
    });
    let all = std::iter::once(head(subject.stem, &plan))
        .chain(strips)
        .chain([Ok(foot)]);
    let png = sheet::rolled((width, height), all)?;
    let file = format!("{}-{size}.png", beside(subject.stem));
    write::all(folder, &[(file.clone(), &png)])?;
    Ok(Sheet {
        size,
        file,
        auto: plan.auto(),
        rows,
        refused: plan.refused,
    })
}

/// The room of a banner on the sheet, in pixels.
fn cell(size: Size) -> (u32, u32) {
    let high = (CELL * size.height() + size.width() / 2) / size.width();
    (CELL, high.max(1))
}

fn large(sheet: &mut RgbImage, at: (u32, u32), text: &str, size: f32) -> Result<()> {
    let color = INK;
    sheet::write(sheet, at, text, Lettering { size, color })
}

/// The sheet's title, and the themes above their columns.
fn head(stem: &str, plan: &Plan) -> Result<RgbImage> {
    let mut strip = sheet::blank(plan.themes.len() as u32, CELL, HEAD);
    large(
        &mut strip,
        (GAP, GAP),
        &format!("{stem} at {}, auto: {}", plan.size, plan.auto()),
        TITLE,
    )?;
    for (column, theme) in (0..).zip(&plan.themes) {
        let at = (GAP + column * (CELL + GAP), HEAD - 32);
        large(&mut strip, at, theme, NAMES)?;
    }
    Ok(strip)
}

/// The layouts that cannot serve.
fn foot(plan: &Plan) -> Result<RgbImage> {
    let lines = plan.refused.iter();
    let lines: Vec<String> = lines.map(|(name, why)| format!("{name}: {why}")).collect();
    let columns = plan.themes.len() as u32;
    let mut strip = sheet::blank(columns, CELL, 2 * GAP + lines.len() as u32 * LINE);
    for (number, line) in (0..).zip(&lines) {
        sheet::label(&mut strip, (GAP, GAP + number * LINE), line)?;
    }
    Ok(strip)
}

/// A layout on a theme; where it cannot be drawn, why.
fn draw(renderer: &Renderer, subject: Subject<'_>, on: (&str, &str), plan: &Plan) -> Drawn {
    let (layout, theme) = on;
    let chosen = plan.chosen.as_ref();
    let chosen = chosen.is_some_and(|(l, t)| (l.as_str(), t.as_str()) == on);
    let auto = if chosen { ", taken by auto" } else { "" };
    let mut caption = vec![format!("{layout} on {theme}{auto}")];
    let mut notes = Vec::new();
    let (files, picture, bytes) = match finished(renderer, subject, on, plan.size) {
        Ok(Finished {
            banner,
            phone,
            cell,
        }) => {
            let flaws = banner.notes.iter().filter(|note| note.is_flaw());
            caption.extend(flaws.map(ToString::to_string));
            notes.extend(banner.notes.iter().map(ToString::to_string));
            let name = format!("{layout}-{theme}-{}", plan.size);
            let files = [format!("{name}.png"), format!("{name}-{PHONE}.png")];
            (Ok(files), Some(cell), vec![banner.bytes, phone])
        }
        Err(why) => {
            caption.push(why.to_string());
            (Err(why.to_string()), None, Vec::new())
        }
    };
    Drawn {
        shot: Shot {
            theme: theme.to_owned(),
            files,
            chosen,
            notes,
        },
        cell: Cell { picture, caption },
        bytes,
    }
}

/// A banner, and its smaller versions.
struct Finished {
    banner: Banner,
    /// A PNG as wide as a phone.
    phone: Vec<u8>,
    /// As wide as a cell.
    cell: RgbImage,
}

fn finished(
    renderer: &Renderer,
    subject: Subject<'_>,
    (layout, theme): (&str, &str),
    size: Size,
) -> Result<Finished> {
    let look = Look {
        layout: Some(layout.to_owned()),
        theme: Some(theme.to_owned()),
    };
    // A layout without a hole would note that it shows no photo.
    let scene = renderer.set(subject.brief, subject.photo, &look, size)?;
    let photo = subject.photo.filter(|_| scene.shows_photo());
    let (scene, raster) = renderer.drawn(subject.brief, photo, &look, size)?;
    let whole = RgbImage::from_raw(size.width(), size.height(), raster.pixels.clone());
    let whole = whole.ok_or_else(|| Error::Picture {
        name: format!("banner {size}"),
        why: "has fewer pixels than its size says".to_owned(),
    })?;
    let phone = sheet::scaled(&whole, PHONE);
    let phone = encode::plain_png(phone.width(), phone.height(), &phone)?;
    let backdrop = renderer.backdrop(&scene)?;
    let last = Finish {
        photo,
        out: Out::default(),
        told: None,
        backdrop: Some(&backdrop),
    };
    Ok(Finished {
        banner: Banner::finish(&raster, scene, &last)?,
        phone,
        cell: sheet::scaled(&whole, CELL),
    })
}

/// Writes the files of a row; gives its shots, and their cells.
fn written(drawn: Vec<Drawn>, folder: &Path) -> Result<(Vec<Shot>, Vec<Cell>)> {
    let files = drawn.iter().flat_map(|drawn| {
        let names = drawn.shot.files.iter().flatten().cloned();
        names.zip(drawn.bytes.iter().map(Vec::as_slice))
    });
    write::all(folder, &files.collect::<Vec<_>>())?;
    Ok(drawn
        .into_iter()
        .map(|drawn| (drawn.shot, drawn.cell))
        .unzip())
}
