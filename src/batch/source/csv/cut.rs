//! Cuts the raw records of a table, strictly: a closing quote is followed by a delimiter or the
//! line's end. A quote that is never closed would else swallow the rows after it.

use crate::article::LIMIT;
use crate::batch::source::stream::{Kept, Mark, Stream};
use std::io;

/// A header that is longer has no line that tells its delimiter.
const HEADER: usize = 64 << 10;

/// What was cut.
pub(super) enum Cut {
    /// A record without its line end, and how many fields it has.
    Row { raw: Vec<u8>, count: usize },
    /// A record that is larger than may be kept; it was passed.
    TooLarge,
    /// A record with a quote opened in a field, counted from 1, and not closed. The next record
    /// begins at the line after that where it began.
    Open { field: usize },
    /// The same, and what followed cannot be read again.
    Lost { field: usize },
    /// There are no more.
    End,
}

/// Where in a record a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quote within a quoted field: its end, or half of a doubled one.
    Closing,
}

/// One record that is being cut.
struct Record {
    state: State,
    kept: Kept,
    /// Fields begun.
    count: usize,
    /// The field whose quote was opened last.
    opened: usize,
    /// Where its second line begins, in the stream and in what is kept.
    second: Option<(Mark, usize)>,
}

/// How a record ended.
enum End {
    Line,
    Broken,
    Source,
}

/// Cuts records out of a stream.
pub(super) struct Cutter {
    stream: Stream,
    /// What parts fields; told from the header.
    pub(super) delimiter: u8,
    /// Whether the last record ended with a carriage return, of which a line feed is part.
    after_return: bool,
}

impl Cutter {
    pub(super) fn new(stream: Stream) -> Self {
        Self {
            stream,
            delimiter: b',',
            after_return: false,
        }
    }

    /// Reads what stands before the header, and tells the delimiter.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        let mark = |seen: &[u8]| seen.starts_with(b"\xef\xbb\xbf");
        let line = |seen: &[u8]| memchr::memchr2(b'\n', b'\r', seen);
        let mut seen = self.stream.ahead(HEADER, |seen, _| line(seen).is_some())?;
        if mark(&seen) {
            self.stream.pass(3);
            seen.drain(..3);
        }
        let end = line(&seen).unwrap_or(seen.len());
        // A line that spreadsheets write for themselves.
        if let Some(&[delimiter]) = seen[..end].strip_prefix(b"sep=") {
            self.delimiter = delimiter;
            self.stream.pass(end);
            return self.end_line();
        }
        self.delimiter = delimiter(&seen[..end]);
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.after_return = self.stream.next()? == Some(b'\r');
        self.past_return()
    }

    fn past_return(&mut self) -> io::Result<()> {
        if self.after_return && self.stream.peek()? == Some(b'\n') {
            self.stream.pass(1);
        }
        self.after_return = false;
        Ok(())
    }

    /// The line in which the next record begins.
    pub(super) fn line(&mut self) -> io::Result<u64> {
        self.past_return()?;
        Ok(self.stream.line)
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        matches!(self.stream.past_space(), Ok(None))
    }

    /// Cuts the next record.
    pub(super) fn cut(&mut self) -> io::Result<Cut> {
        self.past_return()?;
        if self.stream.peek()?.is_none() {
            return Ok(Cut::End);
        }
        let mut record = Record {
            state: State::Start,
            kept: Kept::new(LIMIT),
            count: 1,
            opened: 0,
            second: None,
        };
        let end = self.read(&mut record)?;
        let open = matches!(end, End::Source) && record.state == State::Quoted;
        if !open && !matches!(end, End::Broken) {
            return Ok(match record.kept.over {
                true => Cut::TooLarge,
                false => Cut::Row {
                    raw: record.kept.bytes,
                    count: record.count,
                },
            });
        }
        let field = record.opened;
        let Some((second, at)) = record.second else {
            self.pass_line()?;
            return Ok(Cut::Open { field });
        };
        if !record.kept.over {
            let rest = record.kept.bytes.split_off(at);
            self.stream.again(rest, second);
        } else if self.stream.is_file() {
            self.stream.back_to(second)?;
        } else {
            self.pass_line()?;
            return Ok(Cut::Lost { field });
        }
        Ok(Cut::Open { field })
    }

    /// Reads a record to its end.
    fn read(&mut self, record: &mut Record) -> io::Result<End> {
        loop {
            let mark = self.stream.mark();
            let chunk = self.stream.chunk()?;
            if chunk.is_empty() {
                return Ok(End::Source);
            }
            let (count, end) = record.take(chunk, self.delimiter, mark);
            let ended_by = chunk.get(count).copied();
            record.kept.push(&chunk[..count]);
            self.stream.pass(count);
            match end {
                None => {}
                Some(End::Line) => {
                    self.after_return = ended_by == Some(b'\r');
                    self.stream.pass(1);
                    return Ok(End::Line);
                }
                Some(end) => return Ok(end),
            }
        }
    }

    /// Passes the rest of a line.
    fn pass_line(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.stream.chunk()?;
            if chunk.is_empty() {
                return Ok(());
            }
            match memchr::memchr2(b'\n', b'\r', chunk) {
                Some(end) => {
                    self.stream.pass(end);
                    return self.end_line();
                }
                None => {
                    let count = chunk.len();
                    self.stream.pass(count);
                }
            }
        }
    }
}

impl Record {
    /// Takes bytes of a chunk that stands at `mark`: how many are its own, and how it ended.
    fn take(&mut self, chunk: &[u8], delimiter: u8, mark: Mark) -> (usize, Option<End>) {
        let mut i = 0;
        let mut lines = 0;
        while let Some(&byte) = chunk.get(i) {
            self.state = match (self.state, byte) {
                (State::Quoted, b'"') => State::Closing,
                (State::Quoted, b'\n') => {
                    lines += 1;
                    if self.second.is_none() {
                        let after = Mark {
                            at: mark.at + i as u64 + 1,
                            line: mark.line + lines,
                        };
                        self.second = Some((after, self.kept.bytes.len() + i + 1));
                    }
                    State::Quoted
                }
                (State::Quoted, _) => {
                    // Most of a table lies within quotes.
                    let rest = &chunk[i + 1..];
                    i += memchr::memchr2(b'"', b'\n', rest).unwrap_or(rest.len());
                    State::Quoted
                }
                (State::Closing, b'"') => State::Quoted,
                (State::Start, b'"') => {
                    self.opened = self.count;
                    State::Quoted
                }
                (_, byte) if byte == delimiter => {
                    self.count += 1;
                    State::Start
                }
                (_, b'\n' | b'\r') => return (i, Some(End::Line)),
                (State::Closing, _) => return (i, Some(End::Broken)),
                (State::Start | State::Plain, _) => State::Plain,
            };
            i += 1;
        }
        (chunk.len(), None)
    }
}

/// What parts the names of a header.
pub(super) fn delimiter(line: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in line {
        quoted ^= *byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(byte == delimiter && !quoted);
        }
    }
    // The first of those that come as often.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}
