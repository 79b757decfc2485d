//! What is wrong with a layout that can be drawn all the same, said in words: its faults are the
//! reader's to name.

mod drawn;
mod marks;
mod page;

use crate::error::Fault;
use crate::layout::{Layout, Shelf};
use crate::text::Fonts;

/// What a designer should look at in a layout, in the order of its file: marks that do nothing,
/// shapes that cannot be seen, words too small or too near to the edge, families that are not
/// there. `svg` is what the layout was read from, and `file` what it is called.
#[must_use]
pub fn notes(file: &str, svg: &str, layout: &Layout, shelf: &Shelf, fonts: &Fonts) -> Vec<Fault> {
    let mut notes = page::notes(layout, shelf, fonts);
    // What was read once can be read again.
    if let Ok(document) = roxmltree::Document::parse(svg) {
        let drawing = marks::Drawing::of(&document);
        notes.extend(drawing.notes());
    }
    notes.sort_by_key(|note| note.place);
    notes.dedup();
    let fault = |note: Remark| Fault {
        file: file.to_owned(),
        line: note.place.0,
        column: note.place.1,
        what: note.what,
    };
    notes.into_iter().map(fault).collect()
}

/// Something to look at, and where.
#[derive(Debug, Clone, PartialEq)]
struct Remark {
    /// Line and column, from 1.
    place: (u32, u32),
    what: String,
}
