//! Archives of made-up articles for tests of `coverline batch`: as many as are wanted, varied in
//! length, kind and form, always the same, and one in a hundred broken.

#![allow(unreachable_pub, dead_code, reason = "shared by tests and a bench")]

use serde_json::json;
use std::fmt::Write as _;

/// One article of an archive.
pub struct Article {
    /// Its number, from 0.
    pub number: usize,
    /// A name for its file.
    pub slug: String,
    /// The ending of its file.
    pub ending: &'static str,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Nobody can make a banner of it.
    pub broken: bool,
}

/// One article in so many is broken.
pub const BROKEN: usize = 100;

const PLACES: [&str; 20] = [
    "Ardmouth",
    "Belhaven",
    "Corrin",
    "Dunmere",
    "Eastvale",
    "Farrow",
    "Glenholm",
    "Harrowby",
    "Inverlaw",
    "Jessamy",
    "Kelford",
    "Lindow",
    "Marrick",
    "Norwell",
    "Ostrava Point",
    "Pellworth",
    "Quenby",
    "Rosslare Bay",
    "Stannick",
    "Tolvern",
];
const BODIES: [&str; 16] = [
    "council",
    "port authority",
    "water board",
    "school district",
    "transit agency",
    "hospital trust",
    "housing office",
    "fishing co-operative",
    "grid operator",
    "library service",
    "fire brigade",
    "land registry",
    "tram company",
    "forest service",
    "public theatre",
    "energy fund",
];
const THINGS: [&str; 16] = [
    "a flood wall",
    "two ferry lines",
    "new classrooms",
    "a heat network",
    "night buses",
    "a seed bank",
    "rooftop panels",
    "a bridge repair",
    "nurse training",
    "rent support",
    "a rail spur",
    "street trees",
    "a sewage plant",
    "harbour cranes",
    "a reading scheme",
    "fire engines",
];
const VERBS: [&str; 8] = [
    "approves",
    "delays",
    "doubles spending on",
    "cuts",
    "audits",
    "opens bids for",
    "extends",
    "reviews",
];
const PEOPLE: [&str; 10] = [
    "Ana Ruiz",
    "Tomas Vey",
    "Ilse Brandt",
    "Noor Haddad",
    "Peter Oyelaran",
    "Mei Tanaka",
    "Rosa Lindqvist",
    "Karim Benali",
    "Helle Aronsen",
    "Jon Carrick",
];
const TAGS: [&str; 12] = [
    "policy",
    "transport",
    "health",
    "schools",
    "climate",
    "energy",
    "housing",
    "culture",
    "science",
    "markets",
    "farming",
    "shipping",
];
const FILLERS: [&str; 14] = [
    "Residents had asked for it at three public meetings in the spring.",
    "The plan has been on the table since the last election.",
    "Opponents say that the figures rest on a mild winter.",
    "Nobody at the meeting could say when the work would end.",
    "The oldest part of the system dates from before the war.",
    "A second reading is expected before the summer recess.",
    "Staff were told by letter on the same morning.",
    "The auditors had warned of it in their last two reports.",
    "Neighbouring towns are watching closely.",
    "Much of it depends on a grant that has not been signed.",
    "Shopkeepers along the quay hope for better footfall.",
    "Engineers walked the whole length of it in January.",
    "The minutes run to several hundred pages.",
    "It is the largest decision of its kind in the region.",
];

/// A stream of numbers that is the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap_or(0)]
    }
}

/// What an article says, before it has a form.
struct Story {
    title: String,
    deck: String,
    tags: Vec<&'static str>,
    author: &'static str,
    date: String,
    paragraphs: Vec<String>,
}

/// The article of a number. `edition` tells editions of one archive apart: in another edition
/// the money of an article is another sum, and nothing else.
pub fn article(number: usize, edition: u64) -> Article {
    let mut dice = Dice(number as u64 * 7_919 + 17);
    let story = story(number, edition, &mut dice);
    let slug = format!("story-{number:05}");
    if number % BROKEN == BROKEN - 1 {
        return broken(number, slug, &story);
    }
    let (ending, bytes) = match number % 5 {
        0 | 1 => ("md", markdown(&story)),
        2 => ("txt", text(&story)),
        3 => ("html", html(&story)),
        _ => ("json", json(&slug, &story)),
    };
    Article {
        number,
        slug,
        ending,
        bytes: bytes.into_bytes(),
        broken: false,
    }
}

/// An article as a row of a CMS: an object with `slug`, `title` and `content`. A broken one is
/// no JSON.
pub fn row(number: usize, edition: u64) -> String {
    let mut dice = Dice(number as u64 * 7_919 + 17);
    let story = story(number, edition, &mut dice);
    if number % BROKEN == BROKEN - 1 {
        return format!("{{\"slug\": \"story-{number:05}\", \"title\": ");
    }
    json(&format!("story-{number:05}"), &story)
}

fn story(number: usize, edition: u64, dice: &mut Dice) -> Story {
    let (place, body, thing) = (dice.pick(&PLACES), dice.pick(&BODIES), dice.pick(&THINGS));
    let verb = dice.pick(&VERBS);
    let money = 2 + dice.roll(900) + edition * 7;
    let share = 11 + dice.roll(80);
    let people = 120 + dice.roll(9_000);
    let mut paragraphs = vec![
        format!(
            "The {place} {body} said on Tuesday that it will spend ${money} million on {thing} over the next four years. About {share}% of the sum comes from its own budget."
        ),
        format!(
            "Some {people} people will be served by it, {} more than today. {}",
            people / 3,
            dice.pick(&FILLERS)
        ),
    ];
    if number.is_multiple_of(3) {
        let first = 3 + dice.roll(40);
        paragraphs.push(format!(
            "Spending on repairs was ${first} million in 2022, ${} million in 2023, ${} million in 2024 and ${} million in 2025.",
            first + 4,
            first + 9,
            first + 17
        ));
    }
    if number % 4 == 1 {
        paragraphs.push(format!(
            "\"We have waited long enough, and the numbers are what they are,\" said {}, who chairs the {body}.",
            dice.pick(&PEOPLE)
        ));
    }
    if number % 7 == 2 {
        paragraphs.push(format!(
            "On March 3, 2024, the {body} published the plan. On June {}, 2025, the first part was tendered. On May 12, 2026, the contract was signed.",
            1 + dice.roll(28)
        ));
    }
    let length = match number % 10 {
        0 => 30,
        1..=3 => 2,
        _ => 6 + dice.roll(6),
    };
    for _ in 0..length {
        let sentences: Vec<&str> = (0..3 + dice.roll(3)).map(|_| dice.pick(&FILLERS)).collect();
        paragraphs.push(sentences.join(" "));
    }
    let mut capital = place.to_owned();
    let _ = write!(capital, " {body} {verb} {thing}");
    Story {
        title: capital,
        deck: format!(
            "The work would begin in spring and take {} years.",
            2 + dice.roll(6)
        ),
        tags: vec![dice.pick(&TAGS), dice.pick(&TAGS)],
        author: dice.pick(&PEOPLE),
        date: format!("2026-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28)),
        paragraphs,
    }
}

fn markdown(story: &Story) -> String {
    format!(
        "---\ntitle: \"{}\"\ndescription: \"{}\"\ntags: [{}]\nauthor: {}\ndate: {}\nsource: The Civic Ledger\nlang: en\n---\n\n{}\n",
        story.title,
        story.deck,
        story.tags.join(", "),
        story.author,
        story.date,
        story.paragraphs.join("\n\n")
    )
}

fn text(story: &Story) -> String {
    format!(
        "Home\nNews\nSign in\n\n{}\n\nBy {}\n\n{}\n\nShare this article\nRelated stories\n",
        story.title,
        story.author,
        story.paragraphs.join("\n\n")
    )
}

fn html(story: &Story) -> String {
    let body: String = story
        .paragraphs
        .iter()
        .map(|paragraph| format!("<p>{}</p>\n", paragraph.replace('&', "&amp;")))
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{title} | The Civic Ledger</title><meta property=\"og:title\" content=\"{title}\"><meta name=\"author\" content=\"{}\"><meta property=\"article:section\" content=\"{}\"></head><body><nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav><article><h1>{title}</h1><p class=\"standfirst\">{}</p>\n{body}</article><footer>All rights reserved</footer></body></html>\n",
        story.author,
        story.tags[0],
        story.deck,
        title = story.title,
    )
}

fn json(slug: &str, story: &Story) -> String {
    let body: String = story
        .paragraphs
        .iter()
        .map(|paragraph| format!("<p>{paragraph}</p>"))
        .collect();
    json!({
        "slug": slug,
        "title": story.title,
        "excerpt": story.deck,
        "content": body,
        "author": story.author,
        "tags": story.tags,
        "published": story.date,
    })
    .to_string()
}

/// Something that is no article, of several kinds.
fn broken(number: usize, slug: String, story: &Story) -> Article {
    let (ending, bytes) = match (number / BROKEN) % 5 {
        0 => ("md", Vec::new()),
        1 => ("txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and no text".to_vec()),
        2 => ("json", b"{\"title\": \"cut off".to_vec()),
        3 => {
            let mut bytes = text(story).into_bytes();
            bytes.insert(40, 0);
            ("txt", bytes)
        }
        _ => ("txt", b" \n\n\t\n".to_vec()),
    };
    Article {
        number,
        slug,
        ending,
        bytes,
        broken: true,
    }
}
