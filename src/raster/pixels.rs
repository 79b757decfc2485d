//! Pixels of three bytes, as files hold them, and of four, as they are drawn on; and memory for
//! both.

use tiny_skia::Pixmap;

/// So many bytes, which are to be written over.
pub(super) fn room(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    if bytes.capacity() < length {
        // What the system hands out is blank already.
        return vec![0; length];
    }
    bytes.resize(length, 0);
    bytes
}

/// Opaque pixels, of three bytes each.
pub(super) fn opaque(pixels: &[u8], rgba: &mut [u8]) {
    const SIDES: u64 = 0x00ff_ffff;
    const ALPHA: u64 = 0xff00_0000_ff00_0000;
    let (eights, last) = rgba.as_chunks_mut::<32>();
    let (packed, rest) = pixels.as_chunks::<24>();
    for (eight, packed) in eights.iter_mut().zip(packed) {
        let [a, b, c] = words(packed);
        let pair = |one: u64, next: u64| one & SIDES | (next & SIDES) << 32 | ALPHA;
        let pairs = [
            pair(a, a >> 24),
            pair(a >> 48 | b << 16, b >> 8),
            pair(b >> 32, b >> 56 | c << 8),
            pair(c >> 16, c >> 40),
        ];
        eight.copy_from_slice(pairs.map(u64::to_le_bytes).as_flattened());
    }
    let (last, rest) = (last.as_chunks_mut().0, rest.as_chunks().0);
    for (quad, [red, green, blue]) in last.iter_mut().zip(rest) {
        *quad = [*red, *green, *blue, u8::MAX];
    }
}

/// The pixels of an opaque picture, three bytes each, in memory that held others.
pub(super) fn of(pixmap: &Pixmap, pixels: Vec<u8>) -> Vec<u8> {
    let rgba = pixmap.data();
    let mut pixels = room(pixels, rgba.len() / 4 * 3);
    let (packed, last) = pixels.as_chunks_mut::<24>();
    let (eights, rest) = rgba.as_chunks::<32>();
    for (packed, eight) in packed.iter_mut().zip(eights) {
        // The paper is opaque, so no pixel is left with alpha.
        let pair = |word: u64| word & 0xff_ffff | word >> 8 & 0xffff_ff00_0000;
        let [a, b, c, d] = words(eight).map(pair);
        let words = [a | b << 48, b >> 16 | c << 32, c >> 32 | d << 16];
        packed.copy_from_slice(words.map(u64::to_le_bytes).as_flattened());
    }
    let (last, rest) = (last.as_chunks_mut::<3>().0, rest.as_chunks::<4>().0);
    for (pixel, [red, green, blue, _]) in last.iter_mut().zip(rest) {
        *pixel = [*red, *green, *blue];
    }
    pixels
}

/// Bytes as words of eight, the first lowest; there must be as many.
fn words<const COUNT: usize>(bytes: &[u8]) -> [u64; COUNT] {
    let (words, _) = bytes.as_chunks::<8>();
    std::array::from_fn(|at| u64::from_le_bytes(words[at]))
}

/// Red, green, blue and alpha of each pixel, colours times alpha.
pub(super) fn quads(pixmap: &Pixmap) -> &[[u8; 4]] {
    pixmap.data().as_chunks().0
}

/// A pixel of an opaque picture.
pub(super) fn pixel(pixmap: &Pixmap, x: u32, y: u32) -> [u8; 3] {
    let at = y as usize * pixmap.width() as usize + x as usize;
    match quads(pixmap).get(at) {
        Some(&[red, green, blue, _]) => [red, green, blue],
        None => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::IntSize;

    #[test]
    fn pixels_come_back() {
        for width in [1, 7, 8, 9, 23, 64] {
            let pixels: Vec<u8> = (0..3 * width).map(|at| (at * 37 + at / 5) as u8).collect();
            let mut rgba = vec![0; 4 * width];
            opaque(&pixels, &mut rgba);
            for (at, [sides @ .., alpha]) in rgba.as_chunks::<4>().0.iter().enumerate() {
                assert_eq!(
                    (sides, *alpha),
                    (&pixels.as_chunks().0[at], 255),
                    "{width}: {at}"
                );
            }
            let size = IntSize::from_wh(width as u32, 1).expect("a size");
            let pixmap = Pixmap::from_vec(rgba, size).expect("a canvas");
            assert_eq!(of(&pixmap, vec![9; 500]), pixels, "{width} wide");
        }
    }
}
