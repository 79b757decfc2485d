//! An export of Ghost, a post at a time. Who wrote a post and what it is about stand in lists of
//! their own, before or after it, so that a file is read twice.

use super::lexical;
use super::{Found, Plan, Walk, told};
use crate::article::{self, Around};
use crate::batch::source::row::{Place, parse, too_large};
use crate::batch::source::stream::{Mark, Stream};
use crate::batch::source::{Given, Origin, Row};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek, Write};

/// The lists that say something of posts.
const AROUND: [&str; 6] = [
    "tags",
    "posts_tags",
    "users",
    "posts_authors",
    "posts_meta",
    "settings",
];

/// Reads an export.
pub(in crate::batch::source) struct Ghost {
    walk: Walk,
    origin: Origin,
    site: Site,
    /// Posts so far.
    count: u64,
    ended: bool,
}

/// What an export says beside its posts. Numbers, names and captions are all that is kept, some
/// hundred bytes a post; posts themselves are never kept.
#[derive(Default)]
struct Site {
    title: String,
    language: String,
    tags: BTreeMap<String, String>,
    users: BTreeMap<String, String>,
    /// Tags of a post, with their order.
    tagged: BTreeMap<String, Vec<(i64, String)>>,
    /// Authors of a post, with their order.
    written: BTreeMap<String, Vec<(i64, String)>>,
    /// What the picture of a post shows, and the line under it.
    pictures: BTreeMap<String, (String, String)>,
}

impl Ghost {
    /// Begins to read: looks through the lists beside the posts. What cannot be read twice is
    /// kept in a temporary file meanwhile.
    pub(in crate::batch::source) fn new(stream: Stream, origin: Origin) -> io::Result<Self> {
        let stream = match stream.is_file() {
            true => stream,
            false => Stream::file(spooled(stream)?),
        };
        let mut walk = Walk::new(stream, Plan::Ghost(&AROUND));
        let mut site = Site::default();
        // What breaks here breaks again when it is read for its posts, and is told then.
        while let Ok(Found::Item { list, kept, line }) = walk.next() {
            if let Ok(value) = parse(&kept.bytes, line) {
                site.keep(&list, &value);
            }
        }
        for list in site.tagged.values_mut().chain(site.written.values_mut()) {
            list.sort();
        }
        let mut stream = walk.stream;
        stream.back_to(Mark { at: 0, line: 1 })?;
        Ok(Self {
            walk: Walk::new(stream, Plan::Ghost(&["posts"])),
            origin,
            site,
            count: 0,
            ended: false,
        })
    }
}

/// Writes a stream to a file that goes when it is closed.
fn spooled(mut stream: Stream) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    loop {
        let chunk = stream.chunk()?;
        if chunk.is_empty() {
            file.rewind()?;
            return Ok(file);
        }
        file.write_all(chunk)?;
        let count = chunk.len();
        stream.pass(count);
    }
}

impl Iterator for Ghost {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if self.ended {
            return None;
        }
        let (kept, line) = match self.walk.next() {
            Ok(Found::Item { kept, line, .. }) => (kept, line),
            Ok(Found::End) => {
                self.ended = true;
                return None;
            }
            Err(fault) => {
                self.ended = true;
                let place = self.origin.line(fault.line);
                return Some(Err(place.bad(told(&fault.why))));
            }
        };
        self.count += 1;
        let place = self.origin.item(self.count);
        if kept.over {
            return Some(Ok(Row::Bad(place.bad(too_large()))));
        }
        Some(match parse(&kept.bytes, line) {
            Ok(post) => Ok(self.site.row(&post, &place)),
            Err(fault) if fault.broken => {
                self.ended = true;
                Err(place.bad(format!("{}; what follows was not read", fault.why)))
            }
            Err(fault) => Ok(Row::Bad(place.bad(fault.why))),
        })
    }
}

/// A field as a text; numbers are texts, too, as older exports count posts.
fn said(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

impl Site {
    /// Keeps a value of a list beside the posts.
    fn keep(&mut self, list: &str, value: &Value) {
        let said = |name: &str| said(value, name);
        let order = value.get("sort_order").and_then(Value::as_i64).unwrap_or(0);
        match list {
            "tags" => {
                self.tags.insert(said("id"), said("name"));
            }
            "users" => {
                self.users.insert(said("id"), said("name"));
            }
            "posts_tags" => {
                let tags = self.tagged.entry(said("post_id")).or_default();
                tags.push((order, said("tag_id")));
            }
            "posts_authors" => {
                let authors = self.written.entry(said("post_id")).or_default();
                authors.push((order, said("author_id")));
            }
            "posts_meta" => {
                let (alt, caption) = (said("feature_image_alt"), said("feature_image_caption"));
                if !alt.is_empty() || !caption.is_empty() {
                    self.pictures.insert(said("post_id"), (alt, caption));
                }
            }
            "settings" => match said("key").as_str() {
                "title" => self.title = said("value"),
                "lang" | "locale" | "default_locale" => self.language = said("value"),
                _ => {}
            },
            _ => {}
        }
    }

    /// A post as a row.
    fn row(&self, post: &Value, place: &Place) -> Row {
        if let Some(why) = unpublished(post) {
            return place.passed(why);
        }
        let value = self.fields(post);
        match article::told(&value, &Around::default()).pop() {
            Some(told) => place.story(told, &said(post, "id")),
            None => {
                let missing = match said(post, "title").is_empty() {
                    true => "no title in it; give it one, or leave it out",
                    false => "no text in it, only a title; give its body, or leave it out",
                };
                let slug = said(post, "slug");
                let mut bad = place.bad(missing);
                bad.slug = (!slug.is_empty()).then_some(slug);
                Row::Bad(bad)
            }
        }
    }

    /// A post's fields, as JSON systems name them.
    fn fields(&self, post: &Value) -> Value {
        let said = |name: &str| said(post, name);
        let id = said("id");
        let names = |of: &BTreeMap<String, Vec<(i64, String)>>,
                     known: &BTreeMap<String, String>| {
            let ids = of.get(&id).into_iter().flatten();
            ids.filter_map(|(_, id)| known.get(id).cloned())
                .filter(|name| !name.is_empty() && !name.starts_with('#'))
                .collect::<Vec<String>>()
        };
        let mut authors = names(&self.written, &self.users);
        if authors.is_empty() {
            // Exports before posts had several authors.
            authors.extend(self.users.get(&said("author_id")).cloned());
        }
        let picture = said("feature_image");
        // The site's own address is not in an export: what remains is a path.
        let picture = picture.strip_prefix("__GHOST_URL__").unwrap_or(&picture);
        let (alt, caption) = self.pictures.get(&id).cloned().unwrap_or_default();
        let url = said("canonical_url");
        json!({
            "title": said("title"),
            "content": body(post),
            "custom_excerpt": said("custom_excerpt"),
            "author": authors.join(", "),
            "tags": names(&self.tagged, &self.tags),
            "published_at": said("published_at"),
            "url": url.strip_prefix("__GHOST_URL__").unwrap_or(&url),
            "site": self.title,
            "language": self.language,
            "slug": said("slug"),
            "feature_image": picture,
            "feature_image_alt": alt,
            "feature_image_caption": caption,
        })
    }
}

/// A post's body: as it was shown, else as its editor keeps it.
fn body(post: &Value) -> String {
    let whole = |name: &str| Some(said(post, name)).filter(|text| !text.is_empty());
    whole("html")
        .or_else(|| whole("plaintext"))
        .or_else(|| whole("lexical").and_then(|text| lexical::of_lexical(&text)))
        .or_else(|| whole("mobiledoc").and_then(|text| lexical::of_mobiledoc(&text)))
        .unwrap_or_default()
}

/// What a post is, when it is none for readers.
fn unpublished(post: &Value) -> Option<String> {
    let (kind, status) = (said(post, "type"), said(post, "status"));
    // Before posts had types, a page was marked so.
    let page = matches!(post.get("page"), Some(Value::Bool(true)))
        || post.get("page").and_then(Value::as_i64) == Some(1);
    match (kind.as_str(), status.as_str()) {
        _ if page => Some("page".to_owned()),
        ("" | "post", "published") => None,
        ("" | "post", "sent") => Some("sent by mail only".to_owned()),
        ("" | "post", "") => Some("without a status".to_owned()),
        ("" | "post", status) => Some(status.to_owned()),
        (kind, _) => Some(kind.to_owned()),
    }
}
