//! Banners as a piece of a web page: the picture, what is told to those who share the page,
//! and what is told to search engines.

use super::Banner;
use crate::brief::Brief;
use crate::scene::escape;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The shapes that search engines ask for in an article's images.
const SHAPES: [(&str, f64); 3] = [("16:9", 16.0 / 9.0), ("4:3", 4.0 / 3.0), ("1:1", 1.0)];
/// The shape of links in feeds: 1200 x 630.
const LINK: f64 = 1200.0 / 630.0;
/// So far two shapes may be apart and still be one: 1200 x 675 and 1201 x 675 are.
const SAME: f64 = 0.01;

/// A banner as it is published.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// The banner.
    pub banner: &'a Banner,
    /// Its file's name.
    pub file: &'a str,
}

impl Published<'_> {
    fn shape(&self) -> f64 {
        f64::from(self.banner.size.width()) / f64::from(self.banner.size.height())
    }

    fn is_of(&self, shape: f64) -> bool {
        (self.shape() / shape - 1.0).abs() < SAME
    }

    fn pixels(&self) -> u32 {
        self.banner.size.width() * self.banner.size.height()
    }
}

/// The shapes that search engines ask for and none of some banners has, such as `4:3`.
#[must_use]
pub fn missing_shapes(banners: &[Published<'_>]) -> Vec<&'static str> {
    let missing = |shape: f64| !banners.iter().any(|banner| banner.is_of(shape));
    let missing = SHAPES.iter().filter(|(_, shape)| missing(*shape));
    missing.map(|(name, _)| *name).collect()
}

/// The fragment of a page: tags for its head, then the picture for its body. `base` is the
/// address of the folder that the files will lie in, such as `https://example.org/img/`; where
/// it is empty the addresses are the files' names, which link previews and search engines do
/// not take. The picture is the first banner's shape, in all sizes of it; the previews get the
/// banner nearest to 1.91:1, search engines the largest of each shape that they ask for.
#[must_use]
pub fn html(banners: &[Published<'_>], brief: &Brief, base: &str) -> String {
    let Some(first) = banners.first() else {
        return String::new();
    };
    let mut out = String::new();
    let missing = missing_shapes(banners);
    let lacks = match missing.is_empty() {
        true => String::new(),
        false => format!("; no picture in {}", missing.join(", ")),
    };
    let _ = writeln!(out, "<!-- for the head{lacks} -->");
    meta(&mut out, banners, brief, base);
    let _ = writeln!(
        out,
        "<script type=\"application/ld+json\">{}</script>",
        in_script(&linked(banners, brief, base))
    );
    let _ = writeln!(out, "<!-- for the body -->");
    picture(&mut out, banners, first, base);
    out
}

/// Open Graph and Twitter cards.
fn meta(out: &mut String, banners: &[Published<'_>], brief: &Brief, base: &str) {
    let away = |banner: &Published<'_>| (banner.shape() / LINK).ln().abs();
    let Some(link) = banners.iter().min_by(|a, b| away(a).total_cmp(&away(b))) else {
        return;
    };
    let Banner { size, alt, how, .. } = link.banner;
    let (width, height) = (size.width().to_string(), size.height().to_string());
    let address = address(base, link.file);
    let said = match brief.deck.is_empty() {
        true => alt,
        false => &brief.deck,
    };
    let tags = [
        ("property", "og:type", "article"),
        ("property", "og:title", &brief.headline),
        ("property", "og:description", said),
        ("property", "og:image", &address),
        ("property", "og:image:type", how.format.media_type()),
        ("property", "og:image:width", &width),
        ("property", "og:image:height", &height),
        ("property", "og:image:alt", alt),
        ("name", "twitter:card", "summary_large_image"),
        ("name", "twitter:title", &brief.headline),
        ("name", "twitter:description", said),
        ("name", "twitter:image", &address),
        ("name", "twitter:image:alt", alt),
    ];
    for (kind, name, content) in tags {
        let content = attribute(content);
        let _ = writeln!(out, "<meta {kind}=\"{name}\" content=\"{content}\" />");
    }
}

/// The images of an article, as schema.org describes them.
fn linked(banners: &[Published<'_>], brief: &Brief, base: &str) -> Value {
    let of = |shape: f64| {
        let alike = banners.iter().filter(move |banner| banner.is_of(shape));
        alike.max_by_key(|banner| banner.pixels())
    };
    let images: Vec<Value> = SHAPES
        .iter()
        .filter_map(|(_, shape)| of(*shape))
        .map(|published| image(published, brief, base))
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": brief.headline,
        "image": images,
    })
}

fn image(published: &Published<'_>, brief: &Brief, base: &str) -> Value {
    let banner = published.banner;
    let address = address(base, published.file);
    let mut image = json!({
        "@type": "ImageObject",
        "url": address,
        "contentUrl": address,
        "width": banner.size.width(),
        "height": banner.size.height(),
        "encodingFormat": banner.how.format.media_type(),
        "caption": banner.alt,
    });
    let credit = brief.photo.as_ref().map(|photo| photo.credit.as_str());
    if let Some(credit) = credit.filter(|credit| banner.shows_photo && !credit.is_empty()) {
        image["creditText"] = json!(credit);
    }
    image
}

/// The picture in all its sizes, with a placeholder.
fn picture(out: &mut String, banners: &[Published<'_>], first: &Published<'_>, base: &str) {
    let mut alike: Vec<_> = banners.iter().filter(|b| b.is_of(first.shape())).collect();
    alike.sort_by_key(|published| published.banner.size.width());
    let largest = alike.last().copied().unwrap_or(first);
    let sizes: Vec<String> = alike
        .iter()
        .map(|p| format!("{} {}w", address(base, p.file), p.banner.size.width()))
        .collect();
    let Banner {
        size,
        alt,
        color,
        thumbhash,
        ..
    } = largest.banner;
    let (width, height) = (size.width(), size.height());
    let _ = writeln!(
        out,
        "<img src=\"{}\" srcset=\"{}\" sizes=\"(max-width: {width}px) 100vw, {width}px\" width=\"{width}\" height=\"{height}\" alt=\"{}\" style=\"background-color: {color}\" data-thumbhash=\"{}\" />",
        attribute(&address(base, largest.file)),
        attribute(&sizes.join(", ")),
        attribute(alt),
        STANDARD.encode(thumbhash),
    );
}

/// A value between double quotes; line breaks would end no attribute, but are no part of one.
fn attribute(text: &str) -> String {
    let lines = escape(text).replace(['\n', '\r', '\t'], " ");
    lines.replace('\'', "&#39;").replace('>', "&gt;")
}

/// JSON that ends no script, opens none, and is the same in HTML and in XML.
fn in_script(json: &Value) -> String {
    let mut out = String::new();
    for letter in json.to_string().chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            other => out.push(other),
        }
    }
    out
}

/// A file's address: a space or comma in it would end it in a `srcset`.
pub(crate) fn address(base: &str, file: &str) -> String {
    let mut out = base.to_owned();
    if !base.is_empty() && !base.ends_with('/') {
        out.push('/');
    }
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
