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
    /// Letters, with apostrophes, inner full stops and digits after a letter.
    Word,
    /// Digits with their separators.
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
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, letter case apart.
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

/// Splits a sentence.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut end_before = usize::MAX;
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let (kind, end) = if c.is_ascii_digit() {
            (Kind::Number, start + number_len(&text[start..]))
        } else if c == 'R' && rest.peek().is_some_and(|(_, next)| next.is_ascii_digit()) {
            (Kind::Word, start + 1) // the rand's sign: `R4bn`
        } else if c.is_alphabetic() {
            (Kind::Word, start + word_len(&text[start..]))
        } else {
            (Kind::Mark, start + c.len_utf8())
        };
        while rest.next_if(|&(at, _)| at < end).is_some() {}
        found.push(Token {
            text: &text[start..end],
            start,
            kind,
            glued: start == end_before,
        });
        end_before = end;
    }
    found
}

/// Bytes of a number: digits, with `.`, `,` or a thin or no-break space between digits.
fn number_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let between = matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(between && chars.peek().is_some_and(|&(_, next)| next.is_ascii_digit())) {
            break;
        }
    }
    end
}

/// Bytes of a word: `company’s`, `U.S.`, `A350`.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '.')
            && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if !joins {
            let initials = c == '.' && text[..end].contains('.');
            return if initials { end + 1 } else { end };
        }
    }
    end
}
