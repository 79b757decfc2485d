//! Plain text as scraped: the article is found within the page around it.

use super::sentences::{is_cut, is_ended, sentences};
use super::words::{is_unspaced, stems, terms};
use super::{Article, Block, BlockKind, Passage, chrome, date};
use std::collections::HashSet;
use std::ops::Range;

/// So many short lines in a row are a menu or a list of links, not a break in an article.
const MENU: usize = 14;
/// A title stands no further above the first sentence than this many lines.
const TITLE_REACH: usize = 30;
/// Fewer words than this are a caption or a button, even with a full stop.
const SHORTEST_SENTENCE: usize = 4;
/// Letters of a script without spaces that are as much as a short sentence.
const SHORTEST_LETTERS: usize = 16;

/// A line of the page, or the lines of one wrapped paragraph.
struct Line {
    passage: Passage,
    kind: Kind,
    bullet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Whole sentences.
    Prose,
    /// Prose that the page cut off.
    Torn,
    /// A title, a name, a button, a menu entry.
    Short,
    /// Known to belong to the page.
    Page,
    /// Heads what comes after an article.
    End,
}

/// Reads a whole file of plain text.
pub(super) fn read(file: &str) -> Article {
    read_parts(file, std::slice::from_ref(&(0..file.len())), "")
}

/// The paragraphs of a text that is all article, a line each.
pub(super) fn paragraphs(file: &str) -> Vec<Block> {
    lines(file, 0..file.len(), "")
        .into_iter()
        .filter(|line| line.kind == Kind::Prose)
        .map(|line| Block {
            kind: if line.bullet {
                BlockKind::Item
            } else {
                BlockKind::Paragraph
            },
            sentences: sentences(&line.passage),
        })
        .collect()
}

/// Reads the parts of a file that are its article. A line with only the `site`'s name ends it.
pub(super) fn read_parts(file: &str, parts: &[Range<usize>], site: &str) -> Article {
    let lines: Vec<Line> = parts
        .iter()
        .flat_map(|part| lines(file, part.clone(), site))
        .collect();
    let mut article = Article::blank();
    let Some(body) = body(&lines) else {
        return article;
    };
    let title = title(&lines, &body);
    let deck = title.and_then(|title| deck(&lines, title, &body));
    let above = &lines[title.unwrap_or(body.start)..body.start.max(title.unwrap_or(0))];
    let dated = above
        .iter()
        .filter(|line| matches!(line.kind, Kind::Short | Kind::Page));
    article.published = dated
        .clone()
        .find_map(|line| date::find(&line.passage.text))
        .unwrap_or_default();
    article.byline = dated
        .clone()
        .find_map(|line| byline(&line.passage.text))
        .unwrap_or_default();
    article.title = title.map(|at| lines[at].passage.clone());
    article.deck = deck.map(|at| lines[at].passage.clone());
    let mut told = HashSet::new();
    for line in lines.iter().filter(|line| line.kind == Kind::Torn) {
        let fresh = sentences(&line.passage)
            .into_iter()
            .filter(|s| told.insert(s.text.clone()));
        article.summary.extend(fresh);
    }
    for at in body
        .clone()
        .filter(|&at| Some(at) != deck && Some(at) != title)
    {
        let line = &lines[at];
        let kind = match line.kind {
            Kind::Prose if line.bullet => BlockKind::Item,
            Kind::Prose => BlockKind::Paragraph,
            Kind::Short if heads(&lines, at, &body) => BlockKind::Heading,
            _ => continue,
        };
        article.blocks.push(Block {
            kind,
            sentences: sentences(&line.passage),
        });
    }
    article
}

/// The page's lines; those that continue a sentence are joined to the one before.
fn lines(file: &str, part: Range<usize>, site: &str) -> Vec<Line> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = part.start;
    let mut open = false;
    for raw in file[part].split_inclusive('\n') {
        let range = at..at + raw.len();
        at = range.end;
        let text = raw.trim();
        if text.is_empty() {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open && continues(&file[last.clone()], text) => last.end = range.end,
            _ => found.push(range),
        }
        open = true;
    }
    found
        .into_iter()
        .map(|range| line(file, range, site))
        .filter(|line| !line.passage.text.is_empty())
        .collect()
}

/// Whether a line goes on with the sentence of the line above it.
fn continues(above: &str, text: &str) -> bool {
    /// Lines of running text are wrapped no earlier than this.
    const NARROWEST: usize = 45;
    let above = above.lines().next_back().unwrap_or_default().trim();
    let first = text.chars().next().unwrap_or_default();
    let stray = text.chars().count() <= 2 && !first.is_alphanumeric() && first != '×';
    stray
        || (above.len() >= NARROWEST
            && !is_ended(above)
            && (first.is_lowercase() || is_wrapped(above)))
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

fn line(file: &str, range: Range<usize>, site: &str) -> Line {
    let raw = &file[range.clone()];
    let text = raw.trim_start();
    let inner = text.trim_start_matches(['•', '·', '▪', '‣', '●', '◦']);
    let inner = inner
        .strip_prefix("- ")
        .or_else(|| inner.strip_prefix("* "))
        .unwrap_or(inner);
    let start = range.start + (raw.len() - inner.len());
    let passage = Passage::from_file(file, start..range.end);
    let kind = kind(&passage.text, site);
    Line {
        passage,
        kind,
        bullet: inner.len() < text.len(),
    }
}

fn kind(text: &str, site: &str) -> Kind {
    let name = text.trim_end_matches(['.', '©']).trim();
    let rest = name.strip_prefix(site).filter(|_| !site.is_empty());
    if chrome::ends_article(text) || rest.is_some_and(|rest| rest.split_whitespace().count() <= 1) {
        Kind::End
    } else if chrome::is_chrome(text) {
        Kind::Page
    } else if !is_long(text) {
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
    let words = text.split(' ').count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    words >= SHORTEST_SENTENCE || (words <= 3 && letters >= SHORTEST_LETTERS && !text.is_ascii())
}

/// A paragraph whose last sentence lost its end still holds whole ones.
fn sentences_within(text: &str) -> bool {
    /// Below this a line with a full stop inside is rather a caption.
    const LONG: usize = 140;
    text.len() > LONG && text.contains(". ")
}

/// A stretch of lines with prose in it, and how many bytes of prose.
struct Run {
    lines: Range<usize>,
    weight: usize,
}

/// The run of lines that holds most prose, with its neighbours of the same subject. A menu or
/// the title of what follows ends a run.
fn body(lines: &[Line]) -> Option<Range<usize>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut gap = MENU;
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            Kind::Prose => {
                let weight = line.passage.text.len();
                match runs.last_mut().filter(|_| gap < MENU) {
                    Some(run) => {
                        run.weight += weight;
                        run.lines.end = at + 1;
                    }
                    None => runs.push(Run {
                        lines: at..at + 1,
                        weight,
                    }),
                }
                gap = 0;
            }
            Kind::End => gap = MENU,
            Kind::Torn => {}
            Kind::Short | Kind::Page => gap += 1,
        }
    }
    let heaviest = (0..runs.len()).max_by_key(|&i| (runs[i].weight, usize::MAX - i))?;
    let mut body = runs[heaviest].lines.clone();
    let subject = vocabulary(&lines[body.clone()]);
    let parts = |run: &Run| {
        let words = vocabulary(&lines[run.lines.clone()]);
        let shared = words.intersection(&subject).count();
        run.weight * NEIGHBOUR > runs[heaviest].weight && shared * 4 > words.len()
    };
    for run in runs[..heaviest].iter().rev() {
        if !parts(run) || !is_near(lines, run.lines.end..body.start) {
            break;
        }
        body.start = run.lines.start;
    }
    for run in &runs[heaviest + 1..] {
        if !parts(run) || !is_near(lines, body.end..run.lines.start) {
            break;
        }
        body.end = run.lines.end;
    }
    Some(without_teasers(lines, without_lead_in(lines, body)))
}

/// A short sentence far above the rest is another page's title: `Think you know your port?`.
fn without_lead_in(lines: &[Line], mut body: Range<usize>) -> Range<usize> {
    /// Shorter sentences than this tell nothing.
    const SHORT: usize = 80;
    /// So many lines between are a menu's part.
    const APART: usize = 8;
    let next = (body.start + 1..body.end).find(|&at| lines[at].kind == Kind::Prose);
    let alone = lines[body.start].passage.text.chars().count() < SHORT;
    match next {
        Some(next) if alone && next - body.start > APART => body.start = next,
        _ => {}
    }
    body
}

/// The words of a run's prose.
fn vocabulary(lines: &[Line]) -> HashSet<String> {
    let prose = lines.iter().filter(|line| line.kind == Kind::Prose);
    prose
        .flat_map(|line| stems(&line.passage.text).collect::<Vec<_>>())
        .collect()
}

/// A run this many times lighter than the heaviest is no part of its article.
const NEIGHBOUR: usize = 5;

/// Whether two runs are parted by a chart or a table, and not by the page.
fn is_near(lines: &[Line], between: Range<usize>) -> bool {
    /// The labels of a large chart.
    const FARTHEST: usize = 80;
    between.len() <= FARTHEST && lines[between].iter().all(|line| line.kind != Kind::End)
}

/// Drops other stories at the end: a title and one sentence, time and again.
fn without_teasers(lines: &[Line], mut body: Range<usize>) -> Range<usize> {
    /// So many such pairs are no headings of the article's own parts.
    const PAIRS: usize = 3;
    let mut end = body.end;
    let mut pairs = 0;
    while end >= body.start + 2
        && lines[end - 1].kind == Kind::Prose
        && lines[end - 2].kind == Kind::Short
        && sentences(&lines[end - 1].passage).len() == 1
    {
        end -= 2;
        pairs += 1;
    }
    if pairs >= PAIRS && end > body.start {
        body.end = end;
    }
    body
}

/// The line above the body that is most like a title: its words return in the opening.
fn title(lines: &[Line], body: &Range<usize>) -> Option<usize> {
    /// How much of the body is its opening.
    const OPENING: usize = 4;
    /// A title is no longer than this.
    const LONGEST: usize = 220;
    let prose = lines[body.clone()]
        .iter()
        .filter(|line| line.kind == Kind::Prose);
    let opening: HashSet<String> = prose
        .take(OPENING)
        .flat_map(|line| terms(&line.passage.text))
        .collect();
    let first = body.start.saturating_sub(TITLE_REACH);
    // A standfirst is prose too, so the title may stand just inside the run.
    let reach = first..(body.start + 3).min(body.end);
    let titlelike = |at: usize| {
        let line = &lines[at];
        !line.bullet
            && line.passage.text.chars().count() <= LONGEST
            && is_titlelike(&line.passage.text)
    };
    let short = |at: &usize| lines[*at].kind == Kind::Short && titlelike(*at);
    let score = |at: usize| {
        let words = terms(&lines[at].passage.text);
        let shared = words.iter().filter(|word| opening.contains(*word)).count();
        let share = 100 * shared / words.len().max(1);
        // Pairs of letters meet more easily than words do.
        let (least, most) = match lines[at].passage.text.contains(is_unspaced) {
            true => (5, 8),
            false => (2, 3),
        };
        // So many shared words make a title; of equals the first is the title, the rest repeat it.
        (shared >= least && share >= 25).then_some((shared.min(most), usize::MAX - at))
    };
    let best = reach
        .clone()
        .filter(short)
        .filter_map(|at| score(at).map(|score| (score, at)))
        .max();
    // A page without menus has its title first; a question is prose but can be one.
    let few = lines[..body.start]
        .iter()
        .filter(|line| line.kind == Kind::Short)
        .count()
        <= 3;
    let asked =
        |at: &usize| *at == body.start && lines[*at].passage.text.ends_with('?') && titlelike(*at);
    let first = || {
        reach
            .clone()
            .find(|at| few && (asked(at) || (*at < body.start && short(at))))
    };
    best.map(|(_, at)| at).or_else(first)
}

fn is_titlelike(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && date::find(text).is_none()
        && !text.contains(" > ")
        && text.matches('|').count() == text.matches(" | ").count().min(1)
}

/// A sentence between the title and the names or dates above the body.
fn deck(lines: &[Line], title: usize, body: &Range<usize>) -> Option<usize> {
    /// A longer one is the first paragraph.
    const LONGEST: usize = 260;
    let at = (title + 1..lines.len().min(title + 6)).find(|&at| lines[at].kind == Kind::Prose)?;
    let after = lines.get(at + 1)?;
    let apart = at > title && matches!(after.kind, Kind::Short | Kind::Page) && at + 1 < body.end;
    let alone = sentences(&lines[at].passage).len() <= 2 && lines[at].passage.text.len() <= LONGEST;
    (apart && alone && lines[title + 1..at].len() <= 1).then_some(at)
}

/// A short line directly over a paragraph of the body.
fn heads(lines: &[Line], at: usize, body: &Range<usize>) -> bool {
    let text = &lines[at].passage.text;
    at + 1 < body.end
        && lines[at + 1].kind == Kind::Prose
        && text.split(' ').count() >= 2
        && !is_cut(text)
        && !text.contains('|')
}

fn byline(text: &str) -> Option<String> {
    let name = text
        .strip_prefix("By ")
        .or_else(|| text.strip_prefix("Written by "))?;
    let name = name.split([',', '|', '·', '—']).next()?.trim();
    (name.len() > 3 && name.starts_with(char::is_uppercase)).then(|| name.to_owned())
}
