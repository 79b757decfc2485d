//! XMP packets (XMP Specification, part 1) with IPTC's and PLUS's properties.

use super::{Alteration, Focus, Said};
use roxmltree::{Document, Node, ParsingOptions};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
const EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const LICENCE: &str = "http://creativecommons.org/ns#";
/// PRISM's namespaces differ by its version.
const PRISM: [&str; 5] = [
    "http://prismstandard.org/namespaces/basic/1.2/",
    "http://prismstandard.org/namespaces/basic/2.0/",
    "http://prismstandard.org/namespaces/basic/2.1/",
    "http://prismstandard.org/namespaces/basic/3.0/",
    "http://prismstandard.org/namespaces/prismusagerights/2.1/",
];
/// Elements of a packet; one that an editor keeps its history in has some thousands.
const MAX_NODES: u32 = 50_000;
/// Attributes of one element: the parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 400;
/// Regions of one photo that are looked at.
const MAX_REGIONS: usize = 200;
/// PLUS's names of what may be forbidden.
const FORBIDS: [(&str, Alteration); 6] = [
    ("AL-CRP", Alteration::Crop),
    ("AL-CLR", Alteration::Colorize),
    ("AL-DCL", Alteration::Decolorize),
    ("AL-FLP", Alteration::Flip),
    ("AL-MRG", Alteration::Merge),
    ("AL-RET", Alteration::Retouch),
];
/// What a region is for, the most telling first (IPTC NewsCodes, image region role).
const ROLES: [&str; 8] = [
    "mainSubjectArea",
    "areaOfInterest",
    "subjectArea",
    "recomCropping",
    "landscapeCropping",
    "cropping",
    "squareCropping",
    "portraitCropping",
];

/// What a packet says; nothing when it is none.
pub(super) fn read(packet: &[u8]) -> Said {
    let text = String::from_utf8_lossy(packet);
    let text = text.trim_matches(['\0', '\u{feff}', ' ', '\n', '\r', '\t']);
    if crowded(text) {
        return Said::default();
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    match Document::parse_with_options(text, options) {
        Ok(document) => said(&document),
        Err(_) => Said::default(),
    }
}

/// Whether an element has more attributes than a parser takes in its stride.
fn crowded(text: &str) -> bool {
    text.split('<')
        .any(|tag| tag.bytes().filter(|byte| *byte == b'=').count() > 4 * MAX_ATTRIBUTES)
}

fn said(document: &Document<'_>) -> Said {
    let about: Vec<Node<'_, '_>> = document
        .descendants()
        .filter(|node| node.has_tag_name((RDF, "RDF")))
        .flat_map(|rdf| rdf.children())
        .filter(|node| node.has_tag_name((RDF, "Description")))
        .collect();
    let all = |space: &str, name: &str| -> Vec<String> {
        about
            .iter()
            .flat_map(|node| values(*node, space, name))
            .collect()
    };
    let one = |space: &str, name: &str| all(space, name).into_iter().next().unwrap_or_default();
    let terms = [
        (RIGHTS, "UsageTerms"),
        (PHOTOSHOP, "Instructions"),
        (LICENCE, "license"),
        (RIGHTS, "WebStatement"),
    ];
    let mut expires = all(PLUS, "LicenseEndDate");
    for space in PRISM {
        expires.extend(all(space, "expirationDate"));
    }
    let forbids = all(PLUS, "ImageAlterationConstraints");
    let forbids = forbids.iter().filter_map(|text| {
        let found = FORBIDS.iter().find(|(name, _)| text.trim().ends_with(name));
        found.map(|(_, alteration)| *alteration)
    });
    Said {
        credit: one(PHOTOSHOP, "Credit"),
        creator: all(DC, "creator").join(", "),
        copyright: one(DC, "rights"),
        terms: terms
            .iter()
            .flat_map(|(space, name)| all(space, name))
            .collect(),
        expires,
        forbids: forbids.collect(),
        source_type: one(EXTENSION, "DigitalSourceType"),
        focus: focus(&about),
    }
}

/// The values of a property, which may be an attribute, an element, or a list in one. Of a list
/// of languages the default one counts.
fn values(node: Node<'_, '_>, space: &str, name: &str) -> Vec<String> {
    if let Some(value) = node.attribute((space, name)) {
        return vec![value.to_owned()];
    }
    let own = node
        .children()
        .filter(|child| child.has_tag_name((space, name)));
    own.flat_map(|property| {
        if let Some(address) = property.attribute((RDF, "resource")) {
            return vec![address.to_owned()];
        }
        let Some(list) = property.children().find(|child| is_list(*child)) else {
            return property.text().map(str::to_owned).into_iter().collect();
        };
        let items: Vec<Node<'_, '_>> = items(list).collect();
        if list.has_tag_name((RDF, "Alt")) {
            const XML: &str = "http://www.w3.org/XML/1998/namespace";
            let default = |item: &&Node<'_, '_>| item.attribute((XML, "lang")) == Some("x-default");
            let item = items.iter().find(default).or(items.first());
            return item.map(said_in).into_iter().collect();
        }
        items.iter().map(said_in).collect()
    })
    .collect()
}

fn is_list(node: Node<'_, '_>) -> bool {
    ["Alt", "Bag", "Seq"]
        .iter()
        .any(|name| node.has_tag_name((RDF, *name)))
}

fn items<'a, 'i>(list: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    list.children()
        .filter(|node| node.has_tag_name((RDF, "li")))
}

fn said_in(item: &Node<'_, '_>) -> String {
    let address = item.attribute((RDF, "resource"));
    address.or(item.text()).unwrap_or_default().to_owned()
}

/// What holds the fields of a structure: an element within, or the node itself.
fn fields<'a, 'i>(node: Node<'a, 'i>) -> Node<'a, 'i> {
    let within = node
        .children()
        .find(|child| child.has_tag_name((RDF, "Description")));
    within.unwrap_or(node)
}

/// The structures of a list in a property.
fn structures<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let own = node
        .children()
        .filter(|child| child.has_tag_name((EXTENSION, name)));
    own.flat_map(|property| property.children())
        .filter(|child| is_list(*child))
        .flat_map(items)
        .map(fields)
        .take(MAX_REGIONS)
        .collect()
}

/// The middle of the region that tells most of what counts.
fn focus(about: &[Node<'_, '_>]) -> Option<Focus> {
    let regions = about
        .iter()
        .flat_map(|node| structures(*node, "ImageRegion"));
    let ranked = regions.filter_map(|region| {
        let rank = structures(region, "rRole")
            .into_iter()
            .flat_map(|role| values(role, XMP, "Identifier"))
            .filter_map(|address| {
                let code = address.trim().rsplit('/').next()?.to_owned();
                ROLES.iter().position(|role| *role == code)
            })
            .min()?;
        let boundary = region
            .children()
            .find(|child| child.has_tag_name((EXTENSION, "RegionBoundary")))?;
        Some((rank, middle(fields(boundary))?))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, focus)| focus)
}

/// The middle of a rectangle, a circle or a polygon.
fn middle(boundary: Node<'_, '_>) -> Option<Focus> {
    let number = |node: Node<'_, '_>, name: &str| -> Option<f32> {
        let text = values(node, EXTENSION, name).into_iter().next()?;
        let number: f32 = text.trim().parse().ok()?;
        number.is_finite().then_some(number)
    };
    let word = |name: &str| values(boundary, EXTENSION, name).into_iter().next();
    let (x, y) = match word("rbShape")?.trim() {
        "rectangle" => (
            number(boundary, "rbX")? + number(boundary, "rbW")? / 2.0,
            number(boundary, "rbY")? + number(boundary, "rbH")? / 2.0,
        ),
        "circle" => (number(boundary, "rbX")?, number(boundary, "rbY")?),
        "polygon" => {
            let corners = structures(boundary, "rbVertices");
            let middle = |name: &str| {
                let along = corners.iter().filter_map(|corner| number(*corner, name));
                let ends = along.fold(None, |ends: Option<(f32, f32)>, at| {
                    let (low, high) = ends.unwrap_or((at, at));
                    Some((low.min(at), high.max(at)))
                });
                ends.map(|(low, high)| f32::midpoint(low, high))
            };
            (middle("rbX")?, middle("rbY")?)
        }
        _ => return None,
    };
    Some(Focus {
        x,
        y,
        pixels: word("rbUnit").is_some_and(|unit| unit.trim() == "pixel"),
    })
}
