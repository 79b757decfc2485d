//! Numbers and names as an editor says them.

/// Names that are told; of more only how many there are.
const MOST: usize = 4;

/// `deck`, `deck and source`, `deck, source, kicker and 3 more`.
pub(super) fn all(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if names.len() <= MOST => format!("{} and {last}", most.join(", ")),
        _ => {
            let told = names.get(..MOST - 1).unwrap_or_default();
            format!("{} and {} more", told.join(", "), names.len() - told.len())
        }
    }
}

/// `12 px down`, `3 px right and 1.5 px up`.
pub(super) fn way(dx: f64, dy: f64) -> String {
    let across = if dx < 0.0 { "left" } else { "right" };
    let down = if dy < 0.0 { "up" } else { "down" };
    let parts: Vec<_> = [(dx, across), (dy, down)]
        .into_iter()
        .filter(|(by, _)| *by != 0.0)
        .map(|(by, to)| format!("{} px {to}", number(by.abs())))
        .collect();
    parts.join(" and ")
}

/// With as many digits as it needs, at the most two behind the point.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `400×8`.
pub(super) fn size(wide: f64, tall: f64) -> String {
    format!("{}×{}", number(wide), number(tall))
}

/// Letters of a text on either side of a change that are shown.
const CONTEXT: usize = 24;
/// Longer texts are shown around their change only.
const SHORT: usize = 72;

/// Two texts, quoted; long ones around the first place where they differ.
pub(super) fn texts(from: &str, to: &str) -> String {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a.iter().rev().zip(b.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let quote = |text: &[char]| {
        if text.len() <= SHORT {
            return format!("“{}”", text.iter().collect::<String>());
        }
        let first = same.saturating_sub(CONTEXT);
        let end = (text.len() - tail.min(text.len()) + CONTEXT).clamp(first, text.len());
        let end = end.min(first + SHORT);
        let part: String = text.get(first..end).unwrap_or_default().iter().collect();
        let before = if first > 0 { "…" } else { "" };
        let after = if end < text.len() { "…" } else { "" };
        format!("“{before}{part}{after}”")
    };
    format!("{} → {}", quote(&a), quote(&b))
}
