//! Every reason why no banner was made.

use std::fmt;
use std::path::PathBuf;

/// A `Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why no banner was made. Each says which file or slot, where, what, and what to do,
/// in one line, lower case, without a full stop.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// An article that cannot be read.
    Article {
        /// The file, as the caller named it.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A number on the banner that the article does not hold.
    Audit {
        /// The article, as the caller named it.
        name: String,
        /// The field of the brief, such as `headline` or `figures[0].text`.
        field: String,
        /// The number, and what the article says instead.
        why: String,
    },
    /// A layout file with faults: all of them.
    Layout(Vec<Fault>),
    /// No layout of that name, or none that could serve.
    NoLayout {
        /// The name asked for, or `auto`.
        name: String,
        /// What is there, or what is missing.
        why: String,
    },
    /// A theme that is not there or cannot be read.
    Theme {
        /// The theme's name or file.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A house file that cannot be used.
    House(Fault),
    /// A font that cannot be read, or a family that is not there.
    Font {
        /// The file or family.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A letter that no face holds.
    Letter {
        /// The slot it was to be set in.
        slot: String,
        /// The letter.
        letter: char,
        /// Its script, such as `Han`, where it has one.
        script: Option<String>,
        /// The pack of fonts that holds it, where one is known.
        pack: Option<&'static str>,
    },
    /// A canvas, or another size, beyond the limits.
    Size {
        /// What was asked for.
        name: String,
        /// The limit.
        why: String,
    },
    /// A banner that no file below its budget can hold.
    Large {
        /// The banner's size in pixels.
        banner: String,
        /// How many bytes it takes at the least quality, and a format that takes fewer.
        why: String,
    },
    /// Pixels that cannot be drawn, read or encoded.
    Picture {
        /// The picture or layer.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// A `snapshot.toml`, or a file that it names, that cannot be used.
    Snapshot {
        /// The file.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A file that cannot be written.
    Write {
        /// Where to.
        path: PathBuf,
        /// The system's reason and what to do.
        why: String,
    },
}

/// One fault in a layout or house file.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The file, as it is shown.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.what
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article { name, why } => write!(f, "{name}: {why}"),
            Self::Audit { name, field, why } => write!(f, "{name}: {field}: {why}"),
            Self::Layout(faults) => {
                for (i, fault) in faults.iter().enumerate() {
                    if i > 0 {
                        writeln!(f)?;
                    }
                    write!(f, "{fault}")?;
                }
                Ok(())
            }
            Self::House(fault) => write!(f, "{fault}"),
            Self::NoLayout { name, why } => write!(f, "layout \"{name}\": {why}"),
            Self::Theme { name, why } => write!(f, "theme \"{name}\": {why}"),
            Self::Font { name, why } => write!(f, "font \"{name}\": {why}"),
            Self::Letter {
                slot,
                letter,
                script,
                pack,
            } => {
                let code = u32::from(*letter);
                write!(f, "slot \"{slot}\": no face holds {letter:?} (U+{code:04X}")?;
                if let Some(script) = script {
                    write!(f, ", {script}")?;
                }
                match pack {
                    Some(pack) => write!(
                        f,
                        "); add the pack {pack} with --fonts DIR, see fonts/packs.md"
                    ),
                    None => f.write_str("); add a face that does with --fonts DIR"),
                }
            }
            Self::Size { name, why } => write!(f, "size \"{name}\": {why}"),
            Self::Large { banner, why } => write!(f, "banner {banner}: {why}"),
            Self::Picture { name, why } => write!(f, "{name}: {why}"),
            Self::Snapshot { name, why } => write!(f, "{name}: {why}"),
            Self::Write { path, why } => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for Error {}

/// The system's reason in lower case, without its number.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
