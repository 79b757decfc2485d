//! `coverline explain`: what a banner says of itself.

use crate::input;
use crate::{Ended, complain, say};
use clap::Parser;
use coverline::described::{Description, File, Input};
use coverline::error::reason;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// A banner: a PNG, WebP or JPEG that render wrote
    #[arg(value_name = "BANNER")]
    banner: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// More than any banner has.
pub(crate) const LARGEST: usize = 64 << 20;

pub(crate) fn run(args: &Args) -> Ended {
    match explain(args) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

fn explain(args: &Args) -> Result<(), String> {
    let name = args.banner.display().to_string();
    let bytes = read(&args.banner)?;
    let described = Description::read(&name, &bytes).map_err(|e| e.to_string())?;
    if args.json {
        return say(&serde_json::to_string_pretty(&described).map_err(|e| e.to_string())?);
    }
    lines(&described).iter().try_for_each(|line| say(line))
}

/// A banner's bytes.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display();
    let bytes = input::up_to(path, LARGEST)
        .map_err(|e| format!("{name}: {}; name a banner", reason(&e)))?;
    if bytes.len() > LARGEST {
        return Err(format!("{name}: larger than a banner may be (64 MiB)"));
    }
    Ok(bytes)
}

fn lines(described: &Description) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |name: &str, words: &str| {
        // Words of a stranger's file must not move the cursor.
        let words: String = words.chars().filter(|c| !c.is_control()).collect();
        if !words.is_empty() {
            lines.push(format!("{name:<10} {words}").trim_end().to_owned());
        }
    };
    let brief = &described.brief;
    line("headline", &described.headline);
    line("deck", &brief.deck);
    line("kicker", &brief.kicker);
    line("byline", &brief.byline);
    line("published", &brief.published);
    line("source", &brief.source);
    line("alt", &described.alt);
    line("credit", &described.credit);
    line("creator", &described.rights.creator);
    line("copyright", &described.rights.copyright);
    line("terms", &described.rights.terms);
    line("pixels", &described.source_type.uri());
    for figure in &brief.figures {
        line("figure", &format!("{}, {}", figure.text, figure.label));
        line("", &figure.sentence);
    }
    for series in &brief.series {
        let points = series.points.iter().map(|p| format!("{} {}", p.x, p.text));
        line("series", &series.label);
        line("", &points.collect::<Vec<_>>().join(", "));
    }
    for event in &brief.events {
        line("event", &format!("{}: {}", event.when, event.text));
    }
    if let Some(quote) = &brief.quote {
        line("quote", &format!("{} ({})", quote.text, quote.speaker));
    }
    for point in &brief.points {
        line("point", point);
    }
    let made = &described.made;
    let inputs = &made.inputs;
    line("made by", &made.program);
    let whose = if inputs.article.is_some() {
        "brief"
    } else {
        "input"
    };
    line(whose, &of(&inputs.input));
    if let Some(article) = &inputs.article {
        line("article", &of(article));
    }
    for (field, words) in &inputs.set {
        line("set", &format!("{field}={words}"));
    }
    if inputs.unaudited {
        line("unaudited", "nobody proved its numbers");
    }
    if let Some(shot) = &inputs.photo {
        let focus = shot.focus.as_ref().map(|focus| format!(", focus {focus}"));
        let focus = focus.unwrap_or_default();
        line(
            "photo",
            &format!("{}{focus}, blake3 {}", shot.name, shot.hash),
        );
    }
    line("layout", &file(&made.page.layout));
    line("theme", &file(&made.page.theme));
    if let Some(logo) = &made.page.logo {
        line("logo", &file(logo));
    }
    for face in &made.page.faces {
        line("face", &file(face));
    }
    if let Some(choice) = &made.choice {
        line("chosen", &choice.taken.to_string());
        if !choice.others.is_empty() {
            line("", &choice.how());
        }
        for other in &choice.others {
            line("runner-up", &other.to_string());
        }
    }
    line("size", &format!("{}x{}", made.page.width, made.page.height));
    line("file", &flags(described));
    for part in &described.left_out {
        line(
            "left out",
            &format!("{part}, for which the file had no room"),
        );
    }
    lines
}

fn of(input: &Input) -> String {
    match input.form {
        _ if input.of_brief => format!("its brief, blake3 {}", input.hash),
        Some(form) => format!("blake3 {}, read as {form:?}", input.hash).to_lowercase(),
        None => format!("blake3 {}", input.hash),
    }
}

fn file(file: &File) -> String {
    format!("{}, blake3 {}", file.name, file.hash)
}

/// How the file was to be encoded.
fn flags(described: &Description) -> String {
    let inputs = &described.made.inputs;
    let mut words = vec![inputs.format.to_string()];
    words.extend(inputs.quality.map(|quality| format!("quality {quality}")));
    words.extend(inputs.max_bytes.map(|most| format!("at most {most} bytes")));
    let (effort, dither) = (inputs.effort, inputs.dither);
    words.push(format!("effort {effort:?}, dither {dither:?}").to_lowercase());
    words.join(", ")
}
