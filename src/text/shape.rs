//! Shapes a paragraph once: bidi, fallback and glyphs by `parley`, at a fixed size whose
//! widths scale to any other.

use super::emoji::sequences;
use super::face::Metrics;
use super::fonts::Fonts;
use super::fullwidth::halved;
use super::glue::glue;
use super::ink;
use super::scripts::{self, is_right_to_left, script_of};
use super::units::{Unit, units};
use super::{Case, Rules, Style};
use icu_properties::props::Script;
use parley::setting::Tag;
use parley::{
    BaseDirection, CHROMIUM_LINE_BREAK_OVERRIDE, FontContext, FontFamily, FontFamilyName,
    FontFeature, FontFeatures, FontStyle, FontWeight, Language, Layout, LayoutContext, LineBreak,
    LineHeight, StyleProperty, WordBreak,
};
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

/// The size at which paragraphs are shaped, in pixels. No face we use is hinted, so widths
/// at any other size are these times a factor; large, so that rounding does not show.
pub(super) const SHAPED_AT: f32 = 100.0;

/// What negative tracking takes from a word space is given back this many times: at the
/// space itself, at the letter before it, and for kerning against the space.
const WORD_GAP: f32 = 2.5;
/// Letters set at half the size they are drawn for stand this much wider apart, in ems; large
/// type wants to be tight, small type loose.
const LOOSER_A_HALVING: f32 = 0.009;
/// The most that tracking differs from what the layout says, in ems.
const LOOSEST: f32 = 0.018;
/// What a descender takes below the baseline at the most, in ems; faces declare more than
/// their letters use, to keep lines apart.
const DESCENT: f32 = 0.24;

/// A worker's shaping contexts.
pub struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// Paragraphs that were shaped, the last one in front.
    kept: VecDeque<(String, Style, Arc<Shaped>)>,
}

/// Paragraphs that are kept: those of a banner, in a few forms and styles each.
const KEPT: usize = 64;

/// A paragraph, shaped, cut into the units between which a line may break.
pub struct Shaped {
    pub(super) layout: Layout<()>,
    pub(super) text: String,
    /// The units in the order of reading.
    pub units: Vec<Unit>,
    /// Distance between baselines, in ems.
    pub leading: f32,
    /// Heights in ems: of the first face, or more where the words' scripts need it.
    pub metrics: Metrics,
    /// The letters that no face of the style holds.
    pub missing: Vec<char>,
    /// Set from right to left.
    pub right_to_left: bool,
    /// Whose rules break its lines.
    pub(super) rules: Rules,
    tracking: Tracking,
    /// Sum of the advances before each unit, in ems, and after the last.
    before: Vec<f32>,
    /// How many letters stand before each unit, and after the last.
    letters_before: Vec<u32>,
}

/// Space between letters, in ems, by size. It is added to shaped letters, not shaped with them:
/// joiners and marks of direction are letters to the shaper, and would be spaced too.
#[derive(Debug, Clone, Copy)]
struct Tracking {
    /// At the size that it is drawn for.
    ems: f32,
    /// The size that it is drawn for; 0 when it is the same at every size.
    at: f32,
}

impl Tracking {
    /// At a size, in ems.
    fn at(self, size: f32) -> f32 {
        if self.at <= 0.0 || size <= 0.0 {
            return self.ems;
        }
        let halvings = libm::log2f(self.at / size);
        self.ems + (halvings * LOOSER_A_HALVING).clamp(-LOOSEST, LOOSEST)
    }
}

impl Shaper {
    /// Contexts that know these faces and no others.
    #[must_use]
    pub fn new(fonts: &Fonts) -> Self {
        Self {
            fonts: fonts.context(),
            layouts: LayoutContext::new(),
            kept: VecDeque::with_capacity(KEPT),
        }
    }

    /// Shapes a paragraph; line feeds in it count as spaces. The last ones are kept: pages are
    /// tried with the same words again and again, and words have no size yet.
    pub fn shape(&mut self, text: &str, style: &Style, fonts: &Fonts) -> Arc<Shaped> {
        let same = |kept: &(String, Style, Arc<Shaped>)| kept.0 == text && kept.1 == *style;
        if let Some(at) = self.kept.iter().position(same) {
            return Arc::clone(&self.kept[at].2);
        }
        let shaped = Arc::new(self.shape_anew(text, style, fonts));
        self.kept.truncate(KEPT - 1);
        self.kept
            .push_front((text.to_owned(), style.clone(), Arc::clone(&shaped)));
        shaped
    }

    fn shape_anew(&mut self, text: &str, style: &Style, fonts: &Fonts) -> Shaped {
        let text = match style.rules {
            Rules::House => glue(text, &style.language),
            Rules::Browser => text.to_owned(),
        };
        let tracks = text.chars().filter_map(scripts::needs).all(|n| n.tracks);
        let tracking = Tracking {
            ems: if tracks { style.tracking } else { 0.0 },
            at: if tracks { style.tracked_at } else { 0.0 },
        };
        let right_to_left = is_right_to_left(&text, &style.language);
        let mut layout = self.layout(&text, style, tracking, right_to_left, fonts);
        // No room at all: every line is as short as it may be, which is a unit.
        layout.break_all_lines(Some(0.0));
        let units = units(&layout, &text, style);
        let mut before = vec![0.0];
        let mut letters_before = vec![0];
        for unit in &units {
            before.push(before.last().copied().unwrap_or(0.0) + unit.advance);
            letters_before.push(letters_before.last().copied().unwrap_or(0) + unit.letters);
        }
        let face = fonts.face(&style.families, style.weight, style.italic);
        let (metrics, leading) = ink::heights(&layout, &text, face, style.leading);
        Shaped {
            missing: missing(&layout, &text),
            layout,
            units,
            text,
            leading,
            metrics,
            right_to_left,
            rules: style.rules,
            tracking,
            before,
            letters_before,
        }
    }

    fn layout(
        &mut self,
        text: &str,
        style: &Style,
        tracking: Tracking,
        right_to_left: bool,
        fonts: &Fonts,
    ) -> Layout<()> {
        let emoji = sequences(text).into_iter().filter(|e| e.colored);
        let emoji_first = fonts.emoji_first(&style.families);
        // Lining figures always; of one width where the layout asks for columns.
        let width = if style.tabular { b"tnum" } else { b"pnum" };
        // Faked ones, or only those of a fallback face, would be worse than none.
        let face = fonts.face(&style.families, style.weight, style.italic);
        let small = style.case == Case::Small && face.is_some_and(|face| face.has(*b"smcp"));
        let features = [
            FontFeature::new(Tag::new(b"lnum"), 1),
            FontFeature::new(Tag::new(width), 1),
            FontFeature::new(Tag::new(b"case"), u16::from(style.case == Case::Upper)),
            FontFeature::new(Tag::new(b"smcp"), u16::from(small)),
            // Letters that a layout sets apart, or together, are not joined.
            FontFeature::new(Tag::new(b"liga"), u16::from(tracking.ems == 0.0)),
            FontFeature::new(Tag::new(b"clig"), u16::from(tracking.ems == 0.0)),
        ];
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(in_order(&style.families));
        for sequence in emoji {
            // A text face may hold a black heart; the emoji is a red one.
            builder.push(in_order(&emoji_first), sequence.range);
        }
        for mark in halved(text, &style.language) {
            let half = [&features[..], &[FontFeature::new(Tag::new(b"halt"), 1)]].concat();
            let half = FontFeatures::List(half.into());
            builder.push(StyleProperty::FontFeatures(half), mark);
        }
        let mut set = |property: StyleProperty<'_, ()>| builder.push_default(property);
        set(StyleProperty::FontSize(SHAPED_AT));
        set(FontWeight::new(f32::from(style.weight)).into());
        set(StyleProperty::WordSpacing(
            word_gap(tracking.ems) * SHAPED_AT,
        ));
        set(LineHeight::FontSizeRelative(1.0).into());
        set(StyleProperty::FontFeatures(FontFeatures::List(
            features.as_slice().into(),
        )));
        set(StyleProperty::Locale(Language::parse(&style.language).ok()));
        if style.italic {
            set(FontStyle::Italic.into());
        }
        // Korean breaks between words, as its newspapers do; the others by their own rules.
        let spaceless = ["ja", "zh"].iter().any(|l| style.language.starts_with(l));
        if !spaceless && text.chars().any(|c| script_of(c) == Script::Hangul) {
            set(WordBreak::KeepAll.into());
        }
        if style.rules == Rules::Browser {
            if spaceless {
                // Lines may begin with small kana, which strict rules do not have.
                builder.push_default(LineBreak::Normal);
            }
            builder.set_line_break_override(Some(CHROMIUM_LINE_BREAK_OVERRIDE));
        }
        builder.set_base_direction(if right_to_left {
            BaseDirection::Rtl
        } else {
            BaseDirection::Ltr
        });
        builder.build(text)
    }
}

/// Extra space between words, in ems: tight letters must not close the gap between them.
fn word_gap(tracking: f32) -> f32 {
    WORD_GAP * -tracking.min(0.0)
}

impl Shaped {
    /// The words of a unit, with the space after them.
    #[must_use]
    pub fn words(&self, unit: usize) -> &str {
        self.text_of(unit..unit + 1)
    }

    /// The words of some units, with the space after them.
    #[must_use]
    pub fn text_of(&self, units: Range<usize>) -> &str {
        let units = self.units.get(units).unwrap_or_default();
        let ends = units.first().zip(units.last());
        ends.and_then(|(first, last)| self.text.get(first.text.start..last.text.end))
            .unwrap_or_default()
    }

    /// Width in pixels, at a size, of a line of these units, without the space at its end.
    #[must_use]
    pub fn width(&self, units: Range<usize>, size: f32) -> f32 {
        let ends = |list: &[f32]| Some(list.get(units.end)? - list.get(units.start)?);
        let letters = |list: &[u32]| Some(list.get(units.end)? - list.get(units.start)?);
        let last = units.end.checked_sub(1).and_then(|i| self.units.get(i));
        let (Some(advance), Some(letters), Some(last)) =
            (ends(&self.before), letters(&self.letters_before), last)
        else {
            return 0.0;
        };
        // The last letter's tracking belongs to a next letter that is not there.
        let letters = letters.saturating_sub(last.hanging_letters + 1) as f32;
        (advance - last.hanging + letters * self.tracking.at(size)) * size
    }

    /// Space between letters at a size, in ems.
    #[must_use]
    pub fn tracking(&self, size: f32) -> f32 {
        self.tracking.at(size)
    }

    /// Extra space between words, in ems.
    #[must_use]
    pub fn word_gap(&self) -> f32 {
        word_gap(self.tracking.ems)
    }

    /// Pixels from the top of the first capital to the baseline of the last line.
    pub(super) fn height(&self, lines: usize, size: f32) -> f32 {
        (self.metrics.cap_height + (lines.max(1) - 1) as f32 * self.leading) * size
    }

    /// What letters take below the baseline, in ems.
    pub(super) fn below(&self) -> f32 {
        self.metrics.descent
    }

    /// Whether any letter would be seen.
    #[must_use]
    pub fn has_ink(&self) -> bool {
        self.text
            .chars()
            .any(|c| !c.is_whitespace() && !is_unseen(c))
    }
}

/// Families in order of preference.
fn in_order(families: &[String]) -> StyleProperty<'_, ()> {
    let named = families
        .iter()
        .map(|f| FontFamilyName::Named(f.as_str().into()));
    StyleProperty::FontFamily(FontFamily::List(named.collect::<Vec<_>>().into()))
}

/// The letters that came out as glyph 0.
fn missing(layout: &Layout<()>, text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    let runs = layout
        .lines()
        .flat_map(|line| line.runs().collect::<Vec<_>>());
    for cluster in runs.flat_map(|run| run.clusters().collect::<Vec<_>>()) {
        if cluster.glyphs().any(|g| g.id == 0) {
            let letters = text.get(cluster.text_range()).unwrap_or_default().chars();
            missing.extend(letters.filter(|c| !c.is_whitespace() && !is_unseen(*c)));
        }
    }
    missing
}

/// Letters that have no ink in any face: joiners, selectors, soft hyphens, controls.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A descender of the first face.
pub(super) fn descender(metrics: Metrics) -> f32 {
    metrics.descent.min(DESCENT)
}
