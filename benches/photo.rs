//! How long a photo takes from its file to a finished banner of 1600x900, on one core and by its
//! parts: `cargo bench --bench photo [-- FILE]`. Without a file a photo of 12 megapixels is made,
//! as detailed as a camera's.

#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use coverline::Renderer;
use coverline::banner::{Banner, Finish, Out};
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::photo::{Photo, Source};
use coverline::raster::Raster;
use coverline::scene::Size;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use std::time::Instant;

/// The command's own.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Smooth light with the grain of a sensor and an edge here and there.
fn made() -> Vec<u8> {
    let noise = |x: u32, y: u32| {
        let mut h = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77);
        h = (h ^ (h >> 15)).wrapping_mul(0x2c1b_3c6d);
        (h ^ (h >> 12)).wrapping_mul(0x297a_2d39) >> 24
    };
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        let leaf = noise(x / 24, y / 24) / 4;
        let grain = noise(x, y) / 24 + noise(x / 3, y / 3) / 12;
        let sky = 90 + y / 30;
        let value = if y > 1800 { 40 + leaf } else { sky } + grain;
        Rgb([value, value + 10, value + 24].map(|c| c.min(255) as u8))
    });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 88)
        .write_image(&picture, 4000, 3000, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn main() {
    let file = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let bytes = file.map_or_else(made, |file| std::fs::read(file).unwrap());
    let renderer = Renderer::new().unwrap();
    let size = Size::parse("1600x900").unwrap();
    let brief: Brief = serde_json::from_str(include_str!("../tests/cases/usual.json")).unwrap();
    println!("{} kB", bytes.len() / 1000);
    for layout in ["photo-cover", "photo-split"] {
        let look = Look {
            layout: Some(layout.to_owned()),
            ..Look::default()
        };
        let mut best = [f64::INFINITY; 4];
        for _ in 0..7 {
            let mut start = Instant::now();
            let mut lap = |best: &mut f64| {
                *best = best.min(start.elapsed().as_secs_f64() * 1000.0);
                start = Instant::now();
            };
            let photo = Photo::open(&Source {
                name: "photo.jpg",
                bytes: &bytes,
                credit: "Ana Ruiz",
                ..Source::default()
            })
            .unwrap();
            lap(&mut best[0]);
            let scene = renderer.set(&brief, Some(&photo), &look, size).unwrap();
            lap(&mut best[1]);
            let backdrop = renderer.backdrop(&scene).unwrap();
            let raster = Raster::draw(&scene, Some(&photo), Some(&backdrop.drawn)).unwrap();
            lap(&mut best[2]);
            let banner = Banner::finish(
                &raster,
                scene,
                &Finish {
                    photo: Some(&photo),
                    out: Out::default(),
                    told: None,
                    backdrop: Some(&backdrop),
                },
            )
            .unwrap();
            lap(&mut best[3]);
            assert!(!banner.bytes.is_empty());
        }
        let [decode, set, draw, encode] = best;
        println!(
            "{layout}: decode {decode:.1} ms, set {set:.1} ms, draw {draw:.1} ms, encode {encode:.1} ms, all {:.1} ms",
            best.iter().sum::<f64>()
        );
    }
}
