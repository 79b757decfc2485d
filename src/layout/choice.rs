//! Which page is taken, told so that an editor can follow it: points for what it shows of the
//! brief, less for how its words and photo lie, and of those that come close the one that the
//! article picks.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Pages so many points below the best are as good: an editor would take either. A page that
/// shows one figure more is that much better at the most.
pub const MARGIN: i32 = 6;

/// How a page was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The page that was taken.
    pub taken: Ranked,
    /// How many pages came within [`MARGIN`] of the best, itself among them.
    pub close: usize,
    /// The others, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Ranked>,
}

/// A page with its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// The layout.
    pub layout: String,
    /// The theme.
    pub theme: String,
    /// Points; of a page that was not set, what it could have reached at the most.
    pub score: i32,
    /// Its words were set, so that it is known how they lie.
    pub tried: bool,
    /// What earned and cost points.
    pub why: String,
}

impl Choice {
    /// Others that a banner's file tells.
    const TOLD: usize = 3;

    /// As a banner's file tells it: with the first runners-up.
    #[must_use]
    pub fn told(&self) -> Self {
        Self {
            others: self.others.iter().take(Self::TOLD).cloned().collect(),
            ..self.clone()
        }
    }

    /// How the page was picked, in a line.
    #[must_use]
    pub fn how(&self) -> String {
        match self.close {
            0 | 1 => format!("the best by more than the margin of {MARGIN} points"),
            n => format!(
                "picked by the article's identity among {n} within {MARGIN} points of the best"
            ),
        }
    }
}

impl fmt::Display for Ranked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            layout,
            theme,
            score,
            why,
            ..
        } = self;
        let most = if self.tried { "" } else { "at most " };
        write!(f, "{layout} on {theme}, {most}{score} points: {why}")
    }
}

/// Of some names the one that an article's identity picks: each is hashed with it and the highest
/// wins (rendezvous hashing, Thaler and Ravishankar 1998). So neither their order nor names that
/// come and go move the choice among the others.
pub(crate) fn picked<T>(
    identity: u64,
    all: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> &str,
) -> Option<T> {
    let rank = |one: &T| {
        let name = name(one);
        (rank(identity, name), name.to_owned())
    };
    all.into_iter().max_by_key(rank)
}

/// FNV-1a, then the finaliser of SplitMix64, without which names that differ in their last letter
/// would always come in one order.
fn rank(identity: u64, name: &str) -> u64 {
    let mut hash = name.bytes().fold(identity, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_picked_about_as_often_and_in_any_order() {
        let names = ["figure-row", "figure-lead", "trend", "share"];
        let mut counts = [0; 4];
        for identity in 0..4000_u64 {
            let identity = identity.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let first = picked(identity, names, |name| name);
            let other = picked(identity, names.into_iter().rev(), |name| name);
            assert_eq!(first, other);
            let at = names.iter().position(|name| Some(*name) == first);
            counts[at.unwrap_or_default()] += 1;
            // One that is not picked can go without moving the choice.
            let without = names.into_iter().filter(|name| *name != "trend");
            let fewer = picked(identity, without, |name| name);
            assert!(first == Some("trend") || fewer == first);
        }
        assert!(
            counts.iter().all(|count| (850..1150).contains(count)),
            "{counts:?}"
        );
    }
}
