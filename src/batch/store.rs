//! Where banners go: a folder, or whatever else a caller hands in, such as a bucket.

use std::fmt;
use std::io::Read;

/// A place that takes whole files by name. Names are relative, with `/` between folders.
///
/// One thread writes to it, so an implementation may work on several files at once.
pub trait Store: Send + Sync {
    /// Puts files, each of which appears at once and whole, in place of one of that name; and is
    /// there for good (on the disk, or acknowledged) when this returns. One outcome for each, in
    /// their order.
    fn put(&self, files: &[(&str, &[u8])]) -> Vec<Result<(), Fault>>;

    /// Puts one file that need not be in memory, as [`Store::put`] does.
    ///
    /// # Errors
    /// A file that cannot be read or put.
    fn put_from(&self, name: &str, from: &mut (dyn Read + Send)) -> Result<(), Fault>;

    /// A file to be read; `None` where there is none.
    ///
    /// # Errors
    /// A file that cannot be opened.
    fn read(&self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Fault>;

    /// Removes files; what is not there need not go.
    ///
    /// # Errors
    /// The first that stays.
    fn remove(&self, names: &[&str]) -> Result<(), Fault>;

    /// Tells every file with its bytes, in any order.
    ///
    /// # Errors
    /// A place that cannot be listed.
    fn list(&self, each: &mut dyn FnMut(&str, u64)) -> Result<(), Fault>;

    /// How messages name a file of it: a path, or an address.
    fn shown(&self, name: &str) -> String;
}

/// Why a store did not do as it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file, and what is wrong, in one line.
    pub why: String,
    /// Whether trying again could help.
    pub kind: Kind,
}

/// What may be done about a [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may pass: a server that is busy, a connection that was cut.
    Passing,
    /// There is no room; nothing else can be written either.
    Full,
    /// It stays as it is: no permission, a folder in the way.
    Lasting,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}
