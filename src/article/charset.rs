//! Bytes to text: by a byte order mark, as UTF-8, or by the encoding that a page declares.

use super::Form;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes in which a declaration is looked for. Browsers stop at 1024; pages with long comments
/// before their head are common enough, and four times as much costs nothing.
const SNIFFED: usize = 4096;

/// The text of a file; borrowed when the file is UTF-8 and nothing had to be changed.
///
/// What is UTF-8 is read as UTF-8 whatever it declares: text of another encoding is hardly ever
/// UTF-8 by accident, but a page saved anew often keeps its old declaration.
pub(super) fn decode(bytes: &[u8], form: Option<Form>) -> Result<Cow<'_, str>, String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return Ok(Cow::Owned(encoding.decode(bytes).0.into_owned()));
    }
    // A page in UTF-16 without a mark begins with `<` and a zero.
    match bytes {
        [b'<', 0, _, 0, ..] => return Ok(Cow::Owned(UTF_16LE.decode(bytes).0.into_owned())),
        [0, b'<', 0, _, ..] => return Ok(Cow::Owned(UTF_16BE.decode(bytes).0.into_owned())),
        _ => {}
    }
    let marked = form.map_or_else(|| is_marked_up(bytes), |form| form.is_marked_up());
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\u{1b}') => Ok(Cow::Borrowed(text)),
        // Pages in ISO-2022-JP are ASCII with escapes.
        Ok(text) => match declared(bytes).filter(|_| marked) {
            Some(encoding) if !encoding.is_ascii_compatible() => {
                Ok(Cow::Owned(encoding.decode(bytes).0.into_owned()))
            }
            _ => Ok(Cow::Borrowed(text)),
        },
        Err(fault) if marked => Ok(Cow::Owned(other(bytes, &fault))),
        Err(fault) => Err(format!(
            "byte {} is not UTF-8; save the file as UTF-8",
            fault.valid_up_to()
        )),
    }
}

/// The text of a page that is not UTF-8 throughout.
fn other(bytes: &[u8], fault: &std::str::Utf8Error) -> String {
    let declared = declared(bytes);
    let cut = fault.error_len().is_none();
    let encoding = match declared {
        _ if cut => UTF_8,
        Some(encoding) => encoding,
        // As browsers do, unless all but a few letters are UTF-8.
        None if is_mostly_utf8(bytes) => UTF_8,
        None => WINDOWS_1252,
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether far more letters are whole than broken.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
}

/// Whether a file begins as HTML or XML does.
fn is_marked_up(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'<')
}

/// The encoding of `<meta charset=…>`, `content="text/html; charset=…"` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let xml = head.trim_start().starts_with("<?xml");
    let keys: &[&str] = if xml {
        &["encoding", "charset"]
    } else {
        &["charset"]
    };
    let found = keys.iter().find_map(|key| {
        head.match_indices(key).find_map(|(at, _)| {
            let value = head[at + key.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(|c: char| c.is_whitespace() || "\"';/>?".contains(c))?;
            Encoding::for_label(&value.as_bytes()[..end])
        })
    })?;
    // A declaration that could be read byte by byte is not UTF-16, as browsers reason too.
    let wide = found == UTF_16LE || found == UTF_16BE;
    Some(if wide { UTF_8 } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_by_its_encoding() {
        const ROWS: [(&str, &[u8], &str); 10] = [
            ("plain", b"<p>caf\xc3\xa9</p>", "<p>café</p>"),
            ("no declaration", b"<p>caf\xe9</p>", "<p>café</p>"),
            (
                "windows-1251",
                b"<meta charset=windows-1251><p>\xcf\xee\xf0\xf2",
                "<meta charset=windows-1251><p>Порт",
            ),
            (
                "http-equiv",
                b"<meta content='text/html; charset=iso-8859-2'>\xb3",
                "<meta content='text/html; charset=iso-8859-2'>ł",
            ),
            (
                "XML",
                b"<?xml version='1.0' encoding='Shift_JIS'?>\x8d\x60",
                "<?xml version='1.0' encoding='Shift_JIS'?>港",
            ),
            (
                "saved anew as UTF-8",
                b"<meta charset=iso-8859-1>\xc3\xa9",
                "<meta charset=iso-8859-1>é",
            ),
            ("UTF-16, little end first", b"\xff\xfeP\0o\0", "Po"),
            ("UTF-16, big end first", b"\xfe\xff\0P\0o", "Po"),
            ("UTF-16 without a mark", b"<\0p\0>\0", "<p>"),
            ("cut within a letter", b"<p>caf\xc3", "<p>caf\u{fffd}"),
        ];
        for (name, bytes, want) in ROWS {
            assert_eq!(decode(bytes, None).as_deref(), Ok(want), "{name}");
        }
        let fault = decode(b"caf\xe9", None);
        assert_eq!(
            fault,
            Err("byte 3 is not UTF-8; save the file as UTF-8".to_owned())
        );
    }
}
