//! Which part of a photo fills a hole, and that part at the hole's size.

use super::Photo;
use image::imageops::{self, FilterType};
use image::{GenericImageView, ImageBuffer, Rgb, RgbImage, SubImage};

/// A hole, and the part of it that lies on the canvas, in pixels of the banner: only that part
/// is ever scaled, however far the hole reaches beyond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Left, top, width and height of the hole; the photo covers it.
    pub hole: [f32; 4],
    /// Left, top, width and height of what is wanted of it.
    pub part: [u32; 4],
}

/// Shrinking by more than this is done in two steps: areas averaged, then a smooth filter.
const COARSE: u32 = 2;

impl Photo {
    /// The pixels of a view, three bytes each: the photo covers the hole, its focus as near
    /// the hole's middle as its edges allow.
    #[must_use]
    pub fn seen(&self, view: &View) -> Vec<u8> {
        let [_, _, width, height] = view.part;
        let Some(whole) = ImageBuffer::<Rgb<u8>, &[u8]>::from_raw(
            self.width,
            self.height,
            self.pixels.as_slice(),
        ) else {
            return Vec::new();
        };
        let [x, y, w, h] = self.source_of(view);
        let part = imageops::crop_imm(&whole, x, y, w, h);
        scaled(&part, width, height).into_raw()
    }

    /// The part of the photo that a view shows, in the photo's own pixels.
    pub(crate) fn source_of(&self, view: &View) -> [u32; 4] {
        let [left, top, width, height] = view.hole;
        let (own_width, own_height) = (self.width as f32, self.height as f32);
        // Banner pixels a photo pixel: as many as cover the hole both ways.
        let scale = (width / own_width)
            .max(height / own_height)
            .max(f32::MIN_POSITIVE);
        let along = |own: f32, room: f32, focus: f32, from: f32, part: u32, length: u32| {
            let shown = (room / scale).min(own);
            let begin = (own * focus - shown / 2.0).clamp(0.0, own - shown);
            let first = begin + (part as f32 - from) / scale;
            let last = first + length as f32 / scale;
            let first = first.round().clamp(0.0, own - 1.0);
            let last = last.round().clamp(first + 1.0, own);
            (first as u32, (last - first) as u32)
        };
        let [part_x, part_y, part_width, part_height] = view.part;
        let (x, w) = along(own_width, width, self.focus.0, left, part_x, part_width);
        let (y, h) = along(own_height, height, self.focus.1, top, part_y, part_height);
        [x, y, w, h]
    }
}

fn scaled<V>(part: &SubImage<V>, width: u32, height: u32) -> RgbImage
where
    V: std::ops::Deref,
    V::Target: GenericImageView<Pixel = Rgb<u8>>,
{
    let (coarse_width, coarse_height) = (width * COARSE, height * COARSE);
    if part.width() > coarse_width && part.height() > coarse_height {
        let coarse = imageops::thumbnail(&**part, coarse_width, coarse_height);
        return imageops::resize(&coarse, width, height, FilterType::CatmullRom);
    }
    imageops::resize(&**part, width, height, FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32, focus: (f32, f32)) -> Photo {
        let pixel = |x: u32, y: u32| [x as u8, y as u8, 0];
        Photo {
            name: "a".to_owned(),
            credit: String::new(),
            width,
            height,
            pixels: (0..height)
                .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
                .collect(),
            focus,
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
            let view = View { hole, part };
            assert_eq!(photo.source_of(&view), want, "{name}");
            let pixels = photo.seen(&view).len();
            assert_eq!(pixels, (part[2] * part[3] * 3) as usize, "{name}");
        }
    }
}
