//! A list that keeps some of many, always the same ones.

use std::collections::BTreeMap;

/// Some of many records, and how many there were. Which ones it keeps does not depend on the
/// order in which they came.
#[derive(Debug)]
pub(super) struct Few<T> {
    most: usize,
    rank: fn(u64) -> u64,
    held: BTreeMap<u64, (u64, T)>,
    /// How many there were.
    pub(super) of: u64,
}

impl<T> Few<T> {
    /// The first ones by their numbers.
    pub(super) fn first(most: usize) -> Self {
        Self::ranked(most, |number| number)
    }

    /// Some from everywhere: those whose numbers come first when their bits are read backwards
    /// (van der Corput, 1935), which halves the gaps between them again and again, wherever
    /// those numbers lie.
    pub(super) fn spread(most: usize) -> Self {
        Self::ranked(most, u64::reverse_bits)
    }

    fn ranked(most: usize, rank: fn(u64) -> u64) -> Self {
        Self {
            most,
            rank,
            held: BTreeMap::new(),
            of: 0,
        }
    }

    /// Whether a record would be kept, as far as is known by now.
    pub(super) fn wants(&self, number: u64) -> bool {
        let worst = self.held.last_key_value();
        self.held.len() < self.most || worst.is_some_and(|(rank, _)| (self.rank)(number) < *rank)
    }

    /// Counts a record, and keeps what is made of it where there is room, in place of one that
    /// comes later.
    pub(super) fn add(&mut self, number: u64, made: impl FnOnce() -> T) {
        self.of += 1;
        if self.wants(number) {
            self.held.insert((self.rank)(number), (number, made()));
            if self.held.len() > self.most {
                self.held.pop_last();
            }
        }
    }

    pub(super) fn get(&self, number: u64) -> Option<&T> {
        self.held.get(&(self.rank)(number)).map(|(_, held)| held)
    }

    /// What is kept, by number.
    pub(super) fn sorted(&self) -> Vec<(u64, &T)> {
        let held = self.held.values().map(|(number, held)| (*number, held));
        let mut held: Vec<_> = held.collect();
        held.sort_by_key(|(number, _)| *number);
        held
    }

    /// How many were not kept.
    pub(super) fn left_out(&self) -> u64 {
        self.of - self.held.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(few: &mut Few<u64>, numbers: impl Iterator<Item = u64>) -> Vec<u64> {
        for number in numbers {
            few.add(number, || number);
        }
        few.sorted().into_iter().map(|(_, held)| *held).collect()
    }

    #[test]
    fn the_first_are_the_first_in_any_order() {
        let forth = kept(&mut Few::first(3), 1..=10);
        assert_eq!(forth, [1, 2, 3]);
        assert_eq!(kept(&mut Few::first(3), (1..=10).rev()), forth);
    }

    #[test]
    fn some_from_everywhere_lie_evenly() {
        for (name, step) in [("all", 1), ("every second", 2), ("every seventh", 7)] {
            let numbers = (1..=10_000).map(|n| n * step + 1);
            let kept = kept(&mut Few::spread(200), numbers.clone());
            assert_eq!(kept.len(), 200, "{name}");
            let gaps = kept.windows(2).map(|pair| (pair[1] - pair[0]) / step);
            let widest = gaps.max().expect("gaps");
            assert!(widest <= 3 * 10_000 / 200, "{name}: {widest}");
            assert_eq!(
                super::tests::kept(&mut Few::spread(200), numbers.rev()),
                kept,
                "{name}"
            );
        }
    }
}
