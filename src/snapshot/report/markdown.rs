//! Markdown for a pull request: what moved, short enough to be read there.

use super::{of, percent};
use crate::snapshot::outcome::{Outcome, Run, Verdict};
use std::fmt::Write as _;

/// Rows of the table and of each list; more would bury what others say in a pull request.
const MOST: usize = 30;

/// The run as Markdown: a summary, a table of the changed cases with what changed, and the names
/// of those that are failed, new or orphans.
#[must_use]
pub fn markdown(run: &Run) -> String {
    let mut text = format!(
        "**Snapshots of {}:** {}\n",
        code(&run.folder),
        run.summary()
    );
    let changed: Vec<&Outcome> = of(run, Verdict::Changed).collect();
    if !changed.is_empty() {
        text.push_str("\n| Changed | What changed | Pixels |\n| --- | --- | ---: |\n");
        for case in changed.iter().take(MOST) {
            let what: Vec<String> = case.explanation.iter().map(|line| plain(line)).collect();
            let pixels = case.difference.as_ref().map(|pixels| percent(pixels.share));
            let (what, pixels) = (what.join("<br>"), pixels.unwrap_or_default());
            let _ = writeln!(text, "| {} | {what} | {pixels} |", code(&case.name)); // a `String` takes all
        }
        more(&mut text, changed.len());
    }
    for (verdict, title) in [
        (Verdict::Failed, "Failed"),
        (Verdict::New, "New, without an accepted picture"),
        (Verdict::Orphan, "Orphans, which no case names any more"),
    ] {
        let cases: Vec<&Outcome> = of(run, verdict).collect();
        if cases.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n**{title}**\n");
        for case in cases.iter().take(MOST) {
            let why = match case.error.as_str() {
                "" => String::new(),
                error => format!(": {}", plain(error)),
            };
            let _ = writeln!(text, "- {}{why}", code(&case.name));
        }
        more(&mut text, cases.len());
    }
    text
}

/// Nothing is left out in silence.
fn more(text: &mut String, count: usize) {
    if let Some(rest @ 1..) = count.checked_sub(MOST) {
        let _ = writeln!(text, "\nand {rest} more");
    }
}

/// A name as code, where nothing in it could end the code or the cell.
fn code(name: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || "-_./ @+:,".contains(c);
    if !name.is_empty() && name.chars().all(safe) {
        format!("`{name}`")
    } else {
        plain(name)
    }
}

/// Text that Markdown shows as it stands, in a table's cell too. An `@` is parted from the name
/// after it by a comment, since no escape keeps a forge from writing to the person of that name.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '@' => out.push_str("@<!-- -->"),
            c if c.is_control() => out.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::report::sample::{case, run};

    #[test]
    fn text_is_shown_as_it_stands() {
        for (text, want) in [
            ("a | b", r"a \| b"),
            ("`code`", r"\`code\`"),
            ("<script>", r"&lt;script\>"),
            ("two\nlines", "two lines"),
            ("#FF5A36 → #E0452A", r"\#FF5A36 → \#E0452A"),
            ("@someone", "@<!-- -->someone"),
        ] {
            assert_eq!(plain(text), want, "{text}");
        }
    }

    #[test]
    fn names_are_code_where_that_is_safe() {
        for (name, want) in [
            ("port-trend-night-1600x900", "`port-trend-night-1600x900`"),
            ("a`|b", r"a\`\|b"),
            ("", ""),
        ] {
            assert_eq!(code(name), want, "{name}");
        }
    }

    #[test]
    fn every_verdict_but_noise_and_same_is_named() {
        let text = markdown(&run());
        let head = "6 cases: 1 failed, 1 changed, 1 new, 1 orphan, 1 noise, 1 same";
        assert!(
            text.starts_with(&format!("**Snapshots of `banners`:** {head}\n")),
            "{text}"
        );
        let row = r"| `case-changed` | headline 64 → 58 px \| 2 → 3 lines<br>accent \#FF5A36 → \#E0452A | 0.40 % |";
        for line in [
            row,
            "- `case-failed`: no such photo",
            "- `case-new`",
            "- `case-orphan`",
        ] {
            assert!(text.lines().any(|other| other == line), "{line} in\n{text}");
        }
        assert!(
            !text.contains("case-same") && !text.contains("case-noise"),
            "{text}"
        );
    }

    #[test]
    fn long_tables_say_how_many_more_there_are() {
        for (count, want) in [(MOST, None), (MOST + 12, Some("and 12 more"))] {
            let cases = (0..count).map(|n| case(&format!("case-{n}"), Verdict::Changed));
            let run = Run {
                folder: "banners".to_owned(),
                cases: cases.collect(),
            };
            let text = markdown(&run);
            assert_eq!(
                text.lines().find(|line| line.starts_with("and ")),
                want,
                "{count}"
            );
            assert_eq!(text.matches("| `case-").count(), MOST, "{count}");
        }
    }
}
