//! Bars: a value's share of its series, drawn from zero.

use crate::layout::{Bar, Rect};

/// The least a bar shows, in units: a value that is not zero can be seen.
const LEAST: f32 = 3.0;

/// The bar for a share from 0 to 1, in the room that the whole would take; nothing has none.
pub(super) fn bar(bar: Bar, whole: Rect, share: f32) -> Rect {
    let least = if share > 0.0 { LEAST } else { 0.0 };
    if bar.across {
        return Rect {
            width: (whole.width * share).max(least),
            ..whole
        };
    }
    let height = (whole.height * share).max(least);
    Rect {
        y: whole.bottom() - height,
        height,
        ..whole
    }
}
