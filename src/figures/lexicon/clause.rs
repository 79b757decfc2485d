//! What a clause is made of, as far as labels need it.

/// How a language shows which word of a phrase is its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Nouns {
    /// By a capital: German.
    Capital,
    /// The noun comes first, and adjectives agree with it: one of these endings.
    Agreeing(&'static [&'static str]),
    /// Adjectives come first, with this ending: Dutch.
    Last(&'static str),
    /// The noun is the first word: Turkish, Hindi, Korean, Arabic.
    First,
}

/// Words of which a clause is made; lists are parted by spaces.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Clause {
    /// How nouns are known.
    pub(in super::super) nouns: Nouns,
    /// What can stand before a noun, and goes from a label's beginning.
    pub(in super::super) articles: &'static str,
    /// What ends a noun phrase, and begins or ends no label.
    pub(in super::super) stops: &'static str,
    /// What can join a noun phrase to the one before it within a label.
    pub(in super::super) inner: &'static str,
    /// What joins a number to the noun before it: `Verlust von`, `une hausse de`.
    pub(in super::super) links: &'static [&'static str],
    /// What joins a number to the noun after it: `Prozent der`, `% du`.
    pub(in super::super) of: &'static [&'static str],
    /// What opens the purpose of an amount: `für`, `pour`.
    pub(in super::super) purpose: &'static [&'static str],
    /// Verbs of rising, and how a label says it after its noun.
    pub(in super::super) up: (&'static str, &'static str),
    /// Verbs of falling.
    pub(in super::super) down: (&'static str, &'static str),
    /// Verbs of being so much: `beträgt`, `atteint`.
    pub(in super::super) level: &'static str,
}

/// No words.
pub(super) const NONE: Clause = Clause {
    nouns: Nouns::First,
    articles: "",
    stops: "",
    inner: "",
    links: &[],
    of: &[],
    purpose: &[],
    up: ("", ""),
    down: ("", ""),
    level: "",
};
