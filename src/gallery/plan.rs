//! What goes on a sheet: which layouts can serve, and what the others lack.

use super::{Subject, Wanted};
use crate::layout::{Layout, Look};
use crate::renderer::Renderer;
use crate::scene::Size;

/// What goes on a sheet.
pub(super) struct Plan {
    pub(super) size: Size,
    /// The layouts that can serve, the best first, each with its score and why.
    pub(super) rows: Vec<(String, String)>,
    /// The layouts that cannot, and why.
    pub(super) refused: Vec<(String, String)>,
    pub(super) themes: Vec<String>,
    /// Layout and theme that `auto` takes.
    pub(super) chosen: Option<(String, String)>,
}

impl Plan {
    /// What `auto` takes, in words.
    pub(super) fn auto(&self) -> String {
        let chosen = self.chosen.as_ref();
        chosen.map_or_else(String::new, |(layout, theme)| {
            format!("{layout} on {theme}")
        })
    }
}

/// Asks every layout whether it can serve.
pub(super) fn plan(renderer: &Renderer, subject: Subject<'_>, wanted: &Wanted, size: Size) -> Plan {
    let shelf = renderer.shelf();
    let named = |names: &[String], name: &String| names.is_empty() || names.contains(name);
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for layout in shelf.layouts() {
        if !named(&wanted.layouts, &layout.name) {
            continue;
        }
        match serves(renderer, subject, layout) {
            Ok((score, why)) => {
                let other = match layout.is_drawn_for(size.width(), size.height()) {
                    true => "",
                    false => "; not drawn for this shape",
                };
                rows.push((score, layout.name.clone(), format!("{why}{other}")));
            }
            Err(why) => refused.push((layout.name.clone(), why)),
        }
    }
    rows.sort_by_key(|(score, ..)| std::cmp::Reverse(*score)); // stable: else as on the shelf
    let themes = shelf.themes().iter().map(|theme| &theme.name);
    let auto = renderer.set(subject.brief, subject.photo, &Look::default(), size);
    Plan {
        size,
        rows: rows.into_iter().map(|(_, name, why)| (name, why)).collect(),
        refused,
        themes: themes
            .filter(|name| named(&wanted.themes, name))
            .cloned()
            .collect(),
        chosen: auto.ok().map(|scene| (scene.layout, scene.theme)),
    }
}

/// A layout's score and why it can serve; or what it lacks.
fn serves(
    renderer: &Renderer,
    subject: Subject<'_>,
    layout: &Layout,
) -> Result<(i32, String), String> {
    let lacks = layout
        .needs
        .iter()
        .filter(|need| !need.met_by(subject.brief));
    let lacks: Vec<String> = lacks.map(ToString::to_string).collect();
    if !lacks.is_empty() {
        return Err(format!("the brief does not hold {}", lacks.join(", ")));
    }
    let look = Look {
        layout: Some(layout.name.clone()),
        theme: None,
    };
    let found = renderer.shelf().candidates(subject.brief, &look);
    let found = found.map_err(|why| why.to_string())?;
    match found.first() {
        Some(page) => Ok((page.score, format!("{} points, {}", page.score, page.why))),
        None => Err("no page of it could serve".to_owned()),
    }
}
