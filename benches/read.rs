//! How long it takes to read a page, from its bytes to an audited brief, by size and form:
//! `cargo bench --bench read`. The bar is 15 ms for 100 kB; ten times the page should take
//! about ten times as long.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use coverline::article::{Article, Source};
use coverline::brief::{Brief, Wishes};
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// The sizes, in bytes of the file.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// A page of 100 kB must be read in less.
const BAR: Duration = Duration::from_millis(15);
/// Makes a page of so many bytes.
type Make = fn(usize) -> String;

/// What all runs of one page may take together, but for the first five.
const PATIENCE: Duration = Duration::from_secs(2);

/// English pages of the tests, whose paragraphs make the long ones.
const PAGES: [&str; 5] = [
    "council-budget.txt",
    "crime-museum.txt",
    "earnings-trams.txt",
    "layoffs-body.txt",
    "wire-inflation.txt",
];

fn source(bytes: &[u8]) -> Source<'_> {
    Source {
        name: "page",
        bytes,
        form: None,
    }
}

/// The paragraphs of the pages, as they were kept.
fn paragraphs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/pages");
    let kept = PAGES.iter().flat_map(|name| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let text = Article::read(&source(&bytes)).unwrap().kept();
        text.split("\n\n").map(str::to_owned).collect::<Vec<_>>()
    });
    kept.filter(|paragraph| paragraph.len() > 100).collect()
}

/// Paragraphs without end: in each round the digits are others, so that the figures are, too.
fn rounds(paragraphs: &[String]) -> impl Iterator<Item = String> {
    (0_u32..).flat_map(move |round| {
        paragraphs.iter().map(move |paragraph| {
            let turn = |c: char| match c.to_digit(10) {
                Some(digit) if digit > 0 => char::from_digit((digit - 1 + round) % 9 + 1, 10),
                _ => Some(c),
            };
            paragraph.chars().filter_map(turn).collect()
        })
    })
}

fn filled(start: &str, size: usize, mut each: impl FnMut(&mut String, &str)) -> String {
    let mut page = start.to_owned();
    for paragraph in rounds(&paragraphs()) {
        if page.len() + paragraph.len() > size {
            break;
        }
        each(&mut page, &paragraph);
    }
    page
}

fn text(size: usize) -> String {
    let start = "Menu\nNews\nSport\nSign in\n\nThe harbour council approves a third quay\n\nBy Ana Ruiz\n4 min read\n\n";
    filled(start, size, |page, paragraph| {
        writeln!(page, "{paragraph}\n").unwrap();
    })
}

fn markdown(size: usize) -> String {
    let start = "---\ntitle: The harbour council approves a third quay\ndate: 2025-05-01\n---\n\n";
    let mut n = 0;
    filled(start, size, |page, paragraph| {
        n += 1;
        if n % 12 == 0 {
            page.push_str("## What comes next\n\n- [a link](https://example.org/a)\n- another\n\n");
        }
        writeln!(page, "{paragraph} [More](https://example.org/{n})\n").unwrap();
    })
}

/// A page as a CMS writes it: a third of its bytes are menus, attributes and scripts.
fn html(size: usize) -> String {
    let mut start = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
        <title>The harbour council approves a third quay | The Port Post</title>\
        <meta property=\"og:title\" content=\"The harbour council approves a third quay\">\
        <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"The harbour council approves a third quay\"}</script>\
        </head><body><nav><ul>"
        .to_owned();
    let mut n = 0;
    while start.len() < size / 5 {
        n += 1;
        write!(start, "<li class=\"menu item-{n}\"><a href=\"/section/{n}\" data-track=\"nav\">Section</a></li>").unwrap();
    }
    start.push_str("</ul></nav><main><article><h1>The harbour council approves a third quay</h1>");
    let mut page = filled(&start, size, |page, paragraph| {
        n += 1;
        writeln!(
            page,
            "<p class=\"body-text\" data-component=\"text-block\" id=\"p{n}\">{paragraph}</p>"
        )
        .unwrap();
        if n % 9 == 0 {
            page.push_str(
                "<aside class=\"promo\"><a href=\"/x\">Read more: five things to know</a></aside>",
            );
        }
    });
    page.push_str("</article></main><footer>© The Port Post</footer></body></html>");
    page
}

/// A page as most are: a tenth of its bytes is the article's words, the rest scripts, drawings,
/// menus and other stories.
fn site(size: usize) -> String {
    let article = html(size / 8);
    let (head, body) = article.split_once("<main>").unwrap();
    let mut page = head.to_owned();
    let mut n = 0;
    while page.len() + body.len() < size {
        n += 1;
        write!(
            page,
            "<div class=\"card card--{n} js-track\" data-id=\"{n}\"><a href=\"/story/{n}\"><img src=\"/i/{n}.jpg\" \
            srcset=\"/i/{n}-320.jpg 320w, /i/{n}-640.jpg 640w\" alt=\"\"><svg viewBox=\"0 0 24 24\"><path d=\"M12 2v20M2 12h20\"/></svg>\
            <h3>Another story with number {n}</h3></a></div><script>window.queue.push({{id:{n},slot:'card',sizes:[[300,250],[728,90]]}});</script>"
        )
        .unwrap();
    }
    page + "<main>" + body
}

/// The median of several runs.
fn median(page: &str) -> Duration {
    let begun = Instant::now();
    let mut runs = Vec::new();
    while runs.len() < 5 || (begun.elapsed() < PATIENCE && runs.len() < 201) {
        let start = Instant::now();
        let draft = Brief::of(&source(black_box(page.as_bytes())), &Wishes::default()).unwrap();
        black_box(draft.audited().unwrap());
        runs.push(start.elapsed());
    }
    runs.sort_unstable();
    runs[runs.len() / 2]
}

fn main() {
    println!(
        "{:<10}{:>10}{:>12}{:>9}",
        "form", "bytes", "median", "growth"
    );
    let forms: [(&str, Make); 4] = [
        ("site", site),
        ("html", html),
        ("text", text),
        ("markdown", markdown),
    ];
    for (form, make) in forms {
        let mut before: Option<(usize, Duration)> = None;
        for size in SIZES {
            let page = make(size);
            let took = median(&page);
            // Per byte: 1.0 is linear.
            let growth = before.map_or_else(String::new, |(bytes, earlier)| {
                let bytes = page.len() as f64 / bytes as f64;
                format!("{:.2}×", took.as_secs_f64() / earlier.as_secs_f64() / bytes)
            });
            let bar = if size != 100_000 {
                ""
            } else if took < BAR {
                "  below 15 ms"
            } else {
                "  MISSES 15 ms"
            };
            let ms = took.as_secs_f64() * 1e3;
            println!("{form:<10}{:>10}{ms:>9.2} ms{growth:>9}{bar}", page.len());
            before = Some((page.len(), took));
        }
    }
}
