//! The fills of colour glyphs as paints: solid colours and three kinds of gradients.

use skrifa::color::{Brush, ColorStop, Extend};
use skrifa::raw::types::Point;
use tiny_skia::{
    Color, GradientStop, LinearGradient, Paint, RadialGradient, Shader, SpreadMode, SweepGradient,
    Transform,
};

/// The paint of a brush, whose points go through `transform`; `color` looks a palette's entry
/// up and takes an opacity. `None` where nothing is to be drawn.
pub(super) fn paint(
    brush: &Brush<'_>,
    transform: Transform,
    color: impl Fn(u16, f32) -> Color,
) -> Option<Paint<'static>> {
    let colors = |stops: &[ColorStop]| -> Vec<(f32, Color)> {
        let stop = |s: &ColorStop| (s.offset, color(s.palette_index, s.alpha));
        stops.iter().map(stop).collect()
    };
    let stops = |stops: &[ColorStop]| gradient(colors(stops));
    let shader = match brush {
        Brush::Solid {
            palette_index,
            alpha,
        } => Shader::SolidColor(color(*palette_index, *alpha)),
        Brush::LinearGradient {
            p0,
            p1,
            color_stops,
            extend,
        } => {
            let (stops, spread) = (stops(color_stops), spread(*extend));
            LinearGradient::new(point(*p0), point(*p1), stops, spread, transform)?
        }
        Brush::RadialGradient {
            c0,
            r0,
            c1,
            r1,
            color_stops,
            extend,
        } => {
            let cone = Cone {
                from: (*c0, *r0),
                to: (*c1, *r1),
                stops: colors(color_stops),
            };
            let cone = cone.without_negative_radii()?;
            let ((c0, r0), (c1, r1)) = (cone.from, cone.to);
            let (c0, c1) = (point(c0), point(c1));
            let stops = gradient(cone.stops);
            RadialGradient::new(c0, r0, c1, r1, stops, spread(*extend), transform)?
        }
        Brush::SweepGradient {
            c0,
            start_angle,
            end_angle,
            color_stops,
            extend,
        } => {
            // Its angles run clockwise where y points down; in a face y points up.
            let center = tiny_skia::Point::from_xy(c0.x, -c0.y);
            let upright = transform.pre_scale(1.0, -1.0);
            let (stops, spread) = (stops(color_stops), spread(*extend));
            SweepGradient::new(center, *start_angle, *end_angle, stops, spread, upright)?
        }
    };
    Some(Paint {
        shader,
        ..Paint::default()
    })
}

fn point(p: Point<f32>) -> tiny_skia::Point {
    tiny_skia::Point::from_xy(p.x, p.y)
}

fn spread(extend: Extend) -> SpreadMode {
    match extend {
        Extend::Repeat => SpreadMode::Repeat,
        Extend::Reflect => SpreadMode::Reflect,
        _ => SpreadMode::Pad,
    }
}

/// A radial gradient: two circles, and the colours between them.
struct Cone {
    from: (Point<f32>, f32),
    to: (Point<f32>, f32),
    stops: Vec<(f32, Color)>,
}

impl Cone {
    /// The part of it whose radii are not negative. Its colours then begin where the radius
    /// is 0, so a repeated gradient repeats that part only; no known face asks for more.
    fn without_negative_radii(self) -> Option<Self> {
        let ((c0, r0), (c1, r1)) = (self.from, self.to);
        if r0 >= 0.0 && r1 >= 0.0 {
            return Some(self);
        }
        if r0 < 0.0 && r1 < 0.0 {
            return None;
        }
        let at = -r0 / (r1 - r0); // where the radius is 0
        let tip = Point::new(c0.x + (c1.x - c0.x) * at, c0.y + (c1.y - c0.y) * at);
        let (from, to, first, last) = if r0 < 0.0 {
            ((tip, 0.0), self.to, at, 1.0)
        } else {
            (self.from, (tip, 0.0), 0.0, at)
        };
        let stops = self.stops;
        let ends = [first, last].map(|end| (end, color_at(&stops, end)));
        let inner = stops
            .into_iter()
            .filter(|(at, _)| *at > first && *at < last);
        let [start, end] = ends;
        let all = std::iter::once(start).chain(inner).chain([end]);
        let stops = all
            .map(|(at, color)| ((at - first) / (last - first), color))
            .collect();
        Some(Self { from, to, stops })
    }
}

/// The colour at a place between stops, which are in order.
fn color_at(stops: &[(f32, Color)], place: f32) -> Color {
    let after = stops.iter().position(|(at, _)| *at >= place);
    let (before, after) = match after {
        Some(0) => (stops.first(), stops.first()),
        Some(i) => (stops.get(i - 1), stops.get(i)),
        None => (stops.last(), stops.last()),
    };
    let (Some((from, a)), Some((to, b))) = (before, after) else {
        return Color::TRANSPARENT;
    };
    let share = if to > from {
        (place - from) / (to - from)
    } else {
        0.0
    };
    let mix = |a: f32, b: f32| (a + (b - a) * share).clamp(0.0, 1.0);
    Color::from_rgba(
        mix(a.red(), b.red()),
        mix(a.green(), b.green()),
        mix(a.blue(), b.blue()),
        mix(a.alpha(), b.alpha()),
    )
    .unwrap_or(*a)
}

fn gradient(stops: Vec<(f32, Color)>) -> Vec<GradientStop> {
    let stops = stops.into_iter();
    stops.map(|(at, c)| GradientStop::new(at, c)).collect()
}
