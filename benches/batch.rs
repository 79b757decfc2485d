//! An archive of 1,000, 3,000 and 10,000 articles through `coverline batch`, to two sizes each:
//! banners a second, how busy the cores are, the peak of memory, and how long a second run takes
//! that finds nothing to do. Other numbers of articles can be named:
//!
//!     cargo bench --bench batch -- 200
//!
//! Memory and times are read from `/proc`, so it measures on Linux.

#![allow(clippy::print_stdout, reason = "a bench prints")]

#[path = "../tests/archive/mod.rs"]
mod archive;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// Ticks of `/proc/PID/stat` in a second, on every Linux there is.
const TICKS: f64 = 100.0;

fn main() {
    let named: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if named.is_empty() {
        vec![1_000, 3_000, 10_000]
    } else {
        named
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{:>8} {:>9} {:>9} {:>7} {:>8} {:>9} {:>9} {:>8}",
        "articles", "seconds", "banners/s", "busy", "peak MB", "2nd run s", "2nd MB", "written"
    );
    for articles in sizes {
        let folder = tempfile::tempdir().expect("a folder for the archive");
        let input = folder.path().join("in");
        fs::create_dir(&input).expect("a folder for the articles");
        for number in 0..articles {
            let article = archive::article(number, 0);
            let name = format!("{}.{}", article.slug, article.ending);
            fs::write(input.join(name), article.bytes).expect("an article is written");
        }
        let first = run(folder.path());
        let before = newest(&folder.path().join("out"));
        let second = run(folder.path());
        let after = newest(&folder.path().join("out"));
        let banners = fs::read_dir(folder.path().join("out"))
            .expect("banners")
            .flatten()
            .filter(|entry| entry.path().extension().is_some_and(|e| e == "png"))
            .count();
        println!(
            "{articles:>8} {:>9.1} {:>9.1} {:>6.0}% {:>8.1} {:>9.2} {:>9.1} {:>8}",
            first.seconds,
            banners as f64 / first.seconds,
            100.0 * first.cpu / (first.seconds * cores as f64),
            first.peak,
            second.seconds,
            second.peak,
            if before == after {
                "nothing"
            } else {
                "SOMETHING"
            },
        );
    }
}

/// What a run took.
struct Took {
    seconds: f64,
    /// Seconds of all cores.
    cpu: f64,
    /// Megabytes.
    peak: f64,
}

fn run(folder: &Path) -> Took {
    let began = Instant::now();
    let mut run = Command::new(env!("CARGO_BIN_EXE_coverline"))
        .current_dir(folder)
        .args(["batch", "in", "-o", "out"])
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.join("said.txt")).expect("a file for what it says"))
        .spawn()
        .expect("the command starts");
    let (mut cpu, mut peak) = (0.0, 0.0);
    while run.try_wait().expect("the command is waited for").is_none() {
        let process = format!("/proc/{}", run.id());
        let status = fs::read_to_string(format!("{process}/status")).unwrap_or_default();
        let high = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = high.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
        peak = kilobytes.map_or(peak, |kb| kb * 1_024.0 / 1e6);
        let stat = fs::read_to_string(format!("{process}/stat")).unwrap_or_default();
        let fields: Vec<f64> = stat
            .rsplit(") ")
            .next()
            .unwrap_or_default()
            .split(' ')
            .map(|field| field.parse().unwrap_or(0.0))
            .collect();
        if let [user, system] = fields.get(11..13).unwrap_or_default() {
            cpu = (user + system) / TICKS;
        }
        sleep(Duration::from_millis(10));
    }
    Took {
        seconds: began.elapsed().as_secs_f64(),
        cpu,
        peak,
    }
}

/// When a file of a folder, or the folder itself, was written last.
fn newest(folder: &Path) -> Option<SystemTime> {
    let mut newest = fs::metadata(folder).ok()?.modified().ok();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        let time = if path.is_dir() {
            self::newest(&path)
        } else {
            fs::metadata(&path).ok()?.modified().ok()
        };
        newest = newest.max(time);
    }
    newest
}
