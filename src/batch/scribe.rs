//! The one thread that writes: files and journal, some records at a time.

use super::Batch;
use super::failed::{Failed, Failure};
use super::journal::Journal;
use super::manifest::{Banner as Listed, Entry, Own};
use super::outcome::{Outcome, What};
use super::scratch::Scratch;
use super::shared::Shared;
use super::store::{Fault, Kind};
use super::work::{File, Ready, Work};
use std::sync::mpsc::Receiver;

/// Records whose files are flushed together: enough to fill a disk's queue or a connection.
const GROUP: usize = 16;
/// Bytes after which no more are gathered.
const GROUP_BYTES: usize = 32 << 20;
/// Records in a row that cannot be put before the run gives up on the destination.
const GIVE_UP: u32 = 12;

/// Writes what workers make.
pub(super) struct Scribe<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) scratch: &'a Scratch,
    pub(super) shared: &'a Shared,
    pub(super) journal: Journal<'a>,
    /// Records in a row that could not be put.
    pub(super) missed: u32,
}

impl<'a> Scribe<'a> {
    /// Takes works until there are no more; gives the journal back.
    pub(super) fn run(mut self, works: &Receiver<Work>) -> Journal<'a> {
        while let Ok(first) = works.recv() {
            let mut bytes = size(&first);
            let mut group = vec![first];
            while group.len() < GROUP && bytes < GROUP_BYTES {
                let Ok(more) = works.try_recv() else {
                    break;
                };
                bytes += size(&more);
                group.push(more);
            }
            if let Err(why) = self.group(group) {
                self.shared.stop(why);
            }
        }
        if let Err(fault) = self.flush() {
            self.shared.stop(fault.why);
        }
        self.journal
    }

    fn group(&mut self, mut group: Vec<Work>) -> Result<(), String> {
        // What comes once the run is stopped is not written, and not told.
        let writes = !self.batch.plan.dry_run && !self.shared.is_stopped();
        if writes {
            for work in &group {
                if let Ok(ready) = &work.result
                    && !ready.files.is_empty()
                {
                    let files = ready.files.iter().map(|file| file.own.clone()).collect();
                    self.journal.begin(&work.slug, files);
                }
            }
            self.flush().map_err(|fault| fault.why)?;
            self.put(&mut group)?;
        }
        for work in group {
            let ready = work.result.as_ref().ok();
            let waits = ready.is_some_and(|ready| !ready.files.is_empty());
            if writes || self.batch.plan.dry_run || !waits {
                self.end(work)?;
            }
        }
        Ok(())
    }

    /// Puts the journal's lines there; once more where that may help.
    fn flush(&mut self) -> Result<(), Fault> {
        match self.journal.flush() {
            Err(fault) if fault.kind == Kind::Passing => self.journal.flush(),
            flushed => flushed,
        }
    }

    /// Puts the files of a group. What cannot be put fails its record.
    fn put(&mut self, group: &mut [Work]) -> Result<(), String> {
        let mut files: Vec<(usize, &File)> = Vec::new();
        for (at, work) in group.iter().enumerate() {
            let ready = work.result.iter();
            let own = ready.flat_map(|ready| &ready.files);
            files.extend(own.map(|file| (at, file)));
        }
        let put = |files: &[(usize, &File)]| {
            let plain = files.iter();
            let plain = plain.map(|(_, file)| (file.own.file.as_str(), file.bytes.as_slice()));
            let plain: Vec<_> = plain.collect();
            self.batch.store.put(&plain)
        };
        let mut done = put(&files);
        let passing = |done: &Result<(), Fault>| {
            let kind = done.as_ref().err().map(|fault| fault.kind);
            kind == Some(Kind::Passing)
        };
        let again: Vec<usize> = (0..files.len())
            .filter(|at| done.get(*at).is_some_and(passing))
            .collect();
        if !again.is_empty() {
            let some: Vec<_> = again
                .iter()
                .filter_map(|at| files.get(*at).copied())
                .collect();
            for (at, outcome) in again.into_iter().zip(put(&some)) {
                if let Some(done) = done.get_mut(at) {
                    *done = outcome;
                }
            }
        }
        let mut faults: Vec<(usize, String, Fault)> = Vec::new();
        for ((at, file), done) in files.into_iter().zip(done) {
            let Own { file, hash, bytes } = &file.own;
            match done {
                Ok(()) => {
                    self.scratch.lies(file, Some(*bytes))?;
                    self.scratch.own(file, hash)?;
                }
                Err(fault) => faults.push((at, file.clone(), fault)),
            }
        }
        for (at, work) in group.iter_mut().enumerate() {
            let own: Vec<_> = faults.iter().filter(|(of, _, _)| *of == at).collect();
            let Some((_, _, first)) = own.first() else {
                let wrote = work
                    .result
                    .as_ref()
                    .is_ok_and(|ready| !ready.files.is_empty());
                self.missed = if wrote { 0 } else { self.missed };
                continue;
            };
            self.missed += 1;
            if first.kind == Kind::Full {
                self.shared.stop(first.why.clone());
            } else if self.missed >= GIVE_UP {
                self.shared.stop(format!(
                    "{}; {GIVE_UP} records in a row could not be put",
                    first.why
                ));
            }
            let names: Vec<&str> = own.iter().map(|(_, name, _)| name.as_str()).collect();
            let why = first.why.clone();
            if let Ok(ready) = &work.result {
                let partly = partly(ready, &names, work.before.as_ref(), &why);
                self.keep(&partly, work.before.as_ref())?;
                work.before = Some(partly);
            }
            work.result = Err(Failure::from(why));
        }
        Ok(())
    }

    /// Keeps an entry where it is another than before.
    fn keep(&mut self, entry: &Entry, before: Option<&Entry>) -> Result<(), String> {
        if before != Some(entry) {
            self.journal.entry(entry);
            self.scratch.keep(entry)?;
            self.shared.change();
        }
        Ok(())
    }

    /// A record whose files are put, or that failed.
    fn end(&mut self, work: Work) -> Result<(), String> {
        let Work {
            number,
            record,
            slug,
            before,
            took,
            result,
        } = work;
        let dry = self.batch.plan.dry_run;
        match result {
            Ok(ready) => {
                let shown = before.as_ref().filter(|old| !old.files.is_empty());
                let corrected = shown.and_then(|old| old.corrected(&ready.entry));
                if !dry {
                    self.keep(&ready.entry, before.as_ref())?;
                }
                let what = ready.what();
                self.tally(&ready, &what, corrected.is_some());
                let banners = ready.made.as_ref().map(|made| made.banners.as_slice());
                let files: Vec<String> = ready.entry.shown().map(str::to_owned).collect();
                self.batch.watch.ended(&Outcome {
                    number,
                    record: &record,
                    slug: &slug,
                    what: &what,
                    took,
                    corrected: corrected.as_ref(),
                    notes: &ready.notes,
                    banners: banners.unwrap_or_default(),
                    files: &files,
                });
                Ok(())
            }
            Err(failure) => {
                let stale = before.as_ref().map(|old| {
                    let shown = old.shown().map(str::to_owned);
                    shown.collect::<Vec<_>>()
                });
                if let Some(old) = before.filter(|_| !dry) {
                    let stale = Some(failure.why.clone());
                    let entry = Entry {
                        stale,
                        ..old.clone()
                    };
                    self.keep(&entry, Some(&old))?;
                }
                let failed = Failed {
                    number,
                    record: &record,
                    slug: &slug,
                    took,
                };
                failed.tell(
                    self.batch,
                    self.scratch,
                    self.shared,
                    failure,
                    stale.unwrap_or_default(),
                )
            }
        }
    }

    fn tally(&self, ready: &Ready, what: &What, corrected: bool) {
        self.shared.tally(|summary| {
            summary.records += 1;
            match what {
                What::Unchanged => summary.unchanged += 1,
                _ if ready.anew.is_empty() => summary.unchanged += 1,
                _ => summary.made += 1,
            }
            summary.files += ready.anew.len() as u64;
            let bytes = ready.files.iter().map(|file| file.own.bytes);
            summary.bytes += bytes.sum::<u64>();
            summary.corrected += u64::from(corrected);
            summary.by_hand += ready.by_hand.len() as u64;
        });
    }
}

fn size(work: &Work) -> usize {
    let files = work.result.iter().flat_map(|ready| &ready.files);
    files.map(|file| file.bytes.len()).sum()
}

/// The entry of a record of which some files could not be put: of those the earlier ones count
/// on, and the new ones may lie there all the same.
fn partly(ready: &Ready, missed: &[&str], before: Option<&Entry>, why: &str) -> Entry {
    let mut entry = Entry {
        stale: Some(why.to_owned()),
        ..ready.entry.clone()
    };
    let is_missed = |file: &str| missed.contains(&file);
    let mut former: Vec<Own> = Vec::new();
    entry.files.retain_mut(|new: &mut Listed| {
        if !is_missed(&new.file) {
            return true;
        }
        former.push(new.own());
        let old = before.and_then(|entry| {
            let same = |old: &&Listed| (old.width, old.height) == (new.width, new.height);
            entry.files.iter().find(same)
        });
        match old {
            Some(old) => old.clone_into(new),
            None => return false,
        }
        true
    });
    entry.beside.retain(|own| {
        let missed = is_missed(&own.file);
        if missed {
            former.push(own.clone());
        }
        !missed
    });
    entry.former.extend(former);
    // Nothing of the new state may pass for done, nor what the old one said for corrected.
    entry.of = super::State::default();
    if let Some(old) = before.filter(|old| !old.files.is_empty()) {
        entry.headline.clone_from(&old.headline);
        entry.figures.clone_from(&old.figures);
    }
    entry
}
