//! One article of a publishing system or a feed, whatever it was kept in.

use super::declared::Declared;
use super::page::{Page, PagePicture, plain};
use super::seen::split_credit;
use super::sentences::is_ended;
use super::{Article, BlockKind, body, is_cut, markdown, text};
use serde::Serialize;

/// One article with its fields as JSON systems name them, so that a story that is written out
/// is read again as the same.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Story {
    pub(super) title: String,
    /// Its body: HTML, Markdown or text.
    pub(super) content: String,
    /// The line that the system keeps for lists.
    pub(super) excerpt: String,
    pub(super) author: String,
    pub(super) tags: Vec<String>,
    pub(super) published: String,
    pub(super) url: String,
    pub(super) site: String,
    pub(super) language: String,
    pub(super) slug: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<PagePicture>,
}

/// A story written out, with what names it.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// As JSON that is read again as the same.
    pub(crate) json: Vec<u8>,
    pub(crate) title: String,
    pub(crate) slug: String,
    pub(crate) url: String,
    /// Whether it has something to read.
    pub(crate) has_body: bool,
}

impl Story {
    /// It written out.
    pub(super) fn told(&self) -> Told {
        Told {
            json: serde_json::to_vec(self).expect("a story is texts under names"),
            title: stripped(&self.title),
            slug: self.slug.clone(),
            url: self.url.clone(),
            has_body: self.has_body(),
        }
    }

    /// The article that it is.
    pub(super) fn into_article(self) -> Result<Article, String> {
        /// Letters of a line that an editor wrote as a deck and left without a full stop.
        const UNENDED: usize = 140;
        let (title, excerpt) = (stripped(&self.title), stripped(&self.excerpt));
        let mut blocks = if is_markup(&self.content) {
            body::of_fragment(&self.content)
        } else if markdown::is_markdown(&self.content) {
            let article = markdown::read(&self.content)?;
            article.blocks
        } else {
            text::paragraphs(&self.content)
        };
        blocks.retain(|block| {
            block.kind != BlockKind::Heading || block.sentences.iter().all(|s| s.text != title)
        });
        let mut picture = self.image.unwrap_or_default();
        picture.caption = stripped(&picture.caption);
        picture.credit = stripped(&picture.credit);
        split_credit(&mut picture);
        let short = excerpt.chars().count() < UNENDED;
        let described = if !is_cut(&excerpt) && (short || is_ended(&excerpt)) {
            excerpt.clone()
        } else {
            String::new()
        };
        let declared = Declared {
            title: title.clone(),
            described,
            shown: Vec::new(),
            tags: self.tags,
            published: self.published.clone(),
            page: Page {
                title,
                byline: plain(&self.author),
                excerpt,
                site_name: plain(&self.site),
                published_time: self.published,
                lang: self.language,
                url: self.url,
                picture: picture.known(),
            },
        };
        Ok(declared.into_article(blocks))
    }

    /// Whether it has something to read.
    pub(super) fn has_body(&self) -> bool {
        !self.content.trim().is_empty()
    }
}

/// Whether a text is written in tags.
fn is_markup(text: &str) -> bool {
    ["</", "<p", "<br", "<div", "<P", "<BR"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// A title or caption without the tags that some systems put in it.
fn stripped(text: &str) -> String {
    if !text.contains('<') || !text.contains('>') {
        return plain(text);
    }
    let doc = dom_query::Document::from(super::thin::thin(text).html);
    plain(&doc.root().text())
}
