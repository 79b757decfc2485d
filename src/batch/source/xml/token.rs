//! Tags, comments and texts of XML as they come, in bytes: no more than what is asked for is
//! kept, however long a text is.

use super::Fault;
use crate::batch::source::stream::{Kept, Stream};

/// Bytes of one tag with its attributes.
const TAG: usize = 64 << 10;

/// What comes next.
pub(super) enum Token {
    /// `<item a="b">`, by its name.
    Open(Vec<u8>),
    /// `</item>`.
    Close(Vec<u8>),
    /// `<item/>`.
    Empty(Vec<u8>),
    /// `<?xml …?>` and the like.
    Instruction,
    /// Text, CDATA, a comment, a type.
    Other,
    /// The end of the source.
    End,
}

/// Reads the next token, and keeps its bytes.
pub(super) fn token(stream: &mut Stream, kept: &mut Kept) -> Result<Token, Fault> {
    match stream.peek().map_err(|e| Fault::system(stream, &e))? {
        None => Ok(Token::End),
        Some(b'<') => markup(stream, kept),
        Some(_) => {
            text(stream, kept)?;
            Ok(Token::Other)
        }
    }
}

/// Text up to the next `<`.
fn text(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    loop {
        let chunk = match stream.chunk() {
            Ok(chunk) => chunk,
            Err(e) => return Err(Fault::system(stream, &e)),
        };
        let end = memchr::memchr(b'<', chunk);
        let count = end.unwrap_or(chunk.len());
        kept.push(&chunk[..count]);
        stream.pass(count);
        if end.is_some() || count == 0 {
            return Ok(());
        }
    }
}

/// What begins with `<`.
fn markup(stream: &mut Stream, kept: &mut Kept) -> Result<Token, Fault> {
    let line = stream.line;
    byte(stream, kept)?;
    match peek(stream)? {
        Some(b'?') => {
            until(stream, kept, *b"??>")?;
            Ok(Token::Instruction)
        }
        Some(b'!') => {
            byte(stream, kept)?;
            match peek(stream)? {
                Some(b'-') => until(stream, kept, *b"-->")?,
                Some(b'[') => until(stream, kept, *b"]]>")?,
                _ => doctype(stream, kept)?,
            }
            Ok(Token::Other)
        }
        Some(b) if b == b'/' || b == b'_' || b == b':' || b >= 0x80 || b.is_ascii_alphabetic() => {
            tag(stream, kept, line)
        }
        // A bare `<` in a text: the item's own reader judges it.
        _ => Ok(Token::Other),
    }
}

/// A tag's name, up to its `>`.
fn tag(stream: &mut Stream, kept: &mut Kept, line: u64) -> Result<Token, Fault> {
    let mut inner = Vec::new();
    let mut quote = None;
    loop {
        let Some(b) = byte(stream, kept)? else {
            return Err(Fault::at(line, "a tag is opened and not closed"));
        };
        match (quote, b) {
            (None, b'>') => break,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if b == open => quote = None,
            _ => {}
        }
        inner.push(b);
        if inner.len() > TAG {
            return Err(Fault::at(line, "a tag is opened and not closed"));
        }
    }
    let is_end = |b: &u8| b.is_ascii_whitespace() || *b == b'/';
    let closing = inner.first() == Some(&b'/');
    let name = &inner[usize::from(closing)..];
    let end = name.iter().position(is_end).unwrap_or(name.len());
    let name = name[..end].to_vec();
    Ok(match (closing, inner.last() == Some(&b'/')) {
        (true, _) => Token::Close(name),
        (false, true) => Token::Empty(name),
        (false, false) => Token::Open(name),
    })
}

/// A type, whose entities stand in brackets.
fn doctype(stream: &mut Stream, kept: &mut Kept) -> Result<(), Fault> {
    let mut depth = 0_usize;
    let line = stream.line;
    loop {
        match byte(stream, kept)? {
            None => return Err(Fault::at(line, "a type is declared and not closed")),
            Some(b'[') => depth += 1,
            Some(b']') => depth = depth.saturating_sub(1),
            Some(b'>') if depth == 0 => return Ok(()),
            Some(_) => {}
        }
    }
}

/// Bytes up to and with three that end them; where the first two are one, a third of it may
/// stand before.
fn until(stream: &mut Stream, kept: &mut Kept, end: [u8; 3]) -> Result<(), Fault> {
    let line = stream.line;
    // `<?` ends with two bytes; its first stands for any.
    let any = end[0] == b'?';
    let mut tail = [0_u8; 2];
    let mut first = true;
    loop {
        let chunk = match stream.chunk() {
            Ok(chunk) => chunk,
            Err(e) => return Err(Fault::system(stream, &e)),
        };
        if chunk.is_empty() {
            return Err(Fault::at(line, "what begins here is not closed"));
        }
        let before = |at: usize, back: usize| match at.checked_sub(back) {
            Some(i) => chunk[i],
            None => tail[2 + at - back],
        };
        let close = memchr::memchr_iter(b'>', chunk).find(|&at| {
            before(at, 1) == end[1] && (any || before(at, 2) == end[0]) && !(first && at < 2)
        });
        let count = close.map_or(chunk.len(), |at| at + 1);
        kept.push(&chunk[..count]);
        let (a, b) = (before(count, 2), before(count, 1));
        stream.pass(count);
        if close.is_some() {
            return Ok(());
        }
        tail = [a, b];
        first = false;
    }
}

fn peek(stream: &mut Stream) -> Result<Option<u8>, Fault> {
    stream.peek().map_err(|e| Fault::system(stream, &e))
}

fn byte(stream: &mut Stream, kept: &mut Kept) -> Result<Option<u8>, Fault> {
    let byte = stream.next().map_err(|e| Fault::system(stream, &e))?;
    if let Some(byte) = byte {
        kept.push(&[byte]);
    }
    Ok(byte)
}
