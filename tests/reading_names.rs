//! The proper names that a brief says, as its article shows them.

use coverline::article::{Form, Source};
use coverline::brief::{Brief, Wishes};

struct Row {
    name: &'static str,
    /// Lines of front matter beside the title.
    front: &'static str,
    title: &'static str,
    body: &'static str,
    want: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        name: "capitals in the middle of a sentence",
        front: "lang: en",
        title: "Ana Ruiz Wins the Port of Oslo",
        body: "The port has a new head. On Monday the city chose Ana Ruiz for the post.",
        want: &["Ana Ruiz"],
    },
    Row {
        name: "a title's capitals alone are none",
        front: "lang: en",
        title: "Big Port Wins Again",
        body: "The big port wins again. It has won each year since May 2020.",
        want: &[],
    },
    Row {
        name: "the beginning of a sentence is none",
        front: "lang: en",
        title: "Harbour Cranes win",
        body: "Harbour Cranes are new. The port is glad. Yesterday it opened.",
        want: &[],
    },
    Row {
        name: "a title before a name at the beginning",
        front: "lang: en",
        title: "Ana Ruiz opens the quay",
        body: "Dr. Ana Ruiz opened the quay. The port is glad of it.",
        want: &["Ana Ruiz"],
    },
    Row {
        name: "particles and owners",
        front: "lang: en",
        title: "Jan van der Meer's plan beats Bashar al-Assad's",
        body: "The city took the plan of Jan van der Meer, and left that of Bashar al-Assad aside.",
        want: &["Jan van der Meer", "Bashar al-Assad"],
    },
    Row {
        name: "initials",
        front: "lang: en",
        title: "The city honours J. R. R. Tolkien",
        body: "For years the city has read J. R. R. Tolkien in schools. It is glad.",
        want: &["J. R. R. Tolkien"],
    },
    Row {
        name: "a part of a longer name",
        front: "lang: en",
        title: "New York Port grows; New York is glad",
        body: "The ships of the New York Port Company grew in number. They are large.",
        want: &["New York Port", "New York", "New York Port Company"],
    },
    Row {
        name: "tags and byline",
        front: "lang: en\ntags: [Gull Haven, cloud computing]\nauthor: By Tom Bell and Ana Ruiz",
        title: "Tom Bell's Gull Haven bets on cloud computing",
        body: "The town bets on cloud computing this year. It spends more on it.",
        want: &["Tom Bell", "Gull Haven"],
    },
    Row {
        name: "the speaker",
        front: "lang: en",
        title: "The harbour is full",
        body: "“The harbour is full and it will stay full,” said Ana Ruiz, the port's director.",
        want: &["Ana Ruiz"],
    },
    Row {
        name: "months, days and shouting",
        front: "lang: en",
        title: "Monday October talks at PORTS AUTHORITY fail",
        body: "The talks on Monday October third at PORTS AUTHORITY failed. They were long.",
        want: &[],
    },
    Row {
        name: "French",
        front: "lang: fr",
        title: "Jean-Paul Le Goff gagne à Saint-Malo",
        body: "Hier, le port a choisi Jean-Paul Le Goff. Il est content.",
        want: &["Jean-Paul Le Goff"],
    },
    Row {
        name: "German nouns",
        front: "lang: de",
        title: "Neuer Hafen Plan kostet Millionen Euro",
        body: "Der Hafen sieht im Plan Millionen Euro vor. Der Plan sieht Millionen Euro vor.",
        want: &[],
    },
    Row {
        name: "German names, often or with a title",
        front: "lang: de",
        title: "Anna Meier folgt auf Karl Otto Berg, Lisa Vogt nicht",
        body: "Der Hafen hat gewählt: Auf Direktor Karl folgt nun Anna Meier. Die Stadt freut sich, dass Anna Meier kommt. \
               Es sprach Bürgermeister Karl Otto Berg. Auch Lisa Vogt kam.",
        want: &["Anna Meier", "Karl Otto Berg"],
    },
    Row {
        name: "no capitals at all",
        front: "lang: ar\nauthor: أحمد علي",
        title: "أحمد علي يفوز",
        body: "فاز أحمد علي اليوم بالميناء الكبير في المدينة. والمدينة سعيدة.",
        want: &["أحمد علي"],
    },
];

#[test]
fn names_are_those_that_the_article_shows() {
    let mut wrong = Vec::new();
    for row in ROWS {
        let text = format!(
            "---\ntitle: \"{}\"\n{}\n---\n\n{}\n",
            row.title, row.front, row.body
        );
        let source = Source {
            name: row.name,
            bytes: text.as_bytes(),
            form: Some(Form::Markdown),
        };
        let brief = Brief::of(&source, &Wishes::default()).and_then(|draft| draft.audited());
        let names = brief.unwrap_or_else(|error| panic!("{error}")).names;
        if names != row.want {
            wrong.push(format!("{}: {names:?}, not {:?}", row.name, row.want));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_brief_without_names_is_read_as_having_none() {
    let brief: Brief = serde_json::from_str(r#"{"headline":"Ana Ruiz wins"}"#).expect("a brief");
    assert_eq!(brief.names, [""; 0]);
}
