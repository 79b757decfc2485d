//! What came of each record, and of a whole run.

use crate::banner::Banner;
use serde::Serialize;
use std::time::Duration;

/// What came of one record. Told as soon as its files are at their place and in the journal.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Its number among all that the sources give, from 1.
    pub number: u64,
    /// As messages name it: `posts.csv:12`.
    pub record: &'a str,
    /// What its files are called; empty where that much could not be read.
    pub slug: &'a str,
    /// What was done.
    pub what: &'a What,
    /// Time of one core that it took, from its bytes to its files.
    pub took: Duration,
    /// Headline and figures that were corrected since its banners were made.
    pub corrected: Option<&'a Correction>,
    /// What someone should look at, each as it is told, those that are flaws first.
    pub notes: &'a [Told],
    /// The banners that were drawn now; none in a dry run.
    pub banners: &'a [Banner],
    /// The names of all its files that lie at the destination, in the order of sizes.
    pub files: &'a [String],
}

/// What was done with a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "did")]
pub enum What {
    /// Nothing: all its files are as they should be.
    Unchanged,
    /// Some of its files were made; in a dry run, would be.
    Made {
        /// The files, and for each what it was made anew for.
        files: Vec<Anew>,
        /// Files that were left alone, since someone set them by hand.
        by_hand: Vec<String>,
    },
    /// Nothing could be made.
    Failed {
        /// Where: the field, the line, the slot, where that is known; else empty.
        at: String,
        /// What is wrong and what to do, in one line.
        why: String,
        /// Files of an earlier state of the article, which stay.
        stale: Vec<String>,
    },
    /// It is no article: a draft, a page.
    Passed {
        /// What it is.
        why: String,
    },
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anew {
    /// Its name.
    pub file: String,
    /// What changed: `new`, `missing`, `brief`, `layout`, `theme`, `faces`, `photo`, `options`,
    /// `program`, `name`, with what it was and is where that says more.
    pub why: Vec<String>,
}

/// A note as it is told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// Its kind, such as `cut`.
    pub kind: String,
    /// In one line.
    pub text: String,
    /// Whether the banner lacks something.
    pub flaw: bool,
}

/// What was corrected in an article since its banners were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Headline or figures, one each.
    pub changes: Vec<Change>,
    /// Every file that carried the old words, whether it was made anew or stays.
    pub files: Vec<String>,
}

/// Words that were corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `headline` or `figure`.
    pub field: String,
    /// What the banners said; empty for a figure that came.
    pub old: String,
    /// What they say now; empty for a figure that went.
    pub new: String,
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Records that were looked at, without those that are no articles.
    pub records: u64,
    /// Records of which files were made.
    pub made: u64,
    /// Files that were made.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Records that were left as they are.
    pub unchanged: u64,
    /// Records that failed.
    pub failed: u64,
    /// What is no article.
    pub passed: u64,
    /// Records whose headline or figures were corrected.
    pub corrected: u64,
    /// Files that someone set by hand, and that were left alone.
    pub by_hand: u64,
    /// Files that were removed.
    pub pruned: Vec<String>,
    /// Why nothing was removed though that was asked for.
    pub not_pruned: Option<String>,
    /// Why the run ended before its sources did.
    pub stopped: Option<String>,
}

/// Told how a run goes on, from several threads.
pub trait Watch: Sync {
    /// A record ended.
    fn ended(&self, outcome: &Outcome<'_>);
    /// So much of the sources is read: bytes or files, and how many there are, where known.
    fn read(&self, done: u64, of: Option<u64>);
    /// Something about the run as a whole.
    fn remark(&self, line: &str);
}
