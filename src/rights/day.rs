//! Days of the calendar, as metadata and people write them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day: `2026-04-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day that a date names; of a month or year alone, its last. `20260407`,
    /// `2026-04-07T12:00:00Z`, `2026-04` and `2026` are dates.
    pub(super) fn last_of(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = text.split(['T', ' ']).next()?;
        let parts: Vec<&str> = match date.len() {
            8 if date.bytes().all(|b| b.is_ascii_digit()) => {
                vec![date.get(..4)?, date.get(4..6)?, date.get(6..)?]
            }
            _ => date.split(['-', ':', '/']).collect(),
        };
        let number = |i: usize, digits: usize| match parts.get(i) {
            None => Some(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().ok().map(Some)
            }
            Some(_) => None,
        };
        let (year, month, day) = (number(0, 4)??, number(1, 2)?, number(2, 2)?);
        let month = month.unwrap_or(12);
        let last = last_day(year, month)?;
        let day = day.unwrap_or(last);
        if parts.len() > 3 || year == 0 || day == 0 || day > last {
            return None;
        }
        Some(Self {
            year,
            month: month as u8,
            day: day as u8,
        })
    }
}

/// Days of a month (Gregorian calendar).
fn last_day(year: u16, month: u16) -> Option<u16> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

impl FromStr for Day {
    type Err = String;

    /// A whole date; a time after it does not matter.
    fn from_str(text: &str) -> Result<Self, String> {
        let whole = text.trim().len() >= 8; // not a month or a year alone
        Self::last_of(text)
            .filter(|_| whole)
            .ok_or_else(|| format!("\"{text}\" is no date; write it as 2026-04-07"))
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_metadata_spell_them() {
        #[rustfmt::skip]
        let rows = [
            ("2026-04-07", "2026-04-07"), ("20260407", "2026-04-07"), ("2026:04:07 10:00:00", "2026-04-07"),
            ("2026-04-07T23:59:59+02:00", "2026-04-07"), ("2026-02", "2026-02-28"), ("2024-02", "2024-02-29"),
            ("2100-02", "2100-02-28"), ("2026", "2026-12-31"),
            ("", ""), ("2026-02-30", ""), ("2026-13-01", ""), ("00000000", ""), ("26-04-07", ""),
            ("soon", ""), ("2026-04-07-01", ""), ("2026-4-7", ""), ("９999-01-01", ""),
        ];
        for (text, want) in rows {
            let day = Day::last_of(text).map_or(String::new(), |day| day.to_string());
            assert_eq!(day, want, "{text}");
        }
        assert!("2026-04".parse::<Day>().is_err(), "a month is no day");
        assert!(Day::last_of("2026-04-07") < Day::last_of("2026-10-01"));
    }
}
