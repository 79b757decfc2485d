//! The places that changed, as rectangles.

use super::compare::Mark;
use super::pixels::Marks;

/// Pixels a side of a cell of the grid on which changes are gathered.
const CELL: usize = 16;
/// Cells that are no further apart than this belong to one place, so that the letters of a
/// line are one.
const NEAR: usize = 2;
/// The most places that are named: more help nobody.
const MOST: usize = 32;

/// A rectangle of pixels, its last row and column within.
#[derive(Clone, Copy)]
struct Span {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Span {
    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn area(self) -> usize {
        (self.right - self.left + 1) * (self.bottom - self.top + 1)
    }

    fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}

/// Left, top, width and height of each place, the largest first.
pub(super) fn boxes(marks: &Marks, (width, height): (u32, u32)) -> Vec<[u32; 4]> {
    let (width, height) = (width as usize, height as usize);
    let mut places = connected(cells(marks, width, height), width.div_ceil(CELL));
    merge(&mut places);
    places.sort_by_key(|span| (std::cmp::Reverse(span.area()), span.top, span.left));
    places.truncate(MOST);
    let side = |pixels: usize| pixels as u32;
    places
        .into_iter()
        .map(|s| [s.left, s.top, s.right - s.left + 1, s.bottom - s.top + 1].map(side))
        .collect()
}

/// What changed in each cell of the grid.
fn cells(marks: &Marks, width: usize, height: usize) -> Vec<Option<Span>> {
    let across = width.div_ceil(CELL);
    let mut cells = vec![None; across * height.div_ceil(CELL)];
    for (y, row) in marks.rows() {
        for (column, marks) in row.chunks(CELL).enumerate() {
            let changed = |mark: &Mark| *mark == Mark::Changed;
            let ends = marks.iter().position(changed);
            let Some((first, last)) = ends.zip(marks.iter().rposition(changed)) else {
                continue;
            };
            let own = Span {
                left: column * CELL + first,
                top: y,
                right: column * CELL + last,
                bottom: y,
            };
            if let Some(cell) = cells.get_mut(y / CELL * across + column) {
                *cell = Some(cell.map_or(own, |span: Span| span.with(own)));
            }
        }
    }
    cells
}

/// Cells near to each other, each group as one.
fn connected(mut cells: Vec<Option<Span>>, across: usize) -> Vec<Span> {
    let mut places = Vec::new();
    for start in 0..cells.len() {
        let Some(mut place) = cells.get_mut(start).and_then(Option::take) else {
            continue;
        };
        let mut waiting = vec![start];
        while let Some(cell) = waiting.pop() {
            let (x, y) = (cell % across, cell / across);
            for near_y in y.saturating_sub(NEAR)..=y + NEAR {
                for near_x in x.saturating_sub(NEAR)..=(x + NEAR).min(across - 1) {
                    let near = near_y * across + near_x;
                    if let Some(span) = cells.get_mut(near).and_then(Option::take) {
                        place = place.with(span);
                        waiting.push(near);
                    }
                }
            }
        }
        places.push(place);
    }
    places
}

/// Rectangles that meet become one, until none do.
fn merge(places: &mut Vec<Span>) {
    let mut at = 0;
    while at < places.len() {
        let own = places[at];
        let other = (at + 1..places.len()).find(|other| places[*other].meets(own));
        match other {
            Some(other) => {
                places[at] = own.with(places.swap_remove(other));
                at = 0;
            }
            None => at += 1,
        }
    }
}
