//! Cuts values out of JSON, in bytes: brackets and quotes are all that is looked at, so that a
//! value which is larger than may be kept can be passed.

use crate::batch::source::stream::{Kept, Stream};

/// Brackets in each other whose kinds are compared; what is deeper no reader takes.
const DEEPEST: usize = 512;

/// Where JSON breaks.
pub(super) struct Fault {
    pub(super) line: u64,
    pub(super) why: String,
}

impl Fault {
    pub(super) fn at(line: u64, why: impl Into<String>) -> Self {
        let why = why.into();
        Self { line, why }
    }
}

/// The byte after white space, which stays.
pub(super) fn peek(stream: &mut Stream) -> Result<Option<u8>, Fault> {
    let line = stream.line;
    let next = stream.past_space();
    next.map_err(|e| Fault::at(line, e.to_string()))
}

/// Passes one byte, which must come.
pub(super) fn expect(stream: &mut Stream, byte: u8) -> Result<(), Fault> {
    match peek(stream)? {
        Some(found) if found == byte => {
            stream.pass(1);
            Ok(())
        }
        found => Err(other(stream, found, &format!("\"{}\"", char::from(byte)))),
    }
}

/// What a message says of a byte that does not belong.
pub(super) fn other(stream: &Stream, found: Option<u8>, wanted: &str) -> Fault {
    let found = match found {
        Some(byte) if byte.is_ascii_graphic() => format!("\"{}\" stands", char::from(byte)),
        Some(byte) => format!("byte {byte:#04x} stands"),
        None => "it ends".to_owned(),
    };
    Fault::at(stream.line, format!("{found} where {wanted} belongs"))
}

/// Cuts the next value.
pub(super) fn value(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    match peek(stream)? {
        Some(b'"') => string(stream, kept),
        Some(b'{' | b'[') => nested(stream, kept),
        Some(b) if b.is_ascii_alphanumeric() || b == b'-' => plain(stream, kept),
        found => Err(other(stream, found, "a value")),
    }
}

/// Cuts a text with its quotes.
pub(super) fn string(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    let line = stream.line;
    expect(stream, b'"')?;
    kept.push(b"\"");
    let mut escaped = false;
    loop {
        let chunk = stream.chunk().map_err(|e| Fault::at(line, e.to_string()))?;
        if chunk.is_empty() {
            return Err(Fault::at(line, "a text begins here and does not end"));
        }
        if escaped {
            kept.push(&chunk[..1]);
            stream.pass(1);
            escaped = false;
            continue;
        }
        let end = memchr::memchr2(b'"', b'\\', chunk);
        let count = end.map_or(chunk.len(), |end| end + 1);
        let closed = end.is_some_and(|end| chunk[end] == b'"');
        kept.push(&chunk[..count]);
        stream.pass(count);
        if closed {
            return Ok(());
        }
        escaped = end.is_some();
    }
}

/// A number or a word.
fn plain(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    let line = stream.line;
    loop {
        let chunk = stream.chunk().map_err(|e| Fault::at(line, e.to_string()))?;
        let is_end = |b: &u8| b.is_ascii_whitespace() || b",]}[{:\"".contains(b);
        let end = chunk.iter().position(is_end);
        let count = end.unwrap_or(chunk.len());
        kept.push(&chunk[..count]);
        stream.pass(count);
        if end.is_some() || count == 0 {
            return Ok(());
        }
    }
}

/// An object or a list, up to its end.
fn nested(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    let line = stream.line;
    let mut open: Vec<u8> = Vec::new();
    let mut deeper = 0_usize;
    loop {
        let chunk = stream.chunk().map_err(|e| Fault::at(line, e.to_string()))?;
        if chunk.is_empty() {
            return Err(Fault::at(
                line,
                "an object or list begins here and does not end",
            ));
        }
        let end = chunk.iter().position(|b| b"\"{}[]".contains(b));
        let count = end.unwrap_or(chunk.len());
        let byte = end.map(|end| chunk[end]);
        kept.push(&chunk[..count]);
        stream.pass(count);
        let Some(byte) = byte else { continue };
        if byte == b'"' {
            string(stream, kept)?;
            continue;
        }
        let here = stream.line;
        kept.push(&[byte]);
        stream.pass(1);
        match byte {
            b'{' | b'[' if open.len() >= DEEPEST => deeper += 1,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            _ if deeper > 0 => deeper -= 1,
            _ if open.pop() != Some(byte) => {
                return Err(Fault::at(
                    here,
                    format!(
                        "\"{}\" closes what another bracket opened",
                        char::from(byte)
                    ),
                ));
            }
            _ if open.is_empty() => return Ok(()),
            _ => {}
        }
    }
}
