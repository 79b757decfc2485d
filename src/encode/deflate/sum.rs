//! The checksum of bytes that come in parts (Adler-32; RFC 1950, 8.2).

/// What it reckons by.
const BASE: u64 = 65_521;

/// The checksum of what came so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum(u32);

impl Sum {
    /// Of nothing yet.
    pub(super) fn new() -> Self {
        Self(1)
    }

    /// Adds bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.join(libdeflater::adler32(bytes), bytes.len());
    }

    /// Adds so many bytes of which the checksum is known, as zlib's `adler32_combine` does.
    pub(super) fn join(&mut self, sum: u32, length: usize) {
        let halves = |sum: u32| (u64::from(sum & 0xffff), u64::from(sum >> 16));
        let ((a, b), (c, d)) = (halves(self.0), halves(sum));
        let low = (a + c + BASE - 1) % BASE;
        let high = (b + d + length as u64 % BASE * (a + BASE - 1)) % BASE;
        self.0 = (high << 16 | low) as u32;
    }

    pub(super) fn get(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_joined_as_if_they_were_of_one() {
        let bytes: Vec<u8> = (0..9_000_u32).map(|at| (at * at / 11) as u8).collect();
        for at in [0, 1, 17, 5_000, 8_999, 9_000] {
            let (first, second) = bytes.split_at(at);
            let mut sum = Sum::new();
            sum.add(first);
            sum.add(second);
            assert_eq!(sum.get(), libdeflater::adler32(&bytes), "parted at {at}");
        }
    }
}
