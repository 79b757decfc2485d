//! Where articles come from: folders, files of rows, feeds and exports, one row at a time.
//!
//! A source is a `stream` of bytes. A splitter for each kind cuts raw rows out of it (`csv/cut`,
//! `json/cut`, `xml/token`) and keeps no more of one than an article may have; kept libraries
//! then read each raw row on its own. So memory follows neither the size of a source nor that
//! of a row.

mod brief;
mod csv;
mod files;
mod json;
mod kind;
mod lines;
mod map;
mod named;
mod one;
mod row;
mod rows;
mod stream;
mod xml;

pub use kind::Kind;
pub use map::Map;
pub use rows::{Rows, Sources};

use crate::article::Form;
use row::Place;
use std::io;
use std::path::PathBuf;

/// What a source gives, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// An article or a brief.
    Record(Record),
    /// What is none.
    Bad(Bad),
    /// Something that is no article and need not be one: a draft, a menu, an attachment.
    Passed {
        /// As messages name it.
        name: String,
        /// What it is: `draft`.
        why: String,
    },
}

/// An article or a brief of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// As messages name it: `archive/harbour.md`, `posts.csv:12` (its line), `feed.xml#3` (its
    /// number).
    pub name: String,
    /// What its files are to be called, as the source spells it: its slug, else the last part of
    /// its address, else its id, else its title. Any letters, any length.
    pub slug: String,
    /// The article or brief, as [`crate::article::Source`] takes it.
    pub bytes: Vec<u8>,
    /// The form of those bytes; recognised when `None`.
    pub form: Option<Form>,
    /// The article that a brief must be true to, where a row holds both.
    pub article: Option<Vec<u8>>,
    /// The folder in which the pictures that it names lie; `None` for standard input.
    pub folder: Option<PathBuf>,
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// As messages name it.
    pub name: String,
    /// Its slug, where that much could be read.
    pub slug: Option<String>,
    /// What is wrong and what to do, in one line.
    pub why: String,
}

/// What a reader gives: a row, or a row that was lost and perhaps others with it.
type Given = Result<Row, Bad>;

/// A reader of one source.
type Reader = Box<dyn Iterator<Item = Given> + Send>;

/// The source that rows come from.
#[derive(Debug, Clone)]
struct Origin {
    /// As messages name it.
    name: String,
    /// Its folder; `None` for standard input.
    folder: Option<PathBuf>,
}

impl Origin {
    /// The row that begins in a line.
    fn line(&self, line: u64) -> Place {
        Place {
            name: format!("{}:{line}", self.name),
            last: format!("row-{line}"),
            folder: self.folder.clone(),
        }
    }

    /// The item that comes as the nth.
    fn item(&self, number: u64) -> Place {
        Place {
            name: format!("{}#{number}", self.name),
            last: format!("row-{number}"),
            folder: self.folder.clone(),
        }
    }

    /// The source as a whole, when it cannot be read.
    fn bad(&self, why: impl Into<String>) -> Bad {
        Bad {
            name: self.name.clone(),
            slug: None,
            why: why.into(),
        }
    }
}

/// What is said of a source that ends with a fault of the system.
fn broken_off(e: &io::Error) -> String {
    format!("cannot be read on ({e}); what follows is missing")
}
