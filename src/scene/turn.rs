//! A page turned over for its photo's sake: rooms change sides, and what stands in them moves
//! with them as it is, so that its lines still begin where reading does; what stands outside of
//! rooms, such as a scrim, is mirrored.

use super::fill::{Filler, Part, Place, Placed};
use super::paint::moved;
use super::{Layer, Scene};
use crate::error::Result;
use crate::layout::{Kind, Node, Rect};
use crate::photo::{Photo, View};

impl Filler<'_, '_, '_> {
    /// What a node came to, on the other side.
    pub(super) fn turned_over(
        &self,
        mut part: Part,
        node: &Node,
        place: Place<'_>,
    ) -> Result<Part> {
        let page = self.canvas().width;
        let other = |rect: Rect| Rect {
            x: page - rect.right(),
            ..rect
        };
        let in_room = matches!(node.kind, Kind::Slot(_) | Kind::Stack(_) | Kind::Each(_));
        if in_room {
            let room = self.room(node, place);
            let by = other(room).x - room.x;
            for placed in &mut part.placed {
                placed.shift(by);
            }
            part.bounds = part.bounds.map(|rect| Rect {
                x: rect.x + by,
                ..rect
            });
            return Ok(part);
        }
        for placed in &mut part.placed {
            match placed {
                Placed::Art(svg) => *svg = over(svg, page),
                Placed::Photo(hole) => {
                    hole.place = other(hole.place);
                    hole.shape = hole.shape.as_deref().map(|svg| over(svg, page));
                }
                Placed::Veil(veil) => {
                    veil.turned = true;
                    veil.room = veil.room.map(other);
                }
                Placed::Words(..) => {}
            }
        }
        part.bounds = part.bounds.map(other);
        Ok(part)
    }
}

impl Placed {
    fn shift(&mut self, by: f32) {
        match self {
            Self::Art(svg) => *svg = moved(std::mem::take(svg), (by, 0.0)),
            Self::Photo(hole) => {
                hole.place.x += by;
                hole.shape = hole.shape.take().map(|svg| moved(svg, (by, 0.0)));
            }
            Self::Veil(veil) => veil.rect.x += by,
            Self::Words(words, set) => {
                words.shift(by, 0.0);
                set.place[0] += by;
            }
        }
    }
}

/// Art turned over on a page of some width.
pub(super) fn over(svg: &str, page: f32) -> String {
    format!("<g transform=\"matrix(-1 0 0 1 {page:.3} 0)\">{svg}</g>")
}

impl Scene {
    /// How well its words lie on a photo, the higher the better; the largest words say how light
    /// they are.
    pub(super) fn suits(&self, photo: &Photo) -> f32 {
        let words = self.layers.iter().filter_map(|layer| match layer {
            Layer::Words(words) => Some(words),
            _ => None,
        });
        let largest = words.max_by(|a, b| a.size.total_cmp(&b.size));
        let ink = largest.map_or(1.0, |words| words.color.luminance() as f32);
        self.layers
            .iter()
            .filter_map(|layer| match layer {
                Layer::Photo(hole) => Some(hole),
                _ => None,
            })
            .map(|hole| {
                let Rect {
                    x,
                    y,
                    width,
                    height,
                } = hole.place;
                let view = View {
                    hole: [x, y, width, height],
                    part: [0; 4],
                    words: &hole.words,
                };
                photo.suits(&view, ink)
            })
            .sum()
    }
}
