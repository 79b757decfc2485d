//! What a house wants of all its banners, from `coverline.toml`: theme, sizes, logo, kickers by
//! tag, names of files, and where its fonts and layouts lie.

mod name;

pub use name::{Name, Named};

use crate::error::{Error, Fault, Result};
use crate::layout::{Logo, LogoPart, Theme, file};
use crate::renderer::Renderer;
use crate::scene::Size;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The file's name where nobody names another.
pub const FILE: &str = "coverline.toml";
/// A page of text.
const MAX_BYTES: usize = 256 << 10;
/// Kickers, sizes and folders of fonts: more than any house has.
const MOST: usize = 1_000;

/// What a house wants of all its banners. Paths are relative to its file and joined here.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct House {
    /// A theme's name, or a theme file. Default: left to the choice.
    pub theme: Option<Look>,
    /// A banner for each. Default: none said.
    pub sizes: Vec<Size>,
    /// Drawn over every page whose theme has none of its own. Default: none.
    pub logo: Option<Logo>,
    /// The kicker of articles that are filed under a tag. Default: none.
    pub kickers: BTreeMap<String, String>,
    /// How files are named. Default: `{slug}-{width}x{height}`.
    pub name: Name,
    /// Folders of faces.
    pub fonts: Vec<PathBuf>,
    /// A folder of layouts and themes.
    pub layouts: Option<PathBuf>,
}

/// A theme as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Look {
    /// One at hand.
    Named(String),
    /// One of the house's own, from a file.
    Own(Box<Theme>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Option<Spanned<String>>,
    #[serde(default)]
    sizes: Vec<Spanned<String>>,
    logo: Option<Spanned<LogoPart>>,
    #[serde(default)]
    kickers: BTreeMap<String, String>,
    name: Option<Spanned<String>>,
    #[serde(default)]
    fonts: Vec<Spanned<PathBuf>>,
    layouts: Option<Spanned<PathBuf>>,
}

impl House {
    /// Reads a house file, and the theme and logo that it names.
    ///
    /// # Errors
    /// A file that cannot be read; the first fault in it, with its place.
    pub fn open(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let whole = |what: String| Fault {
            file: shown.clone(),
            line: 1,
            column: 1,
            what,
        };
        let bytes = file::up_to(path, MAX_BYTES)
            .map_err(|why| Error::House(whole(format!("{why}; name a house file"))))?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Error::House(whole("not UTF-8; save it as UTF-8".to_owned())))?;
        Self::read(text, file::folder(path)).map_err(|(at, what)| {
            let (line, column) = place(text, at.start);
            let file = shown.clone();
            Error::House(Fault {
                file,
                line,
                column,
                what,
            })
        })
    }

    fn read(text: &str, folder: &Path) -> std::result::Result<Self, (Range<usize>, String)> {
        let file: File = toml::from_str(text).map_err(|e| {
            let what = e.message().replace('\n', " ");
            (e.span().unwrap_or(0..0), what)
        })?;
        let many = file
            .sizes
            .len()
            .max(file.kickers.len())
            .max(file.fonts.len());
        if many > MOST {
            return Err((0..0, format!("a list of {many} entries; {MOST} are plenty")));
        }
        let sizes = file.sizes.iter().map(|size| {
            let read = Size::parse(size.get_ref());
            read.map_err(|e| (size.span(), e.to_string()))
        });
        let theme = file.theme.map(|theme| {
            let read = Look::read(theme.get_ref(), folder);
            read.map_err(|e| (theme.span(), e.to_string()))
        });
        let logo = file.logo.map(|logo| {
            let span = logo.span();
            let read = logo.into_inner().open(folder);
            read.map_err(|what| (span, what))
        });
        let name = file.name.map(|name| {
            let read = Name::read(name.get_ref());
            read.map_err(|what| (name.span(), what))
        });
        let there = |path: &Spanned<PathBuf>| {
            let whole = folder.join(path.get_ref());
            match whole.is_dir() {
                true => Ok(whole),
                false => Err((
                    path.span(),
                    format!(
                        "{}: not a folder; name one, relative to this file",
                        path.get_ref().display()
                    ),
                )),
            }
        };
        Ok(Self {
            theme: theme.transpose()?.flatten(),
            sizes: sizes.collect::<std::result::Result<_, _>>()?,
            logo: logo.transpose()?,
            kickers: file.kickers,
            name: name.transpose()?.unwrap_or_default(),
            fonts: file
                .fonts
                .iter()
                .map(there)
                .collect::<std::result::Result<_, _>>()?,
            layouts: file.layouts.as_ref().map(there).transpose()?,
        })
    }

    /// Gives a renderer the house's folders, then a caller's, which come before them; then the
    /// caller's theme or else the house's, and the house's logo. The name of the theme that is
    /// asked for; `None` when it is left to the choice.
    ///
    /// # Errors
    /// A folder or file that cannot be used, see [`crate::Error`].
    pub fn furnish(
        &self,
        renderer: &mut Renderer,
        layouts: Option<&Path>,
        fonts: &[PathBuf],
        theme: Option<Look>,
    ) -> Result<Option<String>> {
        for folder in self.layouts.as_deref().into_iter().chain(layouts) {
            renderer.add_layouts(folder)?;
        }
        for folder in self.fonts.iter().chain(fonts) {
            renderer.add_fonts(folder)?;
        }
        let name = match theme.or_else(|| self.theme.clone()) {
            Some(Look::Named(name)) => (name != AUTO).then_some(name),
            Some(Look::Own(theme)) => {
                let name = theme.name.clone();
                renderer.add_theme(*theme);
                Some(name)
            }
            None => None,
        };
        if let Some(logo) = &self.logo {
            renderer.add_logo(logo);
        }
        Ok(name)
    }
}

/// What a theme is called that is left to the choice.
const AUTO: &str = "auto";

impl Look {
    /// A theme's name, `auto`, or a path that ends in `.toml`, in a folder. `None` for no words.
    ///
    /// # Errors
    /// A theme file that cannot be used.
    pub fn read(text: &str, folder: &Path) -> Result<Option<Self>> {
        if text.is_empty() {
            return Ok(None);
        }
        let path = Path::new(text);
        if path.extension().is_some_and(|ending| ending == "toml") {
            let theme = Theme::open(&folder.join(path))?;
            return Ok(Some(Self::Own(Box::new(theme))));
        }
        Ok(Some(Self::Named(text.to_owned())))
    }
}

/// Line and column of a byte, from 1.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (number(line), number(column))
}
