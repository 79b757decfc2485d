//! `coverline batch`, run as a CMS runs it: again and again over one archive, killed, spread over
//! machines, with rows that nobody should send.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod archive;

use archive::{article, row};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

const SMALL: [&str; 4] = ["--size", "320x180", "--size", "240x126"];

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coverline"));
    command.current_dir(folder).arg("batch").args(args);
    command
}

fn batch(folder: &Path, args: &[&str]) -> Output {
    let args: Vec<&str> = args.iter().chain(&SMALL).copied().collect();
    command(folder, &args).output().unwrap()
}

fn err(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn ended(done: &Output, status: i32) -> String {
    let err = err(done);
    assert_eq!(done.status.code(), Some(status), "{err}");
    err
}

/// A folder `in` with some articles of the archive.
fn archive_of(numbers: impl Iterator<Item = usize>, edition: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    write_articles(folder.path(), numbers, edition);
    folder
}

fn write_articles(folder: &Path, numbers: impl Iterator<Item = usize>, edition: u64) {
    for number in numbers {
        let article = article(number, edition);
        let name = format!("in/{}.{}", article.slug, article.ending);
        fs::write(folder.join(name), article.bytes).unwrap();
    }
}

/// All files below a folder that a reader sees, by path, without what the program keeps for
/// itself.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if name == ".coverline" {
                continue;
            }
            match path.is_dir() {
                true => folders.push(path),
                false => drop(found.insert(name, fs::read(&path).unwrap())),
            }
        }
    }
    found
}

fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        found.insert(
            next.clone(),
            fs::metadata(&next).unwrap().modified().unwrap(),
        );
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let time = fs::metadata(&path).unwrap().modified().unwrap();
                    found.insert(path, time);
                }
            }
        }
    }
    found
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn entry(folder: &Path, slug: &str) -> Value {
    let all = lines(&folder.join("out/manifest.jsonl"));
    let found = all.into_iter().find(|entry| entry["slug"] == slug);
    found.unwrap_or_else(|| panic!("{slug} is in the manifest"))
}

#[test]
fn an_archive_is_made_once_and_then_left_alone() {
    let folder = archive_of(95..103, 0);
    let done = batch(folder.path(), &["in", "-o", "out"]);
    let said = ended(&done, 1); // 99 is broken
    let out = folder.path().join("out");
    let made = files(&out);
    assert_eq!(made.len(), 7 * 2 + 2, "{:?}\n{said}", made.keys());
    let failures = lines(&out.join("failures.jsonl"));
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0]["slug"], "story-00099");
    assert!(!failures[0]["why"].as_str().unwrap().is_empty());
    let entry = entry(folder.path(), "story-00096");
    let file = &entry["files"][0];
    let bytes = &made[file["file"].as_str().unwrap()];
    assert_eq!(file["bytes"], bytes.len());
    assert_eq!(file["hash"], blake3::hash(bytes).to_hex().to_string());
    assert!(file["alt"].as_str().unwrap().len() > 10, "{file}");
    assert!(file["thumbhash"].as_str().unwrap().len() > 10, "{file}");

    let before = times(&out);
    ended(&batch(folder.path(), &["in", "-o", "out"]), 1);
    assert_eq!(
        times(&out),
        before,
        "nothing is written when nothing changed"
    );
}

#[test]
fn only_what_changed_is_made_and_corrections_are_told() {
    let folder = archive_of(0..6, 0);
    let out = folder.path().join("out");
    ended(&batch(folder.path(), &["in", "-o", "out"]), 0);
    let before = times(&out);
    write_articles(folder.path(), 2..3, 5); // another sum

    let dry = batch(folder.path(), &["in", "-o", "out", "--dry-run"]);
    let said = ended(&dry, 0) + &String::from_utf8_lossy(&dry.stdout);
    assert!(
        said.contains("story-00002") && said.contains("brief"),
        "{said}"
    );
    assert_eq!(times(&out), before, "a dry run writes nothing");

    let old = entry(folder.path(), "story-00002");
    let said = ended(&batch(folder.path(), &["in", "-o", "out"]), 0);
    let new = entry(folder.path(), "story-00002");
    assert_ne!(old["figures"], new["figures"]);
    for figures in [&old["figures"], &new["figures"]] {
        let figures = figures.as_array().unwrap();
        let other = if figures == old["figures"].as_array().unwrap() {
            &new
        } else {
            &old
        };
        for figure in figures {
            let corrected = !other["figures"].as_array().unwrap().contains(figure);
            assert!(
                !corrected || said.contains(figure.as_str().unwrap()),
                "{figure} in {said}"
            );
        }
    }
    assert!(
        said.contains("story-00002-320x180.png") && said.contains("story-00002-240x126.png"),
        "{said}"
    );
    let after = times(&out);
    for (path, time) in &before {
        let name = path.file_name().unwrap().to_string_lossy();
        let one = name.starts_with("story-00002") || name.starts_with("manifest") || path.is_dir();
        assert!(one || after[path] == *time, "{name} did not change");
        assert!(
            !name.starts_with("story-00002") || after[path] != *time,
            "{name} changed"
        );
    }
}

#[test]
fn what_a_banner_is_made_of_decides() {
    let folder = archive_of(0..4, 0);
    let own = folder.path().join("own");
    fs::create_dir_all(own.join("themes")).unwrap();
    for name in ["headline", "figure-row"] {
        let file = format!("{name}.svg");
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("layouts")
                .join(&file),
            own.join(&file),
        )
        .unwrap();
    }
    let run = |layout: &str, more: &[&str]| {
        let args = ["in", "-o", "out", "--layouts", "own", "--layout", layout];
        let args: Vec<&str> = args.iter().chain(more).copied().collect();
        let done = batch(folder.path(), &args);
        ended(&done, 0) + &String::from_utf8_lossy(&done.stdout)
    };
    run("headline", &[]);
    let out = folder.path().join("out");
    let before = times(&out);
    let pictures = |times: &BTreeMap<PathBuf, SystemTime>| {
        let mut times = times.clone();
        times.retain(|path, _| path.extension().is_some_and(|e| e == "png"));
        times
    };

    // A layout that no banner is made with.
    let row = own.join("figure-row.svg");
    let text = fs::read_to_string(&row).unwrap();
    fs::write(&row, text.replacen("</svg>", "<!-- x --></svg>", 1)).unwrap();
    run("headline", &[]);
    assert_eq!(
        pictures(&times(&out)),
        pictures(&before),
        "another layout changed"
    );

    // A sentence that no banner says anything of.
    let article = folder.path().join("in/story-00001.md");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(
        &article,
        format!("{text}\nThe minutes will be read aloud.\n"),
    )
    .unwrap();
    run("headline", &[]);
    assert_eq!(
        pictures(&times(&out)),
        pictures(&before),
        "a sentence at the end changed"
    );

    // The layout that they are made with.
    let headline = own.join("headline.svg");
    let text = fs::read_to_string(&headline).unwrap();
    fs::write(&headline, text.replacen("</svg>", "<!-- y --></svg>", 1)).unwrap();
    let said = run("headline", &["--dry-run"]);
    assert!(said.contains("layout"), "{said}");
    run("headline", &[]);
    let after = pictures(&times(&out));
    assert!(
        pictures(&before)
            .iter()
            .all(|(path, time)| after[path] != *time),
        "the layout changed"
    );

    // A file that is gone.
    fs::remove_file(out.join("story-00003-320x180.png")).unwrap();
    run("headline", &[]);
    assert!(out.join("story-00003-320x180.png").is_file());
    let again = pictures(&times(&out));
    let other = out.join("story-00003-240x126.png");
    assert_eq!(again[&other], after[&other], "only the missing one is made");
}

#[test]
fn what_someone_set_by_hand_stays() {
    let folder = archive_of(0..3, 0);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let first = out.join("story-00000-320x180.png"); // before there is a manifest
    fs::write(&first, b"by hand").unwrap();
    ended(&batch(folder.path(), &["in", "-o", "out"]), 0);
    let second = out.join("story-00001-320x180.png"); // in place of ours
    fs::write(&second, b"by hand, too").unwrap();
    write_articles(folder.path(), 0..3, 3);
    let said = ended(&batch(folder.path(), &["in", "-o", "out"]), 0);
    assert!(said.contains("by hand"), "{said}");
    assert_eq!(fs::read(&first).unwrap(), b"by hand");
    assert_eq!(fs::read(&second).unwrap(), b"by hand, too");
    let listed = entry(folder.path(), "story-00001");
    assert_eq!(listed["files"][0]["by_hand"], true);
    // Both articles go, and with them what is ours.
    for number in 0..2 {
        let article = article(number, 3);
        let name = format!("in/{}.{}", article.slug, article.ending);
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    ended(&batch(folder.path(), &["in", "-o", "out", "--prune"]), 0);
    assert!(!out.join("story-00000-240x126.png").exists());
    assert_eq!(
        fs::read(&first).unwrap(),
        b"by hand",
        "pruning leaves it, too"
    );
    assert_eq!(fs::read(&second).unwrap(), b"by hand, too");
    assert!(!out.join("story-00001-240x126.png").exists());
    assert!(out.join("story-00002-240x126.png").exists());
}

#[test]
fn pruning_removes_our_own_files_only_and_only_when_all_was_read() {
    let folder = archive_of(0..4, 0);
    let out = folder.path().join("out");
    let named = [
        "in",
        "-o",
        "out",
        "--name",
        "{slug}-{width}x{height}-{hash}",
    ];
    ended(&batch(folder.path(), &named), 0);
    fs::write(out.join("notes.txt"), "mine").unwrap();
    write_articles(folder.path(), 1..2, 2);
    ended(&batch(folder.path(), &named), 0);
    let of = |slug: &str| {
        files(&out)
            .keys()
            .filter(|name| name.starts_with(slug))
            .count()
    };
    assert_eq!(
        of("story-00001"),
        4,
        "former files stay until they are pruned"
    );
    let empty = tempfile::tempdir().unwrap();
    let nowhere = empty.path().display().to_string();
    let mut prune = named.to_vec();
    prune.push("--prune");
    let mut wrong = prune.clone();
    wrong[0] = &nowhere;
    let said = err(&batch(folder.path(), &wrong));
    assert_eq!(of("story-"), 10, "an empty source prunes nothing: {said}");
    fs::remove_file(folder.path().join("in/story-00000.md")).unwrap();
    ended(&batch(folder.path(), &prune), 0);
    assert_eq!(
        (of("story-00000"), of("story-00001"), of("story-00002")),
        (0, 2, 2)
    );
    assert!(out.join("notes.txt").is_file());
    assert_eq!(lines(&out.join("manifest.jsonl")).len(), 3);
    // A source that breaks off names not all that it holds.
    fs::write(
        folder.path().join("rows.csv"),
        "slug,title,content\na,One,\"Text that never ends\n",
    )
    .unwrap();
    let mut broken = prune.clone();
    broken[0] = "rows.csv";
    batch(folder.path(), &broken);
    assert_eq!(
        of("story-00002"),
        2,
        "nothing is pruned after a source that breaks off"
    );
}

#[test]
fn shards_merged_are_one_run() {
    let folder = archive_of(90..114, 0);
    ended(&batch(folder.path(), &["in", "-o", "whole"]), 1);
    let mut running: Vec<Child> = Vec::new();
    for shard in ["1/4", "2/4", "3/4", "4/4"] {
        let args: Vec<&str> = ["in", "-o", "parts", "--shard", shard]
            .iter()
            .chain(&SMALL)
            .copied()
            .collect();
        let mut command = command(folder.path(), &args);
        running.push(
            command
                .stderr(Stdio::null())
                .stdout(Stdio::null())
                .spawn()
                .unwrap(),
        );
    }
    let statuses: Vec<_> = running
        .iter_mut()
        .map(|run| run.wait().unwrap().code())
        .collect();
    assert!(
        statuses.contains(&Some(1)) && statuses.iter().all(|s| matches!(s, Some(0 | 1))),
        "{statuses:?}"
    );
    let merged = Command::new(env!("CARGO_BIN_EXE_coverline"))
        .current_dir(folder.path())
        .args(["merge", "parts"])
        .output()
        .unwrap();
    ended(&merged, 0);
    assert!(files(&folder.path().join("parts")) == files(&folder.path().join("whole")));
    let by_index = command(
        folder.path(),
        &[
            "in", "-o", "other", "--size", "320x180", "--shard", "auto/4",
        ],
    )
    .env("JOB_COMPLETION_INDEX", "2")
    .output()
    .unwrap();
    assert!(matches!(by_index.status.code(), Some(0 | 1)));
    assert!(folder.path().join("other/manifest-3-of-4.jsonl").is_file());
}

/// Waits for a run, or kills it as `kill -9` does.
fn killed_after(mut run: Child, after: Duration) -> bool {
    let began = Instant::now();
    loop {
        if run.try_wait().unwrap().is_some() {
            return false;
        }
        if began.elapsed() >= after {
            run.kill().unwrap(); // SIGKILL
            run.wait().unwrap();
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn killed_at_any_instant_nothing_is_lost_doubled_or_torn() {
    const KILLS: usize = 50;
    let numbers = 80..110;
    let folder = archive_of(numbers.clone(), 0);
    let named = [
        "in",
        "-o",
        "out",
        "--prune",
        "--name",
        "{slug}-{width}x{height}-{hash}",
    ];
    let named: Vec<&str> = named.iter().chain(&SMALL).copied().collect();
    let start = |args: &[&str]| {
        let mut command = command(folder.path(), args);
        command
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let began = Instant::now();
    start(&named).wait().unwrap();
    let whole = began.elapsed();
    let mut kills = 0;
    let mut seed = 1_u64;
    for edition in 1.. {
        // All articles change, so that there is always something to be killed at.
        write_articles(folder.path(), numbers.clone(), edition);
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let part = (seed >> 33) as f64 / f64::from(1_u32 << 31);
        kills += usize::from(killed_after(start(&named), whole.mul_f64(part)));
        if kills >= KILLS {
            write_articles(folder.path(), numbers.clone(), edition + 1);
            break;
        }
        assert!(
            edition < 400,
            "only {kills} of {KILLS} runs could be killed"
        );
    }
    ended(&command(folder.path(), &named).output().unwrap(), 1);
    let mut fresh = named.clone();
    fresh[2] = "fresh";
    ended(&command(folder.path(), &fresh).output().unwrap(), 1);
    let (out, fresh) = (
        files(&folder.path().join("out")),
        files(&folder.path().join("fresh")),
    );
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&out), names(&fresh));
    assert!(
        out == fresh,
        "the files of a killed archive are those of one that was not"
    );
    let kept: Vec<_> = fs::read_dir(folder.path().join("out/.coverline"))
        .unwrap()
        .collect();
    let kept: Vec<_> = kept
        .into_iter()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(kept.iter().all(|name| name != "begun-whole"), "{kept:?}");
}

#[test]
fn two_runs_do_not_write_to_one_folder() {
    let folder = archive_of(0..40, 0);
    let args: Vec<&str> = ["in", "-o", "out"].iter().chain(&SMALL).copied().collect();
    let mut first = command(folder.path(), &args)
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while !folder.path().join("out/.coverline/lock").exists() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(50));
    let second = batch(folder.path(), &["in", "-o", "out"]);
    let said = ended(&second, 2);
    assert!(said.contains("another run"), "{said}");
    assert_eq!(first.wait().unwrap().code(), Some(0));
}

#[test]
fn hostile_rows_are_a_line_each_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(300);
    let mut rows: Vec<u8> = Vec::new();
    let mut add = |line: &[u8]| {
        rows.extend_from_slice(line);
        rows.push(b'\n');
    };
    let good = |slug: &str| {
        let text = row(7, 0);
        text.replacen(
            "\"slug\":\"story-00007\"",
            &format!("\"slug\":{}", serde_json::to_string(slug).unwrap()),
            1,
        )
    };
    assert!(good("q").contains("\"slug\":\"q\""), "{}", good("q"));
    add(good("../../etc/x").as_bytes());
    add(good("nul\0here").as_bytes());
    add(good(&long).as_bytes());
    add(good("twice").as_bytes());
    add(good("twice").as_bytes());
    add(b"{\"slug\": \"latin\", \"title\": \"Caf\xe9\", \"content\": \"It opened.\"}");
    add(b"{\"slug\": \"open\", \"title\": \"");
    add(b"not json");
    add(format!(
        "{{\"slug\":\"large\",\"title\":\"T\",\"content\":\"{}\"}}",
        "a ".repeat(50 << 20)
    )
    .as_bytes());
    add(good("last").as_bytes());
    let mut run = command(
        folder.path(),
        &["-", "--from", "jsonl", "-o", "out", "--size", "320x180"],
    )
    .stdin(Stdio::piped())
    .stderr(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut to = run.stdin.take().unwrap();
    let writer = std::thread::spawn(move || to.write_all(&rows));
    let done = run.wait_with_output().unwrap();
    let said = ended(&done, 1);
    writer.join().unwrap().unwrap();
    let out = folder.path().join("out");
    let names: Vec<String> = files(&out).into_keys().collect();
    assert!(
        !folder.path().join("etc").exists()
            && !folder
                .path()
                .parent()
                .unwrap()
                .join("etc/x-320x180.png")
                .exists()
    );
    let pictures: Vec<_> = names.iter().filter(|name| name.ends_with(".png")).collect();
    assert_eq!(pictures.len(), 5, "{names:?}\n{said}");
    assert!(
        pictures
            .iter()
            .all(|name| name.len() < 200 && !name.contains('/')),
        "{names:?}"
    );
    let failures = lines(&out.join("failures.jsonl"));
    let numbers: Vec<_> = failures
        .iter()
        .map(|line| line["number"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [5, 6, 7, 8, 9], "{failures:?}");
    for failure in &failures {
        let why = failure["why"].as_str().unwrap();
        assert!(!why.contains('\n') && why.len() < 400, "{why}");
        assert!(
            failure["record"]
                .as_str()
                .unwrap()
                .contains(&failure["number"].to_string()),
            "{failure}"
        );
    }
    assert!(
        failures[0]["why"].as_str().unwrap().contains("twice"),
        "{failures:?}"
    );
}

#[test]
fn a_run_stops_after_too_many_failures() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for number in 0..30 {
        fs::write(folder.path().join(format!("in/broken-{number:02}.txt")), "").unwrap();
    }
    let done = batch(
        folder.path(),
        &["in", "-o", "out", "--max-failures", "5", "--jobs", "1"],
    );
    let said = ended(&done, 1);
    assert!(said.contains("--max-failures"), "{said}");
    let failures = lines(&folder.path().join("out/failures.jsonl")).len();
    assert!((6..30).contains(&failures), "{failures}");
}

#[test]
fn names_by_content_are_shared_and_wrong_ones_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = ["a", "b"]
        .iter()
        .map(|slug| row(7, 0).replacen("story-00007", slug, 1) + "\n")
        .collect();
    fs::write(folder.path().join("rows.jsonl"), rows).unwrap();
    ended(
        &batch(
            folder.path(),
            &["rows.jsonl", "-o", "out", "--name", "{hash}"],
        ),
        0,
    );
    let names: Vec<String> = files(&folder.path().join("out")).into_keys().collect();
    // Two pictures for the two articles, which say the same.
    assert_eq!(names.len(), 2 + 1, "{names:?}");
    let manifest = lines(&folder.path().join("out/manifest.jsonl"));
    assert_eq!(manifest[0]["files"], manifest[1]["files"]);
    for (pattern, want) in [
        ("{slug}", "{width}"),
        ("../{hash}", "cannot stand"),
        ("{slug}/{hash}", "cannot stand"),
        ("{slug}{hash}", "put a - between"),
        ("{date}-{hash}", "is no part of a name"),
    ] {
        let done = batch(
            folder.path(),
            &["rows.jsonl", "-o", "out", "--name", pattern],
        );
        let said = ended(&done, 2);
        assert!(said.contains(want), "{pattern}: {said}");
    }
}

#[test]
fn a_banner_of_a_batch_is_verified_by_any_article_that_gives_its_brief() {
    let folder = archive_of(0..0, 0);
    let article = folder.path().join("in/story-00000.md");
    let words = "# Harbour fees to rise by a third\n\nThe harbour authority will raise its fees by 33% next year, the first rise since 2019. It expects to take in $48 million a year from container lines alone.\n\nResidents had asked for it at three public meetings. The plan has been on the table since the last election. Opponents say that it rests on a mild winter.\n";
    fs::write(&article, words).unwrap();
    ended(&batch(folder.path(), &["in", "-o", "out"]), 0);
    let verify = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coverline"));
        command.current_dir(folder.path());
        let done = command
            .args(["verify", "out/story-00000-320x180.png", "in/story-00000.md"])
            .output()
            .unwrap();
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned() + &err(&done),
        )
    };
    let (status, said) = verify();
    assert!(status == Some(0) && said.contains("same"), "{said}");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(
        &article,
        format!("{text}\nThe minutes will be read aloud.\n"),
    )
    .unwrap();
    let (status, said) = verify();
    assert!(status == Some(0) && said.contains("same"), "{said}");
    write_articles(folder.path(), 0..1, 1);
    let (status, said) = verify();
    assert!(
        status == Some(1) || said.contains("another brief"),
        "{said}"
    );
}

/// A disk of its own, unmounted at the end.
struct Disk(PathBuf);

impl Disk {
    fn mount(&self, options: &str) {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(&self.0)
            .status();
        assert!(mounted.unwrap().success(), "root may mount a disk");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
#[ignore = "mounts a disk of 20 MB, which root alone may"]
fn a_disk_that_fills_up_loses_nothing() {
    let folder = archive_of(80..280, 0);
    let disk = Disk(folder.path().join("out"));
    fs::create_dir(&disk.0).unwrap();
    disk.mount("size=20m");
    let run = |to: &str| command(folder.path(), &["in", "-o", to]).output().unwrap();
    for _ in 0..2 {
        let said = ended(&run("out"), 1);
        assert!(said.contains("free some room"), "{said}");
        for (name, bytes) in files(&disk.0) {
            let whole = !name.ends_with(".png") || image::load_from_memory(&bytes).is_ok();
            assert!(whole, "{name} is whole");
        }
    }
    disk.mount("remount,size=400m");
    ended(&run("out"), 1); // 99 is broken
    ended(&run("fresh"), 1);
    assert!(files(&disk.0) == files(&folder.path().join("fresh")));
}
