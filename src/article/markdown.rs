//! Markdown with or without front matter. Spans point into the file.

use super::chrome::{self, Chrome};
use super::sentences::sentences;
use super::{Article, Block, BlockKind, Passage, front, markup};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Whether a file is Markdown: it declares itself, or is headed and linked as Markdown is.
pub(super) fn is_markdown(file: &str) -> bool {
    if front::fence(file).is_some() {
        return true;
    }
    let heading = |line: &str| {
        line.trim_start_matches('#').starts_with(' ')
            && (1..=6).contains(&(line.len() - line.trim_start_matches('#').len()))
    };
    file.lines().take(400).any(heading)
}

/// Reads Markdown.
pub(super) fn read(file: &str) -> Result<Article, String> {
    let mut article = Article::blank();
    let front = front::read(file)?;
    let start = front.as_ref().map_or(0, |front| front.body);
    if let Some(front) = &front {
        front.fill(file, &mut article);
    }
    let body = markup::blanked(&file[start..]);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_DEFINITION_LIST;
    let mut reader = Reader {
        article: &mut article,
        gathered: Passage::default(),
        skip: 0,
        heading: 0,
        items: 0,
        ended: false,
    };
    for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
        reader.take(event, start + range.start..start + range.end, file);
    }
    // Without a title of its own a text is headed by its first heading.
    let headed = article
        .blocks
        .first()
        .is_some_and(|block| block.kind == BlockKind::Heading);
    if article.title.is_none() && headed {
        article.title = article.blocks.remove(0).sentences.into_iter().next();
    }
    Ok(article)
}

/// Gathers a block's text from the parser's events.
struct Reader<'a> {
    article: &'a mut Article,
    gathered: Passage,
    /// How deep we are in what is not running text: code, tables, pictures, HTML.
    skip: usize,
    /// The level of the heading that we are in; 0 outside.
    heading: usize,
    items: usize,
    /// Whether a heading said that the article is over.
    ended: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, range: Range<usize>, file: &str) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) if self.skip == 0 => {
                let raw = file.get(range.clone()).unwrap_or_default();
                match raw.find(&*text) {
                    Some(at) => self.gathered.append(&text, range.start + at),
                    None => self.gathered.append_as(&text, range.start),
                }
            }
            // `<sup>1</sup>` is a note's mark.
            Event::InlineHtml(tag) if is_aside(&tag) => match tag.starts_with("</") {
                true => self.skip = self.skip.saturating_sub(1),
                false => self.skip += 1,
            },
            Event::SoftBreak | Event::HardBreak if self.skip == 0 => {
                self.gathered.append(" ", range.start)
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::Image { .. }
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_) => self.skip += 1,
            Tag::Heading { level, .. } => {
                self.finish();
                self.heading = *level as usize;
            }
            Tag::Item => {
                self.finish();
                self.items += 1;
            }
            Tag::Paragraph => self.finish(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => {
                self.skip = self.skip.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.finish();
                self.heading = 0;
            }
            TagEnd::Item => {
                self.finish();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Paragraph => self.finish(),
            _ => {}
        }
    }

    /// A gathered block is complete.
    fn finish(&mut self) {
        let mut passage = std::mem::take(&mut self.gathered);
        passage.trim_end();
        passage.whole = true;
        if passage.text.is_empty() || self.ended {
            return;
        }
        let said = chrome::of(&passage.text);
        if self.heading > 0 && said == Some(Chrome::Final) && !self.article.blocks.is_empty() {
            self.ended = true;
            return;
        }
        if self.heading == 0 && matches!(said, Some(Chrome::Page | Chrome::Credit)) {
            return;
        }
        if self.heading == 1 && self.article.title.is_none() && self.article.blocks.is_empty() {
            self.article.title = Some(passage);
            return;
        }
        let (kind, sentences) = if self.heading > 0 {
            (BlockKind::Heading, vec![passage])
        } else if self.items > 0 {
            (BlockKind::Item, sentences(&passage))
        } else {
            (BlockKind::Paragraph, sentences(&passage))
        };
        self.article.blocks.push(Block { kind, sentences });
    }
}

/// Whether a tag's text is no part of the sentence around it.
fn is_aside(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let closed = tag.ends_with("/>");
    !closed
        && [
            "sup",
            "script",
            "style",
            "button",
            "figcaption",
            "svg",
            "iframe",
            "select",
        ]
        .contains(&name.to_ascii_lowercase().as_str())
}
