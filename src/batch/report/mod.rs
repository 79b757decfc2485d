//! A run as a page to look at, or as JSON: failures first, then what was corrected, then the rest.
//!
//! What is told of a run has an end: so many failures, so many pictures, then counts. A report
//! therefore holds no more in memory than it will write, however large the archive is, and what
//! it holds does not depend on the order in which threads end their records.

mod card;
mod few;
mod gathered;
mod json;
mod list;
mod page;
mod thumbnail;

use super::outcome::{Outcome, Summary};
use crate::error::{Error, Result};
use crate::write;
use gathered::Gathered;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use thumbnail::Thumbnail;

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One page that needs no network, no script and no file beside it to be read.
    Html,
    /// One object: summary, tally, failures, corrections, files set by hand.
    Json,
}

impl Kind {
    /// The kind that a file's ending asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// What only the caller knows of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// What was read, in a few words: `posts.csv`. Default: not said.
    pub sources: &'a str,
    /// When the run was asked for, as people say it. Default: not said.
    pub when: &'a str,
    /// From its first record to its last, by a clock on the wall. Default: no time.
    pub took: Duration,
    /// The file that holds all failures, as messages name it. Default: none.
    pub failures: &'a str,
    /// Whether nothing was written, only told. Default: no.
    pub dry: bool,
}

/// A report that is being gathered, from several threads.
#[derive(Debug)]
pub struct Report {
    kind: Kind,
    path: PathBuf,
    prefix: Option<String>,
    gathered: Mutex<Gathered>,
}

impl Report {
    /// A report that will be written to a file. `prefix` leads from its folder to that of the
    /// banners, such as `../banners/`, or is empty where they are the same; without one banners
    /// are named, not linked.
    #[must_use]
    pub fn new(kind: Kind, path: &Path, prefix: Option<&str>) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            prefix: prefix.map(str::to_owned),
            gathered: Mutex::default(),
        }
    }

    /// Where it will be written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes in one record. Pictures are scaled down outside the lock, so that threads do not
    /// wait for each other.
    pub fn add(&self, outcome: &Outcome<'_>) {
        let wanted = self.kind == Kind::Html && self.lock().wants_picture(outcome);
        let picture = wanted
            .then(|| thumbnail::leading(outcome.banners))
            .flatten()
            .map(Thumbnail::of);
        self.lock().add(outcome, picture);
    }

    /// Writes the report: whole, or not at all.
    ///
    /// # Errors
    /// The file that cannot be written, and why.
    pub fn finish(self, summary: &Summary, facts: &Facts<'_>) -> Result<PathBuf> {
        let fault = |why: &str| Error::Write {
            path: self.path.clone(),
            why: why.to_owned(),
        };
        let name = self.path.file_name().and_then(OsStr::to_str);
        let name = name.ok_or_else(|| fault("no name of a file; name one"))?;
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let text = self.text(summary, facts);
        write::all(folder, &[(name.to_owned(), text.as_bytes())])?;
        Ok(self.path)
    }

    /// The report as it would be written now.
    #[must_use]
    pub fn text(&self, summary: &Summary, facts: &Facts<'_>) -> String {
        let told = Told {
            gathered: &self.lock(),
            summary,
            facts,
            prefix: self.prefix.as_deref(),
        };
        match self.kind {
            Kind::Html => page::html(&told),
            Kind::Json => json::json(&told),
        }
    }

    /// What a thread held when it panicked is whole: each record is taken in at once.
    fn lock(&self) -> MutexGuard<'_, Gathered> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All that a report tells.
struct Told<'a> {
    gathered: &'a Gathered,
    summary: &'a Summary,
    facts: &'a Facts<'a>,
    prefix: Option<&'a str>,
}
