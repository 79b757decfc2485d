//! Plain text as scraped: the article is found within the page around it.

mod around;
mod body;
mod lines;

use super::sentences::{is_cut, sentences};
use super::{Article, Block, BlockKind, Passage, byline, date};
use lines::{Kind, Line};
use std::collections::HashSet;
use std::ops::Range;

/// Lines beyond these are no article's: a book has fewer.
const MOST_LINES: usize = 40_000;

/// Reads a whole file of plain text.
pub(super) fn read(file: &str) -> Article {
    read_parts(file, std::slice::from_ref(&(0..file.len())), "")
}

/// The paragraphs of a text that is all article, a line each.
pub(super) fn paragraphs(file: &str) -> Vec<Block> {
    lines::lines(file, 0..file.len(), "")
        .into_iter()
        .filter(Line::is_prose)
        .map(|line| Block {
            kind: if line.bullet {
                BlockKind::Item
            } else {
                BlockKind::Paragraph
            },
            sentences: sentences(&line.passage),
        })
        .collect()
}

/// Reads the parts of a file that are its article. A line with only the `site`'s name ends it.
pub(super) fn read_parts(file: &str, parts: &[Range<usize>], site: &str) -> Article {
    let mut lines: Vec<Line> = parts
        .iter()
        .flat_map(|part| lines::lines(file, part.clone(), site))
        .take(MOST_LINES)
        .collect();
    let mut article = Article::blank();
    let Some(body) = body::body(&mut lines) else {
        return article;
    };
    let title = around::title(&lines, &body);
    let deck = title.and_then(|title| around::deck(&lines, title, &body));
    let around = around::Around {
        lines: &lines,
        title,
        body: &body,
    };
    article.published = around.published();
    article.byline = around.byline();
    article.tags = around.section().into_iter().collect();
    article.source = around.source();
    article.title = title.map(|at| around::plain_title(&lines, at));
    article.deck = deck.map(|at| lines[at].passage.clone());
    article.summary = torn(&lines);
    let bio = bio(&lines, &body, &article.byline);
    for at in body
        .clone()
        .filter(|&at| Some(at) != deck && Some(at) != title && Some(at) != bio)
    {
        let line = &lines[at];
        let kind = match line.kind {
            Kind::Prose if line.bullet => BlockKind::Item,
            Kind::Prose => BlockKind::Paragraph,
            Kind::Short if heads(&lines, at, &body) => BlockKind::Heading,
            _ => continue,
        };
        article.blocks.push(Block {
            kind,
            sentences: sentences(&line.passage),
        });
    }
    article
}

/// Sentences that the page cut off, each once.
fn torn(lines: &[Line]) -> Vec<Passage> {
    let mut told = HashSet::new();
    lines
        .iter()
        .filter(|line| line.kind == Kind::Torn)
        .flat_map(|line| sentences(&line.passage))
        .filter(|sentence| told.insert(sentence.text.clone()))
        .collect()
}

/// A short line directly over a paragraph of the body.
fn heads(lines: &[Line], at: usize, body: &Range<usize>) -> bool {
    /// A longer line is a caption.
    const LONGEST: usize = 120;
    let text = lines[at].text();
    at + 1 < body.end
        && lines[at + 1].is_prose()
        && (text.split(' ').count() >= 2 || !text.is_ascii())
        && text.len() <= LONGEST
        && !is_cut(text)
        && !text.contains('|')
        && date::find(text).is_none()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !(text.is_ascii() && byline::is_person(text))
}

/// The paragraph at the end that says who the writer is: it begins with the writer's name.
fn bio(lines: &[Line], body: &Range<usize>, byline: &str) -> Option<usize> {
    let last = body.clone().rev().find(|&at| lines[at].is_prose())?;
    let first = byline::first(byline);
    (first.contains(' ') && lines[last].text().starts_with(first)).then_some(last)
}
