//! Draws the photo into a hole.

use super::Easel;
use crate::error::Result;
use crate::photo::{Photo, View};
use crate::scene::Hole;
use tiny_skia::{
    FilterQuality, IntSize, Mask, MaskType, Paint, Pattern, Pixmap, Rect, SpreadMode, Transform,
};

/// Draws the part of the hole that lies on the canvas.
pub(super) fn draw(
    hole: &Hole,
    photo: &Photo,
    easel: &mut Easel<'_>,
    canvas: &mut Pixmap,
) -> Result<()> {
    let Some(picture) = picture(hole, photo, canvas) else {
        return Ok(()); // nothing of it lies on the canvas
    };
    let mut mask = None;
    if let Some(svg) = &hole.shape
        && let Some(mut shape) = Pixmap::new(canvas.width(), canvas.height())
    {
        easel.draw(svg, &mut shape)?;
        mask = Some(Mask::from_pixmap(shape.as_ref(), MaskType::Alpha));
    }
    let [x, y, width, height] = picture.part.map(|side| side as f32);
    let paint = Paint {
        shader: Pattern::new(
            picture.pixels.as_ref(),
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

/// The photo as a hole shows it, as far as that lies on the canvas.
struct Picture {
    pixels: Pixmap,
    /// Left, top, width, height.
    part: [u32; 4],
}

fn picture(hole: &Hole, photo: &Photo, canvas: &Pixmap) -> Option<Picture> {
    let place = &hole.place;
    let along = |begin: f32, end: f32, side: u32| {
        let begin = begin.floor().clamp(0.0, side as f32);
        let end = end.ceil().clamp(begin, side as f32);
        (begin as u32, (end - begin) as u32)
    };
    let (x, width) = along(place.x, place.right(), canvas.width());
    let (y, height) = along(place.y, place.bottom(), canvas.height());
    let size = IntSize::from_wh(width, height)?;
    let part = [x, y, width, height];
    let mut rgb = photo.seen(&View {
        hole: [place.x, place.y, place.width, place.height],
        part,
    });
    hole.tone.apply(&mut rgb);
    let (rgb, _) = rgb.as_chunks::<3>();
    let rgba = rgb.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
    let pixels = Pixmap::from_vec(rgba, size)?;
    Some(Picture { pixels, part })
}
