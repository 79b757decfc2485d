//! How children follow each other: stacks and repeats of the filler.

use super::fill::{ENDLESS, Filler, Mark, Part, Place, Placed, shift_run};
use super::stack::{self, Child};
use super::values::{Item, Values};
use crate::error::Result;
use crate::layout::{Each, Kind, Node, Rect, Stack};
use crate::note::Note;

impl<'a> Filler<'a, '_, '_> {
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
            Some(rect) => rect,
            None => place.room,
        }
    }

    /// A stack, whose children never leave its room: when they are too tall together, the
    /// tallest is set in less; when that would cut its words, what is optional is left out.
    pub(super) fn stack(&mut self, node: &'a Node, stack: Stack, place: Place<'a>) -> Result<Part> {
        let room = self.room(node, place);
        let mut children: Vec<&'a Node> = node.children.iter().collect();
        let mut limit = None;
        let before = self.mark();
        loop {
            let (parts, sizes) = self.stacked(&children, room, limit, place)?;
            let end = if room.height < ENDLESS {
                room.height
            } else {
                f32::INFINITY
            };
            let over = if stack.across {
                0.0
            } else {
                stack::length(&sizes, &stack) - end
            };
            let cut = self
                .scene
                .notes
                .iter()
                .skip(before.notes)
                .any(|note| matches!(note, Note::Cut { .. }));
            if over > 0.5 && limit.is_none() {
                let tallest = parts
                    .iter()
                    .max_by(|a, b| a.1.height.total_cmp(&b.1.height));
                limit = tallest.map(|(child, bounds, _)| (*child, (bounds.height - over).max(1.0)));
                self.back_to(&before);
                continue;
            }
            if (over > 0.5 || (cut && limit.is_some()))
                && let Some(optional) = children.iter().rposition(|child| child.optional)
            {
                children.remove(optional);
                limit = None;
                self.back_to(&before);
                continue;
            }
            let corners = stack::place(
                &sizes,
                &stack,
                Rect {
                    height: end,
                    ..room
                },
            );
            let mut whole = Part::default();
            for ((_, bounds, mut part), (x, y)) in parts.into_iter().zip(corners) {
                self.shift(&mut part, x - bounds.x, y - bounds.y);
                whole.add(part);
            }
            return Ok(whole);
        }
    }

    /// Each child of a stack filled on its own, those that came to nothing left out.
    #[expect(
        clippy::type_complexity,
        reason = "child, its bounds, and what it came to"
    )]
    pub(super) fn stacked(
        &mut self,
        children: &[&'a Node],
        room: Rect,
        limit: Option<(&'a Node, f32)>,
        place: Place<'a>,
    ) -> Result<(Vec<(&'a Node, Rect, Part)>, Vec<Child>)> {
        let mut parts = Vec::new();
        let mut sizes = Vec::new();
        for child in children {
            let limit = limit
                .filter(|(limited, _)| std::ptr::eq(*limited, *child))
                .map(|(_, height)| height);
            let part = self.node(
                child,
                Place {
                    room,
                    flows: true,
                    limit,
                    ..place
                },
            )?;
            if let Some(bounds) = part.bounds {
                sizes.push(Child {
                    size: (bounds.width, bounds.height),
                    space: child.space,
                });
                parts.push((*child, bounds, part));
            }
        }
        Ok((parts, sizes))
    }

    /// How far the scene has come, to go back to.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            slots: self.scene.slots.len(),
            notes: self.scene.notes.len(),
            links: self.links.clone(),
        }
    }

    pub(super) fn back_to(&mut self, mark: &Mark) {
        self.scene.slots.truncate(mark.slots);
        self.scene.notes.truncate(mark.notes);
        self.links.clone_from(&mark.links);
    }

    /// A repeat: cells of one size, each filled for its item.
    pub(super) fn each(
        &mut self,
        node: &'a Node,
        each: &'a Each,
        place: Place<'a>,
    ) -> Result<Part> {
        let room = self.room(node, place);
        let items = place.values.items(&each.list, each.max);
        let Some(pattern) = node.children.first() else {
            return Ok(Part::default());
        };
        let count = items.len().max(1) as f32;
        let gaps = each.stack.gap * (count - 1.0);
        let cell = if each.stack.across {
            ((room.width - gaps) / count, room.height)
        } else {
            (
                room.width,
                if room.height < ENDLESS {
                    (room.height - gaps) / count
                } else {
                    room.height
                },
            )
        };
        let mut whole = Part::default();
        for item in items {
            let index = item.index as f32;
            let step = if each.stack.across {
                (index * (cell.0 + each.stack.gap), 0.0)
            } else {
                (0.0, index * (cell.1 + each.stack.gap))
            };
            let cell = Rect {
                x: room.x + step.0,
                y: room.y + step.1,
                width: cell.0,
                height: cell.1,
            };
            let part = self.cell(pattern, place, cell, item)?;
            whole.add(part);
        }
        Ok(whole)
    }

    pub(super) fn cell(
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
        let mut part = self.node(
            pattern,
            Place {
                room: cell,
                values,
                flows: true,
                limit: None,
            },
        )?;
        // A stack stands in its cell already; a drawn pattern stands where it was drawn.
        if matches!(pattern.kind, Kind::Art | Kind::Bar(_))
            && let Some(bounds) = part.bounds
        {
            self.shift(&mut part, cell.x - bounds.x, cell.y - bounds.y);
        }
        Ok(part)
    }

    pub(super) fn shift(&mut self, part: &mut Part, dx: f32, dy: f32) {
        if dx == 0.0 && dy == 0.0 {
            return;
        }
        for placed in &mut part.placed {
            match placed {
                Placed::Art(svg) => {
                    *svg = format!("<g transform=\"translate({dx:.2} {dy:.2})\">{svg}</g>")
                }
                Placed::Words(words) => {
                    words.runs.iter_mut().for_each(|run| shift_run(run, dx, dy))
                }
            }
        }
        let count = part
            .placed
            .iter()
            .filter(|p| matches!(p, Placed::Words(_)))
            .count();
        // The slots of this part are the last ones that were set.
        for slot in self.scene.slots.iter_mut().rev().take(count) {
            slot.place[0] += dx;
            slot.place[1] += dy;
        }
        if let Some(bounds) = &mut part.bounds {
            bounds.x += dx;
            bounds.y += dy;
        }
    }
}
