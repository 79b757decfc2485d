//! Huffman codes: lengths for symbols by how often they come (Huffman, 1952), none longer than a
//! limit, and the canonical codes for those lengths (RFC 1951, 3.2.2).

/// The order in which the lengths of codes for lengths of codes are told (RFC 1951, 3.2.7).
pub(super) const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// Lengths of codes in bits, 0 for symbols that never come; none is longer than `limit`.
pub(super) fn lengths(counts: &[u32], limit: usize) -> Vec<u8> {
    let mut lengths = vec![0; counts.len()];
    let mut order: Vec<usize> = (0..counts.len()).filter(|s| counts[*s] > 0).collect();
    if order.len() < 2 {
        // One symbol takes a bit all the same; a second keeps the code whole for every reader.
        let only = order.first().copied().unwrap_or(0);
        lengths[only] = 1;
        lengths[usize::from(only == 0)] = 1;
        return lengths;
    }
    order.sort_unstable_by_key(|symbol| (counts[*symbol], *symbol));
    let mut of_length = depths(&order, counts);
    limited(&mut of_length, limit);
    // The rarest get the longest.
    let mut rest = order.into_iter();
    for (length, count) in of_length.iter().enumerate().rev() {
        for symbol in rest.by_ref().take(*count) {
            lengths[symbol] = length as u8;
        }
    }
    lengths
}

/// How many codes have each length, in the tree of symbols that are in order of their counts.
fn depths(order: &[usize], counts: &[u32]) -> Vec<usize> {
    let leaves = order.len();
    let mut weights: Vec<u64> = order.iter().map(|s| u64::from(counts[*s])).collect();
    let mut parents = vec![0; 2 * leaves - 1];
    // Leaves and inner nodes both come in order of weight, so the two lightest stand in front.
    let (mut leaf, mut inner) = (0, leaves);
    for node in leaves..2 * leaves - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let is_leaf = leaf < leaves && (inner == node || weights[leaf] <= weights[inner]);
            let lightest = if is_leaf { &mut leaf } else { &mut inner };
            weight += weights[*lightest];
            parents[*lightest] = node;
            *lightest += 1;
        }
        weights.push(weight);
    }
    let mut depth = vec![0; 2 * leaves - 1];
    let mut of_length = vec![0; leaves.max(2)];
    for node in (0..2 * leaves - 2).rev() {
        depth[node] = depth[parents[node]] + 1;
        if node < leaves {
            of_length[depth[node]] += 1;
        }
    }
    of_length
}

/// Shortens what is too long; other codes grow by a bit to make room.
fn limited(of_length: &mut Vec<usize>, limit: usize) {
    let over: usize = of_length.iter().skip(limit + 1).sum();
    of_length.resize(limit + 1, 0);
    of_length[limit] += over;
    // Each code takes its share of all words of `limit` bits.
    let taken = |of_length: &[usize]| -> usize {
        let shares = of_length.iter().enumerate().skip(1);
        shares.map(|(length, n)| n << (limit - length)).sum()
    };
    for _ in (1 << limit)..taken(of_length) {
        let Some(shorter) = (1..limit).rev().find(|length| of_length[*length] > 0) else {
            break;
        };
        of_length[limit] -= 1;
        of_length[shorter] -= 1;
        of_length[shorter + 1] += 2;
    }
}

/// The code of each symbol, first bit lowest, as deflate packs them.
pub(super) fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut of_length = [0u16; 16];
    for length in lengths {
        of_length[usize::from(*length)] += 1;
    }
    of_length[0] = 0;
    let mut next = [0u16; 16];
    for length in 1..16 {
        next[length] = (next[length - 1] + of_length[length - 1]) << 1;
    }
    let code = |length: &u8| {
        let length = usize::from(*length);
        if length == 0 {
            return 0;
        }
        let code = next[length];
        next[length] += 1;
        code.reverse_bits() >> (16 - length)
    };
    lengths.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of all words that the codes take, in parts of 2^15.
    fn taken(lengths: &[u8]) -> u32 {
        let used = lengths.iter().filter(|length| **length > 0);
        used.map(|length| 1 << (15 - length)).sum()
    }

    #[test]
    fn the_code_of_the_standard() {
        // RFC 1951, 3.2.2: lengths 3, 3, 3, 3, 3, 2, 4, 4.
        let bits = [0b010, 0b011, 0b100, 0b101, 0b110, 0b00, 0b1110, 0b1111];
        let lengths = [3, 3, 3, 3, 3, 2, 4, 4];
        for ((code, want), length) in codes(&lengths).iter().zip(bits).zip(lengths) {
            let want: u16 = want;
            assert_eq!(*code, want.reverse_bits() >> (16 - u16::from(length)));
        }
    }

    #[test]
    fn codes_are_whole_and_within_limits() {
        // Fibonacci's numbers make the deepest tree.
        let mut steep = vec![1u32, 1];
        for at in 2..40 {
            steep.push(steep[at - 1] + steep[at - 2]);
        }
        let flat = vec![1; 286];
        for counts in [steep, flat, vec![5, 0, 0, 1], vec![0, 7]] {
            for limit in [15, 9] {
                let lengths = lengths(&counts, limit);
                assert!(lengths.iter().all(|length| usize::from(*length) <= limit));
                assert_eq!(taken(&lengths), 1 << 15, "{counts:?} within {limit}");
            }
        }
        assert_eq!(lengths(&[8, 4, 2, 2], 15), [1, 2, 3, 3]);
    }
}
