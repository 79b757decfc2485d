//! `coverline verify`: each number of a brief, and the sentence of the article that states it.

use crate::input::{self, Input};
use crate::{Ended, complain, say, tell};
use clap::Parser;
use coverline::article::{Form, Source};
use coverline::brief::{Audit, Brief, Proof, Wishes};
use std::path::PathBuf;

#[derive(Parser)]
pub(crate) struct Args {
    /// A brief, or the NAME.json that render writes
    #[arg(value_name = "BRIEF.json")]
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
}

pub(crate) fn run(args: &Args) -> Ended {
    match verify(args) {
        Ok(true) => Ended::Made,
        Ok(false) => Ended::Failed,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

/// Whether the article states every number.
fn verify(args: &Args) -> Result<bool, String> {
    let (what, article) = (input::read(&args.what)?, input::read(&args.article)?);
    let audit = audit(args, &what, &article)?;
    if args.json {
        say(&serde_json::to_string_pretty(&audit).map_err(|e| e.to_string())?)?;
        return Ok(audit.mismatches.is_empty());
    }
    for proof in &audit.stated {
        say(&line(proof))?;
    }
    for mismatch in &audit.mismatches {
        complain(&format!("{}: {mismatch}", what.name));
    }
    let (stated, all) = (
        audit.stated.len(),
        audit.stated.len() + audit.mismatches.len(),
    );
    tell(&match audit.mismatches.len() {
        0 => format!(
            "{}: {} states all of its {all} numbers",
            what.name, article.name
        ),
        _ => format!(
            "{}: {} states {stated} of its {all} numbers",
            what.name, article.name
        ),
    });
    Ok(audit.mismatches.is_empty())
}

fn audit(args: &Args, what: &Input, article: &Input) -> Result<Audit, String> {
    let given = Source {
        name: &what.name,
        bytes: &what.bytes,
        form: Some(Form::Brief),
    };
    let article = Source {
        name: &article.name,
        bytes: &article.bytes,
        form: args.from.map(input::From::form),
    };
    let draft = Brief::of(&given, &Wishes::default()).map_err(|e| e.to_string())?;
    let draft = draft.against(&article).map_err(|e| e.to_string())?;
    Ok(draft.audit().unwrap_or_default())
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
