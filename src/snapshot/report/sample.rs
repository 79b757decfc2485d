//! A run with every verdict, for the tests of what is made from it.

use crate::snapshot::outcome::{Kind, Outcome, Pixels, Run, Verdict};

/// One case of each verdict, in the order of their names.
pub(super) fn run() -> Run {
    let mut cases = vec![
        case("case-changed", Verdict::Changed),
        case("case-failed", Verdict::Failed),
        case("case-new", Verdict::New),
        case("case-noise", Verdict::Noise),
        case("case-orphan", Verdict::Orphan),
        case("case-same", Verdict::Same),
    ];
    cases[1].error = "no such photo".to_owned();
    Run {
        folder: "banners".to_owned(),
        cases,
    }
}

/// A case with what its verdict brings along; its pictures are not on the disk.
pub(super) fn case(name: &str, verdict: Verdict) -> Outcome {
    let changed = verdict == Verdict::Changed;
    let lines = [
        "headline 64 → 58 px | 2 → 3 lines",
        "accent #FF5A36 → #E0452A",
    ];
    let orphan = verdict == Verdict::Orphan;
    let word = |word: &str| {
        if orphan {
            String::new()
        } else {
            word.to_owned()
        }
    };
    Outcome {
        name: name.to_owned(),
        article: word("port.md"),
        layout: word("trend"),
        theme: word("night"),
        size: word("1600x900"),
        verdict,
        explanation: lines
            .iter()
            .filter(|_| changed)
            .map(|line| (*line).to_owned())
            .collect(),
        kinds: if changed {
            vec![Kind::Type, Kind::Color]
        } else {
            Vec::new()
        },
        difference: changed.then(|| Pixels {
            changed: 5760,
            edges: 12,
            share: 0.004,
            score: 0.9871,
            boxes: vec![[100, 120, 640, 90]],
        }),
        accepted: (verdict != Verdict::New).then(|| format!("accepted/{name}.png").into()),
        actual: (!orphan).then(|| format!("output/{name}.png").into()),
        error: String::new(),
    }
}
