//! The quotation: a whole statement that someone named makes.

use super::clauses::is_statement;
use super::typography::display;
use super::{Quote, foreign};
use crate::article::words::{class, is_function, month, verb};
use crate::article::{Article, primary};
use crate::figures::tokens::{Token, tokens};
use std::ops::{Range, RangeInclusive};

/// Fewer words are scare quotes, more are no pull quote.
const WORDS: RangeInclusive<usize> = 6..=32;
/// Words that say whose words these are.
const SAYS: [&str; 8] = [
    "said", "says", "told", "argued", "wrote", "warned", "added", "adds",
];
/// Words near the start that point back to what is not quoted.
const LEANS: [&str; 9] = [
    "this", "that", "these", "those", "it", "they", "he", "she", "such",
];
/// A first and a last name, up to a title and a name of three.
const NAME: RangeInclusive<usize> = 2..=4;
/// A role longer than this is a life story.
const LONGEST_ROLE: usize = 48;
/// So many words may stand between `said` and the quotation: `told a radio station on Monday`.
const REACH: usize = 8;
/// Words with a capital that are nobody's name.
const NO_NAMES: [&str; 18] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "last",
    "later",
    "earlier",
    "however",
    "meanwhile",
    "who",
    "one",
    "report",
    "study",
];

/// The first quotation of the body that can stand alone and whose speaker is named beside it.
pub(super) fn choose(article: &Article) -> Option<Quote> {
    let language = article.language.as_str();
    if primary(language) != "en" {
        let found = article
            .sentences()
            .find_map(|said| foreign::quote(&said.text, language))?;
        return Some(Quote {
            text: display(&found.text, language),
            ..found
        });
    }
    // English sets `“` and `”` only where one of these stands.
    let quoted = |text: &str| text.contains(['"', '“', '”']);
    article
        .sentences()
        .filter(|sentence| quoted(&sentence.text))
        .find_map(|sentence| read(&display(&sentence.text, language)))
}

/// The quotation of a sentence, its quotes already set as `“` and `”`.
fn read(sentence: &str) -> Option<Quote> {
    let marks: Vec<(usize, char)> = sentence
        .char_indices()
        .filter(|(_, c)| matches!(c, '“' | '”'))
        .collect();
    let [(open, '“'), (close, '”')] = marks[..] else {
        return None; // none, nested, left open, or broken off and taken up again
    };
    let before = sentence[..open].trim();
    let said = sentence[open + '“'.len_utf8()..close].trim();
    let after = sentence[close + '”'.len_utf8()..].trim();
    let text = statement(said, before, after)?;
    let speaker = speaker_after(after).or_else(|| speaker_before(before))?;
    Some(Quote { text, speaker })
}

/// The words of a quotation with an end of their own, if they are a whole statement.
fn statement(said: &str, before: &str, after: &str) -> Option<String> {
    let words = said.split_whitespace();
    let titled = words
        .clone()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let count = words.count();
    // `Aside from wartime, “…”` limits what is quoted, it does not say who says it.
    let says = tokens(before)
        .iter()
        .any(|t| t.is_any(&SAYS) || t.is("according"));
    let attributed = says && before.ends_with([',', ':']);
    let begins = said.starts_with(char::is_uppercase) && (attributed || before.is_empty())
        || said.starts_with(char::is_uppercase) && SAYS.iter().any(|says| before.ends_with(says))
        || said.starts_with(char::is_lowercase) && attributed && !before.contains(" that");
    let ends =
        said.ends_with([',', '.', '!', '?']) || after.is_empty() || after.starts_with(['.', ',']);
    let cut = said.contains('…') || said.contains('[');
    let title = titled * 2 > count;
    // `This raises the chances` leans on what was said before.
    let mut first = said.split_whitespace().take(3);
    let leans = first.any(|word| LEANS.contains(&word.to_lowercase().as_str()));
    if leans || !WORDS.contains(&count) || !begins || !ends || cut || title || !is_statement(said) {
        return None;
    }
    let mut letters = said.chars();
    let first = letters.next()?;
    let mut text: String = first.to_uppercase().chain(letters).collect();
    if !text.ends_with(['.', '!', '?']) {
        text = format!("{}.", text.trim_end_matches([',', ';', ':', ' ', '—', '–']));
    }
    Some(text)
}

/// `said Ana Ruiz, the port’s director`, `Ana Ruiz told a paper`, `according to Ana Ruiz`.
fn speaker_after(after: &str) -> Option<String> {
    let tokens = tokens(after);
    let first = tokens.iter().position(|t| !t.is(",") && !t.is_dash())?;
    let name_at = if tokens[first].is("according") && tokens.get(first + 1)?.is("to") {
        first + 2
    } else if tokens[first].is_any(&SAYS) && !tokens[first].is("told") {
        first + 1
    } else {
        let name = name(&tokens, first)?;
        return said_by(after, &tokens, name);
    };
    // `said port director Ana Ruiz`
    let role = tokens[name_at..]
        .iter()
        .take_while(|t| t.is_content() && t.text.starts_with(char::is_lowercase))
        .count();
    let name = name(&tokens, name_at + role).filter(|_| role <= 2)?;
    let role = role_after(after, &tokens, name.end).map_or(String::new(), |(role, _)| role);
    Some(format!("{}{role}", words(after, &tokens, &name)))
}

/// `Ana Ruiz, the port’s director, told a paper: `, `According to Ana Ruiz, `.
fn speaker_before(before: &str) -> Option<String> {
    let tokens = tokens(before);
    if tokens.first()?.is("according") && tokens.get(1)?.is("to") {
        let name = name(&tokens, 2)?;
        let role = role_after(before, &tokens, name.end);
        let end = role.as_ref().map_or(name.end, |(_, end)| *end);
        let role = role.map_or(String::new(), |(role, _)| role);
        let closes = end + 1 == tokens.len() && tokens[end].is(",");
        return closes.then(|| format!("{}{role}", words(before, &tokens, &name)));
    }
    let says = tokens.iter().rposition(|t| t.is_any(&SAYS))?;
    let rest = &tokens[says + 1..];
    let another = |t: &Token| t.is_any(&["citing", "quoting", "quoted", "that", "not", "if", "by"]);
    if rest.len() > REACH || rest.iter().any(another) {
        return None;
    }
    // The name that ends where the verb begins, or that opens the sentence and has a role.
    let starts = (0..says).filter(|&at| opens_name(&tokens, at));
    starts
        .filter_map(|at| name(&tokens, at))
        .find_map(|name| said_by(before, &tokens, name).filter(|_| rest.len() <= REACH))
}

/// Whether a name may begin here: nobody speaks for it, met it or owns what speaks.
fn opens_name(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else {
        return true;
    };
    let capital = before.text.starts_with(char::is_uppercase);
    let opener = at == 1 && before.is_any(&["but", "and", "yet", "so", "as"]);
    let role = before.is_content() && !capital && verb(before.text).is_none();
    let led = before.is(",") && tokens[0].class().preposition && at <= REACH;
    opener || role || led
}

/// The name, with its role, when it is the one who says it.
fn said_by(text: &str, tokens: &[Token], name: Range<usize>) -> Option<String> {
    let says = |at: usize| {
        let late = tokens
            .get(at)?
            .is_any(&["also", "has", "had", "later", "then", "once"]);
        tokens
            .get(at + usize::from(late))?
            .is_any(&SAYS)
            .then_some(())
    };
    let named = words(text, tokens, &name);
    if says(name.end).is_some() {
        return Some(named);
    }
    let (role, end) = role_after(text, tokens, name.end)?;
    let closed = tokens.get(end)?.is(",");
    closed.then(|| says(end + 1)).flatten()?;
    Some(format!("{named}{role}"))
}

/// Two to four words with capitals, with initials and `de`, `van`, `bin` between them.
fn name(tokens: &[Token], start: usize) -> Option<Range<usize>> {
    const BETWEEN: [&str; 12] = [
        "de", "da", "di", "del", "della", "van", "von", "der", "den", "bin", "al", "la",
    ];
    let capital = |t: &Token| t.text.starts_with(char::is_uppercase);
    let (mut end, mut count, mut plain) = (start, 0, start);
    while let Some(token) = tokens.get(end) {
        let initial = token.is(".") && token.glued && end > start && {
            let word = tokens[end - 1].text;
            word.chars().count() == 1
                || ["Dr", "Mr", "Ms", "Mrs", "Prof", "Sen", "Gov", "Jr"].contains(&word)
        };
        let hyphen = token.is("-")
            && token.glued
            && tokens.get(end + 1).is_some_and(|t| t.glued && capital(t));
        if capital(token) {
            let joined = token.glued && end > start && tokens[end - 1].is("-");
            count += usize::from(!joined);
            plain = end + 1;
        } else if !(initial || hyphen || end > start && token.is_any(&BETWEEN)) {
            break;
        }
        end += 1;
    }
    let name = tokens.get(start..plain)?;
    let refused = |t: &Token| {
        let class = class(t.text);
        t.is_any(&NO_NAMES)
            || class.pronoun
            || class.conjunction
            || t.text.ends_with("’s")
            || t.text.ends_with("s’")
            || (t.text.chars().count() > 3
                && month(t.text).is_some()
                && !t.is_any(&["April", "June", "August"]))
    };
    let opens = name.first()?;
    let joined = tokens
        .get(plain)
        .is_some_and(|t| t.is_any(&["and", "or", "&", "’"]));
    let function = is_function(opens.text);
    (NAME.contains(&count) && !joined && !function && !name.iter().any(refused))
        .then_some(start..plain)
}

/// `, the port’s director` and the token after it, where a short role follows a name.
fn role_after(text: &str, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    if !tokens.get(at)?.is(",") {
        return None;
    }
    let ends = |t: &Token| t.is_break() || t.is_any(&SAYS);
    let end = tokens[at + 1..]
        .iter()
        .position(ends)
        .map_or(tokens.len(), |n| at + 1 + n);
    let role = tokens.get(at + 1..end).filter(|role| !role.is_empty())?;
    let opens = &role[0];
    let determined = opens.is_any(&["the", "a", "an"]) || opens.text.ends_with("’s");
    let plain = opens.is_content() && verb(opens.text).is_none();
    let told = role.iter().any(|t| {
        t.class().auxiliary
            || t.class().pronoun
            || t.class().conjunction && !t.is("and")
            || t.text.ends_with("ing")
    });
    let words = text[role[0].start..role[role.len() - 1].end()].to_owned();
    let fits = words.chars().count() <= LONGEST_ROLE;
    ((determined || plain) && !told && fits).then(|| (format!(", {words}"), end))
}

/// The words of some tokens as they stand in a text.
fn words(text: &str, tokens: &[Token], range: &Range<usize>) -> String {
    text[tokens[range.start].start..tokens[range.end - 1].end()].to_owned()
}
