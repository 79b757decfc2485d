//! A line of `failures.jsonl`.

use serde::{Deserialize, Serialize};

/// A record that failed.
#[derive(Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) record: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) slug: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) at: String,
    pub(super) why: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) stale: Vec<String>,
}
