//! German, also as Austria and Switzerland write it.

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const DE: Lexicon = Lexicon {
    language: "de",
    scales: &[
        (&["Tausend", "Tsd."], 1e3),
        (&["Million", "Millionen", "Mio.", "Mio", "Mill."], 1e6),
        (&["Milliarde", "Milliarden", "Mrd.", "Mrd", "Md."], 1e9),
        (&["Billion", "Billionen", "Bio."], 1e12),
    ],
    small: "null ein/eine/einer/einem/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn \
        vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    tens: "_ _ zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    hundred: "hundert",
    one: &[],
    currencies: &[
        (&["Euro", "Euros"], "EUR"),
        (&["Dollar", "US-Dollar", "Dollars"], "USD"),
        (&["Franken", "Schweizer Franken", "Fr."], "CHF"),
        (&["Pfund"], "GBP"),
        (&["Yen"], "JPY"),
        (&["Yuan", "Renminbi"], "CNY"),
        (&["Rupien"], "INR"),
        (&["Kronen", "schwedische Kronen"], "SEK"),
        (&["norwegische Kronen"], "NOK"),
        (&["dänische Kronen"], "DKK"),
        (&["Rubel"], "RUB"),
        (&["Lira"], "TRY"),
        (&["Zloty", "Złoty"], "PLN"),
        (&["Won"], "KRW"),
        (&["kanadische Dollar"], "CAD"),
        (&["australische Dollar"], "AUD"),
    ],
    percent: &["%", "Prozent", "v.H.", "-prozentig", "prozentige", "prozentiger", "prozentiges", "prozentigen"],
    points: &["Prozentpunkte", "Prozentpunkten", "Prozentpunkt", "%-Punkte", "Pkt."],
    times: &["×", "x", "fache", "fach", "faches"],
    times_if: &["Mal", "mal"],
    compared: &["so", "mehr", "größer", "höher", "schneller", "häufiger", "grösser"],
    factors: &[
        (&["verdoppelt", "verdoppelte", "verdoppelten", "verdoppeln"], 2.0),
        (&["verdreifacht", "verdreifachte", "verdreifachten", "verdreifachen"], 3.0),
        (&["vervierfacht", "vervierfachte", "vervierfachten"], 4.0),
        (&["verfünffacht", "verfünffachte"], 5.0),
        (&["verzehnfacht", "verzehnfachte"], 10.0),
    ],
    shares: &[
        (&["die Hälfte", "der Hälfte", "die Hälfte aller"], (1, 2)),
        (&["jeder Zweite", "jede Zweite", "jedes zweite", "jeder zweite", "jede zweite"], (1, 2)),
        (&["ein Drittel", "einem Drittel", "eines Drittels"], (1, 3)),
        (&["jeder Dritte", "jede Dritte", "jeder dritte", "jede dritte", "jedes dritte"], (1, 3)),
        (&["ein Viertel", "einem Viertel", "jeder Vierte", "jede Vierte", "jeder vierte", "jede vierte", "jedes vierte"], (1, 4)),
        (&["ein Fünftel", "einem Fünftel", "jeder Fünfte", "jede Fünfte", "jeder fünfte", "jede fünfte", "jedes fünfte"], (1, 5)),
        (&["ein Sechstel", "einem Sechstel", "jeder Sechste", "jeder sechste"], (1, 6)),
        (&["ein Zehntel", "einem Zehntel", "jeder Zehnte", "jede Zehnte", "jeder zehnte", "jede zehnte", "jedes zehnte"], (1, 10)),
    ],
    parts: &[
        (&["Drittel", "Dritteln"], 3),
        (&["Viertel", "Vierteln"], 4),
        (&["Fünftel", "Fünfteln"], 5),
        (&["Zehntel", "Zehnteln"], 10),
    ],
    in_whole: &["von", "aus"],
    measures: &[
        (&["Kilometer", "Kilometern"], "km"),
        (&["Meter", "Metern"], "m"),
        (&["Tonnen", "Tonne"], "Tonnen"),
        (&["Kilogramm", "Kilo"], "kg"),
        (&["Hektar"], "ha"),
        (&["Quadratmeter", "Quadratmetern"], "m²"),
        (&["Quadratkilometer", "Quadratkilometern"], "km²"),
        (&["Kubikmeter", "Kubikmetern"], "m³"),
        (&["Liter", "Litern"], "Liter"),
        (&["Megawatt"], "MW"),
        (&["Gigawatt"], "GW"),
        (&["Terawattstunden"], "TWh"),
        (&["Gigawattstunden"], "GWh"),
        (&["Megawattstunden"], "MWh"),
        (&["Kilowattstunden"], "kWh"),
        (&["Grad", "Grad Celsius"], "Grad"),
    ],
    before: &[
        ("nicht mehr als", UpTo),
        ("mehr als", Over),
        ("weniger als", Under),
        ("mindestens", Over),
        ("wenigstens", Over),
        ("über", Over),
        ("unter", Under),
        ("bis zu", UpTo),
        ("höchstens", UpTo),
        ("maximal", UpTo),
        ("rund", About),
        ("etwa", About),
        ("ungefähr", About),
        ("circa", About),
        ("ca.", About),
        ("zirka", About),
        ("knapp", About),
        ("fast", About),
        ("nahezu", About),
        ("beinahe", About),
        ("gut", About),
        ("an die", About),
        ("schätzungsweise", About),
        ("~", About),
    ],
    to: &[("bis", "von"), ("bis", "")],
    and: &[("und", "zwischen"), ("bis", "von")],
    per: &["pro", "je", "im"],
    spans: &[
        (&["Jahr"], "year"),
        (&["Monat"], "month"),
        (&["Woche"], "week"),
        (&["Tag"], "day"),
        (&["Quartal"], "quarter"),
        (&["Stunde"], "hour"),
    ],
    often: &[
        (&["jährlich"], "year"),
        (&["monatlich"], "month"),
        (&["wöchentlich"], "week"),
        (&["täglich"], "day"),
    ],
    months: "Januar/Jänner/Jan Februar/Feber/Feb März April/Apr Mai Juni/Jun Juli/Jul August/Aug \
        September/Sept/Sep Oktober/Okt November/Nov Dezember/Dez",
    clock: &["Uhr"],
    stretches: &[
        "Jahr", "Jahre", "Jahren", "Jahres", "Monat", "Monate", "Monaten", "Woche", "Wochen", "Tag", "Tage", "Tagen",
        "Stunde", "Stunden", "Minute", "Minuten", "Sekunde", "Sekunden", "Jahrzehnte", "Jahrzehnten", "Jahrhundert", "Nächte",
        "jährige", "jähriger", "jährigen", "jähriges", "jährig", "Jährige", "Jähriger", "Jährigen", "Lebensjahr", "er", "er-Jahre",
    ],
    fillers: &["weitere", "weiteren", "volle", "ganze"],
    named: &[
        "Nr.", "Nummer", "§", "§§", "Artikel", "Art.", "Absatz", "Abs.", "Paragraf", "Paragraph", "Version", "Seite", "Kapitel",
        "Teil", "Band", "Folge", "Staffel", "Platz", "Rang", "Tel.", "Telefon", "Flug", "Gleis", "Zimmer", "Stufe", "Phase", "Typ",
        "Modell", "Linie", "Alter von", "Agenda", "Gruppe", "Saal", "Tor", "Raum", "Ziffer", "Jahrgang",
    ],
    counted: &["als", "rund", "etwa", "knapp", "fast", "circa", "ca.", "gut", "mindestens", "über"],
    capitals: true,
    clause: Clause {
        nouns: Nouns::Capital,
        articles: "der die das den dem des ein eine einen einem einer eines ihr ihre ihren ihrem ihrer sein seine seinen seinem \
            seiner dieser diese dieses diesen diesem aller alle allen alles unser unsere unserer unseres kein keine",
        stops: "und oder aber denn sondern sowie als wie wenn dass weil da ob obwohl während nachdem bevor damit ist sind war waren \
            wird werden wurde wurden worden hat haben hatte hatten kann können konnte soll sollen sollte will wollen muss müssen \
            darf er sie es wir ich man sich nicht auch noch nur schon bereits mehr weniger sehr so zu zum zur im in an am auf aus \
            bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor zwischen laut rund etwa knapp fast insgesamt \
            damit dabei dafür dort hier heute gestern derzeit aktuell zuletzt jetzt nun dann wobei wovon davon welche welcher welches",
        inner: "der des von vom in im für aus am an bei mit",
        links: &["von", "in Höhe von", "über", "mit"],
        of: &["der", "des", "aller", "von", "vom", "unserer", "ihrer", "seiner", "dieser", "dieses", "am"],
        purpose: &["für", "zum", "zur", "in"],
        up: (
            "stieg stiegen steigt steigen gestiegen wuchs wuchsen wächst wachsen gewachsen kletterte kletterten erhöhte erhöhten \
            erhöht zulegte zulegten legte legten nahm nahmen zugenommen verteuerte verteuerten",
            "im Plus",
        ),
        down: (
            "sank sanken sinkt sinken gesunken fiel fielen fällt fallen gefallen schrumpfte schrumpften geschrumpft verringerte \
            verringerten brach brachen eingebrochen",
            "im Minus",
        ),
        level: "beträgt betrug betragen betrugen liegt lag liegen lagen kostet kostete kosten kosteten erreicht erreichte erreichten \
            umfasst umfasste beläuft belief macht machte summiert ausmacht",
    },
    style: Style {
        money: &[(1e12, "\u{a0}Bio."), (1e9, "\u{a0}Mrd."), (1e6, "\u{a0}Mio.")],
        counts: &[(1e12, "\u{a0}Bio."), (1e9, "\u{a0}Mrd."), (1e6, "\u{a0}Mio.")],
        ratio: ("", "\u{a0}von\u{a0}", ""),
        over: ("über ", ""),
        over_words: ("über ", ""),
        under: ("unter ", ""),
        up_to: ("bis zu ", ""),
        about_word: "rund",
        points: "\u{a0}Pkt.",
        ..EUROPE
    },
    ..BARE
};

/// Switzerland groups with an apostrophe and prints decimals with a point or a comma.
pub(super) const DE_CH: Lexicon = Lexicon {
    style: Style {
        group: "’",
        grouped_from: 1e4,
        side: Side::After("\u{a0}", "\u{a0}"),
        signs: &[("CHF", "Fr.", Side::After("\u{a0}", "\u{a0}"))],
        ..DE.style
    },
    ..DE
};
