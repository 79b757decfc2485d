//! Rights in photos: read, given, drawn and kept.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::article::Source as Article;
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::layout::Look;
use coverline::photo::{Find, Finder, Found, Photo, Source};
use coverline::renderer::{Made, Order};
use coverline::rights::{Alteration, Rights};
use coverline::scene::Size;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

/// A plain picture as a file.
fn picture(format: ImageFormat) -> Vec<u8> {
    sized(format, 160, 90)
}

fn sized(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let shades = |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]);
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::from_fn(width, height, shades))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// A JPEG with a segment before all others.
fn segment(jpeg: &mut Vec<u8>, marker: u8, head: &[u8], body: &[u8]) {
    let length = u16::try_from(head.len() + body.len() + 2).unwrap();
    let segment = [&[0xff, marker][..], &length.to_be_bytes()[..], head, body].concat();
    jpeg.splice(2..2, segment);
}

const SPACES: &str = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" \
    xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
    xmlns:plus=\"http://ns.useplus.org/ldf/xmp/1.0/\" xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\" \
    xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:cc=\"http://creativecommons.org/ns#\"";

/// A packet with attributes and elements.
fn packet(attributes: &str, inner: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" {SPACES} {attributes}>\
         {inner}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

fn with_xmp(packet: &str) -> Vec<u8> {
    let mut jpeg = picture(ImageFormat::Jpeg);
    segment(
        &mut jpeg,
        0xe1,
        b"http://ns.adobe.com/xap/1.0/\0",
        packet.as_bytes(),
    );
    jpeg
}

/// Photoshop's resources: another one first, then IIM with these data sets.
fn resources(sets: &[(u8, u8, &[u8])]) -> Vec<u8> {
    let mut record = Vec::new();
    for (kind, number, value) in sets {
        record.extend([0x1c, *kind, *number]);
        record.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
        record.extend_from_slice(value);
    }
    let mut out = b"8BIM\x04\x25\x03abc\0\0\0\x03xyz\0".to_vec();
    out.extend(b"8BIM\x04\x04\0\0");
    out.extend(u32::try_from(record.len()).unwrap().to_be_bytes());
    out.extend(record);
    out
}

fn with_iim(sets: &[(u8, u8, &[u8])]) -> Vec<u8> {
    let mut jpeg = picture(ImageFormat::Jpeg);
    segment(&mut jpeg, 0xed, b"Photoshop 3.0\0", &resources(sets));
    jpeg
}

fn opened(bytes: &[u8]) -> Photo {
    let source = Source {
        name: "quay.jpg",
        bytes,
        ..Source::default()
    };
    Photo::open(&source).unwrap()
}

fn alt(name: &str, text: &str) -> String {
    format!(
        "<{name}><rdf:Alt><rdf:li xml:lang=\"de\">auf Deutsch</rdf:li><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt></{name}>"
    )
}

#[test]
fn xmp_is_read_in_all_its_spellings() {
    let full = packet(
        "photoshop:Credit=\"Ana Ruiz / Tidewater\" prism:expirationDate=\"2026-05-01\"",
        &format!(
            "<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>Bo Lind</rdf:li></rdf:Seq></dc:creator>{}{}\
             <plus:LicenseEndDate>2026-04-07T12:00:00Z</plus:LicenseEndDate>\
             <plus:ImageAlterationConstraints><rdf:Bag><rdf:li>http://ns.useplus.org/ldf/vocab/AL-DCL</rdf:li>\
             <rdf:li rdf:resource=\"http://ns.useplus.org/ldf/vocab/AL-CRP\"/></rdf:Bag></plus:ImageAlterationConstraints>\
             <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType>",
            alt("dc:rights", "© 2026 Ana Ruiz"),
            alt("xmpRights:UsageTerms", "Editorial use only")
        ),
    );
    let photo = opened(&with_xmp(&full));
    assert_eq!(photo.credit, "Ana Ruiz / Tidewater");
    let rights = &photo.rights;
    assert_eq!(rights.creator, "Ana Ruiz, Bo Lind");
    assert_eq!(rights.copyright, "© 2026 Ana Ruiz");
    assert_eq!(rights.terms, "Editorial use only");
    assert_eq!(rights.expires.unwrap().to_string(), "2026-04-07");
    assert_eq!(rights.forbids, [Alteration::Crop, Alteration::Decolorize]);
    assert!(rights.source_type.ends_with("/digitalCapture"));
    // The line that is printed, where there is no credit.
    #[rustfmt::skip]
    let rows = [
        ("creator", packet("", "<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li></rdf:Seq></dc:creator>"), "Ana Ruiz"),
        ("notice", packet("", &alt("dc:rights", "© 2026\n Ana Ruiz")), "© 2026 Ana Ruiz"),
        ("element", packet("", "<photoshop:Credit>Ana &amp; Bo</photoshop:Credit>"), "Ana & Bo"),
        ("nothing", packet("", ""), ""),
        ("not XML", "<x".to_owned(), ""),
        ("a bomb", format!("<!DOCTYPE a [<!ENTITY b \"{}\">]><a>&b;</a>", "c".repeat(9)), ""),
        ("deep", format!("{}{}", "<a>".repeat(9_000), "</a>".repeat(9_000)), ""),
    ];
    for (name, xmp, want) in rows {
        assert_eq!(opened(&with_xmp(&xmp)).credit, want, "{name}");
    }
}

#[test]
fn xmp_is_read_from_png_and_webp() {
    let xmp = packet("photoshop:Credit=\"Ana Ruiz\"", "");
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder
        .add_itxt_chunk("XML:com.adobe.xmp".to_owned(), xmp.clone())
        .unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[9; 6]).unwrap();
    writer.finish().unwrap();
    assert_eq!(opened(&png).credit, "Ana Ruiz");
    let plain = sized(ImageFormat::WebP, 2, 1);
    let chunk = |name: &[u8], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        let end: &[u8] = if body.len() % 2 == 1 { &[0] } else { &[] };
        [name, &length, body, end].concat()
    };
    let parts = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &[4, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        plain[12..].to_vec(),
        chunk(b"XMP ", xmp.as_bytes()),
    ]
    .concat();
    assert_eq!(opened(&chunk(b"RIFF", &parts)).credit, "Ana Ruiz");
}

#[test]
fn iim_is_read_and_gives_way_to_xmp() {
    let latin: &[(u8, u8, &[u8])] = &[
        (2, 0, b"\0\x04"),
        (2, 80, b"Bj\xf6rn Lind"),
        (2, 110, b"Tidewater"),
        (2, 116, b"\xa9 2026 Tidewater"),
        (2, 40, b"No cropping!"),
        (2, 37, b"20260407"),
    ];
    let photo = opened(&with_iim(latin));
    assert_eq!(photo.credit, "Tidewater");
    assert_eq!(photo.rights.creator, "Björn Lind");
    assert_eq!(photo.rights.copyright, "© 2026 Tidewater");
    assert_eq!(photo.rights.terms, "No cropping!");
    assert_eq!(photo.rights.forbids, [Alteration::Crop]);
    assert_eq!(photo.rights.expires.unwrap().to_string(), "2026-04-07");
    let utf8: &[(u8, u8, &[u8])] = &[(1, 90, b"\x1b%G"), (2, 80, "山田 太郎".as_bytes())];
    assert_eq!(opened(&with_iim(utf8)).credit, "山田 太郎");
    let mut both = with_iim(&[(2, 110, b"Old"), (2, 116, b"Kept")]);
    let xmp = packet("photoshop:Credit=\"New\"", "");
    segment(
        &mut both,
        0xe1,
        b"http://ns.adobe.com/xap/1.0/\0",
        xmp.as_bytes(),
    );
    let photo = opened(&both);
    assert_eq!(
        (photo.credit.as_str(), photo.rights.copyright.as_str()),
        ("New", "Kept")
    );
    let odd = opened(&with_iim(&[(2, 37, b"tomorrow")]));
    assert!(
        odd.notes[0].contains("\"tomorrow\", is no date"),
        "{:?}",
        odd.notes
    );
}

#[test]
fn damaged_metadata_say_nothing_and_stop_nothing() {
    let whole = resources(&[(2, 110, b"Tidewater"), (2, 80, b"Ana Ruiz")]);
    for cut in 0..whole.len() {
        let mut jpeg = picture(ImageFormat::Jpeg);
        segment(&mut jpeg, 0xed, b"Photoshop 3.0\0", &whole[..cut]);
        opened(&jpeg);
        let mut turned = whole.clone();
        turned[cut] ^= 0xff;
        let mut jpeg = picture(ImageFormat::Jpeg);
        segment(&mut jpeg, 0xed, b"Photoshop 3.0\0", &turned);
        opened(&jpeg);
    }
    let many = "<rdf:li>Ana</rdf:li>".repeat(2_000);
    let long = packet(
        "",
        &format!("<dc:creator><rdf:Seq>{many}</rdf:Seq></dc:creator>"),
    );
    assert!(opened(&with_xmp(&long)).credit.chars().count() <= 1_000);
}

/// A region of a role.
fn region(role: &str, boundary: &str) -> String {
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><Iptc4xmpExt:RegionBoundary rdf:parseType=\"Resource\">{boundary}</Iptc4xmpExt:RegionBoundary>\
         <Iptc4xmpExt:rRole><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><xmp:Identifier><rdf:Bag>\
         <rdf:li>http://cv.iptc.org/newscodes/imageregionrole/{role}</rdf:li></rdf:Bag></xmp:Identifier></rdf:li></rdf:Bag></Iptc4xmpExt:rRole></rdf:li>"
    )
}

fn number(name: &str, value: &str) -> String {
    format!("<Iptc4xmpExt:{name}>{value}</Iptc4xmpExt:{name}>")
}

fn rectangle(unit: &str, sides: [&str; 4]) -> String {
    let names = ["rbX", "rbY", "rbW", "rbH"];
    let sides: String = names.iter().zip(sides).map(|(n, v)| number(n, v)).collect();
    format!(
        "{}{}{sides}",
        number("rbShape", "rectangle"),
        number("rbUnit", unit)
    )
}

#[test]
fn image_regions_give_the_focus() {
    let circle = format!(
        "{}{}{}{}{}",
        number("rbShape", "circle"),
        number("rbUnit", "relative"),
        number("rbX", "0.75"),
        number("rbY", "0.5"),
        number("rbRx", "0.1")
    );
    let corner = |x: &str, y: &str| {
        let (x, y) = (number("rbX", x), number("rbY", y));
        format!("<rdf:li rdf:parseType=\"Resource\">{x}{y}</rdf:li>")
    };
    let polygon = format!(
        "{}{}<Iptc4xmpExt:rbVertices><rdf:Seq>{}{}{}</rdf:Seq></Iptc4xmpExt:rbVertices>",
        number("rbShape", "polygon"),
        number("rbUnit", "relative"),
        corner("0.25", "0.5"),
        corner("0.5", "0.5"),
        corner("0.75", "1")
    );
    let crop = region("cropping", &rectangle("relative", ["0", "0", "0.5", "0.5"]));
    let subject = region("mainSubjectArea", &circle);
    #[rustfmt::skip]
    let rows = [
        ("none", String::new(), None),
        ("a crop", crop.clone(), Some((0.25, 0.25))),
        ("the subject before the crop", format!("{crop}{subject}"), Some((0.75, 0.5))),
        ("pixels", region("areaOfInterest", &rectangle("pixel", ["40", "0", "80", "90"])), Some((0.5, 0.5))),
        ("a polygon", region("subjectArea", &polygon), Some((0.5, 0.75))),
        ("outside", region("subjectArea", &rectangle("relative", ["3", "0", "1", "1"])), None),
        ("no number", region("subjectArea", &rectangle("relative", ["NaN", "0", "1", "1"])), None),
        ("another role", region("copyrightRegion", &circle), None),
    ];
    for (name, regions, want) in rows {
        let inner = format!(
            "<Iptc4xmpExt:ImageRegion><rdf:Bag>{regions}</rdf:Bag></Iptc4xmpExt:ImageRegion>"
        );
        let bytes = with_xmp(&packet("", &inner));
        assert_eq!(opened(&bytes).focus, want, "{name}");
        let mut turned = bytes.clone();
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([6, 0, 0, 0, 0, 0, 0]);
        segment(&mut turned, 0xe1, &exif, b"");
        let want = want.map(|(x, y): (f32, f32)| (1.0 - y, x));
        assert_eq!(opened(&turned).focus, want, "{name}, turned");
        let given = Source {
            name: "a.jpg",
            bytes: &bytes,
            focus: Some((0.1, 0.9)),
            ..Source::default()
        };
        assert_eq!(
            Photo::open(&given).unwrap().focus,
            Some((0.1, 0.9)),
            "{name}, given"
        );
    }
}

/// An order of an article and a photo.
fn render<'a>(
    article: &'a str,
    bytes: &'a [u8],
    edit: impl FnOnce(&mut Order<'a>),
) -> Result<Made, String> {
    let mut order = Order {
        source: Article {
            name: "a.md",
            bytes: article.as_bytes(),
            form: None,
        },
        article: None,
        unaudited: false,
        wishes: Wishes::default(),
        look: Look {
            layout: Some("photo-cover".to_owned()),
            theme: None,
        },
        photo: Some(Source {
            name: "quay.jpg",
            bytes,
            ..Source::default()
        }),
        finder: None,
        on: None,
        sizes: vec![Size::parse("640x360").unwrap()],
        out: Out::default(),
    };
    edit(&mut order);
    let renderer = Renderer::new().unwrap();
    renderer.render(&order).map_err(|why| why.to_string())
}

const ARTICLE: &str = "---\ntitle: The harbour opens again\ndate: 2026-04-08\n---\n\nThe harbour opens again on Monday. Ships wait outside.\n";
const UNDATED: &str =
    "# The harbour opens again\n\nThe harbour opens again on Monday. Ships wait outside.\n";

#[test]
fn an_expired_photo_is_refused() {
    let bytes = with_iim(&[(2, 110, b"Tidewater"), (2, 37, b"20260407")]);
    let notes = |made: Made| -> Vec<String> {
        let notes = made.brief.notes.iter().map(ToString::to_string);
        notes.filter(|text| text.starts_with("quay.jpg")).collect()
    };
    let why = render(ARTICLE, &bytes, |_| {}).map(notes).unwrap_err();
    assert_eq!(
        why,
        "quay.jpg: may be used until 2026-04-07, and this is for 2026-04-08; take another photo, or --expires DATE if that was prolonged"
    );
    let same_day = render(ARTICLE, &bytes, |order| {
        order.on = "2026-04-07".parse().ok()
    });
    assert_eq!(notes(same_day.unwrap()), [""; 0]);
    let later = render(UNDATED, &bytes, |order| {
        order.on = "2027-01-01".parse().ok()
    });
    assert!(later.is_err());
    let unknown = notes(render(UNDATED, &bytes, |_| {}).unwrap());
    assert!(
        unknown[0].contains("may be used until 2026-04-07, but neither the article nor --on"),
        "{unknown:?}"
    );
    let prolonged = Rights {
        expires: "2030-12-31".parse().ok(),
        ..Rights::default()
    };
    let made = render(ARTICLE, &bytes, |order| {
        order.photo = order.photo.map(|photo| Source {
            rights: Some(&prolonged),
            ..photo
        });
    });
    assert_eq!(notes(made.unwrap()), [""; 0]);
}

/// What is asked, the photo, the layout, the size, what is known of its rights, and the refusal.
type Row<'a> = (
    &'a str,
    &'a [u8],
    &'a str,
    &'a str,
    Option<&'a Rights>,
    &'a str,
);

#[test]
fn what_may_not_be_altered_is_refused_where_it_would_be() {
    let none = with_iim(&[(2, 110, b"Tidewater"), (2, 40, b"NO ALTERATION")]);
    let crop = with_iim(&[(2, 110, b"Tidewater"), (2, 40, b"No cropping")]);
    let agreed = Rights {
        terms: "All changes agreed by letter".to_owned(),
        ..Rights::default()
    };
    #[rustfmt::skip]
    let rows: [Row<'_>; 5] = [
        ("words on it", &none, "photo-cover", "640x360", None, "its terms, \"NO ALTERATION\", forbid"),
        ("a crop", &crop, "photo-split", "640x360", None, "its terms, \"No cropping\", forbid cropping, which layout photo-split does at 640x360"),
        ("no crop, since the shapes are one", &crop, "photo-cover", "640x360", None, ""),
        ("cropped at another shape", &crop, "photo-cover", "640x640", None, "forbid cropping"),
        ("other terms were agreed", &none, "photo-split", "640x640", Some(&agreed), ""),
    ];
    for (name, bytes, layout, size, rights, want) in rows {
        let made = render(ARTICLE, bytes, |order| {
            order.look.layout = Some(layout.to_owned());
            order.sizes = vec![Size::parse(size).unwrap()];
            order.photo = order.photo.map(|photo| Source { rights, ..photo });
        });
        let said = made.map_or_else(|why| why, |_| String::new());
        assert!(
            said.contains(want) && said.is_empty() == want.is_empty(),
            "{name}: {said}"
        );
        assert!(!said.contains('\n'), "{name}");
    }
}

#[test]
fn a_credit_is_drawn_or_missed() {
    let credited = with_iim(&[(2, 110, b"Tidewater")]);
    let made = render(ARTICLE, &credited, |_| {}).unwrap();
    let drawn = made.banners[0]
        .slots
        .iter()
        .find(|set| set.slot == "credit");
    assert!(drawn.unwrap().text.contains("Tidewater"));
    assert_eq!(made.brief.photo.as_ref().unwrap().credit, "Tidewater");
    let bare = render(ARTICLE, &picture(ImageFormat::Jpeg), |_| {}).unwrap();
    let flaws: Vec<_> = bare.flaws().map(ToString::to_string).collect();
    assert!(
        flaws.contains(
            &"quay.jpg: nobody is credited, neither by the file nor by --credit".to_owned()
        ),
        "{flaws:?}"
    );
    // What someone says wins over the file, and what the page says of another picture does not count.
    let page = |name: &str| {
        format!(
            "---\ntitle: The harbour opens again\nimage:\n  src: img/{name}\n  credit: Bo Lind\n  copyright: © Bo\n---\n\nThe harbour opens again on Monday.\n"
        )
    };
    for (name, article, given, want) in [
        ("the page", page("quay.jpg"), "", "Bo Lind"),
        ("another picture", page("other.jpg"), "", "Tidewater"),
        ("the caller", page("quay.jpg"), "Cy Vo", "Cy Vo"),
    ] {
        let made = render(&article, &credited, |order| {
            order.photo = order.photo.map(|photo| Source {
                credit: given,
                ..photo
            });
        });
        let photo = made.unwrap().brief.photo.unwrap();
        assert_eq!(photo.credit, want, "{name}");
        assert_eq!(
            photo.rights.copyright.is_empty(),
            name == "another picture",
            "{name}"
        );
    }
}

#[test]
fn the_picture_that_an_article_names_is_asked_for() {
    let article = "---\ntitle: The harbour opens again\nimage: img/quay.jpg\ndate: 2026-04-08\n---\n\nThe harbour opens again on Monday.\n";
    let jpeg = with_iim(&[(2, 110, b"Tidewater")]);
    let here: Find<'_> = &|name| {
        assert_eq!(name, "img/quay.jpg");
        Ok(Found {
            name: "posts/img/quay.jpg".to_owned(),
            bytes: jpeg.clone(),
        })
    };
    let broken: Find<'_> = &|name| {
        Ok(Found {
            name: name.to_owned(),
            bytes: b"a text".to_vec(),
        })
    };
    let absent: Find<'_> = &|_| Err("no such file".to_owned());
    #[rustfmt::skip]
    let rows: [(&str, Find<'_>, bool, &str); 3] = [
        ("here", here, true, ""),
        ("broken", broken, false, "the picture that the article names is left out: img/quay.jpg: no picture"),
        ("absent", absent, false, "the picture img/quay.jpg is not shown: no such file"),
    ];
    for (name, find, shown, note) in rows {
        let made = render(article, b"", |order| {
            order.photo = None;
            order.finder = Some(Finder(find));
            order.look.layout = None;
        });
        let made = made.unwrap();
        assert_eq!(made.brief.photo.is_some(), shown, "{name}");
        let notes: Vec<_> = made.brief.notes.iter().map(ToString::to_string).collect();
        assert!(
            note.is_empty() || notes.iter().any(|text| text.starts_with(note)),
            "{name}: {notes:?}"
        );
    }
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn the_command_takes_pictures_beside_an_article_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("posts/my img")).unwrap();
    let jpeg = with_iim(&[(2, 110, b"Tidewater"), (2, 116, b"\xa9 Tidewater")]);
    fs::write(at("outside.jpg"), &jpeg).unwrap();
    fs::write(at("posts/my img/quay.jpg"), &jpeg).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("outside.jpg"), at("posts/link.jpg")).unwrap();
    let absolute = at("outside.jpg").display().to_string();
    #[rustfmt::skip]
    let rows = [
        ("as it stands", "my img/quay.jpg", true, ""),
        ("as a page writes it", "./my%20img/quay.jpg?w=800#top", true, ""),
        ("above", "../outside.jpg", false, "only files in the article's own folder"),
        ("above, in code", "%2e%2e/outside.jpg", false, "only files in the article's own folder"),
        ("absolute", absolute.as_str(), false, "only files in the article's own folder"),
        #[cfg(unix)]
        ("a link", "link.jpg", false, "leads out of the article's folder"),
        ("missing", "none.jpg", false, "no such file beside the article"),
        ("a folder", "my img", false, "no such file beside the article"),
        ("elsewhere", "https://images.example.org/a.jpg", false, "allow it with --allow-host images.example.org"),
        ("elsewhere, unsafely", "http://images.example.org/a.jpg", false, "over https only"),
        ("data", "data:image/png;base64,AAAA", false, "neither a path nor an https address"),
    ];
    for (name, image, shown, why) in rows {
        let article = format!(
            "---\ntitle: The harbour opens again\nimage: \"{image}\"\n---\n\nThe harbour opens again on Monday.\n"
        );
        fs::write(at("posts/harbour.md"), article).unwrap();
        let done = run(
            folder.path(),
            &["render", "posts/harbour.md", "--size", "640x360", "-v"],
        );
        let told = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(0), "{name}: {told}");
        let json = fs::read(at("output/harbour.json")).unwrap();
        let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let photo = &report["brief"]["photo"];
        assert_eq!(photo.is_object(), shown, "{name}: {told}");
        assert!(told.contains(why), "{name}: {told}");
        if shown {
            assert_eq!(photo["rights"]["copyright"], "© Tidewater", "{name}");
            let none = run(
                folder.path(),
                &[
                    "render",
                    "posts/harbour.md",
                    "--size",
                    "640x360",
                    "--photo",
                    "none",
                    "-o",
                    "bare",
                ],
            );
            assert!(none.status.success());
            let json = fs::read(at("bare/harbour.json")).unwrap();
            let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
            assert!(report["brief"]["photo"].is_null(), "{name}");
        }
    }
    // A report is a brief, with its photo's rights; the name is looked for beside it.
    let brief = "{\"headline\": \"The harbour opens again\", \"photo\": {\"name\": \"my img/quay.jpg\", \"credit\": \"Bo Lind\", \
        \"rights\": {\"terms\": \"Once\", \"expires\": \"2026-04-07\"}}, \"published\": \"2026-04-08\"}";
    fs::write(at("posts/brief.json"), brief).unwrap();
    let done = run(
        folder.path(),
        &[
            "render",
            "posts/brief.json",
            "--unaudited",
            "--size",
            "640x360",
        ],
    );
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(
        told.contains("quay.jpg: may be used until 2026-04-07, and this is for 2026-04-08"),
        "{told}"
    );
    let done = run(
        folder.path(),
        &[
            "render",
            "posts/brief.json",
            "--unaudited",
            "--size",
            "640x360",
            "--on",
            "2026-04-01",
        ],
    );
    assert_eq!(done.status.code(), Some(0));
    let json = fs::read(at("output/brief.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let photo = &report["brief"]["photo"];
    assert_eq!(
        (&photo["credit"], &photo["rights"]["terms"]),
        (&"Bo Lind".into(), &"Once".into())
    );
    assert_eq!(photo["rights"]["creator"], serde_json::Value::Null);
}
