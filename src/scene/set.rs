//! Sets the words of one slot: the first form that fits its room, and a note where that is
//! not the one that was wanted.

use super::Tools;
use super::values::Values;
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::layout::{Align, Kind, Node, Rect, Slot, Theme};
use crate::note::Note;
use crate::text::{Fitted, Missing, Room, Rules, Shaped, Style, without_emoji};
use std::sync::Arc;

/// What a slot is to say, and where.
pub(super) struct Wanted<'a> {
    pub(super) slot: &'a Slot,
    /// The words, and shorter true forms of them.
    pub(super) forms: Vec<String>,
    pub(super) room: Rect,
    /// The height, to the last baseline, that a full stack leaves.
    pub(super) limit: Option<f32>,
    /// A wider room with the same right edge, for words that may spill.
    pub(super) spill: Option<Rect>,
    /// Left out rather than shrunk or cut.
    pub(super) optional: bool,
    /// The largest size that the slot's link allows.
    pub(super) cap: Option<f32>,
    pub(super) theme: &'a Theme,
    pub(super) brief: &'a Brief,
}

/// Words set.
pub(super) struct Done {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) shaped: Arc<Shaped>,
    pub(super) fitted: Fitted,
    /// In the wider room, at its right edge.
    pub(super) spilled: bool,
}

/// Words that cannot be cut, a headline or a figure, may shrink to this share of their
/// smallest size: small is better than untrue.
const SHRINK: f32 = 0.45;
/// A headline may also take this many lines more than the layout wants.
const MORE_LINES: usize = 2;
/// More letters than any slot could show; longer words are cut to it before they are shaped.
const MAX_LETTERS: usize = 600;
/// Forms of one text that are tried at the most.
const MAX_FORMS: usize = 8;

/// The forms of a slot's words, the wanted one first; `None` when the brief has none.
pub(super) fn forms(slot: &Slot, values: &Values<'_>) -> Option<Vec<String>> {
    let Some(field) = slot.field.as_deref() else {
        return Some(vec![slot.words.clone()]);
    };
    let words = values.words(field)?;
    let mut forms = vec![format!("{}{words}", slot.words)];
    match field {
        "headline" => forms.extend(values.brief.headline_short.iter().cloned()),
        "deck" | "answer" => forms.extend(shorter_sentences(&words)),
        _ => {}
    }
    forms.truncate(MAX_FORMS);
    Some(forms)
}

/// Where words stand from the top of their room.
pub(super) fn inset(valign: Align, height: f32, done: &Done) -> f32 {
    match valign {
        Align::Start | Align::Left => 0.0,
        Align::Middle => (height - done.fitted.height) / 2.0,
        Align::End | Align::Right => height - done.fitted.height,
    }
}

/// The note for a node that a full stack left out; `None` when it had nothing to show.
pub(super) fn optional_left_out(node: &Node, values: &Values<'_>) -> Option<Note> {
    let Kind::Slot(slot) = &node.kind else {
        let text = "a group left out of a full stack".to_owned();
        return Some(Note::Remark { text });
    };
    let words = forms(slot, values)?.into_iter().next()?;
    Some(Note::Cut {
        slot: name_of(slot).to_owned(),
        words_left_out: words.split_whitespace().count(),
    })
}

fn name_of(slot: &Slot) -> &str {
    slot.field.as_deref().unwrap_or("words")
}

impl Wanted<'_> {
    /// Sets the words; `None` when they had to be left out, which a note then says.
    pub(super) fn set(&self, tools: &mut Tools<'_>, notes: &mut Vec<Note>) -> Result<Option<Done>> {
        let style = self.style(tools)?;
        let room = self.room(self.room);
        for (i, form) in self.forms.iter().enumerate() {
            if let Some(done) = self.try_one(form, &style, &room, tools, notes)? {
                if i > 0 {
                    notes.push(self.shortened(form));
                }
                // A link may ask for less than the slot's own range.
                if done.fitted.size < *self.slot.sizes.start() {
                    self.small(notes);
                }
                return Ok(Some(done));
            }
        }
        if let Some((wide, form)) = self.spill.zip(self.forms.first()) {
            let room = self.room(wide);
            if let Some(mut done) = self.try_one(form, &style, &room, tools, notes)? {
                done.spilled = true;
                return Ok(Some(done));
            }
        }
        if self.optional {
            return Ok(self.left_out(notes));
        }
        let least = *room.sizes.start() * SHRINK;
        let headline = matches!(name_of(self.slot), "headline" | "question");
        let more_lines = if headline { MORE_LINES } else { 0 };
        let smaller = Room {
            sizes: least..=*room.sizes.end(),
            lines: room.lines + more_lines,
            ..room.clone()
        };
        match name_of(self.slot) {
            "headline" | "question" | "text" | "lead.text" | "lead.number" | "share.text"
            | "share.number" | "series.value" | "quote" | "quote.speaker" => {
                let form = self.forms.last().map_or("", String::as_str);
                match self.try_one(form, &style, &smaller, tools, notes)? {
                    Some(done) => {
                        if self.forms.len() > 1 {
                            notes.push(self.shortened(form));
                        }
                        self.small(notes);
                        Ok(Some(done))
                    }
                    // Half a number is another number: none is better.
                    None if !headline => Ok(self.left_out(notes)),
                    None => self.cut(&style, &smaller, tools, notes),
                }
            }
            // Half a deck or source line says something else than the whole: none is better.
            "deck" | "source" | "kicker" | "byline" | "credit" | "answer" => {
                Ok(self.left_out(notes))
            }
            _ => self.cut(&style, &room, tools, notes),
        }
    }

    fn small(&self, notes: &mut Vec<Note>) {
        let slot = name_of(self.slot).to_owned();
        let note = Note::Small { slot };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    fn shortened(&self, to: &str) -> Note {
        Note::Shortened {
            slot: name_of(self.slot).to_owned(),
            from: self.forms.first().cloned().unwrap_or_default(),
            to: to.to_owned(),
        }
    }

    /// Leaves the words out, with a note.
    pub(super) fn left_out(&self, notes: &mut Vec<Note>) -> Option<Done> {
        let words = self.forms.first().map_or("", String::as_str);
        notes.push(Note::Cut {
            slot: name_of(self.slot).to_owned(),
            words_left_out: words.split_whitespace().count(),
        });
        None
    }

    /// The last resort: as many words of the shortest form as fit, and an ellipsis that says so.
    fn cut(
        &self,
        style: &Style,
        room: &Room,
        tools: &mut Tools<'_>,
        notes: &mut Vec<Note>,
    ) -> Result<Option<Done>> {
        let form = self.forms.last().map_or("", String::as_str);
        let (form, beyond) = form.split_at(letters_end(form, MAX_LETTERS));
        let whole = tools.shaper.shape_parted(form, style, room, tools.fonts);
        let mut best = None;
        // Bisection: fewer words never take more room.
        let (mut good, mut bad) = (0, whole.units.len());
        while bad - good > 1 {
            let keep = usize::midpoint(good, bad);
            let text = format!("{}…", begun(whole.text_of(0..keep)));
            match self.try_one(&text, style, room, tools, notes)? {
                Some(done) => (good, best) = (keep, Some(done)),
                None => bad = keep,
            }
        }
        notes.push(Note::Cut {
            slot: name_of(self.slot).to_owned(),
            words_left_out: whole.units.len() - good + beyond.split_whitespace().count(),
        });
        Ok(best)
    }

    /// The form set in the room; `None` when it does not fit or has no ink.
    fn try_one(
        &self,
        form: &str,
        style: &Style,
        room: &Room,
        tools: &mut Tools<'_>,
        notes: &mut Vec<Note>,
    ) -> Result<Option<Done>> {
        if form.len() > 4 * MAX_LETTERS || form.chars().count() > MAX_LETTERS {
            return Ok(None);
        }
        let cased = self.slot.case.set(form, &self.brief.language);
        let text = without_emoji(&cased, |emoji| {
            tools.shaper.shows(emoji, style, tools.fonts)
        });
        if text != cased {
            let text = format!("{}: emoji left out, no face shows them", name_of(self.slot));
            let note = Note::Remark { text };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let (shaped, fitted) = tools.shaper.set(&text, style, room, tools.fonts);
        if let Some(letter) = shaped.missing.first() {
            let slot = name_of(self.slot).to_owned();
            let Missing { script, pack, .. } = Missing::new(*letter, &self.brief.language);
            return Err(Error::Letter {
                slot,
                letter: *letter,
                script,
                pack,
            });
        }
        if !shaped.has_ink() {
            return Ok(None);
        }
        Ok(fitted.map(|fitted| Done {
            text,
            shaped,
            fitted,
            style: style.clone(),
            spilled: false,
        }))
    }

    /// The theme's weight for the slot's face, else the slot's own.
    fn weight(&self) -> u16 {
        let face = self.slot.face.as_ref();
        face.and_then(|face| self.theme.weight(face))
            .unwrap_or(self.slot.weight)
    }

    fn style(&self, tools: &Tools<'_>) -> Result<Style> {
        let named = match &self.slot.face {
            Some(face) => {
                let families = self.theme.families(face).map(<[String]>::to_vec);
                families.ok_or_else(|| Error::Theme {
                    name: self.theme.name.clone(),
                    why: format!(
                        "no family for the face {face}; add {face} = [\"…\"] under [faces]"
                    ),
                })?
            }
            None => vec![self.slot.family.clone()],
        };
        if tools
            .fonts
            .face(&named, self.weight(), self.slot.italic)
            .is_none()
        {
            return Err(Error::Font {
                name: named.join(", "),
                why: "not among the faces; name one that is, or add it with --fonts DIR".to_owned(),
            });
        }
        Ok(Style {
            families: tools.fonts.families_for(&named, &self.brief.language),
            weight: self.weight(),
            italic: self.slot.italic,
            tracking: self.slot.tracking,
            leading: self.slot.leading,
            tabular: self.slot.tabular,
            tracked_at: self.slot.drawn,
            case: self.slot.case,
            language: self.brief.language.clone(),
            names: self.brief.names.clone(),
            rules: Rules::House,
        })
    }

    fn room(&self, rect: Rect) -> Room {
        let (least, most) = (*self.slot.sizes.start(), *self.slot.sizes.end());
        let most = self.cap.map_or(most, |cap| cap.min(most));
        Room {
            width: rect.width,
            height: rect.height,
            to_baseline: self.limit.unwrap_or(f32::INFINITY),
            lines: *self.slot.lines.end(),
            least_lines: *self.slot.lines.start(),
            sizes: least.min(most)..=most,
        }
    }
}

/// The beginning of a text as a brief would have it: without joiners and hyphens of the shaped
/// copy, and without the mark that an ellipsis takes the place of.
fn begun(shaped: &str) -> String {
    const ENDS: &str = ",;:.!?–—、，。；：！？،؛؟।";
    let plain = shaped
        .replace("-\u{200b}", "")
        .replace(['\u{2060}', '\u{200b}'], "")
        .replace('\u{a0}', " ");
    let end = |c: char| c.is_whitespace() || ENDS.contains(c);
    plain.trim_end_matches(end).to_owned()
}

/// Whole sentences from the start, fewer each time.
fn shorter_sentences(text: &str) -> Vec<String> {
    let ends = text
        .match_indices(['.', '!', '?'])
        .map(|(i, mark)| i + mark.len());
    let ends: Vec<usize> = ends
        .filter(|end| text.get(*end..).is_some_and(|rest| rest.starts_with(' ')))
        .take(MAX_FORMS)
        .collect();
    let shorter = ends.into_iter().rev().filter_map(|end| text.get(..end));
    shorter.map(str::to_owned).collect()
}

/// The byte after the first letters of a text.
fn letters_end(text: &str, letters: usize) -> usize {
    text.char_indices()
        .nth(letters)
        .map_or(text.len(), |(i, _)| i)
}
