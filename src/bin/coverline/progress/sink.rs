//! Where lines go. Whoever closes it has read enough; the run goes on.

use std::io::{self, Write};

/// A stream of whole lines.
pub(super) struct Sink {
    name: &'static str,
    to: Box<dyn Write + Send>,
    /// Why nothing more is written.
    closed: Option<io::Error>,
}

impl Sink {
    pub(super) fn stdout() -> Self {
        Self::new("standard output", Box::new(io::stdout()))
    }

    pub(super) fn stderr() -> Self {
        Self::new("standard error", Box::new(io::stderr()))
    }

    pub(super) fn new(name: &'static str, to: Box<dyn Write + Send>) -> Self {
        Self {
            name,
            to,
            closed: None,
        }
    }

    /// Writes a line at once, so that those of other programs never part it.
    pub(super) fn line(&mut self, line: &str) {
        if self.closed.is_none() {
            let written = self.to.write_all(format!("{line}\n").as_bytes());
            self.closed = written.and_then(|()| self.to.flush()).err();
        }
    }

    /// What could not be written: a full disk is told, a closed pipe is not.
    pub(super) fn over(&self) -> Result<(), String> {
        match &self.closed {
            Some(e) if e.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("{}: {}", self.name, coverline::error::reason(e)))
            }
            _ => Ok(()),
        }
    }
}
