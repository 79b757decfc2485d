//! Glyphs that are small pictures in the face (`CBDT`, `sbix`), scaled to their size.

use crate::text::Glyph;
use image::imageops::{self, FilterType};
use image::{ImageFormat, ImageReader, Limits, RgbaImage};
use skrifa::bitmap::{BitmapData, BitmapGlyph, Origin};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::io::Cursor;
use tiny_skia::{IntSize, Pixmap, PixmapPaint, Transform};

/// The largest side of a glyph's picture, in pixels; faces hold 136 to 512.
const MAX_SIDE: u32 = 2048;

/// Draws the glyph's picture; `None` when it has none that can be drawn.
pub(super) fn draw(font: &FontRef<'_>, at: &Glyph, size: f32, onto: &mut Pixmap) -> Option<()> {
    let id = GlyphId::new(at.id);
    let glyph = font.bitmap_strikes().glyph_for_size(Size::new(size), id)?;
    let (scale_x, scale_y) = (size / glyph.ppem_x, size / glyph.ppem_y);
    let picture = premultiplied(&glyph)?;
    let width = (picture.width() as f32 * scale_x).round().max(1.0);
    let height = (picture.height() as f32 * scale_y).round().max(1.0);
    let picture = imageops::resize(
        &picture,
        width as u32,
        height as u32,
        FilterType::CatmullRom, // takes all pixels when it makes the picture smaller
    );
    let upem = f32::from(
        font.metrics(Size::unscaled(), LocationRef::default())
            .units_per_em,
    );
    let em = size / upem;
    let left = at.x + glyph.bearing_x * em + glyph.inner_bearing_x * scale_x;
    let base = at.y - glyph.bearing_y * em - glyph.inner_bearing_y * scale_y;
    let top = match glyph.placement_origin {
        Origin::TopLeft => base,
        Origin::BottomLeft => base - height,
    };
    let extent = IntSize::from_wh(picture.width(), picture.height())?;
    let mut pixels = picture.into_raw();
    for pixel in pixels.chunks_exact_mut(4) {
        if let [red, green, blue, alpha] = pixel {
            // Sharpening may leave a colour above its opacity, which is no colour.
            for channel in [red, green, blue] {
                *channel = (*channel).min(*alpha);
            }
        }
    }
    let picture = Pixmap::from_vec(pixels, extent)?;
    let (left, top) = (left.round() as i32, top.round() as i32);
    let paint = PixmapPaint::default();
    onto.draw_pixmap(
        left,
        top,
        picture.as_ref(),
        &paint,
        Transform::identity(),
        None,
    );
    Some(())
}

/// The picture with its colours times its opacity, so that scaling brings no fringes.
fn premultiplied(glyph: &BitmapGlyph<'_>) -> Option<RgbaImage> {
    let fits = |side: u32| (1..=MAX_SIDE).contains(&side);
    match glyph.data {
        BitmapData::Png(bytes) => {
            let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
            let mut limits = Limits::default();
            limits.max_image_width = Some(MAX_SIDE);
            limits.max_image_height = Some(MAX_SIDE);
            reader.limits(limits);
            let mut picture = reader.decode().ok()?.into_rgba8();
            for pixel in picture.pixels_mut() {
                let [red, green, blue, alpha] = pixel.0;
                let times = |c: u8| ((u16::from(c) * u16::from(alpha) + 127) / 255) as u8;
                pixel.0 = [times(red), times(green), times(blue), alpha];
            }
            Some(picture)
        }
        BitmapData::Bgra(bytes) if fits(glyph.width) && fits(glyph.height) => {
            let pixels = bytes.chunks_exact(4).flat_map(|p| match p {
                [blue, green, red, alpha] => [*red, *green, *blue, *alpha],
                _ => [0; 4],
            });
            RgbaImage::from_raw(glyph.width, glyph.height, pixels.collect())
        }
        // Black and white pictures are of faces for screens; they have outlines too.
        BitmapData::Bgra(_) | BitmapData::Mask(_) => None,
    }
}
