//! The files of one article, written to a folder.

use crate::{tell, write};
use coverline::publish::Wanted;
use coverline::renderer::Made;
use std::path::{Path, PathBuf};

/// Writes what was made of an article, all of it or nothing. Gives the paths, the pictures first
/// and the report last.
pub(crate) fn files(
    folder: &Path,
    wanted: &Wanted,
    stem: &str,
    made: &Made,
) -> Result<Vec<PathBuf>, String> {
    let files = wanted.files(stem, made).map_err(|e| e.to_string())?;
    if !files.missing.is_empty() {
        tell(&format!(
            "{stem}.html: no picture in {}, which search engines ask for; add a --size of it",
            files.missing.join(", ")
        ));
    }
    let beside = files.beside.iter();
    let beside = beside.map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    let all: Vec<_> = files.pictures.into_iter().chain(beside).collect();
    write::all(folder, &all).map_err(|e| e.to_string())
}
