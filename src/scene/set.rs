//! Sets the words of one slot: the first form that fits its room, and a note where that is
//! not the one that was wanted.

use super::Tools;
use super::values::Values;
use crate::error::{Error, Result};
use crate::layout::{Align, Rect, Slot, Theme};
use crate::note::Note;
use crate::text::{Fitted, Room, Shaped, Style, fit};

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
    pub(super) language: &'a str,
}

/// Words set.
pub(super) struct Done {
    pub(super) text: String,
    pub(super) shaped: Shaped,
    pub(super) fitted: Fitted,
    /// In the wider room, at its right edge.
    pub(super) spilled: bool,
}

/// A figure that does not fit may shrink to this share of its smallest size: a smaller number
/// is better than none, and it cannot be cut.
const FIGURE_SHRINK: f32 = 0.5;

/// The forms of a slot's words, the wanted one first; `None` when the brief has none.
pub(super) fn forms(slot: &Slot, values: &Values<'_>) -> Option<Vec<String>> {
    let Some(field) = slot.field.as_deref() else {
        return Some(vec![slot.words.clone()]);
    };
    let words = values.words(field)?;
    let mut forms = vec![format!("{}{words}", slot.words)];
    match field {
        "headline" => forms.extend(values.brief.headline_short.iter().cloned()),
        "deck" => forms.extend(shorter_sentences(words)),
        _ => {}
    }
    Some(forms)
}

/// Where words stand from the top of their room.
pub(super) fn inset(valign: Align, height: f32, done: &Done) -> f32 {
    match valign {
        Align::Start => 0.0,
        Align::Middle => (height - done.fitted.height) / 2.0,
        Align::End => height - done.fitted.height,
    }
}

impl Wanted<'_> {
    /// Sets the words; `None` when they had to be left out, which a note then says.
    pub(super) fn set(&self, tools: &mut Tools<'_>, notes: &mut Vec<Note>) -> Result<Option<Done>> {
        let style = self.style(tools)?;
        let name = self.slot.field.as_deref().unwrap_or("words");
        let room = self.room(self.room);
        for (i, form) in self.forms.iter().enumerate() {
            if let Some(done) = self.try_one(form, &style, &room, tools, notes)? {
                if i > 0 {
                    let from = self.forms.first().cloned().unwrap_or_default();
                    notes.push(Note::Shortened {
                        slot: name.to_owned(),
                        from,
                        to: form.clone(),
                    });
                }
                return Ok(Some(done));
            }
        }
        if let Some((wide, form)) = self.spill.zip(self.forms.first()) {
            let done = self.try_one(form, &style, &self.room(wide), tools, notes)?;
            if let Some(done) = done {
                return Ok(Some(Done {
                    spilled: true,
                    ..done
                }));
            }
        }
        match name {
            "text" | "lead.text" | "lead.number" if !self.optional => {
                let least = *room.sizes.start() * FIGURE_SHRINK;
                let room = Room {
                    sizes: least..=*room.sizes.end(),
                    ..room
                };
                self.cut(name, &style, &room, tools, notes)
            }
            // Half a deck or source line says something else than the whole: none is better.
            "deck" | "source" | "kicker" | "byline" | "text" => {
                let words_left_out = self
                    .forms
                    .first()
                    .map_or(0, |f| f.split_whitespace().count());
                notes.push(Note::Cut {
                    slot: name.to_owned(),
                    words_left_out,
                });
                Ok(None)
            }
            _ => self.cut(name, &style, &room, tools, notes),
        }
    }

    /// The last resort: words left out from the end of the shortest form until it fits.
    fn cut(
        &self,
        name: &str,
        style: &Style,
        room: &Room,
        tools: &mut Tools<'_>,
        notes: &mut Vec<Note>,
    ) -> Result<Option<Done>> {
        let form = self.forms.last().map_or("", String::as_str);
        let words: Vec<&str> = form.split(' ').collect();
        for keep in (1..=words.len()).rev() {
            let text = words.get(..keep).unwrap_or_default().join(" ");
            if let Some(done) = self.try_one(
                text.trim_end_matches([',', ';', ':', '–', '—']),
                style,
                room,
                tools,
                notes,
            )? {
                if keep < words.len() {
                    notes.push(Note::Cut {
                        slot: name.to_owned(),
                        words_left_out: words.len() - keep,
                    });
                }
                return Ok(Some(done));
            }
        }
        notes.push(Note::Cut {
            slot: name.to_owned(),
            words_left_out: words.len(),
        });
        Ok(None)
    }

    fn try_one(
        &self,
        form: &str,
        style: &Style,
        room: &Room,
        tools: &mut Tools<'_>,
        notes: &mut Vec<Note>,
    ) -> Result<Option<Done>> {
        let cased = if self.slot.capitals {
            form.to_uppercase()
        } else {
            form.to_owned()
        };
        let text = self.without_unheld_emoji(&cased, style, tools, notes);
        if text.trim().is_empty() {
            return Ok(None);
        }
        let shaped = tools.shaper.shape(&text, style, tools.fonts);
        if let Some(letter) = shaped.missing.first() {
            let slot = self
                .slot
                .field
                .clone()
                .unwrap_or_else(|| "words".to_owned());
            return Err(Error::Letter {
                slot,
                letter: *letter,
            });
        }
        Ok(fit(&shaped, room).map(|fitted| Done {
            text,
            shaped,
            fitted,
            spilled: false,
        }))
    }

    fn without_unheld_emoji(
        &self,
        text: &str,
        style: &Style,
        tools: &Tools<'_>,
        notes: &mut Vec<Note>,
    ) -> String {
        let unheld = |c: char| is_emoji(c) && !tools.fonts.holds(&style.families, c);
        if !text.chars().any(unheld) {
            return text.to_owned();
        }
        let note = Note::Remark {
            text: format!(
                "{}: emoji left out, no face holds them",
                self.slot.field.as_deref().unwrap_or("words")
            ),
        };
        if !notes.contains(&note) {
            notes.push(note);
        }
        let kept: String = text
            .chars()
            .filter(|c| !unheld(*c) && !matches!(c, '\u{fe0f}' | '\u{200d}'))
            .collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The theme's weight for the slot's face, else the slot's own.
    fn weight(&self) -> u16 {
        self.slot
            .face
            .as_ref()
            .and_then(|face| self.theme.weight(face))
            .unwrap_or(self.slot.weight)
    }

    fn style(&self, tools: &Tools<'_>) -> Result<Style> {
        let named = match &self.slot.face {
            Some(face) => self
                .theme
                .families(face)
                .map(<[String]>::to_vec)
                .ok_or_else(|| Error::Theme {
                    name: self.theme.name.clone(),
                    why: format!(
                        "no family for the face {face}; add {face} = [\"…\"] under [faces]"
                    ),
                })?,
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
        let mut families = named;
        for face in tools.fonts.faces() {
            if !families.contains(&face.family) {
                families.push(face.family.clone()); // whatever holds the letter is better than a box
            }
        }
        Ok(Style {
            families,
            weight: self.weight(),
            italic: self.slot.italic,
            tracking: self.slot.tracking,
            leading: self.slot.leading,
            tabular: self.slot.tabular,
            language: self.language.to_owned(),
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
            sizes: least.min(most)..=most,
        }
    }
}

/// Whole sentences from the start, fewer each time.
fn shorter_sentences(text: &str) -> Vec<String> {
    let ends: Vec<usize> = text
        .match_indices(['.', '!', '?'])
        .map(|(i, mark)| i + mark.len())
        .filter(|end| text.get(*end..).is_some_and(|rest| rest.starts_with(' ')))
        .collect();
    ends.into_iter()
        .rev()
        .filter_map(|end| text.get(..end))
        .map(str::to_owned)
        .collect()
}

/// Letters that are pictures: by the blocks that hold emoji and little else.
fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D | 0xE0020..=0xE007F)
}
