//! Which of the layouts and themes at hand could serve a brief.

use super::choice::picked;
use super::topics::points;
use super::worth::{Worth, worth};
use super::{Layout, Shelf, Theme};
use crate::brief::Brief;
use crate::error::{Error, Result};

/// What a caller wants a banner to look like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// A layout's name; by default one that shows most of the brief, and shows it well.
    pub layout: Option<String>,
    /// A theme's name; by default one that suits the layout and the article's topic.
    pub theme: Option<String>,
}

/// A layout that could serve, with a theme for it.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The layout.
    pub layout: &'a Layout,
    /// The theme.
    pub theme: &'a Theme,
    /// How much of the brief it says, in points: higher is better. How well its words lie is
    /// known once they are set, and only costs points.
    pub score: i32,
    /// Why it could serve, in words.
    pub why: String,
}

impl Shelf {
    /// The layouts that could serve a brief, each with a theme, the one that shows most of it
    /// first. A layout asked for by name is the only one.
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
        // By name, whichever folder they are from.
        found.sort_by(|a, b| (b.score, &a.layout.name).cmp(&(a.score, &b.layout.name)));
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
            return Ok(self.read()?.iter().collect());
        };
        let found = self.layout(name)?.ok_or_else(|| Error::NoLayout {
            name: name.clone(),
            why: format!(
                "not there; use auto or one of {}",
                list(self.layouts().iter().map(|l| l.name.as_str()))
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
        let Worth { points, mut why } = worth(layout, brief);
        let theme = match &look.theme {
            Some(name) => self.theme(name)?,
            None => {
                let (theme, topic) = self.suiting(layout, brief)?;
                if let Some(topic) = topic {
                    why.push_str(&format!(", theme {} is for {topic}", theme.name));
                }
                theme
            }
        };
        Ok(Candidate {
            layout,
            theme,
            score: points,
            why,
        })
    }

    /// The theme for a brief on a layout: of those that suit the layout the one for its topic,
    /// which is then named; without one, of those for any topic the one that the article picks.
    fn suiting(&self, layout: &Layout, brief: &Brief) -> Result<(&Theme, Option<&str>)> {
        let suits = |theme: &&Theme| layout.themes.contains(&theme.name);
        let mut themes: Vec<&Theme> = self.themes.iter().filter(suits).collect();
        if themes.is_empty() {
            themes = self.themes.iter().collect();
        }
        let about = |theme: &&Theme| -> u32 {
            let topics = theme.topics.iter();
            topics.map(|topic| points(brief, topic)).max().unwrap_or(0)
        };
        let most = themes.iter().map(about).max().unwrap_or(0);
        let any = |theme: &&Theme| theme.topics.is_empty();
        if most > 0 {
            themes.retain(|theme| about(theme) == most);
        } else if themes.iter().any(any) {
            themes.retain(any);
        }
        let theme = picked(brief.identity(), themes, |theme| &theme.name);
        let theme = theme.ok_or_else(|| Error::Theme {
            name: "auto".to_owned(),
            why: "no theme at hand".to_owned(),
        })?;
        let mut topics = theme.topics.iter().filter(|_| most > 0);
        let topic = topics.find(|topic| points(brief, topic) == most);
        Ok((theme, topic.map(String::as_str)))
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
