//! Buckets held against a server on this machine (`tests/bucket/serve.py`), and addresses and
//! faults that need none.

use super::Bucket;
use coverline::batch::store::{Fault, Kind, Store as _};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than a server that is dead may stay untold.
const TOLD_WITHIN: Duration = Duration::from_secs(40);

/// A server that ends with the test.
struct Server {
    process: Child,
    variables: Vec<(String, String)>,
}

impl Server {
    fn start(options: &[&str]) -> Self {
        let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let mut process = Command::new(python)
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/bucket/serve.py"
            ))
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python starts");
        let out = BufReader::new(process.stdout.take().expect("it is piped"));
        let lines = out.lines().map(|line| line.expect("text"));
        let lines: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let (address, keys) = lines.split_first().expect("pip install 'moto[server,s3]'");
        let mut variables = usual(address);
        for line in keys {
            let (name, value) = line.split_once('=').expect("a variable");
            set(&mut variables, name, value);
        }
        Self { process, variables }
    }

    fn bucket(&self, address: &str) -> Bucket {
        Bucket::with(address, &self.variables).expect("an address")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn usual(endpoint: &str) -> Vec<(String, String)> {
    let mut variables = Vec::new();
    set(&mut variables, "AWS_ENDPOINT_URL", endpoint);
    set(&mut variables, "AWS_ACCESS_KEY_ID", "test");
    set(&mut variables, "AWS_SECRET_ACCESS_KEY", "test");
    set(&mut variables, "AWS_REGION", "us-east-1");
    variables
}

fn set(variables: &mut Vec<(String, String)>, name: &str, value: &str) {
    variables.retain(|(known, _)| known != name);
    variables.push((name.to_owned(), value.to_owned()));
}

/// So many files with their bytes, no two alike.
fn files(many: usize, long: usize) -> BTreeMap<String, Vec<u8>> {
    let bytes = |i: usize| (0..long).map(|at| (at * (i + 7) % 251) as u8).collect();
    (0..many)
        .map(|i| (format!("2026/{i:04}-1600x900.png"), bytes(i)))
        .collect()
}

fn put(bucket: &Bucket, files: &BTreeMap<String, Vec<u8>>) {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let outcomes = bucket.put(&files);
    assert_eq!(outcomes.len(), files.len());
    for ((name, _), outcome) in files.iter().zip(outcomes) {
        assert_eq!(outcome, Ok(()), "{name}");
    }
}

fn listed(bucket: &Bucket) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    let list = bucket.list(&mut |name, bytes| {
        found.insert(name.to_owned(), bytes);
    });
    assert_eq!(list, Ok(()));
    found
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn files_are_put_listed_read_and_removed() {
    let server = Server::start(&[]);
    let bucket = server.bucket("s3://covers/spring");
    let names = ["a.png", "b/c.json", "straße é 100% #1.webp", "empty.jsonl"];
    let files: BTreeMap<String, Vec<u8>> = names
        .iter()
        .map(|name| ((*name).to_owned(), name.as_bytes().to_vec()))
        .chain([("empty.jsonl".to_owned(), Vec::new())])
        .collect();
    put(&bucket, &files);
    put(&server.bucket("s3://covers/springtime/"), &files);
    let sizes: BTreeMap<String, u64> = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
        .collect();
    assert_eq!(listed(&bucket), sizes);
    for (name, bytes) in &files {
        assert_eq!(get(&bucket, name), Ok(Some(bytes.clone())), "{name}");
    }
    assert_eq!(get(&bucket, "none.json"), Ok(None));
    assert_eq!(bucket.remove(&["a.png", "none.png", "empty.jsonl"]), Ok(()));
    let left: Vec<String> = listed(&bucket).into_keys().collect();
    assert_eq!(left, ["b/c.json", "straße é 100% #1.webp"]);
    let whole = listed(&server.bucket("s3://covers"));
    assert_eq!(whole.len(), 6);
    assert!(whole.contains_key("springtime/a.png"), "{whole:?}");
    assert_eq!(bucket.shown("a.png"), "s3://covers/spring/a.png");
}

/// A file as a whole.
fn get(bucket: &Bucket, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let found = bucket.read(name)?;
    Ok(found.map(|mut from| {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("its pieces come");
        bytes
    }))
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn a_long_file_goes_and_comes_in_pieces() {
    let server = Server::start(&[]);
    let bucket = server.bucket("s3://covers/long");
    for length in [0, 1, (8 << 20) - 1, 8 << 20, (20 << 20) + 7] {
        let bytes: Vec<u8> = (0..length)
            .map(|at: usize| ((at * 31) >> 7) as u8)
            .collect();
        assert_eq!(
            bucket.put_from("manifest.jsonl", &mut bytes.as_slice()),
            Ok(())
        );
        assert!(
            get(&bucket, "manifest.jsonl") == Ok(Some(bytes)),
            "{length} bytes"
        );
    }
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn every_file_arrives_though_every_fifth_request_is_refused() {
    let server = Server::start(&["--fail-every", "5"]);
    let bucket = server.bucket("s3://covers/busy");
    let files = files(200, 40_000);
    let start = Instant::now();
    put(&bucket, &files);
    println!("200 files of 40 kB in {:.1?}", start.elapsed());
    assert_eq!(listed(&bucket).len(), files.len());
    for (name, bytes) in &files {
        assert!(get(&bucket, name) == Ok(Some(bytes.clone())), "{name}");
    }
    println!("and read back in {:.1?} since", start.elapsed());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(bucket.remove(&names), Ok(()));
    assert_eq!(listed(&bucket).len(), 0);
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn a_list_goes_on_after_its_first_thousand() {
    let server = Server::start(&[]);
    let bucket = server.bucket("s3://covers/many");
    let files = files(1_100, 3);
    put(&bucket, &files);
    let found = listed(&bucket);
    assert!(found.keys().eq(files.keys()), "{} found", found.len());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(bucket.remove(&names), Ok(()));
    assert_eq!(listed(&bucket).len(), 0);
}

#[test]
#[ignore = "needs an S3 server: pip install 'moto[server,s3]', PYTHON its interpreter"]
fn wrong_keys_and_missing_buckets_are_told_in_a_line() {
    let server = Server::start(&["--keys"]);
    let key = |name: &str, value: &str| {
        let mut variables = server.variables.clone();
        set(&mut variables, name, value);
        variables
    };
    #[rustfmt::skip]
    let rows = [
        ("s3://nowhere/a", server.variables.clone(), "there is no such bucket; create it, or correct its name"),
        ("s3://covers/a", key("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), "the keys are not accepted (invalid access key id); check AWS_ACCESS_KEY_ID"),
        ("s3://covers/a", key("AWS_SECRET_ACCESS_KEY", "wrong"), "the keys are not accepted (signature does not match); check AWS_ACCESS_KEY_ID"),
    ];
    for (address, variables, want) in rows {
        let bucket = Bucket::with(address, &variables).expect("an address");
        let faults = [
            bucket.put(&[("x.png", b"x")]).remove(0).expect_err(want),
            get(&bucket, "x.png").expect_err(want),
            bucket.list(&mut |_, _| {}).expect_err(want),
            bucket.remove(&["x.png"]).expect_err(want),
        ];
        for fault in faults {
            println!("{fault}");
            assert_eq!(fault.kind, Kind::Lasting, "{fault}");
            assert!(
                fault.why.starts_with(address) && fault.why.contains(want),
                "{fault}"
            );
            clean(&fault.why, &variables);
        }
    }
    put(&server.bucket("s3://covers/a"), &files(3, 10));
}

#[test]
#[ignore = "takes a minute"]
fn a_dead_server_is_told_in_a_line() {
    // One that refuses, and one that takes a connection and never answers.
    let deaf = TcpListener::bind("127.0.0.1:0").expect("a port");
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = |listener: &TcpListener| listener.local_addr().expect("an address").to_string();
    let rows = [
        (
            at(&free),
            "nobody listens there; check AWS_ENDPOINT_URL and AWS_REGION, or try again later",
        ),
        (at(&deaf), "the server takes too long; try again later"),
    ];
    drop(free);
    for (at, want) in rows {
        let variables = usual(&format!("http://{at}"));
        let bucket = Bucket::with("s3://covers", &variables).expect("an address");
        let start = Instant::now();
        let fault = bucket.put(&[("x.png", b"x")]).remove(0).expect_err(want);
        println!("{fault}, after {:.1?}", start.elapsed());
        assert_eq!(fault.why, format!("s3://covers/x.png: {want}"));
        assert_eq!(fault.kind, Kind::Passing);
        assert!(start.elapsed() < TOLD_WITHIN, "{:?}", start.elapsed());
    }
}

#[test]
fn what_cannot_be_opened_says_why() {
    let plain = usual("http://storage.example.org:9000");
    let half: Vec<_> = plain
        .iter()
        .filter(|(name, _)| name == "AWS_ACCESS_KEY_ID")
        .cloned()
        .collect();
    let absent = vec![("AWS_CA_BUNDLE".to_owned(), "no/such.pem".to_owned())];
    #[rustfmt::skip]
    let rows = [
        ("s3://covers/a", &plain, "storage.example.org is asked over https only; write its endpoint with https, or set AWS_ALLOW_HTTP=true"),
        ("s3://covers/a", &half, "one key is missing; set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ("s3://covers/a", &absent, "no/such.pem: no such file or directory; AWS_CA_BUNDLE names it"),
        ("s3://", &half, "no bucket is named"),
        ("ftp://covers/a", &half, "no bucket; write it as s3://"),
        ("s3://covers/a?X-Amz-Signature=abc", &half, "neither a password nor anything after ?"),
        ("s3://me:secret@covers/a", &half, "neither a password nor"),
        ("az://covers/a", &half, "no account is named; set AZURE_STORAGE_ACCOUNT_NAME"),
    ];
    for (address, variables, want) in rows {
        let why = Bucket::with(address, variables)
            .map(drop)
            .expect_err(address);
        println!("{why}");
        assert!(why.contains(want), "{address}: {why}");
        assert!(!why.contains("secret@") && !why.contains("abc"), "{why}");
        clean(&why, &[]);
    }
    for address in ["s3://covers", "s3://covers/a/b/", "gs://covers/a"] {
        let keys = [("GOOGLE_SKIP_SIGNATURE".to_owned(), "true".to_owned())];
        let bucket = Bucket::with(address, &keys).map_err(|why| panic!("{why}"));
        let bucket = bucket.expect("it is opened");
        let root = address.trim_end_matches('/');
        assert_eq!(bucket.shown("x.png"), format!("{root}/x.png"));
    }
}

#[test]
fn addresses_are_told_from_folders() {
    for (place, want) in [
        ("s3://covers", true),
        ("S3://covers/a", true),
        ("abfs://covers/a", true),
        ("output", false),
        ("s3", false),
        ("https://example.org", false),
        ("C:\\covers", false),
    ] {
        assert_eq!(super::is_address(place), want, "{place}");
    }
}

/// One line, without keys or the numbers of requests.
fn clean(why: &str, variables: &[(String, String)]) {
    assert!(!why.contains(['\n', '<', '>']), "{why}");
    assert!(!why.to_lowercase().contains("requestid"), "{why}");
    for (name, value) in variables {
        let is_key = name.ends_with("_KEY") || name.ends_with("_KEY_ID");
        assert!(!is_key || !why.contains(value), "{why}");
    }
}
