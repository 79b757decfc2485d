//! The language of an article that does not declare it.

use super::Article;
use whatlang::{Lang, detect};

/// Bytes of text that are enough to tell a language; more would only take time.
const ENOUGH: usize = 8_000;

/// ISO 639-1 code; `en` when it cannot be told.
pub(super) fn of(article: &Article) -> String {
    let mut sample = String::new();
    for sentence in article.sentences() {
        sample.push_str(&sentence.text);
        sample.push(' ');
        if sample.len() > ENOUGH {
            break;
        }
    }
    by_script(&sample)
        .or_else(|| {
            let found =
                detect(&sample).filter(|info| info.is_reliable() || by_title(article, info.lang()));
            found.and_then(|info| code(info.lang()))
        })
        .unwrap_or("en")
        .to_owned()
}

/// The language that a page declares, unless its text is plainly in another: a template's
/// language often stands over translated text. Empty when none is declared.
pub(super) fn checked(declared: &str, article: &Article) -> String {
    /// Bytes that leave no doubt.
    const SURE: usize = 300;
    let declared = code_of(declared);
    let mut sample = String::new();
    for sentence in article.sentences() {
        sample.push_str(&sentence.text);
        sample.push(' ');
        if sample.len() > ENOUGH {
            break;
        }
    }
    let found = detect(&sample).filter(|info| info.is_reliable() && sample.len() > SURE);
    match found.and_then(|info| code(info.lang())) {
        // Related languages are too easily taken for each other.
        Some(found) if !declared.is_empty() && !related(primary(&declared), found) => {
            found.to_owned()
        }
        _ => declared,
    }
}

/// Whether a detected language may be the declared one.
fn related(declared: &str, found: &str) -> bool {
    const FAMILIES: [&[&str]; 6] = [
        &["no", "nb", "nn", "da", "sv"],
        &["es", "ca", "gl", "pt"],
        &["cs", "sk"],
        &["ru", "uk", "bg", "be", "mk", "sr"],
        &["id", "ms"],
        &["nl", "af"],
    ];
    declared == found
        || FAMILIES
            .iter()
            .any(|family| family.contains(&declared) && family.contains(&found))
}

/// The scripts of few words tell them as surely as those of many.
fn by_script(sample: &str) -> Option<&'static str> {
    /// Letters that are enough to judge.
    const ENOUGH: usize = 2_000;
    let [mut kana, mut han, mut hangul, mut letters] = [0usize; 4];
    for c in sample.chars().filter(|c| c.is_alphabetic()).take(ENOUGH) {
        letters += 1;
        match c {
            '\u{3041}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' => han += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            _ => {}
        }
    }
    // A name in kana makes no Chinese text Japanese, nor a Latin name an Asian one English.
    if hangul * 3 > letters {
        Some("ko")
    } else if (kana + han) * 3 > letters {
        Some(if kana * 8 > kana + han { "ja" } else { "zh" })
    } else {
        None
    }
}

/// A short text's language is believed when its title is of the same.
fn by_title(article: &Article, lang: Lang) -> bool {
    let title = article.title.as_ref().map(|title| title.text.as_str());
    title
        .and_then(detect)
        .is_some_and(|info| info.lang() == lang)
}

fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Ell => "el",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Heb => "he",
        Lang::Vie => "vi",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Cat => "ca",
        _ => return None,
    })
}

/// The BCP 47 code that a page declares, its parts in their usual case: `pt-PT` of `PT_pt.UTF-8`.
pub(super) fn code_of(declared: &str) -> String {
    let plain = declared.trim().split(['.', '@']).next().unwrap_or_default();
    let parts = plain.split(['-', '_']).enumerate();
    let cased = parts.map(|(i, part)| match (i, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (1, 4) if part.is_ascii() => {
            part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase()
        }
        _ => part.to_owned(),
    });
    cased.collect::<Vec<_>>().join("-")
}

/// The language of a BCP 47 code, without its script and region: `de` of `de-CH`.
pub(crate) fn primary(code: &str) -> &str {
    code.split(['-', '_']).next().unwrap_or_default()
}
