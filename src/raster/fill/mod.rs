//! Fills outlines with one colour, as letters and plain shapes are: the same pixels as `tiny-skia`
//! fills, in a third of its time, since it does nothing else. The method is Skia's supersampling:
//! edges in fixed point, four lines of samples to a row of pixels, spans to a quarter of a pixel.
//!
//! Outlines that leave the canvas are left to `tiny-skia`; a test holds both against each other.

mod edge;
mod row;
mod walk;

use edge::{Edge, edges};
use row::Row;
pub(super) use row::over;
use tiny_skia::{Color, FillRule, Paint, Path, Pixmap, Transform};

/// What an outline is filled with.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) color: Color,
    /// What counts as inside where an outline crosses itself.
    pub(super) rule: FillRule,
}

/// Lines of samples to a row of pixels, and samples to a pixel of each, as a power of two.
const SHIFT: u32 = 2;

/// Rows and columns of pixels that an outline may reach.
#[derive(Clone, Copy)]
struct Bounds {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// Fills an outline.
pub(super) fn fill(path: &Path, ink: Ink, canvas: &mut Pixmap) {
    match bounds(path, canvas) {
        Some(bounds) => within(bounds, edges(path), ink, canvas),
        None => {
            let mut paint = Paint::default();
            paint.set_color(ink.color);
            canvas.fill_path(path, &paint, ink.rule, Transform::identity(), None);
        }
    }
}

/// The pixels of an outline that lies on the canvas and has some height and width.
fn bounds(path: &Path, canvas: &Pixmap) -> Option<Bounds> {
    /// Flatter outlines have no pixels to `tiny-skia`.
    const FLAT: f32 = 1.0 / 1024.0;
    let bounds = path.bounds();
    let is_on = bounds.left() >= 0.0
        && bounds.top() >= 0.0
        && bounds.right() <= canvas.width() as f32
        && bounds.bottom() <= canvas.height() as f32;
    let has_room = bounds.width() > FLAT && bounds.height() > FLAT;
    (is_on && has_room).then(|| Bounds {
        left: bounds.left().floor() as usize,
        top: bounds.top().floor() as usize,
        right: bounds.right().ceil() as usize,
        bottom: bounds.bottom().ceil() as usize,
    })
}

fn within(bounds: Bounds, edges: Vec<Edge>, ink: Ink, canvas: &mut Pixmap) {
    // Less than two edges hold nothing between them.
    if edges.len() < 2 {
        return;
    }
    let color = ink.color.premultiply().to_color_u8();
    let color = [color.red(), color.green(), color.blue(), color.alpha()];
    let width = canvas.width() as usize;
    let (pixels, _) = canvas.data_mut().as_chunks_mut::<4>();
    let mut rows = pixels.chunks_exact_mut(width).skip(bounds.top);
    let mut row = Row::of(bounds.right - bounds.left);
    let mut walk = walk::Walk::of(edges, ink.rule, bounds.top << SHIFT);
    let (left, right) = (bounds.left << SHIFT, bounds.right << SHIFT);
    for y in bounds.top..bounds.bottom {
        let Some(pixels) = rows.next() else {
            return;
        };
        for line in y << SHIFT..(y + 1) << SHIFT {
            walk.line(line, |from, to| {
                // Fixed point may lead a curve beside its own bounds.
                let (from, to) = (from.clamp(left, right), to.clamp(left, right));
                if from < to {
                    row.add(from - left, to - left, line);
                }
            });
        }
        row.lay(&mut pixels[bounds.left..bounds.right], color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::PathBuilder;

    const ROUNDS: u64 = 4000;

    /// Numbers from 0 to 1, the same each time.
    fn dice(seed: u64) -> impl FnMut() -> f32 {
        let mut state = seed;
        move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 24) as f32
        }
    }

    fn theirs(path: &Path, ink: Ink, canvas: &mut Pixmap) {
        let mut paint = Paint::default();
        paint.set_color(ink.color);
        canvas.fill_path(path, &paint, ink.rule, Transform::identity(), None);
    }

    #[test]
    fn outlines_are_filled_as_tiny_skia_fills_them() {
        let (width, height) = (97, 61);
        let mut ground = Pixmap::new(width, height).expect("a canvas");
        let mut next = dice(7);
        for byte in ground.data_mut().chunks_exact_mut(4) {
            byte.copy_from_slice(&[next(), next(), next(), 1.0].map(|share| (share * 255.0) as u8));
        }
        for round in 0..ROUNDS {
            let mut next = dice(round);
            let mut path = PathBuilder::new();
            let whole = round % 3 == 0;
            let mut point = || {
                let (x, y) = (next() * width as f32, next() * height as f32);
                // Corners on whole and quarter pixels meet where edges do.
                match whole {
                    true => ((x * 4.0).floor() / 4.0, (y * 4.0).floor() / 4.0),
                    false => (x, y),
                }
            };
            for _ in 0..=round % 5 {
                let ((x, y), small) = (point(), 0.1 + (round % 7) as f32 / 7.0);
                let mut near = || {
                    let (a, b) = point();
                    (x + (a - x) * small, y + (b - y) * small)
                };
                path.move_to(x, y);
                for corner in 0..2 + round % 6 {
                    let ((a, b), (c, d), (e, f)) = (near(), near(), near());
                    match (corner + round) % 4 {
                        0 => path.line_to(a, b),
                        1 => path.cubic_to(a, b, c, d, e, f),
                        _ => path.quad_to(a, b, c, d),
                    }
                }
                if round % 2 == 0 {
                    path.close();
                }
            }
            let Some(path) = path.finish() else {
                continue;
            };
            let alpha = [255, 255, 128, 20][round as usize % 4];
            let ink = Ink {
                color: Color::from_rgba8(round as u8, 90, 200, alpha),
                rule: match round % 5 {
                    0 => FillRule::EvenOdd,
                    _ => FillRule::Winding,
                },
            };
            let (mut own, mut other) = (ground.clone(), ground.clone());
            fill(&path, ink, &mut own);
            theirs(&path, ink, &mut other);
            assert!(own == other, "outline {round}: {path:?}");
        }
    }
}
