//! RSS and Atom, an item at a time.

use super::{Cutter, Piece, at, told};
use crate::article;
use crate::batch::source::row::too_large;
use crate::batch::source::stream::Stream;
use crate::batch::source::{Given, Origin, Row};

/// Reads a feed.
pub(in crate::batch::source) struct Feed {
    cutter: Cutter,
    origin: Origin,
    /// Items so far.
    count: u64,
    ended: bool,
}

impl Feed {
    pub(in crate::batch::source) fn new(stream: Stream, origin: Origin) -> Self {
        Self {
            cutter: Cutter::new(stream),
            origin,
            count: 0,
            ended: false,
        }
    }
}

impl Iterator for Feed {
    type Item = Given;

    fn next(&mut self) -> Option<Given> {
        while !self.ended {
            match self.cutter.next() {
                Ok(Piece::Part(..)) => {}
                Ok(Piece::End) => self.ended = true,
                Ok(Piece::Item(kept, line)) => {
                    self.count += 1;
                    let place = self.origin.item(self.count);
                    if kept.over {
                        return Some(Ok(Row::Bad(place.bad(at(line, &too_large())))));
                    }
                    let feed = self.cutter.around(&kept.bytes);
                    return Some(Ok(match article::first_of_feed(&feed) {
                        Ok((story, id)) => place.story(story, &id),
                        Err(why) => Row::Bad(place.bad(at(line, &why))),
                    }));
                }
                Err(fault) => {
                    self.ended = true;
                    let place = self.origin.line(fault.line);
                    return Some(Err(place.bad(told(&fault.why))));
                }
            }
        }
        None
    }
}
