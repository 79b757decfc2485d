//! JSON values as RDF/XML and back, in the forms that XMP allows: objects are structures,
//! lists are ordered arrays.

use crate::scene::escape;
use roxmltree::Node;
use serde_json::{Map, Value};

/// The namespace of RDF.
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// Ours. A UUID, since an address would be someone's, and the files outlive addresses.
pub(super) const OWN: &str = "urn:uuid:8ed4ce76-0ea9-43c6-a341-203a99750bf0/1.0/";
/// Structures in structures: ours are five deep.
const DEEPEST: usize = 12;
/// The fields that are numbers; XML knows only text.
const NUMBERS: [&str; 11] = [
    "span",
    "low",
    "high",
    "start",
    "end",
    "width",
    "height",
    "quality",
    "max_bytes",
    "score",
    "close",
];

/// Text as it stands between tags; what XML 1.0 does not allow is left out.
pub(super) fn text(text: &str) -> String {
    // A carriage return would come back as a line break, and ]]> is not allowed.
    escape(text).replace('>', "&gt;").replace('\r', "&#13;")
}

/// Writes a value as a property; `null` is none.
pub(super) fn write(out: &mut String, name: &str, value: &Value) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            out.push_str(&format!("<{name} rdf:parseType=\"Resource\">"));
            for (field, value) in fields {
                write(out, &format!("coverline:{field}"), value);
            }
            out.push_str(&format!("</{name}>\n"));
        }
        Value::Array(items) => {
            out.push_str(&format!("<{name}><rdf:Seq>\n"));
            for item in items {
                write(out, "rdf:li", item);
            }
            out.push_str(&format!("</rdf:Seq></{name}>\n"));
        }
        Value::String(words) => {
            out.push_str(&format!("<{name}>{}</{name}>\n", text(words)));
        }
        other => out.push_str(&format!("<{name}>{other}</{name}>\n")),
    }
}

/// Reads a property's value, whatever form of RDF/XML another program has put it in.
pub(super) fn read(node: Node<'_, '_>) -> Value {
    value(node, node.tag_name().name(), 0)
}

/// `field` is the property's name, which the items of a list do not repeat.
fn value(node: Node<'_, '_>, field: &str, depth: usize) -> Value {
    if depth > DEEPEST {
        return Value::Null;
    }
    let is_rdf = |node: &Node<'_, '_>, names: &[&str]| {
        let tag = node.tag_name();
        tag.namespace() == Some(RDF) && names.contains(&tag.name())
    };
    let mut children = node.children().filter(Node::is_element).peekable();
    let Some(first) = children.peek().copied() else {
        let own = fields_of(node);
        return match own.is_empty() {
            true => scalar(field, &words(node)),
            false => Value::Object(own),
        };
    };
    if is_rdf(&first, &["Seq", "Bag", "Alt"]) {
        let items = first.children().filter(|item| is_rdf(item, &["li"]));
        return Value::Array(items.map(|item| value(item, field, depth + 1)).collect());
    }
    let mut fields = fields_of(node);
    for child in children {
        if is_rdf(&child, &["Description"]) {
            if let Value::Object(inner) = value(child, field, depth + 1) {
                fields.extend(inner);
            }
        } else if child.tag_name().namespace() == Some(OWN) {
            let name = child.tag_name().name().to_owned();
            let read = value(child, &name, depth + 1);
            fields.insert(name, read);
        }
    }
    Value::Object(fields)
}

/// The fields that stand as attributes.
fn fields_of(node: Node<'_, '_>) -> Map<String, Value> {
    let own = node.attributes().filter(|a| a.namespace() == Some(OWN));
    own.map(|a| (a.name().to_owned(), scalar(a.name(), a.value())))
        .collect()
}

/// All text of an element: comments may part it.
fn words(node: Node<'_, '_>) -> String {
    let parts = node.children().filter_map(|child| child.text());
    parts.collect()
}

fn scalar(name: &str, text: &str) -> Value {
    let number = || {
        let whole = text.parse::<u64>().ok().map(Value::from);
        let whole = whole.or_else(|| text.parse::<i64>().ok().map(Value::from));
        whole.or_else(|| text.parse::<f64>().ok().map(Value::from))
    };
    let read = match name {
        "unaudited" | "tried" | "of_brief" => text.parse().ok().map(Value::Bool),
        name if NUMBERS.contains(&name) => number(),
        _ => None,
    };
    read.unwrap_or_else(|| Value::String(text.to_owned()))
}

/// The words of a property that may stand in several languages: the default ones, or the first.
pub(super) fn lang_alt(node: Node<'_, '_>) -> String {
    match read(node) {
        Value::String(words) => words,
        Value::Array(items) => match items.into_iter().next() {
            Some(Value::String(words)) => words,
            _ => String::new(),
        },
        _ => String::new(),
    }
}
