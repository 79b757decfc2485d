//! JSON that holds many articles: walked down to its lists, whose values come one by one.

mod cut;
pub(super) mod ghost;
mod lexical;
pub(super) mod list;

use super::stream::{Kept, Stream};
use crate::article::{self, Around, LIMIT};
use cut::{Fault, expect, other, peek, string, value};

/// Objects and lists in each other down to a list of articles.
const DEEPEST: usize = 8;
/// Bytes of a field's name; a longer one is no field that is known.
const NAME: usize = 1 << 10;
/// Bytes that stand beside a list and are looked at for what they say of all in it.
const BESIDE: usize = 64 << 10;

/// What is walked into.
#[derive(Clone, Copy)]
enum Plan {
    /// Lists of articles under the names that they go by.
    Articles,
    /// Lists of a Ghost export, by their names.
    Ghost(&'static [&'static str]),
}

/// What is open.
enum Frame {
    /// A list under this name.
    List { name: String, empty: bool },
    Object {
        /// Its fields that are no lists of articles, each with a comma after it.
        own: Kept,
        line: u64,
        empty: bool,
        /// Whether a list in it was walked.
        walked: bool,
        title: bool,
        body: bool,
    },
}

/// What was found.
enum Found {
    /// A value of a list, the list's name, and the line in which it begins.
    Item { list: String, kept: Kept, line: u64 },
    /// There are no more.
    End,
}

/// Walks through JSON.
struct Walk {
    stream: Stream,
    plan: Plan,
    open: Vec<Frame>,
    begun: bool,
    /// What the objects around the list say of all in it.
    around: Around,
}

impl Walk {
    fn new(stream: Stream, plan: Plan) -> Self {
        Self {
            stream,
            plan,
            open: Vec::new(),
            begun: false,
            around: Around::default(),
        }
    }

    /// The next value of a list; an object without a list is one itself.
    fn next(&mut self) -> Result<Found, Fault> {
        if !self.begun {
            self.begun = true;
            if peek(&mut self.stream)? == Some(0xef) {
                // A byte order mark.
                self.stream.pass(3);
            }
            match peek(&mut self.stream)? {
                Some(b @ (b'[' | b'{')) => self.enter(b, ""),
                found => return Err(other(&self.stream, found, "a list or an object")),
            }
        }
        loop {
            let found = match self.open.last() {
                None => return self.end(),
                Some(Frame::List { .. }) => self.in_list()?,
                Some(Frame::Object { .. }) => self.in_object()?,
            };
            if let Some(found) = found {
                return Ok(found);
            }
        }
    }

    fn end(&mut self) -> Result<Found, Fault> {
        match peek(&mut self.stream)? {
            None => Ok(Found::End),
            found => Err(other(&self.stream, found, "the end")),
        }
    }

    fn enter(&mut self, byte: u8, name: &str) {
        let line = self.stream.line;
        self.stream.pass(1);
        self.open.push(match byte {
            b'[' => Frame::List {
                name: name.to_owned(),
                empty: true,
            },
            _ => Frame::Object {
                own: Kept::new(LIMIT),
                line,
                empty: true,
                walked: false,
                title: false,
                body: false,
            },
        });
    }

    fn in_list(&mut self) -> Result<Option<Found>, Fault> {
        let Some(Frame::List { name, empty }) = self.open.last_mut() else {
            return Ok(None);
        };
        let list = name.clone();
        if peek(&mut self.stream)? == Some(b']') {
            self.stream.pass(1);
            self.open.pop();
            return Ok(None);
        }
        if !std::mem::take(empty) {
            expect(&mut self.stream, b',')?;
        }
        let next = peek(&mut self.stream)?;
        if list == "db" && next == Some(b'{') {
            self.enter(b'{', "");
            return Ok(None);
        }
        let line = self.stream.line;
        let mut kept = Kept::new(LIMIT);
        value(&mut self.stream, &mut kept)?;
        Ok(Some(Found::Item { list, kept, line }))
    }

    fn in_object(&mut self) -> Result<Option<Found>, Fault> {
        let depth = self.open.len();
        let Some(Frame::Object {
            own,
            line,
            empty,
            walked,
            title,
            body,
        }) = self.open.last_mut()
        else {
            return Ok(None);
        };
        if peek(&mut self.stream)? == Some(b'}') {
            self.stream.pass(1);
            let (own, line) = (std::mem::take(own), *line);
            let alone = !*walked && !*empty && matches!(self.plan, Plan::Articles);
            self.open.pop();
            return Ok(alone.then(|| Found::Item {
                list: String::new(),
                kept: object(own),
                line,
            }));
        }
        if !std::mem::take(empty) {
            expect(&mut self.stream, b',')?;
        }
        let mut raw = Kept::new(NAME);
        string(&mut self.stream, &mut raw)?;
        expect(&mut self.stream, b':')?;
        let name: String = serde_json::from_slice(&raw.bytes).unwrap_or_default();
        let next = peek(&mut self.stream)?;
        *title |= matches!(name.as_str(), "title" | "headline");
        *body |= article::is_body(&name);
        let opens = matches!(next, Some(b'[' | b'{'));
        let enters = opens
            && depth < DEEPEST
            && match self.plan {
                Plan::Articles => !(*title && *body) && article::LISTS.contains(&name.as_str()),
                Plan::Ghost(lists) => {
                    let holds = matches!(name.as_str(), "db" | "data");
                    holds || next == Some(b'[') && lists.contains(&name.as_str())
                }
            };
        if let (true, Some(byte)) = (enters, next) {
            *walked = true;
            if own.bytes.len() < BESIDE && matches!(self.plan, Plan::Articles) {
                let beside = format!("{{{}\"{name}\":null}}", String::from_utf8_lossy(&own.bytes));
                if let Ok(fields) = serde_json::from_str(&beside) {
                    self.around = Around::of(&fields);
                }
            }
            self.enter(byte, &name);
            return Ok(None);
        }
        if matches!(self.plan, Plan::Ghost(_)) {
            value(&mut self.stream, &mut Kept::new(0))?;
            return Ok(None);
        }
        own.push(&raw.bytes);
        own.push(b":");
        value(&mut self.stream, own)?;
        own.push(b",");
        Ok(None)
    }
}

/// Fields as an object.
fn object(mut own: Kept) -> Kept {
    if own.bytes.pop().is_some() {
        own.bytes.insert(0, b'{');
        own.bytes.push(b'}');
    }
    own
}

/// What a message says of a fault.
fn told(why: &str) -> String {
    format!("its JSON breaks here ({why}); mend it there, what follows was not read")
}
