//! A batch's report: its sections in order, nothing of an article run, no larger than its caps,
//! the same whatever the order in which records end.

use coverline::Renderer;
use coverline::article::{Form, Source};
use coverline::banner::{Banner, Out};
use coverline::batch::outcome::{Anew, Change, Correction, Outcome, Summary, Told, What};
use coverline::batch::report::{Facts, Kind, Report};
use coverline::brief::Wishes;
use coverline::encode::{Effort, Format, How, Method};
use coverline::layout::{Color, Look};
use coverline::note::Note;
use coverline::renderer::Order;
use coverline::scene::Size;
use std::path::Path;
use std::time::Duration;

const WILD: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/// A small banner: paper with a bar of ink.
fn banner(format: Format, alt: &str) -> Banner {
    let size = Size::parse("480x270").expect("a size");
    let pixel = |x, _| {
        image::Rgb(if x < 160 {
            [20, 33, 61]
        } else {
            [245, 240, 230]
        })
    };
    let picture = image::RgbImage::from_fn(480, 270, pixel);
    let mut bytes = std::io::Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, image::ImageFormat::Png);
    written.expect("a PNG");
    Banner {
        bytes: bytes.into_inner(),
        how: How {
            format,
            method: Method::TrueColor {
                effort: Effort::Fast,
            },
            xmp: false,
            max_bytes: None,
            tried: Vec::new(),
        },
        dithering: None,
        svg: None,
        social: None,
        size,
        layout: "headline".to_owned(),
        theme: "night".to_owned(),
        why: String::new(),
        alt: alt.to_owned(),
        slots: Vec::new(),
        contrast: Vec::new(),
        scrims: Vec::new(),
        shows_photo: false,
        thumbhash: Vec::new(),
        color: Color {
            red: 20,
            green: 33,
            blue: 61,
        },
        notes: Vec::new(),
    }
}

/// One record of a run, owned.
struct Record {
    number: u64,
    record: String,
    slug: String,
    what: What,
    corrected: Option<Correction>,
    notes: Vec<Told>,
    banners: Vec<Banner>,
    files: Vec<String>,
}

impl Record {
    fn of(number: u64, what: What) -> Self {
        Self {
            number,
            record: format!("posts.csv:{number}"),
            slug: format!("port-{number}"),
            what,
            corrected: None,
            notes: Vec::new(),
            banners: Vec::new(),
            files: vec![format!("port-{number}-1600x900.png")],
        }
    }

    fn add(&self, report: &Report) {
        report.add(&Outcome {
            number: self.number,
            record: &self.record,
            slug: &self.slug,
            what: &self.what,
            took: Duration::from_millis(80 + self.number % 91),
            corrected: self.corrected.as_ref(),
            notes: &self.notes,
            banners: &self.banners,
            files: &self.files,
        });
    }
}

fn made(number: u64, by_hand: &[&str]) -> What {
    What::Made {
        files: vec![Anew {
            file: format!("port-{number}-1600x900.png"),
            why: vec!["new".to_owned()],
        }],
        by_hand: by_hand.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn flaw(text: &str) -> Told {
    Told {
        kind: "cut".to_owned(),
        text: text.to_owned(),
        flaw: true,
    }
}

/// A run in which every twentieth record fails, every tenth has a flaw, every hundredth was
/// corrected.
fn run(numbers: impl Iterator<Item = u64>, report: &Report, banners: &[Banner]) {
    for number in numbers {
        let mut record = match number % 100 {
            20 | 40 | 60 | 80 => Record::of(
                number,
                What::Failed {
                    at: "photo".to_owned(),
                    why: format!("harbour-{number}.jpg is not there; name another"),
                    stale: vec![format!("port-{number}-1200x630.png")],
                },
            ),
            50 => Record::of(number, What::Unchanged),
            70 => Record::of(
                number,
                What::Passed {
                    why: "a draft".to_owned(),
                },
            ),
            90 => Record::of(number, made(number, &["by-hand.png"])),
            _ => Record::of(number, made(number, &[])),
        };
        if number % 10 == 1 {
            record.notes = vec![flaw("headline cut: 4 words left out")];
        }
        if number % 100 == 10 {
            record.corrected = Some(Correction {
                changes: vec![Change {
                    field: "headline".to_owned(),
                    old: format!("Fees rise to ${number}M"),
                    new: format!("Fees fall to ${number}M"),
                }],
                files: vec![
                    record.files[0].clone(),
                    format!("port-{number}-1200x630.png"),
                ],
            });
        }
        record.banners = banners.to_vec();
        record.add(report);
    }
}

fn html(prefix: Option<&str>) -> Report {
    Report::new(Kind::Html, Path::new("report.html"), prefix)
}

fn text(report: &Report, pruned: &[&str]) -> String {
    let summary = Summary {
        records: 19_800,
        made: 18_800,
        failed: 800,
        unchanged: 200,
        passed: 200,
        files: 18_800,
        bytes: 1_900_000_000,
        corrected: 200,
        by_hand: 200,
        pruned: pruned.iter().map(|name| (*name).to_owned()).collect(),
        ..Summary::default()
    };
    let facts = Facts {
        sources: "posts.csv",
        when: "7 April 2026, 03:00",
        took: Duration::from_secs(2520),
        failures: "banners/failures.jsonl",
        dry: false,
    };
    report.text(&summary, &facts)
}

#[test]
fn twenty_thousand_records_are_one_page_in_one_order() {
    let report = html(Some("../banners/"));
    run(1..=20_000, &report, &[banner(Format::Png, "Fees rise")]);
    let page = text(&report, &["old-1.png"]);
    assert!(page.len() < 6_000_000, "{} bytes", page.len());
    let order = [
        "failed",
        "corrected",
        "by-hand",
        "flawed",
        "slowest",
        "made",
        "removed",
        "passed",
    ];
    let at = order.map(|id| {
        page.find(&format!("<section id=\"{id}\""))
            .unwrap_or_else(|| panic!("{id}"))
    });
    assert!(at.is_sorted(), "{at:?}");
    assert_eq!(page.matches("<img ").count(), 100 + 200 + 200, "pictures");
    for want in [
        "<h1>800 of 19,800 records failed</h1>",
        "<b class=\"at\" dir=\"auto\">photo</b> harbour-20.jpg is not there; name another",
        "harbour-19980.jpg",
        "out of date, still there</span> <a href=\"../banners/port-20-1200x630.png\">",
        "<td class=\"n\">800</td><td dir=\"auto\">harbour-#.jpg is not there; name another</td>",
        "was </span>Fees rise to $10M</del>",
        "is </span>Fees fall to $10M</ins>",
        "<a href=\"../banners/port-10-1600x900.png\">",
        "<code dir=\"auto\">port-10-1200x630.png</code></a> <span class=\"stays\">not made anew</span>",
        "by-hand.png",
        "old-1.png",
        "a draft",
    ] {
        assert!(page.contains(want), "{want}");
    }
}

#[test]
fn the_page_does_not_depend_on_who_ends_first() {
    let (forth, back) = (html(None), html(None));
    let banners = [banner(Format::Png, "Fees rise")];
    run(1..=900, &forth, &banners);
    run((1..=900).rev(), &back, &banners);
    assert!(text(&forth, &[]) == text(&back, &[]));
}

#[test]
fn nothing_of_an_article_is_run_or_fetched() {
    let report = html(Some("../\"banners\"/"));
    let whats = [
        What::Failed {
            at: WILD.to_owned(),
            why: WILD.to_owned(),
            stale: vec![WILD.to_owned()],
        },
        What::Passed {
            why: WILD.to_owned(),
        },
        made(3, &[WILD, "javascript:alert(1)"]),
        made(4, &[]),
        made(5, &[]),
    ];
    for (number, what) in (1..).zip(whats) {
        let mut record = Record::of(number, what);
        for text in [&mut record.record, &mut record.slug] {
            WILD.clone_into(text);
        }
        record.files = vec![WILD.to_owned()];
        record.banners = vec![banner(Format::Png, WILD)];
        if number < 5 {
            record.notes = vec![Told {
                kind: WILD.to_owned(),
                text: WILD.to_owned(),
                flaw: true,
            }];
            let change = |old: &str, new: &str| Change {
                field: WILD.to_owned(),
                old: old.to_owned(),
                new: new.to_owned(),
            };
            let changes = vec![change(WILD, WILD), change(WILD, ""), change("", WILD)];
            record.corrected = (number < 3).then_some(Correction {
                changes,
                files: vec![WILD.to_owned()],
            });
        }
        record.add(&report);
    }
    let summary = Summary {
        records: 4,
        passed: 1,
        failed: 1,
        pruned: vec![WILD.to_owned()],
        not_pruned: Some(WILD.to_owned()),
        stopped: Some(WILD.to_owned()),
        ..Summary::default()
    };
    let facts = Facts {
        sources: WILD,
        when: WILD,
        failures: WILD,
        ..Facts::default()
    };
    let page = report.text(&summary, &facts);
    for element in [
        "<script",
        "<img src=x",
        "\"javascript:",
        "http://",
        "https://",
        "url(",
        "@import",
    ] {
        assert!(!page.contains(element), "{element}");
    }
    assert!(page.contains("&lt;script>alert(1)"), "shown as it stands");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn a_banner_that_is_not_decoded_shows_its_colour() {
    for (name, format, bytes) in [
        ("AVIF", Format::Avif, &b""[..]),
        ("damaged", Format::Png, &b"\x89PNG"[..]),
    ] {
        let mut banner = banner(format, "Fees rise");
        banner.bytes = bytes.to_vec();
        let mut record = Record::of(1, made(1, &[]));
        record.banners = vec![banner];
        let report = html(None);
        record.add(&report);
        let page = text(&report, &[]);
        let want = "<i role=\"img\" aria-label=\"Fees rise\" style=\"background:#14213D;aspect-ratio:320/180\"></i>";
        assert!(page.contains(want), "{name}");
    }
}

#[test]
fn files_that_keep_old_words_are_marked() {
    let mut record = Record::of(1, made(1, &["set.png"]));
    record.corrected = Some(Correction {
        changes: vec![Change {
            field: "figure".to_owned(),
            old: "$48M".to_owned(),
            new: "$46M".to_owned(),
        }],
        files: ["port-1-1600x900.png", "set.png", "gone.png"]
            .map(str::to_owned)
            .into(),
    });
    let report = Report::new(Kind::Json, Path::new("report.json"), None);
    record.add(&report);
    let json: serde_json::Value = serde_json::from_str(&text(&report, &[])).expect("JSON");
    let files = &json["corrections"][0]["files"];
    for (at, now) in ["anew", "by-hand", "stays"].iter().enumerate() {
        assert_eq!(files[at]["now"], *now, "{files}");
    }
}

#[test]
fn lists_end_and_say_so() {
    let report = html(None);
    for number in 1..=6000 {
        let what = What::Failed {
            at: String::new(),
            why: "x".repeat(2000),
            stale: Vec::new(),
        };
        Record::of(number, what).add(&report);
    }
    let page = text(&report, &[]);
    assert!(page.contains("posts.csv:5000<") && !page.contains("posts.csv:5001<"));
    assert!(
        page.contains("<p class=\"rest\">1,000 more in <code>banners/failures.jsonl</code></p>")
    );
    assert!(page.len() < 5_000_000, "{} bytes", page.len());
}

/// Writes `output/batch-report.html` of real banners: to be looked at.
#[test]
#[ignore = "writes a page to look at"]
fn a_page_to_look_at() {
    let renderer = Renderer::new().expect("a renderer");
    let mut banners = Vec::new();
    let folder = std::fs::read_dir("tests/articles/kinds").expect("articles");
    let mut paths: Vec<_> = folder
        .map(|entry| entry.expect("an article").path())
        .collect();
    paths.push("tests/articles/harbour.md".into());
    paths.sort();
    for path in &paths {
        let bytes = std::fs::read(path).expect("an article");
        let source = Source {
            name: "article.md",
            bytes: &bytes,
            form: Some(Form::Markdown),
        };
        for theme in ["auto", "paper"] {
            let look = Look {
                theme: (theme != "auto").then(|| theme.to_owned()),
                ..Look::default()
            };
            let order = Order {
                source,
                article: None,
                unaudited: false,
                wishes: Wishes::default(),
                look,
                photo: None,
                finder: None,
                on: None,
                sizes: vec![Size::parse("800x450").expect("a size")],
                out: Out::default(),
            };
            if let Ok(made) = renderer.render(&order) {
                banners.extend(made.banners);
            }
        }
    }
    let report = html(Some("banners/"));
    let names = [
        "harbour-fees",
        "clinic-waiting-times",
        "wind-farm-vote",
        "school-budget-2026",
    ];
    for number in 1..=260u64 {
        let at = number as usize % banners.len();
        let slug = format!("{}-{number}", names[at % names.len()]);
        let mut record = Record::of(number, made(number, &[]));
        record.slug.clone_from(&slug);
        record.files = ["1600x900", "1200x630"]
            .map(|size| format!("{slug}-{size}.png"))
            .into();
        record.banners = vec![banners[at].clone()];
        record.notes = banners[at]
            .notes
            .iter()
            .map(|note| Told {
                kind: "note".to_owned(),
                text: note.to_string(),
                flaw: note.is_flaw(),
            })
            .collect();
        match number {
            17 | 58 | 130 => {
                record.what = What::Failed {
                    at: "image".to_owned(),
                    why: format!(
                        "harbour-{number}.jpg is not beside the article; add it, or say image: none"
                    ),
                    stale: record.files.clone(),
                }
            }
            91 => record.what = What::Failed {
                at: "title".to_owned(),
                why:
                    "the article has no title and no sentence that could be a headline; add a title"
                        .to_owned(),
                stale: Vec::new(),
            },
            40 | 120 => {
                let change = |field: &str, old: &str, new: &str| Change {
                    field: field.to_owned(),
                    old: old.to_owned(),
                    new: new.to_owned(),
                };
                record.what = made(number, &[&record.files[1]]);
                if let What::Made { files, .. } = &mut record.what {
                    files[0].file.clone_from(&record.files[0]);
                }
                record.corrected = Some(Correction {
                    changes: vec![
                        change(
                            "headline",
                            "Port raises container fees by a fifth, to $48M a year",
                            "Port raises container fees by a sixth, to $46M a year",
                        ),
                        change("figure", "$48M fees a year", "$46M fees a year"),
                        change("figure", "", "3 berths closed"),
                    ],
                    files: record.files.clone(),
                });
            }
            200 => record.what = made(number, &[&record.files[0]]),
            n if n % 23 == 0 => {
                let note = Note::Cut {
                    slot: "headline".to_owned(),
                    words_left_out: 4,
                };
                record.notes.insert(0, flaw(&note.to_string()));
            }
            n if n % 50 == 3 => {
                record.what = What::Passed {
                    why: if n < 100 { "a draft" } else { "a page" }.to_owned(),
                }
            }
            _ => {}
        }
        record.add(&report);
    }
    let summary = Summary {
        records: 254,
        made: 250,
        failed: 4,
        unchanged: 9746,
        passed: 6,
        files: 500,
        bytes: 41_300_000,
        corrected: 2,
        by_hand: 3,
        pruned: vec![
            "old-fees-1600x900.png".to_owned(),
            "old-fees-1200x630.png".to_owned(),
        ],
        ..Summary::default()
    };
    let summary = Summary {
        records: 10_000,
        ..summary
    };
    let facts = Facts {
        sources: "posts.csv",
        when: "7 April 2026, 03:00",
        took: Duration::from_secs(42),
        failures: "output/failures.jsonl",
        dry: false,
    };
    std::fs::create_dir_all("output").expect("a folder");
    let page = report.text(&summary, &facts);
    std::fs::write("output/batch-report.html", page).expect("written");
}
