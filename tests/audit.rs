//! What the audit takes and refuses: sentences of an article, and what a brief makes of them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::article::{Form, Source};
use coverline::brief::{Audit, Brief, Wishes};
use coverline::layout::Look;
use coverline::scene::Size;

const YES: &str = "";

/// The article, what the brief says beside its headline, and a part of what is complained of;
/// [`YES`] where nothing is.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &str, &str)] = &[
    // Values and their spellings
    ("the same words", "The port spent $85 million on cranes.", r#""deck": "It spent $85 million""#, YES),
    ("a shorter spelling", "The port spent $85 million on cranes.", r#""deck": "It spent $85M""#, YES),
    ("bn for billion", "The state will lend 1bn euros to the port.", r#""deck": "A loan of €1 billion""#, YES),
    ("in full", "The state will lend 1 billion euros to the port.", r#""deck": "A loan of €1,000,000,000""#, YES),
    ("another number", "The port spent $85 million on cranes.", r#""deck": "It spent $58 million""#, "deck: says $58 million, but the article states $85 million (byte 40: \"The port spent $85 million on cranes.\")"),
    ("a digit more", "The port spent $85 million on cranes.", r#""deck": "It spent $855 million""#, "deck: says $855 million"),
    ("a number from nowhere", "The port spent nothing on cranes.", r#""deck": "It spent $85 million""#, "but the article states no such number"),
    ("millions, not billions", "The port spent $85 million on cranes.", r#""deck": "It spent $85 billion""#, "deck: says $85 billion, but the article states $85 million"),
    ("billions, not millions", "The state lent $2.4bn to the port.", r#""deck": "It lent $2.4M""#, "says $2.4M, but the article states $2.4bn"),
    ("thousands dropped", "Some 4,300 boxes fell into the sea.", r#""figures": [{"text": "~4.3", "label": "boxes"}]"#, "figures[0].text"),
    ("the headline itself", "The port spent $85 million on cranes.", r#""headline": "Port spends $58 million""#, "headline: says $58 million"),
    ("a shorter form", "The port spent $85 million on cranes.", r#""headline_short": ["Port spends $85M", "Port spends $85B"]"#, "headline_short[1]: says $85B"),
    ("the kicker", "The port spent $85 million on cranes.", r#""kicker": "Top 10""#, "kicker: says 10"),
    ("the source", "The port spent $85 million on cranes.", r#""source": "Channel 9""#, "source: says 9"),
    ("a quarter is 25%", "A quarter of the clerks left.", r#""deck": "25% of the clerks left""#, YES),
    ("a third is not 33%", "A third of the clerks left.", r#""deck": "33% of the clerks left""#, "says 33%"),

    // Units and currencies
    ("dollars, not euros", "The port spent $85 million on cranes.", r#""deck": "It spent €85 million""#, "says €85 million, but the article states $85 million"),
    ("a currency from nowhere", "The port moved 85 million boxes.", r#""deck": "It made $85 million""#, "says $85 million, but the article states 85 million"),
    ("per cent, not people", "About 320 clerks lost their posts.", r#""deck": "About 320% lost their posts""#, "says About 320%"),
    ("a count, not per cent", "Wages rose 42 percent.", r#""figures": [{"text": "42", "label": "wages"}]"#, "figures[0].text: says 42, but the article states 42 percent"),
    ("another measure", "The farm will make 12 gigawatts.", r#""deck": "It will make 12 megawatts""#, "says 12 megawatts"),
    ("the same measure", "The farm will make 12 gigawatts.", r#""deck": "It will make 12 GW""#, YES),
    ("a factor, not per cent", "Output is three times as high as before.", r#""deck": "Output is 3% higher""#, "says 3%"),
    ("millions of things, not of money", "The fund holds $48 million.", r#""figures": [{"text": "48", "label": "funds held"}]"#, "figures[0].text: says 48"),

    // Qualifiers
    ("a lost about", "Nearly 25% of the clerks left.", r#""deck": "25% of the clerks left""#, "says 25%, but the article states Nearly 25%"),
    ("1 in 4 for nearly 25%", "Nearly 25% of the clerks left.", r#""deck": "1 in 4 clerks left""#, "says 1 in 4, but the article states Nearly 25%"),
    ("1 in 4 for 25%", "Just 25% of the clerks left.", r#""deck": "1 in 4 clerks left""#, YES),
    ("about for nearly", "Nearly 25% of the clerks left.", r#""deck": "About 25% of the clerks left""#, YES),
    ("a tilde for nearly", "Nearly 25% of the clerks left.", r#""figures": [{"text": "~25%", "label": "clerks who left"}]"#, YES),
    ("a lost more than", "It cost more than $1 billion to build.", r#""deck": "It cost $1 billion""#, "says $1 billion, but the article states more than $1 billion"),
    ("more than kept", "It cost more than $1 billion to build.", r#""figures": [{"text": "$1B+", "label": "cost"}]"#, YES),
    ("up to made over", "It may cost up to $74 billion.", r#""deck": "It may cost over $74 billion""#, "says over $74 billion, but the article states up to $74 billion"),
    ("up to lost", "It may cost up to $74 billion.", r#""figures": [{"text": "$74B", "label": "cost"}]"#, "figures[0].text: says $74B"),
    ("under made about", "Fewer than 300 homes have light.", r#""deck": "About 300 homes have light""#, "says About 300"),
    ("about added", "The port spent $85 million on cranes.", r#""deck": "It spent about $84 million""#, "says about $84 million"),

    // Ranges
    ("a range", "It will spend $59 billion to $74 billion on chips.", r#""figures": [{"text": "$59–74B", "label": "spending on chips"}]"#, YES),
    ("an end of a range", "It will spend $59 billion to $74 billion on chips.", r#""deck": "It will spend $59 billion on chips""#, "says $59 billion"),
    ("a wider range", "It will spend $59 billion to $74 billion on chips.", r#""figures": [{"text": "$59–79B", "label": "spending on chips"}]"#, "figures[0].text: says $59–79B"),
    ("a range upside down", "It will spend $59 billion to $74 billion on chips.", r#""figures": [{"text": "$74–59B", "label": "spending on chips"}]"#, "figures[0].text"),
    ("a bare range", "Between 5 and 10 ships wait each day.", r#""figures": [{"text": "5–10", "label": "ships that wait"}]"#, YES),

    // Rounding
    ("rounded to a decimal", "Revenue came to $12.94 billion.", r#""deck": "Revenue of $12.9 billion""#, YES),
    ("rounded to two digits", "Revenue came to $12.94 billion.", r#""deck": "Revenue of $13 billion""#, YES),
    ("rounded the wrong way", "Revenue came to $12.94 billion.", r#""deck": "Revenue of $12.8 billion""#, "says $12.8 billion"),
    ("cut, not rounded", "Revenue came to $12.94 billion.", r#""deck": "Revenue of $12 billion""#, "says $12 billion"),
    ("more digits than there are", "Revenue came to $12.9 billion.", r#""deck": "Revenue of $12.94 billion""#, "says $12.94 billion"),
    ("one digit says too little", "Revenue came to $0.94 trillion.", r#""deck": "Revenue of $1 trillion""#, "says $1 trillion"),
    ("one digit with about", "Prices rose 3.4 percent.", r#""deck": "Prices rose about 3 percent""#, YES),
    ("a limit is not rounded", "It cost more than $12.94 billion.", r#""deck": "It cost more than $12.9 billion""#, "says more than $12.9 billion"),
    ("zeros are digits", "The town has 335,600 people.", r#""deck": "It has 336,000 people""#, "says 336,000"),

    // Direction
    ("a rise", "Exports rose 12 percent last year.", r#""deck": "Exports up 12%""#, YES),
    ("a rise made a fall", "Exports rose 12 percent last year.", r#""deck": "Exports fell 12%""#, "says 12%, said to fall, but the article states it as a rise"),
    ("a fall made a rise", "Idle time fell by 42 percent.", r#""deck": "Idle time grew by 42%""#, "said to rise, but the article states it as a fall"),
    ("a drop as a noun", "Idle time fell by 42 percent.", r#""deck": "A 42% drop in idle time""#, YES),
    ("growth of what fell", "Idle time fell by 42 percent.", r#""figures": [{"text": "42%", "label": "growth of idle time"}]"#, "figures[0].label: says growth of idle time, a rise"),
    ("a cut of what fell", "Idle time fell by 42 percent.", r#""figures": [{"text": "42%", "label": "cut in idle time"}]"#, YES),
    ("each has its own way", "Exports rose 12 percent and imports fell 9 percent.", r#""deck": "Imports rose 9%""#, "says 9%, said to rise"),
    ("each kept", "Exports rose 12 percent and imports fell 9 percent.", r#""deck": "Exports rose 12% and imports fell 9%""#, YES),
    ("a minus", "Exports rose 12 percent last year.", r#""deck": "Exports −12%""#, "said to fall"),
    ("a way that nobody said", "Exports were 12 percent of output.", r#""deck": "Exports fell 12%""#, "said to fall"),

    ("a name that begins like a fall", "Halvorsen’s revenue climbed to $31 million.", r#""figures": [{"text": "$31M", "label": "Halvorsen’s revenue"}]"#, YES),

    // Periods and times
    ("a period", "Fees bring in $20 million a month.", r#""deck": "Fees of $20M a month""#, YES),
    ("another period", "Fees bring in $20 million a month.", r#""deck": "Fees of $20M a year""#, "says $20M a year, but the article states $20 million a month"),
    ("a period left out", "Fees bring in $20 million a month.", r#""figures": [{"text": "$20M", "label": "fees"}]"#, YES),
    ("a period in the label", "Fees bring in $20 million a month.", r#""figures": [{"text": "$20M", "label": "fees a year"}]"#, "figures[0].label: says fees a year"),
    ("the period's own field", "Fees bring in $20 million a month.", r#""figures": [{"text": "$20M", "label": "fees", "low": 20e6, "high": 20e6, "unit": "money", "currency": "USD", "period": "year"}]"#, "figures[0].period: says year"),
    ("another year", "The port spent $85 million in 2024.", r#""deck": "It spent $85 million in 2023""#, "deck: says 2023"),
    ("a year of another number", "The port spent $85 million in 2024 and $96 million in 2025.", r#""figures": [{"text": "$85M", "label": "spending", "when": "2025"}]"#, "figures[0].when: says 2025"),
    ("its own year", "The port spent $85 million in 2024 and $96 million in 2025.", r#""figures": [{"text": "$85M", "label": "spending", "when": "2024"}]"#, YES),
    ("a year in a label", "The port spent $85 million in 2024.", r#""figures": [{"text": "$85M", "label": "spending, 2022"}]"#, "figures[0].label: says 2022"),

    // Number words
    ("a word", "Three people were hurt.", r#""deck": "Three people hurt""#, YES),
    ("a word in digits", "Three people were hurt.", r#""deck": "3 hurt""#, YES),
    ("another word", "Three people were hurt.", r#""deck": "Four people hurt""#, "deck: says Four"),
    ("doubled", "Output doubled within a year.", r#""deck": "Output twice as high""#, YES),
    ("tripled", "Output doubled within a year.", r#""deck": "Output tripled""#, "deck: says tripled"),
    ("dozens from nowhere", "Some people were hurt.", r#""deck": "Dozens hurt""#, "deck: says Dozens"),
    ("a row in words", "It is the third strike in a row.", r#""deck": "The fourth strike in a row""#, "deck: says fourth"),
    ("one of many", "The port is old.", r#""deck": "One of the oldest ports""#, YES),

    // Names
    ("a name", "The airline bought the A350 in spring.", r#""deck": "An A350 for the airline""#, YES),
    ("another name", "The airline bought the A350 in spring.", r#""deck": "An A380 for the airline""#, "deck: says A380, but the article states no A380"),
    ("a group of states", "The G7 met by the lake.", r#""deck": "The G20 met""#, "deck: says G20"),
    ("a hyphened name", "Beds filled during Covid-19.", r#""deck": "Covid-19 filled the beds""#, YES),
    ("its number elsewhere", "Beds filled during Covid-19, on 20 March 2020.", r#""deck": "Covid-20 filled the beds""#, "deck: says 20, but the article states no Covid-20"),
    ("a screen", "The screen shows 4K pictures.", r#""deck": "A screen for 8K""#, "8K"),
    ("a sign for a half", "The dose was cut in half.", r#""deck": "½ a dose""#, "deck: says ½"),

    // Labels, quotes, points, events, series, alt text
    ("a number in a label", "It cost $85 million and runs 14 cranes.", r#""figures": [{"text": "$85M", "label": "cost of 15 cranes"}]"#, "figures[0].label: says 15"),
    ("a quote", "“We lost 320 clerks,” said Ana Ruiz.", r#""quote": {"text": "We lost 230 clerks", "speaker": "Ana Ruiz"}"#, "quote.text: says 230"),
    ("a speaker", "“We lost 320 clerks,” said Ana Ruiz.", r#""quote": {"text": "We lost 320 clerks", "speaker": "Ana Ruiz, 48"}"#, "quote.speaker: says 48"),
    ("a point", "Imports rose 9 percent.", r#""points": ["Imports rose 9 percent", "Imports rose 8 percent"]"#, "points[1]: says 8 percent"),
    ("an event", "The strike began on 9 July 2024.", r#""events": [{"when": "2024-07-09", "text": "The strike began"}]"#, YES),
    ("another day", "The strike began on 9 July 2024.", r#""events": [{"when": "2024-07-08", "text": "The strike began"}]"#, "events[0].when: says 2024-07-08, but the article states no 08"),
    ("another month", "The strike began on 9 July 2024.", r#""events": [{"when": "2024-06-09", "text": "The strike began"}]"#, "events[0].when"),
    ("the day of another event", "The strike began on 9 July 2024. Talks opened on 3 May 2024.", r#""events": [{"when": "2024-05-03", "text": "The strike began"}]"#, "events[0].when: says 2024-05-03, but the article does not say it of that day"),
    ("an event's number", "The strike began on 9 July 2024 with 320 clerks.", r#""events": [{"when": "2024-07-09", "text": "The strike began with 330 clerks"}]"#, "events[0].text: says 330"),
    ("a series", "Traffic was 3.1 million boxes in 2022, 3.5 million boxes in 2023 and 4.1 million boxes in 2024.", r#""series": [{"label": "boxes", "points": [{"x": "2022", "low": 3.1e6, "text": "3.1M"}, {"x": "2023", "low": 3.5e6, "text": "3.5M"}]}]"#, YES),
    ("a point's value", "Traffic was 3.1 million boxes in 2022, 3.5 million boxes in 2023 and 4.1 million boxes in 2024.", r#""series": [{"label": "boxes", "points": [{"x": "2022", "low": 3.2e6, "text": "3.2M"}]}]"#, "series[0].points[0]"),
    ("a bar of another height", "Traffic was 3.1 million boxes in 2022, 3.5 million boxes in 2023 and 4.1 million boxes in 2024.", r#""series": [{"label": "boxes", "points": [{"x": "2022", "low": 3.5e6, "text": "3.1M"}]}]"#, "series[0].points[0]"),
    ("points exchanged", "Traffic was 3.1 million boxes in 2022, 3.5 million boxes in 2023 and 4.1 million boxes in 2024.", r#""series": [{"label": "boxes", "points": [{"x": "2022", "low": 3.5e6, "text": "3.5M"}]}]"#, "series[0].points[0]: says 3.5M for 2022, but the article says it of another time"),
    ("a point upside down", "Spending was $20 billion to $22 billion in 2025.", r#""series": [{"label": "spending", "points": [{"x": "2025", "low": 22e9, "high": 20e9, "text": "$20–22B"}]}]"#, "upside down"),
    ("a point's year", "Traffic was 3.1 million boxes in 2022.", r#""series": [{"label": "boxes", "points": [{"x": "2021", "low": 3.1e6, "text": "3.1M"}]}]"#, "series[0].points[0]"),
    ("about lost in a series", "Traffic was about 3.1 million boxes in 2022.", r#""series": [{"label": "boxes", "points": [{"x": "2022", "low": 3.1e6, "text": "3.1M"}]}]"#, "series[0].points[0].text"),
    ("an alt text", "The port spent $85 million on cranes.", r#""alt": "The port spent $85M.""#, YES),
    ("an altered alt text", "The port spent $85 million on cranes.", r#""alt": "The port spent $86M.""#, "alt: says $86M"),
    ("values that are not the text", "The port spent $85 million on cranes and $96 million on quays.", r#""figures": [{"text": "$85M", "label": "cranes", "low": 96e6, "high": 96e6, "unit": "money", "currency": "USD"}]"#, "figures[0].low: says 96000000, but its text says $85M"),
    ("a span that cuts other words", "The port spent $85 million on cranes.", r#""figures": [{"text": "$85M", "label": "cranes", "span": [30, 40]}]"#, "figures[0].span"),
    ("a sentence of its own", "The port spent $85 million on cranes.", r#""figures": [{"text": "$85M", "label": "cranes", "sentence": "It spent $95 million."}]"#, "figures[0].sentence: says $95 million"),
    ("the credit speaks of the photo", "The port spent $85 million on cranes.", r#""photo": {"name": "a.jpg", "credit": "Photo 24"}"#, YES),
];

/// The whole numbers and decimals of a text.
fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    let bare = parts.map(|part| part.trim_matches(['.', ',']).to_owned());
    bare.filter(|part| part.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

#[test]
fn an_alt_text_says_what_its_banner_shows() {
    let renderer = coverline::Renderer::new().unwrap();
    for name in ["short", "usual", "long"] {
        let bytes = std::fs::read(format!("tests/cases/{name}.json")).unwrap();
        let brief: Brief = serde_json::from_slice(&bytes).unwrap();
        for layout in renderer.shelf().layouts() {
            let look = Look {
                layout: Some(layout.name.clone()),
                theme: None,
            };
            let size = Size::parse("1200x630").unwrap();
            let Ok(banners) = renderer.draw(&brief, None, &look, &[size]) else {
                continue;
            };
            let banner = &banners[0];
            let shown: Vec<_> = banner
                .slots
                .iter()
                .flat_map(|slot| numbers(&slot.text))
                .collect();
            let case = format!("{name} on {}: {}", layout.name, banner.alt);
            assert!(
                !banner.alt.is_empty() && banner.alt.chars().count() < 250,
                "{case}"
            );
            assert!(
                numbers(&banner.alt)
                    .iter()
                    .all(|number| shown.contains(number)),
                "{case}"
            );
            assert!(
                !banner.alt.contains("..") && banner.alt.ends_with(['.', '?', '!', '…', '”', '’']),
                "{case}"
            );
        }
    }
}

fn audit(article: &str, fields: &str) -> Audit {
    let article = format!(
        "# News from the harbour\n\n{article}\n\nThe council met in the town hall again.\n"
    );
    let headline = if fields.contains("\"headline\"") {
        ""
    } else {
        "\"headline\": \"News\","
    };
    let brief = format!("{{{headline} \"language\": \"en\", {fields}}}");
    let source = |name, bytes, form| Source { name, bytes, form };
    let given = source("brief.json", brief.as_bytes(), None);
    let draft = Brief::of(&given, &Wishes::default()).unwrap_or_else(|e| panic!("{e}: {brief}"));
    let article = source("a.md", article.as_bytes(), Some(Form::Markdown));
    draft.against(&article).unwrap().audit().unwrap()
}

#[test]
fn every_number_of_a_brief_is_stated_or_refused() {
    let mut wrong = Vec::new();
    for (name, article, fields, want) in ROWS {
        let audit = audit(article, fields);
        let said: Vec<String> = audit.mismatches.iter().map(ToString::to_string).collect();
        let right = match *want {
            YES => {
                said.is_empty()
                    && (!audit.stated.is_empty()
                        || *name == "one of many"
                        || name.contains("credit"))
            }
            want => said.iter().any(|line| line.contains(want)),
        };
        if !right {
            wrong.push(format!("{name}: wanted {want:?}, said {said:#?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        ROWS.len(),
        wrong.join("\n")
    );
}
