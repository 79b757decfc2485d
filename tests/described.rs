//! What banners say of themselves, and what holds of it: packets, `explain`, `verify`, HTML.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::article::{Form, Source};
use coverline::banner::{self, Banner, Out, Published};
use coverline::described::{Description, Part, SourceType};
use coverline::encode::{self, Encoded, Format, Metadata, Picture, Settings, read_xmp};
use coverline::layout::Look;
use coverline::renderer::{Made, Order};
use coverline::scene::Size;
use coverline::verify::{Check, Pixels, Verdict, verify};
use coverline::{Error, Note, Renderer, photo};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "# Harbour fees to rise by a third

The harbour authority will raise its fees by 33% next year, the first rise since 2019. It expects to take in $48 million a year from container lines alone.

Fees last year came to $36 million. The authority says that the money is needed for a new breakwater.
";

const WITH_PACKETS: [Format; 3] = [Format::Png, Format::Webp, Format::Jpeg];

fn source<'a>(name: &'a str, text: &'a str) -> Source<'a> {
    Source {
        name,
        bytes: text.as_bytes(),
        form: None,
    }
}

fn order<'a>(source: Source<'a>, format: Format) -> Order<'a> {
    Order {
        source,
        article: None,
        unaudited: false,
        wishes: Default::default(),
        look: Look::default(),
        photo: None,
        finder: None,
        on: None,
        sizes: vec![Size::parse("640x360").unwrap()],
        out: Out {
            file: Settings {
                format,
                ..Settings::default()
            },
            ..Out::default()
        },
    }
}

fn made(renderer: &Renderer, order: &Order<'_>) -> Made {
    renderer.render(order).unwrap_or_else(|why| panic!("{why}"))
}

fn one(renderer: &Renderer, order: &Order<'_>) -> Banner {
    made(renderer, order).banners.remove(0)
}

/// The same pixels in a PNG with another packet, and some pixels changed.
fn stored(bytes: &[u8], packet: Option<Vec<u8>>, changed: usize) -> Vec<u8> {
    let mut picture = image::load_from_memory(bytes).unwrap().to_rgb8();
    for pixel in picture.pixels_mut().take(changed) {
        pixel.0[0] ^= 1;
    }
    let (width, height) = picture.dimensions();
    let picture = Picture {
        width,
        height,
        pixels: picture.as_raw(),
        backdrop: None,
    };
    let metadata = Metadata { xmp: packet };
    let Encoded { bytes, .. } = encode::encode(&picture, &Settings::default(), &metadata).unwrap();
    bytes
}

fn check<'a>(banner: &'a [u8], article: &'a str) -> Check<'a> {
    Check {
        name: "banner.png",
        banner,
        article: source("harbour.md", article),
        brief: None,
        photo: None,
    }
}

#[test]
fn a_banner_tells_what_it_says_and_what_it_was_made_of() {
    let renderer = Renderer::new().unwrap();
    for format in WITH_PACKETS {
        let made = made(&renderer, &order(source("harbour.md", ARTICLE), format));
        let banner = &made.banners[0];
        assert!(banner.how.xmp, "{format}");
        let told =
            Description::read("x", &banner.bytes).unwrap_or_else(|e| panic!("{format}: {e}"));
        assert_eq!(told.headline, made.brief.headline, "{format}");
        assert_eq!(told.alt, banner.alt, "{format}");
        assert_eq!(told.source_type, SourceType::DataDrivenMedia, "{format}");
        assert_eq!(told.brief.figures, made.brief.figures, "{format}");
        assert!(
            told.brief.figures.iter().any(|f| f.sentence.ends_with('.')),
            "{format}"
        );
        assert_eq!(told.brief.series, made.brief.series, "{format}");
        assert_eq!(told.brief.deck, made.brief.deck, "{format}");
        let page = &told.made.page;
        assert_eq!(
            (&page.layout.name, &page.theme.name),
            (&banner.layout, &banner.theme)
        );
        assert_eq!((page.width, page.height), (640, 360), "{format}");
        assert!(!page.faces.is_empty(), "{format}");
        let inputs = &told.made.inputs;
        let hash = blake3::hash(ARTICLE.as_bytes()).to_hex().to_string();
        assert_eq!(inputs.input.hash, hash, "{format}");
        assert_eq!(inputs.format, format);
        assert!(told.left_out.is_empty(), "{format}");
        let drawn = renderer
            .shelf()
            .layouts()
            .iter()
            .find(|l| l.name == page.layout.name);
        let drawn = fs::read(format!("layouts/{}.svg", drawn.unwrap().name)).unwrap();
        assert_eq!(page.layout.hash, blake3::hash(&drawn).to_hex().to_string());
    }
}

#[test]
fn the_same_order_tells_the_same_wherever_the_article_lies() {
    let renderer = Renderer::new().unwrap();
    let here = one(
        &renderer,
        &order(source("harbour.md", ARTICLE), Format::Png),
    );
    let there = one(
        &renderer,
        &order(source("/srv/a b/x.md", ARTICLE), Format::Png),
    );
    assert!(here.bytes == there.bytes);
}

#[test]
fn hostile_words_come_back_as_they_are() {
    let renderer = Renderer::new().unwrap();
    let rows = [
        "Tom & Jerry's \"great\" <escape>",
        "]]> </rdf:Description> <!-- -- --> <?xpacket end='w'?>",
        "&amp; &#60; %3C {0} $x \\n ${y}",
        "Κόστος, цена and 5 £",
        "</script><script>alert(1)</script>",
    ];
    for headline in rows {
        let brief = json!({ "headline": headline, "deck": "a\u{1}b\rc <d>", "language": "en" });
        let brief = brief.to_string();
        for format in WITH_PACKETS {
            let mut order = order(source("brief.json", &brief), format);
            order.unaudited = true;
            let made = made(&renderer, &order);
            let bytes = &made.banners[0].bytes;
            let told = Description::read("x", bytes).unwrap_or_else(|e| panic!("{headline}: {e}"));
            assert_eq!(told.headline, headline, "{format}");
            assert_eq!(told.brief.deck, "ab\rc <d>", "{headline}");
            assert!(told.made.inputs.unaudited);
            let page = html(&made);
            let document = parsed(&page);
            let title = content(&document, "og:title");
            assert_eq!(title, headline);
            assert_eq!(linked(&document)["headline"], headline);
        }
    }
}

#[test]
fn what_a_format_has_no_room_for_is_left_out_in_order_and_said() {
    let renderer = Renderer::new().unwrap();
    let figures: Vec<Value> = (1..=60)
        .map(|n| json!({ "text": format!("{n}%"), "label": format!("of part {n}"), "sentence": "It is so. ".repeat(200) }))
        .collect();
    let brief = json!({ "headline": "Parts of a whole", "language": "en", "figures": figures });
    let brief = brief.to_string();
    let mut order = order(source("brief.json", &brief), Format::Jpeg);
    order.unaudited = true;
    let banner = one(&renderer, &order);
    let unsaid = banner
        .notes
        .iter()
        .find(|note| matches!(note, Note::Unsaid { .. }));
    let unsaid = unsaid.expect("a note");
    assert!(
        unsaid
            .to_string()
            .contains("sentences: JPEG has room for 65504"),
        "{unsaid}"
    );
    assert!(!unsaid.is_flaw());
    let told = Description::read("x", &banner.bytes).unwrap();
    assert_eq!(told.left_out, [Part::Sentences]);
    assert_eq!(told.brief.figures.len(), 60);
    assert_eq!(told.brief.figures[0].sentence, "");
    order.out.file.format = Format::Png;
    order.out.file.max_bytes = Some(150_000);
    let banner = one(&renderer, &order);
    let told = Description::read("x", &banner.bytes).unwrap();
    assert_eq!(told.left_out, [Part::Sentences, Part::Figures]);
    let said = banner.notes.iter().map(ToString::to_string);
    let said: Vec<_> = said
        .filter(|note| note.contains("a tenth of the budget, 15000"))
        .collect();
    assert_eq!(said.len(), 1, "{said:?}");
    order.out.file.max_bytes = None;
    let banner = one(&renderer, &order);
    let told = Description::read("x", &banner.bytes).unwrap();
    assert!(told.left_out.is_empty());
    let whole = told.packet(usize::MAX).unwrap().bytes.len();
    let mut most = whole;
    let mut steps = vec![Vec::new()];
    while let Some(packet) = told.packet(most) {
        assert!(packet.bytes.len() <= most, "{most}");
        if steps.last() != Some(&packet.left_out) {
            steps.push(packet.left_out.clone());
        }
        most = packet.bytes.len() - 1;
    }
    let (s, f, w) = (Part::Sentences, Part::Figures, Part::Words);
    assert!(
        steps.starts_with(&[vec![], vec![s], vec![s, f]]),
        "{steps:?}"
    );
    assert!(steps.len() == 3 || steps[3] == [s, f, w], "{steps:?}");
}

#[cfg(feature = "avif")]
#[test]
fn an_avif_says_that_it_carries_none() {
    let renderer = Renderer::new().unwrap();
    let mut order = order(source("harbour.md", ARTICLE), Format::Avif);
    order.sizes = vec![Size::parse("320x180").unwrap()];
    let banner = one(&renderer, &order);
    assert!(!banner.how.xmp);
    let entry = serde_json::to_value(banner.entry("x.avif".to_owned())).unwrap();
    let notes = entry["notes"].as_array().unwrap();
    assert!(
        notes.contains(
            &json!({ "kind": "unsaid", "what": "everything", "why": "AVIF carries no metadata" })
        ),
        "{notes:?}"
    );
    let told = Description::read("x.avif", &banner.bytes).unwrap_err();
    assert_eq!(
        told.to_string(),
        "x.avif: an AVIF, which carries no metadata; name the banner as PNG, WebP or JPEG"
    );
}

/// A folder with a layout that shows a photo.
fn with_hole() -> (tempfile::TempDir, Renderer) {
    let folder = tempfile::tempdir().unwrap();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\"><rect data-photo=\"none\" width=\"800\" height=\"900\"/>\
        <text data-slot=\"headline\" data-size=\"60\" data-lines=\"1-3\" x=\"820\" y=\"200\">A</text><text data-slot=\"credit\" data-size=\"24\" x=\"820\" y=\"880\">A</text></svg>";
    fs::write(folder.path().join("own.svg"), svg).unwrap();
    let mut renderer = Renderer::new().unwrap();
    renderer.add_layouts(folder.path()).unwrap();
    (folder, renderer)
}

fn halves(packet: Option<&str>) -> Vec<u8> {
    let pixels: Vec<u8> = (0..160 * 90)
        .flat_map(|i| {
            if i % 160 < 80 {
                [200, 0, 0]
            } else {
                [0, 0, 200]
            }
        })
        .collect();
    let picture = Picture {
        width: 160,
        height: 90,
        pixels: &pixels,
        backdrop: None,
    };
    let metadata = Metadata {
        xmp: packet.map(|packet| packet.as_bytes().to_vec()),
    };
    encode::encode(&picture, &Settings::default(), &metadata)
        .unwrap()
        .bytes
}

#[test]
fn a_photo_gives_its_credit_and_its_source_type() {
    let (_folder, renderer) = with_hole();
    let generated = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description \
        xmlns:e='http://iptc.org/std/Iptc4xmpExt/2008-02-29/' e:DigitalSourceType='http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'/></rdf:RDF></x:xmpmeta>";
    let rows = [
        ("taken", halves(None), SourceType::Composite),
        (
            "generated",
            halves(Some(generated)),
            SourceType::CompositeSynthetic,
        ),
        ("not XML", halves(Some("<x")), SourceType::Composite),
    ];
    for (name, photo, kind) in rows {
        let mut order = order(source("harbour.md", ARTICLE), Format::Png);
        order.look.layout = Some("own".to_owned());
        order.photo = Some(photo::Source {
            name: "some/where/halves.png",
            bytes: &photo,
            credit: "Photo: Ana Ruiz & Sons",
            focus: Some((0.25, 0.5)),
            ..photo::Source::default()
        });
        let banner = one(&renderer, &order);
        let told = Description::read("x", &banner.bytes).unwrap();
        assert_eq!(told.source_type, kind, "{name}");
        assert_eq!(told.credit, "Photo: Ana Ruiz & Sons", "{name}");
        let shot = told.made.inputs.photo.unwrap();
        assert_eq!(
            (shot.name.as_str(), shot.focus.as_deref()),
            ("halves.png", Some("0.25,0.5"))
        );
        let with = Check {
            photo: Some(("halves.png", &photo)),
            ..check(&banner.bytes, ARTICLE)
        };
        assert_eq!(
            verify(&renderer, &with).unwrap().pixels,
            Pixels::SameFile,
            "{name}"
        );
        let without = verify(&renderer, &check(&banner.bytes, ARTICLE)).unwrap();
        let Pixels::NotCompared { why } = &without.pixels else {
            panic!("{name}: {without:?}");
        };
        assert!(
            why[0].starts_with("the photo halves.png is not at hand"),
            "{why:?}"
        );
        assert!(without.holds() && !without.is_whole());
        let elsewhere = Renderer::new().unwrap();
        let Pixels::NotCompared { why } = verify(&elsewhere, &with).unwrap().pixels else {
            panic!("{name}: the layout is not there");
        };
        assert!(
            why[0].starts_with("the layout own is not at hand"),
            "{why:?}"
        );
    }
}

#[test]
fn a_banner_is_proven_or_what_is_wrong_with_it_is_said() {
    let renderer = Renderer::new().unwrap();
    for format in WITH_PACKETS {
        let banner = one(&renderer, &order(source("harbour.md", ARTICLE), format));
        let verdict = verify(&renderer, &check(&banner.bytes, ARTICLE)).unwrap();
        assert_eq!(verdict.pixels, Pixels::SameFile, "{format}");
        assert!(
            verdict.numbers.mismatches.is_empty(),
            "{format}: {:?}",
            verdict.numbers.mismatches
        );
        assert!(verdict.numbers.stated.len() >= 3, "{format}");
    }
    let png = one(
        &renderer,
        &order(source("harbour.md", ARTICLE), Format::Png),
    )
    .bytes;
    let packet = read_xmp(&png).unwrap();
    let text = String::from_utf8(packet.clone()).unwrap();
    let verdict = |bytes: &[u8], article: &str| -> Verdict {
        verify(&renderer, &check(bytes, article)).unwrap_or_else(|e| panic!("{e}"))
    };
    let one_off = verdict(&stored(&png, Some(packet.clone()), 1), ARTICLE);
    assert_eq!(
        one_off.pixels,
        Pixels::Differ {
            pixels: 1,
            of: 640 * 360
        }
    );
    assert!(!one_off.holds() && one_off.numbers.mismatches.is_empty());
    assert!(text.contains(">33%<"), "{text}");
    let richer = text.replace("33%", "43%");
    let richer = verdict(&stored(&png, Some(richer.into_bytes()), 0), ARTICLE);
    assert!(
        richer
            .numbers
            .mismatches
            .iter()
            .any(|m| m.says.contains("43")),
        "{richer:?}"
    );
    assert!(!richer.holds());
    let elsewhere = ARTICLE.replace("breakwater", "pier");
    let other = verdict(&png, &elsewhere);
    assert!(other.holds() && !other.is_whole());
    let Pixels::NotCompared { why } = other.pixels else {
        panic!("another article");
    };
    assert!(
        why[0].starts_with("the article is another: made with blake3 "),
        "{why:?}"
    );
    let changed = ARTICLE.replace("33%", "34%");
    assert!(!verdict(&png, &changed).holds());
}

#[test]
fn foreign_and_broken_files_get_one_clear_line() {
    let renderer = Renderer::new().unwrap();
    let png = one(
        &renderer,
        &order(source("harbour.md", ARTICLE), Format::Png),
    )
    .bytes;
    let packet = String::from_utf8(read_xmp(&png).unwrap()).unwrap();
    let with = |packet: String| stored(&png, Some(packet.into_bytes()), 0);
    let nested = format!("<a xmlns:x='x'>{}", "<a>".repeat(90_000));
    let attributes: String = (0..60_000).map(|n| format!(" a{n}=''")).collect();
    let rows: [(&str, Vec<u8>, &str); 11] = [
        (
            "text",
            b"a text".to_vec(),
            "x: not a picture; name a banner that render wrote",
        ),
        ("nothing", Vec::new(), "x: not a picture"),
        (
            "no packet",
            stored(&png, None, 0),
            "x: says nothing of itself: it carries no metadata",
        ),
        (
            "cut off before it",
            png[..60].to_vec(),
            "x: says nothing of itself",
        ),
        (
            "a GIF",
            b"GIF89a\x01\0\x01\0".to_vec(),
            "x: not made by coverline",
        ),
        (
            "another's",
            halves(Some("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")),
            "x: its metadata are not coverline's",
        ),
        (
            "no XML",
            with("<x".to_owned()),
            "x: its metadata are damaged",
        ),
        ("nested", with(nested), "x: its metadata are"),
        (
            "attributes",
            with(format!("<a{attributes}/>")),
            "x: its metadata are no description",
        ),
        (
            "a size in words",
            with(packet.replace(">640<", ">wide<")),
            "x: its metadata are damaged: made: ",
        ),
        (
            "no source type",
            with(packet.replace("digitalsourcetype/", "no/")),
            "x: its metadata say no digital source type",
        ),
    ];
    for (name, bytes, want) in rows {
        let why = Description::read("x", &bytes).unwrap_err().to_string();
        assert!(why.starts_with(want), "{name}: {why}");
        assert_eq!(why.lines().count(), 1, "{name}: {why}");
    }
    let Err(Error::Picture { why, .. }) = verify(&renderer, &check(&png[..png.len() / 2], ARTICLE))
    else {
        panic!("half a picture proves nothing");
    };
    assert!(why.starts_with("damaged or cut off"), "{why}");
    for format in WITH_PACKETS {
        let whole = one(&renderer, &order(source("harbour.md", ARTICLE), format)).bytes;
        for end in (0..whole.len()).step_by(whole.len() / 60) {
            let _ = Description::read("x", &whole[..end]); // no panic, whatever it says
        }
    }
}

fn html(made: &Made) -> String {
    let names: Vec<String> = made
        .banners
        .iter()
        .map(|b| format!("a b,{}.png", b.size))
        .collect();
    let banners = made.banners.iter().zip(&names);
    let published: Vec<_> = banners
        .map(|(banner, file)| Published { banner, file })
        .collect();
    let page = banner::html(&published, &made.brief, "https://example.org/img?a=1&b=");
    format!("<root>{page}</root>")
}

fn parsed(page: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(page).unwrap_or_else(|e| panic!("{e}: {page}"))
}

fn content(document: &roxmltree::Document<'_>, name: &str) -> String {
    let named = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("property") == Some(name) || node.attribute("name") == Some(name)
    };
    let tag = document.descendants().find(named).unwrap();
    tag.attribute("content").unwrap().to_owned()
}

fn linked(document: &roxmltree::Document<'_>) -> Value {
    let script = document
        .descendants()
        .find(|n| n.has_tag_name("script"))
        .unwrap();
    serde_json::from_str(script.text().unwrap()).unwrap()
}

#[test]
fn a_page_gets_the_picture_its_previews_and_its_shapes() {
    let renderer = Renderer::new().unwrap();
    let mut order = order(source("harbour.md", ARTICLE), Format::Png);
    let sizes = ["640x360", "480x270", "400x210", "400x300"];
    order.sizes = sizes.map(|size| Size::parse(size).unwrap()).to_vec();
    let made = made(&renderer, &order);
    let page = html(&made);
    let document = parsed(&page);
    let picture = document
        .descendants()
        .find(|n| n.has_tag_name("img"))
        .unwrap();
    let said = |name: &str| picture.attribute(name).unwrap();
    let base = "https://example.org/img?a=1&b=/a%20b%2C";
    assert_eq!(said("src"), format!("{base}640x360.png"));
    assert_eq!(
        said("srcset"),
        format!("{base}480x270.png 480w, {base}640x360.png 640w")
    );
    assert_eq!(said("sizes"), "(max-width: 640px) 100vw, 640px");
    assert_eq!((said("width"), said("height")), ("640", "360"));
    assert_eq!(said("alt"), made.banners[0].alt);
    assert_eq!(
        said("style"),
        format!("background-color: {}", made.banners[0].color)
    );
    assert!(said("data-thumbhash").len() > 20);
    assert_eq!(content(&document, "og:image"), format!("{base}400x210.png"));
    assert_eq!(content(&document, "og:image:width"), "400");
    assert_eq!(content(&document, "twitter:card"), "summary_large_image");
    assert_eq!(content(&document, "twitter:image:alt"), made.banners[2].alt);
    let linked = linked(&document);
    let widths: Vec<_> = linked["image"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["width"].clone())
        .collect();
    assert_eq!(widths, [640, 400]);
    assert_eq!(linked["image"][0]["@type"], "ImageObject");
    assert_eq!(linked["image"][0]["caption"], made.banners[0].alt.as_str());
    assert!(page.contains("no picture in 1:1"), "{page}");
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn the_command_explains_verifies_and_writes_pages() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("harbour.md"), ARTICLE).unwrap();
    let (status, said, told) = run(
        folder.path(),
        &[
            "render",
            "harbour.md",
            "--emit",
            "html",
            "--base-url",
            "https://example.org/i/",
        ],
    );
    assert_eq!(status, Some(0), "{told}");
    assert_eq!(said.lines().count(), 6, "{said}");
    let page = fs::read_to_string(at("output/harbour.html")).unwrap();
    assert!(
        page.contains("https://example.org/i/harbour-1200x1200.png"),
        "{page}"
    );
    assert!(!page.contains("no picture in"), "{page}");
    let report: Value =
        serde_json::from_slice(&fs::read(at("output/harbour.json")).unwrap()).unwrap();
    let first = &report["banners"][0];
    assert_eq!(first["color"].as_str().unwrap().len(), 7);
    assert!(first["thumbhash"].as_str().unwrap().len() > 20);
    assert_eq!(first["encoding"]["xmp"], true);

    let banner = "output/harbour-1600x900.png";
    let (status, said, _) = run(folder.path(), &["explain", banner]);
    assert_eq!(status, Some(0));
    for want in [
        "headline   Harbour fees to rise by a third\n",
        "figure     ",
        "made by    coverline ",
        "layout     ",
        "size       1600x900\n",
    ] {
        assert!(said.contains(want), "{want}: {said}");
    }
    let (_, said, _) = run(folder.path(), &["explain", banner, "--json"]);
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["headline"], "Harbour fees to rise by a third");
    assert_eq!(json["made"]["page"]["width"], 1600);
    let (status, _, told) = run(folder.path(), &["explain", "harbour.md"]);
    assert_eq!(
        (status, told.as_str()),
        (
            Some(1),
            "coverline: harbour.md: not a picture; name a banner that render wrote\n"
        )
    );

    let (status, said, told) = run(folder.path(), &["verify", banner, "harbour.md"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(said.contains("figures[0].text: "), "{said}");
    assert!(
        told.contains("drawn anew it is the same, byte by byte"),
        "{told}"
    );
    fs::write(at("other.md"), ARTICLE.replace("breakwater", "pier")).unwrap();
    let (status, _, told) = run(folder.path(), &["verify", banner, "other.md"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(
        told.contains("pixels not compared: the article is another"),
        "{told}"
    );
    let (status, ..) = run(folder.path(), &["verify", banner, "other.md", "--strict"]);
    assert_eq!(status, Some(3));
    fs::write(at("wrong.md"), ARTICLE.replace("33%", "34%")).unwrap();
    let (status, _, told) = run(folder.path(), &["verify", banner, "wrong.md"]);
    assert_eq!(status, Some(1), "{told}");
    let (_, said, _) = run(folder.path(), &["verify", banner, "harbour.md", "--json"]);
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["pixels"]["state"], "same-file");

    let rows: [(&[&str], &str); 2] = [
        (
            &["--base-url", "https://example.org/"],
            "--base-url: is for --emit html",
        ),
        (
            &["--emit", "html", "--base-url", "javascript:alert(1)"],
            "no address of a folder",
        ),
    ];
    for (args, want) in rows {
        let (status, _, told) = run(folder.path(), &[&["render", "harbour.md"], args].concat());
        assert_eq!(status, Some(2), "{told}");
        assert!(told.contains(want), "{told}");
    }
}

#[test]
fn a_brief_and_an_item_of_a_feed_are_proven_too() {
    let renderer = Renderer::new().unwrap();
    let brief = json!({ "headline": "Harbour fees to rise by a third", "figures": [{ "text": "$48M", "label": "a year from container lines" }] });
    let brief = brief.to_string();
    let mut of_brief = order(source("brief.json", &brief), Format::Png);
    of_brief.article = Some(source("harbour.md", ARTICLE));
    let banner = one(&renderer, &of_brief);
    let bare = verify(&renderer, &check(&banner.bytes, ARTICLE)).unwrap();
    let Pixels::NotCompared { why } = &bare.pixels else {
        panic!("{bare:?}");
    };
    assert!(
        why[0].contains("the brief is not at hand") && why[0].ends_with("give it with --brief"),
        "{why:?}"
    );
    let with = Check {
        brief: Some(source("brief.json", &brief)),
        ..check(&banner.bytes, ARTICLE)
    };
    let verdict = verify(&renderer, &with).unwrap();
    assert_eq!(verdict.pixels, Pixels::SameFile);
    assert!(verdict.is_whole(), "{verdict:?}");

    let body = |text: &str| format!("<p>{}</p>", text.split_once("\n\n").unwrap().1);
    let list = json!([
        { "title": "Rain all week", "content": "<p>It will rain until Friday, the weather service says. Winds stay light in the south of the country.</p>" },
        { "title": "Harbour fees to rise by a third", "content": body(ARTICLE) },
    ]);
    let list = list.to_string();
    let file = Source {
        form: Some(Form::Json),
        ..source("list.json", &list)
    };
    let items = coverline::article::items(&file).unwrap();
    let banner = one(&renderer, &order(items[1].source(), Format::Png));
    let against = Check {
        article: file,
        ..check(&banner.bytes, ARTICLE)
    };
    let verdict = verify(&renderer, &against).unwrap();
    assert!(verdict.is_whole(), "{verdict:?}");
}
