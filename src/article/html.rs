//! HTML pages: the body as Readability finds it, and what the page declares of itself.

use super::declared::Declared;
use super::linked::{self, Linked};
use super::page::{Page, PagePicture, plain};
use super::seen::{Seen, split_credit};
use super::thin::thin;
use super::{Article, Block, BlockKind, body, text};
use dom_query::Document;
use dom_smoothie::{Config, Metadata, Readability};

/// A body with fewer letters than this is looked for anew among all lines of the page.
const LEAST: usize = 250;

/// Whether a file is a page: it says so, or begins with an element that pages are made of.
pub(super) fn is_html(file: &str) -> bool {
    /// Comments and declarations may stand before the first element.
    const HEAD: usize = 4096;
    const ELEMENTS: [&str; 28] = [
        "html",
        "head",
        "body",
        "meta",
        "title",
        "link",
        "script",
        "style",
        "article",
        "main",
        "section",
        "header",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "table",
        "ul",
        "ol",
        "span",
        "figure",
        "blockquote",
        "center",
        "font",
        "img",
        "a",
        "b",
    ];
    let file = file.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let Some(rest) = file.strip_prefix('<') else {
        return false;
    };
    let head = file
        .char_indices()
        .nth(HEAD)
        .map_or(file.len(), |(at, _)| at);
    let head = file[..head].to_ascii_lowercase();
    if head.contains("<!doctype html") || head.contains("<html") || head.contains("<body") {
        return true;
    }
    let name = rest
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let known = ELEMENTS
        .iter()
        .any(|element| element.eq_ignore_ascii_case(name));
    known && !super::markdown::is_markdown(file)
}

/// Reads a page.
pub(super) fn read(file: &str) -> Article {
    let page = thin(file);
    let doc = Document::from(page.html.as_str());
    let seen = Seen::of(&doc);
    let linked = linked::read(&page.linked);
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut declared = Declared::default();
    let mut blocks = Vec::new();
    if let Ok(mut reader) = Readability::with_document(doc, None, Some(config)) {
        let known = linked.as_ref().map(|linked| metadata(linked, &reader));
        let said = reader.get_article_metadata(known);
        let found = reader.parse().ok();
        if found.is_some() {
            let content = reader.doc.select_single("#readability-page-1");
            blocks = content.nodes().first().map(body::of).unwrap_or_default();
        }
        declared.page = page_of(said, found, &seen, linked.as_ref());
    }
    let linked = linked.unwrap_or_default();
    declared.fill(&seen, &linked);
    if letters(&blocks) < LEAST.max(linked.body.len() / 3) {
        blocks = another(blocks, &page.html, &linked);
    }
    if declared.title.is_empty() && blocks.is_empty() {
        declared.title = only_line(&page.html);
    }
    declared.into_article(blocks)
}

/// The first words of a page that has neither title nor sentence.
fn only_line(html: &str) -> String {
    /// Letters of a line that may head a page.
    const LONGEST: usize = 160;
    let doc = Document::from(html);
    let lines = body::lines(&doc.root());
    let words = |line: &&str| {
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 4 && line.chars().count() <= LONGEST
    };
    lines.lines().find(words).unwrap_or_default().to_owned()
}

/// The body where Readability finds none: what the page gives to machines, or else its lines.
fn another(blocks: Vec<Block>, html: &str, linked: &Linked) -> Vec<Block> {
    let told = text::paragraphs(&plain_body(&linked.body));
    if letters(&told) > letters(&blocks) {
        return told;
    }
    let doc = Document::from(html);
    let lines = body::lines(&doc.root());
    let scraped = text::read(&lines).blocks;
    // All lines hold more junk than a body that was found, so they must hold far more text.
    if letters(&scraped) > 2 * letters(&blocks) {
        scraped
    } else {
        blocks
    }
}

/// A body in JSON-LD is text, but some systems leave their tags in it.
fn plain_body(body: &str) -> String {
    if body.contains("</") || body.contains("<br") {
        let doc = Document::from(thin(body).html);
        body::lines(&doc.root())
    } else {
        body.to_owned()
    }
}

fn letters(blocks: &[Block]) -> usize {
    let running = blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Heading);
    let whole = running
        .flat_map(|block| &block.sentences)
        .filter(|s| s.whole);
    whole.map(|sentence| sentence.text.len()).sum()
}

/// JSON-LD as Readability takes it.
fn metadata(linked: &Linked, reader: &Readability) -> Metadata {
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let (name, headline) = (&linked.name, &linked.headline);
    let title = if !name.is_empty() && !headline.is_empty() && name != headline {
        // Some sites put their own name there.
        let shown = reader.get_article_title();
        let like = |title: &str| likeness(title, &shown) > 0.75;
        if like(headline) && !like(name) {
            headline
        } else {
            name
        }
    } else if name.is_empty() {
        headline
    } else {
        name
    };
    Metadata {
        title: title.clone(),
        byline: some(&linked.byline),
        excerpt: some(&linked.excerpt),
        site_name: some(&linked.site),
        published_time: some(&linked.published),
        ..Metadata::default()
    }
}

/// How much of one title's words the other has, by their letters: as Readability reckons it.
fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_');
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let length = |words: &[&String]| words.iter().map(|word| word.len() + 1).sum::<usize>() as f64;
    let other: Vec<&String> = b.iter().filter(|word| !a.contains(word)).collect();
    1.0 - length(&other) / length(&b.iter().collect::<Vec<_>>())
}

/// What the page declares, by Readability's rules; what they do not ask for is looked up here.
fn page_of(
    said: Metadata,
    found: Option<dom_smoothie::Article>,
    seen: &Seen,
    linked: Option<&Linked>,
) -> Page {
    let text = |text: Option<String>| plain(&text.unwrap_or_default());
    let found = found.as_ref();
    let byline = said
        .byline
        .or_else(|| found.and_then(|found| found.byline.clone()));
    let excerpt = said
        .excerpt
        .or_else(|| found.and_then(|found| found.excerpt.clone()));
    let url = [
        linked.map(|linked| linked.url.clone()).unwrap_or_default(),
        seen.canonical.clone(),
        seen.meta_of(&["og:url"]),
    ];
    Page {
        title: plain(&said.title),
        byline: text(byline),
        excerpt: text(excerpt),
        site_name: text(said.site_name),
        published_time: text(said.published_time),
        lang: text(said.lang),
        url: url
            .into_iter()
            .find(|url| url.contains("://"))
            .unwrap_or_default(),
        picture: picture(seen, linked),
    }
}

/// The picture that the page sends out, with what its own figure says of it.
fn picture(seen: &Seen, linked: Option<&Linked>) -> Option<PagePicture> {
    let mut picture = linked
        .map(|linked| linked.picture.clone())
        .unwrap_or_default();
    let sent = seen.meta_of(&[
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
    ]);
    if !sent.is_empty() {
        picture.url = sent;
    }
    picture.alt = seen.meta_of(&["og:image:alt", "twitter:image:alt"]);
    let name = file_name(&picture.url).to_owned();
    let same = seen
        .figures
        .iter()
        .find(|figure| !name.is_empty() && file_name(&figure.url) == name);
    if let Some(figure) = same.or(seen.figures.first().filter(|_| picture.caption.is_empty())) {
        for (have, more) in [
            (&mut picture.url, &figure.url),
            (&mut picture.alt, &figure.alt),
            (&mut picture.caption, &figure.caption),
            (&mut picture.credit, &figure.credit),
        ] {
            if have.is_empty() {
                more.clone_into(have);
            }
        }
    }
    split_credit(&mut picture);
    picture.known()
}

/// The name of a picture's file, without its folder, size and ending.
fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}
