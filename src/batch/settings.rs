//! What is the same for all records, as one hash: an article of which nothing changed under the
//! same settings need not even be read. And what one banner is made of, by part.

use super::Batch;
use super::manifest::{Made, part};
use crate::described::{File, Provenance, hash};
use crate::renderer::Page;
use std::fmt::Write as _;

/// A hash of program, options, layouts, themes and faces.
pub(super) fn hash_of(batch: &Batch<'_>) -> String {
    let mut all = String::new();
    let mut add = |name: &str, value: &dyn std::fmt::Debug| {
        // Writing to a string does not fail.
        let _ = writeln!(all, "{name}: {value:?}");
    };
    add("program", &Provenance::program());
    let standing = &batch.standing;
    add("wishes", &standing.wishes);
    add("look", &standing.look);
    add("on", &standing.on);
    add("sizes", &standing.sizes);
    add("out", &standing.out);
    add("unaudited", &standing.unaudited);
    add("wanted", &batch.wanted);
    add("strict", &batch.strict);
    add("pictures", &batch.pictures.map(super::Pictures::told));
    if let Some(photo) = &standing.photo {
        add("photo", &hash(photo.bytes));
        let said = (photo.name, photo.credit, photo.rights);
        add("said of it", &(said, photo.focus, photo.treatment));
    }
    for layout in batch.renderer.shelf().layouts() {
        let shapes: Vec<_> = layout.overrides.iter().map(|own| &own.hash).collect();
        add("layout", &(&layout.name, &layout.hash, shapes));
    }
    for theme in batch.renderer.shelf().themes() {
        let logo = theme.logo.as_ref().map(File::logo);
        add("theme", &(File::theme(theme), logo));
    }
    for face in batch.renderer.fonts().faces() {
        add("face", &File::face(face));
    }
    part(all.as_bytes())
}

/// What a page is made of, by part.
pub(super) fn made(page: &Page) -> Made {
    let mut made = Made::new();
    let Some(of) = page.made() else {
        return made;
    };
    let mut add = |name: &str, value: String| {
        made.insert(name.to_owned(), value);
    };
    let named = |file: &File| format!("{} {}", file.name, part(file.hash.as_bytes()));
    add("brief", part(of.inputs.input.hash.as_bytes()));
    add("program", of.program.clone());
    add("layout", named(&of.page.layout));
    add("theme", named(&of.page.theme));
    if let Some(logo) = &of.page.logo {
        add("logo", named(logo));
    }
    add("faces", part(format!("{:?}", of.page.faces).as_bytes()));
    let inputs = &of.inputs;
    if let Some(photo) = &inputs.photo {
        add("photo", part(format!("{photo:?}").as_bytes()));
    }
    let file = inputs.file();
    let options = (file, inputs.dither, &inputs.set, inputs.unaudited);
    add("options", part(format!("{options:?}").as_bytes()));
    made
}
