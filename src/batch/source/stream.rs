//! The bytes of a source, in order, with the line that each stands in. Some can be looked at
//! before they are read, and some read again.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes asked of the system at a time.
const CHUNK: usize = 64 << 10;

/// Where bytes come from.
enum From {
    /// A file, which can be read again from any place.
    File(BufReader<File>),
    /// A pipe, which cannot.
    Pipe(BufReader<Box<dyn Read + Send>>),
}

/// A source's bytes.
pub(super) struct Stream {
    from: From,
    /// Bytes that come before those of `from`, and how many of them are read.
    back: Vec<u8>,
    done: usize,
    /// The line of the next byte, counted from 1.
    pub(super) line: u64,
    /// The place of the next byte.
    pub(super) at: u64,
    /// Told that place as it moves on.
    pub(super) gauge: Gauge,
}

/// How far a stream is read, for who does not hold it.
#[derive(Debug, Clone, Default)]
pub(super) struct Gauge(Arc<AtomicU64>);

impl Gauge {
    /// Bytes from its beginning.
    pub(super) fn at(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: u64,
    pub(super) line: u64,
}

impl Stream {
    fn new(from: From) -> Self {
        Self {
            from,
            back: Vec::new(),
            done: 0,
            line: 1,
            at: 0,
            gauge: Gauge::default(),
        }
    }

    /// Bytes that come once.
    pub(super) fn pipe(from: Box<dyn Read + Send>) -> Self {
        Self::new(From::Pipe(BufReader::with_capacity(CHUNK, from)))
    }

    /// An open file.
    pub(super) fn file(file: File) -> Self {
        Self::new(From::File(BufReader::with_capacity(CHUNK, file)))
    }

    /// A file, or a pipe that has a name.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(match file.metadata()?.is_file() {
            true => Self::file(file),
            false => Self::pipe(Box::new(file)),
        })
    }

    /// Whether it can be read again.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.from, From::File(_))
    }

    /// The next bytes, one at least unless it has ended.
    pub(super) fn chunk(&mut self) -> io::Result<&[u8]> {
        if self.done < self.back.len() {
            return Ok(&self.back[self.done..]);
        }
        if !self.back.is_empty() {
            self.back = Vec::new();
            self.done = 0;
        }
        match &mut self.from {
            From::File(file) => file.fill_buf(),
            From::Pipe(pipe) => pipe.fill_buf(),
        }
    }

    /// Passes bytes of the last chunk.
    pub(super) fn pass(&mut self, count: usize) {
        let given = if self.done < self.back.len() {
            &self.back[self.done..]
        } else {
            match &self.from {
                From::File(file) => file.buffer(),
                From::Pipe(pipe) => pipe.buffer(),
            }
        };
        let passed = &given[..count.min(given.len())];
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.at += passed.len() as u64;
        self.gauge.0.store(self.at, Ordering::Relaxed);
        if self.done < self.back.len() {
            self.done += passed.len();
            return;
        }
        let count = passed.len();
        match &mut self.from {
            From::File(file) => file.consume(count),
            From::Pipe(pipe) => pipe.consume(count),
        }
    }

    /// The next byte, which stays.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.chunk()?.first().copied())
    }

    /// The next byte.
    pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.pass(1);
        }
        Ok(byte)
    }

    /// Passes white space; the byte after it, which stays.
    pub(super) fn past_space(&mut self) -> io::Result<Option<u8>> {
        loop {
            let chunk = self.chunk()?;
            let space = chunk.iter().take_while(|b| b.is_ascii_whitespace()).count();
            let (next, all) = (chunk.get(space).copied(), space == chunk.len());
            let ended = chunk.is_empty();
            self.pass(space);
            if ended || !all {
                return Ok(next);
            }
        }
    }

    /// Has bytes that were read come again before all others.
    pub(super) fn again(&mut self, mut bytes: Vec<u8>, mark: Mark) {
        bytes.extend_from_slice(&self.back[self.done..]);
        self.back = bytes;
        self.done = 0;
        self.at = mark.at;
        self.line = mark.line;
    }

    /// Goes back in a file.
    pub(super) fn back_to(&mut self, mark: Mark) -> io::Result<()> {
        if let From::File(file) = &mut self.from {
            file.seek(SeekFrom::Start(mark.at))?;
        }
        self.back = Vec::new();
        self.done = 0;
        self.at = mark.at;
        self.line = mark.line;
        Ok(())
    }

    /// Where the next byte stands.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            line: self.line,
        }
    }

    /// The first bytes, which stay: as many as it takes until `enough` says so, at most `most`.
    /// `enough` is told whether all are there.
    pub(super) fn ahead(
        &mut self,
        most: usize,
        enough: impl Fn(&[u8], bool) -> bool,
    ) -> io::Result<Vec<u8>> {
        let mark = self.mark();
        let mut seen = Vec::new();
        loop {
            let chunk = self.chunk()?;
            let (count, ended) = (chunk.len(), chunk.is_empty());
            seen.extend_from_slice(chunk);
            self.pass(count);
            if ended || seen.len() >= most || enough(&seen, ended) {
                self.again(seen.clone(), mark);
                return Ok(seen);
            }
        }
    }
}

/// Bytes that are kept up to a limit, and let go of beyond it.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) bytes: Vec<u8>,
    /// Whether there were more than may be kept; then none are.
    pub(super) over: bool,
    limit: usize,
}

impl Kept {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::new(),
            over: false,
            limit,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.over {
            return;
        }
        if self.bytes.len() + bytes.len() > self.limit {
            self.over = true;
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }
}
