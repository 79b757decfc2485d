//! Proper names of two or more words that a brief says, so that no line parts a first name from
//! a surname. An article shows what is a name: by its tags and byline, or by capitals in the
//! middle of a sentence, where no rule of spelling asks for them.

use super::Brief;
use super::events::WEEKDAYS;
use crate::article::words::{is_function, month};
use crate::article::{Article, primary};
use std::collections::{HashMap, HashSet};

/// More names than this no banner holds.
const MOST: usize = 24;
/// A run of more capitalised words is a title.
const LONGEST: usize = 5;
/// So many sentences are searched; a longer text is a book.
const MOST_SENTENCES: usize = 5_000;
/// Bytes of the longest sentence that is searched; a longer one is a table without its lines.
const LONGEST_SENTENCE: usize = 3_000;
/// In German every noun has a capital: two of them are a name when they stand together this
/// often, or after a title.
const OFTEN_IN_GERMAN: usize = 2;

/// What may stand within a name without a capital.
const PARTICLES: [&str; 28] = [
    "de", "da", "di", "do", "du", "dos", "das", "del", "della", "der", "den", "des", "van", "von",
    "vom", "zu", "zur", "ter", "ten", "bin", "bint", "ibn", "al", "el", "la", "le", "y", "af",
];
/// What may begin a word of a name without a capital: `al-Assad`, `d’Estaing`.
const PREFIXES: [&str; 6] = ["al-", "el-", "d’", "l’", "ad-", "as-"];
/// Titles, which are not part of a name but announce it.
const TITLES: [&str; 40] = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "President",
    "Minister",
    "Mayor",
    "Senator",
    "Governor",
    "Judge",
    "Justice",
    "Chancellor",
    "General",
    "Captain",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Pope",
    "Herr",
    "Frau",
    "Professor",
    "Professorin",
    "Präsident",
    "Präsidentin",
    "Kanzler",
    "Kanzlerin",
    "Bundeskanzler",
    "Bundeskanzlerin",
    "Ministerin",
    "Bürgermeister",
    "Bürgermeisterin",
    "Chef",
    "Chefin",
    "Direktorin",
];
/// Nouns of German that stand before or after another without being its name.
const COUNTED: [&str; 24] = [
    "Millionen",
    "Million",
    "Milliarden",
    "Milliarde",
    "Billionen",
    "Euro",
    "Dollar",
    "Franken",
    "Prozent",
    "Ende",
    "Anfang",
    "Mitte",
    "Uhr",
    "Tonnen",
    "Kilometer",
    "Meter",
    "Liter",
    "Jahre",
    "Jahren",
    "Menschen",
    "Stück",
    "Kilo",
    "Grad",
    "Dutzend",
];

/// A word without the marks around it.
struct Word<'t> {
    core: &'t str,
    /// Whether it has a capital that makes it a part of a name.
    named: bool,
    /// Whether a clause, a quotation or a bracket begins with it.
    opens: bool,
    /// Whether no name goes on after it.
    ends: bool,
}

/// The names in a brief's headline, deck, speaker and labels, by their first occurrence.
pub(super) fn of(brief: &Brief, article: &Article) -> Vec<String> {
    let known = known(brief, article);
    let speaker = brief.quote.iter().map(|quote| &quote.speaker);
    let labels = brief.figures.iter().map(|figure| &figure.label);
    let labels = labels.chain(brief.series.iter().map(|series| &series.label));
    let texts = [&brief.headline]
        .into_iter()
        .chain(&brief.headline_short)
        .chain([&brief.deck])
        .chain(speaker)
        .chain(labels);
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        for name in said(text, &known) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found.truncate(MOST);
    found
}

/// The known names of a text, the longest at each place.
fn said(text: &str, known: &HashSet<String>) -> Vec<String> {
    let words = words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let unbroken = words[at..].iter().take_while(|word| !word.ends).count() + 1;
        let longest = unbroken.min(words.len() - at).min(2 * LONGEST);
        let names = (2..=longest).rev().map(|n| joined(&words[at..at + n]));
        let name = names.into_iter().find(|name| known.contains(name));
        at += name.as_ref().map_or(1, |name| name.split(' ').count());
        found.extend(name);
    }
    found
}

/// Every name that the article shows to be one.
fn known(brief: &Brief, article: &Article) -> HashSet<String> {
    let mut known = HashSet::new();
    let speaker = brief.quote.iter().map(|quote| quote.speaker.as_str());
    let bylines = [article.byline.as_str(), brief.byline.as_str()];
    let declared = article.tags.iter().map(String::as_str).chain(bylines);
    for text in declared.chain(speaker) {
        for part in parts(text) {
            let words = words(part);
            let whole = words.iter().rev().skip(1).all(|word| !word.ends);
            let named = words
                .iter()
                .all(|word| word.named || is_particle(word.core));
            if whole && named && (2..=LONGEST).contains(&words.len()) {
                known.insert(joined(&words));
            }
        }
    }
    let german = primary(&article.language) == "de";
    let mut times: HashMap<String, usize> = HashMap::new();
    for sentence in article.sentences().take(MOST_SENTENCES) {
        if sentence.text.len() > LONGEST_SENTENCE {
            continue;
        }
        let words = words(&sentence.text);
        for run in runs(&words, german) {
            if german {
                let count = times.entry(joined(run.words)).or_default();
                *count += if run.titled { OFTEN_IN_GERMAN } else { 1 };
            } else {
                known.extend(within(run.words));
            }
        }
    }
    let often = times.into_iter().filter(|(_, n)| *n >= OFTEN_IN_GERMAN);
    known.extend(often.map(|(name, _)| name));
    known
}

/// The entries of a tag, a byline or a speaker with a role.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let commas = text.split([',', ';', '&', '|', '/']);
    let joined = commas.flat_map(|part| part.split(" and ").flat_map(|part| part.split(" und ")));
    joined.map(|part| {
        let part = part.trim();
        let by = part
            .split_once(' ')
            .filter(|(by, _)| by.eq_ignore_ascii_case("by"));
        by.map_or(part, |(_, name)| name)
    })
}

/// Capitalised words that stand together.
struct Run<'w, 't> {
    words: &'w [Word<'t>],
    /// Whether a title stands before them.
    titled: bool,
}

/// The names of a sentence: runs with capitals that its beginning does not ask for.
fn runs<'w, 't>(words: &'w [Word<'t>], german: bool) -> Vec<Run<'w, 't>> {
    if !german && is_titled(words) {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let end = run_end(words, at);
        let run = &words[at..end];
        let opened = run.first().is_some_and(|word| word.opens);
        let titles = run.iter().take_while(|word| is_title(word.core)).count();
        // `Dr. Ana Ruiz said`: after a title, a sentence's beginning gives no capital.
        let first = match (opened, titles) {
            (true, 0) => run.len(),
            (false, _) if !german => 0,
            (_, titles) => titles,
        };
        let name = run.get(first..).unwrap_or_default();
        let capitals = name.iter().filter(|word| word.named).count();
        let mixed = name
            .iter()
            .any(|word| word.core.contains(char::is_lowercase));
        if (2..=LONGEST).contains(&capitals) && mixed {
            found.push(Run {
                words: name,
                titled: titles > 0,
            });
        }
        at = end.max(at + 1);
    }
    found
}

/// One past the last word of a run that begins here.
fn run_end(words: &[Word], at: usize) -> usize {
    let mut end = at;
    let mut named = at;
    while let Some(word) = words.get(end) {
        let inner = end > at && is_particle(word.core);
        if !word.named && !inner || end > at && word.opens {
            break;
        }
        end += 1;
        if !inner {
            named = end;
        }
        if word.ends {
            break;
        }
    }
    named
}

/// A run and each part of it that is at least two words and has capitals at both ends.
fn within(words: &[Word]) -> Vec<String> {
    let mut names = Vec::new();
    for start in 0..words.len() {
        for end in start + 2..=words.len() {
            let part = &words[start..end];
            let capital = |word: Option<&Word>| word.is_some_and(|word| word.named);
            if capital(part.first()) && capital(part.last()) {
                names.push(joined(part));
            }
        }
    }
    names
}

/// Whether a sentence is set like a title, each word with a capital.
fn is_titled(words: &[Word]) -> bool {
    /// Shorter words are small in titles, too.
    const SMALL: usize = 4;
    let long = words.iter().skip(1);
    let long = long.filter(|word| word.core.chars().count() >= SMALL);
    let (capital, small): (Vec<_>, Vec<_>) = long.partition(|word| word.named);
    capital.len() > 2 * small.len()
}

/// The words of a text with what stands around them.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut opens = true;
    let words = text.split_whitespace().filter_map(|raw| {
        let start = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut core = start.trim_end_matches(|c: char| !c.is_alphanumeric());
        if core.is_empty() {
            opens = true; // a dash, an ampersand
            return None;
        }
        let abbreviated = start.strip_prefix(core) == Some(".") && is_abbreviation(core);
        let mut ends = start.len() > core.len() && !abbreviated;
        for owned in ["’s", "'s"] {
            if let Some(name) = core.strip_suffix(owned) {
                (core, ends) = (name, true);
            }
        }
        if abbreviated {
            core = &start[..=core.len()];
        }
        let word = Word {
            core,
            named: is_named(core),
            opens: opens || start.len() < raw.len(),
            ends,
        };
        opens = ends && !raw.ends_with(',');
        Some(word)
    });
    words.collect()
}

/// An initial, or a title that is written with a full stop.
fn is_abbreviation(core: &str) -> bool {
    let initial = core
        .rsplit('-')
        .next()
        .is_some_and(|last| last.chars().count() == 1);
    initial && core.starts_with(char::is_uppercase)
        || ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr"].contains(&core)
}

/// Whether a word has a capital that makes it a part of a name; scripts without capitals have
/// no other sign.
fn is_named(core: &str) -> bool {
    // Most words are small, and begin as none of the prefixes does once a mark follows.
    let marked = core.contains(['-', '\'', '’']);
    if core.starts_with(char::is_lowercase) && !marked {
        return false;
    }
    let plain = core.replace('\'', "’");
    let body = PREFIXES
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix));
    let letters = core.chars().count();
    let shouts = letters > 5 && !core.contains(char::is_lowercase);
    let cased = core.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    let capital = body.unwrap_or(&plain).starts_with(char::is_uppercase);
    let dated = WEEKDAYS.contains(&core)
        || letters > 3 && month(core).is_some() && !["April", "June", "August"].contains(&core);
    let common = is_function(core) || dated || COUNTED.contains(&core);
    let letter = core.starts_with(char::is_alphabetic);
    letter && !common && if cased { capital && !shouts } else { true }
}

fn is_particle(core: &str) -> bool {
    PARTICLES.contains(&core)
}

fn is_title(core: &str) -> bool {
    TITLES.contains(&core.trim_end_matches('.'))
}

/// Words of a name, a plain space between them.
fn joined(words: &[Word]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| word.core.replace('\'', "’"))
        .collect();
    words.join(" ")
}
