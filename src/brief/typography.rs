//! Words as a typesetter sets them: real quotes and real dashes. What must not part is joined
//! where it is shaped, in `text`, so that a brief can be edited with plain spaces.

use crate::figures::tokens::{Kind, Token, tokens};

/// Sets a text for display.
pub(crate) fn display(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text
        .replace(" .", ".")
        .replace(" ,", ",")
        .replace("...", "…")
        .replace(" -- ", " — ")
        .replace(" - ", " – ");
    ranges(&quotes(&text))
}

/// A display text for a label or a headline: no full stop at its end.
pub(crate) fn line(text: &str) -> String {
    let text = display(text);
    let open = text.trim_end_matches(['.', ',', ';', ':', ' ', '—', '–']);
    let initials = open
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.contains('.'));
    if initials { text } else { open.to_owned() }
}

fn quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut after = text.chars().skip(1);
    for c in text.chars() {
        let next = after.next().unwrap_or(' ');
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '“' | '‘' | '—' | '–');
        out.push(match c {
            '"' if opens => '“',
            '"' => '”',
            // `'90s` and `rock 'n' roll` lose letters, they quote nothing.
            '\'' if opens && !next.is_ascii_digit() && closes_later(text, c) => '‘',
            '\'' => '’',
            c => c,
        });
        before = c;
    }
    out
}

/// A single quote only opens when there are at least two of them.
fn closes_later(text: &str, quote: char) -> bool {
    text.matches(quote).count() > 1
}

/// An en dash between two numbers.
fn ranges(text: &str) -> String {
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (i, token) in tokens.iter().enumerate() {
        out.push_str(&text[end..token.start]);
        end = token.end();
        out.push_str(if is_range(&tokens, i) {
            "–"
        } else {
            token.text
        });
    }
    out.push_str(&text[end..]);
    out
}

/// A hyphen between two numbers that is no date, score of three or phone number.
fn is_range(tokens: &[Token], i: usize) -> bool {
    let number = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|t| t.kind == Kind::Number)
    };
    let hyphen = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|t| t.text == "-" && t.glued)
    };
    tokens[i].text == "-"
        && tokens[i].glued
        && number(i.checked_sub(1))
        && number(Some(i + 1))
        && tokens.get(i + 1).is_some_and(|t| t.glued)
        && !hyphen(i.checked_sub(2))
        && !hyphen(Some(i + 2))
        && !i
            .checked_sub(2)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.glued && t.kind == Kind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_texts_are_set_as_type() {
        const ROWS: [(&str, &str, &str); 10] = [
            (
                "quotes",
                "He said \"no\" to the mayor's plan",
                "He said “no” to the mayor’s plan",
            ),
            ("single quotes", "A 'quiet' port", "A ‘quiet’ port"),
            ("lost letters", "Songs of the '90s", "Songs of the ’90s"),
            ("unit", "It cost $1 billion", "It cost $1 billion"),
            (
                "unit and currency",
                "It cost 4 billion yuan",
                "It cost 4 billion yuan",
            ),
            ("range", "Between $20-22 billion", "Between $20–22 billion"),
            ("a date keeps its hyphens", "On 2026-04-07", "On 2026-04-07"),
            (
                "a name keeps its hyphen",
                "After COVID-19",
                "After COVID-19",
            ),
            ("a removed mark", "It ended .", "It ended."),
            (
                "a dash",
                "The port - and the city",
                "The port – and the city",
            ),
        ];
        for (name, text, want) in ROWS {
            assert_eq!(display(text), want, "{name}");
        }
    }
}
