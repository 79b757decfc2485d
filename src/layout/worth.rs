//! What a layout shows of a brief, in points: what an editor would put on the page, before any
//! word is set.

use super::{Each, Kind, Layout, Need, Node};
use crate::brief::Brief;
use crate::figures::Figure;

/// Items of a list beyond these say no more.
const MOST: usize = 4;
/// Items that a layout shows beyond those it needs are worth a point each.
const BEYOND: i32 = 1;
/// A share or a pair without the lead figure is worth so much less.
const LESSER: i32 = 3;

/// What it is worth that a brief holds a field and the layout makes a picture of it: a chart says
/// more than figures, figures more than words. A list of at least n counts n times, up to four.
const WORTH: &[(&str, i32)] = &[
    ("photo", 100), // who gives one wants it shown
    ("question", 22),
    ("share", 22),
    ("pair", 20),
    ("quote", 12),
    ("quote.speaker", 4),
    ("answer", 4),
    ("series", 8),
    ("events", 8),
    ("figures", 8),
    ("lead", 8),
    ("points", 7),
    ("others", 6),
    ("rest", 6),
];

/// Points, and what earned them.
pub(super) struct Worth {
    pub(super) points: i32,
    pub(super) why: String,
}

/// What a layout shows of a brief that holds what it needs.
pub(super) fn worth(layout: &Layout, brief: &Brief) -> Worth {
    let preferred = layout.prefers.iter().filter(|need| need.met_by(brief));
    let held: Vec<&Need> = layout.needs.iter().chain(preferred).collect();
    let mut points: i32 = held.iter().map(|need| weight(need, brief)).sum();
    let names: Vec<String> = held.iter().map(ToString::to_string).collect();
    let mut why = format!("the brief holds {}", names.join(", "));
    let mut lists = Vec::new();
    repeats(&layout.nodes, brief, &mut lists);
    for (list, shown) in lists {
        let needed = held.iter().filter(|need| need.field == list);
        let needed = needed.map(|need| need.at_least).max().unwrap_or(0);
        let beyond = shown.min(MOST + 1).saturating_sub(needed.max(1));
        if beyond > 0 {
            points += BEYOND * beyond as i32;
            why.push_str(&format!(", {shown} of its {list} are shown"));
        }
    }
    Worth { points, why }
}

fn weight(need: &Need, brief: &Brief) -> i32 {
    let worth = WORTH.iter().find(|(field, _)| *field == need.field);
    let worth = worth.map_or(0, |(_, worth)| worth * need.at_least.min(MOST) as i32);
    // A picture of a lesser figure leads away from the story.
    let lead = brief.figures.first();
    let leads = |figure: &Figure| lead.is_some_and(|lead| std::ptr::eq(lead, figure));
    match need.field.as_str() {
        "share" if !brief.share().is_some_and(leads) => worth / LESSER,
        "pair" if !brief.pair().is_some_and(|pair| pair.into_iter().any(leads)) => worth / LESSER,
        _ => worth,
    }
}

/// The lists that a layout repeats for this brief, each once, and how many items it shows.
fn repeats<'a>(nodes: &'a [Node], brief: &Brief, found: &mut Vec<(&'a str, usize)>) {
    for node in nodes {
        let has = |need: &Need| need.met_by(brief);
        if !node.only_if.iter().all(has) || node.unless.iter().any(has) {
            continue;
        }
        let Kind::Each(Each { list, max, .. }) = &node.kind else {
            repeats(&node.children, brief, found);
            continue;
        };
        let holds = |at_least: &usize| {
            let field = list.clone();
            let at_least = *at_least;
            Need { field, at_least }.met_by(brief)
        };
        let shown = (1..=(*max).min(MOST + 1)).take_while(holds).count();
        if shown > 0 && found.iter().all(|(own, _)| own != list) {
            found.push((list, shown));
        }
    }
}
