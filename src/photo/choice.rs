//! Which photo an article is given, and what is known of it: what the caller says wins over the
//! brief, the brief over the page, the page over the file.

use super::{Album, Photo, Source, focus};
use crate::brief::Brief;
use crate::error::{Error, Result};
use crate::note::Note;
use crate::rights::{Day, Rights};
use std::fmt;

/// Letters of an address that a note shows.
const SHOWN: usize = 160;

/// Gets the picture that an article names. The library opens no file and no connection for it,
/// so a caller hands this in.
#[derive(Clone, Copy)]
pub struct Finder<'a>(pub Find<'a>);

/// From a path or address, as the article spells it, to a file; or why there is none, in a line.
pub type Find<'a> = &'a (dyn Fn(&str) -> std::result::Result<Found, String> + Sync);

/// A picture's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// As faults and reports call it.
    pub name: String,
    /// A JPEG, PNG or WebP file.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Finder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finder")
    }
}

/// The photo that a caller wants.
pub(crate) struct Wanted<'a> {
    /// The caller's own, if there is one.
    pub(crate) given: Option<Source<'a>>,
    /// Gets what the article names.
    pub(crate) finder: Option<Finder<'a>>,
    /// The day of use; that of the article by default.
    pub(crate) on: Option<Day>,
    /// Holds the photo that was opened last.
    pub(crate) album: &'a Album,
}

impl Wanted<'_> {
    /// Opens the photo, with what the brief and its page say of it. What someone should know is
    /// noted in the brief.
    ///
    /// # Errors
    /// A photo of the caller's that cannot be read; any photo that may not be used.
    pub(crate) fn open(&self, brief: &mut Brief) -> Result<Option<Photo>> {
        let found = match (&self.given, &self.finder) {
            (None, Some(finder)) => named(brief, finder),
            _ => None,
        };
        let own = found.as_ref().map(|found| Source {
            name: &found.name,
            bytes: &found.bytes,
            ..Source::default()
        });
        let Some(source) = self.given.or(own) else {
            return Ok(None);
        };
        let said = Said::of(brief, source.name)?;
        let given = source.rights.cloned().unwrap_or_default();
        let rights = given.or(&said.rights);
        let shown = Source {
            credit: match source.credit.trim() {
                "" => &said.credit,
                given => given,
            },
            rights: Some(&rights),
            focus: source.focus.or(said.focus),
            ..source
        };
        let opened = Photo::open_with(&shown, self.album);
        let mut photo = match opened {
            Ok(photo) => photo,
            Err(why) if self.given.is_none() => {
                let text = format!("the picture that the article names is left out: {why}");
                brief.notes.push(Note::Remark { text });
                return Ok(None);
            }
            Err(why) => return Err(why),
        };
        let on = self.on.or_else(|| brief.published.parse().ok());
        photo.free_on(on)?;
        if photo.credit.is_empty() {
            let text = "nobody is credited, neither by the file nor by --credit";
            photo.notes.push(text.to_owned());
        }
        let remarks = photo.notes.iter().map(|text| Note::Remark {
            text: format!("{}: {text}", photo.name),
        });
        brief.notes.extend(remarks);
        Ok(Some(photo))
    }
}

impl Photo {
    /// Whether the photo may be used on a day; where it expires and no day is known, a note
    /// says so.
    ///
    /// # Errors
    /// The day after which it may not.
    fn free_on(&mut self, on: Option<Day>) -> Result<()> {
        let Some(expires) = self.rights.expires else {
            return Ok(());
        };
        match on {
            Some(on) if on > expires => Err(Error::Picture {
                name: self.name.clone(),
                why: format!(
                    "may be used until {expires}, and this is for {on}; take another photo, or --expires DATE if that was prolonged"
                ),
            }),
            Some(_) => Ok(()),
            None => {
                self.notes.push(format!(
                    "may be used until {expires}, but neither the article nor --on says of what day this is"
                ));
                Ok(())
            }
        }
    }
}

/// The paths and addresses at which a brief and its page name a picture, the first best.
fn declared(brief: &Brief) -> impl Iterator<Item = &str> {
    let own = brief.photo.iter().map(|picture| picture.name.as_str());
    let page = brief
        .page
        .picture
        .iter()
        .map(|picture| picture.url.as_str());
    own.chain(page).filter(|name| !name.is_empty())
}

/// The first picture that a brief or its page names and that is at hand.
fn named(brief: &mut Brief, finder: &Finder<'_>) -> Option<Found> {
    let mut missed = Vec::new();
    let mut tried: Vec<&str> = Vec::new();
    let mut found = None;
    for name in declared(brief) {
        if tried.contains(&name) {
            continue;
        }
        tried.push(name);
        match (finder.0)(name) {
            Ok(file) => {
                found = Some(file);
                break;
            }
            Err(why) => {
                let mut shown: String = name.chars().take(SHOWN).collect();
                if shown.len() < name.len() {
                    shown.push('…');
                }
                missed.push(Note::Unread {
                    text: format!("the picture {shown} is not shown: {why}"),
                });
            }
        }
    }
    brief.notes.extend(missed);
    found
}

/// What a brief and its page say of a photo.
#[derive(Default)]
struct Said {
    credit: String,
    rights: Rights,
    focus: Option<(f32, f32)>,
}

impl Said {
    fn of(brief: &Brief, name: &str) -> Result<Self> {
        // A credit belongs to one picture only: what is said of another is not taken over.
        let own = brief
            .photo
            .as_ref()
            .filter(|own| own.name.is_empty() || same(&own.name, name));
        let page = brief.page.picture.as_ref();
        let shown = page.filter(|page| same(&page.url, name));
        let mut rights = own.map(|own| own.rights.clone()).unwrap_or_default();
        if let Some(page) = shown {
            rights = rights.or(&Rights {
                copyright: page.copyright.clone(),
                terms: page.terms.clone(),
                expires: match page.expires.as_str() {
                    "" => None,
                    text => Some(text.parse().map_err(|why| fault("expiry", why))?),
                },
                ..Rights::default()
            });
        }
        let credits = own.map(|own| own.credit.trim()).into_iter();
        let mut credits = credits.chain(shown.map(|page| page.credit.trim()));
        Ok(Self {
            credit: credits
                .find(|text| !text.is_empty())
                .unwrap_or_default()
                .to_owned(),
            rights,
            focus: said_focus(brief)?,
        })
    }
}

/// Whether two paths or addresses name a file of the same name.
fn same(one: &str, other: &str) -> bool {
    fn last(name: &str) -> &str {
        let name = name.split(['?', '#']).next().unwrap_or_default();
        name.rsplit(['/', '\\']).next().unwrap_or_default()
    }
    !last(one).is_empty() && last(one) == last(other)
}

fn fault(what: &str, why: String) -> Error {
    Error::Picture {
        name: format!("the photo's {what}"),
        why,
    }
}

/// The focus that a brief, or the page that it was read from, gives its photo.
fn said_focus(brief: &Brief) -> Result<Option<(f32, f32)>> {
    let own = brief.photo.as_ref().map(|picture| picture.focus.as_str());
    let page = brief.page.picture.as_ref();
    let said = own
        .into_iter()
        .chain(page.map(|picture| picture.focus.as_str()));
    let Some(text) = said.into_iter().find(|text| !text.is_empty()) else {
        return Ok(None);
    };
    focus(text).map(Some).map_err(|why| fault("focus", why))
}
