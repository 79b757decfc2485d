//! What WordPress keeps of a post as HTML: without shortcodes and the comments of blocks, and
//! with the paragraphs that it makes of blank lines when it shows them.

use std::collections::BTreeMap;

/// Shortcodes that hold no text of the article.
const DROPPED: [&str; 8] = [
    "caption",
    "wp_caption",
    "gallery",
    "playlist",
    "audio",
    "video",
    "embed",
    "contact-form",
];

/// Elements that are no part of a paragraph.
const BLOCKS: [&str; 23] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "pre",
    "hr",
    "section",
    "article",
    "aside",
    "iframe",
    "script",
    "style",
];

/// A post's content as a page would show it.
pub(super) fn shown(content: &str) -> String {
    let plain = without_shortcodes(&without_comments(content));
    let plain = plain.replace("\r\n", "\n");
    match content.contains("<!-- wp:") || has_paragraphs(&plain) {
        true => plain,
        false => paragraphs(&plain),
    }
}

fn without_comments(content: &str) -> String {
    let mut kept = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(start) = rest.find("<!--") {
        kept.push_str(&rest[..start]);
        rest = match rest[start..].find("-->") {
            Some(end) => &rest[start + end + 3..],
            None => "",
        };
    }
    kept.push_str(rest);
    kept
}

fn has_paragraphs(content: &str) -> bool {
    ["<p>", "<p ", "<P>"]
        .iter()
        .any(|tag| content.contains(tag))
}

/// A shortcode's tag.
struct Tag<'a> {
    name: &'a str,
    closing: bool,
    /// Whether it names attributes, as no bracketed word of prose does.
    dressed: bool,
    /// Bytes with its brackets.
    length: usize,
}

/// The tag that a text begins with.
fn tag(text: &str) -> Option<Tag<'_>> {
    /// Bytes of a tag: more is prose in brackets.
    const LONGEST: usize = 4096;
    let inner = text.strip_prefix('[')?;
    let end = inner.find(']').filter(|end| *end < LONGEST)?;
    let length = end + 2;
    let inner = &inner[..end];
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner.trim_end_matches('/')),
    };
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let (name, rest) = inner.split_at(inner.find(|c| !is_name(c)).unwrap_or(inner.len()));
    let named = name.starts_with(|c: char| c.is_ascii_lowercase());
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (named && parted).then_some(Tag {
        name,
        closing,
        dressed: rest.contains('=') || name.contains('_'),
        length,
    })
}

/// Known shortcodes go with what they hold; of others, their tags. A word in brackets, such as
/// `[sic]`, is prose.
fn without_shortcodes(content: &str) -> String {
    /// Names whose closing tags are looked for: a post has a few, and each costs one pass.
    const NAMES: usize = 64;
    let mut kept = String::with_capacity(content.len());
    // Where each name's next closing tag begins; searched for again only once it is passed.
    let mut closing: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = content[at..].find('[').map(|start| at + start) {
        kept.push_str(&content[at..start]);
        let Some(tag) = tag(&content[start..]) else {
            kept.push('[');
            at = start + 1;
            continue;
        };
        let after = start + tag.length;
        let known = DROPPED.contains(&tag.name);
        let end = format!("[/{}]", tag.name);
        let seen = closing.get(tag.name).copied();
        let close = match seen {
            _ if tag.closing => None,
            Some(None) => None,
            Some(Some(close)) if close >= after => Some(close),
            None if closing.len() >= NAMES => None,
            _ => {
                let found = content[after..].find(&end).map(|close| after + close);
                closing.insert(tag.name, found.or(seen.flatten()));
                found
            }
        };
        at = match close {
            Some(close) if known => close + end.len(),
            Some(_) => after,
            None if known || tag.dressed => after,
            // The end of one whose beginning went.
            None if tag.closing && seen.flatten() == Some(start) => after,
            None => {
                kept.push('[');
                start + 1
            }
        };
    }
    kept.push_str(&content[at..]);
    kept
}

/// Paragraphs where blank lines part them.
fn paragraphs(content: &str) -> String {
    let mut kept = String::with_capacity(content.len());
    for part in content.split("\n\n") {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if begins_block(part) {
            kept.push_str(part);
        } else {
            kept.push_str("<p>");
            kept.push_str(&part.replace('\n', "<br>"));
            kept.push_str("</p>");
        }
        kept.push('\n');
    }
    kept
}

fn begins_block(part: &str) -> bool {
    let Some(inner) = part.strip_prefix('<') else {
        return false;
    };
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric());
    let name = inner[..end.unwrap_or(inner.len())].to_ascii_lowercase();
    BLOCKS.contains(&name.as_str())
}
