//! The files of one article: pictures, what stands beside them, and the report.

use crate::{tell, write};
use coverline::banner::{self, Banner, Entry, Published};
use coverline::brief::Brief;
use coverline::house::Name;
use coverline::renderer::Made;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Where the files go, and which are wanted.
pub(crate) struct Target<'a> {
    pub(crate) folder: &'a Path,
    /// How the pictures are named.
    pub(crate) name: &'a Name,
    /// A piece of a page that shows the banners.
    pub(crate) html: bool,
    /// The address of the folder that they will lie in; empty where it is not known.
    pub(crate) base: &'a str,
}

/// What is written beside the pictures.
#[derive(Serialize)]
struct Report<'a> {
    brief: &'a Brief,
    layout: &'a str,
    theme: &'a str,
    banners: Vec<Entry<'a>>,
}

/// Writes what was made of an article, all of it or nothing. Gives the paths, the pictures first
/// and the report last.
pub(crate) fn files(target: &Target<'_>, stem: &str, made: &Made) -> Result<Vec<PathBuf>, String> {
    let named = |banner: &Banner| {
        let (layout, theme) = (&banner.layout, &banner.theme);
        target.name.of(stem, banner.size, layout, theme)
    };
    let names: Vec<String> = made
        .banners
        .iter()
        .map(|banner| format!("{}.{}", named(banner), banner.how.format.ending()))
        .collect();
    let first = made.banners.first();
    let report = Report {
        brief: &made.brief,
        layout: first.map_or("", |banner| &banner.layout),
        theme: first.map_or("", |banner| &banner.theme),
        banners: made
            .banners
            .iter()
            .zip(&names)
            .map(|(banner, name)| banner.entry(name.clone()))
            .collect(),
    };
    let mut json = serde_json::to_vec_pretty(&report).map_err(|e| format!("{stem}.json: {e}"))?;
    json.push(b'\n');
    let published: Vec<_> = names
        .iter()
        .zip(&made.banners)
        .map(|(file, banner)| Published { banner, file })
        .collect();
    let page = target
        .html
        .then(|| page(target, stem, &published, &made.brief));
    let mut files: Vec<(String, &[u8])> = names
        .iter()
        .cloned()
        .zip(&made.banners)
        .map(|(name, banner)| (name, banner.bytes.as_slice()))
        .collect();
    for banner in &made.banners {
        if let Some(svg) = &banner.svg {
            files.push((format!("{}.svg", named(banner)), svg.as_bytes()));
        }
    }
    for sheet in made.banners.iter().filter_map(|b| b.social.as_ref()) {
        files.push((format!("{stem}-social.png"), sheet));
    }
    if let Some(page) = &page {
        files.push((format!("{stem}.html"), page.as_bytes()));
    }
    files.push((format!("{stem}.json"), &json));
    write::all(target.folder, &files).map_err(|e| e.to_string())
}

/// The piece of a page; what it lacks is told.
fn page(target: &Target<'_>, stem: &str, published: &[Published<'_>], brief: &Brief) -> String {
    let missing = banner::missing_shapes(published);
    if !missing.is_empty() {
        tell(&format!(
            "{stem}.html: no picture in {}, which search engines ask for; add a --size of it",
            missing.join(", ")
        ));
    }
    banner::html(published, brief, target.base)
}
