//! `coverline fonts`: the faces at hand, and which of them would set a text.

use crate::{Ended, complain, say};
use clap::Subcommand;
use coverline::Renderer;
use coverline::text::Face;
use std::path::PathBuf;

#[derive(Subcommand)]
pub(crate) enum Args {
    /// List the faces: family, weight, style, the scripts each holds, and where it is from
    List {
        /// A folder of faces that come before the built-in ones; may be given several times
        #[arg(long, value_name = "DIR")]
        fonts: Vec<PathBuf>,
    },
    /// Say which families would set a text, and which of its letters none holds
    Check {
        /// The text
        #[arg(value_name = "TEXT")]
        text: String,
        /// A folder of faces that come before the built-in ones; may be given several times
        #[arg(long, value_name = "DIR")]
        fonts: Vec<PathBuf>,
        /// The text's language, such as ja or zh-Hant: it decides the forms of Han letters
        #[arg(long, value_name = "CODE", default_value = "en")]
        language: String,
    },
}

pub(crate) fn run(args: &Args) -> Ended {
    let (Args::List { fonts } | Args::Check { fonts, .. }) = args;
    let renderer = Renderer::new().and_then(|mut renderer| {
        for folder in fonts {
            renderer.add_fonts(folder)?;
        }
        Ok(renderer)
    });
    let renderer = match renderer {
        Ok(renderer) => renderer,
        Err(error) => {
            complain(&error);
            return Ended::WrongUse;
        }
    };
    let done = match args {
        Args::List { .. } => list(&renderer),
        Args::Check { text, language, .. } => check(&renderer, text, language),
    };
    done.unwrap_or_else(|why| {
        complain(&why);
        Ended::Failed
    })
}

fn list(renderer: &Renderer) -> Result<Ended, String> {
    for face in renderer.fonts().faces() {
        let weight = weights(face);
        let style = if face.italic { "italic" } else { "upright" };
        let from = face.file.as_deref().unwrap_or("built in");
        say(&format!(
            "{:<24} {weight:<8} {style:<8} {from} ({})",
            face.family,
            face.scripts().join(", ")
        ))?;
    }
    Ok(Ended::Made)
}

fn weights(face: &Face) -> String {
    let (first, last) = (face.weights.start(), face.weights.end());
    if first == last {
        first.to_string()
    } else {
        format!("{first}-{last}")
    }
}

fn check(renderer: &Renderer, text: &str, language: &str) -> Result<Ended, String> {
    if text.trim().is_empty() {
        complain(&"no text; name one, such as coverline fonts check \"こんにちは\"");
        return Ok(Ended::WrongUse);
    }
    let coverage = renderer.coverage(text, language);
    for (script, families) in &coverage.scripts {
        say(&format!("{script:<14} {}", families.join(", ")))?;
    }
    for missing in &coverage.missing {
        let help = missing
            .pack
            .map(|pack| format!("; add the pack {pack} with --fonts DIR, see fonts/packs.md"));
        say(&format!(
            "{:<14} {missing}{}",
            "missing",
            help.unwrap_or_default()
        ))?;
    }
    Ok(if coverage.missing.is_empty() {
        Ended::Made
    } else {
        Ended::Failed
    })
}
