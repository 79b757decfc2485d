//! The JSON Schema of a brief, from the types: what `coverline brief --json` prints and what
//! `render` takes.

use super::Brief;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// What a brief, and each part of it, cannot do without.
const NEEDED: [(&str, &[&str]); 6] = [
    ("Figure", &["text", "label"]),
    ("Series", &["label", "points"]),
    ("Point", &["x", "low", "text"]),
    ("Event", &["when", "text"]),
    ("Quote", &["text"]),
    ("Picture", &[]),
];

/// The JSON Schema (2020-12) of a brief, as text that ends in a line break.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Brief>().to_value();
    need(&mut schema, &["headline"]);
    for (part, needed) in NEEDED {
        if let Some(part) = schema.pointer_mut(&format!("/$defs/{part}")) {
            need(part, needed);
        }
    }
    if let Some(properties) = schema
        .pointer_mut("/properties")
        .and_then(Value::as_object_mut)
    {
        let text = json!({ "type": "string", "description": "Where this schema stands." });
        properties.insert("$schema".to_owned(), text);
    }
    lines(&mut schema);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Requires some fields, and no others than the known ones; the others may be `null` or missing.
fn need(part: &mut Value, needed: &[&str]) {
    let Some(part) = part.as_object_mut() else {
        return;
    };
    part.insert("required".to_owned(), json!(needed));
    part.insert("additionalProperties".to_owned(), json!(false));
    let properties = part.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        if !needed.contains(&name.as_str())
            && let Some(property) = property.as_object_mut()
        {
            optional(property);
        }
    }
}

/// Lets a property be `null`.
fn optional(property: &mut Map<String, Value>) {
    property.remove("default");
    match property.get_mut("type") {
        Some(Value::String(kind)) => {
            let kind = kind.clone();
            property.insert("type".to_owned(), json!([kind, "null"]));
        }
        Some(_) => {}
        None => {
            if let Some(reference) = property.remove("$ref") {
                let either = json!([{ "$ref": reference }, { "type": "null" }]);
                property.insert("anyOf".to_owned(), either);
            }
        }
    }
}

/// Line breaks of the source are none of a description's.
fn lines(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(text) if name == "description" => *text = text.replace('\n', " "),
                    other => lines(other),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(lines),
        _ => {}
    }
}
