//! What one caller wants of one article, and what came of it.

use crate::article::{Source, is_brief};
use crate::banner::{Banner, Out};
use crate::brief::{Brief, Wishes};
use crate::described::{Input, Inputs};
use crate::error::Result;
use crate::layout::{Choice, Look};
use crate::note::Note;
use crate::photo::{self, Album, Photo};
use crate::rights::Day;
use crate::scene::Size;

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

/// What is the same for all articles of a run.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// As in [`Order`].
    pub wishes: Wishes,
    /// As in [`Order`].
    pub look: Look,
    /// As in [`Order`].
    pub photo: Option<photo::Source<'a>>,
    /// As in [`Order`].
    pub unaudited: bool,
    /// As in [`Order`].
    pub on: Option<Day>,
    /// As in [`Order`].
    pub sizes: Vec<Size>,
    /// As in [`Order`].
    pub out: Out,
}

impl Standing<'_> {
    /// The order of one article.
    #[must_use]
    pub fn order<'a>(
        &'a self,
        source: Source<'a>,
        article: Option<Source<'a>>,
        finder: Option<photo::Finder<'a>>,
    ) -> Order<'a> {
        Order {
            source,
            article,
            unaudited: self.unaudited,
            wishes: self.wishes.clone(),
            look: self.look.clone(),
            photo: self.photo,
            finder,
            on: self.on,
            sizes: self.sizes.clone(),
            out: self.out,
        }
    }
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

impl Order<'_> {
    /// What the banners will say, every number proven, and the photo that they may show.
    ///
    /// # Errors
    /// An article that cannot be read, a number that it does not hold, a photo that may not be
    /// used; see [`crate::Error`].
    pub fn read(&self) -> Result<(Brief, Option<Photo>)> {
        self.read_with(&Album::default())
    }

    /// The same; the photo that an album holds is not decoded again.
    pub(super) fn read_with(&self, album: &Album) -> Result<(Brief, Option<Photo>)> {
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
            album,
        }
        .open(&mut brief)?;
        brief.photo = photo.as_ref().map(Photo::said);
        Ok((brief, photo))
    }

    /// What the caller gives, as the banners tell it.
    pub(super) fn inputs(&self, brief: &Brief) -> Inputs {
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
