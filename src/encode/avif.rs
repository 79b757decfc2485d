//! AVIF by rav1e.

use super::{Effort, Picture};
use crate::error::{Error, Result};
use ravif::{Encoder, Img, RGB8};

/// An AVIF file; its encoder writes no XMP.
pub(super) fn encode(picture: &Picture<'_>, quality: u8, effort: Effort) -> Result<Vec<u8>> {
    let (pixels, _) = picture.pixels.as_chunks::<3>();
    let pixels: Vec<RGB8> = pixels
        .iter()
        .map(|[r, g, b]| RGB8::new(*r, *g, *b))
        .collect();
    let image = Img::new(
        pixels.as_slice(),
        picture.width as usize,
        picture.height as usize,
    );
    let encoder = Encoder::new()
        .with_quality(f32::from(quality.clamp(1, 100)))
        .with_speed(match effort {
            Effort::Fast => 10,
            Effort::Default => 8,
            Effort::Small => 5,
        })
        // More would cut the picture into tiles, by their number.
        .with_num_threads(Some(1));
    let file = encoder.encode_rgb(image).map_err(|e| Error::Picture {
        name: "avif".to_owned(),
        why: e.to_string(),
    })?;
    Ok(file.avif_file)
}
