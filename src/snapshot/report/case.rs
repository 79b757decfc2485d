//! One case on the page: its name, what changed in words, its pictures, the command that accepts it.

use super::picture::{Album, Picture};
use super::{escape, quoted, word};
use crate::snapshot::outcome::{Outcome, Verdict};
use std::fmt::Write as _;

/// Places that are framed and can be zoomed to; more would hide the picture.
const MOST_BOXES: usize = 9;
/// How far a frame stands off what changed, in pixels of the picture, so as not to cover it.
const OUTSET: u32 = 6;
/// How far inside the picture a frame stays, in its pixels, so as to be seen.
const INSET: u32 = 3;

/// What a list calls a case: its article, or the whole name of one without.
pub(super) fn title(case: &Outcome) -> &str {
    match case.article.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ if case.article.is_empty() => &case.name,
        _ => &case.article,
    }
}

/// Where a case stands: layout, theme and size.
pub(super) fn place(case: &Outcome) -> String {
    let parts = [&case.layout, &case.theme, &case.size].map(|part| escape(part));
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The command that accepts a case; none for one that has no picture to accept.
pub(super) fn command(case: &Outcome, folder: &str) -> Option<String> {
    (case.verdict != Verdict::Failed).then(|| {
        let folder = match folder {
            "" => String::new(),
            folder => format!(" {}", quoted(folder)),
        };
        format!("coverline snapshot accept {}{folder}", quoted(&case.name))
    })
}

/// A case as an article of the page.
pub(super) fn article(id: &str, case: &Outcome, folder: &str, album: &mut Album<'_>) -> String {
    let verdict = word(case.verdict);
    let (title, place, name) = (escape(title(case)), place(case), escape(&case.name));
    let mut html = format!(
        "<article id=\"{id}\" aria-labelledby=\"{id}-name\">\n\
         <header><p class=\"verdict {verdict}\">{verdict}</p><h2 id=\"{id}-name\" title=\"{name}\">{title}</h2>\
         <p class=\"place\">{place}</p></header>\n"
    );
    html.push_str(&words(case));
    html.push_str(&stage(case, album));
    if let Some(command) = command(case, folder) {
        let command = escape(&command);
        let _ = writeln!(
            html,
            "<p class=\"command\"><code>{command}</code><button type=\"button\" class=\"copy\" data-copy=\"{command}\">Copy</button></p>"
        );
    }
    html.push_str("</article>\n");
    html
}

/// What changed, in words.
fn words(case: &Outcome) -> String {
    let mut html = String::new();
    if !case.error.is_empty() {
        let _ = writeln!(html, "<p class=\"error\">{}</p>", escape(&case.error));
    }
    let said = match case.verdict {
        Verdict::New => "Has no accepted picture yet.",
        Verdict::Orphan => "No case names this accepted picture any more; accepting removes it.",
        Verdict::Noise => "Differs by no more than its tolerance.",
        _ => "",
    };
    if !said.is_empty() {
        let _ = writeln!(html, "<p class=\"said\">{said}</p>");
    }
    if !case.explanation.is_empty() {
        let lines = case.explanation.iter();
        let lines: String = lines
            .map(|line| format!("<li>{}</li>", swatches(line)))
            .collect();
        let _ = writeln!(html, "<ul class=\"why\">{lines}</ul>");
    }
    if let Some(pixels) = &case.difference {
        let places = match pixels.boxes.len() {
            0 => String::new(),
            1 => " in 1 place".to_owned(),
            n if n > MOST_BOXES => format!(" in {n} places, the {MOST_BOXES} largest framed"),
            n => format!(" in {n} places"),
        };
        let _ = writeln!(
            html,
            "<p class=\"pixels\">{} pixels{places} · {} more on edges only · structural score {:.4}</p>",
            pixels.changed, pixels.edges, pixels.score
        );
    }
    html
}

/// An explanation with a patch of each colour before its number.
fn swatches(line: &str) -> String {
    let mut html = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('#') {
        let (before, from) = rest.split_at(at);
        html.push_str(&escape(before));
        let hex = from
            .get(1..7)
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        match hex {
            Some(hex) => {
                let patch = format!("<i class=\"patch\" style=\"background:#{hex}\"></i>#{hex}");
                html.push_str(&patch);
            }
            None => html.push('#'),
        }
        rest = &from[1 + hex.map_or(0, str::len)..];
    }
    html + &escape(rest)
}

/// The pictures of a case, framed where they differ.
fn stage(case: &Outcome, album: &mut Album<'_>) -> String {
    let mut missing = String::new();
    let mut take = |path: &Option<std::path::PathBuf>| match album.take(path.as_deref()?) {
        Ok(picture) => Some(picture),
        Err(why) => {
            let _ = writeln!(missing, "<p class=\"error\">{}</p>", escape(&why));
            None
        }
    };
    let (accepted, actual) = (take(&case.accepted), take(&case.actual));
    let both = [&accepted, &actual].map(Option::as_ref);
    let sizes = both.iter().flatten().map(|picture| picture.size);
    let Some((width, height)) = sizes.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))) else {
        return missing;
    };
    let two = if both.iter().all(Option::is_some) {
        " two"
    } else {
        ""
    };
    let boxes = boxes(case, (width, height));
    let mut html = format!(
        "{missing}<div class=\"stage{two}\" data-width=\"{width}\" data-height=\"{height}\" style=\"--W:{width};--H:{height}\">\n"
    );
    for (picture, class, caption) in [
        (accepted, "accepted", "Accepted"),
        (actual, "actual", "Now"),
    ] {
        if let Some(picture) = picture {
            html.push_str(&figure(&picture, class, caption, &boxes));
        }
    }
    html.push_str("</div>\n");
    html
}

fn figure(picture: &Picture, class: &str, caption: &str, boxes: &str) -> String {
    let ((width, height), uri) = (picture.size, &picture.uri);
    format!(
        "<figure class=\"{class}\"><figcaption>{caption}<span>{width} × {height}</span></figcaption>\
         <div class=\"frame\"><div class=\"plane\"><img alt=\"{caption}\" width=\"{width}\" height=\"{height}\" \
         style=\"--w:{width}\" decoding=\"sync\" src=\"{uri}\">{boxes}</div></div></figure>\n"
    )
}

/// Frames around what changed, so far inside the picture that all four sides are seen.
fn boxes(case: &Outcome, (width, height): (u32, u32)) -> String {
    let boxes = case.difference.iter().flat_map(|pixels| &pixels.boxes);
    // Where a side begins and how long it is.
    let side = |from: u32, long: u32, all: u32| {
        let start = from.saturating_sub(OUTSET).max(INSET);
        let end = from.saturating_add(long).saturating_add(OUTSET);
        let end = end.min(all.saturating_sub(INSET));
        (start, end.saturating_sub(start))
    };
    boxes
        .take(MOST_BOXES)
        .map(|[x, y, w, h]| {
            let ((x, w), (y, h)) = (side(*x, *w, width), side(*y, *h, height));
            format!("<i class=\"box\" style=\"--x:{x};--y:{y};--w:{w};--h:{h}\"></i>")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::report::sample::case;

    #[test]
    fn colors_have_patches_and_nothing_else_has() {
        let patch =
            |hex: &str| format!("<i class=\"patch\" style=\"background:#{hex}\"></i>#{hex}");
        for (line, want) in [
            (
                "accent #FF5A36 gone",
                format!("accent {} gone", patch("FF5A36")),
            ),
            (
                "#00f \u{2192} #é123456",
                "#00f \u{2192} #é123456".to_owned(),
            ),
            ("a # & #", "a # &amp; #".to_owned()),
            ("##aabbcc", format!("#{}", patch("aabbcc"))),
            ("#12345\"", "#12345&quot;".to_owned()),
        ] {
            assert_eq!(swatches(line), want, "{line}");
        }
    }

    #[test]
    fn a_case_is_accepted_by_a_command_that_a_shell_reads_as_meant() {
        for (name, folder, want) in [
            ("a-b", "banners", "coverline snapshot accept a-b banners"),
            (
                "a b",
                "my banners",
                "coverline snapshot accept 'a b' 'my banners'",
            ),
            ("a", "", "coverline snapshot accept a"),
        ] {
            let made = command(&case(name, Verdict::Changed), folder);
            assert_eq!(made.as_deref(), Some(want), "{name}");
        }
        assert_eq!(
            command(&case("a", Verdict::Failed), "."),
            None,
            "nothing to accept"
        );
    }

    #[test]
    fn frames_stand_off_and_stay_inside() {
        for (name, place, want) in [
            (
                "in the middle",
                [100, 50, 20, 10],
                "--x:94;--y:44;--w:32;--h:22",
            ),
            ("all of it", [0, 0, 200, 100], "--x:3;--y:3;--w:194;--h:94"),
            (
                "beyond it",
                [300, 90, u32::MAX, 40],
                "--x:294;--y:84;--w:0;--h:13",
            ),
        ] {
            let mut case = case("a", Verdict::Changed);
            case.difference.as_mut().expect("it differs").boxes = vec![place];
            let html = boxes(&case, (200, 100));
            assert!(html.contains(want), "{name}: {html}");
        }
    }

    #[test]
    fn a_list_calls_a_case_by_its_article() {
        for (article, want) in [
            ("port.md", "port"),
            ("", "port-trend"),
            (".md", ".md"),
            ("port", "port"),
        ] {
            let mut case = case("port-trend", Verdict::Same);
            case.article = article.to_owned();
            assert_eq!(title(&case), want, "{article}");
        }
    }
}
