//! How a batch is seen while it runs, and what it came to: a bar, lines, or events for programs.

mod bar;
mod events;
mod lines;
mod pace;
mod sink;
mod summary;
mod telling;

use bar::Bar;
use clap::ValueEnum;
use coverline::batch::outcome::{Outcome, Summary, Watch};
use coverline::batch::report::{Facts, Report};
use coverline::batch::tally::Tally;
use events::Events;
use lines::Lines;
use pace::{Now, Pace};
use sink::Sink;
use std::io::{self, IsTerminal as _};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use telling::Kept;

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Style {
    /// A bar where standard error is a terminal, else plain
    Auto,
    /// A bar on a terminal, with failures above it
    Bar,
    /// A few lines on standard error
    Plain,
    /// One JSON object a line on standard output
    Json,
    /// Nothing but the summary at the end
    None,
}

/// A way to show a run. What cannot be shown is not shown: nothing here ends a run.
trait Show: Send {
    /// The run begins.
    fn begun(&mut self, title: &str);
    /// A record ended, and is in the tally.
    fn ended(&mut self, outcome: &Outcome<'_>, tally: &Tally, now: &Now);
    /// More of the sources is read.
    fn read(&mut self, tally: &Tally, now: &Now);
    /// Something about the run as a whole.
    fn remark(&mut self, line: &str);
    /// The run is over. What could not be written, other than to a pipe that was closed.
    fn over(&mut self, end: &End<'_>) -> Result<(), String>;
}

/// What a run came to, for a summary.
struct End<'a> {
    summary: &'a Summary,
    facts: Facts<'a>,
    tally: &'a Tally,
    kept: &'a Kept,
    /// Where reports are, as messages name them.
    reports: &'a [String],
}

/// Shows a run, counts it, and gathers its reports.
pub(crate) struct Progress {
    begun: Instant,
    reports: Vec<Report>,
    seen: Mutex<Seen>,
}

struct Seen {
    show: Box<dyn Show>,
    tally: Tally,
    kept: Kept,
    pace: Pace,
}

impl Progress {
    /// Begins to show a run. `title` says what is read and where banners go.
    pub(crate) fn begin(style: Style, title: &str, reports: Vec<Report>) -> Self {
        // A bar that nobody sees would hide what is told above it.
        let show: Box<dyn Show> = match (style, io::stderr().is_terminal()) {
            (Style::Auto | Style::Bar, true) => Box::new(Bar::new()),
            (Style::Auto | Style::Bar | Style::Plain, _) => {
                Box::new(Lines::new(Sink::stderr(), true))
            }
            (Style::Json, _) => Box::new(Events::new(Sink::stdout())),
            (Style::None, _) => Box::new(Lines::new(Sink::stderr(), false)),
        };
        Self::shown(show, title, reports)
    }

    fn shown(mut show: Box<dyn Show>, title: &str, reports: Vec<Report>) -> Self {
        show.begun(title);
        let begun = Instant::now();
        Self {
            begun,
            reports,
            seen: Mutex::new(Seen {
                show,
                tally: Tally::default(),
                kept: Kept::default(),
                pace: Pace::new(begun),
            }),
        }
    }

    /// Writes the reports and shows what the run came to; its time is taken here.
    pub(crate) fn end(self, summary: &Summary, facts: &Facts<'_>) -> Result<(), String> {
        let facts = Facts {
            took: self.begun.elapsed(),
            ..*facts
        };
        let (mut written, mut faults) = (Vec::new(), Vec::new());
        for report in self.reports {
            match report.finish(summary, &facts) {
                Ok(path) => written.push(path.display().to_string()),
                Err(why) => faults.push(why.to_string()),
            }
        }
        let mut seen = self
            .seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let end = End {
            summary,
            facts,
            tally: &seen.tally,
            kept: &seen.kept,
            reports: &written,
        };
        faults.extend(seen.show.over(&end).err());
        match faults.is_empty() {
            true => Ok(()),
            false => Err(faults.join("\n")),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Progress {
    fn ended(&self, outcome: &Outcome<'_>) {
        for report in &self.reports {
            report.add(outcome);
        }
        let seen = &mut *self.lock();
        seen.tally.add(outcome);
        seen.kept.add(outcome);
        let now = seen.pace.at(Instant::now(), &seen.tally);
        seen.show.ended(outcome, &seen.tally, &now);
    }

    fn read(&self, done: u64, of: Option<u64>) {
        let seen = &mut *self.lock();
        seen.pace.read(done, of);
        let now = seen.pace.at(Instant::now(), &seen.tally);
        seen.show.read(&seen.tally, &now);
    }

    fn remark(&self, line: &str) {
        self.lock().show.remark(line);
    }
}

#[cfg(test)]
mod tests;
