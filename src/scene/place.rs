//! Places the words of a slot in its room.

use super::fill::{ENDLESS, Filler, Part, Place, Placed};
use super::set::{self, Done};
use super::{SetLine, SlotSet, Words};
use crate::error::Result;
use crate::layout::{Align, Color, Node, Rect, Slot};

impl<'a> Filler<'a, '_, '_> {
    pub(super) fn slot(
        &mut self,
        node: &'a Node,
        slot: &'a Slot,
        place: Place<'a>,
    ) -> Result<Part> {
        let Some(forms) = set::forms(slot, &place.values) else {
            return Ok(Part::default());
        };
        let room = self.slot_room(node, slot, place);
        let cap = slot
            .link
            .as_ref()
            .and_then(|link| self.caps.get(link))
            .copied();
        let wanted = set::Wanted {
            slot,
            forms,
            room,
            spill: spill(slot, room, place),
            optional: node.optional,
            limit: place.limit,
            cap,
            theme: self.theme,
            brief: self.brief,
        };
        let done = match cap {
            // One of its link had to be left out: all are, or a chart would name some bars only.
            Some(0.0) => wanted.left_out(&mut self.scene.notes),
            _ => wanted.set(self.tools, &mut self.scene.notes)?,
        };
        if let Some(link) = &slot.link
            && (done.is_some() || node.optional)
        {
            let sizes = self.links.entry(link.clone()).or_default();
            sizes.push(done.as_ref().map_or(0.0, |done| done.fitted.size));
        }
        let Some(done) = done else {
            return Ok(Part::default());
        };
        let role = node.paints.iter().find(|(paint, _)| *paint == "fill");
        let color = role.map_or(Ok(slot.fill), |(_, role)| self.color(role))?;
        let top = top(node, slot, place, room, &done);
        let mut part = words(slot, color, room, top, self.mirrored, done);
        if let (Some(item), [Placed::Words(words, _)]) =
            (place.values.item, part.placed.as_mut_slice())
        {
            words.item = Some(item.name());
        }
        Ok(part)
    }

    /// The room of a slot: the one it names, in a stack only its size; else its parent's, or
    /// outside a stack the rest of the line that the sample is drawn on.
    fn slot_room(&self, node: &Node, slot: &Slot, place: Place<'a>) -> Rect {
        if node.room.is_some() {
            return self.room(node, place);
        }
        if place.flows {
            let height = ENDLESS;
            return Rect {
                height,
                ..place.room
            };
        }
        let at = Rect {
            x: slot.at.0,
            y: slot.at.1,
            ..Rect::default()
        };
        let at = node.pin.apply(at, self.more);
        let (left, right) = (place.room.x, place.room.right());
        // An anchor in the middle or at the end has its room on both sides, or on the left, as
        // it is drawn; a page that is mirrored later changes sides as a whole.
        let (x, width) = match slot.align.on(false) {
            Align::Start | Align::Left => (at.x, right - at.x),
            Align::Middle => {
                let half = (right - at.x).min(at.x - left);
                (at.x - half, 2.0 * half)
            }
            Align::End | Align::Right => (left, at.x - left),
        };
        let width = width.max(1.0);
        // What is left or right on every page stands where it is drawn on a mirrored one too.
        let stays = self.mirrored && matches!(slot.align, Align::Left | Align::Right);
        let x = if stays {
            place.room.right() - x - width
        } else {
            x
        };
        Rect {
            x,
            y: at.y,
            width,
            height: ENDLESS,
        }
    }
}

/// Where the top of the first capital stands.
fn top(node: &Node, slot: &Slot, place: Place<'_>, room: Rect, done: &Done) -> f32 {
    if place.flows {
        return room.y; // the stack says
    }
    if node.room.is_none() {
        // Words of no room stand on the line that they are drawn on.
        return room.y - done.shaped.metrics.cap_height * done.fitted.size;
    }
    room.y + set::inset(slot.valign, room.height, done)
}

/// A wider room for words over a bar that towers over those before it.
fn spill(slot: &Slot, room: Rect, place: Place<'_>) -> Option<Rect> {
    let lower = place.values.lower_before();
    if !slot.spills || lower == 0 {
        return None;
    }
    // Over the lower bars before it, and no further.
    let x = room.x - lower as f32 * room.width;
    let width = room.right() - x;
    Some(Rect { x, width, ..room })
}

/// The words as glyphs, their first capital's top at `top`.
fn words(slot: &Slot, color: Color, room: Rect, top: f32, mirrored: bool, done: Done) -> Part {
    let align = if done.spilled {
        Align::End
    } else {
        slot.align.on(mirrored)
    };
    let left_of = |width: f32| match align {
        Align::Middle => room.x + (room.width - width) / 2.0,
        Align::End | Align::Right => room.right() - width,
        Align::Start | Align::Left => room.x,
    };
    let size = done.fitted.size;
    let first = top + done.shaped.metrics.cap_height * size;
    let lines = done.shaped.place(&done.fitted).into_iter().enumerate();
    let lines = lines.map(|(number, line)| {
        // What hangs out on the side that the lines stand on, as the page is seen.
        let (start, end) = if mirrored {
            (line.hangs_right, line.hangs_left)
        } else {
            (line.hangs_left, line.hangs_right)
        };
        let hang = match align {
            Align::Middle => 0.0,
            Align::End | Align::Right => end,
            Align::Start | Align::Left => -start,
        };
        SetLine {
            x: left_of(line.width) + hang,
            baseline: first + number as f32 * done.shaped.leading * size,
            line,
        }
    });
    let lines: Vec<SetLine> = lines.collect();
    let wide = done.fitted.widths.iter().copied().fold(0.0, f32::max);
    let (left, height) = (left_of(wide), done.fitted.height);
    let name = slot.field.clone().unwrap_or_else(|| "words".to_owned());
    let set = SlotSet {
        slot: name.clone(),
        text: done.text,
        size,
        lines: lines.len(),
        place: [left, top, wide, height],
    };
    // What is aligned within its room must not be moved across by a stack.
    let (x, width) = match align {
        Align::Start | Align::Left => (left, wide),
        Align::Middle | Align::End | Align::Right => (room.x, room.width),
    };
    let bounds = Rect {
        x,
        y: top,
        width,
        height,
    };
    let words = Words {
        slot: name,
        item: None,
        color,
        tracking: done.shaped.tracking(size),
        word_gap: done.shaped.word_gap(),
        right_to_left: done.shaped.right_to_left,
        style: done.style,
        size,
        lines,
    };
    Part {
        placed: vec![Placed::Words(words, set)],
        bounds: Some(bounds),
    }
}
