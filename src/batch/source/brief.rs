//! A row as a brief: the fields that a brief has, as it wants them.

use super::row::{Place, too_large, word};
use super::{Record, Row};
use crate::article::{Form, LIMIT, Told};
use serde_json::{Map as Fields, Value, json};

/// The fields of a brief, as `brief/given.rs` takes them.
const BRIEF: [&str; 20] = [
    "headline",
    "headline_short",
    "question",
    "deck",
    "kicker",
    "byline",
    "published",
    "source",
    "language",
    "figures",
    "series",
    "events",
    "quote",
    "points",
    "photo",
    "names",
    "tags",
    "page",
    "alt",
    "notes",
];

/// A row as a brief; `article` is what it must be true to.
pub(super) fn brief(
    fields: &Fields<String, Value>,
    place: &Place,
    id: &str,
    article: Option<Told>,
) -> Row {
    let mut own: Fields<String, Value> = fields
        .iter()
        .filter(|(key, _)| BRIEF.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), tidy(key, value)))
        .collect();
    if !own.contains_key("byline")
        && let Some(author) = fields.get("author").filter(|author| author.is_string())
    {
        own.insert("byline".to_owned(), author.clone());
    }
    if let Some(photo) = own.get_mut("photo").and_then(Value::as_object_mut) {
        for key in ["credit", "focus"] {
            if let Some(value) = fields.get(key) {
                photo.entry(key).or_insert_with(|| value.clone());
            }
        }
    }
    let names = Told {
        json: serde_json::to_vec(&own).expect("JSON is written as it was read"),
        title: fields.get("headline").map(word).unwrap_or_default(),
        slug: fields.get("slug").map(word).unwrap_or_default(),
        url: ["url", "link", "permalink"]
            .iter()
            .find_map(|key| fields.get(*key).map(word))
            .unwrap_or_default(),
        has_body: true,
    };
    let article = article.map(|told| told.json);
    let too_long = article.as_ref().is_some_and(|bytes| bytes.len() > LIMIT);
    match place.story(names, id) {
        Row::Record(_) if too_long => Row::Bad(place.bad(too_large())),
        Row::Record(record) => Row::Record(Record {
            form: Some(Form::Brief),
            article,
            ..record
        }),
        other => other,
    }
}

/// A field as a brief wants it, where a table gives plain words.
fn tidy(key: &str, value: &Value) -> Value {
    match (key, value) {
        ("photo", Value::String(name)) => json!({ "name": name }),
        ("quote", Value::String(text)) => json!({ "text": text }),
        ("tags" | "names", Value::String(text)) => json!(parts(text, &[',', ';', '|'])),
        ("points" | "headline_short", Value::String(text)) => json!(parts(text, &['|', '\n'])),
        ("tags", Value::Array(list)) => {
            Value::Array(list.iter().map(|tag| json!(word(tag))).collect())
        }
        _ => value.clone(),
    }
}

/// The parts of a list in one text.
pub(super) fn parts(text: &str, at: &[char]) -> Vec<String> {
    text.split(at)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
