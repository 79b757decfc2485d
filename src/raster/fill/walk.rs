//! The spans between the edges of an outline, line of samples by line.

use super::edge::{Edge, order};
use tiny_skia::FillRule;

/// The edges of an outline, and those that cross the line that the walk has come to.
#[derive(Clone)]
pub(super) struct Walk {
    edges: Vec<Edge>,
    /// Their places in the order in which they begin.
    order: Vec<u32>,
    /// The bits of a winding that say whether a place is inside.
    inside: i32,
    /// How many have begun.
    begun: usize,
    /// Those that cross, from left to right.
    crossing: Vec<Crossing>,
}

/// An edge that crosses a line.
#[derive(Clone, Copy)]
struct Crossing {
    x: i32,
    dx: i32,
    last: i32,
    winding: i32,
    /// Its place among all.
    edge: usize,
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
            crossing: Vec::new(),
        };
        // Those of the first line stand in order, and any above it before them.
        while let Some((_, edge)) = walk.next().filter(|(y, _)| *y <= first as i32) {
            walk.crossing.push(edge);
            walk.begun += 1;
        }
        walk
    }

    /// The next that begins, and where.
    fn next(&self) -> Option<(i32, Crossing)> {
        let at = *self.order.get(self.begun)? as usize;
        let edge = self.edges.get(at)?;
        Some((edge.first, crossing(edge, at)))
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
                let whole = &mut self.edges[edge.edge];
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

    /// Adds those that begin at a line, in order.
    fn begin(&mut self, line: i32) {
        let mut at = None;
        while let Some((_, edge)) = self.next().filter(|(y, _)| *y == line) {
            self.begun += 1;
            let to = match at {
                // Behind all that are not further right.
                None => {
                    let right = self.crossing.iter().rev().take_while(|c| c.x > edge.x);
                    self.crossing.len() - right.count()
                }
                // The next is no further left than the one before; of equals it is the first.
                Some(before) => {
                    let rest = &self.crossing[before + 1..];
                    before + 1 + rest.iter().take_while(|c| c.x < edge.x).count()
                }
            };
            self.crossing.insert(to, edge);
            at = Some(to);
        }
    }
}

fn crossing(edge: &Edge, at: usize) -> Crossing {
    Crossing {
        x: edge.x,
        dx: edge.dx,
        last: edge.last,
        winding: edge.winding,
        edge: at,
    }
}
