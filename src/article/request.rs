//! A hero-image request that leaked into a page: its title, summary and tags are taken
//! from it, and the article stands around it.

use super::sentences::sentences;
use super::{Article, Passage, text};
use std::ops::Range;

/// What introduces the parts of a request, after its title.
const MARKS: [&str; 5] = [
    "Article summary:",
    "Topic tags:",
    "Reference image context",
    "Reference image",
    "Style:",
];

/// Where a request stands, and where its title begins.
pub(super) struct Found {
    request: Range<usize>,
    title: usize,
    site: Range<usize>,
}

/// Finds a request such as `Create a landscape editorial hero image for this … article: …`.
pub(super) fn find(file: &str) -> Option<Found> {
    let hero = file.find("hero image for ")?;
    let line = file[..hero].rfind('\n').map_or(0, |at| at + 1);
    let start = line
        + file[line..hero]
            .rfind("Create ")
            .or_else(|| file[line..hero].rfind("Generate "))?;
    let after = hero + "hero image for ".len();
    let colon = after + file[after..].find("article:").filter(|&at| at < 80)?;
    let mut end = line_end(file, colon);
    while MARKS
        .iter()
        .any(|mark| file[end..].trim_start().starts_with(mark))
    {
        let next = file.len() - file[end..].trim_start().len();
        end = line_end(file, next);
    }
    let words = &file[after..colon];
    let skipped = ["this ", "the ", "a "]
        .iter()
        .find(|det| words.starts_with(**det))
        .map_or(0, |det| det.len());
    let site = after + skipped.min(words.len())..colon;
    Some(Found {
        request: start..end,
        title: colon + "article:".len(),
        site,
    })
}

/// Reads a page with a request in it; without one it is plain text.
pub(super) fn read(file: &str) -> Article {
    let Some(found) = find(file) else {
        return text::read(file);
    };
    let site = file[found.site.clone()].trim();
    let parts = [0..found.request.start, found.request.end..file.len()];
    let mut article = text::read_parts(file, &parts, site);
    let title = section(file, found.title, found.request.end);
    let mut declared = Passage::from_file(file, title);
    declared.whole = !super::is_cut(&declared.text);
    article.title = Some(declared)
        .filter(|title| !title.text.is_empty())
        .or(article.title);
    if let Some(range) = after_mark(file, &found, "Article summary:") {
        article
            .summary
            .extend(sentences(&Passage::from_file(file, range)));
    }
    if let Some(range) = after_mark(file, &found, "Topic tags:") {
        let tags = Passage::from_file(file, range).text;
        article.tags = tags
            .split([',', ';'])
            .map(|tag| tag.trim().trim_end_matches('.').to_owned())
            .collect();
        article.tags.retain(|tag| !tag.is_empty());
    }
    site.clone_into(&mut article.source);
    article
}

fn after_mark(file: &str, found: &Found, mark: &str) -> Option<Range<usize>> {
    let request = &file[found.request.clone()];
    let at = found.request.start + request.find(mark)? + mark.len();
    Some(section(file, at, found.request.end))
}

/// From `start` to the next mark of the request.
fn section(file: &str, start: usize, end: usize) -> Range<usize> {
    let rest = &file[start..end];
    let stop = MARKS
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .unwrap_or(rest.len());
    start..start + stop
}

fn line_end(file: &str, from: usize) -> usize {
    file[from..].find('\n').map_or(file.len(), |at| from + at)
}
