//! What is no prose and stays as it is: addresses, code, versions, emoticons, names with a mark
//! of their own.

use super::Letter;

/// Names that end in an exclamation mark, which French must not push off.
const EXCLAIMING: [&str; 8] = [
    "Yahoo!",
    "Jeopardy!",
    "Go!",
    "Wham!",
    "Oklahoma!",
    "Okko!",
    "Kahoot!",
    "Joomla!",
];
const EMOTICONS: [&str; 24] = [
    ":-)", ":)", ":-(", ":(", ";-)", ";)", ":-D", ":D", ":-P", ":P", ":-p", ":p", ":-/", ":/",
    ":-|", ":|", ":'(", ":'-(", ":-O", ":O", ":o", "8-)", "=)", "^-^",
];

/// Quotes as they are written and as they are set.
pub(super) const QUOTES: &str = "\"'“”‘’„‚«»‹›「」『』״׳′″";

/// Marks the letters that stay.
pub(super) fn mark(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = text.chars().map(|c| Letter { c, kept: false }).collect();
    code_spans(&mut letters);
    for word in letters.split_mut(|letter| letter.c.is_whitespace()) {
        let opening = |l: &Letter| "([{".contains(l.c) || QUOTES.contains(l.c);
        let start = word.iter().take_while(|l| opening(l)).count();
        let core = word.get_mut(start..).unwrap_or_default();
        // Letters alone are nothing but a word.
        if core.iter().all(|l| l.c.is_alphabetic()) {
            continue;
        }
        let text: String = core.iter().map(|l| l.c).collect();
        let kept = kept_of(&text);
        core.iter_mut().take(kept).for_each(|l| l.kept = true);
    }
    letters
}

/// What stands between two backticks.
fn code_spans(letters: &mut [Letter]) {
    let ticks: Vec<usize> = (0..letters.len())
        .filter(|&i| letters[i].c == '`')
        .collect();
    for pair in ticks.chunks_exact(2) {
        letters[pair[0]..=pair[1]]
            .iter_mut()
            .for_each(|l| l.kept = true);
    }
}

/// How many letters of a word stay.
fn kept_of(word: &str) -> usize {
    let named = EXCLAIMING.iter().find(|name| {
        word.strip_prefix(**name)
            .is_some_and(|rest| rest.chars().filter(|c| c.is_alphanumeric()).count() < 2)
    });
    if let Some(name) = named {
        return name.chars().count();
    }
    // `&amp;` and its like.
    let entity = word.strip_prefix('&').and_then(|rest| rest.split_once(';'));
    let name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b == b'#' || b.is_ascii_alphanumeric())
    };
    if let Some((entity, _)) = entity.filter(|(entity, _)| name(entity)) {
        return entity.len() + 2;
    }
    let bare = word.trim_end_matches(|c: char| ".,".contains(c) || QUOTES.contains(c));
    if EMOTICONS.contains(&bare) {
        return bare.chars().count();
    }
    let core = word.trim_end_matches(|c: char| ")]}.,;:!?…".contains(c) || QUOTES.contains(c));
    if is_address(core) || is_code(core) {
        core.chars().count()
    } else {
        0
    }
}

/// URLs, e-mail addresses, @handles, #tags, paths.
fn is_address(word: &str) -> bool {
    let follows = |mark: char| {
        let mut after = word.split(mark).skip(1);
        after.any(|rest| rest.starts_with(char::is_alphanumeric))
    };
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("mailto:")
        || follows('@')
        || word.starts_with('#') && follows('#')
        || word.contains('\\')
        || word.starts_with("./")
        || word.starts_with("../")
}

/// Flags, versions, assignments, calls, arrows, `i--`.
fn is_code(word: &str) -> bool {
    let flag = word
        .strip_prefix("--")
        .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let dotted = word.strip_prefix('v').unwrap_or(word);
    let mut parts = dotted.split('-').next().unwrap_or_default().split('.');
    let short = |part: &str| part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit());
    let first = parts
        .next()
        .is_some_and(|part| !part.is_empty() && short(part));
    // `1.234.567` is a number, `1.2.3` none.
    let version = first
        && parts.clone().count() > 1
        && parts.clone().all(short)
        && !parts.all(|part| part.len() == 3);
    let decrement = word
        .strip_suffix("--")
        .is_some_and(|name| name.len() == 1 && name.starts_with(|c: char| c.is_ascii_lowercase()));
    flag || version
        || decrement
        || ["=\"", "='", "->", "<-", "::", "()"]
            .iter()
            .any(|mark| word.contains(mark))
}
