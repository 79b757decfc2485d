//! Many orders at once, again every night: an archive's banners at a destination, each made when
//! something that it is made of changed, and only then.
//!
//! One thread reads the sources, some draw, and one, the scribe, writes files and journal. What
//! is under way is bounded, and what must be known of all records lies in a scratch file, so
//! memory does not grow with the archive.

mod failed;
mod folder;
mod journal;
mod line;
mod manifest;
mod merge;
mod name;
pub mod outcome;
mod plan;
mod prune;
pub mod report;
mod run;
pub mod said;
mod scratch;
mod scribe;
mod settings;
mod shared;
pub mod source;
pub mod store;
pub mod tally;
mod work;

pub use folder::Folder;
pub use journal::failures;
pub use manifest::{Banner, Entry, Made, Own, State};
pub use merge::{merge, merge_into};
pub use outcome::{Anew, Change, Correction, Outcome, Summary, Told, Watch, What};

use crate::photo::Found;
use crate::publish::Wanted;
use crate::renderer::{Renderer, Standing};
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;
use store::Store;

/// Where a destination keeps what is not for its readers: begun files, journals and locks.
pub const STATE: &str = ".coverline";

/// A run over an archive.
pub struct Batch<'a> {
    /// Faces, layouts and themes.
    pub renderer: &'a Renderer,
    /// What is the same for all articles.
    pub standing: Standing<'a>,
    /// How files are named, and which are wanted.
    pub wanted: Wanted,
    /// A banner that has a flaw is a failure.
    pub strict: bool,
    /// Where pictures that articles name are got from. `None`: nowhere.
    pub pictures: Option<&'a dyn Pictures>,
    /// Where the files go.
    pub store: &'a dyn Store,
    /// How the run goes about it.
    pub plan: Plan,
    /// Told how it goes on.
    pub watch: &'a dyn Watch,
    /// The time since some moment, for what a record took; no byte depends on it.
    pub clock: &'a (dyn Fn() -> Duration + Sync),
}

/// How a run goes about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plan {
    /// Only the records of one shard. Default: all.
    pub shard: Option<Shard>,
    /// Threads that draw. Default: one.
    pub jobs: usize,
    /// Nothing is drawn or written; outcomes say what would be made, and why. Default: no.
    pub dry_run: bool,
    /// Files that no source names any more are removed. Default: no.
    pub prune: bool,
    /// The run stops when more records failed than that. Default: never.
    pub max_failures: Option<u64>,
}

/// A part of an archive: the records whose slug's hash falls into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 0.
    pub index: u64,
    /// How many there are.
    pub of: u64,
}

/// Gets pictures that articles name, and tells whether they changed without reading them.
pub trait Pictures: Sync {
    /// Gets a picture by the path or address that an article of a folder names.
    ///
    /// # Errors
    /// Why there is none, in a line.
    fn find(&self, name: &str, folder: Option<&Path>) -> Result<Found, String>;

    /// How a picture lies there now; another stamp means that it may be another picture.
    fn stamp(&self, name: &str, folder: Option<&Path>) -> String;

    /// What decides which pictures are found, such as the hosts that are allowed.
    fn told(&self) -> String;
}

impl Shard {
    /// More machines than anyone spreads an archive over.
    const MOST: u64 = 100_000;

    /// A shard by its index from 0.
    ///
    /// # Errors
    /// An index that is none of them.
    pub fn new(index: u64, of: u64) -> Result<Self, String> {
        if of == 0 || of > Self::MOST {
            return Err(format!("{of} shards; take 1 to {}", Self::MOST));
        }
        match index < of {
            true => Ok(Self { index, of }),
            false => Err(format!(
                "no shard {} of {of}; they are counted from 1 to {of}",
                index + 1
            )),
        }
    }

    /// Whether a slug's record belongs to it.
    #[must_use]
    pub fn holds(self, slug: &str) -> bool {
        name::shard(slug, self.of) == self.index
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `K/N`, counted from 1.
    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || format!("\"{text}\" is no shard; write it as 2/8, counted from 1");
        let (index, of) = text.split_once('/').ok_or_else(fault)?;
        let (index, of): (u64, u64) = (
            index.parse().map_err(|_| fault())?,
            of.parse().map_err(|_| fault())?,
        );
        Self::new(index.checked_sub(1).ok_or_else(fault)?, of)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index + 1, self.of)
    }
}

/// Who a run is, in names of its own files: `whole`, or `2-of-8`.
#[must_use]
pub fn owner(shard: Option<Shard>) -> String {
    match shard {
        Some(Shard { index, of }) => format!("{}-of-{of}", index + 1),
        None => "whole".to_owned(),
    }
}
