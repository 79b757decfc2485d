//! Whether a number is said to have risen or fallen, by the words around it.

use crate::article::primary;
use crate::figures::tokens::{Kind, Token};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Which ways words point: both, one or none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Ways {
    pub(super) up: bool,
    pub(super) down: bool,
}

/// Words of a language: primary tag, those that rise, those that fall. A word that ends in `*`
/// stands for all that begin so.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "en",
        "rise rises rose risen rising raise raises raised raising increas* grow grows grew grown \
         growing growth gain gains gained gaining climb climb* jump jump* surge surges surged surging soar* up higher \
         expand* expansion rally ralli*",
        "fall falls fell fallen falling drop drops dropped dropping declin* decreas* cut cuts \
         cutting reduc* shrink* shrank shrunk slump* plung* plummet* slid slide slides sliding \
         sink sinks sank sunk down lower lowered lowers tumbl* dip dips dipped shed sheds slash* \
         halve halves halved halving loss losses lose loses lost",
    ),
    (
        "de",
        "stieg* steig* gestiegen* anstieg* wachs* wuchs* wächs* gewachsen* erhöh* zunahme zuwachs* plus",
        "fiel fielen fällt fallen gefallen* sank sanken sink* gesunken* rückgang* senk* gesenkt* abnahme minus kürz* gekürzt*",
    ),
    (
        "fr",
        "hausse* augment* croissance croît progress* grimp*",
        "baiss* recul* chut* diminu* réduc* rédui*",
    ),
    (
        "es",
        "sube* subi* subió aument* crec* crecimiento alza",
        "cae* cay* caíd* baja bajan bajó bajaron bajada disminu* reduc* reduj* descen*",
    ),
    (
        "pt",
        "sobe* subi* subiu aument* cresc* crescimento",
        "cai caiu caíram queda* baixou baixaram diminu* reduz* reduç*",
    ),
    (
        "it",
        "aument* cresc* crescita salit* salgono rialz*",
        "cala calo calano calato calata scend* sces* riduc* ridott* diminu*",
    ),
    (
        "nl",
        "steeg stegen stijg* gestegen groei* toenam* toename",
        "daal* daling* gedaald* afnam* afname krimp*",
    ),
];

/// Tokens before a number among which a word of direction belongs to it.
const BEFORE: usize = 8;
/// Tokens after a number among which it does.
const AFTER: usize = 4;
/// A noun so close after a number goes before all else: `a 5% drop`.
const CLOSE: usize = 2;

/// A language's words of direction, each with its way, by their first two letters.
type Listed = FxHashMap<[char; 2], Vec<(&'static str, Ways)>>;

/// The words of each language, by its primary tag.
static LISTED: LazyLock<Vec<(&'static str, Listed)>> = LazyLock::new(|| {
    let row = |(code, up, down): &(&'static str, &'static str, &'static str)| {
        let mut listed = Listed::default();
        for (list, rises) in [(up, true), (down, false)] {
            let way = Ways {
                up: rises,
                down: !rises,
            };
            for word in list.split_whitespace() {
                listed.entry(opening(word)).or_default().push((word, way));
            }
        }
        (*code, listed)
    };
    WORDS.iter().map(row).collect()
});

/// The first two letters of a word, in lower case.
fn opening(word: &str) -> [char; 2] {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    [(); 2].map(|()| letters.next().unwrap_or_default())
}

impl Ways {
    pub(super) fn none(self) -> bool {
        !self.up && !self.down
    }

    /// The one way, where it is one.
    pub(super) fn one(self) -> Option<&'static str> {
        match (self.up, self.down) {
            (true, false) => Some("rise"),
            (false, true) => Some("fall"),
            _ => None,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            up: self.up || other.up,
            down: self.down || other.down,
        }
    }

    pub(super) fn holds(self, other: Self) -> bool {
        (self.up || !other.up) && (self.down || !other.down)
    }
}

/// Words of direction in a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compass(Option<&'static Listed>);

impl Compass {
    pub(super) fn of(language: &str) -> Self {
        let code = primary(language);
        let row = LISTED.iter().find(|(known, _)| *known == code);
        Self(row.map(|(_, listed)| listed))
    }

    /// Every way that some words point.
    pub(super) fn all(self, tokens: &[Token]) -> Ways {
        (0..tokens.len())
            .map(|at| self.at(tokens, at))
            .fold(Ways::default(), Ways::and)
    }

    /// The way that a number's nearest word points: a sign, a noun close after it, else a word
    /// before it in its clause, else one after it.
    pub(super) fn near(self, tokens: &[Token], number: &Range<usize>) -> Ways {
        let sign = number.start.checked_sub(1).and_then(|i| tokens.get(i));
        let first = tokens.get(number.start);
        if let Some(sign) = sign
            && first.is_some_and(|t| t.glued)
            && (!sign.glued || number.start == 1)
        {
            let down = sign.is("-") || sign.is("−");
            if down || sign.is("+") {
                return Ways { up: !down, down };
            }
        }
        let after = self.nearest(tokens, (number.end..tokens.len()).take(AFTER));
        if let Some((way, distance)) = after
            && distance < CLOSE
        {
            return way;
        }
        let before = self.nearest(tokens, (0..number.start).rev().take(BEFORE));
        before.or(after).map(|(way, _)| way).unwrap_or_default()
    }

    fn nearest(
        self,
        tokens: &[Token],
        places: impl Iterator<Item = usize>,
    ) -> Option<(Ways, usize)> {
        for (distance, at) in places.enumerate() {
            let token = tokens.get(at)?;
            if token.kind == Kind::Number || token.is_break() {
                return None;
            }
            let way = self.at(tokens, at);
            if !way.none() {
                return Some((way, distance));
            }
        }
        None
    }

    fn at(self, tokens: &[Token], at: usize) -> Ways {
        let Some((listed, token)) = self.0.zip(tokens.get(at)) else {
            return Ways::default();
        };
        // `up to` is a limit.
        let limit = token.is("up") && tokens.get(at + 1).is_some_and(|t| t.is("to"));
        if token.kind != Kind::Word || limit {
            return Ways::default();
        }
        // Most words point nowhere, by their first letters.
        let Some(alike) = listed.get(&opening(token.text)) else {
            return Ways::default();
        };
        let word = token.text.to_lowercase();
        let said = |known: &str| match known.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == known,
        };
        let ways = alike.iter().filter(|(known, _)| said(known));
        ways.fold(Ways::default(), |all, (_, way)| all.and(*way))
    }
}
