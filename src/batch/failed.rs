//! Records that failed: why, as a line of `failures.jsonl`, and as an outcome.

use super::Batch;
use super::line::Line;
use super::outcome::{Outcome, What};
use super::scratch::Scratch;
use super::shared::Shared;
use crate::error::Error;
use std::time::Duration;

/// Why a record failed.
pub(super) struct Failure {
    /// The field or slot, where that is known.
    pub(super) at: String,
    pub(super) why: String,
}

impl From<Error> for Failure {
    fn from(why: Error) -> Self {
        let at = match &why {
            Error::Audit { field, .. } => field.clone(),
            Error::Letter { slot, .. } => slot.clone(),
            _ => String::new(),
        };
        let why = why.to_string().replace('\n', "; ");
        Self { at, why }
    }
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        let at = String::new();
        Self { at, why }
    }
}

/// A record that failed.
pub(super) struct Failed<'a> {
    pub(super) number: u64,
    pub(super) record: &'a str,
    pub(super) slug: &'a str,
    pub(super) took: Duration,
}

impl Failed<'_> {
    /// Counts it, keeps its line, and tells it.
    pub(super) fn tell(
        &self,
        batch: &Batch<'_>,
        scratch: &Scratch,
        shared: &Shared,
        failure: Failure,
        stale: Vec<String>,
    ) -> Result<(), String> {
        let Failure { at, why } = failure;
        // Who tells it names the record.
        let why = match why.strip_prefix(self.record) {
            Some(rest) => rest.trim_start_matches([':', ' ']).to_owned(),
            None => why,
        };
        scratch.fail(&Line {
            number: self.number,
            record: self.record.to_owned(),
            slug: self.slug.to_owned(),
            at: at.clone(),
            why: why.clone(),
            stale: stale.clone(),
        })?;
        let mut failed = 0;
        shared.tally(|summary| {
            summary.records += 1;
            summary.failed += 1;
            failed = summary.failed;
        });
        batch.watch.ended(&Outcome {
            number: self.number,
            record: self.record,
            slug: self.slug,
            what: &What::Failed { at, why, stale },
            took: self.took,
            corrected: None,
            notes: &[],
            banners: &[],
            files: &[],
        });
        if let Some(most) = batch.plan.max_failures.filter(|most| failed > *most) {
            shared.stop(format!("more than {most} records failed (--max-failures)"));
        }
        Ok(())
    }
}
