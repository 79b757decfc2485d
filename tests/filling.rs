//! Properties of filled layouts: whatever a brief holds, in any script, what is shown is within
//! the canvas, what is linked is of one size, and what is not shown is noted.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::scene::{Scene, Size, SlotSet};
use coverline::text::Case;
use coverline::{Note, Renderer};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    let mut renderer = Renderer::new().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    renderer.add_fonts(&folder).unwrap();
    renderer
});
static PARAGRAPHS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("scripts.txt").lines();
    lines.filter_map(|line| line.split_once('\t')).collect()
});
static USUAL: LazyLock<Brief> =
    LazyLock::new(|| serde_json::from_str(include_str!("cases/usual.json")).unwrap());

/// Figures of the usual brief that are short, long and longer than any cell.
const NUMBERS: &[&str] = &[
    "9%",
    "$1.4B",
    "up to €3,450",
    "~1,240,000",
    "€118.75–124.5B",
    "¥1,118.75–1,124.50 billion",
];

prop_compose! {
    fn briefs()(
        which in 0..PARAGRAPHS.len(),
        letters in 1_usize..170,
        deck in prop::bool::ANY,
        figures in prop::collection::vec((0..NUMBERS.len(), 3_usize..80), 0..5),
    ) -> Brief {
        let (language, text) = PARAGRAPHS[which];
        let words = |count: usize| -> String {
            let cut: String = text.chars().take(count).collect();
            // Whole words, where there are spaces.
            let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
            cut.trim_end_matches([' ', ',', '(', '“', '-']).to_owned()
        };
        let mut brief = USUAL.clone();
        brief.language = language.to_owned();
        brief.headline = words(letters);
        brief.headline_short.clear();
        if !deck {
            brief.deck.clear();
        }
        for (figure, (number, label)) in brief.figures.iter_mut().zip(figures) {
            figure.text = NUMBERS[number].to_owned();
            figure.label = words(label);
        }
        brief
    }
}

fn set(brief: &Brief, layout: &str, size: &str) -> Scene {
    let look = Look {
        layout: Some(layout.to_owned()),
        theme: None,
    };
    RENDERER
        .set(brief, None, &look, Size::parse(size).unwrap())
        .unwrap()
}

/// Whether a note says that a slot shows less than it was given.
fn is_noted(scene: &Scene, slot: &str) -> bool {
    scene.notes.iter().any(|note| match note {
        Note::Cut { slot: cut, .. } => cut == slot,
        Note::Shortened { slot: short, .. } => short == slot,
        Note::Fewer { .. } => matches!(slot, "text" | "label"),
        Note::Remark { text } => text.starts_with(slot),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_layout_holds_whatever_it_is_filled_with(
        brief in briefs(),
        layout in "(figure-lead|figure-row|headline|trend)",
        size in "(1600x900|1200x630|900x900)",
    ) {
        prop_assume!(!brief.headline.is_empty());
        let scene = set(&brief, &layout, &size);
        let (width, height) = (scene.size.width() as f32, scene.size.height() as f32);
        for SlotSet { slot, text, place: [x, y, wide, high], .. } in &scene.slots {
            let over = scene.notes.iter().any(|note| matches!(note, Note::Over { .. }));
            prop_assert!(*x >= 0.0 && x + wide <= width + 0.5, "{slot} {text:?} at {x}, {wide} wide");
            prop_assert!(over || (*y >= 0.0 && y + high <= height), "{slot} {text:?} at {y}, {high} high");
        }
        // Slots that the layouts link: the figures of a row, and their labels.
        for slot in ["text", "label"] {
            let linked = |set: &&SlotSet| set.slot == slot;
            let mut sizes: Vec<f32> = scene.slots.iter().filter(linked).map(|set| set.size).collect();
            sizes.sort_by(f32::total_cmp);
            sizes.dedup();
            // A chart has two more: its values, and the last of them larger.
            prop_assert!(sizes.len() <= if layout == "trend" { 3 } else { 1 }, "{slot} in {sizes:?}");
        }
        // Headline and deck: all of it, or a note.
        for (slot, words) in [("headline", &brief.headline), ("deck", &brief.deck)] {
            let shown = scene.slots.iter().find(|set| set.slot == slot);
            let shown = shown.map_or("", |set| set.text.as_str());
            let whole = words.is_empty() || Case::Kept.set(words, "") == shown;
            // Two layouts have no place for a deck.
            let wanted = slot == "headline" || matches!(layout.as_str(), "figure-row" | "headline" | "trend");
            prop_assert!(whole || !wanted || is_noted(&scene, slot), "{slot}: {words:?} became {shown:?}");
        }
    }

    #[test]
    fn the_same_brief_is_set_the_same(brief in briefs(), other in briefs()) {
        prop_assume!(!brief.headline.is_empty() && !other.headline.is_empty());
        let before = set(&brief, "headline", "1600x900").slots;
        let _ = set(&other, "headline", "1600x900");
        prop_assert_eq!(before, set(&brief, "headline", "1600x900").slots);
    }
}
