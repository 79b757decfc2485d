//! Which of the candidates becomes the banner.

use super::{Scene, Size, Tools, fill};
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::Candidate;
use crate::note::Note;

/// The first page, in the order of the candidates, that shows all that it needs. A page that
/// asks for a family that is not there, or that cannot show the headline, is passed over.
pub(super) fn best(
    pages: &[Candidate<'_>],
    brief: &Brief,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let mut first_fault = None;
    for page in pages {
        match fill::fill(page, brief, size, tools) {
            Ok(scene) => match unset(page, &scene) {
                None => return Ok(scene),
                Some(slot) => first_fault = first_fault.or(Some(cannot_set(page, slot))),
            },
            Err(fault @ (Error::Font { .. } | Error::NoLayout { .. })) => {
                first_fault = first_fault.or(Some(fault));
            }
            Err(fault) => return Err(fault),
        }
    }
    Err(first_fault.unwrap_or_else(|| Error::NoLayout {
        name: "auto".to_owned(),
        why: "none could serve".to_owned(),
    }))
}

/// A field that the page needs and that had to be left out.
fn unset<'a>(page: &'a Candidate<'_>, scene: &Scene) -> Option<&'a str> {
    let needed = page.layout.needs.iter().map(|need| need.field.as_str());
    needed.into_iter().find(|field| {
        let left_out = |note: &Note| matches!(note, Note::Cut { slot, .. } if slot == field);
        scene.notes.iter().any(left_out) && !scene.slots.iter().any(|set| set.slot == *field)
    })
}

fn cannot_set(page: &Candidate<'_>, slot: &str) -> Error {
    Error::NoLayout {
        name: page.layout.name.clone(),
        why: format!("no form of the {slot} fits; give a shorter one with --set {slot}=…"),
    }
}
