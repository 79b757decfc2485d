//! The documents of Ghost's editors, Lexical and Mobiledoc, as HTML: paragraphs, headings,
//! lists. Pictures and cards go, but for those that hold HTML or Markdown.

use quick_xml::escape::escape;
use serde_json::Value;

/// A Lexical document.
pub(super) fn of_lexical(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut html = String::new();
    for node in children(value.get("root")?) {
        block(node, &mut html);
    }
    Some(html)
}

fn children(node: &Value) -> &[Value] {
    let list = node.get("children").and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

fn said<'a>(node: &'a Value, name: &str) -> &'a str {
    node.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn wrap(tag: &str, inner: &str, html: &mut String) {
    if !inner.trim().is_empty() {
        html.push_str(&format!("<{tag}>{}</{tag}>\n", inner.trim()));
    }
}

/// One paragraph, heading, list or card.
fn block(node: &Value, html: &mut String) {
    match said(node, "type") {
        "heading" | "extended-heading" => {
            let tag = match said(node, "tag") {
                tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => tag,
                _ => "h2",
            };
            wrap(tag, &running(node), html);
        }
        "list" => {
            let mut items = String::new();
            for item in children(node) {
                wrap("li", &running(item), &mut items);
            }
            wrap("ul", &items, html);
        }
        "quote" | "extended-quote" | "aside" => wrap("blockquote", &running(node), html),
        "html" => html.push_str(said(node, "html")),
        "markdown" => plain(said(node, "markdown"), html),
        "callout" => html.push_str(said(node, "calloutText")),
        _ => wrap("p", &running(node), html),
    }
}

/// The words of a node. The parser lets no document be deep enough to exhaust the stack.
fn running(node: &Value) -> String {
    if said(node, "type") == "linebreak" {
        return " ".to_owned();
    }
    let own = escape(said(node, "text")).into_owned();
    children(node).iter().fold(own, |text, child| {
        // A list within a list ends the words before it.
        let space = if said(child, "type") == "list" {
            " "
        } else {
            ""
        };
        text + space + &running(child)
    })
}

/// Paragraphs of plain text.
fn plain(text: &str, html: &mut String) {
    for part in text.split("\n\n") {
        wrap("p", &escape(part), html);
    }
}

/// A Mobiledoc document: sections of markers, whose words stand last.
pub(super) fn of_mobiledoc(text: &str) -> Option<String> {
    /// The kinds of sections, by number.
    const MARKUP: u64 = 1;
    const LIST: u64 = 3;
    const CARD: u64 = 10;
    const TAGS: [&str; 7] = ["h1", "h2", "h3", "h4", "h5", "h6", "blockquote"];
    let value: Value = serde_json::from_str(text).ok()?;
    let mut html = String::new();
    for section in value.get("sections")?.as_array()? {
        match section.get(0).and_then(Value::as_u64) {
            Some(MARKUP) => {
                let tag = section.get(1).and_then(Value::as_str);
                let tag = tag.filter(|tag| TAGS.contains(tag)).unwrap_or("p");
                wrap(tag, &markers(section.get(2)), &mut html);
            }
            Some(LIST) => {
                let mut items = String::new();
                let list = section.get(2).and_then(Value::as_array);
                for item in list.into_iter().flatten() {
                    wrap("li", &markers(Some(item)), &mut items);
                }
                wrap("ul", &items, &mut html);
            }
            Some(CARD) => {
                let at = section.get(1).and_then(Value::as_u64);
                let card = at.and_then(|at| value.get("cards")?.get(usize::try_from(at).ok()?));
                let Some(card) = card else { continue };
                let payload = card.get(1).unwrap_or(&Value::Null);
                match card.get(0).and_then(Value::as_str) {
                    Some("html") => html.push_str(said(payload, "html")),
                    Some("markdown" | "card-markdown") => {
                        plain(said(payload, "markdown"), &mut html);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Some(html)
}

fn markers(list: Option<&Value>) -> String {
    let list = list.and_then(Value::as_array);
    let words = list.into_iter().flatten().map(|marker| {
        let text = marker.get(3).and_then(Value::as_str).unwrap_or(" ");
        escape(text).into_owned()
    });
    words.collect()
}
