//! Every layout on every theme at both sizes, for every brief in `tests/cases`, compared with
//! the accepted pictures in `tests/expected`. `GOLDEN=accept cargo test --test goldens` takes
//! new ones; a failure leaves expected | difference | actual in `output/failed`.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Renderer;
use coverline::brief::Brief;
use coverline::layout::Look;
use coverline::scene::Size;
use coverline::snapshot::{compare, sheet, small};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const SIZES: [&str; 2] = ["1600x900", "1200x630"];
/// Wide enough to see a letter move, small enough to be kept.
const WIDTH: u32 = 600;

struct Case {
    brief: Brief,
    look: Look,
    size: Size,
    file: PathBuf,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases(renderer: &Renderer) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in walk(&root().join("tests/cases"), "json") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let brief: Brief = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for layout in renderer.shelf().layouts() {
            for theme in renderer.shelf().themes() {
                for size in SIZES {
                    cases.push(Case {
                        brief: brief.clone(),
                        look: Look {
                            layout: Some(layout.name.clone()),
                            theme: Some(theme.name.clone()),
                        },
                        size: Size::parse(size).unwrap(),
                        file: root().join(format!(
                            "tests/expected/{name}-{}-{}-{size}.png",
                            layout.name, theme.name
                        )),
                    });
                }
            }
        }
    }
    cases
}

fn walk(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path());
    let mut paths: Vec<_> = entries
        .filter(|p| p.extension().is_some_and(|e| e == ending))
        .collect();
    paths.sort();
    paths
}

fn check(renderer: &Renderer, case: &Case, accept: bool) -> Result<(), String> {
    let name = case
        .file
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let banners = renderer
        .draw(&case.brief, None, &case.look, &[case.size])
        .map_err(|e| format!("{name}: {e}"))?;
    let actual = small(&banners[0].png, WIDTH).map_err(|e| format!("{name}: {e}"))?;
    let expected = image::open(&case.file)
        .ok()
        .map(image::DynamicImage::into_rgb8);
    let difference = match &expected {
        Some(expected) => match compare(expected, &actual) {
            None => return Ok(()),
            Some(difference) => format!("{difference:?}"),
        },
        None => "no accepted picture".to_owned(),
    };
    if accept {
        fs::create_dir_all(case.file.parent().unwrap()).unwrap();
        actual
            .save(&case.file)
            .map_err(|e| format!("{name}: {e}"))?;
        return Ok(());
    }
    let failed = root().join("output/failed");
    fs::create_dir_all(&failed).unwrap();
    let picture = expected.map_or_else(|| Ok(actual.clone()), |expected| sheet(&expected, &actual));
    picture
        .map_err(|e| e.to_string())?
        .save(failed.join(&name))
        .unwrap();
    Err(format!("{name}: {difference}; see output/failed/{name}"))
}

#[test]
fn banners_look_as_accepted() {
    let renderer = Renderer::new().unwrap();
    let accept = std::env::var("GOLDEN").is_ok_and(|v| v == "accept");
    let cases = cases(&renderer);
    assert!(cases.len() >= 48, "only {} cases", cases.len());
    let faults: Vec<_> = cases
        .par_iter()
        .filter_map(|case| check(&renderer, case, accept).err())
        .collect();
    let known: BTreeSet<_> = cases.iter().map(|case| case.file.clone()).collect();
    let orphans: Vec<_> = walk(&root().join("tests/expected"), "png")
        .into_iter()
        .filter(|path| !known.contains(path))
        .collect();
    if accept {
        orphans
            .iter()
            .for_each(|path| fs::remove_file(path).unwrap());
    } else {
        assert!(
            orphans.is_empty(),
            "accepted pictures without a case: {orphans:?}"
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn threads_and_order_do_not_change_a_byte() {
    let brief: Brief =
        serde_json::from_slice(&fs::read(root().join("tests/cases/usual.json")).unwrap()).unwrap();
    let sizes: Vec<_> = SIZES
        .iter()
        .map(|size| Size::parse(size).unwrap())
        .collect();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            Renderer::new()
                .unwrap()
                .draw(&brief, None, &Look::default(), &sizes)
                .unwrap()
        })
    };
    let (one, four) = (run(1), run(4));
    assert_eq!((one.len(), four.len()), (SIZES.len(), SIZES.len()));
    for (a, b) in one.iter().zip(&four) {
        assert!(
            a.png == b.png,
            "{} differs between one thread and four",
            a.size
        );
    }
}
