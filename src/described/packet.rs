//! A description as an XMP packet, and out of one.

use super::rdf::{self, OWN, RDF};
use super::{Description, Packet, Part, Provenance, Rights, SourceType};
use crate::brief::Brief;
use crate::layout::too_much;
use roxmltree::{Document, Node, ParsingOptions};
use serde::Serialize;
use serde_json::{Map, Value};

/// Prefixes and namespaces of the standards whose properties are used.
const NAMESPACES: [(&str, &str); 8] = [
    ("dc", DC),
    ("photoshop", PHOTOSHOP),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpRights", XMP_RIGHTS),
    ("plus", PLUS),
    ("Iptc4xmpCore", IPTC_CORE),
    ("Iptc4xmpExt", IPTC_EXT),
    ("coverline", OWN),
];
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const XMP_RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const IPTC_EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
/// Ours have some hundred; a brief of a hundred figures has two thousand.
const MAX_NODES: u32 = 50_000;

/// What is told of a brief: nothing that only its maker needs.
pub(super) fn said(brief: &Brief) -> Brief {
    Brief {
        headline_short: Vec::new(),
        names: Vec::new(),
        tags: Vec::new(),
        page: Default::default(),
        photo: None,
        alt: String::new(),
        notes: Vec::new(),
        ..brief.clone()
    }
}

/// The packet with as much as there is room for.
pub(super) fn within(description: &Description, most: usize) -> Option<Packet> {
    let mut left_out = Vec::new();
    let mut brief = description.brief.clone();
    for part in [
        None,
        Some(Part::Sentences),
        Some(Part::Figures),
        Some(Part::Words),
    ] {
        match part {
            None => {}
            Some(Part::Sentences) => {
                for figure in &mut brief.figures {
                    figure.sentence.clear();
                }
            }
            Some(Part::Figures) => {
                brief.figures.clear();
                brief.series.clear();
            }
            Some(Part::Words) => {
                brief = Brief {
                    language: brief.language,
                    ..Brief::default()
                }
            }
        }
        left_out.extend(part);
        let text = write(description, &brief, &left_out);
        if text.len() <= most {
            return Some(Packet {
                bytes: text.into_bytes(),
                left_out,
            });
        }
    }
    None
}

fn write(description: &Description, brief: &Brief, left_out: &[Part]) -> String {
    let mut out = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
    );
    out.push_str(&format!(
        "<rdf:RDF xmlns:rdf=\"{RDF}\">\n<rdf:Description rdf:about=\"\""
    ));
    for (prefix, uri) in NAMESPACES {
        out.push_str(&format!("\n xmlns:{prefix}=\"{uri}\""));
    }
    out.push_str(">\n");
    let mut put = |name: &str, form: Form, words: &str| {
        if words.is_empty() {
            return;
        }
        let words = rdf::text(words);
        out.push_str(&match form {
            Form::Plain => format!("<{name}>{words}</{name}>\n"),
            Form::Alt => format!(
                "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{words}</rdf:li></rdf:Alt></{name}>\n"
            ),
            Form::Bag => format!("<{name}><rdf:Bag><rdf:li>{words}</rdf:li></rdf:Bag></{name}>\n"),
            Form::Seq => format!("<{name}><rdf:Seq><rdf:li>{words}</rdf:li></rdf:Seq></{name}>\n"),
        });
    };
    put("dc:title", Form::Alt, &description.headline);
    put("photoshop:Headline", Form::Plain, &description.headline);
    put("dc:description", Form::Alt, &description.alt);
    put(
        "Iptc4xmpCore:AltTextAccessibility",
        Form::Alt,
        &description.alt,
    );
    put("dc:language", Form::Bag, &brief.language);
    for (name, form, words) in rights(description) {
        put(name, form, &words);
    }
    let source = description.source_type.uri();
    put("Iptc4xmpExt:DigitalSourceType", Form::Plain, &source);
    put("xmp:CreatorTool", Form::Plain, &description.made.program);
    let parts: Vec<Value> = left_out.iter().map(|p| p.to_string().into()).collect();
    let own = [
        ("coverline:brief", pruned(brief)),
        ("coverline:made", value(&description.made)),
        ("coverline:left_out", Value::Array(parts)),
    ];
    for (name, value) in own {
        if value.as_array().is_none_or(|items| !items.is_empty()) {
            rdf::write(&mut out, name, &value);
        }
    }
    out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out
}

/// How a property's words stand in RDF.
#[derive(Clone, Copy)]
enum Form {
    Plain,
    /// In several languages, of which only the default one is given.
    Alt,
    Bag,
    Seq,
}

/// The properties of the photo's rights: those that IPTC and PLUS name for them.
fn rights(description: &Description) -> [(&'static str, Form, String); 5] {
    let rights = &description.rights;
    let until = rights.expires.map(|day| day.to_string());
    [
        ("photoshop:Credit", Form::Plain, description.credit.clone()),
        ("dc:creator", Form::Seq, rights.creator.clone()),
        ("dc:rights", Form::Alt, rights.copyright.clone()),
        ("xmpRights:UsageTerms", Form::Alt, rights.terms.clone()),
        (
            "plus:LicenseEndDate",
            Form::Plain,
            until.unwrap_or_default(),
        ),
    ]
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// A brief without what stands elsewhere in the packet, and without what is empty.
fn pruned(brief: &Brief) -> Value {
    let Value::Object(fields) = value(brief) else {
        return Value::Null;
    };
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(words) => words.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    let kept = fields.into_iter().filter(|(name, value)| {
        !empty(value) && !["headline", "language", "page"].contains(&name.as_str())
    });
    let kept: Map<String, Value> = kept.collect();
    match kept.is_empty() {
        true => Value::Null,
        false => Value::Object(kept),
    }
}

/// The properties of a packet, all of its `rdf:Description` elements together.
struct Properties<'a, 'd>(Vec<Node<'a, 'd>>);

impl<'a, 'd> Properties<'a, 'd> {
    fn of(document: &'a Document<'d>) -> Self {
        let all = document.descendants().filter(|node| {
            node.has_tag_name((RDF, "Description"))
                && node
                    .parent()
                    .is_some_and(|parent| parent.has_tag_name((RDF, "RDF")))
        });
        Self(all.collect())
    }

    fn node(&self, space: &str, name: &str) -> Option<Node<'a, 'd>> {
        let mut children = self.0.iter().flat_map(|node| node.children());
        children.find(|child| child.has_tag_name((space, name)))
    }

    /// A property's words, as an element or an attribute.
    fn words(&self, space: &str, name: &str) -> String {
        let stands = self.node(space, name).map(rdf::lang_alt);
        let attribute = || {
            let mut found = self.0.iter().filter_map(|n| n.attribute((space, name)));
            found.next().map(str::to_owned)
        };
        stands.or_else(attribute).unwrap_or_default()
    }

    fn own(&self, name: &str) -> Value {
        self.node(OWN, name).map(rdf::read).unwrap_or_default()
    }
}

/// Parses a packet, if that is no work without end.
fn with<T>(packet: &[u8], work: impl FnOnce(&Properties<'_, '_>) -> T) -> Result<T, String> {
    let text = std::str::from_utf8(packet).map_err(|_| "its metadata are not UTF-8".to_owned())?;
    if too_much(text) {
        return Err("its metadata are no description of a banner".to_owned());
    }
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..Default::default()
    };
    let document = Document::parse_with_options(text.trim_end_matches('\0'), options)
        .map_err(|e| format!("its metadata are damaged: {e}"))?;
    Ok(work(&Properties::of(&document)))
}

/// Reads a packet that we wrote, whoever has written it anew since.
pub(super) fn read(packet: &[u8]) -> Result<Description, String> {
    with(packet, |all| {
        let made = all.own("made");
        if made.is_null() {
            return Err("its metadata are not coverline's".to_owned());
        }
        let damaged = |what: &str, e: serde_json::Error| {
            format!("its metadata are damaged: {what}: {e}; render it anew")
        };
        let made: Provenance = serde_json::from_value(made).map_err(|e| damaged("made", e))?;
        let brief = match all.own("brief") {
            Value::Null => Value::Object(Map::new()),
            other => other,
        };
        let mut brief: Brief = serde_json::from_value(brief).map_err(|e| damaged("brief", e))?;
        let headline = all.words(PHOTOSHOP, "Headline");
        brief.headline.clone_from(&headline);
        brief.language = all.words(DC, "language");
        let left_out = match all.own("left_out") {
            Value::Null => Vec::new(),
            parts => serde_json::from_value(parts).map_err(|e| damaged("left_out", e))?,
        };
        let source = all.words(IPTC_EXT, "DigitalSourceType");
        Ok(Description {
            headline,
            alt: all.words(IPTC_CORE, "AltTextAccessibility"),
            credit: all.words(PHOTOSHOP, "Credit"),
            rights: Rights {
                creator: all.words(DC, "creator"),
                copyright: all.words(DC, "rights"),
                terms: all.words(XMP_RIGHTS, "UsageTerms"),
                expires: all.words(PLUS, "LicenseEndDate").parse().ok(),
                ..Rights::default()
            },
            source_type: SourceType::of_uri(&source).ok_or_else(|| {
                format!("its metadata say no digital source type of ours, but \"{source}\"")
            })?,
            brief,
            made,
            left_out,
        })
    })?
}
