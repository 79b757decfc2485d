//! What is to be done with each page of a record: keep its picture, leave someone's alone, or draw.

use super::failed::Failure;
use super::manifest::{Banner as Listed, Made as Parts};
use super::settings;
use super::work::{Task, Worker};
use crate::renderer::Pages;
use crate::scene::Size;
use std::collections::BTreeMap;
use std::io::Read;

/// A page and what is to be done with it.
pub(super) enum Todo {
    /// Its picture is there.
    Keep(Listed),
    /// Someone put another picture there.
    ByHand(Listed),
    /// It has to be drawn, and why.
    Draw(Vec<String>),
}

/// What is to be done, by width and height.
pub(super) type Plan = BTreeMap<(u32, u32), (Parts, Todo)>;

pub(super) fn key(size: Size) -> (u32, u32) {
    (size.width(), size.height())
}

impl Worker<'_> {
    /// What is to be done with each page, by size; and what it is made of.
    pub(super) fn plan(&self, task: &Task, pages: &Pages) -> Result<Plan, Failure> {
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
        if let (Some(name), Some(_), false) = (&name, there, self.batch.wanted.name.has_hash())
            && let Some(hand) = self.set_by_hand(name, size, made)?
        {
            return Ok(Todo::ByHand(hand));
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
    pub(super) fn digest(&self, name: &str) -> Result<Option<(String, u64)>, Failure> {
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
