//! Pictures as data URIs, so that a page needs no file beside it.

use crate::error::reason;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Beyond this a browser takes seconds to open the page, in bytes of PNG.
const MOST_BYTES: u64 = 160 << 20;
/// What every PNG begins with: signature, then the chunk that holds width and height.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A picture that a page holds itself.
pub(super) struct Picture {
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    /// `data:image/png;base64,…`
    pub(super) uri: String,
}

/// Takes pictures from a folder as long as the page has room for them.
pub(super) struct Album<'a> {
    folder: &'a Path,
    room: u64,
}

impl<'a> Album<'a> {
    pub(super) fn of(folder: &'a Path) -> Self {
        Self {
            folder,
            room: MOST_BYTES,
        }
    }

    /// A picture, or in one line why the page does not show it.
    pub(super) fn take(&mut self, path: &Path) -> Result<Picture, String> {
        let path: PathBuf = self.folder.join(path);
        let name = path.display();
        let mut bytes = Vec::new();
        let read = File::open(&path)
            .and_then(|file| file.take(self.room + 1).read_to_end(&mut bytes))
            .map_err(|e| format!("{name}: {}", reason(&e)))?;
        if read as u64 > self.room {
            let most = MOST_BYTES >> 20;
            return Err(format!(
                "{name}: left out, since the page holds {most} MiB of pictures already; open the file"
            ));
        }
        let size = size(&bytes).ok_or_else(|| format!("{name}: is no PNG"))?;
        self.room -= read as u64;
        let uri = format!("data:image/png;base64,{}", STANDARD.encode(&bytes));
        Ok(Picture { size, uri })
    }
}

/// Width and height as a PNG's head says them.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let head = png.strip_prefix(SIGNATURE)?;
    let side = |at: usize| -> Option<u32> {
        let bytes = head.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes)).filter(|side| *side > 0)
    };
    Some((side(0)?, side(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_has_a_size() {
        let mut png = SIGNATURE.to_vec();
        png.extend([0, 0, 6, 64, 0, 0, 3, 132]);
        for (name, bytes, want) in [
            ("whole", png.as_slice(), Some((1600, 900))),
            ("cut", &png[..20], None),
            ("empty", &[], None),
            ("text", b"<svg/>", None),
        ] {
            assert_eq!(size(bytes), want, "{name}");
        }
    }

    #[test]
    fn a_full_album_says_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut png = SIGNATURE.to_vec();
        png.extend([0, 0, 0, 2, 0, 0, 0, 1]);
        std::fs::write(folder.path().join("a.png"), &png).expect("written");
        let mut album = Album {
            folder: folder.path(),
            room: png.len() as u64 + 3,
        };
        let first = album.take(Path::new("a.png")).expect("room for one");
        assert_eq!(first.size, (2, 1));
        let second = album
            .take(Path::new("a.png"))
            .err()
            .expect("no room for two");
        assert!(second.contains("left out"), "{second}");
        let missing = album.take(Path::new("b.png")).err().expect("not there");
        assert!(missing.ends_with("no such file or directory"), "{missing}");
    }
}
