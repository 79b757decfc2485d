//! What a source is: told by its name's ending and its first bytes.

use super::csv;
use super::map::Map;
use super::stream::Stream;
use crate::article::{self, Form};
use serde_json::Value;
use std::io;
use std::path::Path;

/// Bytes that are looked at to tell what a source is.
const SNIFFED: usize = 64 << 10;

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A JSON object a line.
    JsonLines,
    /// Rows of fields under a header, parted by commas, semicolons or tabs.
    Csv,
    /// A list of articles as JSON, such as WordPress's REST interface gives.
    Json,
    /// RSS or Atom.
    Feed,
    /// An export of WordPress (WXR).
    WordPress,
    /// An export of Ghost.
    Ghost,
    /// One article a file, in this form.
    Article(Form),
}

/// The names that `--from` takes.
const NAMES: [(&str, Kind); 12] = [
    ("jsonl", Kind::JsonLines),
    ("csv", Kind::Csv),
    ("json", Kind::Json),
    ("feed", Kind::Feed),
    ("wordpress", Kind::WordPress),
    ("ghost", Kind::Ghost),
    ("text", Kind::Article(Form::Text)),
    ("request", Kind::Article(Form::Request)),
    ("markdown", Kind::Article(Form::Markdown)),
    ("html", Kind::Article(Form::Html)),
    ("brief", Kind::Article(Form::Brief)),
    ("tsv", Kind::Csv),
];

impl Kind {
    /// The kind that has this name: `jsonl`, `csv` or `tsv`, `json`, `feed`, `wordpress`,
    /// `ghost`, or `text`, `request`, `markdown`, `html`, `brief` for files of one article.
    ///
    /// # Errors
    /// A name of none, in one line with those that are.
    pub fn named(name: &str) -> Result<Self, String> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, kind)| *kind).ok_or_else(|| {
            let known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
            format!("no source is \"{name}\"; use one of {}", known.join(", "))
        })
    }
}

/// Whether a file's ending is one of articles.
pub(super) fn is_article(path: &Path) -> bool {
    const ENDINGS: [&str; 13] = [
        "md", "markdown", "txt", "html", "htm", "json", "xml", "rss", "atom", "jsonl", "ndjson",
        "csv", "tsv",
    ];
    ENDINGS.contains(&ending(path).as_str())
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

/// What a file is; `None` for one article whose form its reader recognises.
pub(super) fn of_file(path: &Path, stream: &mut Stream, map: &Map) -> io::Result<Option<Kind>> {
    match ending(path).as_str() {
        "jsonl" | "ndjson" => Ok(Some(Kind::JsonLines)),
        "csv" | "tsv" => Ok(Some(Kind::Csv)),
        "md" | "markdown" | "txt" | "html" | "htm" => Ok(None),
        "json" => Ok(match of_bytes(stream, map)? {
            // One object over one line is as well one article.
            Some(Kind::JsonLines) if is_one(stream)? => None,
            kind => kind,
        }),
        _ => of_bytes(stream, map),
    }
}

/// Whether nothing follows the first line.
fn is_one(stream: &mut Stream) -> io::Result<bool> {
    let more = |seen: &[u8]| {
        let line = memchr::memchr(b'\n', seen).unwrap_or(seen.len());
        !seen[line..].trim_ascii().is_empty()
    };
    let seen = stream.ahead(article::LIMIT, |seen, _| more(seen))?;
    Ok(!more(&seen))
}

/// What bytes are, from the first of them.
pub(super) fn of_bytes(stream: &mut Stream, map: &Map) -> io::Result<Option<Kind>> {
    let seen = stream.ahead(SNIFFED, |seen, ended| ended || enough(seen))?;
    Ok(sniff(&seen, map))
}

/// Without a byte order mark and white space.
fn trimmed(seen: &[u8]) -> &[u8] {
    seen.strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(seen)
        .trim_ascii_start()
}

/// Whether so many first bytes tell what the rest is. A pipe may wait with its second line until
/// its first is drawn, so that no more than a line is asked for.
fn enough(seen: &[u8]) -> bool {
    let bytes = trimmed(seen);
    match bytes.first() {
        None => false,
        Some(b'[') => true,
        // The element at the root with its namespaces.
        Some(b'<') => {
            let text = String::from_utf8_lossy(bytes);
            article::root(&text).is_some_and(|root| root.contains('>'))
        }
        Some(b'{') => match memchr::memchr(b'\n', bytes) {
            // Whether a list or a line is at its end only shows in what follows.
            Some(line) if lists(&bytes[..line]).is_some() => {
                !bytes[line..].trim_ascii_start().is_empty()
            }
            line => line.is_some(),
        },
        Some(_) => bytes.contains(&b'\n'),
    }
}

fn sniff(seen: &[u8], map: &Map) -> Option<Kind> {
    let bytes = trimmed(seen);
    match bytes.first()? {
        b'[' => Some(Kind::Json),
        b'<' => xml(&String::from_utf8_lossy(bytes)),
        b'{' => {
            let line = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
            let (line, rest) = bytes.split_at(line);
            let whole = serde_json::from_slice::<Value>(line).is_ok();
            let list = lists(bytes);
            match list {
                Some(_) if whole && rest.trim_ascii_start().starts_with(b"{") => {
                    Some(Kind::JsonLines)
                }
                Some("db") => Some(Kind::Ghost),
                Some(_) => Some(Kind::Json),
                // A line that is longer than what was looked at, or the first of several.
                None if whole || rest.is_empty() => Some(Kind::JsonLines),
                None => None,
            }
        }
        _ => {
            let line = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
            let line = std::str::from_utf8(&bytes[..line]).ok()?;
            csv::is_header(line.trim_end(), map).then_some(Kind::Csv)
        }
    }
}

/// What XML is.
fn xml(text: &str) -> Option<Kind> {
    let root = article::root(text)?;
    let tag = root.split('>').next().unwrap_or_default();
    if tag.contains("http://wordpress.org/export/") {
        return Some(Kind::WordPress);
    }
    article::is_feed(text).then_some(Kind::Feed)
}

/// The first name in an object under which a list of articles stands, as far as its first bytes
/// show. An object that names a title and a body before is an article with a list in it.
fn lists(bytes: &[u8]) -> Option<&'static str> {
    let (mut depth, mut inside, mut i) = (0_usize, false, 0);
    let (mut title, mut body) = (false, false);
    let mut key = 0..0;
    while let Some(byte) = bytes.get(i) {
        match byte {
            b'"' => {
                let start = i + 1;
                i = start + string(bytes.get(start..)?)?;
                if depth == 1 && !inside {
                    key = start..i;
                }
            }
            b':' if depth == 1 => {
                inside = true;
                let name = std::str::from_utf8(&bytes[key.clone()]).unwrap_or_default();
                title |= matches!(name, "title" | "headline");
                body |= article::is_body(name);
                let next = bytes[i + 1..].trim_ascii_start().first();
                let opens = matches!(next, Some(b'[' | b'{'));
                if opens && name == "db" {
                    return Some("db");
                }
                if opens && !(title && body) {
                    let list = article::LISTS.iter().find(|list| **list == name);
                    if let Some(list) = list {
                        return Some(list);
                    }
                }
            }
            b',' if depth == 1 => inside = false,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return None;
        }
        i += 1;
    }
    None
}

/// Bytes of a string up to its closing quote.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut i = 0;
    loop {
        match bytes.get(i)? {
            b'"' => return Some(i),
            b'\\' => i += 2,
            _ => i += 1,
        }
    }
}

/// Whether a source is JSON.
pub(super) fn is_json(stream: &mut Stream) -> io::Result<bool> {
    let seen = stream.ahead(SNIFFED, |seen, _| !trimmed(seen).is_empty())?;
    Ok(trimmed(&seen).starts_with(b"[") || trimmed(&seen).starts_with(b"{"))
}
