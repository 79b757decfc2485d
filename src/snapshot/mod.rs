//! Accepted pictures: what a change moved, shown.

mod accept;
mod art;
mod boxes;
mod cases;
mod compare;
mod edges;
mod explain;
mod grain;
mod outcome;
mod palette;
mod picture;
mod pixels;
mod record;
pub mod report;
mod run;
mod score;
mod settings;

pub use accept::{Accepted, Did, Pick};
pub use art::Element;
pub use cases::Suite;
pub use compare::{Compared, Mark, Rules, TOLERANCE, compare, difference};
pub use explain::{Change, explain};
pub use outcome::{Kind, Outcome, Pixels, Run, Verdict};
pub use picture::{read, scaled};
pub use record::{LineRecord, PhotoRecord, Record, Shown, SlotRecord};
pub use run::judged;
