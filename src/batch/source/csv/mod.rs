//! Tables: CSV and TSV. Each row becomes an object by the header's names.

mod cut;

use super::brief::parts;
use super::map::Map;
use super::row::{Place, row, text, too_large};
use super::stream::Stream;
use super::{Given, Origin, Row, broken_off};
use crate::article::{self, Around};
use cut::{Cut, Cutter};
use serde_json::{Map as Fields, Value};

/// Names that are taken whether they are written in capitals or not.
const LOOSE: [&str; 23] = [
    "slug",
    "id",
    "title",
    "headline",
    "content",
    "body",
    "html",
    "markdown",
    "text",
    "excerpt",
    "deck",
    "kicker",
    "byline",
    "author",
    "tags",
    "category",
    "date",
    "published",
    "url",
    "link",
    "site",
    "language",
    "image",
];

/// Fields that hold lists or objects, which a column may spell as JSON.
const NESTED: [&str; 9] = [
    "figures",
    "series",
    "events",
    "quote",
    "points",
    "headline_short",
    "photo",
    "image",
    "tags",
];

/// Reads a table.
pub(super) struct Csv {
    cutter: Cutter,
    origin: Origin,
    map: Map,
    /// The names of its columns; empty until the first line is read.
    header: Vec<String>,
    ended: bool,
}

impl Csv {
    pub(super) fn new(stream: Stream, origin: Origin, map: Map) -> Self {
        Self {
            cutter: Cutter::new(stream),
            origin,
            map,
            header: Vec::new(),
            ended: false,
        }
    }

    /// Reads the first line; why the rest cannot be read.
    fn read_header(&mut self) -> Result<(), String> {
        self.cutter.begin().map_err(|e| broken_off(&e))?;
        let raw = match self.cutter.cut().map_err(|e| broken_off(&e))? {
            Cut::Row { raw, .. } => raw,
            Cut::End => return Err("no header in it; give one with the columns' names".to_owned()),
            Cut::TooLarge | Cut::Open { .. } | Cut::Lost { .. } => {
                return Err("its header is no line of names; mend its first line".to_owned());
            }
        };
        let names = fields(&raw, self.cutter.delimiter)?;
        let names: Vec<String> = names.iter().map(|name| known(name, &self.map)).collect();
        if !serves(&names, &self.map) {
            return Err(format!(
                "no column of it is a title, headline or body; it has {}; say which is which with --map title=COLUMN --map content=COLUMN",
                names.join(", ")
            ));
        }
        self.header = names;
        Ok(())
    }

    /// A record that was cut out, as a row.
    fn row(&self, raw: &[u8], count: usize, place: &Place) -> Result<Row, String> {
        if count != self.header.len() {
            return Err(format!(
                "{count} fields where the header has {}; put quotes around fields that hold a delimiter, quote or line break",
                self.header.len()
            ));
        }
        let mut found = Fields::new();
        for (name, value) in self.header.iter().zip(fields(raw, self.cutter.delimiter)?) {
            if value.trim().is_empty() || found.contains_key(name) {
                continue;
            }
            found.insert(name.clone(), Value::String(value));
        }
        // What is mapped has to be read as its field is.
        self.map.apply(&mut found);
        for (name, value) in &mut found {
            if NESTED.contains(&name.as_str())
                && let Value::String(text) = value
            {
                *value = nested(name, text);
            }
        }
        if found.is_empty() {
            return Err("no field in it holds anything; leave it out".to_owned());
        }
        let map = Map::default();
        Ok(row(Value::Object(found), place, &map, &Around::default()))
    }
}

impl Iterator for Csv {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if self.ended {
            return None;
        }
        if self.header.is_empty()
            && let Err(why) = self.read_header()
        {
            self.ended = true;
            return Some(Err(self.origin.bad(why)));
        }
        loop {
            let place = match self.cutter.line() {
                Ok(line) => self.origin.line(line),
                Err(e) => {
                    self.ended = true;
                    return Some(Err(self.origin.bad(broken_off(&e))));
                }
            };
            let (why, lost) = match self.cutter.cut() {
                Err(e) => {
                    self.ended = true;
                    (broken_off(&e), true)
                }
                Ok(Cut::End) => {
                    self.ended = true;
                    return None;
                }
                Ok(Cut::Row { raw, .. }) if raw.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Cut::Row { raw, count }) => match self.row(&raw, count, &place) {
                    Ok(row) => return Some(Ok(row)),
                    Err(why) => (why, false),
                },
                Ok(Cut::TooLarge) => return Some(Ok(Row::Bad(place.bad(too_large())))),
                Ok(Cut::Open { field }) => (self.open(field), false),
                Ok(Cut::Lost { field }) => (
                    format!("{}; rows after it are lost", self.open(field)),
                    true,
                ),
            };
            // A table that ends with a row that is none may have been cut off there.
            let lost = lost || self.cutter.is_at_end();
            let bad = place.bad(why);
            return Some(if lost { Err(bad) } else { Ok(Row::Bad(bad)) });
        }
    }
}

impl Csv {
    fn open(&self, field: usize) -> String {
        let name = self.header.get(field - 1).map(String::as_str);
        let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
        format!(
            "a quote is opened in column {field}{name} and not closed; close it, and double quotes within the field"
        )
    }
}

/// The fields of one raw record.
fn fields(raw: &[u8], delimiter: u8) -> Result<Vec<String>, String> {
    text(raw)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(raw);
    let mut record = csv::StringRecord::new();
    reader.read_record(&mut record).map_err(|e| e.to_string())?;
    Ok(record.iter().map(str::to_owned).collect())
}

/// A column's name as fields are named; one that is mapped stays as it is.
fn known(name: &str, map: &Map) -> String {
    let name = name.trim();
    let small = name.to_lowercase();
    let mapped = map.pairs().any(|(_, column)| column == name);
    match LOOSE.contains(&small.as_str()) && !mapped {
        true => small,
        false => name.to_owned(),
    }
}

/// Whether columns hold what an article or brief begins with.
fn serves(names: &[String], map: &Map) -> bool {
    let has = |name: &str| names.iter().any(|own| own == name);
    let mapped = map
        .pairs()
        .any(|(_, column)| has(column) || column.split('.').next().is_some_and(has));
    let own = names
        .iter()
        .any(|name| matches!(name.as_str(), "title" | "headline") || article::is_body(name));
    mapped || own
}

/// Whether a line looks like a table's header: names with a title and more, as no prose has.
pub(super) fn is_header(line: &str, map: &Map) -> bool {
    let delimiter = cut::delimiter(line.as_bytes());
    let Ok(names) = fields(line.as_bytes(), delimiter) else {
        return false;
    };
    let names: Vec<String> = names.iter().map(|name| known(name, map)).collect();
    let is_name = |name: &String| !name.is_empty() && name.len() < 64 && !name.contains(". ");
    names.len() > 1 && names.iter().all(is_name) && serves(&names, map)
}

/// A column that holds more than a text.
fn nested(name: &str, text: &str) -> Value {
    if text.trim_start().starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str(text)
    {
        return value;
    }
    match name {
        "tags" => parts(text, &[',', ';', '|']).into(),
        _ => Value::String(text.to_owned()),
    }
}
