//! What changed in the art.

use super::super::art::Element;
use super::super::outcome::Kind;
use super::super::record::Record;
use super::{Change, Moves, Roles, recolored, say};

/// Shapes of one fate that are named one by one; of more only how many there are.
const MOST: usize = 5;
/// Sides that are no further apart, in pixels, are one.
const SAME: f64 = 0.05;

/// What changed in the art; moves are gathered.
pub(super) fn changes(
    before: &Record,
    after: &Record,
    roles: &Roles,
    moves: &mut Moves,
) -> Vec<Change> {
    let mut gone: Vec<&Element> = before.art.iter().collect();
    let mut new: Vec<&Element> = after.art.iter().collect();
    let mut pairs = Vec::new();
    // From the surest to the least sure: what is the same, has one name, has only moved, has
    // only been painted over, is at least of one kind and form, is of one kind nearby.
    let alike: [fn(&Element, &Element) -> bool; 6] = [
        |a, b| a == b,
        |a, b| !a.id.is_empty() && (&a.tag, &a.id) == (&b.tag, &b.id),
        |a, b| looks(a) == looks(b) && size(a) == size(b),
        |a, b| a.tag == b.tag && a.place == b.place,
        |a, b| looks(a) == looks(b),
        |a, b| a.tag == b.tag && (a.tag.ends_with("ground") || near(a, b)),
    ];
    for alike in alike {
        gone.retain(|from| {
            let found = new.iter().position(|to| alike(from, to));
            pairs.extend(found.map(|at| (*from, new.remove(at))));
            found.is_none()
        });
    }
    let mut found = Vec::new();
    for (from, to) in pairs {
        changed(from, to, roles, moves, &mut found);
    }
    found.extend(fate(&gone, "gone"));
    found.extend(fate(&new, "new"));
    found
}

fn looks(element: &Element) -> impl PartialEq + use<'_> {
    (&element.tag, &element.form, &element.colors, &element.look)
}

fn size(element: &Element) -> impl PartialEq + use<> {
    let [_, _, wide, tall] = element.place;
    (wide.round() as i64, tall.round() as i64)
}

/// Whether two places share most of what they cover, as those of a shape that was redrawn do.
fn near(a: &Element, b: &Element) -> bool {
    let common = |at: usize| {
        let end = (a.place[at] + a.place[at + 2]).min(b.place[at] + b.place[at + 2]);
        // A line has no height, so a pixel is added to every side.
        (end - a.place[at].max(b.place[at]) + 1.0).max(0.0)
    };
    let area = |element: &Element| (element.place[2] + 1.0) * (element.place[3] + 1.0);
    common(0) * common(1) * 2.0 > area(a).min(area(b))
}

/// `rect “rule”`, `path at 96,790`, `flow ground`.
fn name(element: &Element) -> String {
    let Element { tag, id, place, .. } = element;
    if tag.ends_with("ground") {
        tag.clone()
    } else if id.is_empty() {
        format!("{tag} at {:.0},{:.0}", place[0], place[1])
    } else {
        format!("{tag} “{id}”")
    }
}

/// Shapes that came or went.
fn fate(elements: &[&Element], what: &str) -> Vec<Change> {
    let change = |words: String| Change::new(Kind::Element, words);
    if elements.len() > MOST {
        return vec![change(format!("{} shapes {what}", elements.len()))];
    }
    let told = elements.iter().map(|element| {
        let size = say::size(element.place[2].round(), element.place[3].round());
        change(format!("{} ({size}) {what}", name(element)))
    });
    told.collect()
}

fn changed(
    from: &Element,
    to: &Element,
    roles: &Roles,
    moves: &mut Moves,
    found: &mut Vec<Change>,
) {
    if from == to {
        return;
    }
    let own = name(from);
    let mut say = |words: String| found.push(Change::new(Kind::Art, format!("{own} {words}")));
    let ground = from.tag.ends_with("ground");
    if from.form != to.form {
        let how = if ground { "drawn anew" } else { "redrawn" };
        say(how.to_owned());
    }
    let [x, y, wide, tall] = from.place;
    let [new_x, new_y, new_wide, new_tall] = to.place;
    let resized = (wide - new_wide).abs() > SAME || (tall - new_tall).abs() > SAME;
    if resized && from.form == to.form {
        let (from, to) = (say::size(wide, tall), say::size(new_wide, new_tall));
        say(format!("{from} → {to} px"));
    }
    if !resized {
        moves.add(own.clone(), (new_x - x, new_y - y));
    }
    let names = from.look.keys().chain(to.look.keys());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.dedup();
    for name in names {
        let (from, to) = (from.look.get(name), to.look.get(name));
        let value = |value: Option<&String>| value.map_or("none", String::as_str).to_owned();
        let (from, to) = (value(from), value(to));
        let refers = |value: &str| value.split_once(' ').map(|(id, _)| id.to_owned());
        if from == to {
            continue;
        }
        match refers(&from)
            .filter(|id| *name != "stroke-dasharray" && refers(&to) == Some(id.clone()))
        {
            Some(id) => say(format!("{name} “{id}” redrawn")),
            None if from == "#" || to == "#" => {} // said with the colours
            None => say(format!("{name} {from} → {to}")),
        }
    }
    // A ground mixes its colours from the theme's.
    if ground && roles.any() {
        return;
    }
    let mut told = Vec::new();
    for (from, to) in from.colors.iter().zip(&to.colors) {
        if from != to && !roles.explains(from, to) && !told.contains(&(from, to)) {
            told.push((from, to));
            found.push(recolored(&own, from, to));
        }
    }
}
