//! Outlines that leave the canvas, cut where `tiny-skia` cuts them: what is above or below is gone,
//! what is beside stands upright at the side, so that it still counts for what is right of it.

use super::edge::one_way;
use tiny_skia::Point;
use tiny_skia_path::path_geometry::{chop_quad_at, find_unit_quad_roots, new_t_values};
use tiny_skia_path::{NormalizedF32Exclusive, Scalar};

/// The size of a canvas.
#[derive(Clone, Copy)]
pub(super) struct Clip {
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A piece of an outline, which turns one way in both directions.
pub(super) enum Piece {
    Line([Point; 2]),
    Curve([Point; 3]),
}

impl Clip {
    /// What is left of a straight line: an upright one, or one with an upright end at each side.
    pub(super) fn line(self, line: [Point; 2], add: &mut impl FnMut(Piece)) {
        let down = usize::from(line[0].y < line[1].y);
        let (upper, lower) = (1 - down, down);
        if line[lower].y <= 0.0 || line[upper].y >= self.height {
            return;
        }
        let mut cut = line;
        if line[upper].y < 0.0 {
            cut[upper] = Point::from_xy(x_at(line, 0.0), 0.0);
        }
        if cut[lower].y > self.height {
            cut[lower] = Point::from_xy(x_at(line, self.height), self.height);
        }
        let on = usize::from(line[0].x < line[1].x);
        let (left, right) = (cut[1 - on], cut[on]);
        if right.x <= 0.0 || left.x >= self.width {
            let x = if right.x <= 0.0 { 0.0 } else { self.width };
            add(Piece::Line(cut.map(|end| Point::from_xy(x, end.y))));
            return;
        }
        let side = |x: f32| Point::from_xy(x, y_at(cut, x));
        let (from, before) = match left.x < 0.0 {
            true => (side(0.0), Some(Point::from_xy(0.0, left.y))),
            false => (left, None),
        };
        let (to, after) = match right.x > self.width {
            true => (side(self.width), Some(Point::from_xy(self.width, right.y))),
            false => (right, None),
        };
        // From left to right, or back.
        let mut pieces = [
            before.map(|before| [before, from]),
            Some([from, to]),
            after.map(|after| [to, after]),
        ];
        if on == 0 {
            pieces.reverse();
            for piece in pieces.iter_mut().flatten() {
                piece.reverse();
            }
        }
        for piece in pieces.into_iter().flatten() {
            add(Piece::Line(piece));
        }
    }

    /// What is left of a curve.
    pub(super) fn curve(self, curve: [Point; 3], add: &mut impl FnMut(Piece)) {
        let is_finite = curve.iter().all(|point| point.is_finite());
        let above = curve.iter().all(|point| point.y <= 0.0);
        let below = curve.iter().all(|point| point.y >= self.height);
        if !is_finite || above || below {
            return;
        }
        let [from, by, to] = curve;
        for [from, by, to] in one_way(from, by, to).into_iter().flatten() {
            // What turns one way in `y` may turn both ways in `x`.
            for part in one_way(turned(from), turned(by), turned(to))
                .into_iter()
                .flatten()
            {
                self.turning(part.map(turned), add);
            }
        }
    }

    /// What is left of a curve that turns one way in both directions.
    fn turning(self, curve: [Point; 3], add: &mut impl FnMut(Piece)) {
        let mut cut = curve;
        let mut is_back = curve[0].y > curve[2].y;
        if is_back {
            cut.reverse();
        }
        if cut[2].y <= 0.0 || cut[0].y >= self.height {
            return;
        }
        self.cut_height(&mut cut);
        if cut[0].x > cut[2].x {
            cut.reverse();
            is_back = !is_back;
        }
        let mut upright = |x: f32, from: Point, to: Point| {
            let line = [from, to].map(|end| Point::from_xy(x, end.y));
            add(Piece::Line(facing(line, is_back)));
        };
        if cut[2].x <= 0.0 {
            return upright(0.0, cut[0], cut[2]);
        }
        if cut[0].x >= self.width {
            return upright(self.width, cut[0], cut[2]);
        }
        if cut[0].x < 0.0 {
            let Some([a, _, b, c, _]) = parted(cut, |point| point.x, 0.0) else {
                return upright(0.0, cut[0], cut[2]);
            };
            upright(0.0, a, b);
            cut[0] = Point::from_xy(0.0, b.y);
            cut[1] = Point::from_xy(c.x.max(0.0), c.y);
        }
        let inside = |point: Point| Point::from_xy(point.x.min(self.width), point.y);
        if cut[2].x <= self.width {
            return add(Piece::Curve(facing(cut, is_back)));
        }
        let Some([a, b, c, _, d]) = parted(cut, |point| point.x, self.width) else {
            let within = [cut[0], inside(cut[1]), inside(cut[2])];
            return add(Piece::Curve(facing(within, is_back)));
        };
        let c = Point::from_xy(self.width, c.y);
        add(Piece::Curve(facing([a, inside(b), c], is_back)));
        let line = [c, d].map(|end| Point::from_xy(self.width, end.y));
        add(Piece::Line(facing(line, is_back)));
    }

    /// Cuts off what is above or below of a curve that runs down.
    fn cut_height(self, curve: &mut [Point; 3]) {
        let (top, bottom) = (0.0, self.height);
        if curve[0].y < top {
            match parted(*curve, |point| point.y, top) {
                Some([_, _, a, b, _]) => {
                    curve[0] = Point::from_xy(a.x, top);
                    curve[1] = Point::from_xy(b.x, b.y.max(top));
                }
                None => *curve = curve.map(|p| Point::from_xy(p.x, p.y.max(top))),
            }
        }
        if curve[2].y > bottom {
            match parted(*curve, |point| point.y, bottom) {
                Some([_, a, b, _, _]) => {
                    curve[1] = Point::from_xy(a.x, a.y.min(bottom));
                    curve[2] = Point::from_xy(b.x, bottom);
                }
                None => *curve = curve.map(|p| Point::from_xy(p.x, p.y.min(bottom))),
            }
        }
    }
}

/// A piece as it ran before it was turned round.
fn facing<const N: usize>(mut piece: [Point; N], is_back: bool) -> [Point; N] {
    if is_back {
        piece.reverse();
    }
    piece
}

/// With `x` for `y`.
fn turned(point: Point) -> Point {
    Point::from_xy(point.y, point.x)
}

/// A curve in two parts, joined at the third point, where it comes to a place along one side.
fn parted(curve: [Point; 3], side: fn(Point) -> f32, place: f32) -> Option<[Point; 5]> {
    let [a, b, c] = curve.map(side);
    let mut shares = new_t_values();
    let count = find_unit_quad_roots(a - b - b + c, 2.0 * (b - a), a - place, &mut shares);
    let share: NormalizedF32Exclusive = *shares.first().filter(|_| count > 0)?;
    let mut parts = [Point::zero(); 5];
    chop_quad_at(&curve, share, &mut parts);
    Some(parts)
}

/// Where a line crosses a height.
fn x_at(line: [Point; 2], y: f32) -> f32 {
    let [from, to] = line;
    crossing((from.y, from.x), (to.y, to.x), y, |x, from, to| {
        let (from, to) = (f64::from(from), f64::from(to));
        x.clamp(from.min(to), from.max(to)) as f32
    })
}

/// How high a line is where it crosses a side.
fn y_at(line: [Point; 2], x: f32) -> f32 {
    let [from, to] = line;
    crossing((from.x, from.y), (to.x, to.y), x, |y, from, to| {
        (y as f32).clamp(from.min(to), from.max(to))
    })
}

/// How far along its second side a line is where it comes to a place along its first.
fn crossing(
    from: (f32, f32),
    to: (f32, f32),
    place: f32,
    within: impl Fn(f64, f32, f32) -> f32,
) -> f32 {
    if (to.0 - from.0).is_nearly_zero() {
        let middle = from.1.ave(to.1);
        return within(f64::from(middle), from.1, to.1);
    }
    let (a, b) = (f64::from(from.0), f64::from(from.1));
    let (c, d) = (f64::from(to.0), f64::from(to.1));
    within(b + (f64::from(place) - a) * (d - b) / (c - a), from.1, to.1)
}
