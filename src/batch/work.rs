//! One record, from its bytes to the files that are to be put.

use super::manifest::{Banner as Listed, Entry, Made as Parts, Own, State};
use super::outcome::{Anew, Told, What};
use super::scratch::Scratch;
use super::source::Record;
use super::{Batch, settings};
use crate::article::Source;
use crate::described::hash;
use crate::error::Error;
use crate::note::Note;
use crate::photo::{Find, Finder, Found};
use crate::renderer::{Made, Pages};
use crate::scene::Size;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A record that has to be looked into.
pub(super) struct Task {
    /// Among all that the sources give, from 1.
    pub(super) number: u64,
    pub(super) record: Record,
    /// What its files are called.
    pub(super) slug: String,
    /// A hash of its bytes.
    pub(super) article: String,
    /// What the manifest says of it.
    pub(super) before: Option<Entry>,
}

/// What came of a task, before anything is written.
pub(super) struct Work {
    pub(super) number: u64,
    pub(super) record: String,
    pub(super) slug: String,
    pub(super) before: Option<Entry>,
    pub(super) took: Duration,
    pub(super) result: Result<Ready, Failure>,
}

/// Why a record failed.
pub(super) struct Failure {
    /// The field or slot, where that is known.
    pub(super) at: String,
    pub(super) why: String,
}

/// What is to be put, and what the manifest shall say then.
pub(super) struct Ready {
    /// As it will be when all files are put.
    pub(super) entry: Entry,
    /// The files to put, by name; pictures first.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The files, and what each is made for.
    pub(super) anew: Vec<Anew>,
    /// Files that were left alone.
    pub(super) by_hand: Vec<String>,
    pub(super) made: Option<Made>,
    pub(super) notes: Vec<Told>,
}

/// Works on records; each thread has its own.
pub(super) struct Worker<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) scratch: &'a Scratch,
    /// See [`settings::hash_of`].
    pub(super) settings: &'a str,
}

/// A page and what is to be done with it.
enum Todo {
    /// Its picture is there.
    Keep(Listed),
    /// Someone put another picture there.
    ByHand(Listed),
    /// It has to be drawn, and why.
    Draw(Vec<String>),
}

impl From<Error> for Failure {
    fn from(why: Error) -> Self {
        let at = match &why {
            Error::Audit { field, .. } => field.clone(),
            Error::Letter { slot, .. } => slot.clone(),
            _ => String::new(),
        };
        let why = why.to_string().replace('\n', "; ");
        Self { at, why }
    }
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        let at = String::new();
        Self { at, why }
    }
}

impl Worker<'_> {
    /// Reads a record, sets it, and draws what has to be.
    pub(super) fn work(&self, task: Task) -> Work {
        let began = (self.batch.clock)();
        let result = self.made(&task);
        Work {
            number: task.number,
            record: task.record.name,
            slug: task.slug,
            before: task.before,
            took: (self.batch.clock)().saturating_sub(began),
            result,
        }
    }

    fn made(&self, task: &Task) -> Result<Ready, Failure> {
        let Record {
            name,
            bytes,
            form,
            article,
            folder,
            ..
        } = &task.record;
        let found = Mutex::new(BTreeMap::new());
        let find = |picture: &str| self.find(picture, folder.as_deref(), &found);
        let finder: Option<Find<'_>> = match self.batch.pictures {
            Some(_) => Some(&find),
            None => None,
        };
        let source = Source {
            name,
            bytes,
            form: *form,
        };
        let article = article.as_ref().map(|bytes| Source {
            name,
            bytes,
            form: None,
        });
        let order = self
            .batch
            .standing
            .order(source, article, finder.map(Finder));
        let mut pages = self.batch.renderer.pages(&order)?;
        pages.tell_brief_alone();
        let of = State {
            article: task.article.clone(),
            settings: self.settings.to_owned(),
            pictures: found.into_inner().unwrap_or_else(PoisonError::into_inner),
        };
        let plan = self.plan(task, &pages)?;
        pages.keep(|size| matches!(plan.get(&key(size)), Some((_, Todo::Draw(_)))));
        self.bound(task, pages, plan, of)
    }

    /// Gets a picture, and notes how it lay there.
    fn find(
        &self,
        picture: &str,
        folder: Option<&Path>,
        found: &Mutex<BTreeMap<String, String>>,
    ) -> Result<Found, String> {
        let pictures = self.batch.pictures.ok_or("pictures are not looked for")?;
        let stamp = pictures.stamp(picture, folder);
        let mut stamps = found.lock().unwrap_or_else(PoisonError::into_inner);
        stamps.insert(picture.to_owned(), stamp);
        drop(stamps);
        pictures.find(picture, folder)
    }

    /// What is to be done with each page, by size; and what it is made of.
    fn plan(&self, task: &Task, pages: &Pages) -> Result<Plan, Failure> {
        let mut plan = Plan::new();
        for page in pages.pages() {
            let made = settings::made(page);
            let todo = self.todo(task, page.size(), &made)?;
            plan.insert(key(page.size()), (made, todo));
        }
        // What stands beside the pictures tells of all of them.
        let draws = |plan: &Plan| plan.values().any(|(_, todo)| matches!(todo, Todo::Draw(_)));
        let beside = task.before.iter().flat_map(|entry| &entry.beside);
        let mut gone = false;
        for own in beside {
            gone |= self.scratch.there(&own.file)? != Some(own.bytes);
        }
        let wanted = self.batch.wanted.html || self.batch.wanted.report;
        let wanted = wanted || self.batch.standing.out.svg;
        let had = task.before.as_ref().is_some_and(|e| !e.beside.is_empty());
        if wanted && (draws(&plan) || gone || !had) {
            for (_, todo) in plan.values_mut() {
                if let Todo::Keep(_) = todo {
                    *todo = Todo::Draw(vec!["what stands beside it".to_owned()]);
                }
            }
        }
        Ok(plan)
    }

    fn todo(&self, task: &Task, size: Size, made: &Parts) -> Result<Todo, Failure> {
        let before = task.before.as_ref();
        let old = before.and_then(|entry| {
            let of = |own: &&Listed| (own.width, own.height) == key(size);
            entry.files.iter().find(of)
        });
        let name = self.name(&task.slug, size, made, old.map(|old| old.hash.as_str()));
        let there = match &name {
            Some(name) => self.scratch.there(name)?,
            None => None,
        };
        if let (Some(old), Some(name)) = (old, &name) {
            let same = old.file == *name && there == Some(old.bytes);
            if same && (old.by_hand || old.made == *made) {
                let kept = Listed {
                    made: made.clone(),
                    ..old.clone()
                };
                return Ok(match old.by_hand {
                    true => Todo::ByHand(kept),
                    false => Todo::Keep(kept),
                });
            }
        }
        // A name that tells what is in its file is compared once that is drawn.
        if let (Some(name), Some(_), false) = (&name, there, self.batch.wanted.name.has_hash()) {
            if let Some(hand) = self.set_by_hand(name, size, made)? {
                return Ok(Todo::ByHand(hand));
            }
        }
        let mut why = match (before, old) {
            (None, _) => vec!["new".to_owned()],
            (Some(_), None) => vec!["new size".to_owned()],
            (Some(_), Some(old)) => old.changed(made),
        };
        if let Some(old) = old.filter(|_| why.is_empty()) {
            let missing = self.scratch.there(&old.file)?.is_none();
            why.push(if missing { "missing" } else { "name" }.to_owned());
        }
        Ok(Todo::Draw(why))
    }

    /// A picture's name, as far as it is known before it is drawn.
    fn name(&self, slug: &str, size: Size, made: &Parts, hash: Option<&str>) -> Option<String> {
        if hash.is_none() && self.batch.wanted.name.has_hash() {
            return None;
        }
        let part = |part: &str| made.get(part).and_then(|text| text.split(' ').next());
        let stem = self.batch.wanted.name.of(&crate::house::Named {
            slug,
            size,
            layout: part("layout").unwrap_or_default(),
            theme: part("theme").unwrap_or_default(),
            hash: hash.unwrap_or_default(),
        });
        let ending = self.batch.standing.out.file.format.ending();
        Some(format!("{stem}.{ending}"))
    }

    /// What lies under a name, when it is not ours.
    fn set_by_hand(&self, name: &str, size: Size, made: &Parts) -> Result<Option<Listed>, Failure> {
        let Some((hash, bytes)) = self.digest(name)? else {
            return Ok(None);
        };
        if self.scratch.is_own(name, &hash)? {
            return Ok(None);
        }
        let (width, height) = key(size);
        Ok(Some(Listed {
            file: name.to_owned(),
            width,
            height,
            bytes,
            hash,
            by_hand: true,
            made: made.clone(),
            ..Listed::default()
        }))
    }

    /// Hash and bytes of a file at the destination.
    fn digest(&self, name: &str) -> Result<Option<(String, u64)>, Failure> {
        let from = self.batch.store.read(name).map_err(|fault| fault.why)?;
        let Some(from) = from else {
            return Ok(None);
        };
        let digest = digest(from).map_err(|e| {
            let shown = self.batch.store.shown(name);
            format!("{shown}: {}", crate::error::reason(&e))
        })?;
        Ok(Some(digest))
    }

    /// Draws what has to be, and says what the manifest shall say.
    fn bound(&self, task: &Task, pages: Pages, plan: Plan, of: State) -> Result<Ready, Failure> {
        let (headline, figures) = (pages.brief.headline.clone(), Entry::told(&pages.brief));
        let sizes: Vec<Size> = pages.pages().iter().map(|page| page.size()).collect();
        let dry = self.batch.plan.dry_run;
        let made = match dry || sizes.is_empty() {
            true => None,
            false => Some(self.batch.renderer.bind(pages)?),
        };
        if self.batch.strict
            && let Some(flaw) = made.as_ref().and_then(|made| made.flaws().next())
        {
            return Err(format!("{}: refused by --strict: {flaw}", task.record.name).into());
        }
        let mut ready = Ready {
            entry: Entry {
                slug: task.slug.clone(),
                headline,
                figures,
                of,
                ..Entry::default()
            },
            files: Vec::new(),
            anew: Vec::new(),
            by_hand: Vec::new(),
            notes: made.as_ref().map(told).unwrap_or_default(),
            made: None,
        };
        let mut drawn: BTreeMap<(u32, u32), Listed> = BTreeMap::new();
        if let Some(made) = &made {
            drawn = self.listed(task, made, &plan, &mut ready)?;
        } else if let Some(before) = &task.before {
            ready.entry.beside.clone_from(&before.beside);
        }
        for (size, (_, todo)) in plan.into_iter().rev() {
            match todo {
                Todo::Keep(kept) => ready.entry.files.push(kept),
                Todo::ByHand(hand) => {
                    ready.by_hand.push(hand.file.clone());
                    ready.entry.files.push(hand);
                }
                Todo::Draw(why) => {
                    let listed = drawn.remove(&size);
                    let (width, height) = size;
                    let file = listed.as_ref().map_or_else(
                        || format!("{}, {width}x{height}", task.slug),
                        |listed| listed.file.clone(),
                    );
                    match &listed {
                        Some(listed) if listed.by_hand => ready.by_hand.push(file),
                        _ => ready.anew.push(Anew { file, why }),
                    }
                    ready.entry.files.extend(listed);
                }
            }
        }
        self.former(task.before.as_ref(), &mut ready.entry)?;
        ready.made = made;
        Ok(ready)
    }

    /// The drawn pictures as the manifest lists them; their files are added to those to put, and
    /// so is what stands beside them.
    fn listed(
        &self,
        task: &Task,
        made: &Made,
        plan: &Plan,
        ready: &mut Ready,
    ) -> Result<BTreeMap<(u32, u32), Listed>, Failure> {
        let files = self.batch.wanted.files(&task.slug, made)?;
        let mut drawn = BTreeMap::new();
        for (banner, (name, bytes)) in made.banners.iter().zip(files.pictures) {
            let size = key(banner.size);
            let parts = plan.get(&size).map(|(parts, _)| parts.clone());
            let listed = Listed {
                file: name.clone(),
                width: size.0,
                height: size.1,
                bytes: bytes.len() as u64,
                hash: hash(bytes),
                alt: banner.alt.clone(),
                thumbhash: STANDARD.encode(&banner.thumbhash),
                color: banner.color.to_string(),
                layout: banner.layout.clone(),
                theme: banner.theme.clone(),
                by_hand: false,
                made: parts.unwrap_or_default(),
            };
            let there = self.put_or_not(task, &name, &listed.hash, bytes, ready)?;
            drawn.insert(
                size,
                match there {
                    Some((hash, bytes)) => Listed {
                        hash,
                        bytes,
                        by_hand: true,
                        alt: String::new(),
                        thumbhash: String::new(),
                        color: String::new(),
                        ..listed
                    },
                    None => listed,
                },
            );
        }
        for (name, bytes) in files.beside {
            let own = Own {
                file: name.clone(),
                hash: hash(&bytes),
                bytes: bytes.len() as u64,
            };
            match self.put_or_not(task, &name, &own.hash, &bytes, ready)? {
                Some(_) => ready.by_hand.push(name),
                None => ready.entry.beside.push(own),
            }
        }
        Ok(drawn)
    }

    /// Adds a file to those to put, unless the same one lies there; hash and bytes of what lies
    /// there when that is not ours.
    fn put_or_not(
        &self,
        task: &Task,
        name: &str,
        hash: &str,
        bytes: &[u8],
        ready: &mut Ready,
    ) -> Result<Option<(String, u64)>, Failure> {
        if let Some(other) = self.scratch.name(name, &task.slug, hash)? {
            return Err(format!(
                "{}: its file {name} would be that of \"{other}\", too; give it another slug, or put {{slug}} into --name",
                task.record.name
            )
            .into());
        }
        let there = match self.scratch.there(name)? {
            Some(_) => self.digest(name)?,
            None => None,
        };
        match there {
            Some((own, _)) if own == hash => Ok(None),
            Some((other, bytes)) if !self.scratch.is_own(name, &other)? => Ok(Some((other, bytes))),
            _ => {
                ready.files.push((name.to_owned(), bytes.to_vec()));
                Ok(None)
            }
        }
    }

    /// Files of an article that it shows no more and that still lie there.
    fn former(&self, before: Option<&Entry>, entry: &mut Entry) -> Result<(), Failure> {
        let mut former: Vec<Own> = Vec::new();
        for own in before.into_iter().flat_map(Entry::own) {
            let shown = entry.shown().any(|file| file == own.file);
            let known = former.iter().any(|known| known.file == own.file);
            if !shown && !known && self.scratch.there(&own.file)?.is_some() {
                former.push(own);
            }
        }
        entry.former = former;
        Ok(())
    }
}

/// What is to be done, by width and height.
type Plan = BTreeMap<(u32, u32), (Parts, Todo)>;

fn key(size: Size) -> (u32, u32) {
    (size.width(), size.height())
}

/// Hash and length of what is read.
pub(super) fn digest(mut from: impl Read) -> std::io::Result<(String, u64)> {
    let mut hasher = blake3::Hasher::new();
    let mut buffer = [0; 1 << 14];
    let mut bytes = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((hasher.finalize().to_hex().to_string(), bytes));
        }
        hasher.update(buffer.get(..read).unwrap_or_default());
        bytes += read as u64;
    }
}

/// The notes of what was made: flaws first, each once.
fn told(made: &Made) -> Vec<Told> {
    let mut notes: Vec<Told> = made.notes().map(note).collect();
    notes.sort_by(|a, b| (!a.flaw, a).cmp(&(!b.flaw, b)));
    notes.dedup();
    notes
}

fn note(note: &Note) -> Told {
    let value = serde_json::to_value(note).ok();
    let kind = value.as_ref().and_then(|value| value.get("kind")?.as_str());
    Told {
        kind: kind.unwrap_or_default().to_owned(),
        text: note.to_string(),
        flaw: note.is_flaw(),
    }
}

impl Ready {
    /// What was done, as it is told.
    pub(super) fn what(&self) -> What {
        match self.anew.is_empty() && self.by_hand.is_empty() {
            true => What::Unchanged,
            false => What::Made {
                files: self.anew.clone(),
                by_hand: self.by_hand.clone(),
            },
        }
    }
}
