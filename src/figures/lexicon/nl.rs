//! Dutch.

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const NL: Lexicon = Lexicon {
    language: "nl",
    scales: &[
        (&["duizend"], 1e3),
        (&["miljoen", "mln", "mln.", "mio"], 1e6),
        (&["miljard", "mld", "mld.", "mrd"], 1e9),
        (&["biljoen"], 1e12),
    ],
    small: "nul een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien \
        achttien negentien",
    tens: "_ _ twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    hundred: "honderd",
    currencies: &[
        (&["euro", "euro's"], "EUR"),
        (&["dollar", "dollars"], "USD"),
        (&["pond", "ponden"], "GBP"),
        (&["frank", "Zwitserse frank"], "CHF"),
        (&["yen"], "JPY"),
        (&["yuan"], "CNY"),
        (&["roebel"], "RUB"),
        (&["rand"], "ZAR"),
    ],
    percent: &["%", "procent", "pct"],
    points: &["procentpunten", "procentpunt"],
    times_if: &["keer", "maal"],
    compared: &["zo", "meer", "hoger", "groter", "sneller", "zoveel"],
    factors: &[
        (&["verdubbeld", "verdubbelde", "verdubbelden", "verdubbelt", "verdubbelen"], 2.0),
        (&["verdrievoudigd", "verdrievoudigde", "verdrievoudigden"], 3.0),
        (&["verviervoudigd", "verviervoudigde"], 4.0),
        (&["vertienvoudigd"], 10.0),
    ],
    shares: &[
        (&["de helft"], (1, 2)),
        (&["een derde", "eenderde"], (1, 3)),
        (&["een kwart"], (1, 4)),
        (&["een vijfde"], (1, 5)),
        (&["een zesde"], (1, 6)),
        (&["een tiende"], (1, 10)),
    ],
    parts: &[(&["derde"], 3), (&["vierde", "kwart"], 4), (&["vijfde"], 5), (&["tiende"], 10)],
    in_whole: &["op de", "van de", "op"],
    measures: &[
        (&["kilometer", "kilometers"], "km"),
        (&["meter", "meters"], "m"),
        (&["ton"], "ton"),
        (&["kilo", "kilogram"], "kg"),
        (&["hectare", "hectaren"], "ha"),
        (&["vierkante meter", "vierkante meters"], "m²"),
        (&["vierkante kilometer"], "km²"),
        (&["kubieke meter", "kuub"], "m³"),
        (&["liter"], "liter"),
        (&["megawatt"], "MW"),
        (&["gigawatt"], "GW"),
        (&["graden"], "graden"),
        (&["vaten"], "vaten"),
    ],
    before: &[
        ("niet meer dan", UpTo),
        ("meer dan", Over),
        ("minder dan", Under),
        ("minstens", Over),
        ("ten minste", Over),
        ("zeker", Over),
        ("ruim", Over),
        ("maximaal", UpTo),
        ("hooguit", UpTo),
        ("hoogstens", UpTo),
        ("tot wel", UpTo),
        ("ongeveer", About),
        ("circa", About),
        ("zo'n", About),
        ("rond de", About),
        ("rond", About),
        ("bijna", About),
        ("een kleine", About),
        ("naar schatting", About),
        ("~", About),
    ],
    to: &[("tot", "van"), ("tot", "")],
    and: &[("en", "tussen"), ("tot", "van")],
    per: &["per", "elk", "elke"],
    spans: &[
        (&["jaar"], "year"),
        (&["maand"], "month"),
        (&["week"], "week"),
        (&["dag"], "day"),
        (&["kwartaal"], "quarter"),
        (&["uur"], "hour"),
    ],
    often: &[(&["jaarlijks"], "year"), (&["maandelijks"], "month"), (&["dagelijks"], "day")],
    months: "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sept oktober/okt \
        november/nov december/dec",
    clock: &["uur"],
    stretches: &[
        "jaar", "jaren", "maand", "maanden", "week", "weken", "dag", "dagen", "uur", "uren", "minuut", "minuten", "seconde",
        "seconden", "eeuw", "eeuwen", "decennia", "jarige", "jarig", "e", "ste", "de", "nachten",
    ],
    fillers: &["opeenvolgende", "extra"],
    named: &[
        "nr.", "nummer", "wet", "artikel", "art.", "versie", "pagina", "hoofdstuk", "vlucht", "seizoen", "groep", "niveau", "fase",
        "tel.", "telefoon", "perron", "lijn", "de jaren", "leeftijd van",
    ],
    counted: &["dan", "ongeveer", "circa", "bijna", "ruim", "zo'n", "minstens"],
    clause: Clause {
        nouns: Nouns::Last("e"),
        articles: "de het een 't zijn haar hun ons onze deze dit die dat alle",
        stops: "en of maar want dus als dan dat die wat wie waar toen omdat terwijl hoewel is was waren wordt worden werd werden heeft \
            hebben had hadden kan kunnen kon konden zal zullen zou zouden moet moeten mag hij zij ze we wij ik je er men zich niet \
            ook nog al reeds meer minder zeer in op aan bij met na naar om onder over per sinds tegen tot tussen uit van vanaf voor \
            volgens door zonder rond ongeveer bijna vandaag gisteren nu hier daar vorig vorige dit komend",
        inner: "van der in op aan voor met bij",
        links: &["van", "ter waarde van"],
        of: &["van de", "van het", "van alle", "van hun", "van", "der"],
        purpose: &["voor de", "voor het", "voor een", "voor", "in de", "in het", "in", "aan"],
        up: (
            "steeg stegen stijgt stijgen gestegen groeide groeiden groeit groeien gegroeid nam namen toegenomen klom klommen",
            "gestegen",
        ),
        down: (
            "daalde daalden daalt dalen gedaald kromp krompen zakte zakten gezakt kelderde kelderden afgenomen",
            "gedaald",
        ),
        level: "bedraagt bedroeg bedragen bereikte bereikt kost kostte kosten telt telde vertegenwoordigt beloopt beliep",
    },
    style: Style {
        money: &[(1e12, "\u{a0}biljoen"), (1e9, "\u{a0}mld"), (1e6, "\u{a0}mln")],
        counts: &[(1e12, "\u{a0}biljoen"), (1e9, "\u{a0}miljard"), (1e6, "\u{a0}miljoen")],
        side: Side::Before("\u{a0}"),
        percent: ("", "%"),
        points: "\u{a0}procentpunt",
        ratio: ("", "\u{a0}op\u{a0}de\u{a0}", ""),
        over: ("ruim ", ""),
        over_words: ("ruim ", ""),
        under: ("minder dan ", ""),
        up_to: ("maximaal ", ""),
        about_word: "zo’n",
        ..EUROPE
    },
    ..BARE
};
