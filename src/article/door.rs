//! What is checked before any byte is read.

/// The most bytes an article may have: fifty times the longest feature we know, and few
/// enough to be read within a second.
pub const LIMIT: usize = 8 << 20;

/// The most bytes of plain text or Markdown that are read, from the first on: the length of a
/// novel. What comes after is not looked at.
const READ: usize = 512 << 10;

/// What is read of a text.
pub(super) fn first(text: &str) -> &str {
    if text.len() <= READ {
        return text;
    }
    let mut end = READ;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text[..end].rfind('\n').filter(|line| *line > READ / 2);
    &text[..line.unwrap_or(end)]
}

/// First bytes of files that people mistake for articles, with what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP or sound file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
];

/// Why bytes are no text, before they are decoded.
pub(super) fn bytes(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > LIMIT {
        return Err(format!(
            "larger than an article may be ({} MiB); give the article alone",
            LIMIT >> 20
        ));
    }
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => Err(format!(
            "this is {what}, not text; give the article as text, Markdown, HTML, JSON or a feed"
        )),
        None => Ok(()),
    }
}

/// Why decoded text is no article. Pages may hold a stray zero, which readers drop.
pub(super) fn text(text: &str, marked_up: bool) -> Result<(), String> {
    if let Some(at) = text.bytes().position(|b| b == 0).filter(|_| !marked_up) {
        return Err(format!(
            "byte {at} is zero, so this is no text; give the article as text, Markdown, HTML, JSON or a feed"
        ));
    }
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err("nothing in it but white space; give the article's text".to_owned());
    }
    Ok(())
}
