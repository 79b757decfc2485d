//! Which of the candidates becomes the banner: each within reach is set, what its words and
//! photo come to costs points, and of those that come close the article picks one.

use super::{Said, Scene, Size, Tools, fill, flaws};
use crate::error::{Error, Result};
use crate::layout::{Candidate, Choice, MARGIN, Ranked, picked};
use crate::note::Note;

/// Pages that are set for one choice: each takes some two milliseconds.
const MAX_SET: usize = 24;
/// What it costs a page that it cannot show all it needs: it is taken when none can.
const CUT: i32 = 200;

/// A page that was set.
struct Tried {
    ranked: Ranked,
    scene: Scene,
}

/// The page for the first of some sizes, and why. A page that asks for a family that is not
/// there, or that cannot show the headline at all, is passed over. Pages come in the order of
/// what they show; setting words only costs points, so one that is too far below the best need
/// not be set.
pub(super) fn best(
    pages: &[Candidate<'_>],
    said: Said<'_>,
    sizes: &[Size],
    tools: &mut Tools<'_>,
) -> Result<(Scene, Choice)> {
    let mut tried: Vec<Tried> = Vec::new();
    let mut others = Vec::new();
    let mut first_fault = None;
    let Some(size) = sizes.first() else {
        return Err(none());
    };
    for page in pages {
        let best = tried.iter().map(|tried| tried.ranked.score).max();
        let beyond = best.is_some_and(|best| page.score < best - MARGIN);
        if beyond || tried.len() >= MAX_SET {
            others.push(ranked(page));
            continue;
        }
        match fill::fill(page, said, *size, tools) {
            Ok(scene) => match cut(page, &scene) {
                Some(slot) if scene.slots.iter().all(|set| set.slot != slot) => {
                    first_fault = first_fault.or(Some(cannot_set(page, slot)));
                }
                slot => tried.push(weighed(page, said, sizes, scene, slot)),
            },
            Err(fault @ (Error::Font { .. } | Error::NoLayout { .. })) => {
                first_fault = first_fault.or(Some(fault));
            }
            Err(fault) => return Err(fault),
        }
    }
    let best = tried.iter().map(|tried| tried.ranked.score).max();
    let Some(best) = best else {
        return Err(first_fault.unwrap_or_else(none));
    };
    let is_close = |tried: &&Tried| tried.ranked.score >= best - MARGIN;
    let close = tried.iter().filter(is_close);
    let layout = |ranked: &Ranked| ranked.layout.clone();
    let taken = picked(said.brief.identity(), close.clone(), |tried| {
        &tried.ranked.layout
    });
    let (name, close) = (taken.map(|taken| layout(&taken.ranked)), close.count());
    let mut taken = None;
    for one in tried {
        match taken {
            None if Some(&one.ranked.layout) == name.as_ref() => taken = Some(one),
            _ => others.push(one.ranked),
        }
    }
    others.sort_by(|a, b| (b.score, &a.layout).cmp(&(a.score, &b.layout)));
    let Some(Tried { ranked, mut scene }) = taken else {
        return Err(none());
    };
    scene.why.clone_from(&ranked.why);
    let choice = Choice {
        taken: ranked,
        close,
        others,
    };
    Ok((scene, choice))
}

fn none() -> Error {
    Error::NoLayout {
        name: "auto".to_owned(),
        why: "none could serve".to_owned(),
    }
}

/// A page that was not set: what it shows is all that is known.
fn ranked(page: &Candidate<'_>) -> Ranked {
    Ranked {
        layout: page.layout.name.clone(),
        theme: page.theme.name.clone(),
        score: page.score,
        tried: false,
        why: page.why.clone(),
    }
}

/// A page that was set, less what speaks against it.
fn weighed(
    page: &Candidate<'_>,
    said: Said<'_>,
    sizes: &[Size],
    scene: Scene,
    cut: Option<&str>,
) -> Tried {
    let mut ranked = ranked(page);
    ranked.tried = true;
    ranked.why = format!("{} ({})", ranked.why, page.score);
    let mut flaws = flaws::of(page.layout, &scene, sizes, said.photo);
    flaws.extend(cut.map(|slot| (CUT, format!("{slot} cut"))));
    for (points, what) in flaws {
        ranked.score -= points;
        ranked.why.push_str(&format!("; {what} (-{points})"));
    }
    Tried { ranked, scene }
}

/// A field that the page needs and that had to be cut or left out.
fn cut<'a>(page: &'a Candidate<'_>, scene: &Scene) -> Option<&'a str> {
    let needed = page.layout.needs.iter().map(|need| need.field.as_str());
    needed.into_iter().find(|field| {
        let cut = |note: &Note| matches!(note, Note::Cut { slot, .. } if slot == field);
        scene.notes.iter().any(cut)
    })
}

fn cannot_set(page: &Candidate<'_>, slot: &str) -> Error {
    Error::NoLayout {
        name: page.layout.name.clone(),
        why: format!("no form of the {slot} fits; give a shorter one with --set {slot}=…"),
    }
}
