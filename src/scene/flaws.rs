//! What speaks against a page once its words are set, in points: small type, many lines, what
//! was left out, a photo whose subject is hidden or cropped away.

use super::{Layer, Scene, Size, SlotSet};
use crate::layout::{Kind, Layout, Node, Rect, Slot};
use crate::note::Note;
use crate::photo::{Photo, View};

/// What it costs that the words which lead the page stand at their smallest size; half way to
/// their largest nothing is lost.
const SMALLEST_LEAD: f32 = 12.0;
/// The same for a deck, and for the rows of a list.
const SMALLEST_DECK: f32 = 3.0;
const SMALLEST_ROW: f32 = 6.0;
/// A leading text in as many lines as it may have, when these are more than three.
const MANY_LINES: i32 = 2;
/// What notes cost, by what they say.
const SHORTER_HEADLINE: i32 = 6;
const SHORTER: i32 = 2;
const DECK_LEFT_OUT: i32 = 6;
const LEFT_OUT: i32 = 3;
const CUT_HEADLINE: i32 = 60;
const SET_SMALL: i32 = 20;
const ITEM_LEFT_OUT: i32 = 4;
const OVERFULL: i32 = 30;
const REMARK: i32 = 20;
/// A further size whose shape the layout is not drawn for.
const OTHER_SHAPE: i32 = 20;
/// A photo that words cover wholly, that is cropped away wholly, and of whose height a sliver is
/// shown: a portrait in a wide hole has no head or no hands.
const COVERED: f32 = 60.0;
const CROPPED: f32 = 40.0;
const SLIVER: f32 = 60.0;
/// Words cover something of any photo, every crop loses something, and a wide hole shows a bit
/// more than half the height of a square: so much costs nothing.
const COVERED_ALWAYS: f32 = 0.15;
const CROPPED_ALWAYS: f32 = 0.15;
const HEIGHT: f32 = 0.55;
/// The point that someone named lies under words.
const FOCUS_COVERED: i32 = 30;

/// Words that lead a page.
const LEADING: &[&str] = &[
    "headline",
    "lead.text",
    "lead.number",
    "quote",
    "share.text",
];

/// Points, and what they are taken off for.
pub(super) type Flaw = (i32, String);

/// What speaks against a scene that was set for the first of some sizes.
pub(super) fn of(
    layout: &Layout,
    scene: &Scene,
    sizes: &[Size],
    photo: Option<&Photo>,
) -> Vec<Flaw> {
    let mut flaws = small(layout, scene);
    flaws.extend(scene.notes.iter().filter_map(noted));
    let others = sizes.iter().skip(1);
    let undrawn = others.filter(|size| {
        let (width, height) = (size.width(), size.height());
        !layout.drawing(width, height).is_drawn_for(width, height)
    });
    flaws.extend(undrawn.map(|size| (OTHER_SHAPE, format!("not drawn for {size}"))));
    if let Some(photo) = photo {
        flaws.extend(holes(scene, photo));
    }
    flaws.retain(|(points, _)| *points > 0);
    flaws
}

/// Type that is small for its slot, each slot once.
fn small(layout: &Layout, scene: &Scene) -> Vec<Flaw> {
    let (width, height) = (scene.size.width(), scene.size.height());
    let drawing = layout.drawing(width, height);
    let scale = (width as f32 / drawing.canvas.0).min(height as f32 / drawing.canvas.1);
    let mut flaws = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for set in &scene.slots {
        let name = set.slot.as_str();
        let leads = LEADING.contains(&name);
        let most = match name {
            _ if leads => SMALLEST_LEAD,
            "deck" => SMALLEST_DECK,
            "text" => SMALLEST_ROW,
            _ => continue,
        };
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let mut slots = Vec::new();
        named(&drawing.nodes, name, &mut slots);
        let spare = slots.iter().filter_map(|slot| spare(slot, set, scale));
        let Some(spare) = spare.reduce(f32::max) else {
            continue;
        };
        let points = (most * (1.0 - 2.0 * spare).max(0.0)).round() as i32;
        let size = if spare < 0.05 {
            "at its smallest"
        } else {
            "small"
        };
        flaws.push((points, format!("{name} {size}")));
        let lines = slots
            .iter()
            .map(|slot| *slot.lines.end())
            .max()
            .unwrap_or(0);
        if leads && set.lines > 3 && set.lines >= lines {
            flaws.push((MANY_LINES, format!("{name} in {} lines", set.lines)));
        }
    }
    flaws
}

/// How far above its smallest size a slot is set, from 0 to 1 at its largest.
fn spare(slot: &Slot, set: &SlotSet, scale: f32) -> Option<f32> {
    let (least, most) = (*slot.sizes.start(), *slot.sizes.end());
    let size = set.size / scale;
    let own = least * 0.4..=most * 1.01;
    let range = most - least;
    own.contains(&size).then(|| match range < 1.0 {
        true => 1.0,
        false => ((size - least) / range).clamp(0.0, 1.0),
    })
}

/// The slots of a field.
fn named<'a>(nodes: &'a [Node], field: &str, found: &mut Vec<&'a Slot>) {
    for node in nodes {
        match &node.kind {
            Kind::Slot(slot) if slot.field.as_deref() == Some(field) => found.push(slot),
            _ => named(&node.children, field, found),
        }
    }
}

fn noted(note: &Note) -> Option<Flaw> {
    let points = match note {
        Note::Shortened { slot, .. } if slot == "headline" => SHORTER_HEADLINE,
        Note::Shortened { .. } => SHORTER,
        Note::Cut { slot, .. } => match slot.as_str() {
            "headline" => CUT_HEADLINE,
            "deck" => DECK_LEFT_OUT,
            _ => LEFT_OUT,
        },
        Note::Small { .. } => SET_SMALL,
        Note::Fewer { shown, of, .. } => {
            ITEM_LEFT_OUT * i32::try_from(of.saturating_sub(*shown)).unwrap_or(1)
        }
        Note::Over { .. } => OVERFULL,
        Note::Remark { .. } => REMARK,
        _ => return None,
    };
    let what = match note {
        Note::Shortened { slot, .. } => format!("{slot} shortened"),
        Note::Cut { slot, .. } => format!("{slot} left out"),
        other => other.to_string(),
    };
    Some((points, what))
}

/// How the photo lies in its holes.
fn holes(scene: &Scene, photo: &Photo) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for layer in &scene.layers {
        let Layer::Photo(hole) = layer else {
            continue;
        };
        let Rect {
            x,
            y,
            width,
            height,
        } = hole.place;
        let shown = photo.shown(&View {
            hole: [x, y, width, height],
            part: [0; 4],
            words: &hole.words,
        });
        let cost = |most: f32, part: f32| (most * part.clamp(0.0, 1.0)).round() as i32;
        flaws.extend([
            (
                cost(COVERED, shown.covered - COVERED_ALWAYS),
                "words cover what the photo shows".to_owned(),
            ),
            (
                cost(CROPPED, 1.0 - shown.kept - CROPPED_ALWAYS),
                "what the photo shows is cropped away".to_owned(),
            ),
            (
                cost(SLIVER, HEIGHT - shown.height),
                format!("{:.0} % of the photo's height shown", 100.0 * shown.height),
            ),
            (
                FOCUS_COVERED * i32::from(shown.focus_covered),
                "words cover the photo's focus".to_owned(),
            ),
        ]);
    }
    flaws
}
