//! Accepted pictures: what a change moved, shown.

mod compare;
mod outcome;
pub mod report;

pub use compare::{Difference, compare, sheet, small};
pub use outcome::{Kind, Outcome, Pixels, Run, Verdict};
