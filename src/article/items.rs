//! Files that hold several articles: feeds, and JSON lists.

use super::story::Story;
use super::{Form, Source, feed, json, opened};
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One of the articles of a file.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// As messages shall name it: `feed.xml#2`, or as the file where it is the only one.
    pub name: String,
    /// A name for its files, of letters, digits and hyphens, that no other item of the file has.
    pub slug: String,
    bytes: Cow<'a, [u8]>,
    form: Option<Form>,
}

impl Item<'_> {
    /// The article's bytes, to be read or rendered.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source {
            name: &self.name,
            bytes: &self.bytes,
            form: self.form,
        }
    }
}

/// The articles that a file holds, in its order. A file of one article, whatever its form, is
/// one item, and so is a brief.
///
/// # Errors
/// [`Error::Article`] when the file is no text, or a feed or JSON that cannot be read.
pub fn items<'a>(source: &Source<'a>) -> Result<Vec<Item<'a>>> {
    let fault = |why: String| Error::Article {
        name: source.name.to_owned(),
        why,
    };
    let (file, form) = opened(source).map_err(fault)?;
    let stories = match form {
        Form::Json => json::stories(&file).map_err(fault)?,
        Form::Feed => feed::stories(&file).map_err(fault)?,
        _ => Vec::new(),
    };
    if stories.len() < 2 {
        return Ok(vec![Item {
            name: source.name.to_owned(),
            slug: stories.first().map(slug).unwrap_or_default(),
            bytes: Cow::Borrowed(source.bytes),
            form: source.form,
        }]);
    }
    let mut taken = BTreeSet::new();
    let items = stories.iter().enumerate().map(|(i, story)| {
        let mut name = slug(story);
        if name.is_empty() || taken.contains(&name) {
            let end = format!("{}{}", if name.is_empty() { "item-" } else { "-" }, i + 1);
            name.push_str(&end);
        }
        taken.insert(name.clone());
        let bytes = serde_json::to_vec(story).map_err(|e| fault(e.to_string()))?;
        Ok(Item {
            name: format!("{}#{}", source.name, i + 1),
            slug: name,
            bytes: Cow::Owned(bytes),
            form: Some(Form::Json),
        })
    });
    items.collect()
}

/// The one article of a file that should hold one.
pub(super) fn only(mut stories: Vec<Story>) -> std::result::Result<Story, String> {
    match (stories.pop(), stories.len()) {
        (Some(story), 0) => Ok(story),
        (_, others) => Err(format!(
            "holds {} articles; choose one with --item 1 to --item {}",
            others + 1,
            others + 1
        )),
    }
}

/// A story's own slug, or its title as one.
fn slug(story: &Story) -> String {
    /// Letters of a file's name that people still read.
    const LONGEST: usize = 60;
    let words = if story.slug.is_empty() {
        &story.title
    } else {
        &story.slug
    };
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '’' | '\'') {
            slug.push('-');
        }
        if slug.chars().count() >= LONGEST {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}
