//! What a run has to know of all records at once, kept in a file that is gone with the run, so
//! that memory does not grow with the archive: the manifest's entries, what was seen, which
//! files lie at the destination and whose they are.

use super::line::Line;
use super::manifest::Entry;
use redb::backends::FileBackend;
use redb::{
    Builder, Database, ReadableTable as _, ReadableTableMetadata as _, TableDefinition,
    WriteTransaction,
};
use std::fs::File;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Memory for pages of the file.
const CACHE: usize = 4 << 20;

const ENTRIES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("entries");
const SEEN: TableDefinition<'_, &str, &str> = TableDefinition::new("seen");
const THERE: TableDefinition<'_, &str, u64> = TableDefinition::new("there");
const OURS: TableDefinition<'_, (&str, &str), ()> = TableDefinition::new("ours");
const NAMES: TableDefinition<'_, &str, (&str, &str)> = TableDefinition::new("names");
const SHOWN: TableDefinition<'_, &str, ()> = TableDefinition::new("shown");
const FAILURES: TableDefinition<'_, (u64, &str), &[u8]> = TableDefinition::new("failures");

/// A database of one run. Nothing is ever committed: the journal at the destination is what
/// lasts, and this is made anew from it.
pub(super) struct Scratch {
    work: Mutex<WriteTransaction>,
    _database: Database,
}

type Fault = Box<redb::Error>;

fn fault(why: impl Into<redb::Error>) -> Fault {
    Box::new(why.into())
}

impl Scratch {
    /// In a file that a caller made for it and that nobody else can see.
    pub(super) fn new(file: File) -> Result<Self, String> {
        let open = || -> Result<Self, Fault> {
            let mut builder = Builder::new();
            builder.set_cache_size(CACHE);
            let database = builder
                .create_with_backend(FileBackend::new(file).map_err(fault)?)
                .map_err(fault)?;
            let work = database.begin_write().map_err(fault)?;
            Ok(Self {
                work: Mutex::new(work),
                _database: database,
            })
        };
        open().map_err(told)
    }

    fn work(&self) -> MutexGuard<'_, WriteTransaction> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run<T>(
        &self,
        work: impl FnOnce(&WriteTransaction) -> Result<T, Fault>,
    ) -> Result<T, String> {
        work(&self.work()).map_err(told)
    }

    /// Keeps an entry, in place of one with the same slug.
    pub(super) fn keep(&self, entry: &Entry) -> Result<(), String> {
        let bytes = serde_json::to_vec(entry).map_err(|e| e.to_string())?;
        self.run(|work| {
            let mut table = work.open_table(ENTRIES).map_err(fault)?;
            table
                .insert(entry.slug.as_str(), bytes.as_slice())
                .map_err(fault)?;
            Ok(())
        })
    }

    /// The entry of a slug.
    pub(super) fn entry(&self, slug: &str) -> Result<Option<Entry>, String> {
        let bytes = self.run(|work| {
            let table = work.open_table(ENTRIES).map_err(fault)?;
            let found = table.get(slug).map_err(fault)?;
            Ok(found.map(|found| found.value().to_vec()))
        })?;
        bytes.map(|bytes| read(&bytes)).transpose()
    }

    /// Forgets an entry.
    pub(super) fn forget(&self, slug: &str) -> Result<(), String> {
        self.run(|work| {
            let mut table = work.open_table(ENTRIES).map_err(fault)?;
            table.remove(slug).map_err(fault)?;
            Ok(())
        })
    }

    /// The entries after a slug, in their order: a few at a time, so that none are held.
    pub(super) fn after(&self, slug: Option<&str>) -> Result<Vec<Entry>, String> {
        const MANY: usize = 256;
        let bytes: Vec<Vec<u8>> = self.run(|work| {
            use std::ops::Bound::{Excluded, Unbounded};
            let table = work.open_table(ENTRIES).map_err(fault)?;
            let from = slug.map_or(Unbounded, Excluded);
            let range = table.range::<&str>((from, Unbounded)).map_err(fault)?;
            range
                .take(MANY)
                .map(|pair| Ok(pair.map_err(fault)?.1.value().to_vec()))
                .collect()
        })?;
        bytes.iter().map(|bytes| read(bytes)).collect()
    }

    /// Every entry, in the order of slugs.
    pub(super) fn each(
        &self,
        mut each: impl FnMut(Entry) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut last: Option<String> = None;
        loop {
            let some = self.after(last.as_deref())?;
            let Some(end) = some.last() else {
                return Ok(());
            };
            last = Some(end.slug.clone());
            for entry in some {
                each(entry)?;
            }
        }
    }

    /// Marks a slug as one that the sources name; the record that named it before, if one did.
    pub(super) fn see(&self, slug: &str, record: &str) -> Result<Option<String>, String> {
        self.run(|work| {
            let mut table = work.open_table(SEEN).map_err(fault)?;
            let before = table.get(slug).map_err(fault)?;
            if let Some(before) = before.map(|found| found.value().to_owned()) {
                return Ok(Some(before));
            }
            table.insert(slug, record).map_err(fault)?;
            Ok(None)
        })
    }

    /// Whether the sources named a slug.
    pub(super) fn seen(&self, slug: &str) -> Result<bool, String> {
        self.run(|work| {
            let table = work.open_table(SEEN).map_err(fault)?;
            let found = table.get(slug).map_err(fault)?.is_some();
            Ok(found)
        })
    }

    /// A file lies at the destination, or lies there no more.
    pub(super) fn lies(&self, file: &str, bytes: Option<u64>) -> Result<(), String> {
        self.run(|work| {
            let mut table = work.open_table(THERE).map_err(fault)?;
            match bytes {
                Some(bytes) => drop(table.insert(file, bytes).map_err(fault)?),
                None => drop(table.remove(file).map_err(fault)?),
            }
            Ok(())
        })
    }

    /// The bytes of a file that lies at the destination.
    pub(super) fn there(&self, file: &str) -> Result<Option<u64>, String> {
        self.run(|work| {
            let table = work.open_table(THERE).map_err(fault)?;
            let found = table.get(file).map_err(fault)?;
            Ok(found.map(|found| found.value()))
        })
    }

    /// A file of ours may lie at the destination: it is written, or was about to be.
    pub(super) fn own(&self, file: &str, hash: &str) -> Result<(), String> {
        self.run(|work| {
            let mut table = work.open_table(OURS).map_err(fault)?;
            table.insert((file, hash), ()).map_err(fault)?;
            Ok(())
        })
    }

    /// Whether a file with that hash is one of ours.
    pub(super) fn is_own(&self, file: &str, hash: &str) -> Result<bool, String> {
        self.run(|work| {
            let table = work.open_table(OURS).map_err(fault)?;
            let found = table.get((file, hash)).map_err(fault)?.is_some();
            Ok(found)
        })
    }

    /// Takes a file's name for a slug; who has it already, unless it is the same file.
    pub(super) fn name(
        &self,
        file: &str,
        slug: &str,
        hash: &str,
    ) -> Result<Option<String>, String> {
        self.run(|work| {
            let mut table = work.open_table(NAMES).map_err(fault)?;
            // Names that differ in case alone are one file on many disks.
            let key = file.to_lowercase();
            let before = table.get(key.as_str()).map_err(fault)?;
            let before = before.map(|found| {
                let (slug, hash) = found.value();
                (slug.to_owned(), hash.to_owned())
            });
            match before {
                Some((other, same)) if other != slug && same != hash => Ok(Some(other)),
                Some((other, _)) if other != slug => Ok(None),
                _ => {
                    table.insert(key.as_str(), (slug, hash)).map_err(fault)?;
                    Ok(None)
                }
            }
        })
    }

    /// An article shows a file.
    pub(super) fn show(&self, file: &str) -> Result<(), String> {
        self.run(|work| {
            let mut table = work.open_table(SHOWN).map_err(fault)?;
            table.insert(file, ()).map_err(fault)?;
            Ok(())
        })
    }

    /// Whether an article shows a file.
    pub(super) fn is_shown(&self, file: &str) -> Result<bool, String> {
        self.run(|work| {
            let table = work.open_table(SHOWN).map_err(fault)?;
            let found = table.get(file).map_err(fault)?.is_some();
            Ok(found)
        })
    }

    /// Keeps a failure, by the record's number.
    pub(super) fn fail(&self, line: &Line) -> Result<(), String> {
        let bytes = serde_json::to_vec(line).map_err(|e| e.to_string())?;
        self.run(|work| {
            let mut table = work.open_table(FAILURES).map_err(fault)?;
            let key = (line.number, line.record.as_str());
            table.insert(key, bytes.as_slice()).map_err(fault)?;
            Ok(())
        })
    }

    /// How many records failed.
    pub(super) fn failures(&self) -> Result<u64, String> {
        self.run(|work| {
            let table = work.open_table(FAILURES).map_err(fault)?;
            let count = table.len().map_err(fault)?;
            Ok(count)
        })
    }

    /// Every failure, in the order of records.
    pub(super) fn each_failure(
        &self,
        mut each: impl FnMut(&[u8]) -> Result<(), String>,
    ) -> Result<(), String> {
        let work = self.work();
        let all = || -> Result<Result<(), String>, Fault> {
            let table = work.open_table(FAILURES).map_err(fault)?;
            for pair in table.iter().map_err(fault)? {
                let told = each(pair.map_err(fault)?.1.value());
                if told.is_err() {
                    return Ok(told);
                }
            }
            Ok(Ok(()))
        };
        let mut all = all;
        all().map_err(told)?
    }
}

fn read(bytes: &[u8]) -> Result<Entry, String> {
    serde_json::from_slice(bytes).map_err(|e| format!("the run's own notes: {e}"))
}

fn told(why: Fault) -> String {
    format!(
        "the run's own notes cannot be kept: {why}; free some room in the folder for temporary files"
    )
}
