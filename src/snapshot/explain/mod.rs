//! What changed between two scenes, in words, from their records: the most telling first.

mod say;
mod shapes;
mod slots;

use super::compare::{Compared, TOLERANCE};
use super::outcome::{Kind, Pixels};
use super::pixels::levels;
use super::record::{PhotoRecord, Record};
use crate::layout::Color;
use std::collections::BTreeMap;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Of which kind.
    pub kind: Kind,
    /// In words: `headline 64 → 58 px, 2 → 3 lines`.
    pub words: String,
    /// Whether it can be seen wherever it shows: a colour one level apart cannot.
    pub seen: bool,
}

/// A move that is smaller, in pixels, leaves every edge within a shade.
const SEEN: f64 = 0.2;

impl Change {
    fn new(kind: Kind, words: String) -> Self {
        Self {
            kind,
            words,
            seen: true,
        }
    }
}

/// What changed between two scenes, the most telling first.
#[must_use]
pub fn explain(before: &Record, after: &Record) -> Vec<Change> {
    let mut found = Vec::new();
    let one = |what: &str, from: String, to: String, kind: Kind| {
        (from != to).then(|| Change::new(kind, format!("{what} {from} → {to}")))
    };
    let size = |record: &Record| format!("{}×{} px", record.size[0], record.size[1]);
    let [from, to] = [before, after];
    found.extend(one("size", size(from), size(to), Kind::Place));
    let layouts = (from.layout.clone(), to.layout.clone());
    found.extend(one("layout", layouts.0, layouts.1, Kind::Element));
    let themes = (from.theme.clone(), to.theme.clone());
    found.extend(one("theme", themes.0, themes.1, Kind::Color));
    let mut moves = Moves::default();
    let roles = Roles::between(before, after);
    found.extend(slots::changes(before, after, &roles, &mut moves));
    found.extend(shapes::changes(before, after, &roles, &mut moves));
    found.extend(photos(&before.photos, &after.photos, &roles, &mut moves));
    found.extend(moves.changes());
    found.extend(roles.changes());
    // Stable: of one kind in the order of the page.
    found.sort_by_key(|change| rank(change.kind));
    found
}

/// Where only the pixels show that something changed: the largest place, and how many others.
pub(super) fn unexplained(pixels: &Pixels) -> Option<Change> {
    let [x, y, wide, tall] = pixels.boxes.first()?;
    let others = match pixels.boxes.len() {
        1 => String::new(),
        2 => " and in another place".to_owned(),
        n => format!(" and in {} other places", n - 1),
    };
    Some(Change::new(
        Kind::Art,
        format!("art changed at {x},{y} {wide}×{tall}{others}"),
    ))
}

/// How much of the picture differs: `0.4 % of pixels`.
pub(super) fn share(compared: &Compared) -> String {
    let Pixels { changed, edges, .. } = compared.pixels;
    let percent = compared.pixels.share * 100.0;
    match (changed, edges, compared.grain) {
        (0, 0, 0) => format!("{} pixels within the tolerance", compared.tolerated),
        (0, 0, grain) => format!("{grain} pixels of grain"),
        (0, edges, _) => format!("{edges} pixels of edges a shade apart"),
        _ if percent < 0.01 => format!("{changed} pixels"),
        _ if percent < 0.1 => format!("{percent:.2} % of pixels"),
        _ => format!("{percent:.1} % of pixels"),
    }
}

/// What tells most comes first.
fn rank(kind: Kind) -> usize {
    const ORDER: [Kind; 7] = [
        Kind::Words,
        Kind::Element,
        Kind::Type,
        Kind::Place,
        Kind::Photo,
        Kind::Color,
        Kind::Art,
    ];
    ORDER.iter().position(|own| *own == kind).unwrap_or(0)
}

/// What moved, together what moved alike: `deck and source moved 12 px down`.
#[derive(Default)]
struct Moves(Vec<((i64, i64), Vec<String>)>);

impl Moves {
    /// Pixels to the right and down; less than a tenth is nothing.
    fn add(&mut self, name: String, (dx, dy): (f64, f64)) {
        let tenths = |pixels: f64| (pixels * 10.0).round() as i64;
        let by = (tenths(dx), tenths(dy));
        if by == (0, 0) {
            return;
        }
        match self.0.iter_mut().find(|(other, _)| *other == by) {
            Some((_, names)) => names.push(name),
            None => self.0.push((by, vec![name])),
        }
    }

    fn changes(self) -> impl Iterator<Item = Change> {
        self.0.into_iter().map(|((dx, dy), names)| {
            let (dx, dy) = (dx as f64 / 10.0, dy as f64 / 10.0);
            let words = format!("{} moved {}", say::all(&names), say::way(dx, dy));
            Change {
                seen: dx.abs().max(dy.abs()) >= SEEN,
                ..Change::new(Kind::Place, words)
            }
        })
    }
}

/// The theme's colours that changed: what takes its colour from them need not be named.
struct Roles {
    /// Old and new colour, with the roles that went from the one to the other.
    changed: BTreeMap<(String, String), Vec<String>>,
}

impl Roles {
    fn between(before: &Record, after: &Record) -> Self {
        let mut changed: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for (role, from) in &before.colors {
            if let Some(to) = after.colors.get(role).filter(|to| *to != from) {
                let roles = changed.entry((from.clone(), to.clone())).or_default();
                roles.push(role.clone());
            }
        }
        Self { changed }
    }

    fn any(&self) -> bool {
        !self.changed.is_empty()
    }

    fn explains(&self, from: &str, to: &str) -> bool {
        let pair = (from.to_owned(), to.to_owned());
        self.changed.contains_key(&pair)
    }

    fn changes(self) -> impl Iterator<Item = Change> {
        self.changed
            .into_iter()
            .map(|((from, to), roles)| recolored(&say::all(&roles), &from, &to))
    }
}

/// A change of colour; one that nobody sees is none by itself.
fn recolored(what: &str, from: &str, to: &str) -> Change {
    let color = |text: &str| Color::parse(text).map(|c| [c.red, c.green, c.blue]);
    let both = color(from).zip(color(to));
    Change {
        seen: both.is_none_or(|(from, to)| levels(from, to) > TOLERANCE),
        ..Change::new(Kind::Color, format!("{what} {from} → {to}"))
    }
}

fn photos(
    before: &[PhotoRecord],
    after: &[PhotoRecord],
    roles: &Roles,
    moves: &mut Moves,
) -> Vec<Change> {
    let mut found = Vec::new();
    let mut say = |words: String| found.push(Change::new(Kind::Photo, words));
    let name = |at: usize| match before.len().max(after.len()) {
        1 => "photo".to_owned(),
        _ => format!("photo {}", at + 1),
    };
    for at in 0..before.len().max(after.len()) {
        let name = name(at);
        let (from, to) = match (before.get(at), after.get(at)) {
            (Some(from), Some(to)) => (from, to),
            (None, _) => {
                say(format!("{name} new"));
                continue;
            }
            (_, None) => {
                say(format!("{name} gone"));
                continue;
            }
        };
        if from.name != to.name {
            say(format!("{name} {} → {}", from.name, to.name));
        } else if from.pixels != to.pixels {
            say(format!("{name} {} is another picture", to.name));
        }
        let duotone = |tone: &str| tone.starts_with('#');
        let by_theme = roles.any() && duotone(&from.tone) && duotone(&to.tone);
        if from.tone != to.tone && !by_theme {
            say(format!("{name} {} → {}", from.tone, to.tone));
        }
        let [x, y, wide, tall] = from.place;
        let [new_x, new_y, new_wide, new_tall] = to.place;
        if (wide, tall) != (new_wide, new_tall) {
            let (from, to) = (say::size(wide, tall), say::size(new_wide, new_tall));
            say(format!("{name} {from} → {to} px"));
        } else if from.shape != to.shape && (x, y) == (new_x, new_y) {
            say(format!("{name} in another shape"));
        }
        moves.add(name.clone(), (new_x - x, new_y - y));
        if from.crop != to.crop && (wide, tall) == (new_wide, new_tall) {
            let part = |[x, y, wide, tall]: [u32; 4]| format!("{wide}×{tall} from {x},{y}");
            let (from, to) = (part(from.crop), part(to.crop));
            say(format!("{name} shows {to} of the file instead of {from}"));
        }
    }
    found
}
