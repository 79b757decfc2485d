//! The numbers that a stretch of text states, whoever wrote it: for comparing what is shown
//! with what is labelled. Knows nothing of how the program reads.

/// Scales by their words, longest first; the number comes just before.
const SCALES: [(&str, f64); 34] = [
    ("trillionen", 1e12),
    ("trillion", 1e12),
    ("trilyon", 1e12),
    ("milliarden", 1e9),
    ("milliards", 1e9),
    ("milhões", 1e6),
    ("billion", 1e9),
    ("milyar", 1e9),
    ("millones", 1e6),
    ("millionen", 1e6),
    ("million", 1e6),
    ("milioni", 1e6),
    ("miljoen", 1e6),
    ("mio.", 1e6),
    ("mrd.", 1e9),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("bn", 1e9),
    ("tn", 1e12),
    ("bin", 1e3),
    ("लाख", 1e5),
    ("करोड़", 1e7),
    ("करोड़", 1e7),
    ("億", 1e8),
    ("亿", 1e8),
    ("억", 1e8),
    ("万", 1e4),
    ("萬", 1e4),
    ("만", 1e4),
    ("兆", 1e12),
    ("m", 1e6),
    ("b", 1e9),
    ("k", 1e3),
    ("t", 1e12),
];

/// Letter case, width, spaces, dashes and quotation marks made alike.
pub(crate) fn alike(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let c = match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '\u{2010}'..='\u{2014}' | '−' => '-',
            '…' => {
                out.push_str("...");
                continue;
            }
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !out.ends_with(' ') {
            out.extend(c.to_lowercase());
        }
    }
    out.trim().to_owned()
}

/// Where each number of a text stands: digits with groups and decimals.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mark = |i: usize| matches!(bytes.get(i), Some(b'.' | b','));
    let mut found = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !digit(i) {
            i += 1;
            continue;
        }
        let start = i;
        while digit(i) {
            i += 1;
        }
        while (mark(i) || bytes.get(i) == Some(&b' ')) && (1..=3).all(|n| digit(i + n)) {
            i += 4;
        }
        if mark(i) && digit(i + 1) {
            i += 1;
            while digit(i) {
                i += 1;
            }
        }
        found.push((start, i));
    }
    found
}

/// `14.372,4`, `1,813.4`, `5 500` and `2,3` as a number.
fn number(text: &str) -> f64 {
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let is_mark = |c: char| c == '.' || c == ',';
    let groups: Vec<&str> = text.split(is_mark).collect();
    let thousands = groups.len() > 1
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    let both = text.contains('.') && text.contains(',');
    let plain = if both {
        let (last, whole) = groups.split_last().expect("split gives one at least");
        format!("{}.{last}", whole.concat())
    } else if thousands {
        groups.concat()
    } else {
        groups.join(".")
    };
    plain.parse().unwrap_or(f64::NAN)
}

/// What a scale word at the beginning of `rest` multiplies by.
fn scale(rest: &str) -> f64 {
    let rest = rest.trim_start_matches([' ', '-']);
    let whole = |word: &str| {
        word.chars().count() >= 3
            || !rest[word.len()..].starts_with(|c: char| c.is_ascii_lowercase())
    };
    let found = SCALES
        .iter()
        .find(|(word, _)| rest.starts_with(word) && whole(word));
    found.map_or(1.0, |(_, times)| *times)
}

/// The numbers a text states, in absolute terms; the scale of a range is shared.
pub(crate) fn values(text: &str) -> Vec<f64> {
    let text = alike(text);
    let found = numbers(&text);
    let mut out = Vec::new();
    for (i, &(start, end)) in found.iter().enumerate() {
        let rest = &text[end..];
        let mut times = scale(rest);
        let joined = ["-", " -", "to ", " to ", "bis ", " bis ", "~"];
        if times == 1.0 && joined.iter().any(|mark| rest.starts_with(mark)) {
            times = found.get(i + 1).map_or(1.0, |next| scale(&text[next.1..]));
        }
        out.push(number(&text[start..end]) * times);
    }
    // `1億2000万`, `1만2300`, `1 milyon 850 bin`: one number of two parts
    let parts = found.windows(2).find_map(|pair| {
        let between = text[pair[0].1..pair[1].0].trim();
        let small = scale(&text[pair[1].1..]);
        let large = scale(between);
        let glued = SCALES.iter().any(|(word, _)| *word == between);
        (glued && large > small && large >= 1e3).then(|| {
            number(&text[pair[0].0..pair[0].1]) * large
                + number(&text[pair[1].0..pair[1].1]) * small
        })
    });
    parts.into_iter().chain(out).collect()
}

/// The numbers of a text, digit for digit, so that 1 billion is not 10 billion.
pub(crate) fn digits(text: &str) -> Vec<String> {
    let text = alike(text);
    numbers(&text)
        .into_iter()
        .map(|(a, b)| text[a..b].chars().filter(char::is_ascii_digit).collect())
        .collect()
}

/// Whether two values agree within 0.15 %, signs apart.
pub(crate) fn same(a: f64, b: f64) -> bool {
    let (a, b) = (a.abs(), b.abs());
    (a - b).abs() <= 0.0015 * a.max(b).max(1e-9)
}

/// Whether text `a` stands in text `b` without cutting a number in two.
fn holds(a: &str, b: &str) -> bool {
    let (a, b) = (alike(a), alike(b));
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    !a.is_empty()
        && b.match_indices(&a).any(|(at, _)| {
            let before = b[..at].chars().next_back();
            let mut after = b[at + a.len()..].chars();
            let (next, then) = (after.next(), after.next());
            let cut_left = is_digit(a.chars().next())
                && (is_digit(before) || matches!(before, Some('.' | ',')));
            let cut_right = is_digit(a.chars().next_back())
                && (is_digit(next) || (matches!(next, Some('.' | ',')) && is_digit(then)));
            !cut_left && !cut_right
        })
}

/// Whether two wordings say the same numbers, one within the other.
pub(crate) fn same_wording(a: &str, b: &str) -> bool {
    (holds(a, b) || holds(b, a)) && digits(a) == digits(b) && values(a) == values(b)
}
