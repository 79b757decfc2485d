//! `coverline verify`: each number of a brief or banner, and the sentence of the article that
//! states it; and whether a banner's pixels are those that it says.

use crate::explain;
use crate::house;
use crate::input::{self, Input};
use crate::{Ended, complain, say, tell};
use clap::Parser;
use coverline::article::{Form, Source};
use coverline::brief::{Audit, Brief, Proof, Wishes};
use coverline::described;
use coverline::error::reason;
use coverline::photo::Photo;
use coverline::verify::{Check, Pixels, verify};
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// A banner, a brief, or the NAME.json that render writes
    #[arg(value_name = "BANNER|BRIEF.json")]
    what: PathBuf,
    /// The article that shall state its numbers, or - for standard input
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// The article's form, where it is not recognised
    #[arg(long, value_name = "FORM")]
    from: Option<input::From>,
    /// The photo that a banner was made with
    #[arg(long, value_name = "FILE")]
    photo: Option<PathBuf>,
    /// The brief that a banner was made from
    #[arg(long, value_name = "FILE")]
    brief: Option<PathBuf>,
    /// A folder of layouts and themes that come before the built-in ones
    #[arg(long, value_name = "DIR")]
    layouts: Option<PathBuf>,
    /// The theme file that a banner was made with
    #[arg(long, value_name = "FILE")]
    theme: Option<String>,
    /// A house file [default: coverline.toml where the command runs, when it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A folder of faces that come before the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// Refuse a banner whose pixels could not be compared
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args) -> Ended {
    let bytes = if args.what == Path::new("-") {
        Ok(Vec::new())
    } else {
        explain::read(&args.what)
    };
    let ended = match bytes {
        Ok(bytes) if described::is_picture(&bytes) => banner(args, &bytes),
        _ => brief(args).map(|holds| match holds {
            true => Ended::Made,
            false => Ended::Failed,
        }),
    };
    ended.unwrap_or_else(|why| {
        complain(&why);
        Ended::Failed
    })
}

/// Whether the article states every number of a brief.
fn brief(args: &Args) -> Result<bool, String> {
    let (what, article) = (input::read(&args.what)?, input::read(&args.article)?);
    let audit = audit(args, &what, &article)?;
    if args.json {
        say(&serde_json::to_string_pretty(&audit).map_err(|e| e.to_string())?)?;
        return Ok(audit.mismatches.is_empty());
    }
    tell_numbers(&audit, &what.name, &article.name)?;
    Ok(audit.mismatches.is_empty())
}

/// Whether a banner is what it says.
fn banner(args: &Args, bytes: &[u8]) -> Result<Ended, String> {
    let name = args.what.display().to_string();
    // What render finds where the command runs is found here.
    let furnished = house::open(args.config.as_deref()).and_then(|own| {
        let (layouts, theme) = (args.layouts.as_deref(), args.theme.as_deref());
        house::renderer(&own, layouts, &args.fonts, theme).map_err(|e| e.to_string())
    });
    let renderer = match furnished {
        Ok((renderer, _)) => renderer,
        Err(error) => {
            complain(&error);
            return Ok(Ended::WrongUse);
        }
    };
    let article = input::read(&args.article)?;
    let brief = args.brief.as_deref().map(input::read).transpose()?;
    let photo = args.photo.as_deref().map(photo).transpose()?;
    let check = Check {
        name: &name,
        banner: bytes,
        article: source(&article, args.from.map(input::From::form)),
        brief: brief.as_ref().map(|brief| source(brief, None)),
        photo: photo
            .as_ref()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
    };
    let verdict = verify(&renderer, &check).map_err(|e| e.to_string())?;
    if args.json {
        say(&serde_json::to_string_pretty(&verdict).map_err(|e| e.to_string())?)?;
    } else {
        tell_numbers(&verdict.numbers, &name, &article.name)?;
        tell_pixels(&verdict.pixels, &name);
    }
    Ok(match (verdict.holds(), verdict.is_whole()) {
        (false, _) => Ended::Failed,
        (true, false) if args.strict => Ended::Refused,
        (true, _) => Ended::Made,
    })
}

fn photo(path: &Path) -> Result<(String, Vec<u8>), String> {
    let name = path.display().to_string();
    let bytes = input::up_to(path, Photo::MAX_BYTES)
        .map_err(|e| format!("{name}: {}; name a photo", reason(&e)))?;
    Ok((name, bytes))
}

fn source(input: &Input, form: Option<Form>) -> Source<'_> {
    Source {
        name: &input.name,
        bytes: &input.bytes,
        form,
    }
}

fn audit(args: &Args, what: &Input, article: &Input) -> Result<Audit, String> {
    let given = source(what, Some(Form::Brief));
    let article = source(article, args.from.map(input::From::form));
    let draft = Brief::of(&given, &Wishes::default()).map_err(|e| e.to_string())?;
    let draft = draft.against(&article).map_err(|e| e.to_string())?;
    Ok(draft.audit().unwrap_or_default())
}

fn tell_numbers(audit: &Audit, what: &str, article: &str) -> Result<(), String> {
    for proof in &audit.stated {
        say(&line(proof))?;
    }
    for mismatch in &audit.mismatches {
        complain(&format!("{what}: {mismatch}"));
    }
    let stated = audit.stated.len();
    let all = stated + audit.mismatches.len();
    tell(&match audit.mismatches.len() {
        0 => format!("{what}: {article} states all of its {all} numbers"),
        _ => format!("{what}: {article} states {stated} of its {all} numbers"),
    });
    Ok(())
}

fn tell_pixels(pixels: &Pixels, name: &str) {
    match pixels {
        Pixels::SameFile => tell(&format!("{name}: drawn anew it is the same, byte by byte")),
        Pixels::SamePixels => tell(&format!(
            "{name}: drawn anew it has the same pixels, in a file that is stored differently"
        )),
        Pixels::Differ { pixels, of } => complain(&format!(
            "{name}: {pixels} of its {of} pixels are not those that are drawn anew"
        )),
        Pixels::NotCompared { why } => {
            for why in why {
                tell(&format!(
                    "{name}: pixels not compared: {}",
                    why.trim_end_matches([' ', ';'])
                ));
            }
        }
    }
}

/// `figures[0].text: $59–74B: bytes 2964 to 2980: "…"`.
fn line(proof: &Proof) -> String {
    let place = match proof.place.span {
        Some(span) => format!("bytes {} to {}", span.start, span.end),
        None => "said of the page".to_owned(),
    };
    let (field, says, sentence) = (&proof.field, &proof.says, &proof.place.sentence);
    format!("{field}: {says}: {place}: \"{sentence}\"")
}
