//! Which part of a photo fills a hole, and that part at the hole's size.

use super::Photo;
use super::scale::{Pixels, scaled};
use std::borrow::Cow;

/// A hole, and the part of it that lies on the canvas, in pixels of the banner: only that part
/// is ever scaled, however far the hole reaches beyond.
#[derive(Debug, Clone, PartialEq)]
pub struct View<'a> {
    /// Left, top, width and height of the hole; the photo covers it.
    pub hole: [f32; 4],
    /// Left, top, width and height of what is wanted of it.
    pub part: [u32; 4],
    /// Left, top, width and height of the words over it.
    pub words: &'a [[f32; 4]],
}

/// How much of a photo is seen in a hole, from 0 to 1.
pub(crate) struct Shown {
    /// Of what draws the eye, as much as the crop keeps.
    pub(crate) kept: f32,
    /// Of what draws the eye, as much as lies under words.
    pub(crate) covered: f32,
    /// Of its height, as much as the crop keeps.
    pub(crate) height: f32,
    /// Words lie over the point that someone named.
    pub(crate) focus_covered: bool,
}

/// Where the part of a photo that covers a hole begins, and its size, in the photo's pixels.
#[derive(Clone, Copy)]
struct Crop {
    begin: (f32, f32),
    shown: (f32, f32),
    /// Banner pixels a photo pixel.
    scale: f32,
}

/// Where a subject usually is: faces stand a little above the centre.
const USUAL: (f32, f32) = (0.5, 0.4);
/// Places that a crop without a focus is tried at.
const TRIES: u32 = 32;
/// How bad it is that words cover something: a little less than that the crop leaves it out or
/// cuts it, since under a scrim it is still seen.
const COVERED: f32 = 0.9;
/// What stands on the edge of a crop is cut in two: the rim that counts as edge, and how much.
const RIM: f32 = 0.04;
const CUT: f32 = 0.5;
/// What stands on a line of thirds, within so much of a side, looks placed; how much that counts.
const THIRD: f32 = 0.06;
const PLACED: f32 = 0.08;
/// How much worse it is that words lie on what is as light as they are than that they cover
/// something.
const DROWNED: f32 = 0.4;
/// How much a crop must gain to move from the usual one to the far end.
const INERTIA: f32 = 0.08;

impl Photo {
    /// The pixels of a view, three bytes each: the photo covers the hole, its focus as near
    /// the hole's middle as its edges allow.
    #[must_use]
    pub fn seen(&self, view: &View) -> Cow<'_, [u8]> {
        let [_, _, width, height] = view.part;
        let whole = Pixels {
            bytes: &self.pixels,
            width: self.width,
            height: self.height,
        };
        scaled(whole, self.source_of(view), width, height)
    }

    /// The part of the photo that a view shows, in the photo's own pixels.
    pub(crate) fn source_of(&self, view: &View) -> [u32; 4] {
        let [left, top, _, _] = view.hole;
        let (own_width, own_height) = (self.width as f32, self.height as f32);
        let Crop { begin, scale, .. } = self.crop(view);
        let along = |own: f32, begin: f32, from: f32, part: u32, length: u32| {
            let first = begin + (part as f32 - from) / scale;
            let last = first + length as f32 / scale;
            let first = first.round().clamp(0.0, own - 1.0);
            let last = last.round().clamp(first + 1.0, own);
            (first as u32, (last - first) as u32)
        };
        let [part_x, part_y, part_width, part_height] = view.part;
        let (x, w) = along(own_width, begin.0, left, part_x, part_width);
        let (y, h) = along(own_height, begin.1, top, part_y, part_height);
        [x, y, w, h]
    }

    /// How well words of some luminance, from 0 to 1, lie on a view: the more it keeps in sight
    /// and clear of them, and the less light or dark they lie on, the higher.
    pub(crate) fn suits(&self, view: &View, ink: f32) -> f32 {
        let crop = self.crop(view);
        let mut worth = self.worth(view, &crop);
        let mut drowned = 0.0;
        for [left, top, right, bottom] in self.under(view, &crop) {
            let area = ((right - left) * (bottom - top)).max(f32::MIN_POSITIVE);
            let light = self.interest.light.within([left, top, right, bottom]) / area;
            drowned += 1.0 - (light - ink).abs();
            let held =
                |(x, y): (f32, f32)| (left..right).contains(&x) && (top..bottom).contains(&y);
            if self.focus.is_some_and(held) {
                worth -= 1.0;
            }
        }
        worth - DROWNED * drowned / view.words.len().max(1) as f32
    }

    /// How much of a view is seen.
    pub(crate) fn shown(&self, view: &View) -> Shown {
        let crop = self.crop(view);
        let (wide, tall) = (self.width as f32, self.height as f32);
        let ((x, y), (w, h)) = (crop.begin, crop.shown);
        let eye = &self.interest.eye;
        let kept = eye.within([x / wide, y / tall, (x + w) / wide, (y + h) / tall]);
        let covered: f32 = self.under(view, &crop).map(|part| eye.within(part)).sum();
        let focus_covered = self.focus.is_some_and(|(x, y)| {
            let holds = |[left, top, right, bottom]: [f32; 4]| {
                (left..right).contains(&x) && (top..bottom).contains(&y)
            };
            self.under(view, &crop).any(holds)
        });
        Shown {
            kept,
            covered,
            height: h / tall,
            focus_covered,
        }
    }

    /// Where a view's crop begins and how large it is.
    fn crop(&self, view: &View) -> Crop {
        let [_, _, width, height] = view.hole;
        let (own_width, own_height) = (self.width as f32, self.height as f32);
        // Banner pixels a photo pixel: as many as cover the hole both ways.
        let scale = (width / own_width)
            .max(height / own_height)
            .max(f32::MIN_POSITIVE);
        let shown = (
            (width / scale).min(own_width),
            (height / scale).min(own_height),
        );
        let begin = self.centred(self.focus.unwrap_or(USUAL), shown);
        let crop = Crop {
            begin,
            shown,
            scale,
        };
        match self.focus {
            Some(_) => crop,
            None => self.calmest(view, crop),
        }
    }

    /// Where words lie on the photo: left, top, right and bottom from 0 to 1.
    fn under(&self, view: &View, crop: &Crop) -> impl Iterator<Item = [f32; 4]> {
        let (wide, tall) = (self.width as f32, self.height as f32);
        let (begin, scale, hole) = (crop.begin, crop.scale, view.hole);
        view.words.iter().map(move |[left, top, w, h]| {
            let x = begin.0 + (left - hole[0]) / scale;
            let y = begin.1 + (top - hole[1]) / scale;
            [
                x / wide,
                y / tall,
                (x + w / scale) / wide,
                (y + h / scale) / tall,
            ]
        })
    }

    /// Left and top of the crop of some size whose middle is as near to a point as can be.
    fn centred(&self, focus: (f32, f32), shown: (f32, f32)) -> (f32, f32) {
        let along = |own: u32, focus: f32, shown: f32| {
            let own = own as f32;
            (own * focus - shown / 2.0).clamp(0.0, own - shown)
        };
        (
            along(self.width, focus.0, shown.0),
            along(self.height, focus.1, shown.1),
        )
    }

    /// The crop that keeps most of what there is to look at, out of the words' way and whole. A
    /// photo covers its hole with room to spare one way at most.
    fn calmest(&self, view: &View, usual: Crop) -> Crop {
        let slack = (
            self.width as f32 - usual.shown.0,
            self.height as f32 - usual.shown.1,
        );
        let mut best = (usual, self.worth(view, &usual));
        for step in 0..=TRIES {
            let part = step as f32 / TRIES as f32;
            // Only along the side with room to spare.
            let begin = if slack.0 > slack.1 {
                (slack.0 * part, usual.begin.1)
            } else {
                (usual.begin.0, slack.1 * part)
            };
            let crop = Crop { begin, ..usual };
            let moved = (begin.0 - usual.begin.0)
                .abs()
                .max((begin.1 - usual.begin.1).abs());
            let room = slack.0.max(slack.1).max(1.0);
            let worth = self.worth(view, &crop) - INERTIA * moved / room;
            if worth > best.1 {
                best = (crop, worth);
            }
        }
        best.0
    }

    /// What a crop keeps in sight.
    fn worth(&self, view: &View, crop: &Crop) -> f32 {
        let (wide, tall) = (self.width as f32, self.height as f32);
        let eye = &self.interest.eye;
        let within = |x: f32, y: f32, w: f32, h: f32| {
            eye.within([x / wide, y / tall, (x + w) / wide, (y + h) / tall])
        };
        let ((x, y), (w, h)) = (crop.begin, crop.shown);
        let kept = within(x, y, w, h);
        let (dx, dy) = (w * RIM, h * RIM);
        let inner = within(x + dx, y + dy, w - 2.0 * dx, h - 2.0 * dy);
        let lines = [1.0 / 3.0 - THIRD, 2.0 / 3.0 - THIRD];
        let placed: f32 = lines
            .iter()
            .map(|line| {
                within(x + w * line, y, w * 2.0 * THIRD, h)
                    + within(x, y + h * line, w, h * 2.0 * THIRD)
            })
            .sum();
        let covered: f32 = self.under(view, crop).map(|part| eye.within(part)).sum();
        kept + PLACED * placed - CUT * (kept - inner) - COVERED * covered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32, focus: (f32, f32)) -> Photo {
        let pixel = |x: u32, y: u32| [x as u8, y as u8, 0];
        let pixels = (0..height)
            .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
            .collect();
        Photo {
            focus: Some(focus),
            ..Photo::of_pixels("a", width, height, pixels)
        }
    }

    /// A grey photo with a checked patch that draws the eye.
    fn patched(width: u32, height: u32, left: u32, top: u32) -> Photo {
        let pixels = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .flat_map(|(x, y)| {
                let inside = (left..left + 40).contains(&x) && (top..top + 40).contains(&y);
                [if inside && (x / 4 + y / 4) % 2 == 0 {
                    250
                } else {
                    110
                }; 3]
            })
            .collect();
        Photo::of_pixels("a", width, height, pixels)
    }

    #[test]
    fn without_a_focus_a_crop_keeps_what_draws_the_eye_clear_of_the_words() {
        #[rustfmt::skip]
        let rows = [
            ("wide, on the left", patched(400, 100, 20, 30), &[][..], 0..=20),
            ("wide, on the right", patched(400, 100, 340, 30), &[][..], 280..=300),
            ("tall, at the foot", patched(100, 400, 30, 350), &[][..], 290..=300),
            ("words at the foot", patched(100, 160, 30, 80), &[[0., 60., 100., 40.]][..], 20..=60),
        ];
        for (name, photo, words, want) in rows {
            let (hole, part) = ([0., 0., 100., 100.], [0, 0, 100, 100]);
            let [x, y, ..] = photo.source_of(&View { hole, part, words });
            let begin = if photo.width > photo.height { x } else { y };
            assert!(want.contains(&begin), "{name}: {begin}");
        }
    }

    #[test]
    fn a_crop_covers_the_hole_and_keeps_the_focus() {
        #[rustfmt::skip]
        let rows = [
            ("same shape", (200, 100), (0.5, 0.4), [0., 0., 100., 50.], [0, 0, 100, 50], [0, 0, 200, 100]),
            ("wide photo", (200, 100), (0.5, 0.4), [0., 0., 50., 50.], [0, 0, 50, 50], [50, 0, 100, 100]),
            ("tall photo", (100, 200), (0.5, 0.4), [0., 0., 50., 50.], [0, 0, 50, 50], [0, 30, 100, 100]),
            ("focus at the edge", (200, 100), (1.0, 0.0), [0., 0., 50., 50.], [0, 0, 50, 50], [100, 0, 100, 100]),
            ("hole off the canvas", (200, 100), (0.5, 0.4), [-100., 0., 200., 100.], [0, 0, 100, 100], [100, 0, 100, 100]),
            ("enlarged", (20, 10), (0.5, 0.4), [0., 0., 200., 100.], [0, 0, 200, 100], [0, 0, 20, 10]),
        ];
        for (name, (w, h), focus, hole, part, want) in rows {
            let photo = photo(w, h, focus);
            let words = &[];
            let view = View { hole, part, words };
            assert_eq!(photo.source_of(&view), want, "{name}");
            let pixels = photo.seen(&view).len();
            assert_eq!(pixels, (part[2] * part[3] * 3) as usize, "{name}");
        }
    }
}
