//! Whole articles read into briefs: what is kept, what leads, what is refused.

use coverline::article::{Article, Form, LIMIT, Source};
use coverline::brief::{Brief, Draft, Wishes};
use coverline::{Error, Note};
use std::path::Path;

fn draft_of(bytes: &[u8], wishes: &Wishes) -> Result<Draft, Error> {
    Brief::of(
        &Source {
            name: "row",
            bytes,
            form: None,
        },
        wishes,
    )
}

fn brief_of(text: &str, wishes: &Wishes) -> Result<Brief, Error> {
    draft_of(text.as_bytes(), wishes)?.audited()
}

/// An article of the repository, its text and its brief.
fn repository(name: &str) -> (String, Brief) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/articles")
        .join(name);
    let text = std::fs::read_to_string(path).expect("the article is in the repository");
    let brief =
        brief_of(&text, &Wishes::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    (text, brief)
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace('’', "'")
}

/// What an article of the repository must give.
struct Want {
    file: &'static str,
    headline: &'static str,
    deck: &'static str,
    kicker: &'static str,
    source: &'static str,
    lead: Option<(&'static str, &'static str)>,
    series: &'static [&'static str],
    /// Words that belong to the page, the cut or another story.
    without: &'static [&'static str],
}

const ARTICLES: &[Want] = &[
    Want {
        file: "azure-request.txt",
        headline: "TikTok's owner now pays Microsoft over $1 billion a year",
        deck: "TikTok's owner has become the biggest buyer of artificial intelligence",
        kicker: "Cloud computing",
        source: "Ledger Street",
        lead: Some(("$1B+", "ByteDance's yearly spending on Azure AI services")),
        series: &["2024 $11B", "2025 $20–22B", "2026 $59–74B"],
        without: &[
            "hero image",
            "own do",
            "Comments",
            "Start from this topic",
            "cooling units",
            "incl",
            "[2]",
            " .",
        ],
    },
    Want {
        file: "newsletter.txt",
        headline: "Ferry Line Spending $6M Monthly on Shore Power",
        deck: "Northlink plugs its ships into the grid",
        kicker: "",
        source: "",
        lead: Some((
            "~$6M",
            "Northlink's monthly payments for electricity, May 2026",
        )),
        series: &[],
        without: &[
            "Join",
            "Written by",
            "newsletter",
            "$900",
            "61 percent",
            "$12",
            "robot",
            "×",
        ],
    },
    Want {
        file: "harbour.md",
        headline: "Gullhaven's cranes are busier than ever",
        deck: "The port moved a record number of containers in 2025",
        kicker: "Ports",
        source: "The Tidewater Review",
        lead: Some(("4.6M", "containers handled by Gullhaven, 2025")),
        series: &["2022 3.1M", "2023 3.5M", "2024 4.1M", "2025 4.6M"],
        without: &["chart", "400", "2,100,000", "http", "**"],
    },
    Want {
        file: "grid.md",
        headline: "Wind and sun carried the grid through its coldest week",
        deck: "Batteries filled the gaps",
        kicker: "Energy",
        source: "Current Affairs Weekly",
        lead: Some(("64%", "renewables' share of the country's electricity")),
        series: &[],
        without: &["€35"],
    },
    Want {
        file: "long.md",
        headline: "After three dry winters, the hill towns of the upper valley have agreed to share one reservoir, one \
            pipeline and one bill, ending a quarrel that is older than their railway",
        deck: "The pact will bind five councils for forty years.",
        kicker: "Water",
        source: "The Upland Gazette",
        lead: Some(("$410M", "five towns' spending on the shared works")),
        series: &[
            "2022 9.4M litres",
            "2023 7.1M litres",
            "2024 5.8M litres",
            "2025 4.2M litres",
        ],
        without: &[],
    },
    Want {
        file: "short.txt",
        headline: "Bees return",
        deck: "Volunteers counted 312 nests along the towpath in April.",
        kicker: "",
        source: "",
        lead: Some(("312", "nests counted by volunteers")),
        series: &[],
        without: &[],
    },
    Want {
        file: "plain.md",
        headline: "The ferryman who keeps the last rope across the Aven",
        deck: "Every morning before the mist lifts",
        kicker: "",
        source: "",
        lead: None,
        series: &[],
        without: &[],
    },
];

#[test]
fn the_repositorys_articles_are_read() {
    for want in ARTICLES {
        let name = want.file;
        let (_, brief) = repository(name);
        let lead = brief
            .figures
            .first()
            .map(|figure| (plain(&figure.text), plain(&figure.label)));
        let lead = lead
            .as_ref()
            .map(|(text, label)| (text.as_str(), label.as_str()));
        let series: Vec<String> = brief
            .series
            .iter()
            .flat_map(|series| &series.points)
            .map(|p| format!("{} {}", p.x, plain(&p.text)))
            .collect();
        assert_eq!(plain(&brief.headline), want.headline, "{name}");
        assert!(
            plain(&brief.deck).starts_with(want.deck),
            "{name}: {}",
            brief.deck
        );
        assert_eq!(
            (brief.kicker.as_str(), brief.source.as_str()),
            (want.kicker, want.source),
            "{name}"
        );
        assert_eq!(lead, want.lead, "{name}");
        assert_eq!(series, want.series, "{name}");
        let json = plain(
            &serde_json::to_string(&Brief {
                notes: Vec::new(),
                ..brief.clone()
            })
            .expect("a brief is plain data"),
        );
        for word in want.without {
            assert!(!json.contains(word), "{name} still says {word:?}: {json}");
        }
        assert!(brief.alt.chars().count() < 250, "{name}: {}", brief.alt);
    }
}

#[test]
fn each_span_cuts_the_words_of_its_number() {
    for want in ARTICLES {
        let (text, brief) = repository(want.file);
        for figure in &brief.figures {
            let words = text
                .get(figure.span.start..figure.span.end)
                .expect("a span lies on character bounds");
            let digits: String = figure
                .text
                .chars()
                .filter(char::is_ascii_digit)
                .take(1)
                .collect();
            let in_words = ["third", "fifth", "quarter", "half", "tripled", "eleven"]
                .iter()
                .any(|word| words.contains(word));
            assert!(
                words.contains(&digits) || in_words,
                "{}: {:?} for {}",
                want.file,
                words,
                figure.text
            );
            let tidy = words.trim();
            assert_eq!(words, tidy, "{}: no space around", want.file);
        }
    }
}

#[test]
fn others_are_what_the_series_does_not_show() {
    let (_, brief) = repository("harbour.md");
    let others: Vec<&str> = brief.others().map(|figure| figure.text.as_str()).collect();
    assert!(
        others.contains(&"$85M") && !others.contains(&"3.5M"),
        "{others:?}"
    );
    let (_, brief) = repository("azure-request.txt");
    let series = brief.series.first().expect("the article has a series");
    assert!(
        series.label.ends_with(", US$, estimated"),
        "{}",
        series.label
    );
    let others: Vec<&str> = brief.others().map(|figure| figure.text.as_str()).collect();
    assert!(
        !others.iter().any(|text| text.contains("20–22")),
        "{others:?}"
    );
}

#[test]
fn titles_that_state_nothing_are_passed_over() {
    const ROWS: &[(&str, &str, &str, &str)] = &[
        (
            "a question",
            "What are the towns of the valley doing about their water?\n\nThe towns of the valley have agreed to share one reservoir, their mayors said.",
            "a question",
            "The towns of the valley have agreed to share one reservoir, their mayors said",
        ),
        (
            "a request",
            "Create a picture for the story of the valley\n\nFive towns of the valley share one reservoir, and a picture of it hangs in every town hall.",
            "a request",
            "Five towns of the valley share one reservoir, and a picture of it hangs in every town hall",
        ),
        (
            "cut off",
            "---\ntitle: Five towns of the valley have agreed to share one reservoir, after a quarrel over the price of...\n---\nThe five towns of the valley signed on Monday. The reservoir is full.",
            "cut off",
            "Five towns of the valley have agreed to share one reservoir",
        ),
    ];
    for (name, text, why, headline) in ROWS {
        let brief =
            brief_of(text, &Wishes::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(brief.headline, *headline, "{name}");
        let noted = brief
            .notes
            .iter()
            .any(|note| matches!(note, Note::TitlePassedOver { why: said, .. } if said == why));
        assert!(noted, "{name}: {:?}", brief.notes);
    }
}

#[test]
fn wishes_replace_what_was_read() {
    let mut wishes = Wishes::default();
    wishes
        .set("headline", "The port's \"best\" year")
        .expect("a known field");
    wishes.set("deck", "").expect("a known field");
    let unknown = wishes.set("colour", "red").expect_err("no such field");
    assert!(unknown.contains("headline"), "{unknown}");
    let brief = brief_of(
        "The port grew\n\nThe port grew again in May, its master said.",
        &wishes,
    )
    .expect("readable");
    assert_eq!(
        (brief.headline.as_str(), brief.deck.as_str()),
        ("The port’s “best” year", "")
    );
}

#[test]
fn titles_are_found_in_scripts_without_spaces() {
    const MENU: &str = "首页\n\n新闻\n\n体育\n\n财经\n\n港口新闻\n\n";
    let text = format!(
        "{MENU}老港口启用三座新起重机\n\n星期一\n\n老港口昨天启用了三座新起重机，港务局长说，装卸货物比去年快得多。"
    );
    let brief = brief_of(&text, &Wishes::default()).expect("readable");
    assert_eq!(brief.headline, "老港口启用三座新起重机");
}

#[test]
fn the_audit_refuses_what_the_article_does_not_state() {
    const ARTICLE: &str = "The port grew\n\nThe port spent nearly $85 million on cranes in 2025, 12 percent more than in 2024.";
    const ROWS: &[(&str, &str, &str, Option<&str>)] = &[
        (
            "as stated",
            "headline",
            "Port spends nearly $85 million",
            None,
        ),
        (
            "another spelling",
            "deck",
            "The bill came to about $0.085 billion in 2025.",
            None,
        ),
        (
            "another value",
            "headline",
            "Port spends $86 million",
            Some("says $86 million, but the article states nearly $85 million"),
        ),
        (
            "another scale",
            "headline",
            "Port spends nearly $85 billion",
            Some("says nearly $85 billion, but the article states nearly $85 million"),
        ),
        (
            "another currency",
            "headline",
            "Port spends nearly €85 million",
            Some("says nearly €85 million, but the article states nearly $85 million"),
        ),
        (
            "no qualifier",
            "headline",
            "Port spends $85 million",
            Some("says $85 million, but the article states nearly $85 million"),
        ),
        (
            "another unit",
            "deck",
            "The port grew by 85 percent.",
            Some("says 85 percent"),
        ),
        ("another year", "kicker", "Ports 2031", Some("says 2031")),
        (
            "a share",
            "deck",
            "One in ten cranes is new.",
            Some("says One in ten"),
        ),
    ];
    for (name, field, value, missing) in ROWS {
        let mut wishes = Wishes::default();
        wishes.set(field, value).expect("a known field");
        match (brief_of(ARTICLE, &wishes), missing) {
            (Ok(_), None) => {}
            (
                Err(Error::Audit {
                    field: named, why, ..
                }),
                Some(number),
            ) => {
                assert_eq!(named, *field, "{name}");
                assert!(why.contains(number), "{name}: {why}");
            }
            (other, _) => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn bad_input_is_one_clear_line() {
    let too_long = vec![b'a'; LIMIT + 1];
    let endless = format!("The port had {}boxes.", "5 million ".repeat(20_000)).into_bytes();
    let rows: &[(&str, &[u8], &str)] = &[
        ("empty", b"", "white space"),
        ("white space", b" \n\t\n", "white space"),
        ("too long", &too_long, "8 MiB"),
        ("a picture", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a binary", b"abc\0def", "byte 3"),
        (
            "UTF-16 without a sentence",
            b"\xff\xfea\0b\0",
            "no sentence",
        ),
        ("Latin-1", b"The caf\xe9 closed.", "byte 7"),
        ("no sentence", b"Home\nNews\nSport\n", "no sentence"),
        ("one endless sentence", &endless, "--set headline"),
        ("open front matter", b"+++\ntitle = \"x\"\n", "line 1"),
        (
            "broken front matter",
            b"+++\ntitle = \n+++\nThe port grew in May.\n",
            "front matter",
        ),
    ];
    for (name, bytes, says) in rows {
        match draft_of(bytes, &Wishes::default()) {
            Err(error @ Error::Article { .. }) => {
                let line = error.to_string();
                assert!(
                    line.contains(says) && line.starts_with("row: ") && !line.contains('\n'),
                    "{name}: {line}"
                );
            }
            Err(error) => panic!("{name}: {error}"),
            Ok(_) => panic!("{name}: was read"),
        }
    }
}

#[test]
fn forms_are_recognised() {
    const ROWS: &[(&str, Form)] = &[
        ("The port grew in May, its master said.", Form::Text),
        (
            "Create a landscape editorial hero image for this article: Ports grow Topic tags: news.\nThe port grew in May.",
            Form::Request,
        ),
        ("# Ports grow\n\nThe port grew in May.", Form::Markdown),
        (
            "---\ntitle: Ports grow\n---\nThe port grew in May.",
            Form::Markdown,
        ),
        (
            "+++\ntitle = \"Ports grow\"\n+++\nThe port grew in May.",
            Form::Markdown,
        ),
    ];
    for (text, form) in ROWS {
        let article = Article::read(&Source {
            name: "row",
            bytes: text.as_bytes(),
            form: None,
        })
        .expect("readable");
        assert_eq!(article.form, *form, "{text}");
    }
}

#[test]
fn words_that_the_file_spells_otherwise_do_not_stop_the_banner() {
    // A folded line and an escape cannot be cut out of the file; the body's own words can.
    let file = "---\ntitle: \"The port\\u2019s new quay costs $1.4 billion\"\ndescription: >\n  The quay cost the port\n  $1.4 billion in 2025.\n---\n\
        The port spent $1.4 billion on the quay in 2025. It opened in May.\n";
    let source = Source {
        name: "folded.md",
        bytes: file.as_bytes(),
        form: None,
    };
    let draft = Brief::of(&source, &Wishes::default()).expect("a brief");
    let brief = draft.audited().expect("every span cuts its words");
    let [figure] = brief.figures.as_slice() else {
        panic!("one figure: {:?}", brief.figures);
    };
    assert_eq!(figure.text, "$1.4B");
    assert_eq!(&file[figure.span.start..figure.span.end], "$1.4 billion");
    assert!(figure.span.start > file.rfind("---").expect("front matter ends"));
}
