//! JSON Lines: an object a line.

use super::map::Map;
use super::row::{parse, row, too_large};
use super::stream::{Kept, Stream};
use super::{Given, Origin, Row, broken_off};
use crate::article::{Around, LIMIT};

/// Reads JSON Lines.
pub(super) struct Lines {
    stream: Stream,
    origin: Origin,
    map: Map,
    ended: bool,
}

impl Lines {
    pub(super) fn new(stream: Stream, origin: Origin, map: Map) -> Self {
        Self {
            stream,
            origin,
            map,
            ended: false,
        }
    }
}

impl Iterator for Lines {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        while !self.ended {
            let start = self.stream.mark();
            let place = self.origin.line(start.line);
            let mut line = Kept::new(LIMIT);
            match to_line_end(&mut self.stream, &mut line) {
                Ok(more) => self.ended = !more,
                Err(e) => {
                    self.ended = true;
                    return Some(Err(place.bad(broken_off(&e))));
                }
            }
            if line.over {
                return Some(Ok(Row::Bad(place.bad(too_large()))));
            }
            let mut raw = line.bytes.as_slice();
            if start.at == 0 {
                raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
            }
            if raw.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            return Some(match parse(raw, start.line) {
                Ok(value) => Ok(row(value, &place, &self.map, &Around::default())),
                // A last line without its end may have been cut off, and others after it.
                Err(fault) if self.ended => {
                    let why = format!("{}; the file may be cut off here", fault.why);
                    Err(place.bad(why))
                }
                Err(fault) => Ok(Row::Bad(place.bad(fault.why))),
            });
        }
        None
    }
}

/// Reads up to a line's end, which is passed; whether there was one.
fn to_line_end(stream: &mut Stream, line: &mut Kept) -> std::io::Result<bool> {
    loop {
        let chunk = stream.chunk()?;
        if chunk.is_empty() {
            return Ok(false);
        }
        let end = memchr::memchr(b'\n', chunk);
        let count = end.unwrap_or(chunk.len());
        line.push(&chunk[..count]);
        stream.pass(count + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(true);
        }
    }
}
