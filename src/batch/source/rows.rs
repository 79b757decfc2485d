//! The sources of a batch, read one after the other.

use super::files::{Found, PARTS, Place, part};
use super::json::ghost::Ghost;
use super::json::list::List;
use super::lines::Lines;
use super::named::{Named, below};
use super::one::One;
use super::stream::{Gauge, Stream};
use super::xml::feed::Feed;
use super::xml::wordpress::WordPress;
use super::{Bad, Kind, Map, Origin, Reader, Row, broken_off, csv, kind};
use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How messages name standard input.
const STDIN: &str = "standard input";

/// What is read, and how.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Files, folders, patterns such as `posts/*.md`, or `-` for standard input. None by default.
    pub names: Vec<String>,
    /// What they are; told by their names and first bytes when `None`, which is the default.
    pub from: Option<Kind>,
    /// Which columns of JSON and tables are which fields; none by default.
    pub map: Map,
    /// A folder in which nothing is an article, such as that of the banners. None by default.
    pub except: Option<PathBuf>,
}

impl Sources {
    /// Finds the sources; `stdin` is read when `-` is one of them.
    ///
    /// # Errors
    /// A source that is not there, a pattern that fits no file, or `-` given twice, in one line.
    pub fn open(self, stdin: Box<dyn Read + Send>) -> Result<Rows, String> {
        if self.names.is_empty() {
            return Err("no source; give a file, a folder, or \"-\" for standard input".to_owned());
        }
        if self.names.iter().filter(|name| *name == "-").count() > 1 {
            return Err("\"-\" is given twice; standard input can be read once".to_owned());
        }
        let places: Result<VecDeque<Place>, String> =
            self.names.iter().map(|name| Place::find(name)).collect();
        let places = places?;
        let except = self.except.and_then(|path| std::path::absolute(path).ok());
        Ok(Rows {
            of: places.len(),
            piped: self.names.iter().any(|name| name == "-"),
            places,
            except,
            from: self.from,
            map: self.map,
            stdin: Some(stdin),
            reader: None,
            file: None,
            broken: None,
        })
    }
}

/// Whether a path leads into a folder, by its name.
fn is_below(path: &Path, folder: Option<&Path>) -> bool {
    let whole = std::path::absolute(path).ok();
    folder.is_some_and(|folder| whole.is_some_and(|whole| whole.starts_with(folder)))
}

/// The rows of all sources, in order.
pub struct Rows {
    places: VecDeque<Place>,
    from: Option<Kind>,
    map: Map,
    stdin: Option<Box<dyn Read + Send>>,
    reader: Option<Reader>,
    /// How many sources there are, and whether one is a pipe.
    of: usize,
    piped: bool,
    /// A whole path below which nothing is an article.
    except: Option<PathBuf>,
    /// The source of one file that is being read: how far, and its bytes.
    file: Option<(Gauge, u64)>,
    /// Why not all could be read.
    broken: Option<String>,
}

impl Rows {
    /// Whether every source so far was read to its end. When one was not, rows may be missing
    /// that are there, so that nothing may be taken for gone.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.broken.is_none()
    }

    /// The first source that was not read to its end, where, and why, in one line.
    #[must_use]
    pub fn why_not_whole(&self) -> Option<&str> {
        self.broken.as_deref()
    }

    /// How far the sources are read, and how far that is in all, in parts of no meaning; `None`
    /// where nobody can know.
    #[must_use]
    pub fn read(&self) -> (u64, Option<u64>) {
        let parts = |count: usize| count as u64 * PARTS;
        let left = self.places.len() + usize::from(self.file.is_some());
        let begun = match &self.file {
            Some((gauge, bytes)) => part(gauge.at(), *bytes),
            None => self.places.front().map_or(0, Place::given),
        };
        let done = parts(self.of.saturating_sub(left)) + begun;
        // Nobody knows how much a pipe will give.
        (done, (!self.piped).then(|| parts(self.of)))
    }

    /// Begins the next file; `None` when there are no more.
    fn begin(&mut self) -> Option<Result<Reader, Bad>> {
        loop {
            let found = match self.places.front_mut()? {
                Place::Stdin => {
                    self.places.pop_front();
                    let stream = Stream::pipe(self.stdin.take()?);
                    let origin = Origin {
                        name: STDIN.to_owned(),
                        folder: None,
                    };
                    return Some(self.reader_of(stream, &origin, &Naming::default()));
                }
                Place::File(path) => {
                    let path = std::mem::take(path);
                    self.places.pop_front();
                    let bytes = std::fs::metadata(&path).map_or(0, |about| about.len());
                    self.file = Some((Gauge::default(), bytes));
                    Found { path, base: None }
                }
                place => match place.next() {
                    Some(Ok(found)) if is_below(&found.path, self.except.as_deref()) => continue,
                    Some(Ok(found)) => found,
                    Some(Err(bad)) => return Some(Err(bad)),
                    None => {
                        self.places.pop_front();
                        continue;
                    }
                },
            };
            return Some(self.file(&found));
        }
    }

    fn file(&self, found: &Found) -> Result<Reader, Bad> {
        let path = &found.path;
        let folder = path.parent().unwrap_or(Path::new(""));
        let origin = Origin {
            name: path.display().to_string(),
            folder: Some(folder.to_owned()),
        };
        let mut stream = Stream::open(path).map_err(|e| {
            origin.bad(format!(
                "cannot be opened ({e}); mend that, or leave it out"
            ))
        })?;
        if let Some((gauge, _)) = &self.file {
            stream.gauge = gauge.clone();
        }
        let base = found.base.as_deref();
        let naming = Naming {
            path: Some(path.clone()),
            file: below(path, base.unwrap_or(folder)),
            listed: base.is_some(),
        };
        self.reader_of(stream, &origin, &naming)
    }

    /// The reader that a source wants.
    fn reader_of(&self, stream: Stream, origin: &Origin, naming: &Naming) -> Result<Reader, Bad> {
        self.chosen(stream, origin, naming)
            .map_err(|e| origin.bad(broken_off(&e)))?
            .map_err(|why| origin.bad(why))
    }

    fn chosen(
        &self,
        mut stream: Stream,
        origin: &Origin,
        naming: &Naming,
    ) -> io::Result<Result<Reader, String>> {
        let first = stream.ahead(2, |seen, _| seen.len() >= 2)?;
        let utf16 = matches!(first.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff]));
        let kind = match (self.from, &naming.path) {
            // An export is a feed or JSON as well, but one with drafts in it.
            (Some(Kind::Feed | Kind::Json), _) => {
                let seen = kind::of_bytes(&mut stream, &self.map)?;
                let export = seen.filter(|kind| matches!(kind, Kind::WordPress | Kind::Ghost));
                export.or(self.from)
            }
            (Some(kind), _) => Some(kind),
            (None, Some(path)) => kind::of_file(path, &mut stream, &self.map)?,
            (None, None) => kind::of_bytes(&mut stream, &self.map)?,
        };
        let is_rows = kind.is_some_and(|kind| !matches!(kind, Kind::Article(_)));
        if utf16 && is_rows {
            return Ok(Err("it is UTF-16; save the file as UTF-8".to_owned()));
        }
        // What should have written it may have failed: all that was in it is not gone.
        if first.is_empty() && (is_rows || !naming.listed) {
            return Ok(Err(
                "nothing in it; write it anew, or leave it out".to_owned()
            ));
        }
        let (origin, map) = (origin.clone(), self.map.clone());
        let reader: Reader = match kind {
            Some(Kind::JsonLines) => Box::new(Lines::new(stream, origin, map)),
            Some(Kind::Csv) => Box::new(csv::Csv::new(stream, origin, map)),
            Some(Kind::Json) => naming.of(Box::new(List::new(stream, origin, map))),
            Some(Kind::Feed) => naming.of(Box::new(Feed::new(stream, origin))),
            // What its interface gives is JSON.
            Some(Kind::WordPress) if kind::is_json(&mut stream)? => {
                naming.of(Box::new(List::new(stream, origin, map)))
            }
            Some(Kind::WordPress) => Box::new(WordPress::new(stream, origin)?),
            Some(Kind::Ghost) => Box::new(Ghost::new(stream, origin)?),
            Some(Kind::Article(form)) => {
                Box::new(One::new(stream, origin, Some(form), naming.file.clone()))
            }
            None => Box::new(One::new(stream, origin, None, naming.file.clone())),
        };
        Ok(Ok(reader))
    }
}

/// How a source names its articles.
struct Naming {
    /// `None` for standard input.
    path: Option<PathBuf>,
    /// What an article is called that is all of the source.
    file: String,
    /// Whether it was found in a folder, so that it is part of the names of its articles.
    listed: bool,
}

impl Default for Naming {
    fn default() -> Self {
        Self {
            path: None,
            file: STDIN.replace(' ', "-"),
            listed: false,
        }
    }
}

impl Naming {
    fn of(&self, reader: Reader) -> Reader {
        match self.listed {
            true => Box::new(Named::new(reader, self.file.clone())),
            false => reader,
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let given = match &mut self.reader {
                Some(reader) => reader.next(),
                None => match self.begin()? {
                    Ok(reader) => {
                        self.reader = Some(reader);
                        continue;
                    }
                    Err(bad) => Some(Err(bad)),
                },
            };
            match given {
                Some(Ok(row)) => return Some(row),
                Some(Err(bad)) => {
                    let why = || format!("{}: {}", bad.name, bad.why);
                    self.broken.get_or_insert_with(why);
                    return Some(Row::Bad(bad));
                }
                None => {
                    self.reader = None;
                    self.file = None;
                }
            }
        }
    }
}
