//! Spanish; Mexico and its neighbours write a point before decimals.

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const ES: Lexicon = Lexicon {
    language: "es",
    spaced: true,
    sections: Some(1e3),
    sums: true,
    scales: &[
        (&["mil"], 1e3),
        (&["millón", "millones", "M", "mdd"], 1e6),
        (&["millardo", "millardos"], 1e9),
        (&["billón", "billones"], 1e12),
    ],
    small: "cero un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis \
        diecisiete dieciocho diecinueve",
    tens: "_ _ veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    of: &["de"],
    currencies: &[
        (&["euro", "euros"], "EUR"),
        (
            &["dólar", "dólares", "dólares estadounidenses", "US$"],
            "USD",
        ),
        (&["libras", "libras esterlinas"], "GBP"),
        (&["pesos mexicanos"], "MXN"),
        (&["pesos argentinos"], "ARS"),
        (&["pesos colombianos"], "COP"),
        (&["pesos chilenos"], "CLP"),
        (&["reales"], "BRL"),
        (&["yenes", "yen"], "JPY"),
        (&["yuanes"], "CNY"),
        (&["francos suizos", "francos"], "CHF"),
        (&["rublos"], "RUB"),
    ],
    percent: &["%", "por ciento", "por 100"],
    points: &[
        "puntos porcentuales",
        "punto porcentual",
        "puntos",
        "pp",
        "p. p.",
    ],
    times_if: &["veces"],
    compared: &["más", "menos", "mayor", "superior", "la", "lo"],
    factors: &[
        (
            &[
                "duplicó",
                "duplicado",
                "duplicaron",
                "duplicar",
                "doblado",
                "dobló",
                "doblar",
            ],
            2.0,
        ),
        (&["triplicó", "triplicado", "triplicaron", "triplicar"], 3.0),
        (&["cuadruplicó", "cuadruplicado"], 4.0),
        (&["quintuplicó"], 5.0),
    ],
    shares: &[
        (&["la mitad"], (1, 2)),
        (
            &["un tercio", "la tercera parte", "una tercera parte"],
            (1, 3),
        ),
        (
            &["un cuarto", "la cuarta parte", "una cuarta parte"],
            (1, 4),
        ),
        (
            &["un quinto", "la quinta parte", "una quinta parte"],
            (1, 5),
        ),
        (&["la décima parte", "una décima parte"], (1, 10)),
    ],
    parts: &[
        (&["tercios"], 3),
        (&["cuartos", "cuartas partes"], 4),
        (&["quintos", "quintas partes"], 5),
    ],
    in_whole: &["de cada"],
    measures: &[
        (&["kilómetros", "kilómetro"], "km"),
        (&["metros", "metro"], "m"),
        (&["toneladas", "tonelada"], "toneladas"),
        (&["kilos", "kilogramos"], "kg"),
        (&["hectáreas", "hectárea"], "ha"),
        (&["metros cuadrados"], "m²"),
        (&["kilómetros cuadrados"], "km²"),
        (&["metros cúbicos"], "m³"),
        (&["hectómetros cúbicos"], "hm³"),
        (&["litros"], "litros"),
        (&["megavatios", "megawatts"], "MW"),
        (&["gigavatios"], "GW"),
        (&["grados"], "grados"),
        (&["barriles"], "barriles"),
    ],
    before: &[
        ("no más de", UpTo),
        ("no menos de", Over),
        ("más de", Over),
        ("más del", Over),
        ("menos de", Under),
        ("menos del", Under),
        ("al menos", Over),
        ("por lo menos", Over),
        ("como mínimo", Over),
        ("como máximo", UpTo),
        ("hasta un", UpTo),
        ("hasta", UpTo),
        ("cerca de", About),
        ("cerca del", About),
        ("alrededor de", About),
        ("alrededor del", About),
        ("en torno a", About),
        ("casi", About),
        ("unos", About),
        ("unas", About),
        ("aproximadamente", About),
        ("~", About),
    ],
    after: &[("aproximadamente", About)],
    to: &[("a", "de")],
    and: &[("y", "entre"), ("a", "de")],
    per: &["al", "por", "cada"],
    spans: &[
        (&["año"], "year"),
        (&["mes"], "month"),
        (&["semana"], "week"),
        (&["día"], "day"),
        (&["trimestre"], "quarter"),
        (&["hora"], "hour"),
    ],
    often: &[
        (&["anuales", "anual"], "year"),
        (&["mensuales"], "month"),
        (&["diarios", "diarias"], "day"),
    ],
    months: "enero/ene febrero/feb marzo abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept octubre/oct \
        noviembre/nov diciembre/dic",
    clock: &["horas", "h", "h."],
    stretches: &[
        "año", "años", "mes", "meses", "semana", "semanas", "día", "días", "hora", "horas",
        "minuto", "minutos", "segundo", "segundos", "décadas", "siglo", "siglos", "noches", "º",
        "ª",
    ],
    fillers: &["últimos", "primeros", "próximos"],
    named: &[
        "n.º",
        "nº",
        "número",
        "ley",
        "artículo",
        "art.",
        "versión",
        "página",
        "capítulo",
        "ruta",
        "vuelo",
        "carretera",
        "de edad",
        "temporada",
        "grupo",
        "nivel",
        "fase",
        "tel.",
        "teléfono",
        "decreto",
        "calle",
        "los años",
        "agenda",
    ],
    counted: &["de", "unos", "unas", "casi", "menos", "cerca de"],
    clause: Clause {
        nouns: Nouns::Agreeing(&["s"]),
        articles: "el la los las un una unos unas su sus este esta estos estas ese esa esos esas lo nuestro nuestra",
        stops: "y e o u pero sino que quien quienes cual cuales donde cuando como si porque es son era eran fue fueron será serán \
            ha han había habían está están hay tiene tienen puede pueden debe él ella ellos ellas se le les me nos no ya más menos \
            muy también aún según tras antes después durante desde hacia hasta en sobre bajo por para con sin contra entre a al \
            ante mientras aunque así hoy ayer este pasado frente respecto unos casi",
        inner: "de del en a al para por con",
        links: &["de", "del", "en un", "un", "de un", "de hasta"],
        of: &["de los", "de las", "de la", "del", "de", "de sus", "de su"],
        purpose: &[
            "para la", "para el", "para los", "para las", "para", "en la", "en el", "en los",
            "en las", "en",
        ],
        up: (
            "subió subieron sube suben subido creció crecieron crece crecen crecido aumentó aumentaron aumenta aumentan aumentado \
            avanzó avanza avanzaron repuntó incrementó incrementaron disparó dispararon",
            "al alza",
        ),
        down: (
            "bajó bajaron baja bajan bajado cayó cayeron cae caen caído descendió descendieron disminuyó disminuyeron redujo \
            redujeron retrocedió desplomó desplomaron",
            "a la baja",
        ),
        level: "alcanzó alcanzaron alcanza alcanzan asciende ascienden ascendió ascendieron suma suman sumó sumaron cuesta costó costará \
            supone suponen representa representan totaliza llegó superó supera superan situó sitúa",
    },
    style: Style {
        grouped_from: 1e4,
        money: &[(1e12, "\u{a0}billones"), (1e6, "\u{a0}M")],
        counts: &[(1e12, "\u{a0}billones"), (1e6, "\u{a0}millones")],
        side: Side::After("", "\u{a0}"),
        signs: &[
            ("MXN", "MXN", Side::After("\u{a0}", "\u{a0}")),
            ("BRL", "BRL", Side::After("\u{a0}", "\u{a0}")),
            ("ARS", "ARS", Side::After("\u{a0}", "\u{a0}")),
            ("CLP", "CLP", Side::After("\u{a0}", "\u{a0}")),
            ("COP", "COP", Side::After("\u{a0}", "\u{a0}")),
            ("CHF", "CHF", Side::After("\u{a0}", "\u{a0}")),
        ],
        points: "\u{a0}puntos",
        ratio: ("", "\u{a0}de\u{a0}cada\u{a0}", ""),
        over: ("más de ", ""),
        over_words: ("más de ", ""),
        under: ("menos de ", ""),
        up_to: ("hasta ", ""),
        about_word: "cerca de",
        ..EUROPE
    },
    ..BARE
};

/// Mexico, Central America and the United States: `1,234.5`, and the sign first.
pub(super) const ES_MX: Lexicon = Lexicon {
    comma: false,
    style: Style {
        decimal: '.',
        group: ",",
        grouped_from: 1e3,
        side: Side::Before(""),
        percent: ("", "%"),
        ..ES.style
    },
    ..ES
};
