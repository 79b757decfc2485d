//! The spans between the edges of an outline, line of samples by line.

use super::edge::{Edge, order};
use std::ops::Range;
use tiny_skia::FillRule;

/// The edges of an outline, and those that cross the line that the walk has come to.
#[derive(Clone)]
pub(super) struct Walk {
    edges: Vec<Edge>,
    /// Their places in the order in which they begin.
    order: Vec<u32>,
    /// The bits of a winding that say whether a place is inside.
    inside: i32,
    /// How many have begun, and at which line the next does.
    begun: usize,
    next: i32,
    /// Those that cross, from left to right.
    crossing: Vec<Crossing>,
}

/// An edge that crosses a line.
#[derive(Clone, Copy, Default)]
struct Crossing {
    x: i32,
    dx: i32,
    last: i32,
    winding: i32,
    /// Its place among all.
    edge: u32,
}

impl Walk {
    /// At a line; what begins above it is of no use.
    pub(super) fn of(edges: Vec<Edge>, rule: FillRule, first: usize) -> Self {
        let mut walk = Self {
            order: order(&edges),
            edges,
            inside: match rule {
                FillRule::Winding => -1,
                FillRule::EvenOdd => 1,
            },
            begun: 0,
            next: i32::MAX,
            crossing: Vec::new(),
        };
        walk.next = walk.first(0);
        // Those of the first line stand in order, and any above it before them.
        let begun = walk.begun_at(first as i32);
        let begun = walk.order[begun].iter();
        let begun = begun.map(|at| crossing(&walk.edges[*at as usize], *at));
        walk.crossing = begun.collect();
        walk
    }

    /// The next that begin, down to a line, as places in the order.
    fn begun_at(&mut self, line: i32) -> Range<usize> {
        let from = self.begun;
        while self.next <= line {
            self.begun += 1;
            self.next = self.first(self.begun);
        }
        from..self.begun
    }

    /// Where the edge at a place in the order begins; nowhere when there is none.
    fn first(&self, place: usize) -> i32 {
        let at = self.order.get(place);
        at.map_or(i32::MAX, |at| self.edges[*at as usize].first)
    }

    /// Gives the spans of a line, in samples, and goes on to the next.
    pub(super) fn line(&mut self, line: usize, mut span: impl FnMut(usize, usize)) {
        let line = line as i32;
        let (mut winding, mut left) = (0, 0);
        for edge in &self.crossing {
            let x = (edge.x + (1 << 15)) >> 16;
            if winding & self.inside == 0 {
                left = x;
            }
            winding += edge.winding;
            if winding & self.inside == 0 && x > left {
                span(left.max(0) as usize, x.max(0) as usize);
            }
        }
        self.step(line);
        self.begin(line + 1);
    }

    /// Moves all that cross on to the next line; those that have ended go.
    fn step(&mut self, line: i32) {
        let mut kept = 0;
        let mut rightmost = i32::MIN;
        for at in 0..self.crossing.len() {
            let mut edge = self.crossing[at];
            if edge.last == line {
                let whole = &mut self.edges[edge.edge as usize];
                if !whole.go_on() {
                    continue;
                }
                edge = crossing(whole, edge.edge);
            } else {
                edge.x += edge.dx;
            }
            // All before it are in order: one that has fallen behind goes back among them.
            let mut to = kept;
            if edge.x < rightmost {
                while to > 0 && self.crossing[to - 1].x > edge.x {
                    self.crossing[to] = self.crossing[to - 1];
                    to -= 1;
                }
            } else {
                rightmost = edge.x;
            }
            self.crossing[to] = edge;
            kept += 1;
        }
        self.crossing.truncate(kept);
    }

    /// Adds those that begin at a line among those that cross it. Of those at one place Skia puts
    /// new ones last where the first of all that begin stands, and first elsewhere; since a span
    /// may be parted there, it must be as there.
    fn begin(&mut self, line: i32) {
        let new = self.begun_at(line);
        let new = &self.order[new];
        let Some(leftmost) = new.first().map(|at| self.edges[*at as usize].x) else {
            return;
        };
        let mut old = self.crossing.len();
        self.crossing.resize(old + new.len(), Crossing::default());
        for (before, at) in new.iter().enumerate().rev() {
            let edge = crossing(&self.edges[*at as usize], *at);
            // Those further right move by as many as come before them.
            let least = edge.x + i32::from(edge.x == leftmost);
            while old > 0 && self.crossing[old - 1].x >= least {
                old -= 1;
                self.crossing[old + before + 1] = self.crossing[old];
            }
            self.crossing[old + before] = edge;
        }
    }
}

fn crossing(edge: &Edge, at: u32) -> Crossing {
    Crossing {
        x: edge.x,
        dx: edge.dx,
        last: edge.last,
        winding: edge.winding,
        edge: at,
    }
}
