//! The page: what happened in one sentence, counts that lead to their sections, the sections.

use super::{Told, card, list};
use crate::batch::said::{bytes, count, counted, rate, time};
use crate::scene::escape;
use std::fmt::Write as _;

const STYLE: &str = include_str!("page.css");

/// The report as one HTML page without scripts, which needs no network and no file beside it.
pub(super) fn html(told: &Told<'_>) -> String {
    let sources = escape(told.facts.sources);
    let summary = told.summary;
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{} failed, {} made, {} unchanged{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        count(summary.failed),
        count(summary.made),
        count(summary.unchanged),
        after(" · ", &sources),
    );
    head(&mut html, told);
    html.push_str("<main>\n");
    for section in [
        list::failures,
        list::corrections,
        list::by_hand,
        card::flawed,
        list::slowest,
        card::made,
        list::pruned,
        list::passed,
    ] {
        section(&mut html, told);
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// A text with what parts it from the one before; nothing for an empty one.
fn after(mark: &str, text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("{mark}{text}"),
    }
}

fn head(html: &mut String, told: &Told<'_>) {
    let (summary, facts) = (told.summary, told.facts);
    let over = [facts.sources, facts.when].map(escape);
    let over: Vec<&str> = over.iter().map(String::as_str).collect();
    let over: Vec<&str> = over.into_iter().filter(|text| !text.is_empty()).collect();
    html.push_str("<header>\n");
    if !over.is_empty() {
        let _ = writeln!(html, "<p class=\"over\">{}</p>", over.join(" · "));
    }
    let _ = writeln!(html, "<h1>{}</h1>", headline(told));
    let records = summary.records;
    let mut facts_said = vec![
        format!(
            "{}, {}",
            counted(summary.files, "banner"),
            bytes(summary.bytes)
        ),
        time(facts.took),
    ];
    if facts.took.as_millis() > 0 && records > 0 {
        facts_said.push(format!(
            "{} records and {} banners a second",
            rate(records, facts.took),
            rate(summary.files, facts.took)
        ));
    }
    let _ = writeln!(html, "<p class=\"facts\">{}</p>", facts_said.join(" · "));
    if facts.dry {
        html.push_str(
            "<p class=\"word\">A dry run: nothing was written, this is what would be.</p>\n",
        );
    }
    for (what, why) in [
        ("Stopped before the sources ended", &summary.stopped),
        ("Nothing was removed", &summary.not_pruned),
    ] {
        if let Some(why) = why {
            let _ = writeln!(html, "<p class=\"word\"><b>{what}:</b> {}</p>", escape(why));
        }
    }
    counts(html, told);
    html.push_str("</header>\n");
}

/// What happened, the worst first.
fn headline(told: &Told<'_>) -> String {
    let summary = told.summary;
    let records = counted(summary.records, "record");
    match (summary.failed, summary.made) {
        (0, 0) if summary.records == 0 => "Nothing to make banners of".to_owned(),
        (0, 0) => format!("Nothing to do: {records} as they should be"),
        (0, made) => format!("Banners of {} made, none failed", counted(made, "record")),
        (failed, _) => format!("{} of {records} failed", count(failed)),
    }
}

/// Numbers that lead to their sections; those of nothing are left out, but for the first three.
fn counts(html: &mut String, told: &Told<'_>) {
    let summary = told.summary;
    let rows = [
        ("failed", "failed", summary.failed, true),
        ("made", "made", summary.made, true),
        ("", "unchanged", summary.unchanged, true),
        ("corrected", "corrected", summary.corrected, false),
        ("by-hand", "set by hand", summary.by_hand, false),
        ("flawed", "with flaws", told.gathered.tally.flawed, false),
        ("removed", "removed", summary.pruned.len() as u64, false),
        ("passed", "no article", summary.passed, false),
    ];
    html.push_str("<nav aria-label=\"Sections\"><ul class=\"counts\">\n");
    for (id, word, n, always) in rows {
        if n == 0 && !always {
            continue;
        }
        let said = format!("<b>{}</b> <span>{word}</span>", count(n));
        let alarm = if id == "failed" && n > 0 {
            " class=\"alarm\""
        } else {
            ""
        };
        let _ = match id.is_empty() || n == 0 {
            true => writeln!(html, "<li>{said}</li>"),
            false => writeln!(html, "<li{alarm}><a href=\"#{id}\">{said}</a></li>"),
        };
    }
    html.push_str("</ul></nav>\n");
}

/// Opens a section with its count.
pub(super) fn open(html: &mut String, id: &str, title: &str, n: u64) {
    let _ = writeln!(
        html,
        "<section id=\"{id}\">\n<h2>{title} <span>{}</span></h2>",
        count(n)
    );
}

/// Closes a section, saying what it left out.
pub(super) fn close(html: &mut String, left_out: u64, place: &str) {
    if left_out > 0 {
        let _ = writeln!(
            html,
            "<p class=\"rest\">{} more{place}</p>",
            count(left_out)
        );
    }
    html.push_str("</section>\n");
}

/// Which record: as messages name it, and what its files are called.
pub(super) fn who(record: &str, slug: &str) -> String {
    let (record, slug) = (escape(record), escape(slug));
    let slug = match slug.is_empty() {
        true => slug,
        false => format!("<span class=\"slug\" dir=\"auto\">{slug}</span>"),
    };
    format!("<p class=\"who\"><b dir=\"auto\">{record}</b>{slug}</p>")
}

/// A file's name, linked where the report knows the way.
pub(super) fn file(told: &Told<'_>, name: &str) -> String {
    named(told, name, None)
}

/// A file's name of which only the end may be seen.
pub(super) fn named(told: &Told<'_>, name: &str, seen: Option<&str>) -> String {
    let shown = match seen.and_then(|end| Some((name.strip_suffix(end)?, end))) {
        None => escape(name),
        Some((start, end)) => {
            format!(
                "<span class=\"unseen\">{}</span>{}",
                escape(start),
                escape(end)
            )
        }
    };
    match told.prefix {
        None => format!("<code dir=\"auto\">{shown}</code>"),
        Some(prefix) => {
            let parts = name.split('/').map(|part| crate::banner::address("", part));
            let parts: Vec<String> = parts.collect();
            let way = escape(&format!("{prefix}{}", parts.join("/")));
            format!("<a href=\"{way}\"><code dir=\"auto\">{shown}</code></a>")
        }
    }
}
