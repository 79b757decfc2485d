//! Draws the photo into a hole.

use super::{Easel, pixels};
use crate::error::Result;
use crate::layout::Rect as Place;
use crate::photo::Photo;
use crate::scene::{Hole, Seen, Size};
use tiny_skia::{
    FilterQuality, IntSize, Mask, MaskType, Paint, Pattern, Pixmap, Rect, SpreadMode, Transform,
};

/// Whether a hole shows nothing but the photo on all of a canvas.
pub(super) fn covers(hole: &Hole, size: Size) -> bool {
    let canvas = [0, 0, size.width(), size.height()];
    hole.shape.is_none() && sides(&hole.place) == canvas.map(|side| side as f32)
}

/// Draws the part of the hole that lies on the canvas: the photo cropped, scaled and toned.
pub(super) fn draw(
    hole: &Hole,
    photo: &Photo,
    size: Size,
    easel: &mut Easel<'_>,
    canvas: &mut Pixmap,
) -> Result<()> {
    let Some(seen) = hole.seen(photo, size) else {
        return Ok(());
    };
    let [_, _, width, height] = seen.part.map(|side| side as usize);
    if seen.pixels.len() != 3 * width * height {
        // What the canvas showed before would stay.
        let why = format!("its photo cannot be scaled to {width}x{height}");
        return Err(easel.fault(why));
    }
    let mut mask = None;
    if let Some(svg) = &hole.shape
        && let Some(mut shape) = Pixmap::new(canvas.width(), canvas.height())
    {
        easel.draw(svg, &mut shape)?;
        mask = Some(Mask::from_pixmap(shape.as_ref(), MaskType::Alpha));
    }
    // A photo on whole pixels and without a shape of its own is copied.
    if mask.is_none() && sides(&hole.place) == seen.part.map(|side| side as f32) {
        copy(&seen, canvas);
        return Ok(());
    }
    let [x, y, width, height] = seen.part.map(|side| side as f32);
    let Some(picture) = picture(&seen) else {
        return Ok(());
    };
    let paint = Paint {
        shader: Pattern::new(
            picture.as_ref(),
            SpreadMode::Pad,
            FilterQuality::Nearest,
            1.0,
            Transform::from_translate(x, y),
        ),
        ..Paint::default()
    };
    // A shape brings its own edges; a plain hole's may lie between two pixels.
    let place = &hole.place;
    let room = match mask {
        Some(_) => Rect::from_xywh(x, y, width, height),
        None => Rect::from_xywh(place.x, place.y, place.width, place.height),
    };
    if let Some(room) = room {
        canvas.fill_rect(room, &paint, Transform::identity(), mask.as_ref());
    }
    Ok(())
}

fn sides(place: &Place) -> [f32; 4] {
    [place.x, place.y, place.width, place.height]
}

/// Puts what is seen on a canvas that it does not reach beyond.
fn copy(seen: &Seen<'_>, canvas: &mut Pixmap) {
    let [x, y, width, height] = seen.part.map(|side| side as usize);
    let stride = 4 * canvas.width() as usize;
    let rows = seen.pixels.chunks_exact(3 * width.max(1));
    let lines = canvas.data_mut().chunks_exact_mut(stride).skip(y);
    for (row, line) in rows.zip(lines).take(height) {
        if let Some(part) = line.get_mut(4 * x..4 * (x + width)) {
            pixels::opaque(row, part);
        }
    }
}

/// What is seen as a picture of its own.
fn picture(seen: &Seen<'_>) -> Option<Pixmap> {
    let [_, _, width, height] = seen.part;
    let mut rgba = vec![0; seen.pixels.len() / 3 * 4];
    pixels::opaque(&seen.pixels, &mut rgba);
    Pixmap::from_vec(rgba, IntSize::from_wh(width, height)?)
}
