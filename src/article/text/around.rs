//! What stands around a body: title, deck, section, names, date and the page's owner.

use super::super::terms::{Terms, terms};
use super::super::words::is_unspaced;
use super::super::{Passage, byline, date, sentences};
use super::lines::{Kind, Line};
use std::collections::HashSet;
use std::ops::Range;

/// A title stands no further above the first sentence than this many lines.
const TITLE_REACH: usize = 30;
/// Names, dates and the section stand within so many lines of the title.
const NEAR: usize = 8;

/// A page with its body found.
pub(super) struct Around<'l> {
    pub(super) lines: &'l [Line],
    pub(super) title: Option<usize>,
    pub(super) body: &'l Range<usize>,
}

/// The line above the body that is most like a title: its words return in the opening. A page
/// without menus has its title first.
pub(super) fn title(lines: &[Line], body: &Range<usize>) -> Option<usize> {
    let short = |at: &usize| lines[*at].kind == Kind::Short && is_titlelike(&lines[*at]);
    let few = lines[..body.start]
        .iter()
        .filter(|line| line.kind == Kind::Short)
        .count()
        <= 3;
    // A question is prose but can be a title.
    let asked = |at: &usize| {
        *at == body.start
            && lines[*at].text().ends_with(['?', '？', '؟'])
            && is_titlelike(&lines[*at])
    };
    let first = || reach(body).find(|at| few && (asked(at) || (*at < body.start && short(at))));
    scored(lines, body).or_else(first)
}

/// Where a title can stand. A standfirst is prose too, so it may stand just inside the run.
fn reach(body: &Range<usize>) -> Range<usize> {
    body.start.saturating_sub(TITLE_REACH)..(body.start + 3).min(body.end)
}

/// The line whose words return in the opening.
pub(super) fn scored(lines: &[Line], body: &Range<usize>) -> Option<usize> {
    /// How much of the body is its opening.
    const OPENING: usize = 4;
    let prose = lines[body.clone()].iter().filter(|line| line.is_prose());
    let opening: Terms = prose
        .take(OPENING)
        .flat_map(|line| terms(line.text()))
        .collect();
    let reach = reach(body);
    let short = |at: &usize| lines[*at].kind == Kind::Short && is_titlelike(&lines[*at]);
    let signed = |at: usize| {
        let below = lines
            .get(at + 1..body.start.max(at + 1).min(at + 4))
            .unwrap_or_default();
        below.iter().any(|line| {
            line.text().len() < 120
                && (date::find(line.text()).is_some() || byline::of(line.text()).is_some())
        })
    };
    let score = |at: usize| {
        let words: Terms = terms(lines[at].text()).collect();
        let shared = words.iter().filter(|word| opening.contains(*word)).count();
        let share = 100 * shared / words.len().max(1);
        let signed = signed(at);
        // Pairs of letters meet more easily than words do.
        let (least, most) = match lines[at].text().contains(is_unspaced) {
            true => (5, 8),
            false => (2, 3),
        };
        let least = if signed { least / 2 } else { least };
        // So many shared words make a title; of equals the first is the title, the rest repeat it.
        (shared >= least && share >= 25)
            .then_some((shared.min(most) + usize::from(signed), usize::MAX - at))
    };
    let best = reach
        .filter(short)
        .filter_map(|at| score(at).map(|score| (score, at)))
        .max();
    best.map(|(_, at)| at)
}

fn is_titlelike(line: &Line) -> bool {
    /// A title is no longer than this.
    const LONGEST: usize = 220;
    let text = line.text();
    !line.bullet
        && text.chars().count() <= LONGEST
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !text.contains(" > ")
        && !text.contains(" › ")
        && text.matches('|').count() == text.matches(" | ").count().min(1)
        && !is_dateline(text)
        && byline::of(text).is_none()
        && !text.contains('@')
}

/// A line that says little more than a date: a title may name a day too.
fn is_dateline(text: &str) -> bool {
    /// Words that a date has, with the hour, the weekday and `published on`.
    const WORDS: usize = 8;
    date::find(text).is_some() && text.split_whitespace().count() <= WORDS
}

/// The title without the name of the site that hangs on it: `Title | Site`.
pub(super) fn plain_title(lines: &[Line], at: usize) -> Passage {
    let title = &lines[at].passage;
    let Some((head, _, site)) = parted(&title.text) else {
        return title.clone();
    };
    let mut others = lines
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != at)
        .map(|(_, line)| line.text());
    let named = |text: &str| {
        text == head
            || text.eq_ignore_ascii_case(site)
            || (is_copyright(text) && text.contains(site))
            || parted(text).is_some_and(|(other, _, end)| end == site && other != head)
    };
    match others.any(named) {
        true => title.slice(0..head.len()),
        false => title.clone(),
    }
}

/// `Title | Site` at its last mark, where the site's name is short.
fn parted(title: &str) -> Option<(&str, &str, &str)> {
    /// A site's name has no more words.
    const WORDS: usize = 4;
    const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", "｜"];
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, *mark)))
        .max()?;
    let (head, site) = (title[..at].trim(), title[at + mark.len()..].trim());
    let short = site.split_whitespace().count() <= WORDS && !site.is_empty();
    (short && head.len() > site.len()).then_some((head, mark, site))
}

fn is_copyright(text: &str) -> bool {
    text.len() < 200
        && (text.contains('©') || text.contains("Copyright") || text.contains("(c) 20"))
}

/// The standfirst: a sentence, or a longer line, between the title and the names or dates above
/// the body.
pub(super) fn deck(lines: &[Line], title: usize, body: &Range<usize>) -> Option<usize> {
    /// A longer one is the first paragraph.
    const LONGEST: usize = 260;
    /// Below this a line is a label.
    const SHORTEST: usize = 36;
    let signs = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| matches!(line.kind, Kind::Short | Kind::Page | Kind::Credit))
    };
    // A line without a full stop, right below the title or below its names and dates.
    let between = title + 1..body.start.max(title + 1);
    let said: Terms = terms(lines[title].text()).collect();
    let subject: Terms = lines[body.clone()]
        .iter()
        .filter(|line| line.is_prose())
        .take(6)
        .flat_map(|line| terms(line.text()))
        .collect();
    let plain = between.clone().take(2 * NEAR).find(|&at| {
        let text = lines[at].text();
        let letters = text.chars().count();
        let wide = if text.contains(is_unspaced) {
            letters * 2
        } else {
            letters
        };
        let own: Terms = terms(text).collect();
        let about = own.iter().any(|word| subject.contains(word));
        let repeats = own.len() == own.intersection(&said).count();
        lines[at].kind == Kind::Short
            && (SHORTEST..=LONGEST).contains(&wide)
            && about
            && !repeats
            && is_titlelike(&lines[at])
            && lines[at + 1].kind != Kind::Credit
            && (at == title + 1 || signs(at + 1))
            && !text.contains(':')
    });
    let at = (title + 1..lines.len().min(title + NEAR)).find(|&at| lines[at].is_prose());
    let told = at.filter(|&at| {
        let apart = signs(at + 1) && at + 1 < body.end;
        let alone = sentences(&lines[at].passage).len() <= 2 && lines[at].text().len() <= LONGEST;
        let near = lines[title + 1..at]
            .iter()
            .filter(|line| line.kind == Kind::Short && line.text().split(' ').count() > 4)
            .filter(|line| date::find(line.text()).is_none())
            .count()
            <= 1;
        apart && alone && near && at < body.end
    });
    match (plain, told) {
        (Some(plain), Some(told)) if plain < told => Some(plain),
        (_, Some(told)) => Some(told),
        (plain, None) => plain,
    }
}

impl Around<'_> {
    /// The lines from the title to the first paragraph, and a few below it.
    fn head(&self) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        /// A page may set its date below the first paragraph.
        const BELOW: usize = 3;
        let start = self
            .title
            .map_or(self.body.start.saturating_sub(NEAR), |title| title + 1);
        let end = (self.body.start + BELOW).min(self.lines.len());
        let other = (start..end.max(start))
            .find(|&at| matches!(self.lines[at].kind, Kind::Aside | Kind::Final) && at > start + 2);
        (start..other.unwrap_or(end).max(start)).filter(|&at| !self.lines[at].is_prose())
    }

    /// The first date near the title; of two, that of publishing.
    pub(super) fn published(&self) -> String {
        let above = self.title.unwrap_or(self.body.start);
        let above = (above.saturating_sub(3)..above)
            .rev()
            .filter(|&at| !self.lines[at].is_prose());
        let dated = self
            .head()
            .chain(self.title)
            .chain(above)
            .filter(|&at| self.lines[at].text().len() < 240);
        let mut dated: Vec<&str> = dated
            .map(|at| self.lines[at].text())
            .filter(|text| date::find(text).is_some())
            .collect();
        // A caption may name a day too; it is longer.
        dated.sort_by_key(|text| text.len() > 100);
        let first = dated
            .iter()
            .find(|text| !date::is_update(text))
            .or(dated.first());
        first
            .and_then(|text| date::published(text))
            .or_else(|| self.dateline())
            .unwrap_or_default()
    }

    /// The day in `Narvik, 7 April 2026 – The yard …`.
    fn dateline(&self) -> Option<String> {
        /// A place and a day are no longer.
        const LONGEST: usize = 60;
        let mut prose = self.lines[self.body.clone()]
            .iter()
            .filter(|line| line.is_prose());
        let text = prose.next()?.text();
        let dash = [" – ", " — ", " - ", " -- "]
            .iter()
            .filter_map(|dash| text.find(dash))
            .min()?;
        text.get(..dash)
            .filter(|lead| lead.len() <= LONGEST)
            .and_then(date::find)
    }

    /// Who wrote it: `By Ana Ruiz`, or a name on a line of its own beside the date.
    pub(super) fn byline(&self) -> String {
        let texts = |at: usize| self.lines.get(at).map(Line::text).unwrap_or_default();
        let above = self.title.unwrap_or(self.body.start);
        let near = self.head().chain((above.saturating_sub(2)..above).rev());
        for at in near {
            if let Some(name) = byline::of(texts(at)) {
                return name;
            }
            if byline::is_opener(texts(at)) && byline::is_person(texts(at + 1)) {
                return texts(at + 1).to_owned();
            }
        }
        let Some(title) = self.title else {
            return String::new();
        };
        let said: Terms = terms(texts(title)).collect();
        let alone = |at: &usize| {
            let text = texts(*at);
            let beside = [at.wrapping_sub(1), at + 1];
            let signed = beside
                .iter()
                .any(|&near| near > title && (is_dateline(texts(near)) || texts(near) == text));
            self.lines[*at].kind == Kind::Short
                && byline::is_person(text)
                && signed
                && !terms(text).any(|word| said.contains(&word))
        };
        let found = self.head().take(NEAR).find(alone);
        found.map(|at| texts(at).to_owned()).unwrap_or_default()
    }

    /// The section: the last step of a breadcrumb, or a menu's entry that stands over the title.
    pub(super) fn section(&self) -> Option<String> {
        /// A section's name is no longer.
        const LONGEST: usize = 28;
        let title = self.title?;
        let above = |n: usize| title.checked_sub(n).and_then(|at| self.lines.get(at));
        let steps = (1..=4)
            .filter_map(above)
            .find_map(|line| breadcrumb(line.text(), self.lines[title].text()));
        if steps.is_some() {
            return steps;
        }
        let line = above(1).filter(|line| line.kind == Kind::Short && !line.bullet)?;
        let text = line.text();
        let least = if text.is_ascii() { 3 } else { 2 };
        let plain = (least..=LONGEST).contains(&text.chars().count())
            && text.split(' ').count() <= 4
            && text
                .chars()
                .all(|c| c.is_alphabetic() || " &-'’/".contains(c) || !c.is_ascii())
            && text.starts_with(char::is_alphabetic);
        let before = above(2).map(Line::text);
        // A menu that stands twice has the same entry before this one; a section does not.
        let mut elsewhere = (1..self.lines.len())
            .filter(|&at| at + 1 != title && self.lines[at].text().eq_ignore_ascii_case(text));
        let entry = elsewhere.clone().next().is_some()
            && !elsewhere
                .any(|at| Some(self.lines[at - 1].text()) == before && before != Some(text));
        let shouts = text.chars().count() > 3
            && !text.contains(char::is_lowercase)
            && text.contains(char::is_uppercase);
        (plain && (entry || shouts)).then(|| calm(text))
    }

    /// The page's owner, where its copyright line says no more than a name.
    pub(super) fn source(&self) -> String {
        if let Some(title) = self.title
            && let Some((_, _, site)) = parted(self.lines[title].text())
            && plain_title(self.lines, title).text.len() < self.lines[title].text().len()
        {
            return site.to_owned();
        }
        let mut owners = self
            .lines
            .iter()
            .rev()
            .filter(|line| is_copyright(line.text()));
        owners
            .find_map(|line| owner(line.text()))
            .unwrap_or_default()
    }
}

/// `Home > Business > Energy`, whose last step may be the title.
fn breadcrumb(text: &str, title: &str) -> Option<String> {
    /// A step is a word or two.
    const LONGEST: usize = 32;
    const MARKS: [&str; 5] = [" > ", " › ", " » ", " / ", " → "];
    let mark = MARKS.iter().find(|mark| text.contains(*mark))?;
    let mut steps: Vec<&str> = text
        .split(mark)
        .map(str::trim)
        .filter(|step| !step.is_empty())
        .collect();
    let whole = steps.len() >= 2 && text.len() < 300;
    steps.retain(|step| !title.starts_with(step.trim_end_matches(['.', '…'])));
    let last = steps.last().filter(|_| whole && steps.len() >= 2)?;
    let named = last.chars().count() <= LONGEST && !last.contains(|c: char| c.is_ascii_digit());
    named.then(|| calm(last))
}

/// A section's name without its shouting.
fn calm(text: &str) -> String {
    let loud = text.chars().filter(|c| c.is_alphabetic()).count() > 4
        && !text.contains(char::is_lowercase);
    let mut letters = text.chars();
    match letters.next().filter(|_| loud) {
        Some(first) => first.to_string() + &letters.as_str().to_lowercase(),
        None => text.to_owned(),
    }
}

/// `© 2026 The Harbour Post`: nothing but a mark, years and a name.
fn owner(text: &str) -> Option<String> {
    /// What makes the name a company's, not a paper's.
    const FIRMS: [&str; 16] = [
        "inc",
        "ltd",
        "limited",
        "llc",
        "gmbh",
        "corp",
        "company",
        "corporation",
        "plc",
        "ag",
        "s.a",
        "sa",
        "spa",
        "bv",
        "kg",
        "network",
    ];
    let cut = [
        "All rights",
        "all rights",
        "All Rights",
        "ALL RIGHTS",
        "Alle Rechte",
        "Tous droits",
        "Todos los",
        "Todos os",
        "Tutti i",
        "Tüm hakları",
        "无断",
        "無断",
        "版权所有",
        "無斷",
    ];
    let end = cut
        .iter()
        .filter_map(|stop| text.find(stop))
        .min()
        .unwrap_or(text.len());
    let plain = text[..end]
        .replace("Copyright", "")
        .replace("copyright", "")
        .replace("(c)", "");
    let name = plain
        .trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || "©-–—,.|:·".contains(c))
        .trim_start_matches("by ");
    let words: Vec<&str> = name.split_whitespace().collect();
    let firm = words
        .iter()
        .any(|word| FIRMS.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str()));
    let plain = (1..=4).contains(&words.len())
        && !firm
        && name.chars().count() <= 40
        && !name.contains(['.', '|', '@', '/', '©'])
        && !name.contains(|c: char| c.is_ascii_digit())
        && words
            .iter()
            .any(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()));
    let telling: HashSet<&str> = words.iter().copied().collect();
    (plain && telling.len() == words.len()).then(|| name.to_owned())
}
