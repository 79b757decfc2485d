//! Which of the candidates becomes the banner.

use super::{Scene, Size, Tools, fill};
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::Candidate;
use crate::note::Note;

/// The first page, in the order of the candidates, whose headline is whole or in a shorter
/// true form; when every page would have to cut it, the first.
pub(super) fn best(
    pages: &[Candidate<'_>],
    brief: &Brief,
    size: Size,
    tools: &mut Tools<'_>,
) -> Result<Scene> {
    let mut first = None;
    for page in pages {
        let scene = fill::fill(page, brief, size, tools)?;
        if !scene
            .notes
            .iter()
            .any(|note| matches!(note, Note::Cut { slot, .. } if slot == "headline"))
        {
            return Ok(scene);
        }
        first = first.or(Some(scene));
    }
    first.ok_or_else(|| Error::NoLayout {
        name: "auto".to_owned(),
        why: "none could serve".to_owned(),
    })
}
