//! How a language prints a number: short, as its newspapers do over a picture.

/// On which side of a number a sign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Side {
    /// Before it, with what parts them.
    Before(&'static str),
    /// After it, with what parts them when a scale stands between and when none does.
    After(&'static str, &'static str),
}

/// How a language prints numbers.
#[derive(Debug)]
pub(in super::super) struct Style {
    /// Between a whole number and its decimals.
    pub(in super::super) decimal: char,
    /// Between thousands.
    pub(in super::super) group: &'static str,
    /// The smallest number that is grouped.
    pub(in super::super) grouped_from: f64,
    /// Between the ends of a range.
    pub(in super::super) dash: &'static str,
    /// Whether thousands are grouped by two above the first three: `10,00,000`.
    pub(in super::super) indian: bool,
    /// Decimals before a scale, above which scales add up.
    pub(in super::super) decimals: i32,
    /// Scales of money, the largest first, with the space before them.
    pub(in super::super) money: &'static [(f64, &'static str)],
    /// Scales of counts.
    pub(in super::super) counts: &'static [(f64, &'static str)],
    /// Whether scales add up: `3만5000`.
    pub(in super::super) sums: bool,
    /// Where currencies stand.
    pub(in super::super) side: Side,
    /// Currencies printed otherwise than by their sign, with where they stand.
    pub(in super::super) signs: &'static [(&'static str, &'static str, Side)],
    /// What stands before and after a percentage.
    pub(in super::super) percent: (&'static str, &'static str),
    /// What stands after percentage points.
    pub(in super::super) points: &'static str,
    /// What stands after a factor.
    pub(in super::super) times: &'static str,
    /// What stands around a ratio: before, between, after.
    pub(in super::super) ratio: (&'static str, &'static str, &'static str),
    /// Whether a ratio names the whole first: `3分の1`.
    pub(in super::super) whole_first: bool,
    /// What stands around a number that is about, over, under, up to so much.
    pub(in super::super) about: (&'static str, &'static str),
    /// The word for it, above a number that is set very large.
    pub(in super::super) about_word: &'static str,
    /// What stands around a number that is exceeded.
    pub(in super::super) over: (&'static str, &'static str),
    /// The same around a number with a measure or a ratio.
    pub(in super::super) over_words: (&'static str, &'static str),
    /// What stands around a number that is not reached.
    pub(in super::super) under: (&'static str, &'static str),
    /// What stands around a number that is the most.
    pub(in super::super) up_to: (&'static str, &'static str),
    /// Between a number and its measure.
    pub(in super::super) gap: &'static str,
}

/// `$59–74B`, `~25%`, `$1B+`.
pub(super) const ENGLISH: Style = Style {
    decimal: '.',
    group: ",",
    grouped_from: 1e3,
    dash: "–",
    indian: false,
    decimals: 3,
    money: &[(1e12, "T"), (1e9, "B"), (1e6, "M")],
    counts: &[(1e12, "T"), (1e9, "B"), (1e6, "M")],
    sums: false,
    side: Side::Before(""),
    signs: &[],
    percent: ("", "%"),
    points: "\u{a0}pts",
    times: "×",
    ratio: ("", "\u{a0}in\u{a0}", ""),
    whole_first: false,
    about: ("~", ""),
    about_word: "about",
    over: ("", "+"),
    over_words: ("over ", ""),
    under: ("under ", ""),
    up_to: ("up to ", ""),
    gap: "\u{a0}",
};

/// `1,2\u{a0}Mrd.\u{a0}€`: what most of Europe has in common.
pub(super) const EUROPE: Style = Style {
    decimal: ',',
    group: ".",
    side: Side::After("\u{a0}", "\u{a0}"),
    percent: ("", "\u{a0}%"),
    ..ENGLISH
};
