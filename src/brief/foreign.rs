//! Shorter true forms, quotations and openings in languages other than English: only what marks
//! and a few words show without a parser.

use super::Quote;
use crate::article::{is_person, primary};

/// Bytes beyond which a sentence is neither cut nor quoted.
const LONGEST: usize = 1_200;

/// The words of one language.
struct Words {
    code: &'static str,
    /// What begins a clause that the one before it can do without.
    loose: &'static str,
    /// What limits a statement or says whose it is; a cut may not drop it.
    limits: &'static str,
    /// Openings that point back, or that make a clause depend on the next.
    leans: &'static str,
    /// Verbs of saying.
    says: &'static str,
}

const LANGUAGES: [Words; 7] = [
    Words {
        code: "de",
        loose: "weil|obwohl|während|nachdem|wobei|weshalb|sodass|denn|da|wodurch|womit",
        limits: "wenn|falls|sofern|laut|zufolge|angeblich|offenbar|soll|sollen|sagte|sagt|hieß|heißt|so|nicht|ohne|außer|bis|teilte|erklärte",
        leans: "er|sie|es|das|dies|diese|dieser|dieses|damit|dabei|dafür|dagegen|daher|dazu|wenn|weil|obwohl|während|nachdem|als|doch|aber|und|denn|auch|so|dort|hier|ihr|ihre|sein|seine|bei|trotz|nach",
        says: "sagte|sagt|erklärte|erklärt|betonte|warnte|meinte",
    },
    Words {
        code: "fr",
        loose: "alors que|tandis que|parce que|car|bien que|puisque|après que|ce qui|soit",
        limits: "si|selon|d'après|à condition|sauf|sans|aurait|auraient|serait|seraient|affirme|déclare|indique|jusqu|pas|estime",
        leans: "il|elle|ils|elles|ce|cela|c'est|cette|cet|ces|mais|et|or|donc|si|quand|lorsque|alors|pour|son|sa|ses|leur|leurs|celui|celle|ainsi|après|selon",
        says: "a déclaré|a affirmé|a expliqué|a estimé|a dit|a averti|a souligné|déclare|affirme|explique|estime|dit|souligne|assure",
    },
    Words {
        code: "es",
        loose: "mientras que|mientras|porque|aunque|ya que|después de que|lo que|pues",
        limits: "si|según|salvo|sin|habría|habrían|sería|supuestamente|dijo|afirma|afirmó|hasta|no|siempre que",
        leans: "él|ella|ellos|esto|eso|este|esta|estos|estas|pero|y|sin|si|cuando|así|además|su|sus|según|tras|para",
        says: "dijo|afirmó|señaló|explicó|aseguró|declaró|advirtió|dice|afirma|explica|asegura",
    },
    Words {
        code: "pt",
        loose: "enquanto|porque|embora|já que|depois que|o que|pois",
        limits: "se|segundo|conforme|salvo|sem|teria|seria|supostamente|disse|afirmou|até|não|desde que",
        leans: "ele|ela|eles|elas|isso|isto|este|esta|esse|essa|mas|e|se|quando|assim|além|seu|sua|segundo|após|para",
        says: "disse|afirmou|explicou|declarou|alertou|destacou|diz|afirma|explica",
    },
    Words {
        code: "it",
        loose: "mentre|perché|anche se|dopo che|poiché|il che|dato che",
        limits: "se|secondo|salvo|senza|avrebbe|sarebbe|presunto|ha detto|afferma|fino|non|purché",
        leans: "lui|lei|egli|ella|loro|questo|questa|questi|ciò|ma|e|se|quando|così|inoltre|suo|sua|secondo|dopo|per",
        says: "ha detto|ha dichiarato|ha spiegato|ha affermato|ha avvertito|dice|spiega|afferma|sottolinea",
    },
    Words {
        code: "nl",
        loose: "terwijl|omdat|hoewel|nadat|waardoor|want|waarbij|zodat",
        limits: "als|indien|volgens|mits|tenzij|zonder|zou|zouden|zei|zegt|tot|niet",
        leans: "hij|zij|ze|het|dit|dat|deze|die|maar|en|als|toen|daarom|zo|zijn|haar|hun|volgens|na|om",
        says: "zei|zegt|verklaarde|legde|waarschuwde|benadrukte|stelt",
    },
    Words {
        code: "tr",
        loose: "çünkü",
        limits: "eğer|göre|iddia|ancak|dedi|kadar|değil",
        leans: "bu|şu|o|onlar|ancak|ve|fakat|ama|eğer|böylece|bunun|ayrıca|ise",
        says: "dedi|söyledi|belirtti|açıkladı|vurguladı",
    },
];

fn words_of(language: &str) -> Option<&'static Words> {
    LANGUAGES
        .iter()
        .find(|words| words.code == primary(language))
}

fn has(list: &str, word: &str) -> bool {
    list.split('|').any(|entry| entry == word)
}

/// Letters as a line counts them: those of East Asia are twice as wide.
pub(super) fn wide(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if c >= '\u{1100}' && c.is_alphabetic() {
                2
            } else {
                1
            }
        })
        .sum()
}

/// A statement's beginnings before `, because …` and the like, longest first. Nothing that limits
/// it may be dropped, and what is kept must have opened no clause.
pub(super) fn shorter(text: &str, language: &str) -> Vec<String> {
    /// A shorter beginning says too little.
    const FEWEST_WORDS: usize = 4;
    let Some(words) = words_of(language).filter(|_| text.len() <= LONGEST) else {
        return Vec::new();
    };
    if leans(text, words) {
        return Vec::new();
    }
    let cuts = text.match_indices(", ").filter_map(|(at, _)| {
        let rest = text[at + 2..].to_lowercase();
        let opens = words
            .loose
            .split('|')
            .filter_map(|word| rest.strip_prefix(word));
        let tail = opens
            .filter(|tail| tail.starts_with(' '))
            .min_by_key(|tail| tail.len())?;
        Some((at, tail.to_owned()))
    });
    let forms = cuts.filter(|(at, dropped)| {
        let kept = &text[..*at];
        let mut told = dropped.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let quotes = ['“', '”', '„', '«', '»', '"', '(', ')'];
        // A clause between commas ends where the main one goes on.
        let plain = !kept.contains(quotes) && !kept.contains(", ");
        kept.split(' ').count() >= FEWEST_WORDS
            && plain
            && !told.any(|word| has(words.limits, word))
    });
    let mut found: Vec<String> = forms.map(|(at, _)| text[..at].to_owned()).collect();
    found.reverse();
    found
}

fn leans(text: &str, words: &Words) -> bool {
    let first = text
        .split([' ', ','])
        .next()
        .unwrap_or_default()
        .to_lowercase()
        .replace('’', "'");
    has(words.leans, &first)
}

/// Whether a sentence can be read without those before it, as far as its opening shows.
pub(super) fn stands_alone(text: &str, language: &str) -> bool {
    /// Openings of East Asia, Arabic and Hindi that point back.
    const BACK: [&str; 30] = [
        "これ",
        "それ",
        "この",
        "その",
        "また",
        "しかし",
        "一方",
        "同",
        "なお",
        "彼",
        "这",
        "這",
        "那",
        "他",
        "她",
        "它",
        "该",
        "此",
        "但",
        "其",
        "이는",
        "이에",
        "그는",
        "그",
        "또",
        "한편",
        "وقد",
        "وأضاف",
        "यह",
        "इस",
    ];
    let opens = text.chars().next().unwrap_or_default();
    let quoted = ['“', '„', '«', '"', '「', '『', '‘', '('].contains(&opens);
    !quoted
        && !BACK.iter().any(|word| text.starts_with(word))
        && words_of(language).is_none_or(|words| !leans(text, words))
}

/// A sentence with one quotation and its speaker by name: `„…“, sagte Ana Ruiz.`
pub(super) fn quote(sentence: &str, language: &str) -> Option<Quote> {
    const PAIRS: [(char, char); 4] = [('„', '“'), ('«', '»'), ('“', '”'), ('»', '«')];
    /// Fewer words are scare quotes, more are no pull quote.
    const WORDS: std::ops::RangeInclusive<usize> = 6..=32;
    let words = words_of(language).filter(|_| sentence.len() <= LONGEST)?;
    let (open, close) = PAIRS
        .into_iter()
        .find(|(open, _)| sentence.contains(*open))?;
    let (before, rest) = sentence.split_once(open)?;
    let (said, after) = rest.split_once(close)?;
    let marks = ['„', '“', '”', '«', '»', '"'];
    if before.contains(marks) || said.contains(marks) || after.contains(marks) {
        return None;
    }
    let said = said.trim();
    let whole = said.starts_with(char::is_uppercase)
        && !said.contains('…')
        && !said.contains('[')
        && !leans(said, words);
    if !whole || !WORDS.contains(&said.split_whitespace().count()) {
        return None;
    }
    let speaker = speaker(before.trim(), after.trim(), words)?;
    let text = said.trim_end_matches([',', ';', ':', ' ']);
    let ended = text.ends_with(['.', '!', '?']);
    Some(Quote {
        text: if ended {
            text.to_owned()
        } else {
            format!("{text}.")
        },
        speaker,
    })
}

/// `, sagte Ana Ruiz.`, `Ana Ruiz sagte: `, `Ana Ruiz, “…” dedi.`
fn speaker(before: &str, after: &str, words: &Words) -> Option<String> {
    let verb = |text: &str| {
        words.says.split('|').find_map(|says| {
            let rest = text.strip_prefix(says)?;
            rest.starts_with([' ', '.', ','])
                .then(|| rest.trim().to_owned())
                .or_else(|| rest.is_empty().then(String::new))
        })
    };
    let after = after.trim_start_matches([',', '.', ' ', '—', '–']);
    if before.is_empty() {
        let rest = verb(after)?;
        let name = rest.split([',', '.', ':', ';']).next()?.trim();
        return is_person(name).then(|| name.to_owned());
    }
    let lead = before
        .strip_suffix(':')
        .or_else(|| before.strip_suffix(','))?
        .trim();
    if is_person(lead) {
        return verb(after).map(|_| lead.to_owned());
    }
    let name = words
        .says
        .split('|')
        .find_map(|says| lead.strip_suffix(says))?
        .trim();
    (after.trim_matches(['.', ' ']).is_empty() && is_person(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_goes_where_the_rest_stays_true() {
        const ROWS: [(&str, &str, &str, &[&str]); 8] = [
            (
                "because",
                "de",
                "Der Hafen von Oslo wächst wieder, weil neue Kräne laufen",
                &["Der Hafen von Oslo wächst wieder"],
            ),
            (
                "a condition",
                "de",
                "Der Hafen von Oslo wächst wieder, wenn neue Kräne laufen",
                &[],
            ),
            (
                "whose claim",
                "de",
                "Der Hafen von Oslo wächst wieder, während laut Amt alles steht",
                &[],
            ),
            (
                "while",
                "fr",
                "Le port d’Oslo grandit encore, alors que la gare ferme",
                &["Le port d’Oslo grandit encore"],
            ),
            (
                "because",
                "es",
                "El puerto de Oslo vuelve a crecer, porque llegan más barcos",
                &["El puerto de Oslo vuelve a crecer"],
            ),
            (
                "although",
                "it",
                "Il porto di Oslo cresce ancora, anche se i treni mancano",
                &["Il porto di Oslo cresce ancora"],
            ),
            (
                "leans",
                "nl",
                "Hij bouwt een nieuwe kade in Oslo, omdat de oude vol is",
                &[],
            ),
            (
                "a list",
                "pt",
                "O porto de Oslo, o cais e a ponte crescem, porque há navios",
                &[],
            ),
        ];
        for (name, language, text, want) in ROWS {
            assert_eq!(shorter(text, language), want, "{name} ({language})");
        }
    }

    #[test]
    fn quotations_have_a_named_speaker() {
        type Row = (
            &'static str,
            &'static str,
            Option<(&'static str, &'static str)>,
        );
        const ROWS: [Row; 9] = [
            (
                "de",
                "„Der Hafen ist voll und bleibt auch voll“, sagte Jana Lenz.",
                Some(("Der Hafen ist voll und bleibt auch voll.", "Jana Lenz")),
            ),
            (
                "de",
                "Jana Lenz sagte: „Der Hafen ist voll und bleibt auch voll.“",
                Some(("Der Hafen ist voll und bleibt auch voll.", "Jana Lenz")),
            ),
            (
                "de",
                "„Der Hafen ist voll und bleibt auch voll“, sagte die Chefin.",
                None,
            ),
            (
                "fr",
                "« Le port est plein et il le restera », a déclaré Lucie Morel.",
                Some(("Le port est plein et il le restera.", "Lucie Morel")),
            ),
            (
                "es",
                "«El puerto está lleno y lo seguirá estando», dijo Marta Gil.",
                Some(("El puerto está lleno y lo seguirá estando.", "Marta Gil")),
            ),
            (
                "it",
                "«Il porto è pieno e resterà pieno», ha detto Paola Neri.",
                Some(("Il porto è pieno e resterà pieno.", "Paola Neri")),
            ),
            (
                "nl",
                "“De haven is vol en dat blijft zo”, zei Piet van der Berg.",
                Some(("De haven is vol en dat blijft zo.", "Piet van der Berg")),
            ),
            (
                "tr",
                "Ayşe Kaya, “Liman dolu ve uzun süre dolu kalacak” dedi.",
                Some(("Liman dolu ve uzun süre dolu kalacak.", "Ayşe Kaya")),
            ),
            (
                "fr",
                "Le « grand port » est plein, a déclaré Lucie Morel.",
                None,
            ),
        ];
        for (language, sentence, want) in ROWS {
            let got = quote(sentence, language);
            let got = got
                .as_ref()
                .map(|quote| (quote.text.as_str(), quote.speaker.as_str()));
            assert_eq!(got, want, "{sentence}");
        }
    }
}
