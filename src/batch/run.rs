//! A run from its first record to the manifest.

use super::failed::{Failed, Failure};
use super::journal::{self, Found, Journal};
use super::manifest::{Entry, part};
use super::outcome::{Outcome, Summary, What};
use super::plan::digest;
use super::scratch::Scratch;
use super::scribe::Scribe;
use super::shared::Shared;
use super::source::{Bad, Record, Row, Rows};
use super::work::{Task, Work, Worker};
use super::{Batch, name, prune, settings};
use crate::described::hash;
use std::fs::File;
use std::io::{BufReader, BufWriter, Seek as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Records that wait for each thread, so that none waits for the reader.
const AHEAD: usize = 2;

/// The thread that reads the sources.
struct Reader<'a> {
    batch: &'a Batch<'a>,
    scratch: &'a Scratch,
    shared: &'a Shared,
    settings: &'a str,
    /// Records so far, of all shards.
    number: u64,
    /// Articles and briefs among them.
    named: u64,
    /// Why nothing may be pruned.
    unsure: Option<String>,
}

impl Batch<'_> {
    /// Makes what has to be made of all records, and removes what no source names any more when
    /// that is asked for. `files` gives empty files that nobody else sees and that are gone with
    /// the run.
    ///
    /// # Errors
    /// A destination that cannot be read, listed or finished, in one line. What a record comes
    /// to is told to [`super::Watch`] instead.
    pub fn run(
        &self,
        rows: Rows,
        files: &dyn Fn() -> std::io::Result<File>,
    ) -> Result<Summary, String> {
        let empty = || {
            files().map_err(|e| {
                let why = crate::error::reason(&e);
                format!("no temporary file can be made: {why}; free some room, or set TMPDIR")
            })
        };
        let scratch = Scratch::new(empty()?)?;
        let found = journal::load(self.store, &scratch, self.plan.shard)?;
        let shared = Shared::default();
        if found.unfinished {
            shared.change();
        }
        let settings = settings::hash_of(self);
        let journal = Journal::new(self.store, self.plan.shard, &found);
        let mut reader = Reader {
            batch: self,
            scratch: &scratch,
            shared: &shared,
            settings: &settings,
            number: 0,
            named: 0,
            unsure: None,
        };
        let scribe = Scribe {
            batch: self,
            scratch: &scratch,
            shared: &shared,
            journal,
            missed: 0,
        };
        let mut journal = self.side_by_side(&mut reader, scribe, rows)?;
        if self.plan.prune {
            let unsure = reader.not_pruned();
            prune::prune(self, &scratch, &shared, &mut journal, unsure)?;
        }
        if !self.plan.dry_run {
            self.finish(&scratch, &shared, &journal, &found, &empty)?;
        }
        Ok(shared.into_summary())
    }

    /// Reads, draws and writes, each in threads of its own.
    fn side_by_side<'b>(
        &'b self,
        reader: &mut Reader<'b>,
        scribe: Scribe<'b>,
        mut rows: Rows,
    ) -> Result<Journal<'b>, String> {
        let jobs = self.plan.jobs.max(1);
        let (tasks, waiting) = sync_channel::<Task>(jobs * AHEAD);
        let (works, done) = sync_channel::<Work>(jobs * AHEAD);
        let waiting = Mutex::new(waiting);
        let worker = Worker {
            batch: self,
            scratch: reader.scratch,
            settings: reader.settings,
        };
        thread::scope(|scope| {
            let writing = scope.spawn(move || scribe.run(&done));
            for _ in 0..jobs {
                let (works, waiting, worker) = (works.clone(), &waiting, &worker);
                scope.spawn(move || draw(worker, waiting, &works));
            }
            drop(works);
            reader.read(&mut rows, &tasks);
            drop(tasks);
            writing
                .join()
                .map_err(|_| "the thread that writes broke off; run it again".to_owned())
        })
    }

    /// Writes manifest and failures where they are other ones than before.
    fn finish(
        &self,
        scratch: &Scratch,
        shared: &Shared,
        journal: &Journal<'_>,
        found: &Found,
        empty: &dyn Fn() -> Result<File, String>,
    ) -> Result<(), String> {
        let shard = self.plan.shard;
        let name = journal::failures(shard);
        if scratch.failures()? > 0 {
            let mut to = Lines::new(empty()?);
            scratch.each_failure(|line| to.add(line))?;
            to.put(self, &name)?;
        } else if scratch.there(&name)?.is_some() {
            self.store.remove(&[&name]).map_err(|fault| fault.why)?;
        }
        if !shared.is_changed() {
            return Ok(());
        }
        let mut to = Lines::new(empty()?);
        manifest(scratch, &mut to)?;
        to.put(self, &journal::manifest(shard))?;
        let clear = found.clear(self.store, shard.is_none());
        clear
            .and_then(|()| journal.clear())
            .map_err(|fault| fault.why)
    }
}

/// Every entry, a line each, in the order of slugs.
pub(super) fn manifest(scratch: &Scratch, to: &mut Lines) -> Result<(), String> {
    scratch.each(|entry: Entry| {
        let line = serde_json::to_vec(&entry).map_err(|e| e.to_string())?;
        to.add(&line)
    })
}

/// Lines that are gathered in a file before they are put.
pub(super) struct Lines {
    to: BufWriter<File>,
}

impl Lines {
    pub(super) fn new(file: File) -> Self {
        Self {
            to: BufWriter::new(file),
        }
    }

    pub(super) fn add(&mut self, line: &[u8]) -> Result<(), String> {
        let wrote = self
            .to
            .write_all(line)
            .and_then(|()| self.to.write_all(b"\n"));
        wrote.map_err(|e| fault(&e))
    }

    /// The whole, from its start.
    pub(super) fn read(self) -> Result<BufReader<File>, String> {
        let mut file = self.to.into_inner().map_err(|e| fault(e.error()))?;
        file.rewind().map_err(|e| fault(&e))?;
        Ok(BufReader::new(file))
    }

    /// Puts them at the destination, unless they are there already.
    fn put(self, batch: &Batch<'_>, name: &str) -> Result<(), String> {
        let mut from = self.read()?;
        let new = digest(&mut from).map_err(|e| fault(&e))?;
        let there = batch.store.read(name).map_err(|fault| fault.why)?;
        if let Some(there) = there
            && digest(there).ok().as_ref() == Some(&new)
        {
            return Ok(());
        }
        from.rewind().map_err(|e| fault(&e))?;
        batch
            .store
            .put_from(name, &mut from)
            .map_err(|fault| fault.why)
    }
}

fn fault(why: &std::io::Error) -> String {
    let why = crate::error::reason(why);
    format!("a temporary file: {why}; free some room, or set TMPDIR")
}

/// Works until there is nothing to do. One thread draws one record: its sizes one after the
/// other, so that threads do not wait for each other.
fn draw(worker: &Worker<'_>, waiting: &Mutex<Receiver<Task>>, works: &SyncSender<Work>) {
    let work = || {
        loop {
            let task = waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .recv();
            let Ok(task) = task else {
                return;
            };
            if works.send(worked(worker, task)).is_err() {
                return;
            }
        }
    };
    match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
        Ok(alone) => alone.install(work),
        Err(_) => work(),
    }
}

/// What came of a task, even when it hits a fault of ours: the others go on.
fn worked(worker: &Worker<'_>, task: Task) -> Work {
    let (number, record) = (task.number, task.record.name.clone());
    let (slug, before) = (task.slug.clone(), task.before.clone());
    let work = AssertUnwindSafe(|| worker.work(task));
    catch_unwind(work).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        let said = said.unwrap_or("no reason").replace('\n', " ");
        Work {
            result: Err(Failure::from(format!(
                "the program broke off at it, which is a fault of the program ({said}); please report it with the article"
            ))),
            number,
            record,
            slug,
            before,
            took: Duration::ZERO,
        }
    })
}

impl Reader<'_> {
    fn read(&mut self, rows: &mut Rows, tasks: &SyncSender<Task>) {
        while !self.shared.is_stopped() {
            let Some(row) = rows.next() else {
                break;
            };
            self.number += 1;
            let taken = match row {
                Row::Record(record) => self.record(record, tasks),
                Row::Bad(bad) => self.bad(bad),
                Row::Passed { name, why } => self.passed(&name, why),
            };
            if let Err(why) = taken {
                self.shared.stop(why);
            }
            let (done, of) = rows.read();
            self.batch.watch.read(done, of);
        }
        if let Some(why) = rows.why_not_whole() {
            self.unsure.get_or_insert_with(|| why.to_owned());
        }
    }

    fn holds(&self, slug: &str) -> bool {
        self.batch.plan.shard.is_none_or(|shard| shard.holds(slug))
    }

    fn record(&mut self, record: Record, tasks: &SyncSender<Task>) -> Result<(), String> {
        self.named += 1;
        let slug = name::slug(&record.slug);
        if !self.holds(&slug) {
            return Ok(());
        }
        let failed = Failed {
            number: self.number,
            record: &record.name,
            slug: &slug,
            took: Duration::ZERO,
        };
        if slug.is_empty() {
            let why = "no slug; give it one".to_owned();
            return failed.tell(
                self.batch,
                self.scratch,
                self.shared,
                why.into(),
                Vec::new(),
            );
        }
        if let Some(other) = self.scratch.see(&slug, &record.name)? {
            let why = format!(
                "its files would be those of {other}, since both are called \"{slug}\"; give one another slug"
            );
            return failed.tell(
                self.batch,
                self.scratch,
                self.shared,
                why.into(),
                Vec::new(),
            );
        }
        let article = state(&record);
        let before = self.scratch.entry(&slug)?;
        if let Some(entry) = &before
            && self.is_unchanged(entry, &article, &record)?
        {
            self.unchanged(entry, &record.name);
            return Ok(());
        }
        let task = Task {
            number: self.number,
            record,
            slug,
            article,
            before,
        };
        // Nobody receives once all threads broke off; the scribe's end tells that.
        let _ = tasks.send(task);
        Ok(())
    }

    /// Whether nothing changed that could change a file, and all its files are there.
    fn is_unchanged(&self, entry: &Entry, article: &str, record: &Record) -> Result<bool, String> {
        let of = &entry.of;
        if of.article != article || of.settings != self.settings || entry.stale.is_some() {
            return Ok(false);
        }
        let listed = entry.files.iter().map(|own| (&own.file, own.bytes));
        let beside = entry.beside.iter().map(|own| (&own.file, own.bytes));
        for (file, bytes) in listed.chain(beside) {
            if self.scratch.there(file)? != Some(bytes) {
                return Ok(false);
            }
        }
        let folder = record.folder.as_deref();
        Ok(of.pictures.iter().all(|(picture, stamp)| {
            let now = self.batch.pictures.map(|all| all.stamp(picture, folder));
            now.as_ref() == Some(stamp)
        }))
    }

    fn unchanged(&self, entry: &Entry, record: &str) {
        let by_hand = entry.files.iter().filter(|file| file.by_hand).count();
        self.shared.tally(|summary| {
            summary.records += 1;
            summary.unchanged += 1;
            summary.by_hand += by_hand as u64;
        });
        let files: Vec<String> = entry.shown().map(str::to_owned).collect();
        self.tell(record, &entry.slug, &What::Unchanged, &files);
    }

    fn tell(&self, record: &str, slug: &str, what: &What, files: &[String]) {
        self.batch.watch.ended(&Outcome {
            number: self.number,
            record,
            slug,
            what,
            took: Duration::ZERO,
            corrected: None,
            notes: &[],
            banners: &[],
            files,
        });
    }

    fn bad(&mut self, bad: Bad) -> Result<(), String> {
        let slug = bad.slug.as_deref().map(name::slug).unwrap_or_default();
        let mut stale = Vec::new();
        match slug.as_str() {
            "" => {
                let why = format!("{} cannot be read, so nobody knows what it names", bad.name);
                self.unsure.get_or_insert(why);
                if !self.holds(&bad.name) {
                    return Ok(());
                }
            }
            slug => {
                if !self.holds(slug) {
                    return Ok(());
                }
                // It is named, if only that; what it had stays.
                if self.scratch.see(slug, &bad.name)?.is_none()
                    && let Some(entry) = self.scratch.entry(slug)?
                {
                    stale = entry.shown().map(str::to_owned).collect();
                }
            }
        }
        let failed = Failed {
            number: self.number,
            record: &bad.name,
            slug: &slug,
            took: Duration::ZERO,
        };
        let why = match bad.why.starts_with(&bad.name) {
            true => bad.why,
            false => format!("{}: {}", bad.name, bad.why),
        };
        failed.tell(
            self.batch,
            self.scratch,
            self.shared,
            Failure::from(why),
            stale,
        )
    }

    fn passed(&self, record: &str, why: String) -> Result<(), String> {
        if self.holds(record) {
            self.shared.tally(|summary| summary.passed += 1);
            self.tell(record, "", &What::Passed { why }, &[]);
        }
        Ok(())
    }

    /// Why nothing may be removed, if so.
    fn not_pruned(&self) -> Option<String> {
        if self.shared.is_stopped() {
            return Some("the run ended before its sources did".to_owned());
        }
        if self.named == 0 {
            return Some("the sources name no article".to_owned());
        }
        self.unsure.clone()
    }
}

/// A hash of a record's bytes: of what is read, not of where it stands.
fn state(record: &Record) -> String {
    let form = format!("{:?}", record.form);
    let article = record.article.as_deref().map(hash).unwrap_or_default();
    part(format!("{form} {} {article}", hash(&record.bytes)).as_bytes())
}
