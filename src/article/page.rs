//! What a page declares of itself, as it spells it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a page declares of itself, as it spells it; what it does not say is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct Page {
    /// Its title, mostly without the site's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who wrote it, all names in one line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// Its description, else its first paragraph.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The site or publisher.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site_name: String,
    /// When it was published, in the page's own form.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub published_time: String,
    /// The language it claims, such as `en-US`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// Its address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The picture that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<PagePicture>,
}

/// The picture that a page shows or sends to those who link to it. It is never fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct PagePicture {
    /// Its address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What it shows, for those who cannot see it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The line under it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Who made it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// The point of it that every crop keeps in sight, across and down: `0.62,0.4`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub focus: String,
    /// Its copyright notice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub copyright: String,
    /// What may be done with it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub terms: String,
    /// The last day on which it may be used, in the page's own form.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub expires: String,
}

impl PagePicture {
    /// The picture, if it has an address or a caption.
    pub(super) fn known(self) -> Option<Self> {
        (!self.url.is_empty() || !self.caption.is_empty()).then_some(self)
    }
}

/// Text with one space between its words, without tags, its entities read: `A &amp;amp; B` is
/// `A & B`, since systems often escape what is escaped already.
pub(super) fn plain(text: &str) -> String {
    let mut text = std::borrow::Cow::Borrowed(text);
    for _ in 0..2 {
        if text.contains('&') {
            text = entities(&text).into();
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the entities that titles hold.
fn entities(text: &str) -> String {
    /// Longer than this it is an ampersand.
    const LONGEST: usize = 10;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';');
        match end.and_then(|end| Some((end, entity(rest.get(1..end)?)?))) {
            Some((end, letter)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(code) = name.strip_prefix('#') {
        let code = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        };
        let letter = char::from_u32(code).filter(|c| *c != '\0');
        return letter.or(Some(char::REPLACEMENT_CHARACTER));
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "shy" => '\u{ad}',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "ntilde" => 'ñ',
        _ => return None,
    })
}
