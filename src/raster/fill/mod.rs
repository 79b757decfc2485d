//! Fills outlines with a colour or a gradient, as letters and most shapes are: the same pixels as
//! `tiny-skia` fills, in a third of its time, since it does nothing else. The method is Skia's
//! supersampling: edges in fixed point, four lines of samples to a row of pixels, spans to a
//! quarter of a pixel.
//!
//! Outlines with cubics that leave the canvas are left to `tiny-skia`; a test holds both against
//! each other.

mod clip;
mod edge;
mod ramp;
mod row;
mod walk;

use clip::Clip;
use edge::edges;
pub(super) use ramp::{Course, Ramp};
use rayon::prelude::*;
use row::Row;
pub(super) use row::lie_over;
use tiny_skia::{Color, FillRule, Paint, Path, PathSegment, Pixmap, Shader, Transform};
use tiny_skia_path::Scalar;
use walk::Walk;

/// What an outline is filled with.
pub(super) enum Ink<'a> {
    Color(Color),
    Ramp(&'a Ramp),
}

/// Lines of samples to a row of pixels, and samples to a pixel of each, as a power of two.
const SHIFT: u32 = 2;

/// A gradient on so many pixels is filled in so many bands side by side.
const LONG: usize = 1 << 16;
const BANDS: usize = 4;

/// Rows and columns of pixels that an outline may reach.
#[derive(Clone, Copy)]
struct Bounds {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Ink<'_> {
    /// The same for `tiny-skia`; `None` where it has no pixels.
    pub(super) fn paint(&self) -> Option<Paint<'static>> {
        let shader = match self {
            Self::Color(color) => Shader::SolidColor(*color),
            Self::Ramp(ramp) => ramp.shader()?,
        };
        Some(Paint {
            shader,
            ..Paint::default()
        })
    }
}

/// Fills an outline; the rule says what counts as inside where it crosses itself.
pub(super) fn fill(path: &Path, rule: FillRule, ink: &Ink<'_>, canvas: &mut Pixmap) {
    let bounds = path.bounds();
    // Flat outlines have no pixels to `tiny-skia`.
    if bounds.width().is_nearly_zero() || bounds.height().is_nearly_zero() {
        return;
    }
    let (width, height) = (canvas.width() as f32, canvas.height() as f32);
    let is_on = bounds.left() >= 0.0
        && bounds.top() >= 0.0
        && bounds.right() <= width
        && bounds.bottom() <= height;
    let clip = (!is_on).then_some(Clip { width, height });
    if clip.is_some() && has_cubics(path) {
        if let Some(paint) = ink.paint() {
            canvas.fill_path(path, &paint, rule, Transform::identity(), None);
        }
        return;
    }
    let bounds = Bounds {
        left: bounds.left().max(0.0).floor() as usize,
        top: bounds.top().max(0.0).floor() as usize,
        right: bounds.right().min(width).ceil() as usize,
        bottom: bounds.bottom().min(height).ceil() as usize,
    };
    if bounds.left >= bounds.right || bounds.top >= bounds.bottom {
        return;
    }
    let edges = edges(path, clip);
    // Less than two edges hold nothing between them.
    if edges.len() < 2 {
        return;
    }
    let walk = Walk::of(edges, rule, bounds.top << SHIFT);
    let stride = canvas.width() as usize;
    let (pixels, _) = canvas.data_mut().as_chunks_mut::<4>();
    let pixels = &mut pixels[bounds.top * stride..bounds.bottom * stride];
    if matches!(ink, Ink::Color(_)) || pixels.len() < LONG {
        return within(bounds, walk, ink, pixels.chunks_exact_mut(stride));
    }
    let height = (bounds.bottom - bounds.top).div_ceil(BANDS);
    let bands = pixels.par_chunks_mut(height * stride).enumerate();
    bands.for_each(|(at, pixels)| {
        let (mut walk, top) = (walk.clone(), bounds.top + at * height);
        for line in bounds.top << SHIFT..top << SHIFT {
            walk.line(line, |_, _| ());
        }
        let bounds = Bounds { top, ..bounds };
        within(bounds, walk, ink, pixels.chunks_exact_mut(stride));
    });
}

fn has_cubics(path: &Path) -> bool {
    let mut segments = path.segments();
    segments.any(|segment| matches!(segment, PathSegment::CubicTo(..)))
}

/// Fills rows of pixels from the top of some bounds on.
fn within<'a>(
    bounds: Bounds,
    mut walk: Walk,
    ink: &Ink<'_>,
    rows: impl Iterator<Item = &'a mut [[u8; 4]]>,
) {
    let mut row = Row::of(bounds.right - bounds.left);
    let (left, right) = (bounds.left << SHIFT, bounds.right << SHIFT);
    for (y, pixels) in (bounds.top..bounds.bottom).zip(rows) {
        for line in y << SHIFT..(y + 1) << SHIFT {
            walk.line(line, |from, to| {
                // Fixed point may lead a curve beside its own bounds.
                let (from, to) = (from.clamp(left, right), to.clamp(left, right));
                if from < to {
                    row.add(from - left, to - left, line);
                }
            });
        }
        let pixels = &mut pixels[bounds.left..bounds.right];
        row.lay(pixels, (bounds.left, y), ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ramp::Stop;
    use tiny_skia::{PathBuilder, Point};

    const ROUNDS: u64 = 30_000;

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

    /// A gradient whose stops may be at one place or of one colour.
    fn ramp(round: u64) -> Option<Ramp> {
        let mut next = dice(round + 77);
        let mut point = || Point::from_xy(next() * 97.0, next() * 61.0);
        let course = match round % 3 {
            0 => Course::Line(point(), point()),
            1 => Course::Line(Point::from_xy(0.0, 0.0), Point::from_xy(0.0, 61.0)),
            _ => Course::Circle(point(), 90.0 * (round % 11) as f32 / 11.0),
        };
        let is_opaque = round.is_multiple_of(4);
        let mut places: Vec<f32> = (0..2 + round % 4).map(|_| next()).collect();
        places.sort_by(f32::total_cmp);
        let stop = |place: f32| {
            let place = (place * 8.0).floor() / 7.0;
            let alpha = if is_opaque { 1.0 } else { next() };
            let shade = (next() * 3.0).floor() / 2.0;
            Some((place.min(1.0), Color::from_rgba(shade, next(), 0.4, alpha)?))
        };
        let stops: Option<Vec<Stop>> = places.into_iter().map(stop).collect();
        let transform = match round % 5 {
            0 => Transform::identity(),
            _ => Transform::from_row(1.1, 0.2, -0.3, 0.7, 4.0, 9.5),
        };
        Ramp::of(course, stops?, transform)
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
            // One in four leaves the canvas, on any side.
            let leaves = round % 4 == 1;
            let mut point = || {
                let mut place = |size: u32| match leaves {
                    true => (next() * 1.8 - 0.4) * size as f32,
                    false => next() * size as f32,
                };
                let (x, y) = (place(width), place(height));
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
                        1 if !leaves || round % 16 == 1 => path.cubic_to(a, b, c, d, e, f),
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
            let ramp = ramp(round).filter(|_| round % 7 > 3);
            let ink = match &ramp {
                Some(ramp) => Ink::Ramp(ramp),
                None => Ink::Color(Color::from_rgba8(round as u8, 90, 200, alpha)),
            };
            let rule = match round % 5 {
                0 => FillRule::EvenOdd,
                _ => FillRule::Winding,
            };
            let (mut own, mut other) = (ground.clone(), ground.clone());
            fill(&path, rule, &ink, &mut own);
            let paint = ink.paint().expect("a paint");
            other.fill_path(&path, &paint, rule, Transform::identity(), None);
            assert!(own == other, "outline {round}: {path:?} {ramp:?}");
        }
    }

    #[test]
    fn long_gradients_are_filled_in_bands_as_in_one() {
        let mut ground = Pixmap::new(401, 307).expect("a canvas");
        ground.fill(Color::from_rgba8(90, 20, 160, 255));
        let mut builder = PathBuilder::new();
        builder.push_circle(190.0, 150.0, 220.0);
        let circle = builder.finish().expect("a circle");
        let whole = tiny_skia::Rect::from_xywh(0.0, 0.0, 401.0, 307.0);
        let whole = PathBuilder::from_rect(whole.expect("a canvas"));
        for round in 0..40 {
            let Some(ramp) = ramp(round) else {
                continue;
            };
            for path in [&circle, &whole] {
                let ink = Ink::Ramp(&ramp);
                let (mut own, mut other) = (ground.clone(), ground.clone());
                fill(path, FillRule::Winding, &ink, &mut own);
                let paint = ink.paint().expect("a paint");
                let rule = FillRule::Winding;
                other.fill_path(path, &paint, rule, Transform::identity(), None);
                assert!(own == other, "gradient {round}: {ramp:?}");
            }
        }
    }
}
