//! A source that is one article.

use super::row::too_large;
use super::stream::{Kept, Stream};
use super::{Given, Origin, Record, Row, broken_off};
use crate::article::{Form, LIMIT};

/// Reads one article, whatever its form.
pub(super) struct One {
    stream: Stream,
    origin: Origin,
    form: Option<Form>,
    slug: String,
    read: bool,
}

impl One {
    pub(super) fn new(stream: Stream, origin: Origin, form: Option<Form>, slug: String) -> Self {
        Self {
            stream,
            origin,
            form,
            slug,
            read: false,
        }
    }

    fn bytes(&mut self) -> std::io::Result<Kept> {
        let mut kept = Kept::new(LIMIT);
        loop {
            let chunk = self.stream.chunk()?;
            if chunk.is_empty() {
                return Ok(kept);
            }
            kept.push(chunk);
            let count = chunk.len();
            self.stream.pass(count);
            if kept.over {
                return Ok(kept);
            }
        }
    }
}

impl Iterator for One {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if std::mem::replace(&mut self.read, true) {
            return None;
        }
        let mut bad = self.origin.bad(too_large());
        bad.slug = Some(self.slug.clone());
        Some(match self.bytes() {
            Err(e) => {
                bad.why = broken_off(&e);
                Err(bad)
            }
            Ok(kept) if kept.over => Ok(Row::Bad(bad)),
            Ok(kept) if kept.bytes.is_empty() => {
                bad.why = "nothing in it; give the article's text, or leave it out".to_owned();
                Ok(Row::Bad(bad))
            }
            Ok(kept) => Ok(Row::Record(Record {
                name: self.origin.name.clone(),
                slug: self.slug.clone(),
                bytes: kept.bytes,
                form: self.form,
                article: None,
                folder: self.origin.folder.clone(),
            })),
        })
    }
}
