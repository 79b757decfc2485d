//! Counts, bytes and times as people read them.

use std::time::Duration;

/// A count with its thousands apart: `10,000`.
#[must_use]
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// A count with its noun: `1 record`, `10,000 records`.
#[must_use]
pub fn counted(n: u64, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", count(n))
}

/// Bytes in thousands: `840 bytes`, `12.4 kB`, `1.43 GB`.
#[must_use]
pub fn bytes(n: u64) -> String {
    /// So many make one of the next unit.
    const STEP: f64 = 1000.0;
    if n < 1000 {
        return counted(n, "byte");
    }
    let mut size = n as f64 / STEP;
    for unit in ["kB", "MB"] {
        // What would be rounded to 1000 is one of the next.
        if size < 999.5 {
            return format!("{} {unit}", digits(size));
        }
        size /= STEP;
    }
    format!("{} GB", digits(size))
}

/// A time: `40 ms`, `3.2 s`, `6 min 12 s`, `2 h 5 min`.
#[must_use]
pub fn time(took: Duration) -> String {
    let (millis, seconds) = (took.as_millis(), took.as_secs_f64().round() as u64);
    match (millis, seconds) {
        (0..1000, _) => format!("{millis} ms"),
        (_, 0..10) => format!("{:.1} s", took.as_secs_f64()),
        (_, 10..60) => format!("{seconds} s"),
        (_, 60..3600) => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => {
            let minutes = (seconds + 30) / 60;
            format!("{} h {} min", minutes / 60, minutes % 60)
        }
    }
}

/// So many in a time, a second: `26.9`, `1,240`; three digits are all that such a measure is
/// worth.
#[must_use]
pub fn rate(n: u64, took: Duration) -> String {
    /// A run that took no time has no rate; this keeps it finite.
    const LEAST: f64 = 0.001;
    digits(n as f64 / took.as_secs_f64().max(LEAST))
}

/// At least three digits, none after the point from a hundred on.
fn digits(value: f64) -> String {
    match value {
        value if value < 9.995 => format!("{value:.2}"),
        value if value < 99.95 => format!("{value:.1}"),
        value => count(value.round() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_at_a_glance() {
        let rows = [
            ("none", count(0), "0"),
            ("hundreds", count(999), "999"),
            ("thousands", count(10_000), "10,000"),
            ("millions", count(1_234_567), "1,234,567"),
            ("one", counted(1, "record"), "1 record"),
            ("many", counted(1200, "banner"), "1,200 banners"),
            ("few bytes", bytes(840), "840 bytes"),
            ("kB", bytes(12_400), "12.4 kB"),
            ("nearly a MB", bytes(999_600), "1.00 MB"),
            ("GB", bytes(1_430_000_000), "1.43 GB"),
            ("TB", bytes(2_430_000_000_000), "2,430 GB"),
            ("ms", time(Duration::from_millis(40)), "40 ms"),
            ("seconds", time(Duration::from_millis(3240)), "3.2 s"),
            ("nearly ten", time(Duration::from_millis(9990)), "10 s"),
            ("minutes", time(Duration::from_secs(372)), "6 min 12 s"),
            ("hours", time(Duration::from_secs(7500)), "2 h 5 min"),
            ("slow", rate(3, Duration::from_secs(60)), "0.05"),
            ("usual", rate(269, Duration::from_secs(10)), "26.9"),
            ("no time", rate(5, Duration::ZERO), "5,000"),
        ];
        for (name, said, want) in rows {
            assert_eq!(said, want, "{name}");
        }
    }
}
