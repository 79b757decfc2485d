//! RSS and Atom.

use super::page::{PagePicture, plain};
use super::story::{Story, Told};
use super::{Article, Form, charset, items};
use feed_rs::model::{Entry, Feed};
use feed_rs::parser;

/// Elements within elements; feeds have six, and a body in XHTML some more.
const DEEPEST: usize = 128;

/// Items that a feed may have; a site keeps some hundred, and each takes a kilobyte and more.
const MOST: usize = 20_000;

/// Whether a file is a feed: its first element says so.
pub(crate) fn is_feed(file: &str) -> bool {
    root(file).is_some_and(|root| {
        let name = root
            .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .next();
        matches!(name, Some("rss" | "feed" | "rdf:RDF" | "RDF" | "channel"))
    })
}

/// What follows the `<` of the first element.
pub(crate) fn root(file: &str) -> Option<&str> {
    let mut rest = file.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let inner = rest.strip_prefix('<')?;
        let end = if inner.starts_with("!--") {
            inner.find("-->")? + 3
        } else if inner.starts_with('?') {
            inner.find("?>")? + 2
        } else if inner.starts_with('!') {
            // A type may declare entities in brackets.
            let end = inner.find('>')?;
            match inner[..end].contains('[') {
                true => inner.find("]>")? + 2,
                false => end + 1,
            }
        } else {
            return Some(inner);
        };
        rest = inner[end..].trim_start();
    }
}

/// Reads the one article of a feed.
pub(super) fn read(file: &str) -> Result<Article, String> {
    items::only(stories(file)?)?.into_article()
}

/// The articles of a feed.
pub(super) fn stories(file: &str) -> Result<Vec<Story>, String> {
    let feed = parsed(file)?;
    let site = site(&feed);
    let found: Vec<Story> = feed
        .entries
        .iter()
        .map(|entry| story(entry, &feed, &site))
        .collect();
    if found.is_empty() {
        return Err("no item in this feed; give one with articles in it".to_owned());
    }
    Ok(found)
}

/// A feed's own title, which is its site's name.
fn site(feed: &Feed) -> String {
    let title = feed.title.as_ref();
    title.map(|title| plain(&title.content)).unwrap_or_default()
}

fn parsed(file: &str) -> Result<Feed, String> {
    // Declared encodings and entities are done with: what is read here is text.
    let root = root(file).ok_or("no feed: no element in it; give RSS or Atom")?;
    let body = &file[file.len() - root.len() - 1..];
    if is_deep(body) {
        return Err(format!(
            "elements nested deeper than {DEEPEST}; give RSS or Atom"
        ));
    }
    if body.matches("<item").count() + body.matches("<entry").count() > MOST {
        return Err(format!("more than {MOST} items; give a part of the feed"));
    }
    let clean: String = body.chars().filter(|c| *c != '\0').collect();
    parser::parse(clean.as_bytes()).map_err(|e| {
        let why = e.to_string();
        let why = why.lines().next().unwrap_or_default().trim();
        format!("its feed cannot be read ({why}); give RSS or Atom, or say the form with --from")
    })
}

/// The first item of a small feed that was cut out of a larger one, and its id; empty when the
/// feed gives none.
pub(crate) fn first(bytes: &[u8]) -> Result<(Told, String), String> {
    let file = charset::decode(bytes, Some(Form::Feed))?;
    let feed = parsed(&file)?;
    let entry = feed
        .entries
        .first()
        .ok_or("no item in it; give one with a title and a text")?;
    let has_id = ["<guid", "<id"].iter().any(|tag| file.contains(tag));
    let id = if has_id {
        entry.id.clone()
    } else {
        String::new()
    };
    Ok((story(entry, &feed, &site(&feed)).told(), id))
}

/// Whether elements are nested deeper than in any feed. Bodies within CDATA are not looked into.
fn is_deep(body: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let skipped = if rest.starts_with("![CDATA[") {
            rest.find("]]>")
        } else if rest.starts_with("!--") {
            rest.find("-->")
        } else {
            let end = rest.find('>').unwrap_or(rest.len());
            if rest.starts_with('/') {
                depth = depth.saturating_sub(1);
            } else if !rest[..end].ends_with('/') && !rest.starts_with(['!', '?']) {
                depth += 1;
            }
            Some(end)
        };
        if depth > DEEPEST {
            return true;
        }
        let Some(skipped) = skipped else {
            return false;
        };
        rest = &rest[skipped..];
    }
    false
}

fn story(entry: &Entry, feed: &Feed, site: &str) -> Story {
    let text = |text: &Option<feed_rs::model::Text>| {
        text.as_ref()
            .map(|text| text.content.trim().to_owned())
            .unwrap_or_default()
    };
    let summary = text(&entry.summary);
    let full = entry
        .content
        .as_ref()
        .and_then(|content| content.body.clone());
    let full = full.filter(|body| !body.trim().is_empty());
    let people = if entry.authors.is_empty() {
        &feed.authors
    } else {
        &entry.authors
    };
    let names: Vec<&str> = people
        .iter()
        .filter_map(|person| person.name.as_deref())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let tags = entry
        .categories
        .iter()
        .map(|tag| tag.label.as_ref().unwrap_or(&tag.term).clone());
    let date = entry.published.or(entry.updated);
    let link = entry
        .links
        .iter()
        .find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    Story {
        title: text(&entry.title),
        excerpt: if full.is_some() {
            summary.clone()
        } else {
            String::new()
        },
        content: full.unwrap_or(summary),
        author: names.join(", "),
        tags: tags.collect(),
        published: date.map(|date| date.to_rfc3339()).unwrap_or_default(),
        url: link.map(|link| link.href.clone()).unwrap_or_default(),
        site: site.to_owned(),
        language: entry
            .language
            .clone()
            .or_else(|| feed.language.clone())
            .unwrap_or_default(),
        slug: String::new(),
        image: picture(entry),
    }
}

/// The first picture that comes with an item.
fn picture(entry: &Entry) -> Option<PagePicture> {
    let is_picture = |kind: &str| kind.starts_with("image/");
    entry.media.iter().find_map(|media| {
        let content = media.content.iter().find(|content| {
            content
                .content_type
                .as_ref()
                .is_none_or(|kind| is_picture(kind.as_ref()))
        });
        let url = content.and_then(|content| content.url.as_ref().map(ToString::to_string));
        let thumbnail = || {
            media
                .thumbnails
                .first()
                .map(|thumbnail| thumbnail.image.uri.clone())
        };
        let text = |text: &Option<feed_rs::model::Text>| {
            text.as_ref()
                .map(|text| text.content.clone())
                .unwrap_or_default()
        };
        let credit = media.credits.first().map(|credit| credit.entity.clone());
        let picture = PagePicture {
            url: url.or_else(thumbnail).unwrap_or_default(),
            alt: String::new(),
            caption: text(&media.description),
            credit: credit.unwrap_or_default(),
            ..PagePicture::default()
        };
        picture.known()
    })
}
