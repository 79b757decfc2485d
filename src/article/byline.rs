//! Who wrote it, as pages say it in thirteen languages.

/// What stands before a writer's name.
const OPENERS: [&str; 34] = [
    "By ",
    "BY ",
    "by ",
    "Written by ",
    "Words by ",
    "Story by ",
    "Reported by ",
    "Text by ",
    "Author: ",
    "Von ",
    "von ",
    "VON ",
    "Text: ",
    "Autor: ",
    "Autorin: ",
    "Par ",
    "PAR ",
    "Auteur : ",
    "Por ",
    "POR ",
    "Autor/a: ",
    "Di ",
    "DI ",
    "di ",
    "Door ",
    "door ",
    "Yazan: ",
    "Haber: ",
    "Yazar: ",
    "بقلم: ",
    "بقلم ",
    "كتب: ",
    "कतार: ",
    "लेखक: ",
];
/// The same where no space follows.
const CLOSE_OPENERS: [&str; 20] = [
    "文／",
    "文/",
    "文｜",
    "文 / ",
    "文 | ",
    "作者：",
    "作者:",
    "记者：",
    "記者：",
    "撰文：",
    "撰文/",
    "撰文／",
    "本报记者 ",
    "本報記者 ",
    "记者 ",
    "記者 ",
    "取材・文＝",
    "文・",
    "文＝",
    "執筆：",
];
/// What follows a name in Korean, Japanese and Chinese.
const TITLES: [&str; 6] = [" 기자", "기자", " 특파원", " 記者", "記者", " 记者"];
/// Who may stand where a name does, and is none.
const ROLES: [&str; 34] = [
    "staff",
    "staff writer",
    "staff reporter",
    "our correspondent",
    "our reporter",
    "editor",
    "editorial",
    "editorial team",
    "newsroom",
    "admin",
    "web desk",
    "news desk",
    "redaktion",
    "der redaktion",
    "unserer redaktion",
    "la rédaction",
    "rédaction",
    "redacción",
    "la redacción",
    "redação",
    "da redação",
    "redazione",
    "la redazione",
    "redactie",
    "de redactie",
    "onze redactie",
    "onze verslaggever",
    "haber merkezi",
    "编辑部",
    "編集部",
    "편집국",
    "التحرير",
    "guest",
    "agencies",
];
/// What joins two writers.
const JOINTS: [&str; 12] = [
    " and ", " und ", " et ", " y ", " e ", " en ", " ve ", " & ", "、", " و ", " और ", " with ",
];
/// What may stand within a name without a capital.
const PARTICLES: [&str; 22] = [
    "de", "da", "di", "do", "du", "dos", "das", "del", "della", "der", "den", "van", "von", "zu",
    "ter", "ten", "bin", "al", "el", "la", "le", "y",
];

/// The writers that a line names after `By`, or before `기자`.
pub(super) fn of(line: &str) -> Option<String> {
    /// Such a line says little else.
    const LONGEST: usize = 200;
    let line = line.trim();
    if line.len() > LONGEST {
        return None;
    }
    if let Some(rest) = OPENERS.iter().find_map(|opener| line.strip_prefix(opener)) {
        return named(rest.trim());
    }
    if let Some(rest) = CLOSE_OPENERS
        .iter()
        .find_map(|opener| line.strip_prefix(opener))
    {
        let name = rest
            .trim()
            .split(['，', '。', '｜', '|', '／', '/', ' ', '（', '(', '＝'])
            .next()?;
        let name = TITLES
            .iter()
            .find_map(|title| name.strip_suffix(title))
            .unwrap_or(name);
        return (2..=12)
            .contains(&name.chars().count())
            .then(|| name.to_owned())
            .filter(|name| is_person(name));
    }
    let name = line.split(['|', '(', '=', '·', ',']).next()?.trim();
    let name = TITLES.iter().find_map(|title| name.strip_suffix(title))?;
    let name = name.rsplit([' ', ']', '】', '】', '/']).next()?.trim();
    let letters = name.chars().count();
    ((2..=5).contains(&letters) && name.chars().all(is_wide)).then(|| name.to_owned())
}

/// Whether a line is nothing but the word before a name.
pub(super) fn is_opener(line: &str) -> bool {
    OPENERS.iter().any(|opener| line.trim() == opener.trim())
}

/// The first of several writers.
pub(super) fn first(byline: &str) -> &str {
    let cut = JOINTS.iter().filter_map(|joint| byline.find(joint));
    let end = cut.chain(byline.find(',')).min().unwrap_or(byline.len());
    byline[..end].trim()
}

/// Names, without what hangs on them: a date, a role, a paper, an address.
fn named(rest: &str) -> Option<String> {
    let rest = rest
        .split(['|', '·', '—', '•', '(', '<', ';', '/', '–'])
        .next()?;
    let rest = rest.split(" - ").next()?.trim();
    let mut parts = rest.split(',').map(str::trim);
    let mut names = parts.next()?.to_owned();
    // `Ana Ruiz, Tom Bell and Kim Lee`
    let others: Vec<&str> = parts.collect();
    let joined = others
        .iter()
        .any(|part| JOINTS.iter().any(|joint| part.contains(joint)));
    if joined
        && others.iter().all(|part| {
            JOINTS
                .iter()
                .fold(vec![*part], |parts, joint| {
                    parts.iter().flat_map(|p| p.split(joint)).collect()
                })
                .iter()
                .all(|name| is_person(name))
        })
    {
        names = rest.to_owned();
    }
    // `Ana Ruiz April 7, 2026`
    let words: Vec<&str> = names.split_whitespace().collect();
    let dated = words
        .iter()
        .position(|word| word.contains(|c: char| c.is_numeric()));
    let mut end = dated.unwrap_or(words.len());
    while end > 0
        && dated.is_some()
        && (super::date::month(words[end - 1]).is_some() || super::date::is_label(words[end - 1]))
    {
        end -= 1;
    }
    let kept = words[..end].join(" ");
    let kept = kept.trim_end_matches([',', '.', ':']).to_owned();
    let lower = kept.to_lowercase();
    let capital = kept.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    let plain = kept.chars().count() > 3 && kept.split(' ').count() <= 9 && !kept.contains('@');
    (plain && capital && !ROLES.contains(&lower.as_str()) && !is_sentence(&kept))
        .then(|| unshouted(&kept))
}

/// `By then the port had closed`: lower-case words that join no names.
fn is_sentence(text: &str) -> bool {
    let joints: Vec<&str> = JOINTS.iter().map(|joint| joint.trim()).collect();
    let small = text.split_whitespace().filter(|word| {
        word.starts_with(char::is_lowercase) && !PARTICLES.contains(word) && !joints.contains(word)
    });
    small.count() > 0
}

/// `ANA RUIZ` as `Ana Ruiz`.
fn unshouted(name: &str) -> String {
    if name.contains(char::is_lowercase) || name.split(' ').count() < 2 {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut start = true;
        word.chars()
            .flat_map(|c| {
                let cased: String = if start {
                    c.to_string()
                } else {
                    c.to_lowercase().collect()
                };
                start = !c.is_alphabetic();
                cased.chars().collect::<Vec<_>>()
            })
            .collect::<String>()
    };
    let joint = |text: &str| {
        JOINTS
            .iter()
            .find(|joint| joint.trim().to_uppercase() == text)
            .map(|joint| joint.trim().to_owned())
    };
    name.split(' ')
        .map(|text| joint(text).unwrap_or_else(|| word(text)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a line is a person's name and nothing else: two to four words with capitals, or two
/// to five letters of a script that sets no spaces.
pub(crate) fn is_person(line: &str) -> bool {
    let line = line.trim();
    let letters = line.chars().count();
    if (2..=5).contains(&letters) && line.chars().all(is_wide) {
        return true;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let initial = |word: &str| word.ends_with('.') && word.chars().count() <= 3;
    let capital = |word: &&str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && (initial(word)
                || chars.clone().any(char::is_lowercase)
                    && chars.all(|c| c.is_alphabetic() || "-'’".contains(c))
                    && !is_glued(word))
    };
    let named = words.iter().filter(|word| capital(word)).count();
    let fits = words
        .iter()
        .all(|word| capital(word) || PARTICLES.contains(word));
    let known = ROLES.contains(&line.to_lowercase().as_str())
        || words
            .iter()
            .any(|word| super::words::is_function(word) && !PARTICLES.contains(word));
    letters <= 40
        && (2..=4).contains(&named)
        && words.len() <= 5
        && fits
        && !known
        && words.first().is_some_and(capital)
}

/// `BardyThe`: a capital within, but for `McKay` and `DeLuca`.
fn is_glued(word: &str) -> bool {
    let inner = word
        .char_indices()
        .skip(1)
        .find(|&(i, c)| c.is_uppercase() && word[..i].ends_with(char::is_lowercase));
    inner.is_some_and(|(i, _)| {
        !matches!(
            &word[..i],
            "Mc" | "Mac" | "De" | "Di" | "Le" | "La" | "Fitz" | "Van"
        )
    })
}

/// Letters of Chinese, Japanese and Korean.
fn is_wide(c: char) -> bool {
    super::words::is_unspaced(c) || matches!(c, '\u{ac00}'..='\u{d7af}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_are_named_in_many_languages() {
        const ROWS: [(&str, Option<&str>); 29] = [
            ("By Ana Ruiz", Some("Ana Ruiz")),
            ("By Ana Ruiz and Tom Bell", Some("Ana Ruiz and Tom Bell")),
            (
                "By Ana Ruiz, Tom Bell and Kim Lee",
                Some("Ana Ruiz, Tom Bell and Kim Lee"),
            ),
            ("By Ana Ruiz, harbour correspondent", Some("Ana Ruiz")),
            ("By ANA RUIZ AND TOM BELL", Some("Ana Ruiz and Tom Bell")),
            ("By Ana Ruiz April 7, 2026", Some("Ana Ruiz")),
            ("By Ana Ruiz | The Harbour Post", Some("Ana Ruiz")),
            ("By Staff", None),
            ("By ana@example.org", None),
            ("By then the port had closed", None),
            ("Von Jana Lenz und Tim Kost", Some("Jana Lenz und Tim Kost")),
            ("Von der Redaktion", None),
            ("Von Hamburg bis München fehlen Züge", None),
            ("Par Lucie Morel", Some("Lucie Morel")),
            ("Par la rédaction", None),
            ("Por Marta Gil y Luis Soto", Some("Marta Gil y Luis Soto")),
            ("Por João da Silva", Some("João da Silva")),
            ("Di Paola Neri", Some("Paola Neri")),
            ("Door Piet van der Berg", Some("Piet van der Berg")),
            ("Haber: Ayşe Kaya", Some("Ayşe Kaya")),
            ("文／王小明", Some("王小明")),
            ("记者 李华", Some("李华")),
            ("作者：陈美玲", Some("陈美玲")),
            ("文・山田花子", Some("山田花子")),
            ("김민수 기자", Some("김민수")),
            ("김민수 기자 | 입력 2026.04.07", Some("김민수")),
            ("بقلم: سلمى حداد", Some("سلمى حداد")),
            ("लेखक: अनिल शर्मा", Some("अनिल शर्मा")),
            ("The port grew", None),
        ];
        for (line, want) in ROWS {
            assert_eq!(of(line).as_deref(), want, "{line}");
        }
    }

    #[test]
    fn a_person_is_two_names() {
        for (line, want) in [
            ("Ana Ruiz", true),
            ("Brenda J. Goodman", true),
            ("The Port", false),
            ("Harbour", false),
            ("Piet van der Berg", true),
            ("Port news today", false),
        ] {
            assert_eq!(is_person(line), want, "{line}");
        }
    }
}
