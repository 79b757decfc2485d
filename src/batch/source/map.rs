//! Which column of a row is which field: `title=post_title`, `content=body.html`.

use serde_json::{Map as Fields, Value};

/// The fields that a column can be.
const FIELDS: [&str; 29] = [
    "slug",
    "id",
    "title",
    "content",
    "excerpt",
    "author",
    "tags",
    "published",
    "url",
    "site",
    "language",
    "image",
    "image_alt",
    "image_caption",
    "headline",
    "headline_short",
    "question",
    "deck",
    "kicker",
    "byline",
    "source",
    "figures",
    "series",
    "events",
    "quote",
    "points",
    "photo",
    "credit",
    "focus",
];

/// Fields that go by several names: the one that is taken before all others.
const FIRST: [(&str, &str); 7] = [
    ("excerpt", "custom_excerpt"),
    ("author", "byline"),
    ("published", "date_gmt"),
    ("image", "feature_image"),
    ("image_alt", "feature_image_alt"),
    ("image_caption", "feature_image_caption"),
    ("credit", "image_credit"),
];

/// Which column is which field. None by default: fields have the names that publishing systems
/// give them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map(Vec<(String, String)>);

impl Map {
    /// Takes one field, such as `title=post_title` or `content=body.html`; dots go into objects.
    ///
    /// # Errors
    /// What is no `FIELD=COLUMN`, or names a field that no article has, in one line.
    pub fn add(&mut self, said: &str) -> Result<(), String> {
        let (field, column) = said
            .split_once('=')
            .map(|(field, column)| (field.trim(), column.trim()))
            .filter(|(field, column)| !field.is_empty() && !column.is_empty())
            .ok_or_else(|| {
                format!("\"{said}\" maps nothing; give FIELD=COLUMN, such as title=post_title")
            })?;
        if !FIELDS.contains(&field) {
            let near = FIELDS
                .iter()
                .map(|known| (strsim::damerau_levenshtein(field, known), *known))
                .min()
                .filter(|(distance, _)| *distance <= 2);
            return Err(match near {
                Some((_, near)) => format!("no field \"{field}\"; did you mean {near}?"),
                None => format!("no field \"{field}\"; use one of {}", FIELDS.join(", ")),
            });
        }
        if self.0.iter().any(|(known, _)| known == field) {
            return Err(format!("{field} is mapped twice; give it one column"));
        }
        self.0.push((field.to_owned(), column.to_owned()));
        Ok(())
    }

    /// Fields with their columns.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, column)| (field.as_str(), column.as_str()))
    }

    /// Puts what stands in the columns where the fields are.
    pub(super) fn apply(&self, fields: &mut Fields<String, Value>) {
        for (field, column) in self.pairs() {
            let Some(value) = at(fields, column).cloned() else {
                continue;
            };
            if let Some((_, first)) = FIRST.iter().find(|(known, _)| *known == field) {
                fields.insert((*first).to_owned(), value.clone());
            }
            fields.insert(field.to_owned(), value);
        }
    }
}

/// What stands in a column; a name with dots as it is before one that goes into objects.
fn at<'a>(fields: &'a Fields<String, Value>, column: &str) -> Option<&'a Value> {
    if let Some(value) = fields.get(column) {
        return Some(value);
    }
    let (first, rest) = column.split_once('.')?;
    let mut value = fields.get(first)?;
    for key in rest.split('.') {
        value = match (value, key.parse::<usize>()) {
            (Value::Array(list), Ok(i)) => list.get(i)?,
            _ => value.get(key)?,
        };
    }
    Some(value)
}
