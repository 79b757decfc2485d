//! Ellipses, dashes, minus and multiplication signs, and the dash between two numbers.

use super::house::House;
use super::verbatim::QUOTES;
use super::{Letter, digits_at, digits_before, near};
use crate::figures::tokens::{Kind, Token, tokens};

/// Sets all marks but quotes.
pub(super) fn set(letters: &[Letter], house: &House) -> Vec<Letter> {
    ranges(dashes(letters, house))
}

fn dashes(letters: &[Letter], house: &House) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let same = |l: &&Letter| l.c == letter.c && !l.kept;
        let run = letters.get(at..).unwrap_or_default();
        let run = run.iter().take_while(same).count().max(1);
        let (c, used) = match letter.c {
            _ if letter.kept => (letter.c, 1),
            '.' if run >= 3 => ('…', 3),
            '-' => dash(letters, at, run, house),
            'x' if is_times(letters, at) => ('×', 1),
            c => (c, 1),
        };
        // A run of hyphens that is no dash goes over whole.
        let times = if c == '-' { used } else { 1 };
        out.extend(std::iter::repeat_n(Letter { c, ..letter }, times));
        at += used;
    }
    out
}

/// What a run of hyphens becomes, and how many of them it takes.
fn dash(letters: &[Letter], at: usize, run: usize, house: &House) -> (char, usize) {
    let (before, after) = (near(letters, at, -1), near(letters, at + run, 0));
    // Guillemets have their spaces in French, with which a hyphen within is none the less alone.
    let quoted = near(letters, at, -2) == '«' || near(letters, at + run, 1) == '»';
    let spaced = at > 0 && at + run < letters.len() && before == ' ' && after == ' ' && !quoted;
    let numbers = before.is_ascii_digit() && after.is_ascii_digit();
    match run {
        1 if spaced => ('–', 1),
        1 if is_minus(letters, at) => ('−', 1),
        2 if spaced => (house.dash, 2),
        2 if numbers => ('–', 2),
        2 | 3 => ('—', run),
        _ => ('-', run),
    }
}

/// `-5 °C`, `-$3`: a number follows, and nothing that it could be taken from stands before.
fn is_minus(letters: &[Letter], at: usize) -> bool {
    let next = near(letters, at, 1);
    let number =
        next.is_ascii_digit() || "$€£¥".contains(next) && near(letters, at, 2).is_ascii_digit();
    // French has a space within its guillemets.
    let spaced = near(letters, at, -1).is_whitespace() && near(letters, at, -2) == '«';
    let by = if spaced { -2 } else { -1 };
    let (before, earlier) = (near(letters, at, by), near(letters, at, by - 1));
    let free = match before {
        ' ' => !earlier.is_ascii_digit(),
        '(' | '[' => true,
        '»' => false,
        c => QUOTES.contains(c) && (earlier.is_whitespace() || "([\"'«".contains(earlier)),
    };
    number && free
}

/// `3 x 4`, `1920x1080`; never `4x`, `x86`, `0x10`.
fn is_times(letters: &[Letter], at: usize) -> bool {
    let spaced = near(letters, at, -1) == ' '
        && near(letters, at, 1) == ' '
        && near(letters, at, -2).is_ascii_digit()
        && near(letters, at, 2).is_ascii_digit();
    let left = digits_before(letters, at);
    let right = digits_at(letters, at + 1);
    let first = near(letters, at - left, -1);
    let last = near(letters, at + 1 + right, 0);
    let whole = !first.is_alphanumeric() && !matches!(first, '.' | ',') || first == 'x';
    let ended = !last.is_alphanumeric() || matches!(last, 'x' | 'p');
    spaced || left > 1 && right > 1 && whole && ended
}

/// An en dash between two numbers.
fn ranges(mut letters: Vec<Letter>) -> Vec<Letter> {
    if !letters.iter().any(|l| l.c == '-') {
        return letters;
    }
    let text: String = letters.iter().map(|l| l.c).collect();
    let tokens = tokens(&text);
    let mut dashes = (0..tokens.len()).filter(|&i| is_range(&tokens, i));
    let mut next = dashes.next();
    for ((byte, _), letter) in text.char_indices().zip(&mut letters) {
        if next.is_some_and(|i| tokens[i].start == byte) {
            if !letter.kept {
                letter.c = '–';
            }
            next = dashes.next();
        }
    }
    letters
}

/// A hyphen between two numbers that is no date, name, score of three or phone number.
fn is_range(tokens: &[Token], i: usize) -> bool {
    if tokens[i].text != "-" || !tokens[i].glued {
        return false;
    }
    let get = |by: isize| i.checked_add_signed(by).and_then(|at| tokens.get(at));
    let number = |by: isize| get(by).filter(|t| t.kind == Kind::Number);
    let hyphen = |by: isize| get(by).is_some_and(|t| matches!(t.text, "-" | "–"));
    // `5%-10%`, `$20-$22`.
    let left = if get(-1).is_some_and(|t| t.text == "%" && t.glued) {
        -2
    } else {
        -1
    };
    let right = if get(1).is_some_and(|t| t.glued && matches!(t.text, "$" | "€" | "£")) {
        2
    } else {
        1
    };
    let (Some(low), Some(high)) = (number(left), number(right)) else {
        return false;
    };
    // `COVID-19-2`, `F-16`, `3-1-2`, `Boeing 747-400`.
    let named = get(left - 1)
        .is_some_and(|t| t.kind == Kind::Word && (low.glued || t.is_any(&["Boeing", "Airbus"])));
    let dialled = get(left - 1).is_some_and(|t| matches!(t.text, ")" | "+"));
    let chained = low.glued && hyphen(left - 1)
        || hyphen(right + 1) && get(right + 1).is_some_and(|t| t.glued);
    let other = chained || named || dialled || is_dial(low, high) || is_month(low, high);
    high.glued && !other
}

/// `555-0123`, `030-12345`: no reader counts from one to the other.
fn is_dial(low: &Token, high: &Token) -> bool {
    let zero = |t: &Token, most: usize| {
        t.text.starts_with('0') && t.text.len() > most && !t.text.contains('.')
    };
    // `08-123` is dialled, `08-09` two years.
    let area = zero(low, 1) && high.text.len() > 2;
    let local = low.text.len() == 3 && high.text.len() == 4 && !high.text.ends_with('0');
    zero(low, 2) || zero(high, 2) || area || local && high.text.bytes().all(|b| b.is_ascii_digit())
}

/// `2024-03` is a month of a year, `2008-09` two years.
fn is_month(low: &Token, high: &Token) -> bool {
    let year = low
        .text
        .get(2..)
        .filter(|_| low.text.len() == 4)
        .and_then(|year| year.parse::<u32>().ok());
    let month = high
        .text
        .parse::<u32>()
        .ok()
        .filter(|month| high.text.len() == 2 && (1..=12).contains(month));
    year.zip(month).is_some_and(|(year, month)| month <= year)
}
