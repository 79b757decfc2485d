//! What was written: an article's bytes in one of several forms, read into blocks
//! with byte ranges. One reader a file.

mod byline;
mod chrome;
mod date;
mod door;
mod front;
mod language;
mod markdown;
mod markup;
mod passage;
mod request;
mod sentences;
mod text;
pub(crate) mod words;

pub(crate) use byline::is_person;
pub use door::LIMIT;
pub(crate) use language::primary;
pub use passage::Passage;
pub(crate) use sentences::{is_cut, sentences};

use crate::error::{Error, Result};
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

/// An article's bytes, as a caller hands them in.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file, as messages shall name it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The form they are in; recognised from the bytes when `None`.
    pub form: Option<Form>,
}

/// What was written, without the page around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The file, as messages name it.
    pub name: String,
    /// The form it was read from.
    pub form: Form,
    /// The text that every span points into: for these forms, the file itself.
    pub text: String,
    /// The title that it declares, or that stands above it.
    pub title: Option<Passage>,
    /// The line under the title, where the page declares one.
    pub deck: Option<Passage>,
    /// Sentences that sum the article up before or after it; most were cut off by the page.
    pub summary: Vec<Passage>,
    /// The body.
    pub blocks: Vec<Block>,
    /// Section first, then topics.
    pub tags: Vec<String>,
    /// Who wrote it; empty when it is not said.
    pub byline: String,
    /// When it was published, as `2026-04-07` where it can be read so.
    pub published: String,
    /// Who published it; empty when it is not said.
    pub source: String,
    /// BCP 47 code of the language: `en`, `de-CH`.
    pub language: String,
}

/// A heading, a paragraph or a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, in order; a heading has one.
    pub sentences: Vec<Passage>,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A line over a part of the body.
    Heading,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    Item,
}

impl Article {
    /// Reads an article.
    ///
    /// # Errors
    /// [`Error::Article`] when the bytes are empty, too many, not UTF-8 text, or hold no sentence.
    pub fn read(source: &Source) -> Result<Self> {
        let fault = |why: String| Error::Article {
            name: source.name.to_owned(),
            why,
        };
        let file = door::text(source.bytes).map_err(fault)?;
        let form = source.form.unwrap_or_else(|| recognise(file));
        let mut article = match form {
            Form::Text => text::read(file),
            Form::Request => request::read(file),
            Form::Markdown => markdown::read(file).map_err(fault)?,
        };
        article.name = source.name.to_owned();
        article.form = form;
        if article.sentences().next().is_none() {
            let lines = file.lines().filter(|line| !line.trim().is_empty()).count();
            return Err(fault(format!(
                "no sentence in its {lines} lines of text, only titles and links; give the article's own text"
            )));
        }
        if article.language.is_empty() {
            article.language = language::of(&article);
        }
        file.clone_into(&mut article.text);
        Ok(article)
    }

    /// The whole sentences of the body, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Passage> + Clone {
        let running = self
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Heading);
        running
            .flat_map(|block| &block.sentences)
            .filter(|sentence| sentence.whole)
    }

    /// What was kept of the file, a block a paragraph.
    pub fn kept(&self) -> String {
        let lines = self
            .title
            .iter()
            .chain(&self.deck)
            .map(|line| line.text.clone());
        let blocks = self.blocks.iter().map(|block| {
            let sentences: Vec<&str> = block.sentences.iter().map(|s| s.text.as_str()).collect();
            sentences.join(" ")
        });
        lines.chain(blocks).collect::<Vec<_>>().join("\n\n")
    }

    /// An article of which nothing is known yet.
    fn blank() -> Self {
        Self {
            name: String::new(),
            form: Form::Text,
            text: String::new(),
            title: None,
            deck: None,
            summary: Vec::new(),
            blocks: Vec::new(),
            tags: Vec::new(),
            byline: String::new(),
            published: String::new(),
            source: String::new(),
            language: String::new(),
        }
    }
}

/// The form of a file, from what stands in it.
fn recognise(file: &str) -> Form {
    if markdown::is_markdown(file) {
        Form::Markdown
    } else if request::find(file).is_some() {
        Form::Request
    } else {
        Form::Text
    }
}
