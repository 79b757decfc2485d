//! Every layout that can serve an article, on every theme: contact sheets, the banners at full
//! size and as a phone shows them, and a page of it all, for those who choose.

mod draw;
mod page;
mod plan;

pub use page::html;

use crate::brief::Brief;
use crate::error::Result;
use crate::layout::Look;
use crate::photo::Photo;
use crate::renderer::Renderer;
use crate::scene::Size;
use std::path::Path;

/// What a gallery shows. All by default, at no size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Layouts, by name. Default: all.
    pub layouts: Vec<String>,
    /// Themes, by name. Default: all.
    pub themes: Vec<String>,
    /// A sheet for each. Default: none.
    pub sizes: Vec<Size>,
}

/// An article that a gallery shows.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What its files are called.
    pub stem: &'a str,
    /// What its banners say.
    pub brief: &'a Brief,
    /// What they may show.
    pub photo: Option<&'a Photo>,
}

/// What was made of an article: its sheets, one for each size.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// What its files are called.
    pub stem: String,
    /// The headline.
    pub headline: String,
    /// The language of the headline, as a BCP 47 code.
    pub language: String,
    /// In the order in which the sizes were wanted.
    pub sheets: Vec<Sheet>,
}

/// A contact sheet, and the banners on it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Of the banners.
    pub size: Size,
    /// The picture, within the folder.
    pub file: String,
    /// What `auto` takes at this size, as `trend on paper`; empty when nothing can serve.
    pub auto: String,
    /// The layouts that can serve, the best first.
    pub rows: Vec<Row>,
    /// The layouts that cannot, and why.
    pub refused: Vec<(String, String)>,
}

/// A layout on every theme.
#[derive(Debug, Clone)]
pub struct Row {
    /// The layout.
    pub layout: String,
    /// Its score, and what the brief holds for it, in a line.
    pub why: String,
    /// One for each theme.
    pub shots: Vec<Shot>,
}

/// A layout on a theme.
#[derive(Debug, Clone)]
pub struct Shot {
    /// The theme.
    pub theme: String,
    /// The banner, and as a phone shows it, within `NAME-gallery`; or why there is none.
    pub files: std::result::Result<[String; 2], String>,
    /// Whether it is the one that `auto` takes at this size.
    pub chosen: bool,
    /// What someone should look at.
    pub notes: Vec<String>,
}

impl Wanted {
    /// Whether all that is named is at hand.
    ///
    /// # Errors
    /// The first name that is not there, and those that are.
    pub fn known_to(&self, renderer: &Renderer) -> Result<()> {
        let named = |layout: Option<&String>, theme: Option<&String>| {
            renderer.knows(&Look {
                layout: layout.cloned(),
                theme: theme.cloned(),
            })
        };
        self.layouts
            .iter()
            .try_for_each(|name| named(Some(name), None))?;
        self.themes
            .iter()
            .try_for_each(|name| named(None, Some(name)))
    }
}

impl Sheet {
    /// How many banners it shows.
    #[must_use]
    pub fn banners(&self) -> usize {
        let shots = self.rows.iter().flat_map(|row| &row.shots);
        shots.filter(|shot| shot.files.is_ok()).count()
    }
}

/// Draws the sheets of an article into a folder: `NAME-gallery-1600x900.png`, and every banner
/// under `NAME-gallery/`, whole and 320 px wide. Each row is written before the next one is
/// drawn, so that a gallery of any length takes the memory of a row. A banner that cannot be made
/// leaves its cell grey, with the reason; the rest is drawn.
///
/// # Errors
/// A name that is not there, or a file that cannot be written.
pub fn gallery(
    renderer: &Renderer,
    subject: Subject<'_>,
    wanted: &Wanted,
    folder: &Path,
) -> Result<Chapter> {
    wanted.known_to(renderer)?;
    let sheets = wanted.sizes.iter().map(|size| {
        let plan = plan::plan(renderer, subject, wanted, *size);
        draw::sheet(renderer, subject, plan, folder)
    });
    Ok(Chapter {
        stem: subject.stem.to_owned(),
        headline: subject.brief.headline.clone(),
        language: subject.brief.language.clone(),
        sheets: sheets.collect::<Result<_>>()?,
    })
}

/// The folder that an article's banners go to, beside its sheets.
fn beside(stem: &str) -> String {
    format!("{stem}-gallery")
}
