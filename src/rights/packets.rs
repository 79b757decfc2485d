//! Where the metadata lie in a file.

use crate::encode;

/// More than any packet says.
const MOST: usize = 1 << 20;
/// What opens an XMP packet in a JPEG's APP1 (XMP Specification, part 3).
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// What opens Photoshop's resources in a JPEG's APP13.
const RESOURCES: &[u8] = b"Photoshop 3.0\0";

/// The metadata of a file, not read yet.
#[derive(Default)]
pub(super) struct Packets {
    pub(super) xmp: Option<Vec<u8>>,
    /// Photoshop's image resources, in which IIM lies; JPEG only.
    pub(super) resources: Vec<u8>,
}

pub(super) fn of(bytes: &[u8]) -> Packets {
    if bytes.starts_with(&[0xff, 0xd8]) {
        return in_jpeg(bytes);
    }
    Packets {
        xmp: encode::read_xmp(bytes),
        resources: Vec::new(),
    }
}

/// Walks the segments before the first scan (ITU-T T.81, annex B).
fn in_jpeg(bytes: &[u8]) -> Packets {
    let mut found = Packets::default();
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == 0xff {
            at += 1; // fill bytes
            continue;
        }
        let length = usize::from(high) << 8 | usize::from(low);
        if matches!(marker, 0xda | 0xd9) || length < 2 {
            break;
        }
        let body = bytes.get(at + 4..at + 2 + length).unwrap_or_default();
        if let Some(packet) = body.strip_prefix(XMP)
            && marker == 0xe1
        {
            found.xmp.get_or_insert_with(|| packet.to_vec());
        }
        // Long resources go on in the next segment.
        if let Some(part) = body.strip_prefix(RESOURCES)
            && marker == 0xed
            && found.resources.len() + part.len() <= MOST
        {
            found.resources.extend_from_slice(part);
        }
        at += 2 + length;
    }
    found
}
