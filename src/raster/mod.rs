//! Draws a scene; the only place that calls resvg.

mod art;
mod backdrop;
mod brush;
mod color;
mod contrast;
mod cost;
mod fill;
mod glyphs;
mod hole;
mod logo;
mod pixels;
mod scrim;
mod sheets;
mod strike;

pub use backdrop::Backdrop;
pub use contrast::Contrast;

use crate::error::{Error, Result};
use crate::layout::Color;
use crate::photo::Photo;
use crate::scene::{Layer, Scene, Size, Words};
use contrast::Under;
use cost::Budget;
use glyphs::Pen;
use pixels::{pixel, quads};
use sheets::Sheets;
use std::sync::Arc;
use tiny_skia::{FillRule, Pixmap};

/// A drawn scene: opaque sRGB pixels, three bytes each, rows from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Raster {
    /// In pixels.
    pub size: Size,
    /// Red, green, blue; `width * height * 3` bytes.
    pub pixels: Vec<u8>,
    /// How clearly the words of each slot stand on what is under them, in their order.
    pub contrast: Vec<Contrast>,
    /// The opacity of each scrim, in their order.
    pub scrims: Vec<f32>,
}

/// Memory of banners that are done, to draw others in: asking the system for so much anew takes
/// longer than drawing a line of type.
#[derive(Debug, Default)]
pub(crate) struct Spare {
    canvas: Vec<u8>,
    pixels: Vec<u8>,
}

impl Spare {
    /// Takes back what a raster is held in.
    pub(crate) fn take(&mut self, raster: Raster) {
        self.pixels = raster.pixels;
    }
}

impl Raster {
    /// Draws the layers of a scene, one over the other, on its paper; its holes show the photo.
    /// A backdrop that was drawn before need not be its own, it only saves the time.
    ///
    /// # Errors
    /// Art that is no SVG, which only a layout's own attributes can cause.
    pub fn draw(scene: &Scene, photo: Option<&Photo>, backdrop: Option<&Backdrop>) -> Result<Self> {
        Self::draw_in(&mut Spare::default(), scene, photo, backdrop)
    }

    /// The same in memory that was drawn in before.
    pub(crate) fn draw_in(
        spare: &mut Spare,
        scene: &Scene,
        photo: Option<&Photo>,
        backdrop: Option<&Backdrop>,
    ) -> Result<Self> {
        let (width, height) = (scene.size.width(), scene.size.height());
        let mut easel = Easel::of(scene);
        let canvas = std::mem::take(&mut spare.canvas);
        let (mut pixmap, layers) = match backdrop.filter(|backdrop| backdrop.is_of(scene)) {
            Some(backdrop) => {
                easel.budget = backdrop.budget.clone();
                easel.sheets = Some(&backdrop.sheets);
                let own = |layer: &&Layer| matches!(layer, Layer::Backdrop(_));
                let drawn = scene.layers.iter().take_while(own).count();
                let layers = scene.layers.get(drawn..).unwrap_or_default();
                let is_hidden = match (layers.first(), photo) {
                    (Some(Layer::Photo(hole)), Some(_)) => hole::covers(hole, scene.size),
                    _ => false,
                };
                let canvas = match is_hidden {
                    true => backdrop::unseen(scene, canvas)?,
                    false => backdrop.canvas(scene, canvas)?,
                };
                (canvas, layers)
            }
            None => (backdrop::blank(scene, canvas)?, &*scene.layers),
        };
        let first = layers
            .iter()
            .position(|layer| matches!(layer, Layer::Scrim(_)))
            .unwrap_or(layers.len());
        let (below, above) = layers.split_at(first);
        let mut contrast = Vec::new();
        let mut lay = |layer: &Layer, easel: &mut Easel<'_>, pixmap: &mut Pixmap| -> Result<()> {
            if let Layer::Words(words) = layer {
                let under = Under::of(words, scene.contrast, (width, height));
                contrast.push(under.measured(|x, y| pixel(pixmap, x, y)));
            }
            easel.lay(layer, scene, photo, pixmap)
        };
        for layer in below {
            lay(layer, &mut easel, &mut pixmap)?;
        }
        let scrims = scrim::of(scene, above, photo, &pixmap, &mut easel)?;
        let mut sheets = scrims.iter();
        for layer in above {
            match (layer, sheets.as_slice().first()) {
                (Layer::Scrim(_), Some(scrim)) => {
                    scrim.lay(&mut pixmap);
                    sheets.next();
                }
                _ => lay(layer, &mut easel, &mut pixmap)?,
            }
        }
        let pixels = pixels::of(&pixmap, std::mem::take(&mut spare.pixels));
        spare.canvas = pixmap.take();
        Ok(Self {
            size: scene.size,
            pixels,
            contrast,
            scrims: scrims.iter().map(|scrim| scrim.opacity).collect(),
        })
    }
}

/// Draws placed words.
fn print(words: &Words, pixmap: &mut Pixmap) {
    for run in words.runs() {
        let run = color::draw(&run, opaque(words.color), pixmap);
        if let Some(path) = Pen::outline(&run) {
            let ink = fill::Ink::Color(opaque(words.color));
            fill::fill(&path, FillRule::Winding, &ink, pixmap);
        }
    }
}

/// Draws the art of one layout, as long as its budget lasts.
struct Easel<'a> {
    /// Whose art it is, as faults call it.
    name: String,
    budget: Budget,
    /// Art that came before.
    sheets: Option<&'a Sheets>,
}

impl<'a> Easel<'a> {
    fn of(scene: &Scene) -> Self {
        Self {
            name: format!("layout {}", scene.layout),
            budget: Budget::of(scene.size.width(), scene.size.height()),
            sheets: None,
        }
    }

    /// Draws a layer; a scrim at full strength.
    fn lay(
        &mut self,
        layer: &Layer,
        scene: &Scene,
        photo: Option<&Photo>,
        pixmap: &mut Pixmap,
    ) -> Result<()> {
        match layer {
            Layer::Backdrop(svg) | Layer::Art(svg) => self.draw(svg, pixmap),
            Layer::Scrim(scrim) => self.draw(&scrim.svg, pixmap),
            Layer::Photo(hole) => {
                let draw = |photo| hole::draw(hole, photo, scene.size, self, pixmap);
                photo.map_or(Ok(()), draw)
            }
            Layer::Words(words) => {
                print(words, pixmap);
                Ok(())
            }
            Layer::Logo(placed) => logo::draw(placed, pixmap),
        }
    }

    /// Draws an SVG document.
    fn draw(&mut self, svg: &str, pixmap: &mut Pixmap) -> Result<()> {
        let known = self.sheets.and_then(|sheets| sheets.find(svg));
        let sheet = match (known, self.sheets) {
            (Some(sheet), _) => sheet,
            (None, Some(sheets)) => sheets.keep(svg, self.read(svg)?, pixmap),
            (None, None) => {
                let tree = self.read(svg)?;
                self.afford(&tree)?;
                art::draw(&tree, pixmap);
                return Ok(());
            }
        };
        self.afford(&sheet.tree)?;
        sheet.lay(pixmap);
        Ok(())
    }

    fn fault(&self, why: String) -> Error {
        Error::Picture {
            name: self.name.clone(),
            why,
        }
    }

    /// An SVG document, read.
    fn read(&self, svg: &str) -> Result<usvg::Tree> {
        let options = usvg::Options {
            // Nothing outside the file is ever loaded.
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: Box::new(|_, _: Arc<Vec<u8>>, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        usvg::Tree::from_str(svg, &options).map_err(|e| {
            self.fault(format!(
                "its art cannot be drawn: {e}; open it in a browser to find the place"
            ))
        })
    }

    /// Takes what a drawing costs.
    fn afford(&mut self, tree: &usvg::Tree) -> Result<()> {
        self.budget.take(tree).ok_or_else(|| {
            self.fault("its art would take too long to draw; use fewer layers, gradients, dashes and long outlines".to_owned())
        })
    }
}

fn opaque(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.red, color.green, color.blue, 255)
}
