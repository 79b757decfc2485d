//! The one path: command, batch, snapshots and service all call it.

mod kept;
mod order;
mod pages;

pub use order::{Made, Order, Standing};
pub use pages::{Page, Pages};

use crate::banner::{Backdrop, Banner, Out};
use crate::brief::Brief;
use crate::described::{self, Inputs, Provenance, Shot};
use crate::error::Result;
use crate::layout::{Choice, Logo, Look, Shelf, Theme};
use crate::photo::{Album, Photo};
use crate::raster::Raster;
use crate::scene::{Scene, Size, Tools};
use crate::social;
use crate::text::{Coverage, Fonts, Shaper, Style};
use kept::Kept;
use rayon::prelude::*;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What the pages of a brief shall be.
struct Job<'a> {
    look: &'a Look,
    sizes: &'a [Size],
    out: Out,
    /// What the caller gave, and the photo's file; `None` for a brief from nowhere.
    origin: Option<&'a Inputs>,
    /// How layout and theme were chosen when the banners were made before.
    before: Option<Choice>,
}

/// What is loaded once: faces, layouts, themes, and shaping contexts that wait for work.
pub struct Renderer {
    fonts: Fonts,
    shelf: Shelf,
    /// Each worker takes one out and puts it back, so none is ever shared.
    shapers: Mutex<Vec<Shaper>>,
    kept: Kept,
    album: Album,
}

impl Renderer {
    /// A renderer with the faces, layouts and themes that are built in.
    ///
    /// # Errors
    /// A built-in face or theme with a fault, which a test rules out.
    pub fn new() -> Result<Self> {
        Ok(Self {
            fonts: Fonts::built_in()?,
            shelf: Shelf::built_in()?,
            shapers: Mutex::default(),
            kept: Kept::default(),
            album: Album::default(),
        })
    }

    /// Adds a folder of layouts and themes; they come before the built-in ones.
    ///
    /// # Errors
    /// A folder or file that cannot be read; all faults of all layouts.
    pub fn add_layouts(&mut self, folder: &Path) -> Result<()> {
        self.shelf.add_folder(folder)
    }

    /// Takes one layout file in place of all layouts.
    ///
    /// # Errors
    /// A file that cannot be read; all its faults.
    pub fn take_layout(&mut self, file: &Path) -> Result<()> {
        self.shelf.take_file(file)
    }

    /// Puts a theme before the others; one of the same name goes.
    pub fn add_theme(&mut self, theme: Theme) {
        self.shelf.put_theme(theme);
    }

    /// Draws a logo over every page whose theme has none of its own.
    pub fn add_logo(&mut self, logo: &Logo) {
        self.shelf.put_logo(logo);
    }

    /// Adds a folder of faces; they come before the built-in ones.
    ///
    /// # Errors
    /// A folder or file that cannot be read, or a file that is no font.
    pub fn add_fonts(&mut self, folder: &Path) -> Result<()> {
        self.fonts.add_folder(folder)
    }

    /// The faces at hand.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Which families would set a headline in the theme `night`, else in the first, and which of
    /// its letters no face holds.
    #[must_use]
    pub fn coverage(&self, text: &str, language: &str) -> Coverage {
        let mut themes = self.shelf.themes().iter();
        let night = themes.clone().find(|theme| theme.name == "night");
        let theme = night.or(themes.next());
        let named = theme.and_then(|theme| theme.families("display"));
        let style = Style {
            families: self.fonts.families_for(named.unwrap_or_default(), language),
            weight: 700,
            leading: 1.0,
            language: language.to_owned(),
            ..Style::default()
        };
        self.with_tools(|tools| tools.shaper.coverage(text, &style, tools.fonts))
    }

    /// The layouts and themes at hand.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Whether a look's layout and theme are at hand.
    ///
    /// # Errors
    /// The name that is not there, and those that are.
    pub fn knows(&self, look: &Look) -> Result<()> {
        self.shelf.knows(look)
    }

    /// Makes the banners of an order: an article read, or a brief taken as it is given; every
    /// number proven; one banner for each size.
    ///
    /// # Errors
    /// Why no banner was made, see [`crate::Error`].
    pub fn render(&self, order: &Order<'_>) -> Result<Made> {
        self.bind(self.pages(order)?)
    }

    /// The pages of an order: its words set and its layout chosen, one page for each size, and
    /// nothing drawn yet.
    ///
    /// # Errors
    /// Why no banner can be made, see [`crate::Error`].
    pub fn pages(&self, order: &Order<'_>) -> Result<Pages> {
        self.pages_as(order, None)
    }

    /// The pages of an order; when they were made before, they tell the choice of then.
    pub(crate) fn pages_as(&self, order: &Order<'_>, before: Option<Choice>) -> Result<Pages> {
        let (brief, photo) = order.read_with(&self.album)?;
        let inputs = Inputs {
            photo: photo.as_ref().map(Shot::of),
            ..order.inputs(&brief)
        };
        let job = Job {
            look: &order.look,
            sizes: &order.sizes,
            out: order.out,
            origin: Some(&inputs),
            before,
        };
        let (pages, choice) = self.set_all(&brief, photo.as_ref(), &job)?;
        Ok(Pages {
            brief,
            choice,
            photo,
            out: order.out,
            pages,
        })
    }

    /// Draws pages and makes files of them, side by side.
    ///
    /// # Errors
    /// Why no banner was made, see [`crate::Error`].
    pub fn bind(&self, pages: Pages) -> Result<Made> {
        let Pages {
            brief,
            choice,
            photo,
            out,
            pages,
        } = pages;
        let banners = self.finished(pages, &brief, photo.as_ref(), out)?;
        Ok(Made {
            brief,
            banners,
            choice,
        })
    }

    /// Makes one banner of a brief for each size; sizes are drawn side by side, and all in one
    /// layout, the one that is best at the first size. What the brief says of a photo gives
    /// way to the photo: without one, no hole and no credit is drawn. Nothing is known of where
    /// the brief is from, so the files say nothing of themselves.
    ///
    /// # Errors
    /// Why no banner was made, see [`crate::Error`].
    pub fn draw(
        &self,
        brief: &Brief,
        photo: Option<&Photo>,
        look: &Look,
        sizes: &[Size],
    ) -> Result<Vec<Banner>> {
        let mut brief = brief.clone();
        brief.photo = photo.map(Photo::said);
        let job = Job {
            look,
            sizes,
            out: Out::default(),
            origin: None,
            before: None,
        };
        let (pages, _) = self.set_all(&brief, photo, &job)?;
        self.finished(pages, &brief, photo, Out::default())
    }

    /// A brief set on the best page for one size, not drawn yet.
    ///
    /// # Errors
    /// Why no banner can be made, see [`crate::Error`].
    pub fn set(
        &self,
        brief: &Brief,
        photo: Option<&Photo>,
        look: &Look,
        size: Size,
    ) -> Result<Scene> {
        let mut brief = brief.clone();
        brief.photo = photo.map(Photo::said);
        let pages = self.shelf.candidates(&brief, look)?;
        self.with_tools(|tools| Scene::best(&pages, &brief, photo, size, tools))
    }

    /// A brief set on the best page for one size, and drawn, not encoded yet.
    ///
    /// # Errors
    /// Why no banner can be made, see [`crate::Error`].
    pub fn drawn(
        &self,
        brief: &Brief,
        photo: Option<&Photo>,
        look: &Look,
        size: Size,
    ) -> Result<(Scene, Raster)> {
        let scene = self.set(brief, photo, look, size)?;
        scene.respects(photo)?;
        let raster = self.kept.with_spare(|spare| {
            let backdrop = self.kept.of(&scene)?;
            Raster::draw_in(spare, &scene, photo, Some(&backdrop.drawn))
        })?;
        Ok((scene, raster))
    }

    /// What lies below a scene; kept for others like it.
    ///
    /// # Errors
    /// Art that cannot be drawn.
    pub fn backdrop(&self, scene: &Scene) -> Result<Arc<Backdrop>> {
        self.kept.of(scene)
    }

    /// A brief set for all sizes, on the page that is best at the first.
    fn set_all(
        &self,
        brief: &Brief,
        photo: Option<&Photo>,
        job: &Job<'_>,
    ) -> Result<(Vec<Page>, Option<Choice>)> {
        let candidates = self.shelf.candidates(brief, job.look)?;
        let Some((_, others)) = job.sizes.split_first() else {
            return Ok((Vec::new(), None));
        };
        let choose =
            |tools: &mut Tools<'_>| Scene::chosen(&candidates, brief, photo, job.sizes, tools);
        let (first, choice) = self.with_tools(choose)?;
        let chosen: Vec<_> = candidates
            .iter()
            .filter(|page| page.layout.name == first.layout)
            .cloned()
            .collect();
        let fill =
            |size: &Size| self.with_tools(|tools| Scene::best(&chosen, brief, photo, *size, tools));
        let others: Vec<Scene> = others.par_iter().map(fill).collect::<Result<_>>()?;
        let chooses = job.look.layout.is_none() || job.look.theme.is_none();
        let told = job.before.as_ref().or(Some(&choice).filter(|_| chooses));
        let linked = social::shared(job.sizes).filter(|_| job.out.social);
        let page = |scene: Scene| {
            let on = chosen.iter().find(|page| page.theme.name == scene.theme);
            let made = job.origin.zip(on).map(|(inputs, on)| {
                let page = described::Page::of(&scene, on.layout, on.theme, &self.fonts);
                Provenance::of(inputs, page, told)
            });
            Page {
                linked: linked == Some(scene.size),
                made,
                scene,
            }
        };
        let pages = [first].into_iter().chain(others).map(page).collect();
        Ok((pages, Some(choice)))
    }

    /// Lends out shaping contexts for one piece of work.
    fn with_tools<T>(&self, work: impl FnOnce(&mut Tools<'_>) -> T) -> T {
        let waiting = self
            .shapers
            .lock()
            .ok()
            .and_then(|mut shapers| shapers.pop());
        let mut shaper = waiting.unwrap_or_else(|| Shaper::new(&self.fonts));
        let done = work(&mut Tools {
            fonts: &self.fonts,
            shaper: &mut shaper,
        });
        if let Ok(mut shapers) = self.shapers.lock() {
            shapers.push(shaper);
        }
        done
    }

    /// Pages drawn side by side.
    fn finished(
        &self,
        pages: Vec<Page>,
        brief: &Brief,
        photo: Option<&Photo>,
        out: Out,
    ) -> Result<Vec<Banner>> {
        let draw = |page: Page| page.finish(brief, photo, out, &self.kept);
        pages.into_par_iter().map(draw).collect()
    }
}
