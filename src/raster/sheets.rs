//! Art above the words that comes again and again: read once, and drawn once where laying it
//! later gives the same pixels as drawing it.

use super::{art, fill, quads};
use std::sync::{Arc, Mutex};
use tiny_skia::{IntSize, Pixmap};
use usvg::{Group, Node, Paint, Tree};

/// Pieces of art that are known for one backdrop: a layout has a few between its words.
const MOST: usize = 16;
/// Of these so many are kept drawn, each a canvas large.
const MOST_DRAWN: usize = 1;
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
    drawn: Option<Drawn>,
}

/// What shows of a drawing on a canvas.
#[derive(Debug)]
struct Drawn {
    /// Of the canvas.
    width: usize,
    height: usize,
    /// In pixels from its left and top.
    left: usize,
    top: usize,
    picture: Pixmap,
}

impl Sheets {
    /// Bytes of what is kept drawn.
    pub(super) fn bytes(&self) -> usize {
        let known = self.known.lock();
        let sheets = known.iter().flat_map(|known| known.iter());
        let drawn = sheets.filter_map(|(_, sheet)| sheet.as_ref()?.drawn.as_ref());
        drawn.map(|drawn| drawn.picture.data().len()).sum()
    }

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
        let size = (canvas.width() as usize, canvas.height() as usize);
        match &self.drawn {
            Some(drawn) if (drawn.width, drawn.height) == size => drawn.lay(canvas),
            _ => art::draw(&self.tree, canvas),
        }
    }
}

impl Drawn {
    /// `None` where nothing shows.
    fn of(whole: &Pixmap) -> Option<Self> {
        let (width, height) = (whole.width() as usize, whole.height() as usize);
        let quads = quads(whole);
        let shows = |quad: &[u8; 4]| quad[3] > 0;
        let rows = || quads.chunks(width);
        let seen = |row: &[[u8; 4]]| row.iter().any(shows);
        let (top, last) = (rows().position(seen)?, rows().rposition(seen)?);
        let lefts = rows().filter_map(|row| row.iter().position(shows));
        let rights = rows().filter_map(|row| row.iter().rposition(shows));
        let (left, right) = (lefts.min()?, rights.max()?);
        let rows = rows().skip(top).take(last + 1 - top);
        let part = rows.flat_map(|row| row[left..=right].as_flattened());
        let size = IntSize::from_wh((right + 1 - left) as u32, (last + 1 - top) as u32)?;
        Some(Self {
            width,
            height,
            left,
            top,
            picture: Pixmap::from_vec(part.copied().collect(), size)?,
        })
    }

    fn lay(&self, canvas: &mut Pixmap) {
        let width = self.picture.width() as usize;
        let (under, _) = canvas.data_mut().as_chunks_mut();
        let under = under.chunks_mut(self.width).skip(self.top);
        for (under, over) in under.zip(quads(&self.picture).chunks(width)) {
            fill::lie_over(&mut under[self.left..self.left + width], over);
        }
    }
}

/// Art on a canvas of its own, where that can be laid later as if it were drawn then: one shape
/// that is seen through, as a scrim is. Shapes over each other would be rounded in between.
fn drawn(tree: &Tree, canvas: &Pixmap) -> Option<Drawn> {
    let area = |width: f32, height: f32| width * height;
    let bounds = tree.root().abs_layer_bounding_box();
    let whole = area(canvas.width() as f32, canvas.height() as f32);
    if !is_one_veil(tree.root()) || area(bounds.width(), bounds.height()) * SHARE < whole {
        return None;
    }
    let mut drawn = Pixmap::new(canvas.width(), canvas.height())?;
    art::draw(tree, &mut drawn);
    Drawn::of(&drawn)
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

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::Transform;

    #[test]
    fn a_sheet_is_laid_as_it_would_be_drawn() {
        let defs = "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#123\" stop-opacity=\"0.9\"/><stop offset=\"0.6\" stop-color=\"#fa0\" stop-opacity=\"0.3\"/><stop offset=\"1\" stop-color=\"#fff\" stop-opacity=\"0\"/></linearGradient></defs>";
        // The shape, and whether it is kept drawn.
        let rows = [
            ("<rect width=\"120\" height=\"80\" fill=\"url(#g)\"/>", true),
            (
                "<circle cx=\"60\" cy=\"40\" r=\"37.3\" fill=\"url(#g)\"/>",
                true,
            ),
            (
                "<rect x=\"3.3\" y=\"2.7\" width=\"90\" height=\"70\" fill-opacity=\"0.5\"/>",
                true,
            ),
            ("<rect width=\"120\" height=\"80\" fill=\"#fff\"/>", false),
            ("<rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>", false),
            (
                "<rect width=\"99\" height=\"70\" fill=\"url(#g)\"/><rect width=\"50\" height=\"60\" fill=\"url(#g)\"/>",
                false,
            ),
            (
                "<rect width=\"99\" height=\"70\" fill=\"url(#g)\" opacity=\"0.5\"/>",
                false,
            ),
        ];
        for (shape, is_kept) in rows {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"80\">{defs}{shape}</svg>"
            );
            let read = || Tree::from_str(&svg, &usvg::Options::default()).expect("a drawing");
            let mut canvas = Pixmap::new(120, 80).expect("a canvas");
            for (at, pixel) in canvas.data_mut().chunks_exact_mut(4).enumerate() {
                let (x, y) = (at % 120, at / 120);
                pixel.copy_from_slice(&[2 * x as u8, 3 * y as u8, (x * y) as u8, 255]);
            }
            let sheets = Sheets::default();
            assert!(sheets.find(&svg).is_none(), "{shape} is new");
            sheets.keep(&svg, read(), &canvas);
            assert!(sheets.find(&svg).is_none(), "{shape} came once");
            sheets.keep(&svg, read(), &canvas);
            let sheet = sheets.find(&svg).expect("it came twice");
            assert_eq!(sheet.drawn.is_some(), is_kept, "{shape}");
            let (mut own, mut other) = (canvas.clone(), canvas);
            sheet.lay(&mut own);
            resvg::render(&read(), Transform::identity(), &mut other.as_mut());
            assert!(own == other, "{shape}");
        }
    }
}
