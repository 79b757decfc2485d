//! The banner in words, for those who cannot see it.

use super::Brief;

/// Screen readers and networks cut longer texts.
const LONGEST: usize = 249;
/// A banner shows no more figures than a few.
const FIGURES: usize = 3;

/// Headline and leading figures, as far as they fit.
pub(super) fn text(brief: &Brief) -> String {
    let short = std::iter::once(&brief.headline).chain(&brief.headline_short);
    let headline = short.clone().find(|text| text.chars().count() < LONGEST);
    let mut alt = headline
        .map(|text| text.trim_end_matches('.').to_owned())
        .unwrap_or_default();
    if !alt.is_empty() && !alt.ends_with(['?', '!', '”', '’']) {
        alt.push('.');
    }
    for figure in brief.figures.iter().take(FIGURES) {
        let more = format!(" {}: {}.", figure.text, figure.label);
        if alt.chars().count() + more.chars().count() <= LONGEST {
            alt.push_str(&more);
        }
    }
    alt.trim().to_owned()
}
