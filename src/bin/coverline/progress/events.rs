//! Progress as one JSON object a line, for a CMS.
//!
//! Every object has `event`. Fields and events are added in later versions, never renamed or
//! taken away; who reads them passes over what it does not know.
//!
//! | `event` | when | fields |
//! | --- | --- | --- |
//! | `begun` | first | `version` of this shape, `title` |
//! | `record` | a record was made, is unchanged or was passed over | `number`, `record`, `slug`, `did`, `made` (`file`, `why`), `by_hand`, `why` (of what was passed over), `files`, `notes` (`kind`, `text`, `flaw`), `seconds` |
//! | `failed` | a record failed | `number`, `record`, `slug`, `at`, `why`, `stale`, `seconds` |
//! | `corrected` | after the record's own event | `number`, `record`, `slug`, `changes` (`field`, `old`, `new`), `files` |
//! | `progress` | every two seconds at most | `read`, `of` (null where not known), `records`, `made`, `unchanged`, `failed`, `seconds`, `left` (seconds, null where not known) |
//! | `remark` | any time | `text` |
//! | `ended` | last | `seconds`, `dry`, `summary`, `tally`, `reports`, `failures` (files, empty where there is none) |

use super::pace::Now;
use super::sink::Sink;
use super::{End, Show};
use coverline::batch::outcome::{Anew, Change, Outcome, Summary, Told, What};
use coverline::batch::tally::Tally;
use serde::Serialize;
use std::time::Duration;

/// Of the shape above.
const VERSION: u32 = 1;
/// Between two events of progress.
const APART: Duration = Duration::from_secs(2);

#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "event")]
enum Event<'a> {
    Begun {
        version: u32,
        title: &'a str,
    },
    Record {
        #[serde(flatten)]
        which: Which<'a>,
        did: &'static str,
        made: &'a [Anew],
        by_hand: &'a [String],
        why: &'a str,
        files: &'a [String],
        notes: &'a [Told],
        seconds: f64,
    },
    Failed {
        #[serde(flatten)]
        which: Which<'a>,
        at: &'a str,
        why: &'a str,
        stale: &'a [String],
        seconds: f64,
    },
    Corrected {
        #[serde(flatten)]
        which: Which<'a>,
        changes: &'a [Change],
        files: &'a [String],
    },
    Progress {
        read: u64,
        of: Option<u64>,
        records: u64,
        made: u64,
        unchanged: u64,
        failed: u64,
        seconds: f64,
        left: Option<f64>,
    },
    Remark {
        text: &'a str,
    },
    Ended {
        seconds: f64,
        dry: bool,
        summary: &'a Summary,
        tally: &'a Tally,
        reports: &'a [String],
        failures: &'a str,
    },
}

#[derive(Clone, Copy, Serialize)]
struct Which<'a> {
    number: u64,
    record: &'a str,
    slug: &'a str,
}

/// Events on standard output.
pub(super) struct Events {
    sink: Sink,
    last: Option<Duration>,
}

impl Events {
    pub(super) fn new(sink: Sink) -> Self {
        Self { sink, last: None }
    }

    fn tell(&mut self, event: &Event<'_>) {
        let line = serde_json::to_string(event).expect("names and numbers are always JSON");
        self.sink.line(&line);
    }
}

impl Show for Events {
    fn begun(&mut self, title: &str) {
        self.tell(&Event::Begun {
            version: VERSION,
            title,
        });
    }

    fn ended(&mut self, outcome: &Outcome<'_>, tally: &Tally, now: &Now) {
        let which = Which {
            number: outcome.number,
            record: outcome.record,
            slug: outcome.slug,
        };
        self.tell(&event(outcome, which));
        if let Some(correction) = outcome.corrected {
            self.tell(&Event::Corrected {
                which,
                changes: &correction.changes,
                files: &correction.files,
            });
        }
        self.read(tally, now);
    }

    fn read(&mut self, tally: &Tally, now: &Now) {
        if self
            .last
            .is_some_and(|last| now.since.saturating_sub(last) < APART)
        {
            return;
        }
        self.last = Some(now.since);
        self.tell(&Event::Progress {
            read: now.done,
            of: now.of,
            records: tally.records,
            made: tally.made,
            unchanged: tally.unchanged,
            failed: tally.failed,
            seconds: now.since.as_secs_f64(),
            left: now.left.map(|left| left.as_secs_f64()),
        });
    }

    fn remark(&mut self, text: &str) {
        self.tell(&Event::Remark { text });
    }

    fn over(&mut self, end: &End<'_>) -> Result<(), String> {
        self.tell(&Event::Ended {
            seconds: end.facts.took.as_secs_f64(),
            dry: end.facts.dry,
            summary: end.summary,
            tally: end.tally,
            reports: end.reports,
            failures: end.facts.failures,
        });
        self.sink.over()
    }
}

/// The one event that every record has.
fn event<'a>(outcome: &Outcome<'a>, which: Which<'a>) -> Event<'a> {
    let seconds = outcome.took.as_secs_f64();
    let (did, made, by_hand, why): (_, &[Anew], &[String], &str) = match outcome.what {
        What::Failed { at, why, stale } => {
            return Event::Failed {
                which,
                at,
                why,
                stale,
                seconds,
            };
        }
        What::Unchanged => ("unchanged", &[], &[], ""),
        What::Made { files, by_hand } => ("made", files, by_hand, ""),
        What::Passed { why } => ("passed", &[], &[], why),
    };
    Event::Record {
        which,
        did,
        made,
        by_hand,
        why,
        files: outcome.files,
        notes: outcome.notes,
        seconds,
    }
}
