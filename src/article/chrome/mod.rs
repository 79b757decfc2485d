//! The page around an article: what buttons, boxes and other stories say, in thirteen languages.

mod tables;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, Anchored, Input, MatchKind, StartKind};
use std::collections::HashMap;
use std::sync::LazyLock;
use tables::{HOUSES, TABLES, Words};

/// Bytes beyond which a line is a paragraph, whatever it mentions.
const LONGEST: usize = 600;
/// A consent wall's paragraph is no longer.
const LONGEST_WALL: usize = 3_000;
/// A button's or a title's line is no longer.
const LONGEST_LABEL: usize = 90;
/// What stores a visitor's choices, in the languages of the tables.
const COOKIES: [&str; 7] = [
    "cookie",
    "çerez",
    "クッキー",
    "쿠키",
    "कुकी",
    "الارتباط",
    "الكوكيز",
];

/// What stands before a credit within a line.
const CREDITS: [&str; 11] = [
    "credit:",
    "creditcredit",
    "(photo:",
    "(photo by",
    "photo:",
    "foto:",
    "(bild:",
    "bild:",
    "crédit",
    "crédito:",
    "写真：",
];

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chrome {
    /// A button, a box, a line about the article.
    Page,
    /// Credits a picture.
    Credit,
    /// Heads other stories; the article may go on below them.
    Aside,
    /// Heads what comes after the article.
    Final,
}

/// The tables' phrases, each kind searched at once.
struct Phrases {
    whole: HashMap<&'static str, Chrome>,
    opens: Openings,
    credits: Openings,
    inside: AhoCorasick,
    houses: AhoCorasick,
    wall: AhoCorasick,
    within: AhoCorasick,
    /// The last four at once: a paragraph of an article holds none of them.
    any: AhoCorasick,
}

/// What lines begin with, and whether any letter may follow.
struct Openings {
    find: AhoCorasick,
    open: Vec<(&'static str, bool)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let entries = |of: fn(&Words) -> &'static str| {
        TABLES
            .iter()
            .flat_map(move |words| of(words).split('|'))
            .map(str::trim_start)
            .filter(|entry| !entry.is_empty())
    };
    let mut whole = HashMap::new();
    whole.extend(entries(|words| words.alone).map(|entry| (entry, Chrome::Page)));
    whole.extend(entries(|words| words.replies).map(|entry| (entry, Chrome::Page)));
    whole.extend(entries(|words| words.asides).map(|entry| (entry, Chrome::Aside)));
    whole.extend(entries(|words| words.finals).map(|entry| (entry, Chrome::Final)));
    let houses = HOUSES.split('|').map(str::trim_start);
    let inside = entries(|words| words.inside);
    let wall = entries(|words| words.wall);
    let any = inside.chain(wall).chain(houses.clone()).chain(CREDITS);
    Phrases {
        whole,
        opens: Openings::of(entries(|words| words.opens)),
        credits: Openings::of(entries(|words| words.credits)),
        inside: search(entries(|words| words.inside), false),
        houses: search(houses, false),
        wall: search(entries(|words| words.wall), false),
        within: search(CREDITS.into_iter(), false),
        any: search(any, false),
    }
});

fn search(entries: impl Iterator<Item = &'static str>, begins: bool) -> AhoCorasick {
    let mut builder = AhoCorasickBuilder::new();
    builder.match_kind(MatchKind::LeftmostLongest);
    if begins {
        builder.start_kind(StartKind::Anchored);
    }
    builder
        .build(entries)
        .expect("the tables' phrases are few and short")
}

impl Openings {
    fn of(entries: impl Iterator<Item = &'static str>) -> Self {
        let open: Vec<_> = entries
            .map(|entry| {
                let stem = entry.trim_end_matches('*');
                (stem, stem.len() < entry.len())
            })
            .collect();
        let find = search(open.iter().map(|(stem, _)| *stem), true);
        Self { find, open }
    }

    /// Whether a line begins so, and not with a sentence that happens to.
    fn begin(&self, line: &str) -> bool {
        let input = Input::new(line).anchored(Anchored::Yes);
        let Some(found) = self.find.find(input) else {
            return false;
        };
        let (stem, any) = self.open[found.pattern().as_usize()];
        let firm = any || stem.contains([' ', ':', '©']) || !is_sentence(line);
        firm && (any || stands_alone(&line[found.end()..]))
    }
}

/// What a line of a page is; `None` for what may be the article's.
pub(super) fn of(text: &str) -> Option<Chrome> {
    if text.len() > LONGEST_WALL {
        return None;
    }
    let line = plain(text);
    let phrases = &*PHRASES;
    let spoken = phrases.any.is_match(line.as_str());
    if text.len() <= LONGEST {
        if text.len() <= LONGEST_LABEL
            && let Some(chrome) = label(&line)
        {
            return Some(chrome);
        }
        // `© Ana Ruiz` credits a picture, `© 2026 The Post` closes a page.
        let owned = line.starts_with('©') && line.contains(|c: char| c.is_ascii_digit());
        let credits = phrases.credits.begin(&line) && !owned;
        if credits || spoken && (is_credited(&line) || credits_within(&line)) {
            return Some(Chrome::Credit);
        }
        let inside = || spoken && phrases.inside.is_match(line.as_str());
        if phrases.opens.begin(&line) || inside() || points(text) {
            return Some(Chrome::Page);
        }
    }
    (spoken && is_wall(&line)).then_some(Chrome::Page)
}

/// Whether a line stands under each of many comments: `Reply`, `Antworten`.
pub(super) fn is_reply(text: &str) -> bool {
    static REPLIES: LazyLock<Vec<&str>> =
        LazyLock::new(|| TABLES.iter().flat_map(|t| t.replies.split('|')).collect());
    if text.len() > LONGEST_LABEL {
        return false;
    }
    let line = plain(text);
    let mut words = line.split([' ', '·', '|', '•']).filter(|word| {
        !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit() || "()".contains(c))
    });
    let bare = words.next();
    REPLIES.iter().any(|reply| {
        *reply == line || Some(*reply) == bare && words.clone().all(|w| REPLIES.contains(&w))
    })
}

/// A button, or a box's title, with what may hang on it: a counter, an arrow, a colon.
fn label(line: &str) -> Option<Chrome> {
    let marks = [
        ':', '.', '…', '»', '>', '›', '→', '×', '|', '：', '+', '▼', '▾', '】', '>', '!',
    ];
    let bare = line.trim_end_matches(marks).trim();
    let bare = bare.strip_prefix('【').unwrap_or(bare);
    let found = |text: &str| PHRASES.whole.get(text).copied();
    if let Some(chrome) = found(bare) {
        return Some(chrome);
    }
    // `Comments (12)`, `12 Kommentare`
    let counted = bare
        .trim_matches(|c: char| c.is_ascii_digit() || "()[] ,.件条개".contains(c))
        .trim();
    let number = counted.len() < bare.len() && bare.contains(|c: char| c.is_ascii_digit());
    if number && matches!(found(counted), Some(Chrome::Final)) {
        return Some(Chrome::Final);
    }
    if number
        && matches!(
            counted,
            "shares" | "likes" | "views" | "replies" | "retweets"
        )
    {
        return Some(Chrome::Page);
    }
    let short = line.len() < 60 && !is_sentence(line);
    let heads = [
        "more from ",
        "more on ",
        "more about ",
        "mehr aus ",
        "plus de ",
        "más de ",
        "mais de ",
        "meer van ",
    ];
    if short
        && heads
            .iter()
            .take(3)
            .any(|opening| line.starts_with(opening))
    {
        return Some(Chrome::Aside);
    }
    if line.starts_with("loading comments") {
        return Some(Chrome::Final);
    }
    let by = line
        .strip_prefix("by ")
        .filter(|name| name.len() < 40 && !name.ends_with('.'));
    by.map(|_| Chrome::Page)
}

/// `→ Other story`, `▶ 다른 기사`: a line that points elsewhere.
fn points(text: &str) -> bool {
    text.len() < 300 && text.starts_with(['▶', '►', '▷', '☞', '→', '➤', '☛', '👉', '▸'])
}

/// A line that names a picture house as its last words: `Ana Ruiz/Getty Images`.
fn is_credited(line: &str) -> bool {
    /// So close to the end of its line a house's name stands.
    const TAIL: usize = 30;
    /// A longer line names one only in brackets.
    const SHORT: usize = 220;
    let short = line.len() < SHORT && !is_sentence(line);
    let closes = || line.bytes().rev().take(TAIL).any(|b| b == b')');
    if line.len() > LONGEST || !short && !closes() {
        return false;
    }
    let Some(found) = PHRASES.houses.find_iter(line).last() else {
        return false;
    };
    let tail = &line[found.end()..];
    let bracketed = line[..found.start()]
        .rfind('(')
        .is_some_and(|open| !line[open..found.start()].contains(')'))
        && tail.contains(')');
    tail.len() < TAIL && (bracketed || short)
}

/// `A crane at dawn.Credit: Ana Ruiz`: a caption that lost the space before its credit.
fn credits_within(line: &str) -> bool {
    /// A caption is no longer, nor is what its credit says.
    const LONGEST: (usize, usize) = (320, 70);
    if line.len() > LONGEST.0 {
        return false;
    }
    let found = PHRASES.within.find(line);
    found.is_some_and(|found| line.len() - found.start() <= LONGEST.1)
}

/// A consent wall speaks to the visitor of what is stored: two such phrases, or one with a cookie.
fn is_wall(line: &str) -> bool {
    let mut said = PHRASES.wall.find_iter(line).map(|found| found.pattern());
    let Some(first) = said.next() else {
        return false;
    };
    let cookies = COOKIES.iter().any(|cookie| line.contains(cookie));
    let privacy = line.contains("partner") || line.contains("gdpr") || line.contains("iab");
    cookies || privacy && said.any(|next| next != first)
}

/// `Loading fell in March.` is none of a button's words, for all its first one.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '。', '।', '！', '!'])
        && !line.ends_with("...")
        && (line.split(' ').count() > 3 || !line.is_ascii() && line.len() > 40)
}

/// `Source` opens a line of its own, `Sources close to the firm say` does not.
fn stands_alone(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

fn plain(line: &str) -> String {
    let marks = [
        '»', '›', '•', '·', '●', '■', '◆', '◇', '▪', '‣', '>', '|', '–', '—', '-', '*', '#', ' ',
        '▶', '►', '→', '[', '★', '☆', '✉', '\u{feff}',
    ];
    line.trim()
        .trim_start_matches(marks)
        .to_lowercase()
        .replace('’', "'")
        .replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_from_the_article() {
        const ROWS: [(&str, Option<Chrome>); 40] = [
            ("Loading comments...", Some(Chrome::Final)),
            ("0 comments×", Some(Chrome::Final)),
            ("Comments (12)", Some(Chrome::Final)),
            ("Recent News", Some(Chrome::Aside)),
            ("Read more: The port at night", Some(Chrome::Page)),
            ("By A. Writer", Some(Chrome::Page)),
            ("By then, the port had closed.", None),
            ("Subscribers fell by a tenth in the spring.", None),
            ("Loading fell in March.", None),
            ("Trade is recovering, the harbour master said.", None),
            (
                "© 2026 The Harbour Post. All rights reserved.",
                Some(Chrome::Page),
            ),
            ("Lesen Sie auch: Der Hafen bei Nacht", Some(Chrome::Page)),
            ("Mehr zum Thema", Some(Chrome::Aside)),
            ("Anzeige", Some(Chrome::Page)),
            ("Anzeige gegen den Hafenmeister erstattet", None),
            ("À lire aussi : Le port la nuit", Some(Chrome::Page)),
            ("Les plus lus", Some(Chrome::Aside)),
            ("Lea también: El puerto de noche", Some(Chrome::Page)),
            ("Leia também", Some(Chrome::Aside)),
            ("Leggi anche: Il porto di notte", Some(Chrome::Page)),
            ("Lees ook: De haven bij nacht", Some(Chrome::Page)),
            ("En çok okunanlar", Some(Chrome::Aside)),
            ("相关阅读", Some(Chrome::Aside)),
            ("【関連記事】夜の港を歩く", Some(Chrome::Page)),
            ("ログインする", Some(Chrome::Page)),
            ("관련기사", Some(Chrome::Aside)),
            ("▶ 밤의 항구를 걷다", Some(Chrome::Page)),
            ("اقرأ أيضا: الميناء ليلا", Some(Chrome::Page)),
            ("यह भी पढ़ें: रात में बंदरगाह", Some(Chrome::Page)),
            ("टिप्पणियाँ", Some(Chrome::Final)),
            (
                "A crane at dawn. (Ana Ruiz/Getty Images)",
                Some(Chrome::Credit),
            ),
            ("Foto: Ana Ruiz", Some(Chrome::Credit)),
            ("写真：港湾局提供", Some(Chrome::Credit)),
            (
                "Shutterstock said on Monday that its sales rose by a tenth.",
                None,
            ),
            (
                "We use cookies on our site to improve your experience.",
                Some(Chrome::Page),
            ),
            (
                "Wir verwenden Cookies, um Ihnen diese Seite zu zeigen.",
                Some(Chrome::Page),
            ),
            ("Regulators want fewer cookies and plainer consent.", None),
            (
                "We and our partners store data on your device.",
                Some(Chrome::Page),
            ),
            ("The partners agreed on a price for the yard.", None),
            ("Source close to the firm, the mayor said, are wrong.", None),
        ];
        for (line, want) in ROWS {
            assert_eq!(of(line), want, "{line}");
        }
    }

    #[test]
    fn replies_are_told_from_words() {
        for (line, want) in [
            ("Reply", true),
            ("Like · Reply · 3", true),
            ("Antworten", true),
            ("返信", true),
            ("The reply came late", false),
            ("12", false),
        ] {
            assert_eq!(is_reply(line), want, "{line}");
        }
    }
}
