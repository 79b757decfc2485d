//! Outlines of placed glyphs, by `skrifa`, as one path a run.

use crate::text::Run;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, Hinting, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

/// Takes a glyph's outline (y up, from its origin) into a path (y down, in the picture).
pub(super) struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
}

impl Pen {
    /// All glyphs of a run as one path; `None` when none has an outline.
    pub(super) fn outline(run: &Run) -> Option<Path> {
        let font = FontRef::from_index(run.font.data.data(), run.font.index).ok()?;
        let coords: Vec<_> = run
            .coords
            .iter()
            .map(|c| NormalizedCoord::from_bits(*c))
            .collect();
        let outlines = font.outline_glyphs();
        let mut pen = Self {
            path: PathBuilder::new(),
            x: 0.0,
            y: 0.0,
        };
        let mut memory = Vec::new();
        for glyph in &run.glyphs {
            let Some(outline) = outlines.get(GlyphId::new(glyph.id)) else {
                continue;
            };
            (pen.x, pen.y) = (glyph.x, glyph.y);
            // Its own memory it would blank for each glyph.
            let needed = outline.draw_memory_size(Hinting::None);
            if memory.len() < needed {
                memory.resize(needed, 0);
            }
            let location = LocationRef::new(&coords);
            let settings = DrawSettings::unhinted(Size::new(run.size), location);
            // A glyph that cannot be drawn has no ink; a face that is broken shows in `check`.
            let _ = outline.draw(settings.with_memory(Some(&mut memory)), &mut pen);
        }
        pen.path.finish()
    }

    /// One glyph in font units, y up, from its origin; `None` when it has no outline.
    pub(super) fn unscaled(
        font: &FontRef<'_>,
        coords: &[NormalizedCoord],
        glyph: GlyphId,
    ) -> Option<Path> {
        let mut pen = Self {
            path: PathBuilder::new(),
            x: 0.0,
            y: 0.0,
        };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::new(coords));
        let outline = font.outline_glyphs().get(glyph)?;
        outline.draw(settings, &mut pen).ok()?;
        pen.path
            .finish()?
            .transform(tiny_skia::Transform::from_scale(1.0, -1.0))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path
            .quad_to(self.x + cx0, self.y - cy0, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.cubic_to(
            self.x + cx0,
            self.y - cy0,
            self.x + cx1,
            self.y - cy1,
            self.x + x,
            self.y - y,
        );
    }

    fn close(&mut self) {
        self.path.close();
    }
}
