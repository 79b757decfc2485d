//! Where one sentence ends and the next begins, and which were cut off.

use super::Passage;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "sgt", "st", "jr", "sr",
    "vs", "etc", "inc", "ltd", "co", "corp", "no", "fig", "approx", "est", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf", "al",
    "incl", "bzw", "ca", "nr", "mio", "mrd", "z.b", "d.h", "u.a", "v.a", "usw", "evtl", "ggf",
    "bspw", "abs", "tel", "mme", "mlle", "sra", "srta", "dña", "ee.uu", "núm", "pág", "dott",
    "sig", "avv", "dhr", "mevr", "bijv", "o.a", "d.w.z", "doç", "av", "lt", "capt", "maj", "adm",
    "messrs", "hon", "rev", "supt", "insp", "dept",
];
/// Nouns that an ordinal of German or a Scandinavian language precedes: `im 3. Quartal`.
const ORDERED: &[&str] = &[
    "jahrhundert",
    "platz",
    "mal",
    "quartal",
    "etage",
    "klasse",
    "liga",
    "bundesliga",
    "weltkrieg",
    "geburtstag",
    "tag",
    "runde",
    "minute",
    "stock",
    "lebensjahr",
    "spieltag",
    "halbjahr",
    "auflage",
    "stelle",
    "rang",
    "jahrestag",
    "kapitel",
    "legislaturperiode",
    "semester",
    "generation",
    "kalenderwoche",
    "woche",
    "monat",
    "armee",
    "dynastie",
];

/// Splits a paragraph. A sentence that ends in an ellipsis is not whole, and neither is a
/// last one that stops without any mark.
pub(crate) fn sentences(paragraph: &Passage) -> Vec<Passage> {
    let text = paragraph.text.as_str();
    let quoted = quoted(text);
    let mut quotes = quoted.iter().peekable();
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        while quotes.next_if(|quote| quote.end <= i).is_some() {}
        if quotes.peek().is_some_and(|quote| quote.contains(&i)) {
            continue;
        }
        let mut end = i + c.len_utf8();
        while let Some((j, closer)) = chars.next_if(|&(_, n)| is_stop(n) || is_closer(n)) {
            end = j + closer.len_utf8();
        }
        // French sets a space within its quotes: `Il est parti. »`
        if let Some(rest) = text[end..]
            .strip_prefix([' ', '\u{a0}', '\u{202f}'])
            .filter(|rest| rest.starts_with('»'))
        {
            end = text.len() - rest.len() + '»'.len_utf8();
            while chars.next_if(|&(j, _)| j < end).is_some() {}
        }
        if ends_here(&text[start..i], c, &text[end..]) {
            found.push(part(paragraph, start, end));
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(part(paragraph, start, text.len()));
    }
    found
}

/// Quotations and brackets of East Asia that close again: a stop within ends no sentence.
fn quoted(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (i, c) in text.char_indices() {
        let closer = match c {
            '「' => '」',
            '『' => '』',
            '（' => '）',
            '《' => '》',
            '“' if text[i..]
                .chars()
                .nth(1)
                .is_some_and(super::words::is_unspaced) =>
            {
                '”'
            }
            _ => {
                if open.last().is_some_and(|(_, closer)| *closer == c) {
                    let (start, _) = open.pop().unwrap_or_default();
                    if open.is_empty() {
                        found.push(start..i);
                    }
                }
                continue;
            }
        };
        open.push((i, closer));
    }
    found
}

/// Whether a line ends as a sentence does.
pub(super) fn is_ended(text: &str) -> bool {
    let spaced = text.strip_suffix('»').map_or(text, str::trim_end);
    spaced.trim_end_matches(is_closer).ends_with(is_stop)
}

/// Whether a text was cut off: it stops in an ellipsis, or in an abbreviation that
/// promises more.
pub(crate) fn is_cut(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(is_closer);
    end.ends_with("...")
        || end.ends_with('…')
        || [
            " incl.",
            " e.g.",
            " i.e.",
            " etc",
            ",",
            " and",
            " or",
            " the",
            " of",
            " with",
            " including",
            " -",
            " –",
            " &",
        ]
        .iter()
        .any(|tail| end.ends_with(tail))
}

fn part(paragraph: &Passage, start: usize, end: usize) -> Passage {
    let mut sentence = paragraph.slice(start..end);
    sentence.whole = is_ended(&sentence.text) && !is_cut(&sentence.text);
    sentence
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'
    )
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | ')'
            | ']'
            | '»'
            | '」'
            | '』'
            | '“'
            | '‘'
            | '›'
            | '‹'
            | '）'
            | '】'
            | '》'
            | '〉'
    )
}

fn ends_here(before: &str, stop: char, after: &str) -> bool {
    if matches!(stop, '。' | '！' | '？') {
        return true;
    }
    let Some(next) = after.chars().next() else {
        return true;
    };
    if !next.is_whitespace() {
        return false;
    }
    let Some(opens) = after.trim_start().chars().next() else {
        return true;
    };
    if opens.is_lowercase() || matches!(opens, ',' | ';' | ')') {
        return false;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"'))
        .next()
        .unwrap_or_default();
    let next = after
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let ordinal = word.len() <= 2
        && word.bytes().all(|b| b.is_ascii_digit())
        && !word.is_empty()
        && (super::date::month(next)
            .is_some_and(|_| next.chars().count() > 3 || after.len() > next.len())
            || ORDERED.contains(&next.to_lowercase().as_str()));
    let initial = word.chars().last().is_some_and(char::is_uppercase)
        && word.split('.').all(|letter| letter.chars().count() == 1);
    stop != '.' || !(initial || ordinal || ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        type Sentence = (&'static str, bool);
        const ROWS: [(&str, &str, &[Sentence]); 14] = [
            (
                "a German quotation",
                "„Es ist vorbei.“ Sie ging.",
                &[("„Es ist vorbei.“", true), ("Sie ging.", true)],
            ),
            (
                "a French quotation",
                "« C’est fini. » Elle part.",
                &[("« C’est fini. »", true), ("Elle part.", true)],
            ),
            (
                "a German date",
                "Am 7. April kam sie. Am 3. Mai ging sie.",
                &[
                    ("Am 7. April kam sie.", true),
                    ("Am 3. Mai ging sie.", true),
                ],
            ),
            (
                "an ordinal",
                "Im 3. Quartal stieg er. Er fiel.",
                &[("Im 3. Quartal stieg er.", true), ("Er fiel.", true)],
            ),
            (
                "a number at the end",
                "It rose to 12. The yard closed.",
                &[("It rose to 12.", true), ("The yard closed.", true)],
            ),
            (
                "a Japanese quotation",
                "「終わった。帰ろう。」と話した。駅は静かだ。",
                &[
                    ("「終わった。帰ろう。」と話した。", true),
                    ("駅は静かだ。", true),
                ],
            ),
            (
                "a quotation that never closes",
                "「終わった。駅は静かだ。",
                &[("「終わった。", true), ("駅は静かだ。", true)],
            ),
            (
                "two",
                "It rained. It stopped.",
                &[("It rained.", true), ("It stopped.", true)],
            ),
            (
                "a title before a name",
                "Mr. Bell came. He left.",
                &[("Mr. Bell came.", true), ("He left.", true)],
            ),
            (
                "a decimal",
                "It rose 3.5 percent. So.",
                &[("It rose 3.5 percent.", true), ("So.", true)],
            ),
            (
                "cut in the middle",
                "The ban on acce... The firm paid.",
                &[("The ban on acce...", false), ("The firm paid.", true)],
            ),
            (
                "a quotation",
                "“It is over.” She left.",
                &[("“It is over.”", true), ("She left.", true)],
            ),
            (
                "no mark at the end",
                "It rained. The company d",
                &[("It rained.", true), ("The company d", false)],
            ),
            (
                "initials",
                "The U.S. Navy paid.",
                &[("The U.S. Navy paid.", true)],
            ),
        ];
        for (name, text, want) in ROWS {
            let got = sentences(&Passage::from_file(text, 0..text.len()));
            let got: Vec<_> = got.iter().map(|s| (s.text.as_str(), s.whole)).collect();
            assert_eq!(got, want, "{name}");
        }
    }
}
