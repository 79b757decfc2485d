//! An export of WordPress (WXR), an item at a time.

use super::content::shown;
use super::post::Post;
use super::{Cutter, Piece, at, told};
use crate::article::{self, Around};
use crate::batch::source::row::{Place, text, too_large};
use crate::batch::source::stream::{Kept, Mark, Stream};
use crate::batch::source::{Given, Origin, Row};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;

/// Reads an export.
pub(in crate::batch::source) struct WordPress {
    cutter: Cutter,
    origin: Origin,
    site: Site,
    /// Items so far.
    count: u64,
    ended: bool,
}

/// What an export says beside its posts.
#[derive(Default)]
struct Site {
    title: String,
    language: String,
    /// Names by login.
    authors: BTreeMap<String, String>,
    /// Addresses of pictures by their numbers. They stand anywhere in an export, so that a file
    /// is read twice; numbers and addresses are all that is kept, some hundred bytes each.
    pictures: BTreeMap<String, String>,
}

impl WordPress {
    /// Begins to read; a file is looked through for its pictures first.
    pub(in crate::batch::source) fn new(mut stream: Stream, origin: Origin) -> io::Result<Self> {
        let mut site = Site::default();
        if stream.is_file() {
            let mut cutter = Cutter::new(stream);
            // What breaks here breaks again when it is read for its posts, and is told then.
            while let Ok(piece @ (Piece::Item(..) | Piece::Part(..))) = cutter.next() {
                if let Piece::Item(kept, _) = piece
                    && memchr::memmem::find(&kept.bytes, b"attachment_url").is_some()
                    && let Ok(post) = read(&kept)
                {
                    site.keep(&post);
                }
            }
            stream = cutter.stream;
            stream.back_to(Mark { at: 0, line: 1 })?;
        }
        Ok(Self {
            cutter: Cutter::new(stream),
            origin,
            site,
            count: 0,
            ended: false,
        })
    }
}

impl Iterator for WordPress {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        while !self.ended {
            match self.cutter.next() {
                Ok(Piece::Part(name, kept)) => self.site.take(&name, &kept),
                Ok(Piece::End) => self.ended = true,
                Ok(Piece::Item(kept, line)) => {
                    self.count += 1;
                    let place = self.origin.item(self.count);
                    if kept.over {
                        return Some(Ok(Row::Bad(place.bad(at(line, &too_large())))));
                    }
                    return Some(Ok(match read(&kept) {
                        Ok(post) => self.site.row(&post, &place),
                        Err(why) => Row::Bad(place.bad(at(line, &why))),
                    }));
                }
                Err(fault) => {
                    self.ended = true;
                    let place = self.origin.line(fault.line);
                    return Some(Err(place.bad(told(&fault.why))));
                }
            }
        }
        None
    }
}

fn read(kept: &Kept) -> Result<Post, String> {
    Post::read(text(&kept.bytes)?)
}

impl Site {
    /// Takes an element of the head.
    fn take(&mut self, name: &[u8], kept: &Kept) {
        if !matches!(name, b"title" | b"language" | b"wp:author") {
            return;
        }
        let Ok(part) = read(kept) else { return };
        match name {
            b"title" => self.title = part.said("title").to_owned(),
            b"language" => self.language = part.said("language").to_owned(),
            _ => {
                let shown = part.said("wp:author_display_name").to_owned();
                let login = part.said("wp:author_login").to_owned();
                self.authors.insert(login, shown);
            }
        }
    }

    /// Keeps the address of a picture.
    fn keep(&mut self, post: &Post) {
        let url = post.said("wp:attachment_url");
        if post.said("wp:post_type") == "attachment" && !url.is_empty() {
            let id = post.said("wp:post_id").to_owned();
            self.pictures.insert(id, url.to_owned());
        }
    }

    /// An item as a row.
    fn row(&mut self, post: &Post, place: &Place) -> Row {
        // From standard input, pictures are known only once they came.
        self.keep(post);
        if let Some(why) = unpublished(post) {
            return place.passed(why);
        }
        let value = self.fields(post);
        match article::told(&value, &Around::default()).pop() {
            Some(told) => place.story(told, ""),
            None => {
                let missing = match post.said("title").is_empty() {
                    true => "no title in it; give it one, or leave it out",
                    false => "no text in it, only a title; give its body, or leave it out",
                };
                let mut bad = place.bad(missing);
                let slug = post.said("wp:post_name");
                bad.slug = (!slug.is_empty()).then(|| slug.to_owned());
                Row::Bad(bad)
            }
        }
    }

    /// A post's fields, as JSON systems name them.
    fn fields(&self, post: &Post) -> Value {
        let creator = post.said("dc:creator");
        let author = self.authors.get(creator).map(String::as_str);
        let author = author.filter(|author| !author.is_empty());
        let dates = ["wp:post_date_gmt", "wp:post_date", "pubDate"];
        let published = dates
            .iter()
            .map(|name| post.said(name))
            .find(|date| !date.is_empty() && !date.starts_with("0000"));
        let of = |domain: &'static str| {
            let terms = post.terms.iter();
            terms
                .filter(move |(own, _)| own == domain)
                .map(|(_, label)| label.as_str())
        };
        // What WordPress files a post under when nobody did says nothing of it.
        let sections = of("category").filter(|label| *label != "Uncategorized");
        let tags: Vec<&str> = sections.chain(of("post_tag")).collect();
        let mut fields = json!({
            "title": post.said("title"),
            "content": shown(post.said("content:encoded")),
            "excerpt": shown(post.said("excerpt:encoded")),
            "author": author.unwrap_or(creator),
            "tags": tags,
            "published": published.unwrap_or_default(),
            "url": post.said("link"),
            "site": self.title,
            "language": self.language,
            "slug": post.said("wp:post_name"),
        });
        if let Some(url) = self.pictures.get(&post.thumbnail) {
            fields["image"] = json!({ "url": url });
        }
        fields
    }
}

/// What an item is, when it is no post for readers.
fn unpublished(post: &Post) -> Option<String> {
    let (kind, status) = (post.said("wp:post_type"), post.said("wp:status"));
    let what = match (kind, status) {
        ("nav_menu_item", _) => "menu item",
        ("" | "post", "" | "publish") if post.said("wp:post_password").is_empty() => return None,
        ("" | "post", "" | "publish") => "protected by a password",
        ("" | "post", "future") => "scheduled",
        ("" | "post", status) => status,
        (kind, _) => kind,
    };
    Some(what.to_owned())
}
