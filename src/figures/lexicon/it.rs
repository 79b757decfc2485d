//! Italian, also as Switzerland writes it.

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const IT: Lexicon = Lexicon {
    language: "it",
    sections: Some(1e3),
    scales: &[
        (&["mila", "mille"], 1e3),
        (&["milione", "milioni", "mln", "mio"], 1e6),
        (&["miliardo", "miliardi", "mld", "mrd"], 1e9),
        (&["trilione", "trilioni"], 1e12),
    ],
    small: "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici \
        sedici diciassette diciotto diciannove",
    tens: "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    of: &["di", "d’"],
    currencies: &[
        (&["euro"], "EUR"),
        (&["dollaro", "dollari"], "USD"),
        (&["sterline", "sterlina"], "GBP"),
        (&["franchi", "franchi svizzeri", "fr."], "CHF"),
        (&["yen"], "JPY"),
        (&["yuan"], "CNY"),
        (&["rubli"], "RUB"),
        (&["rupie"], "INR"),
    ],
    percent: &["%", "per cento", "percento"],
    points: &["punti percentuali", "punto percentuale", "punti", "p.p."],
    times_if: &["volte"],
    compared: &["più", "superiore", "maggiore", "tanto", "la", "il"],
    factors: &[
        (
            &[
                "raddoppiato",
                "raddoppiata",
                "raddoppiati",
                "raddoppiate",
                "raddoppia",
            ],
            2.0,
        ),
        (
            &["triplicato", "triplicata", "triplicati", "triplicate"],
            3.0,
        ),
        (&["quadruplicato", "quadruplicata", "quadruplicati"], 4.0),
    ],
    shares: &[
        (&["la metà", "metà"], (1, 2)),
        (&["un terzo"], (1, 3)),
        (&["un quarto"], (1, 4)),
        (&["un quinto"], (1, 5)),
        (&["un sesto"], (1, 6)),
        (&["un decimo"], (1, 10)),
    ],
    parts: &[
        (&["terzi"], 3),
        (&["quarti"], 4),
        (&["quinti"], 5),
        (&["decimi"], 10),
    ],
    in_whole: &["su"],
    measures: &[
        (&["chilometri", "chilometro"], "km"),
        (&["metri", "metro"], "m"),
        (&["tonnellate", "tonnellata"], "tonnellate"),
        (&["chili", "chilogrammi"], "kg"),
        (&["ettari", "ettaro"], "ha"),
        (&["metri quadrati", "metri quadri"], "m²"),
        (&["chilometri quadrati"], "km²"),
        (&["metri cubi"], "m³"),
        (&["litri"], "litri"),
        (&["megawatt"], "MW"),
        (&["gigawatt"], "GW"),
        (&["gradi"], "gradi"),
        (&["barili"], "barili"),
    ],
    before: &[
        ("non più di", UpTo),
        ("più di", Over),
        ("più del", Over),
        ("meno di", Under),
        ("meno del", Under),
        ("almeno", Over),
        ("oltre il", Over),
        ("oltre", Over),
        ("al massimo", UpTo),
        ("fino a", UpTo),
        ("fino al", UpTo),
        ("circa", About),
        ("circa il", About),
        ("quasi", About),
        ("quasi il", About),
        ("intorno a", About),
        ("attorno a", About),
        ("all’incirca", About),
        ("~", About),
    ],
    after: &[("circa", About)],
    to: &[("a", "di")],
    and: &[
        ("e", "tra"),
        ("e", "fra"),
        ("a", "da"),
        ("ai", "dai"),
        ("al", "dal"),
    ],
    per: &["all’", "al", "ogni", "alla", "l’"],
    spans: &[
        (&["anno"], "year"),
        (&["mese"], "month"),
        (&["settimana"], "week"),
        (&["giorno"], "day"),
        (&["trimestre"], "quarter"),
        (&["ora"], "hour"),
    ],
    often: &[
        (&["annui", "annue", "annuali"], "year"),
        (&["mensili"], "month"),
    ],
    months: "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set \
        ottobre/ott novembre/nov dicembre/dic",
    clock: &["ore"],
    stretches: &[
        "anno",
        "anni",
        "mese",
        "mesi",
        "settimana",
        "settimane",
        "giorno",
        "giorni",
        "ora",
        "ore",
        "minuto",
        "minuti",
        "secondi",
        "decenni",
        "secolo",
        "secoli",
        "notti",
        "º",
        "ª",
        "enne",
    ],
    fillers: &["ultimi", "primi", "prossimi"],
    named: &[
        "n.", "numero", "legge", "articolo", "art.", "versione", "pagina", "capitolo", "volo",
        "ore", "alle", "alle ore", "gli anni", "stagione", "gruppo", "livello", "fase", "tel.",
        "telefono", "decreto", "via", "comma",
    ],
    counted: &["di", "circa", "quasi", "oltre", "almeno"],
    clause: Clause {
        nouns: Nouns::Agreeing(&["i", "e"]),
        articles: "il lo la i gli le l’ un uno una un’ suo sua suoi sue questo questa questi queste quel quella quei quelle loro dei \
            degli delle",
        stops: "e ed o ma che chi cui quale quali dove quando come se perché è sono era erano fu furono sarà saranno ha hanno aveva \
            avevano stato stata stati state può possono deve devono lui lei essi si ci ne non già più meno molto anche ancora \
            secondo dopo prima durante da dal dalla dai dalle dagli in nel nella nei nelle negli sul sulla sui sulle su sotto \
            per con senza contro tra fra a al alla ai alle allo all’ nell’ sull’ dall’ fino mentre così oggi ieri di circa quasi oltre",
        inner: "di del della dei delle degli dell’ in nel nella a al per con",
        links: &["di", "da", "pari a", "del", "dell’", "per"],
        of: &["dei", "delle", "degli", "della", "del", "dell’", "di"],
        purpose: &[
            "per la", "per il", "per i", "per le", "per gli", "per", "in", "nel", "nella",
        ],
        up: (
            "salito salita saliti salite sale salgono cresciuto cresciuta cresciuti cresciute cresce crescono aumentato aumentata \
            aumentati aumentate aumenta aumentano balzato",
            "in aumento",
        ),
        down: (
            "sceso scesa scesi scese scende scendono calato calata calati calate cala calano diminuito diminuita diminuiti diminuite \
            crollato crollata crollati crollate",
            "in calo",
        ),
        level: "raggiunge raggiunto raggiunta ammonta ammontano ammontava vale valgono costa costano costerà rappresenta rappresentano \
            tocca totalizza supera superano attesta",
    },
    style: Style {
        money: &[(1e9, "\u{a0}mld"), (1e6, "\u{a0}mln")],
        counts: &[(1e9, "\u{a0}miliardi"), (1e6, "\u{a0}milioni")],
        side: Side::After("\u{a0}", "\u{a0}"),
        percent: ("", "%"),
        points: "\u{a0}punti",
        ratio: ("", "\u{a0}su\u{a0}", ""),
        over: ("oltre ", ""),
        over_words: ("oltre ", ""),
        under: ("meno di ", ""),
        up_to: ("fino a ", ""),
        about_word: "circa",
        ..EUROPE
    },
    ..BARE
};
