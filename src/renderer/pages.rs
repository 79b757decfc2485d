//! The pages of an order, between setting and drawing: what they will be made of is known, so
//! that a caller can see whether that is what a banner was made of already.

use super::kept::Kept;
use crate::banner::{Banner, Finish, Out};
use crate::brief::Brief;
use crate::described::{Input, Provenance, Told};
use crate::encode;
use crate::error::Result;
use crate::layout::Choice;
use crate::photo::Photo;
use crate::raster::{Raster, Spare};
use crate::scene::{Scene, Size};
use crate::social;

/// The pages of an order, set and not drawn.
pub struct Pages {
    /// What they say.
    pub brief: Brief,
    /// Why they have their layout and theme; `None` without a page.
    pub choice: Option<Choice>,
    pub(super) photo: Option<Photo>,
    pub(super) out: Out,
    pub(super) pages: Vec<Page>,
}

/// A page at one size.
pub struct Page {
    pub(super) scene: Scene,
    /// The one that links to the article show, with a sheet of how it fares there.
    pub(super) linked: bool,
    /// What it is made of; `None` for a brief from nowhere.
    pub(super) made: Option<Provenance>,
}

impl Pages {
    /// One for each size, in the order's order.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Has the files tell the brief that they are made of, and neither the article's bytes, nor
    /// the day, nor how the layout was chosen. So a file depends on nothing that its picture does
    /// not depend on, and stays the same file when the article changes where nobody sees it.
    pub fn tell_brief_alone(&mut self) {
        let given = Input::given(&self.brief);
        for made in self.pages.iter_mut().filter_map(|page| page.made.as_mut()) {
            made.choice = None;
            made.inputs.input = given.clone();
            made.inputs.article = None;
            made.inputs.on = None;
        }
    }

    /// Keeps the pages of some sizes; the others are not drawn.
    pub fn keep(&mut self, wanted: impl Fn(Size) -> bool) {
        self.pages.retain(|page| wanted(page.scene.size));
    }
}

impl Page {
    /// In pixels.
    #[must_use]
    pub fn size(&self) -> Size {
        self.scene.size
    }

    /// All that decides its pixels; `None` for a brief from nowhere.
    #[must_use]
    pub fn made(&self) -> Option<&Provenance> {
        self.made.as_ref()
    }

    /// Draws it, and tells in its file what it is.
    pub(super) fn finish(
        self,
        brief: &Brief,
        photo: Option<&Photo>,
        out: Out,
        kept: &Kept,
    ) -> Result<Banner> {
        kept.with_spare(|spare| self.finish_in(spare, brief, photo, out, kept))
    }

    fn finish_in(
        self,
        spare: &mut Spare,
        brief: &Brief,
        photo: Option<&Photo>,
        out: Out,
        kept: &Kept,
    ) -> Result<Banner> {
        let scene = self.scene;
        scene.respects(photo)?;
        let backdrop = kept.of(&scene)?;
        let look = || {
            // A photo hides it, most times.
            if !scene.shows_photo() {
                backdrop.look(&out);
            }
        };
        let draw = || Raster::draw_in(spare, &scene, photo, Some(&backdrop.drawn));
        let (raster, ()) = rayon::join(draw, look);
        let raster = raster?;
        let social = match self.linked {
            true => Some((social::sheet(&raster, &scene)?, social::notes(&scene))),
            false => None,
        };
        let told = self.made.as_ref().map(|made| Told { brief, made });
        let last = Finish {
            photo,
            out,
            told,
            backdrop: Some(&backdrop),
        };
        let mut banner = Banner::finish(&raster, scene, &last)?;
        spare.take(raster);
        if let Some((sheet, notes)) = social {
            banner.social = Some(encode::plain_png(sheet.width(), sheet.height(), &sheet)?);
            banner.notes.extend(notes);
        }
        Ok(banner)
    }
}
