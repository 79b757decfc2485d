//! The hardest cases, through every built-in layout, and banners as SVG with real text.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::article::Source;
use coverline::banner::Out;
use coverline::brief::Wishes;
use coverline::layout::Look;
use coverline::renderer::Order;
use coverline::scene::Size;
use coverline::torture::torture;
use std::path::Path;
use std::sync::LazyLock;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    let mut renderer = Renderer::new().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    renderer.add_fonts(&folder).unwrap();
    renderer
});

#[test]
fn built_in_layouts_survive_the_torture() {
    /// Newspapers' headlines run to some 65 letters; shorter than this, a usual one would be set
    /// smaller than a layout wants. What is longer goes to a layout with more room.
    const USUAL: [(&str, usize); 3] = [("en", 65), ("de", 70), ("ja", 24)];
    for layout in RENDERER.shelf().layouts() {
        let look = Look {
            layout: Some(layout.name.clone()),
            theme: None,
        };
        let size = Size::parse("1600x900").unwrap();
        let done = torture(&RENDERER, &look, size).unwrap();
        assert_eq!(done.failed, 0, "{}: cases that cannot be set", layout.name);
        for (safe, (language, least)) in done.safe.iter().zip(USUAL) {
            assert_eq!(safe.language, language);
            let characters = *safe.characters.as_ref().unwrap();
            assert!(
                characters >= least,
                "{}: {characters} in {language}",
                layout.name
            );
        }
        assert!(done.sheet.width() > 1900 && done.sheet.height() > 1400);
    }
}

#[test]
fn without_its_faces_a_case_says_which_pack_helps() {
    let renderer = Renderer::new().unwrap();
    let look = Look {
        layout: Some("headline".to_owned()),
        theme: None,
    };
    let done = torture(&renderer, &look, Size::parse("800x450").unwrap()).unwrap();
    assert!(done.failed >= 6, "{} failed", done.failed);
    let japanese = done.safe.iter().find(|safe| safe.language == "ja").unwrap();
    let why = japanese.characters.as_ref().unwrap_err();
    assert!(why.contains("add the pack japanese"), "{why}");
}

fn svg(article: &str, layout: &str) -> (String, String) {
    let order = Order {
        source: Source {
            name: "own.md",
            bytes: article.as_bytes(),
            form: None,
        },
        article: None,
        unaudited: false,
        wishes: Wishes::default(),
        look: Look {
            layout: Some(layout.to_owned()),
            theme: None,
        },
        photo: None,
        finder: None,
        on: None,
        sizes: vec![Size::parse("1600x900").unwrap()],
        out: Out {
            svg: true,
            ..Out::default()
        },
    };
    let mut made = RENDERER.render(&order).unwrap();
    let banner = made.banners.remove(0);
    (banner.svg.unwrap(), made.brief.headline)
}

#[test]
fn an_svg_holds_the_words_in_the_order_of_reading() {
    let rows = [
        (
            "english",
            "headline",
            "---\ntitle: A bridge to the island opens after forty years\nlang: en\n---\nThe bridge opened on Monday, forty years after it was promised.\n",
            None,
        ),
        (
            "arabic",
            "headline",
            "---\ntitle: الميناء يرفع رسومه في العام المقبل من Maersk\nlang: ar\n---\nقال مجلس الميناء يوم الثلاثاء إن الرسوم سترتفع في العام المقبل، وهي أول زيادة منذ سنوات.\n",
            Some("rtl"),
        ),
    ];
    for (name, layout, article, direction) in rows {
        let (svg, headline) = svg(article, layout);
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{name}: {e}"));
        let bare = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\u{2060}', ' '], "");
        let text = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .find(|node| {
                let texts = node.descendants().filter(roxmltree::Node::is_text);
                let words: String = texts.filter_map(|n| n.text()).collect();
                bare(&words).contains(&bare(&headline))
            });
        let text = text.unwrap_or_else(|| panic!("{name}: no text says {headline}"));
        assert_eq!(text.attribute("direction"), direction, "{name}");
        assert!(
            text.attribute("font-family")
                .unwrap()
                .contains("Newsreader Display"),
            "{name}"
        );
        let root = document.root_element();
        let language = root
            .attributes()
            .find(|a| a.name() == "lang")
            .unwrap()
            .value();
        assert!(
            article.contains(&format!("lang: {language}")),
            "{name}: {language}"
        );
    }
}
