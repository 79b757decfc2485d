//! Sections that are read: failures, corrections, files set by hand, times, what went.

use super::Told;
use super::card::{self, picture};
use super::gathered::{Corrected, Failure, Now};
use super::page::{close, file, open, who};
use crate::batch::outcome::Change;
use crate::batch::said::{count, time};
use crate::batch::tally::Kinds;
use crate::scene::escape;
use std::fmt::Write as _;
use std::time::Duration;

/// Beyond so many rows a list is folded, so that what follows is not out of reach.
const OPEN_ROWS: usize = 100;
/// Of lists that only name what is fine.
const OPEN_NAMES: usize = 20;
/// Letters of old and new words that stand beside each other.
const ONE_LINE: usize = 56;
/// Names that are listed of files that were removed.
const MOST_PRUNED: usize = 2000;

/// Lists of names, in columns, and of names with what belongs to them, a line each.
const NAMES: &str = "names";
pub(super) const COMPACT: &str = "rows compact";

/// Rows of a list: the first in sight, the rest folded.
pub(super) fn rows(html: &mut String, class: &str, rows: &[String]) {
    let open = match class {
        NAMES | COMPACT => OPEN_NAMES,
        _ => OPEN_ROWS,
    };
    let (first, rest) = rows.split_at(rows.len().min(open));
    let _ = writeln!(html, "<ol class=\"{class}\">\n{}</ol>", first.concat());
    if !rest.is_empty() {
        let n = count(rest.len() as u64);
        let _ = writeln!(
            html,
            "<details><summary>{n} more</summary>\n<ol class=\"{class}\">\n{}</ol></details>",
            rest.concat()
        );
    }
}

pub(super) fn failures(html: &mut String, told: &Told<'_>) {
    let failures = &told.gathered.failures;
    if failures.of == 0 {
        return;
    }
    open(html, "failed", "Failed", failures.of);
    let by_kind = &told.gathered.tally.failures;
    // Where each failed for its own reason the kinds would say all twice.
    if (by_kind.kinds.len() as u64) * 2 < failures.of {
        kinds(html, by_kind);
    }
    let list = failures.sorted();
    let list: Vec<String> = list.iter().map(|(_, it)| failure(told, it)).collect();
    rows(html, "rows", &list);
    let place = match told.facts.failures {
        "" => String::new(),
        file => format!(" in <code>{}</code>", escape(file)),
    };
    close(html, failures.left_out(), &place);
}

fn failure(told: &Told<'_>, it: &Failure) -> String {
    let at = match it.at.is_empty() {
        true => String::new(),
        false => format!("<b class=\"at\" dir=\"auto\">{}</b> ", escape(&it.at)),
    };
    let mut html = format!(
        "<li>{}<div><p class=\"why\" dir=\"auto\">{at}{}</p>",
        who(&it.record, &it.slug),
        escape(&it.why)
    );
    if !it.stale.is_empty() {
        html.push_str("<p class=\"files\"><span class=\"stays\">out of date, still there</span>");
        for name in &it.stale {
            let _ = write!(html, " {}", file(told, name));
        }
        html.push_str("</p>");
    }
    html + "</div></li>\n"
}

/// How often each kind came, and where first.
fn kinds(html: &mut String, kinds: &Kinds) {
    html.push_str("<table class=\"kinds\"><tbody>\n");
    for (kind, often) in kinds.sorted() {
        let _ = writeln!(
            html,
            "<tr><td class=\"n\">{}</td><td dir=\"auto\">{}</td><td class=\"soft\">first <span dir=\"auto\">{}</span></td></tr>",
            count(often.times),
            escape(kind),
            escape(&often.first)
        );
    }
    if kinds.others > 0 {
        let others = count(kinds.others);
        let _ = writeln!(
            html,
            "<tr><td class=\"n\">{others}</td><td>of further kinds</td><td></td></tr>"
        );
    }
    html.push_str("</tbody></table>\n");
}

pub(super) fn corrections(html: &mut String, told: &Told<'_>) {
    let corrected = &told.gathered.corrected;
    if corrected.of == 0 {
        return;
    }
    open(html, "corrected", "Corrected", corrected.of);
    let list = corrected.sorted();
    let list = list
        .iter()
        .map(|(number, it)| correction(told, *number, it));
    rows(html, "corrections", &list.collect::<Vec<_>>());
    close(html, corrected.left_out(), "");
}

fn correction(told: &Told<'_>, number: u64, it: &Corrected) -> String {
    let shown = told.gathered.corrected_pictures.get(number);
    let class = if shown.is_some() {
        ""
    } else {
        " class=\"bare\""
    };
    let shown = shown.map(picture).unwrap_or_default();
    let mut html = format!("<li{class}>{shown}<div>{}", who(&it.record, &it.slug));
    for change in &it.changes {
        html.push_str(&changed(change));
    }
    html.push_str("<ul class=\"files\">");
    for carrier in &it.files {
        let stays = match carrier.now {
            Now::Anew => "",
            Now::ByHand => " <span class=\"stays\">set by hand, still the old words</span>",
            Now::Stays => " <span class=\"stays\">not made anew</span>",
        };
        let _ = write!(html, "<li>{}{stays}</li>", file(told, &carrier.file));
    }
    html.push_str("</ul>");
    html.push_str(&card::notes(&it.notes));
    html + "</div></li>\n"
}

/// Old words struck through, then the new ones; long ones below each other, to be compared.
fn changed(change: &Change) -> String {
    let Change { field, old, new } = change;
    let letters = old.chars().count() + new.chars().count();
    let long = if letters > ONE_LINE { " long" } else { "" };
    let [field, old, new] = [field, old, new].map(|text| escape(text));
    let mut html = format!("<p class=\"change{long}\"><span class=\"field\">{field}</span><span>");
    html.push_str(&match old.is_empty() {
        true => "<span class=\"field\">new: </span>".to_owned(),
        false => format!("<del dir=\"auto\"><span class=\"unseen\">was </span>{old}</del> "),
    });
    html.push_str(&match new.is_empty() {
        true => "<span class=\"field\">is gone</span>".to_owned(),
        false => format!("<ins dir=\"auto\"><span class=\"unseen\">is </span>{new}</ins>"),
    });
    html + "</span></p>"
}

pub(super) fn by_hand(html: &mut String, told: &Told<'_>) {
    let by_hand = &told.gathered.by_hand;
    if by_hand.of == 0 {
        return;
    }
    open(
        html,
        "by-hand",
        "Set by hand, left alone",
        told.gathered.tally.by_hand,
    );
    let list = by_hand.sorted().into_iter().map(|(_, it)| {
        let files: Vec<String> = it.files.iter().map(|name| file(told, name)).collect();
        let (who, files) = (who(&it.record, &it.slug), files.join(" "));
        format!("<li>{who}<p class=\"files\">{files}</p></li>\n")
    });
    rows(html, COMPACT, &list.collect::<Vec<_>>());
    close(html, by_hand.left_out(), "");
}

pub(super) fn slowest(html: &mut String, told: &Told<'_>) {
    let slowest = &told.gathered.tally.slowest;
    if slowest.is_empty() {
        return;
    }
    html.push_str(
        "<section id=\"slowest\">\n<h2>Slowest</h2>\n<table class=\"kinds times\"><tbody>\n",
    );
    for slow in slowest {
        let took = time(Duration::from_secs_f64(slow.seconds));
        let _ = writeln!(
            html,
            "<tr><td class=\"n\">{took}</td><td dir=\"auto\">{}</td><td class=\"soft\" dir=\"auto\">{}</td></tr>",
            escape(&slow.record),
            escape(&slow.slug)
        );
    }
    html.push_str("</tbody></table>\n");
    close(html, 0, "");
}

pub(super) fn pruned(html: &mut String, told: &Told<'_>) {
    let pruned = &told.summary.pruned;
    if pruned.is_empty() {
        return;
    }
    let all = pruned.len();
    open(html, "removed", "Removed", all as u64);
    let names = pruned.iter().take(MOST_PRUNED);
    let names = names.map(|name| format!("<li dir=\"auto\"><code>{}</code></li>\n", escape(name)));
    rows(html, NAMES, &names.collect::<Vec<_>>());
    close(html, all.saturating_sub(MOST_PRUNED) as u64, "");
}

pub(super) fn passed(html: &mut String, told: &Told<'_>) {
    let passed = &told.gathered.tally.passes;
    if passed.kinds.is_empty() {
        return;
    }
    open(html, "passed", "No article", told.summary.passed);
    kinds(html, passed);
    close(html, 0, "");
}
