//! Lossy WebP by libwebp.

use super::{Effort, Metadata, Picture, xmp};
use crate::error::{Error, Result};
use webp::{Encoder, WebPConfig};

/// A WebP file, with its packet in a chunk of its own.
pub(super) fn encode(
    picture: &Picture<'_>,
    quality: u8,
    effort: Effort,
    metadata: &Metadata,
) -> Result<Vec<u8>> {
    let fault = |why: String| Error::Picture {
        name: "webp".to_owned(),
        why,
    };
    let mut config =
        WebPConfig::new().map_err(|()| fault("libwebp of another version".to_owned()))?;
    config.quality = f32::from(quality);
    config.method = match effort {
        Effort::Fast => 2,
        Effort::Default => 4,
        Effort::Small => 6,
    };
    // Coloured type keeps its edges although colour has half the resolution.
    config.use_sharp_yuv = 1;
    config.thread_level = 0;
    let encoder = Encoder::from_rgb(picture.pixels, picture.width, picture.height);
    let file = encoder
        .encode_advanced(&config)
        .map_err(|e| fault(format!("{e:?}")))?;
    Ok(match &metadata.xmp {
        Some(packet) => xmp::in_webp(&file, picture, packet),
        None => file.to_vec(),
    })
}
