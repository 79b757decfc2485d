//! The labels of a page, as they stand in `NAME.labels.json`.

use serde::Deserialize;

/// What an editor says of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// The page's name.
    pub id: String,
    /// Its language: `en`.
    pub lang: String,
    /// What kind of article it is, and what is hard about it.
    #[serde(rename = "kind")]
    pub _kind: String,
    /// The headline.
    pub headline: String,
    /// Headlines that are right as well.
    #[serde(default)]
    pub headline_also: Vec<String>,
    /// First words of what a careless tool takes.
    #[serde(default)]
    pub headline_not: Vec<String>,
    #[serde(rename = "headline_in_text")]
    pub _headline_in_text: bool,
    /// First words of the deck, where the page has one.
    pub deck_starts: Option<String>,
    /// Whether a figure on its banner would be wrong.
    pub no_key_figure: bool,
    /// The figures, with what a label of each must say.
    pub figures: Vec<Gold>,
    /// Values that are no mistake to show.
    #[serde(default)]
    pub also_ok: Vec<String>,
    /// Numbers that must not be shown.
    pub not_figures: Vec<String>,
    /// Things measured over time.
    pub series: Vec<GoldSeries>,
    /// First words of the quotations that an editor might pull.
    pub quote: Vec<String>,
    /// Whether any full sentence would do as a quotation.
    pub quote_free: bool,
    #[serde(default, rename = "notes")]
    pub _notes: Option<String>,
}

/// A figure of the article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    /// As the article words it.
    pub value_text: String,
    /// Other wordings of it in the article.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its value.
    pub norm: Norm,
    #[serde(rename = "label")]
    pub _label: String,
    /// One of these must stand in a right label.
    pub label_must_include: Vec<String>,
    /// 1: an editor would lead with it; 2: good; 3: acceptable.
    pub rank: u8,
}

/// A value in absolute numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// The least it can be.
    pub low: Option<f64>,
    /// The most it can be.
    pub high: Option<f64>,
    /// What it counts.
    pub unit: Option<String>,
    /// Of an amount of money.
    pub currency: Option<String>,
    #[serde(rename = "scale")]
    pub _scale: Option<String>,
    #[serde(rename = "period")]
    pub _period: Option<String>,
}

/// A thing measured over time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldSeries {
    #[serde(rename = "label")]
    pub _label: String,
    #[serde(rename = "unit")]
    pub _unit: String,
    /// Whether it has to be found: three points or more, in sentences.
    pub required: bool,
    /// Its values.
    pub points: Vec<GoldPoint>,
}

/// A value of a series.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldPoint {
    /// When.
    pub x: String,
    #[serde(rename = "text")]
    pub _text: String,
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: f64,
}
