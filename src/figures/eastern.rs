//! Labels in Chinese, Japanese and Korean, where a number's noun stands before it with a
//! particle, or after it.

use super::Unit;
use super::clause::Sentence;
use super::find::Mention;
use super::qualify::any;
use super::tokens::{Kind, Token, spelt, spelt_before};
use std::ops::Range;

/// A label has no more letters.
const MOST_LETTERS: usize = 16;
/// Words of a Korean label.
const MOST_WORDS: usize = 5;

/// How Japanese says after a number that it rose or fell, and the noun of it.
const MOVES: [(&str, &str); 11] = [
    ("増", "増加"),
    ("上昇", "上昇"),
    ("伸び", "伸び"),
    ("拡大", "拡大"),
    ("上回", "増加"),
    ("減", "減少"),
    ("低下", "低下"),
    ("下落", "下落"),
    ("縮小", "縮小"),
    ("下回", "減少"),
    ("安", "下落"),
];

/// Names a number of a sentence.
pub(super) fn label(sentence: &Sentence, mention: &Mention) -> Option<String> {
    let words = match sentence.lexicon.language {
        "zh" => sentence.chinese(mention),
        "ja" => sentence.japanese(mention),
        _ => sentence.korean(mention),
    }?;
    let letters = words.chars().count();
    (2..=MOST_LETTERS).contains(&letters).then_some(words)
}

/// Whether a token ends a clause: a mark of any width.
fn is_break(token: &Token) -> bool {
    token.kind == Kind::Mark
        && !matches!(
            token.text,
            "・" | "·" | "-" | "ー" | "％" | "%" | "“" | "”" | "「" | "」" | "《" | "》"
        )
}

fn is_hiragana(token: &Token) -> bool {
    token.text.chars().all(is_kana)
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

impl Sentence<'_> {
    /// What stands between the clause's beginning, or the number before, and the number.
    fn before(&self, mention: &Mention) -> Range<usize> {
        let end = mention.tokens.start;
        let ends = |at: &usize| {
            let token = &self.tokens[*at];
            is_break(token) || token.kind == Kind::Number
        };
        let start = (0..end).rev().find(ends).map_or(0, |at| {
            let unit = self.tokens[at].kind == Kind::Number;
            // `2024年` goes with its year.
            any(self.lexicon.stretches, self.tokens, at + 1)
                .filter(|_| unit)
                .unwrap_or(at + 1)
        });
        let start = start.min(end);
        if self.lexicon.language == "ko" {
            return start..end; // particles say what a word is
        }
        self.trimmed(start..end)
    }

    /// What stands between the number and the clause's end, or the next number.
    fn after(&self, mention: &Mention) -> Range<usize> {
        let start = mention.tokens.end;
        let ends =
            |at: &usize| is_break(&self.tokens[*at]) || self.tokens[*at].kind == Kind::Number;
        let end = (start..self.tokens.len())
            .find(ends)
            .unwrap_or(self.tokens.len());
        start..end
    }

    /// Without openers at its beginning and particles at its end.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let clause = &self.lexicon.clause;
        let Range { mut start, mut end } = range;
        let openers = || clause.articles.split_whitespace();
        while let Some(after) = openers()
            .filter_map(|word| spelt(self.tokens, start, word))
            .max()
            .filter(|after| *after < end)
        {
            start = after;
        }
        while let Some(before) = clause
            .stops
            .split_whitespace()
            .filter_map(|word| spelt_before(self.tokens, end, word))
            .min()
            .filter(|before| *before > start)
        {
            end = before;
        }
        start..end
    }

    fn words(&self, range: Range<usize>) -> Option<String> {
        let text = self.cut(&range).filter(|_| range.start < range.end)?;
        let fits = (2..=MOST_LETTERS).contains(&text.chars().count());
        fits.then(|| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
    }

    /// `营业收入增长`: the subject, with what it did; of a counted thing what follows.
    fn chinese(&self, mention: &Mention) -> Option<String> {
        let after = self.after(mention);
        let counted = mention.quantity.unit == Unit::Count;
        let of = self.tokens.get(after.start).is_some_and(|t| t.is("的"));
        let rest = self.trimmed(after.start + usize::from(of)..after.end);
        let before = self.before(mention);
        if (counted || of)
            && let Some(words) = self.words(rest)
        {
            return Some(words);
        }
        self.words(before.clone()).or_else(|| {
            let of = before.clone().rev().find(|&at| self.tokens[at].is("的"))?;
            self.words(of + 1..before.end)
        })
    }

    /// `従業員は3万人`, `2000万円の給与`, `1億円を支払わせた`.
    fn japanese(&self, mention: &Mention) -> Option<String> {
        let after = self.after(mention);
        let next = self.tokens.get(after.start).filter(|_| !after.is_empty());
        if next.is_some_and(|t| t.is("の")) {
            let end = (after.start + 1..after.end)
                .find(|&at| self.is_particle(at))
                .unwrap_or(after.end);
            if let Some(words) = self.words(after.start + 1..end) {
                return Some(words);
            }
        }
        let before = self.before(mention);
        let topic = self
            .tokens
            .get(before.end)
            .is_some_and(|t| t.is_any(&["は", "が", "も"]));
        let own = self.segment(before.clone());
        let part = self.tokens.get(before.end).is_some_and(|t| t.is("の"));
        let done = next.is_some_and(|t| t.is("が")) && !topic && !part;
        if done && let Some(predicate) = self.predicate(after.start + 1..after.end) {
            let both = self.place(&before).and_then(|place| {
                let particle = self.tokens.get(before.end)?.text;
                Some(format!("{place}{particle}{predicate}"))
            });
            return both
                .filter(|both| both.chars().count() <= MOST_LETTERS)
                .or(Some(predicate));
        }
        if next.is_some_and(|t| t.is("を")) && !topic {
            let predicate = self.predicate(after.start + 1..after.end);
            let amount = if mention.quantity.unit == Unit::Money {
                "額"
            } else {
                ""
            };
            if let Some(predicate) = &predicate
                && let Some(place) = self.place(&before)
                && let Some(particle) = self.tokens.get(before.end)
            {
                // `改修への支出額`, `大学に支払わせた額`
                let joins = match (predicate.ends_with(is_kana), particle.text) {
                    (false, "に") => "への",
                    (false, "で") => "での",
                    (_, particle) => particle,
                };
                let both = format!("{place}{joins}{predicate}{amount}");
                if both.chars().count() <= MOST_LETTERS {
                    return Some(both);
                }
            }
            if let Some(predicate) = predicate {
                return Some(format!("{predicate}{amount}"));
            }
        }
        if let Some(words) = own {
            let share = mention.quantity.unit != Unit::Money && mention.quantity.measure.is_none();
            let moved = MOVES
                .iter()
                .find(|(word, _)| share && spelt(self.tokens, after.start, word).is_some());
            return Some(moved.map_or(words.clone(), |(_, noun)| format!("{words}の{noun}")));
        }
        let particle = next.is_some_and(|t| t.is_any(&["が", "は"]));
        if particle {
            return self.predicate(after.start + 1..after.end);
        }
        None
    }

    /// The last words before the number, if a particle of place stands between.
    fn place(&self, before: &Range<usize>) -> Option<String> {
        let particle = self.tokens.get(before.end)?;
        if before.is_empty() || !particle.is_any(&["に", "で", "へ", "から"]) {
            return None;
        }
        self.segment(before.clone())
    }

    fn is_particle(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let alone = at > 0 && !is_hiragana(&self.tokens[at - 1]);
        alone && token.is_any(&["を", "は", "が", "に", "で", "と", "も", "へ"])
    }

    /// The last part of a phrase, after a particle that stands between two words.
    fn segment(&self, range: Range<usize>) -> Option<String> {
        let compared = [
            "前年比",
            "前年同期比",
            "前年同月比",
            "前期比",
            "前月比",
            "前年度比",
            "前回比",
        ];
        let end = compared
            .iter()
            .find_map(|word| spelt_before(self.tokens, range.end, word))
            .unwrap_or(range.end);
        let range = self.trimmed(range.start..end.max(range.start));
        let start = range
            .clone()
            .rev()
            .find(|&at| {
                let next = at + 1 < range.end && !is_hiragana(&self.tokens[at + 1]);
                next && self.is_particle(at)
            })
            .map_or(range.start, |at| at + 1);
        self.words(start..range.end)
    }

    /// A predicate up to its plain ending: `支払わせた`.
    fn predicate(&self, range: Range<usize>) -> Option<String> {
        let quoted = range
            .clone()
            .find(|&at| self.tokens[at].is("と") || spelt(self.tokens, at, "疑い").is_some())
            .unwrap_or(range.end);
        let text = self
            .cut(&(range.start..quoted))
            .filter(|_| range.start < quoted)?;
        let plain = [
            "した",
            "する",
            "している",
            "していた",
            "された",
            "される",
            "しました",
        ]
        .iter()
        .find_map(|tail| {
            text.strip_suffix(tail)
                .filter(|stem| stem.chars().count() > 1)
        });
        let text = plain.unwrap_or(text);
        let ends = plain.is_some() || text.ends_with(['た', 'る', 'う', 'く']);
        if !ends {
            // `…から不正に支払わせ、`: the verb goes on, and its stem names the amount.
            let stem = text.trim_end_matches(is_kana);
            let from = stem
                .char_indices()
                .rev()
                .take_while(|(_, c)| !is_kana(*c) && c.is_alphabetic())
                .last()?;
            let stem = &stem[from.0..];
            return (stem.len() < text.len() && (2..=4).contains(&stem.chars().count()))
                .then(|| stem.to_owned());
        }
        (ends && text.chars().count() < MOST_LETTERS).then(|| text.to_owned())
    }

    /// `매출은 3조 원`, `지원금 1000만 원`, `1000만 원의 지원금`.
    fn korean(&self, mention: &Mention) -> Option<String> {
        let after = self.after(mention);
        let next = self
            .tokens
            .get(after.start)
            .filter(|t| t.glued && !after.is_empty());
        if next.is_some_and(|t| t.is("의")) {
            let rest = self.spaced(after.start + 1..after.end);
            let word = rest.first()?.clone();
            return self.words(self.without_particle(word).0);
        }
        let before = self.before(mention);
        let mut words = self.spaced(before);
        let clause = &self.lexicon.clause;
        // `전년보다`, `지난해 같은 기간 대비` only compare.
        while words.last().is_some_and(|word| {
            let text = self.cut(word).unwrap_or_default();
            text.ends_with("보다")
                || ["대비", "같은", "기간", "전년", "총", "약", "모두"].contains(&text)
        }) {
            words.pop();
        }
        // `직원의 4분의 1`: the whole of a part.
        if let Some(word) = words.last().filter(|word| word.len() > 2)
            && self.tokens[word.end - 1].is("의")
        {
            return self.words(word.start..word.end - 1);
        }
        let marked = |word: &Range<usize>| self.without_particle(word.clone()).1;
        let last = words.iter().rposition(|word| marked(word) == Some(true));
        let bare = words
            .last()
            .filter(|word| marked(word).is_none())
            .map(|_| words.len() - 1);
        if let Some(end) = bare.or(last) {
            let mut start = end;
            while start > 0 && end - start + 1 < MOST_WORDS && marked(&words[start - 1]).is_none() {
                start -= 1;
            }
            let tail = self.without_particle(words[end].clone()).0.end;
            let own = self.words(words[start].start..tail);
            let own = own.or_else(|| self.words(words[end].start..tail));
            let late = self.tokens.get(after.clone()).unwrap_or_default();
            let verb = self.cut(&after).unwrap_or_default();
            let verb = verb
                .split_whitespace()
                .find(|word| !late.is_empty() && word.chars().count() > 1);
            let direction = verb.and_then(|verb| {
                [clause.up, clause.down].into_iter().find(|(verbs, _)| {
                    let is = |known: &str| verb.trim_matches('.').contains(known);
                    verbs.split_whitespace().any(is)
                })
            });
            let share = !matches!(mention.quantity.unit, Unit::Money | Unit::Count);
            return match direction.filter(|_| share) {
                Some((_, tail)) => own.map(|own| format!("{own} {tail}")),
                None => own,
            };
        }
        let rest = self.spaced(after);
        let doing = rest.iter().find(|word| {
            let glued = self.tokens[word.start].glued;
            !glued && self.tokens[word.start].kind == Kind::Word
        })?;
        let text = self.cut(doing)?.trim_end_matches('.');
        ["했다", "한다", "됐다", "된다", "하는", "했습니다"]
            .iter()
            .find_map(|tail| text.strip_suffix(tail))
            .filter(|stem| stem.chars().count() > 1)
            .map(str::to_owned)
    }

    /// The words of a range that are parted by spaces.
    fn spaced(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut words: Vec<Range<usize>> = Vec::new();
        for at in range {
            match words.last_mut() {
                Some(word) if self.tokens[at].glued => word.end = at + 1,
                _ => words.push(at..at + 1),
            }
        }
        words
    }

    /// A word without its particle, and whether that marks a subject; the form of a particle
    /// goes by the letter before it, so that `국가` and `나이` keep their ends.
    fn without_particle(&self, word: Range<usize>) -> (Range<usize>, Option<bool>) {
        if word.len() < 2 {
            return (word, None);
        }
        let two = spelt_before(self.tokens, word.end, "에서")
            .or_else(|| spelt_before(self.tokens, word.end, "으로"))
            .or_else(|| spelt_before(self.tokens, word.end, "까지"))
            .filter(|start| *start > word.start);
        if let Some(start) = two {
            return (word.start..start, Some(false));
        }
        let closed = self.tokens[word.end - 2]
            .text
            .chars()
            .next()
            .is_some_and(|c| {
                let code = u32::from(c);
                (0xac00..=0xd7a3).contains(&code) && (code - 0xac00) % 28 != 0
            });
        let marks = match self.tokens[word.end - 1].text {
            "은" | "이" if closed => Some(true),
            "는" | "가" if !closed => Some(true),
            "을" if closed => Some(false),
            "를" if !closed => Some(false),
            "에" | "로" => Some(false),
            _ => None,
        };
        let end = if marks.is_some() {
            word.end - 1
        } else {
            word.end
        };
        (word.start..end, marks)
    }
}
