//! `coverline snapshot report` and `review`, run as pipelines run them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const RUN: &str = r#"{"folder":"banners","cases":[
 {"name":"port-trend-night-1600x900","article":"port.md","layout":"trend","theme":"night","size":"1600x900","verdict":"changed",
  "explanation":["headline 64 → 58 px"],"kinds":["type"],
  "difference":{"changed":9,"edges":1,"share":0.0625,"score":0.9,"boxes":[[2,2,3,3]]},
  "accepted":"accepted/port.png","actual":"output/port.png","error":""},
 {"name":"port-trend-paper-1600x900","article":"port.md","layout":"trend","theme":"paper","size":"1600x900","verdict":"same",
  "explanation":[],"kinds":[],"difference":null,"accepted":"accepted/port.png","actual":"output/port.png","error":""}]}"#;

/// A folder as a test leaves it.
fn tested(run: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["accepted", "output"] {
        fs::create_dir_all(folder.path().join("banners").join(name)).unwrap();
        let picture = image::RgbImage::new(12, 12);
        picture
            .save(folder.path().join("banners").join(name).join("port.png"))
            .unwrap();
    }
    fs::write(folder.path().join("banners/output/run.json"), run).unwrap();
    folder
}

fn coverline(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn a_report_is_written_in_every_form_that_is_asked_for() {
    for (name, flags, paths) in [
        (
            "a page, when nothing is",
            &[][..],
            "banners/output/report.html",
        ),
        (
            "a page where it is named",
            &["--html", "page.html"],
            "page.html",
        ),
        (
            "all in files",
            &[
                "--html",
                "a.html",
                "--junit",
                "new/a.xml",
                "--markdown",
                "a.md",
                "--json",
                "a.json",
            ],
            "a.html\nnew/a.xml\na.md\na.json",
        ),
    ] {
        let folder = tested(RUN);
        let done = coverline(
            folder.path(),
            &[&["snapshot", "report", "banners"], flags].concat(),
        );
        assert_eq!(
            done.status.code(),
            Some(0),
            "{name}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        let told = String::from_utf8(done.stdout).unwrap();
        assert_eq!(told.trim_end(), paths, "{name}");
        for path in paths.lines() {
            let text = fs::read_to_string(folder.path().join(path)).unwrap();
            assert!(text.contains("port-trend-night-1600x900"), "{name}: {path}");
        }
    }
}

#[test]
fn standard_output_takes_one_form() {
    for (form, begins) in [
        (
            "--markdown",
            "**Snapshots of `banners`:** 2 cases: 1 changed, 1 same\n",
        ),
        ("--junit", "<?xml version=\"1.0\""),
        ("--json", "{\n  \"folder\": \"banners\""),
    ] {
        let folder = tested(RUN);
        let done = coverline(folder.path(), &["snapshot", "report", "banners", form, "-"]);
        let told = String::from_utf8(done.stdout).unwrap();
        assert!(told.starts_with(begins), "{form}: {told}");
        assert!(
            !folder.path().join("banners/output/report.html").exists(),
            "{form}: nothing else"
        );
    }
}

#[test]
fn what_cannot_be_done_is_said_in_a_line() {
    for (name, run, args, want) in [
        (
            "no test yet",
            RUN,
            &["report", "."][..],
            "coverline: ./output/run.json: no such file or directory; run coverline snapshot test first\n",
        ),
        (
            "a run of another kind",
            "{}",
            &["report", "banners"],
            "coverline: banners/output/run.json: missing field `folder` at line 1 column 2; run coverline snapshot test again\n",
        ),
        (
            "no terminal",
            RUN,
            &["review", "banners"],
            "coverline: snapshot review asks for keys, and this is no terminal; run it in one, or use coverline snapshot report\n",
        ),
    ] {
        let folder = tested(run);
        let done = coverline(folder.path(), &[&["snapshot"], args].concat());
        assert_eq!(done.status.code(), Some(2), "{name}");
        assert_eq!(String::from_utf8(done.stderr).unwrap(), want, "{name}");
    }
}
