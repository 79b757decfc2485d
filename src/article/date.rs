//! Dates as pages write them.

use super::words::month;

/// The first date in a line as `2026-04-07`, if a day, month and year stand together.
pub(super) fn find(line: &str) -> Option<String> {
    let parts: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.windows(3).find_map(|window| {
        let [a, b, c] = window else { return None };
        if let (Some(year), Some(month), Some(day)) =
            (year(a), number(b, 12), number(&c[..digits(c)], 31))
        {
            return Some(format!("{year}-{month:02}-{day:02}"));
        }
        let year = year(c)?;
        if let (Some(day), Some(month)) = (
            number(a.trim_end_matches(char::is_alphabetic), 31),
            month(b),
        ) {
            return Some(format!("{year}-{month:02}-{day:02}"));
        }
        let (month, day) = (
            month(a)?,
            number(b.trim_end_matches(char::is_alphabetic), 31)?,
        );
        Some(format!("{year}-{month:02}-{day:02}"))
    })
}

fn digits(part: &str) -> usize {
    part.bytes().take_while(u8::is_ascii_digit).count()
}

fn year(part: &str) -> Option<u32> {
    (part.len() == 4)
        .then(|| number(part, 2100))
        .flatten()
        .filter(|&year| year >= 1900)
}

fn number(part: &str, most: u32) -> Option<u32> {
    part.parse().ok().filter(|n| (1..=most).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_pages_write_them() {
        const ROWS: [(&str, Option<&str>); 6] = [
            ("Published on 7 April 2026 at 9:30", Some("2026-04-07")),
            ("Apr. 7th, 2026", Some("2026-04-07")),
            ("2026-04-07T16:15:30Z", Some("2026-04-07")),
            ("2026-04-07 13:55:00 -0500", Some("2026-04-07")),
            ("in April 2026", None),
            ("12 jobs 2026", None),
        ];
        for (line, want) in ROWS {
            assert_eq!(find(line).as_deref(), want, "{line}");
        }
    }
}
