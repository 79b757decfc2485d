//! What a run did so far, at the destination itself, so that any machine can go on after it was
//! killed: small files of lines, each put whole. A line says what is about to be written before
//! it is, so that a file is always known as ours.

use super::manifest::{Entry, Own};
use super::scratch::Scratch;
use super::store::{Fault, Store};
use super::{STATE, Shard, owner};
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, BufReader, Read};
use std::ops::Range;

/// A line of a manifest: an article with two sizes has some two kilobytes.
const LONGEST_LINE: u64 = 1 << 20;

/// A line of the journal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    /// Files of an article that are about to be written.
    Begin { slug: String, files: Vec<Own> },
    /// An article whose files are there.
    Entry(Box<Entry>),
    /// An article that was removed.
    Gone(String),
}

/// The journal of a run.
pub(super) struct Journal<'a> {
    store: &'a dyn Store,
    owner: String,
    /// Of its first file and its next one.
    numbers: Range<u64>,
    lines: Vec<u8>,
}

/// What lies at a destination when a run begins.
pub(super) struct Found {
    /// Manifests of shards.
    pub(super) shards: Vec<String>,
    /// Lists of what shards failed at.
    pub(super) failures: Vec<String>,
    /// Files of journals.
    journals: Vec<String>,
    /// Whether there is anything that the run's own manifest does not say.
    pub(super) unfinished: bool,
}

/// A run's manifest.
pub(super) fn manifest(shard: Option<Shard>) -> String {
    match shard {
        Some(_) => format!("manifest-{}.jsonl", owner(shard)),
        None => "manifest.jsonl".to_owned(),
    }
}

/// The name of a run's list of failures.
#[must_use]
pub fn failures(shard: Option<Shard>) -> String {
    match shard {
        Some(_) => format!("failures-{}.jsonl", owner(shard)),
        None => "failures.jsonl".to_owned(),
    }
}

/// The owner of a shard's manifest or of a journal's file: `2-of-8`.
fn owner_of(file: &str) -> Option<&str> {
    let manifest = file
        .strip_prefix("manifest-")
        .and_then(|rest| rest.strip_suffix(".jsonl"));
    let journal = || {
        let rest = file.strip_prefix(STATE)?.strip_prefix("/journal/")?;
        Some(rest.rsplit_once('-')?.0)
    };
    manifest.or_else(journal).filter(|owner| {
        let parts = owner.split_once("-of-");
        *owner == "whole"
            || parts.is_some_and(|(k, n)| k.parse::<u64>().is_ok() && n.parse::<u64>().is_ok())
    })
}

/// Looks over a destination and gathers what it says of itself: manifest, shards' manifests, and
/// the journals of runs that were killed.
pub(super) fn load(
    store: &dyn Store,
    scratch: &Scratch,
    shard: Option<Shard>,
) -> Result<Found, String> {
    let mut found = Found {
        shards: Vec::new(),
        failures: Vec::new(),
        journals: Vec::new(),
        unfinished: false,
    };
    let mut kept = Ok(());
    let mut look = |name: &str, bytes: u64| {
        if name.starts_with(STATE) {
            if owner_of(name).is_some() {
                found.journals.push(name.to_owned());
            }
        } else {
            if owner_of(name).is_some() {
                found.shards.push(name.to_owned());
            } else if name.starts_with("failures-") && name.ends_with(".jsonl") {
                found.failures.push(name.to_owned());
            }
            let lies = scratch.lies(name, Some(bytes));
            if kept.is_ok() {
                kept = lies;
            }
        }
    };
    store.list(&mut look).map_err(|fault| fault.why)?;
    kept?;
    found.shards.sort();
    found.journals.sort();
    let keep = |entry: Entry| match shard.is_none_or(|shard| shard.holds(&entry.slug)) {
        true => keep(scratch, &entry),
        false => Ok(()),
    };
    each(store, &manifest(None), &keep)?;
    if let Some(own) = shard {
        found.alone(own)?;
        let name = manifest(shard);
        found.shards.retain(|file| *file == name);
        let owner = owner(shard);
        found
            .journals
            .retain(|file| owner_of(file) == Some(owner.as_str()));
    } else {
        found.unfinished = !found.shards.is_empty();
    }
    for file in &found.shards {
        each(store, file, &keep)?;
    }
    // Those of shards were there before a run over all began.
    found
        .journals
        .sort_by_key(|file| (owner_of(file) == Some("whole"), file.clone()));
    for file in &found.journals {
        found.unfinished = true;
        each(store, file, &|line: Line| replay(scratch, line))?;
    }
    Ok(found)
}

impl Found {
    /// Whether a shard can go on from what is there: of another number of shards, or of a run
    /// over all that was killed, nobody could say which is newer.
    fn alone(&self, own: Shard) -> Result<(), String> {
        let others = self.shards.iter().chain(&self.journals);
        for file in others {
            let owner = owner_of(file).unwrap_or_default();
            if owner == "whole" {
                return Err(
                    "a run without --shard did not end here; run it again, or coverline merge this destination, before its shards"
                        .to_owned(),
                );
            }
            let of = owner.split_once("-of-").map(|(_, of)| of);
            if of.is_some_and(|of| of != own.of.to_string()) {
                return Err(format!(
                    "{file} is of another number of shards; coverline merge this destination first"
                ));
            }
        }
        Ok(())
    }

    /// Removes journals, and with `shards` the shards' manifests and failures: all that they say
    /// is in a manifest now.
    pub(super) fn clear(&self, store: &dyn Store, shards: bool) -> Result<(), Fault> {
        let shards = self.shards.iter().chain(&self.failures).filter(|_| shards);
        let files: Vec<&str> = shards.chain(&self.journals).map(String::as_str).collect();
        match files.is_empty() {
            true => Ok(()),
            false => store.remove(&files),
        }
    }
}

/// An entry, and the files that it says are ours.
fn keep(scratch: &Scratch, entry: &Entry) -> Result<(), String> {
    for own in entry.own() {
        scratch.own(&own.file, &own.hash)?;
    }
    for banner in &entry.files {
        scratch.name(&banner.file, &entry.slug, &banner.hash)?;
    }
    for own in &entry.beside {
        scratch.name(&own.file, &entry.slug, &own.hash)?;
    }
    scratch.keep(entry)
}

fn replay(scratch: &Scratch, line: Line) -> Result<(), String> {
    match line {
        Line::Entry(entry) => keep(scratch, &entry),
        Line::Gone(slug) => scratch.forget(&slug),
        // Whether they were written nobody knows; they are ours if they were.
        Line::Begin { slug, files } => {
            let mut entry = scratch.entry(&slug)?.unwrap_or_else(|| Entry {
                slug,
                ..Entry::default()
            });
            let known: Vec<Own> = entry.own().collect();
            for own in files {
                if !known.contains(&own) {
                    entry.former.push(own);
                }
            }
            keep(scratch, &entry)
        }
    }
}

/// Each line of a file, if it is there.
pub(super) fn each<T: serde::de::DeserializeOwned>(
    store: &dyn Store,
    name: &str,
    take: &dyn Fn(T) -> Result<(), String>,
) -> Result<(), String> {
    match store.read(name).map_err(|fault| fault.why)? {
        Some(from) => lines(from, &store.shown(name), take),
        None => Ok(()),
    }
}

/// Each line of a manifest or journal.
pub(super) fn lines<T: serde::de::DeserializeOwned>(
    from: impl Read,
    shown: &str,
    take: &dyn Fn(T) -> Result<(), String>,
) -> Result<(), String> {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = from
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line);
        let fault = |why: String| format!("{shown}:{number}: {why}; mend or remove it");
        if read.map_err(|e| fault(crate::error::reason(&e)))? == 0 {
            break;
        }
        let value =
            serde_json::from_slice(&line).map_err(|e| fault(format!("no manifest ({e})")))?;
        take(value)?;
    }
    Ok(())
}

impl<'a> Journal<'a> {
    /// A journal that goes on after those that are there.
    pub(super) fn new(store: &'a dyn Store, shard: Option<Shard>, found: &Found) -> Self {
        let owner = owner(shard);
        let own = |file: &&String| owner_of(file) == Some(owner.as_str());
        let number = |file: &String| {
            let digits = file.strip_suffix(".jsonl")?.rsplit_once('-')?.1;
            digits.parse::<u64>().ok()
        };
        let last = found.journals.iter().filter(own).filter_map(number).max();
        let first = last.unwrap_or(0) + 1;
        Self {
            store,
            owner,
            numbers: first..first,
            lines: Vec::new(),
        }
    }

    fn file(&self, number: u64) -> String {
        format!("{STATE}/journal/{}-{number:09}.jsonl", self.owner)
    }

    fn line(&mut self, line: &Line) {
        // A line of plain data cannot fail to be written.
        if serde_json::to_writer(&mut self.lines, line).is_ok() {
            self.lines.push(b'\n');
        }
    }

    /// Files of an article are about to be written.
    pub(super) fn begin(&mut self, slug: &str, files: Vec<Own>) {
        self.line(&Line::Begin {
            slug: slug.to_owned(),
            files,
        });
    }

    /// An article's files are there.
    pub(super) fn entry(&mut self, entry: &Entry) {
        self.line(&Line::Entry(Box::new(entry.clone())));
    }

    /// An article's files are gone.
    pub(super) fn gone(&mut self, slug: &str) {
        self.line(&Line::Gone(slug.to_owned()));
    }

    /// Puts the lines at the destination.
    pub(super) fn flush(&mut self) -> Result<(), Fault> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let name = self.file(self.numbers.end);
        let put = self.store.put(&[(&name, &self.lines)]);
        put.into_iter().collect::<Result<(), Fault>>()?;
        self.lines.clear();
        self.numbers.end += 1;
        Ok(())
    }

    /// Removes it: all that it says is in the manifest now.
    pub(super) fn clear(&self) -> Result<(), Fault> {
        const AT_ONCE: usize = 500;
        let mut numbers = self.numbers.clone();
        loop {
            let files: Vec<String> = numbers
                .by_ref()
                .take(AT_ONCE)
                .map(|n| self.file(n))
                .collect();
            if files.is_empty() {
                return Ok(());
            }
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            self.store.remove(&files)?;
        }
    }
}
