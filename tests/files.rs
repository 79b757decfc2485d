//! The files that banners become: four formats, budgets, palettes, dithering, XMP.

#![allow(clippy::print_stdout, reason = "a table is printed")]

use coverline::article::{Form, Source};
use coverline::banner::{Banner, Out};
use coverline::brief::{Brief, Wishes};
use coverline::encode::{
    self, Dither, Effort, Encoded, Format, Metadata, Method, Picture, Settings, read_xmp,
};
use coverline::layout::Look;
use coverline::renderer::Order;
use coverline::scene::Size;
use coverline::{Error, Renderer};

/// A picture that holds what banners hold: flat paper, type-like edges in two colours, a smooth
/// ramp, and grain as of a photo.
struct Sheet {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Sheet {
    fn of(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Self {
        let pixels = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .flat_map(|(x, y)| pixel(x, y))
            .collect();
        Self {
            width,
            height,
            pixels,
        }
    }

    fn mixed() -> Self {
        Self::of(640, 360, |x, y| match (x / 160, y / 8 % 2) {
            (0, _) => [245, 240, 230],
            (1, 0) if x % 11 < 4 => [20, 33, 61],
            (1, 1) if x % 13 < 5 => [255, 90, 54],
            (1, _) => [245, 240, 230],
            (2, _) => [(20 + y / 6) as u8, (30 + y / 7) as u8, (90 + y / 5) as u8],
            _ => {
                let grain = x
                    .wrapping_mul(2_654_435_761)
                    .wrapping_add(y.wrapping_mul(40_503));
                let grain = grain.wrapping_mul(2_246_822_519) >> 27;
                [(90 + grain) as u8, (70 + grain) as u8, (60 + y / 4) as u8]
            }
        })
    }

    fn picture(&self) -> Picture<'_> {
        Picture {
            width: self.width,
            height: self.height,
            pixels: &self.pixels,
            backdrop: None,
        }
    }
}

fn made(sheet: &Sheet, settings: Settings) -> Encoded {
    encode::encode(&sheet.picture(), &settings, &Metadata::default())
        .unwrap_or_else(|why| panic!("{settings:?}: {why}"))
}

fn settings(format: Format) -> Settings {
    Settings {
        format,
        ..Settings::default()
    }
}

/// The mean distance of two pictures, in levels a channel.
fn apart(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    let sum: u64 = a
        .iter()
        .zip(b)
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / a.len() as f64
}

#[test]
fn every_format_decodes_to_the_picture() {
    let sheet = Sheet::mixed();
    let rows = [
        (Format::Png, Effort::Fast, 0.0),
        (Format::Png, Effort::Default, 0.0),
        (Format::Png, Effort::Small, 0.5),
        (Format::Webp, Effort::Fast, 4.0),
        (Format::Webp, Effort::Small, 4.0),
        (Format::Jpeg, Effort::Fast, 3.0),
        (Format::Jpeg, Effort::Small, 3.0),
    ];
    for (format, effort, near) in rows {
        let file = made(
            &sheet,
            Settings {
                effort,
                ..settings(format)
            },
        );
        let kind = image::guess_format(&file.bytes).expect("a picture");
        assert_eq!(kind.to_mime_type(), format.media_type());
        let read = image::load_from_memory(&file.bytes)
            .expect("decodes")
            .into_rgb8();
        assert_eq!(read.dimensions(), (640, 360), "{format}");
        let off = apart(read.as_raw(), &sheet.pixels);
        assert!(off <= near, "{format} {effort:?} is off by {off:.2}");
    }
}

/// The boxes that say what an AVIF file shows; there is no decoder of it in Rust to test with.
#[cfg(feature = "avif")]
#[test]
fn an_avif_says_its_size_and_that_it_is_srgb() {
    let file = made(&Sheet::mixed(), settings(Format::Avif)).bytes;
    assert_eq!(&file[4..12], b"ftypavif");
    let after = |name: &[u8]| {
        let at = file.windows(4).position(|bytes| bytes == name);
        &file[at.unwrap_or_else(|| panic!("no {name:?}")) + 4..]
    };
    assert_eq!(
        after(b"ispe")[4..12],
        [0, 0, 2, 128, 0, 0, 1, 104],
        "640x360"
    );
    // In the head of the AV1 stream, eight bits each but not at the start of a byte.
    let head = &after(b"mdat")[..24];
    let bits: String = head.iter().map(|byte| format!("{byte:08b}")).collect();
    let color: String = [1, 13, 6].map(|code: u8| format!("{code:08b}")).concat();
    assert!(
        bits.contains(&color),
        "BT.709 primaries, sRGB transfer, BT.601 matrix"
    );
}

#[test]
fn the_same_bytes_twice_and_beside_each_other() {
    let sheet = Sheet::mixed();
    for format in Format::WRITTEN {
        for effort in [Effort::Fast, Effort::Default, Effort::Small] {
            let settings = Settings {
                effort,
                ..settings(*format)
            };
            let first = made(&sheet, settings);
            let others: Vec<Encoded> = std::thread::scope(|scope| {
                let runs: Vec<_> = (0..2)
                    .map(|_| scope.spawn(|| made(&sheet, settings)))
                    .collect();
                runs.into_iter()
                    .map(|run| run.join().expect("done"))
                    .collect()
            });
            for other in others {
                assert!(other == first, "{format} {effort:?}");
            }
        }
    }
}

#[test]
fn small_is_not_larger() {
    let flat = Sheet::of(320, 180, |x, _| if x < 100 { [20; 3] } else { [240; 3] });
    for sheet in [flat, Sheet::mixed()] {
        for format in [Format::Png, Format::Webp, Format::Jpeg] {
            let fast = made(&sheet, settings(format)).bytes.len();
            let small = Settings {
                effort: Effort::Small,
                ..settings(format)
            };
            let small = made(&sheet, small).bytes.len();
            // Two searches of a lossy encoder end at slightly other pixels.
            let most = if format == Format::Png {
                fast
            } else {
                fast + fast / 20
            };
            assert!(small <= most, "{format}: {small} for {fast}");
        }
    }
}

#[test]
fn a_palette_is_taken_only_where_it_does_not_show() {
    let small = Settings {
        effort: Effort::Small,
        ..Settings::default()
    };
    let type_like = Sheet::of(640, 360, |x, y| {
        let edge = ((x * 7 + y * 3) % 64) as u8;
        if x % 40 < 20 {
            [245, 240, 230]
        } else {
            [20 + edge, 33 + edge, 61 + edge]
        }
    });
    let ramp = Sheet::of(1024, 300, |x, y| [(x / 4) as u8, (y / 2) as u8, 128]);
    let rows = [
        ("type", type_like, true),
        ("two ramps", ramp, false),
        ("grain", Sheet::mixed(), false),
    ];
    for (name, sheet, wanted) in rows {
        let file = made(&sheet, small);
        let palette = matches!(file.how.method, Method::Palette { .. });
        assert_eq!(palette, wanted, "{name}: {:?}", file.how.method);
    }
}

#[test]
fn a_budget_is_kept_with_the_best_that_fits() {
    let sheet = Sheet::mixed();
    for format in [Format::Webp, Format::Jpeg, Format::Png] {
        let free = made(&sheet, settings(format)).bytes.len();
        let max_bytes = Some(free * 9 / 10);
        let file = made(
            &sheet,
            Settings {
                max_bytes,
                ..settings(format)
            },
        );
        assert!(Some(file.bytes.len()) <= max_bytes, "{format}");
        assert!(!file.how.tried.is_empty(), "{format}");
        if let Method::Lossy { quality, .. } = file.how.method {
            let better = Settings {
                quality: Some(quality + 1),
                ..settings(format)
            };
            let better = made(&sheet, better).bytes.len();
            assert!(
                Some(better) > max_bytes,
                "{format}: {} fits too",
                quality + 1
            );
        }
    }
}

#[test]
fn a_budget_that_cannot_be_kept_names_a_format_that_can() {
    let noise = Sheet::of(400, 300, |x, y| {
        // Hashed twice, so that no filter finds a pattern.
        let n = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
        let n = (n ^ (n >> 15)).wrapping_mul(2_246_822_519);
        let n = n ^ (n >> 13);
        [(n >> 8) as u8, (n >> 16) as u8, (n >> 24) as u8]
    });
    let rows = [
        (Format::Png, 100_000, "--format"),
        (Format::Jpeg, 500, "no other format fits"),
    ];
    for (format, max_bytes, hint) in rows {
        let tight = Settings {
            max_bytes: Some(max_bytes),
            ..settings(format)
        };
        let why = encode::encode(&noise.picture(), &tight, &Metadata::default());
        let why = why.map(|file| file.how);
        let Err(why @ Error::Large { .. }) = why else {
            panic!("{format}: {why:?}");
        };
        let line = why.to_string();
        assert!(line.contains(hint) && !line.contains('\n'), "{line}");
    }
}

#[test]
fn budgets_are_read_in_units() {
    let rows = [
        ("300k", Ok(300_000)),
        ("300kB", Ok(300_000)),
        ("292 KiB", Ok(299_008)),
        ("1.5MB", Ok(1_500_000)),
        ("2MiB", Ok(2_097_152)),
        ("5000", Ok(5000)),
        ("0", Err(())),
        ("k", Err(())),
        ("-3k", Err(())),
        ("3 gallons", Err(())),
    ];
    for (text, want) in rows {
        assert_eq!(encode::bytes(text).map_err(|_| ()), want, "{text}");
    }
}

#[test]
fn xmp_comes_back_from_what_carries_it() {
    let sheet = Sheet::mixed();
    let packet = "<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'>Zürich – 12 %</x:xmpmeta>x";
    let metadata = Metadata {
        xmp: Some(packet.as_bytes().to_vec()),
    };
    for format in Format::WRITTEN {
        for effort in [Effort::Fast, Effort::Default, Effort::Small] {
            let settings = Settings {
                effort,
                ..settings(*format)
            };
            let file = encode::encode(&sheet.picture(), &settings, &metadata).expect("a file");
            let read = read_xmp(&file.bytes);
            let carries = format.most_xmp() > 0;
            assert_eq!(file.how.xmp, carries, "{format}");
            assert_eq!(
                read,
                metadata.xmp.clone().filter(|_| carries),
                "{format} {effort:?}"
            );
            if carries {
                let again = image::load_from_memory(&file.bytes).expect("decodes");
                let plain =
                    image::load_from_memory(&made(&sheet, settings).bytes).expect("decodes");
                assert!(again == plain, "{format}: the pixels are the same");
            }
        }
    }
}

#[test]
fn a_packet_is_as_large_as_the_format_lets_it() {
    let sheet = Sheet::of(16, 16, |_, _| [200; 3]);
    for format in [Format::Png, Format::Webp, Format::Jpeg] {
        let with = |bytes| {
            let metadata = Metadata {
                xmp: Some(vec![b'x'; bytes]),
            };
            encode::encode(&sheet.picture(), &settings(format), &metadata)
        };
        let most = format.most_xmp();
        let file = with(most).expect("the largest packet");
        assert_eq!(
            read_xmp(&file.bytes).map(|p| p.len()),
            Some(most),
            "{format}"
        );
        let why = with(most + 1).expect_err("one byte more").to_string();
        assert!(why.contains("shorten it") && !why.contains('\n'), "{why}");
    }
}

#[test]
fn what_holds_no_packet_says_so_without_harm() {
    let sheet = Sheet::mixed();
    let metadata = Metadata {
        xmp: Some(b"<x/>".to_vec()),
    };
    for format in [Format::Png, Format::Webp, Format::Jpeg] {
        let file = encode::encode(&sheet.picture(), &settings(format), &metadata).expect("a file");
        for end in (0..file.bytes.len().min(400)).chain([file.bytes.len() - 1]) {
            let _ = read_xmp(&file.bytes[..end]);
        }
        for at in 0..file.bytes.len().min(400) {
            let mut bytes = file.bytes.clone();
            bytes[at] ^= 0xff;
            let _ = read_xmp(&bytes);
        }
        assert_eq!(read_xmp(&made(&sheet, settings(format)).bytes), None);
    }
    assert_eq!(read_xmp(b"<svg/>"), None);
}

#[test]
fn a_quality_for_png_is_refused() {
    let sheet = Sheet::mixed();
    let wrong = Settings {
        quality: Some(80),
        ..Settings::default()
    };
    let why = encode::encode(&sheet.picture(), &wrong, &Metadata::default());
    assert!(why.is_err_and(|why| why.to_string().contains("PNG has no quality")));
}

/// A layout with one wide gradient from one colour to another.
fn gradient(from: &str, to: &str) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" data-needs="headline">
  <defs><linearGradient id="g"><stop offset="0" stop-color="{from}"/><stop offset="1" stop-color="{to}"/></linearGradient></defs>
  <rect width="1600" height="900" fill="url(#g)" data-pin="left right top bottom"/>
  <rect id="room" x="96" y="96" width="700" height="300" opacity="0"/>
  <text data-slot="headline" data-box="#room" data-size="40-90" data-lines="1-4" data-face="display" x="96" y="190" font-family="Newsreader Display" font-weight="700" font-size="90" fill="#FFFFFF">Sample words</text>
</svg>"##
    )
}

fn banner(layout: &str, out: Out) -> Banner {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("own.svg"), layout).expect("written");
    let mut renderer = Renderer::new().expect("built in");
    renderer.add_layouts(folder.path()).expect("a layout");
    let order = Order {
        source: Source {
            name: "a.md",
            bytes: b"# The harbour opens again\n\nIt does.\n",
            form: Some(Form::Markdown),
        },
        article: None,
        unaudited: false,
        wishes: Wishes::default(),
        look: Look {
            layout: Some("own".to_owned()),
            theme: None,
        },
        photo: None,
        finder: None,
        on: None,
        sizes: vec![Size::parse("1600x900").expect("a size")],
        out,
    };
    let mut made = renderer.render(&order).expect("a banner");
    made.banners.remove(0)
}

fn with(dither: Dither) -> Out {
    Out {
        dither,
        weigh: true,
        ..Out::default()
    }
}

#[test]
fn a_wide_gradient_is_dithered_and_a_steep_one_is_not() {
    // Steps of 1600/40 pixels in the dark show; steps of 2 pixels do not, nor does flat colour.
    let rows = [
        ("wide", gradient("#101828", "#243c58"), true),
        (
            "steep",
            gradient("#000000", "#ffffff").replace("id=\"g\"", "id=\"g\" x2=\"0.25\""),
            false,
        ),
        ("flat", gradient("#203040", "#203040"), false),
    ];
    for (name, layout, wanted) in rows {
        let auto = banner(&layout, with(Dither::Auto));
        assert_eq!(
            auto.dithering.is_some(),
            wanted,
            "{name}: {:?}",
            auto.dithering
        );
        let never = banner(&layout, with(Dither::Never));
        assert_eq!(never.dithering, None, "{name}");
        // The packets name the option, in more or fewer letters.
        let bare = |banner: &Banner| {
            let packet = read_xmp(&banner.bytes).unwrap_or_default();
            banner.bytes.len() as i64 - packet.len() as i64
        };
        let grew = bare(&auto) - bare(&never);
        assert_eq!(
            auto.dithering.map_or(0, |d| d.bytes.expect("weighed")),
            grew,
            "{name}"
        );
        assert!(
            auto.bytes == banner(&layout, with(Dither::Auto)).bytes,
            "{name}"
        );
    }
}

/// What dithering is for: over a few pixels the banner is as bright as the gradient is, to less
/// than a step.
#[test]
fn a_dithered_gradient_is_nearer_to_the_true_one() {
    let layout = gradient("#101828", "#243c58");
    // Below the headline, in rows of 8x8 pixels.
    let off = |banner: &Banner| {
        let picture = image::load_from_memory(&banner.bytes)
            .expect("decodes")
            .into_rgb8();
        let mut worst = 0.0_f64;
        for (channel, (from, to)) in [(0x10, 0x24), (0x18, 0x3c), (0x28, 0x58)]
            .into_iter()
            .enumerate()
        {
            let (from, to) = (f64::from(from), f64::from(to));
            for left in (104..1480).step_by(8) {
                let cells =
                    (0..64).map(|i| picture.get_pixel(left + i % 8, 800 + i / 8).0[channel]);
                let mean = cells.map(f64::from).sum::<f64>() / 64.0;
                let truth = from + (to - from) * (f64::from(left) + 4.0) / 1600.0;
                worst = worst.max((mean - truth).abs());
            }
        }
        worst
    };
    let (plain, dithered) = (
        off(&banner(&layout, with(Dither::Never))),
        off(&banner(&layout, with(Dither::Always))),
    );
    assert!(plain > 0.4, "the steps are there: {plain:.2}");
    assert!(dithered < 0.2, "off by {dithered:.2} of a level");
}

#[test]
fn type_on_a_gradient_keeps_its_pixels() {
    let layout = gradient("#101828", "#243c58");
    let pixels = |dither| {
        image::load_from_memory(&banner(&layout, with(dither)).bytes)
            .expect("decodes")
            .into_rgb8()
    };
    let (plain, dithered) = (pixels(Dither::Never), pixels(Dither::Always));
    for (a, b) in plain.pixels().zip(dithered.pixels()) {
        for (a, b) in a.0.iter().zip(b.0) {
            assert!(a.abs_diff(b) <= 1, "no pixel moves by more than a level");
        }
        if a.0[0] > 100 {
            assert_eq!(a, b, "letters stay");
        }
    }
}

/// The command, in an empty folder, on an article of this repository.
fn command(flags: &[&str]) -> (Option<i32>, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/harbour.md");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(["render", article, "--size", "800x420", "-o", "out"])
        .args(flags)
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    (ran.status.code(), said, folder)
}

#[test]
fn the_command_writes_the_format_and_says_how() {
    let (status, said, folder) = command(&["--format", "jpeg", "--max-bytes", "40k"]);
    assert_eq!(status, Some(0), "{said}");
    let out = folder.path().join("out");
    let bytes = std::fs::read(out.join("harbour-800x420.jpg")).expect("a JPEG");
    assert!(bytes.len() <= 40_000, "{}", bytes.len());
    let report = std::fs::read(out.join("harbour.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
    let encoding = &report["banners"][0]["encoding"];
    assert_eq!(encoding["format"], "jpeg");
    assert_eq!(encoding["max_bytes"], 40_000);
    let quality = encoding["quality"].as_u64().expect("a quality");
    assert!((65..=85).contains(&quality), "{quality}");
    assert!(
        said.contains(&format!("JPEG in quality {quality}")),
        "{said}"
    );
}

#[test]
fn the_command_refuses_in_one_line() {
    let rows: [(&[&str], i32, &str); 4] = [
        (&["--quality", "80"], 2, "PNG has none"),
        (
            &["--format", "jpeg", "--max-bytes", "1k"],
            1,
            "harbour.md: banner 800x420: JPEG takes",
        ),
        (&["--max-bytes", "lots"], 2, "292KiB"),
        (
            &["--format", "gif"],
            2,
            "possible values: png, webp, jpeg, avif",
        ),
    ];
    for (flags, status, why) in rows {
        let (ended, said, folder) = command(flags);
        assert_eq!(ended, Some(status), "{flags:?}: {said}");
        assert!(said.contains(why), "{flags:?}: {said}");
        assert!(
            !folder.path().join("out").exists(),
            "{flags:?} wrote something"
        );
    }
}

/// Every layout on its best theme and on night, in every format: the bytes beside a plain PNG's,
/// and budgets of 300 kB and less. `cargo test --release --test files table -- --nocapture` prints them.
#[test]
fn table_of_bytes() {
    let renderer = Renderer::new().expect("built in");
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases"));
    let brief = std::fs::read(folder.join("usual.json")).expect("a brief");
    let brief: Brief = serde_json::from_slice(&brief).expect("a brief");
    let size = Size::parse("1600x900").expect("a size");
    let shelf = renderer.shelf();
    println!(
        "bytes at 1600x900, not dithered; in brackets the quality or the colours of a palette"
    );
    println!(
        "layout         theme       PNG      PNG small           WebP          JPEG          AVIF"
    );
    for layout in shelf.layouts() {
        // A palette for all eight would take minutes, and find nothing else.
        let best = layout.themes.first().map(String::as_str);
        for theme in shelf.themes() {
            if theme.name != "night" && Some(theme.name.as_str()) != best {
                continue;
            }
            let look = Look {
                layout: Some(layout.name.clone()),
                theme: Some(theme.name.clone()),
            };
            let Ok((_, raster)) = renderer.drawn(&brief, None, &look, size) else {
                continue; // it needs what the brief does not hold
            };
            let sheet = Sheet {
                width: 1600,
                height: 900,
                pixels: raster.pixels,
            };
            let plain = made(&sheet, Settings::default()).bytes.len();
            let mut line = format!("{:14} {:6} {plain:>8}", layout.name, theme.name);
            for format in [Format::Png, Format::Webp, Format::Jpeg, Format::Avif] {
                if !Format::WRITTEN.contains(&format) {
                    continue;
                }
                let effort = if format == Format::Png {
                    Effort::Small
                } else {
                    Effort::Default
                };
                let file = made(
                    &sheet,
                    Settings {
                        effort,
                        ..settings(format)
                    },
                );
                let bytes = file.bytes.len();
                assert!(bytes <= plain || format != Format::Png, "{line}");
                let method = match file.how.method {
                    Method::TrueColor { .. } => "true".to_owned(),
                    Method::Palette { colors, .. } => colors.to_string(),
                    Method::Lossy { quality, .. } => format!("q{quality}"),
                };
                line += &format!(" {bytes:>7} ({method})");
                for max_bytes in [300_000, 200_000] {
                    let tight = Settings {
                        max_bytes: Some(max_bytes),
                        ..settings(format)
                    };
                    if bytes > max_bytes || format == Format::Png {
                        assert!(made(&sheet, tight).bytes.len() <= max_bytes, "{line}");
                    }
                }
            }
            println!("{line}");
        }
    }
}
