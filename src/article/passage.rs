//! A stretch of clean text that still knows where each of its bytes stood in the file.

use super::Span;
use std::ops::Range;

/// A title, a line or a sentence without page marks, with its place in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words: one space between them, no citation marks.
    pub text: String,
    /// Whether it is complete; a sentence that a scraper cut off is not.
    pub whole: bool,
    /// `(byte of text, byte of file)` where each copied run begins that does not go on from the
    /// one before.
    anchors: Vec<(usize, usize)>,
}

impl Passage {
    /// Copies a stretch of the file: runs of space become one, citation marks and invisible
    /// characters go, and so does a space that a removed mark left before a full stop.
    pub(super) fn from_file(file: &str, range: Range<usize>) -> Self {
        let mut passage = Self {
            whole: true,
            ..Self::default()
        };
        passage.append(&file[range.clone()], range.start);
        passage.trim_end();
        passage
    }

    /// The words that a cut of the file says, without the marks of Markdown and HTML.
    pub(crate) fn of_markup(cut: &str) -> String {
        if !cut.contains(['&', '*', '_', '`', '\\', '[', ']']) {
            return Self::from_file(cut, 0..cut.len()).text;
        }
        let plain = cut
            .replace("&nbsp;", " ")
            .replace("&pound;", "£")
            .replace("&euro;", "€")
            .replace("&amp;", "&");
        let plain: String = plain
            .chars()
            .filter(|c| !matches!(c, '*' | '_' | '`' | '\\'))
            .collect();
        Self::from_file(&plain, 0..plain.len())
            .text
            .replace(['[', ']'], "")
    }

    /// Says that this passage stands at `at`, letter by letter.
    pub(super) fn move_to(&mut self, at: usize) {
        self.anchors = vec![(0, at)];
    }

    /// Appends text that stands at `at` in the file.
    pub(super) fn append(&mut self, raw: &str, at: usize) {
        self.text.reserve(raw.len());
        let mut chars = raw.char_indices().peekable();
        let mut running = false;
        while let Some((i, c)) = chars.next() {
            if c.is_whitespace() {
                running = false;
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.anchor(at + i);
                    self.text.push(' ');
                }
                continue;
            }
            let next = chars.peek().map(|(_, next)| *next);
            if is_invisible(c) && !shapes(self.text.chars().next_back(), c, next) {
                running = false;
                continue;
            }
            if c == '['
                && let Some(end) = citation_end(&raw[i..])
            {
                running = false;
                while chars.next_if(|&(j, _)| j < i + end).is_some() {}
                continue;
            }
            if matches!(c, '.' | ',' | ';' | ':')
                && self.text.ends_with(' ')
                && ends_word(&raw[i + 1..])
            {
                self.trim_end();
                running = false;
            }
            if !running {
                self.anchor(at + i);
                running = true;
            }
            self.text.push(c);
        }
    }

    /// Says where in the file stands what is appended next.
    fn anchor(&mut self, at: usize) {
        let next = self.text.len();
        let goes_on = |&(text, file): &(usize, usize)| file + (next - text) == at;
        if !self.anchors.last().is_some_and(goes_on) {
            self.anchors.push((next, at));
        }
    }

    /// Appends text that the file spells otherwise (an entity, an escape) at `at`.
    pub(super) fn append_as(&mut self, text: &str, at: usize) {
        for c in text.chars() {
            self.anchors.push((self.text.len(), at));
            self.text.push(if c.is_whitespace() { ' ' } else { c });
        }
    }

    /// The bytes of the file that a range of [`Passage::text`] came from.
    pub fn span(&self, range: Range<usize>) -> Span {
        let end = if range.is_empty() {
            self.place(range.end)
        } else {
            self.place(range.end - 1) + 1
        };
        Span {
            start: self.place(range.start),
            end,
        }
    }

    /// Part of this passage, without space around it.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        let part = &self.text[range.clone()];
        let start = range.start + (part.len() - part.trim_start().len());
        let text = part.trim().to_owned();
        let end = start + text.len();
        let first = self.anchors.partition_point(|a| a.0 <= start);
        let last = self.anchors.partition_point(|a| a.0 < end);
        let mut anchors = vec![(0, self.place(start))];
        anchors.extend(
            self.anchors
                .get(first..last)
                .unwrap_or_default()
                .iter()
                .map(|a| (a.0 - start, a.1)),
        );
        Self {
            text,
            whole: self.whole,
            anchors,
        }
    }

    /// Where a byte of the text stood in the file.
    fn place(&self, byte: usize) -> usize {
        match self
            .anchors
            .partition_point(|a| a.0 <= byte)
            .checked_sub(1)
            .and_then(|i| self.anchors.get(i))
        {
            Some(&(text, file)) => file + (byte - text),
            None => 0,
        }
    }

    pub(super) fn trim_end(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        while self.anchors.last().is_some_and(|a| a.0 >= end && end > 0) {
            self.anchors.pop();
        }
    }
}

/// Soft hyphens, zero-width spaces and joiners, byte order marks and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Joiners decide the forms of Arabic and Indic letters and join emoji to one; between Latin
/// letters or at the end of a word they are left over from a web page.
fn shapes(before: Option<char>, c: char, after: Option<char>) -> bool {
    /// Where Latin letters, which have one form, end.
    const LATIN: char = '\u{24f}';
    let shaped =
        |c: Option<char>| c.is_some_and(|c| c > LATIN && !c.is_whitespace() && !is_invisible(c));
    matches!(c, '\u{200c}' | '\u{200d}') && shaped(before) && shaped(after)
}

/// A removed mark leaves `word .`, but `.5` and `...` are their own.
fn ends_word(after: &str) -> bool {
    after
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || c == '[')
}

/// Length of a citation mark such as `[1]` or `[2, 3]` at the start of `text`.
fn citation_end(text: &str) -> Option<usize> {
    /// Longer than this it is no list of notes.
    const LONGEST: usize = 16;
    let end = text.bytes().take(LONGEST).position(|b| b == b']')?;
    let inside = text.get(1..end)?;
    let marks = inside
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | '†'));
    (marks && inside.contains(|c: char| c.is_ascii_digit())).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_clean_and_knows_its_place() {
        const ROWS: [(&str, &str, &str, &str); 8] = [
            (
                "a joined emoji",
                "At home 👩‍👩‍👧 again",
                "At home 👩‍👩‍👧 again",
                "👩‍👩‍👧",
            ),
            (
                "letters kept apart",
                "آنها می\u{200c}خواهند",
                "آنها می\u{200c}خواهند",
                "آنها",
            ),
            ("left over", "It co\u{200d}st\u{200c} 5", "It cost 5", "5"),
            (
                "citation marks go",
                "It cost $5 million [1][3], they said [2].",
                "It cost $5 million, they said.",
                "$5 million",
            ),
            (
                "the mark's space goes",
                "It cost $5 million .",
                "It cost $5 million.",
                "$5 million",
            ),
            (
                "space is one",
                "It  cost\n  $5\u{a0}million",
                "It cost $5 million",
                "$5 million",
            ),
            (
                "a bracket with words stays",
                "It [sic] cost 5",
                "It [sic] cost 5",
                "5",
            ),
            (
                "dots stay",
                "It cost .5 percent ...",
                "It cost .5 percent ...",
                ".5",
            ),
        ];
        for (name, raw, want, words) in ROWS {
            let passage = Passage::from_file(raw, 0..raw.len());
            assert_eq!(passage.text, want, "{name}");
            let at = passage
                .text
                .find(words)
                .expect("the row's words stand in it");
            let span = passage.span(at..at + words.len());
            assert_eq!(
                raw[span.start..span.end].replace('\u{a0}', " "),
                words,
                "{name}"
            );
        }
    }
}
