//! Compares a picture with the accepted one and draws the two beside their difference.

use crate::error::{Error, Result};
use crate::sheet::label;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use imageproc::drawing::draw_hollow_rect_mut;
use imageproc::rect::Rect;

/// Channels that differ by no more are the same to any eye.
const SAME: u8 = 4;
/// The height of the captions on a sheet, in pixels.
const CAPTION: u32 = 28;

/// What differs between two pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Their sizes do.
    Size {
        /// Width and height of the accepted one.
        expected: (u32, u32),
        /// Width and height of the new one.
        actual: (u32, u32),
    },
    /// Some pixels do.
    Pixels {
        /// How many.
        count: u32,
        /// The largest difference of a channel, from 1 to 255.
        largest: u8,
        /// Left, top, width and height of all of them together.
        bounds: (u32, u32, u32, u32),
    },
}

/// What differs; `None` when no eye can tell the pictures apart.
#[must_use]
pub fn compare(expected: &RgbImage, actual: &RgbImage) -> Option<Difference> {
    if expected.dimensions() != actual.dimensions() {
        return Some(Difference::Size {
            expected: expected.dimensions(),
            actual: actual.dimensions(),
        });
    }
    let (mut count, mut largest) = (0, 0);
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for ((x, y, a), b) in expected.enumerate_pixels().zip(actual.pixels()) {
        let apart =
            a.0.iter()
                .zip(b.0)
                .map(|(a, b)| a.abs_diff(b))
                .max()
                .unwrap_or(0);
        if apart > SAME {
            count += 1;
            largest = largest.max(apart);
            (left, top) = (left.min(x), top.min(y));
            (right, bottom) = (right.max(x), bottom.max(y));
        }
    }
    (count > 0).then(|| Difference::Pixels {
        count,
        largest,
        bounds: (left, top, right - left + 1, bottom - top + 1),
    })
}

/// A banner's picture scaled down to a width, as accepted pictures are kept.
///
/// # Errors
/// Bytes that are no PNG.
pub fn small(png: &[u8], width: u32) -> Result<RgbImage> {
    let whole = image::load_from_memory_with_format(png, image::ImageFormat::Png)
        .map_err(|e| Error::Picture {
            name: "banner".to_owned(),
            why: e.to_string(),
        })?
        .into_rgb8();
    let height = (u64::from(whole.height()) * u64::from(width) / u64::from(whole.width())).max(1);
    let height = height as u32;
    Ok(imageops::resize(
        &whole,
        width,
        height,
        FilterType::Triangle,
    ))
}

/// The accepted picture, the difference and the new one side by side, captioned.
///
/// # Errors
/// A built-in face that cannot be read, which a test rules out.
pub fn sheet(expected: &RgbImage, actual: &RgbImage) -> Result<RgbImage> {
    let width = expected.width().max(actual.width());
    let height = expected.height().max(actual.height());
    let mut sheet = RgbImage::from_pixel(width * 3, height + CAPTION, Rgb([255; 3]));
    let between = difference(expected, actual, width, height);
    for (i, (caption, picture)) in [
        ("expected", expected),
        ("difference", &between),
        ("actual", actual),
    ]
    .into_iter()
    .enumerate()
    {
        let x = width * i as u32;
        imageops::replace(&mut sheet, picture, i64::from(x), i64::from(CAPTION));
        label(&mut sheet, (x + 8, 4), caption)?;
    }
    if let Some(Difference::Pixels {
        bounds: (x, y, w, h),
        ..
    }) = compare(expected, actual)
    {
        let frame =
            Rect::at((width + x) as i32 - 2, (y + CAPTION) as i32 - 2).of_size(w + 4, h + 4);
        draw_hollow_rect_mut(&mut sheet, frame, Rgb([220, 30, 60]));
    }
    Ok(sheet)
}

/// The accepted picture pale, what differs in red.
fn difference(expected: &RgbImage, actual: &RgbImage, width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (a, b) = (
            expected.get_pixel_checked(x, y),
            actual.get_pixel_checked(x, y),
        );
        match (a, b) {
            (Some(a), Some(b)) if a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) <= SAME) => {
                Rgb(a.0.map(|c| 200 + c / 5))
            }
            _ => Rgb([220, 30, 60]),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_the_same_and_a_moved_line_is_not() {
        let plain = RgbImage::from_fn(
            40,
            30,
            |x, _| if x == 20 { Rgb([0; 3]) } else { Rgb([250; 3]) },
        );
        let noisy = RgbImage::from_fn(
            40,
            30,
            |x, _| if x == 20 { Rgb([3; 3]) } else { Rgb([248; 3]) },
        );
        let moved = RgbImage::from_fn(
            40,
            30,
            |x, _| if x == 21 { Rgb([0; 3]) } else { Rgb([250; 3]) },
        );
        let wider = RgbImage::from_pixel(41, 30, Rgb([250; 3]));
        assert_eq!(compare(&plain, &noisy), None, "noise");
        let bounds = (20, 0, 2, 30);
        assert_eq!(
            compare(&plain, &moved),
            Some(Difference::Pixels {
                count: 60,
                largest: 250,
                bounds
            }),
            "moved"
        );
        assert!(
            matches!(compare(&plain, &wider), Some(Difference::Size { .. })),
            "size"
        );
        let sheet = sheet(&plain, &moved).expect("the built-in face can be read");
        assert_eq!(sheet.dimensions(), (120, 30 + CAPTION), "sheet");
        assert_eq!(
            sheet.get_pixel(40 + 20, CAPTION + 5),
            &Rgb([220, 30, 60]),
            "what differs is red"
        );
    }
}
