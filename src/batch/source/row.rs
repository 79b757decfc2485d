//! One row of fields, from whatever source, as an article or a brief.

use super::brief::brief;
use super::map::Map;
use super::{Bad, Record, Row};
use crate::article::{self, Around, Form, LIMIT, Told};
use serde_json::{Map as Fields, Value};
use std::path::PathBuf;

/// The fields that make a brief of a row with a body: no article has them.
const ONLY_BRIEF: [&str; 6] = [
    "figures",
    "series",
    "events",
    "quote",
    "points",
    "headline_short",
];

/// What a row that is too large is told.
pub(super) fn too_large() -> String {
    format!(
        "larger than an article may be ({} MiB); shorten it, or leave it out",
        LIMIT >> 20
    )
}

/// Where a row stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As messages name it: `posts.csv:12`.
    pub(super) name: String,
    /// What it is called when nothing in it names it: `row-12`.
    pub(super) last: String,
    /// The folder of its source.
    pub(super) folder: Option<PathBuf>,
}

impl Place {
    /// A row that cannot be read.
    pub(super) fn bad(&self, why: impl Into<String>) -> Bad {
        Bad {
            name: self.name.clone(),
            slug: None,
            why: why.into(),
        }
    }

    /// An article whose story was told; `id` where the source has one.
    pub(super) fn story(&self, told: Told, id: &str) -> Row {
        let slug = slug(&told, id, &self.last);
        let missing = match (told.title.trim().is_empty(), told.has_body) {
            (true, _) => Some("no title in it; give it one, or leave it out"),
            (_, false) => Some("no text in it, only a title; give its body, or leave it out"),
            _ => None,
        };
        let why = missing.map(str::to_owned);
        if let Some(why) = why.or_else(|| (told.json.len() > LIMIT).then(too_large)) {
            return Row::Bad(Bad {
                name: self.name.clone(),
                slug: Some(slug),
                why,
            });
        }
        Row::Record(Record {
            name: self.name.clone(),
            slug,
            bytes: told.json,
            form: Some(Form::Json),
            article: None,
            folder: self.folder.clone(),
        })
    }

    /// Something that is no article and need not be one.
    pub(super) fn passed(&self, why: impl Into<String>) -> Row {
        Row::Passed {
            name: self.name.clone(),
            why: why.into(),
        }
    }
}

/// Why a row is no JSON.
pub(super) struct NoJson {
    pub(super) why: String,
    /// Whether its brackets or quotes are wrong, so that it may hold rows after it.
    pub(super) broken: bool,
}

impl From<String> for NoJson {
    fn from(why: String) -> Self {
        Self { why, broken: false }
    }
}

/// Reads the JSON of a row or item that begins in `line`.
pub(super) fn parse(raw: &[u8], line: u64) -> Result<Value, NoJson> {
    let text = text(raw)?;
    if article::is_crowded(raw) {
        return Err("more values in its JSON than any article has; leave it out"
            .to_owned()
            .into());
    }
    serde_json::from_str(text).map_err(|e| {
        let why = e.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        let place = match e.line() as u64 {
            0 | 1 => format!("column {}", e.column()),
            below => format!("line {}, column {}", line + below - 1, e.column()),
        };
        NoJson {
            why: format!("{place}: its JSON cannot be read ({why}); mend it there"),
            broken: !why.starts_with("recursion limit"),
        }
    })
}

/// The bytes of a row as text.
pub(super) fn text(raw: &[u8]) -> Result<&str, String> {
    let text = std::str::from_utf8(raw).map_err(|e| {
        format!(
            "byte {} of it is not UTF-8; save the file as UTF-8",
            e.valid_up_to()
        )
    })?;
    match memchr::memchr(0, raw) {
        Some(at) => Err(format!(
            "byte {at} of it is zero, so this is no text; mend it there"
        )),
        None => Ok(text),
    }
}

/// A value as a row: an object, which is an article, a brief, or something to pass.
pub(super) fn row(value: Value, place: &Place, map: &Map, around: &Around) -> Row {
    let Value::Object(mut fields) = value else {
        return Row::Bad(place.bad("no object; give one with a title and a body"));
    };
    if let Some(status) = unpublished(&fields) {
        return place.passed(status);
    }
    map.apply(&mut fields);
    fields.retain(|_, value| !is_nothing(value));
    let id = ["id", "guid", "uuid", "ID"]
        .iter()
        .find_map(|key| fields.get(*key).map(word))
        .unwrap_or_default();
    let linked = fields.contains_key("@type") || fields.contains_key("@context");
    let headed = fields.contains_key("headline") && !linked;
    let has_body = fields.keys().any(|key| article::is_body(key));
    if headed && !has_body {
        return brief(&fields, place, &id, None);
    }
    if has_body && !linked && ONLY_BRIEF.iter().any(|key| fields.contains_key(*key)) {
        if !headed && let Some(title) = fields.get("title").cloned() {
            fields.insert("headline".to_owned(), title);
        }
        return match one(&fields, around) {
            Ok(told) => brief(&fields, place, &id, Some(told)),
            Err(why) => Row::Bad(place.bad(why)),
        };
    }
    let (photo, credit) = (fields.get("photo"), fields.get("credit"));
    if photo.is_some_and(Value::is_string)
        && let Some(credit) = credit.cloned()
    {
        fields.entry("image_credit").or_insert(credit);
    }
    match one(&fields, around) {
        Ok(mut told) => {
            if told.slug.is_empty() {
                told.slug = fields.get("slug").map(word).unwrap_or_default();
            }
            place.story(told, &id)
        }
        Err(why) => Row::Bad(Bad {
            slug: fields.get("slug").map(word),
            ..place.bad(why)
        }),
    }
}

/// The one article of an object.
fn one(fields: &Fields<String, Value>, around: &Around) -> Result<Told, String> {
    /// Columns that a message names.
    const NAMED: usize = 12;
    let mut found = article::told(&Value::Object(fields.clone()), around);
    if found.len() > 1 {
        return Err(format!("holds {} articles; give one a row", found.len()));
    }
    found.pop().ok_or_else(|| {
        let names: Vec<&str> = fields.keys().map(String::as_str).take(NAMED).collect();
        let has_body = fields.keys().any(|key| article::is_body(key));
        let (what, field) = match has_body {
            true => ("title", "title"),
            false => ("body", "content"),
        };
        format!(
            "no {what} in it; name its column with --map {field}=COLUMN; it has {}",
            names.join(", ")
        )
    })
}

/// Whether a value says nothing, as an empty column of a table does.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// A value as a word: a text, a number, a name.
pub(super) fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => ["name", "rendered", "title"]
            .iter()
            .find_map(|key| fields.get(*key).map(word))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// What a post of WordPress's REST interface is, when it is none for readers.
fn unpublished(fields: &Fields<String, Value>) -> Option<String> {
    let rendered = fields.get("content")?.get("rendered");
    rendered?;
    let said = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
    match (said("status"), said("type")) {
        ("" | "publish", "" | "post") => None,
        ("" | "publish", other) => Some(other.to_owned()),
        (status, _) => Some(status.to_owned()),
    }
}

/// A row's own slug, else the last part of its address, else its id, else its title, else where
/// it stands.
fn slug(told: &Told, id: &str, last: &str) -> String {
    let from_url = segment(&told.url).unwrap_or_default();
    let id = segment(id).filter(|_| id.contains("://")).unwrap_or(id);
    [told.slug.as_str(), from_url, id, told.title.as_str(), last]
        .into_iter()
        .map(str::trim)
        .find(|slug| !slug.is_empty())
        .unwrap_or(last)
        .to_owned()
}

/// The last part of an address's path, without the ending of a page.
fn segment(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next()?;
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => path,
    };
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let ends = [".html", ".htm", ".php", ".aspx"];
    let last = ends
        .iter()
        .find_map(|end| last.strip_suffix(end))
        .unwrap_or(last);
    (!last.is_empty()).then_some(last)
}
