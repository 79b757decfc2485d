//! One face: what a font file says of itself.

use parley::fontique::Blob;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

/// One face of a font file.
#[derive(Clone)]
pub struct Face {
    /// The typographic family, such as `Libre Franklin`.
    pub family: String,
    /// Weight from 100 to 900; that of a variable face's default.
    pub weight: u16,
    /// The weights it can be set in; more than one for a variable face.
    pub weights: RangeInclusive<u16>,
    /// Italic or upright.
    pub italic: bool,
    /// Heights, in ems.
    pub metrics: Metrics,
    /// The file it came from; `None` when it is built in.
    pub file: Option<String>,
    /// Whose forms its Han letters have, where it says so.
    pub(super) han: Option<Han>,
    /// With serifs or without, where it says so.
    pub(super) serif: Option<bool>,
    /// Pictures rather than letters.
    pub(super) emoji: bool,
    pub(super) data: Blob<u8>,
    /// Its place in a collection; 0 in a file of its own.
    pub(super) index: u32,
    /// Whether the file holds more faces than this.
    pub(super) shared: bool,
    /// Made when it is first asked for: most faces set no word.
    pub(super) hash: Arc<OnceLock<String>>,
}

/// The heights of a face, in ems, so that they hold at every size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Baseline to the top of a capital.
    pub cap_height: f32,
    /// Baseline to the top of an x.
    pub x_height: f32,
    /// Baseline to the bottom of a descender; positive.
    pub descent: f32,
}

/// Whose forms the Han letters of a face have: one code point is drawn in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Han {
    Simplified,
    Traditional,
    HongKong,
    Japanese,
    Korean,
}

impl Han {
    /// The forms a language wants, best first. Without a language of Han letters: by the
    /// number of readers.
    pub(super) fn wanted(language: &str) -> [Self; 5] {
        use Han::{HongKong, Japanese, Korean, Simplified, Traditional};
        let code = language.to_ascii_lowercase().replace('_', "-");
        let mut parts = code.split('-');
        let first = parts.next().unwrap_or_default();
        let says = |part: &str| code.split('-').skip(1).any(|p| p == part);
        match first {
            "ja" => [Japanese, Traditional, HongKong, Korean, Simplified],
            "ko" => [Korean, Traditional, HongKong, Japanese, Simplified],
            "yue" | "zh" if says("hk") || says("mo") || (first == "yue" && !says("hans")) => {
                [HongKong, Traditional, Japanese, Korean, Simplified]
            }
            "zh" if says("hant") || says("tw") => {
                [Traditional, HongKong, Japanese, Korean, Simplified]
            }
            _ => [Simplified, Traditional, HongKong, Japanese, Korean],
        }
    }

    /// Whether a language is written with Han letters, be it in part.
    pub(super) fn writes(language: &str) -> bool {
        let first = language.split(['-', '_']).next().unwrap_or_default();
        ["ja", "ko", "yue", "zh"].contains(&first.to_ascii_lowercase().as_str())
    }

    /// By the last word of the family's name, which Noto and Source Han keep to; else by the
    /// one East Asian code page that the face says it is for. A face for several says nothing.
    fn of(family: &str, font: &FontRef<'_>) -> Option<Self> {
        let named = match family.rsplit(' ').next() {
            Some("SC" | "CN") => Some(Self::Simplified),
            Some("TC" | "TW") => Some(Self::Traditional),
            Some("HK" | "HC") => Some(Self::HongKong),
            Some("JP" | "J") => Some(Self::Japanese),
            Some("KR" | "K") => Some(Self::Korean),
            _ => None,
        };
        let pages = || match font.os2().ok()?.ul_code_page_range_1()? >> 17 & 0b1111 {
            0b0001 => Some(Self::Japanese),
            0b0010 => Some(Self::Simplified),
            0b0100 => Some(Self::Korean),
            0b1000 => Some(Self::Traditional),
            _ => None,
        };
        named.or_else(pages)
    }
}

impl Face {
    /// The BLAKE3 hash of its file as it is used, in hexadecimal: of some faces a rule is
    /// written anew in memory, see `mend`.
    #[must_use]
    pub fn hash(&self) -> &str {
        self.hash
            .get_or_init(|| blake3::hash(self.data.data()).to_hex().to_string())
    }

    /// Whether its letters have other forms by an OpenType feature, such as `smcp`.
    #[must_use]
    pub fn has(&self, feature: [u8; 4]) -> bool {
        let Ok(font) = FontRef::from_index(self.data.data(), self.index) else {
            return false;
        };
        let features = font.gsub().and_then(|gsub| gsub.feature_list());
        features.is_ok_and(|list| {
            let mut records = list.feature_records().iter();
            records.any(|record| record.feature_tag() == Tag::new(&feature))
        })
    }

    /// Reads a face.
    ///
    /// # Errors
    /// Why words cannot be set with it.
    pub(super) fn read(
        font: &FontRef<'_>,
        data: Blob<u8>,
        index: u32,
        file: Option<&str>,
    ) -> Result<Self, &'static str> {
        let name = |id| {
            font.localized_strings(id)
                .english_or_first()
                .map(|s| s.to_string())
                .filter(|s| !s.is_empty())
        };
        let family = name(StringId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| name(StringId::FAMILY_NAME))
            .ok_or("has no family name")?;
        if !font.charmap().has_map() {
            return Err("has no table of letters");
        }
        let holds = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let colored = holds(b"COLR") || holds(b"CBDT") || holds(b"sbix");
        if !colored && !holds(b"glyf") && !holds(b"CFF ") && !holds(b"CFF2") {
            return Err("has neither outlines nor pictures in colour");
        }
        let maps = |letter: char| font.charmap().map(letter).is_some();
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let attributes = font.attributes();
        let weight = attributes.weight.value() as u16;
        let axis = font.axes().get_by_tag(Tag::new(b"wght"));
        let weights = axis.map_or(weight..=weight, |axis| {
            axis.min_value() as u16..=axis.max_value() as u16
        });
        Ok(Self {
            weight,
            weights,
            italic: attributes.style != skrifa::attribute::Style::Normal,
            metrics: Metrics {
                // Without the OS/2 heights: those of a usual Latin face.
                cap_height: metrics.cap_height.filter(|h| *h > 0.0).unwrap_or(0.7),
                x_height: metrics.x_height.filter(|h| *h > 0.0).unwrap_or(0.5),
                descent: metrics.descent.abs(),
            },
            file: file.map(str::to_owned),
            han: Han::of(&family, font),
            serif: serif(&family, font),
            emoji: (colored || maps('😀')) && !maps('a'),
            family,
            data,
            index,
            shared: false,
            hash: Arc::default(),
        })
    }

    /// Whether the face has a glyph for the letter.
    #[must_use]
    pub fn holds(&self, letter: char) -> bool {
        self.font()
            .is_some_and(|f| f.charmap().map(letter).is_some())
    }

    /// How far a weight is from those the face can be set in.
    pub(super) fn weight_away(&self, weight: u16) -> u16 {
        weight.abs_diff(weight.clamp(*self.weights.start(), *self.weights.end()))
    }

    /// The file, read anew; it was read once, so it is a font.
    pub(super) fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data.data(), self.index).ok()
    }
}

/// By PANOSE, else by the words of the family's name.
fn serif(family: &str, font: &FontRef<'_>) -> Option<bool> {
    let panose = font.os2().ok().map(|os2| os2.panose_10().to_vec());
    match panose.as_deref() {
        Some([2, 2..=10, ..]) => return Some(true),
        Some([2, 11..=15, ..]) => return Some(false),
        _ => {}
    }
    let word = |words: &[&str]| family.split(' ').any(|w| words.contains(&w));
    if word(&["Serif", "Naskh", "Nastaliq", "Mincho", "Song", "Ming"]) {
        return Some(true);
    }
    word(&["Sans", "Kufi", "Gothic", "Grotesk"]).then_some(false)
}
