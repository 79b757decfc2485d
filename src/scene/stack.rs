//! Where children of known sizes stand when they follow each other: flexbox, by `taffy`.

use crate::layout::{Align, Rect, Stack};
use taffy::prelude::*;

/// A child of a stack.
pub(super) struct Child {
    /// Width and height.
    pub(super) size: (f32, f32),
    /// Extra distance to what stands before it.
    pub(super) space: f32,
}

/// How long the children are together.
pub(super) fn length(children: &[Child], stack: &Stack) -> f32 {
    let side = |child: &Child| {
        if stack.across {
            child.size.0
        } else {
            child.size.1
        }
    };
    let spaces: f32 = children
        .iter()
        .skip(1)
        .map(|child| stack.gap + child.space)
        .sum();
    children.iter().map(side).sum::<f32>() + spaces
}

/// The top left corner of each child in the room. A room without an end in the stack's
/// direction has its children packed at its start.
pub(super) fn place(children: &[Child], stack: &Stack, room: Rect) -> Vec<(f32, f32)> {
    let mut tree: TaffyTree<()> = TaffyTree::with_capacity(children.len() + 1);
    tree.disable_rounding();
    let leaves: Vec<NodeId> = children
        .iter()
        .enumerate()
        .filter_map(|(i, child)| {
            let before = LengthPercentageAuto::length(if i == 0 { 0.0 } else { child.space });
            let zero = LengthPercentageAuto::length(0.0);
            let (left, top) = if stack.across {
                (before, zero)
            } else {
                (zero, before)
            };
            tree.new_leaf(taffy::Style {
                size: taffy::Size {
                    width: Dimension::length(child.size.0),
                    height: Dimension::length(child.size.1),
                },
                margin: taffy::Rect {
                    left,
                    right: zero,
                    top,
                    bottom: zero,
                },
                flex_shrink: 0.0,
                ..Default::default()
            })
            .ok()
        })
        .collect();
    let gap = LengthPercentage::length(stack.gap);
    let side = |length: f32| {
        if length.is_finite() {
            Dimension::length(length)
        } else {
            Dimension::auto()
        }
    };
    let root = tree.new_with_children(
        taffy::Style {
            display: Display::Flex,
            flex_direction: if stack.across {
                FlexDirection::Row
            } else {
                FlexDirection::Column
            },
            gap: taffy::Size {
                width: gap,
                height: gap,
            },
            justify_content: match stack.pack {
                Align::Start | Align::Left => JustifyContent::START,
                Align::Middle => JustifyContent::CENTER,
                Align::End | Align::Right => JustifyContent::END,
            },
            align_items: match stack.align {
                Align::Start | Align::Left => AlignItems::START,
                Align::Middle => AlignItems::CENTER,
                Align::End | Align::Right => AlignItems::END,
            },
            size: taffy::Size {
                width: side(room.width),
                height: side(room.height),
            },
            ..Default::default()
        },
        &leaves,
    );
    let placed = root.and_then(|root| {
        tree.compute_layout(root, taffy::Size::MAX_CONTENT)?;
        leaves
            .iter()
            .map(|leaf| {
                tree.layout(*leaf)
                    .map(|l| (room.x + l.location.x, room.y + l.location.y))
            })
            .collect()
    });
    placed.unwrap_or_else(|_| vec![(room.x, room.y); children.len()])
}
