//! Dates as pages write them, in thirteen languages.

/// A month's names, January first, as they stand in dates; short forms are their beginnings.
const MONTHS: [&str; 11] = [
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
];
/// The languages of the first lines of [`MONTHS`], in their order.
const LANGUAGES: [&str; 11] = [
    "en", "de", "fr", "es", "pt", "it", "nl", "tr", "ar", "", "hi",
];
/// Other spellings, each with its month.
const SPELLINGS: [(&str, u32); 20] = [
    ("sept", 9),
    ("jänner", 1),
    ("feber", 2),
    ("mrz", 3),
    ("maerz", 3),
    ("fevrier", 2),
    ("aout", 8),
    ("decembre", 12),
    ("setiembre", 9),
    ("marco", 3),
    ("ابريل", 4),
    ("إبريل", 4),
    ("اغسطس", 8),
    ("اكتوبر", 10),
    ("सितम्बर", 9),
    ("अक्तूबर", 10),
    ("नवम्बर", 11),
    ("दिसम्बर", 12),
    ("फ़रवरी", 2),
    ("mrt", 3),
];
/// What a page says before the day on which it was last changed.
const UPDATES: [&str; 26] = [
    "updated",
    "last modified",
    "last update",
    "aktualisiert",
    "mis à jour",
    "modifié",
    "actualizado",
    "actualización",
    "atualizado",
    "atualização",
    "aggiornato",
    "aggiornamento",
    "bijgewerkt",
    "güncelle",
    "更新",
    "수정",
    "최종수정",
    "تحديث",
    "अपडेट",
    "edited",
    "geändert",
    "revised",
    "stand:",
    "modificado",
    "gewijzigd",
    "modificato",
];
/// What it says before the day on which it was published.
const PUBLISHED: [&str; 24] = [
    "published",
    "posted",
    "first published",
    "veröffentlicht",
    "erschienen",
    "publié",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "geplaatst",
    "yayın",
    "giriş",
    "发布",
    "發布",
    "公開",
    "掲載",
    "配信",
    "입력",
    "등록",
    "نشر",
    "प्रकाशित",
    "created",
    "erstellt",
    "issued",
];

/// The name of a month, January is 1, in a language by its primary code.
pub(crate) fn month_name(month: usize, language: &str) -> Option<&'static str> {
    let at = LANGUAGES.iter().position(|code| *code == language)?;
    let names = MONTHS.get(at)?;
    names.split(' ').nth(month.checked_sub(1)?)
}

/// The first date in a line as `2026-04-07`, if a day, month and year stand together.
pub(super) fn find(line: &str) -> Option<String> {
    if !line.contains(char::is_numeric) {
        return None;
    }
    let line = western(line);
    let parts = parts(&line);
    parts.windows(3).find_map(|window| {
        let [(a, first), (b, second), (c, _)] = window else {
            return None;
        };
        let (year, month, day) = read(a, b, c, first.trim(), second.trim())?;
        Some(format!("{year}-{month:02}-{day:02}"))
    })
}

/// The date of publishing in a line that may also name that of a change.
pub(super) fn published(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let at = PUBLISHED.iter().filter_map(|word| lower.find(word)).min();
    // Lower case may be longer or shorter than what it is of.
    let tail = at.and_then(|at| line.get(at..)).and_then(find);
    let change = UPDATES.iter().filter_map(|word| lower.find(word)).min();
    let head = change.and_then(|at| line.get(..at)).and_then(find);
    match (tail, head) {
        (Some(tail), _) if at > change || change.is_none() => Some(tail),
        (_, Some(head)) => Some(head),
        (Some(tail), _) => Some(tail),
        _ => find(line),
    }
}

/// Whether a line's only date is that of a change.
pub(super) fn is_update(line: &str) -> bool {
    let lower = line.to_lowercase();
    let Some(at) = UPDATES.iter().filter_map(|word| lower.find(word)).min() else {
        return false;
    };
    let said = PUBLISHED.iter().any(|word| lower.contains(word));
    !said && line.get(..at).is_none_or(|head| find(head).is_none())
}

/// Whether a word announces a date.
pub(super) fn is_label(word: &str) -> bool {
    let lower = word.trim_matches([':', ',', '.']).to_lowercase();
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| lower.starts_with(day) && (lower.len() == 3 || lower.ends_with("day")));
    weekday
        || PUBLISHED.contains(&lower.as_str())
        || UPDATES.contains(&lower.as_str())
        || lower == "on"
}

/// The number of a month by its name or short form in any of the languages; January is 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let letters = word.chars().count();
    if let Some((_, month)) = SPELLINGS.iter().find(|(name, _)| *name == word) {
        return Some(*month);
    }
    let short = |name: &str| {
        (3..=4).contains(&letters) && word.is_ascii() && name.starts_with(word.as_str())
            || letters >= 3
                && !word.is_ascii()
                && letters < 5
                && name.starts_with(word.as_str())
                && name.is_char_boundary(word.len())
    };
    let at = MONTHS
        .iter()
        .find_map(|names| names.split(' ').position(|name| name == word));
    let at = at.or_else(|| {
        MONTHS
            .iter()
            .take(8)
            .find_map(|names| names.split(' ').position(short))
    });
    u32::try_from(at? + 1).ok()
}

/// Digits of other scripts as ours, and their units as marks.
fn western(line: &str) -> String {
    line.chars()
        .map(|c| match c {
            '\u{660}'..='\u{669}' => digit(c, 0x660),
            '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
            '\u{966}'..='\u{96f}' => digit(c, 0x966),
            '\u{ff10}'..='\u{ff19}' => digit(c, 0xff10),
            '年' | '月' | '日' | '년' | '월' | '일' => '-',
            c => c,
        })
        .collect()
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

/// Words and numbers of a line, each with what stands after it; `de`, `of` and `of the` go.
fn parts(line: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_part) {
        let part = &rest[start..];
        let end = part.find(|c| !is_part(c)).unwrap_or(part.len());
        // `PressApril 28`: a page that lost the space between two lines.
        let glued = part[..end].char_indices().skip(1).find(|&(i, c)| {
            c.is_uppercase()
                && part[..i].ends_with(char::is_lowercase)
                && month(&part[i..end]).is_some()
        });
        let (part, end) = glued.map_or((part, end), |(i, _)| (&part[i..], end - i));
        let after = &part[end..];
        let gap = &after[..after.find(is_part).unwrap_or(after.len())];
        // `7 de abril de 2026`, `5 April of 2026`, `04 آب/اغسطس 2013`
        let joins = ["de", "of", "del", "d", "the", "st", "nd", "rd", "th"]
            .contains(&part[..end].to_lowercase().as_str());
        let twice = found
            .last()
            .is_some_and(|(last, _)| month(last).is_some() && month(last) == month(&part[..end]));
        if !joins && !twice {
            found.push((&part[..end], gap));
        }
        rest = after;
    }
    found
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{94f}' | '_')
}

fn read(a: &str, b: &str, c: &str, first: &str, second: &str) -> Option<(u32, u32, u32)> {
    let plain = |part: &str, most| number(&part[..digits(part)], most);
    if let (Some(year), Some(month)) = (year(a), number(b, 12)) {
        let day = plain(c, 31).filter(|_| {
            digits(c) > 0 && c[digits(c)..].starts_with(['T', 't']) || digits(c) == c.len()
        })?;
        return Some((year, month, day));
    }
    let year_last = year(c);
    let day = |part: &str| {
        number(part.trim_end_matches(char::is_alphabetic), 31).filter(|_| part.len() <= 4)
    };
    if let (Some(year), Some(day), Some(month)) = (year_last, day(a), month(b)) {
        return Some((year, month, day));
    }
    if let (Some(year), Some(month), Some(day)) = (year_last, month(a), day(b)) {
        return Some((year, month, day));
    }
    // `07.04.2026`; with slashes only when one of the two can be no month.
    let (year, one, two) = (year_last?, number(a, 31)?, number(b, 31)?);
    match (first, second) {
        (".", ".") if two <= 12 => Some((year, two, one)),
        ("/", "/") | ("-", "-") if one > 12 && two <= 12 => Some((year, two, one)),
        ("/", "/") | ("-", "-") if two > 12 && one <= 12 => Some((year, one, two)),
        ("/", "/") | ("-", "-") if one == two && one <= 12 => Some((year, one, two)),
        _ => None,
    }
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
        const ROWS: [(&str, Option<&str>); 32] = [
            ("Published on 7 April 2026 at 9:30", Some("2026-04-07")),
            ("Apr. 7th, 2026", Some("2026-04-07")),
            ("2026-04-07T16:15:30Z", Some("2026-04-07")),
            ("2026-04-07 13:55:00 -0500", Some("2026-04-07")),
            ("in April 2026", None),
            ("12 jobs 2026", None),
            ("Dienstag, 7. April 2026, 9.30 Uhr", Some("2026-04-07")),
            ("7. März 2026", Some("2026-03-07")),
            ("07.04.2026 12:46", Some("2026-04-07")),
            ("le 7 avril 2026 à 07:19", Some("2026-04-07")),
            ("1er août 2026", Some("2026-08-01")),
            ("7 févr. 2026", Some("2026-02-07")),
            ("7 de abril de 2026", Some("2026-04-07")),
            ("7 de março de 2026", Some("2026-03-07")),
            ("7 aprile 2026", Some("2026-04-07")),
            ("7 mei 2026", Some("2026-05-07")),
            ("7 Nisan 2026 Salı", Some("2026-04-07")),
            ("2026年4月7日 20時01分", Some("2026-04-07")),
            ("2026년 4월 7일", Some("2026-04-07")),
            ("입력 2026.04.07 09:30", Some("2026-04-07")),
            ("٧ أبريل ٢٠٢٦", Some("2026-04-07")),
            ("الأحد، 04 آب/أغسطس 2013", Some("2013-08-04")),
            ("7 अप्रैल 2026", Some("2026-04-07")),
            ("०७ मार्च २०२६", Some("2026-03-07")),
            ("04/25/2026", Some("2026-04-25")),
            ("25/04/2026", Some("2026-04-25")),
            ("04/05/2026", None),
            ("3 hours ago", None),
            ("vor 3 Stunden", None),
            ("昨天 09:30", None),
            ("Tel. 030 12 2026", None),
            ("Section 4.7.2026 of the rules", Some("2026-07-04")),
        ];
        for (line, want) in ROWS {
            assert_eq!(find(line).as_deref(), want, "{line}");
        }
    }

    #[test]
    fn the_day_of_publishing_goes_before_that_of_a_change() {
        for (line, want) in [
            ("Published 1 May 2026, updated 3 May 2026", "2026-05-01"),
            ("Updated: 3 May 2026 | Published: 1 May 2026", "2026-05-01"),
            (
                "AFP 1 mai 2026 à 07:19 (Mis à jour : 3 mai 2026)",
                "2026-05-01",
            ),
            ("Updated 3 May 2026", "2026-05-03"),
            ("公開：2026年5月1日 更新：2026年5月3日", "2026-05-01"),
        ] {
            assert_eq!(published(line).as_deref(), Some(want), "{line}");
        }
        assert!(is_update("Updated 3 May 2026"));
        assert!(!is_update("1 May 2026, updated 3 May 2026"));
    }
}
