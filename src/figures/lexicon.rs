//! How a language writes numbers: one table for each, from which they are read and printed.

use crate::article::primary;

/// How a language writes numbers.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Whether it writes `2,5` for two and a half.
    pub(super) comma: bool,
}

static POINT: Lexicon = Lexicon { comma: false };
static COMMA: Lexicon = Lexicon { comma: true };

impl Lexicon {
    /// The table of a language, by its BCP 47 code.
    pub(crate) fn of(language: &str) -> &'static Self {
        match primary(language) {
            "en" | "zh" | "ja" | "ko" | "hi" | "th" | "he" | "ar" => &POINT,
            _ => &COMMA,
        }
    }
}
