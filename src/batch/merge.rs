//! Joins the manifests of shards.

use super::journal::{self, lines};
use super::line::Line;
use super::manifest::Entry;
use super::run::{Lines, manifest};
use super::scratch::Scratch;
use super::store::Store;
use std::fs::File;
use std::io::{Read, Write};

/// Joins manifests to one, in the order of slugs; gives its number of entries. An article that
/// two of them hold in different states is a fault, since nobody could say which is newer.
///
/// # Errors
/// A file that is no manifest, or such an article, in one line.
pub fn merge(
    manifests: Vec<(String, Box<dyn Read>)>,
    scratch: File,
    to: &mut dyn Write,
) -> Result<u64, String> {
    let scratch = Scratch::new(scratch)?;
    for (name, from) in manifests {
        lines(
            from,
            &name,
            &|entry: Entry| match scratch.entry(&entry.slug)? {
                Some(other) if other != entry => Err(format!(
                    "{name}: \"{}\" is in another manifest, too, and not the same; merge the shards of one run",
                    entry.slug
                )),
                _ => scratch.keep(&entry),
            },
        )?;
    }
    let mut count = 0;
    scratch.each(|entry| {
        count += 1;
        let line = serde_json::to_vec(&entry).map_err(|e| e.to_string())?;
        let wrote = to.write_all(&line).and_then(|()| to.write_all(b"\n"));
        wrote.map_err(|e| crate::error::reason(&e))
    })?;
    Ok(count)
}

/// Joins all that shards left at a destination: their manifests and failures to one each, which
/// take their place, as if one run had written them. Gives the number of entries.
///
/// # Errors
/// A destination that cannot be read or written, in one line.
pub fn merge_into(
    store: &dyn Store,
    files: &dyn Fn() -> std::io::Result<File>,
) -> Result<u64, String> {
    let empty = || files().map_err(|e| format!("a temporary file: {}", crate::error::reason(&e)));
    let scratch = Scratch::new(empty()?)?;
    let found = journal::load(store, &scratch, None)?;
    for file in &found.failures {
        journal::each(store, file, &|line: Line| scratch.fail(&line))?;
    }
    let put = |name: &str, to: Lines| -> Result<(), String> {
        let mut from = to.read()?;
        let put = store.put_from(name, &mut from);
        put.map_err(|fault| fault.why)
    };
    let name = journal::failures(None);
    if scratch.failures()? > 0 {
        let mut to = Lines::new(empty()?);
        scratch.each_failure(|line| to.add(line))?;
        put(&name, to)?;
    } else if !found.shards.is_empty() {
        store.remove(&[&name]).map_err(|fault| fault.why)?;
    }
    let mut count = 0;
    scratch.each(|_| {
        count += 1;
        Ok(())
    })?;
    let mut to = Lines::new(empty()?);
    manifest(&scratch, &mut to)?;
    put(&journal::manifest(None), to)?;
    found.clear(store, true).map_err(|fault| fault.why)?;
    Ok(count)
}
