//! The cases: briefs that every layout can be filled with, and photos drawn for them.

use crate::article::Span;
use crate::brief::{Brief, Event, Quote};
use crate::figures::{Figure, Point, Series, SpanOf, Unit};
use crate::photo::Photo;
use image::RgbImage;

/// A case: its caption, the language, and the headline.
const HEADLINES: &[(&str, &str, &str)] = &[
    ("one letter", "en", "A"),
    (
        "180 characters",
        "en",
        "The council’s long promised review of the harbour, its tolls, its night shifts and its empty northern quay will now be published in full before the summer recess, the mayor said today",
    ),
    (
        "an endless compound",
        "de",
        "Küstenschutzfinanzierungsbeteiligungsgesetzesänderung beschlossen",
    ),
    (
        "Chinese",
        "zh-Hans",
        "港口明年将上调收费百分之三十三，预计每年增收4800万美元",
    ),
    (
        "Japanese",
        "ja",
        "港湾公社が来年「料金を33%引き上げ」、年間4800万ドルの増収を見込む",
    ),
    (
        "Korean",
        "ko",
        "항만공사, 내년 요금 33% 인상… 연간 4800만 달러 추가 수입 전망",
    ),
    (
        "Arabic with Latin names and digits",
        "ar",
        "الميناء يرفع رسومه 33% ويتوقع 48 مليون دولار من Maersk وMSC في 2027",
    ),
    (
        "Hebrew",
        "he",
        "הנמל מעלה את האגרות ב-33% וצופה 48 מיליון דולר בשנה",
    ),
    (
        "Hindi",
        "hi",
        "बंदरगाह अगले साल शुल्क 33% बढ़ाएगा, हर साल 4.8 करोड़ डॉलर की आय का अनुमान",
    ),
    (
        "Thai",
        "th",
        "ท่าเรือจะขึ้นค่าธรรมเนียมร้อยละ 33 ในปีหน้า คาดรายได้เพิ่มปีละ 48 ล้านดอลลาร์",
    ),
    (
        "Vietnamese",
        "vi",
        "Cảng sẽ tăng phí 33% vào năm tới và dự kiến thu thêm 48 triệu đô la mỗi năm",
    ),
    (
        "emoji joined by ZWJ",
        "en",
        "Families 👩‍👩‍👧 wave 👋🏽 goodbye as the last ferry sails ☔",
    ),
];

/// Words to measure how long a headline may be: own sentences, of which a beginning is taken.
pub(super) const LENGTHS: &[(&str, &str)] = &[
    (
        "en",
        "The harbour authority will raise its fees by a third next year and expects the extra income to pay for two new cranes, a bridge to the northern quay and a night service that the island has asked for since the last ferry company left in spring",
    ),
    (
        "de",
        "Die Hafenbehörde erhöht im nächsten Jahr ihre Gebühren um ein Drittel und will mit den zusätzlichen Einnahmen zwei neue Kräne, eine Brücke zum nördlichen Anleger und eine Nachtverbindung bezahlen, die sich die Insel seit dem Frühjahr wünscht",
    ),
    (
        "ja",
        "港湾公社は来年から料金を三割引き上げ、その増収を新しいクレーン二基と北埠頭への橋、さらに島の住民が春から求めてきた夜間便の運航に充てる方針を明らかにした。公社によると利用者の負担は一年ごとに見直される",
    ),
];

/// One of the cases.
pub(super) struct Case {
    pub(super) caption: String,
    pub(super) brief: Brief,
    pub(super) photo: Option<Photo>,
    /// Whether the photo is what the case is about.
    pub(super) about_photo: bool,
}

/// Every case.
pub(super) fn cases() -> Vec<Case> {
    let usual = || brief("en", "The port that could not stop growing", FEW);
    let case = |caption: &str, brief: Brief| Case {
        caption: caption.to_owned(),
        brief,
        photo: Some(landscape()),
        about_photo: false,
    };
    let mut cases: Vec<Case> = HEADLINES
        .iter()
        .map(|(caption, language, headline)| case(caption, brief(language, headline, FEW)))
        .collect();
    let mut bare = usual();
    bare.deck.clear();
    bare.kicker.clear();
    cases.push(case("no deck, no kicker", bare));
    cases.push(case(
        "five figures",
        brief("en", "The port that could not stop growing", 5),
    ));
    let mut long = usual();
    if let Some(first) = long.figures.first_mut() {
        first.text = "¥1,118.75–1,124.50 billion".to_owned();
        first.label = "What the reconstruction of the northern harbour is expected to cost over twelve years, at today’s prices".to_owned();
    }
    cases.push(case("one very long figure", long));
    cases.push(Case {
        photo: Some(photo("portrait", 800, 1400, false)),
        about_photo: true,
        ..case("a portrait photo", usual())
    });
    cases.push(Case {
        photo: Some(photo("white", 1500, 1000, true)),
        about_photo: true,
        ..case("a white photo", usual())
    });
    cases
}

/// How many figures most cases hold: enough for a pair.
pub(super) const FEW: usize = 4;
/// When things happened: years alone, which need no letters.
const YEARS: [&str; 6] = ["2016", "2018", "2019", "2021", "2024", "2026"];

fn event(when: &str, text: &str) -> Event {
    Event {
        when: when.to_owned(),
        text: text.to_owned(),
    }
}

/// The same brief whose headline is asked too; the mark is one that every face holds.
pub(super) fn asking(mut brief: Brief) -> Brief {
    brief.question = format!("{}?", brief.headline);
    brief
}

/// A brief that every layout can be filled with, but for those that want a question.
pub(super) fn brief(language: &str, headline: &str, figures: usize) -> Brief {
    const FIGURES: [(&str, &str, f64, Unit); 5] = [
        (
            "$48M",
            "from container lines alone, a year",
            48e6,
            Unit::Money,
        ),
        (
            "38%",
            "of ships wait for more than a day",
            38.0,
            Unit::Percent,
        ),
        ("1,214", "ships called last year", 1214.0, Unit::Count),
        (
            "~1,050",
            "ships called the year before",
            1050.0,
            Unit::Count,
        ),
        ("2×", "the queue of three years ago", 2.0, Unit::Multiple),
    ];
    let figures = FIGURES.iter().take(figures);
    let figures = figures.map(|(text, label, value, unit)| Figure {
        text: (*text).to_owned(),
        label: (*label).to_owned(),
        low: Some(*value),
        high: Some(*value),
        unit: *unit,
        currency: (*unit == Unit::Money).then(|| "USD".to_owned()),
        approx: None,
        period: None,
        when: None,
        sentence: String::new(),
        span: Span { start: 0, end: 0 },
        span_of: SpanOf::Text,
    });
    let point = |(x, low, high, text): (&str, f64, f64, &str)| Point {
        x: x.to_owned(),
        low,
        high,
        text: text.to_owned(),
    };
    let points = [
        ("2023", 11.0, 11.0, "$11M"),
        ("2024", 20.0, 22.0, "$20–22M"),
        ("2025", 31.0, 31.0, "$31M"),
        ("2026", 40.0, 48.0, "$40–48M"),
    ];
    Brief {
        headline: headline.to_owned(),
        deck: "Four years of record traffic have filled every berth, and the next quay is far from ready.".to_owned(),
        kicker: "Shipping".to_owned(),
        source: "The Tidewater Review".to_owned(),
        byline: "Ines Moreau".to_owned(),
        language: language.to_owned(),
        figures: figures.collect(),
        series: vec![Series {
            label: "Income from fees, planned for 2026".to_owned(),
            points: points.into_iter().map(point).collect(),
        }],
        // The words of the case, wherever a layout shows words of an article.
        quote: Some(Quote {
            text: headline.to_owned(),
            speaker: "Ines Moreau, harbour master".to_owned(),
        }),
        points: vec![headline.to_owned(); 3],
        events: YEARS.map(|year| event(year, headline)).to_vec(),
        ..Brief::default()
    }
}

/// A photo like most.
pub(super) fn landscape() -> Photo {
    photo("landscape", 1500, 1000, false)
}

/// A photo of hills under a sky, or of nothing but white.
fn photo(name: &str, width: u32, height: u32, white: bool) -> Photo {
    let (wide, tall) = (width as f32, height as f32);
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 / wide, y as f32 / tall);
        let ridge = |base: f32, swing: f32, waves: f32| base + swing * libm::sinf(waves * x);
        let color = if white {
            [252, 252, 250]
        } else if y > ridge(0.78, 0.05, 9.0) {
            [52, 66, 48]
        } else if y > ridge(0.62, 0.08, 5.0) {
            [104, 122, 96]
        } else {
            [196 - (60.0 * y) as u8, 212 - (30.0 * y) as u8, 228]
        };
        image::Rgb(color)
    });
    let mut photo = Photo::of_pixels(name, width, height, picture.into_raw());
    "Photo: a test".clone_into(&mut photo.credit);
    photo
}
