//! The page: every case that does not look the same, with its pictures, in one file.

use super::picture::Album;
use super::{KINDS, VERDICTS, case, escape, of, quoted, word};
use crate::snapshot::outcome::{Kind, Outcome, Run, Verdict};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// The page around the pictures, and the pictures.
const STYLES: [&str; 2] = [include_str!("page.css"), include_str!("stage.css")];
/// Views, zoom and the map of differences; then list, filters, marks and keys.
const SCRIPTS: [&str; 2] = [include_str!("stage.js"), include_str!("page.js")];

/// The run as one HTML page that needs no network and no file beside it. Pictures are read from
/// `folder`; one that cannot be read is named on the page in its place, and those of same cases
/// are left out. Without scripts the page still shows all pictures and words.
#[must_use]
pub fn html(run: &Run, folder: &Path) -> String {
    let shown = VERDICTS
        .iter()
        .filter(|(verdict, _)| *verdict != Verdict::Same);
    let shown: Vec<&Outcome> = shown.flat_map(|(verdict, _)| of(run, *verdict)).collect();
    let mut album = Album::of(folder);
    let summary = escape(&run.summary());
    // The folder where the command ran has no name of its own.
    let name = match run.folder.as_str() {
        "." | "" => "Snapshots".to_owned(),
        folder => escape(folder),
    };
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{summary} · {name}</title>\n<style>\n{}{}</style>\n</head>\n\
         <body data-folder=\"{}\">\n\
         <header class=\"top\"><h1>{name}</h1><p class=\"sum\">{summary}</p>\
         <button type=\"button\" id=\"copy-all\" class=\"js strong\" hidden></button>\
         <button type=\"button\" id=\"help-button\" class=\"js\">Keys <kbd>?</kbd></button></header>\n\
         <div class=\"desk\">\n",
        STYLES[0],
        STYLES[1],
        escape(&quoted(&run.folder))
    );
    html.push_str(&nav(run, &shown));
    html.push_str("<main>\n");
    html.push_str(TOOLS);
    if shown.is_empty() {
        html.push_str("<p class=\"calm\">Every case is the same as its accepted picture.</p>\n");
    }
    for (number, case) in (1..).zip(&shown) {
        let id = format!("case-{number}");
        html.push_str(&case::article(&id, case, &run.folder, &mut album));
    }
    html.push_str("</main>\n</div>\n");
    html.push_str(HELP);
    html.push_str("<p id=\"told\" role=\"status\" aria-live=\"polite\"></p>\n");
    for script in SCRIPTS {
        let _ = writeln!(html, "<script>\n{script}</script>"); // a `String` takes all
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// The list of cases under its filters.
fn nav(run: &Run, shown: &[&Outcome]) -> String {
    let mut html = "<nav aria-label=\"Cases\">\n".to_owned();
    html.push_str(&filters(run, shown));
    let mut numbers = 1..;
    for verdicts in shown.chunk_by(|a, b| a.verdict == b.verdict) {
        let (verdict, count) = (word(verdicts[0].verdict), verdicts.len());
        let _ = writeln!(
            html,
            "<section><h2 class=\"{verdict}\">{verdict} <span>{count}</span></h2><ol>"
        );
        for (case, number) in verdicts.iter().zip(&mut numbers) {
            html.push_str(&item(case, number));
        }
        html.push_str("</ol></section>\n");
    }
    html.push_str("<p class=\"none js\" id=\"none\" hidden>No case is like this. <button type=\"button\" id=\"clear\">Clear filters</button></p>\n");
    html.push_str(&same(run));
    html.push_str("</nav>\n");
    html
}

/// One case in the list, with what filters ask about.
fn item(case: &Outcome, number: usize) -> String {
    let name = escape(&case.name);
    let accept = match case::command(case, "") {
        Some(_) => format!(" data-accept=\"{}\"", escape(&quoted(&case.name))),
        None => String::new(),
    };
    let first = case.explanation.first().unwrap_or(&case.error);
    let first = match first.lines().next() {
        Some(line) => format!("<em>{}</em>", escape(line)),
        None => String::new(),
    };
    format!(
        "<li data-name=\"{name}\" data-layout=\"{}\" data-theme=\"{}\" data-verdict=\"{}\" data-kinds=\"{}\"{accept}>\
         <a href=\"#case-{number}\" title=\"{name}\"><b>{}</b><span>{}</span>{first}</a></li>\n",
        escape(&case.layout),
        escape(&case.theme),
        word(case.verdict),
        kinds(&case.kinds).join(" "),
        escape(case::title(case)),
        case::place(case),
    )
}

/// The cases that need no look, folded away.
fn same(run: &Run) -> String {
    let names: String = of(run, Verdict::Same)
        .map(|case| format!("<li>{}</li>\n", escape(&case.name)))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    let count = of(run, Verdict::Same).count();
    format!(
        "<details class=\"same\"><summary>same <span>{count}</span></summary>\n\
         <p>Their pictures are left out, so that the page stays small.</p>\n<ul>\n{names}</ul></details>\n"
    )
}

/// Search and filters; only those that would part the cases.
fn filters(run: &Run, shown: &[&Outcome]) -> String {
    let mut html = "<div class=\"filters js\" role=\"search\">\n<label class=\"find\"><span class=\"unseen\">Search by name</span>\
                    <input type=\"search\" id=\"find\" placeholder=\"Search by name\" autocomplete=\"off\"></label>\n"
        .to_owned();
    let used: BTreeSet<Kind> = shown.iter().flat_map(|case| &case.kinds).copied().collect();
    let used: Vec<Kind> = used.into_iter().collect();
    let layouts: BTreeSet<&str> = shown.iter().map(|case| case.layout.as_str()).collect();
    let themes: BTreeSet<&str> = shown.iter().map(|case| case.theme.as_str()).collect();
    for (id, title, values) in [
        ("layout", "Layout", layouts.into_iter().collect()),
        ("theme", "Theme", themes.into_iter().collect()),
        ("kind", "Kind", kinds(&used)),
    ] {
        let values: Vec<&str> = values;
        let options = values.iter().filter(|value| !value.is_empty());
        let options: String = options
            .map(|value| format!("<option>{}</option>", escape(value)))
            .collect();
        let _ = writeln!(
            html,
            "<select id=\"{id}\" aria-label=\"{title}\"><option value=\"\">{title}</option>{options}</select>"
        );
    }
    html.push_str("<div class=\"verdicts\" role=\"group\" aria-label=\"Verdicts\">");
    for (verdict, word) in VERDICTS {
        let count = of(run, verdict).count();
        if count > 0 && verdict != Verdict::Same {
            let _ = write!(
                html,
                "<button type=\"button\" class=\"{word}\" data-verdict=\"{word}\" aria-pressed=\"true\">{word} <span>{count}</span></button>"
            );
        }
    }
    html.push_str("</div>\n</div>\n");
    html
}

/// The words of kinds, in the order of a filter.
fn kinds(kinds: &[Kind]) -> Vec<&'static str> {
    let held = KINDS.iter().filter(|(kind, _)| kinds.contains(kind));
    held.map(|(_, word)| *word).collect()
}

/// What can be done with the case that is shown.
const TOOLS: &str = r#"<div class="tools js" role="toolbar" aria-label="View">
<div class="choice" id="modes" role="group" aria-label="How the pictures are shown">
<button type="button" data-mode="side" aria-pressed="true">Side by side <kbd>1</kbd></button>
<button type="button" data-mode="overlay" aria-pressed="false">Overlay <kbd>2</kbd></button>
<button type="button" data-mode="blink" aria-pressed="false">Blink <kbd>3</kbd></button>
<button type="button" data-mode="heat" aria-pressed="false">Difference <kbd>4</kbd></button>
</div>
<div class="choice" id="places" role="group" aria-label="Zoom"></div>
<button type="button" id="frames" aria-pressed="true">Frames <kbd>f</kbd></button>
<span class="gap"></span>
<span id="where"></span>
<div class="choice"><button type="button" id="previous"><span class="unseen">Previous case</span><span aria-hidden="true">‹</span> <kbd>k</kbd></button><button type="button" id="next"><span class="unseen">Next case</span><kbd>j</kbd> <span aria-hidden="true">›</span></button></div>
<button type="button" id="accept" class="strong" aria-pressed="false">Accept <kbd>a</kbd></button>
</div>
"#;

const HELP: &str = r#"<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>
<dl>
<div><dt><kbd>j</kbd> <kbd>→</kbd></dt><dd>next case</dd></div>
<div><dt><kbd>k</kbd> <kbd>←</kbd></dt><dd>previous case</dd></div>
<div><dt><kbd>1</kbd> – <kbd>4</kbd></dt><dd>side by side, overlay, blink, difference</dd></div>
<div><dt><kbd>z</kbd> <kbd>Z</kbd></dt><dd>zoom to the next or the previous place that changed</dd></div>
<div><dt><kbd>f</kbd></dt><dd>frames around what changed</dd></div>
<div><dt><kbd>space</kbd></dt><dd>in blink: hold, and swap by hand</dd></div>
<div><dt><kbd>a</kbd></dt><dd>mark as accepted and copy its command</dd></div>
<div><dt><kbd>A</kbd></dt><dd>copy one command for all marked</dd></div>
<div><dt><kbd>/</kbd></dt><dd>search</dd></div>
<div><dt><kbd>?</kbd></dt><dd>this help</dd></div>
</dl>
<p>Nothing is accepted by this page itself: run the copied command.</p>
<form method="dialog"><button class="strong">Close</button></form></dialog>
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::report::sample::{case, run};

    #[test]
    fn nothing_of_a_case_is_run() {
        const WILD: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        let mut wild = case(WILD, Verdict::Changed);
        wild.explanation = vec![WILD.to_owned()];
        for text in [
            &mut wild.article,
            &mut wild.layout,
            &mut wild.theme,
            &mut wild.size,
            &mut wild.error,
        ] {
            WILD.clone_into(text);
        }
        wild.accepted = Some(WILD.into());
        let mut same = wild.clone();
        same.verdict = Verdict::Same;
        let run = Run {
            folder: WILD.to_owned(),
            cases: vec![wild, same],
        };
        let page = html(&run, Path::new(WILD));
        assert_eq!(
            page.matches("<script>").count(),
            SCRIPTS.len(),
            "only our own"
        );
        assert!(!page.contains("<img src=x"), "no element from data");
        assert!(
            page.contains("&lt;script&gt;alert(1)"),
            "shown as it stands"
        );
    }

    #[test]
    fn every_case_is_on_the_page_changed_ones_first() {
        let page = html(&run(), Path::new("nowhere"));
        let at = |verdict: &str| {
            page.find(&format!("data-name=\"case-{verdict}\""))
                .expect("listed")
        };
        let order = ["changed", "failed", "new", "orphan", "noise"].map(at);
        assert!(order.is_sorted(), "{order:?}");
        assert!(page.contains("<li>case-same</li>"), "same cases are named");
        assert!(
            page.contains("accepted/case-changed.png: no such file"),
            "a missing picture is named"
        );
        assert!(
            !page.contains("accepted/case-same.png"),
            "same cases have no picture"
        );
    }

    #[test]
    fn the_page_is_the_same_each_time_and_asks_no_network() {
        let page = html(&run(), Path::new("nowhere"));
        assert_eq!(page, html(&run(), Path::new("nowhere")), "same bytes");
        for other in ["http://", "https://", "url(", "@import", "fetch("] {
            assert!(!page.contains(other), "{other}");
        }
    }

    #[test]
    fn pictures_are_held_in_the_page() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["accepted", "output"] {
            std::fs::create_dir(folder.path().join(name)).expect("made");
            let picture = image::RgbImage::new(800, 450);
            picture
                .save(folder.path().join(name).join("case-changed.png"))
                .expect("saved");
        }
        let page = html(&run(), folder.path());
        assert_eq!(
            page.matches("src=\"data:image/png;base64,").count(),
            2,
            "both"
        );
        assert!(
            page.contains("style=\"--W:800;--H:450\""),
            "its size is known before it is decoded"
        );
        assert!(
            page.contains("--x:94;--y:114;--w:652;--h:102"),
            "what changed is framed"
        );
    }
}
