//! `coverline brief`: what a banner would say, and the sentence behind each figure.

use crate::house;
use crate::input::{self, From, Input};
use crate::{Ended, complain, say};
use clap::Parser;
use coverline::article::{Article, Source};
use coverline::brief::{Brief, Wishes};
use std::path::PathBuf;

#[derive(Parser)]
pub(crate) struct Args {
    /// An article or a brief, or - for standard input
    #[arg(value_name = "ARTICLE", required_unless_present = "schema")]
    article: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// The article's own text, as it was read
    #[arg(long, conflicts_with = "json")]
    text: bool,
    /// The JSON Schema of a brief
    #[arg(long, conflicts_with_all = ["article", "json", "text", "from"])]
    schema: bool,
    /// The article's form, where it is not recognised
    #[arg(long, value_name = "FORM")]
    from: Option<From>,
    /// A house file, whose kickers count [default: coverline.toml where the command runs, when it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Which article of a feed or list, counted from 1
    #[arg(long, value_name = "N")]
    item: Option<usize>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let printed = match &args.article {
        Some(article) => input::read(article).and_then(|input| print(args, &input)),
        None => say(coverline::brief::schema().trim_end()),
    };
    match printed {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    }
}

fn print(args: &Args, input: &Input) -> Result<(), String> {
    let items = input.items(args.from, args.item)?;
    let whole = Source {
        name: &input.name,
        bytes: &input.bytes,
        form: args.from.map(From::form),
    };
    // Of several, reading the file as one says which there are.
    let source = match items.as_slice() {
        [item] => item.source(),
        _ => whole,
    };
    if args.text {
        let article = Article::read(&source).map_err(|e| e.to_string())?;
        return say(&article.kept());
    }
    let wishes = Wishes {
        kickers: house::open(args.config.as_deref())?.kickers,
        ..Wishes::default()
    };
    let draft = Brief::of(&source, &wishes).map_err(|e| e.to_string())?;
    let brief = draft.audited().map_err(|e| e.to_string())?;
    if args.json {
        say(&serde_json::to_string_pretty(&brief).map_err(|e| e.to_string())?)
    } else {
        human(&brief).into_iter().try_for_each(|line| say(&line))
    }
}

fn human(brief: &Brief) -> Vec<String> {
    let named = [
        ("headline", &brief.headline),
        ("deck", &brief.deck),
        ("kicker", &brief.kicker),
        ("byline", &brief.byline),
        ("published", &brief.published),
        ("source", &brief.source),
        ("alt", &brief.alt),
    ];
    let named = named.into_iter().filter(|(_, words)| !words.is_empty());
    let mut lines: Vec<String> = named
        .map(|(name, words)| format!("{name:<10} {words}"))
        .collect();
    for short in &brief.headline_short {
        lines.push(format!("{:<10} {short}", "shorter"));
    }
    for figure in &brief.figures {
        lines.push(format!("\n{:<10} {}", figure.text, figure.label));
        lines.push(format!("{:<10} {}", "", figure.sentence));
    }
    for series in &brief.series {
        let points: Vec<_> = series
            .points
            .iter()
            .map(|p| format!("{} {}", p.x, p.text))
            .collect();
        lines.push(format!("\n{:<10} {}", "series", series.label));
        lines.push(format!("{:<10} {}", "", points.join(", ")));
    }
    for event in &brief.events {
        lines.push(format!("\n{:<10} {}", event.when, event.text));
    }
    if let Some(quote) = &brief.quote {
        lines.push(format!(
            "\n{:<10} {} ({})",
            "quote", quote.text, quote.speaker
        ));
    }
    for point in &brief.points {
        lines.push(format!("\n{:<10} {point}", "point"));
    }
    for note in &brief.notes {
        lines.push(format!("\n{:<10} {note}", "note"));
    }
    lines
}
