//! Gradients: a colour for each pixel, as `tiny-skia` finds it in floating point and rounds it.

use tiny_skia::{
    Color, GradientStop, LinearGradient, Point, RadialGradient, Shader, SpreadMode, Transform,
};
use wide::bytemuck::cast;
use wide::{f32x8, u16x16, u32x8};

/// Pixels that are found at once.
pub(super) const AT_ONCE: usize = 8;
/// Ends that are nearer to each other, or circles that are smaller, are none.
const LEAST: f32 = 1.0 / 1024.0;

/// Where a gradient goes.
#[derive(Debug, Clone, Copy)]
pub(in crate::raster) enum Course {
    /// From a point to another, and as its ends beside them.
    Line(Point, Point),
    /// From a centre to a radius.
    Circle(Point, f32),
}

/// A place between 0 and 1 and its colour.
pub(in crate::raster) type Stop = (f32, Color);

/// A gradient that is placed on the canvas.
#[derive(Debug, Clone)]
pub(in crate::raster) struct Ramp {
    /// From pixels to where a line runs from 0 to 1 in `x`, and a circle has a radius of 1.
    unit: Transform,
    is_round: bool,
    is_opaque: bool,
    /// In order, and the last.
    steps: Vec<Step>,
    last: Step,
    /// What it was made of.
    course: Course,
    stops: Vec<Stop>,
    transform: Transform,
}

/// From a place on and before another, colours are `place * factor + bias`.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: f32,
    to: f32,
    factor: [f32; 4],
    bias: [f32; 4],
}

impl Ramp {
    /// `None` for what has no course or fewer than two stops.
    pub(in crate::raster) fn of(
        course: Course,
        stops: Vec<Stop>,
        transform: Transform,
    ) -> Option<Self> {
        let (to_unit, is_round) = match course {
            Course::Line(from, to) => (along(from, to)?, false),
            Course::Circle(center, radius) => {
                let scale = (radius > LEAST).then(|| 1.0 / radius)?;
                let moved = Transform::from_translate(-center.x, -center.y);
                (moved.post_scale(scale, scale), true)
            }
        };
        let unit = transform.invert()?.post_concat(to_unit);
        let (steps, last) = steps(&stops);
        (unit.is_finite() && stops.len() > 1).then(|| Self {
            unit,
            is_round,
            // Opaque circles are laid over, too: that is how `tiny-skia` rounds them.
            is_opaque: !is_round && stops.iter().all(|(_, color)| color.is_opaque()),
            steps,
            last,
            course,
            stops,
            transform,
        })
    }

    /// The same for `tiny-skia`.
    pub(super) fn shader(&self) -> Option<Shader<'static>> {
        let stops = self.stops.iter();
        let stops = stops
            .map(|(place, color)| GradientStop::new(*place, *color))
            .collect();
        match self.course {
            Course::Line(from, to) => {
                LinearGradient::new(from, to, stops, SpreadMode::Pad, self.transform)
            }
            Course::Circle(center, radius) => {
                let (c, mode) = (center, SpreadMode::Pad);
                RadialGradient::new(c, 0.0, c, radius, stops, mode, self.transform)
            }
        }
    }

    pub(super) fn is_opaque(&self) -> bool {
        self.is_opaque
    }

    /// The colours of some pixels of a row, times alpha.
    pub(super) fn colors(&self, x: usize, y: usize) -> [[u8; 4]; AT_ONCE] {
        let places = self.places(x as f32, y as f32 + 0.5);
        let all: [f32; AT_ONCE] = places.into();
        // Most pixels have the step of the one before.
        let first = self.step(all[0]);
        let is_one =
            places.simd_ge(f32x8::splat(first.from)) & places.simd_lt(f32x8::splat(first.to));
        let is_one = is_one.all();
        let side = |side: usize| -> u32x8 {
            let (factor, bias) = match is_one {
                true => (
                    f32x8::splat(first.factor[side]),
                    f32x8::splat(first.bias[side]),
                ),
                false => (
                    all.map(|place| self.step(place).factor[side]).into(),
                    all.map(|place| self.step(place).bias[side]).into(),
                ),
            };
            let share = unit(places * factor + bias);
            let level = share * f32x8::splat(255.0) + f32x8::splat(0.5);
            cast(level.fast_trunc_int())
        };
        let (red, green, blue, alpha) = (side(0), side(1), side(2), side(3));
        // Two sides to a word.
        let times = |a: u32x8, b: u32x8| -> u32x8 {
            let both: u16x16 = cast(a | b << 16);
            let alphas: u16x16 = cast(alpha | alpha << 16);
            cast((both * alphas + u16x16::splat(255)) >> 8)
        };
        // Alpha times one is itself.
        cast(times(red, blue) | times(green, u32x8::splat(255)) << 8)
    }

    fn step(&self, place: f32) -> &Step {
        let mut steps = self.steps.iter();
        steps.find(|step| place < step.to).unwrap_or(&self.last)
    }

    /// Where the middles of some pixels of a row are on the course.
    fn places(&self, x: f32, y: f32) -> f32x8 {
        let to = &self.unit;
        let (across, down) = (y * to.kx + to.tx, y * to.sy + to.ty);
        let middles = f32x8::new([0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]);
        let x = f32x8::splat(x) + middles;
        let mut places = x * f32x8::splat(to.sx) + f32x8::splat(across);
        if self.is_round {
            let down = x * f32x8::splat(to.ky) + f32x8::splat(down);
            places = (places * places + down * down).sqrt();
        }
        // Beside its ends more than two stops have steps of their own.
        match self.steps.is_empty() {
            true => unit(places),
            false => places,
        }
    }
}

/// From 0 to 1.
fn unit(shares: f32x8) -> f32x8 {
    shares.fast_max(f32x8::ZERO).fast_min(f32x8::ONE)
}

/// From pixels to a line that runs from 0 to 1.
fn along(from: Point, to: Point) -> Option<Transform> {
    let mut way = to - from;
    let length = way.length();
    if !length.is_finite() || length <= LEAST {
        return None;
    }
    let scale = 1.0 / length;
    way.scale(scale);
    // Turned round its beginning until it runs along `x`.
    let (sin, cos) = (-way.y, way.x);
    let rest = 1.0 - cos;
    let turned = Transform::from_row(
        cos,
        sin,
        -sin,
        cos,
        sin * from.y + rest * from.x,
        -sin * from.x + rest * from.y,
    );
    let moved = turned.post_translate(-from.x, -from.y);
    Some(moved.post_scale(scale, scale))
}

/// From each stop on to the next, and as the ends beside them: the last, and those before it.
fn steps(stops: &[Stop]) -> (Vec<Step>, Step) {
    let sides = |color: &Color| [color.red(), color.green(), color.blue(), color.alpha()];
    let stops: Vec<_> = stops
        .iter()
        .map(|(at, color)| (*at, sides(color)))
        .collect();
    let mut all = Vec::with_capacity(stops.len() + 2);
    if let Some((_, color)) = stops.first().filter(|(place, _)| *place != 0.0) {
        all.push((0.0, *color));
    }
    all.extend_from_slice(&stops);
    if let Some((_, color)) = stops.last().filter(|(place, _)| *place != 1.0) {
        all.push((1.0, *color));
    }
    // In order; the last is at the end.
    let (mut before, end) = (0.0, all.len().saturating_sub(1));
    for (at, (place, _)) in all.iter_mut().enumerate() {
        *place = if at == end {
            1.0
        } else {
            place.max(before).min(1.0)
        };
        before = *place;
    }
    let step = |from: f32, to: f32, factor: [f32; 4], bias: [f32; 4]| Step {
        from,
        to,
        factor,
        bias,
    };
    if let [(_, from), (_, to)] = &*all {
        let factor = std::array::from_fn(|i| to[i] - from[i]);
        return (
            Vec::new(),
            step(f32::NEG_INFINITY, f32::INFINITY, factor, *from),
        );
    }
    // Ends of one colour need no step.
    let all = match &*all {
        [(_, a), rest @ ..] if rest.first().is_some_and(|(_, b)| a == b) => rest,
        all => all,
    };
    let all = match all {
        [rest @ .., (_, b)] if rest.last().is_some_and(|(_, a)| a == b) => rest,
        all => all,
    };
    let level = [0.0; 4];
    let mut steps = Vec::with_capacity(all.len());
    let (mut end, mut color) = (f32::NEG_INFINITY, level);
    for (at, (place, next)) in all.iter().enumerate() {
        if at == 0 {
            steps.push(step(end, *place, level, *next));
        } else if end < *place {
            let factor: [f32; 4] = std::array::from_fn(|i| (next[i] - color[i]) / (place - end));
            let bias = std::array::from_fn(|i| color[i] - factor[i] * end);
            steps.push(step(end, *place, factor, bias));
        }
        (end, color) = (*place, *next);
    }
    (steps, step(end, f32::INFINITY, level, color))
}
