//! What an article's form declares of it, and the article that comes of it. Here the title is
//! chosen for a headline, whole and without the site's name.

use super::linked::Linked;
use super::page::{Page, plain};
use super::seen::Seen;
use super::sentences::is_ended;
use super::terms::{Terms, terms};
use super::{Article, Block, BlockKind, Passage, chrome, date, is_cut, language};
use std::collections::HashSet;

/// What a form declares of its article.
#[derive(Default)]
pub(super) struct Declared {
    pub(super) page: Page,
    /// The title in full.
    pub(super) title: String,
    /// Lines that may be the one under the title, as marked in the page.
    pub(super) shown: Vec<String>,
    /// The article in a sentence, as the page says it to others.
    pub(super) described: String,
    /// Section first, then topics.
    pub(super) tags: Vec<String>,
    /// When it was published, where the page declares it somewhere else.
    pub(super) published: String,
}

impl Declared {
    /// Fills in what a page shows and says beyond what it declares by Readability's rules.
    pub(super) fn fill(&mut self, seen: &Seen, linked: &Linked) {
        self.title = title(seen, linked, &self.page);
        self.shown.clone_from(&seen.decks);
        self.described = described(seen, linked);
        let mut tags = seen.all_of("article:section");
        tags.extend(linked.tags.clone());
        for key in [
            "article:tag",
            "parsely-section",
            "parsely-tags",
            "news_keywords",
            "keywords",
        ] {
            tags.extend(seen.all_of(key));
        }
        self.tags = tags;
        let declared = seen.meta_of(&[
            "article:published_time",
            "date",
            "datepublished",
            "pubdate",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "sailthru.date",
            "parsely-pub-date",
            "publish-date",
            "og:published_time",
        ]);
        let shown = [declared, linked.published.clone(), seen.time.clone()];
        self.published = shown
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default();
    }

    /// The line under the title: what the page marks as such, else a heading over the first
    /// paragraph, else how the page describes itself, unless the body begins so.
    fn deck(&self, blocks: &mut Vec<Block>) -> Option<Passage> {
        /// Words that a deck must share with the title or the opening; a box shares none.
        const SHARED: usize = 2;
        /// Letters of a standfirst; longer ones are paragraphs.
        const LONGEST: usize = 300;
        let opening = blocks
            .iter()
            .take(4)
            .map(whole)
            .collect::<Vec<_>>()
            .join(" ");
        let mut known: Terms = terms(&opening).collect();
        known.extend(terms(&self.title));
        known.extend(terms(&self.described));
        let fits = |text: &str| {
            let words: Terms = terms(text).collect();
            let shared = words.intersection(&known).count();
            chrome::of(text).is_none() && text != self.title && shared >= SHARED
        };
        let told = |text: &str| blocks.iter().take(4).position(|block| whole(block) == text);
        let headed = |block: &&Block| {
            block.kind == BlockKind::Heading && whole(block).split_whitespace().count() >= 5
        };
        let shown = self.shown.iter().find(|text| fits(text));
        let over = || {
            blocks
                .first()
                .filter(headed)
                .map(whole)
                .filter(|text| fits(text))
        };
        let deck = shown.cloned().or_else(over);
        if let Some(deck) = deck {
            if let Some(at) = told(&deck).filter(|_| blocks.len() > 1) {
                blocks.remove(at);
            }
            return passage(&deck);
        }
        // A standfirst that is not marked as such stands first in the body.
        let stands_first = blocks.len() > 2
            && blocks.first().map(whole).as_ref() == Some(&self.described)
            && self.described.chars().count() <= LONGEST;
        if stands_first {
            blocks.remove(0);
            return passage(&self.described);
        }
        let cut = self.described.trim_end_matches(['.', '…', ' ']);
        let begins = opening.contains(cut);
        passage(&self.described).filter(|deck| deck.whole && !begins)
    }

    /// The article, its title and deck parted from its body.
    pub(super) fn into_article(self, mut blocks: Vec<Block>) -> Article {
        let mut article = Article::blank();
        // The page's title often stands over its body again.
        let first = blocks
            .iter()
            .take(3)
            .position(|block| whole(block) == self.title);
        if let Some(at) = first.filter(|_| !self.title.is_empty()) {
            blocks.remove(at);
        }
        article.title = passage(&self.title);
        article.deck = self.deck(&mut blocks);
        if blocks.is_empty() && article.deck.is_none() {
            article.summary.extend(passage(&self.page.excerpt));
        }
        article.blocks = blocks;
        without_author(&mut article.blocks, &self.page.byline);
        let mut seen = HashSet::new();
        let tags = self.tags.iter().map(|tag| plain(tag));
        article.tags = tags
            .filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()))
            .collect();
        article.byline = byline(&self.page.byline);
        let published = [self.page.published_time.as_str(), self.published.as_str()];
        let days = published.iter().find_map(|text| date::find(text));
        article.published = days.unwrap_or_default();
        article.source.clone_from(&self.page.site_name);
        article.language = language::checked(&self.page.lang, &article);
        article.page = self.page;
        article
    }
}

/// Drops what is said of the author after the article: `Ana Ruiz has covered ports since 2012.`
fn without_author(blocks: &mut Vec<Block>, names: &str) {
    let name = byline(names);
    let name = name.split([',', '|']).next().unwrap_or_default().trim();
    if name.split(' ').count() < 2 {
        return;
    }
    while blocks.len() > 3
        && blocks
            .last()
            .is_some_and(|block| whole(block).starts_with(name))
    {
        blocks.pop();
    }
}

/// A block in one line.
fn whole(block: &Block) -> String {
    let sentences: Vec<&str> = block.sentences.iter().map(|s| s.text.as_str()).collect();
    sentences.join(" ")
}

/// A declared text as a passage, whole unless it was cut off.
fn passage(text: &str) -> Option<Passage> {
    let mut passage = Passage::from_file(text, 0..text.len());
    passage.whole = !is_cut(&passage.text);
    (!passage.text.is_empty()).then_some(passage)
}

/// The name without `By`, and none that is an address.
fn byline(said: &str) -> String {
    let name = [
        "By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door ", "By: ",
    ]
    .iter()
    .find_map(|opening| said.strip_prefix(opening))
    .unwrap_or(said)
    .trim();
    let fits = name.chars().count() <= 80 && !name.contains("://") && !name.contains('@');
    if fits { name.to_owned() } else { String::new() }
}

/// The title for a headline: what the page shows, if that is what it declares; whole, and
/// without the site's name.
fn title(seen: &Seen, linked: &Linked, page: &Page) -> String {
    let shared = seen.meta_of(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
    ]);
    let declared = [&linked.headline, &shared, &page.title, &seen.title];
    let site = page.site_name.as_str();
    let declared: Vec<String> = declared
        .iter()
        .map(|title| without_site(title, site))
        .filter(|title| !title.is_empty())
        .collect();
    let known: Terms = declared.iter().flat_map(|title| terms(title)).collect();
    // The heading that says what is declared; a page's own name or another story says little of it.
    let shown = seen
        .headings
        .iter()
        .map(|heading| without_site(heading, site));
    let share = |title: &str| {
        let words: Terms = terms(title).collect();
        let shared = words.intersection(&known).count();
        100 * shared / words.len().max(1)
    };
    let shown = shown.filter(|heading| {
        terms(heading).count() >= 2 && heading.chars().count() <= 250 && share(heading) >= 50
    });
    let mut best = String::new();
    for title in shown.take(1).chain(declared) {
        if best.is_empty() || (is_cut(&best) && !is_cut(&title)) {
            best = title;
        }
    }
    if best.is_empty() {
        best = seen.headings.first().cloned().unwrap_or_default();
    }
    best
}

/// `A bridge opens - The Post` without the site, known or not: a short end behind a sign.
fn without_site(title: &str, site: &str) -> String {
    const SIGNS: [&str; 9] = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ",
    ];
    let mut title = title.trim();
    while let Some((at, sign)) = SIGNS
        .iter()
        .filter_map(|sign| Some((title.rfind(sign)?, sign)))
        .max()
    {
        let (left, right) = (title[..at].trim(), title[at + sign.len()..].trim());
        let words = |text: &str| text.split_whitespace().count();
        let named = !site.is_empty() && alike(right, site);
        // A dash may be the title's own; an upright line hardly ever is.
        let likely = match *sign {
            " | " | " :: " | " » " | " · " | " • " => words(right) <= 5 && words(left) >= 3,
            _ => {
                words(right) <= 3
                    && words(left) >= 4
                    && right.chars().all(|c| !c.is_ascii_digit() && c != ',')
                    && right.starts_with(char::is_uppercase)
                    && capitals(right)
            }
        };
        if !named && !likely {
            break;
        }
        title = left;
    }
    let front = SIGNS
        .iter()
        .filter_map(|sign| title.split_once(sign))
        .find(|(left, _)| !site.is_empty() && alike(left, site));
    front.map_or(title, |(_, right)| right).trim().to_owned()
}

/// `The Harbour Post`: a name has capitals throughout.
fn capitals(text: &str) -> bool {
    text.split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
}

fn alike(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (a, b) = (letters(a), letters(b));
    !a.is_empty()
        && (a == b
            || (a.len() > 3 && b.starts_with(&a))
            || (b.len() > 3 && a.starts_with(&b) && a.len() < b.len() + 12))
}

/// What the page says of its article to others, if it is not cut off.
fn described(seen: &Seen, linked: &Linked) -> String {
    /// Letters at which systems cut descriptions, some without a sign.
    const CUT: usize = 140;
    let described = [
        seen.meta_of(&["og:description"]),
        linked.excerpt.clone(),
        seen.meta_of(&["description", "dc.description", "twitter:description"]),
    ];
    let whole = |text: &&String| {
        let words = text.split_whitespace().count();
        let ended = is_ended(text) && words >= 5;
        !is_cut(text) && (ended || (words >= 8 && text.chars().count() < CUT))
    };
    described.iter().find(whole).cloned().unwrap_or_default()
}
