//! What sources give, row by row: every kind in full, rows that are none, and sizes without end.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "a child says what it took")]

mod rows;

use coverline::article::{Article, Form, Source};
use coverline::batch::source::{Kind, Map, Record, Row, Rows, Sources};
use rows::cases::CASES;
use rows::{
    ATOM, BRIEFS, CSV, DEAR, FEED, GHOST, JSON_FEED, REST, Repeated, WXR, broken_csv, lines,
};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

/// Readers work on threads of their own.
const _: fn() = || {
    fn sent<T: Send>() {}
    sent::<Rows>();
};

/// Rows of bytes from standard input.
fn piped(bytes: impl AsRef<[u8]>, from: Option<Kind>, maps: &[&str]) -> Rows {
    let mut map = Map::default();
    for said in maps {
        map.add(said).unwrap();
    }
    let names = vec!["-".to_owned()];
    let stdin = Box::new(Cursor::new(bytes.as_ref().to_vec()));
    Sources {
        names,
        from,
        map,
        except: None,
    }
    .open(stdin)
    .unwrap()
}

/// Rows of files or folders.
fn of(path: &Path) -> Rows {
    let names = vec![path.display().to_string()];
    let sources = Sources {
        names,
        ..Sources::default()
    };
    sources.open(Box::new(std::io::empty())).unwrap()
}

/// A row in a word or two, as the tables spell it.
fn told(row: &Row, base: &Path) -> String {
    let short = |name: &str| name.replace(&format!("{}/", base.display()), "");
    match row {
        Row::Record(record) => {
            let brief = match (record.form, record.article.is_some()) {
                (Some(Form::Brief), true) => " brief+article",
                (Some(Form::Brief), false) => " brief",
                _ => "",
            };
            format!("{} = {}{brief}", short(&record.name), record.slug)
        }
        Row::Bad(bad) => format!("{} bad: {}", short(&bad.name), short(&bad.why)),
        Row::Passed { name, why } => format!("{} passed: {why}", short(name)),
    }
}

fn all(rows: &mut Rows) -> Vec<String> {
    rows.map(|row| told(&row, Path::new("."))).collect()
}

/// The article of a record.
fn article(record: &Record) -> Article {
    Article::read(&Source {
        name: &record.name,
        bytes: &record.bytes,
        form: record.form,
    })
    .unwrap()
}

fn records(rows: &mut Rows) -> Vec<Record> {
    rows.filter_map(|row| match row {
        Row::Record(record) => Some(record),
        _ => None,
    })
    .collect()
}

#[test]
fn every_kind_gives_its_rows() {
    let mut wrong = Vec::new();
    for (name, bytes, from, maps, want) in CASES {
        let mut rows = piped(bytes, *from, maps);
        let mut found = all(&mut rows);
        if !rows.is_whole() {
            found.insert(0, "!".to_owned());
        }
        if found != *want {
            wrong.push(format!("{name}\n  found {found:#?}\n  wanted {want:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_record_says_what_its_row_says() {
    let csv = records(&mut piped(CSV, None, &[]));
    let first = article(&csv[0]);
    assert_eq!(first.title.unwrap().text, "Fees rise");
    assert_eq!(first.tags, ["Port", "Trade"]);
    let second: serde_json::Value = serde_json::from_slice(&csv[1].bytes).unwrap();
    assert_eq!(
        second["content"],
        "The port cut fees by 3 percent.\n\nIt will \"wait\"."
    );

    let rest = article(&records(&mut piped(REST, None, &[]))[0]);
    assert_eq!(rest.page.title, "Harbour fees rise");

    let feed = article(&records(&mut piped(FEED, None, &[]))[0]);
    assert_eq!(
        (feed.source.as_str(), feed.language.as_str()),
        ("The Site", "en")
    );

    let ghost = records(&mut piped(GHOST, None, &[]));
    let post = article(&ghost[0]);
    assert_eq!(
        post.tags,
        ["Trade", "Port"],
        "in their order, without inner ones"
    );
    assert_eq!(post.byline, "Ada Lund, Bo Ek");
    let picture = post.page.picture.unwrap();
    assert_eq!(picture.url, "/content/images/harbour.jpg");
    assert_eq!(picture.alt, "Cranes");
    for (i, name) in [(1, "lexical"), (2, "mobiledoc")] {
        let text = article(&ghost[i]).text;
        assert!(
            text.contains("The port raised fees by 12 percent."),
            "{name}: {text}"
        );
    }

    let briefs = records(&mut piped(BRIEFS, None, &[]));
    let brief: serde_json::Value = serde_json::from_slice(&briefs[0].bytes).unwrap();
    assert_eq!(brief["photo"]["name"], "port.jpg");
    assert_eq!(brief["photo"]["credit"], "Ada Lund");
    assert_eq!(brief.get("slug"), None);
    let body = String::from_utf8(briefs[1].article.clone().unwrap()).unwrap();
    assert!(body.contains("$48M in fees"), "{body}");
}

#[test]
fn an_export_of_wordpress_is_read_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.xml");
    fs::write(&file, WXR).unwrap();
    let found: Vec<String> = of(&file).map(|row| told(&row, folder.path())).collect();
    let want = [
        "export.xml#1 = harbour-fees",
        "export.xml#2 passed: draft",
        "export.xml#3 passed: attachment",
        "export.xml#4 passed: menu item",
        "export.xml#5 = classic",
    ];
    assert_eq!(found, want);
    let found = records(&mut of(&file));
    let post = article(&found[0]);
    assert_eq!(post.title.as_ref().unwrap().text, "Harbour fees & more");
    assert_eq!(post.tags, ["Trade", "port"]);
    assert_eq!(post.byline, "Ada Lund");
    assert_eq!(post.published, "2026-04-07");
    assert_eq!(
        (post.source.as_str(), post.language.as_str()),
        ("The Port Post", "en-US")
    );
    let picture = post.page.picture.as_ref().unwrap();
    assert_eq!(picture.url, "https://example.com/wp-content/port.jpg");
    for (i, hidden) in [
        (0, "wp:paragraph"),
        (1, "caption"),
        (1, "gallery"),
        (1, "A crane"),
    ] {
        let text = article(&found[i]).text;
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    let classic = article(&found[1]);
    assert!(
        classic.text.contains("as he said [sic]"),
        "{}",
        classic.text
    );
    assert_eq!(classic.blocks.len(), 2, "blank lines part paragraphs");
    // From a pipe, pictures that come later are not known.
    let piped = records(&mut piped(WXR, None, &[]));
    assert_eq!(article(&piped[0]).page.picture, None);
}

#[test]
fn a_folder_is_walked_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path();
    fs::create_dir_all(base.join("2026/april")).unwrap();
    fs::create_dir_all(base.join(".git")).unwrap();
    let files: &[(&str, &str)] = &[
        ("b.md", "# Fees\n\nThe port raised fees.\n"),
        ("2026/april/harbour.md", "# Fees\n\nThe port raised fees.\n"),
        (".git/config.md", "no"),
        (".hidden.md", "no"),
        ("house.toml", "no"),
        ("photo.png", "no"),
        ("feed.xml", FEED),
        ("one.json", r#"{"title": "A", "content": "One."}"#),
        (
            "list.json",
            r#"[{"slug": "x", "title": "A", "content": "One."}]"#,
        ),
        (
            "rows.jsonl",
            "{\"slug\":\"own\",\"title\":\"A\",\"content\":\"One.\"}\n",
        ),
    ];
    for (name, text) in files {
        fs::write(base.join(name), text).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(base, base.join("2026/loop")).unwrap();
    let mut rows = of(base);
    let found: Vec<String> = rows.by_ref().map(|row| told(&row, base)).collect();
    let want = [
        "2026/april/harbour.md = 2026-april-harbour",
        "b.md = b",
        "feed.xml#1 = feed-first-post",
        "feed.xml#2 = feed-tag:example.com,2026:2",
        "feed.xml#3 = feed-Third & last",
        "feed.xml#4 bad: no text in it, only a title; give its body, or leave it out",
        "list.json#1 = list",
        "one.json = one",
        "rows.jsonl:1 = own",
    ];
    assert_eq!(found, want);
    assert!(rows.is_whole());

    let pattern = base.join("*.md");
    let found: Vec<String> = of(&pattern).map(|row| told(&row, base)).collect();
    assert_eq!(found, ["b.md = b"]);
    fs::write(base.join("empty.csv"), "").unwrap();
    let mut rows = of(&base.join("empty.csv"));
    assert_eq!(rows.by_ref().count(), 1);
    assert!(
        rows.why_not_whole()
            .unwrap()
            .ends_with("nothing in it; write it anew, or leave it out")
    );
}

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md", "c.md"] {
        fs::write(
            folder.path().join(name),
            "# Fees\n\nThe port raised fees.\n",
        )
        .unwrap();
    }
    let mut rows = of(folder.path());
    assert!(matches!(rows.next(), Some(Row::Record(_))));
    fs::remove_file(folder.path().join("b.md")).unwrap();
    assert!(matches!(rows.next(), Some(Row::Bad(_))));
    assert!(matches!(rows.next(), Some(Row::Record(_))));
    assert!(!rows.is_whole());
}

#[test]
fn what_is_not_there_is_one_line() {
    let rows = [
        (&["gone.csv"][..], "gone.csv: no such file or folder"),
        (&["gone/*.md"], "gone/*.md: no file fits this pattern"),
        (&["-", "-"], "\"-\" is given twice"),
        (&[], "no source"),
    ];
    for (names, want) in rows {
        let sources = Sources {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Sources::default()
        };
        let why = sources.open(Box::new(std::io::empty())).err().unwrap();
        assert!(
            why.starts_with(want) && !why.contains('\n'),
            "{names:?}: {why}"
        );
    }
    for (said, want) in [
        ("titel=x", "no field \"titel\"; did you mean title?"),
        (
            "title",
            "\"title\" maps nothing; give FIELD=COLUMN, such as title=post_title",
        ),
    ] {
        assert_eq!(Map::default().add(said), Err(want.to_owned()), "{said}");
    }
    assert_eq!(Kind::named("csv"), Ok(Kind::Csv));
    assert!(
        Kind::named("xls")
            .unwrap_err()
            .starts_with("no source is \"xls\"; use one of jsonl")
    );
}

#[test]
fn a_quote_that_is_missing_costs_one_row_of_fifty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("posts.csv");
    fs::write(&file, broken_csv(25)).unwrap();
    for (name, mut rows) in [
        ("file", of(&file)),
        ("pipe", piped(broken_csv(25), None, &[])),
    ] {
        let found: Vec<Row> = rows.by_ref().collect();
        let read = found
            .iter()
            .filter(|row| matches!(row, Row::Record(_)))
            .count();
        let bad: Vec<_> = found
            .iter()
            .filter(|row| matches!(row, Row::Bad(_)))
            .collect();
        assert_eq!((read, bad.len()), (49, 1), "{name}: {bad:?}");
        assert!(rows.is_whole(), "{name}");
    }
}

#[test]
fn rows_come_as_they_are_written() {
    /// Gives one line, then fails the test.
    struct Slow(Cursor<Vec<u8>>);
    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.read(into)?;
            assert!(count > 0, "asked for more before the first row was given");
            Ok(count)
        }
    }
    let rows = [
        ("lines", "{\"title\":\"A\",\"content\":\"One.\"}\n"),
        ("csv", "title,content\nA,One.\n"),
        ("json", "[{\"title\":\"A\",\"content\":\"One.\"}"),
        (
            "feed",
            "<rss version=\"2.0\"><channel><item><title>A</title><description>One.</description></item>",
        ),
    ];
    for (name, text) in rows {
        let sources = Sources {
            names: vec!["-".to_owned()],
            ..Sources::default()
        };
        let slow = Slow(Cursor::new(text.as_bytes().to_vec()));
        let first = sources.open(Box::new(slow)).unwrap().next();
        assert!(matches!(first, Some(Row::Record(_))), "{name}: {first:?}");
    }
}

#[test]
fn a_slug_may_be_long_and_nesting_deep() {
    let long = "x".repeat(300);
    let row = format!("{{\"slug\":\"{long}\",\"title\":\"A\",\"content\":\"One.\"}}\n");
    assert_eq!(records(&mut piped(row, None, &[]))[0].slug, long);
    let deep = format!("[{}{},{DEAR}]", "[".repeat(100_000), "]".repeat(100_000));
    let found = all(&mut piped(deep, None, &[]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("recursion limit"), "{}", found[0]);
    let tags = format!(
        "<rss version=\"2.0\"><channel><item>{}{}</item><item><title>A</title><description>One.</description></item></channel></rss>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    let found = all(&mut piped(tags, None, &[]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("nested deeper"), "{}", found[0]);
}

#[test]
fn a_source_may_end_anywhere() {
    let rows: [(&str, &str, Kind); 7] = [
        ("rss", FEED, Kind::Feed),
        ("atom", ATOM, Kind::Feed),
        ("wordpress", WXR, Kind::WordPress),
        ("rest", REST, Kind::Json),
        ("json feed", JSON_FEED, Kind::Json),
        ("ghost", GHOST, Kind::Ghost),
        ("csv", CSV, Kind::Csv),
    ];
    for (name, text, kind) in rows {
        let whole = records(&mut piped(text, Some(kind), &[]));
        for end in (0..text.trim_end().len()).step_by(3) {
            let mut rows = piped(&text[..end], Some(kind), &[]);
            let found = records(&mut rows);
            if kind == Kind::Csv {
                assert!(found.len() <= whole.len(), "{name}, cut at {end}");
                continue;
            }
            assert!(!rows.is_whole(), "{name}, cut at {end}");
            let slugs = |records: &[Record]| -> Vec<String> {
                records.iter().map(|record| record.slug.clone()).collect()
            };
            assert!(
                slugs(&whole).starts_with(&slugs(&found)),
                "{name}, cut at {end}"
            );
        }
    }
}

#[test]
fn a_quote_open_for_longer_than_an_article_costs_one_row_of_a_file() {
    let row = format!("C,{}\n", "The port raised fees. ".repeat(10));
    let count = 9 * (1 << 20) / row.len();
    let table = format!("title,content\nA,One.\nB,\"Two.\n{}", row.repeat(count));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("posts.csv");
    fs::write(&file, &table).unwrap();
    let mut rows = of(&file);
    let read = rows.by_ref().filter(|row| matches!(row, Row::Record(_)));
    assert_eq!(read.count(), count + 1);
    assert!(rows.is_whole());
    // A pipe cannot be read again.
    let mut rows = piped(table, None, &[]);
    assert_eq!(rows.by_ref().count(), 2);
    assert!(
        rows.why_not_whole()
            .unwrap()
            .ends_with("rows after it are lost")
    );
}

/// The most memory that a row of any size may take, in kB.
const MEMORY: u64 = 150 * 1024;
/// Bytes of a row that no article has.
const HUGE: usize = 100 << 20;

/// Streams that hold a row of 100 MB among two good ones, and one of 100,000 rows: the rows that
/// are read, and the rows that are not.
fn endless(name: &str) -> (Repeated, usize, usize) {
    let huge = |before: &str, after: &str| Repeated::new(before, "lorem ipsum ", HUGE / 12, after);
    let row = "{\"title\":\"A\",\"content\":\"One.\"}";
    let item = "<item><title>A</title><description>One.</description></item>";
    match name {
        "lines" => (
            huge(
                &format!("{row}\n{{\"title\":\"B\",\"content\":\""),
                &format!("\"}}\n{row}\n"),
            ),
            2,
            1,
        ),
        "csv" => (huge("title,content\nA,One.\nB,\"", "\"\nC,Two.\n"), 2, 1),
        "json" => (
            huge(
                &format!("[{row},{{\"title\":\"B\",\"content\":\""),
                &format!("\"}},{row}]"),
            ),
            2,
            1,
        ),
        "feed" => (
            huge(
                &format!("<rss version=\"2.0\"><channel>{item}<item><title>B</title><description>"),
                &format!("</description></item>{item}</channel></rss>"),
            ),
            2,
            1,
        ),
        "many" => (lines(100_000), 100_000, 0),
        other => panic!("no stream {other}"),
    }
}

/// Reads one of those streams in a process of its own, and says what it took.
#[test]
#[ignore = "a child of the test below"]
fn reads_without_end() {
    let name = std::env::var("SOURCES_STREAM").unwrap();
    let (stream, read, bad) = endless(&name);
    let sources = Sources {
        names: vec!["-".to_owned()],
        ..Sources::default()
    };
    let mut rows = sources.open(Box::new(stream)).unwrap();
    let (mut records, mut others) = (0, 0);
    for row in &mut rows {
        match row {
            Row::Record(_) => records += 1,
            Row::Bad(bad) => {
                assert!(
                    bad.why.contains("larger than an article may be (8 MiB)"),
                    "{}",
                    bad.why
                );
                others += 1;
            }
            Row::Passed { .. } => panic!("nothing is passed"),
        }
    }
    assert_eq!((records, others), (read, bad));
    assert!(rows.is_whole());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!(
        "peak {}",
        peak.unwrap_or("0 kB").trim().trim_end_matches(" kB")
    );
}

#[test]
fn memory_follows_no_source() {
    for name in ["lines", "csv", "json", "feed", "many"] {
        let out = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["reads_without_end", "--exact", "--ignored", "--nocapture"])
            .env("SOURCES_STREAM", name)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        assert!(
            out.status.success(),
            "{name}: {said}{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let peak = said
            .split("peak ")
            .nth(1)
            .and_then(|rest| rest.lines().next());
        let peak: u64 = peak.unwrap().parse().unwrap();
        println!("{name}: {peak} kB");
        assert!(peak < MEMORY, "{name}: {peak} kB");
    }
}
