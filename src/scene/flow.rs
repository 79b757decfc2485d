//! How children follow each other: stacks and repeats of the filler.

use super::fill::{ENDLESS, Filler, Part, Place, Placed};
use super::paint::moved;
use super::set::optional_left_out;
use super::stack::{self, Child};
use super::values::{Item, Values};
use crate::error::Result;
use crate::layout::{Each, Kind, Node, Rect, Stack};
use crate::note::Note;

/// A stack is full when its children are longer than its room by more than this, in units.
const FULL: f32 = 0.5;

/// A child of a stack, filled, and the room it takes.
struct Filled<'a> {
    node: &'a Node,
    bounds: Rect,
    part: Part,
}

/// The heights that a full stack leaves to some of its children.
#[derive(Default)]
struct Limits<'a>(Vec<(&'a Node, f32)>);

impl<'a> Limits<'a> {
    fn of(&self, node: &Node) -> Option<f32> {
        let limit = self
            .0
            .iter()
            .find(|(limited, _)| std::ptr::eq(*limited, node));
        limit.map(|(_, height)| *height)
    }

    /// The tallest child that could be set in less and has no limit yet.
    fn tallest_without<'f>(&self, filled: &'f [Filled<'a>]) -> Option<&'f Filled<'a>> {
        filled
            .iter()
            .filter(|child| matches!(child.node.kind, Kind::Slot(_) | Kind::Stack(_)))
            .filter(|child| self.of(child.node).is_none())
            .max_by(|a, b| a.bounds.height.total_cmp(&b.bounds.height))
    }
}

impl<'a> Filler<'a, '_, '_> {
    /// The room that a node names, in a stack only its size; else its parent's.
    pub(super) fn room(&self, node: &Node, place: Place<'a>) -> Rect {
        let named = node
            .room
            .as_ref()
            .and_then(|id| self.layout.boxes.get(id))
            .map(|guide| guide.pin.apply(guide.rect, self.more));
        match named {
            Some(rect) if place.flows => Rect {
                x: place.room.x,
                y: place.room.y,
                ..rect
            },
            Some(rect) => rect.within(&self.canvas()),
            None => place.room,
        }
    }

    /// A stack. When its children are too tall together, the tallest is set in less, then the
    /// next; when that would cut words, set them too small or is not enough, what is optional
    /// is left out, the last first. What is still too much is noted.
    pub(super) fn stack(&mut self, node: &'a Node, stack: Stack, place: Place<'a>) -> Result<Part> {
        let room = self.room(node, place);
        let stack = Stack {
            pack: stack.pack.on(self.mirrored),
            align: stack.align.on(self.mirrored),
            ..stack
        };
        let mut children: Vec<&'a Node> = node.children.iter().collect();
        let mut left_out = Vec::new();
        let mut limits = Limits::default();
        if let (true, Some(height)) = (stack.across, place.limit) {
            limits
                .0
                .extend(children.iter().map(|child| (*child, height)));
        }
        let before = self.mark();
        let filled = loop {
            let filled = self.stacked(&children, room, &limits, place)?;
            let over = excess(&filled, &stack, room);
            if over > FULL
                && !stack.across
                && let Some(tallest) = limits.tallest_without(&filled)
            {
                let height = (tallest.bounds.height - over).max(1.0);
                limits.0.push((tallest.node, height));
                self.back_to(&before);
                continue;
            }
            let mut new_notes = self.scene.notes.iter().skip(before.notes);
            let flawed =
                new_notes.any(|note| matches!(note, Note::Cut { .. } | Note::Small { .. }));
            if (over > FULL || (flawed && !limits.0.is_empty()))
                && let Some(last) = children.iter().rposition(|child| child.optional)
            {
                left_out.push(children.remove(last));
                limits.0.clear();
                self.back_to(&before);
                continue;
            }
            if over > FULL {
                self.scene.notes.push(Note::Over {
                    room: node.room.clone().unwrap_or_else(|| "stack".to_owned()),
                    by: (over * self.scale).ceil() as u32,
                });
            }
            break filled;
        };
        let notes = left_out
            .into_iter()
            .filter_map(|child| optional_left_out(child, &place.values));
        self.scene.notes.extend(notes);
        let sizes: Vec<Child> = filled.iter().map(Filled::child).collect();
        let corners = stack::place(&sizes, &stack, room);
        let mut whole = Part::default();
        for (mut child, (x, y)) in filled.into_iter().zip(corners) {
            let (dx, dy) = (x - child.bounds.x, y - child.bounds.y);
            child.part.shift(dx, dy);
            whole.add(child.part);
        }
        Ok(whole)
    }

    /// Each child of a stack filled on its own, those that came to nothing left out.
    fn stacked(
        &mut self,
        children: &[&'a Node],
        room: Rect,
        limits: &Limits<'a>,
        place: Place<'a>,
    ) -> Result<Vec<Filled<'a>>> {
        let mut filled = Vec::new();
        for node in children {
            let limit = limits.of(node);
            let place = Place {
                room,
                flows: true,
                limit,
                ..place
            };
            let part = self.node(node, place)?;
            if let Some(bounds) = part.bounds {
                filled.push(Filled { node, bounds, part });
            }
        }
        Ok(filled)
    }

    /// A repeat: cells of one size, each filled for its item. Figures too long for their cells
    /// get wider ones, at the cost of the last figure; a series always shows all its points, a pair both.
    pub(super) fn each(
        &mut self,
        node: &'a Node,
        each: &'a Each,
        place: Place<'a>,
    ) -> Result<Part> {
        let before = self.mark();
        let of = place.values.items(&each.list, each.max).len();
        let mut needs = self.layout.needs.iter();
        let needed = needs.find(|need| need.field == each.list);
        let least = match each.list.as_str() {
            // Half of a comparison is a lie.
            "series" | "pair" => of,
            _ => needed.map_or(1, |need| need.at_least).min(of),
        };
        let mut shown = of;
        loop {
            let part = self.cells(node, each, place, shown)?;
            let mut new_notes = self.scene.notes.iter().skip(before.notes);
            let small = new_notes.any(|note| matches!(note, Note::Cut { .. } | Note::Small { .. }));
            if small && shown > least {
                shown -= 1;
                self.back_to(&before);
                continue;
            }
            if shown < of {
                let list = each.list.clone();
                self.scene.notes.push(Note::Fewer { list, shown, of });
            }
            return Ok(part);
        }
    }

    /// The cells of a repeat for so many of its items.
    fn cells(
        &mut self,
        node: &'a Node,
        each: &'a Each,
        place: Place<'a>,
        shown: usize,
    ) -> Result<Part> {
        let room = self.room(node, place);
        let items = place.values.items(&each.list, shown);
        let Some(pattern) = node.children.first() else {
            return Ok(Part::default());
        };
        let count = items.len().max(1) as f32;
        let gaps = each.stack.gap * (count - 1.0);
        let (mut width, mut height) = (room.width, room.height);
        if each.stack.across {
            width = (width - gaps) / count;
        } else if height < ENDLESS {
            height = (height - gaps) / count;
        }
        let mut whole = Part::default();
        for item in items {
            let index = item.index as f32;
            let (dx, dy) = if each.stack.across {
                (index * (width + each.stack.gap), 0.0)
            } else {
                (0.0, index * (height + each.stack.gap))
            };
            let cell = Rect {
                x: room.x + dx,
                y: room.y + dy,
                width: width.max(1.0),
                height: height.max(1.0),
            };
            whole.add(self.cell(pattern, place, cell, item)?);
        }
        Ok(whole)
    }

    fn cell(
        &mut self,
        pattern: &'a Node,
        place: Place<'a>,
        cell: Rect,
        item: Item<'a>,
    ) -> Result<Part> {
        let values = Values {
            item: Some(item),
            ..place.values
        };
        let place = Place {
            room: cell,
            values,
            flows: true,
            limit: None,
        };
        let mut part = self.node(pattern, place)?;
        // A stack stands in its cell already; a drawn pattern stands where it was drawn.
        if matches!(
            pattern.kind,
            Kind::Art | Kind::Group | Kind::Bar(_) | Kind::Chart(_) | Kind::Photo(_)
        ) && let Some(bounds) = part.bounds
        {
            part.shift(cell.x - bounds.x, cell.y - bounds.y);
        }
        Ok(part)
    }
}

impl Filled<'_> {
    fn child(&self) -> Child {
        Child {
            size: (self.bounds.width, self.bounds.height),
            space: self.node.space,
        }
    }
}

/// By how much children are too much for their room, along the stack or across it.
fn excess(filled: &[Filled<'_>], stack: &Stack, room: Rect) -> f32 {
    let sizes: Vec<Child> = filled.iter().map(Filled::child).collect();
    let length = stack::length(&sizes, stack);
    let thick = sizes
        .iter()
        .map(|c| if stack.across { c.size.1 } else { 0.0 });
    let thick = thick.fold(0.0, f32::max);
    if stack.across {
        (length - room.width).max(thick - room.height)
    } else {
        length - room.height
    }
}

impl Part {
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        for placed in &mut self.placed {
            match placed {
                Placed::Art(svg) => *svg = moved(std::mem::take(svg), (dx, dy)),
                Placed::Veil(veil) => {
                    veil.rect.x += dx;
                    veil.rect.y += dy;
                }
                Placed::Photo(hole) => {
                    hole.place.x += dx;
                    hole.place.y += dy;
                    hole.shape = hole.shape.take().map(|svg| moved(svg, (dx, dy)));
                }
                Placed::Words(words, set) => {
                    words.shift(dx, dy);
                    set.place[0] += dx;
                    set.place[1] += dy;
                }
            }
        }
        if let Some(bounds) = &mut self.bounds {
            bounds.x += dx;
            bounds.y += dy;
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.placed.extend(other.placed);
        self.bounds = match (self.bounds, other.bounds) {
            (Some(a), Some(b)) => Some(a.union(&b)),
            (a, b) => a.or(b),
        };
    }
}
