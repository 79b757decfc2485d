//! Places a theme's logo in its corner, over everything else, and looks at what stands in the
//! space that it keeps clear.

use super::fill::Filler;
use super::{Layer, Scene};
use crate::layout::{Corner, Logo, Rect};
use crate::note::Note;

/// The page that a logo's units are of.
const PAGE: (f32, f32) = (1600.0, 900.0);
/// Its distance to the edges of the canvas: 5.5 % of the page's width, as words keep it.
const MARGIN: f32 = 88.0;
/// How far letters reach below the last baseline, in ems.
const BELOW: f32 = 0.22;

/// A logo where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// In whole pixels of the banner.
    pub place: Rect,
    /// What is drawn there.
    pub logo: Logo,
}

impl Filler<'_, '_, '_> {
    /// The theme's logo, when it has one.
    pub(super) fn logo(&mut self) {
        if let Some(logo) = &self.theme.logo {
            self.scene.sealed(logo);
        }
    }
}

impl Scene {
    fn sealed(&mut self, logo: &Logo) {
        let (width, height) = (self.size.width() as f32, self.size.height() as f32);
        let unit = (width / PAGE.0).min(height / PAGE.1);
        let tall = (logo.height * unit).round().max(1.0);
        let wide = (tall * logo.aspect).round().max(1.0);
        let margin = (MARGIN * unit).round();
        let (right, foot) = (width - margin - wide, height - margin - tall);
        let (x, y) = match logo.place {
            Corner::TopLeft => (margin, margin),
            Corner::TopRight => (right, margin),
            Corner::BottomLeft => (margin, foot),
            Corner::BottomRight => (right, foot),
        };
        let place = Rect {
            x,
            y,
            width: wide,
            height: tall,
        };
        let clear = Rect {
            x: x - logo.clear * unit,
            y: y - logo.clear * unit,
            width: wide + 2.0 * logo.clear * unit,
            height: tall + 2.0 * logo.clear * unit,
        };
        let mut found = Vec::new();
        if clear.x < 0.0 || clear.y < 0.0 || clear.right() > width || clear.bottom() > height {
            found.push("the edge of the canvas".to_owned());
        }
        for set in &self.slots {
            let [left, top, w, h] = set.place;
            let words = Rect {
                x: left,
                y: top,
                width: w,
                height: h + BELOW * set.size,
            };
            let name = format!("the {}", set.slot);
            if meet(&words, &clear) && !found.contains(&name) {
                found.push(name);
            }
        }
        if !found.is_empty() {
            let text = format!(
                "logo {}: {} in its clear space; give it another place, less height or less clear under [logo]",
                logo.name,
                stands(&found)
            );
            self.notes.push(Note::Remark { text });
        }
        // What draws the eye is kept clear of it, and it covers the photo as words do.
        for layer in &mut self.layers {
            if let Layer::Photo(hole) = layer
                && meet(&hole.place, &place)
            {
                hole.words.push([x, y, wide, tall]);
            }
        }
        let logo = logo.clone();
        self.layers.push(Layer::Logo(Placed { place, logo }));
    }
}

fn stands(found: &[String]) -> String {
    let verb = if found.len() == 1 { "stands" } else { "stand" };
    format!("{} {verb}", found.join(", "))
}

fn meet(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}
