//! What someone should look at in a banner that was made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A remark on a banner that was made all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Note {
    /// A slot shows a shorter true form than the first choice.
    Shortened {
        /// The slot.
        slot: String,
        /// The words that were wanted.
        from: String,
        /// The words that are shown.
        to: String,
    },
    /// Words left out because the room ended.
    Cut {
        /// The slot.
        slot: String,
        /// How many words are not shown.
        words_left_out: usize,
    },
    /// Words set smaller, or in more lines, than the layout wants them, because they cannot be
    /// cut.
    Small {
        /// The slot.
        slot: String,
    },
    /// Fewer items of a list than the layout has room for, so that long ones can be read.
    Fewer {
        /// The list.
        list: String,
        /// How many are shown.
        shown: usize,
        /// How many would have been shown.
        of: usize,
    },
    /// Words that do not stand out from what is under them as they should.
    Faint {
        /// The slot, and the item of a repeat.
        slot: String,
        /// The contrast ratio that was measured, in hundredths.
        ratio: u32,
        /// The ratio that such words shall reach, in hundredths.
        target: u32,
    },
    /// A stack whose children are too much for its room.
    Over {
        /// The room, by its id in the layout.
        room: String,
        /// By how many pixels they leave it.
        by: u32,
    },
    /// The article's own title was passed over for the headline.
    TitlePassedOver {
        /// The title.
        title: String,
        /// Why: cut off, a request, a question.
        why: String,
    },
    /// Something in the article that is not read yet.
    Unread {
        /// What, in one line.
        text: String,
    },
    /// Nobody proved the brief's numbers.
    Unaudited {
        /// Why: `no article`, `asked for`.
        why: String,
    },
    /// Something that was read but that the article does not state so, and was left out.
    LeftOut {
        /// The field of the brief, as it was.
        field: String,
        /// What it says, and what the article states.
        why: String,
    },
    /// Words that are lost where links to the banner are shown, by slot.
    Survival {
        /// How it is shown: `square crop`, `title overlay`, `200 px wide`.
        view: String,
        /// Cut in two.
        cut: Vec<String>,
        /// Out of sight.
        gone: Vec<String>,
        /// Under a title.
        covered: Vec<String>,
        /// Too small to read, when all are.
        small: Vec<String>,
    },
    /// What the banner's file does not say of itself.
    Unsaid {
        /// What: `everything`, or parts such as `sentences`.
        what: String,
        /// Why.
        why: String,
    },
    /// Anything else worth a look, in one line.
    Remark {
        /// The line.
        text: String,
    },
}

impl Note {
    /// Whether the banner lacks something, rather than that a choice was made.
    #[must_use]
    pub fn is_flaw(&self) -> bool {
        matches!(
            self,
            Self::Cut { .. }
                | Self::Small { .. }
                | Self::Faint { .. }
                | Self::Over { .. }
                | Self::Unaudited { .. }
                | Self::Remark { .. }
        )
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shortened { slot, from, to } => {
                write!(f, "{slot} shortened from \"{from}\" to \"{to}\"")
            }
            Self::Cut {
                slot,
                words_left_out,
            } => {
                write!(f, "{slot} cut: {words_left_out} words left out")
            }
            Self::Small { slot } => write!(
                f,
                "{slot} set smaller or in more lines than the layout wants it"
            ),
            Self::Fewer { list, shown, of } => {
                write!(
                    f,
                    "{list}: {shown} of {of} shown, so that long ones can be read"
                )
            }
            Self::Faint {
                slot,
                ratio,
                target,
            } => write!(
                f,
                "{slot}: contrast {:.2} to what is under it, less than {:.1}",
                f64::from(*ratio) / 100.0,
                f64::from(*target) / 100.0
            ),
            Self::Over { room, by } => write!(f, "{room}: words leave it by {by} px"),
            Self::TitlePassedOver { title, why } => {
                write!(f, "title passed over ({why}): \"{title}\"")
            }
            Self::Survival {
                view,
                cut,
                gone,
                covered,
                small,
            } => {
                write!(f, "{view}")?;
                let kinds = [
                    ("cuts", cut),
                    ("leaves out", gone),
                    ("covers", covered),
                    ("too small to read are", small),
                ];
                let said = kinds.iter().filter(|(_, slots)| !slots.is_empty());
                for (i, (word, slots)) in said.enumerate() {
                    let comma = if i > 0 { "," } else { "" };
                    write!(f, "{comma} {word} {}", slots.join(", "))?;
                }
                Ok(())
            }
            Self::Unaudited { why } => write!(f, "unaudited: {why}"),
            Self::LeftOut { field, why } => write!(f, "left out: {field}: {why}"),
            Self::Unsaid { what, why } => write!(f, "the file does not tell {what}: {why}"),
            Self::Unread { text } | Self::Remark { text } => f.write_str(text),
        }
    }
}
