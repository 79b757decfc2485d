//! Compares two pictures: tells noise from change, pixel by pixel.
//!
//! Exact first: equal rows are never looked into. A pixel that differs is weighed by how far
//! apart its colours look (`pixels`); what is further apart than the tolerance is either an
//! edge that is drawn a shade apart (`edges`), grain of no direction (`grain`), or a change.

use super::edges::Edges;
use super::outcome::Pixels;
use super::pixels::{self, Marks};
use super::{boxes, grain, score};
use image::{Rgb, RgbImage};

/// Colours that are no further apart than this are the same to any eye: two levels of every
/// channel, which rounding and encoders bring, and well below eight levels of the faintest
/// channel, blue, which comes to 2.7.
pub const TOLERANCE: f32 = 2.5;

/// What counts when two pictures are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// How far apart colours may look, in levels of grey from 0 to 255. Default: 2.5.
    pub tolerance: f32,
    /// Left, top, width and height of what is not looked at. Default: none.
    pub masks: Vec<[u32; 4]>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            tolerance: TOLERANCE,
            masks: Vec::new(),
        }
    }
}

/// What a pixel turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Mark {
    /// Equal.
    #[default]
    Same,
    /// Under a mask, whatever it is.
    Masked,
    /// Different, but no further than the tolerance.
    Tolerated,
    /// An anti-aliased edge, drawn a shade apart.
    Edge,
    /// Faint, and without direction around it.
    Grain,
    /// Looks different.
    Changed,
}

/// How two pictures that are not equal differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Counts, places and score.
    pub pixels: Pixels,
    /// Pixels within the tolerance.
    pub tolerated: u64,
    /// Faint pixels without direction: what a decoder or a dither leaves.
    pub grain: u64,
    /// Pixels that differ under a mask.
    pub masked: u64,
    /// Of each pixel; of none when the sizes differ.
    marks: Marks,
}

impl Compared {
    /// What a pixel turned out to be.
    #[must_use]
    pub fn mark(&self, at: usize) -> Mark {
        self.marks.get(at).unwrap_or(Mark::Changed)
    }

    /// Whether nothing but the masked places differs.
    #[must_use]
    pub fn only_masked(&self) -> bool {
        self.pixels.changed + self.pixels.edges + self.tolerated + self.grain == 0
    }
}

/// How two pictures differ; `None` when they are equal in every pixel.
#[must_use]
pub fn compare(expected: &RgbImage, actual: &RgbImage, rules: &Rules) -> Option<Compared> {
    if expected.dimensions() != actual.dimensions() {
        return Some(of_two_sizes(expected, actual));
    }
    if expected.as_raw() == actual.as_raw() {
        return None;
    }
    let pair = pixels::Pair::new(expected, actual);
    let mut edges = Edges::of(&pair);
    let mut marks = pixels::marks(&pair, rules, &mut edges);
    grain::settle(&pair, &mut marks, &mut edges);
    let of = |mark: Mark| marks.count(mark);
    let outside = outside(&rules.masks, expected.dimensions()).max(1);
    Some(Compared {
        pixels: Pixels {
            changed: of(Mark::Changed),
            edges: of(Mark::Edge),
            share: of(Mark::Changed) as f64 / outside as f64,
            score: score::score(&pair, &marks),
            boxes: boxes::boxes(&marks, expected.dimensions()),
        },
        tolerated: of(Mark::Tolerated),
        grain: of(Mark::Grain),
        masked: of(Mark::Masked),
        marks,
    })
}

fn of_two_sizes(expected: &RgbImage, actual: &RgbImage) -> Compared {
    let width = expected.width().max(actual.width());
    let height = expected.height().max(actual.height());
    Compared {
        pixels: Pixels {
            changed: u64::from(width) * u64::from(height),
            edges: 0,
            share: 1.0,
            score: 0.0,
            boxes: vec![[0, 0, width, height]],
        },
        tolerated: 0,
        grain: 0,
        masked: 0,
        marks: Marks::default(),
    }
}

/// How many pixels no mask covers.
fn outside(masks: &[[u32; 4]], (width, height): (u32, u32)) -> u64 {
    let all = u64::from(width) * u64::from(height);
    if masks.is_empty() {
        return all;
    }
    let covered = (0..height).map(|y| {
        let mut spans: Vec<(u32, u32)> = masks
            .iter()
            .filter(|[_, top, _, tall]| (*top..top.saturating_add(*tall)).contains(&y))
            .map(|[left, _, wide, _]| ((*left).min(width), left.saturating_add(*wide).min(width)))
            .collect();
        spans.sort_unstable();
        let mut reached = 0;
        let mut count = 0;
        for (from, to) in spans {
            count += u64::from(to.saturating_sub(from.max(reached)));
            reached = reached.max(to);
        }
        count
    });
    all - covered.sum::<u64>()
}

/// The accepted picture in pale greys, with what differs in colour: changes red, edges amber,
/// grain and what is tolerated in pale blue, masks hatched.
#[must_use]
pub fn difference(expected: &RgbImage, actual: &RgbImage, rules: &Rules) -> RgbImage {
    const CHANGED: Rgb<u8> = Rgb([220, 30, 60]);
    const EDGE: Rgb<u8> = Rgb([240, 170, 40]);
    const FAINT: Rgb<u8> = Rgb([150, 180, 235]);
    let compared = compare(expected, actual, rules);
    let width = expected.width().max(actual.width());
    let height = expected.height().max(actual.height());
    RgbImage::from_fn(width, height, |x, y| {
        let grey = expected
            .get_pixel_checked(x, y)
            .map_or(255, |p| 190 + (pixels::luma(p.0) >> 2) as u8);
        let pale = Rgb([grey; 3]);
        let hatched = (x + y) % 8 < 2;
        let masked = |[left, top, wide, tall]: &[u32; 4]| {
            (*left..left.saturating_add(*wide)).contains(&x)
                && (*top..top.saturating_add(*tall)).contains(&y)
        };
        if rules.masks.iter().any(masked) {
            return if hatched { Rgb([120, 140, 170]) } else { pale };
        }
        let at = y as usize * width as usize + x as usize;
        match compared.as_ref().map(|c| c.mark(at)) {
            None | Some(Mark::Same | Mark::Masked) => pale,
            Some(Mark::Changed) => CHANGED,
            Some(Mark::Edge) => EDGE,
            Some(Mark::Grain | Mark::Tolerated) => FAINT,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: [u8; 3] = [245, 240, 230];
    const INK: [u8; 3] = [20, 33, 61];

    /// A disc of ink on paper, drawn with soft edges as a raster draws it.
    fn disc(dx: f32, ink: [u8; 3], paper: [u8; 3]) -> RgbImage {
        RgbImage::from_fn(160, 120, |x, y| {
            let (x, y) = (x as f32 - 80.0 - dx, y as f32 - 60.0);
            let cover = (40.5 - (x * x + y * y).sqrt()).clamp(0.0, 1.0);
            let mix = |a: u8, b: u8| (f32::from(a) * cover + f32::from(b) * (1.0 - cover)).round();
            Rgb([0, 1, 2].map(|i| mix(ink[i], paper[i]) as u8))
        })
    }

    /// A number from 0 to `n`, the same for the same pixel.
    fn dice(x: u32, y: u32, n: u32) -> u32 {
        let mut v = (y << 16 | x).wrapping_mul(0x9e37_79b1);
        for _ in 0..3 {
            v = (v ^ (v >> 16)).wrapping_mul(0x85eb_ca6b);
            v = (v ^ (v >> 13)).wrapping_mul(0xc2b2_ae35);
        }
        (v ^ (v >> 16)) % (n + 1)
    }

    fn shaken(picture: &RgbImage, by: u32, only_edges: bool) -> RgbImage {
        RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
            let p = picture.get_pixel(x, y).0;
            if only_edges && (p == PAPER || p == INK) {
                return Rgb(p);
            }
            let d = dice(x, y, 2 * by) as i32 - by as i32;
            Rgb(p.map(|c| (i32::from(c) + d).clamp(0, 255) as u8))
        })
    }

    #[test]
    fn noise_is_told_from_change() {
        let plain = disc(0.0, INK, PAPER);
        let more = |c: [u8; 3], by: u8| c.map(|c| c + by);
        let blue = [PAPER[0], PAPER[1], PAPER[2] + 8];
        #[rustfmt::skip]
        let rows = [
            ("paper one level lighter", disc(0.0, INK, more(PAPER, 1)), false),
            ("ink two levels lighter", disc(0.0, more(INK, 2), PAPER), false),
            ("paper three levels lighter", disc(0.0, INK, more(PAPER, 3)), true),
            ("paper eight levels lighter", disc(0.0, INK, more(PAPER, 8)), true),
            ("paper eight levels bluer", disc(0.0, INK, blue), true),
            ("ink eight levels lighter", disc(0.0, more(INK, 8), PAPER), true),
            ("edges a shade apart", shaken(&plain, 24, true), false),
            ("grain of five levels", shaken(&plain, 5, false), false),
            ("grain of forty levels", shaken(&plain, 40, false), true),
            ("moved by a pixel", disc(1.0, INK, PAPER), true),
            ("moved by half a pixel", disc(0.5, INK, PAPER), true),
        ];
        for (name, picture, changed) in rows {
            let found = compare(&plain, &picture, &Rules::default()).unwrap_or_else(|| {
                panic!("{name}: equal pictures");
            });
            assert_eq!(
                found.pixels.changed > 0,
                changed,
                "{name}: {:?}",
                found.pixels
            );
            assert!(found.pixels.score <= 1.0, "{name}");
        }
        assert_eq!(compare(&plain, &plain.clone(), &Rules::default()), None);
    }

    #[test]
    fn masks_leave_out_what_lies_under_them() {
        let (plain, moved) = (disc(0.0, INK, PAPER), disc(9.0, INK, PAPER));
        let rules = |masks: &[[u32; 4]]| Rules {
            masks: masks.to_vec(),
            ..Rules::default()
        };
        let whole = compare(&plain, &moved, &rules(&[])).expect("they differ");
        let half = compare(&plain, &moved, &rules(&[[80, 0, 80, 120]])).expect("they differ");
        let none = compare(
            &plain,
            &moved,
            &rules(&[[0, 0, 100, 120], [80, 0, 9999, 9999]]),
        );
        assert!(half.pixels.changed < whole.pixels.changed);
        assert!((half.pixels.share - half.pixels.changed as f64 / 9600.0).abs() < 1e-9);
        assert!(none.is_some_and(|none| none.only_masked()));
    }

    #[test]
    fn places_are_boxed_and_sizes_told() {
        let plain = RgbImage::from_pixel(400, 300, Rgb(PAPER));
        let mut two = plain.clone();
        for (x, y) in [(10, 10), (14, 12), (300, 200)] {
            two.put_pixel(x, y, Rgb(INK));
        }
        let found = compare(&plain, &two, &Rules::default()).expect("they differ");
        assert_eq!(found.pixels.boxes, [[10, 10, 5, 3], [300, 200, 1, 1]]);
        let other = RgbImage::from_pixel(400, 310, Rgb(PAPER));
        let found = compare(&plain, &other, &Rules::default()).expect("they differ");
        assert_eq!(found.pixels.boxes, [[0, 0, 400, 310]]);
        let shown = difference(&plain, &two, &Rules::default());
        assert_eq!(shown.get_pixel(14, 12), &Rgb([220, 30, 60]));
    }
}
