//! Which cases a folder of snapshots has: every article on every layout and theme at every size.

use super::record::Shown;
use super::settings::{FILE, Settings};
use crate::article::{LIMIT, Source};
use crate::brief::{Brief, Wishes};
use crate::error::{Error, Result, reason};
use crate::layout::Look;
use crate::photo::{self, Photo};
use crate::renderer::Renderer;
use crate::scene::Size;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A folder of snapshots, ready to run.
pub struct Suite {
    /// The folder, as the caller named it.
    pub(super) folder: PathBuf,
    pub(super) settings: Settings,
    pub(super) renderer: Renderer,
    pub(super) shown: Option<Shown>,
    /// By name.
    pub(super) cases: Vec<Case>,
    /// What was asked for and cannot be, or does nothing, in words.
    pub(super) notes: Vec<String>,
    /// Whether the output folder is there: workers write to it at once, one makes it.
    pub(super) output: OnceLock<Result<()>>,
}

/// One case.
pub(super) struct Case {
    /// `ARTICLE-LAYOUT-THEME-SIZE`.
    pub(super) name: String,
    /// The article's file name.
    pub(super) article: String,
    pub(super) brief: Arc<Brief>,
    pub(super) layout: String,
    pub(super) theme: String,
    pub(super) size: Size,
}

impl Suite {
    /// Reads a folder's `snapshot.toml` and all that it names.
    ///
    /// # Errors
    /// The file, article, layout, theme, face or photo that cannot be used, and why.
    pub fn open(folder: &Path) -> Result<Self> {
        let settings = Settings::read(folder)?;
        let fault = |why: String| Error::Snapshot {
            name: folder.join(FILE).display().to_string(),
            why,
        };
        let renderer = renderer(folder, &settings)?;
        let layouts = chosen(
            settings.layouts.as_deref(),
            renderer.shelf().layouts(),
            |l| &l.name,
        );
        let themes = chosen(settings.themes.as_deref(), renderer.shelf().themes(), |t| {
            &t.name
        });
        let no_theme = layouts.iter().map(|layout| (Some(layout), None));
        let no_layout = themes.iter().map(|theme| (None, Some(theme)));
        for (layout, theme) in no_theme.chain(no_layout) {
            let look = Look {
                layout: layout.cloned(),
                theme: theme.cloned(),
            };
            renderer.knows(&look).map_err(|e| fault(e.to_string()))?;
        }
        let shown = settings.photo.as_ref();
        let shown = shown
            .map(|path| open_photo(folder, path, &settings.credit).map(Shown::new))
            .transpose()?;
        let articles = articles(folder, &settings.articles)?;
        let briefs: Result<Vec<_>> = articles.par_iter().map(|path| brief(path)).collect();
        let mut suite = Self {
            folder: folder.to_owned(),
            cases: Vec::new(),
            notes: Vec::new(),
            output: OnceLock::new(),
            renderer,
            shown,
            settings,
        };
        for (path, brief) in articles.iter().zip(briefs?) {
            suite.add(path, brief, &layouts, &themes);
        }
        suite.cases.sort_by(|a, b| a.name.cmp(&b.name));
        let twice = suite.cases.windows(2).find_map(|pair| match pair {
            [a, b] if a.name == b.name => Some((&a.article, &b.article, &a.name)),
            _ => None,
        });
        if let Some((a, b, name)) = twice {
            return Err(fault(format!(
                "{a} and {b} would both be the case {name}; rename one"
            )));
        }
        let names: Vec<_> = suite.cases.iter().map(|case| case.name.as_str()).collect();
        let idle = suite.settings.idle(&names).into_iter();
        let idle: Vec<_> = idle
            .map(|pattern| format!("no case matches \"{pattern}\" in {FILE}"))
            .collect();
        suite.notes.extend(idle);
        Ok(suite)
    }

    /// What was asked for and cannot be, or does nothing, one line each.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The names of all cases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.cases.iter().map(|case| case.name.as_str())
    }

    /// Adds an article's cases: on every layout that it holds enough for.
    fn add(&mut self, path: &Path, mut brief: Brief, layouts: &[String], themes: &[String]) {
        brief.photo = self.shown.as_ref().map(|shown| shown.photo.said());
        let brief = Arc::new(brief);
        let part = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        let (article, stem) = (part(path.file_name()), part(path.file_stem()));
        for layout in layouts {
            let own = self.renderer.shelf().layouts();
            let own = own.iter().find(|own| own.name == *layout);
            let lacks = own.and_then(|own| own.needs.iter().find(|need| !need.met_by(&brief)));
            if let Some(need) = lacks {
                let note = format!("{article} is not set on {layout}, which needs {need}");
                self.notes.push(note);
                continue;
            }
            // The layout's own order first, then the rest.
            let suits = own.map_or(&[][..], |own| own.themes.as_slice());
            let rank = |theme: &String| suits.iter().position(|own| own == theme);
            let mut best: Vec<&String> = themes.iter().collect();
            best.sort_by_key(|theme| rank(theme).unwrap_or(usize::MAX));
            for theme in best.into_iter().take(self.settings.themes_each) {
                for size in &self.settings.sizes {
                    self.cases.push(Case {
                        name: format!("{stem}-{layout}-{theme}-{size}"),
                        article: article.clone(),
                        brief: Arc::clone(&brief),
                        layout: layout.clone(),
                        theme: theme.clone(),
                        size: *size,
                    });
                }
            }
        }
    }
}

/// The names asked for, each once, or all that are there.
fn chosen<'a, T>(
    named: Option<&'a [String]>,
    all: &'a [T],
    name: impl Fn(&'a T) -> &'a String,
) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let names: Vec<&str> = match named {
        Some(named) => named.iter().map(String::as_str).collect(),
        None => all.iter().map(|one| name(one).as_str()).collect(),
    };
    let names = names.into_iter().filter(|name| seen.insert(*name));
    names.map(str::to_owned).collect()
}

/// With the folder's own layouts, themes and faces before the built-in ones.
fn renderer(folder: &Path, settings: &Settings) -> Result<Renderer> {
    let mut renderer = Renderer::new()?;
    let beside = folder.join("layouts");
    let drawn = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths = entries.map(|entry| entry.path());
        folder.join("themes").is_dir() || paths.any(|p| p.extension().is_some_and(|e| e == "svg"))
    };
    if beside.is_dir() {
        renderer.add_layouts(&beside)?;
    } else if drawn(folder) {
        renderer.add_layouts(folder)?;
    }
    for fonts in &settings.fonts {
        renderer.add_fonts(&folder.join(fonts))?;
    }
    Ok(renderer)
}

/// The files that the patterns name, in the order of their paths, each once.
fn articles(folder: &Path, patterns: &[String]) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let base = glob::Pattern::escape(&folder.to_string_lossy());
    for pattern in patterns {
        let fault = |why: String| Error::Snapshot {
            name: folder.join(FILE).display().to_string(),
            why,
        };
        let paths = glob::glob(&format!("{base}/{pattern}"))
            .map_err(|e| fault(format!("articles \"{pattern}\" is no pattern: {}", e.msg)))?;
        let paths: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file()).collect();
        if paths.is_empty() {
            return Err(fault(format!(
                "no file matches \"{pattern}\"; name articles or briefs beside it"
            )));
        }
        found.extend(paths);
    }
    Ok(found)
}

/// What an article's banner says: a brief as it is given (`.json`), or an article read.
fn brief(path: &Path) -> Result<Brief> {
    let name = path.display().to_string();
    let bytes = up_to(path, LIMIT)?;
    if path.extension().is_some_and(|ending| ending == "json") {
        return serde_json::from_slice(&bytes).map_err(|e| Error::Snapshot {
            name,
            why: format!("not a brief: {e}; see coverline brief --json"),
        });
    }
    let source = Source {
        name: &name,
        bytes: &bytes,
        form: None,
    };
    Brief::of(&source, &Wishes::default())?.audited()
}

fn open_photo(folder: &Path, path: &Path, credit: &str) -> Result<Photo> {
    let bytes = up_to(&folder.join(path), Photo::MAX_BYTES)?;
    Photo::open(&photo::Source {
        // As the file names it, so that records do not differ between machines.
        name: &path.to_string_lossy(),
        bytes: &bytes,
        credit,
        ..photo::Source::default()
    })
}

/// A file's bytes, of which a limit and one more are read at the most.
pub(super) fn up_to(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| {
        let mut file = file.take(limit as u64 + 1);
        file.read_to_end(&mut bytes)
    });
    read.map_err(|e| Error::Snapshot {
        name: path.display().to_string(),
        why: reason(&e),
    })?;
    Ok(bytes)
}

/// The files of a folder by their stems: which of the endings are there.
pub(super) fn stems(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut stems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let text = |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().into_owned());
        let (Some(stem), Some(ending)) = (text(path.file_stem()), text(path.extension())) else {
            continue;
        };
        if ending == "png" || ending == "json" {
            stems.entry(stem).or_default().push(ending);
        }
    }
    stems
}
