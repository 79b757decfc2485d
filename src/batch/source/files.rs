//! The files that sources name, one after the other: folders are walked as they are read.

use super::kind::is_article;
use super::{Bad, broken_off};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Parts in which it is told how far a source is read.
pub(super) const PARTS: u64 = 1_000_000;
/// Characters that make a name a pattern.
const WILD: [char; 3] = ['*', '?', '['];

/// A source that was found.
pub(super) enum Place {
    Stdin,
    File(PathBuf),
    Folder(Walk),
    Pattern {
        paths: glob::Paths,
        base: PathBuf,
        /// Files that were given, and that there are.
        given: u64,
        of: u64,
    },
}

/// A file to read.
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// The folder that it was found in; `None` when it was named itself.
    pub(super) base: Option<PathBuf>,
}

impl Place {
    /// Finds a source by its name.
    pub(super) fn find(name: &str) -> Result<Self, String> {
        if name == "-" {
            return Ok(Self::Stdin);
        }
        let path = Path::new(name);
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => {
                let walk = Walk::new(path)
                    .map_err(|e| format!("{name}: {e}; give a folder that can be read"))?;
                Ok(Self::Folder(walk))
            }
            Ok(_) => Ok(Self::File(path.to_owned())),
            Err(_) if name.contains(WILD) => pattern(name),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(format!(
                "{name}: no such file or folder; check its name, or give \"-\" for standard input"
            )),
            Err(e) => Err(format!("{name}: {e}; give one that can be read")),
        }
    }

    /// How much of it is given, in [`PARTS`].
    pub(super) fn given(&self) -> u64 {
        match self {
            Self::Stdin | Self::File(_) => 0,
            Self::Folder(walk) => {
                let left = walk.open.first().map_or(0, |(_, left)| left.len() as u64);
                part(walk.of.saturating_sub(left), walk.of)
            }
            Self::Pattern { given, of, .. } => part(*given, *of),
        }
    }

    /// The next file of it.
    pub(super) fn next(&mut self) -> Option<Result<Found, Bad>> {
        match self {
            Self::Stdin | Self::File(_) => None,
            Self::Folder(walk) => walk.next(),
            Self::Pattern {
                paths, base, given, ..
            } => loop {
                let next = paths.next()?;
                *given += 1;
                match next {
                    Ok(path) if path.is_dir() || !is_article(&path) => {}
                    Ok(path) => {
                        return Some(Ok(Found {
                            path,
                            base: Some(base.clone()),
                        }));
                    }
                    Err(e) => return Some(Err(bad(e.path(), e.error()))),
                }
            },
        }
    }
}

/// A part of a whole, in [`PARTS`].
pub(super) fn part(done: u64, of: u64) -> u64 {
    let share = u128::from(done.min(of)) * u128::from(PARTS) / u128::from(of.max(1));
    u64::try_from(share).unwrap_or(PARTS)
}

fn pattern(name: &str) -> Result<Place, String> {
    // As in folders.
    let hidden = glob::MatchOptions {
        require_literal_leading_dot: true,
        ..glob::MatchOptions::default()
    };
    let paths = || {
        glob::glob_with(name, hidden).map_err(|e| {
            let at = name.chars().take(e.pos).count() + 1;
            format!("{name}: column {at}: no pattern ({}); mend it", e.msg)
        })
    };
    let of = paths()?.count() as u64;
    if of == 0 {
        return Err(format!("{name}: no file fits this pattern; check it"));
    }
    let mut base = PathBuf::new();
    for part in Path::new(name) {
        if part.to_string_lossy().contains(WILD) {
            break;
        }
        base.push(part);
    }
    let paths = paths()?;
    let given = 0;
    Ok(Place::Pattern {
        paths,
        base,
        given,
        of,
    })
}

fn bad(path: &Path, e: &std::io::Error) -> Bad {
    Bad {
        name: path.display().to_string(),
        slug: None,
        why: broken_off(e),
    }
}

/// A folder that is walked. Names are sorted, so those of the folders that are open are in
/// memory; nothing else is.
pub(super) struct Walk {
    root: PathBuf,
    /// The open folders with the names still to come, the last first.
    open: Vec<(PathBuf, Vec<(OsString, bool)>)>,
    /// Names in the root.
    of: u64,
}

impl Walk {
    fn new(root: &Path) -> std::io::Result<Self> {
        let names = names(root)?;
        Ok(Self {
            root: root.to_owned(),
            of: names.len() as u64,
            open: vec![(root.to_owned(), names)],
        })
    }

    fn next(&mut self) -> Option<Result<Found, Bad>> {
        loop {
            let (folder, left) = self.open.last_mut()?;
            let Some((name, is_folder)) = left.pop() else {
                self.open.pop();
                continue;
            };
            let path = folder.join(name);
            if !is_folder {
                let base = Some(self.root.clone());
                return Some(Ok(Found { path, base }));
            }
            match names(&path) {
                Ok(left) => self.open.push((path, left)),
                Err(e) => return Some(Err(bad(&path, &e))),
            }
        }
    }
}

/// The names in a folder that may be articles, and whether each is a folder; the last first.
fn names(folder: &Path) -> std::io::Result<Vec<(OsString, bool)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type()?;
        // A link to a folder may lead back up.
        let linked = kind.is_symlink() && entry.path().is_dir();
        if kind.is_dir() || !linked && is_article(Path::new(&name)) {
            names.push((name, kind.is_dir()));
        }
    }
    names.sort_by(|a, b| b.cmp(a));
    Ok(names)
}
