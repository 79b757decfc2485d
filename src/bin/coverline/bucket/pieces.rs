//! Files that are read and put piece by piece, so that a long manifest is never in memory.

use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore};
use std::io::{self, Read};
use tokio::runtime::Runtime;

/// Bytes of a piece: what one request carries. Amazon takes none below five MiB but the last.
pub(super) const PIECE: usize = 8 << 20;

/// The next piece of something, shorter only at its end.
pub(super) fn piece(from: &mut (dyn Read + Send)) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(PIECE as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file of a bucket, read a piece at a time.
pub(super) struct Pieces<'a> {
    store: &'a dyn ObjectStore,
    runtime: &'a Runtime,
    path: Path,
    /// Of the file as it was opened: pieces of two files would be none.
    tag: Option<String>,
    size: u64,
    at: u64,
    piece: io::Cursor<Vec<u8>>,
}

impl<'a> Pieces<'a> {
    /// Opens a file, with its first piece.
    pub(super) fn open(
        store: &'a dyn ObjectStore,
        runtime: &'a Runtime,
        path: Path,
    ) -> object_store::Result<Self> {
        // An empty file has no range, so its size is asked for first. What is wrong is told in an
        // answer's body, which this request has none of; then it is asked for by another.
        let head = GetOptions {
            head: true,
            ..GetOptions::default()
        };
        let whole = GetOptions::default();
        let about = runtime.block_on(async {
            match store.get_opts(&path, head).await {
                Ok(found) => Ok(found),
                Err(_) => store.get_opts(&path, whole).await,
            }
        })?;
        let about = about.meta;
        Ok(Self {
            store,
            runtime,
            path,
            tag: about.e_tag,
            size: about.size,
            at: 0,
            piece: io::Cursor::default(),
        })
    }

    fn next(&self) -> object_store::Result<Vec<u8>> {
        let end = self.size.min(self.at + PIECE as u64);
        let options = GetOptions {
            range: Some(GetRange::Bounded(self.at..end)),
            if_match: self.tag.clone(),
            ..GetOptions::default()
        };
        self.runtime.block_on(async {
            let found = self.store.get_opts(&self.path, options).await?;
            Ok(found.bytes().await?.into())
        })
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(to)?;
        if read > 0 || self.at >= self.size || to.is_empty() {
            return Ok(read);
        }
        let next = self.next().map_err(io::Error::other)?;
        if next.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += next.len() as u64;
        self.piece = io::Cursor::new(next);
        self.piece.read(to)
    }
}
