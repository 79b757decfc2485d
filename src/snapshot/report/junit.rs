//! JUnit XML: one test case a case, as pipelines read it.

use super::{escape, passes, percent, word};
use crate::snapshot::outcome::{Outcome, Run, Verdict};
use std::fmt::Write as _;

/// The run as JUnit XML. A case that is same or noise passes, one that could not be rendered is
/// an error, all others are failures. Times are left out, so that the same run gives the same bytes.
#[must_use]
pub fn junit(run: &Run) -> String {
    let errors = super::of(run, Verdict::Failed).count();
    let stopped = run.cases.iter().filter(|case| !passes(case.verdict));
    let failures = stopped.count() - errors;
    let counts = format!(
        "tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\"",
        run.cases.len()
    );
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"coverline snapshot\" {counts}>\n\
         <testsuite name=\"{}\" {counts}>\n",
        attribute(&run.folder)
    );
    for case in &run.cases {
        testcase(&mut xml, case);
    }
    xml.push_str("</testsuite>\n</testsuites>\n");
    xml
}

fn testcase(xml: &mut String, case: &Outcome) {
    // Pipelines group by class; an orphan has neither layout nor theme.
    let class = match (case.layout.as_str(), case.theme.as_str()) {
        ("", _) => word(case.verdict).to_owned(),
        (layout, theme) => format!("{layout}.{theme}"),
    };
    let (name, class) = (attribute(&case.name), attribute(&class));
    let _ = write!(xml, "<testcase classname=\"{class}\" name=\"{name}\""); // a `String` takes all
    let (element, told) = match case.verdict {
        Verdict::Same => {
            xml.push_str("/>\n");
            return;
        }
        Verdict::Noise => ("system-out", String::new()),
        Verdict::Failed => ("error", told(case)),
        _ => ("failure", told(case)),
    };
    let body = escape(&body(case));
    let _ = writeln!(xml, ">\n<{element}{told}>{body}</{element}>\n</testcase>");
}

/// The kind of a failure and the one line that a pipeline lists.
fn told(case: &Outcome) -> String {
    let verdict = word(case.verdict);
    let message = match case.verdict {
        Verdict::Failed => &case.error,
        Verdict::New => "new: no accepted picture yet",
        Verdict::Orphan => "orphan: an accepted picture that no case names",
        _ => case.explanation.first().map_or("changed", String::as_str),
    };
    format!(" type=\"{verdict}\" message=\"{}\"", attribute(message))
}

/// All that is known, a thing a line.
fn body(case: &Outcome) -> String {
    let mut lines = case.explanation.clone();
    if !case.error.is_empty() {
        lines.push(case.error.clone());
    }
    if let Some(pixels) = &case.difference {
        lines.push(format!(
            "{} pixels changed ({}), {} on edges, structural score {:.4}",
            pixels.changed,
            percent(pixels.share),
            pixels.edges,
            pixels.score
        ));
    }
    for (title, path) in [("accepted", &case.accepted), ("actual", &case.actual)] {
        if let Some(path) = path {
            lines.push(format!("{title}: {}", path.display()));
        }
    }
    lines.join("\n")
}

/// Text between quotes; line ends would be read as spaces, so they are written as such.
fn attribute(text: &str) -> String {
    escape(text).replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::report::sample::{case, run};

    #[test]
    fn the_xml_is_well_formed_whatever_a_case_holds() {
        let mut run = run();
        let mut wild = case("a\"]]><script>&\u{1}", Verdict::Failed);
        wild.error = "layouts/x.svg:1:2: <text> & \"quotes\"\nsecond line \u{0}".to_owned();
        run.cases.push(wild);
        let xml = junit(&run);
        let read = roxmltree::Document::parse(&xml).expect("well-formed");
        let suite = read
            .descendants()
            .find(|node| node.has_tag_name("testsuite"));
        let suite = suite.expect("a suite");
        assert_eq!(suite.attribute("tests"), Some("7"));
        assert_eq!(
            suite.attribute("failures"),
            Some("3"),
            "changed, new, orphan"
        );
        assert_eq!(suite.attribute("errors"), Some("2"));
        let cases: Vec<_> = suite.children().filter(|node| node.is_element()).collect();
        assert_eq!(cases.len(), 7, "one a case");
        let wild = cases.last().expect("the last");
        assert_eq!(wild.attribute("name"), Some("a\"]]><script>&\u{FFFD}"));
        let error = wild.first_element_child().expect("an error");
        assert!(error.text().expect("text").contains("\nsecond line"));
    }

    #[test]
    fn each_verdict_has_its_element() {
        for (verdict, want) in [
            (Verdict::Same, None),
            (Verdict::Noise, Some("system-out")),
            (Verdict::Changed, Some("failure")),
            (Verdict::New, Some("failure")),
            (Verdict::Orphan, Some("failure")),
            (Verdict::Failed, Some("error")),
        ] {
            let one = Run {
                folder: "banners".to_owned(),
                cases: vec![case("port", verdict)],
            };
            let xml = junit(&one);
            let read = roxmltree::Document::parse(&xml).expect("well-formed");
            let node = read
                .descendants()
                .find(|node| node.has_tag_name("testcase"));
            let inner = node.and_then(|node| node.first_element_child());
            let name = inner.map(|node| node.tag_name().name().to_owned());
            assert_eq!(name.as_deref(), want, "{verdict:?}");
            assert!(!xml.contains("time="), "{verdict:?}: times would differ");
        }
    }
}
