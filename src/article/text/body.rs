//! The article's lines among the page's: the heaviest run of prose, what belongs to it, and
//! what stands in it without belonging.

use super::super::chrome;
use super::super::sentences::sentences;
use super::super::terms::Terms;
use super::around;
use super::lines::{Kind, Line};
use std::collections::HashMap;
use std::ops::Range;

/// So many short lines in a row are a menu or a list of links, not a break in an article.
const MENU: usize = 14;
/// A run this many times lighter than the heaviest is no part of its article.
const NEIGHBOUR: usize = 5;
/// Bytes of prose below which nothing has been said yet that comments could follow.
const SAID: usize = 300;

/// A stretch of lines with prose in it, and how many bytes of prose.
struct Run {
    lines: Range<usize>,
    weight: usize,
    paragraphs: usize,
}

/// Finds the body. Lines in it that are the page's get [`Kind::Page`].
pub(super) fn body(lines: &mut [Line]) -> Option<Range<usize>> {
    mark_repeats(lines);
    mark_captions(lines);
    mark_comments(lines);
    let runs = runs(lines);
    let heaviest = heaviest(lines, &runs)?;
    let body = grown(lines, &runs, heaviest);
    let body = without_lead_in(lines, body);
    let body = without_teasers(lines, body);
    mark_inserts(lines, &body);
    Some(body)
}

/// A sentence that returns time and again is the page's: a note under every button. One that
/// stands twice in a row is a caption; of two copies apart the first is the article's.
fn mark_repeats(lines: &mut [Line]) {
    /// A longer paragraph is an article that the page holds twice.
    const SHORT: usize = 240;
    let mut places: HashMap<&str, (usize, usize, bool)> = HashMap::new();
    let mut last = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_prose()) {
        let place = places.entry(line.text()).or_insert((at, 0, false));
        place.1 += 1;
        place.2 |= last == Some(line.text());
        last = Some(line.text());
    }
    let all = places.values().filter(|(_, times, _)| *times == 1).count();
    let marked: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(at, line)| {
            let Some(&(first, times, twice)) = places.get(line.text()).filter(|_| line.is_prose())
            else {
                return false;
            };
            let page = line.text().len() < SHORT && (times > 2 || twice) && all > 0;
            page || *at != first
        })
        .map(|(at, _)| at)
        .collect();
    for at in marked {
        lines[at].kind = Kind::Page;
    }
}

/// A sentence alone over a credit is what the picture shows. Where many pictures are shown, it
/// may stand below a paragraph.
fn mark_captions(lines: &mut [Line]) {
    /// A longer one is the article's.
    const LONGEST: usize = 260;
    /// Below a paragraph, a longer one is the article's.
    const LONGEST_BELOW: usize = 120;
    /// So many pictures make a gallery.
    const GALLERY: usize = 2;
    let caption = |at: usize, longest: usize| {
        let line = &lines[at];
        line.is_prose()
            && !line.bullet
            && line.text().len() <= longest
            && sentences(&line.passage).len() <= 2
    };
    let over = |at: &usize| {
        lines
            .get(at + 1)
            .is_some_and(|next| next.kind == Kind::Credit)
    };
    let short: Vec<usize> = (0..lines.len())
        .filter(over)
        .filter(|&at| caption(at, LONGEST_BELOW))
        .collect();
    let below = |at: usize| at > 0 && lines[at - 1].is_prose();
    let alone = (0..lines.len())
        .filter(over)
        .filter(|&at| !below(at) && caption(at, LONGEST));
    let mut marked: Vec<usize> = alone.collect();
    if short.len() >= GALLERY {
        marked.extend(short);
    }
    for at in marked {
        lines[at].kind = Kind::Page;
    }
}

/// Where `Reply` stands under one text and another, what was written are comments.
fn mark_comments(lines: &mut [Line]) {
    /// A name, a time, a number.
    const HEAD: usize = 4;
    let replied =
        |at: usize| at > 0 && lines[at - 1].is_prose() && chrome::is_reply(lines[at].text());
    let mut replies = (1..lines.len()).filter(|&at| replied(at));
    let (Some(first), Some(_)) = (replies.next(), replies.next()) else {
        return;
    };
    let prose = (0..first)
        .rev()
        .take_while(|&at| lines[at].is_prose())
        .last()
        .unwrap_or(first);
    let head = (0..prose)
        .rev()
        .take_while(|&at| matches!(lines[at].kind, Kind::Short | Kind::Page));
    if let Some(at) = head.take(HEAD).last() {
        lines[at].kind = Kind::Final;
    }
}

/// Stretches of prose; a menu, or a title of what is another story's, ends one. A paragraph with
/// no other beside it weighs a third: tickers and teasers are made of such.
fn runs(lines: &[Line]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut gap = MENU;
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            Kind::Prose => {
                let beside = [at.checked_sub(1), Some(at + 1)];
                let mut beside = beside
                    .into_iter()
                    .flatten()
                    .filter_map(|near| lines.get(near));
                let weight = line.text().len() / if beside.any(Line::is_prose) { 1 } else { 3 };
                match runs.last_mut().filter(|_| gap < MENU) {
                    Some(run) => {
                        run.weight += weight;
                        run.paragraphs += 1;
                        run.lines.end = at + 1;
                    }
                    None => runs.push(Run {
                        lines: at..at + 1,
                        weight,
                        paragraphs: 1,
                    }),
                }
                gap = 0;
            }
            Kind::Aside | Kind::Final => gap = MENU,
            Kind::Torn => {}
            Kind::Short | Kind::Page | Kind::Credit => gap += 1,
        }
    }
    runs
}

/// The run with most prose. Comments can be longer than what they are about, so runs below
/// their title count only if there is little above it.
fn heaviest(lines: &[Line], runs: &[Run]) -> Option<usize> {
    /// Comments are rarely so many times longer than a page's article, and never so many more
    /// when it has a title.
    const MOST: (usize, usize) = (4, 30);
    let all = (0..runs.len()).max_by_key(|&i| (runs[i].weight, usize::MAX - i))?;
    let mut above: Option<usize> = None;
    for (i, run) in runs.iter().enumerate() {
        if let Some(best) = above
            && has(lines, runs[i - 1].lines.end..run.lines.start, Kind::Final)
        {
            let best_run = &runs[best];
            let titled = around::scored(lines, &best_run.lines).is_some();
            let most = if titled { MOST.1 } else { MOST.0 };
            if titled || best_run.weight >= SAID && best_run.paragraphs >= 2 {
                return Some(if best_run.weight * most >= runs[all].weight {
                    best
                } else {
                    all
                });
            }
            // A link to the comments above the article: nothing was said yet.
            above = None;
        }
        if above.is_none_or(|best| runs[best].weight < run.weight) {
            above = Some(i);
        }
    }
    Some(all)
}

/// The run with its neighbours of the same subject.
fn grown(lines: &mut [Line], runs: &[Run], heaviest: usize) -> Range<usize> {
    let mut body = runs[heaviest].lines.clone();
    let subject = vocabulary(&lines[body.clone()]);
    let whole = weight(&lines[body.clone()]);
    let parts = |lines: &[Line], run: &Range<usize>| {
        let weight = weight(&lines[run.clone()]);
        /// So many paragraphs show by themselves whether they are of the subject.
        const FEWEST: usize = 3;
        let words = vocabulary(&lines[run.clone()]);
        let shared = words.intersection(&subject).count();
        let told = lines[run.clone()].iter().filter(|line| line.is_prose());
        let near = told
            .clone()
            .filter(|line| line.terms().intersection(&subject).count() >= 2);
        let most = told.clone().count() >= FEWEST && near.count() * 3 >= told.count() * 2;
        let alike = shared * 4 > words.len().min(subject.len());
        // Paragraphs of the subject may be few between two charts.
        let times = if most { 4 * NEIGHBOUR } else { NEIGHBOUR };
        weight * times > whole && (alike || most)
    };
    for run in runs[..heaviest].iter().rev() {
        let between = run.lines.end..body.start;
        let parted = has(lines, between.clone(), Kind::Aside);
        // Between the two are other stories, and some may stand in the lower one.
        let again = parted.then(|| {
            let above = vocabulary(&lines[run.lines.clone()]);
            resumed(lines, run.lines.clone(), &subject)?;
            resumed(lines, body.clone(), &above)
        });
        let again = again.flatten();
        if parted && again.is_none() || !is_near(lines, between) || !parts(lines, &run.lines) {
            break;
        }
        if let Some(again) = again {
            drop_stories(&mut lines[run.lines.end..again]);
        }
        body.start = run.lines.start;
    }
    for run in &runs[heaviest + 1..] {
        let between = body.end..run.lines.start;
        if !is_near(lines, between.clone()) {
            break;
        }
        if !has(lines, between, Kind::Aside) {
            if !parts(lines, &run.lines) {
                break;
            }
            body.end = run.lines.end;
            continue;
        }
        // Below other stories the article goes on where paragraph follows paragraph.
        let Some(again) = resumed(lines, run.lines.clone(), &subject) else {
            continue;
        };
        let rest = again..run.lines.end;
        if !parts(lines, &rest) {
            break;
        }
        drop_stories(&mut lines[body.end..again]);
        body.end = run.lines.end;
    }
    body
}

/// Titles and teasers of other stories are the page's.
fn drop_stories(lines: &mut [Line]) {
    for line in lines {
        if matches!(line.kind, Kind::Prose | Kind::Short | Kind::Torn) {
            line.kind = Kind::Page;
        }
    }
}

fn has(lines: &[Line], between: Range<usize>, kind: Kind) -> bool {
    lines[between].iter().any(|line| line.kind == kind)
}

/// Where two paragraphs follow each other: a teaser has its own title, and speaks of something
/// else than the article.
fn resumed(lines: &[Line], run: Range<usize>, subject: &Terms) -> Option<usize> {
    /// A teaser's sentence is shorter than a paragraph.
    const PARAGRAPH: usize = 90;
    let at = (run.start..run.end.saturating_sub(1)).find(|&at| {
        lines[at].is_prose()
            && lines[at + 1].is_prose()
            && lines[at].text().len().max(lines[at + 1].text().len()) >= PARAGRAPH
    })?;
    let titled = at > 0 && lines[at - 1].kind == Kind::Short;
    let words = lines[at].terms();
    let strange = words.intersection(subject).count() * 5 < words.len();
    Some(at + usize::from(titled && strange))
}

/// Whether two runs are parted by a chart or a table, and not by the page.
fn is_near(lines: &[Line], between: Range<usize>) -> bool {
    /// The labels of a large chart.
    const FARTHEST: usize = 80;
    between.start <= between.end && between.len() <= FARTHEST && !has(lines, between, Kind::Final)
}

/// How many bytes of prose stand in some lines.
fn weight(lines: &[Line]) -> usize {
    let prose = lines.iter().filter(|line| line.is_prose());
    prose.map(|line| line.text().len()).sum()
}

/// The words of a run's prose.
fn vocabulary(lines: &[Line]) -> Terms {
    let prose = lines.iter().filter(|line| line.is_prose());
    prose.flat_map(Line::terms).copied().collect()
}

/// A short sentence far above the rest is another page's title: `Think you know your port?`.
fn without_lead_in(lines: &[Line], mut body: Range<usize>) -> Range<usize> {
    /// Shorter sentences than this tell nothing.
    const SHORT: usize = 80;
    /// So many lines between are a menu's part.
    const APART: usize = 8;
    let next = (body.start + 1..body.end).find(|&at| lines[at].is_prose());
    let alone = lines[body.start].text().chars().count() < SHORT;
    match next {
        Some(next) if alone && next - body.start > APART => body.start = next,
        _ => {}
    }
    body
}

/// Drops other stories at the end: a title and one sentence, time and again, or once when it
/// speaks of something else.
fn without_teasers(lines: &[Line], mut body: Range<usize>) -> Range<usize> {
    /// So many such pairs are no headings of the article's own parts.
    const PAIRS: usize = 3;
    /// A teaser tells no more.
    const LONGEST: usize = 320;
    let teaser = |at: usize| {
        lines[at].is_prose()
            && lines[at].text().len() <= LONGEST
            && sentences(&lines[at].passage).len() <= 2
    };
    let mut end = body.end;
    let mut pairs = Vec::new();
    while end >= body.start + 2 && teaser(end - 1) && !lines[end - 2].is_prose() {
        pairs.push(end - 1);
        end -= 1;
        while end > body.start && !lines[end - 1].is_prose() {
            end -= 1;
        }
    }
    let core = vocabulary(&lines[body.start..end]);
    if end <= body.start || core.is_empty() {
        return body;
    }
    let strange = |at: usize| {
        let words = lines[at].terms();
        words.intersection(&core).count() * 5 < words.len()
    };
    let titled = |at: usize| {
        at > 0
            && matches!(lines[at - 1].kind, Kind::Short | Kind::Credit)
            && sentences(&lines[at].passage).len() == 1
    };
    if pairs.len() >= PAIRS
        && pairs
            .iter()
            .filter(|&&at| strange(at) || titled(at))
            .count()
            * 4
            >= pairs.len() * 3
    {
        body.end = end;
        return body;
    }
    for at in pairs {
        if !strange(at) || !matches!(lines[at - 1].kind, Kind::Short | Kind::Credit) {
            break;
        }
        body.end = at;
    }
    while body.end > body.start + 1 && !lines[body.end - 1].is_prose() {
        body.end -= 1;
    }
    body
}

/// A paragraph that stands between the page's lines and shares no word with the rest of the
/// article is an advert, a poll or another story.
fn mark_inserts(lines: &mut [Line], body: &Range<usize>) {
    /// Fewer paragraphs show no subject.
    const FEWEST: usize = 5;
    /// A sentence with fewer words of its own cannot be judged.
    const WORDS: usize = 4;
    let mut lines_with: HashMap<u64, usize> = HashMap::new();
    let none = Terms::default();
    let words: Vec<&Terms> = lines[body.clone()]
        .iter()
        .map(|line| if line.is_prose() { line.terms() } else { &none })
        .collect();
    for word in words.iter().copied().flatten() {
        *lines_with.entry(*word).or_default() += 1;
    }
    if words.iter().filter(|words| !words.is_empty()).count() < FEWEST {
        return;
    }
    let marked: Vec<usize> = body
        .clone()
        .filter(|&at| {
            let own = words[at - body.start];
            let shared = own
                .iter()
                .filter(|word| lines_with.get(word).is_some_and(|&n| n > 1))
                .count();
            let alone = (at == 0 || !lines[at - 1].is_prose())
                && lines.get(at + 1).is_none_or(|next| !next.is_prose());
            let page = [at.checked_sub(1), Some(at + 1)]
                .into_iter()
                .flatten()
                .any(|near| {
                    lines
                        .get(near)
                        .is_some_and(|near| !matches!(near.kind, Kind::Prose | Kind::Short))
                });
            let least = usize::from(page && own.len() >= 2 * WORDS);
            lines[at].is_prose() && alone && own.len() >= WORDS && shared <= least
        })
        .collect();
    for at in marked {
        lines[at].kind = Kind::Page;
    }
}
