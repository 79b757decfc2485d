//! Sections that are looked at: banners with flaws, and some of all that were made.

use super::Told;
use super::few::Few;
use super::gathered::Made;
use super::list::{COMPACT, rows};
use super::page::{close, named, open, who};
use super::thumbnail::Thumbnail;
use crate::batch::outcome::Told as Note;
use crate::batch::said::count;
use crate::scene::escape;
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub(super) fn flawed(html: &mut String, told: &Told<'_>) {
    let gathered = told.gathered;
    if gathered.flawed.of == 0 {
        return;
    }
    open(html, "flawed", "With flaws", gathered.flawed.of);
    let kinds = gathered.tally.notes.sorted();
    let kinds = kinds.iter().map(|(kind, often)| {
        let (times, kind) = (count(often.times), escape(kind));
        format!("<li><b>{times}</b> {kind}</li>")
    });
    let kinds: String = kinds.collect();
    let _ = writeln!(
        html,
        "<ul class=\"tags\"><li>Notes of the run</li>{kinds}</ul>"
    );
    banners(html, told, (&gathered.flawed, &gathered.flawed_pictures));
}

pub(super) fn made(html: &mut String, told: &Told<'_>) {
    let gathered = told.gathered;
    if gathered.made.of == 0 {
        return;
    }
    open(html, "made", "Made", gathered.made.of);
    let shown = gathered.made_pictures.sorted().len() as u64;
    if shown > 0 && shown < gathered.made.of {
        let shown = count(shown);
        let _ = writeln!(
            html,
            "<p class=\"said\">{shown} of them, from all over the run:</p>"
        );
    }
    banners(html, told, (&gathered.made, &gathered.made_pictures));
}

/// Pictures first, then the names of those that have none here.
fn banners(
    html: &mut String,
    told: &Told<'_>,
    (all, shown): (&Few<Made>, &Few<(Made, Thumbnail)>),
) {
    let shown = shown.sorted();
    if !shown.is_empty() {
        html.push_str("<ul class=\"cards\">\n");
        for (_, (made, thumbnail)) in &shown {
            html.push_str(&card(told, made, thumbnail));
        }
        html.push_str("</ul>\n");
    }
    let seen: BTreeSet<u64> = shown.iter().map(|(number, _)| *number).collect();
    let named = all.sorted();
    let named = named.iter().filter(|(number, _)| !seen.contains(number));
    let named: Vec<String> = named.map(|(_, made)| line(told, made)).collect();
    if !named.is_empty() {
        let title = match seen.is_empty() {
            true => "By name",
            false => "Others by name",
        };
        let _ = writeln!(html, "<h3>{title}</h3>");
        rows(html, COMPACT, &named);
    }
    let told = (seen.len() + named.len()) as u64;
    close(html, all.of.saturating_sub(told), "");
}

/// A picture with what it needs beside it: its notes where it has flaws, else its words.
fn card(told: &Told<'_>, made: &Made, thumbnail: &Thumbnail) -> String {
    let mut html = format!(
        "<li>{}{}{}",
        picture(thumbnail),
        who(&made.record, &made.slug),
        notes(&made.notes)
    );
    if !made.notes.iter().any(|note| note.flaw) {
        let alt = escape(&made.alt);
        let _ = write!(html, "<p class=\"alt\" dir=\"auto\">{alt}</p>");
    }
    html.push_str(&files(told, made));
    html + "</li>\n"
}

fn line(told: &Told<'_>, made: &Made) -> String {
    let (notes, files) = (notes(&made.notes), files(told, made));
    let who = who(&made.record, &made.slug);
    format!("<li>{who}<div>{notes}{files}</div></li>\n")
}

/// Files by what tells them from each other: their record's name, which stands above, is there
/// to be searched and copied, but not seen.
fn files(told: &Told<'_>, made: &Made) -> String {
    if made.files.is_empty() {
        return String::new();
    }
    let names = made.files.iter().map(|name| {
        let seen = name.strip_prefix(made.slug.as_str());
        let seen = seen.and_then(|rest| rest.strip_prefix('-'));
        named(told, name, seen.filter(|rest| !rest.is_empty()))
    });
    let names: Vec<String> = names.collect();
    format!("<p class=\"files\">{}</p>", names.join(" "))
}

/// Notes, flaws marked; in words, too, for those who see no mark.
pub(super) fn notes(notes: &[Note]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let line = |note: &Note| {
        let text = escape(&note.text);
        match note.flaw {
            true => format!(
                "<li class=\"flaw\" dir=\"auto\"><span class=\"unseen\">flaw: </span>{text}</li>"
            ),
            false => format!("<li dir=\"auto\">{text}</li>"),
        }
    };
    let lines: String = notes.iter().map(line).collect();
    format!("<ul class=\"notes\">{lines}</ul>")
}

/// A banner in its frame.
pub(super) fn picture(thumbnail: &Thumbnail) -> String {
    let (width, height) = thumbnail.size;
    let alt = escape(&thumbnail.alt);
    match &thumbnail.shown {
        Ok(uri) => format!(
            "<figure><img src=\"{uri}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\"{alt}\"></figure>"
        ),
        Err(color) => format!(
            "<figure><i role=\"img\" aria-label=\"{alt}\" style=\"background:{color};aspect-ratio:{width}/{height}\"></i></figure>"
        ),
    }
}
