//! Lists of articles as JSON, such as WordPress's and Ghost's interfaces give.

use super::{Found, Plan, Walk, told};
use crate::batch::source::map::Map;
use crate::batch::source::row::{parse, row, too_large};
use crate::batch::source::stream::Stream;
use crate::batch::source::{Given, Origin, Row};

/// Reads a list of articles.
pub(in crate::batch::source) struct List {
    walk: Walk,
    origin: Origin,
    map: Map,
    /// Values so far.
    count: u64,
    ended: bool,
}

impl List {
    pub(in crate::batch::source) fn new(stream: Stream, origin: Origin, map: Map) -> Self {
        Self {
            walk: Walk::new(stream, Plan::Articles),
            origin,
            map,
            count: 0,
            ended: false,
        }
    }
}

impl Iterator for List {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        if self.ended {
            return None;
        }
        let (kept, line) = match self.walk.next() {
            Ok(Found::Item { kept, line, .. }) => (kept, line),
            Ok(Found::End) => {
                self.ended = true;
                return None;
            }
            Err(fault) => {
                self.ended = true;
                let place = self.origin.line(fault.line);
                return Some(Err(place.bad(told(&fault.why))));
            }
        };
        self.count += 1;
        let place = self.origin.item(self.count);
        if kept.over {
            return Some(Ok(Row::Bad(place.bad(too_large()))));
        }
        Some(match parse(&kept.bytes, line) {
            Ok(value) => Ok(row(value, &place, &self.map, &self.walk.around)),
            Err(fault) if fault.broken => {
                // A quote too few may have made one value of several.
                self.ended = true;
                Err(place.bad(format!("{}; what follows was not read", fault.why)))
            }
            Err(fault) => Ok(Row::Bad(place.bad(fault.why))),
        })
    }
}
