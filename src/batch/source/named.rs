//! The names of articles that lie in a folder: a file's place in it is part of its name.

use super::{Given, Reader, Record, Row};
use std::path::Path;

/// A path below a folder without its ending, its parts joined by hyphens: `2026-april-harbour`.
pub(super) fn below(path: &Path, base: &Path) -> String {
    let path = path.strip_prefix(base).unwrap_or(path);
    let path = path.with_extension("");
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("-")
}

/// Names the articles of a list in a folder: the only one by its file, several by file and item.
pub(super) struct Named {
    reader: Reader,
    file: String,
    /// The first, until it shows whether it is the only one.
    held: Option<Record>,
    /// What came after it.
    next: Option<Given>,
    several: bool,
}

impl Named {
    pub(super) fn new(reader: Reader, file: String) -> Self {
        Self {
            reader,
            file,
            held: None,
            next: None,
            several: false,
        }
    }

    fn item(&self, mut record: Record) -> Given {
        record.slug = format!("{}-{}", self.file, record.slug);
        Ok(Row::Record(record))
    }
}

impl Iterator for Named {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if let Some(given) = self.next.take() {
            return Some(given);
        }
        loop {
            let given = match (self.reader.next(), self.held.take()) {
                (Some(Ok(Row::Record(record))), None) if !self.several => {
                    self.held = Some(record);
                    continue;
                }
                (Some(Ok(Row::Record(record))), None) => return Some(self.item(record)),
                (given, None) => {
                    self.several |= matches!(given, Some(Ok(Row::Bad(_))));
                    return given;
                }
                (given, Some(held)) => (given, held),
            };
            return Some(match given {
                (Some(Ok(Row::Record(record))), held) => {
                    self.several = true;
                    self.next = Some(self.item(record));
                    self.item(held)
                }
                (Some(passed @ Ok(Row::Passed { .. })), held) => {
                    self.held = Some(held);
                    passed
                }
                (Some(bad @ Ok(Row::Bad(_))), held) => {
                    self.several = true;
                    self.next = Some(bad);
                    self.item(held)
                }
                (given, mut held) => {
                    self.next = given;
                    held.slug.clone_from(&self.file);
                    Ok(Row::Record(held))
                }
            });
        }
    }
}
