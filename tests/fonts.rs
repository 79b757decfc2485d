//! Faces: which are taken for what, and what is said when a letter has none.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::article::Source;
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::layout::Look;
use coverline::renderer::{Made, Order};
use coverline::scene::Size;
use coverline::text::{Fonts, Missing, Shaper, Style};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fonts")
        .join(name)
}

fn with(folders: &[&str]) -> Renderer {
    let mut renderer = Renderer::new().unwrap();
    for name in folders {
        renderer.add_fonts(&folder(name)).unwrap();
    }
    renderer
}

fn families(renderer: &Renderer, text: &str, language: &str) -> Vec<String> {
    let coverage = renderer.coverage(text, language);
    assert_eq!(coverage.missing, [], "{text}");
    coverage.scripts.into_iter().flat_map(|(_, f)| f).collect()
}

/// A banner with this headline, on an article in plain English.
fn banner(renderer: &Renderer, headline: &str, language: &str) -> coverline::Result<Made> {
    let article = format!(
        "---\nlang: {language}\n---\n# Harbour fees to rise\n\nThe harbour authority will raise its fees next year, the first rise since 2019.\n"
    );
    let mut wishes = Wishes::default();
    wishes.set("headline", headline).unwrap();
    renderer.render(&Order {
        source: Source {
            name: "harbour.md",
            bytes: article.as_bytes(),
            form: None,
        },
        wishes,
        article: None,
        unaudited: false,
        look: Look {
            layout: Some("headline".to_owned()),
            theme: None,
        },
        finder: None,
        on: None,
        sizes: vec![Size::parse("600x315").unwrap()],
        photo: None,
        out: Out::default(),
    })
}

#[test]
fn every_script_has_its_face() {
    let renderer = with(&[""]);
    #[rustfmt::skip]
    let faces = [
        ("en", "Latin", "Libre Franklin"), ("de", "Latin", "Libre Franklin"),
        ("vi", "Latin", "Libre Franklin"), ("el", "Greek", "Source Sans 3"),
        ("ru", "Cyrillic", "Libre Franklin"), ("ar", "Arabic", "Noto Sans Arabic"),
        ("he", "Hebrew", "Noto Sans Hebrew"), ("hi", "Devanagari", "Noto Sans Devanagari"),
        ("bn", "Bengali", "Noto Sans Bengali"), ("ta", "Tamil", "Noto Sans Tamil"),
        ("th", "Thai", "Noto Sans Thai"), ("zh-Hans", "Han", "Noto Sans SC"),
        ("zh-Hant", "Han", "Noto Sans TC"), ("ja", "Hiragana", "Noto Sans JP"),
        ("ko", "Hangul", "Noto Sans KR"), ("ka", "Georgian", "Noto Sans Georgian"),
        ("hy", "Armenian", "Noto Sans Armenian"), ("am", "Ethiopic", "Noto Sans Ethiopic"),
    ];
    let mut seen = 0;
    for line in include_str!("scripts.txt").lines() {
        let Some((language, text)) = line.split_once('\t') else {
            continue;
        };
        let (_, script, family) = faces.iter().find(|(l, ..)| *l == language).unwrap();
        let coverage = renderer.coverage(text, language);
        assert_eq!(coverage.missing, [], "{text}");
        let set = coverage.scripts.iter().find(|(s, _)| s == script);
        let (_, families) = set.unwrap_or_else(|| panic!("no {script}: {text}"));
        assert!(families.iter().any(|f| f == family), "{families:?}: {text}");
        seen += 1;
    }
    assert!(seen >= 48, "{seen} paragraphs");
}

#[test]
fn han_letters_take_the_forms_of_the_language() {
    let renderer = with(&[""]);
    for (language, family) in [
        ("ja", "Noto Sans JP"),
        ("ja-JP", "Noto Sans JP"),
        ("ko", "Noto Sans KR"),
        ("zh", "Noto Sans SC"),
        ("zh-Hans", "Noto Sans SC"),
        ("zh-CN", "Noto Sans SC"),
        ("zh-Hant", "Noto Sans TC"),
        ("zh-TW", "Noto Sans TC"),
        ("zh-HK", "Noto Sans TC"), // no face for Hong Kong here
        ("en", "Noto Sans SC"),
    ] {
        assert_eq!(
            families(&renderer, "骨直令", language),
            [family],
            "{language}"
        );
    }
}

#[test]
fn families_have_one_order() {
    let order = |folders: &[&str], language| {
        let mut fonts = Fonts::built_in().unwrap();
        for name in folders {
            fonts.add_folder(&folder(name)).unwrap();
        }
        fonts.families_for(&["Newsreader Display".to_owned()], language)
    };
    let one = order(&["", "collection", "variable"], "ja");
    assert_eq!(one, order(&["variable", "collection", ""], "ja"));
    let place = |order: &[String], name: &str| order.iter().position(|f| f == name).unwrap();
    assert_eq!(place(&one, "Newsreader Display"), 0);
    assert_eq!(place(&one, "Noto Sans JP"), 1);
    assert!(
        place(&one, "Noto Sans Thai") < place(&one, "Fraunces"),
        "{one:?}"
    );
    assert_eq!(one.last().unwrap(), "Noto Color Emoji");
    let english = order(&[""], "en");
    assert!(
        place(&english, "Source Serif 4") < place(&english, "Noto Sans SC"),
        "Greek comes from a text face: {english:?}"
    );
}

#[test]
fn a_missing_letter_names_its_script_and_pack() {
    #[rustfmt::skip]
    let rows = [
        ('東', "ja", Some("Han"), Some("japanese")), ('東', "zh-TW", Some("Han"), Some("chinese-traditional")),
        ('東', "zh", Some("Han"), Some("chinese-simplified")), ('東', "ko", Some("Han"), Some("korean")),
        ('東', "en", Some("Han"), Some("chinese-simplified")), ('、', "ja", Some("Han"), Some("japanese")),
        ('，', "zh", Some("Han"), Some("chinese-simplified")), ('カ', "en", Some("Katakana"), Some("japanese")),
        ('한', "en", Some("Hangul"), Some("korean")), ('ㄅ', "zh", Some("Bopomofo"), Some("chinese-traditional")),
        ('م', "en", Some("Arabic"), Some("arabic")), ('،', "ar", Some("Arabic"), Some("arabic")),
        ('ש', "he", Some("Hebrew"), Some("hebrew")), ('क', "hi", Some("Devanagari"), Some("devanagari")),
        ('।', "bn", Some("Devanagari"), Some("devanagari")), ('ক', "bn", Some("Bengali"), Some("bengali")),
        ('த', "ta", Some("Tamil"), Some("tamil")), ('ก', "th", Some("Thai"), Some("thai")),
        ('ខ', "km", Some("Khmer"), Some("khmer")), ('ქ', "ka", Some("Georgian"), Some("georgian")),
        ('Ա', "hy", Some("Armenian"), Some("armenian")), ('አ', "am", Some("Ethiopic"), Some("ethiopic")),
        ('ἀ', "el", Some("Greek"), Some("latin-greek-cyrillic")), ('☔', "en", None, Some("emoji")),
        ('∮', "en", None, Some("symbols")), ('ᚠ', "en", Some("Runic"), None), ('\u{e000}', "en", None, None),
    ];
    for (letter, language, script, pack) in rows {
        let known = Missing::new(letter, language);
        assert_eq!(known.script.as_deref(), script, "{letter} in {language}");
        assert_eq!(known.pack, pack, "{letter} in {language}");
    }
}

#[test]
fn the_error_says_the_same_whatever_was_drawn_before() {
    let renderer = with(&[]);
    let rows = [
        (
            "東京",
            "ja",
            "slot \"headline\": no face holds '東' (U+6771, Han); add the pack japanese with --fonts DIR, see fonts/packs.md",
        ),
        (
            "Rune ᚠ",
            "en",
            "slot \"headline\": no face holds 'ᚠ' (U+16A0, Runic); add a face that does with --fonts DIR",
        ),
    ];
    for _ in 0..2 {
        for (headline, language, want) in rows {
            let error = banner(&renderer, headline, language).unwrap_err();
            assert_eq!(error.to_string(), want);
            banner(&renderer, "Plain words", "en").unwrap();
        }
    }
    let renderer = with(&[""]);
    banner(&renderer, "東京", "ja").unwrap();
}

#[test]
fn collections_and_variable_faces_are_taken_as_they_are() {
    let renderer = with(&["collection"]);
    for (language, family) in [("ja", "Noto Sans JP"), ("ko", "Noto Sans KR")] {
        assert_eq!(families(&renderer, "骨", language), [family], "{language}");
    }
    let mut fonts = Fonts::built_in().unwrap();
    fonts.add_folder(&folder("")).unwrap();
    let thai = |fonts: &Fonts| {
        let faces = fonts.faces().iter();
        faces.filter(|face| face.family == "Noto Sans Thai").count()
    };
    assert_eq!(thai(&fonts), 2);
    fonts.add_folder(&folder("variable")).unwrap();
    assert_eq!(thai(&fonts), 1, "it takes the place of both weights");
    let named = ["Noto Sans Thai".to_owned()];
    for weight in [100, 400, 650, 900] {
        let face = fonts.face(&named, weight, false).unwrap();
        assert!(face.weights.contains(&weight));
    }
    let width = |weight| {
        let style = Style {
            families: named.to_vec(),
            weight,
            language: "th".to_owned(),
            ..Style::default()
        };
        let shaped = Shaper::new(&fonts).shape("ตามถนน", &style, &fonts);
        shaped.width(0..shaped.units.len(), 100.0)
    };
    assert!(width(400) < width(650) && width(650) < width(900));
}

#[test]
fn what_is_no_font_is_one_clear_line() {
    let rows: [(&str, &[u8], &str); 4] = [
        ("words.ttf", b"no font", "not a TTF, OTF, TTC or OTC font"),
        ("empty.otc", b"", "not a TTF, OTF, TTC or OTC font"),
        ("bare.otf", b"OTTO\0\0\0\0\0\0\0\0", "has no family name"),
        (
            "hollow.TTC",
            b"ttcf\0\x01\0\0\0\0\0\x01\0\0\xff\xff",
            "face 1 of it is broken",
        ),
    ];
    for (name, bytes, want) in rows {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        fs::write(folder.path().join("notes.txt"), "not looked at").unwrap();
        let error = Fonts::default().add_folder(folder.path()).unwrap_err();
        let path = folder.path().join(name);
        assert_eq!(
            error.to_string(),
            format!("font \"{}\": {want}", path.display())
        );
    }
}

#[test]
fn an_emoji_is_shown_whole_or_left_out() {
    let (with_emoji, without) = (with(&[""]), with(&[]));
    let kept = |renderer: &Renderer, emoji: &str| {
        let made = banner(renderer, &format!("Rain {emoji} at last"), "en").unwrap();
        let notes: Vec<String> = made.notes().map(ToString::to_string).collect();
        !notes.iter().any(|note| note.contains("emoji left out"))
    };
    for (name, emoji, shown) in [
        ("alone", "☔", true),
        ("a red heart", "❤️", true),
        ("a skin tone", "👋🏽", true),
        ("a family", "👩‍👩‍👧", true),
        ("a flag", "🇫🇷", true),
        ("a keycap", "#️⃣", true),
        ("a pair that no face joins", "🔥\u{200d}🚀", false),
        ("a region's flag", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", false),
    ] {
        assert_eq!(kept(&with_emoji, emoji), shown, "{name}");
        assert!(!kept(&without, emoji) || name == "a red heart", "{name}");
    }
    let heart = |text| families(&with_emoji, text, "en");
    assert_eq!(heart("❤️"), ["Noto Color Emoji"]);
    assert_eq!(heart("❤"), ["Source Sans 3"], "asked for in black");
    assert_eq!(heart("2019"), ["Libre Franklin"], "figures are no emoji");
}

#[test]
fn emoji_are_drawn_in_colour() {
    let drawn = |headline| {
        let renderer = with(&[""]);
        let made = banner(&renderer, headline, "en").unwrap();
        let picture = image::load_from_memory(&made.banners[0].bytes)
            .unwrap()
            .into_rgb8();
        // Fire is orange; nothing else on the left half is.
        let orange = |p: &image::Rgb<u8>| p[0] > 230 && (90..190).contains(&p[1]) && p[2] < 60;
        let left = picture.enumerate_pixels().filter(|(x, _, _)| *x < 300);
        left.filter(|(_, _, p)| orange(p)).count()
    };
    assert_eq!(drawn("Forest burns"), 0);
    assert!(drawn("🔥 Forest burns") > 100);
}

fn run(args: &[&str]) -> Output {
    let empty = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_coverline"))
        .arg("fonts")
        .args(args)
        .current_dir(empty.path())
        .output()
        .unwrap()
}

#[test]
fn the_command_lists_and_checks() {
    let fonts = folder("").display().to_string();
    #[rustfmt::skip]
    let rows: [(&str, &[&str], i32, &[&str]); 7] = [
        ("list", &["list"], 0, &["Libre Franklin           700      upright  built in (Latin, Cyrillic)", "Newsreader               400      italic"]),
        ("list more", &["list", "--fonts", &fonts], 0, &["NotoSansThai-Bold.ttf (Thai)", "NotoColorEmoji-Regular.ttf (emoji)"]),
        ("all there", &["check", "東京 Rain", "--fonts", &fonts, "--language", "ja"], 0, &["Han            Noto Sans JP", "Latin          Libre Franklin"]),
        ("some missing", &["check", "Rain က ☔"], 1, &["missing        'က' (U+1000, Myanmar); add the pack myanmar", "missing        '☔' (U+2614); add the pack emoji"]),
        ("no text", &["check", " "], 2, &["no text"]),
        ("no folder", &["list", "--fonts", "nowhere"], 2, &["nowhere\": no such file or directory; name a folder of TTF"]),
        ("no such word", &["guess"], 2, &["guess"]),
    ];
    for (name, args, status, wants) in rows {
        let done = run(args);
        let said = [done.stdout, done.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert_eq!(done.status.code(), Some(status), "{name}: {said}");
        for want in wants {
            assert!(said.contains(want), "{name}: {want}: {said}");
        }
    }
}
