//! Articles' bytes, from files or standard input.

use coverline::article::{self, Form, Item, LIMIT, Source};
use coverline::error::reason;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// An article's bytes and what to call it.
pub(crate) struct Input {
    /// As the caller named it.
    pub(crate) name: String,
    /// What its banners are called.
    pub(crate) stem: String,
    pub(crate) bytes: Vec<u8>,
}

/// The forms that `--from` knows.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum From {
    Text,
    Request,
    Markdown,
    Html,
    Json,
    Feed,
    Brief,
}

impl From {
    pub(crate) fn form(self) -> Form {
        match self {
            Self::Text => Form::Text,
            Self::Request => Form::Request,
            Self::Markdown => Form::Markdown,
            Self::Html => Form::Html,
            Self::Json => Form::Json,
            Self::Feed => Form::Feed,
            Self::Brief => Form::Brief,
        }
    }
}

impl Input {
    /// The articles in a file: all, or the one that is asked for by its number.
    pub(crate) fn items(
        &self,
        from: Option<From>,
        item: Option<usize>,
    ) -> Result<Vec<Item<'_>>, String> {
        let source = Source {
            name: &self.name,
            bytes: &self.bytes,
            form: from.map(From::form),
        };
        let mut items = article::items(&source).map_err(|e| e.to_string())?;
        let Some(number) = item else {
            return Ok(items);
        };
        if number == 0 || number > items.len() {
            return Err(format!(
                "{}: no item {number}; it holds {}, counted from 1",
                self.name,
                items.len()
            ));
        }
        Ok(vec![items.swap_remove(number - 1)])
    }
}

/// Reads a file, or standard input for `-`; never more than an article may have, and one
/// byte beyond, by which the library sees that it is too long.
pub(crate) fn read(path: &Path) -> Result<Input, String> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let mut input = io::stdin().lock().take(LIMIT as u64 + 1);
        let read = input.read_to_end(&mut bytes);
        read.map_err(|e| format!("standard input: {}", reason(&e)))?;
        let (name, stem) = ("standard input".to_owned(), stem(path));
        return Ok(Input { name, stem, bytes });
    }
    let name = path.display().to_string();
    let bytes = up_to(path, LIMIT).map_err(|e| {
        format!(
            "{name}: {}; name a file of an article, or - for standard input",
            reason(&e)
        )
    })?;
    let stem = stem(path);
    Ok(Input { name, stem, bytes })
}

/// A file's bytes, of which the limit and one more are read at the most.
pub(crate) fn up_to(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether no two articles would be written to the same files.
pub(crate) fn distinct(articles: &[PathBuf]) -> Result<(), String> {
    let mut stems: BTreeMap<String, &Path> = BTreeMap::new();
    for path in articles {
        if let Some(other) = stems.insert(stem(path), path) {
            return Err(format!(
                "{} and {} would be written to the same files; render them to different folders with -o",
                other.display(),
                path.display()
            ));
        }
    }
    Ok(())
}

/// What banners of a file are called: its name without the ending.
pub(crate) fn stem(path: &Path) -> String {
    if path == Path::new("-") {
        return "article".to_owned();
    }
    path.file_stem()
        .unwrap_or(OsStr::new("article"))
        .to_string_lossy()
        .into_owned()
}
