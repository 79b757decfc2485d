//! Where ink is: how high and low the letters of a paragraph reach, and how far a line's first
//! and last ones stand from their origins.

use super::face::{Face, Metrics};
use super::scripts::needs;
use super::shape::{SHAPED_AT, descender};
use parley::{FontData, Layout};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::metrics::BoundingBox;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// How far marks over Latin capitals may reach above the room, in ems: a room begins at the
/// capitals, so that a line with an accent stands where one without would.
const ACCENT: f32 = 0.28;
/// How far ink may overlap between lines, in ems: an accent seldom stands under a descender.
const OVERLAP: f32 = 0.12;

/// Heights in ems of a paragraph, from the first face and from what its letters need, and the
/// distance between baselines at which its lines do not touch.
pub(super) fn heights(
    layout: &Layout<()>,
    text: &str,
    face: Option<&Face>,
    leading: f32,
) -> (Metrics, f32) {
    // Without a face: the heights of a usual Latin one.
    let mut metrics = face.map_or(
        Metrics {
            cap_height: 0.7,
            x_height: 0.5,
            descent: 0.24,
        },
        |face| face.metrics,
    );
    metrics.descent = descender(metrics);
    let mut leading = leading;
    if text.is_ascii() {
        return (metrics, leading);
    }
    let (mut top, mut bottom) = (metrics.cap_height, metrics.descent);
    for needs in text.chars().filter_map(needs) {
        metrics.cap_height = metrics.cap_height.max(needs.top);
        metrics.descent = metrics.descent.max(needs.bottom);
        leading = leading.max(needs.leading);
    }
    let runs = layout
        .lines()
        .flat_map(|line| line.runs().collect::<Vec<_>>());
    for run in runs {
        let coords = run.normalized_coords();
        let coords: Vec<i16> = coords.iter().map(|c| c.to_bits()).collect();
        for cluster in run.clusters() {
            let letters = text.get(cluster.text_range()).unwrap_or_default();
            if letters.is_ascii() {
                continue;
            }
            for glyph in cluster.glyphs() {
                let Some(ink) = bounds(run.font(), &coords, glyph.id, SHAPED_AT) else {
                    continue;
                };
                top = top.max((ink.y_max - glyph.y) / SHAPED_AT);
                bottom = bottom.max((glyph.y - ink.y_min) / SHAPED_AT);
            }
        }
    }
    metrics.cap_height = metrics.cap_height.max(top - ACCENT);
    metrics.descent = metrics.descent.max(bottom);
    (metrics, leading.max(top + bottom - OVERLAP))
}

/// Where a glyph's ink is at a size, in pixels from its origin, y up.
pub(super) fn bounds(font: &FontData, coords: &[i16], id: u32, size: f32) -> Option<BoundingBox> {
    let coords: Vec<_> = coords
        .iter()
        .map(|c| NormalizedCoord::from_bits(*c))
        .collect();
    let font = FontRef::from_index(font.data.data(), font.index).ok()?;
    font.glyph_metrics(Size::new(size), LocationRef::new(&coords))
        .bounds(GlyphId::new(id))
}
