//! Which families set a text, and which of its letters and emoji none holds.

use super::packs::{self, Missing};
use super::{Face, Fonts, Shaped, Shaper, Style, emoji};

/// What faces there are for a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Each script of the text in the order of reading, and the families that set it; marks
    /// and figures count as `other`, emoji as `emoji`.
    pub scripts: Vec<(String, Vec<String>)>,
    /// Each letter that no face holds, and each emoji's first letter that none shows, once.
    pub missing: Vec<Missing>,
}

impl Shaper {
    /// Shapes a text and says which families set it.
    pub fn coverage(&mut self, text: &str, style: &Style, fonts: &Fonts) -> Coverage {
        let mut covered = Coverage::default();
        let mut unseen = Vec::new();
        let kept = emoji::without_emoji(text, |emoji| {
            let shown = self.shows(emoji, style, fonts);
            if !shown {
                unseen.extend(emoji.chars().next().map(Missing::emoji));
            }
            shown
        });
        let shaped = self.shape(&kept, style, fonts);
        let pictures = emoji::sequences(&shaped.text);
        for (range, face) in shaped.clusters(fonts) {
            let Some(letter) = shaped
                .text
                .get(range.clone())
                .and_then(|t| t.chars().next())
            else {
                continue;
            };
            let picture = pictures.iter().any(|p| p.range.contains(&range.start));
            let script = match packs::script(letter).and_then(packs::name) {
                _ if picture => "emoji".to_owned(),
                Some(script) => script,
                None if letter.is_whitespace() || letter.is_control() => continue,
                None => "other".to_owned(),
            };
            covered.add(script, face);
        }
        let letters = shaped.missing.iter();
        let letters = letters.map(|letter| Missing::new(*letter, &style.language));
        for missing in letters.chain(unseen) {
            if !covered.missing.contains(&missing) {
                covered.missing.push(missing);
            }
        }
        covered
    }

    /// Whether a face shows an emoji as one picture, rather than as its parts side by side.
    pub fn shows(&mut self, emoji: &str, style: &Style, fonts: &Fonts) -> bool {
        let style = Style {
            tracking: 0.0, // it would give joiners a width
            ..style.clone()
        };
        let mut picture = |text: &str| {
            let shaped = self.shape(text, &style, fonts);
            match shaped.inked().as_slice() {
                [glyph] if shaped.missing.is_empty() => Some(*glyph),
                _ => None,
            }
        };
        let Some(whole) = picture(emoji) else {
            return false;
        };
        let mut letters = emoji
            .chars()
            .filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}'));
        let first = letters.next().map(String::from).unwrap_or_default();
        // What follows may be unknown to the face and leave no trace, as the region of a flag.
        letters.next().is_none() || picture(&first) != Some(whole)
    }
}

impl Coverage {
    fn add(&mut self, script: String, face: Option<&Face>) {
        let place = self.scripts.iter().position(|(s, _)| *s == script);
        let place = place.unwrap_or_else(|| {
            self.scripts.push((script, Vec::new()));
            self.scripts.len() - 1
        });
        if let (Some((_, families)), Some(face)) = (self.scripts.get_mut(place), face)
            && !families.contains(&face.family)
        {
            families.push(face.family.clone());
        }
    }
}

impl Shaped {
    /// The clusters that a face holds: their bytes, and the face.
    fn clusters<'a>(&self, fonts: &'a Fonts) -> Vec<(std::ops::Range<usize>, Option<&'a Face>)> {
        let mut found = Vec::new();
        for run in self
            .layout
            .lines()
            .flat_map(|line| line.runs().collect::<Vec<_>>())
        {
            let face = fonts.face_of(run.font());
            for cluster in run.clusters().filter(|c| c.glyphs().all(|g| g.id != 0)) {
                found.push((cluster.text_range(), face));
            }
        }
        found.sort_by_key(|(range, _)| range.start); // lines are in the order of the eye
        found
    }

    /// The glyphs that take up room.
    fn inked(&self) -> Vec<u32> {
        let mut glyphs = Vec::new();
        for run in self
            .layout
            .lines()
            .flat_map(|line| line.runs().collect::<Vec<_>>())
        {
            for cluster in run.clusters() {
                glyphs.extend(cluster.glyphs().filter(|g| g.advance > 0.0).map(|g| g.id));
            }
        }
        glyphs
    }
}

impl Face {
    /// The scripts it holds more than a few letters of, by name.
    #[must_use]
    pub fn scripts(&self) -> Vec<String> {
        use skrifa::MetadataProvider;
        use std::collections::BTreeMap;
        /// Fewer are strays, such as the Greek letters for physics in a Latin face.
        const FEW: usize = 12;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        if let Some(font) = self.font() {
            for letter in font
                .charmap()
                .mappings()
                .filter_map(|(c, _)| char::from_u32(c))
            {
                if let Some(script) = packs::script(letter).and_then(packs::name) {
                    *counts.entry(script).or_default() += 1;
                }
            }
        }
        let mut many: Vec<_> = counts.into_iter().filter(|(_, n)| *n >= FEW).collect();
        many.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let emoji = self.emoji.then(|| "emoji".to_owned());
        emoji
            .into_iter()
            .chain(many.into_iter().map(|(s, _)| s))
            .collect()
    }
}
