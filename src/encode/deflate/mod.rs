//! Deflate (RFC 1951) for banners of which most is known: matches that were found once in the
//! ground of a layout are followed where they still hold, and searched for only where words and
//! art were laid over it. The ground's own matches are those of `libdeflate`, read back out of its
//! stream.

mod code;
mod follow;
mod plain;
mod read;
mod token;
mod write;

pub(super) use follow::{Laid, follow};
pub(super) use plain::plain;
pub(super) use read::tokens;
pub(super) use token::Token;
pub(super) use write::zlib;
