//! Spaces: one between words, and those at which no line may break.

use super::house::{HARD, House, NARROW, Spaced};
use super::{Letter, closes, digits_at, digits_before, near};

/// Titles that stay with the name after them.
const TITLES: [&str; 42] = [
    "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Ste.", "Sen.", "Gov.", "Rep.", "Gen.", "Lt.",
    "Col.", "Sgt.", "Rev.", "Hon.", "Capt.", "Mr", "Mrs", "Ms", "Dr", "Prof", "MM.", "Mme", "Mlle",
    "Mgr", "Sr.", "Sra.", "Srta.", "Dña.", "Sig.", "Dott.", "Hr.", "Fr.", "Dhr.", "Mevr.", "dhr.",
    "mevr.", "Sankt", "dr.", "prof.", "mgr",
];
/// Words that stay with the number after them.
const REFERENCES: [&str; 31] = [
    "No.", "Nos.", "no.", "p.", "pp.", "Nr.", "nr.", "n°", "N°", "nº", "№", "§", "§§", "Art.",
    "art.", "Abs.", "Bd.", "Fig.", "fig.", "Abb.", "vol.", "Vol.", "ch.", "Kap.", "S.", "núm.",
    "num.", "č.", "стр.", "ст.", "sz.",
];
/// German abbreviations of two words, which Duden parts with a narrow space.
const GERMAN: [(&str, &str); 20] = [
    ("z.", "B."),
    ("d.", "h."),
    ("D.", "h."),
    ("Z.", "B."),
    ("u.", "a."),
    ("u.", "U."),
    ("z.", "T."),
    ("i.", "d."),
    ("d.", "R."),
    ("o.", "Ä."),
    ("u.", "Ä."),
    ("v.", "a."),
    ("s.", "o."),
    ("s.", "u."),
    ("n.", "Chr."),
    ("v.", "Chr."),
    ("a.", "D."),
    ("e.", "V."),
    ("i.", "A."),
    ("m.", "E."),
];

/// One plain space between words. A hard space that groups digits stays; others are set anew.
pub(super) fn single(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, after) = rest.split_at(at);
        out.push_str(word);
        rest = after.trim_start();
        let gap = &after[..after.len() - rest.len()];
        let hard = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let group = hard && word.ends_with(|c: char| c.is_ascii_digit()) && digits == 3;
        out.push(if group { NARROW } else { ' ' });
    }
    out.push_str(rest);
    out
}

/// Removes the space that a mark left behind, `It ended .`, and that a house does not want; never
/// that of `the .NET runtime`.
pub(super) fn close_up(letters: &[Letter], house: &House) -> String {
    let stop = |l: &&Letter| matches!(l.c, '.' | ',' | '…') && !l.kept;
    let left_behind = |at: usize| {
        let after = letters.get(at..).unwrap_or_default();
        let run = after.iter().take_while(stop).count();
        let end = near(letters, at + run, 0);
        run > 0 && near(letters, at, 0) != '…' && (closes(end) || ";:!?".contains(end))
    };
    let unwanted = |at: usize| {
        let tight = house.spaced.is_some_and(|spaced| spaced.high.is_none());
        let free = letters.get(at).is_some_and(|l| !l.kept) && near(letters, at, -2) != '«';
        tight && free && matches!(near(letters, at, 0), ';' | '!' | '?') && is_high(letters, at)
    };
    let stays = |at: usize, letter: &Letter| {
        letter.kept || letter.c != ' ' || !(left_behind(at + 1) || unwanted(at + 1))
    };
    let places = letters.iter().enumerate();
    let kept = places.filter(|(at, letter)| stays(*at, letter));
    kept.map(|(_, letter)| letter.c).collect()
}

/// Sets the spaces at which no line may break.
pub(super) fn set(letters: &[Letter], house: &House) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(letters.len() + 8);
    for (at, &letter) in letters.iter().enumerate() {
        let mut space = |c| out.push(Letter { c, kept: false });
        if letter.kept {
            out.push(letter);
        } else if letter.c == ' ' {
            space(between(letters, at, house));
        } else {
            let (before, after) = house
                .spaced
                .map_or((None, None), |spaced| missing(letters, at, spaced));
            before.into_iter().for_each(&mut space);
            space(letter.c);
            after.into_iter().for_each(space);
        }
    }
    out
}

/// What a space becomes.
fn between(letters: &[Letter], at: usize, house: &House) -> char {
    if let Some(spaced) = house.spaced {
        match near(letters, at, 1) {
            _ if near(letters, at, -1) == '«' => return spaced.within,
            _ if letters.get(at + 1).is_none_or(|l| l.kept) => {}
            ';' | '!' | '?' if is_high(letters, at + 1) => return spaced.high.unwrap_or(' '),
            ':' if is_high(letters, at + 1) => return HARD,
            '»' => return spaced.within,
            _ => {}
        }
    }
    let before = word_before(letters, at);
    let before = before.as_str();
    let next = near(letters, at, 1);
    let after = word_after(letters, at);
    let german = house.german && is_german(before, &after);
    // The `B.` of `z. B. Hamburg` is nobody's initial.
    let ended = house.german && is_german(&earlier_word(letters, at), before);
    let reference = next.is_ascii_digit() && REFERENCES.contains(&before);
    let named = next.is_uppercase() && (TITLES.contains(&before) || is_initial(before) && !ended);
    if german || reference && house.german {
        NARROW
    } else if reference || named {
        HARD
    } else if house.groups && is_group(letters, at) {
        NARROW
    } else {
        ' '
    }
}

/// The spaces that French wants before and after a letter, where there are none.
fn missing(letters: &[Letter], at: usize, spaced: Spaced) -> (Option<char>, Option<char>) {
    let before = near(letters, at, -1);
    let held = before.is_alphanumeric() || closes(before) && !before.is_whitespace();
    let held = held || matches!(before, '%' | '…' | '€' | '$' | '.' | '°');
    match near(letters, at, 0) {
        ';' | '!' | '?' if held && is_high(letters, at) => (spaced.high, None),
        ':' if held && is_high(letters, at) => (Some(HARD), None),
        '«' if !near(letters, at, 1).is_whitespace() => (None, Some(spaced.within)),
        '»' if !before.is_whitespace() && before != '«' => (Some(spaced.within), None),
        _ => (None, None),
    }
}

/// Whether the mark here, with those that follow it, ends a clause: not that of `10:30`
/// or of a smile.
fn is_high(letters: &[Letter], at: usize) -> bool {
    let mark = |l: &&Letter| matches!(l.c, ';' | '!' | '?' | ':' | '…' | '.') && !l.kept;
    let run = letters.get(at..).unwrap_or_default();
    let run = run.iter().take_while(mark).count();
    let smile = run == 1 && matches!(near(letters, at, 1), ')' | '(');
    !smile && closes(near(letters, at + run, 0))
}

/// Whether the space here groups digits: `5 500`, `14 372,4`; never `2024 500`.
fn is_group(letters: &[Letter], at: usize) -> bool {
    let grouped = |space: usize| digits_at(letters, space + 1) == 3;
    let before = digits_before(letters, at);
    let first = near(letters, at - before, -1);
    let start = at - before;
    // The group before is the first, or follows one.
    let follows = matches!(first, ' ' | NARROW)
        && before == 3
        && start > 1
        && near(letters, start, -2).is_ascii_digit()
        && is_group(letters, start - 1);
    let joined = first.is_alphanumeric() || matches!(first, '.' | ',' | '-' | '+' | '/');
    let after_digits = first.is_whitespace() && near(letters, start, -2).is_ascii_digit();
    let zero = near(letters, start, 0) == '0';
    let mut end = at;
    while matches!(near(letters, end, 0), ' ' | NARROW) && grouped(end) {
        end += 4;
    }
    // `70 123 45`: another run of digits makes it a telephone number.
    let dialled = matches!(near(letters, end, 0), ' ' | '-') && digits_at(letters, end + 1) > 0;
    let leads = !(joined || after_digits || zero);
    (1..=3).contains(&before) && (follows || leads) && grouped(at) && !dialled
}

/// `z. B.` and its like.
fn is_german(first: &str, second: &str) -> bool {
    let second = second.trim_end_matches([',', ';', ':', ')']);
    GERMAN.contains(&(first, second))
}

/// `J.`, and the last of `J.-P.`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.rsplit('-').next().unwrap_or_default().chars();
    let (first, dot, rest) = (letters.next(), letters.next(), letters.next());
    first.is_some_and(char::is_uppercase) && dot == Some('.') && rest.is_none()
}

/// The word that ends at a place, without brackets and quotes before it.
fn word_before(letters: &[Letter], at: usize) -> String {
    let before = letters.get(..at).unwrap_or_default().iter().rev();
    let parts = |c: char| c.is_whitespace() || "«»“”„‚‘‹›「」『』([{/—–".contains(c);
    let word: String = before.map(|l| l.c).take_while(|c| !parts(*c)).collect();
    word.chars().rev().collect()
}

/// The word before the word that ends at a place.
fn earlier_word(letters: &[Letter], at: usize) -> String {
    let word = word_before(letters, at).chars().count();
    let gap = (at - word).checked_sub(1);
    gap.map_or_else(String::new, |gap| word_before(letters, gap))
}

/// The word that begins after a place.
fn word_after(letters: &[Letter], at: usize) -> String {
    let after = letters.get(at + 1..).unwrap_or_default().iter();
    after
        .map(|l| l.c)
        .take_while(|c| !c.is_whitespace())
        .collect()
}
