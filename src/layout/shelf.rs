//! The layouts and themes at hand: those built in, and those of a caller's folder.

use super::{Layout, Logo, Theme};
use crate::error::{Error, Fault, Result, reason};
use rayon::prelude::*;
use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;
use std::{fs, str};

/// All layouts and themes at hand: those built in, and those of a caller's folder.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Those of folders and files.
    own: Vec<Layout>,
    /// Whether those that are built in are at hand, too.
    has_built_in: bool,
    /// Both; read when one is asked for that is not a caller's own.
    all: OnceLock<Vec<Layout>>,
    pub(super) themes: Vec<Theme>,
}

/// A layout file.
struct File<'a> {
    path: String,
    name: String,
    bytes: Cow<'a, [u8]>,
}

/// Layout files as they are read, and what is wrong with them.
#[derive(Default)]
struct Drawings {
    layouts: Vec<Layout>,
    /// Drawings for one shape of a layout, each with its file.
    overrides: Vec<(String, Layout)>,
    faults: Vec<Fault>,
}

impl Shelf {
    /// The layouts and themes built into the program.
    ///
    /// # Errors
    /// A built-in theme with a fault, which a test rules out.
    pub fn built_in() -> Result<Self> {
        let mut shelf = Self {
            has_built_in: true,
            ..Self::default()
        };
        for (name, bytes) in crate::assets::THEMES {
            shelf.add_theme(name, str::from_utf8(bytes).unwrap_or_default())?;
        }
        Ok(shelf)
    }

    /// Adds the layouts (`*.svg`) and themes (`themes/*.toml`) of a folder; one of the same
    /// name as one that is there takes its place.
    ///
    /// # Errors
    /// A folder or file that cannot be read; all faults of all layouts.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let drawings = files(folder, "svg")?;
        let drawings: Result<_> = drawings.iter().map(|path| File::open(path)).collect();
        let layouts = Drawings::read(drawings?)?.layouts()?;
        let mut themes = Vec::new();
        let beside = folder.join("themes");
        if beside.is_dir() {
            for path in files(&beside, "toml")? {
                themes.push(Theme::open(&path)?);
            }
        }
        // A caller's come first, so that of two that say as much, theirs is taken.
        self.own
            .retain(|l| layouts.iter().all(|own| own.name != l.name));
        self.themes
            .retain(|t| themes.iter().all(|own| own.name != t.name));
        self.own.splice(..0, layouts);
        self.themes.splice(..0, themes);
        self.all = OnceLock::new();
        Ok(())
    }

    /// Takes one layout file in place of all layouts, with the drawings beside it that replace
    /// it for other shapes.
    ///
    /// # Errors
    /// A file that cannot be read; all its faults.
    pub fn take_file(&mut self, path: &Path) -> Result<()> {
        let name = stem(path);
        let mut drawings = vec![File::open(path)?];
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        for beside in files(folder.unwrap_or(Path::new(".")), "svg")? {
            let of_it = stem(&beside)
                .split_once('@')
                .is_some_and(|(base, _)| base == name);
            if of_it {
                drawings.push(File::open(&beside)?);
            }
        }
        self.own = Drawings::read(drawings)?.layouts()?;
        self.has_built_in = false;
        self.all = OnceLock::new();
        Ok(())
    }

    /// Puts a theme before the others; one of the same name goes.
    pub fn put_theme(&mut self, theme: Theme) {
        self.themes.retain(|own| own.name != theme.name);
        self.themes.insert(0, theme);
    }

    /// Gives a logo to every theme that has none of its own.
    pub fn put_logo(&mut self, logo: &Logo) {
        for theme in &mut self.themes {
            theme.logo.get_or_insert_with(|| logo.clone());
        }
    }

    fn add_theme(&mut self, name: &str, toml: &str) -> Result<()> {
        let theme = Theme::read(name, toml)?;
        self.themes.push(theme);
        Ok(())
    }

    /// Every layout; none where one that is built in has a fault, which a test rules out.
    #[must_use]
    pub fn layouts(&self) -> &[Layout] {
        self.read().unwrap_or_default()
    }

    /// Every layout.
    ///
    /// # Errors
    /// The faults of those that are built in, which whoever draws them wants to see.
    pub(super) fn read(&self) -> Result<&[Layout]> {
        if let Some(all) = self.all.get() {
            return Ok(all);
        }
        // Outside of the lock: a thread that waits for others to read may take up work that asks
        // for layouts, and would wait for itself.
        let mut all = self.own.clone();
        if self.has_built_in {
            let is_new = |layout: &Layout| self.own.iter().all(|own| own.name != layout.name);
            all.extend(built_in()?.into_iter().filter(is_new));
        }
        Ok(self.all.get_or_init(|| all))
    }

    /// The layout of a name; a caller's own is found without reading those that are built in.
    ///
    /// # Errors
    /// The faults of those.
    pub(super) fn layout(&self, name: &str) -> Result<Option<&Layout>> {
        let named = |layout: &&Layout| layout.name == name;
        match self.own.iter().find(named) {
            Some(own) => Ok(Some(own)),
            None => Ok(self.read()?.iter().find(named)),
        }
    }

    /// Every theme.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }
}

/// The layouts built into the program.
fn built_in() -> Result<Vec<Layout>> {
    let files = crate::assets::LAYOUTS.iter().map(|(name, bytes)| File {
        path: format!("layouts/{name}.svg"),
        name: (*name).to_owned(),
        bytes: Cow::Borrowed(bytes),
    });
    Drawings::read(files.collect())?.layouts()
}

impl File<'_> {
    fn open(path: &Path) -> Result<Self> {
        Ok(Self {
            path: path.display().to_string(),
            name: stem(path),
            bytes: Cow::Owned(read(path)?),
        })
    }

    fn read(&self) -> Result<std::result::Result<Layout, Vec<Fault>>> {
        let svg = str::from_utf8(&self.bytes).map_err(|_| Error::NoLayout {
            name: self.path.clone(),
            why: "not UTF-8; save it as UTF-8".to_owned(),
        })?;
        Ok(Layout::read(&self.path, &self.name, svg))
    }
}

impl Drawings {
    /// Reads files side by side; faults are kept until all are read.
    fn read(files: Vec<File<'_>>) -> Result<Self> {
        let read: Vec<_> = files.par_iter().map(File::read).collect();
        let mut drawings = Self::default();
        for (file, read) in files.into_iter().zip(read) {
            match read? {
                Ok(layout) if layout.shape.is_some() => {
                    drawings.overrides.push((file.path, layout));
                }
                Ok(layout) => drawings.layouts.push(layout),
                Err(faults) => drawings.faults.extend(faults),
            }
        }
        Ok(drawings)
    }

    /// The layouts, each with the drawings that replace it for a shape.
    fn layouts(mut self) -> Result<Vec<Layout>> {
        for (file, drawing) in std::mem::take(&mut self.overrides) {
            match self.layouts.iter_mut().find(|l| l.name == drawing.name) {
                Some(layout) => {
                    self.faults.extend(differences(&file, layout, &drawing));
                    layout.overrides.push(drawing.of(layout));
                }
                // A base with faults of its own has been named already.
                None if !self.faults.is_empty() => {}
                None => self.faults.push(fault(&file, &drawing, format!("no {}.svg beside it, whose drawing it could replace; draw that first or name this one after a layout", drawing.name))),
            }
        }
        if self.faults.is_empty() {
            Ok(self.layouts)
        } else {
            Err(Error::Layout(self.faults))
        }
    }
}

/// What an override says otherwise than its layout: a choice is made once for all shapes.
fn differences(file: &str, layout: &Layout, drawing: &Layout) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut differs = |mark: &str, own: &[String], base: &[String]| {
        if !own.is_empty() && own != base {
            let (own, base, name) = (own.join(" "), base.join(" "), &layout.name);
            faults.push(fault(
                file,
                drawing,
                format!("{mark}=\"{own}\", but {name}.svg has \"{base}\"; leave it to {name}.svg"),
            ));
        }
    };
    let needs =
        |needs: &[super::Need]| -> Vec<String> { needs.iter().map(ToString::to_string).collect() };
    differs("data-needs", &needs(&drawing.needs), &needs(&layout.needs));
    differs(
        "data-prefers",
        &needs(&drawing.prefers),
        &needs(&layout.prefers),
    );
    differs("data-themes", &drawing.themes, &layout.themes);
    faults
}

fn fault(file: &str, layout: &Layout, what: String) -> Fault {
    Fault {
        file: file.to_owned(),
        line: layout.place.0,
        column: layout.place.1,
        what,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_layout_can_be_read() {
        let layouts = built_in().expect("no fault");
        // `NAME@1x1` is a drawing of `NAME` for a shape.
        let shapes = crate::assets::LAYOUTS
            .iter()
            .filter(|(name, _)| name.contains('@'))
            .count();
        assert_eq!(layouts.len() + shapes, crate::assets::LAYOUTS.len());
        let drawn: usize = layouts.iter().map(|layout| layout.overrides.len()).sum();
        assert_eq!(drawn, shapes);
        let shelf = Shelf::built_in().expect("no fault");
        assert_eq!(shelf.layouts().len(), layouts.len());
    }
}
