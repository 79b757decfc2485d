//! What all threads of a run know of it.

use super::outcome::Summary;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What all threads of a run know of it.
#[derive(Default)]
pub(super) struct Shared {
    summary: Mutex<Summary>,
    stop: AtomicBool,
    changed: AtomicBool,
}

impl Shared {
    pub(super) fn tally(&self, add: impl FnOnce(&mut Summary)) {
        add(&mut self.summary.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Ends the run before its sources end; the first reason counts.
    pub(super) fn stop(&self, why: String) {
        self.tally(|summary| {
            summary.stopped.get_or_insert(why);
        });
        self.stop.store(true, Ordering::SeqCst);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// The manifest has to be written anew.
    pub(super) fn change(&self) {
        self.changed.store(true, Ordering::SeqCst);
    }

    pub(super) fn is_changed(&self) -> bool {
        self.changed.load(Ordering::SeqCst)
    }

    pub(super) fn into_summary(self) -> Summary {
        self.summary
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
