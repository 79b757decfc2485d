//! The page's lines: which belong together, and what each of them is.

use super::super::chrome::{self, Chrome};
use super::super::sentences::is_ended;
use super::super::terms::{Terms, terms};
use super::super::words::is_unspaced;
use super::super::{byline, date};
use super::{MOST_LINES, Passage};
use std::cell::OnceCell;
use std::ops::Range;

/// Fewer words than this are a caption or a button, even with a full stop.
const SHORTEST_SENTENCE: usize = 4;
/// Letters of a script without spaces that are as much as a short sentence.
const SHORTEST_LETTERS: usize = 16;
/// Lines of running text are wrapped no earlier than this.
const NARROWEST: usize = 45;

/// A line of the page, or the lines of one wrapped paragraph.
pub(super) struct Line {
    pub(super) passage: Passage,
    pub(super) kind: Kind,
    pub(super) bullet: bool,
    /// Its telling words, once they were asked for.
    terms: OnceCell<Terms>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Whole sentences.
    Prose,
    /// Prose that the page cut off.
    Torn,
    /// A title, a name, a button, a menu entry.
    Short,
    /// Known to belong to the page.
    Page,
    /// Credits a picture.
    Credit,
    /// Heads other stories.
    Aside,
    /// Heads what comes after an article.
    Final,
}

impl Line {
    pub(super) fn text(&self) -> &str {
        &self.passage.text
    }

    /// Its telling words.
    pub(super) fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| terms(self.text()).collect())
    }

    pub(super) fn is_prose(&self) -> bool {
        self.kind == Kind::Prose
    }
}

/// The page's lines; those that continue a sentence are joined to the one before.
pub(super) fn lines(file: &str, part: Range<usize>, site: &str) -> Vec<Line> {
    let width = width(&file[part.clone()]);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = part.start;
    let mut above: Option<&str> = None;
    for raw in file[part].split_inclusive('\n') {
        let range = at..at + raw.len();
        at = range.end;
        let text = raw.trim();
        if text.is_empty() {
            above = None;
            continue;
        }
        if found.len() > MOST_LINES {
            break;
        }
        let joined = above.is_some_and(|above| continues(above, text, width));
        match found.last_mut().filter(|_| joined) {
            Some(last) => last.end = range.end,
            None => found.push(range),
        }
        above = Some(text);
    }
    found
        .into_iter()
        .map(|range| line(file, range, site, width.is_some()))
        .filter(|line| !line.passage.text.is_empty())
        .collect()
}

/// The width that a text was wrapped at, if most of its lines end there.
fn width(text: &str) -> Option<usize> {
    /// Fewer lines than this show no width.
    const FEWEST: usize = 4;
    /// Lines beyond this need not be looked at.
    const ENOUGH: usize = 4_000;
    let mut open: Vec<usize> = Vec::new();
    let mut above = 0;
    for line in text.lines().take(ENOUGH) {
        let line = line.trim();
        if above > 0 && !line.is_empty() {
            open.push(above);
        }
        let wide = line
            .chars()
            .take(200)
            .map(|c| if is_unspaced(c) { 2 } else { 1 });
        above = wide.sum();
    }
    let mut sorted = open.clone();
    sorted.sort_unstable();
    let width = *sorted.get(sorted.len() * 95 / 100)?;
    let full = open
        .iter()
        .filter(|&&n| n * 4 >= width * 3 && n <= width + 2);
    (open.len() >= FEWEST && (50..=112).contains(&width) && full.count() * 10 >= open.len() * 7)
        .then_some(width)
}

/// Whether a line goes on with the sentence of the line above it.
fn continues(above: &str, text: &str, width: Option<usize>) -> bool {
    let first = text.chars().next().unwrap_or_default();
    let stray = text.chars().count() <= 2 && !first.is_alphanumeric() && first != '×';
    if stray {
        return true;
    }
    if let Some(width) = width {
        let wide: usize = above
            .chars()
            .take(200)
            .map(|c| if is_unspaced(c) { 2 } else { 1 })
            .sum();
        return wide * 4 >= width * 3 && !is_bullet(text);
    }
    // A name or a date below a standfirst begins a line of its own.
    let wrapped = || {
        is_wrapped(above)
            && chrome::of(text).is_none()
            && byline::of(text).is_none()
            && (text.len() > 60 || date::find(text).is_none())
    };
    above.len() >= NARROWEST && !is_ended(above) && (first.is_lowercase() || wrapped())
}

fn is_bullet(text: &str) -> bool {
    text.starts_with(['•', '·', '▪', '‣', '●', '◦', '–'])
        || text.starts_with("- ")
        || text.starts_with("* ")
}

/// A line that was broken for its width: running text, some sixty to a hundred letters.
fn is_wrapped(above: &str) -> bool {
    let words = above.split(' ').filter(|word| !word.is_empty());
    let small = words
        .clone()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    (55..=100).contains(&above.chars().count()) && 2 * small > words.count()
}

fn line(file: &str, range: Range<usize>, site: &str, wrapped: bool) -> Line {
    let raw = &file[range.clone()];
    let text = raw.trim_start();
    let inner = text.trim_start_matches(['•', '·', '▪', '‣', '●', '◦', '■']);
    let inner = inner
        .strip_prefix("- ")
        .or_else(|| inner.strip_prefix("* "))
        .or_else(|| inner.strip_prefix("– "))
        .unwrap_or(inner);
    let start = range.start + (raw.len() - inner.len());
    let passage = match wrapped {
        true => unwrapped(file, start..range.end),
        false => Passage::from_file(file, start..range.end),
    };
    let kind = kind(&passage.text, site);
    Line {
        passage,
        kind,
        bullet: inner.len() < text.len(),
        terms: OnceCell::new(),
    }
}

/// A wrapped paragraph, the words that a hyphen parted at a line's end made whole.
fn unwrapped(file: &str, range: Range<usize>) -> Passage {
    let mut passage = Passage::default();
    passage.whole = true;
    let mut at = range.start;
    let mut lines = file[range].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_end();
        let next = lines
            .peek()
            .map(|next| next.trim_start())
            .unwrap_or_default();
        let parted = text.strip_suffix('-').filter(|stem| {
            stem.ends_with(char::is_lowercase) && next.starts_with(char::is_lowercase)
        });
        let lead = line.len() - line.trim_start().len();
        match parted {
            Some(stem) => passage.append(&stem[lead.min(stem.len())..], at + lead),
            // Scripts without spaces have none at a line's end either.
            None if text.ends_with(is_unspaced) && next.starts_with(is_unspaced) => {
                passage.append(&text[lead.min(text.len())..], at + lead);
            }
            None => passage.append(&line[lead..], at + lead),
        }
        at += line.len();
    }
    passage.trim_end();
    passage
}

fn kind(text: &str, site: &str) -> Kind {
    let name = text.trim_end_matches(['.', '©']).trim();
    let rest = name.strip_prefix(site).filter(|_| !site.is_empty());
    if rest.is_some_and(|rest| rest.split_whitespace().count() <= 1) {
        return Kind::Final;
    }
    match chrome::of(text) {
        Some(Chrome::Page) => Kind::Page,
        Some(Chrome::Credit) => Kind::Credit,
        Some(Chrome::Aside) => Kind::Aside,
        Some(Chrome::Final) => Kind::Final,
        None => shape(text),
    }
}

/// What a line is by its form.
fn shape(text: &str) -> Kind {
    if !is_long(text) || is_list_of_links(text) {
        Kind::Short
    } else if text.ends_with("...") || text.ends_with('…') {
        Kind::Torn
    } else if is_ended(text) || sentences_within(text) {
        Kind::Prose
    } else {
        Kind::Short
    }
}

fn is_long(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic()).count();
    text.split(' ').nth(SHORTEST_SENTENCE - 1).is_some()
        || !text.is_ascii() && letters() >= SHORTEST_LETTERS
}

/// `Terms | Privacy | Contact`
fn is_list_of_links(text: &str) -> bool {
    let bars = text.matches(['|', '·', '›']).count();
    bars >= 2 && bars * 40 > text.chars().count()
}

/// A paragraph whose last sentence lost its end still holds whole ones.
fn sentences_within(text: &str) -> bool {
    /// Below this a line with a full stop inside is rather a caption.
    const LONG: usize = 140;
    text.len() > LONG && (text.contains(". ") || text.contains(['。', '।']))
}
