//! The headline: the article's title, or a true clause in its words.

use super::clauses::{is_statement, shorter, stands_alone};
use super::typography::line;
use super::{foreign, title};
use crate::article::words::{class, stems};
use crate::article::{Article, Passage, is_cut, primary};
use crate::note::Note;
use std::collections::HashSet;

/// The length that a clause is cut to, where it can be: three lines of display type.
const GOOD: usize = 84;
/// A clause longer than this is no headline.
const LONGEST: usize = 130;
/// Bytes beyond which a title is none, but a text without lines.
const LONGEST_TITLE: usize = 400;
/// A shorter clause says too little.
const SHORTEST: usize = 18;
/// So many sentences of the body may give the headline.
const OPENING: usize = 8;
/// So many shorter forms are enough for any room.
const MOST_FORMS: usize = 4;

/// A headline with its shorter forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Headline {
    pub(super) text: String,
    pub(super) short: Vec<String>,
}

/// Decides the headline; notes say what was passed over.
pub(super) fn choose(article: &Article, notes: &mut Vec<Note>) -> Headline {
    let language = article.language.as_str();
    if let Some(title) = &article.title {
        match unfit(title) {
            None => {
                let text = title::plain(&title.text, article);
                return with_forms(&text, forms(&text, true, language), language);
            }
            Some(why) => notes.push(Note::TitlePassedOver {
                title: title.text.clone(),
                why: why.to_owned(),
            }),
        }
        let told = if title.whole {
            Vec::new()
        } else {
            forms(&title.text, false, language)
        };
        let told = told.into_iter().filter(|clause| !is_question(clause));
        if let Some(headline) = fit(told.collect(), language) {
            return headline;
        }
    }
    let told = match primary(language) {
        "en" => from_sentences(article),
        _ => from_foreign(article),
    };
    told.unwrap_or_else(|| fallback(article))
}

/// Shorter true forms in the text's language.
fn forms(text: &str, whole: bool, language: &str) -> Vec<String> {
    match primary(language) {
        "en" => shorter(text, whole),
        _ => foreign::shorter(text, language),
    }
}

/// The first sentence that can stand alone and is short enough, or a true form of it.
fn from_foreign(article: &Article) -> Option<Headline> {
    let language = article.language.as_str();
    let told = article.sentences().take(OPENING).filter(|sentence| {
        foreign::stands_alone(&sentence.text, language) && !is_question(&sentence.text)
    });
    let told = told.map(|sentence| {
        let text = sentence.text.trim_end_matches(['.', '。', '।']).to_owned();
        let shorter = foreign::shorter(&text, language);
        [text].into_iter().chain(shorter).collect::<Vec<_>>()
    });
    let fits = |longest: usize| {
        told.clone().find_map(|forms| {
            let at = forms
                .iter()
                .position(|form| (SHORTEST..=longest).contains(&foreign::wide(form)))?;
            Some(with_forms(&forms[at], forms[at + 1..].to_vec(), language))
        })
    };
    fits(GOOD).or_else(|| fits(LONGEST))
}

/// Shorter true forms of a headline that a caller set.
pub(super) fn with_forms(text: &str, forms: Vec<String>, language: &str) -> Headline {
    let text = line(text, language);
    let mut short: Vec<String> = Vec::new();
    for form in forms.iter().map(|form| line(form, language)) {
        let last = short.last().unwrap_or(&text).len();
        if form.len() >= SHORTEST && form.len() + 6 <= last && short.len() < MOST_FORMS {
            short.push(form);
        }
    }
    Headline { text, short }
}

/// The title of an article, when it asks a question that is not the headline.
pub(super) fn question(article: &Article, headline: &str) -> String {
    let asks = |title: &&Passage| {
        let text = title.text.trim_end();
        title.whole && text.len() <= LONGEST && text.ends_with(['?', '？', '؟'])
    };
    let title = article.title.as_ref().filter(asks);
    let title = title.filter(|title| !is_cut(&title.text) && !is_request(&title.text));
    let text = title.map(|title| line(&title::plain(&title.text, article), &article.language));
    text.filter(|text| text != headline).unwrap_or_default()
}

/// Why a declared title is no headline.
fn unfit(title: &Passage) -> Option<&'static str> {
    if title.text.len() > LONGEST_TITLE {
        Some("longer than any title")
    } else if !title.whole || is_cut(&title.text) {
        Some("cut off")
    } else if is_question(&title.text) {
        Some("a question")
    } else if is_request(&title.text) {
        Some("a request")
    } else {
        None
    }
}

fn is_question(text: &str) -> bool {
    let asks = [
        "what", "how", "why", "who", "when", "where", "which", "whose",
    ];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let second = words.next().unwrap_or_default();
    text.trim_end().ends_with(['?', '？', '؟'])
        || (asks.contains(&first.as_str()) && class(second).auxiliary)
}

fn is_request(text: &str) -> bool {
    let orders = [
        "create",
        "generate",
        "write",
        "draft",
        "design",
        "summarize",
        "summarise",
        "explain",
        "describe",
        "draw",
        "please",
        "give",
        "tell",
        "show",
    ];
    let takes = [
        "a", "an", "the", "this", "me", "us", "what", "how", "why", "in",
    ];
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    orders.contains(&first.as_str()) && takes.contains(&second.as_str())
}

/// The most telling clause of the summary, else of the opening.
fn from_sentences(article: &Article) -> Option<Headline> {
    let asked: HashSet<String> = article
        .title
        .iter()
        .flat_map(|title| stems(&title.text).collect::<Vec<_>>())
        .collect();
    let summary = article
        .summary
        .iter()
        .filter(|sentence| !speaks_of_page(&sentence.text));
    let told = summary
        .filter_map(|sentence| fit(clauses(sentence), &article.language))
        .next();
    told.or_else(|| {
        let opening = article.sentences().take(OPENING).enumerate();
        let fits = opening
            .filter_map(|(i, sentence)| Some((i, fit(clauses(sentence), &article.language)?)));
        let score = |i: usize, headline: &Headline| {
            let shared = stems(&headline.text)
                .filter(|word| asked.contains(word))
                .count();
            2 * shared.min(OPENING) + OPENING - i
        };
        fits.max_by_key(|(i, headline)| (score(*i, headline), usize::MAX - i))
            .map(|(_, headline)| headline)
    })
}

/// A sentence that can stand alone and its shorter forms, longest first.
fn clauses(sentence: &Passage) -> Vec<String> {
    if !stands_alone(&sentence.text) || !is_statement(&sentence.text) {
        return Vec::new();
    }
    let whole = sentence.whole.then(|| sentence.text.clone());
    whole
        .into_iter()
        .chain(shorter(&sentence.text, sentence.whole))
        .collect()
}

/// The longest clause that is short enough, with those below it.
fn fit(clauses: Vec<String>, language: &str) -> Option<Headline> {
    let length = |text: &String| text.chars().count();
    let good = clauses
        .iter()
        .position(|clause| (SHORTEST..=GOOD).contains(&length(clause)));
    let at = good.or_else(|| {
        clauses
            .iter()
            .rposition(|clause| (SHORTEST..=LONGEST).contains(&length(clause)))
    })?;
    let shorter = clauses[at + 1..].to_vec();
    Some(with_forms(&clauses[at], shorter, language))
}

/// `Here is a breakdown of …`: a sentence about the text, not about the world.
pub(super) fn speaks_of_page(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "here is",
        "here are",
        "here's",
        "this article",
        "this post",
        "this page",
        "in this article",
        "in this post",
        "read ",
        "learn ",
        "below",
        "a detailed",
        "an overview",
    ]
    .iter()
    .any(|opening| text.starts_with(opening))
}

/// The first sentence that is short enough to be read as a headline; empty when none is.
fn fallback(article: &Article) -> Headline {
    let mut fits = article
        .sentences()
        .filter(|sentence| sentence.text.len() <= LONGEST_TITLE);
    let stated = fits
        .clone()
        .find(|sentence| is_statement(&sentence.text) && sentence.text.chars().count() <= LONGEST);
    let told = stated.or_else(|| fits.clone().find(|sentence| !is_question(&sentence.text)));
    let text = told
        .or_else(|| fits.next())
        .map(|sentence| sentence.text.as_str())
        .unwrap_or_default();
    with_forms(
        text,
        forms(text, true, &article.language),
        &article.language,
    )
}
