//! The edges of an outline, in fixed point: all turn one way in `y`, curves as a few straight
//! pieces each.

use super::SHIFT;
use super::clip::{Clip, Piece};
use tiny_skia::{Path, PathSegment, Point};
use tiny_skia_path::NormalizedF32Exclusive;
use tiny_skia_path::path_geometry::{chop_cubic_at2, find_unit_quad_roots, valid_unit_divide};

/// Parts of a sample, in which corners are held: 6 bits.
const PART: u32 = 6;
/// Bits of a place behind the point, and what must be added to those of a part.
const FINE: u32 = 16;
const FINER: u32 = FINE - PART;
/// A curve has at most `1 << MOST_PIECES` pieces.
const MOST_PIECES: i32 = 6;

/// An edge from its first line of samples to its last.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// Where it crosses the middle of the line it has come to, in samples, with 16 bits behind
    /// the point.
    pub(super) x: i32,
    /// How far it moves from line to line.
    pub(super) dx: i32,
    pub(super) first: i32,
    pub(super) last: i32,
    /// 1 downwards, -1 upwards.
    pub(super) winding: i32,
    /// What is left of a curve.
    curve: Option<Curve>,
}

/// A curve by forward differences: each piece begins where the last has ended.
#[derive(Debug, Clone)]
struct Curve {
    /// Pieces that are left.
    pieces: i32,
    at: (i32, i32),
    end: (i32, i32),
    x: Steps,
    y: Steps,
    /// By which steps are shifted, and what changes them.
    shift: (i32, i32),
    is_cubic: bool,
}

/// How a curve moves on along one side: the next step, what changes it, and what changes that.
#[derive(Debug, Clone, Copy)]
struct Steps {
    step: i32,
    bend: i32,
    turn: i32,
}

impl Steps {
    fn next(&mut self, shift: (i32, i32)) -> i32 {
        let step = self.step >> shift.0;
        self.step += self.bend >> shift.1;
        self.bend += self.turn;
        step
    }
}

/// The edges of an outline; cut to the canvas where it leaves it, for which it must have no cubics.
pub(super) fn edges(path: &Path, clip: Option<Clip>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::with_capacity(2 * path.len());
    let line = |from: Point, to: Point, edges: &mut Vec<Edge>| match clip {
        Some(clip) => clip.line([from, to], &mut |piece| add(piece, edges)),
        None => line(from, to, edges),
    };
    let (mut first, mut last) = (Point::zero(), Point::zero());
    // An outline is closed by where it begins next, too.
    let mut is_open = false;
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                if std::mem::take(&mut is_open) {
                    line(last, first, &mut edges);
                }
                (first, last) = (to, to);
            }
            PathSegment::LineTo(to) => {
                line(last, to, &mut edges);
                (last, is_open) = (to, true);
            }
            PathSegment::QuadTo(by, to) => {
                match clip {
                    Some(clip) => clip.curve([last, by, to], &mut |piece| add(piece, &mut edges)),
                    None => {
                        for [from, by, to] in one_way(last, by, to).into_iter().flatten() {
                            edges.extend(Edge::curve(from, by, to));
                        }
                    }
                }
                (last, is_open) = (to, true);
            }
            PathSegment::CubicTo(by, and, to) => {
                let (points, count) = cubics_one_way([last, by, and, to]);
                for at in 0..count {
                    let four = std::array::from_fn(|i| points[3 * at + i]);
                    edges.extend(Edge::cubic(four));
                }
                (last, is_open) = (to, true);
            }
            PathSegment::Close => {
                if std::mem::take(&mut is_open) {
                    line(last, first, &mut edges);
                }
                last = first;
            }
        }
    }
    if is_open {
        line(last, first, &mut edges);
    }
    edges
}

/// The places of edges in the order in which they begin, from left to right.
pub(super) fn order(edges: &[Edge]) -> Vec<u32> {
    // Edges are large: what they are sorted by is one number, which needs no branch.
    let ordered = |number: i32| u128::from(number as u32 ^ 1 << 31);
    let key = |(edge, at): (&Edge, u32)| {
        ordered(edge.first) << 64 | ordered(edge.x) << 32 | u128::from(at)
    };
    let mut keys: Vec<u128> = edges.iter().zip(0..).map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

fn add(piece: Piece, edges: &mut Vec<Edge>) {
    match piece {
        Piece::Line([from, to]) => line(from, to, edges),
        Piece::Curve([from, by, to]) => edges.extend(Edge::curve(from, by, to)),
    }
}

/// Adds a straight edge; an upright one is joined with the one before where they are one.
fn line(from: Point, to: Point, edges: &mut Vec<Edge>) {
    let Some(edge) = Edge::line(from, to) else {
        return;
    };
    let before = edges.last_mut().filter(|last| last.curve.is_none());
    match before.filter(|_| edge.dx == 0) {
        Some(last) => match joined(&edge, last) {
            Joined::Gone => {
                edges.pop();
            }
            Joined::One => {}
            Joined::Not => edges.push(edge),
        },
        None => edges.push(edge),
    }
}

enum Joined {
    /// They cancel each other.
    Gone,
    /// The second is part of the first.
    One,
    Not,
}

/// Joins an upright edge with another that stands in its line.
fn joined(edge: &Edge, last: &mut Edge) -> Joined {
    if last.dx != 0 || edge.x != last.x {
        return Joined::Not;
    }
    if edge.winding == last.winding {
        if edge.last + 1 == last.first {
            last.first = edge.first;
        } else if edge.first == last.last + 1 {
            last.last = edge.last;
        } else {
            return Joined::Not;
        }
        return Joined::One;
    }
    // Against each other they leave what only one of them covers.
    if edge.first == last.first {
        if edge.last == last.last {
            return Joined::Gone;
        }
        if edge.last < last.last {
            last.first = edge.last + 1;
        } else {
            last.first = last.last + 1;
            last.last = edge.last;
            last.winding = edge.winding;
        }
        return Joined::One;
    }
    if edge.last == last.last {
        if edge.first > last.first {
            last.last = edge.first - 1;
        } else {
            last.last = last.first - 1;
            last.first = edge.first;
            last.winding = edge.winding;
        }
        return Joined::One;
    }
    Joined::Not
}

/// A place in parts of a sample, what is below them cut off.
fn parts(point: Point) -> (i32, i32) {
    let scale = (1 << (SHIFT + PART)) as f32;
    ((point.x * scale) as i32, (point.y * scale) as i32)
}

/// The nearest line of samples to a place in parts.
fn nearest(parts: i32) -> i32 {
    (parts + (1 << PART >> 1)) >> PART
}

impl Edge {
    /// A straight one; `None` when it crosses the middle of no line.
    fn line(from: Point, to: Point) -> Option<Self> {
        let (mut from, mut to, mut winding) = (parts(from), parts(to), 1);
        if from.1 > to.1 {
            (from, to, winding) = (to, from, -1);
        }
        let mut edge = Self::begun(winding, None);
        edge.lead(from, to).then_some(edge)
    }

    /// A curve that turns one way; `None` when it crosses the middle of no line.
    fn curve(from: Point, by: Point, to: Point) -> Option<Self> {
        let (mut from, by, mut to, mut winding) = (parts(from), parts(by), parts(to), 1);
        if from.1 > to.1 {
            (from, to, winding) = (to, from, -1);
        }
        if nearest(from.1) == nearest(to.1) {
            return None;
        }
        let pieces = pieces(
            (2 * by.0 - from.0 - to.0) >> 2,
            (2 * by.1 - from.1 - to.1) >> 2,
        );
        // Half of both coefficients, so that they cannot overflow; their shift makes up for it.
        let bent = |from: i32, by: i32, to: i32| {
            let (a, b) = ((from - 2 * by + to) << (FINER - 1), (by - from) << FINER);
            (b + (a >> pieces), a >> (pieces - 1))
        };
        let steps = |from, by, to| {
            let (step, bend) = bent(from, by, to);
            Steps {
                step,
                bend,
                turn: 0,
            }
        };
        Self::curved(
            winding,
            Curve {
                pieces: 1 << pieces,
                at: (from.0 << FINER, from.1 << FINER),
                end: (to.0 << FINER, to.1 << FINER),
                x: steps(from.0, by.0, to.0),
                y: steps(from.1, by.1, to.1),
                shift: (pieces - 1, 0),
                is_cubic: false,
            },
        )
    }

    /// A cubic that turns one way; `None` when it crosses the middle of no line.
    fn cubic(points: [Point; 4]) -> Option<Self> {
        let (mut four, mut winding) = (points.map(parts), 1);
        if four[0].1 > four[3].1 {
            four.reverse();
            winding = -1;
        }
        if nearest(four[0].1) == nearest(four[3].1) {
            return None;
        }
        let (xs, ys) = (four.map(|point| point.0), four.map(|point| point.1));
        let pieces = (1 + halvings(off(xs), off(ys), 2)).min(MOST_PIECES);
        // As far up as coefficients have room for, and down again at each step.
        let down = (pieces + 6 - FINER as i32).max(0);
        let up = if down > 0 { 6 } else { FINER as i32 - pieces };
        let steps = |[a, b, c, d]: [i32; 4]| {
            let first = (3 * (b - a)) << up;
            let second = (3 * (a - b - b + c)) << up;
            let third = (d + 3 * (b - c) - a) << up;
            Steps {
                step: first + (second >> pieces) + (third >> (2 * pieces)),
                bend: 2 * second + ((3 * third) >> (pieces - 1)),
                turn: (3 * third) >> (pieces - 1),
            }
        };
        Self::curved(
            winding,
            Curve {
                pieces: 1 << pieces,
                at: (xs[0] << FINER, ys[0] << FINER),
                end: (xs[3] << FINER, ys[3] << FINER),
                x: steps(xs),
                y: steps(ys),
                shift: (down, pieces),
                is_cubic: true,
            },
        )
    }

    /// That crosses no line yet.
    fn begun(winding: i32, curve: Option<Curve>) -> Self {
        Self {
            x: 0,
            dx: 0,
            first: 0,
            last: 0,
            winding,
            curve,
        }
    }

    /// At the first piece of a curve that crosses the middle of a line.
    fn curved(winding: i32, curve: Curve) -> Option<Self> {
        let mut edge = Self::begun(winding, Some(curve));
        edge.go_on().then_some(edge)
    }

    /// Goes on to the next piece of a curve that crosses the middle of a line; whether there is
    /// one.
    pub(super) fn go_on(&mut self) -> bool {
        while let Some(curve) = self.curve.as_mut().filter(|curve| curve.pieces > 0) {
            let (from, to) = curve.next();
            let parts = |place: (i32, i32)| (place.0 >> FINER, place.1 >> FINER);
            if self.lead(parts(from), parts(to)) {
                return true;
            }
        }
        false
    }

    /// Leads the edge from one place to another below it, in parts; whether it crosses the middle
    /// of a line on the way.
    fn lead(&mut self, from: (i32, i32), to: (i32, i32)) -> bool {
        let (top, bottom) = (nearest(from.1), nearest(to.1));
        if top == bottom {
            return false;
        }
        let slope = ratio(to.0 - from.0, to.1 - from.1);
        let down = (top << PART) + (1 << PART >> 1) - from.1;
        let across = ((i64::from(slope) * i64::from(down)) >> FINE) as i32;
        self.x = (from.0 + across) << FINER;
        self.dx = slope;
        self.first = top;
        self.last = bottom - 1;
        true
    }
}

impl Curve {
    /// The next piece, from and to, with 16 bits behind the point.
    fn next(&mut self) -> ((i32, i32), (i32, i32)) {
        self.pieces -= 1;
        let from = self.at;
        if self.pieces > 0 {
            self.at.0 += self.x.next(self.shift);
            self.at.1 += self.y.next(self.shift);
        } else {
            self.at = self.end;
        }
        // Fixed point does not always lead a cubic down.
        if self.is_cubic {
            self.at.1 = self.at.1.max(from.1);
        }
        (from, self.at)
    }
}

/// A ratio with 16 bits behind the point.
fn ratio(a: i32, b: i32) -> i32 {
    match i16::try_from(a) {
        Ok(a) => (i32::from(a) << FINE) / b,
        Err(_) => {
            let ratio = (i64::from(a) << FINE) / i64::from(b);
            ratio.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
        }
    }
}

/// How many pieces a curve has, as a power of two, by how far its middle is from the straight way.
fn pieces(dx: i32, dy: i32) -> i32 {
    halvings(dx, dy, SHIFT).clamp(1, MOST_PIECES)
}

/// How often a curve is halved until its pieces are straight enough.
fn halvings(dx: i32, dy: i32, samples: u32) -> i32 {
    let (dx, dy) = (dx.abs(), dy.abs());
    let far = dx.max(dy) + dx.min(dy) / 2;
    let far = (far + (1 << (2 + samples))) >> (3 + samples);
    (i32::BITS - far.leading_zeros()) as i32 / 2
}

/// How far a cubic is from the straight way at its thirds, at the most.
fn off([a, b, c, d]: [i32; 4]) -> i32 {
    let first = ((a * 8 - b * 15 + 6 * c + d) * 19) >> 9;
    let second = ((a + 6 * b - c * 15 + d * 8) * 19) >> 9;
    first.abs().max(second.abs())
}

/// A cubic as one to three that each turn one way in `y`, joined at every third point, and how
/// many.
fn cubics_one_way(whole: [Point; 4]) -> ([Point; 10], usize) {
    let mut points = [Point::zero(); 10];
    points[..4].copy_from_slice(&whole);
    let [a, b, c, d] = whole.map(|point| point.y);
    let mut turns = [NormalizedF32Exclusive::HALF; 3];
    let (second, first, none) = (d - a + 3.0 * (b - c), 2.0 * (a - b - b + c), b - a);
    let count = find_unit_quad_roots(second, first, none, &mut turns);
    let turns = &turns[..count];
    let mut share = turns.first().copied();
    for (at, turn) in turns.iter().enumerate() {
        let from = 3 * at;
        let rest: [Point; 4] = std::array::from_fn(|i| points[from + i]);
        match share {
            Some(share) => chop_cubic_at2(&rest, share, &mut points[from..]),
            // Too near to the end to be parted there.
            None => points[from + 4..from + 7].fill(rest[3]),
        }
        let next = turns.get(at + 1).map(|next| next.get() - turn.get());
        share = next.and_then(|next| valid_unit_divide(next, 1.0 - turn.get()));
    }
    for at in 1..=count {
        // At its turns it runs level.
        let level = points[3 * at].y;
        points[3 * at - 1].y = level;
        points[3 * at + 1].y = level;
    }
    (points, count + 1)
}

/// A curve as one or two that each turn one way in `y`.
pub(super) fn one_way(from: Point, by: Point, to: Point) -> [Option<[Point; 3]>; 2] {
    let (a, mut b, c) = (from.y, by.y, to.y);
    let (down, on) = (a - b, b - c);
    let turns = down == 0.0 || if down < 0.0 { on > 0.0 } else { on < 0.0 };
    if turns {
        if let Some(share) = inner(a - b, a - b - b + c) {
            let mix = |a: Point, b: Point| {
                Point::from_xy(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
            };
            let (before, after) = (mix(from, by), mix(by, to));
            let middle = mix(before, after);
            // At its turn it runs level.
            let level = |point: Point| Point::from_xy(point.x, middle.y);
            return [
                Some([from, level(before), middle]),
                Some([middle, level(after), to]),
            ];
        }
        b = if (a - b).abs() < (b - c).abs() { a } else { c };
    }
    [Some([from, Point::from_xy(by.x, b), to]), None]
}

/// A ratio that is above 0 and below 1.
fn inner(a: f32, b: f32) -> Option<f32> {
    let (a, b) = if a < 0.0 { (-a, -b) } else { (a, b) };
    if b == 0.0 || a == 0.0 || a >= b {
        return None;
    }
    let ratio = a / b;
    (ratio > 0.0 && ratio < 1.0).then_some(ratio)
}
