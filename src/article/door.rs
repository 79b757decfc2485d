//! What is checked before any byte is read.

/// The most bytes an article may have: fifty times the longest feature we know, and few
/// enough to be read within a second.
pub const LIMIT: usize = 8 << 20;

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

/// The bytes as text, or why they are none and what to do.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.len() > LIMIT {
        return Err(format!(
            "larger than an article may be ({} MiB); give the article alone",
            LIMIT >> 20
        ));
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!(
            "this is {what}, not text; give the article as text or Markdown"
        ));
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        return Err(if utf16 {
            "this is UTF-16; save it as UTF-8".to_owned()
        } else {
            format!("byte {at} is zero, so this is no text; give the article as text or Markdown")
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        format!(
            "byte {} is not UTF-8; save the file as UTF-8",
            fault.valid_up_to()
        )
    })?;
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err("nothing in it but white space; give the article's text".to_owned());
    }
    Ok(text)
}
