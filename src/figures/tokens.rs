//! A sentence as words, numbers and marks.

use crate::article::words;

/// One word, number or mark of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// Its letters.
    pub(crate) text: &'t str,
    /// Its first byte in the sentence.
    pub(crate) start: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether it follows the one before without a space.
    pub(crate) glued: bool,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with apostrophes, inner full stops and digits after a letter; one letter of a
    /// script that has no spaces, or whose endings cling to numbers.
    Word,
    /// Digits of any script with their separators.
    Number,
    /// Anything else, one character each.
    Mark,
}

impl Token<'_> {
    /// One past its last byte.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word, letter case apart.
    #[inline]
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, letter case apart.
    #[inline]
    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// What it can be as a word.
    pub(crate) fn class(&self) -> words::Class {
        if self.kind == Kind::Word {
            words::class(self.text)
        } else {
            words::Class::default()
        }
    }

    /// Whether it is a word of its own meaning: no preposition, article, auxiliary.
    pub(crate) fn is_content(&self) -> bool {
        self.kind == Kind::Word && !words::is_function(self.text)
    }

    /// Whether it is a hyphen or dash.
    pub(crate) fn is_dash(&self) -> bool {
        self.is_any(&["-", "–", "—", "‑", "−"])
    }

    /// Whether it ends a phrase: a comma, a full stop, a dash with space, a bracket.
    pub(crate) fn is_break(&self) -> bool {
        self.kind == Kind::Mark
            && (self.is_any(&[
                ",", ";", ":", ".", "!", "?", "(", ")", "[", "]", "…", "“", "”", "\"", "—",
            ]) || (self.is_dash() && !self.glued))
    }
}

/// One past the tokens from `at` on that spell a phrase, letter case apart.
#[inline]
pub(super) fn spelt(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    // Most phrases begin with another letter than the token does.
    let first = tokens.get(at)?.text.as_bytes().first();
    let may = first.zip(phrase.as_bytes().first()).is_none_or(|(a, b)| {
        let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
        a == b || !a.is_ascii() || !b.is_ascii()
    });
    may.then(|| spelt_on(tokens, at, phrase)).flatten()
}

fn spelt_on(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut rest = phrase;
    let mut end = at;
    loop {
        let token = tokens.get(end)?;
        rest = without(rest, token.text)?.trim_start();
        end += 1;
        if rest.is_empty() {
            return Some(end);
        }
    }
}

/// The first of the tokens before `at` that spell a phrase.
pub(super) fn spelt_before(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    /// No phrase has more tokens.
    const MOST: usize = 9;
    let last = tokens.get(at.checked_sub(1)?)?.text;
    let ends = phrase.as_bytes().last().zip(last.as_bytes().last());
    if ends.is_some_and(|(a, b)| a.is_ascii() && b.is_ascii() && !a.eq_ignore_ascii_case(b)) {
        return None;
    }
    if !is_alike(phrase.chars().next_back()?, last.chars().next_back()?) {
        return None;
    }
    let first = at.saturating_sub(MOST);
    (first..at)
        .rev()
        .find(|&start| spelt(&tokens[..at], start, phrase) == Some(at))
}

/// What follows `start` in a text, letter case apart.
fn without<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for c in start.chars() {
        if !is_alike(rest.next()?, c) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Whether two letters are one, case apart.
fn is_alike(a: char, b: char) -> bool {
    // The capital of the Turkish i is an i with a dot.
    let plain = |c: char| match c {
        '’' => '\'',
        'İ' => 'i',
        // The sign of the kelvin, the only other one whose small letter is of ASCII.
        '\u{212a}' => 'k',
        c => c,
    };
    let (a, b) = (plain(a), plain(b));
    if a.is_ascii() || b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

/// Splits a sentence.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    // A word of five letters and its space is what most texts have at least.
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut end_before = usize::MAX;
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        if c.is_whitespace() {
            start += c.len_utf8();
            continue;
        }
        let (kind, end) = if digit(c).is_some() {
            (Kind::Number, start + number_len(&text[start..]))
        } else if c == 'R'
            && text
                .as_bytes()
                .get(start + 1)
                .is_some_and(u8::is_ascii_digit)
        {
            (Kind::Word, start + 1) // the rand's sign: `R4bn`
        } else if is_letter(c) {
            (Kind::Word, start + word_len(&text[start..]))
        } else {
            (Kind::Mark, start + c.len_utf8())
        };
        found.push(Token {
            text: &text[start..end],
            start,
            kind,
            glued: start == end_before,
        });
        end_before = end;
        start = end.max(start + c.len_utf8());
    }
    found
}

/// The value of a digit: Latin, full-width, Arabic, Persian or Devanagari.
#[inline]
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    const ZEROS: [char; 5] = ['0', '０', '٠', '۰', '०'];
    ZEROS
        .iter()
        .map(|&zero| u32::from(c).wrapping_sub(u32::from(zero)))
        .find(|&value| value < 10)
}

/// A letter, or a mark that a letter of Devanagari or Arabic carries.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{93c}' | '\u{94d}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{200c}' | '\u{200d}')
}

/// Whether a letter is a word of its own: Han, hiragana, hangul, in which numbers, units and
/// endings follow each other without a space.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Whether digits after a letter belong to it, as in `A350`; after `و` and `約` they do not.
fn keeps_digits(c: char) -> bool {
    c < '\u{590}' || digit(c).is_some()
}

/// Bytes of a number: digits, with marks or a thin or no-break space between digits.
fn number_len(text: &str) -> usize {
    let mut end = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().and_then(|&(_, next)| digit(next));
        let wide = '０'..='９';
        let between = match c {
            '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '٫' | '٬' | '．' => next.is_some(),
            // `１，２００`, where a plain full-width comma parts clauses.
            '，' => wide.contains(&before) && chars.peek().is_some_and(|(_, n)| wide.contains(n)),
            '\'' | '’' => is_group(&text[at + c.len_utf8()..]),
            _ => false,
        };
        if digit(c).is_some() {
            end = at + c.len_utf8();
        } else if !between {
            break;
        }
        before = c;
    }
    end
}

/// Three digits and no more: the thousands of `1'000`.
fn is_group(text: &str) -> bool {
    let digits = text.chars().take_while(|c| digit(*c).is_some()).count();
    digits == 3
}

/// Bytes of a word: `company’s`, `U.S.`, `A350`; `l’` of `l’année`.
fn word_len(text: &str) -> usize {
    // Most words are letters of ASCII up to a space or a mark that joins nothing.
    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let after = text.as_bytes().get(plain).copied().unwrap_or(b' ');
    if plain > 0 && after.is_ascii() && !after.is_ascii_digit() && !matches!(after, b'\'' | b'.') {
        return plain;
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '.')
            && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if stands_alone(c) {
            return if at == 0 { c.len_utf8() } else { end };
        }
        if digit(c).is_some() && !keeps_digits(before) {
            return end;
        }
        if is_letter(c) || c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if joins && c != '.' && is_elided(&text[..end]) {
            return at + c.len_utf8();
        } else if !joins {
            let initials = c == '.' && text[..end].contains('.');
            return if initials { end + 1 } else { end };
        }
        before = c;
    }
    end
}

/// French and Italian words that lose their last letter before a vowel.
fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "l" | "d" | "n" | "s" | "qu" | "jusqu" | "dell" | "nell" | "all" | "dall" | "sull" | "un"
    )
}
