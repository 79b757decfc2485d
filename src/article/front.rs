//! What a Markdown file declares of itself, in YAML between `---` or TOML between `+++`.

use super::{Article, Page, PagePicture, Passage, date, is_cut};
use serde_json::{Map, Value};
use std::ops::Range;

/// The fields that say when it was published.
const DATES: [&str; 5] = [
    "date",
    "published",
    "publishDate",
    "pubDate",
    "published_at",
];

/// The front matter of a file and where the body begins.
pub(super) struct Front {
    fields: Map<String, Value>,
    range: Range<usize>,
    /// First byte of the body.
    pub(super) body: usize,
}

/// The fence that opens front matter, if the file begins with one.
pub(super) fn fence(file: &str) -> Option<&'static str> {
    let file = file.trim_start_matches('\u{feff}');
    ["---", "+++"].into_iter().find(|fence| {
        file.strip_prefix(fence)
            .is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
    })
}

/// Reads front matter; `None` when the file has none.
pub(super) fn read(file: &str) -> Result<Option<Front>, String> {
    let Some(fence) = fence(file) else {
        return Ok(None);
    };
    let open = file.find(fence).map_or(0, |at| at + fence.len());
    let start = file[open..]
        .find('\n')
        .map_or(file.len(), |at| open + at + 1);
    let mut at = start;
    for line in file[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            let fields = parse(fence, &file[start..at])?;
            return Ok(Some(Front {
                fields,
                range: start..at,
                body: at + line.len(),
            }));
        }
        at += line.len();
    }
    // `---` can also be a rule drawn above plain Markdown.
    if fence == "---" {
        Ok(None)
    } else {
        Err(format!(
            "line 1: the front matter is not closed; end it with a line {fence}"
        ))
    }
}

fn parse(fence: &str, text: &str) -> Result<Map<String, Value>, String> {
    let fault = |why: &dyn std::fmt::Display| {
        let why = why.to_string();
        let first = why
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
            .trim();
        format!("its front matter cannot be read ({first}); mend or remove it")
    };
    if fence == "+++" {
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| fault(&e.message()))?;
        return Ok(table
            .into_iter()
            .map(|(key, value)| (key, plain(value)))
            .collect());
    }
    if text.trim().is_empty() {
        return Ok(Map::new());
    }
    match serde_saphyr::from_str::<Value>(text).map_err(|e| fault(&e))? {
        Value::Object(fields) => Ok(fields),
        _ => Err(
            "its front matter is not a list of fields such as `title: …`; mend or remove it"
                .to_owned(),
        ),
    }
}

/// TOML's own dates are text here.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Array(list) => Value::Array(list.into_iter().map(plain).collect()),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| (key, plain(value)))
                .collect(),
        ),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(yes) => Value::Bool(yes),
    }
}

impl Front {
    /// Puts what is declared into the article.
    pub(super) fn fill(&self, file: &str, article: &mut Article) {
        article.title = self.passage(file, &["title", "headline"]);
        article.deck = self.passage(
            file,
            &[
                "deck",
                "description",
                "summary",
                "excerpt",
                "subtitle",
                "standfirst",
                "dek",
            ],
        );
        for key in [
            "kicker",
            "section",
            "category",
            "categories",
            "tags",
            "topics",
            "keywords",
        ] {
            article.tags.extend(self.list(key));
        }
        article.byline = ["byline", "author", "authors"]
            .iter()
            .map(|key| self.list(key))
            .find(|names| !names.is_empty())
            .unwrap_or_default()
            .join(", ");
        let declared = self.first(&DATES);
        article.published = declared
            .map(|text| date::find(&text).unwrap_or(text))
            .unwrap_or_default();
        article.source = self
            .first(&["source", "site", "site_name", "publisher", "publication"])
            .unwrap_or_default();
        let language = self
            .first(&["lang", "language", "locale"])
            .unwrap_or_default();
        article.language = super::language::code_of(&language);
        let text = |keys: &[&str]| self.first(keys).unwrap_or_default().trim().to_owned();
        let line = |passage: &Option<Passage>| passage.as_ref().map(|p| p.text.clone());
        article.page = Page {
            title: line(&article.title).unwrap_or_default(),
            byline: article.byline.clone(),
            excerpt: line(&article.deck).unwrap_or_default(),
            site_name: article.source.clone(),
            published_time: text(&DATES),
            lang: language,
            url: text(&["url", "canonical", "canonical_url", "link", "permalink"]),
            picture: self.picture(),
        };
    }

    /// The picture, named alone or with what is said of it: `image: {src, caption, credit}`.
    fn picture(&self) -> Option<PagePicture> {
        const PICTURES: [&str; 9] = [
            "image",
            "picture",
            "cover",
            "hero",
            "featured_image",
            "feature_image",
            "thumbnail",
            "photo",
            "images",
        ];
        let inner = |keys: &[&str]| {
            let fields = PICTURES
                .iter()
                .filter_map(|key| match self.fields.get(*key)? {
                    Value::Array(list) => list.first()?.as_object(),
                    value => value.as_object(),
                });
            let found = fields
                .flat_map(|fields| keys.iter().filter_map(|key| fields.get(*key)?.as_str()))
                .next();
            found.map(|text| text.trim().to_owned())
        };
        let one = |outer: &[&str], keys: &[&str]| {
            inner(keys)
                .or_else(|| self.first(outer))
                .unwrap_or_default()
        };
        let picture = PagePicture {
            url: one(&PICTURES, &["src", "url", "path", "image", "file", "href"]),
            alt: one(&["image_alt", "imageAlt", "alt"], &["alt", "alt_text"]),
            caption: one(
                &["image_caption", "imageCaption", "caption"],
                &["caption", "title"],
            ),
            credit: one(
                &["image_credit", "imageCredit", "photo_credit", "credit"],
                &["credit", "photographer", "copyright", "source"],
            ),
            focus: self.focus(&PICTURES),
            copyright: one(
                &["image_copyright", "imageCopyright", "photo_copyright"],
                &["copyright_notice", "copyright"],
            ),
            terms: one(
                &["image_terms", "imageTerms", "photo_terms"],
                &["terms", "usage", "usage_terms", "license", "licence"],
            ),
            expires: one(
                &["image_expires", "imageExpires", "photo_expires"],
                &["expires", "expiry", "expiration"],
            ),
        };
        picture.known()
    }

    /// The point of the picture that crops keep: `focus: 62% 40%` or `focus: [0.62, 0.4]`, of
    /// the picture or beside it.
    fn focus(&self, pictures: &[&str]) -> String {
        let within = pictures
            .iter()
            .filter_map(|key| self.fields.get(*key)?.as_object()?.get("focus"));
        let beside = ["image_focus", "imageFocus", "focus"]
            .iter()
            .filter_map(|key| self.fields.get(*key));
        match within.chain(beside).next() {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Array(list)) => {
                let numbers: Vec<_> = list.iter().map(ToString::to_string).collect();
                numbers.join(",")
            }
            _ => String::new(),
        }
    }

    fn passage(&self, file: &str, keys: &[&str]) -> Option<Passage> {
        let text = self.first(keys)?;
        let words = text.trim();
        let at = file[self.range.clone()]
            .find(words)
            .map(|at| self.range.start + at);
        let mut passage = match at {
            Some(at) => Passage::from_file(file, at..at + words.len()),
            None => {
                let mut passage = Passage::default();
                passage.append_as(
                    &words.split_whitespace().collect::<Vec<_>>().join(" "),
                    self.range.start,
                );
                passage
            }
        };
        passage.whole = !is_cut(&passage.text);
        (!passage.text.is_empty()).then_some(passage)
    }

    fn first(&self, keys: &[&str]) -> Option<String> {
        keys.iter()
            .find_map(|key| self.list(key).into_iter().next())
    }

    /// The texts of a field: one, a list, or a list of things with a name.
    fn list(&self, key: &str) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(fields) => fields
                .get("name")
                .and_then(Value::as_str)
                .map(str::to_owned),
            _ => None,
        };
        let found = match self.fields.get(key) {
            Some(Value::Array(list)) => list.iter().filter_map(one).collect(),
            Some(value) => one(value).into_iter().collect(),
            None => Vec::new(),
        };
        found
            .into_iter()
            .filter(|text: &String| !text.trim().is_empty())
            .collect()
    }
}
