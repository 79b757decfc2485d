//! A bucket as the place where banners go: `s3://`, `gs://` and `az://`. Only the command opens
//! connections; the library knows a [`coverline::batch::store::Store`].

#[cfg(feature = "bucket")]
mod cloud;
#[cfg(feature = "bucket")]
mod fault;
#[cfg(feature = "bucket")]
mod http;
#[cfg(feature = "bucket")]
mod open;
#[cfg(feature = "bucket")]
mod pieces;
#[cfg(all(test, feature = "bucket"))]
mod tests;

#[cfg(feature = "bucket")]
pub(crate) use cloud::Bucket;
#[cfg(not(feature = "bucket"))]
pub(crate) use nowhere::Bucket;

/// How addresses of buckets begin.
const SCHEMES: [&str; 5] = ["s3", "gs", "az", "abfs", "abfss"];

/// Whether a place is written as the address of a bucket, and not as a folder.
pub(crate) fn is_address(place: &str) -> bool {
    place.split_once("://").is_some_and(|(scheme, _)| {
        let scheme = scheme.to_ascii_lowercase();
        SCHEMES.contains(&scheme.as_str())
    })
}

#[cfg(not(feature = "bucket"))]
mod nowhere {
    use coverline::batch::store::{Fault, Store};
    use std::io::Read;

    /// A bucket, in a build that has none.
    pub(crate) enum Bucket {}

    impl Bucket {
        /// Always an error, which says what to build instead.
        pub(crate) fn open(_: &str) -> Result<Self, String> {
            Err("this build writes to folders only; build it with --features bucket".to_owned())
        }
    }

    impl Store for Bucket {
        fn put(&self, _: &[(&str, &[u8])]) -> Vec<Result<(), Fault>> {
            match *self {}
        }

        fn put_from(&self, _: &str, _: &mut (dyn Read + Send)) -> Result<(), Fault> {
            match *self {}
        }

        fn read(&self, _: &str) -> Result<Option<Box<dyn Read + '_>>, Fault> {
            match *self {}
        }

        fn remove(&self, _: &[&str]) -> Result<(), Fault> {
            match *self {}
        }

        fn list(&self, _: &mut dyn FnMut(&str, u64)) -> Result<(), Fault> {
            match *self {}
        }

        fn shown(&self, _: &str) -> String {
            match *self {}
        }
    }
}
