//! Tables by language, and what must hold for any text.

use super::{display, line};
use proptest::prelude::*;

/// Language, name, text, what is to be set. `~` stands for a no-break space, `_` for a narrow one.
type Row = (&'static str, &'static str, &'static str, &'static str);

const ENGLISH: &[Row] = &[
    (
        "en",
        "quotes",
        "He said \"no\" to the mayor's plan",
        "He said “no” to the mayor’s plan",
    ),
    ("en", "single quotes", "A 'quiet' port", "A ‘quiet’ port"),
    (
        "en",
        "lost letters",
        "Songs of the '90s",
        "Songs of the ’90s",
    ),
    (
        "en",
        "lost letters in quotes",
        "'Songs of the '90s'",
        "‘Songs of the ’90s’",
    ),
    ("en", "rock", "rock 'n' roll", "rock ’n’ roll"),
    ("en", "'tis", "'Tis the dogs' day", "’Tis the dogs’ day"),
    (
        "en",
        "owners in quotes",
        "'The dogs' bowl' is gone",
        "‘The dogs’ bowl’ is gone",
    ),
    (
        "en",
        "unit",
        "It cost $1\u{a0}billion",
        "It cost $1 billion",
    ),
    (
        "en",
        "range",
        "Between $20-22 billion",
        "Between $20–22 billion",
    ),
    (
        "en",
        "range with two signs",
        "$20-$22 and 5%-10%",
        "$20–$22 and 5%–10%",
    ),
    (
        "en",
        "range of years",
        "the 2008-09 crisis",
        "the 2008–09 crisis",
    ),
    ("en", "score", "They won 3-1", "They won 3–1"),
    ("en", "a date", "On 2026-04-07", "On 2026-04-07"),
    ("en", "a month", "In 2024-03", "In 2024-03"),
    (
        "en",
        "a telephone",
        "Call 555-0123 or (212) 555-9876",
        "Call 555-0123 or (212) 555-9876",
    ),
    ("en", "a long telephone", "1-800-555-0199", "1-800-555-0199"),
    (
        "en",
        "names",
        "COVID-19, F-16, x86-64, Boeing 747-400",
        "COVID-19, F-16, x86-64, Boeing 747-400",
    ),
    (
        "en",
        "Wi-Fi",
        "Wi-Fi and/or AC/DC on 9/11",
        "Wi-Fi and/or AC/DC on 9/11",
    ),
    (
        "en",
        "code",
        "C++, C#, .NET, node.js, i++ and i--",
        "C++, C#, .NET, node.js, i++ and i--",
    ),
    (
        "en",
        ".NET after a word",
        "the .NET runtime",
        "the .NET runtime",
    ),
    (
        "en",
        "a flag",
        "Run it with --force -v",
        "Run it with --force -v",
    ),
    (
        "en",
        "code spans",
        "Call `f(\"a\" - 'b')` now",
        "Call `f(\"a\" - 'b')` now",
    ),
    (
        "en",
        "versions",
        "1.2.3-4 and v2.0.1-1",
        "1.2.3-4 and v2.0.1-1",
    ),
    (
        "en",
        "an address",
        "See https://a.org/10-20?q=\"x\"&y now",
        "See https://a.org/10-20?q=\"x\"&y now",
    ),
    (
        "en",
        "mail, handle, tag",
        "a.b-c@d.org @o'neil #it's",
        "a.b-c@d.org @o'neil #it's",
    ),
    (
        "en",
        "a smile",
        "Well :-) yes :'( no",
        "Well :-) yes :'( no",
    ),
    (
        "en",
        "times and ratios",
        "10:30, 16:9, 4x faster",
        "10:30, 16:9, 4x faster",
    ),
    ("en", "a removed mark", "It ended .", "It ended."),
    ("en", "an ellipsis", "Wait... what ...", "Wait… what…"),
    (
        "en",
        "spaced hyphen",
        "The port - and the city",
        "The port – and the city",
    ),
    (
        "en",
        "two hyphens",
        "The port -- and--yes--the city",
        "The port — and—yes—the city",
    ),
    ("en", "minus", "-5 °C, (-3) and -$2", "−5 °C, (−3) and −$2"),
    ("en", "no minus", "UTF-8, 5 -3, T-34", "UTF-8, 5 -3, T-34"),
    (
        "en",
        "times",
        "3 x 4 at 1920x1080, x86, 0x10",
        "3 × 4 at 1920×1080, x86, 0x10",
    ),
    (
        "en",
        "feet",
        "He is 6'2\" or 5' 10\" tall",
        "He is 6′2″ or 5′ 10″ tall",
    ),
    (
        "en",
        "inches in quotes",
        "\"the 12\" vinyl\"",
        "“the 12″ vinyl”",
    ),
    (
        "en",
        "a year in quotes",
        "\"in 1999\" she said",
        "“in 1999” she said",
    ),
    (
        "en",
        "a number in quotes",
        "\"only 12\" she said",
        "“only 12” she said",
    ),
    ("en", "minutes of arc", "48°51'24\" N", "48°51′24″ N"),
    (
        "en",
        "nested",
        "\"He said \"no\" today\"",
        "“He said ‘no’ today”",
    ),
    ("en", "nested other", "\"He said 'no'\"", "“He said ‘no’”"),
    ("en", "left open", "\"First. \"Second\"", "“First. “Second”"),
    (
        "en",
        "brackets and dashes",
        "(\"a\") -- \"b\"--\"c\"",
        "(“a”) — “b”—“c”",
    ),
    (
        "en",
        "the author's own",
        "She said « oui » and „nein“",
        "She said « oui » and „nein“",
    ),
    (
        "en",
        "initials",
        "J. R. R. Tolkien met Mr. Smith",
        "J.~R.~R.~Tolkien met Mr.~Smith",
    ),
    (
        "en",
        "references",
        "No. 10, p. 7 and § 5",
        "No.~10, p.~7 and §~5",
    ),
    (
        "en",
        "groups are the author's",
        "5\u{a0}500 or 12 300 people",
        "5_500 or 12 300 people",
    ),
    ("en", "Hawaii", "Hawaiʻi and O'Neill", "Hawaiʻi and O’Neill"),
    ("", "no language", "\"a\" 'b'", "“a” ‘b’"),
];

const GERMANIC: &[Row] = &[
    ("de", "quotes", "Er sagte \"nein\"", "Er sagte „nein“"),
    ("de", "nested", "\"Er sagte 'nein'\"", "„Er sagte ‚nein‘“"),
    (
        "de",
        "nested alike",
        "\"Er sagte \"nein\" und ging\"",
        "„Er sagte ‚nein‘ und ging“",
    ),
    (
        "de",
        "apostrophe",
        "Hans' Auto, so geht's",
        "Hans’ Auto, so geht’s",
    ),
    ("de", "kept", "Er sagte »nein«", "Er sagte »nein«"),
    (
        "de",
        "dash",
        "Der Hafen -- alt - neu",
        "Der Hafen – alt – neu",
    ),
    (
        "de",
        "abbreviations",
        "z. B. Nr. 5, § 5, d. h. u. a.",
        "z._B. Nr._5, §_5, d._h. u._a.",
    ),
    (
        "de",
        "titles",
        "Dr. Meyer aus St. Gallen",
        "Dr.~Meyer aus St.~Gallen",
    ),
    (
        "de",
        "groups",
        "14 372,4 und 1 000 000",
        "14_372,4 und 1_000_000",
    ),
    (
        "de",
        "no group",
        "2024 500 Leute, 030 123 456",
        "2024 500 Leute, 030 123 456",
    ),
    ("de-CH", "Swiss", "Er sagte \"nein\"", "Er sagte «nein»"),
    ("de_AT", "Austria", "\"nein\"", "„nein“"),
    (
        "nl",
        "quotes",
        "Hij zei \"nee\", 'ja'",
        "Hij zei “nee”, ‘ja’",
    ),
    (
        "nl",
        "towns",
        "'s-Hertogenbosch, zo'n 't Hooft",
        "’s-Hertogenbosch, zo’n ’t Hooft",
    ),
    (
        "nl",
        "evenings",
        "'s Avonds zei hij 'ja'",
        "’s Avonds zei hij ‘ja’",
    ),
    (
        "sv",
        "quotes",
        "Hon sa \"nej\" och 'ja'",
        "Hon sa ”nej” och ’ja’",
    ),
    (
        "sv",
        "nested",
        "\"Hon sa \"nej\" i dag\"",
        "”Hon sa ’nej’ i dag”",
    ),
    ("sv", "groups", "12 300 kronor", "12_300 kronor"),
    ("sv", "a telephone", "08-123 456 78", "08-123 456 78"),
    ("da", "quotes", "Han sagde \"nej\"", "Han sagde ”nej”"),
    (
        "nb",
        "quotes",
        "Hun sa \"nei\" og 'ja'",
        "Hun sa «nei» og ‘ja’",
    ),
    ("is", "quotes", "\"nei\"", "„nei“"),
];

const ROMANCE: &[Row] = &[
    ("fr", "quotes", "Il dit \"non\"", "Il dit «_non_»"),
    (
        "fr",
        "spaced quotes",
        "Il dit \" non \" hier",
        "Il dit «_non_» hier",
    ),
    ("fr", "nested", "\"Il dit 'non'\"", "«_Il dit “non”_»"),
    (
        "fr",
        "own quotes",
        "Il dit «non» ou « oui »",
        "Il dit «_non_» ou «_oui_»",
    ),
    (
        "fr",
        "elision",
        "l'Élysée d'aujourd'hui",
        "l’Élysée d’aujourd’hui",
    ),
    (
        "fr",
        "high marks",
        "Quoi? Oui ! Non; ici : là",
        "Quoi_? Oui_! Non_; ici~: là",
    ),
    ("fr", "no space yet", "Ici: quoi?!", "Ici~: quoi_?!"),
    (
        "fr",
        "a quotation asked",
        "\"Non?\" dit-il",
        "«_Non_?_» dit-il",
    ),
    ("fr", "time and ratio", "À 10:30 en 16:9", "À 10:30 en 16:9"),
    (
        "fr",
        "an address",
        "http://a.fr/?b et Yahoo! ici",
        "http://a.fr/?b et Yahoo! ici",
    ),
    ("fr", "a smile", "Bien :-) oui ;)", "Bien :-) oui ;)"),
    ("fr", "brackets", "Oui (!) et (?)", "Oui (!) et (?)"),
    (
        "fr",
        "groups",
        "14 372,4 et 5 500 euros",
        "14_372,4 et 5_500 euros",
    ),
    ("fr", "a telephone", "01 42 68 53 00", "01 42 68 53 00"),
    (
        "fr",
        "names",
        "M. Dupont et Mme Curie, n° 5",
        "M.~Dupont et Mme~Curie, n°~5",
    ),
    ("fr", "an entity", "Marks &amp; Co", "Marks &amp; Co"),
    (
        "fr-CA",
        "Quebec",
        "Quoi ? \"Non\" : oui!",
        "Quoi? «~Non~»~: oui!",
    ),
    (
        "fr-CH",
        "Geneva",
        "Quoi? \"Il dit 'non'\"",
        "Quoi_? «_Il dit ‹non›_»",
    ),
    ("es", "quotes", "Dijo \"no\" y '¿sí?'", "Dijo «no» y “¿sí?”"),
    ("es", "nested", "\"Dijo \"no\" ayer\"", "«Dijo “no” ayer»"),
    ("es", "asked", "¿\"No\"?", "¿«No»?"),
    ("es-MX", "Mexico", "Dijo \"no\"", "Dijo “no”"),
    (
        "it",
        "quotes",
        "Disse \"no\" dell'arte",
        "Disse «no» dell’arte",
    ),
    ("it", "a decade", "gli anni '60 e '70", "gli anni ’60 e ’70"),
    ("pt", "Brazil", "Disse \"não\"", "Disse “não”"),
    ("pt-PT", "Portugal", "Disse \"não\"", "Disse «não»"),
    ("ca", "quotes", "\"no\"", "«no»"),
    ("ro", "quotes", "\"nu\"", "„nu”"),
];

const OTHERS: &[Row] = &[
    (
        "pl",
        "quotes",
        "\"nie\" i \"on \"tak\" rzekł\"",
        "„nie” i „on «tak» rzekł”",
    ),
    ("cs", "quotes", "\"ne\" a 'ano'", "„ne“ a ‚ano‘"),
    ("hu", "quotes", "\"nem\"", "„nem”"),
    (
        "ru",
        "quotes",
        "\"нет\" и \"он \"да\" сказал\"",
        "«нет» и «он „да“ сказал»",
    ),
    ("ru", "groups", "12 300 рублей", "12_300 рублей"),
    (
        "uk",
        "apostrophe",
        "п'ять \"так\" сім’я",
        "п’ять «так» сім’я",
    ),
    ("fi", "quotes", "\"ei\"", "”ei”"),
    ("tr", "quotes", "\"hayır\" Ankara'da", "“hayır” Ankara’da"),
    ("el", "quotes", "\"όχι\"", "«όχι»"),
    ("he", "an acronym", "צה\"ל וג'ורג'", "צה״ל וג׳ורג׳"),
    ("he", "quotes", "אמר \"לא\"", "אמר ”לא”"),
    ("ar", "quotes", "قال \"لا\"", "قال «لا»"),
    ("zh", "quotes", "他说\"你好\"。", "他说“你好”。"),
    (
        "zh-Hant",
        "corner brackets",
        "他說\"你好\"。",
        "他說「你好」。",
    ),
    ("zh-Hant", "Latin in quotes", "他說\"OK\"。", "他說“OK”。"),
    ("ja", "own brackets", "「はい」と言った", "「はい」と言った"),
    (
        "ja",
        "straight",
        "彼は\"はい\"と言った",
        "彼は「はい」と言った",
    ),
    ("hi", "quotes", "\"नहीं\"", "“नहीं”"),
];

#[test]
fn each_language_is_set_as_its_papers_do() {
    let mut wrong = Vec::new();
    for (language, name, text, want) in [ENGLISH, GERMANIC, ROMANCE, OTHERS].concat() {
        let want = want.replace('~', "\u{a0}").replace('_', "\u{202f}");
        let set = display(text, language);
        if set != want || display(&set, language) != want {
            wrong.push(format!("{language}: {name}: {set:?}, not {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_lose_their_stop() {
    const ROWS: [(&str, &str, &str); 5] = [
        ("en", "It ended .", "It ended"),
        ("en", "Made in the U.S.", "Made in the U.S."),
        ("en", "The port:", "The port"),
        ("fr", "Le port :", "Le port"),
        ("fr", "Le port ?", "Le port\u{202f}?"),
    ];
    for (language, text, want) in ROWS {
        assert_eq!(line(text, language), want, "{text}");
    }
}

/// Letters and digits, with the one that is set as a sign.
fn said(text: &str) -> String {
    let times = |c: char| if c == '×' { 'x' } else { c };
    let letters = text.chars().map(times);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

const LANGUAGES: [&str; 16] = [
    "en", "de", "de-CH", "fr", "fr-CA", "fr-CH", "es", "nl", "pl", "hu", "sv", "he", "ar", "zh",
    "ja", "ru",
];

/// Pieces that meet each other in every order.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => "[ \"'.,:;!?()x-]",
        4 => "[a-cSJsA0-9]",
        2 => "[“”‘’„‚«»‹›…–—−×′″¿&@#/`$%§«»\u{a0}\u{202f}]",
        1 => "[שäé你はд½]",
        1 => prop::sample::select(vec![
            "--", "...", " - ", "http://a.b", "Yahoo!", ":-)", "z. B.", "5 500", "Nr. 5", "J. R. ",
            "'90s", "12\"", "6'2\"", "3 x 4", "20-22", "1.2.3", ".NET", " .", "='", "->", "M. D",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_is_setting_once(text in nasty(), language in prop::sample::select(LANGUAGES.to_vec())) {
        let once = display(&text, language);
        prop_assert_eq!(said(&once), said(&text));
        prop_assert_eq!(&display(&once, language), &once);
        let cut = line(&text, language);
        prop_assert_eq!(&line(&cut, language), &cut);
    }
}
