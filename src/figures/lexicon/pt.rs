//! Portuguese: of Brazil (`bilhão`, the sign first) and of Portugal (`mil milhões`).

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const PT: Lexicon = Lexicon {
    language: "pt",
    spaced: true,
    sections: Some(1e3),
    scales: &[
        (&["mil"], 1e3),
        (&["milhão", "milhões", "mi", "M"], 1e6),
        (&["bilhão", "bilhões", "bi"], 1e9),
        (&["trilhão", "trilhões", "tri", "bilião", "biliões"], 1e12),
    ],
    small: "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze \
        dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    tens: "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    of: &["de"],
    currencies: &[
        (&["real", "reais"], "BRL"),
        (&["euro", "euros"], "EUR"),
        (&["dólar", "dólares", "dólares americanos"], "USD"),
        (&["libras", "libras esterlinas"], "GBP"),
        (&["ienes"], "JPY"),
        (&["yuans"], "CNY"),
        (&["francos suíços"], "CHF"),
    ],
    percent: &["%", "por cento"],
    points: &[
        "pontos percentuais",
        "ponto percentual",
        "pontos",
        "p.p.",
        "pp",
    ],
    times_if: &["vezes"],
    compared: &["mais", "menos", "maior", "superior", "o", "a"],
    factors: &[
        (
            &[
                "dobrou",
                "dobrado",
                "dobraram",
                "duplicou",
                "duplicado",
                "duplicaram",
                "dobrar",
                "duplicar",
            ],
            2.0,
        ),
        (
            &["triplicou", "triplicado", "triplicaram", "triplicar"],
            3.0,
        ),
        (&["quadruplicou", "quadruplicado"], 4.0),
    ],
    shares: &[
        (&["a metade", "metade"], (1, 2)),
        (&["um terço"], (1, 3)),
        (&["um quarto"], (1, 4)),
        (&["um quinto"], (1, 5)),
        (&["um décimo"], (1, 10)),
    ],
    parts: &[(&["terços"], 3), (&["quartos"], 4), (&["quintos"], 5)],
    in_whole: &["em cada", "a cada"],
    measures: &[
        (&["quilômetros", "quilómetros"], "km"),
        (&["metros", "metro"], "m"),
        (&["toneladas", "tonelada"], "toneladas"),
        (&["quilos"], "kg"),
        (&["hectares", "hectare"], "ha"),
        (&["metros quadrados"], "m²"),
        (&["quilômetros quadrados", "quilómetros quadrados"], "km²"),
        (&["metros cúbicos"], "m³"),
        (&["litros"], "litros"),
        (&["megawatts"], "MW"),
        (&["gigawatts"], "GW"),
        (&["graus"], "graus"),
        (&["barris"], "barris"),
    ],
    before: &[
        ("não mais de", UpTo),
        ("mais de", Over),
        ("mais do que", Over),
        ("menos de", Under),
        ("pelo menos", Over),
        ("ao menos", Over),
        ("no mínimo", Over),
        ("no máximo", UpTo),
        ("até", UpTo),
        ("cerca de", About),
        ("perto de", About),
        ("em torno de", About),
        ("por volta de", About),
        ("quase", About),
        ("aproximadamente", About),
        ("uns", About),
        ("umas", About),
        ("~", About),
    ],
    to: &[("a", "de")],
    and: &[("e", "entre"), ("a", "de")],
    per: &["por", "ao", "a cada", "cada"],
    spans: &[
        (&["ano"], "year"),
        (&["mês"], "month"),
        (&["semana"], "week"),
        (&["dia"], "day"),
        (&["trimestre"], "quarter"),
        (&["hora"], "hour"),
    ],
    often: &[
        (&["anuais", "anual"], "year"),
        (&["mensais"], "month"),
        (&["diários", "diárias"], "day"),
    ],
    months: "janeiro/jan fevereiro/fev março/mar abril/abr maio junho/jun julho/jul agosto/ago setembro/set outubro/out \
        novembro/nov dezembro/dez",
    clock: &["horas", "h", "hs"],
    stretches: &[
        "ano", "anos", "mês", "meses", "semana", "semanas", "dia", "dias", "hora", "horas",
        "minuto", "minutos", "segundo", "segundos", "décadas", "século", "séculos", "noites", "º",
        "ª",
    ],
    fillers: &["últimos", "primeiros", "próximos"],
    named: &[
        "n.º",
        "nº",
        "número",
        "lei",
        "artigo",
        "art.",
        "versão",
        "página",
        "capítulo",
        "rodovia",
        "voo",
        "de idade",
        "temporada",
        "grupo",
        "nível",
        "fase",
        "tel.",
        "telefone",
        "decreto",
        "rua",
        "os anos",
        "etapa",
    ],
    counted: &["de", "quase", "menos", "cerca de", "até"],
    clause: Clause {
        nouns: Nouns::Agreeing(&["s"]),
        articles: "o a os as um uma uns umas seu sua seus suas este esta estes estas esse essa esses essas nosso nossa",
        stops: "e ou mas que quem qual quais onde quando como se porque é são era eram foi foram será serão há havia está estão \
            estava tem têm tinha teve pode podem deve ele ela eles elas lhe não já mais menos muito também ainda segundo após \
            antes depois durante desde até em no na nos nas num numa sobre sob por pelo pela pelos pelas para com sem contra \
            entre a ao à aos às ante enquanto embora assim hoje ontem ante deste desta neste nesta cerca quase",
        inner: "de do da dos das em no na a ao para por com",
        links: &["de", "em", "de até"],
        of: &["dos", "das", "da", "do", "de", "de seus"],
        purpose: &[
            "para a", "para o", "para os", "para as", "para", "em", "no", "na", "nos", "nas",
        ],
        up: (
            "subiu subiram sobe sobem subido cresceu cresceram cresce crescem crescido aumentou aumentaram aumenta aumentam avançou \
            avançaram avança disparou dispararam saltou",
            "em alta",
        ),
        down: (
            "caiu caíram cai caem caído recuou recuaram recua baixou baixaram desceu desceram diminuiu diminuíram encolheu despencou",
            "em queda",
        ),
        level: "atingiu atingiram atinge chega chegou chegaram soma somam somou somaram custa custou custará representa representam \
            totaliza totalizou alcançou alcança ascende ascendeu supera superou",
    },
    style: Style {
        grouped_from: 1e3,
        money: &[(1e12, "\u{a0}tri"), (1e9, "\u{a0}bi"), (1e6, "\u{a0}mi")],
        counts: &[
            (1e12, "\u{a0}trilhões"),
            (1e9, "\u{a0}bilhões"),
            (1e6, "\u{a0}milhões"),
        ],
        side: Side::Before("\u{a0}"),
        signs: &[("USD", "US$", Side::Before("\u{a0}"))],
        percent: ("", "%"),
        points: "\u{a0}pontos",
        ratio: ("", "\u{a0}em\u{a0}cada\u{a0}", ""),
        over: ("mais de ", ""),
        over_words: ("mais de ", ""),
        under: ("menos de ", ""),
        up_to: ("até ", ""),
        about_word: "cerca de",
        ..EUROPE
    },
    ..BARE
};

/// Portugal: `1,2 mil M€`, and spaces between thousands from ten thousand on.
pub(super) const PT_PT: Lexicon = Lexicon {
    style: Style {
        grouped_from: 1e4,
        money: &[(1e6, "\u{a0}M")],
        counts: &[(1e6, "\u{a0}milhões")],
        side: Side::After("", "\u{a0}"),
        signs: &[],
        ..PT.style
    },
    ..PT
};
