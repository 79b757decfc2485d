//! Which of the layouts and themes at hand could serve a brief.

use super::{Layout, Need, Shelf, Theme};
use crate::brief::Brief;
use crate::error::{Error, Result};

/// What a caller wants a banner to look like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// A layout's name; by default the one that says most of what the brief holds.
    pub layout: Option<String>,
    /// A theme's name; by default the one that suits the layout best.
    pub theme: Option<String>,
}

/// A layout that could serve, with a theme for it.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The layout.
    pub layout: &'a Layout,
    /// The theme.
    pub theme: &'a Theme,
    /// How much of the brief it says: higher is better.
    pub score: u32,
    /// Why it could serve, in words.
    pub why: String,
}

impl Shelf {
    /// The layouts that could serve a brief, each with a theme, the best first. A layout asked
    /// for by name is the only one.
    ///
    /// # Errors
    /// A name that is not there, or a brief that no layout could serve.
    pub fn candidates(&self, brief: &Brief, look: &Look) -> Result<Vec<Candidate<'_>>> {
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for layout in self.wanted(look)? {
            match layout.needs.iter().find(|need| !need.met_by(brief)) {
                Some(need) => missing.push(format!("{} needs {need}", layout.name)),
                None => found.push(self.candidate(layout, brief, look)?),
            }
        }
        if found.is_empty() {
            return Err(Error::NoLayout {
                name: look.layout.clone().unwrap_or_else(|| "auto".to_owned()),
                why: format!(
                    "the brief does not hold what it takes: {}",
                    missing.join("; ")
                ),
            });
        }
        // Stable: of one score a caller's come before the built-in ones, then by name.
        found.sort_by_key(|c| std::cmp::Reverse(c.score));
        Ok(found)
    }

    /// Whether a look's layout and theme are there.
    ///
    /// # Errors
    /// The name that is not there, and those that are.
    pub fn knows(&self, look: &Look) -> Result<()> {
        self.wanted(look)?;
        match &look.theme {
            Some(name) => self.theme(name).map(|_| ()),
            None => Ok(()),
        }
    }

    fn theme(&self, name: &str) -> Result<&Theme> {
        self.themes
            .iter()
            .find(|t| t.name == name)
            .ok_or_else(|| Error::Theme {
                name: name.to_owned(),
                why: format!(
                    "not there; use auto or one of {}",
                    list(self.themes.iter().map(|t| t.name.as_str()))
                ),
            })
    }

    fn wanted(&self, look: &Look) -> Result<Vec<&Layout>> {
        let Some(name) = &look.layout else {
            return Ok(self.layouts.iter().collect());
        };
        let found = self
            .layouts
            .iter()
            .find(|l| l.name == *name)
            .ok_or_else(|| Error::NoLayout {
                name: name.clone(),
                why: format!(
                    "not there; use auto or one of {}",
                    list(self.layouts.iter().map(|l| l.name.as_str()))
                ),
            })?;
        Ok(vec![found])
    }

    fn candidate<'a>(
        &'a self,
        layout: &'a Layout,
        brief: &Brief,
        look: &Look,
    ) -> Result<Candidate<'a>> {
        let theme = match &look.theme {
            Some(name) => self.theme(name)?,
            None => {
                let suits = layout.themes.iter().find_map(|name| self.theme(name).ok());
                suits
                    .or_else(|| self.themes.first())
                    .ok_or_else(|| Error::Theme {
                        name: "auto".to_owned(),
                        why: "no theme at hand".to_owned(),
                    })?
            }
        };
        let preferred: Vec<_> = layout
            .prefers
            .iter()
            .filter(|need| need.met_by(brief))
            .collect();
        let score = layout.needs.iter().map(weight).sum::<u32>()
            + preferred.iter().map(|n| weight(n)).sum::<u32>();
        let holds = layout
            .needs
            .iter()
            .chain(preferred)
            .map(ToString::to_string);
        Ok(Candidate {
            layout,
            theme,
            score,
            why: format!("the brief holds {}", holds.collect::<Vec<_>>().join(", ")),
        })
    }
}

/// How telling it is that a layout shows something: a series says more than figures, figures
/// more than words. A list of at least n counts n times. Who gives a photo wants it shown.
fn weight(need: &Need) -> u32 {
    let each = match need.field.as_str() {
        "photo" => 40,
        "series" | "lead" => 3,
        "figures" | "others" => 2,
        _ => 0,
    };
    each * u32::try_from(need.at_least.min(4)).unwrap_or(4)
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
