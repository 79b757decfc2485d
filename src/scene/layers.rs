//! What a layout came to, as layers in pixels: neighbouring art one document, and the page
//! mirrored where it is read from right to left.

use super::fill::{Filler, Part, Placed, Veil};
use super::paint::geometry;
use super::turn::over;
use super::{Hole, Layer, Scrim, SlotSet, Words};
use crate::error::Result;
use crate::layout::Rect;
use crate::note::Note;

/// Holes of one banner: each scales the photo anew.
const MAX_HOLES: usize = 8;
/// Scrims of one banner: each is kept apart until its strength is known.
const MAX_SCRIMS: usize = 4;
/// Layers of art between words: a drawing by hand has a few.
const MAX_LAYERS: usize = 64;
/// Pieces of art that stand alone.
const MOST_ALONE: usize = 4;
/// Bytes of art for one banner, what refers to it counted each time.
const MAX_ART: usize = 8 << 20;

/// The height of capitals, in ems, as most faces have it.
const CAPITALS: f32 = 0.66;
/// How far a line may reach over the edge of the canvas before it counts as outside, in ems: a
/// side bearing has no ink.
const SLACK: f32 = 0.1;

/// How art becomes a document: definitions, and the way from units to pixels.
struct Paper {
    defs: String,
    /// The attributes of the document's root.
    root: String,
    /// Turns the page over.
    mirror: String,
}

impl Paper {
    fn document(&self, art: &str) -> String {
        // Parsing what no shape of the layer refers to would cost for nothing.
        let defs = if art.contains("url(#") {
            &self.defs
        } else {
            ""
        };
        let Self { root, mirror, .. } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" {root}><defs>{defs}</defs><g{mirror}>{art}</g></svg>"
        )
    }
}

impl Filler<'_, '_, '_> {
    /// Parts become layers, in pixels from here on; `backdrop` holds art alone.
    pub(super) fn layers(&mut self, backdrop: Part, part: Part) -> Result<()> {
        let paper = self.paper()?;
        let art = backdrop
            .placed
            .into_iter()
            .filter_map(|placed| match placed {
                Placed::Art(svg) => Some(svg),
                _ => None,
            });
        let art: String = art.collect();
        if !art.is_empty() {
            let art = paper.document(&art);
            self.scene.layers.push(Layer::Backdrop(art));
        }
        let mut art = String::new();
        let words: Vec<[f32; 4]> = part
            .placed
            .iter()
            .filter_map(|placed| match placed {
                Placed::Words(_, set) => Some(set.place),
                _ => None,
            })
            .collect();
        let mut alone = 0;
        for placed in part.placed {
            // Art with gradients stands alone, so that it can be kept drawn.
            let is_alone = match &placed {
                Placed::Art(svg) => alone < MOST_ALONE && svg.contains("url(#"),
                _ => true,
            };
            if is_alone && !art.is_empty() {
                let art = paper.document(&std::mem::take(&mut art));
                self.scene.layers.push(Layer::Art(art));
            }
            match placed {
                Placed::Art(svg) if is_alone => {
                    alone += 1;
                    self.scene.layers.push(Layer::Art(paper.document(&svg)));
                }
                Placed::Art(svg) => art.push_str(&svg),
                Placed::Veil(veil) => {
                    let rect = veil.under(&words);
                    let mut svg = format!("<rect{}{}/>", veil.paint, geometry(rect));
                    if veil.turned {
                        svg = over(&svg, self.canvas().width);
                    }
                    self.scene.layers.push(Layer::Scrim(Scrim {
                        svg: paper.document(&svg),
                        strength: veil.strength,
                    }));
                }
                Placed::Photo(hole) => self.hung(hole, &words, &paper),
                Placed::Words(words, set) => self.printed(words, set),
            }
        }
        if !art.is_empty() {
            self.scene.layers.push(Layer::Art(paper.document(&art)));
        }
        self.within_limits()
    }

    fn paper(&self) -> Result<Paper> {
        let mut defs = String::new();
        for node in &self.layout.defs {
            defs.push_str(&self.art(node, true)?);
        }
        let (canvas, size) = (self.canvas(), self.scene.size);
        let mirror = if self.mirrored {
            format!(" transform=\"matrix(-1 0 0 1 {:.3} 0)\"", canvas.width)
        } else {
            String::new()
        };
        let root = format!(
            "width=\"{}\" height=\"{}\" viewBox=\"0 0 {:.3} {:.3}\"",
            size.width(),
            size.height(),
            canvas.width,
            canvas.height
        );
        Ok(Paper { defs, root, mirror })
    }

    fn hung(&mut self, mut hole: Hole, words: &[[f32; 4]], paper: &Paper) {
        let over = |[x, y, width, height]: &[f32; 4]| {
            let place = hole.place;
            x + width > place.x && *x < place.right() && y + height > place.y && *y < place.bottom()
        };
        hole.words = words.iter().copied().filter(over).collect();
        let page = self.canvas().width;
        if self.mirrored {
            hole.place.x = page - hole.place.right();
        }
        for [x, y, width, height] in &mut hole.words {
            if self.mirrored {
                *x = page - *x - *width;
            }
            for side in [x, y, width, height] {
                *side *= self.scale;
            }
        }
        hole.place = scaled(hole.place, self.scale);
        hole.shape = hole.shape.as_deref().map(|shape| paper.document(shape));
        self.scene.layers.push(Layer::Photo(hole));
    }

    fn printed(&mut self, mut words: Words, mut set: SlotSet) {
        if self.mirrored {
            let width = self.canvas().width;
            words.mirror(width);
            set.place[0] = width - set.place[0] - set.place[2];
        }
        words.scale(self.scale);
        set.size *= self.scale;
        set.place = set.place.map(|v| v * self.scale);
        self.outside(&words);
        self.scene.layers.push(Layer::Words(words));
        self.scene.slots.push(set);
    }

    /// A flaw where words leave the canvas: a room reaches beyond it, or a stack overflows.
    fn outside(&mut self, words: &Words) {
        let size = self.scene.size;
        let (wide, tall) = (size.width() as f32, size.height() as f32);
        let slack = SLACK * words.size;
        let leaves = words.lines.iter().any(|set| {
            let (right, top) = (set.x + set.line.width, set.baseline - CAPITALS * words.size);
            set.x < -slack || right > wide + slack || top < -slack || set.baseline > tall + slack
        });
        if leaves {
            let text = format!("{}: words leave the canvas", words.slot);
            self.scene.notes.push(Note::Remark { text });
        }
    }

    fn within_limits(&self) -> Result<()> {
        let count = |kind: fn(&&Layer) -> bool| self.scene.layers.iter().filter(kind).count();
        let holes = count(|layer| matches!(layer, Layer::Photo(_)));
        if holes > MAX_HOLES {
            return Err(self.too_much(&format!(
                "{holes} holes for the photo, more than {MAX_HOLES}; draw fewer"
            )));
        }
        let scrims = count(|layer| matches!(layer, Layer::Scrim(_)));
        if scrims > MAX_SCRIMS {
            return Err(self.too_much(&format!(
                "{scrims} scrims, more than {MAX_SCRIMS}; draw fewer"
            )));
        }
        let bytes = |layer: &Layer| match layer {
            Layer::Backdrop(svg) | Layer::Art(svg) => svg.len(),
            Layer::Photo(hole) => hole.shape.as_ref().map_or(0, String::len),
            Layer::Scrim(scrim) => scrim.svg.len(),
            Layer::Words(_) | Layer::Logo(_) => 0,
        };
        if self.scene.layers.iter().map(bytes).sum::<usize>() > MAX_ART {
            return Err(
                self.too_much("more than 8 MiB of art once it is filled; repeat less of it")
            );
        }
        let art = count(|layer| matches!(layer, Layer::Art(_)));
        if art > MAX_LAYERS {
            return Err(self.too_much(&format!(
                "{art} layers of art between its words, more than {MAX_LAYERS}; draw the words last"
            )));
        }
        Ok(())
    }
}

impl Veil {
    /// Its rectangle: where words begin lower than their room does, it begins as much lower.
    fn under(&self, words: &[[f32; 4]]) -> Rect {
        let Some(room) = self.room else {
            return self.rect;
        };
        let within = |[x, y, ..]: &&[f32; 4]| {
            (room.x - 1.0..room.right()).contains(x) && (room.y - 1.0..room.bottom()).contains(y)
        };
        let tops = words.iter().filter(within).map(|[_, y, ..]| *y);
        let lower = tops.fold(room.bottom(), f32::min) - room.y;
        let lower = lower.clamp(0.0, self.rect.height.max(0.0));
        Rect {
            y: self.rect.y + lower,
            height: self.rect.height - lower,
            ..self.rect
        }
    }
}

fn scaled(rect: Rect, scale: f32) -> Rect {
    Rect {
        x: rect.x * scale,
        y: rect.y * scale,
        width: rect.width * scale,
        height: rect.height * scale,
    }
}
