//! The layouts and themes at hand, and which of them could serve a brief.

use super::{Layout, Need, Theme};
use crate::brief::Brief;
use crate::error::{Error, Result, reason};
use std::io::Read as _;
use std::path::Path;
use std::{fs, str};

/// All layouts and themes at hand: those built in, and those of a caller's folder.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    layouts: Vec<Layout>,
    themes: Vec<Theme>,
}

/// What a caller wants a banner to look like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// A layout's name; by default the one that says most of what the brief holds.
    pub layout: Option<String>,
    /// A theme's name; by default the one that suits the layout best.
    pub theme: Option<String>,
}

/// A layout that could serve, with a theme for it.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The layout.
    pub layout: &'a Layout,
    /// The theme.
    pub theme: &'a Theme,
    /// How much of the brief it says: higher is better.
    pub score: u32,
    /// Why it could serve, in words.
    pub why: String,
}

impl Shelf {
    /// The layouts and themes built into the program.
    ///
    /// # Errors
    /// A built-in file with a fault, which a test rules out.
    pub fn built_in() -> Result<Self> {
        let mut shelf = Self::default();
        for (name, bytes) in crate::assets::THEMES {
            shelf.add_theme(name, str::from_utf8(bytes).unwrap_or_default())?;
        }
        for (name, bytes) in crate::assets::LAYOUTS {
            shelf.add_layout(&format!("layouts/{name}.svg"), name, bytes)?;
        }
        Ok(shelf)
    }

    /// Adds the layouts (`*.svg`) and themes (`themes/*.toml`) of a folder; one of the same
    /// name as one that is there takes its place.
    ///
    /// # Errors
    /// A folder or file that cannot be read; all faults of all layouts.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let mut own = Self::default();
        let mut faults = Vec::new();
        for path in files(folder, "svg")? {
            let bytes = read(&path)?;
            match own.add_layout(&path.display().to_string(), &stem(&path), &bytes) {
                Err(Error::Layout(more)) => faults.extend(more),
                other => other?,
            }
        }
        if !faults.is_empty() {
            return Err(Error::Layout(faults));
        }
        let themes = folder.join("themes");
        if themes.is_dir() {
            for path in files(&themes, "toml")? {
                let bytes = read(&path)?;
                let text = str::from_utf8(&bytes).map_err(|_| Error::Theme {
                    name: path.display().to_string(),
                    why: "not UTF-8; save it as UTF-8".to_owned(),
                })?;
                own.add_theme(&stem(&path), text)?;
            }
        }
        // A caller's come first, so that of two that say as much, theirs is taken.
        self.layouts
            .retain(|l| own.layouts.iter().all(|o| o.name != l.name));
        self.themes
            .retain(|t| own.themes.iter().all(|o| o.name != t.name));
        self.layouts.splice(..0, own.layouts);
        self.themes.splice(..0, own.themes);
        Ok(())
    }

    fn add_layout(&mut self, file: &str, name: &str, bytes: &[u8]) -> Result<()> {
        let svg = str::from_utf8(bytes).map_err(|_| Error::NoLayout {
            name: file.to_owned(),
            why: "not UTF-8; save it as UTF-8".to_owned(),
        })?;
        let layout = Layout::read(file, name, svg).map_err(Error::Layout)?;
        self.layouts.push(layout);
        Ok(())
    }

    fn add_theme(&mut self, name: &str, toml: &str) -> Result<()> {
        let theme = Theme::read(name, toml)?;
        self.themes.push(theme);
        Ok(())
    }

    /// Every layout.
    #[must_use]
    pub fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// Every theme.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The layouts that could serve a brief, each with a theme, the best first. A layout asked
    /// for by name is the only one.
    ///
    /// # Errors
    /// A name that is not there, or a brief that no layout could serve.
    pub fn candidates(&self, brief: &Brief, look: &Look) -> Result<Vec<Candidate<'_>>> {
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for layout in self.wanted(look)? {
            match layout.needs.iter().find(|need| !need.met_by(brief)) {
                Some(need) => missing.push(format!("{} needs {need}", layout.name)),
                None => found.push(self.candidate(layout, brief, look)?),
            }
        }
        if found.is_empty() {
            return Err(Error::NoLayout {
                name: look.layout.clone().unwrap_or_else(|| "auto".to_owned()),
                why: format!(
                    "the brief does not hold what it takes: {}",
                    missing.join("; ")
                ),
            });
        }
        // Stable: of one score a caller's come before the built-in ones, then by name.
        found.sort_by_key(|c| std::cmp::Reverse(c.score));
        Ok(found)
    }

    /// Whether a look's layout and theme are there.
    ///
    /// # Errors
    /// The name that is not there, and those that are.
    pub fn knows(&self, look: &Look) -> Result<()> {
        self.wanted(look)?;
        match &look.theme {
            Some(name) => self.theme(name).map(|_| ()),
            None => Ok(()),
        }
    }

    fn theme(&self, name: &str) -> Result<&Theme> {
        self.themes
            .iter()
            .find(|t| t.name == name)
            .ok_or_else(|| Error::Theme {
                name: name.to_owned(),
                why: format!(
                    "not there; use auto or one of {}",
                    list(self.themes.iter().map(|t| t.name.as_str()))
                ),
            })
    }

    fn wanted(&self, look: &Look) -> Result<Vec<&Layout>> {
        let Some(name) = &look.layout else {
            return Ok(self.layouts.iter().collect());
        };
        let found = self
            .layouts
            .iter()
            .find(|l| l.name == *name)
            .ok_or_else(|| Error::NoLayout {
                name: name.clone(),
                why: format!(
                    "not there; use auto or one of {}",
                    list(self.layouts.iter().map(|l| l.name.as_str()))
                ),
            })?;
        Ok(vec![found])
    }

    fn candidate<'a>(
        &'a self,
        layout: &'a Layout,
        brief: &Brief,
        look: &Look,
    ) -> Result<Candidate<'a>> {
        let theme = match &look.theme {
            Some(name) => self.theme(name)?,
            None => {
                let suits = layout.themes.iter().find_map(|name| self.theme(name).ok());
                suits
                    .or_else(|| self.themes.first())
                    .ok_or_else(|| Error::Theme {
                        name: "auto".to_owned(),
                        why: "no theme at hand".to_owned(),
                    })?
            }
        };
        let preferred: Vec<_> = layout
            .prefers
            .iter()
            .filter(|need| need.met_by(brief))
            .collect();
        let score = layout.needs.iter().map(weight).sum::<u32>()
            + preferred.iter().map(|n| weight(n)).sum::<u32>();
        let holds = layout
            .needs
            .iter()
            .chain(preferred)
            .map(ToString::to_string);
        Ok(Candidate {
            layout,
            theme,
            score,
            why: format!("the brief holds {}", holds.collect::<Vec<_>>().join(", ")),
        })
    }
}

/// How telling it is that a layout shows something: a series says more than figures, figures
/// more than words. A list of at least n counts n times. Who gives a photo wants it shown.
fn weight(need: &Need) -> u32 {
    let each = match need.field.as_str() {
        "photo" => 40,
        "series" | "lead" => 3,
        "figures" | "others" => 2,
        _ => 0,
    };
    each * u32::try_from(need.at_least.min(4)).unwrap_or(4)
}

fn files(folder: &Path, ending: &str) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| Error::NoLayout {
        name: folder.display().to_string(),
        why: format!("{}; name a folder of layouts", reason(&e)),
    })?;
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    paths.sort();
    Ok(paths)
}

/// A file's bytes, no more than a layout may have.
fn read(path: &Path) -> Result<Vec<u8>> {
    let fault = |e: std::io::Error| Error::NoLayout {
        name: path.display().to_string(),
        why: reason(&e),
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(fault)?;
    let limit = Layout::MAX_BYTES as u64 + 1;
    file.take(limit).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() > Layout::MAX_BYTES {
        return Err(Error::NoLayout {
            name: path.display().to_string(),
            why: "larger than 4 MiB; a layout is drawn with fewer shapes".to_owned(),
        });
    }
    Ok(bytes)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
