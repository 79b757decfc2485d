//! What a run comes to, in little memory: what is rare is kept, what is frequent is counted.

use super::outcome::{Outcome, What};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::time::Duration;

/// Slowest records that are told.
const SLOWEST: usize = 5;
/// Kinds that are told apart; what comes after is counted together.
const MOST_KINDS: usize = 50;
/// Letters of a kind: what follows tells one case from another.
const MOST_LETTERS: usize = 160;

/// Counts of a run while it goes on. It takes the same room for ten records as for a million,
/// and what it holds does not depend on the order in which records end, as long as there are no
/// more than fifty kinds of anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Records that were looked at, without those that are no articles.
    pub records: u64,
    /// Records of which files were made.
    pub made: u64,
    /// Records that were left as they are.
    pub unchanged: u64,
    /// Records that failed.
    pub failed: u64,
    /// What is no article.
    pub passed: u64,
    /// Records whose headline or figures were corrected.
    pub corrected: u64,
    /// Files that were made; in a dry run, would be.
    pub files: u64,
    /// Files that someone set by hand.
    pub by_hand: u64,
    /// Records that were made with flaws.
    pub flawed: u64,
    /// The records that took longest, the slowest first.
    pub slowest: Vec<Slow>,
    /// Notes by kind.
    pub notes: Kinds,
    /// Why records failed; digits are `#`, so that cases of a kind fall together.
    pub failures: Kinds,
    /// What was passed over.
    pub passes: Kinds,
}

/// A record and how long it took.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slow {
    /// Its number among all.
    pub number: u64,
    /// As messages name it.
    pub record: String,
    /// What its files are called.
    pub slug: String,
    /// Seconds of one core.
    pub seconds: f64,
}

/// Kinds and how often each came, with the record where it came first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Kinds {
    /// Each kind.
    pub kinds: BTreeMap<String, Often>,
    /// What came of further kinds, beyond fifty.
    pub others: u64,
}

/// How often something came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Often {
    /// How often.
    pub times: u64,
    /// The number of the record where it came first.
    pub number: u64,
    /// That record, as messages name it.
    pub first: String,
}

impl Tally {
    /// Takes in one record.
    pub fn add(&mut self, outcome: &Outcome<'_>) {
        let Outcome { number, record, .. } = *outcome;
        match outcome.what {
            What::Unchanged => self.unchanged += 1,
            What::Made { files, by_hand } => {
                self.made += 1;
                self.files += files.len() as u64;
                self.by_hand += by_hand.len() as u64;
                self.flawed += u64::from(outcome.notes.iter().any(|note| note.flaw));
            }
            What::Failed { why, .. } => {
                self.failed += 1;
                self.failures.add(&kind_of(why), number, record);
            }
            What::Passed { why } => {
                self.passed += 1;
                self.passes.add(&kind_of(why), number, record);
                return;
            }
        }
        self.records += 1;
        self.corrected += u64::from(outcome.corrected.is_some());
        for note in outcome.notes {
            self.notes.add(&note.kind, number, record);
        }
        self.slow(outcome);
    }

    /// Keeps the slowest; of two that took as long, the earlier record.
    fn slow(&mut self, outcome: &Outcome<'_>) {
        let (number, seconds) = (outcome.number, outcome.took.as_secs_f64());
        let before = |slow: &Slow| match slow.seconds.total_cmp(&seconds) {
            Ordering::Greater => true,
            Ordering::Equal => slow.number < number,
            Ordering::Less => false,
        };
        let at = self.slowest.partition_point(before);
        if outcome.took > Duration::ZERO && at < SLOWEST {
            let slow = Slow {
                number,
                record: outcome.record.to_owned(),
                slug: outcome.slug.to_owned(),
                seconds,
            };
            self.slowest.insert(at, slow);
            self.slowest.truncate(SLOWEST);
        }
    }
}

impl Kinds {
    fn add(&mut self, kind: &str, number: u64, record: &str) {
        if let Some(often) = self.kinds.get_mut(kind) {
            often.times += 1;
            if number < often.number {
                often.number = number;
                record.clone_into(&mut often.first);
            }
        } else if self.kinds.len() < MOST_KINDS {
            let first = Often {
                times: 1,
                number,
                first: record.to_owned(),
            };
            self.kinds.insert(kind.to_owned(), first);
        } else {
            self.others += 1;
        }
    }

    /// Each kind, the most frequent first.
    #[must_use]
    pub fn sorted(&self) -> Vec<(&str, &Often)> {
        let kinds = self
            .kinds
            .iter()
            .map(|(kind, often)| (kind.as_str(), often));
        let mut kinds: Vec<_> = kinds.collect();
        kinds.sort_by_key(|(_, often)| (Reverse(often.times), often.number));
        kinds
    }
}

/// What cases of one kind have in common: their words with each number as `#`.
#[must_use]
pub fn kind_of(why: &str) -> String {
    let mut kind = String::new();
    let mut letters = why.chars().peekable();
    for _ in 0..MOST_LETTERS {
        let Some(letter) = letters.next() else {
            return kind;
        };
        let goes_on = kind.ends_with('#');
        // `1,200` is one number; a point that ends a sentence is none of it.
        let in_number =
            matches!(letter, '.' | ',') && letters.peek().is_some_and(|c| c.is_numeric());
        match letter {
            digit if digit.is_numeric() && !goes_on => kind.push('#'),
            digit if goes_on && (digit.is_numeric() || in_number) => {}
            other => kind.push(other),
        }
    }
    if letters.peek().is_some() {
        kind.push('…');
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome<'a>(number: u64, what: &'a What, millis: u64) -> Outcome<'a> {
        Outcome {
            number,
            record: "posts.csv:2",
            slug: "port",
            what,
            took: Duration::from_millis(millis),
            corrected: None,
            notes: &[],
            banners: &[],
            files: &[],
        }
    }

    #[test]
    fn cases_that_differ_in_numbers_are_one_kind() {
        for (why, want) in [
            ("line 12 has 1,200 fields", "line # has # fields"),
            ("3.5 MB is more than 2.0 MB.", "# MB is more than # MB."),
            ("ends in 7.", "ends in #."),
            ("#7 of 8", "# of #"),
            ("no title", "no title"),
        ] {
            assert_eq!(kind_of(why), want, "{why}");
        }
        assert_eq!(kind_of(&"ü".repeat(500)).chars().count(), MOST_LETTERS + 1);
    }

    #[test]
    fn a_tally_does_not_grow_with_the_archive() {
        let mut tally = Tally::default();
        for number in 1..=20_000 {
            // Letters, since digits would fall together.
            let name: String = number
                .to_string()
                .bytes()
                .map(|b| char::from(b + 49))
                .collect();
            let what = What::Failed {
                at: String::new(),
                why: format!("no photo {name}"),
                stale: Vec::new(),
            };
            tally.add(&outcome(number, &what, 1 + number % 97));
        }
        assert_eq!(tally.failed, 20_000);
        assert_eq!(tally.failures.kinds.len(), MOST_KINDS);
        assert_eq!(tally.failures.others, 20_000 - MOST_KINDS as u64);
        let slowest: Vec<u64> = tally.slowest.iter().map(|slow| slow.number).collect();
        assert_eq!(slowest, [96, 193, 290, 387, 484], "the earlier of equals");
    }

    #[test]
    fn the_order_in_which_records_end_changes_nothing() {
        let add = |numbers: &mut dyn Iterator<Item = u64>| {
            let mut tally = Tally::default();
            for number in numbers {
                tally.add(&outcome(number, &What::Unchanged, number % 7));
            }
            tally
        };
        assert_eq!(add(&mut (1..=200)), add(&mut (1..=200).rev()));
    }
}
