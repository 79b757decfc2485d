//! The paragraphs of an element: headings, running text and list items, without what the page
//! puts between them.

use super::chrome::{self, Chrome};
use super::page::plain;
use super::seen::{attr, marks};
use super::sentences::{is_ended, sentences};
use super::{Block, BlockKind, Passage, date};
use dom_query::{Document, NodeRef};
use std::collections::HashSet;

/// A paragraph as it stands in the page.
#[derive(Default)]
struct Raw {
    kind: Option<BlockKind>,
    text: String,
    /// Bytes of it that are links.
    linked: usize,
    /// Whether it is a cell of a table, which is prose only where tables make the page.
    cell: bool,
}

/// The blocks of a piece of HTML that is all article, as systems keep it.
pub(super) fn of_fragment(html: &str) -> Vec<Block> {
    let doc = Document::from(super::thin::thin(html).html);
    of(&doc.root())
}

/// The blocks of an element.
pub(super) fn of(node: &NodeRef) -> Vec<Block> {
    let mut walk = Walk::new(node);
    walk.enter(node, BlockKind::Paragraph);
    walk.flush(BlockKind::Paragraph);
    kept(walk.found)
}

/// Every line that an element shows, links and buttons too.
pub(super) fn lines(node: &NodeRef) -> String {
    let mut walk = Walk::new(node);
    walk.all = true;
    walk.enter(node, BlockKind::Paragraph);
    walk.flush(BlockKind::Paragraph);
    let lines = walk.found.iter().map(|raw| plain(&raw.text));
    lines.collect::<Vec<_>>().join("\n\n")
}

struct Walk {
    found: Vec<Raw>,
    open: Raw,
    /// How deep in links.
    links: usize,
    cells: usize,
    breaks: usize,
    /// Whether what is marked as the page's stays.
    all: bool,
    /// Letters of the whole; an element with most of them is no box beside the article.
    letters: usize,
}

impl Walk {
    fn new(node: &NodeRef) -> Self {
        Self {
            found: Vec::new(),
            open: Raw::default(),
            links: 0,
            cells: 0,
            breaks: 0,
            all: false,
            letters: node.normalized_char_count(),
        }
    }

    fn enter(&mut self, node: &NodeRef, kind: BlockKind) {
        let mut child = node.first_child();
        while let Some(node) = child {
            self.take(&node, kind);
            child = node.next_sibling();
        }
    }

    fn take(&mut self, node: &NodeRef, kind: BlockKind) {
        if node.is_text() {
            let text = node.text();
            if !text.trim().is_empty() {
                self.breaks = 0;
            }
            if self.links > 0 {
                self.open.linked += text.trim().len();
            }
            self.open.text.push_str(&text);
            return;
        }
        let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else {
            return;
        };
        match &*name {
            "br" => {
                self.breaks += 1;
                self.open.text.push('\n');
                if self.breaks > 1 {
                    self.flush(kind);
                }
            }
            "hr" => self.flush(kind),
            "head" | "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "input"
            | "select" | "textarea" => {}
            "pre" | "figure" | "figcaption" | "form" | "button" | "nav" | "aside" | "footer"
            | "label" | "dialog"
                if !self.all =>
            {
                // A pre-formatted or drawn thing parts paragraphs, a button within one does not.
                if !matches!(&*name, "button" | "label") {
                    self.flush(kind);
                }
            }
            "table" if !self.all && is_data(node) => self.flush(kind),
            _ if !self.all && self.is_pages(node) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(node, kind, BlockKind::Heading),
            "li" => self.block(node, kind, BlockKind::Item),
            "td" | "th" => {
                self.cells += 1;
                self.block(node, kind, kind);
                self.cells -= 1;
            }
            "a" => {
                self.links += 1;
                self.enter(node, kind);
                self.links -= 1;
            }
            "p" | "div" | "section" | "article" | "main" | "header" | "blockquote" | "ul"
            | "ol" | "dl" | "dd" | "dt" | "tr" | "table" | "tbody" | "caption" | "center"
            | "address" | "details" | "summary" | "body" | "html" | "figure" | "figcaption"
            | "form" | "nav" | "aside" | "footer" | "pre" | "fieldset" => {
                self.block(node, kind, kind);
            }
            // A drop cap or a bold word is no word of its own, a box of a grid is.
            _ => self.enter(node, kind),
        }
    }

    fn block(&mut self, node: &NodeRef, outer: BlockKind, kind: BlockKind) {
        self.flush(outer);
        self.enter(node, kind);
        self.flush(kind);
    }

    /// Ends a paragraph.
    fn flush(&mut self, kind: BlockKind) {
        self.breaks = 0;
        let mut raw = std::mem::take(&mut self.open);
        if raw.text.trim().is_empty() {
            return;
        }
        raw.kind = Some(kind);
        raw.cell = self.cells > 0;
        self.found.push(raw);
    }

    /// Whether an element is marked as the page's own: a caption, a share bar, another story.
    fn is_pages(&self, node: &NodeRef) -> bool {
        const NAMES: [&str; 54] = [
            "caption",
            "credit",
            "credits",
            "copyright",
            "share",
            "sharing",
            "social",
            "newsletter",
            "subscribe",
            "subscription",
            "promo",
            "promotion",
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "teaser",
            "teasers",
            "advert",
            "advertisement",
            "ad",
            "ads",
            "sponsor",
            "sponsored",
            "byline",
            "timestamp",
            "dateline",
            "breadcrumb",
            "breadcrumbs",
            "comments",
            "cookie",
            "cookies",
            "consent",
            "paywall",
            "toolbar",
            "footnotes",
            "references",
            "editsection",
            "toc",
            "infobox",
            "navbox",
            "noprint",
            "readmore",
            "signup",
            "pagination",
            "tags",
            "pullquote",
            "reaction",
            "reactions",
            "follow",
            "login",
            "register",
            "membership",
            "disclaimer",
        ];
        let role = attr(node, "role");
        let aside = [
            "complementary",
            "navigation",
            "banner",
            "contentinfo",
            "dialog",
            "alert",
            "tooltip",
        ];
        if attr(node, "aria-hidden") == "true"
            || node.has_attr("hidden")
            || aside.contains(&role.as_str())
        {
            return self.is_small(node);
        }
        let marks = marks(node);
        // Read only by those who listen, or only by machines.
        if [
            "sr-only",
            "screen-reader",
            "visually-hidden",
            "visuallyhidden",
            "read-more",
            "also-read",
        ]
        .iter()
        .any(|mark| marks.contains(mark))
        {
            return self.is_small(node);
        }
        let mut words = marks.split(|c: char| !c.is_alphanumeric());
        words.any(|word| NAMES.contains(&word)) && self.is_small(node)
    }

    fn is_small(&self, node: &NodeRef) -> bool {
        5 * node.normalized_char_count() < 2 * self.letters
    }
}

/// Whether a table holds data rather than the page.
fn is_data(node: &NodeRef) -> bool {
    let mut cells = 0;
    let mut prose = 0;
    for inner in node.descendants_it().filter(NodeRef::is_element) {
        if inner.has_name("th") || inner.has_name("thead") || inner.has_name("caption") {
            return true;
        }
        if inner.has_name("td") {
            cells += 1;
            prose += usize::from(inner.normalized_char_count() > 200);
        }
    }
    cells > 1 && prose * 8 < cells
}

/// The paragraphs that are the article's.
fn kept(found: Vec<Raw>) -> Vec<Block> {
    let mut told = HashSet::new();
    let mut blocks: Vec<Block> = Vec::new();
    let total: usize = found.iter().map(|raw| raw.text.len()).sum();
    let mut past = 0;
    for raw in found {
        past += raw.text.len();
        let kind = raw.kind.unwrap_or(BlockKind::Paragraph);
        let mut passage = Passage::from_file(&raw.text, 0..raw.text.len());
        passage.whole = true;
        let text = passage.text.as_str();
        // What follows `Related stories` is no part of it, if it is the last third.
        let closing = kind == BlockKind::Heading || text.len() < 60;
        if closing && matches!(chrome::of(text), Some(Chrome::Final)) {
            if 3 * past > 2 * total {
                break;
            }
            continue;
        }
        if is_junk(&raw, text, kind) || !told.insert(text.to_owned()) {
            continue;
        }
        let sentences = match kind {
            BlockKind::Heading => vec![passage],
            _ => sentences(&passage),
        };
        blocks.push(Block { kind, sentences });
    }
    // A heading over nothing headed what was left out.
    while blocks
        .last()
        .is_some_and(|block| block.kind == BlockKind::Heading)
    {
        blocks.pop();
    }
    blocks
}

/// Whether a paragraph is the page's: a button, a lone link, a caption.
fn is_junk(raw: &Raw, text: &str, kind: BlockKind) -> bool {
    /// Letters of a line that may be a link to another story.
    const TEASER: usize = 200;
    /// Letters of a line without a full stop that may still be a paragraph.
    const SHORT: usize = 100;
    if !text.contains(char::is_alphabetic) || chrome::of(text).is_some() {
        return true;
    }
    if kind == BlockKind::Heading {
        return raw.linked * 10 > raw.text.trim().len() * 9;
    }
    let letters = text.chars().count();
    let linked = raw.linked * 10 > raw.text.trim().len() * 6;
    let ended = is_ended(text) || text.ends_with([':', '：']);
    if linked && (letters < TEASER || !ended) {
        return true;
    }
    if raw.cell {
        return !(ended && letters > SHORT);
    }
    if !ended && letters < SHORT && date::find(text).is_some() {
        return true;
    }
    kind == BlockKind::Paragraph && !ended && letters < SHORT
}
