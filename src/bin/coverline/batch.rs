//! `coverline batch`: an archive's banners, each made when something it is made of changed.

use crate::making::Making;
use crate::place::Place;
use crate::progress::{Progress, Style};
use crate::{Ended, complain, fetch, pictures, say};
use clap::Parser;
use coverline::batch::report::{Facts, Kind, Report};
use coverline::batch::source::{self, Map, Sources};
use coverline::batch::{Anew, Batch, Outcome, Pictures, Plan, Shard, Watch, What, failures};
use coverline::house::Name;
use coverline::photo::Found;
use std::path::{Component, Path, PathBuf};
use std::time::{Instant, UNIX_EPOCH};
use std::{env, fs, io};

#[derive(Parser)]
pub(crate) struct Args {
    /// Where articles are: folders, globs, files of rows (.jsonl, .csv), feeds, WordPress and Ghost exports; - for standard input
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,
    /// Where the banners go: a folder, or a bucket such as s3://covers/2026
    #[arg(short, long, value_name = "DEST")]
    output: String,
    /// The sources' kind, where it is not recognised: jsonl, csv, json, feed, wordpress, ghost, text, markdown, html or brief
    #[arg(long, value_name = "KIND", value_parser = source::Kind::named)]
    from: Option<source::Kind>,
    /// Which column or field of the source is which of ours, such as title=post_title or content=body.html; may be given several times
    #[arg(long, value_name = "FIELD=COLUMN")]
    map: Vec<String>,
    /// How files are named, of {slug}, {width}, {height}, {layout}, {theme} and {hash}; {hash} alone names them by what is in them [default: the house file's, else {slug}-{width}x{height}]
    #[arg(long, value_name = "PATTERN", value_parser = Name::read)]
    name: Option<Name>,
    #[command(flatten)]
    making: Making,
    /// Say what would be made and why, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Remove files that no source names any more, if they are ours
    #[arg(long)]
    prune: bool,
    /// Stop when more records failed than that [default: never]
    #[arg(long, value_name = "N")]
    max_failures: Option<u64>,
    /// Only the K-th of N parts of the archive, as 2/8; auto/8 takes K from JOB_COMPLETION_INDEX, SLURM_ARRAY_TASK_ID or AWS_BATCH_JOB_ARRAY_INDEX, which count from 0
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
    /// How progress is shown
    #[arg(long, value_name = "HOW", value_enum, default_value = "auto")]
    progress: Style,
    /// A page of what was done, with failures first, or the same for programs, by its ending: .html or .json; may be given twice
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Ended {
    match batch(args) {
        Ok(ended) => ended,
        Err((ended, why)) => {
            complain(&why);
            ended
        }
    }
}

fn batch(args: &Args) -> Result<Ended, (Ended, String)> {
    let wrong = |why: String| (Ended::WrongUse, why);
    let ready = args.making.prepare(args.name.as_ref()).map_err(wrong)?;
    if args.prune && args.shard.is_some() && !ready.wanted.name.has_slug() {
        let why = "--prune: files without {slug} in their names may be another shard's; merge the shards, then prune without --shard";
        return Err(wrong(why.to_owned()));
    }
    let mut map = Map::default();
    for pair in &args.map {
        map.add(pair)
            .map_err(|why| wrong(format!("--map {pair}: {why}")))?;
    }
    let rows = Sources {
        names: args.sources.clone(),
        from: args.from,
        map,
        except: (!args.output.contains("://")).then(|| PathBuf::from(&args.output)),
    };
    // Its lists and pieces of pages would be taken for articles the next night.
    if let Some(source) = args
        .sources
        .iter()
        .find(|source| is_same(source, &args.output))
    {
        let why = format!(
            "{source}: banners cannot go to the folder of the articles; name another with -o"
        );
        return Err(wrong(why));
    }
    let rows = rows.open(Box::new(io::stdin())).map_err(wrong)?;
    let place = Place::open(&args.output, args.shard, args.dry_run).map_err(wrong)?;
    let looked = Looked {
        allowed: &args.making.allow_host,
    };
    let reports = args.report.iter().map(|path| report(path, &args.output));
    let reports: Vec<Report> = reports.collect::<Result<_, _>>().map_err(wrong)?;
    let from = args.sources.join(", ");
    let title = format!("{from} to {}", args.output);
    let progress = Progress::begin(args.progress, &title, reports);
    let watch = Seen {
        progress: &progress,
        prints: args.dry_run && args.progress != Style::Json,
    };
    let began = Instant::now();
    let batch = Batch {
        renderer: &ready.renderer,
        standing: ready.standing(),
        wanted: ready.wanted.clone(),
        strict: args.making.strict,
        pictures: match args.making.looks_for_pictures() {
            true => Some(&looked),
            false => None,
        },
        store: place.store(),
        plan: Plan {
            shard: args.shard,
            jobs: jobs(args.making.jobs),
            dry_run: args.dry_run,
            prune: args.prune,
            max_failures: args.max_failures,
        },
        watch: &watch,
        clock: &|| began.elapsed(),
    };
    // What breaks off at an article is told with it.
    std::panic::set_hook(Box::new(|_| {}));
    let run = batch.run(rows, &tempfile::tempfile);
    place.leave();
    let summary = run.map_err(|why| (Ended::Failed, why))?;
    let failures = match summary.failed > 0 && !args.dry_run {
        true => place.store().shown(&failures(args.shard)),
        false => String::new(),
    };
    let facts = Facts {
        sources: &from,
        failures: &failures,
        dry: args.dry_run,
        ..Facts::default()
    };
    progress
        .end(&summary, &facts)
        .map_err(|why| (Ended::Failed, why))?;
    Ok(match summary.failed > 0 || summary.stopped.is_some() {
        true => Ended::Failed,
        false => Ended::Made,
    })
}

/// Shows what a dry run would make, too, which is what its output is for.
struct Seen<'a> {
    progress: &'a Progress,
    prints: bool,
}

impl Watch for Seen<'_> {
    fn ended(&self, outcome: &Outcome<'_>) {
        if let (What::Made { files, by_hand }, true) = (outcome.what, self.prints) {
            for Anew { file, why } in files {
                // Who closes the pipe has read enough.
                let _ = say(&format!("{}: {file}: {}", outcome.record, why.join(", ")));
            }
            for file in by_hand {
                let _ = say(&format!("{}: {file}: stays, set by hand", outcome.record));
            }
        }
        self.progress.ended(outcome);
    }

    fn read(&self, done: u64, of: Option<u64>) {
        self.progress.read(done, of);
    }

    fn remark(&self, line: &str) {
        self.progress.remark(line);
    }
}

/// A report by its ending; its pictures are linked where they can be reached from it.
fn report(path: &Path, output: &str) -> Result<Report, String> {
    let kind = Kind::of(path).ok_or_else(|| {
        let path = path.display();
        format!("--report {path}: neither .html nor .json; give it one of those endings")
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let link = match output.contains("://") {
        true => None,
        false => between(folder, Path::new(output)),
    };
    Ok(Report::new(kind, path, link.as_deref()))
}

/// The link from one folder to another, each relative to where the command runs, or both whole.
fn between(from: &Path, to: &Path) -> Option<String> {
    let whole = |path: &Path| {
        std::path::absolute(if path == Path::new("") {
            Path::new(".")
        } else {
            path
        })
        .ok()
    };
    let (from, to) = (whole(from)?, whole(to)?);
    let plain = |path: &Path| path.components().all(|part| part != Component::ParentDir);
    if !plain(&from) || !plain(&to) {
        return None;
    }
    let same = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let mut link = "../".repeat(from.components().count() - same);
    for part in to.components().skip(same) {
        link.push_str(part.as_os_str().to_str()?);
        link.push('/');
    }
    Some(link)
}

/// Whether two paths are one folder.
fn is_same(one: &str, other: &str) -> bool {
    let whole = |path: &str| fs::canonicalize(path).ok().filter(|path| path.is_dir());
    whole(one).is_some_and(|one| whole(other) == Some(one))
}

/// Threads to draw with: one for each core unless told otherwise.
fn jobs(wanted: Option<u16>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    wanted.map_or_else(cores, usize::from)
}

/// Where schedulers say which part of an array a process is, counted from 0.
const INDEXES: [&str; 3] = [
    "JOB_COMPLETION_INDEX",
    "SLURM_ARRAY_TASK_ID",
    "AWS_BATCH_JOB_ARRAY_INDEX",
];

/// `2/8`, or `auto/8` with the index of a scheduler's array.
fn shard(text: &str) -> Result<Shard, String> {
    let Some(of) = text.strip_prefix("auto/") else {
        return text.parse();
    };
    let of = of
        .parse()
        .map_err(|_| format!("\"{of}\" is no number of shards; write it as auto/8"))?;
    let found = INDEXES
        .iter()
        .find_map(|name| Some((name, env::var(name).ok()?)));
    let Some((name, index)) = found else {
        return Err(format!(
            "none of {} is set; name the shard, as 2/8",
            INDEXES.join(", ")
        ));
    };
    let index = index
        .trim()
        .parse()
        .map_err(|_| format!("{name} is \"{index}\", no index"))?;
    Shard::new(index, of).map_err(|why| format!("{name} is {index}: {why}"))
}

/// Pictures beside articles and from the hosts that are allowed.
struct Looked<'a> {
    allowed: &'a [fetch::Host],
}

impl Pictures for Looked<'_> {
    fn find(&self, name: &str, folder: Option<&Path>) -> Result<Found, String> {
        pictures::find(name, folder, self.allowed)
    }

    /// Bytes and time of a file. What lies at an address is taken for the same as long as the
    /// address is: asking ten thousand servers each night would be slow and rude.
    fn stamp(&self, name: &str, folder: Option<&Path>) -> String {
        if pictures::is_address(name) {
            return "address".to_owned();
        }
        let known = pictures::path(name, folder)
            .and_then(|path| fs::metadata(path).map_err(|e| coverline::error::reason(&e)));
        let Ok(known) = known else {
            return "none".to_owned();
        };
        let modified = known.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        format!(
            "{} bytes, {}",
            known.len(),
            since.unwrap_or_default().as_nanos()
        )
    }

    fn told(&self) -> String {
        let hosts: Vec<String> = self.allowed.iter().map(ToString::to_string).collect();
        hosts.join(" ")
    }
}
