//! What lies below all that follows the article: drawn once for a layout, theme and size, and
//! copied under every banner.

use super::cost::Budget;
use super::sheets::Sheets;
use super::{Easel, Raster, opaque, pixels_of};
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
        let mut pixmap = blank(scene)?;
        let art = art(scene);
        if let Some(svg) = art {
            easel.draw(svg, &mut pixmap)?;
        }
        Ok(Self {
            size: scene.size,
            paper: scene.paper,
            layout: scene.layout.clone(),
            art: art.map(str::to_owned),
            pixels: pixels_of(&pixmap, Vec::new()),
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
        self.pixels.len() + self.sheets.bytes()
    }

    /// Whether at least an eighth of a picture of its size shows it, by a sample.
    #[must_use]
    pub fn shows_in(&self, raster: &Raster) -> bool {
        let pieces = |pixels| <[u8]>::chunks(pixels, 3 * PIECE).step_by(EACH);
        let pairs = || pieces(&self.pixels).zip(pieces(&raster.pixels));
        let same = pairs().filter(|(a, b)| a == b).count();
        self.pixels.len() == raster.pixels.len() && 8 * same >= pairs().count()
    }

    /// Red, green and blue of each pixel, rows from top to bottom.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// A canvas that shows it, of bytes that were one before.
    pub(super) fn canvas(&self, mut rgba: Vec<u8>) -> Option<Pixmap> {
        rgba.clear();
        rgba.reserve_exact(self.pixels.len() / 3 * 4);
        let (twelves, rest) = self.pixels.as_chunks::<12>();
        for twelve in twelves {
            let [a, b, c] = words(twelve);
            let four = [a, a >> 24 | b << 8, b >> 16 | c << 16, c >> 8];
            let four = four.map(|one| (one | 0xff00_0000).to_le_bytes());
            rgba.extend_from_slice(four.as_flattened());
        }
        for [red, green, blue] in rest.as_chunks::<3>().0 {
            rgba.extend_from_slice(&[*red, *green, *blue, u8::MAX]);
        }
        let size = IntSize::from_wh(self.size.width(), self.size.height())?;
        Pixmap::from_vec(rgba, size)
    }
}

fn words(bytes: &[u8; 12]) -> [u32; 3] {
    let (words, _) = bytes.as_chunks::<4>();
    std::array::from_fn(|i| words.get(i).map_or(0, |word| u32::from_le_bytes(*word)))
}

/// The art of a scene's backdrop.
fn art(scene: &Scene) -> Option<&str> {
    match scene.layers.first() {
        Some(Layer::Backdrop(svg)) => Some(svg),
        _ => None,
    }
}

/// A canvas of a scene's paper.
pub(super) fn blank(scene: &Scene) -> Result<Pixmap> {
    let mut pixmap =
        Pixmap::new(scene.size.width(), scene.size.height()).ok_or_else(|| no_memory(scene))?;
    pixmap.fill(opaque(scene.paper));
    Ok(pixmap)
}

pub(super) fn no_memory(scene: &Scene) -> Error {
    Error::Size {
        name: scene.size.to_string(),
        why: "no memory for it".to_owned(),
    }
}
