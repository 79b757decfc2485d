//! A bucket as a store: files put sixteen at once, read, listed and removed.

use super::fault::{fault, is_missing_file};
use super::open::{Cloud, Opened, open};
use super::pieces::{PIECE, Pieces, piece};
use coverline::batch::store::{Fault, Kind, Store};
use futures_util::stream::{self, StreamExt as _};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ObjectStore, PutMultipartOptions, PutOptions, PutPayload,
};
use std::io::{self, Read};
use tokio::runtime::{Builder, Runtime};

/// Requests under way. A put waits for its answer 20 to 100 ms, so that sixteen keep up with
/// hundreds of files a second, and no server takes them for a flood.
pub(super) const AT_ONCE: usize = 16;

/// What browsers are told that a file is, by the end of its name.
const TYPES: [(&str, &str); 10] = [
    (".png", "image/png"),
    (".webp", "image/webp"),
    (".jpg", "image/jpeg"),
    (".jpeg", "image/jpeg"),
    (".avif", "image/avif"),
    (".svg", "image/svg+xml"),
    (".html", "text/html; charset=utf-8"),
    (".json", "application/json"),
    (".jsonl", "application/x-ndjson"),
    (".ndjson", "application/x-ndjson"),
];

/// A bucket, or a folder of one.
pub(crate) struct Bucket {
    store: Box<dyn ObjectStore>,
    cloud: Cloud,
    prefix: Path,
    address: String,
    runtime: Runtime,
}

impl Bucket {
    /// The bucket at an address, with keys and server from the usual variables. Nothing is asked
    /// yet.
    ///
    /// # Errors
    /// An address that is none, or variables that cannot be used.
    pub(crate) fn open(address: &str) -> Result<Self, String> {
        // Variables that are no text hold neither keys nor addresses.
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        let variables: Vec<_> = std::env::vars_os().filter_map(text).collect();
        Self::with(address, &variables)
    }

    /// The same, with variables handed in.
    pub(super) fn with(address: &str, variables: &[(String, String)]) -> Result<Self, String> {
        let Opened {
            store,
            cloud,
            prefix,
            address,
        } = open(address, variables)?;
        let runtime = Builder::new_current_thread()
            .enable_time()
            .max_blocking_threads(AT_ONCE)
            .build()
            .map_err(|e| {
                format!(
                    "{address}: no thread for it: {}",
                    coverline::error::reason(&e)
                )
            })?;
        Ok(Self {
            store,
            cloud,
            prefix,
            address,
            runtime,
        })
    }

    /// Where a file lies in the bucket.
    fn path(&self, name: &str) -> Result<Path, Fault> {
        let whole = format!("{}/{name}", self.prefix);
        Path::parse(&whole).map_err(|_| Fault {
            why: format!("{}: a bucket takes no such name", self.shown(name)),
            kind: Kind::Lasting,
        })
    }

    fn fault(&self, name: &str, error: &object_store::Error) -> Fault {
        fault(self.cloud, &self.shown(name), error)
    }

    async fn put_one(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.path(name)?;
        let options = PutOptions {
            attributes: attributes(name),
            ..PutOptions::default()
        };
        let payload = PutPayload::from(bytes.to_vec());
        let put = self.store.put_opts(&path, payload, options).await;
        put.map(drop).map_err(|e| self.fault(name, &e))
    }

    /// What is to be put cannot be read.
    fn unread(&self, name: &str, why: &io::Error) -> Fault {
        Fault {
            why: format!("{}: {}", self.shown(name), coverline::error::reason(why)),
            kind: Kind::Lasting,
        }
    }

    /// The name of a file by its whole path; `None` for the folder itself, which some tools keep
    /// as an empty file.
    fn name<'a>(&self, path: &'a Path) -> Option<&'a str> {
        let rest = path.as_ref().strip_prefix(self.prefix.as_ref())?;
        let name = rest.strip_prefix('/').unwrap_or(rest);
        (!name.is_empty()).then_some(name)
    }
}

/// What a file is, as browsers are told.
fn attributes(name: &str) -> Attributes {
    let known = TYPES.iter().find(|(end, _)| name.ends_with(end));
    let known = known.map(|(_, kind)| (Attribute::ContentType, *kind));
    known.into_iter().collect()
}

impl Store for Bucket {
    fn put(&self, files: &[(&str, &[u8])]) -> Vec<Result<(), Fault>> {
        let puts = files.iter().map(|(name, bytes)| self.put_one(name, bytes));
        let puts = stream::iter(puts).buffered(AT_ONCE);
        self.runtime.block_on(puts.collect())
    }

    fn put_from(&self, name: &str, from: &mut (dyn Read + Send)) -> Result<(), Fault> {
        let first = piece(from).map_err(|e| self.unread(name, &e))?;
        if first.len() < PIECE {
            return self.runtime.block_on(self.put_one(name, &first));
        }
        let path = self.path(name)?;
        let options = PutMultipartOptions {
            attributes: attributes(name),
            ..PutMultipartOptions::default()
        };
        let begun = self.store.put_multipart_opts(&path, options);
        let mut upload = self
            .runtime
            .block_on(begun)
            .map_err(|e| self.fault(name, &e))?;
        let mut next = first;
        let put = loop {
            let put = self.runtime.block_on(upload.put_part(next.into()));
            if let Err(e) = put {
                break Err(self.fault(name, &e));
            }
            match piece(from) {
                Ok(more) if more.is_empty() => break Ok(()),
                Ok(more) => next = more,
                Err(e) => break Err(self.unread(name, &e)),
            }
        };
        let put = put.and_then(|()| {
            let done = self.runtime.block_on(upload.complete());
            done.map(drop).map_err(|e| self.fault(name, &e))
        });
        if put.is_err() {
            let _ = self.runtime.block_on(upload.abort()); // what was wrong is told
        }
        put
    }

    fn read(&self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Fault> {
        let path = self.path(name)?;
        match Pieces::open(self.store.as_ref(), &self.runtime, path) {
            Ok(pieces) => Ok(Some(Box::new(pieces))),
            Err(e) if is_missing_file(&e) => Ok(None),
            Err(e) => Err(self.fault(name, &e)),
        }
    }

    fn remove(&self, names: &[&str]) -> Result<(), Fault> {
        let paths: Result<Vec<Path>, Fault> = names.iter().map(|name| self.path(name)).collect();
        let paths = stream::iter(paths?.into_iter().map(Ok)).boxed();
        let mut removed = self.store.delete_stream(paths);
        self.runtime.block_on(async {
            let mut first = Ok(());
            while let Some(outcome) = removed.next().await {
                if let Err(e) = outcome
                    && !is_missing_file(&e)
                {
                    // The others are removed all the same.
                    first = first.and(Err(fault(self.cloud, &self.address, &e)));
                }
            }
            first
        })
    }

    fn list(&self, each: &mut dyn FnMut(&str, u64)) -> Result<(), Fault> {
        let mut found = self.store.list(Some(&self.prefix));
        self.runtime.block_on(async {
            while let Some(file) = found.next().await {
                let file = file.map_err(|e| fault(self.cloud, &self.address, &e))?;
                if let Some(name) = self.name(&file.location) {
                    each(name, file.size);
                }
            }
            Ok(())
        })
    }

    fn shown(&self, name: &str) -> String {
        format!("{}/{name}", self.address)
    }
}
