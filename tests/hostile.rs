//! Layouts from strangers: each is refused or drawn within a moment, and none reads a file,
//! reaches the network or fills the memory.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::{Layout, Look};
use coverline::lint;
use coverline::scene::Size;
use std::fs;
use std::time::{Duration, Instant};

/// What each may take: a second, and slack for a machine that does other work.
const MOST: Duration = Duration::from_secs(5);

/// A layout around some SVG, with a headline.
fn around(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1600 900\" data-needs=\"headline\">\
         {inner}<text data-slot=\"headline\" data-size=\"20-40\" x=\"100\" y=\"200\">A</text></svg>"
    )
}

/// What became of a layout: its first fault, why it was not drawn, or nothing.
fn fate(renderer: &Renderer, svg: &str) -> String {
    match Layout::read("own.svg", "own", svg) {
        Err(faults) => return faults.first().unwrap().to_string(),
        Ok(layout) => {
            let _notes = lint::notes("own.svg", svg, &layout, renderer.shelf(), renderer.fonts());
        }
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("own.svg"), svg).unwrap();
    let mut own = Renderer::new().unwrap();
    own.add_layouts(folder.path()).unwrap();
    let brief = Brief {
        headline: "Rain, at last, over all of the dry valley".to_owned(),
        deck: "It fell all night.".to_owned(),
        language: "en".to_owned(),
        ..Brief::default()
    };
    let look = Look {
        layout: Some("own".to_owned()),
        theme: None,
    };
    let size = Size::parse("1600x900").unwrap();
    let drawn = own.draw(&brief, None, &look, &[size]);
    drawn.map_or_else(|e| e.to_string(), |_| String::new())
}

#[test]
fn hostile_layouts_are_refused_or_drawn_within_a_moment() {
    const SLOW: &str = "its art would take too long to draw";
    let page = "<rect width=\"1600\" height=\"900\"";
    let all = |attributes: &str, times: usize| format!("{page} {attributes}/>").repeat(times);
    let path = |d: &str, times: usize| {
        format!(
            "<path fill=\"none\" stroke=\"#000\" d=\"M0 0{}\"/>",
            d.repeat(times)
        )
    };
    let defs = "<linearGradient id=\"g\"><stop/><stop offset=\"1\"/></linearGradient>\
        <radialGradient id=\"r\"><stop/><stop offset=\"1\" stop-opacity=\".5\"/></radialGradient>\
        <clipPath id=\"c\"><circle r=\"900\"/></clipPath><mask id=\"m\"><rect width=\"900\" height=\"900\" fill=\"#fff\"/></mask>\
        <pattern id=\"p\" width=\"900\" height=\"900\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern>\
        <pattern id=\"t\" width=\".001\" height=\".001\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern>";
    let stops: String = (0..9000)
        .map(|i| format!("<stop offset=\"{}\"/>", f64::from(i) / 9e3))
        .collect();
    let attributes =
        |name: &str| -> String { (0..100_000).map(|i| format!(" {name}{i}=\"1\"")).collect() };
    let ids: String = (0..4900)
        .map(|i| format!("<rect id=\"room{i}\" width=\"9\" height=\"9\"/>"))
        .collect();
    let near = "<text data-slot=\"deck\" data-size=\"9\" data-box=\"#rooms\">A</text>".repeat(4900);
    let letters = "a".repeat(1_500_000);
    let chain: String = (0..3000)
        .map(|i| format!("<clipPath id=\"c{i}\" clip-path=\"url(#c{})\"><rect width=\"9\" height=\"9\"/></clipPath>", i + 1))
        .collect();
    let hrefs: String = (0..9000)
        .map(|i| format!("<linearGradient id=\"a{i}\" href=\"#a{}\"/>", i + 1))
        .collect();
    #[rustfmt::skip]
    let rows: Vec<(&str, String, &str)> = vec![
        // What is taken in
        ("an entity bomb", format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>{}", around("<g>&b;</g>")), "a DTD"),
        ("a file", around("<image href=\"file:///etc/passwd\"/>"), "<image> cannot be drawn"),
        ("a reference to a file", around("<rect fill=\"url(file:///etc/passwd)\"/>"), "refers to something outside the file"),
        ("a reference in a style", around("<rect style=\"fill:url( 'http://example.org/a' )\"/>"), "refers to something outside the file"),
        ("data", around("<linearGradient id=\"a\" xlink:href=\"data:image/svg+xml,a\"/>"), "refers to something outside the file"),
        ("an import", around("<style>@import url(http://example.org/a)</style>"), "<style> cannot be drawn"),
        ("a script", around("<script>1</script>"), "<script> cannot be drawn"),
        ("a page in it", around("<foreignObject/>"), "<foreignObject> cannot be drawn"),
        ("an animation", around("<rect width=\"9\" height=\"9\"><animate attributeName=\"x\" to=\"9\"/></rect>"), "<animate> cannot be drawn"),
        ("an inclusion", around("<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>"), ""),
        ("a control letter", around("<g>\0</g>"), "not well-formed"),
        // What is read
        ("one use of itself", around("<use id=\"u\" href=\"#u\"/>"), "<use> cannot be drawn"),
        ("a pattern of itself", around("<pattern id=\"p\"><rect fill=\"url(#p)\"/></pattern>"), "refers on from within"),
        ("clips of clips", around(&format!("{chain}<rect clip-path=\"url(#c0)\" width=\"9\" height=\"9\"/>")), "refers on from within"),
        ("gradients of gradients", around(&format!("{hrefs}{}", all("fill=\"url(#a0)\"", 1))), ""),
        ("a gradient of itself", around(&format!("<linearGradient id=\"a\" href=\"#a\"/>{}", all("fill=\"url(#a)\"", 1))), ""),
        ("a huge filter", around("<filter id=\"f\" width=\"235567\" height=\"235567\"/>"), "<filter> cannot be drawn"),
        ("a filter function", around(&all("filter=\"blur(9999)\"", 1)), "a filter costs without bound"),
        ("a filter in a style", around(&all("style=\"filter:drop-shadow(9px 9px 9999px red)\"", 1)), "a filter costs without bound"),
        ("markers", around("<marker id=\"k\"/>"), "<marker> cannot be drawn"),
        ("depth", around(&format!("{}{}", "<g>".repeat(60_000), "</g>".repeat(60_000))), "more than 20,000 nodes"),
        ("elements", around(&"<rect/>".repeat(100_000)), "more than 20,000 nodes"),
        ("attributes", around(&format!("<rect{}/>", attributes("a"))), "more than 128 attributes on one element"),
        ("misspelt marks", around(&format!("<rect{}/>", attributes("data-fil"))), "more than 128 attributes on one element"),
        ("a long style", around(&format!("<rect style=\"{}\"/>", "a:1;".repeat(99_000))), "a style of more than 4096 letters"),
        ("a long mark", around(&format!("<rect data-pin=\"{}\"/>", "x ".repeat(99_000))), "data-pin of more than 1024 letters"),
        ("a long condition", around(&format!("<rect data-if=\"{}\"/>", "mood ".repeat(99_000))), "data-if of more than 1024 letters"),
        ("a long name", around(&format!("<rect id=\"{letters}\"/><text data-slot=\"deck\" data-size=\"9\" data-box=\"#{letters}b\"/>")), "more than 512 KiB of outlines"),
        ("many names", around(&format!("{ids}{near}")), "did you mean #room"),
        ("names in depth", around(&format!("{}{ids}{}", "<g>".repeat(60), "</g>".repeat(60))), ""),
        ("a long outline", around(&path("l1 1", 300_000)), "more than 512 KiB of outlines"),
        ("endless digits", around(&format!("<rect width=\"{}\"/>", "9".repeat(3_000_000))), "more than 512 KiB of outlines"),
        ("a number of many digits", around(&format!("<rect width=\"{}\" height=\"9\"/>", "9".repeat(4000))), "is no number from 0 to 16384"),
        ("no numbers", around("<path d=\"MNaN inf L1 1\"/><circle r=\"1\" transform=\"translate(NaN inf)\"/>"), ""),
        ("an endless circle", around("<circle r=\"inf\"/>"), "is no number from 0 to 16384"),
        ("a huge canvas", around("").replace("0 0 1600 900", "0 0 1e9 1e9"), "no usable viewBox"),
        // What is drawn
        ("far coordinates", around("<path stroke=\"#000\" stroke-width=\"9\" d=\"M-1e30 -1e30L1e30 1e30 5 1e9z\"/>"), ""),
        ("a far scale", around(&format!("<g transform=\"scale(1e20 1e-20)\">{}</g>", all("stroke=\"#000\"", 9))), ""),
        ("wide strokes", around(&"<circle r=\"16000\" stroke=\"#000\" stroke-width=\"16000\" fill=\"none\"/>".repeat(900)), SLOW),
        ("a tiny tile", around(&format!("{defs}{}", all("fill=\"url(#t)\"", 1))), ""),
        ("a huge tile", around(&format!("<pattern id=\"h\" width=\"16000\" height=\"16000\" patternUnits=\"userSpaceOnUse\" patternTransform=\"scale(30)\"><rect width=\"1\" height=\"1\"/></pattern>{}", all("fill=\"url(#h)\"", 1))), SLOW),
        ("a huge tile in a scaled group", around(&format!("<pattern id=\"h\" width=\"900\" height=\"900\" patternUnits=\"userSpaceOnUse\"><rect width=\"1\" height=\"1\"/></pattern><g transform=\"scale(900)\">{}</g>", all("fill=\"url(#h)\"", 1))), SLOW),
        ("crossing lines", around(&path("L1600 900L3 0", 20_000)), SLOW),
        ("crossing shapes", around(&format!("<path d=\"M0 0{}\"/>", "L1600 900L3 0".repeat(30_000))), SLOW),
        ("dashes", around(&format!("<g stroke-dasharray=\".01 .01\">{}</g>", path("L1600 900L0 900", 1000))), SLOW),
        ("dashes beside the canvas", around(&"<rect x=\"9\" width=\"16000\" height=\"16000\" fill=\"none\" stroke=\"#000\" stroke-dasharray=\".05\"/>".repeat(500)), SLOW),
        ("stops", around(&format!("<linearGradient id=\"s\">{stops}</linearGradient>{}", all("fill=\"url(#s)\"", 1))), "a gradient of more than 64 stops"),
        ("see-through pages", around(&all("fill-opacity=\".5\"", 9000)), SLOW),
        ("gradients", around(&format!("{defs}{}", all("fill=\"url(#g)\"", 9000))), SLOW),
        ("radial gradients", around(&format!("{defs}{}", all("fill=\"url(#r)\"", 9000))), SLOW),
        ("patterns", around(&format!("{defs}{}", all("fill=\"url(#p)\"", 5000))), SLOW),
        ("layers side by side", around(&format!("<g opacity=\".5\">{page}/>{page}/></g>").repeat(3000)), SLOW),
        ("layers in layers", around(&format!("{}{page}/>{}", "<g opacity=\".9\">".repeat(60), "</g>".repeat(60))), SLOW),
        ("large layers in layers", around(&format!("{}<rect x=\"-8000\" y=\"-8000\" width=\"16000\" height=\"16000\"/>{}", "<g opacity=\".9\">".repeat(9), "</g>".repeat(9))), SLOW),
        ("isolated layers", around(&format!("<g style=\"isolation:isolate\">{page}/></g>").repeat(6000)), SLOW),
        ("clips", around(&format!("{defs}{}", all("clip-path=\"url(#c)\"", 3000))), SLOW),
        ("clips in clips", around(&format!("{defs}{}{page}/>{}", "<g clip-path=\"url(#c)\">".repeat(60), "</g>".repeat(60))), SLOW),
        ("masks", around(&format!("{defs}{}", all("mask=\"url(#m)\"", 3000))), SLOW),
        ("small shapes", around(&"<circle r=\"3\" cx=\"99\" cy=\"99\"/>".repeat(9900)), ""),
        ("grounds", around(&all("data-ground=\"isolines\"", 200)), "more than 4 drawn grounds"),
        ("a huge ground", around(&"<rect width=\"16000\" height=\"16000\" data-ground=\"dots\"/>".repeat(4)), ""),
        ("slots", around(&"<text data-slot=\"headline\" data-size=\"20-40\" data-lines=\"1-9\" x=\"100\" y=\"200\">A</text>".repeat(9000)), "it sets more than 1000 slots"),
    ];
    let renderer = Renderer::new().unwrap();
    let mut wrong = Vec::new();
    for (name, svg, want) in rows {
        let begun = Instant::now();
        let said = fate(&renderer, &svg);
        let took = begun.elapsed();
        if took > MOST || !said.contains(want) || said.is_empty() != want.is_empty() {
            let said: String = said.chars().take(200).collect();
            wrong.push(format!("{name} took {took:?}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = format!("\u{feff}{}", around(""))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(folder.path().join("own.svg"), utf16).unwrap();
    let said = Renderer::new().unwrap().add_layouts(folder.path());
    let said = said.expect_err("UTF-16").to_string();
    assert!(said.contains("not UTF-8; save it as UTF-8"), "{said}");
}
