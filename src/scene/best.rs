//! Which of the candidates becomes the banner.

use super::{Said, Scene, Size, Tools, fill};
use crate::error::{Error, Result};
use crate::layout::Candidate;
use crate::note::Note;

/// The first page, in the order of the candidates, that shows all that it needs; else the
/// first that shows part of it. A page that asks for a family that is not there, or that cannot
/// show the headline at all, is passed over.
pub(super) fn best(
    pages: &[Candidate<'_>],
    said: Said<'_>,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let mut first_cut = None;
    let mut first_fault = None;
    for page in pages {
        match fill::fill(page, said, size, tools) {
            Ok(scene) => match cut(page, &scene) {
                None => return Ok(scene),
                Some(slot) if scene.slots.iter().any(|set| set.slot == slot) => {
                    first_cut = first_cut.or(Some(scene));
                }
                Some(slot) => first_fault = first_fault.or(Some(cannot_set(page, slot))),
            },
            Err(fault @ (Error::Font { .. } | Error::NoLayout { .. })) => {
                first_fault = first_fault.or(Some(fault));
            }
            Err(fault) => return Err(fault),
        }
    }
    first_cut.ok_or_else(|| {
        first_fault.unwrap_or_else(|| Error::NoLayout {
            name: "auto".to_owned(),
            why: "none could serve".to_owned(),
        })
    })
}

/// A field that the page needs and that had to be cut or left out.
fn cut<'a>(page: &'a Candidate<'_>, scene: &Scene) -> Option<&'a str> {
    let needed = page.layout.needs.iter().map(|need| need.field.as_str());
    needed.into_iter().find(|field| {
        let cut = |note: &Note| matches!(note, Note::Cut { slot, .. } if slot == field);
        scene.notes.iter().any(cut)
    })
}

fn cannot_set(page: &Candidate<'_>, slot: &str) -> Error {
    Error::NoLayout {
        name: page.layout.name.clone(),
        why: format!("no form of the {slot} fits; give a shorter one with --set {slot}=…"),
    }
}
