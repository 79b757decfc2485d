use super::*;
use coverline::batch::outcome::{Anew, Change, Correction, Told, What};
use serde_json::Value;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

/// A stream that can be read afterwards.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic").clone()).expect("UTF-8")
    }

    fn sink(&self) -> Sink {
        Sink::new("paper", Box::new(self.clone()))
    }
}

fn made(by_hand: &[&str]) -> What {
    What::Made {
        files: vec![Anew {
            file: "port-1600x900.png".to_owned(),
            why: vec!["new".to_owned()],
        }],
        by_hand: by_hand.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn failed(why: &str) -> What {
    What::Failed {
        at: "title".to_owned(),
        why: why.to_owned(),
        stale: vec!["port-1600x900.png".to_owned()],
    }
}

fn correction() -> Correction {
    Correction {
        changes: vec![Change {
            field: "headline".to_owned(),
            old: "Port fees rise to $48M".to_owned(),
            new: "Port fees rise to $46M".to_owned(),
        }],
        files: vec![
            "port-1600x900.png".to_owned(),
            "port-1200x630.png".to_owned(),
        ],
    }
}

fn outcome<'a>(number: u64, record: &'a str, what: &'a What) -> Outcome<'a> {
    Outcome {
        number,
        record,
        slug: "port",
        what,
        took: Duration::from_millis(120),
        corrected: None,
        notes: &[],
        banners: &[],
        files: &[],
    }
}

/// Ten thousand records: one in a thousand fails, one was corrected, one is set by hand.
fn run(progress: Progress) -> Result<(), String> {
    let correction = correction();
    let notes = [Told {
        kind: "cut".to_owned(),
        text: "headline cut: 4 words left out".to_owned(),
        flaw: true,
    }];
    let (good, bad, hand) = (
        made(&[]),
        failed("no title in line 7"),
        made(&["port-1200x630.png"]),
    );
    for number in 1..=10_000 {
        let record = format!("posts.csv:{number}");
        let what = match number % 1000 {
            0 => &bad,
            1 if number > 9000 => &hand,
            _ => &good,
        };
        let mut outcome = outcome(number, &record, what);
        if number == 5002 {
            outcome.corrected = Some(&correction);
            outcome.notes = &notes;
        }
        progress.ended(&outcome);
        progress.read(number, Some(10_000));
    }
    let summary = Summary {
        records: 10_000,
        made: 9990,
        files: 9990,
        bytes: 1_430_000_000,
        failed: 10,
        corrected: 1,
        by_hand: 1,
        pruned: (1..=7).map(|n| format!("old-{n}.png")).collect(),
        ..Summary::default()
    };
    let facts = Facts {
        failures: "output/failures.jsonl",
        ..Facts::default()
    };
    progress.end(&summary, &facts)
}

fn shown(show: impl Show + 'static) -> Progress {
    Progress::shown(Box::new(show), "posts.csv → output", Vec::new())
}

#[test]
fn ten_thousand_good_records_are_few_lines() {
    let paper = Paper::default();
    run(shown(Lines::new(paper.sink(), true))).expect("written");
    let text = paper.text();
    for want in [
        "posts.csv → output\n",
        "coverline: posts.csv:1000: title: no title in line 7; 1 file of before stay\n",
        "posts.csv:5002: corrected: headline \"Port fees rise to $48M\" → \"Port fees rise to $46M\"; 2 files said the old words\n",
        "posts.csv:9001: left alone, set by hand: port-1200x630.png\n",
        "10,000 records in ",
        ": 9,990 made, 0 unchanged, 10 failed\n",
        "9,990 banners, 1.43 GB; ",
        "failed      10 × no title in line # (posts.csv:1000)\n",
        "corrected   posts.csv:5002: headline \"Port fees rise to $48M\" → \"Port fees rise to $46M\"; port-1600x900.png, port-1200x630.png\n",
        "by hand     posts.csv:9001: port-1200x630.png\n",
        "notes       1 cut\n",
        "removed     7 files: old-1.png, old-2.png, old-3.png, old-4.png, old-5.png, 2 more\n",
        "slowest       120 ms  posts.csv:1 port\n",
        "see         output/failures.jsonl\n",
    ] {
        assert!(text.contains(want), "{want}{text}");
    }
    assert!(text.lines().count() <= 32, "{text}");
}

#[test]
fn a_flood_of_failures_is_counted() {
    let paper = Paper::default();
    let progress = shown(Lines::new(paper.sink(), true));
    for number in 1..=10_000 {
        let what = failed(&format!("no photo {number}"));
        progress.ended(&outcome(number, "posts.csv:2", &what));
    }
    let text = paper.text();
    assert_eq!(text.matches("coverline: ").count(), 20, "{text}");
    assert!(
        text.contains("more like this are only counted: no photo #\n"),
        "{text}"
    );
}

#[test]
fn words_of_strangers_command_no_terminal() {
    let paper = Paper::default();
    let progress = shown(Lines::new(paper.sink(), true));
    progress.ended(&outcome(1, "\u{1b}]0;title\u{7}", &failed("\u{1b}[2J\nno")));
    progress.remark("\u{9b}31m");
    progress
        .end(&Summary::default(), &Facts::default())
        .expect("written");
    let text = paper.text();
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
}

#[test]
fn every_event_is_an_object_of_a_known_shape() {
    let paper = Paper::default();
    run(shown(Events::new(paper.sink()))).expect("written");
    let text = paper.text();
    let events: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of = |name: &str| -> Vec<&Value> {
        events
            .iter()
            .filter(|event| event["event"] == name)
            .collect()
    };
    for (name, count) in [
        ("begun", 1),
        ("record", 9990),
        ("failed", 10),
        ("corrected", 1),
        ("ended", 1),
    ] {
        assert_eq!(of(name).len(), count, "{name}");
    }
    for (name, event, fields) in [
        ("begun", of("begun")[0], "event title version"),
        (
            "record",
            of("record")[0],
            "by_hand did event files made notes number record seconds slug why",
        ),
        (
            "failed",
            of("failed")[0],
            "at event number record seconds slug stale why",
        ),
        (
            "corrected",
            of("corrected")[0],
            "changes event files number record slug",
        ),
        (
            "progress",
            of("progress")[0],
            "event failed left made of read records seconds unchanged",
        ),
        (
            "ended",
            of("ended")[0],
            "dry event failures reports seconds summary tally",
        ),
    ] {
        let mut keys: Vec<&str> = event
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        keys.sort_unstable();
        assert_eq!(keys.join(" "), fields, "{name}");
    }
    assert_eq!(events.first().expect("events")["event"], "begun");
    assert_eq!(events.last().expect("events")["summary"]["made"], 9990);
    assert_eq!(
        of("corrected")[0]["changes"][0]["old"],
        "Port fees rise to $48M"
    );
    assert_eq!(of("record")[0]["made"][0]["why"][0], "new");
}

#[test]
fn who_closes_a_pipe_ends_no_run() {
    for name in ["lines", "events"] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let sink = Sink::new("standard output", Box::new(writer));
        let progress = match name {
            "lines" => shown(Lines::new(sink, true)),
            _ => shown(Events::new(sink)),
        };
        assert_eq!(run(progress), Ok(()), "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_at_the_end() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("a full disk");
    let ended = run(shown(Events::new(Sink::new(
        "standard output",
        Box::new(full),
    ))));
    let why = ended.expect_err("nothing was written");
    assert!(why.starts_with("standard output: "), "{why}");
}

#[test]
fn reports_are_written_beside_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let reports: Vec<Report> = ["run.html", "run.json"]
        .map(|name| {
            let path = folder.path().join(name);
            let kind = coverline::batch::report::Kind::of(&path).expect("known by its ending");
            Report::new(kind, &path, Some(""))
        })
        .into();
    let paper = Paper::default();
    let show = Box::new(Lines::new(paper.sink(), false));
    run(Progress::shown(show, "", reports)).expect("written");
    let text = paper.text();
    assert!(
        text.contains("run.html, ") && text.contains("run.json, output/failures.jsonl\n"),
        "{text}"
    );
    let json = std::fs::read(folder.path().join("run.json")).expect("written");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["summary"]["made"], 9990);
    assert!(folder.path().join("run.html").exists());
}

/// Draws a bar for some seconds: to be looked at, on a terminal.
#[test]
#[ignore = "draws on a terminal"]
fn a_bar_to_look_at() {
    let progress = Progress::begin(Style::Bar, "posts.csv → output", Vec::new());
    let (good, bad) = (made(&[]), failed("no title in line 7"));
    let correction = correction();
    for number in 1..=3000 {
        let record = format!("posts.csv:{number}");
        let mut outcome = outcome(
            number,
            &record,
            if number % 700 == 0 { &bad } else { &good },
        );
        outcome.corrected = (number == 1200).then_some(&correction);
        progress.ended(&outcome);
        progress.read(number * 4, Some(12_000));
        std::thread::sleep(Duration::from_millis(3));
    }
    let summary = Summary {
        records: 3000,
        made: 2996,
        failed: 4,
        files: 2996,
        bytes: 291_000_000,
        ..Summary::default()
    };
    progress.end(&summary, &Facts::default()).expect("written");
}
