//! What a page shows around its article: headings, standfirst, dates and figures. Gathered in
//! one walk, before the page is cut down to its body.

use super::page::{PagePicture, plain};
use dom_query::{Document, NodeRef};
use std::cmp::Reverse;

/// What a page shows and says in its tags.
#[derive(Default)]
pub(super) struct Seen {
    /// `<title>` as it stands.
    pub(super) title: String,
    /// Its first headings of level one.
    pub(super) headings: Vec<String>,
    /// Lines that are marked as standfirst.
    pub(super) decks: Vec<String>,
    /// The first time that is given to machines.
    pub(super) time: String,
    /// Meta tags in lower case, in order.
    metas: Vec<(String, String)>,
    /// Its address, from `<link rel=canonical>`.
    pub(super) canonical: String,
    /// Pictures with a line under them.
    pub(super) figures: Vec<PagePicture>,
}

/// So many of each are looked at; the rest are other stories.
const MOST: usize = 12;

impl Seen {
    /// Looks through a page.
    pub(super) fn of(doc: &Document) -> Self {
        let mut seen = Self::default();
        for node in doc.root().descendants_it() {
            let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else {
                continue;
            };
            seen.take(&node, &name);
        }
        seen
    }

    fn take(&mut self, node: &NodeRef, name: &str) {
        match name {
            "meta" => self.meta(node),
            "title" if self.title.is_empty() => self.title = plain(&node.text()),
            "h1" if self.headings.len() < MOST => {
                let text = plain(&node.text());
                if !text.is_empty() {
                    self.headings.push(text);
                }
            }
            "link" if attr(node, "rel") == "canonical" => self.canonical = attr(node, "href"),
            "time" if self.time.is_empty() => self.time = attr(node, "datetime"),
            "figure" if self.figures.len() < MOST => self.figures.extend(figure(node)),
            "p" | "h2" | "h3" | "div" | "span" | "header"
                if self.decks.len() < MOST && is_deck(node) =>
            {
                let text = plain(&node.text());
                if (20..=400).contains(&text.chars().count()) {
                    self.decks.push(text);
                }
            }
            _ => {}
        }
    }

    fn meta(&mut self, node: &NodeRef) {
        let content = plain(&attr(node, "content"));
        if content.is_empty() {
            return;
        }
        for key in ["property", "name", "itemprop"] {
            let names = attr(node, key).to_lowercase();
            for name in names.split_whitespace() {
                self.metas.push((name.to_owned(), content.clone()));
            }
        }
    }

    /// The first of some meta tags that is there.
    pub(super) fn meta_of(&self, keys: &[&str]) -> String {
        let mut found = keys.iter().filter_map(|key| {
            let meta = self.metas.iter().find(|(name, _)| name == key);
            meta.map(|(_, content)| content.clone())
        });
        found.next().unwrap_or_default()
    }

    /// All of a meta tag, lists taken apart.
    pub(super) fn all_of(&self, key: &str) -> Vec<String> {
        let found = self.metas.iter().filter(|(name, _)| name == key);
        found
            .flat_map(|(_, content)| content.split([',', ';']))
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect()
    }
}

/// An attribute, or nothing.
pub(super) fn attr(node: &NodeRef, name: &str) -> String {
    node.attr(name)
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}

/// The words of an element's class and id.
pub(super) fn marks(node: &NodeRef) -> String {
    let mut marks = String::new();
    for key in ["class", "id", "data-testid", "data-component", "itemprop"] {
        if let Some(value) = node.attr(key) {
            marks.push(' ');
            marks.push_str(&value.to_lowercase());
        }
    }
    marks
}

/// Whether an element is marked as the line under a title.
fn is_deck(node: &NodeRef) -> bool {
    const NAMES: [&str; 13] = [
        "standfirst",
        "dek",
        "deck",
        "subtitle",
        "subhead",
        "sub-head",
        "subheadline",
        "chapo",
        "sapo",
        "bajada",
        "catenaccio",
        "vorspann",
        "lede",
    ];
    let Some(class) = node.attr("class") else {
        return false;
    };
    let class = class.to_lowercase();
    let mut words = class.split(|c: char| c.is_whitespace() || c == '_');
    words.any(|word| {
        NAMES.iter().any(|name| {
            word.strip_suffix(name)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('-'))
        })
    })
}

/// A picture with its caption and credit.
fn figure(node: &NodeRef) -> Option<PagePicture> {
    let mut picture = PagePicture::default();
    let mut caption = None;
    for inner in node.descendants_it().filter(NodeRef::is_element) {
        if inner.has_name("img") && picture.url.is_empty() {
            picture.url = attr(&inner, "src");
            picture.alt = plain(&attr(&inner, "alt"));
        } else if inner.has_name("figcaption") && caption.is_none() {
            caption = Some(inner);
        }
    }
    let caption = caption?;
    for inner in caption.descendants_it().filter(NodeRef::is_element) {
        let marks = marks(&inner);
        let says = ["credit", "copyright", "photographer", "fotograf", "source"];
        if picture.credit.is_empty() && says.iter().any(|word| marks.contains(word)) {
            picture.credit = plain(&inner.text());
        }
    }
    picture.caption = plain(&caption.text());
    split_credit(&mut picture);
    picture.known()
}

/// Parts `A ship leaves. Photo: Ana Ruiz` where nothing else marks the credit.
pub(super) fn split_credit(picture: &mut PagePicture) {
    const OPENINGS: [&str; 21] = [
        "Photo: ",
        "Photograph: ",
        "Photo by ",
        "Photograph by ",
        "Photo credit: ",
        "Image: ",
        "Credit: ",
        "Foto: ",
        "Bild: ",
        "Photo : ",
        "Crédit : ",
        "© ",
        "Picture: ",
        "Fotoğraf: ",
        "(Fotoğraf",
        "(Photo by ",
        "(Photograph by ",
        "(Photo",
        "(Foto",
        "(Bild",
        "(Image",
    ];
    let whole = std::mem::take(&mut picture.caption);
    let mut caption = whole.as_str();
    if picture.credit.is_empty() {
        let found = OPENINGS.iter().filter_map(|opening| {
            let at = whole.find(opening)?;
            // `(Foto` opens a credit, `(Fotografen` does not.
            let alone = !whole[at + opening.len()..].starts_with(char::is_alphabetic);
            (alone || opening.ends_with(' ')).then_some((at, opening.len()))
        });
        if let Some((at, length)) = found.min_by_key(|&(at, length)| (at, Reverse(length))) {
            let credit = whole[at + length..]
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ':'));
            credit.clone_into(&mut picture.credit);
            caption = &whole[..at];
        }
    } else {
        caption = whole
            .strip_suffix(picture.credit.as_str())
            .unwrap_or(&whole);
    }
    let end = |c: char| c.is_whitespace() || matches!(c, '(' | '|' | '/' | '·' | '–' | '-' | '[');
    caption
        .trim()
        .trim_end_matches(end)
        .clone_into(&mut picture.caption);
    let label = OPENINGS
        .iter()
        .find_map(|opening| picture.credit.strip_prefix(opening));
    let credit = label.unwrap_or(&picture.credit);
    picture.credit = credit
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | '|'))
        .to_owned();
}
