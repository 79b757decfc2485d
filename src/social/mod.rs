//! How a banner survives where links to it are shown: cropped, small, and under a title that a
//! platform lays over it.

mod draw;

pub use draw::sheet;

use crate::note::Note;
use crate::scene::{Scene, Size, SlotSet};

/// The shape that pages send out to those who link to them, width by height in hundredths.
const SHARED: u32 = 191;
/// The part of a banner's height that a title over its foot takes.
const TITLE: f32 = 0.2;
/// Pixels by which words may reach over an edge, and it is their rounding.
const SLACK: f32 = 1.0;
/// The least height of a small letter that can be read, in pixels: below it counters close.
const LEGIBLE: f32 = 5.0;
/// Height of a small letter in ems, between those of the built-in families.
const SMALL_LETTER: f32 = 0.48;

/// How a platform shows a banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Cropped to two by one.
    Wide,
    /// Cropped to a square.
    Square,
    /// Whole, so many pixels wide.
    Small(u32),
    /// Whole, with a title over its foot.
    Titled,
}

/// The views of a sheet, in its order.
pub const VIEWS: [View; 5] = [
    View::Wide,
    View::Square,
    View::Titled,
    View::Small(320),
    View::Small(200),
];

/// What of a banner's words a view takes away, by what they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// Cut in two.
    pub cut: Vec<String>,
    /// Out of sight.
    pub gone: Vec<String>,
    /// Under the title.
    pub covered: Vec<String>,
    /// Too small to read.
    pub small: Vec<String>,
}

/// The size that platforms would be sent: the one whose shape is nearest to 1.91:1.
#[must_use]
pub fn shared(sizes: &[Size]) -> Option<Size> {
    // In whole numbers, so that ties go to the first one everywhere.
    let off = |size: &&Size| (size.width() * 1000 / size.height()).abs_diff(SHARED * 10);
    sizes.iter().min_by_key(off).copied()
}

/// What someone should know of a scene that is shared: a note for each view that takes words
/// away, and for one so small that none can be read.
#[must_use]
pub fn notes(scene: &Scene) -> Vec<Note> {
    let notes = VIEWS.iter().filter_map(|view| {
        let lost = view.lost(&scene.slots, scene.size);
        let legible = scene.slots.iter().any(|set| !view.shrinks(set, scene.size));
        let small = if legible { Vec::new() } else { lost.small };
        let nothing = lost.cut.is_empty() && lost.gone.is_empty() && lost.covered.is_empty();
        (!nothing || !small.is_empty()).then(|| Note::Survival {
            view: view.name(),
            cut: lost.cut,
            gone: lost.gone,
            covered: lost.covered,
            small,
        })
    });
    notes.collect()
}

/// What the words of a slot are: the slot, but for those of repeats, in the plural.
fn name(set: &SlotSet) -> &str {
    match set.slot.as_str() {
        "text" => "figures",
        "label" => "labels",
        "x" => "labels of the axis",
        slot => slot,
    }
}

impl View {
    /// What a sheet and notes call it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Wide => "2:1 crop".to_owned(),
            Self::Square => "square crop".to_owned(),
            Self::Small(width) => format!("{width} px wide"),
            Self::Titled => "title overlay".to_owned(),
        }
    }

    /// Left, top, width and height of what a view shows of a banner, in its pixels; crops keep
    /// the middle.
    #[must_use]
    pub fn part(self, size: Size) -> [u32; 4] {
        let (width, height) = (size.width(), size.height());
        let (wide, tall) = match self {
            Self::Wide => (width.min(height * 2), height.min(width / 2)),
            Self::Square => (width.min(height), width.min(height)),
            Self::Small(_) | Self::Titled => (width, height),
        };
        [(width - wide) / 2, (height - tall) / 2, wide, tall]
    }

    /// What it takes away of a banner's words.
    #[must_use]
    pub fn lost(self, slots: &[SlotSet], size: Size) -> Lost {
        let mut lost = Lost::default();
        for set in slots.iter().filter(|set| !set.text.trim().is_empty()) {
            let name = name(set);
            if let Some(kind) = self.takes(set, size, &mut lost)
                && !kind.iter().any(|other| other == name)
            {
                kind.push(name.to_owned());
            }
        }
        lost
    }

    /// Whether it cuts a slot's words in two.
    fn cuts(self, set: &SlotSet, size: Size) -> bool {
        !self.lost(std::slice::from_ref(set), size).cut.is_empty()
    }

    /// Whether it makes a slot's words too small to read.
    fn shrinks(self, set: &SlotSet, size: Size) -> bool {
        !self.lost(std::slice::from_ref(set), size).small.is_empty()
    }

    /// How it takes away a slot's words, if it does.
    fn takes<'a>(
        self,
        set: &SlotSet,
        size: Size,
        lost: &'a mut Lost,
    ) -> Option<&'a mut Vec<String>> {
        let [left, top, wide, tall] = set.place;
        let (right, bottom) = (left + wide, top + tall);
        let [x, y, width, height] = self.part(size).map(|side| side as f32);
        match self {
            Self::Wide | Self::Square => {
                let (end_x, end_y) = (x + width, y + height);
                if right <= x + SLACK
                    || left >= end_x - SLACK
                    || bottom <= y + SLACK
                    || top >= end_y - SLACK
                {
                    return Some(&mut lost.gone);
                }
                let out = left < x - SLACK
                    || right > end_x + SLACK
                    || top < y - SLACK
                    || bottom > end_y + SLACK;
                out.then_some(&mut lost.cut)
            }
            Self::Titled => {
                let title = height * (1.0 - TITLE);
                (bottom > title + SLACK).then_some(&mut lost.covered)
            }
            Self::Small(shown) => {
                let letter = set.size * SMALL_LETTER * shown as f32 / width;
                (letter < LEGIBLE).then_some(&mut lost.small)
            }
        }
    }
}
