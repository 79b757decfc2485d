//! Feeds and exports as XML, cut into items: each is read on its own, under the feed's head.

mod content;
pub(super) mod feed;
mod post;
mod token;
pub(super) mod wordpress;

use super::stream::{Kept, Stream};
use crate::article::LIMIT;
use std::io;
use token::{Token, token};

/// Bytes of one element of the head, such as the site's title.
const PART: usize = 64 << 10;
/// Bytes of the head that each item is read under.
const HEAD: usize = 128 << 10;
/// Elements in each other whose names are compared; the reader of items refuses fewer.
const DEEPEST: usize = 512;

/// Where XML breaks.
struct Fault {
    line: u64,
    why: String,
}

impl Fault {
    fn at(line: u64, why: impl Into<String>) -> Self {
        let why = why.into();
        Self { line, why }
    }

    fn system(stream: &Stream, e: &io::Error) -> Self {
        Self::at(stream.line, e.to_string())
    }
}

/// What stands directly in a feed.
enum Piece {
    /// An item or entry, and the line in which it begins.
    Item(Kept, u64),
    /// Something of the head: `wp:author`.
    Part(Vec<u8>, Kept),
    /// There are no more.
    End,
}

/// An element that holds items: its name.
type Holder = Vec<u8>;

/// Cuts a feed into pieces.
struct Cutter {
    stream: Stream,
    /// The declaration, root and channel with what they say of all items.
    head: Vec<u8>,
    open: Vec<Holder>,
    begun: bool,
}

impl Cutter {
    fn new(stream: Stream) -> Self {
        Self {
            stream,
            head: Vec::new(),
            open: Vec::new(),
            begun: false,
        }
    }

    /// A feed of one item.
    fn around(&self, item: &[u8]) -> Vec<u8> {
        let mut feed = self.head.clone();
        feed.extend_from_slice(item);
        for name in self.open.iter().rev() {
            close(&mut feed, name);
        }
        feed
    }

    /// The next piece.
    fn next(&mut self) -> Result<Piece, Fault> {
        loop {
            let line = self.stream.line;
            let mut kept = Kept::new(PART);
            match token(&mut self.stream, &mut kept)? {
                Token::End if self.open.is_empty() && self.begun => return Ok(Piece::End),
                Token::End => {
                    let within = self.open.last().map(|name| text(name));
                    return Err(Fault::at(
                        line,
                        match within {
                            Some(name) => format!("it ends within <{name}>"),
                            None => "there is no element in it".to_owned(),
                        },
                    ));
                }
                Token::Instruction if self.head.is_empty() => self.head = kept.bytes,
                Token::Instruction | Token::Other => {}
                Token::Close(name) if self.open.last() == Some(&name) => {
                    self.open.pop();
                    close(&mut self.head, &name);
                    if self.open.is_empty() {
                        return Ok(Piece::End);
                    }
                }
                Token::Close(name) => return Err(crossed(line, &name, self.open.last())),
                Token::Open(name) if self.holds(&name) => {
                    self.begun = true;
                    self.head.extend_from_slice(&kept.bytes);
                    self.open.push(name);
                }
                Token::Open(name) | Token::Empty(name) if self.open.is_empty() => {
                    return Err(Fault::at(
                        line,
                        format!("<{}> begins no feed; give RSS or Atom", text(&name)),
                    ));
                }
                Token::Empty(name) => return Ok(self.piece(name, kept, line)),
                Token::Open(name) => {
                    let limit = if is_item(&name) { LIMIT } else { PART };
                    let mut whole = Kept::new(limit);
                    whole.push(&kept.bytes);
                    self.element(name.clone(), &mut whole)?;
                    return Ok(self.piece(name, whole, line));
                }
            }
        }
    }

    /// Whether an element that opens here holds items.
    fn holds(&self, name: &[u8]) -> bool {
        match self.open.len() {
            0 => !self.begun && matches!(name, b"rss" | b"feed" | b"rdf:RDF" | b"RDF" | b"channel"),
            1 => name == b"channel",
            _ => false,
        }
    }

    fn piece(&mut self, name: Vec<u8>, kept: Kept, line: u64) -> Piece {
        if is_item(&name) {
            return Piece::Item(kept, line);
        }
        // Terms and authors of an export may be many, and no item is read under them.
        let fits = self.head.len() + kept.bytes.len() <= HEAD;
        if fits && !name.starts_with(b"wp:") {
            self.head.extend_from_slice(&kept.bytes);
        }
        Piece::Part(name, kept)
    }

    /// Reads an element that was opened to its end.
    fn element(&mut self, name: Vec<u8>, kept: &mut Kept) -> Result<(), Fault> {
        let begun = self.stream.line;
        let mut open = vec![name];
        let mut deeper = 0_usize;
        loop {
            let line = self.stream.line;
            match token(&mut self.stream, kept)? {
                Token::End => {
                    let name = open.first().map(|name| text(name)).unwrap_or_default();
                    return Err(Fault::at(
                        begun,
                        format!("<{name}> begins here and does not end"),
                    ));
                }
                Token::Open(_) if open.len() >= DEEPEST => deeper += 1,
                Token::Open(name) => open.push(name),
                Token::Close(_) if deeper > 0 => deeper -= 1,
                Token::Close(name) if open.last() == Some(&name) => {
                    open.pop();
                    if open.is_empty() {
                        return Ok(());
                    }
                }
                Token::Close(name) => return Err(crossed(line, &name, open.last())),
                Token::Empty(_) | Token::Instruction | Token::Other => {}
            }
        }
    }
}

fn is_item(name: &[u8]) -> bool {
    matches!(name, b"item" | b"entry")
}

fn close(to: &mut Vec<u8>, name: &[u8]) {
    to.extend_from_slice(b"</");
    to.extend_from_slice(name);
    to.push(b'>');
}

fn crossed(line: u64, name: &[u8], open: Option<&Vec<u8>>) -> Fault {
    let open = open.map(|open| format!(" where <{}> is open", text(open)));
    Fault::at(
        line,
        format!("</{}> stands{}", text(name), open.unwrap_or_default()),
    )
}

/// A name as a message shows it.
fn text(name: &[u8]) -> String {
    /// Letters of a name that a message shows.
    const SHOWN: usize = 40;
    String::from_utf8_lossy(name).chars().take(SHOWN).collect()
}

/// What a message says of a fault.
fn told(why: &str) -> String {
    format!("its XML breaks here ({why}); mend it there, what follows was not read")
}

/// What is wrong with an item that begins in a line.
fn at(line: u64, why: &str) -> String {
    format!("line {line}: {why}")
}
