//! Lists the faces, layouts and themes of the repository, so that they are built into the
//! program and a new one needs no Rust: each becomes a `(name, bytes)` in `assets.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut code = String::new();
    for (list, folder, ending) in [
        ("FACES", "fonts", "ttf"),
        ("LAYOUTS", "layouts", "svg"),
        ("THEMES", "layouts/themes", "toml"),
    ] {
        println!("cargo::rerun-if-changed={folder}");
        writeln!(code, "pub(crate) static {list}: &[(&str, &[u8])] = &[").expect("a string grows");
        for path in files(&root.join(folder), ending) {
            let name = path
                .file_stem()
                .and_then(|s| s.to_str())
                .expect("asset names are UTF-8");
            let file = path
                .strip_prefix(&root)
                .ok()
                .and_then(Path::to_str)
                .expect("asset names are UTF-8");
            // Not the whole path: a folder that is moved keeps what this script made in it.
            writeln!(
                code,
                "    ({name:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {file:?}))),"
            )
            .expect("a string grows");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("assets.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    found.sort(); // the order of a folder differs between file systems
    found
}
