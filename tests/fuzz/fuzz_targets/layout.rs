//! Any bytes as a layout file: read or refused with faults that have a place, and checked.

#![no_main]

use coverline::Renderer;
use coverline::layout::Layout;
use coverline::lint;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new().expect("built-in files"));

fuzz_target!(|svg: &str| {
    match Layout::read("own.svg", "own", svg) {
        Ok(layout) => {
            let (shelf, fonts) = (RENDERER.shelf(), RENDERER.fonts());
            for note in lint::notes("own.svg", svg, &layout, shelf, fonts) {
                assert!(!note.what.contains('\n'), "{note}");
            }
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(fault.line > 0 && fault.column > 0, "{fault}");
            }
        }
    }
});
