//! Dates as newspapers of a language write them.

use crate::article::{month_name, primary};
use std::borrow::Cow;

/// `2024-07-09` as `9 July 2024`, `2024-03` as `March 2024`; a year, and what is no date, as it
/// is. In a language whose months are not known, the date stays as it is.
pub(crate) fn written<'a>(date: &'a str, language: &str) -> Cow<'a, str> {
    spelled(date, language).map_or(Cow::Borrowed(date), Cow::Owned)
}

fn spelled(date: &str, language: &str) -> Option<String> {
    let mut parts = date.splitn(3, '-');
    let (year, month) = (parts.next()?, parts.next()?.parse::<usize>().ok()?);
    let day = match parts.next() {
        Some(day) => Some(
            day.parse::<u32>()
                .ok()
                .filter(|day| (1..=31).contains(day))?,
        ),
        None => None,
    };
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    if !is_year || !(1..=12).contains(&month) {
        return None;
    }
    let code = primary(language);
    // Languages that count their months.
    match (code, day) {
        ("ja" | "zh", Some(day)) => return Some(format!("{year}年{month}月{day}日")),
        ("ja" | "zh", None) => return Some(format!("{year}年{month}月")),
        ("ko", Some(day)) => return Some(format!("{year}년 {month}월 {day}일")),
        ("ko", None) => return Some(format!("{year}년 {month}월")),
        _ => {}
    }
    let name = month_name(month, code)?;
    let name = match code {
        "en" | "de" => capital(name),
        _ => name.to_owned(),
    };
    Some(match (code, day) {
        ("en", Some(day)) if language.ends_with("US") => format!("{name} {day}, {year}"),
        ("de", Some(day)) => format!("{day}. {name} {year}"),
        ("es" | "pt", Some(day)) => format!("{day} de {name} de {year}"),
        ("es" | "pt", None) => format!("{name} de {year}"),
        ("fr", Some(1)) => format!("1er {name} {year}"),
        (_, Some(day)) => format!("{day} {name} {year}"),
        (_, None) => format!("{name} {year}"),
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_one_reads_them() {
        #[rustfmt::skip]
        let rows = [
            ("2024-07-09", "en", "9 July 2024"),
            ("2024-07-09", "en-US", "July 9, 2024"),
            ("2024-03", "en", "March 2024"),
            ("2024", "en", "2024"),
            ("2024-07-09", "de", "9. Juli 2024"),
            ("2024-03-01", "fr", "1er mars 2024"),
            ("2024-03-01", "es", "1 de marzo de 2024"),
            ("2024-07-09", "ja", "2024年7月9日"),
            ("2024-07-09", "ar", "9 يوليو 2024"),
            ("2024-07-09", "fi", "2024-07-09"),
            ("2024-13-09", "en", "2024-13-09"),
            ("soon", "en", "soon"),
        ];
        for (date, language, want) in rows {
            assert_eq!(written(date, language), want, "{date} {language}");
        }
    }
}
