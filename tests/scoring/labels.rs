//! The labels of a page, as they stand in `NAME.labels.json`.

use serde::Deserialize;

/// What an editor says of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labels {
    /// The page's name.
    pub(crate) id: String,
    /// Its language: `en`.
    pub(crate) lang: String,
    /// What kind of article it is, and what is hard about it.
    #[serde(rename = "kind")]
    pub(crate) _kind: String,
    /// The headline.
    pub(crate) headline: String,
    /// Headlines that are right as well.
    #[serde(default)]
    pub(crate) headline_also: Vec<String>,
    /// First words of what a careless tool takes.
    #[serde(default)]
    pub(crate) headline_not: Vec<String>,
    #[serde(rename = "headline_in_text")]
    pub(crate) _headline_in_text: bool,
    /// First words of the deck, where the page has one.
    pub(crate) deck_starts: Option<String>,
    /// Whether a figure on its banner would be wrong.
    pub(crate) no_key_figure: bool,
    /// The figures, with what a label of each must say.
    pub(crate) figures: Vec<Gold>,
    /// Values that are no mistake to show.
    #[serde(default)]
    pub(crate) also_ok: Vec<String>,
    /// Numbers that must not be shown.
    pub(crate) not_figures: Vec<String>,
    /// Things measured over time.
    pub(crate) series: Vec<GoldSeries>,
    /// First words of the quotations that an editor might pull.
    pub(crate) quote: Vec<String>,
    /// Whether any full sentence would do as a quotation.
    pub(crate) quote_free: bool,
    #[serde(default, rename = "notes")]
    pub(crate) _notes: Option<String>,
}

/// A figure of the article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gold {
    /// As the article words it.
    pub(crate) value_text: String,
    /// Other wordings of it in the article.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    /// Its value.
    pub(crate) norm: Norm,
    #[serde(rename = "label")]
    pub(crate) _label: String,
    /// One of these must stand in a right label.
    pub(crate) label_must_include: Vec<String>,
    /// 1: an editor would lead with it; 2: good; 3: acceptable.
    pub(crate) rank: u8,
}

/// A value in absolute numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Norm {
    /// The least it can be.
    pub(crate) low: Option<f64>,
    /// The most it can be.
    pub(crate) high: Option<f64>,
    /// What it counts.
    pub(crate) unit: Option<String>,
    /// Of an amount of money.
    pub(crate) currency: Option<String>,
    #[serde(rename = "scale")]
    pub(crate) _scale: Option<String>,
    #[serde(rename = "period")]
    pub(crate) _period: Option<String>,
}

/// A thing measured over time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoldSeries {
    #[serde(rename = "label")]
    pub(crate) _label: String,
    #[serde(rename = "unit")]
    pub(crate) _unit: String,
    /// Whether it has to be found: three points or more, in sentences.
    pub(crate) required: bool,
    /// Its values.
    pub(crate) points: Vec<GoldPoint>,
}

/// A value of a series.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoldPoint {
    /// When.
    pub(crate) x: String,
    #[serde(rename = "text")]
    pub(crate) _text: String,
    /// The least it can be.
    pub(crate) low: f64,
    /// The most it can be.
    pub(crate) high: f64,
}
