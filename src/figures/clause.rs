//! What a number measures, in languages other than English: a clean clause cut from its
//! sentence, by the words that the language's table knows. No clause, no figure.

use super::find::Mention;
use super::label::Label;
use super::lexicon::{Clause, Lexicon, Nouns};
use super::numerals::place;
use super::qualify::any;
use super::tokens::{Kind, Token, spelt, spelt_before};
use super::{Unit, eastern};
use std::ops::Range;

/// A label has no more words.
const MOST_WORDS: usize = 8;
/// So far before its number a verb is looked for.
const VERB_REACH: usize = 12;
/// So far behind it: `um 42 Prozent gestiegen`.
const LATE_VERB: usize = 5;

/// Articles after which a new noun begins: `meldet einen Verlust von`.
const INDEFINITE: &str = "ein eine einen einem einer un une uno una um uma een";
/// What helps a verb, where the number's verb stands at the end: `ist um 4 Prozent gestiegen`.
const AUXILIARIES: &str =
    "ist sind war waren hat haben hatte wurde wurden is zijn heeft hebben was";
/// What stands between a counted noun and what was done to it: `Français ont été localisés`.
const PASSIVE: &str =
    "ont été sont étaient han sido fueron son están foram são estão sono stati state furono";
/// Openers of a value that a noun leads to in Arabic.
const WORTH: [&str; 4] = ["بقيمة", "بمقدار", "قدره", "قدرها"];

/// A sentence in which numbers are to be named.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) lexicon: &'a Lexicon,
}

/// Nouns of change, which alone do not say of what.
const MOVES: &str = "plus minus zuwachs anstieg rückgang zunahme abnahme wachstum hausse baisse augmentation \
    recul croissance subida caída aumento descenso crecimiento alta queda crescimento crescita calo \
    stijging daling groei artış düşüş büyüme";

/// Names a number of a sentence; `None` when no clean clause can be cut.
pub(super) fn label(sentence: &Sentence, mention: &Mention) -> Option<Label> {
    let text = match sentence.lexicon.language {
        "zh" | "ja" | "ko" => eastern::label(sentence, mention),
        "ar" | "hi" | "tr" => sentence.by_order(mention),
        _ => sentence.by_verb(mention),
    }?;
    let text = text.trim();
    if super::phrase::is_in(MOVES, text) {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let bare = !text.chars().any(|c| super::tokens::digit(c).is_some());
    (letters > 1 && words <= MOST_WORDS && bare).then(|| Label {
        text: text.to_owned(),
        measured: text.to_owned(),
        quality: u8::from(words > 1 || letters > 12),
    })
}

/// The noun that a count counts, and what hangs on it.
pub(super) fn noun(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    // Where counters stand after numbers, a number without one counts nothing.
    if matches!(lexicon.language, "zh" | "ja" | "ko") {
        return None;
    }
    let phrase = Phrase { tokens, lexicon };
    let at = any(lexicon.of, tokens, at).unwrap_or(at);
    let range = phrase.noun(at)?;
    // `12 % …` has its own ways; a noun begins right after its number.
    (range.start == at && tokens.get(at).is_some_and(|t| !t.glued)).then_some(range)
}

/// Whether a word stands in a list.
fn is_in(list: &str, token: &Token) -> bool {
    token.kind == Kind::Word && place(list, token).is_some()
}

/// Noun phrases of a sentence.
struct Phrase<'a> {
    tokens: &'a [Token<'a>],
    lexicon: &'a Lexicon,
}

impl Phrase<'_> {
    fn clause(&self) -> &Clause {
        &self.lexicon.clause
    }

    fn is_article(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| is_in(self.clause().articles, t))
    }

    fn is_verb(&self, at: usize) -> bool {
        let clause = self.clause();
        self.tokens.get(at).is_some_and(|t| {
            [clause.up.0, clause.down.0, clause.level]
                .iter()
                .any(|list| is_in(list, t))
        })
    }

    /// A word of its own meaning, no verb that the table knows.
    fn is_content(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        // The conditional and past of Spanish and Portuguese end as no noun does.
        let past = matches!(self.lexicon.language, "es" | "pt")
            && [
                "ó", "aron", "ieron", "ará", "erá", "irá", "ou", "aram", "eram", "iram", "eu", "iu",
            ]
            .iter()
            .any(|tail| token.text.len() > 4 && token.text.ends_with(tail));
        token.kind == Kind::Word
            && !is_in(self.clause().stops, token)
            && !self.is_article(at)
            && !self.is_verb(at)
            && !past
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.text.starts_with(char::is_uppercase))
    }

    /// One past a compound with hyphens that begins at `at`.
    fn compound(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self
            .tokens
            .get(end)
            .is_some_and(|t| t.glued && (t.is_dash() || t.is("'") || t.is("’")))
            && self
                .tokens
                .get(end + 1)
                .is_some_and(|t| t.glued && t.kind == Kind::Word)
        {
            end += 2;
        }
        end
    }

    /// One past the words of one noun with its adjectives.
    fn core(&self, at: usize) -> Option<usize> {
        /// Adjectives before or after one noun.
        const MOST: usize = 3;
        let mut end = at;
        match self.clause().nouns {
            Nouns::Capital => {
                let mut adjectives = 0;
                while self.is_content(end) && !self.is_capital(end) && adjectives < MOST {
                    end += 1;
                    adjectives += 1;
                }
                let noun = end;
                while self.is_content(end) && self.is_capital(end) && end < noun + MOST {
                    end = self.compound(end);
                }
                (end > noun).then_some(end)
            }
            Nouns::Agreeing(tails) => {
                if !self.is_content(at) {
                    return None;
                }
                end = self.compound(at);
                let first_agrees = tails
                    .iter()
                    .any(|tail| self.tokens[at].text.ends_with(tail));
                let mut more = 0;
                while self.is_content(end) && more < 2 {
                    let text = self.tokens[end].text;
                    let agrees = tails.iter().any(|tail| text.ends_with(tail));
                    if !(self.is_capital(end) || agrees && first_agrees) {
                        break;
                    }
                    end = self.compound(end);
                    more += 1;
                }
                Some(end)
            }
            Nouns::Last(tail) => {
                while self.is_content(end)
                    && self.tokens[end].text.ends_with(tail)
                    && self.is_content(end + 1)
                    && end < at + MOST
                {
                    end += 1;
                }
                if !self.is_content(end) {
                    return None;
                }
                end = self.compound(end);
                while self.is_content(end) && self.is_capital(end) {
                    end = self.compound(end);
                }
                Some(end)
            }
            Nouns::First => self.is_content(at).then(|| self.compound(at)),
        }
    }

    /// The noun phrase that begins at `at`, without its article, with what hangs on it.
    fn noun(&self, at: usize) -> Option<Range<usize>> {
        let mut start = at;
        while self.is_article(start) && start < at + 2 {
            start += 1;
        }
        let mut end = self.core(start)?;
        for _ in 0..2 {
            let joined = self
                .tokens
                .get(end)
                .is_some_and(|t| is_in(self.clause().inner, t));
            if !joined {
                break;
            }
            let mut next = end + 1;
            while self.is_article(next) && next < end + 3 {
                next += 1;
            }
            match self.core(next) {
                Some(after) if after - start <= MOST_WORDS => end = after,
                _ => break,
            }
        }
        Some(start..end)
    }

    /// The noun phrase that ends before `end`.
    fn noun_before(&self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 && end - start < MOST_WORDS {
            let at = start - 1;
            let token = &self.tokens[at];
            let inner = is_in(self.clause().inner, token) || self.is_article(at);
            // A hyphen between two parts of a word.
            let dash =
                token.is_dash() && token.glued && self.tokens.get(start).is_some_and(|t| t.glued);
            let joins =
                inner && start < end && at > 0 && (self.is_content(at - 1) || self.is_article(at));
            if self.is_content(at) || joins || dash {
                start = at;
            } else {
                break;
            }
        }
        while start < end && !self.is_content(start) {
            start += 1;
        }
        // German says which of the words are nouns; a lower-case word at the end is none.
        let capital = self.clause().nouns == Nouns::Capital;
        (start < end && self.is_content(end - 1) && (!capital || self.is_capital(end - 1)))
            .then_some(start..end)
    }
}

impl Sentence<'_> {
    fn phrase(&self) -> Phrase<'_> {
        Phrase {
            tokens: self.tokens,
            lexicon: self.lexicon,
        }
    }

    /// The words of a range as they stand.
    pub(super) fn cut(&self, range: &Range<usize>) -> Option<&str> {
        let mut first = self.tokens.get(range.start)?;
        // `1Password` is one name.
        if let Some(before) = range.start.checked_sub(1).map(|i| &self.tokens[i])
            && first.glued
            && before.kind == Kind::Number
        {
            first = before;
        }
        let last = self.tokens.get(range.end.checked_sub(1)?)?;
        self.text.get(first.start..last.end())
    }

    fn cut_of(&self, range: Option<Range<usize>>) -> Option<String> {
        self.cut(&range?).map(str::to_owned)
    }

    /// Where a verb of the table stands before the number, and where after it.
    fn verbs(&self, mention: &Mention) -> (Option<usize>, Option<usize>) {
        let phrase = self.phrase();
        let start = mention.tokens.start;
        let breaks = |at: usize| self.tokens[at].is_break() || self.tokens[at].kind == Kind::Number;
        let before = (start.saturating_sub(VERB_REACH)..start)
            .rev()
            .take_while(|&at| !breaks(at))
            .find(|&at| phrase.is_verb(at));
        let end = mention.tokens.end;
        let after = (end..(end + LATE_VERB).min(self.tokens.len()))
            .take_while(|&at| !breaks(at))
            .find(|&at| phrase.is_verb(at));
        (before, after)
    }

    /// How a label says in which direction a verb goes.
    fn direction(&self, at: usize) -> Option<&'static str> {
        let clause = &self.lexicon.clause;
        let token = self.tokens.get(at)?;
        [clause.up, clause.down]
            .iter()
            .find(|(verbs, _)| is_in(verbs, token))
            .map(|(_, words)| *words)
    }

    /// The phrase that a word right after the number opens: `des Umsatzes`, `pour la ligne`.
    fn opened(&self, openers: &[&str], at: usize) -> Option<Range<usize>> {
        let start = any(openers, self.tokens, at)?;
        self.phrase().noun(start)
    }

    /// The noun that leads to the number: `Verlust von`, `une hausse de`.
    fn linked(&self, mention: &Mention) -> Option<Range<usize>> {
        let start = mention.tokens.start;
        let links = self.lexicon.clause.links.iter();
        let link = links
            .filter_map(|link| spelt_before(self.tokens, start, link))
            .min()?;
        let noun = self.phrase().noun_before(link)?;
        let article = noun
            .clone()
            .rev()
            .find(|&at| is_in(INDEFINITE, &self.tokens[at]));
        Some(article.map_or(noun.start, |at| at + 1)..noun.end).filter(|noun| !noun.is_empty())
    }

    /// The noun of a share that is said in words: `jeder zehnte Haushalt`, `un Français sur dix`.
    fn shared(&self, mention: &Mention) -> Option<Range<usize>> {
        let Range { start, end } = mention.tokens;
        if mention.quantity.unit != Unit::Percent
            || (any(self.lexicon.percent, self.tokens, end - 1).is_some()
                && !self.tokens[end - 1].text.starts_with("prozentig"))
            || self
                .lexicon
                .percent_before
                .iter()
                .any(|sign| self.tokens[start].is(sign))
        {
            return None;
        }
        let within = (start..end).find(|&at| {
            any(self.lexicon.in_whole, self.tokens, at + 1).is_some()
                && at > start
                && place(self.lexicon.small, &self.tokens[at]).is_none()
                && self.tokens[at].kind == Kind::Word
                && self.phrase().is_content(at)
        });
        match within {
            Some(at) => Some(at..at + 1),
            None => self.phrase().noun(end).filter(|noun| noun.start == end),
        }
    }

    /// What was done to a counted noun: `ont été localisés`.
    fn done(&self, at: usize) -> Option<&str> {
        let Nouns::Agreeing(tails) = self.lexicon.clause.nouns else {
            return None;
        };
        let mut end = at;
        while self.tokens.get(end).is_some_and(|t| is_in(PASSIVE, t)) {
            end += 1;
        }
        let done = self
            .tokens
            .get(end)
            .filter(|_| end > at && self.phrase().is_content(end))?;
        tails
            .iter()
            .any(|tail| done.text.ends_with(tail))
            .then_some(done.text)
    }

    /// European languages: the noun counted, the noun that leads to the number, the whole it
    /// is a part of, the subject of its verb, what it is for.
    fn by_verb(&self, mention: &Mention) -> Option<String> {
        let end = mention.tokens.end;
        let quantity = &mention.quantity;
        if let Some(noun) = &mention.noun {
            let words = self.cut(noun)?;
            return Some(match self.done(noun.end) {
                Some(done) => format!("{words} {done}"),
                None => words.to_owned(),
            });
        }
        if let Some(shared) = self.shared(mention) {
            return self.cut(&shared).map(str::to_owned);
        }
        let clause = &self.lexicon.clause;
        let whole = self.opened(clause.of, end);
        if let Some(noun) = self.linked(mention) {
            let noun = self.cut(&noun)?.to_owned();
            return Some(self.with_rest(noun, end));
        }
        let counted = matches!(quantity.unit, Unit::Percent | Unit::Count);
        if counted && let Some(whole) = whole.clone() {
            return self.cut(&whole).map(str::to_owned);
        }
        self.subject(mention)
            .or_else(|| self.cut_of(whole))
            .or_else(|| self.cut_of(self.opened(clause.purpose, end)))
    }

    /// A noun with the phrase after its number, if both have room: `hausse des ventes`.
    fn with_rest(&self, noun: String, end: usize) -> String {
        let clause = &self.lexicon.clause;
        let opens =
            any(clause.of, self.tokens, end).or_else(|| any(clause.purpose, self.tokens, end));
        let rest = opens
            .and_then(|start| self.phrase().noun(start))
            .and_then(|rest| self.cut(&(end..rest.end)));
        match rest.map(|rest| format!("{noun} {rest}")) {
            Some(both) if both.split_whitespace().count() <= MOST_WORDS => both,
            _ => noun,
        }
    }

    /// The subject of the verb that the number belongs to, and whether it rose or fell.
    fn subject(&self, mention: &Mention) -> Option<String> {
        let phrase = self.phrase();
        let (before, after) = self.verbs(mention);
        let start = mention.tokens.start;
        let inverted = matches!(self.lexicon.clause.nouns, Nouns::Capital | Nouns::Last(_));
        let verb = before.or_else(|| {
            // `ist um 42 Prozent gestiegen`: the subject stands beside the auxiliary.
            let helps = |at: &usize| is_in(AUXILIARIES, &self.tokens[*at]);
            let reach = start.saturating_sub(VERB_REACH)..start;
            let late = after.and_then(|_| reach.rev().find(helps));
            late.or((mention.quantity.unit == Unit::Multiple).then_some(start))
        })?;
        let turned = inverted
            .then(|| {
                phrase
                    .noun(verb + 1)
                    .filter(|noun| noun.end <= start && phrase.is_article(verb + 1))
            })
            .flatten();
        let subject = turned.or_else(|| {
            // `a augmenté`, `se duplicó`: what helps the verb is no part of its subject.
            let mut end = verb;
            while end > 0
                && !phrase.is_content(end - 1)
                && verb - end < 3
                && self.tokens[end - 1].kind == Kind::Word
            {
                end -= 1;
            }
            phrase.noun_before(end)
        })?;
        let words = self.cut(&subject)?;
        let direction = after
            .and_then(|at| self.direction(at))
            .or_else(|| before.and_then(|at| self.direction(at)));
        let shares = matches!(
            mention.quantity.unit,
            Unit::Percent | Unit::Points | Unit::Multiple
        );
        match direction.filter(|words| shares && !words.is_empty()) {
            Some(direction) => Some(format!("{words} {direction}")),
            None => Some(words.to_owned()),
        }
    }

    /// Arabic, Hindi and Turkish: the noun counted, the whole, the words between the verb or
    /// the clause's beginning and the number.
    fn by_order(&self, mention: &Mention) -> Option<String> {
        let end = mention.tokens.end;
        let arabic = self.lexicon.language == "ar";
        if let Some(noun) = &mention.noun {
            return self.counted(noun);
        }
        let hindi = self.lexicon.language == "hi";
        if let Some(start) = any(self.lexicon.clause.of, self.tokens, end)
            && let Some(words) = self.run(start, if hindi { 1 } else { 3 })
        {
            return Some(words);
        }
        // `10 लाख रुपये मूल्य से अधिक का गहना`: what is worth so much.
        let worth = self
            .tokens
            .get(end)
            .is_some_and(|t| t.is_any(&["मूल्य", "कीमत"]));
        if hindi && worth {
            let past = spelt(self.tokens, end + 1, "से अधिक").unwrap_or(end + 1);
            if let Some(start) = any(self.lexicon.clause.of, self.tokens, past)
                && let Some(words) = self.run(start, 1)
            {
                return Some(words);
            }
        }
        // In Turkish the whole stands before its part.
        let follows = self.lexicon.language != "tr";
        if let Some(shared) = self.shared(mention).filter(|_| follows) {
            return self.counted(&shared);
        }
        if hindi
            && mention.quantity.unit == Unit::Money
            && let Some(words) = self.run(end, 1)
        {
            return Some(words);
        }
        let phrase = self.phrase();
        let (before, after) = self.verbs(mention);
        let mut stop = mention.tokens.start;
        while stop > 0 && !phrase.is_content(stop - 1) && self.tokens[stop - 1].kind == Kind::Word {
            stop -= 1;
        }
        let mut start = stop;
        while start > 0 && stop - start < MOST_WORDS {
            let at = start - 1;
            let token = &self.tokens[at];
            let known = before.is_some_and(|verb| verb >= at);
            let ends = token.kind != Kind::Word || (arabic && known);
            let clause_word = !arabic && self.ends_clause(at);
            if ends || clause_word || (arabic && before.is_none() && !phrase.is_content(at)) {
                break;
            }
            start = at;
        }
        while start < stop && !phrase.is_content(start) {
            start += 1;
        }
        if arabic
            && WORTH
                .iter()
                .any(|word| spelt_before(self.tokens, mention.tokens.start, word).is_some())
        {
            // `أعلنت الحكومة خطة بقيمة`: the last noun without an article begins a phrase.
            let begins = |at: &usize| !self.tokens[*at].text.starts_with("ال");
            start = (start..stop).rev().find(begins).unwrap_or(start);
        }
        if hindi && after.is_none() && stop - start > 3 {
            return None;
        }
        let words = self.cut(&(start..stop)).filter(|_| start < stop)?;
        let direction = after
            .and_then(|at| self.direction(at))
            .filter(|words| !words.is_empty());
        match direction {
            Some(direction) => Some(format!("{words} {direction}")),
            None => Some(words.to_owned()),
        }
    }

    /// Words that end what belongs to a number's subject: `ने`, `göre`, `ve`.
    fn ends_clause(&self, at: usize) -> bool {
        self.tokens[at].is_any(&[
            "ने",
            "कि",
            "और",
            "तथा",
            "एवं",
            "में",
            "से",
            "बाद",
            "göre",
            "ve",
            "ancak",
            "ise",
            "için",
            "sonra",
            "ile",
        ])
    }

    /// Up to so many words of their own meaning.
    fn run(&self, at: usize, most: usize) -> Option<String> {
        let phrase = self.phrase();
        let mut end = at;
        while phrase.is_content(end) && end < at + most {
            end = phrase.compound(end);
        }
        self.cut_of((end > at).then_some(at..end))
    }

    /// The noun of a count, in the form in which it stands alone.
    fn counted(&self, noun: &Range<usize>) -> Option<String> {
        let words = self.cut(noun)?;
        if self.lexicon.language == "hi" {
            return Some(direct(words));
        }
        let general = ["kişi", "kişinin", "insan", "şahıs"];
        if self.lexicon.language == "tr" && general.contains(&words) {
            let more = self.run(noun.end, 3);
            return Some(more.map_or_else(|| words.to_owned(), |more| format!("{words} {more}")));
        }
        Some(words.to_owned())
    }
}

/// The direct plural of a Hindi noun that stands before a postposition.
fn direct(noun: &str) -> String {
    match noun {
        "बच्चों" => return "बच्चे".to_owned(),
        "लोगों" => return "लोग".to_owned(),
        _ => {}
    }
    let endings = [("ियों", "ी"), ("ाओं", "ाएं"), ("ुओं", "ू"), ("ों", "")];
    let known = endings
        .iter()
        .find_map(|(tail, with)| noun.strip_suffix(tail).map(|stem| format!("{stem}{with}")));
    known.unwrap_or_else(|| noun.to_owned())
}
