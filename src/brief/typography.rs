//! Words as a typesetter sets them: real quotes, real dashes, numbers that hold together.

use crate::figures::tokens::{Kind, Token, tokens};

/// Words that stay with the number before them.
const UNITS: [&str; 26] = [
    "thousand", "million", "billion", "trillion", "percent", "per", "cent", "bn", "tn", "m", "km",
    "kg", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "tonnes", "tons", "dollars", "euros", "pounds",
    "yuan", "yen", "ha",
];

/// Sets a text for display.
pub(crate) fn display(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text
        .replace(" .", ".")
        .replace(" ,", ",")
        .replace("...", "…")
        .replace(" -- ", " — ")
        .replace(" - ", " – ");
    bind(&quotes(&text))
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

/// No-break spaces between a number and its unit, an en dash between two numbers.
fn bind(text: &str) -> String {
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (i, token) in tokens.iter().enumerate() {
        let gap = &text[end..token.start];
        end = token.end();
        out.push_str(if gap == " " && holds(&tokens, i) {
            "\u{a0}"
        } else {
            gap
        });
        out.push_str(if is_range(&tokens, i) {
            "–"
        } else {
            token.text
        });
    }
    out.push_str(&text[end..]);
    out
}

/// Whether a word must stay with the one before it: `$1 billion`, `4 billion yuan`, `USD 5`.
fn holds(tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|i| tokens.get(i)) else {
        return false;
    };
    let token = &tokens[i];
    let unit = |token: &Token| UNITS.contains(&token.text);
    let number_before = |i: usize| {
        i.checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| t.kind == Kind::Number)
    };
    let code = before.text.len() == 3
        && before.text.chars().all(|c| c.is_ascii_uppercase())
        && token.kind == Kind::Number;
    (before.kind == Kind::Number && unit(token))
        || (unit(before) && unit(token) && number_before(i - 1))
        || (code && money_code(before.text))
}

fn money_code(word: &str) -> bool {
    [
        "USD", "EUR", "GBP", "CNY", "JPY", "INR", "CHF", "AUD", "CAD", "HKD", "RMB",
    ]
    .contains(&word)
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
            ("unit", "It cost $1 billion", "It cost $1\u{a0}billion"),
            (
                "unit and currency",
                "It cost 4 billion yuan",
                "It cost 4\u{a0}billion\u{a0}yuan",
            ),
            (
                "range",
                "Between $20-22 billion",
                "Between $20–22\u{a0}billion",
            ),
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
