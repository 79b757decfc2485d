//! Draws a logo, in a picture of its own, so that nothing of it reaches beyond its place.

use super::cost::Budget;
use super::{Easel, Result};
use crate::layout::Drawing;
use crate::scene::LogoPlaced;
use image::RgbaImage;
use image::imageops::{self, FilterType};
use tiny_skia::{IntSize, Pixmap, PixmapPaint, Transform};

pub(super) fn draw(placed: &LogoPlaced, canvas: &mut Pixmap) -> Result<()> {
    let place = &placed.place;
    let (width, height) = (place.width as u32, place.height as u32);
    let picture = match (
        &*placed.logo.drawing,
        placed.logo.drawing.document(width, height),
    ) {
        (_, Some(svg)) => {
            let mut easel = Easel {
                name: format!("logo {}", placed.logo.name),
                budget: Budget::of(width, height),
                sheets: None,
            };
            let mut picture = Pixmap::new(width, height);
            if let Some(picture) = &mut picture {
                easel.draw(&svg, picture)?;
            }
            picture
        }
        (Drawing::Png(pixels), None) => scaled(pixels, width, height),
        _ => None,
    };
    if let Some(picture) = picture {
        let (x, y) = (place.x as i32, place.y as i32);
        let (paint, plain) = (PixmapPaint::default(), Transform::identity());
        canvas.draw_pixmap(x, y, picture.as_ref(), &paint, plain, None);
    }
    Ok(())
}

/// Scaled with colours times alpha, so that what is see-through lends no colour. The cubic needs
/// no sine of the machine's library.
fn scaled(pixels: &RgbaImage, width: u32, height: u32) -> Option<Pixmap> {
    let mut own = pixels.clone();
    for pixel in own.pixels_mut() {
        let [.., alpha] = pixel.0;
        for channel in pixel.0.iter_mut().take(3) {
            *channel = ((u32::from(*channel) * u32::from(alpha) + 127) / 255) as u8;
        }
    }
    let mut small = imageops::resize(&own, width, height, FilterType::CatmullRom);
    for pixel in small.pixels_mut() {
        let [.., alpha] = pixel.0;
        // A cubic overshoots.
        for channel in pixel.0.iter_mut().take(3) {
            *channel = (*channel).min(alpha);
        }
    }
    let size = IntSize::from_wh(width, height)?;
    Pixmap::from_vec(small.into_raw(), size)
}
