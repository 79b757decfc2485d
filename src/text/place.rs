//! Glyphs of fitted lines, each line on its own baseline.

use super::fit::Fitted;
use super::ink::bounds;
use super::shape::{SHAPED_AT, Shaped};
use super::units::is_tracked;
use parley::FontData;
use parley::layout::{Line as Broken, Run as Shaping};
use std::ops::Range;

/// From this size on, lines begin at their first ink and quotes hang out; below it side
/// bearings are too small to see, and letters of a column stand better on their origins.
const HANGS_FROM: f32 = 40.0;
/// Marks that hang out of the edge that a line stands on.
/// East Asian brackets do not: their ink is set flush, which takes the blank half of them out.
const HANGING: &str = "“”‘’„‚«»‹›\"'-‐–";

/// A line of words: glyphs from its left edge on its baseline.
#[derive(Clone)]
pub struct Line {
    /// Its words in the order of reading.
    pub text: String,
    /// Width in pixels from the first origin to the last advance.
    pub width: f32,
    /// How far the line goes to the left for its ink to stand on an edge there, in pixels.
    pub hangs_left: f32,
    /// How far it goes to the right for its ink to stand on an edge there, in pixels.
    pub hangs_right: f32,
    /// The glyphs, one run a face, from left to right.
    pub runs: Vec<Run>,
}

/// Glyphs of one face at one size.
#[derive(Clone)]
pub struct Run {
    /// The face.
    pub font: FontData,
    /// Its place on the axes of variation; empty for a static face.
    pub coords: Vec<i16>,
    /// Pixels to the em.
    pub size: f32,
    /// The glyphs, placed.
    pub glyphs: Vec<Glyph>,
}

/// One glyph, at its origin on the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph id in the run's face.
    pub id: u32,
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// A glyph with what stands under it, for the edges of a line.
struct Edge<'a> {
    run: usize,
    glyph: Glyph,
    advance: f32,
    letters: &'a str,
}

impl Shaped {
    /// The glyphs of the fitted lines, each from x 0 on its baseline at y 0.
    #[must_use]
    pub fn place(&self, fitted: &Fitted) -> Vec<Line> {
        // What is shaped is kept for other rooms.
        let mut layout = self.layout.clone();
        let mut breaker = layout.break_lines();
        for line in &fitted.lines {
            let units = self.units.get(line.clone()).unwrap_or_default();
            breaker.break_next_with_length(units.iter().map(|u| u.chars).sum());
        }
        breaker.finish();
        let lines = layout.lines().take(fitted.lines.len());
        lines
            .zip(&fitted.widths)
            .map(|(line, width)| self.line(&line, fitted.size, *width))
            .collect()
    }

    fn line(&self, line: &Broken<'_, ()>, size: f32, width: f32) -> Line {
        let range = line.text_range();
        let words = self.text.get(range.clone()).unwrap_or_default();
        // The space at a line's end hangs, in a line from right to left on its left.
        let drawn = range.start..range.start + words.trim_end_matches(' ').len();
        let mut runs = Vec::new();
        let (mut first, mut last) = (None, None);
        let mut x = 0.0;
        for run in line.runs() {
            let index = runs.len();
            let mut glyphs = Vec::new();
            for edge in self.glyphs(&run, &drawn, size, &mut x) {
                glyphs.push(edge.glyph);
                let edge = Edge { run: index, ..edge };
                if first.is_none() {
                    first = Some(edge);
                } else {
                    last = Some(edge);
                }
            }
            if !glyphs.is_empty() {
                let coords = run.normalized_coords().iter().map(|c| c.to_bits());
                runs.push(Run {
                    font: run.font().clone(),
                    coords: coords.collect(),
                    size,
                    glyphs,
                });
            }
        }
        let hang = |edge: Option<&Edge<'_>>, left| {
            edge.filter(|_| size >= HANGS_FROM)
                .and_then(|edge| hangs(&runs, edge, size, left))
                .unwrap_or(0.0)
        };
        let (hangs_left, hangs_right) = (
            hang(first.as_ref(), true),
            hang(last.as_ref().or(first.as_ref()), false),
        );
        Line {
            text: words.trim_end().to_owned(),
            width,
            hangs_left,
            hangs_right,
            runs,
        }
    }

    /// The glyphs of a run from left to right, moved on as far as the line has come.
    fn glyphs<'s>(
        &'s self,
        run: &Shaping<'_, ()>,
        drawn: &Range<usize>,
        size: f32,
        x: &mut f32,
    ) -> Vec<Edge<'s>> {
        let scale = size / SHAPED_AT;
        let tracking = self.tracking(size) * size;
        let mut placed = Vec::new();
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            if !drawn.contains(&range.start) {
                continue;
            }
            let letters = self.text.get(range).unwrap_or_default();
            for glyph in cluster.glyphs() {
                let advance = glyph.advance * scale;
                let glyph = Glyph {
                    id: glyph.id,
                    x: *x + glyph.x * scale,
                    y: glyph.y * scale,
                };
                placed.push(Edge {
                    run: 0,
                    glyph,
                    advance,
                    letters,
                });
                *x += advance;
            }
            if is_tracked(&cluster, &self.text) {
                *x += tracking;
            }
        }
        placed
    }
}

/// How far a line's first or last letter goes out: its side bearing, and a mark that hangs
/// all of it.
fn hangs(runs: &[Run], edge: &Edge<'_>, size: f32, left: bool) -> Option<f32> {
    let run = runs.get(edge.run)?;
    let mark = edge.letters.chars().all(|c| HANGING.contains(c)) && !edge.letters.is_empty();
    if mark {
        return Some(edge.advance);
    }
    let ink = bounds(&run.font, &run.coords, edge.glyph.id, size)?;
    Some(if left {
        ink.x_min
    } else {
        edge.advance - ink.x_max
    })
}
