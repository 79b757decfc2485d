//! Straight quotes: which of them open, which close, and which are apostrophes, primes or marks
//! of an abbreviation. Every straight quote becomes something, so that setting twice is setting
//! once; quotes that are typographic already are the author's own.

use super::house::{House, Pair};
use super::{Letter, closes, digits_at, digits_before, near};

/// Words that begin with letters left out, and that nobody quotes.
const ELIDED: [&str; 8] = ["n", "tis", "twas", "em", "til", "bout", "cuz", "nuff"];
/// Those of Dutch and Afrikaans: `'s avonds`, `'t Hooft`, `'n`.
const ELIDED_DUTCH: [&str; 7] = ["s", "t", "n", "k", "m", "r", "ie"];
/// A closing mark further off than this belongs to another quotation.
const REACH: usize = 400;
/// Deeper than this nobody quotes.
const DEEPEST: usize = 6;
/// `12"` is inches, `1999"` a quotation that ends in a year.
const LONGEST_MEASURE: usize = 3;

/// A quotation that is open.
struct Open {
    /// `"` or `'`.
    mark: char,
    close: char,
}

struct Setter<'a> {
    letters: &'a [Letter],
    house: &'a House,
    open: Vec<Open>,
    /// Whether the letter before opened a quotation.
    opened: bool,
}

/// Sets the quotes.
pub(super) fn set(letters: &[Letter], house: &House) -> Vec<Letter> {
    let mut setter = Setter {
        letters,
        house,
        open: Vec::new(),
        opened: false,
    };
    let set = |(at, letter): (usize, &Letter)| Letter {
        c: setter.letter(at, *letter),
        ..*letter
    };
    letters.iter().enumerate().map(set).collect()
}

impl Setter<'_> {
    fn letter(&mut self, at: usize, letter: Letter) -> char {
        let opened = std::mem::take(&mut self.opened);
        match letter.c {
            c if letter.kept => c,
            '"' => self.double(at, opened),
            '\'' => self.single(at, opened),
            c => {
                self.own(c);
                c
            }
        }
    }

    /// What the author set already opens and closes, too.
    fn own(&mut self, c: char) {
        let (open, close) = self.house.outer;
        if open == close {
            return;
        }
        if c == open {
            self.push('"', close);
        } else if c == close && self.open.last().is_some_and(|last| last.close == c) {
            self.open.pop();
        }
    }

    fn double(&mut self, at: usize, opened: bool) -> char {
        let (before, after) = (self.near(at, -1), self.near(at, 1));
        if is_hebrew(before) && is_hebrew(after) {
            return '״';
        }
        let inside = self.open.iter().filter(|open| open.mark == '"').count();
        let left = self.closers(at, '"');
        if self.is_measure(at) && (inside == 0 || left > 0) {
            return '″';
        }
        let opens = opened || opens_after(before);
        let ends = closes_before(after);
        let opening = match (opens, ends) {
            (true, false) => true,
            (false, true) => false,
            _ => inside == 0 && (left > 0 || !after.is_whitespace()),
        };
        if !opening {
            return self.close('"', self.house.outer.1);
        }
        // A quotation left open does not make the next one nested.
        let nested = inside > 0 && left > inside;
        let (open, close) = self.pair(at, nested);
        self.push('"', close);
        self.opened = true;
        open
    }

    fn single(&mut self, at: usize, opened: bool) -> char {
        const APOSTROPHE: char = '’';
        let (before, after) = (self.near(at, -1), self.near(at, 1));
        let inside = self.open.iter().any(|open| open.mark == '\'');
        if is_hebrew(before) && !inside {
            return '׳';
        }
        if self.is_feet(at, inside) {
            return '′';
        }
        if before.is_alphanumeric() && after.is_alphanumeric() && !is_han(before) {
            return APOSTROPHE;
        }
        let opens = opened || opens_after(before);
        if self.is_elision(at) && (opens || before == '-') {
            return APOSTROPHE;
        }
        if inside && !opens && !after.is_alphanumeric() || inside && is_han(before) {
            let owned = matches!(before, 's' | 'z' | 'x') && self.closers(at, '\'') > 0;
            return if owned {
                APOSTROPHE
            } else {
                self.close('\'', APOSTROPHE)
            };
        }
        let opening = (opens || is_han(before)) && !after.is_whitespace();
        if opening && self.closers(at, '\'') > 0 {
            let (open, close) = if self.house.corners && self.quotes_han(at, '\'') {
                ('『', '』')
            } else {
                self.house.inner
            };
            self.push('\'', close);
            self.opened = true;
            return open;
        }
        APOSTROPHE
    }

    fn push(&mut self, mark: char, close: char) {
        if self.open.len() < DEEPEST {
            self.open.push(Open { mark, close });
        }
    }

    /// Closes the last quotation that such a mark opened, and what was left open within it.
    fn close(&mut self, mark: char, lone: char) -> char {
        let Some(last) = self.open.iter().rposition(|open| open.mark == mark) else {
            return lone;
        };
        let close = self.open[last].close;
        self.open.truncate(last);
        close
    }

    fn pair(&self, at: usize, nested: bool) -> Pair {
        match (self.house.corners, self.quotes_han(at, '"')) {
            (true, true) if nested => ('『', '』'),
            (true, true) => ('「', '」'),
            _ if nested => self.house.inner,
            _ => self.house.outer,
        }
    }

    fn near(&self, at: usize, by: isize) -> char {
        near(self.letters, at, by)
    }

    /// The places after this one, before the next quotation opens, that could close this one.
    fn closers(&self, at: usize, mark: char) -> usize {
        let end = self.letters.len().min(at + REACH);
        let marks = (at + 1..end).filter(|&i| {
            let letter = self.letters[i];
            letter.c == mark && !letter.kept && !(mark == '\'' && self.is_elision(i))
        });
        let between = |i: usize| {
            let (before, after) = (self.near(i, -1), self.near(i, 1));
            is_han(before) || is_han(after) || !before.is_alphanumeric() || !after.is_alphanumeric()
        };
        let mut depth = 0_usize;
        let mut closing = 0;
        for i in marks.filter(|&i| between(i)) {
            let (before, after) = (self.near(i, -1), self.near(i, 1));
            if opens_after(before) && !closes_before(after) {
                if mark == '\'' {
                    break;
                }
                depth += 1;
            } else {
                closing += usize::from(depth == 0);
                depth = depth.saturating_sub(1);
            }
        }
        closing
    }

    /// Inches and seconds: `12"`, `3.5"`, `½"`.
    fn is_measure(&self, at: usize) -> bool {
        let digits = digits_before(self.letters, at);
        let fraction = "½¼¾".contains(self.near(at, -1));
        let first = near(self.letters, at - digits, -1);
        // `'68'` is a year.
        let decade = first == '\'' && !near(self.letters, at - digits, -2).is_ascii_digit();
        let plain = !first.is_alphabetic() && !decade;
        fraction || (1..=LONGEST_MEASURE).contains(&digits) && plain
    }

    /// Feet and minutes: `6'2"`, `5' 10"`, `a 6' fence`; no closing quote.
    fn is_feet(&self, at: usize, inside: bool) -> bool {
        if !self.is_measure(at) {
            return false;
        }
        let gap = usize::from(self.near(at, 1) == ' ');
        let inches = digits_at(self.letters, at + 1 + gap);
        let marked =
            inches > 0 && matches!(near(self.letters, at + 1 + gap + inches, 0), '"' | '″');
        let next = self.near(at, 1);
        next.is_ascii_digit() || marked || !inside && !next.is_alphanumeric()
    }

    /// `'90s`, `'n'`, `'s-Hertogenbosch`.
    fn is_elision(&self, at: usize) -> bool {
        let after = self.letters.get(at + 1..).unwrap_or_default();
        let decade = digits_at(self.letters, at + 1) == 2;
        let word: String = after
            .iter()
            .map(|l| l.c)
            .take_while(|c| c.is_alphanumeric())
            .take(6)
            .collect();
        let word = word.to_lowercase();
        let town = word == "s" && near(self.letters, at, 2) == '-';
        let dutch = self.house.dutch && ELIDED_DUTCH.contains(&word.as_str());
        decade || town || dutch || ELIDED.contains(&word.as_str())
    }

    /// Whether what is quoted from here on is Chinese or Japanese.
    fn quotes_han(&self, at: usize, mark: char) -> bool {
        let after = self.letters.get(at + 1..).unwrap_or_default();
        after
            .iter()
            .take(REACH)
            .take_while(|l| l.c != mark)
            .any(|l| is_han(l.c))
    }
}

/// Whether a quotation may open after this.
fn opens_after(c: char) -> bool {
    c.is_whitespace() || "([{<“‘„‚«‹「『¿¡—–-/=:，：。；".contains(c)
}

/// Whether a quotation may close before this.
fn closes_before(c: char) -> bool {
    closes(c) || ",.;:!?…—–-/，。；：！？、）>".contains(c)
}

/// Han, kana and their marks.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}')
}
