//! The one path: command, batch, snapshots and service all call it.

use crate::article::{Source, is_brief};
use crate::banner::{Banner, Finish, Out};
use crate::brief::{Brief, Wishes};
use crate::described::{Input, Inputs, Page, Provenance, Shot, Told};
use crate::encode;
use crate::error::Result;
use crate::layout::{Candidate, Choice, Logo, Look, Shelf, Theme};
use crate::note::Note;
use crate::photo::{self, Photo};
use crate::raster::Raster;
use crate::rights::Day;
use crate::scene::{Scene, Size, Tools};
use crate::social;
use crate::text::{Coverage, Fonts, Shaper, Style};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Mutex;

/// What is loaded once: faces, layouts, themes, and shaping contexts that wait for work.
pub struct Renderer {
    fonts: Fonts,
    shelf: Shelf,
    /// Each worker takes one out and puts it back, so none is ever shared.
    shapers: Mutex<Vec<Shaper>>,
}

/// What one caller wants of one article.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// The article's bytes.
    pub source: Source<'a>,
    /// The article to hold a brief against, when `source` is one. Default: none.
    pub article: Option<Source<'a>>,
    /// Draw without proof that the numbers are the article's, which is then noted. Default: no.
    pub unaudited: bool,
    /// Words to use instead of the article's; none by default.
    pub wishes: Wishes,
    /// Layout and theme; by default chosen by what the brief holds and how well it lies.
    pub look: Look,
    /// A photo for the holes of a layout. Default: the one that the article names, when
    /// `finder` finds it.
    pub photo: Option<photo::Source<'a>>,
    /// Where a picture that the article names is got from. Default: nowhere.
    pub finder: Option<photo::Finder<'a>>,
    /// The day on which the photo must be free for use. Default: that of the article.
    pub on: Option<Day>,
    /// A banner for each.
    pub sizes: Vec<Size>,
    /// What is made beside the PNGs. Default: nothing.
    pub out: Out,
}

/// What came of an order.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the banners say.
    pub brief: Brief,
    /// One for each size, in the order's order.
    pub banners: Vec<Banner>,
    /// Why they have that layout and theme, and what else could have served; `None` without a
    /// banner.
    pub choice: Option<Choice>,
}

/// What the pages of a brief become.
#[derive(Clone, Copy)]
struct Job<'a> {
    brief: &'a Brief,
    photo: Option<&'a Photo>,
    out: Out,
    /// What the caller gave, and the photo's file; `None` for a brief from nowhere.
    origin: Option<&'a Inputs>,
    /// Layout or theme were left to the program.
    chooses: bool,
    /// How they were chosen when the banner was made before.
    before: Option<&'a Choice>,
}

impl Order<'_> {
    /// What the banners will say, every number proven, and the photo that they may show.
    ///
    /// # Errors
    /// An article that cannot be read, a number that it does not hold, a photo that may not be
    /// used; see [`crate::Error`].
    pub fn read(&self) -> Result<(Brief, Option<Photo>)> {
        let mut draft = Brief::of(&self.source, &self.wishes)?;
        if let Some(article) = &self.article {
            draft = draft.against(article)?;
        }
        let mut brief = if self.unaudited {
            draft.unaudited()
        } else {
            draft.audited()?
        };
        let photo = photo::Wanted {
            given: self.photo,
            on: self.on,
            finder: self.finder,
        }
        .open(&mut brief)?;
        brief.photo = photo.as_ref().map(Photo::said);
        Ok((brief, photo))
    }

    /// What the caller gives, as the banners tell it.
    fn inputs(&self, brief: &Brief) -> Inputs {
        let own = Inputs::of(&self.source, &self.out.file, self.out.dither);
        let mut set = self.wishes.words();
        // A house's kicker is told as the words that it came to.
        let kicker = self.wishes.kicker_of(&brief.tags);
        if let Some(kicker) = kicker.filter(|_| !is_brief(&self.source)) {
            set.insert("kicker".to_owned(), kicker.to_owned());
        }
        Inputs {
            article: self.article.as_ref().map(Input::of),
            set,
            unaudited: self.unaudited,
            on: self.on,
            ..own
        }
    }
}

impl Made {
    /// Every note, of the brief and of its banners.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        let banners = self.banners.iter().flat_map(|banner| &banner.notes);
        self.brief.notes.iter().chain(banners)
    }

    /// The notes that speak of a flaw rather than of a choice.
    pub fn flaws(&self) -> impl Iterator<Item = &Note> {
        self.notes().filter(|note| note.is_flaw())
    }
}

impl Renderer {
    /// A renderer with the faces, layouts and themes that are built in.
    ///
    /// # Errors
    /// A built-in file with a fault, which a test rules out.
    pub fn new() -> Result<Self> {
        Ok(Self {
            fonts: Fonts::built_in()?,
            shelf: Shelf::built_in()?,
            shapers: Mutex::default(),
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
        self.remade(order, None)
    }

    /// Makes banners of an order; when they were made before, they tell the choice of then.
    pub(crate) fn remade(&self, order: &Order<'_>, before: Option<Choice>) -> Result<Made> {
        let (brief, photo) = order.read()?;
        let pages = self.shelf.candidates(&brief, &order.look)?;
        let inputs = Inputs {
            photo: photo.as_ref().map(Shot::of),
            ..order.inputs(&brief)
        };
        let job = Job {
            brief: &brief,
            photo: photo.as_ref(),
            out: order.out,
            origin: Some(&inputs),
            chooses: order.look.layout.is_none() || order.look.theme.is_none(),
            before: before.as_ref(),
        };
        let (banners, choice) = self.on(&pages, &order.sizes, &job)?;
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
        let pages = self.shelf.candidates(&brief, look)?;
        let job = Job {
            brief: &brief,
            photo,
            out: Out::default(),
            origin: None,
            chooses: false,
            before: None,
        };
        let (banners, _) = self.on(&pages, sizes, &job)?;
        Ok(banners)
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
        let raster = Raster::draw(&scene, photo)?;
        Ok((scene, raster))
    }

    /// The banners of a brief on the best of some pages.
    fn on(
        &self,
        pages: &[Candidate<'_>],
        sizes: &[Size],
        job: &Job<'_>,
    ) -> Result<(Vec<Banner>, Option<Choice>)> {
        let (brief, photo) = (job.brief, job.photo);
        let Some((_, others)) = sizes.split_first() else {
            return Ok((Vec::new(), None));
        };
        let choose = |tools: &mut Tools<'_>| Scene::chosen(pages, brief, photo, sizes, tools);
        let (scene, choice) = self.with_tools(choose)?;
        let told = job.before.or(Some(&choice).filter(|_| job.chooses));
        let chosen: Vec<_> = pages
            .iter()
            .filter(|page| page.layout.name == scene.layout)
            .cloned()
            .collect();
        let finish = |scene: Scene| {
            let shared = social::shared(sizes).filter(|_| job.out.social);
            let shared = shared == Some(scene.size);
            self.finish(scene, (&chosen, told), shared, job)
        };
        let (first, others) = rayon::join(
            || finish(scene),
            || -> Result<Vec<Banner>> {
                let fill = |size: &Size| {
                    self.with_tools(|tools| Scene::best(&chosen, brief, photo, *size, tools))
                };
                others.par_iter().map(|size| finish(fill(size)?)).collect()
            },
        );
        let mut banners = vec![first?];
        banners.extend(others?);
        Ok((banners, Some(choice)))
    }

    /// Draws a scene that was set on one of some pages, and tells in its file what it is; the
    /// one that links will show may bring a sheet of how it fares there.
    fn finish(
        &self,
        scene: Scene,
        (pages, choice): (&[Candidate<'_>], Option<&Choice>),
        shared: bool,
        job: &Job<'_>,
    ) -> Result<Banner> {
        scene.respects(job.photo)?;
        let raster = Raster::draw(&scene, job.photo)?;
        let social = match shared {
            true => Some((social::sheet(&raster, &scene)?, social::notes(&scene))),
            false => None,
        };
        let page = pages.iter().find(|page| page.theme.name == scene.theme);
        let made = job.origin.zip(page).map(|(inputs, page)| {
            let page = Page::of(&scene, page.layout, page.theme, &self.fonts);
            Provenance::of(inputs, page, choice)
        });
        let last = Finish {
            photo: job.photo,
            out: job.out,
            told: made.as_ref().map(|made| Told {
                brief: job.brief,
                made,
            }),
        };
        let mut banner = Banner::finish(raster, scene, &last)?;
        if let Some((sheet, notes)) = social {
            banner.social = Some(encode::plain_png(sheet.width(), sheet.height(), &sheet)?);
            banner.notes.extend(notes);
        }
        Ok(banner)
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
}
