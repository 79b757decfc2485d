//! Shorter true forms of a sentence: what is left when trailing clauses go.

use crate::article::words;
use crate::figures::tokens::{Kind, Token, tokens};

/// Words that begin what a statement can do without, when its object is complete.
const LOOSE: [&str; 28] = [
    "by",
    "while",
    "as",
    "after",
    "because",
    "despite",
    "amid",
    "with",
    "following",
    "before",
    "which",
    "who",
    "when",
    "where",
    "although",
    "though",
    "whereas",
    "in",
    "on",
    "at",
    "for",
    "during",
    "since",
    "through",
    "across",
    "over",
    "even",
    "from",
];
/// What takes back or limits a statement; a cut may never drop it.
const LIMITS: [&str; 15] = [
    "if",
    "unless",
    "until",
    "without",
    "except",
    "provided",
    "according",
    "alleged",
    "allegedly",
    "reportedly",
    "claimed",
    "said",
    "says",
    "denied",
    "unlikely",
];
/// Nouns that an infinitive completes: `capacity to collect`.
const COMPLETED: [&str; 26] = [
    "capacity",
    "ability",
    "plan",
    "plans",
    "effort",
    "efforts",
    "right",
    "opportunity",
    "decision",
    "need",
    "way",
    "ways",
    "deal",
    "agreement",
    "bid",
    "attempt",
    "power",
    "chance",
    "time",
    "failure",
    "refusal",
    "pressure",
    "permission",
    "promise",
    "threat",
    "move",
];
/// Marks at which a clause may end.
const MARKS: [&str; 5] = [",", ";", "—", "–", ":"];

/// Bytes beyond which a sentence is neither cut nor shown.
const LONGEST: usize = 1_200;

/// Prefixes of a sentence that are true statements by themselves, longest first; the whole is
/// not among them. Of a sentence that was cut off, the cut clause and what depends on it stay
/// out.
pub(super) fn shorter(sentence: &str, whole: bool) -> Vec<String> {
    if sentence.len() > LONGEST {
        return Vec::new();
    }
    let tokens = tokens(sentence);
    let Some(verb) = tokens.iter().position(is_verb) else {
        return Vec::new();
    };
    let last = if whole {
        tokens.len()
    } else {
        last_clause(&tokens)
    };
    let mut forms: Vec<String> = Vec::new();
    let years = tokens.iter().filter(|token| is_year(token)).count();
    for cut in (verb + 2..last.min(tokens.len())).rev() {
        // Of `240 in 1995 and 890 in 2025` no year can go.
        let compares = years > 1 && tokens[cut..].iter().any(is_year);
        let true_still = !compares && !limits(&tokens[cut..]);
        if true_still && is_boundary(&tokens, cut) && stands(&tokens, verb, cut) {
            let text = sentence[..tokens[cut - 1].end()].to_owned();
            if forms.last() != Some(&text) {
                forms.push(text);
            }
        }
    }
    forms
}

fn is_year(token: &Token) -> bool {
    let text = token.text;
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.parse::<u16>().is_ok()
}

/// Where the last clause of a cut sentence begins: that one is not used.
fn last_clause(tokens: &[Token]) -> usize {
    let opens = |t: &Token| {
        t.is_any(&MARKS) || t.is_any(&["while", "despite", "because", "although", "which", "as"])
    };
    tokens.iter().rposition(opens).map_or(0, |at| at + 1)
}

fn is_boundary(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let before = &tokens[i - 1];
    let purpose = token.is("to")
        && tokens
            .get(i + 1)
            .is_some_and(|next| words::may_be_verb(next.text))
        && !before.class().auxiliary
        && words::verb(before.text).is_none()
        && !before.is_any(&COMPLETED);
    let doubled = tokens.get(i + 1).is_some_and(|next| next.is(before.text)); // `year on year`
    // `over $5 million`, `about 20`: such a word belongs to its number.
    let number = |t: &Token| {
        t.kind == Kind::Number
            || (t.kind == Kind::Mark && "$€£¥₹~".contains(t.text))
            || t.is("more")
    };
    let qualifies = token.kind == Kind::Word
        && !token.is_any(&["in", "by", "since"])
        && tokens.get(i + 1).is_some_and(number);
    if doubled || qualifies || belongs_to_subject(tokens, i) {
        return false;
    }
    (token.kind == Kind::Mark && token.is_any(&MARKS) && !(token.is_dash() && token.glued))
        || (token.kind == Kind::Word && token.is_any(&LOOSE))
        || purpose
}

/// Whether a phrase stands between a subject and its verb: `one child in four does not eat`.
fn belongs_to_subject(tokens: &[Token], i: usize) -> bool {
    const PHRASES: [&str; 11] = [
        "in", "on", "at", "for", "with", "from", "during", "through", "across", "over", "by",
    ];
    let another = [
        "and", "but", "or", "that", "which", "who", "whose", "when", "where", "while", "as",
        "because", "after", "before", "since", "if", "than", "though", "although", "to", "what",
        "how",
    ];
    let phrase = tokens[i].kind == Kind::Word && tokens[i].is_any(&PHRASES);
    let mut rest = tokens[i + 1..]
        .iter()
        .take_while(|t| !t.is_any(&MARKS) && !t.is_any(&another));
    phrase && rest.any(|t| t.class().auxiliary)
}

/// Whether the words before a cut are a statement: something is said of something, brackets and
/// quotes are closed, no word is left hanging.
fn stands(tokens: &[Token], verb: usize, cut: usize) -> bool {
    let part = &tokens[..cut];
    let last = &tokens[cut - 1];
    let object = tokens[verb + 1..cut].iter().any(|t| {
        t.is_content() && words::verb(t.text).is_none_or(|_| !t.text.ends_with("ing"))
            || t.kind == Kind::Number
    });
    let hangs = last.kind == Kind::Word
        && (words::is_function(last.text) && !last.class().adverb
            || is_verb(last) && words::verb(last.text) == Some("be"))
        || last.is_any(&MARKS);
    let of_verb = tokens[cut].class().preposition
        && words::verb(last.text).is_some()
        && !last.text.ends_with('s');
    let count = |mark: &str| part.iter().filter(|t| t.is(mark)).count();
    let balanced =
        count("(") == count(")") && count("“") == count("”") && count("\"").is_multiple_of(2);
    // `With X, Y` is no sentence before its comma.
    let main = !tokens[0].class().preposition && !tokens[0].class().conjunction
        || tokens[..verb].iter().any(|t| t.is(","));
    object && !hangs && !of_verb && balanced && main && verb > 0
}

fn limits(dropped: &[Token]) -> bool {
    let mut clause = dropped.iter().take_while(|t| !t.is(";"));
    clause.any(|t| t.is_any(&LIMITS))
}

/// Whether a word can carry a statement; titles also say it with an -ing form.
fn is_verb(token: &Token) -> bool {
    token.kind == Kind::Word
        && (words::is_finite(token.text)
            || (token.text.ends_with("ing")
                && token.start > 0
                && words::verb(token.text).is_some())
            || (token.start > 0 && words::verb(token.text).is_some() && token.text.ends_with('s')))
}

/// Whether a sentence can stand alone: it begins with what it speaks of.
pub(super) fn stands_alone(sentence: &str) -> bool {
    if sentence.len() > LONGEST {
        return false;
    }
    let tokens = tokens(sentence);
    let Some(first) = tokens.first() else {
        return false;
    };
    let class = first.class();
    let points_back = first.is_any(&[
        "this", "that", "these", "those", "here", "there", "such", "its", "their", "his", "her",
        "our", "my", "both", "another",
    ]) || (first.is("the")
        && tokens.get(1).is_some_and(|t| {
            t.is_any(&[
                "move",
                "figure",
                "company",
                "firm",
                "result",
                "decision",
                "arrangement",
                "latter",
                "former",
                "same",
            ])
        }));
    first.kind != Kind::Mark
        && !class.pronoun
        && !class.conjunction
        && !class.preposition
        && !class.adverb
        && !class.auxiliary
        && !points_back
}

/// Whether a sentence says something of itself: it has a verb, and asks nothing.
pub(super) fn is_statement(sentence: &str) -> bool {
    let says = |t: &Token| is_verb(t) && !t.text.ends_with("ing");
    sentence.len() <= LONGEST
        && tokens(sentence).iter().skip(1).any(says)
        && !sentence.trim_end().ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_forms_stay_true() {
        const ROWS: [(&str, &str, bool, &[&str]); 9] = [
            (
                "years that are compared stay",
                "The bay held 240 seals in 1995 and 890 seals in 2025",
                true,
                &[],
            ),
            (
                "a phrase before a verb is its subject's",
                "Oslo will pay for school meals, and one child in four does not eat them yet",
                true,
                &["Oslo will pay for school meals"],
            ),
            (
                "trailing clauses",
                "Oslo has become the largest buyer of steel by outbidding Hamburg, which closed its yard.",
                true,
                &[
                    "Oslo has become the largest buyer of steel by outbidding Hamburg",
                    "Oslo has become the largest buyer of steel",
                ],
            ),
            (
                "a cut clause goes",
                "Oslo has become the largest buyer, paying more than Bergen, despite a ban on impo...",
                false,
                &[
                    "Oslo has become the largest buyer, paying more than Bergen",
                    "Oslo has become the largest buyer",
                ],
            ),
            (
                "a limit stays",
                "The port will close the yard if the strike lasts.",
                true,
                &[],
            ),
            (
                "a source stays",
                "The yard lost $5 million, according to two traders.",
                true,
                &[],
            ),
            ("no object is lost", "The city depends on steel.", true, &[]),
            (
                "an opening clause is none",
                "After the storm, the port closed.",
                true,
                &[],
            ),
            (
                "a title",
                "Bergen Spending $20M Monthly on Steel",
                true,
                &["Bergen Spending $20M Monthly"],
            ),
        ];
        for (name, sentence, whole, want) in ROWS {
            assert_eq!(shorter(sentence, whole), want, "{name}");
        }
    }
}
