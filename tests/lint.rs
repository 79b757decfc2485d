//! What `coverline layouts check` tells a designer about a layout without faults.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::layout::Layout;
use coverline::lint;

/// The notes on a layout around one line of SVG, which stands on line 2.
fn notes(renderer: &Renderer, inner: &str) -> Vec<String> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\" data-needs=\"headline\" data-aspects=\"16:9 1.91:1 1:1\">\n{inner}\n</svg>"
    );
    let layout = Layout::read("a.svg", "a", &svg).unwrap_or_else(|f| panic!("{inner}: {f:?}"));
    let notes = lint::notes("a.svg", &svg, &layout, renderer.shelf(), renderer.fonts());
    notes.iter().map(ToString::to_string).collect()
}

#[test]
fn notes_are_given_with_their_place() {
    let deck = |marks: &str| {
        format!(
            "<text data-slot=\"deck\" data-size=\"30\" x=\"96\" y=\"300\" data-face=\"sans\" {marks}>A</text>"
        )
    };
    let boxed = |rect: &str, marks: &str| {
        format!(
            "<rect id=\"r\" {rect} opacity=\"0\"/>{}",
            deck(&format!("data-box=\"#r\" {marks}"))
        )
    };
    let safe = "x=\"96\" y=\"96\" width=\"900\" height=\"300\"";
    #[rustfmt::skip]
    let rows: Vec<(&str, String, &str)> = vec![
        ("small", "<text data-slot=\"source\" data-size=\"16-24\" data-face=\"sans\" x=\"96\" y=\"300\">A</text>".to_owned(), "2:1: slot \"source\" may be set at 16, too small to read on a phone; let it begin at 20"),
        ("a small headline", "<text data-slot=\"headline\" data-size=\"40-90\" data-face=\"sans\" x=\"96\" y=\"300\">A</text>".to_owned(), "2:1: slot \"headline\" leads, but at its smallest, 40, a thumbnail 320 wide shows x-height of"),
        ("a small number", "<text data-slot=\"lead.number\" data-size=\"60-90\" data-face=\"sans\" x=\"96\" y=\"300\">A</text>".to_owned(), "2:1: slot \"lead.number\" leads, but at its smallest, 60, a thumbnail 320 wide shows digits of"),
        ("no such family", "<text data-slot=\"deck\" data-size=\"30\" font-family=\"Comic Serif\" x=\"96\" y=\"300\">A</text>".to_owned(), "2:1: slot \"deck\" asks for the family \"Comic Serif\", which is not among the faces"),
        ("a room at the edge", boxed("x=\"20\" y=\"96\" width=\"900\" height=\"300\"", ""), "2:1: the room of slot \"deck\" is nearer than 88 to the left edge"),
        ("a room at two edges", boxed("x=\"96\" y=\"880\" width=\"1500\" height=\"300\"", ""), "nearer than 88 to the right and bottom edge"),
        ("a sample at the edge", "<text data-slot=\"deck\" data-size=\"30\" data-face=\"sans\" x=\"20\" y=\"300\">A</text>".to_owned(), "2:1: the sample of slot \"deck\" is nearer than 88 to the left edge"),
        ("a stack at the edge", format!("<rect id=\"s\" width=\"800\" height=\"300\" opacity=\"0\"/><g data-stack=\"down\" data-box=\"#s\">{}</g>", deck("")), "2:1: the room #s is nearer than 88 to the left and top edge"),
        ("a size on a rect", "<rect width=\"9\" height=\"9\" data-size=\"20\"/>".to_owned(), "2:1: data-size does nothing on this <rect>; put it on a <text>"),
        ("lines on a group", format!("<g data-lines=\"2\">{}</g>", deck("")), "2:1: data-lines does nothing on this <g>"),
        ("a gap without a stack", format!("<g data-gap=\"2\">{}</g>", deck("")), "2:1: data-gap does nothing on this <g>; put it on a <g> with data-stack"),
        ("a bar without a series", "<rect width=\"9\" height=\"9\" data-bar=\"low\"/>".to_owned(), "2:1: data-bar does nothing on this <rect>; put it on a <rect> in a <g> with data-each=\"series\""),
        ("a pin on boxed words", boxed(safe, "data-pin=\"right\""), "data-pin does nothing on this <text>; its room or stack says where it stands"),
        ("a valign without a room", deck("data-valign=\"end\""), "2:1: data-valign does nothing on this <text>"),
        ("a space outside a stack", deck("data-space=\"9\""), "2:1: data-space does nothing on this <text>; put it on a child of a stack"),
        ("a stroke on words", deck("data-stroke=\"ink\""), "2:1: data-stroke does nothing on this <text>"),
        ("a fill on a hole", "<rect width=\"9\" height=\"9\" data-photo=\"mono\" data-fill=\"ink\"/>".to_owned(), "2:1: data-fill does nothing on this <rect>; the photo fills a hole"),
        ("needs below the root", "<g data-needs=\"deck\"/>".to_owned(), "2:1: data-needs does nothing on this <g>; put it on the <svg>"),
        ("a condition in a gradient", "<linearGradient id=\"g\"><stop data-if=\"deck\"/></linearGradient>".to_owned(), "2:24: data-if does nothing on this <stop>"),
        ("marks in a sample", format!("<g data-each=\"figures\"><rect width=\"9\" height=\"9\"/>{}</g>", deck("")), "data-slot in a sample beside the pattern of a data-each does nothing"),
        ("no size", "<rect x=\"9\"/>".to_owned(), "2:1: <rect> cannot be seen: it has no width or height"),
        ("no path", "<path/>".to_owned(), "2:1: <path> cannot be seen: it has no d"),
        ("no radius", "<circle cx=\"9\"/>".to_owned(), "2:1: <circle> cannot be seen: it has no radius"),
        ("no paint", "<path d=\"M0 0h9\" style=\"fill:none\"/>".to_owned(), "2:1: <path> cannot be seen: it has neither fill nor stroke"),
        ("a bare line", "<line x2=\"9\"/>".to_owned(), "2:1: <line> cannot be seen: it has neither fill nor stroke"),
        ("faded out", "<rect width=\"9\" height=\"9\" opacity=\"0\"/>".to_owned(), "2:1: <rect> cannot be seen: it has opacity 0"),
        ("nowhere", "<rect width=\"9\" height=\"9\" fill=\"url(#gone)\"/>".to_owned(), "2:1: fill refers to #gone, which is not in the file"),
        ("words along a path", "<text x=\"96\" y=\"300\"><textPath>A</textPath></text>".to_owned(), "2:22: words are not set along a path"),
        ("underlined", deck("text-decoration=\"underline\""), "2:1: text-decoration is not taken over"),
        ("no pin to the right", "<rect x=\"900\" width=\"700\" height=\"9\"/>".to_owned(), "2:1: <rect> touches the edge but does not follow it on a canvas of 16:9 1.91:1 1:1; add right to its data-pin"),
        ("no pins at all", "<rect width=\"1600\" height=\"900\"/>".to_owned(), "add right left bottom top to its data-pin"),
        ("ids twice", format!("<g id=\"a\"/>\n<g id=\"a\">{}</g>", deck("")), "3:1: id=\"a\" is that of an element on line 2 too"),
        ("a link of one", deck("data-link=\"row\""), "2:1: data-link=\"row\" is this slot's alone"),
    ];
    let renderer = Renderer::new().unwrap();
    for (name, inner, want) in rows {
        let said = notes(&renderer, &inner);
        assert!(
            said.iter().any(|line| line.contains(want)),
            "{name}: {said:?}"
        );
        assert!(said.len() <= 2, "{name}: {said:?}");
    }
}

#[test]
fn what_is_right_is_not_noted() {
    let renderer = Renderer::new().unwrap();
    #[rustfmt::skip]
    let rows = [
        ("a page", "<title>A</title><desc>B</desc><rect width=\"1600\" height=\"900\" data-fill=\"paper\" data-pin=\"left right top bottom\"/>\
            <rect id=\"r\" x=\"96\" y=\"96\" width=\"900\" height=\"300\" opacity=\"0\" data-pin=\"left top\"/>\
            <text data-slot=\"headline\" data-box=\"#r\" data-size=\"84-120\" data-lines=\"1-3\" data-face=\"sans\" data-valign=\"end\">A</text>"),
        ("a line of its own", "<g stroke=\"#000\"><line x2=\"9\"/></g>"),
        ("a link in a repeat", "<g data-each=\"figures\" data-stack=\"across\" data-gap=\"9\"><text data-slot=\"text\" data-size=\"40\" data-link=\"a\" data-face=\"sans\">A</text></g>"),
        ("a drawn ground", "<rect width=\"90\" height=\"90\" fill=\"none\" data-ground=\"dots\" data-stop=\"panel\" data-stroke=\"rule\"/>"),
    ];
    for (name, inner) in rows {
        assert_eq!(notes(&renderer, inner), [""; 0], "{name}");
    }
    for layout in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts")).unwrap() {
        let path = layout.unwrap().path();
        if path.extension().is_some_and(|e| e == "svg") {
            let svg = std::fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy();
            let layout = Layout::read(&name, &name, &svg).unwrap();
            let said = lint::notes(&name, &svg, &layout, renderer.shelf(), renderer.fonts());
            assert!(said.is_empty(), "{said:?}");
        }
    }
}
