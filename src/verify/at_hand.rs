//! Whether all that a banner was made of is at hand, and what it was.

use super::Check;
use crate::article::Source;
use crate::described::{File, Page, Provenance, hash};
use crate::renderer::Renderer;

/// What is not at hand, or not what it was.
pub(super) fn differences(
    renderer: &Renderer,
    check: &Check<'_>,
    made: &Provenance,
    article: &Source<'_>,
) -> Vec<String> {
    let inputs = &made.inputs;
    let mut why = Vec::new();
    let mut hold = |what: &str, told: &str, own: Option<String>, help: &str| match own {
        Some(own) if own == told => {}
        Some(own) => why.push(format!(
            "{what} is another: made with {}, this is {}",
            short(told),
            short(&own)
        )),
        None => why.push(format!("{what} is not at hand ({}); {help}", short(told))),
    };
    let article_hash = Some(hash(article.bytes));
    match &inputs.article {
        // Whether it gives the same brief is seen once it is read.
        None if inputs.input.of_brief => {}
        None => hold("the article", &inputs.input.hash, article_hash, ""),
        Some(told) => {
            hold("the article", &told.hash, article_hash, "");
            let brief = check.brief.map(|brief| hash(brief.bytes));
            hold(
                "the brief",
                &inputs.input.hash,
                brief,
                "give it with --brief",
            );
        }
    }
    if let Some(shot) = &inputs.photo {
        let own = check.photo.map(|(_, bytes)| hash(bytes));
        let what = format!("the photo {}", shot.name);
        hold(&what, &shot.hash, own, "give it with --photo");
    }
    let shelf = renderer.shelf();
    let Page { layout, theme, .. } = &made.page;
    let of = |file: File| file.hash;
    let own = shelf.layouts().iter().find(|own| own.name == layout.name);
    let own = own.map(|own| of(File::layout(own, made.page.width, made.page.height)));
    let help = "name its folder with --layouts";
    hold(
        &format!("the layout {}", layout.name),
        &layout.hash,
        own,
        help,
    );
    let own = shelf.themes().iter().find(|own| own.name == theme.name);
    hold(
        &format!("the theme {}", theme.name),
        &theme.hash,
        own.map(|own| of(File::theme(own))),
        help,
    );
    for face in &made.page.faces {
        let alike = renderer
            .fonts()
            .faces()
            .iter()
            .map(File::face)
            .filter(|own| own.name == face.name);
        let own: Vec<String> = alike.map(of).collect();
        let own = own.iter().find(|own| **own == face.hash).or(own.first());
        let help = "name its folder with --fonts";
        hold(
            &format!("the face {}", face.name),
            &face.hash,
            own.cloned(),
            help,
        );
    }
    why.extend(logo(renderer, made));
    why
}

/// Whether the logo is what it was.
fn logo(renderer: &Renderer, made: &Provenance) -> Option<String> {
    let themes = renderer.shelf().themes();
    let theme = themes.iter().find(|own| own.name == made.page.theme.name);
    let own = theme.and_then(|theme| theme.logo.as_ref()).map(File::logo);
    let help = "name the file that has it with --theme or --config";
    match (&made.page.logo, own) {
        (None, None) => None,
        (Some(told), Some(own)) if *told == own => None,
        (Some(told), Some(own)) => Some(format!(
            "the logo is another: made with {} ({}), this is {} ({})",
            told.name,
            short(&told.hash),
            own.name,
            short(&own.hash)
        )),
        (Some(told), None) => Some(format!(
            "the logo {} is not at hand ({}); {help}",
            told.name,
            short(&told.hash)
        )),
        (None, Some(own)) => Some(format!(
            "the logo {} is at hand, and the banner was made without; name another house file with --config",
            own.name
        )),
    }
}

/// Enough of a hash to tell two apart.
fn short(hash: &str) -> String {
    format!("blake3 {}…", hash.chars().take(12).collect::<String>())
}
