//! The pictures that articles name: files beside them, and what may be fetched.

use crate::{fetch, input};
use coverline::error::reason;
use coverline::photo::{Found, Photo};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Gets a picture by the path or address that an article in some folder names.
pub(crate) fn find(
    name: &str,
    folder: Option<&Path>,
    allowed: &[fetch::Host],
) -> Result<Found, String> {
    let name = name.trim();
    if is_address(name) {
        let bytes = fetch::fetch(name, allowed)?;
        let name = name.to_owned();
        return Ok(Found { name, bytes });
    }
    let path = path(name, folder)?;
    let shown = path.display().to_string();
    match input::up_to(&path, Photo::MAX_BYTES) {
        Ok(bytes) => Ok(Found { name: shown, bytes }),
        Err(e) => Err(reason(&e)),
    }
}

/// The file that an article in some folder names.
pub(crate) fn path(name: &str, folder: Option<&Path>) -> Result<PathBuf, String> {
    let name = name.trim();
    if name
        .split(['/', '\\'])
        .next()
        .is_some_and(|first| first.contains(':'))
    {
        return Err("neither a path nor an https address".to_owned());
    }
    let folder = folder.ok_or("no file is beside an article from standard input")?;
    beside(folder, name)
}

/// Whether it is the address of something elsewhere rather than a path.
pub(crate) fn is_address(name: &str) -> bool {
    let lower = name.trim_start().to_ascii_lowercase();
    ["https:", "http:", "//"]
        .iter()
        .any(|begin| lower.starts_with(begin))
}

/// The folder that an article's file lies in.
pub(crate) fn folder(article: &Path) -> Option<&Path> {
    if article == Path::new("-") {
        return None;
    }
    match article.parent() {
        Some(folder) if folder == Path::new("") => Some(Path::new(".")),
        folder => folder,
    }
}

/// A file within an article's folder, by the path that the article spells: as it stands, or as a
/// page does, with `%20` and a query. Nothing outside the folder is opened, whatever `..` and
/// links say.
fn beside(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let missing = || "no such file beside the article".to_owned();
    let plain = name.split(['?', '#']).next().unwrap_or_default();
    let root = fs::canonicalize(folder).map_err(|e| reason(&e))?;
    for name in [name.to_owned(), decoded(plain)] {
        if name.is_empty() || name.contains('\0') {
            continue;
        }
        let path = Path::new(&name);
        let outside = |part: Component<'_>| {
            matches!(
                part,
                Component::Prefix(_) | Component::RootDir | Component::ParentDir
            )
        };
        if path.components().any(outside) {
            return Err("only files in the article's own folder are taken".to_owned());
        }
        let Ok(real) = fs::canonicalize(folder.join(path)) else {
            continue;
        };
        if !real.starts_with(&root) {
            return Err("it leads out of the article's folder".to_owned());
        }
        if real.is_file() {
            return Ok(folder.join(path));
        }
    }
    Err(missing())
}

/// `%20` and the like read (RFC 3986).
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
