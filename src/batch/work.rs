//! One record, from its bytes to the files that are to be put.

use super::Batch;
use super::failed::Failure;
use super::manifest::{Banner as Listed, Entry, Own, State};
use super::outcome::{Anew, Told, What};
use super::plan::{Plan, Todo, key};
use super::scratch::Scratch;
use super::source::Record;
use crate::article::Source;
use crate::described::hash;
use crate::note::Note;
use crate::photo::{Find, Finder, Found};
use crate::renderer::{Made, Pages};
use crate::scene::Size;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
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

/// A file to put.
pub(super) struct File {
    pub(super) own: Own,
    pub(super) bytes: Vec<u8>,
}

/// What is to be put, and what the manifest shall say then.
pub(super) struct Ready {
    /// As it will be when all files are put.
    pub(super) entry: Entry,
    /// The files to put; pictures first.
    pub(super) files: Vec<File>,
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
                let own = Own {
                    file: name.to_owned(),
                    hash: hash.to_owned(),
                    bytes: bytes.len() as u64,
                };
                let bytes = bytes.to_vec();
                ready.files.push(File { own, bytes });
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
