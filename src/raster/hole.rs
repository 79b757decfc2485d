//! Draws the photo into a hole.

use super::Easel;
use crate::error::Result;
use crate::photo::Photo;
use crate::scene::{Hole, Size};
use tiny_skia::{
    FilterQuality, IntSize, Mask, MaskType, Paint, Pattern, Pixmap, Rect, SpreadMode, Transform,
};

/// The photo as a hole shows it: cropped, scaled and toned.
pub(super) struct Shot {
    /// Left, top, width and height in pixels of the banner.
    part: [u32; 4],
    picture: Pixmap,
}

/// The photo for a hole; `None` when nothing of it lies on the canvas.
pub(super) fn shot(hole: &Hole, photo: &Photo, size: Size) -> Option<Shot> {
    let seen = hole.seen(photo, size)?;
    let [_, _, width, height] = seen.part;
    let (rgb, _) = seen.pixels.as_chunks::<3>();
    let mut rgba = vec![u8::MAX; 4 * rgb.len()];
    for ([to @ .., _], from) in rgba.as_chunks_mut::<4>().0.iter_mut().zip(rgb) {
        *to = *from;
    }
    let picture = IntSize::from_wh(width, height).and_then(|size| Pixmap::from_vec(rgba, size))?;
    Some(Shot {
        part: seen.part,
        picture,
    })
}

/// Draws the part of the hole that lies on the canvas.
pub(super) fn draw(
    hole: &Hole,
    shot: &Shot,
    easel: &mut Easel<'_>,
    canvas: &mut Pixmap,
) -> Result<()> {
    let mut mask = None;
    if let Some(svg) = &hole.shape
        && let Some(mut shape) = Pixmap::new(canvas.width(), canvas.height())
    {
        easel.draw(svg, &mut shape)?;
        mask = Some(Mask::from_pixmap(shape.as_ref(), MaskType::Alpha));
    }
    // A photo on whole pixels and without a shape of its own is copied.
    let whole = [
        hole.place.x,
        hole.place.y,
        hole.place.width,
        hole.place.height,
    ];
    if mask.is_none() && whole == shot.part.map(|side| side as f32) {
        copy(shot, canvas);
        return Ok(());
    }
    let [x, y, width, height] = shot.part.map(|side| side as f32);
    let paint = Paint {
        shader: Pattern::new(
            shot.picture.as_ref(),
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

/// Puts a shot on a canvas that it does not reach beyond.
fn copy(shot: &Shot, canvas: &mut Pixmap) {
    let [x, y, width, height] = shot.part.map(|side| side as usize);
    let stride = 4 * canvas.width() as usize;
    let rows = shot.picture.data().chunks_exact(4 * width.max(1));
    let lines = canvas.data_mut().chunks_exact_mut(stride).skip(y);
    for (row, line) in rows.zip(lines).take(height) {
        if let Some(part) = line.get_mut(4 * x..4 * (x + width)) {
            part.copy_from_slice(row);
        }
    }
}
