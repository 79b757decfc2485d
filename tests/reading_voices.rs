//! Events, quote and points: what the body says, and where nothing must come out.

use coverline::article::{Form, Source};
use coverline::brief::{Brief, Wishes};

/// The brief of a body under a title, audited.
fn brief(name: &str, body: &str) -> Brief {
    let text = format!(
        "---\ntitle: The port of Oslo counts its ships\nlang: en\n---\n\nThe port of Oslo counts its ships every year.\n\n{body}\n"
    );
    let source = Source {
        name,
        bytes: text.as_bytes(),
        form: Some(Form::Markdown),
    };
    Brief::of(&source, &Wishes::default())
        .and_then(|draft| draft.audited())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn quotes_are_whole_and_have_a_speaker() {
    type Row = (
        &'static str,
        &'static str,
        Option<(&'static str, &'static str)>,
    );
    const ROWS: &[Row] = &[
        (
            "name and role after",
            "\"The harbour is full and it will stay full,\" said Ana Ruiz, the port's director.",
            Some((
                "The harbour is full and it will stay full.",
                "Ana Ruiz, the port’s director",
            )),
        ),
        (
            "name before",
            "Ana Ruiz told a radio station: “The harbour is full and it will stay full.”",
            Some(("The harbour is full and it will stay full.", "Ana Ruiz")),
        ),
        (
            "role before",
            "Ana Ruiz, the port's director, warned: “Ships will wait a week by summer.”",
            Some((
                "Ships will wait a week by summer.",
                "Ana Ruiz, the port’s director",
            )),
        ),
        (
            "scare quotes",
            "Ana Ruiz said the “big and busy” harbour was full.",
            None,
        ),
        (
            "a limit outside",
            "Aside from spring, “this harbour is full and will stay full,” said Ana Ruiz.",
            None,
        ),
        (
            "a pronoun",
            "“The harbour is full and it will stay full,” she said.",
            None,
        ),
        (
            "words that lean on what came before",
            "“This raises the chance of a second quay by spring,” said Ana Ruiz.",
            None,
        ),
        (
            "nobody named",
            "“The harbour is full and it will stay full,” the director said.",
            None,
        ),
        (
            "somebody's spokesman",
            "A spokesman for Ana Ruiz said: “The harbour is full and it will stay full.”",
            None,
        ),
        (
            "two speakers",
            "“The harbour is full and it will stay full,” said Ana Ruiz and Tom Bell.",
            None,
        ),
        (
            "broken off",
            "“The harbour,” said Ana Ruiz, “is full and it will stay full.”",
            None,
        ),
        (
            "a fragment",
            "Ana Ruiz said that the harbour “was full and would stay full for years”.",
            None,
        ),
    ];
    for (name, body, want) in ROWS {
        let got = brief(name, body).quote;
        let got = got.as_ref().map(|q| (q.text.as_str(), q.speaker.as_str()));
        assert_eq!(got, *want, "{name}");
    }
}

#[test]
fn events_have_a_day_or_a_month_with_its_year() {
    type Row = (
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str)],
    );
    const ROWS: &[Row] = &[
        (
            "by date",
            "The city closed the old yard on 9 July 2024. In March 2023, engineers began the new quay.",
            &[
                ("2023-03", "Engineers began the new quay"),
                ("2024-07-09", "The city closed the old yard"),
            ],
        ),
        (
            "American dates",
            "The city closed the old yard on July 9, 2024. On Tuesday, March 5, 2024, engineers began the new quay.",
            &[
                ("2024-03-05", "Engineers began the new quay"),
                ("2024-07-09", "The city closed the old yard"),
            ],
        ),
        (
            "one a date",
            "The city closed the old yard in March 2024. Engineers opened a new quay in March 2024.",
            &[],
        ),
        (
            "no year",
            "The city closed the old yard on 9 July. On 5 March, engineers began the new quay.",
            &[],
        ),
        (
            "only one",
            "The city closed the old yard on 9 July 2024.",
            &[],
        ),
        (
            "another clause's date",
            "The yard, which opened on 9 July 2024, lost money. Workers who came in March 2023 left the yard.",
            &[],
        ),
        (
            "a pronoun",
            "It closed the old yard on 9 July 2024. In March 2023, they began the new quay.",
            &[],
        ),
        (
            "since and until",
            "Traffic has doubled since March 2023. The yard keeps its cranes until 9 July 2024.",
            &[],
        ),
    ];
    for (name, body, want) in ROWS {
        let got = brief(name, body).events;
        let got: Vec<_> = got
            .iter()
            .map(|e| (e.when.as_str(), e.text.as_str()))
            .collect();
        assert_eq!(got, *want, "{name}");
    }
}

#[test]
fn points_come_from_a_list_of_sentences() {
    const ROWS: &[(&str, &str, &[&str])] = &[
        (
            "with lead-ins",
            "- **Costs:** The port spends a fifth of its income on cranes. It will spend more.\n- **Ships:** Larger ships wait for the tide.\n- **Staff:** Clerks lost their posts last year.",
            &[
                "The port spends a fifth of its income on cranes",
                "Larger ships wait for the tide",
                "Clerks lost their posts last year",
            ],
        ),
        (
            "two items",
            "- The port spends a fifth of its income on cranes.\n- Larger ships wait for the tide.",
            &[],
        ),
        (
            "no sentences",
            "- Cranes and quays\n- Larger ships\n- Clerks",
            &[],
        ),
        (
            "prose",
            "The port spends a fifth of its income on cranes. Larger ships wait for the tide. Clerks lost their posts.",
            &[],
        ),
    ];
    for (name, body, want) in ROWS {
        assert_eq!(brief(name, body).points, *want, "{name}");
    }
}
