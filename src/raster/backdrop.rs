//! What lies below all that follows the article: drawn once for a layout, theme and size, and
//! copied under every banner.

use super::cost::Budget;
use super::sheets::Sheets;
use super::{Easel, Raster, opaque, pixels};
use crate::error::{Error, Result};
use crate::layout::Color;
use crate::scene::{Layer, Scene, Size};
use tiny_skia::{IntSize, Pixmap};

/// Pixels of a piece that shows the backdrop or does not.
const PIECE: usize = 32;
/// Every so many pieces one is looked at.
const EACH: usize = 8;

/// The paper of a scene and the art that is the same for every article, drawn.
#[derive(Debug)]
pub struct Backdrop {
    size: Size,
    paper: Color,
    /// Whose art it is; faults say so.
    layout: String,
    /// The art, as SVG.
    art: Option<String>,
    /// Red, green, blue; `width * height * 3` bytes.
    pixels: Vec<u8>,
    /// The same as a canvas holds it, since copying takes a quarter of the time of unfolding.
    quads: Vec<u8>,
    /// What is left for the art above it.
    pub(super) budget: Budget,
    /// Art that comes above it again and again.
    pub(super) sheets: Sheets,
}

impl Backdrop {
    /// Draws what lies below a scene.
    ///
    /// # Errors
    /// Art that is no SVG or that takes too long to draw.
    pub fn draw(scene: &Scene) -> Result<Self> {
        let mut easel = Easel::of(scene);
        let mut pixmap = blank(scene, Vec::new())?;
        let art = art(scene);
        if let Some(svg) = art {
            easel.draw(svg, &mut pixmap)?;
        }
        Ok(Self {
            size: scene.size,
            paper: scene.paper,
            layout: scene.layout.clone(),
            art: art.map(str::to_owned),
            pixels: pixels::of(&pixmap, Vec::new()),
            quads: pixmap.take(),
            budget: easel.budget,
            sheets: Sheets::default(),
        })
    }

    /// Whether it is what lies below a scene.
    #[must_use]
    pub fn is_of(&self, scene: &Scene) -> bool {
        let own = (self.size, self.paper, &self.layout, self.art.as_deref());
        own == (scene.size, scene.paper, &scene.layout, art(scene))
    }

    /// Bytes that it takes, with what is kept of the art above it.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.pixels.len() + self.quads.len() + self.sheets.bytes()
    }

    /// Whether at least an eighth of a picture of its size shows it, by a sample.
    #[must_use]
    pub fn shows_in(&self, raster: &Raster) -> bool {
        let pieces = |pixels| <[u8]>::chunks(pixels, 3 * PIECE).step_by(EACH);
        let pairs = || pieces(&self.pixels).zip(pieces(&raster.pixels));
        let same = pairs().filter(|(a, b)| a == b).count();
        self.pixels.len() == raster.pixels.len() && 8 * same >= pairs().count()
    }

    /// In pixels.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Red, green and blue of each pixel, rows from top to bottom.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// A canvas that shows it, of bytes that were one before.
    pub(super) fn canvas(&self, scene: &Scene, rgba: Vec<u8>) -> Result<Pixmap> {
        let mut pixmap = unseen(scene, rgba)?;
        pixmap.data_mut().copy_from_slice(&self.quads);
        Ok(pixmap)
    }
}

/// The art of a scene's backdrop.
fn art(scene: &Scene) -> Option<&str> {
    match scene.layers.first() {
        Some(Layer::Backdrop(svg)) => Some(svg),
        _ => None,
    }
}

/// A canvas of a scene's paper, of bytes that were one before.
pub(super) fn blank(scene: &Scene, rgba: Vec<u8>) -> Result<Pixmap> {
    let mut pixmap = unseen(scene, rgba)?;
    pixmap.fill(opaque(scene.paper));
    Ok(pixmap)
}

/// A canvas of a scene's size that is to be drawn over, of bytes that were one before.
pub(super) fn unseen(scene: &Scene, rgba: Vec<u8>) -> Result<Pixmap> {
    let (width, height) = (scene.size.width(), scene.size.height());
    let rgba = pixels::room(rgba, 4 * width as usize * height as usize);
    let size = IntSize::from_wh(width, height);
    let pixmap = size.and_then(|size| Pixmap::from_vec(rgba, size));
    pixmap.ok_or_else(|| no_memory(scene))
}

fn no_memory(scene: &Scene) -> Error {
    Error::Size {
        name: scene.size.to_string(),
        why: "no memory for it".to_owned(),
    }
}
