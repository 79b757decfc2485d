//! Key points: the first sentences of a list that the article itself makes.

use super::clauses::{is_statement, shorter, stands_alone};
use super::foreign;
use super::headline::speaks_of_page;
use super::typography::line;
use crate::article::{Article, Block, BlockKind, primary};

/// A line of a list holds no more letters.
const LONGEST: usize = 90;
/// So many points a banner holds.
const MOST: usize = 3;
/// Fewer items are no list of points.
const FEWEST: usize = 3;
/// A lead-in is a few words before a colon.
const LEAD_WORDS: usize = 6;

/// What heads a list of an article's points, in lower case.
const HEADINGS: &str = "\
    key points|key takeaways|takeaways|main points|at a glance|in brief|in short|the essentials|what you need to know|highlights|\
    das wichtigste in kürze|das wichtigste|auf einen blick|in kürze|kurz zusammengefasst|zusammenfassung|\
    l'essentiel|l’essentiel|en bref|à retenir|ce qu'il faut retenir|points clés|lo esencial|claves|las claves|puntos clave|en resumen|en breve|\
    em resumo|resumo|pontos principais|pontos-chave|o essencial|in breve|in sintesi|punti chiave|in het kort|kort samengevat|kernpunten|\
    özet|özetle|kısaca|ana noktalar|要点|内容提要|摘要|重點|ポイント|この記事のポイント|要約|핵심 요약|핵심|요약|أبرز النقاط|النقاط الرئيسية|باختصار|मुख्य बातें|मुख्य बिंदु";

/// The points of the first list that is headed as such, else of the first that has them; empty
/// when there is none. In other languages than English only a heading tells what a list is.
pub(super) fn choose(article: &Article) -> Vec<String> {
    let english = primary(&article.language) == "en";
    let lists = || {
        article
            .blocks
            .chunk_by(|a, b| a.kind == BlockKind::Item && b.kind == BlockKind::Item)
    };
    let mut headed = Vec::new();
    let mut opens = false;
    for list in lists() {
        if opens && list[0].kind == BlockKind::Item {
            headed.push(list);
        }
        opens = list[0].kind == BlockKind::Heading && is_headed(&list[0]);
    }
    let told = headed.into_iter().map(|list| match english {
        true => of_list(list, &article.language),
        false => of_items(list, &article.language),
    });
    let told = told
        .collect::<Vec<_>>()
        .into_iter()
        .find(|points| !points.is_empty());
    told.or_else(|| {
        let mut plain = lists().map(|list| of_list(list, &article.language));
        plain.find(|points| english && !points.is_empty())
    })
    .unwrap_or_default()
}

fn is_headed(heading: &Block) -> bool {
    let text = heading
        .sentences
        .first()
        .map(|said| said.text.to_lowercase())
        .unwrap_or_default();
    let text = text.trim_end_matches([':', '：', ' ']);
    HEADINGS.split('|').any(|words| words.trim_start() == text)
}

/// The whole short sentences of a list that says of itself that these are its points.
fn of_items(list: &[Block], language: &str) -> Vec<String> {
    let told = list
        .iter()
        .filter_map(|item| item.sentences.first().filter(|said| said.whole));
    let fits = told.filter(|said| {
        foreign::wide(&said.text) <= LONGEST && foreign::stands_alone(&said.text, language)
    });
    let points: Vec<String> = fits
        .map(|said| line(&said.text, language))
        .take(MOST)
        .collect();
    if points.len() < MOST {
        Vec::new()
    } else {
        points
    }
}

/// A list's points, when its items are statements.
fn of_list(list: &[Block], language: &str) -> Vec<String> {
    let said: Vec<&str> = list
        .iter()
        .filter(|block| block.kind == BlockKind::Item)
        .filter_map(statement)
        .collect();
    if said.len() < FEWEST || said.len() * 2 <= list.len() {
        return Vec::new();
    }
    let points: Vec<String> = said
        .into_iter()
        .filter_map(|text| short(text, language))
        .take(MOST)
        .collect();
    if points.len() < MOST {
        Vec::new()
    } else {
        points
    }
}

/// The first sentence of an item without its lead-in, if it is whole and says something.
fn statement(item: &Block) -> Option<&str> {
    let first = item.sentences.first().filter(|first| first.whole)?;
    let text = without_lead(&first.text);
    let whole = text.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    (whole && is_statement(text) && !speaks_of_page(text)).then_some(text)
}

/// `Costs: The port…` without `Costs:`.
fn without_lead(text: &str) -> &str {
    match text.split_once(": ") {
        Some((lead, rest))
            if lead.split_whitespace().count() <= LEAD_WORDS
                && rest.starts_with(char::is_uppercase) =>
        {
            rest
        }
        _ => text,
    }
}

/// The sentence, or its longest true form, that fits a line.
fn short(text: &str, language: &str) -> Option<String> {
    let forms = [text.to_owned()].into_iter().chain(shorter(text, true));
    forms
        .filter(|form| stands_alone(form))
        .map(|form| line(&form, language))
        .find(|form| form.chars().count() <= LONGEST)
}
