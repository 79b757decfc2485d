//! A layout and a brief, apart by a line of its own that holds `---`: filled and drawn, or
//! refused, at a small size.

#![no_main]

use coverline::brief::Brief;
use coverline::layout::{Candidate, Layout};
use coverline::photo::Photo;
use coverline::raster::Raster;
use coverline::scene::{Scene, Size, Tools};
use coverline::text::Shaper;
use coverline::Renderer;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::sync::LazyLock;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new().expect("built-in files"));

thread_local! {
    static SHAPER: RefCell<Shaper> = RefCell::new(Shaper::new(RENDERER.fonts()));
}

/// A photo of two pixels, for the holes.
fn photo() -> Photo {
    let mut photo = Photo::of_pixels("two.png", 2, 1, vec![200, 0, 0, 0, 0, 200]);
    "Ana Ruiz".clone_into(&mut photo.credit);
    photo
}

fuzz_target!(|input: &str| {
    let (svg, json) = input.split_once("\n---\n").unwrap_or((input, "{\"headline\":\"Rain, at last\"}"));
    let Ok(layout) = Layout::read("own.svg", "own", svg) else {
        return;
    };
    let Ok(mut brief) = serde_json::from_str::<Brief>(json) else {
        return;
    };
    let photo = photo();
    brief.photo = Some(photo.said());
    let Some(theme) = RENDERER.shelf().themes().first() else {
        return;
    };
    let page = Candidate {
        layout: &layout,
        theme,
        score: 0,
        why: String::new(),
    };
    let size = Size::parse("160x90").expect("a size");
    SHAPER.with_borrow_mut(|shaper| {
        let mut tools = Tools {
            fonts: RENDERER.fonts(),
            shaper,
        };
        if let Ok(scene) = Scene::best(&[page], &brief, Some(&photo), size, &mut tools) {
            let _ = Raster::draw(&scene, Some(&photo), None);
        }
    });
});
