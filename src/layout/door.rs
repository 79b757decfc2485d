//! What is looked at before a layout is parsed, since parsing it would already take too long.

/// A layout is drawn by hand; beyond this it is something else.
pub(super) const MAX_BYTES: usize = 4 << 20;
/// Attributes of one element: a parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 128;
/// A value of more letters is long: outlines are, and what editors keep about them.
const LONG: usize = 4096;
/// Letters of all long values together: a traced map has some hundred thousand, and each
/// outline is drawn anew for every item of a repeat.
const MAX_LONG: usize = 512 << 10;
/// What markup may hold quotes that open no value, and what ends it.
const QUOTED: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];

/// Whether XML would take long to parse: too many attributes on an element, too long values.
pub(crate) fn too_much(xml: &str) -> bool {
    refused(xml).is_some()
}

/// Why a layout is not even parsed: the byte where it is too much, and what to do. What is not
/// well-formed is left to the parser.
pub(super) fn refused(svg: &str) -> Option<(usize, String)> {
    if svg.len() > MAX_BYTES {
        let what = "larger than 4 MiB; a layout is drawn with fewer shapes";
        return Some((0, what.to_owned()));
    }
    let mut long = 0;
    let mut at = 0;
    while let Some(open) = svg.get(at..)?.find('<').map(|i| at + i) {
        let rest = svg.get(open..)?;
        if let Some((_, end)) = QUOTED.iter().find(|(start, _)| rest.starts_with(start)) {
            at = open + rest.find(end)?;
            continue;
        }
        at = open + 1;
        let mut attributes = 0;
        loop {
            let rest = svg.get(at..)?;
            let next = rest.find(['>', '"', '\''])?;
            let quote = rest.get(next..)?.chars().next()?;
            at += next + 1;
            if quote == '>' {
                break;
            }
            let letters = svg.get(at..)?.find(quote)?;
            at += letters + 1;
            attributes += 1;
            if attributes > MAX_ATTRIBUTES {
                return Some((
                    open,
                    format!(
                        "more than {MAX_ATTRIBUTES} attributes on one element; take out those it does not need"
                    ),
                ));
            }
            long += if letters > LONG { letters } else { 0 };
            if long > MAX_LONG {
                return Some((
                    open,
                    "more than 512 KiB of outlines; simplify its paths".to_owned(),
                ));
            }
        }
    }
    None
}
