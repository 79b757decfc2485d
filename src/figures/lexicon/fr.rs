//! French, also as Canada and Switzerland write it.

use super::super::Approx::{About, Over, Under, UpTo};
use super::clause::{Clause, Nouns};
use super::style::{EUROPE, Side, Style};
use super::{BARE, Lexicon};

pub(super) const FR: Lexicon = Lexicon {
    language: "fr",
    spaced: true,
    sections: Some(1e3),
    scales: &[
        (&["cent", "cents"], 1e2),
        (&["mille"], 1e3),
        (&["million", "millions", "M"], 1e6),
        (&["milliard", "milliards", "Md", "Mds", "Mrd", "Mrds", "G"], 1e9),
        (&["billion", "billions"], 1e12),
    ],
    small: "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept \
        dix-huit dix-neuf",
    tens: "_ _ vingt trente quarante cinquante soixante",
    of: &["de", "d’", "des"],
    currencies: &[
        (&["euro", "euros"], "EUR"),
        (&["dollar", "dollars", "dollars américains"], "USD"),
        (&["dollars canadiens"], "CAD"),
        (&["francs suisses", "francs", "fr."], "CHF"),
        (&["livres sterling", "livres"], "GBP"),
        (&["yens", "yen"], "JPY"),
        (&["yuans", "yuan"], "CNY"),
        (&["roupies"], "INR"),
        (&["roubles"], "RUB"),
        (&["rands"], "ZAR"),
    ],
    percent: &["%", "pour cent", "pourcent", "p. 100"],
    points: &["points de pourcentage", "point de pourcentage", "points", "point", "pts", "pt"],
    times_if: &["fois"],
    compared: &["plus", "moins", "supérieur", "supérieure", "la", "le"],
    factors: &[
        (&["doublé", "doublée", "doublés", "double de"], 2.0),
        (&["triplé", "triplée", "triplés"], 3.0),
        (&["quadruplé", "quadruplée"], 4.0),
        (&["quintuplé"], 5.0),
        (&["décuplé"], 10.0),
    ],
    shares: &[
        (&["la moitié", "une moitié"], (1, 2)),
        (&["un tiers", "le tiers"], (1, 3)),
        (&["un quart", "le quart"], (1, 4)),
        (&["un cinquième"], (1, 5)),
        (&["un sixième"], (1, 6)),
        (&["un dixième"], (1, 10)),
    ],
    parts: &[(&["tiers"], 3), (&["quarts"], 4), (&["cinquièmes"], 5), (&["dixièmes"], 10)],
    in_whole: &["sur"],
    measures: &[
        (&["kilomètres", "kilomètre"], "km"),
        (&["mètres", "mètre"], "m"),
        (&["tonnes", "tonne"], "tonnes"),
        (&["kilos", "kilogrammes"], "kg"),
        (&["hectares", "hectare"], "ha"),
        (&["mètres carrés"], "m²"),
        (&["kilomètres carrés"], "km²"),
        (&["mètres cubes"], "m³"),
        (&["litres", "litre"], "litres"),
        (&["mégawatts"], "MW"),
        (&["gigawatts"], "GW"),
        (&["degrés"], "degrés"),
        (&["barils"], "barils"),
    ],
    before: &[
        ("pas plus de", UpTo),
        ("pas moins de", Over),
        ("plus de", Over),
        ("plus d’", Over),
        ("moins de", Under),
        ("moins d’", Under),
        ("au moins", Over),
        ("au minimum", Over),
        ("au plus", UpTo),
        ("au maximum", UpTo),
        ("jusqu’à", UpTo),
        ("jusqu’ à", UpTo),
        ("près de", About),
        ("près d’", About),
        ("quelque", About),
        ("quelques", About),
        ("environ", About),
        ("presque", About),
        ("autour de", About),
        ("de l’ordre de", About),
        ("~", About),
    ],
    after: &[("environ", About)],
    to: &[("à", "de")],
    and: &[("et", "entre"), ("à", "de")],
    per: &["par", "chaque", "l’"],
    spans: &[
        (&["an", "année"], "year"),
        (&["mois"], "month"),
        (&["semaine"], "week"),
        (&["jour"], "day"),
        (&["trimestre"], "quarter"),
        (&["heure"], "hour"),
    ],
    often: &[(&["annuels", "annuelles"], "year"), (&["mensuels"], "month")],
    months: "janvier/janv février/fév/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct \
        novembre/nov décembre/déc",
    clock: &["heures", "heure", "h"],
    stretches: &[
        "an", "ans", "année", "années", "mois", "semaine", "semaines", "jour", "jours", "heure", "heures", "minute",
        "minutes", "seconde", "secondes", "décennies", "siècle", "siècles", "nuits", "e", "er", "ère", "ème", "es",
    ],
    fillers: &["dernières", "derniers", "premiers", "prochaines"],
    named: &[
        "n°", "numéro", "loi", "article", "articles", "art.", "version", "page", "chapitre", "tome", "route", "vol", "âgé de",
        "âgée de", "âgés de", "âge de", "chambre", "étape", "épisode", "saison", "ligne", "groupe", "niveau", "porte", "tél.",
        "téléphone", "décret", "rue", "les années", "top",
    ],
    counted: &["de", "d’", "environ", "quelque", "près de", "moins", "presque", "les"],
    clause: Clause {
        nouns: Nouns::Agreeing(&["s", "x", "z"]),
        articles: "le la les l’ un une des du son sa ses leur leurs ce cet cette ces nos notre votre",
        stops: "et ou mais car donc ni que qui quoi dont où si comme lorsque quand alors est sont était étaient sera seront a ont \
            avait avaient aura été être avoir fait font peut peuvent doit doivent il elle ils elles on nous vous je se s’ ne n’ \
            pas plus moins très aussi encore déjà selon après avant pendant depuis dans en sur sous par pour avec sans contre \
            entre vers chez à au aux jusqu’ dès lors puis ainsi soit tandis hier ici dernier dernière cette d’ qu’ y",
        inner: "de du des d’ à au en dans sur pour par",
        links: &["de", "d’", "à"],
        of: &["des", "du", "de la", "de l’", "de", "d’", "de leur", "de son", "de sa", "de ses"],
        purpose: &["pour la", "pour le", "pour les", "pour", "dans la", "dans le", "dans les", "dans", "à la", "au", "aux", "en faveur de"],
        up: (
            "augmente augmenté augmentent augmentera progresse progressé progressent bondi bondit bondissent grimpe grimpé grimpent crû croît \
            hausse gagné gagne gagnent monté monte",
            "en hausse",
        ),
        down: (
            "baisse baissé baissent recule reculé reculent chute chuté chutent diminue diminué diminuent perdu perd perdent \
            plongé plonge",
            "en baisse",
        ),
        level: "atteint atteignent atteignait atteignaient atteindra élève élèvent élevait représente représentent coûte coûté coûtera \
            totalise compte affiche dépasse dépassé",
    },
    style: Style {
        group: "\u{202f}",
        money: &[(1e9, "\u{a0}Md"), (1e6, "\u{a0}M")],
        counts: &[(1e9, "\u{a0}milliards"), (1e6, "\u{a0}millions")],
        side: Side::After("", "\u{a0}"),
        signs: &[("CHF", "CHF", Side::After("\u{a0}", "\u{a0}"))],
        ratio: ("", "\u{a0}sur\u{a0}", ""),
        over: ("plus de ", ""),
        over_words: ("plus de ", ""),
        under: ("moins de ", ""),
        up_to: ("jusqu’à ", ""),
        about_word: "environ",
        ..EUROPE
    },
    ..BARE
};

/// Canada prints `1,2\u{a0}G$` and thinks in its own dollars only where it says so.
pub(super) const FR_CA: Lexicon = Lexicon {
    style: Style {
        money: &[(1e9, "\u{a0}G"), (1e6, "\u{a0}M")],
        ..FR.style
    },
    ..FR
};
