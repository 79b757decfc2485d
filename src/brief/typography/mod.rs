//! Words as a typesetter of their language sets them: real quotes, real dashes, spaces that do
//! not break. Letters and digits are never changed, setting twice is setting once, and what is
//! no prose (addresses, code, versions, names with a mark of their own) stays as it is. A number
//! and its unit are joined later, where they are shaped, in `text`.

mod house;
mod marks;
mod quotes;
#[cfg(test)]
mod rows;
mod spaces;
#[cfg(test)]
mod tests;
mod verbatim;

use house::House;

/// A letter of a text, and whether it stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    c: char,
    kept: bool,
}

/// Letters beyond which a text is nothing that a banner could show.
const LONGEST: usize = 4_000;

/// Sets a text for display as its language (BCP 47, may be empty) does.
pub(crate) fn display(text: &str, language: &str) -> String {
    let text = spaces::single(text);
    if text.len() > LONGEST {
        return text;
    }
    let house = House::of(language);
    let text = spaces::close_up(&verbatim::mark(&text), &house);
    let letters = verbatim::mark(&text);
    let letters = marks::set(&letters, &house);
    let letters = quotes::set(&letters, &house);
    let letters = spaces::set(&letters, &house);
    letters.iter().map(|letter| letter.c).collect()
}

/// A display text for a label or a headline: no full stop at its end.
pub(crate) fn line(text: &str, language: &str) -> String {
    let text = display(text, language);
    let open = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '—' | '–')
    });
    let initials = open
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.contains('.'));
    if initials || open.len() == text.len() {
        text
    } else {
        // What stands at the end now is spaced as an end is: `Où ? –`.
        display(open, language)
    }
}

/// The letter so far from a place; a space beyond the ends.
fn near(letters: &[Letter], at: usize, by: isize) -> char {
    let place = at.checked_add_signed(by);
    place
        .and_then(|place| letters.get(place))
        .map_or(' ', |letter| letter.c)
}

/// Whether a text could end, or a clause be closed, before this.
fn closes(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›' | '“' | '‘' | '」' | '』'
        )
}

/// The digits that end just before a place.
fn digits_before(letters: &[Letter], at: usize) -> usize {
    let before = letters.get(..at).unwrap_or_default().iter().rev();
    before.take_while(|l| l.c.is_ascii_digit()).count()
}

/// The digits that begin at a place.
fn digits_at(letters: &[Letter], at: usize) -> usize {
    let after = letters.get(at..).unwrap_or_default().iter();
    after.take_while(|l| l.c.is_ascii_digit()).count()
}
