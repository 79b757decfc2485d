//! Deflate (RFC 1951) for banners of which most is known: matches that were found once in the
//! ground of a layout are followed where they still hold, and searched for only where words and
//! art were laid over it. The ground's own matches are those of `libdeflate`, read back out of its
//! stream.

mod code;
mod follow;
mod plain;
mod read;
mod rows;
mod sum;
mod token;
mod write;

pub(super) use follow::{Laid, follow};
pub(super) use plain::plain;
pub(super) use read::tokens;
pub(super) use rows::{Packed, Rows, over};
pub(super) use token::{Token, bytes};
pub(super) use write::zlib;

#[cfg(test)]
mod tests {
    use super::*;
    use libdeflater::{CompressionLvl, Compressor, Decompressor, adler32};

    fn packed(bytes: &[u8], level: i32) -> Vec<u8> {
        let mut packer = Compressor::new(CompressionLvl::new(level).expect("a level"));
        let mut to = vec![0; packer.zlib_compress_bound(bytes.len())];
        let length = packer.zlib_compress(bytes, &mut to).expect("room");
        to.truncate(length);
        to
    }

    fn unpacked(stream: &[u8], length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let unpacker = &mut Decompressor::new();
        let told = unpacker.zlib_decompress(stream, &mut bytes);
        assert_eq!(told, Ok(length));
        bytes
    }

    /// Bytes without a pattern, the same each time; below `most`.
    fn noise(length: usize, most: u32) -> Vec<u8> {
        let mut state = 3u32;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 16) % most) as u8
        };
        (0..length).map(next).collect()
    }

    fn samples() -> Vec<(&'static str, Vec<u8>)> {
        let ramp: Vec<u8> = (0..90_000u32)
            .map(|at| (at / 300 + at % 300 / 7) as u8)
            .collect();
        let mut mixed = noise(40_000, 256);
        mixed.extend(vec![7; 40_000]);
        mixed.extend(noise(40_000, 3));
        vec![
            ("nothing", Vec::new()),
            ("a byte", vec![9]),
            ("one byte often", vec![0; 100_000]),
            ("noise", noise(100_000, 256)),
            ("small noise", noise(100_000, 4)),
            ("a ramp", ramp),
            ("all of it", mixed),
        ]
    }

    #[test]
    fn tokens_of_another_program_make_the_same_bytes() {
        for (name, bytes) in samples() {
            for level in [0, 1, 6, 9] {
                let tokens = tokens(&packed(&bytes, level)).expect(name);
                let length: usize = tokens.iter().map(|token| token.length()).sum();
                assert_eq!(length, bytes.len(), "{name}, level {level}");
                let own = zlib(&tokens, adler32(&bytes));
                assert!(
                    unpacked(&own, bytes.len()) == bytes,
                    "{name}, level {level}"
                );
            }
            assert!(tokens(&packed(&bytes, 6)[..2]).is_none(), "{name}, cut off");
        }
    }

    #[test]
    fn plain_bytes_come_back() {
        for (name, bytes) in samples() {
            let mut parts = bytes.chunks(7_001);
            let stream = plain(bytes.len(), |to| {
                let part = parts.next();
                to.extend_from_slice(part.unwrap_or_default());
                part.is_some()
            });
            assert!(unpacked(&stream, bytes.len()) == bytes, "{name}");
        }
    }

    #[test]
    fn what_is_laid_over_a_backdrop_comes_back() {
        let (width, height) = (200, 150);
        let row = 3 * width;
        let below: Vec<u8> = (0..row * height)
            .map(|at| (at / row + at % row / 5) as u8)
            .collect();
        let rows = |pixels: &[u8]| -> Vec<u8> {
            let rows = pixels.chunks(row);
            rows.flat_map(|row| [0].into_iter().chain(row.iter().copied()))
                .collect()
        };
        let known = tokens(&packed(&rows(&below), 6)).expect("a stream");
        let grain = noise(row * height, 256);
        // How many bytes of how many are other ones.
        for (other, of) in [(0, 7), (1, 600), (40, 900), (300, 601), (1, 1)] {
            let pixels: Vec<u8> = below
                .iter()
                .zip(&grain)
                .enumerate()
                .map(|(at, (below, grain))| if at % of < other { *grain } else { *below })
                .collect();
            let rows = rows(&pixels);
            let laid = Laid {
                rows: &rows,
                width,
                pixels: &pixels,
                below: &below,
            };
            let own = zlib(&follow(&laid, &known), adler32(&rows));
            assert!(unpacked(&own, rows.len()) == rows, "{other} of {of}");
            if other == 0 {
                assert!(follow(&laid, &known) == known, "the backdrop itself");
            }
        }
    }
}
