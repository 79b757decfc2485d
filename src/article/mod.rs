//! What was written: an article's bytes in one of several forms, read into blocks
//! with byte ranges. One reader a file.

use serde::{Deserialize, Serialize};

/// A byte range `[start, end)` into the article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[usize; 2]", into = "[usize; 2]")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<[usize; 2]> for Span {
    fn from([start, end]: [usize; 2]) -> Self {
        Self { start, end }
    }
}

impl From<Span> for [usize; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

/// The form that an article's bytes are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Plain text as scraped, with the page's chrome around it.
    Text,
    /// A hero-image request with the article's body after it.
    Request,
    /// Markdown, with or without YAML or TOML front matter.
    Markdown,
}
