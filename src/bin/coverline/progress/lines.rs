//! Progress as a few lines, for logs and those who read none.

use super::pace::{Now, counts};
use super::sink::Sink;
use super::telling::{Calm, clean};
use super::{End, Show, summary};
use coverline::batch::outcome::Outcome;
use coverline::batch::said::counted;
use coverline::batch::tally::Tally;
use std::time::Duration;

/// Counts are told when both have passed since the last time: a quick run is over soon, and a
/// slow one has little to tell.
const RECORDS: u64 = 1000;
const SOON: Duration = Duration::from_secs(10);
/// Then in any case, so that nobody takes a slow run for a dead one.
const LATE: Duration = Duration::from_secs(300);

/// Lines on standard error.
pub(super) struct Lines {
    sink: Sink,
    /// Whether anything but the summary is told.
    aloud: bool,
    calm: Calm,
    last: (u64, Duration),
}

impl Lines {
    pub(super) fn new(sink: Sink, aloud: bool) -> Self {
        Self {
            sink,
            aloud,
            calm: Calm::default(),
            last: (0, Duration::ZERO),
        }
    }
}

impl Show for Lines {
    fn begun(&mut self, title: &str) {
        if self.aloud {
            self.sink.line(&clean(title));
        }
    }

    fn ended(&mut self, outcome: &Outcome<'_>, tally: &Tally, now: &Now) {
        if !self.aloud {
            return;
        }
        for line in self.calm.lines(outcome) {
            self.sink.line(&line);
        }
        let (records, since) = self.last;
        let waited = now.since.saturating_sub(since);
        if (tally.records >= records + RECORDS && waited >= SOON) || waited >= LATE {
            self.last = (tally.records, now.since);
            let share = now
                .share()
                .map(|share| format!(", {:.0} % read", share * 100.0));
            let line = format!(
                "{}: {}; {}{}",
                counted(tally.records, "record"),
                counts(tally),
                now.said(),
                share.unwrap_or_default()
            );
            self.sink.line(&line);
        }
    }

    fn read(&mut self, _: &Tally, _: &Now) {}

    fn remark(&mut self, line: &str) {
        if self.aloud {
            self.sink.line(&clean(line));
        }
    }

    fn over(&mut self, end: &End<'_>) -> Result<(), String> {
        for line in summary::lines(end) {
            self.sink.line(&line);
        }
        self.sink.over()
    }
}
