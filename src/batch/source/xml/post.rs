//! One `<item>` of a WordPress export, as its elements say.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::BTreeMap;

/// Elements in each other; an item has three.
const DEEPEST: usize = 64;

/// What an item says.
#[derive(Debug, Default)]
pub(super) struct Post {
    /// The texts of its elements, by their names with prefix: `wp:post_name`.
    texts: BTreeMap<String, String>,
    /// Its terms: domain and label.
    pub(super) terms: Vec<(String, String)>,
    /// The number of its featured image.
    pub(super) thumbnail: String,
}

impl Post {
    /// Reads an item, or an author of the head.
    pub(super) fn read(raw: &str) -> Result<Self, String> {
        let mut post = Self::default();
        let mut reader = Reader::from_str(raw);
        // The open elements, the outermost first.
        let mut open: Vec<String> = Vec::new();
        let mut domain = String::new();
        let mut meta = (String::new(), String::new());
        let mut text = String::new();
        loop {
            match reader.read_event().map_err(|e| broken(&e))? {
                Event::Start(_) if open.len() >= DEEPEST => {
                    return Err(format!(
                        "elements nested deeper than {DEEPEST}; export it anew"
                    ));
                }
                Event::Start(tag) => {
                    text.clear();
                    open.push(name(&tag));
                    domain = attribute(&tag, "domain");
                }
                Event::Text(part) => text.push_str(&part.into_inner()),
                Event::CData(part) => text.push_str(&part.into_inner()),
                Event::GeneralRef(part) => text.push_str(&resolved(&part)),
                Event::End(_) => {
                    let name = open.pop().unwrap_or_default();
                    match (open.len(), name.as_str()) {
                        (1, "category") => {
                            let label = text.trim().to_owned();
                            post.terms.push((std::mem::take(&mut domain), label));
                        }
                        (1, "wp:postmeta") => {
                            let (key, value) = std::mem::take(&mut meta);
                            if key == "_thumbnail_id" {
                                post.thumbnail = value;
                            }
                        }
                        (2, "wp:meta_key") => meta.0 = text.trim().to_owned(),
                        (2, "wp:meta_value") => meta.1 = text.trim().to_owned(),
                        // An element of the head stands alone.
                        (0 | 1, _) => {
                            post.texts.entry(name).or_insert_with(|| text.clone());
                        }
                        _ => {}
                    }
                    text.clear();
                }
                Event::Eof => return Ok(post),
                _ => {}
            }
        }
    }

    /// What an element says, without space around it; empty where there is none.
    pub(super) fn said(&self, name: &str) -> &str {
        self.texts
            .get(name)
            .map(|text| text.trim())
            .unwrap_or_default()
    }
}

fn broken(e: &quick_xml::Error) -> String {
    format!("its XML cannot be read ({e}); export it anew")
}

fn name(tag: &BytesStart) -> String {
    tag.name().as_ref().to_owned()
}

fn attribute(tag: &BytesStart, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found
        .map(|found| found.value.into_owned())
        .unwrap_or_default()
}

/// The letter that a reference stands for; one that is not known stays as it is.
fn resolved(part: &BytesRef) -> String {
    if let Ok(Some(letter)) = part.resolve_char_ref() {
        return letter.to_string();
    }
    let name: &str = part;
    match resolve_predefined_entity(name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}
