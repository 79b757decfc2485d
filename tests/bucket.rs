//! `coverline batch` to a bucket: an S3 server on this machine (`tests/bucket/serve.py`) gets what
//! a folder gets, though it refuses every fifth request, and though the run is killed.
//!
//!     pip install 'moto[server,s3]'
//!     PYTHON=python3 cargo test --release --features bucket --test bucket -- --include-ignored

#![cfg(feature = "bucket")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod archive;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(options: &[&str]) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bucket/serve.py");
        let mut process = Command::new(python())
            .arg(script)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        // An empty line ends what it says.
        let lines = out.lines().map(|line| line.unwrap());
        let lines: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let address = lines.into_iter().next();
        let address = address.expect("pip install 'moto[server,s3]'");
        Self { process, address }
    }

    fn command(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coverline"));
        command
            .current_dir(folder)
            .args(args)
            .env("AWS_ENDPOINT_URL", &self.address)
            .env("AWS_ACCESS_KEY_ID", "test")
            .env("AWS_SECRET_ACCESS_KEY", "test")
            .env("AWS_REGION", "us-east-1");
        command
    }

    fn batch(&self, folder: &Path, to: &str, more: &[&str]) -> Output {
        let args = ["batch", "in", "-o", to, "--size", "320x180"];
        let args: Vec<&str> = args.iter().chain(more).copied().collect();
        self.command(folder, &args).output().unwrap()
    }

    /// What lies below a prefix, by name.
    fn files(&self, prefix: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bucket/fetch.py");
        let fetched = Command::new(python())
            .args([script, &self.address, &format!("{prefix}/")])
            .arg(folder.path())
            .status();
        assert!(fetched.unwrap().success());
        files(folder.path())
    }
}

fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// The files of a folder itself.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files
        .map(|path| (name(&path), fs::read(&path).unwrap()))
        .collect()
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// An archive, and a folder `out` with its banners.
fn archive_with_banners() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for number in 80..120 {
        let article = archive::article(number, 0);
        let name = format!("in/{}.{}", article.slug, article.ending);
        fs::write(folder.path().join(name), article.bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_coverline"));
    let args = ["batch", "in", "-o", "out", "--size", "320x180"];
    let done = command
        .current_dir(folder.path())
        .args(args)
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", said(&done)); // 99 is broken
    folder
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// Whether a bucket's folder holds what the folder holds.
fn is_same(server: &Server, folder: &Path, prefix: &str) {
    let (own, there) = (files(&folder.join("out")), server.files(prefix));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(&own), "{prefix}");
    assert_eq!(own.len(), 39 + 2);
    assert!(there == own, "{prefix} holds what the folder holds");
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn a_bucket_gets_what_a_folder_gets() {
    let folder = archive_with_banners();
    let server = Server::start(&[]);
    let done = server.batch(folder.path(), "s3://covers/plain", &[]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    is_same(&server, folder.path(), "plain");
    let again = server.batch(folder.path(), "s3://covers/plain", &[]);
    assert!(
        said(&again).contains("0 made, 39 unchanged"),
        "{}",
        said(&again)
    );
    // Shards, merged.
    for shard in ["1/3", "2/3", "3/3"] {
        let done = server.batch(folder.path(), "s3://covers/parts", &["--shard", shard]);
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
    }
    let merged = server.command(folder.path(), &["merge", "s3://covers/parts"]);
    let merged = { merged }.output().unwrap();
    assert_eq!(merged.status.code(), Some(0), "{}", said(&merged));
    is_same(&server, folder.path(), "parts");
    // What no source names.
    fs::remove_file(folder.path().join("in/story-00080.md")).unwrap();
    server.batch(folder.path(), "s3://covers/parts", &["--prune"]);
    let left = server.files("parts");
    assert!(!left.contains_key("story-00080-320x180.png"));
    assert!(left.contains_key("story-00081-320x180.png"));
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn a_bucket_loses_nothing_though_every_fifth_request_is_refused() {
    let folder = archive_with_banners();
    let server = Server::start(&["--fail-every", "5"]);
    let done = server.batch(folder.path(), "s3://covers/busy", &[]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    is_same(&server, folder.path(), "busy");
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn killed_at_any_instant_a_bucket_is_finished_by_the_next_run() {
    let folder = archive_with_banners();
    let server = Server::start(&[]);
    for wait in [150, 300, 450, 600, 750, 900] {
        let args = [
            "batch",
            "in",
            "-o",
            "s3://covers/killed",
            "--size",
            "320x180",
        ];
        let mut command = server.command(folder.path(), &args);
        let command = command.stderr(Stdio::null()).stdout(Stdio::null());
        let mut run = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        run.kill().unwrap();
        run.wait().unwrap();
    }
    let done = server.batch(folder.path(), "s3://covers/killed", &[]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    is_same(&server, folder.path(), "killed");
}
