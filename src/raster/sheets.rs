//! Art above the words that comes again and again: read once, and drawn once where laying it
//! later gives the same pixels as drawing it.

use super::{art, fill, quads};
use std::sync::{Arc, Mutex};
use tiny_skia::{Pixmap, Transform};
use usvg::{Group, Node, Paint, Tree};

/// Pieces of art that are known for one backdrop: a layout has a few between its words.
const MOST: usize = 16;
/// Of these so many are kept drawn, each a canvas large.
const MOST_DRAWN: usize = 2;
/// Longer art follows the article.
const LONGEST: usize = 64 * 1024;
/// Art on less than one of so many pixels is soon drawn.
const SHARE: f32 = 8.0;

/// Art by its SVG, the piece that came last in front.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    known: Mutex<Vec<(String, Option<Arc<Sheet>>)>>,
}

/// A piece of art that came before.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) tree: Tree,
    drawn: Option<Pixmap>,
}

impl Sheets {
    /// A piece of art that came at least twice.
    pub(super) fn find(&self, svg: &str) -> Option<Arc<Sheet>> {
        let known = self.known.lock().ok()?;
        known.iter().find(|(own, _)| own == svg)?.1.clone()
    }

    /// Remembers a piece of art that is drawn just now; what came before is kept for good.
    pub(super) fn keep(&self, svg: &str, tree: Tree, canvas: &Pixmap) -> Arc<Sheet> {
        let drawn_already = |known: &[(String, Option<Arc<Sheet>>)]| {
            let sheets = known.iter().filter_map(|(_, sheet)| sheet.as_ref());
            sheets.filter(|sheet| sheet.drawn.is_some()).count()
        };
        let (came_before, has_room) = match self.known.lock() {
            Ok(known) => (
                known.iter().any(|(own, _)| own == svg),
                drawn_already(&known) < MOST_DRAWN,
            ),
            Err(_) => (false, false),
        };
        let drawn = (came_before && has_room).then(|| drawn(&tree, canvas));
        let sheet = Arc::new(Sheet {
            tree,
            drawn: drawn.flatten(),
        });
        if svg.len() > LONGEST {
            return sheet;
        }
        if let Ok(mut known) = self.known.lock() {
            known.retain(|(own, _)| own != svg);
            let kept = came_before.then(|| Arc::clone(&sheet));
            known.insert(0, (svg.to_owned(), kept));
            known.truncate(MOST);
        }
        sheet
    }
}

impl Sheet {
    /// Draws it.
    pub(super) fn lay(&self, canvas: &mut Pixmap) {
        match &self.drawn {
            Some(drawn) if drawn.data().len() == canvas.data().len() => {
                let (under, _) = canvas.data_mut().as_chunks_mut::<4>();
                for (under, over) in under.iter_mut().zip(quads(drawn)) {
                    *under = fill::over(*under, *over);
                }
            }
            _ => art::draw(&self.tree, canvas),
        }
    }
}

/// Art on a canvas of its own, where that can be laid later as if it were drawn then: one shape
/// that is seen through, as a scrim is. Shapes over each other would be rounded in between.
fn drawn(tree: &Tree, canvas: &Pixmap) -> Option<Pixmap> {
    let area = |width: f32, height: f32| width * height;
    let bounds = tree.root().abs_layer_bounding_box();
    let whole = area(canvas.width() as f32, canvas.height() as f32);
    if !is_one_veil(tree.root()) || area(bounds.width(), bounds.height()) * SHARE < whole {
        return None;
    }
    let mut drawn = Pixmap::new(canvas.width(), canvas.height())?;
    resvg::render(tree, Transform::identity(), &mut drawn.as_mut());
    Some(drawn)
}

/// Whether a group holds nothing but one path, filled with what is seen through.
fn is_one_veil(group: &Group) -> bool {
    let [node] = group.children() else {
        return false;
    };
    match node {
        Node::Group(inner) => !inner.should_isolate() && is_one_veil(inner),
        Node::Path(path) => {
            let veils = path.fill().is_some_and(|fill| {
                let is_clear = |stops: &[usvg::Stop]| stops.iter().any(|s| s.opacity().get() < 1.0);
                fill.opacity().get() < 1.0
                    || match fill.paint() {
                        Paint::LinearGradient(gradient) => is_clear(gradient.stops()),
                        Paint::RadialGradient(gradient) => is_clear(gradient.stops()),
                        Paint::Color(_) | Paint::Pattern(_) => false,
                    }
            });
            let is_pattern = path
                .fill()
                .is_some_and(|f| matches!(f.paint(), Paint::Pattern(_)));
            veils && !is_pattern && path.stroke().is_none() && path.is_visible()
        }
        _ => false,
    }
}
