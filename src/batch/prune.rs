//! Removes what no source names any more: files that the manifest says are ours, and that still
//! are.

use super::Batch;
use super::journal::Journal;
use super::manifest::{Entry, Own};
use super::plan::digest;
use super::scratch::Scratch;
use super::shared::Shared;

/// Removes files of articles that are gone, and former files of those that are not; or says why
/// not.
pub(super) fn prune(
    batch: &Batch<'_>,
    scratch: &Scratch,
    shared: &Shared,
    journal: &mut Journal<'_>,
    unsure: Option<String>,
) -> Result<(), String> {
    if unsure.is_some() {
        shared.tally(|summary| summary.not_pruned = unsure);
        return Ok(());
    }
    // A file that is named by what is in it may be another article's, too.
    scratch.each(|entry| {
        if !scratch.seen(&entry.slug)? {
            return Ok(());
        }
        let shown: Vec<&str> = entry.shown().collect();
        shown.into_iter().try_for_each(|file| scratch.show(file))
    })?;
    let mut last: Option<String> = None;
    loop {
        let some = scratch.after(last.as_deref())?;
        let Some(end) = some.last() else {
            break;
        };
        last = Some(end.slug.clone());
        for entry in some {
            if scratch.seen(&entry.slug)? {
                former(batch, scratch, shared, journal, entry)?;
            } else {
                let own: Vec<Own> = entry.own().collect();
                remove(batch, scratch, shared, &own)?;
                if !batch.plan.dry_run {
                    scratch.forget(&entry.slug)?;
                    journal.gone(&entry.slug);
                    shared.change();
                }
            }
        }
        journal.flush().map_err(|fault| fault.why)?;
    }
    Ok(())
}

/// Removes the former files of an article that is still named.
fn former(
    batch: &Batch<'_>,
    scratch: &Scratch,
    shared: &Shared,
    journal: &mut Journal<'_>,
    mut entry: Entry,
) -> Result<(), String> {
    if entry.former.is_empty() {
        return Ok(());
    }
    let former = std::mem::take(&mut entry.former);
    remove(batch, scratch, shared, &former)?;
    if !batch.plan.dry_run {
        scratch.keep(&entry)?;
        journal.entry(&entry);
        shared.change();
    }
    Ok(())
}

/// Removes files that lie there as we wrote them and that no article shows.
fn remove(
    batch: &Batch<'_>,
    scratch: &Scratch,
    shared: &Shared,
    files: &[Own],
) -> Result<(), String> {
    for own in files {
        if scratch.is_shown(&own.file)? {
            continue;
        }
        let Some(from) = batch.store.read(&own.file).map_err(|fault| fault.why)? else {
            continue;
        };
        let shown = batch.store.shown(&own.file);
        let found = digest(from).map_err(|e| format!("{shown}: {}", crate::error::reason(&e)))?;
        if !scratch.is_own(&own.file, &found.0)? {
            batch.watch.remark(&format!(
                "{shown}: set by hand, so it stays, though no source names it"
            ));
            continue;
        }
        if !batch.plan.dry_run {
            batch
                .store
                .remove(&[&own.file])
                .map_err(|fault| fault.why)?;
            scratch.lies(&own.file, None)?;
        }
        shared.tally(|summary| summary.pruned.push(own.file.clone()));
    }
    Ok(())
}
