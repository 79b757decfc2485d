//! What the banner will say. Plain data: it can be printed, edited by hand and
//! rendered again.

mod alt;
mod audit;
mod clauses;
mod date;
mod deck;
mod events;
mod foreign;
mod given;
mod headline;
mod names;
mod points;
mod quote;
mod schema;
mod shown;
mod title;
mod typography;

pub(crate) use alt::Alt;
pub use audit::{Audit, Mismatch, Place, Proof};
pub(crate) use date::written;
pub use schema::schema;

use crate::article::{Article, Page, Source, is_brief};
use crate::error::{Error, Result};
use crate::figures::{self, Figure, Figures, Lexicon, Series};
use crate::note::Note;
use crate::rights::Rights;
use given::Given;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the banner will say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Brief {
    /// The headline: a true statement in the article's words.
    pub headline: String,
    /// Shorter true forms of the headline, longest first, for rooms that are too small.
    pub headline_short: Vec<String>,
    /// The question that the article's title asks, when the headline is another; else empty.
    pub question: String,
    /// The line under the headline; empty when there is none.
    pub deck: String,
    /// The line above the headline: a section or a topic; empty when there is none.
    pub kicker: String,
    /// Who wrote the article; empty when it is not said.
    pub byline: String,
    /// When it was published, as `2026-04-07` where it can be read so; else empty.
    pub published: String,
    /// Who published it: `Studio Global`; empty when it is not said.
    pub source: String,
    /// BCP 47 code of the article's language, such as `en`.
    pub language: String,
    /// The key figures, in the order an editor would lead with.
    pub figures: Vec<Figure>,
    /// Things measured over time, the best one first.
    pub series: Vec<Series>,
    /// What happened when, by date: at least two, or none.
    pub events: Vec<Event>,
    /// A whole statement by someone named; `null` when there is none.
    pub quote: Option<Quote>,
    /// At most three points that the article itself lists.
    pub points: Vec<String>,
    /// The photo that came with the article; `null` when there is none.
    pub photo: Option<Picture>,
    /// The proper names of two or more words in headline, deck, speaker and labels, by their
    /// first occurrence, with plain spaces: `Ana Ruiz`. No line breaks within them. At most 24.
    pub names: Vec<String>,
    /// What the article is filed under, its section first; it decides nothing but the choice of a
    /// theme. At most 24.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the page declares of itself, as it spells it; nothing of it is drawn.
    pub page: Page,
    /// The banner in words, for those who cannot see it; below 250 characters.
    pub alt: String,
    /// What an editor should know about this brief.
    pub notes: Vec<Note>,
}

/// What a brief says of a photo. The credit is printed as it is given: it speaks of the photo,
/// so the article need not hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Picture {
    /// The file, as the caller named it.
    pub name: String,
    /// Who made it, as it is printed; empty when it is not said.
    pub credit: String,
    /// The point that every crop keeps in sight, across and down, as `0.62,0.4` or `62%,40%`;
    /// empty when nobody named one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub focus: String,
    /// Who owns it, what may be done with it and until when.
    #[serde(skip_serializing_if = "Rights::is_empty")]
    pub rights: Rights,
}

/// What happened on a day or in a month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// ISO date: `2024-07-09` or `2024-03`.
    pub when: String,
    /// The clause that the date belongs to, without the date; at most 90 characters.
    pub text: String,
}

/// A quotation and who said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// The words, without quote marks around them.
    pub text: String,
    /// A name, or a name and a short role: `Ana Ruiz, the port’s director`.
    pub speaker: String,
}

/// What a caller wants a brief to say instead of what was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The headline. Default: the article's.
    pub headline: Option<String>,
    /// The deck; empty for none. Default: the article's.
    pub deck: Option<String>,
    /// The kicker; empty for none. Default: the article's.
    pub kicker: Option<String>,
    /// The byline; empty for none. Default: the article's.
    pub byline: Option<String>,
    /// The source line; empty for none. Default: the article's.
    pub source: Option<String>,
    /// The kicker of an article that is filed under a tag, in whatever case; where none is wished
    /// for. Default: none, so that a kicker is the first tag that says something.
    pub kickers: BTreeMap<String, String>,
}

/// Tags of an article that are kept.
const MOST_TAGS: usize = 24;

impl Wishes {
    /// Sets a field by its name, as in `--set headline=…`.
    ///
    /// # Errors
    /// A line that names the known fields when `field` is none of them.
    pub fn set(&mut self, field: &str, value: &str) -> std::result::Result<(), String> {
        let wish = match field {
            "headline" => &mut self.headline,
            "deck" => &mut self.deck,
            "kicker" => &mut self.kicker,
            "byline" => &mut self.byline,
            "source" => &mut self.source,
            _ => {
                return Err(format!(
                    "no field \"{field}\" to set; known are headline, deck, kicker, byline, source"
                ));
            }
        };
        *wish = Some(value.to_owned());
        Ok(())
    }

    /// The kicker for an article's tags: that of the first one which has one.
    #[must_use]
    pub fn kicker_of(&self, tags: &[String]) -> Option<&str> {
        let plain = |tag: &str| tag.trim().replace(['-', '_'], " ").to_lowercase();
        let found = tags.iter().take(MOST_TAGS).find_map(|tag| {
            let own = self
                .kickers
                .iter()
                .find(|(own, _)| plain(own) == plain(tag));
            own.map(|(_, kicker)| kicker.as_str())
        });
        found.filter(|_| self.kicker.is_none())
    }

    /// The names of the fields that are wished for.
    fn fields(&self) -> Vec<&'static str> {
        self.all().into_iter().map(|(field, _)| field).collect()
    }

    /// The words that are wished for, by field, as [`Wishes::set`] takes them.
    #[must_use]
    pub fn words(&self) -> BTreeMap<String, String> {
        let all = self.all().into_iter();
        all.map(|(field, words)| (field.to_owned(), words.to_owned()))
            .collect()
    }

    fn all(&self) -> Vec<(&'static str, &str)> {
        let Self {
            headline,
            deck,
            kicker,
            byline,
            source,
            kickers: _,
        } = self;
        let all = [
            ("headline", headline),
            ("deck", deck),
            ("kicker", kicker),
            ("byline", byline),
            ("source", source),
        ];
        all.into_iter()
            .filter_map(|(field, wish)| Some((field, wish.as_deref()?)))
            .collect()
    }

    /// Puts the words into a brief that was given, as they are.
    fn grant(&self, brief: &mut Brief) {
        let headline = self
            .headline
            .as_ref()
            .filter(|wish| !wish.trim().is_empty());
        let fields = [
            (headline, &mut brief.headline),
            (self.deck.as_ref(), &mut brief.deck),
            (self.kicker.as_ref(), &mut brief.kicker),
            (self.byline.as_ref(), &mut brief.byline),
            (self.source.as_ref(), &mut brief.source),
        ];
        for (wish, field) in fields {
            if let Some(wish) = wish {
                wish.clone_into(field);
            }
        }
        if headline.is_some() {
            brief.headline_short.clear();
            brief.alt.clear();
        }
    }
}

/// A brief that nobody has audited yet, with the article it was made from or is held against.
#[derive(Debug)]
pub struct Draft {
    of: Of,
    /// The fields that the caller wished for.
    wished: Vec<&'static str>,
}

/// Where a draft comes from.
#[derive(Debug)]
enum Of {
    /// It was read from an article.
    Read(Box<Brief>, Box<Article>),
    /// It was given, perhaps with an article to hold it against.
    Given(Box<Given>, Option<Box<Article>>),
}

impl Brief {
    /// Reads an article and decides what its banner will say, or takes a brief as it is given.
    ///
    /// # Errors
    /// [`crate::Error::Article`] when the article or brief cannot be read.
    pub fn of(source: &Source, wishes: &Wishes) -> Result<Draft> {
        let wished = wishes.fields();
        if is_brief(source) {
            let mut given = given::read(source)?;
            wishes.grant(&mut given.brief);
            let of = Of::Given(Box::new(given), None);
            return Ok(Draft { of, wished });
        }
        let article = Article::read(source)?;
        let brief = Self::edit(&article, wishes);
        if brief.headline.is_empty() {
            return Err(Error::Article {
                name: article.name,
                why: "no title, and no sentence short enough for a headline; set one with --set headline=…".to_owned(),
            });
        }
        let of = Of::Read(Box::new(brief), Box::new(article));
        Ok(Draft { of, wished })
    }

    fn edit(article: &Article, wishes: &Wishes) -> Self {
        let language = article.language.as_str();
        let mut notes = Vec::new();
        let headline = match wishes
            .headline
            .as_deref()
            .filter(|wish| !wish.trim().is_empty())
        {
            Some(wish) => headline::with_forms(wish, clauses::shorter(wish, true), language),
            None => headline::choose(article, &mut notes),
        };
        let line = |text: &str| typography::line(text, language);
        let wish = |wish: &Option<String>| wish.as_deref().map(line);
        let deck = wishes.deck.as_deref();
        let deck = deck.map(|deck| typography::display(deck, language));
        let Figures {
            mut figures,
            mut series,
        } = figures::read(article);
        for label in figures
            .iter_mut()
            .map(|f| &mut f.label)
            .chain(series.iter_mut().map(|s| &mut s.label))
        {
            *label = line(label);
        }
        if article.unread > 0 {
            let text = format!(
                "only the first half MiB of the article was read, not its last {} kB",
                article.unread.div_ceil(1000)
            );
            notes.push(Note::Unread { text });
        }
        if !Lexicon::of(language).is_known() {
            let text = format!("figures are not read in {}", article.language);
            notes.push(Note::Unread { text });
        }
        let mut brief = Self {
            deck: deck.unwrap_or_else(|| deck::choose(article, &headline.text)),
            question: headline::question(article, &headline.text),
            headline: headline.text,
            headline_short: headline.short,
            kicker: match wish(&wishes.kicker) {
                Some(wish) => wish,
                None => wishes
                    .kicker_of(&article.tags)
                    .map_or_else(|| line(&kicker(article)), line),
            },
            byline: wish(&wishes.byline).unwrap_or_else(|| line(&article.byline)),
            published: article.published.clone(),
            source: wish(&wishes.source).unwrap_or_else(|| line(&article.source)),
            language: article.language.clone(),
            figures,
            series,
            events: events::choose(article),
            quote: quote::choose(article),
            points: points::choose(article),
            photo: None,
            names: Vec::new(),
            tags: article.tags.iter().take(MOST_TAGS).cloned().collect(),
            page: article.page.clone(),
            alt: String::new(),
            notes,
        };
        brief.names = names::of(&brief, article);
        brief.alt = alt::text(&brief);
        brief
    }

    /// The article's identity as a number: FNV-1a of its headline and source, so that a changed
    /// figure changes neither ground nor layout.
    #[must_use]
    pub fn identity(&self) -> u64 {
        let bytes = self.headline.bytes().chain(self.source.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// The figures that the first series does not show.
    pub fn others(&self) -> impl Iterator<Item = &Figure> {
        let points = self
            .series
            .first()
            .map(|series| series.points.as_slice())
            .unwrap_or_default();
        let shown = |figure: &Figure| points.iter().any(|point| point.is(figure));
        self.figures.iter().filter(move |figure| !shown(figure))
    }
}

impl Draft {
    /// Holds a given brief against an article.
    ///
    /// # Errors
    /// [`crate::Error::Article`] when the article cannot be read, or when what was given is an
    /// article itself.
    pub fn against(self, source: &Source) -> Result<Self> {
        let mut given = match self.of {
            Of::Given(given, _) => given,
            Of::Read(_, article) => {
                return Err(Error::Article {
                    name: article.name.clone(),
                    why: "an article, which needs no other to be held against; give a brief"
                        .to_owned(),
                });
            }
        };
        let article = Article::read(source)?;
        if !given.has_language {
            given.brief.language.clone_from(&article.language);
            given.value();
        }
        if given.brief.names.is_empty() {
            given.brief.names = names::of(&given.brief, &article);
        }
        let of = Of::Given(given, Some(Box::new(article)));
        Ok(Self { of, ..self })
    }

    /// What an audit finds: every number of the brief, and where the article states it. `None`
    /// without an article.
    #[must_use]
    pub fn audit(&self) -> Option<Audit> {
        self.article()
            .map(|article| Audit::of(self.brief(), article))
    }

    /// The brief, once every number in it is proven to be in the article. What was chosen from
    /// an article and cannot be proven is left out, with a note; what someone wished for or gave
    /// is an error. A brief without an article is returned with a note that says so.
    ///
    /// # Errors
    /// [`crate::Error::Audit`] names the field, the number, and what the article states instead.
    pub fn audited(self) -> Result<Brief> {
        let audit = self.audit();
        let wished = self.wished;
        let (mut brief, article, read) = match self.of {
            Of::Read(brief, article) => (brief, Some(article), true),
            Of::Given(given, article) => (Box::new(given.brief), article, false),
        };
        let (Some(audit), Some(article)) = (audit, article) else {
            return Ok(noted(*brief, "no article"));
        };
        let own = |field: &str| {
            let head = field.split(['[', '.']).next().unwrap_or_default();
            !read || head == "headline" || wished.contains(&head)
        };
        let mut faults = audit.mismatches.iter().filter(|m| own(&m.field));
        if let Some(first) = faults.next() {
            let more = match faults.count() {
                0 => String::new(),
                more => format!("; {more} more, which coverline verify lists"),
            };
            return Err(Error::Audit {
                name: article.name.clone(),
                field: first.field.clone(),
                why: format!("says {}, {}{more}", first.says, first.why),
            });
        }
        if !audit.mismatches.is_empty() {
            audit::leave_out(&mut brief, &audit.mismatches);
            brief.names = names::of(&brief, &article);
        }
        if brief.alt.is_empty() {
            brief.alt = alt::text(&brief);
        }
        Ok(*brief)
    }

    /// The brief as it is, with a note that says that nobody audited it.
    #[must_use]
    pub fn unaudited(self) -> Brief {
        let brief = match self.of {
            Of::Read(brief, _) => *brief,
            Of::Given(given, _) => given.brief,
        };
        noted(brief, "asked for")
    }

    /// The brief, not audited yet.
    #[must_use]
    pub fn brief(&self) -> &Brief {
        match &self.of {
            Of::Read(brief, _) => brief,
            Of::Given(given, _) => &given.brief,
        }
    }

    /// The article that the brief was made from or is held against.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        match &self.of {
            Of::Read(_, article) => Some(article),
            Of::Given(_, article) => article.as_deref(),
        }
    }

    /// Whether the brief was given, not read from an article.
    #[must_use]
    pub fn is_given(&self) -> bool {
        matches!(self.of, Of::Given(..))
    }
}

/// A brief that is not audited, and why.
fn noted(mut brief: Brief, why: &str) -> Brief {
    let why = why.to_owned();
    brief.notes.push(Note::Unaudited { why });
    if brief.alt.is_empty() {
        brief.alt = alt::text(&brief);
    }
    brief
}

/// The section or first topic that means something.
fn kicker(article: &Article) -> String {
    /// Topics that any article could have.
    const EMPTY: [&str; 14] = [
        "general",
        "news",
        "general web",
        "user generated",
        "uncategorized",
        "uncategorised",
        "article",
        "articles",
        "blog",
        "post",
        "posts",
        "featured",
        "latest",
        "other",
    ];
    /// A kicker is two or three words.
    const LONGEST: usize = 32;
    let tag = article
        .tags
        .iter()
        .map(|tag| tag.trim().replace(['-', '_'], " "));
    let mut meaningful = tag.filter(|tag| {
        !EMPTY.contains(&tag.to_lowercase().as_str()) && tag.chars().count() <= LONGEST
    });
    let tag = meaningful.next().unwrap_or_default();
    let mut letters = tag.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
