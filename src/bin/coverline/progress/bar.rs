//! Progress as a bar on a terminal, with what went wrong above it.

use super::pace::{Now, counts};
use super::sink::Sink;
use super::telling::{Calm, clean};
use super::{End, Show, summary};
use coverline::batch::outcome::Outcome;
use coverline::batch::tally::Tally;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The bar's steps: a share in thousandths moves smoothly at any width.
const STEPS: u64 = 1000;
/// Times a second that it is drawn; an eye follows no more numbers.
const HERTZ: u8 = 8;
/// Words are set anew no more often than that.
const APART: Duration = Duration::from_millis(125);

/// A bar on standard error.
pub(super) struct Bar {
    bar: ProgressBar,
    calm: Calm,
    last: Option<Duration>,
    has_share: bool,
}

impl Bar {
    pub(super) fn new() -> Self {
        let target = ProgressDrawTarget::stderr_with_hz(HERTZ);
        let bar = ProgressBar::with_draw_target(Some(STEPS), target);
        bar.set_style(style(false));
        Self {
            bar,
            calm: Calm::default(),
            last: None,
            has_share: false,
        }
    }

    fn draw(&mut self, tally: &Tally, now: &Now) {
        if self
            .last
            .is_some_and(|last| now.since.saturating_sub(last) < APART)
        {
            return;
        }
        self.last = Some(now.since);
        let share = now.share();
        if share.is_some() != self.has_share {
            self.has_share = share.is_some();
            self.bar.set_style(style(self.has_share));
        }
        // Counts first: a narrow terminal cuts what comes last.
        let said = format!("{} · {}", counts(tally), now.briefly());
        match share {
            Some(share) => {
                self.bar.set_position((share * STEPS as f64) as u64);
                self.bar
                    .set_message(format!("{:3.0} %  {said}", share * 100.0));
            }
            None => self.bar.set_message(said),
        }
    }
}

/// A bar is drawn only where the share of the sources is known.
fn style(has_share: bool) -> ProgressStyle {
    let template = if has_share {
        "{bar:16} {wide_msg}"
    } else {
        "{wide_msg}"
    };
    ProgressStyle::with_template(template)
        .expect("both templates are right")
        .progress_chars("━╸─")
}

impl Show for Bar {
    fn begun(&mut self, title: &str) {
        self.bar.println(clean(title));
    }

    fn ended(&mut self, outcome: &Outcome<'_>, tally: &Tally, now: &Now) {
        for line in self.calm.lines(outcome) {
            self.bar.println(line);
        }
        self.draw(tally, now);
    }

    fn read(&mut self, tally: &Tally, now: &Now) {
        self.draw(tally, now);
    }

    fn remark(&mut self, line: &str) {
        self.bar.println(clean(line));
    }

    fn over(&mut self, end: &End<'_>) -> Result<(), String> {
        self.bar.finish_and_clear();
        let mut sink = Sink::stderr();
        for line in summary::lines(end) {
            sink.line(&line);
        }
        sink.over()
    }
}
