//! What a page says of its article in JSON-LD (schema.org).

use super::page::{PagePicture, plain};
use serde_json::{Map, Value};

/// What one article's JSON-LD says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Linked {
    pub(super) name: String,
    pub(super) headline: String,
    pub(super) byline: String,
    pub(super) excerpt: String,
    pub(super) site: String,
    pub(super) published: String,
    pub(super) url: String,
    pub(super) language: String,
    pub(super) body: String,
    pub(super) tags: Vec<String>,
    pub(super) picture: PagePicture,
}

/// The first article in a page's scripts; scripts that are no JSON are passed over.
pub(super) fn read(scripts: &[&str]) -> Option<Linked> {
    scripts.iter().find_map(|script| {
        let script = script.trim();
        let script = script.strip_prefix("<![CDATA[").unwrap_or(script);
        let script = script.strip_suffix("]]>").unwrap_or(script);
        // Line breaks within strings are the commonest fault; between them they mean nothing.
        let script = script.replace(|c: char| c.is_control(), " ");
        let value: Value = serde_json::from_str(script.trim().trim_end_matches(';')).ok()?;
        Some(of(article(&value, true)?))
    })
}

/// The object of an article: it itself, one of a list, one of a graph.
fn article(value: &Value, outermost: bool) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(list) => list.iter().find_map(|value| article(value, false)),
        Value::Object(fields) if is_article(fields) => Some(fields),
        Value::Object(fields) => {
            let graph = fields
                .get("@graph")
                .filter(|_| outermost || !fields.contains_key("@type"));
            let page = ["mainEntity", "mainEntityOfPage"];
            let within = || page.iter().find_map(|key| fields.get(*key)?.as_object());
            graph
                .and_then(|graph| article(graph, false))
                .or_else(|| within().filter(|fields| is_article(fields)))
        }
        _ => None,
    }
}

/// Whether an object is of a type that readers take for an article.
pub(super) fn is_article(fields: &Map<String, Value>) -> bool {
    let is = |kind: &str| {
        kind.rsplit('/').next().is_some_and(|kind| {
            kind.ends_with("Article")
                || matches!(
                    kind,
                    "Report"
                        | "BlogPosting"
                        | "LiveBlogPosting"
                        | "SocialMediaPosting"
                        | "DiscussionForumPosting"
                )
                || kind.ends_with("NewsArticle")
        })
    };
    match fields.get("@type") {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// Reads the fields of an article's object.
pub(super) fn of(fields: &Map<String, Value>) -> Linked {
    let text = |key: &str| fields.get(key).map(names).unwrap_or_default();
    let tags = ["articleSection", "keywords"].iter().flat_map(|key| {
        let found = fields.get(*key).map(list).unwrap_or_default();
        found
            .iter()
            .flat_map(|text| text.split([',', ';']))
            .map(plain)
            .filter(|tag| !tag.is_empty())
            .collect::<Vec<_>>()
    });
    let address = |value: &Value| match value {
        Value::Object(fields) => fields.get("@id").map(names).unwrap_or_default(),
        value => names(value),
    };
    let url = text("url");
    Linked {
        name: text("name"),
        headline: text("headline"),
        byline: fields.get("author").map(people).unwrap_or_default(),
        excerpt: text("description"),
        site: text("publisher"),
        published: text("datePublished"),
        url: match fields.get("mainEntityOfPage") {
            Some(page) if url.is_empty() => address(page),
            _ => url,
        },
        language: text("inLanguage"),
        body: text_of_body(fields),
        tags: tags.collect(),
        picture: fields.get("image").map(picture).unwrap_or_default(),
    }
}

fn text_of_body(fields: &Map<String, Value>) -> String {
    let body = fields.get("articleBody").and_then(Value::as_str);
    body.unwrap_or_default().to_owned()
}

/// The people of an author field: objects with a name; a bare text may be an address or a team.
fn people(value: &Value) -> String {
    let named = |value: &Value| match value {
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        _ => String::new(),
    };
    let found: Vec<String> = match value {
        Value::Array(all) => all.iter().map(named).collect(),
        one => vec![named(one)],
    };
    let found: Vec<String> = found.into_iter().filter(|name| !name.is_empty()).collect();
    found.join(", ")
}

/// A text, or the name of an object, or all of a list in one line.
fn names(value: &Value) -> String {
    list(value).join(", ")
}

fn list(value: &Value) -> Vec<String> {
    let found: Vec<String> = match value {
        Value::String(text) => vec![plain(text)],
        Value::Array(all) => all.iter().take(64).flat_map(list).collect(),
        Value::Object(fields) => fields.get("name").map(list).unwrap_or_default(),
        _ => Vec::new(),
    };
    found.into_iter().filter(|text| !text.is_empty()).collect()
}

fn picture(value: &Value) -> PagePicture {
    match value {
        Value::Array(all) => all.first().map(picture).unwrap_or_default(),
        Value::Object(fields) => {
            let text = |keys: &[&str]| {
                let found = keys.iter().map(|key| fields.get(*key).map(names));
                found
                    .flatten()
                    .find(|text| !text.is_empty())
                    .unwrap_or_default()
            };
            PagePicture {
                url: text(&["url", "contentUrl"]),
                alt: String::new(),
                caption: text(&["caption", "description"]),
                credit: text(&[
                    "creditText",
                    "creator",
                    "author",
                    "copyrightNotice",
                    "copyrightHolder",
                ]),
                ..PagePicture::default()
            }
        }
        value => PagePicture {
            url: names(value),
            ..PagePicture::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_in_linked_data() {
        let rows: [(&str, &[&str], Option<&str>); 8] = [
            (
                "alone",
                &[r#"{"@type":"NewsArticle","headline":"A"}"#],
                Some("A"),
            ),
            (
                "a list",
                &[r#"[{"@type":"Person"},{"@type":["Article"],"headline":"A"}]"#],
                Some("A"),
            ),
            (
                "a graph",
                &[r#"{"@graph":[{"@type":"WebPage"},{"@type":"BlogPosting","headline":"A"}]}"#],
                Some("A"),
            ),
            (
                "CDATA",
                &[r#"<![CDATA[{"@type":"Article","headline":"A"}]]>"#],
                Some("A"),
            ),
            (
                "the second script",
                &["{", r#"{"@type":"Article","headline":"A"}"#],
                Some("A"),
            ),
            (
                "a line break",
                &["{\"@type\":\"Article\",\"headline\":\"A\nB\"}"],
                Some("A B"),
            ),
            (
                "escaped twice",
                &[r#"{"@type":"Article","headline":"A &amp;amp; B"}"#],
                Some("A & B"),
            ),
            (
                "no article",
                &[r#"{"@type":"Organization","name":"A"}"#],
                None,
            ),
        ];
        for (name, scripts, want) in rows {
            let got = read(scripts).map(|linked| linked.headline);
            assert_eq!(got.as_deref(), want, "{name}");
        }
    }
}
