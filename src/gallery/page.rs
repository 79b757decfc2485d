//! A page of sheets and banners, for any browser: pictures beside it, no scripts.

use super::{Chapter, Row, Sheet, Shot, beside};
use crate::banner::address;
use crate::scene::escape;
use std::fmt::Write as _;

/// Greys without a hue around the pictures, so that no colour is judged beside another one.
const STYLE: &str = include_str!("page.css");

/// The page of a gallery. Its pictures are where [`super::gallery`] wrote them, so it stands in
/// the same folder.
#[must_use]
pub fn html(chapters: &[Chapter]) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Layouts and themes</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>Layouts and themes</h1>\n"
    );
    if chapters.len() > 1 {
        html.push_str("<nav>\n<ul>\n");
        for (number, chapter) in (1..).zip(chapters) {
            let headline = headline(chapter);
            let _ = writeln!(
                html,
                "<li><a href=\"#article-{number}\">{headline}</a></li>"
            );
        }
        html.push_str("</ul>\n</nav>\n");
    }
    for (number, chapter) in (1..).zip(chapters) {
        let stem = escape(&chapter.stem);
        let headline = headline(chapter);
        let _ = writeln!(
            html,
            "<section id=\"article-{number}\">\n<h2>{headline} <small>{stem}</small></h2>"
        );
        for sheet in &chapter.sheets {
            html.push_str(&sized(chapter, sheet));
        }
        html.push_str("</section>\n");
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// A headline in its own language.
fn headline(chapter: &Chapter) -> String {
    let (language, words) = (escape(&chapter.language), escape(&chapter.headline));
    format!("<span lang=\"{language}\" dir=\"auto\">{words}</span>")
}

/// A sheet, then its banners row by row.
fn sized(chapter: &Chapter, sheet: &Sheet) -> String {
    let (size, file) = (sheet.size, address("", &sheet.file));
    let auto = escape(&sheet.auto);
    let mut html = format!(
        "<h3>{size}</h3>\n<p>auto takes {auto}</p>\n<p><a href=\"{file}\"><img class=\"sheet\" src=\"{file}\" alt=\"every layout on every theme at {size}\"></a></p>\n"
    );
    for row in &sheet.rows {
        html.push_str(&in_full(chapter, sheet, row));
    }
    if !sheet.refused.is_empty() {
        html.push_str("<h4>Cannot serve</h4>\n<ul>\n");
        for (layout, why) in &sheet.refused {
            let _ = writeln!(html, "<li>{}: {}</li>", escape(layout), escape(why));
        }
        html.push_str("</ul>\n");
    }
    html
}

/// A layout's banners, each with its phone's version.
fn in_full(chapter: &Chapter, sheet: &Sheet, row: &Row) -> String {
    let (layout, why) = (escape(&row.layout), escape(&row.why));
    let mut html = format!("<details open>\n<summary>{layout} <small>{why}</small></summary>\n");
    for shot in &row.shots {
        html.push_str(&figure(chapter, sheet, (&layout, shot)));
    }
    html.push_str("</details>\n");
    html
}

fn figure(chapter: &Chapter, sheet: &Sheet, (layout, shot): (&str, &Shot)) -> String {
    let theme = escape(&shot.theme);
    let name = format!("{layout} on {theme}");
    let mut html = "<figure>\n".to_owned();
    let mut said = name.clone();
    if shot.chosen {
        said.push_str(", <b>taken by auto</b>");
    }
    match &shot.files {
        Ok([whole, phone]) => {
            let folder = address("", &beside(&chapter.stem));
            let [whole, phone] = [whole, phone].map(|file| address(&folder, file));
            let (wide, high) = (sheet.size.width(), sheet.size.height());
            let _ = writeln!(
                html,
                "<a href=\"{whole}\"><img src=\"{whole}\" width=\"{wide}\" height=\"{high}\" loading=\"lazy\" alt=\"{name}\"></a>\n\
                 <img class=\"phone\" src=\"{phone}\" loading=\"lazy\" alt=\"{name}, 320 px wide\">"
            );
        }
        Err(why) => {
            let _ = write!(said, ": {}", escape(why));
        }
    }
    for note in &shot.notes {
        let _ = write!(said, "<br>{}", escape(note));
    }
    let _ = writeln!(html, "<figcaption>{said}</figcaption>\n</figure>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Size;

    const WILD: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    fn chapter(stem: &str, size: &str) -> Chapter {
        let shot = |files| Shot {
            theme: WILD.to_owned(),
            files,
            chosen: true,
            notes: vec![WILD.to_owned()],
        };
        let names = [WILD.to_owned(), "a b#c?.png".to_owned()];
        Chapter {
            stem: stem.to_owned(),
            headline: WILD.to_owned(),
            language: "en".to_owned(),
            sheets: vec![Sheet {
                size: Size::parse(size).expect("a size"),
                file: format!("{stem}.png"),
                auto: WILD.to_owned(),
                rows: vec![Row {
                    layout: WILD.to_owned(),
                    why: WILD.to_owned(),
                    shots: vec![shot(Ok(names)), shot(Err(WILD.to_owned()))],
                }],
                refused: vec![(WILD.to_owned(), WILD.to_owned())],
            }],
        }
    }

    #[test]
    fn nothing_of_an_article_is_run_or_fetched() {
        let page = html(&[chapter(WILD, "1600x900"), chapter("other", "800x450")]);
        assert!(!page.contains("<script") && !page.contains("<img src=x"));
        for elsewhere in ["http://", "https://", "url(", "@import"] {
            assert!(!page.contains(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn files_are_named_as_addresses() {
        let page = html(&[chapter("my story #2", "1600x900")]);
        assert!(page.contains("src=\"my%20story%20%232.png\""), "the sheet");
        assert!(
            page.contains("src=\"my%20story%20%232-gallery/a%20b%23c%3F.png\""),
            "a banner"
        );
    }
}
