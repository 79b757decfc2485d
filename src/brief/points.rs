//! Key points: the first sentences of a list that the article itself makes.

use super::clauses::{is_statement, shorter, stands_alone};
use super::headline::speaks_of_page;
use super::typography::line;
use crate::article::{Article, Block, BlockKind};

/// A line of a list holds no more letters.
const LONGEST: usize = 90;
/// So many points a banner holds.
const MOST: usize = 3;
/// Fewer items are no list of points.
const FEWEST: usize = 3;
/// A lead-in is a few words before a colon.
const LEAD_WORDS: usize = 6;

/// The points of the first list that has them; empty when there is none.
pub(super) fn choose(article: &Article) -> Vec<String> {
    let lists = article
        .blocks
        .chunk_by(|a, b| a.kind == BlockKind::Item && b.kind == BlockKind::Item);
    lists
        .map(|list| of_list(list, &article.language))
        .find(|points| !points.is_empty())
        .unwrap_or_default()
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
