//! What a slot, condition or bar finds by name: first in the item of the repeat it stands in,
//! then in the brief.

use crate::brief::{Brief, Event, written};
use crate::figures::{Figure, Point, Series};
use crate::layout::{self, Need};
use std::borrow::Cow;
use std::cmp::Ordering;

/// An item of a repeat.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) value: Value<'a>,
    pub(super) index: usize,
    pub(super) count: usize,
    /// How many of the list stand before the first that is shown.
    pub(super) first: usize,
}

/// What an item is.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Figure(&'a Figure),
    Point(&'a Series, &'a Point),
    Said(&'a str),
    Event(&'a Event),
}

impl Item<'_> {
    /// What an editor calls it.
    pub(super) fn name(&self) -> super::Item {
        let number = self.index as u16 + 1;
        match self.value {
            Value::Figure(_) => super::Item::Figure(number),
            Value::Point(..) => super::Item::Point(number),
            Value::Said(_) | Value::Event(_) => super::Item::Line(number),
        }
    }
}

/// The brief and, inside a repeat, its item.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) brief: &'a Brief,
    pub(super) item: Option<Item<'a>>,
}

impl<'a> Values<'a> {
    /// The words of a field; `None` where there are none.
    pub(super) fn words(&self, field: &str) -> Option<Cow<'a, str>> {
        let own = self.item.and_then(|item| {
            let words = match (item.value, field) {
                (Value::Figure(figure), "text") => &figure.text,
                (Value::Figure(figure), "label") => &figure.label,
                (Value::Point(_, point), "text") => &point.text,
                (Value::Point(_, point), "x") => &point.x,
                (Value::Said(text), "text") => text,
                (Value::Said(_), "number") => return Some((item.index + 1).to_string().into()),
                (Value::Event(event), "text") => &event.text,
                (Value::Event(event), "when") => {
                    return Some(written(&event.when, &self.brief.language));
                }
                _ => return None,
            };
            Some(Cow::Borrowed(words))
        });
        own.or_else(|| layout::words(self.brief, field))
            .filter(|words| !words.is_empty())
    }

    /// Whether the item or the brief holds what is needed.
    pub(super) fn has(&self, need: &Need) -> bool {
        match (self.item, need.field.as_str()) {
            (Some(item), "first") => item.index == 0,
            (Some(item), "last") => item.index + 1 == item.count,
            (Some(item), "decisive") => self.beside_decisive(item) == Some(Ordering::Equal),
            (Some(item), "after") => self.beside_decisive(item) == Some(Ordering::Greater),
            (Some(item), "range") => match item.value {
                Value::Point(_, point) => point.low < point.high,
                Value::Figure(figure) => {
                    let ends = figure.low.zip(figure.high);
                    ends.is_some_and(|(low, high)| low < high)
                }
                _ => false,
            },
            _ => need.met_by(self.brief),
        }
    }

    /// Where an event stands, seen from the decisive one.
    fn beside_decisive(&self, item: Item<'_>) -> Option<Ordering> {
        let event = matches!(item.value, Value::Event(_));
        let decisive = self.brief.decisive().filter(|_| event)?;
        Some((item.first + item.index).cmp(&decisive))
    }

    /// The items of a list.
    pub(super) fn items(&self, list: &str, max: usize) -> Vec<Item<'a>> {
        let values: Vec<Value<'a>> = match list {
            "series" => self.brief.series.first().map_or_else(Vec::new, |s| {
                s.points.iter().map(|p| Value::Point(s, p)).collect()
            }),
            "points" => self.brief.points.iter().map(|p| Value::Said(p)).collect(),
            "events" => self.brief.events.iter().map(Value::Event).collect(),
            _ => layout::figures(self.brief, list)
                .into_iter()
                .map(Value::Figure)
                .collect(),
        };
        let count = values.len().min(max);
        // Of a story's events the latest count, and the one that the headline speaks of.
        let first = match list {
            "events" => {
                let latest = values.len() - count;
                self.brief.decisive().map_or(latest, |at| at.min(latest))
            }
            _ => 0,
        };
        values
            .into_iter()
            .skip(first)
            .take(max)
            .enumerate()
            .map(|(index, value)| Item {
                value,
                index,
                count,
                first,
            })
            .collect()
    }

    /// How many bars right before this one are so much lower that words over this one may begin
    /// over them.
    pub(super) fn lower_before(&self) -> usize {
        /// The height of a label and its distances, as a share of a chart's.
        const LABEL: f32 = 0.16;
        let Some(Item {
            value: Value::Point(series, _),
            index,
            ..
        }) = self.item
        else {
            return 0;
        };
        let own = self.share(true);
        let before = series.points.get(..index).unwrap_or_default().iter().rev();
        before
            .take_while(|point| share_of(series, point.high) + LABEL < own)
            .count()
    }

    /// The item's value as a share from 0 to 1 of its series' largest.
    pub(super) fn share(&self, high: bool) -> f32 {
        match self.item.map(|item| item.value) {
            Some(Value::Point(series, point)) => {
                share_of(series, if high { point.high } else { point.low })
            }
            Some(Value::Figure(figure)) => self.share_of_pair(figure, high),
            _ => 0.0,
        }
    }
}

impl Values<'_> {
    /// The value of one of two figures as a share of the larger.
    fn share_of_pair(&self, figure: &Figure, high: bool) -> f32 {
        let most = |figure: &Figure| figure.high.or(figure.low).unwrap_or_default();
        let Some(pair) = self.brief.pair() else {
            return 0.0;
        };
        let largest = pair.into_iter().map(most).fold(f64::MIN_POSITIVE, f64::max);
        let value = if high {
            most(figure)
        } else {
            figure.low.or(figure.high).unwrap_or_default()
        };
        (value / largest).clamp(0.0, 1.0) as f32
    }
}

/// A value as a share from 0 to 1 of its series' largest.
fn share_of(series: &Series, value: f64) -> f32 {
    let highs = series.points.iter().map(|point| point.high);
    (value / highs.fold(f64::MIN_POSITIVE, f64::max)).clamp(0.0, 1.0) as f32
}
