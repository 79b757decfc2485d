//! What was written: an article's bytes in one of several forms, read into blocks
//! with byte ranges. One reader a file.

mod body;
mod byline;
mod charset;
mod chrome;
mod date;
mod declared;
mod door;
mod feed;
mod front;
mod html;
mod items;
mod json;
mod language;
mod linked;
mod markdown;
mod markup;
mod page;
mod passage;
mod request;
mod seen;
mod sentences;
mod story;
mod terms;
mod text;
mod thin;
pub(crate) mod words;

pub(crate) use byline::is_person;
pub(crate) use date::month_name;
pub use door::LIMIT;
pub(crate) use feed::{first as first_of_feed, is_feed, root};
pub use items::{Item, items};
pub(crate) use json::{Around, LISTS, is_body, is_crowded, told};
pub(crate) use language::primary;
pub use page::{Page, PagePicture};
pub use passage::Passage;
pub(crate) use sentences::{is_cut, sentences};
pub(crate) use story::Told;

use crate::error::{Error, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A byte range `[start, end)` into the article's text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(from = "[usize; 2]", into = "[usize; 2]")]
#[schemars(with = "[usize; 2]")]
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
    /// An HTML page.
    Html,
    /// JSON of a publishing system: WordPress, Ghost, JSON Feed, schema.org, or fields such as
    /// `title` and `body`; one article or a list of them.
    Json,
    /// RSS or Atom.
    Feed,
    /// A brief as JSON, which is no article: `brief` takes it.
    Brief,
}

impl Form {
    /// Whether spans point into the article's own text rather than the file.
    fn is_own(self) -> bool {
        matches!(self, Self::Html | Self::Json | Self::Feed)
    }

    /// Whether its files are written in tags, and may declare their encoding.
    fn is_marked_up(self) -> bool {
        matches!(self, Self::Html | Self::Feed)
    }
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
    /// The text that every span points into: the file itself, or the article's own text.
    pub text: String,
    /// Whether [`Article::text`] is the article's own, clean text, a block a paragraph, and not
    /// the file: so for HTML, JSON, feeds and encodings other than UTF-8.
    pub own_text: bool,
    /// Bytes at the end of a long text that were not looked at.
    pub unread: usize,
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
    /// What the page declares of itself, as it spells it.
    pub page: Page,
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
    /// [`Error::Article`] when the bytes are empty, too many, in no encoding that is known, hold
    /// several articles (see [`items`]), or no sentence and no title.
    pub fn read(source: &Source) -> Result<Self> {
        let fault = |why: String| Error::Article {
            name: source.name.to_owned(),
            why,
        };
        let (file, form) = opened(source).map_err(fault)?;
        let first = door::first(&file);
        let unread = if form.is_own() {
            0
        } else {
            file.len() - first.len()
        };
        let mut article = match form {
            Form::Text => text::read(first),
            Form::Request => request::read(first),
            Form::Markdown => markdown::read(first).map_err(fault)?,
            Form::Html => html::read(&file),
            Form::Json => json::read(&file).map_err(fault)?,
            Form::Feed => feed::read(&file).map_err(fault)?,
            Form::Brief => {
                return Err(fault(
                    "a brief, not an article; give the article that it speaks of".to_owned(),
                ));
            }
        };
        article.name = source.name.to_owned();
        article.form = form;
        article.unread = unread;
        let declares = form.is_own() && article.title.is_some();
        if !declares && article.sentences().next().is_none() {
            let lines = file.lines().filter(|line| !line.trim().is_empty()).count();
            return Err(fault(format!(
                "no sentence in its {lines} lines of text, only titles and links; give the article's own text"
            )));
        }
        if article.language.is_empty() {
            article.language = language::of(&article);
        }
        if form.is_own() || matches!(file, Cow::Owned(_)) {
            article.own();
        } else {
            article.text = file.into_owned();
        }
        Ok(article)
    }

    /// Makes what was kept the text that spans point into.
    fn own(&mut self) {
        let mut text = String::new();
        let mut put = |passage: &mut Passage, before: &str| {
            if !text.is_empty() {
                text.push_str(before);
            }
            passage.move_to(text.len());
            text.push_str(&passage.text);
        };
        for line in self.title.iter_mut().chain(&mut self.deck) {
            put(line, "\n\n");
        }
        for block in &mut self.blocks {
            for (i, sentence) in block.sentences.iter_mut().enumerate() {
                put(sentence, if i == 0 { "\n\n" } else { " " });
            }
        }
        for sentence in &mut self.summary {
            put(sentence, "\n\n");
        }
        self.text = text;
        self.own_text = true;
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
        if self.own_text {
            return self.text.clone();
        }
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
            own_text: false,
            unread: 0,
            title: None,
            deck: None,
            summary: Vec::new(),
            blocks: Vec::new(),
            tags: Vec::new(),
            byline: String::new(),
            published: String::new(),
            source: String::new(),
            language: String::new(),
            page: Page::default(),
        }
    }
}

/// A source's text and form.
fn opened<'a>(source: &Source<'a>) -> std::result::Result<(Cow<'a, str>, Form), String> {
    door::bytes(source.bytes)?;
    let file = charset::decode(source.bytes, source.form)?;
    let form = source.form.unwrap_or_else(|| recognise(&file));
    door::text(&file, form.is_marked_up())?;
    Ok((file, form))
}

/// Whether bytes are a brief rather than an article.
pub(crate) fn is_brief(source: &Source) -> bool {
    match source.form {
        Some(form) => form == Form::Brief,
        None => opened(source).is_ok_and(|(_, form)| form == Form::Brief),
    }
}

/// The form of a file, from what stands in it.
fn recognise(file: &str) -> Form {
    if feed::is_feed(file) {
        Form::Feed
    } else if json::is_brief(file) {
        Form::Brief
    } else if json::is_json(file) {
        Form::Json
    } else if html::is_html(file) {
        Form::Html
    } else if markdown::is_markdown(file) {
        Form::Markdown
    } else if request::find(file).is_some() {
        Form::Request
    } else {
        Form::Text
    }
}
