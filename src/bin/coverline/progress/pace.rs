//! How far a run is, how fast it goes, and how long it will take.

use coverline::batch::said::{count, rate, time};
use coverline::batch::tally::Tally;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The pace is that of the last half minute: a night begins with records that need nothing, and
/// an average of all would promise too much for those that do.
const WINDOW: Duration = Duration::from_secs(30);
/// Marks lie so far apart, so that there are few.
const APART: Duration = Duration::from_millis(500);
/// A time left is not told before so much was seen of the run.
const LEAST: Duration = Duration::from_secs(3);

/// Remembers how far a run was over the last half minute.
pub(super) struct Pace {
    begun: Instant,
    done: u64,
    of: Option<u64>,
    marks: VecDeque<Mark>,
}

#[derive(Clone, Copy)]
struct Mark {
    at: Instant,
    records: u64,
    done: u64,
}

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Now {
    /// Since it began.
    pub(super) since: Duration,
    /// Bytes or files of the sources that were read, and how many there are.
    pub(super) done: u64,
    pub(super) of: Option<u64>,
    /// Records over a time, for their rate.
    pub(super) lately: (u64, Duration),
    /// What the rest will take at this pace.
    pub(super) left: Option<Duration>,
}

impl Pace {
    pub(super) fn new(begun: Instant) -> Self {
        let first = Mark {
            at: begun,
            records: 0,
            done: 0,
        };
        Self {
            begun,
            done: 0,
            of: None,
            marks: VecDeque::from([first]),
        }
    }

    pub(super) fn read(&mut self, done: u64, of: Option<u64>) {
        self.done = self.done.max(done);
        self.of = of;
    }

    pub(super) fn at(&mut self, at: Instant, tally: &Tally) -> Now {
        let mark = Mark {
            at,
            records: tally.records,
            done: self.done,
        };
        if self
            .marks
            .back()
            .is_none_or(|last| at.duration_since(last.at) >= APART)
        {
            self.marks.push_back(mark);
        }
        // The mark at the window's edge stays, to reckon from.
        while self
            .marks
            .get(1)
            .is_some_and(|second| at.duration_since(second.at) >= WINDOW)
        {
            self.marks.pop_front();
        }
        let from = self.marks.front().copied().unwrap_or(mark);
        let over = at.duration_since(from.at);
        let read = self.done - from.done;
        let since = at.duration_since(self.begun);
        let rest = self.of.and_then(|of| of.checked_sub(self.done));
        let left = rest.filter(|_| read > 0 && since >= LEAST);
        Now {
            since,
            done: self.done,
            of: self.of,
            lately: (mark.records - from.records, over),
            left: left.map(|rest| over.mul_f64(rest as f64 / read as f64)),
        }
    }
}

impl Now {
    /// The part of the sources that was read, from 0 to 1.
    pub(super) fn share(&self) -> Option<f64> {
        let of = self.of.filter(|of| *of > 0)?;
        Some((self.done as f64 / of as f64).min(1.0))
    }

    /// How long still, and how fast, where room is short: `3 min left, 38.2/s`.
    pub(super) fn briefly(&self) -> String {
        let (records, over) = self.lately;
        let rate = format!("{}/s", rate(records, over));
        match self.left {
            Some(left) => format!("{} left, {rate}", roughly(left)),
            None => rate,
        }
    }

    /// How fast, and how long still: `38.2 a second, 3 min left`.
    pub(super) fn said(&self) -> String {
        let (records, over) = self.lately;
        let rate = format!("{} a second", rate(records, over));
        match self.left {
            Some(left) => format!("{rate}, {} left", roughly(left)),
            None => rate,
        }
    }
}

/// Counts of a run, in one order everywhere.
pub(super) fn counts(tally: &Tally) -> String {
    format!(
        "{} made, {} unchanged, {} failed",
        count(tally.made),
        count(tally.unchanged),
        count(tally.failed)
    )
}

/// A time that nobody knows to the second.
fn roughly(left: Duration) -> String {
    match left.as_secs() {
        0..60 => time(Duration::from_secs(left.as_secs().max(1))),
        60..3600 => format!("{} min", (left.as_secs() + 30) / 60),
        _ => time(left),
    }
}
