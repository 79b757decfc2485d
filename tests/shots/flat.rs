//! A JPEG of flat blocks: the plainest that the standard allows (ITU-T T.81, baseline, one
//! component a block, no coefficients but the first), so that CMYK, grey and very large photos
//! can be made without an encoder for them.

use image::RgbImage;

/// The colours of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    Grey,
    Color,
    /// As Adobe's programs write it, 255 being no ink.
    Cmyk,
}

/// Lengths of codes for the classes of differences, 0 to 8, and of those codes.
const LENGTHS: [u8; 16] = [0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const CODES: [(u32, u32); 9] = [
    (0b00, 2),
    (0b010, 3),
    (0b011, 3),
    (0b100, 3),
    (0b101, 3),
    (0b110, 3),
    (0b1110, 4),
    (0b1_1110, 5),
    (0b11_1110, 6),
];

/// A JPEG of the colours in the middle of each block of eight by eight.
pub(crate) fn jpeg(picture: &RgbImage, space: Space) -> Vec<u8> {
    let colors: u8 = match space {
        Space::Grey => 1,
        Space::Color => 3,
        Space::Cmyk => 4,
    };
    let [w, w2] = u16::try_from(picture.width()).unwrap().to_be_bytes();
    let [h, h2] = u16::try_from(picture.height()).unwrap().to_be_bytes();
    let mut bytes = vec![0xff, 0xd8];
    let mut segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        bytes.extend([0xff, marker]);
        bytes.extend(length);
        bytes.extend(body);
    };
    if space == Space::Cmyk {
        segment(0xee, b"Adobe\0\x64\0\0\0\0\0");
    }
    // All steps are 8, as a first coefficient is eight times its value.
    segment(0xdb, &[&[0], [8; 64].as_slice()].concat());
    let mut frame = vec![8, h, h2, w, w2, colors];
    (1..=colors).for_each(|c| frame.extend([c, 0x11, 0]));
    segment(0xc0, &frame);
    segment(
        0xc4,
        &[&[0x00], LENGTHS.as_slice(), &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat(),
    );
    // Of the other coefficients only "no more", in one bit.
    segment(0xc4, &[&[0x10, 1], [0; 15].as_slice(), &[0]].concat());
    let mut scan = vec![colors];
    (1..=colors).for_each(|c| scan.extend([c, 0]));
    scan.extend([0, 63, 0]);
    segment(0xda, &scan);
    let mut bits = Bits {
        bytes,
        waiting: 0,
        count: 0,
    };
    let mut before = [0i32; 4];
    for y in 0..picture.height().div_ceil(8) {
        for x in 0..picture.width().div_ceil(8) {
            let at = |n: u32, side: u32| (n * 8 + 4).min(side - 1);
            let pixel = picture.get_pixel(at(x, picture.width()), at(y, picture.height()));
            for (value, before) in values(pixel.0, space).zip(&mut before) {
                let value = i32::from(value) - 128;
                bits.difference(value - *before);
                *before = value;
            }
        }
    }
    bits.end()
}

/// The values of a pixel in a space.
fn values([r, g, b]: [u8; 3], space: Space) -> impl Iterator<Item = u8> {
    let (red, green, blue) = (f32::from(r), f32::from(g), f32::from(b));
    let y = 0.299 * red + 0.587 * green + 0.114 * blue;
    let values = match space {
        Space::Grey => vec![y],
        Space::Color => vec![y, 128.0 + (blue - y) / 1.772, 128.0 + (red - y) / 1.402],
        Space::Cmyk => {
            let most = red.max(green).max(blue).max(1.0);
            let ink = |c: f32| c / most * 255.0;
            vec![ink(red), ink(green), ink(blue), most]
        }
    };
    values
        .into_iter()
        .map(|v| v.round().clamp(0.0, 255.0) as u8)
}

struct Bits {
    bytes: Vec<u8>,
    waiting: u32,
    count: u32,
}

impl Bits {
    fn difference(&mut self, value: i32) {
        let class = 32 - value.unsigned_abs().leading_zeros();
        let (code, length) = CODES[class as usize];
        self.put(code, length);
        let low = if value < 0 { value - 1 } else { value };
        self.put(low as u32 & ((1 << class) - 1), class);
        self.put(0, 1);
    }

    fn put(&mut self, bits: u32, length: u32) {
        self.waiting = self.waiting << length | bits;
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.waiting >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
        }
        self.waiting &= (1 << self.count) - 1;
    }

    fn end(mut self) -> Vec<u8> {
        self.put(0x7f, 7);
        self.bytes.extend([0xff, 0xd9]);
        self.bytes
    }
}
