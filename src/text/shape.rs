//! Shapes a paragraph once: bidi, fallback and glyphs by `parley`, at a fixed size whose
//! widths scale to any other.

use super::emoji::sequences;
use super::{Fitted, Fonts, Metrics, Style};
use parley::setting::Tag;
use parley::{
    FontContext, FontFamily, FontFamilyName, FontFeature, FontFeatures, FontStyle, FontWeight,
    Language, Layout, LayoutContext, LineHeight, PositionedLayoutItem, StyleProperty,
};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::ops::Range;

/// The size at which paragraphs are shaped, in pixels. No face we use is hinted, so widths
/// at any other size are these times a factor; large, so that rounding does not show.
const SHAPED_AT: f32 = 100.0;

/// What negative tracking takes from a word space is given back this many times: at the
/// space itself, at the letter before it, and for kerning against the space.
const WORD_GAP: f32 = 2.5;
/// From this size on, lines begin at their first ink; below it side bearings are too small to
/// see, and letters of a column stand better on their origins.
const HANGS_FROM: f32 = 40.0;

/// A worker's shaping contexts.
pub struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<()>,
}

/// A paragraph, shaped, cut into the units between which a line may break.
pub struct Shaped {
    pub(super) layout: Layout<()>,
    pub(super) text: String,
    /// The units in the order of reading.
    pub units: Vec<Unit>,
    /// Extra space between letters, in ems.
    pub tracking: f32,
    /// Distance between baselines, in ems.
    pub leading: f32,
    /// Heights of the first face, in ems.
    pub metrics: Metrics,
    /// The letters that no face of the style holds.
    pub missing: Vec<char>,
    /// Sum of the advances before each unit, in ems, and after the last.
    before: Vec<f32>,
}

/// The least stretch of a paragraph that a line can hold: a word with the space after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its bytes in the paragraph.
    pub text: Range<usize>,
    /// Its characters, for the breaker.
    chars: u32,
    /// Width in ems with the space after it.
    pub advance: f32,
    /// Width in ems of that space, which hangs at a line's end.
    pub hanging: f32,
}

/// Glyphs of one face at one size.
#[derive(Clone)]
pub struct Run {
    /// The face.
    pub font: parley::FontData,
    /// Its place on the axes of variation; empty for a static face.
    pub coords: Vec<i16>,
    /// Pixels to the em.
    pub size: f32,
    /// The glyphs, placed.
    pub glyphs: Vec<Glyph>,
}

/// One glyph, at its origin on the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph id in the run's face.
    pub id: u32,
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

impl Shaper {
    /// Contexts that know these faces and no others.
    #[must_use]
    pub fn new(fonts: &Fonts) -> Self {
        Self {
            fonts: fonts.context(),
            layouts: LayoutContext::new(),
        }
    }

    /// Shapes a paragraph; line feeds in it count as spaces.
    pub fn shape(&mut self, text: &str, style: &Style, fonts: &Fonts) -> Shaped {
        let text = glue(text);
        let emoji: Vec<_> = sequences(&text).into_iter().filter(|e| e.colored).collect();
        let emoji_first = fonts.emoji_first(&style.families);
        // Lining figures always; of one width where the layout asks for columns.
        let width = if style.tabular { b"tnum" } else { b"pnum" };
        let features = [
            FontFeature::new(Tag::new(b"lnum"), 1),
            FontFeature::new(Tag::new(width), 1),
        ];
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(in_order(&style.families));
        for sequence in emoji {
            // A text face may hold a black heart; the emoji is a red one.
            builder.push(in_order(&emoji_first), sequence.range);
        }
        builder.push_default(StyleProperty::FontSize(SHAPED_AT));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(
            style.weight,
        ))));
        builder.push_default(StyleProperty::LetterSpacing(style.tracking * SHAPED_AT));
        // Tight letters must not close the gap between words.
        let gap = WORD_GAP * -style.tracking.min(0.0);
        builder.push_default(StyleProperty::WordSpacing(gap * SHAPED_AT));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.0)));
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::List(
            features.as_slice().into(),
        )));
        builder.push_default(StyleProperty::Locale(Language::parse(&style.language).ok()));
        if style.italic {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        let mut layout: Layout<()> = builder.build(&text);
        // No room at all: every line is as short as it may be, which is a unit.
        layout.break_all_lines(Some(0.0));
        let units = layout.lines().map(|line| {
            let metrics = line.metrics();
            let range = line.text_range();
            Unit {
                chars: text
                    .get(range.clone())
                    .map_or(0, |t| t.chars().count() as u32),
                text: range,
                advance: metrics.advance / SHAPED_AT,
                hanging: metrics.hanging_advance / SHAPED_AT,
            }
        });
        let units: Vec<Unit> = units.filter(|unit| unit.chars > 0).collect();
        let mut before = vec![0.0];
        for unit in &units {
            before.push(before.last().copied().unwrap_or(0.0) + unit.advance);
        }
        let metrics = fonts
            .face(&style.families, style.weight, style.italic)
            .map_or(
                Metrics {
                    cap_height: 0.7,
                    x_height: 0.5,
                    descent: 0.25,
                },
                |face| face.metrics,
            );
        let missing = missing(&layout, &text);
        Shaped {
            layout,
            units,
            text,
            tracking: style.tracking,
            leading: style.leading,
            metrics,
            missing,
            before,
        }
    }
}

impl Shaped {
    /// The words of a unit, with the space after them.
    #[must_use]
    pub fn words(&self, unit: usize) -> &str {
        self.units
            .get(unit)
            .and_then(|u| self.text.get(u.text.clone()))
            .unwrap_or_default()
    }

    /// Width in ems of a line of these units, without the space at its end.
    #[must_use]
    pub fn width(&self, units: Range<usize>) -> f32 {
        let (Some(start), Some(end)) = (self.before.get(units.start), self.before.get(units.end))
        else {
            return 0.0;
        };
        let last = units.end.checked_sub(1).and_then(|i| self.units.get(i));
        // The last letter's tracking belongs to a next letter that is not there.
        end - start - last.map_or(0.0, |u| u.hanging) - self.tracking
    }

    /// Whether any letter would be seen.
    #[must_use]
    pub fn has_ink(&self) -> bool {
        self.text
            .chars()
            .any(|c| !c.is_whitespace() && !is_unseen(c))
    }

    /// The glyphs of the fitted lines: one run a face and line, the first baseline at 0, each
    /// line's first ink at x 0 so that stems and not side bearings stand on the edge.
    #[must_use]
    pub fn place(&mut self, fitted: &Fitted) -> Vec<(usize, Run)> {
        let mut breaker = self.layout.break_lines();
        for line in &fitted.lines {
            let chars = self
                .units
                .get(line.clone())
                .map_or(0, |u| u.iter().map(|u| u.chars).sum());
            breaker.break_next_with_length(chars);
        }
        breaker.finish();
        let scale = fitted.size / SHAPED_AT;
        let leading = self.leading * fitted.size;
        let mut placed = Vec::new();
        for (number, line) in self.layout.lines().take(fitted.lines.len()).enumerate() {
            let mut bearing = None;
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(run) = item else {
                    continue;
                };
                let coords: Vec<i16> = run
                    .run()
                    .normalized_coords()
                    .iter()
                    .map(|c| c.to_bits())
                    .collect();
                let font = run.run().font().clone();
                let mut glyphs = run.positioned_glyphs().map(|g| Glyph {
                    id: g.id,
                    x: g.x * scale,
                    y: (g.y - run.baseline()) * scale + number as f32 * leading,
                });
                let mut glyphs: Vec<_> = glyphs.by_ref().collect();
                let edge = *bearing.get_or_insert_with(|| {
                    let first = glyphs.first().copied();
                    first.map_or(0.0, |g| {
                        let hangs = fitted.size >= HANGS_FROM;
                        g.x + if hangs {
                            ink_left(&font, &coords, g.id, fitted.size)
                        } else {
                            0.0
                        }
                    })
                });
                for glyph in &mut glyphs {
                    glyph.x -= edge;
                }
                placed.push((
                    number,
                    Run {
                        font,
                        coords,
                        size: fitted.size,
                        glyphs,
                    },
                ));
            }
        }
        placed
    }
}

/// Families in order of preference.
fn in_order(families: &[String]) -> StyleProperty<'_, ()> {
    let named = families
        .iter()
        .map(|f| FontFamilyName::Named(f.as_str().into()));
    StyleProperty::FontFamily(FontFamily::List(named.collect::<Vec<_>>().into()))
}

/// How far right of its origin a glyph's ink begins, in pixels.
fn ink_left(font: &parley::FontData, coords: &[i16], id: u32, size: f32) -> f32 {
    let coords: Vec<_> = coords
        .iter()
        .map(|c| NormalizedCoord::from_bits(*c))
        .collect();
    FontRef::from_index(font.data.data(), font.index)
        .ok()
        .and_then(|f| {
            f.glyph_metrics(Size::new(size), LocationRef::new(&coords))
                .bounds(GlyphId::new(id))
        })
        .map_or(0.0, |bounds| bounds.x_min)
}

/// The letters that came out as glyph 0.
fn missing(layout: &Layout<()>, text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for line in layout.lines() {
        for cluster in line
            .runs()
            .flat_map(|run| run.clusters().collect::<Vec<_>>())
        {
            if cluster.glyphs().any(|g| g.id == 0) {
                let letters = text.get(cluster.text_range()).unwrap_or_default().chars();
                missing.extend(letters.filter(|c| !c.is_whitespace() && !is_unseen(*c)));
            }
        }
    }
    missing
}

/// Letters that have no ink in any face: joiners, selectors, soft hyphens, controls.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Joins with no-break spaces and word joiners what must never part: a number and its unit or
/// scale word, a currency and its number, the ends of a range. Line feeds become spaces.
#[must_use]
pub fn glue(text: &str) -> String {
    const NO_BREAK: char = '\u{a0}';
    const JOIN: char = '\u{2060}';
    let mut out = String::with_capacity(text.len() + 8);
    let words: Vec<&str> = text
        .split([' ', '\n', '\r', '\t'])
        .filter(|w| !w.is_empty())
        .collect();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            let so_far = words.get(..=i).unwrap_or_default();
            out.push(if must_stay(so_far) { NO_BREAK } else { ' ' });
        }
        let mut last = None;
        for letter in word.chars() {
            // UAX 14 lets a line break after the dash of `59–74`.
            let after_dash =
                last.is_some_and(|l| matches!(l, '–' | '-' | '—')) && letter.is_ascii_digit();
            if after_dash
                && out
                    .trim_end_matches(['–', '-', '—'])
                    .ends_with(|c: char| c.is_ascii_digit())
            {
                out.push(JOIN);
            }
            out.push(letter);
            last = Some(letter);
        }
    }
    out
}

/// Words that stay with the number before them.
const UNITS: &str = " thousand million billion trillion percent per cent bn mn tn m k km kg t ha % px pp \
    GW MW TWh GWh MWh kWh °C °F tonnes tons dollars euros pounds yuan yen points percentage \
    millions milliards millones Mio. Mrd. USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB ";
/// Currencies that stand before their number.
const CURRENCIES: &str = " USD EUR GBP CNY JPY INR CHF AUD CAD HKD RMB US$ $ € £ ¥ ";

/// Whether a line must not break before the last of these words: `$1 billion`, `4 billion
/// yuan`, `CNY 400`.
fn must_stay(words: &[&str]) -> bool {
    let listed = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {word} "));
    let unit = |word: &str| {
        let bare = word.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '”', '’', '"']);
        listed(UNITS, bare) || listed(UNITS, word)
    };
    let number = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    match words {
        [.., before, after] if number(before) && unit(after) => true,
        [.., before, after] if listed(CURRENCIES, before) => {
            after.starts_with(|c: char| c.is_ascii_digit())
        }
        [.., first, before, after] => number(first) && unit(before) && unit(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::glue;

    #[test]
    fn numbers_keep_their_units() {
        for (name, text, want) in [
            (
                "scale word",
                "spend $1 billion a year",
                "spend $1\u{a0}billion a year",
            ),
            (
                "currency after",
                "4 billion yuan.",
                "4\u{a0}billion\u{a0}yuan.",
            ),
            ("percent", "29 percent, up", "29\u{a0}percent, up"),
            ("range", "$59–74 billion", "$59–\u{2060}74\u{a0}billion"),
            ("currency before", "CNY 400 more", "CNY\u{a0}400 more"),
            (
                "a hyphen between words stays free",
                "cloud-based",
                "cloud-based",
            ),
            ("line feed", "a\nb", "a b"),
            ("nothing", "", ""),
        ] {
            assert_eq!(glue(text), want, "{name}");
        }
    }
}
