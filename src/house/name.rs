//! How banners' files are named.

use crate::scene::Size;

/// How a banner's file is named, without its ending: a pattern such as
/// `{slug}-{width}x{height}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

/// What a name can say of a banner.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// What the article's files are called.
    pub slug: &'a str,
    /// In pixels.
    pub size: Size,
    /// The layout's name.
    pub layout: &'a str,
    /// The theme's name.
    pub theme: &'a str,
    /// BLAKE3 of the file in hexadecimal, of which the first 16 digits are shown.
    pub hash: &'a str,
}

/// The parts that a pattern can have.
const FIELDS: [&str; 6] = ["slug", "width", "height", "layout", "theme", "hash"];
/// Digits of a hash in a name: of a million files two would be alike once in 37 million archives.
const DIGITS: usize = 16;

impl Default for Name {
    fn default() -> Self {
        Self("{slug}-{width}x{height}".to_owned())
    }
}

impl Name {
    /// Reads a pattern such as `{slug}-{width}x{height}`, or `{hash}`, which names a file by what
    /// is in it.
    ///
    /// # Errors
    /// A field that is none, or a pattern that would give two banners one name.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut fields = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let touches = before.is_empty() && !fields.is_empty();
            let (field, after) = after
                .split_once('}')
                .ok_or_else(|| "a { without its }".to_owned())?;
            if !FIELDS.contains(&field) {
                let known = FIELDS.map(|field| format!("{{{field}}}")).join(", ");
                return Err(format!(
                    "{{{field}}} is no part of a name; those are {known}"
                ));
            }
            if touches {
                return Err(format!(
                    "{{{field}}} follows another part at once, so that two banners could get one name; put a - between"
                ));
            }
            fields.push(field);
            rest = after;
        }
        for field in ["slug", "width", "height"] {
            if !fields.contains(&field) && !fields.contains(&"hash") {
                return Err(format!(
                    "no {{{field}}}, so that two banners would get one name; write it as {{slug}}-{{width}}x{{height}}, or as {{hash}}"
                ));
            }
        }
        let bad = |c: char| c.is_control() || "/\\:*?\"<>|}".contains(c);
        let literal: String = FIELDS.iter().fold(text.to_owned(), |text, field| {
            text.replace(&format!("{{{field}}}"), "")
        });
        if let Some(letter) = literal.chars().find(|c| bad(*c)) {
            return Err(format!(
                "{letter:?} cannot stand in a file's name; leave it out"
            ));
        }
        if text.starts_with(['.', ' ', '-']) {
            return Err("a file's name begins with a letter or digit here".to_owned());
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether a name tells what is in its file.
    #[must_use]
    pub fn has_hash(&self) -> bool {
        self.0.contains("{hash}")
    }

    /// Whether a name tells whose file it is.
    #[must_use]
    pub fn has_slug(&self) -> bool {
        self.0.contains("{slug}")
    }

    /// The name of a banner's file, without its ending.
    #[must_use]
    pub fn of(&self, named: &Named<'_>) -> String {
        let (width, height) = (
            named.size.width().to_string(),
            named.size.height().to_string(),
        );
        let hash = named.hash.get(..DIGITS).unwrap_or(named.hash);
        let values = [named.slug, &width, &height, named.layout, named.theme, hash];
        let mut name = String::new();
        let mut rest = self.0.as_str();
        // From left to right, so that braces of a slug stay as they are.
        while let Some((before, after)) = rest.split_once('{') {
            let (field, after) = after.split_once('}').unwrap_or((after, ""));
            let at = FIELDS.iter().position(|own| *own == field);
            name.push_str(before);
            name.push_str(
                at.and_then(|at| values.get(at))
                    .copied()
                    .unwrap_or_default(),
            );
            rest = after;
        }
        name + rest
    }
}
