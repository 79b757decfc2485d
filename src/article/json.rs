//! JSON of publishing systems: WordPress, Ghost, JSON Feed, schema.org, and plain fields.

use super::linked;
use super::page::{PagePicture, plain};
use super::story::{Story, Told};
use super::{Article, items};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Commas that a file may have: so many values take 100 MB, and a thousand long articles have
/// a third of them.
const COMMAS: usize = 500_000;
/// Objects within objects down to a list of articles: `{"data": {"posts": {"nodes": […]}}}`.
const DEEPEST: usize = 4;

/// The fields that hold a body, in the order they are taken.
const BODIES: [&str; 12] = [
    "content",
    "content_html",
    "html",
    "body",
    "articleBody",
    "content_text",
    "markdown",
    "text",
    "bodyHtml",
    "body_html",
    "bodyText",
    "plaintext",
];

/// The fields that hold articles.
pub(crate) const LISTS: [&str; 16] = [
    "posts",
    "items",
    "articles",
    "entries",
    "data",
    "results",
    "stories",
    "documents",
    "docs",
    "nodes",
    "edges",
    "node",
    "attributes",
    "post",
    "article",
    "@graph",
];

/// Whether a field of this name holds a body.
pub(crate) fn is_body(name: &str) -> bool {
    BODIES.contains(&name)
}

/// What a list says of all its articles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around(Story);

impl Around {
    /// What these fields, which stand beside a list, say.
    pub(crate) fn of(fields: &Map<String, Value>) -> Self {
        Self(list_of(fields, &Story::default()))
    }
}

/// The articles in a value that was read from one row or item.
pub(crate) fn told(value: &Value, around: &Around) -> Vec<Told> {
    let mut found = Vec::new();
    gather(value, &around.0, 0, &mut found);
    found.iter().map(Story::told).collect()
}

/// Whether text holds more values than memory is kept for.
pub(crate) fn is_crowded(text: &[u8]) -> bool {
    text.iter().filter(|&&b| b == b',').count() > COMMAS
}

/// Whether a file is JSON: an object with a name in it, or a list of objects.
pub(super) fn is_json(file: &str) -> bool {
    let space = |c: char| c.is_whitespace() || c == '\u{feff}';
    let file = file.trim_start_matches(space);
    match file.as_bytes().first() {
        Some(b'{') => file[1..].trim_start().starts_with(['"', '}']),
        Some(b'[') => {
            let first = file[1..].trim_start();
            first.starts_with('{') && first[1..].trim_start().starts_with(['"', '}'])
        }
        _ => false,
    }
}

/// Whether a file is a brief, or the report of a banner, which holds one: an object with a
/// headline and no body of an article.
pub(super) fn is_brief(file: &str) -> bool {
    if !file
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('{')
    {
        return false;
    }
    match serde_json::from_str::<BTreeMap<String, IgnoredAny>>(file.trim_start_matches('\u{feff}'))
    {
        Ok(fields) => {
            let has = |key: &str| fields.contains_key(key);
            let headed = has("headline") || (has("brief") && has("banners"));
            headed && !has("@type") && !has("@context") && !BODIES.iter().any(|key| has(key))
        }
        // Broken, and still like nothing else.
        Err(_) => file.contains("\"headline\"") && file.contains("\"figures\""),
    }
}

/// Reads the one article of a file.
pub(super) fn read(file: &str) -> Result<Article, String> {
    items::only(stories(file)?)?.into_article()
}

/// The articles of a file.
pub(super) fn stories(file: &str) -> Result<Vec<Story>, String> {
    let value = value(file)?;
    let mut found = Vec::new();
    gather(&value, &Story::default(), 0, &mut found);
    if found.is_empty() {
        return Err(
            "no article in this JSON; give objects with a title and a body, named content, html, body, markdown or text"
                .to_owned(),
        );
    }
    Ok(found)
}

fn value(file: &str) -> Result<Value, String> {
    if is_crowded(file.as_bytes()) {
        return Err(format!(
            "more than {COMMAS} values in its JSON; give fewer articles at a time"
        ));
    }
    let file = file.trim_start_matches('\u{feff}');
    serde_json::from_str(file).map_err(|e| {
        let why = e.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        format!(
            "line {}, column {}: its JSON cannot be read ({why}); mend it, or say the form with --from",
            e.line(),
            e.column()
        )
    })
}

/// Finds the articles in a value; `around` is what a list says of all in it.
fn gather(value: &Value, around: &Story, depth: usize, found: &mut Vec<Story>) {
    match value {
        Value::Array(list) => list
            .iter()
            .for_each(|value| gather(value, around, depth, found)),
        Value::Object(fields) => {
            let story = story(fields, around);
            if story.has_body() && !story.title.is_empty() || linked::is_article(fields) {
                found.push(story);
            } else if depth < DEEPEST {
                let around = list_of(fields, around);
                for key in LISTS {
                    if let Some(inner) = fields
                        .get(key)
                        .filter(|inner| inner.is_array() || inner.is_object())
                    {
                        gather(inner, &around, depth + 1, found);
                    }
                }
            }
        }
        _ => {}
    }
}

/// What a JSON feed says of all its items.
fn list_of(fields: &Map<String, Value>, around: &Story) -> Story {
    let mut story = around.clone();
    if fields.contains_key("items") {
        story.site = first(fields, &["title"]);
        story.author = first(fields, &["authors", "author"]);
    }
    let language = first(fields, &["language"]);
    if !language.is_empty() {
        story.language = language;
    }
    story
}

/// One object as an article.
fn story(fields: &Map<String, Value>, around: &Story) -> Story {
    if linked::is_article(fields) {
        let said = linked::of(fields);
        return Story {
            title: if said.headline.is_empty() {
                said.name
            } else {
                said.headline
            },
            content: said.body,
            excerpt: said.excerpt,
            author: if said.byline.is_empty() {
                first(fields, &["author"])
            } else {
                said.byline
            },
            tags: said.tags,
            published: said.published,
            url: said.url,
            site: said.site,
            language: said.language,
            slug: String::new(),
            image: said.picture.known(),
        };
    }
    let yoast = fields.get("yoast_head_json").and_then(Value::as_object);
    let embedded = fields.get("_embedded").and_then(Value::as_object);
    let within = |outer: Option<&Map<String, Value>>, keys: &[&str]| {
        outer.map(|outer| first(outer, keys)).unwrap_or_default()
    };
    let or =
        |text: String, other: &dyn Fn() -> String| if text.is_empty() { other() } else { text };
    let content = BODIES.iter().filter_map(|key| fields.get(*key).map(raw));
    Story {
        title: first(fields, &["title", "headline", "name"]),
        content: content
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default(),
        excerpt: first(
            fields,
            &[
                "custom_excerpt",
                "excerpt",
                "standfirst",
                "deck",
                "dek",
                "subtitle",
                "summary",
                "description",
            ],
        ),
        author: or(
            first(
                fields,
                &[
                    "byline",
                    "authors",
                    "author",
                    "primary_author",
                    "creator",
                    "writer",
                ],
            ),
            &|| {
                or(within(embedded, &["author"]), &|| {
                    or(within(yoast, &["author"]), &|| around.author.clone())
                })
            },
        ),
        tags: tags(fields, embedded),
        published: or(
            first(
                fields,
                &[
                    "date_gmt",
                    "published_at",
                    "date_published",
                    "datePublished",
                    "publishedAt",
                    "published",
                    "pubDate",
                    "date",
                    "created_at",
                    "createdAt",
                ],
            ),
            &|| within(yoast, &["article_published_time"]),
        ),
        url: first(
            fields,
            &["url", "link", "canonical_url", "permalink", "external_url"],
        ),
        site: or(
            first(
                fields,
                &[
                    "site",
                    "siteName",
                    "site_name",
                    "source",
                    "publisher",
                    "publication",
                ],
            ),
            &|| or(within(yoast, &["og_site_name"]), &|| around.site.clone()),
        ),
        language: or(first(fields, &["language", "lang", "locale"]), &|| {
            or(within(yoast, &["og_locale"]), &|| around.language.clone())
        }),
        slug: first(fields, &["slug"]),
        image: image(fields, embedded, yoast),
    }
}

/// A body as it is kept: a text, or an object with the text rendered.
fn raw(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) => ["rendered", "html", "raw", "text", "value"]
            .iter()
            .find_map(|key| fields.get(*key).and_then(Value::as_str))
            .unwrap_or_default()
            .to_owned(),
        // Paragraphs as a list of texts.
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            texts.join("\n\n")
        }
        _ => String::new(),
    }
}

/// The first of some fields that says something, as one line; lists of people are joined.
fn first(fields: &Map<String, Value>, keys: &[&str]) -> String {
    let found = keys
        .iter()
        .filter_map(|key| fields.get(*key).map(|value| named(value).join(", ")));
    found
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// The texts of a value: itself, its name, those of a list.
fn named(value: &Value) -> Vec<String> {
    let found: Vec<String> = match value {
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Array(list) => list.iter().take(64).flat_map(named).collect(),
        Value::Object(fields) => ["name", "rendered", "title", "value"]
            .iter()
            .find_map(|key| fields.get(*key).and_then(Value::as_str))
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    found.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Sections first, then topics.
fn tags(fields: &Map<String, Value>, embedded: Option<&Map<String, Value>>) -> Vec<String> {
    let mut sections = Vec::new();
    let mut topics = Vec::new();
    for key in [
        "section",
        "kicker",
        "category",
        "categories",
        "primary_tag",
        "tags",
        "keywords",
        "topics",
    ] {
        // A WordPress post names its terms by number; their words are embedded.
        sections.extend(fields.get(key).map(named).unwrap_or_default());
    }
    let terms = embedded.and_then(|embedded| embedded.get("wp:term")?.as_array());
    for term in terms
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten()
    {
        let name = term.get("name").map(named).unwrap_or_default();
        match term.get("taxonomy").and_then(Value::as_str) {
            Some("category") => sections.extend(name),
            _ => topics.extend(name),
        }
    }
    sections.extend(topics);
    // Ghost marks its inner tags so.
    sections.retain(|tag| !tag.starts_with('#'));
    sections
}

fn image(
    fields: &Map<String, Value>,
    embedded: Option<&Map<String, Value>>,
    yoast: Option<&Map<String, Value>>,
) -> Option<PagePicture> {
    let media = embedded.and_then(|embedded| embedded.get("wp:featuredmedia")?.get(0)?.as_object());
    let own = ["image", "picture", "featured_image", "hero", "photo"]
        .iter()
        .find_map(|key| fields.get(*key).and_then(Value::as_object));
    if let Some(media) = media.or(own) {
        let picture = PagePicture {
            url: first(media, &["source_url", "url", "src", "contentUrl", "href"]),
            alt: first(media, &["alt_text", "alt"]),
            caption: first(media, &["caption", "description"]),
            credit: first(
                media,
                &["credit", "creditText", "photographer", "copyright"],
            ),
            focus: first(media, &["focus"]),
            ..PagePicture::default()
        };
        if let Some(picture) = picture.known() {
            return Some(picture);
        }
    }
    let shared = yoast.and_then(|yoast| yoast.get("og_image")?.get(0)?.as_object());
    let url = first(
        fields,
        &[
            "feature_image",
            "image",
            "featured_image",
            "banner_image",
            "image_url",
            "picture",
            "photo",
        ],
    );
    let picture = PagePicture {
        url: match shared {
            Some(shared) if url.is_empty() => first(shared, &["url"]),
            _ => url,
        },
        alt: plain(&first(
            fields,
            &["feature_image_alt", "image_alt", "imageAlt"],
        )),
        caption: first(
            fields,
            &[
                "feature_image_caption",
                "image_caption",
                "imageCaption",
                "caption",
            ],
        ),
        credit: first(
            fields,
            &["image_credit", "imageCredit", "photo_credit", "photoCredit"],
        ),
        focus: first(fields, &["focus", "image_focus"]),
        ..PagePicture::default()
    };
    picture.known()
}
