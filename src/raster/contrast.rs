//! How clearly words stand on the pixels under them: WCAG 2 contrast ratio and APCA lightness
//! contrast, measured where letters stand, not from the theme's colours.

use crate::layout::{Color, Targets};
use crate::note::Note;
use crate::scene::{Item, Words};
use serde::Serialize;
use std::sync::{Arc, LazyLock};

/// Slots that are read as running text.
const RUNNING: [&str; 2] = ["deck", "quote"];

/// A patch under a line is about as wide as a letter, in ems.
const PATCH: f32 = 0.5;
/// A line's letters reach from here above its baseline to here below it, in ems.
const REACH: (f32, f32) = (0.74, 0.22);
/// So many pixels of a patch, of a hundred, may be less clear than what is measured: a sparkle
/// hides no letter.
const SPARED: usize = 8;
/// Points across a patch that are looked at; more do not change the result by a tenth.
const POINTS: f32 = 12.0;

/// How clearly the words of a slot stand on what is under them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contrast {
    /// The slot.
    pub slot: String,
    /// In a repeat the item that they show, such as `figure 2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// WCAG 2 contrast ratio, from 1 to 21, at the weakest patch of a letter's width.
    pub wcag: f32,
    /// APCA lightness contrast there (APCA-W3 0.1.9), from -108 to 106; negative for light
    /// words on dark.
    pub apca: f32,
    /// The ratio that such words shall reach.
    pub target: f32,
}

/// Points under the words of one slot, in patches.
pub(super) struct Under {
    pub(super) slot: String,
    item: Option<Item>,
    color: Color,
    target: f32,
    patches: Vec<Patch>,
}

/// A grid of points: each of some columns in each of some rows, in pixels.
struct Patch {
    columns: Vec<u32>,
    rows: Arc<[u32]>,
}

/// The ratio that the words of a slot shall reach.
fn target(slot: &str, targets: Targets) -> f32 {
    let name = slot.split('.').next().unwrap_or(slot);
    if RUNNING.contains(&name) {
        targets.running
    } else {
        targets.words
    }
}

impl Under {
    /// Where the letters of some words stand on a canvas.
    pub(super) fn of(words: &Words, targets: Targets, canvas: (u32, u32)) -> Self {
        let em = words.size.max(1.0);
        let step = (em * PATCH / POINTS).max(1.0);
        let mut patches = Vec::new();
        for set in &words.lines {
            let (top, bottom) = (set.baseline - REACH.0 * em, set.baseline + REACH.1 * em);
            let count = (set.line.width / (em * PATCH)).ceil().max(1.0);
            let width = set.line.width / count;
            let rows: Arc<[u32]> = along(top, bottom, step, canvas.1).collect();
            for number in 0..count as usize {
                let left = set.x + number as f32 * width;
                let columns: Vec<u32> = along(left, left + width, step, canvas.0).collect();
                if !columns.is_empty() && !rows.is_empty() {
                    let rows = Arc::clone(&rows);
                    patches.push(Patch { columns, rows });
                }
            }
        }
        Self {
            slot: words.slot.clone(),
            item: words.item,
            color: words.color,
            target: target(&words.slot, targets),
            patches,
        }
    }

    /// Measured on pixels, which `seen` gives by their place.
    pub(super) fn measured(&self, seen: impl Fn(u32, u32) -> [u8; 3]) -> Contrast {
        let ink = [self.color.red, self.color.green, self.color.blue];
        // Looked up once: the points are many.
        let shares = &*SHARES;
        let own = luminance(ink, shares);
        let mut worst: Option<(f32, [u8; 3])> = None;
        let mut ratios: Vec<(f32, [u8; 3])> = Vec::new();
        for patch in &self.patches {
            ratios.clear();
            for y in &*patch.rows {
                ratios.extend(patch.columns.iter().map(|x| {
                    let pixel = seen(*x, *y);
                    (ratio(own, luminance(pixel, shares)), pixel)
                }));
            }
            let at = ratios.len() * SPARED / 100;
            // Weaker than the weakest so far only when more points than are spared are.
            let is_weaker = |worst: (f32, _)| {
                let weaker = ratios.iter().filter(|point| point.0 < worst.0);
                weaker.count() > at
            };
            if worst.is_none_or(is_weaker) {
                let (_, weak, _) = ratios.select_nth_unstable_by(at, |a, b| a.0.total_cmp(&b.0));
                worst = Some(*weak);
            }
        }
        let (wcag, under) = worst.unwrap_or((21.0, ink));
        Contrast {
            slot: self.slot.clone(),
            item: self.item.map(|item| item.to_string()),
            wcag: (wcag * 100.0).floor() / 100.0,
            apca: (apca(ink, under) * 10.0).round() / 10.0,
            target: self.target,
        }
    }

    /// Whether the words reach their target.
    pub(super) fn is_clear(&self, seen: impl Fn(u32, u32) -> [u8; 3]) -> bool {
        self.measured(seen).is_clear()
    }
}

impl Contrast {
    /// Whether the words reach their target.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.wcag >= self.target
    }

    /// A flaw, where they do not.
    pub(crate) fn note(&self) -> Option<Note> {
        let hundredths = |ratio: f32| (ratio * 100.0) as u32;
        (!self.is_clear()).then(|| Note::Faint {
            slot: match &self.item {
                Some(item) => format!("{}, {item}", self.slot),
                None => self.slot.clone(),
            },
            ratio: hundredths(self.wcag),
            target: hundredths(self.target),
        })
    }
}

/// The middles of steps from one place to another, as far as they lie on a side.
fn along(from: f32, to: f32, step: f32, side: u32) -> impl Iterator<Item = u32> {
    let count = ((to - from) / step).ceil().max(1.0) as usize;
    (0..count)
        .map(move |i| from + (i as f32 + 0.5) * step)
        .filter(move |at| *at >= 0.0 && *at < side as f32)
        .map(|at| at as u32)
}

/// What each byte of red, green and blue adds to the relative luminance.
static SHARES: LazyLock<[[f32; 256]; 3]> =
    LazyLock::new(|| [0.2126, 0.7152, 0.0722].map(|share| LINEAR.map(|linear| share * linear)));

/// The sRGB transfer function for every byte (IEC 61966-2-1).
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            libm::powf((value + 0.055) / 1.055, 2.4)
        }
    })
});

/// Relative luminance, from 0 to 1, as WCAG 2 defines it; `shares` are [`SHARES`].
fn luminance([red, green, blue]: [u8; 3], shares: &[[f32; 256]; 3]) -> f32 {
    let [reds, greens, blues] = shares;
    reds[usize::from(red)] + greens[usize::from(green)] + blues[usize::from(blue)]
}

/// The contrast ratio of two luminances, as WCAG 2 defines it.
fn ratio(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The lightness contrast of words on a ground, by APCA-W3 0.1.9.
fn apca(ink: [u8; 3], ground: [u8; 3]) -> f32 {
    let screen = |[red, green, blue]: [u8; 3]| {
        let linear = |byte: u8| libm::powf(f32::from(byte) / 255.0, 2.4);
        let light =
            0.212_672_9 * linear(red) + 0.715_152_2 * linear(green) + 0.072_175 * linear(blue);
        // Black is never quite black on a screen.
        light + libm::powf((0.022 - light).max(0.0), 1.414)
    };
    let (ink, ground) = (screen(ink), screen(ground));
    if (ink - ground).abs() < 0.000_5 {
        return 0.0;
    }
    let contrast = if ground > ink {
        (libm::powf(ground, 0.56) - libm::powf(ink, 0.57)) * 1.14
    } else {
        (libm::powf(ground, 0.65) - libm::powf(ink, 0.62)) * 1.14
    };
    match contrast {
        c if c.abs() < 0.1 => 0.0,
        c if c > 0.0 => (c - 0.027) * 100.0,
        c => (c + 0.027) * 100.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_wcag() {
        const ROWS: [([u8; 3], [u8; 3], f32); 4] = [
            ([0; 3], [255; 3], 21.0),
            ([255; 3], [255; 3], 1.0),
            ([0x76; 3], [255; 3], 4.54),
            ([0xff, 0, 0], [255; 3], 4.0),
        ];
        for (ink, ground, want) in ROWS {
            let found = ratio(luminance(ink, &SHARES), luminance(ground, &SHARES));
            assert!(
                (found - want).abs() < 0.01,
                "{ink:?} on {ground:?}: {found}"
            );
        }
    }

    #[test]
    fn lightness_contrast_is_that_of_apca() {
        const ROWS: [([u8; 3], [u8; 3], f32); 4] = [
            ([0x88; 3], [255; 3], 63.1),
            ([255; 3], [0x88; 3], -68.5),
            ([0; 3], [0xaa; 3], 58.1),
            ([0xaa; 3], [0; 3], -56.2),
        ];
        for (ink, ground, want) in ROWS {
            let found = apca(ink, ground);
            assert!((found - want).abs() < 0.1, "{ink:?} on {ground:?}: {found}");
        }
    }
}
