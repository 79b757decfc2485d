//! Which layout and theme an article gets, and why.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::article::{Form, Source};
use coverline::banner::Out;
use coverline::brief::{Brief, Wishes};
use coverline::layout::{Choice, Look, MARGIN};
use coverline::photo;
use coverline::renderer::{Made, Order};
use coverline::scene::Size;
use std::fs;
use std::path::Path;

/// A layout with a headline in a room of some size, and more.
fn layout(needs: &str, room: (u32, u32), sizes: &str, more: &str) -> String {
    let (width, height) = room;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"{needs}\">\
         <rect id=\"room\" x=\"100\" y=\"100\" width=\"{width}\" height=\"{height}\" opacity=\"0\"/>\
         <text data-slot=\"headline\" data-box=\"#room\" data-size=\"{sizes}\" data-lines=\"1-4\" \
         x=\"100\" y=\"180\" font-family=\"Newsreader Display\" font-weight=\"700\" font-size=\"80\" \
         data-face=\"display\">Sample</text>{more}</svg>"
    )
}

const ROW: &str = "<rect id=\"row\" x=\"100\" y=\"700\" width=\"1400\" height=\"100\" opacity=\"0\"/>\
    <g data-each=\"figures\" data-max=\"3\" data-stack=\"across\" data-gap=\"20\" data-box=\"#row\">\
    <text data-slot=\"text\" data-size=\"30-60\" data-lines=\"1\" x=\"100\" y=\"760\" font-family=\"Libre Franklin\" font-size=\"60\">12</text></g>";

/// A renderer whose layouts are these alone, put on the shelf folder by folder.
fn renderer(folders: &[&[(&str, String)]]) -> Renderer {
    let mut renderer = Renderer::new().unwrap();
    for layouts in folders {
        let folder = tempfile::tempdir().unwrap();
        for (name, svg) in *layouts {
            fs::write(folder.path().join(format!("{name}.svg")), svg).unwrap();
        }
        renderer.add_layouts(folder.path()).unwrap();
    }
    renderer
}

fn brief(headline: &str) -> Brief {
    let json = serde_json::json!({
        "headline": headline, "source": "The Harbour Post", "language": "en",
        "figures": [
            {"text": "$48M", "label": "Fees a year"},
            {"text": "33%", "label": "Rise of the fees"},
            {"text": "2019", "label": "Last rise"},
        ],
    })
    .to_string();
    let source = Source {
        name: "brief.json",
        bytes: json.as_bytes(),
        form: Some(Form::Brief),
    };
    Brief::of(&source, &Wishes::default()).unwrap().unaudited()
}

fn made(renderer: &Renderer, brief: &Brief, photo: Option<&[u8]>, sizes: &[&str]) -> Made {
    let json = serde_json::to_vec(brief).unwrap();
    let order = Order {
        source: Source {
            name: "brief.json",
            bytes: &json,
            form: Some(Form::Brief),
        },
        article: None,
        unaudited: true,
        wishes: Wishes::default(),
        look: Look::default(),
        photo: photo.map(|bytes| photo::Source {
            name: "photo.png",
            bytes,
            credit: "A. Maker",
            ..photo::Source::default()
        }),
        finder: None,
        on: None,
        sizes: sizes
            .iter()
            .map(|size| Size::parse(size).unwrap())
            .collect(),
        out: Out::default(),
    };
    renderer.render(&order).unwrap()
}

fn choice(renderer: &Renderer, brief: &Brief) -> Choice {
    made(renderer, brief, None, &["640x360"]).choice.unwrap()
}

fn points(choice: &Choice, layout: &str) -> i32 {
    let mut all = [&choice.taken].into_iter().chain(&choice.others);
    all.find(|page| page.layout == layout).unwrap().score
}

/// The layouts of a shelf that is built in take no part in tests of others: none can serve this.
fn bare(headline: &str) -> Brief {
    Brief {
        figures: Vec::new(),
        ..brief(headline)
    }
}

#[test]
fn a_layout_earns_points_for_what_it_shows() {
    let wide = (1400, 500);
    let renderer = renderer(&[&[
        ("a-words", layout("headline", wide, "60-80", "")),
        ("a-row", layout("headline figures>=2", wide, "60-80", ROW)),
        ("a-chart", layout("headline series>=3", wide, "60-80", "")),
    ]]);
    let brief = brief("Harbour fees to rise by a third");
    let pages = renderer
        .shelf()
        .candidates(&brief, &Look::default())
        .unwrap();
    let own: Vec<_> = pages
        .iter()
        .filter(|page| page.layout.name.starts_with("a-"))
        .map(|page| (page.layout.name.as_str(), page.score, page.why.as_str()))
        .collect();
    let row = "the brief holds headline, figures>=2, 3 of its figures are shown";
    assert_eq!(
        own.len(),
        2,
        "a brief without a series cannot fill a chart: {own:?}"
    );
    assert_eq!((own[0].0, own[0].1), ("a-row", 17));
    assert!(own[0].2.starts_with(row), "{}", own[0].2);
    assert_eq!((own[1].0, own[1].1), ("a-words", 0));
    let scores: Vec<i32> = pages.iter().map(|page| page.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn words_that_fit_badly_cost_points() {
    let renderer = renderer(&[&[
        ("a-large", layout("headline", (1400, 600), "60-90", "")),
        ("a-tight", layout("headline", (560, 300), "60-90", "")),
    ]]);
    let headline = "The harbour authority raises its fees by a third to pay for a breakwater";
    let choice = choice(&renderer, &bare(headline));
    let (large, tight) = (points(&choice, "a-large"), points(&choice, "a-tight"));
    assert!(large >= tight + MARGIN, "large {large}, tight {tight}");
    assert_ne!(choice.taken.layout, "a-tight");
    let tight = choice.others.iter().find(|page| page.layout == "a-tight");
    let why = &tight.unwrap().why;
    assert!(
        why.contains("headline at its smallest (-") || why.contains("headline small"),
        "{why}"
    );
}

#[test]
fn a_layout_that_serves_all_sizes_goes_before_one_that_does_not() {
    let all = layout("headline", (1400, 600), "60-90", "");
    let wide = all.replace("data-needs", "data-aspects=\"16:9\" data-needs");
    let renderer = renderer(&[&[("a-all", all), ("a-wide", wide)]]);
    let made = made(&renderer, &bare("Fees rise"), None, &["640x360", "400x400"]);
    let choice = made.choice.unwrap();
    assert_eq!(points(&choice, "a-all") - points(&choice, "a-wide"), 20);
    assert!(
        made.banners
            .iter()
            .all(|banner| banner.layout == choice.taken.layout)
    );
}

#[test]
fn the_pick_depends_on_the_article_alone() {
    let svg = || layout("headline figures>=2", (1400, 500), "40-80", ROW);
    let names = ["a-north", "a-south", "a-west"];
    let [north, south, west] = names.map(|name| [(name, svg())]);
    // The other way round, and with a layout that cannot serve and one that is far worse.
    let more = [
        ("a-quote", layout("quote", (1400, 500), "40-80", "")),
        ("a-poor", layout("headline", (300, 200), "40-80", "")),
    ];
    let one = renderer(&[&north, &south, &west]);
    let other = renderer(&[&west, &more, &south, &north]);
    let mut taken = Vec::new();
    for number in 0..30 {
        let brief = brief(&format!("Harbour fees to rise by a third in port {number}"));
        let (one, other) = (choice(&one, &brief), choice(&other, &brief));
        assert_eq!(one.taken, other.taken, "{}", brief.headline);
        assert!(one.close >= 3, "{one:?}");
        taken.push(one.taken.layout);
    }
    for name in names {
        let times = taken.iter().filter(|own| *own == name).count();
        assert!(times >= 2, "{name} is taken {times} times of 30: {taken:?}");
    }
}

#[test]
fn a_changed_figure_changes_neither_layout_nor_theme() {
    let renderer = Renderer::new().unwrap();
    let before = brief("Harbour fees to rise by a third");
    let mut after = before.clone();
    after.figures[0].text = "$49M".to_owned();
    let (before, after) = (choice(&renderer, &before), choice(&renderer, &after));
    assert_eq!(before.taken.layout, after.taken.layout);
    assert_eq!(before.taken.theme, after.taken.theme);
}

/// A photo with a checked patch, which draws the eye.
fn photo(width: u32, height: u32, patch: (u32, u32)) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let inside = (patch.0..patch.0 + 160).contains(&x) && (patch.1..patch.1 + 160).contains(&y);
        image::Rgb(
            [if inside && (x / 12 + y / 12) % 2 == 0 {
                250
            } else {
                110
            }; 3],
        )
    });
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn a_portrait_goes_beside_the_words_and_not_under_them() {
    let renderer = Renderer::new().unwrap();
    let brief = bare("The pilot who brings the largest ships into the harbour");
    let rows = [
        ("tall", photo(800, 1200, (320, 300)), 8),
        ("wide", photo(1600, 900, (1200, 300)), -MARGIN),
    ];
    for (name, bytes, least) in rows {
        let made = made(&renderer, &brief, Some(&bytes), &["1600x900"]);
        let choice = made.choice.unwrap();
        let (cover, split) = (
            points(&choice, "photo-cover"),
            points(&choice, "photo-split"),
        );
        assert!(
            split - cover >= least,
            "{name}: split {split}, cover {cover}: {choice:?}"
        );
        if name == "tall" {
            assert_eq!(choice.taken.layout, "photo-split", "{choice:?}");
        }
        assert!(made.banners[0].shows_photo, "{name}");
    }
}

/// `paper` under another name, for some topics.
fn theme(folder: &Path, name: &str, topics: &str) {
    let paper = include_str!("../layouts/themes/paper.toml");
    let text = format!("topics = [{topics}]\n{paper}");
    fs::create_dir_all(folder.join("themes")).unwrap();
    fs::write(folder.join(format!("themes/{name}.toml")), text).unwrap();
}

#[test]
fn a_theme_is_taken_for_its_topics_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let svg = layout("headline figures>=2", (1400, 500), "40-80", ROW);
    let svg = svg.replace(
        "data-needs",
        "data-themes=\"green pink plain calm\" data-needs",
    );
    fs::write(folder.path().join("a-row.svg"), svg).unwrap();
    theme(folder.path(), "green", "\"climate\", \"farming\"");
    theme(folder.path(), "pink", "\"markets\", \"Coffee\"");
    theme(folder.path(), "plain", "");
    theme(folder.path(), "calm", "");
    theme(folder.path(), "elsewhere", "\"climate\"");
    let mut renderer = Renderer::new().unwrap();
    renderer.add_layouts(folder.path()).unwrap();
    #[rustfmt::skip]
    let rows = [
        ("a tag", "Harbour fees rise", &["Farming"][..], &["green"][..]),
        ("a headline", "Shareholders and investors wait for the stock exchange", &[], &["pink"]),
        ("a word of the theme's own", "The price of coffee doubles", &[], &["pink"]),
        ("another topic", "The opera opens", &["Culture"], &["plain", "calm"]),
        ("no topic", "The bells ring", &[], &["plain", "calm"]),
    ];
    let look = Look {
        layout: Some("a-row".to_owned()),
        theme: None,
    };
    for (name, headline, tags, want) in rows {
        let mut brief = brief(headline);
        brief.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let pages = renderer.shelf().candidates(&brief, &look).unwrap();
        let theme = pages[0].theme.name.as_str();
        assert!(want.contains(&theme), "{name}: {theme}");
        let says = pages[0].why.contains(&format!("theme {theme} is for "));
        assert_eq!(says, want.len() == 1, "{name}: {}", pages[0].why);
    }
    let themes: Vec<String> = (0..20)
        .map(|number| {
            let brief = brief(&format!("The bells ring {number} times"));
            let pages = renderer.shelf().candidates(&brief, &look).unwrap();
            pages[0].theme.name.clone()
        })
        .collect();
    for name in ["plain", "calm"] {
        assert!(
            themes.iter().any(|own| own == name),
            "{name} is never taken: {themes:?}"
        );
    }
}

#[test]
fn every_article_at_hand_has_a_choice_that_says_why() {
    let renderer = Renderer::new().unwrap();
    for name in ["azure-request.txt", "grid.md", "harbour.md", "plain.md"] {
        let bytes = fs::read(Path::new("tests/articles").join(name)).unwrap();
        let order = Order {
            source: Source {
                name,
                bytes: &bytes,
                form: None,
            },
            article: None,
            unaudited: false,
            wishes: Wishes::default(),
            look: Look::default(),
            photo: None,
            finder: None,
            on: None,
            sizes: vec![Size::parse("640x360").unwrap()],
            out: Out::default(),
        };
        let choice = renderer.render(&order).unwrap().choice.unwrap();
        assert!(choice.taken.tried && choice.taken.why.starts_with("the brief holds"));
        assert!(
            choice
                .others
                .iter()
                .all(|other| other.layout != choice.taken.layout)
        );
        let scores = choice.others.iter().map(|other| other.score);
        let best = scores.max().unwrap_or(choice.taken.score);
        assert!(choice.taken.score >= best - MARGIN, "{name}: {choice:?}");
    }
}
