//! Accepted pictures: what a change moved, shown.

mod compare;

pub use compare::{Difference, compare, sheet, small};
