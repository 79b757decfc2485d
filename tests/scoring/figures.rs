//! Whether a shown figure is one of the labelled ones, and whether its label says so.

use super::labels::{Gold, Labels};
use super::values::{alike, digits, same, same_wording, values};
use serde_json::Value;

/// A shown figure and what became of it.
#[derive(Debug)]
pub(crate) struct Judged {
    /// As printed.
    pub(crate) text: String,
    /// What is printed under it.
    pub(crate) label: String,
    /// The labelled figures that it may be, by their places, best first.
    pub(crate) gold: Vec<usize>,
    /// Whether its label names the first of them.
    pub(crate) named: bool,
    /// Whether the label reads as one, not as a piece cut out of a sentence.
    pub(crate) clean: bool,
    /// Whether it is no mistake, though not labelled.
    pub(crate) also: bool,
    /// Whether it should not be shown.
    pub(crate) false_alarm: bool,
}

/// The kinds that must not be taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Percent,
    Money,
    Other,
}

fn kind(unit: &str, currency: &str, text: &str) -> Option<Kind> {
    let declared = format!("{unit} {currency}").to_lowercase();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let text = alike(text);
    if has(&declared, &["percent", "per cent", "%", "pct"]) {
        Some(Kind::Percent)
    } else if !currency.is_empty() || has(&declared, &["money", "$", "€", "£", "¥", "₹"]) {
        Some(Kind::Money)
    } else if !unit.is_empty() {
        Some(Kind::Other)
    } else if has(&text, &["%", "percent", "per cent", "prozent", "yüzde"]) {
        Some(Kind::Percent)
    } else if has(&text, &["$", "€", "£", "¥", "₹", "euro", "円", "元"]) {
        Some(Kind::Money)
    } else {
        None
    }
}

fn named(label: &str, gold: &Gold) -> bool {
    let label = alike(label);
    gold.label_must_include
        .iter()
        .any(|word| label.contains(&alike(word)))
}

/// Words that no label begins or ends with.
const DANGLING: &str = " a an the of to in on at by for from with and or but as than that which who is are was were be been \
has have had will would its his her their this these it he she they up down about roughly nearly almost around some \
more less over under only just ";

/// Whether an English label reads as a label.
fn clean(label: &str) -> bool {
    let label = alike(label);
    let words: Vec<&str> = label
        .split(|c: char| !(c.is_alphanumeric() || "_'$%&.-".contains(c)))
        .filter(|word| !word.is_empty())
        .collect();
    let dangles = |word: &&str| DANGLING.contains(&format!(" {word} "));
    let ends = [words.first(), words.last()];
    !words.is_empty() && words.len() <= 8 && !ends.into_iter().flatten().any(dangles)
}

struct Figure<'a> {
    text: &'a str,
    label: &'a str,
    kind: Option<Kind>,
    values: Vec<f64>,
}

fn is_gold(figure: &Figure, gold: &Gold) -> bool {
    let norm = &gold.norm;
    let unit = norm.unit.as_deref().unwrap_or_default();
    let wanted = kind(unit, norm.currency.as_deref().unwrap_or_default(), "");
    let strict = |kind: Option<Kind>| matches!(kind, Some(Kind::Percent | Kind::Money));
    if strict(wanted) && strict(figure.kind) && wanted != figure.kind {
        return false;
    }
    let mut forms = std::iter::once(&gold.value_text).chain(&gold.also);
    let mut wordless = forms.clone();
    if forms.any(|form| !digits(form).is_empty() && same_wording(figure.text, form)) {
        return true;
    }
    let shown = alike(figure.text);
    let in_words = shown.chars().count() > 4 && digits(figure.text).is_empty();
    let says = |form: &String| {
        let form = alike(form);
        let long = form.chars().count() > 5;
        form == shown || (long && (shown.contains(&form) || form.contains(&shown)))
    };
    if in_words && wordless.any(|form| digits(form).is_empty() && says(form)) {
        return true;
    }
    if (strict(wanted) && figure.kind.is_some_and(|kind| Some(kind) != wanted))
        || (strict(figure.kind) && figure.kind != wanted)
    {
        return false;
    }
    same_values(figure, gold, wanted)
}

fn same_values(figure: &Figure, gold: &Gold, wanted: Option<Kind>) -> bool {
    let want: Vec<f64> = [gold.norm.low, gold.norm.high]
        .into_iter()
        .flatten()
        .collect();
    let (Some(&first), Some(&last)) = (want.first(), want.last()) else {
        return false;
    };
    let (Some(&low), Some(&high)) = (figure.values.first(), figure.values.last()) else {
        return false;
    };
    if gold.norm.unit.as_deref() == Some("score") {
        return figure.values.len() >= 2 && same(low, first) && same(figure.values[1], last);
    }
    if want.len() == 2 && !same(first, last) {
        return figure.values.len() >= 2 && same(low, first) && same(high, last);
    }
    if figure.values.len() >= 2 && !same(low, high) {
        return false;
    }
    // A small count is like any other small count: the label must say of what.
    let small = wanted == Some(Kind::Other) && first.abs() < 100.0 && first.fract() == 0.0;
    (!small || named(figure.label, gold)) && same(low, first)
}

fn must_not_show(text: &str, labels: &Labels) -> bool {
    let shown = alike(text);
    let is =
        |not: &String| alike(not) == shown || (!digits(not).is_empty() && same_wording(text, not));
    if labels.not_figures.iter().any(is) {
        return true;
    }
    let have = digits(text);
    let banned: Vec<String> = labels
        .not_figures
        .iter()
        .flat_map(|not| digits(not))
        .collect();
    if have.len() > 1 && have.iter().all(|number| banned.contains(number)) {
        return true;
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let year = shown.len() == 4
        && is_digits(&shown)
        && (shown.starts_with("19") || shown.starts_with("20"));
    let mark = shown
        .strip_prefix('[')
        .and_then(|mark| mark.strip_suffix(']'))
        .is_some_and(is_digits);
    let bare = shown.trim_end_matches(['.', ')']);
    let lone = bare.len() == 1 && is_digits(bare);
    let labelled = labels
        .figures
        .iter()
        .any(|gold| alike(&gold.value_text) == shown);
    (year || mark || lone) && !labelled
}

/// Finds which labelled figures a shown one is.
pub(crate) fn judge(figure: &Value, labels: &Labels) -> Judged {
    let field = |name: &str| figure[name].as_str().unwrap_or_default();
    let (text, label) = (field("text"), field("label"));
    let ends: Vec<f64> = ["low", "high"]
        .iter()
        .filter_map(|end| figure[end].as_f64())
        .collect();
    let shown = Figure {
        text,
        label,
        kind: kind(field("unit"), field("currency"), text),
        values: if ends.is_empty() { values(text) } else { ends },
    };
    let golds = labels.figures.iter().enumerate();
    let mut gold: Vec<usize> = golds
        .filter(|(_, gold)| is_gold(&shown, gold))
        .map(|(i, _)| i)
        .collect();
    gold.sort_by_key(|&i| (!named(label, &labels.figures[i]), labels.figures[i].rank));
    let also = gold.is_empty() && labels.also_ok.iter().any(|value| same_wording(text, value));
    let refused = labels.no_key_figure || must_not_show(text, labels);
    Judged {
        text: text.to_owned(),
        label: label.to_owned(),
        named: gold
            .first()
            .is_some_and(|&i| named(label, &labels.figures[i])),
        clean: clean(label),
        false_alarm: gold.is_empty() && !also && refused,
        also,
        gold,
    }
}
