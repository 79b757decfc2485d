//! The files of one article: its pictures, and what stands beside them.

use crate::banner::{self, Banner, Entry, Published};
use crate::brief::Brief;
use crate::described::hash;
use crate::error::{Error, Result};
use crate::house::{Name, Named};
use crate::renderer::Made;
use serde::Serialize;
use std::path::PathBuf;

/// How files are named, and which are wanted beside the pictures. SVGs and sheets are there when
/// the order asked for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// How the pictures are named. Default: `{slug}-{width}x{height}`.
    pub name: Name,
    /// `SLUG.json`: what the banners say, and how each was set. Default: none.
    pub report: bool,
    /// `SLUG.html`: a piece of a page that shows the banners. Default: none.
    pub html: bool,
    /// The address of the folder that the pictures will lie in, for that page; empty where it is
    /// not known. Default: empty.
    pub base: String,
}

/// The files of one article, by name.
#[derive(Debug)]
pub struct Files<'a> {
    /// The pictures, one for each banner, in their order.
    pub pictures: Vec<(String, &'a [u8])>,
    /// What stands beside them; the report comes last.
    pub beside: Vec<(String, Vec<u8>)>,
    /// Shapes that search engines ask for and that no picture has, where a page shows them.
    pub missing: Vec<&'static str>,
}

/// What `SLUG.json` holds.
#[derive(Serialize)]
struct Report<'a> {
    brief: &'a Brief,
    layout: &'a str,
    theme: &'a str,
    banners: Vec<Entry<'a>>,
}

impl Wanted {
    /// The name of a banner's picture, with its ending.
    #[must_use]
    pub fn picture(&self, slug: &str, banner: &Banner) -> String {
        let ending = banner.how.format.ending();
        format!("{}.{ending}", self.stem(slug, banner))
    }

    fn stem(&self, slug: &str, banner: &Banner) -> String {
        let hash = match self.name.has_hash() {
            true => hash(&banner.bytes),
            false => String::new(),
        };
        self.name.of(&Named {
            slug,
            size: banner.size,
            layout: &banner.layout,
            theme: &banner.theme,
            hash: &hash,
        })
    }

    /// The files of what was made of an article.
    ///
    /// # Errors
    /// A report that cannot be written as JSON.
    pub fn files<'a>(&self, slug: &str, made: &'a Made) -> Result<Files<'a>> {
        let banners = &made.banners;
        let names: Vec<String> = banners.iter().map(|own| self.picture(slug, own)).collect();
        let mut beside = Vec::new();
        for banner in banners {
            if let Some(svg) = &banner.svg {
                let name = format!("{}.svg", self.stem(slug, banner));
                beside.push((name, svg.clone().into_bytes()));
            }
        }
        let sheets = banners.iter().filter_map(|banner| banner.social.as_ref());
        beside.extend(sheets.map(|sheet| (format!("{slug}-social.png"), sheet.clone())));
        let mut missing = Vec::new();
        if self.html {
            let published: Vec<_> = names
                .iter()
                .zip(banners)
                .map(|(file, banner)| Published { banner, file })
                .collect();
            missing = banner::missing_shapes(&published);
            let page = banner::html(&published, &made.brief, &self.base);
            beside.push((format!("{slug}.html"), page.into_bytes()));
        }
        if self.report {
            beside.push((format!("{slug}.json"), report(slug, made, &names)?));
        }
        let pictures = banners.iter().map(|banner| banner.bytes.as_slice());
        Ok(Files {
            pictures: names.into_iter().zip(pictures).collect(),
            beside,
            missing,
        })
    }
}

fn report(slug: &str, made: &Made, names: &[String]) -> Result<Vec<u8>> {
    let first = made.banners.first();
    let banners = made.banners.iter().zip(names);
    let report = Report {
        brief: &made.brief,
        layout: first.map_or("", |banner| &banner.layout),
        theme: first.map_or("", |banner| &banner.theme),
        banners: banners
            .map(|(banner, name)| banner.entry(name.clone()))
            .collect(),
    };
    let mut json = serde_json::to_vec_pretty(&report).map_err(|e| Error::Write {
        path: PathBuf::from(format!("{slug}.json")),
        why: e.to_string(),
    })?;
    json.push(b'\n');
    Ok(json)
}
