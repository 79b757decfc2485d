//! HTML made small before it is parsed: without scripts, drawings, comments and attributes that
//! nobody reads, and within limits, so that no page can take the parser long.

/// Elements within elements. Real pages stay below 60; the parser searches all that are open
/// at every tag.
const DEEPEST: usize = 128;
/// Elements that a page may have, as the parser would build them. The longest features have
/// 20,000; the tree takes 200 bytes for each and is copied once. What comes after is not read.
const MOST: usize = 40_000;
/// Bold within italics within links …: each is opened anew in every paragraph that follows.
const MOST_STYLES: usize = 16;
/// Bytes of a page's text and attributes. The longest features have 200 kB; what comes after is
/// not read.
const LETTERS: usize = 2 << 20;
/// Lone `<` of a page, and `&` of one text, that are kept; more are no prose. The writer of HTML
/// looks through the rest of a text at each `&`.
const MOST_SIGNS: usize = 1000;
/// Bytes of a JSON-LD script; longer ones hold a shop, not an article.
const LONGEST_DATA: usize = 1 << 20;
/// Bytes of an attribute; longer ones hold data or a picture.
const LONGEST: usize = 4096;

/// A page that is quick to parse.
#[derive(Default)]
pub(super) struct Thin<'a> {
    /// What is left of it.
    pub(super) html: String,
    /// The contents of its JSON-LD scripts.
    pub(super) linked: Vec<&'a str>,
}

/// Thins a page out, in one pass.
pub(super) fn thin(file: &str) -> Thin<'_> {
    let mut pass = Pass {
        file,
        at: 0,
        thin: Thin::default(),
        open: Vec::new(),
        styles: 0,
        cost: 0,
        signs: 0,
        endless: Vec::new(),
    };
    pass.thin.html.reserve(file.len() / 2);
    pass.run();
    pass.thin
}

struct Pass<'a> {
    file: &'a str,
    at: usize,
    thin: Thin<'a>,
    /// Elements that are open and do not close themselves.
    open: Vec<&'a str>,
    /// How many of them only style text.
    styles: usize,
    cost: usize,
    signs: usize,
    /// Elements of which no end tag is left, so that none is searched for twice.
    endless: Vec<&'static str>,
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        while let Some(at) = self.file[self.at..].find('<') {
            self.keep(self.at, self.at + at);
            self.at += at;
            let rest = &self.file[self.at..];
            let next = rest.as_bytes().get(1).copied().unwrap_or_default();
            match next {
                b'!' if rest.starts_with("<!--") => self.skip_past(4, "-->"),
                b'!' | b'?' => self.skip_past(1, ">"),
                b'/' if rest[2..].starts_with(|c: char| c.is_ascii_alphabetic()) => self.end_tag(),
                _ if next.is_ascii_alphabetic() => self.start_tag(),
                _ => {
                    // Kept as it is, it could open a tag with what follows a dropped comment.
                    self.signs += 1;
                    if self.signs <= MOST_SIGNS {
                        self.thin.html.push_str("&lt;");
                    }
                    self.at += 1;
                }
            }
            if self.cost > MOST || self.thin.html.len() > LETTERS {
                return;
            }
        }
        self.keep(self.at, self.file.len());
    }

    /// Text, without zeros, which mean nothing in HTML.
    fn keep(&mut self, from: usize, to: usize) {
        let left = LETTERS.saturating_sub(self.thin.html.len());
        let mut to = to.min(from + left);
        while !self.file.is_char_boundary(to) {
            to -= 1;
        }
        let text = &self.file[from..to];
        let signs = text.bytes().filter(|&b| b == b'&').count();
        if signs > MOST_SIGNS {
            let mut signs = 0;
            self.thin.html.extend(text.chars().filter(|c| {
                signs += usize::from(*c == '&');
                *c != '\0' && (*c != '&' || signs <= MOST_SIGNS)
            }));
        } else if text.contains('\0') {
            self.thin.html.extend(text.chars().filter(|c| *c != '\0'));
        } else {
            self.thin.html.push_str(text);
        }
    }

    fn skip_past(&mut self, from: usize, end: &str) {
        let rest = &self.file[self.at + from..];
        self.at = rest
            .find(end)
            .map_or(self.file.len(), |at| self.at + from + at + end.len());
    }

    fn end_tag(&mut self) {
        let name = name(&self.file[self.at + 2..]);
        self.skip_past(2, ">");
        let same = self.open.iter().rev().take(32);
        if let Some(up) = same
            .map(|open| open.eq_ignore_ascii_case(name))
            .position(|same| same)
        {
            let left = self.open.len() - 1 - up;
            let closed = self.open.drain(left..);
            self.styles -= closed.filter(|name| is_style(name)).count();
        }
        // These two make elements of their own where none is open.
        self.cost += usize::from(["p", "br"].iter().any(|n| n.eq_ignore_ascii_case(name)));
        self.thin.html.push_str("</");
        self.thin.html.push_str(name);
        self.thin.html.push('>');
    }

    fn start_tag(&mut self) {
        let name = name(&self.file[self.at + 1..]);
        let from = self.thin.html.len();
        self.thin.html.push('<');
        self.thin.html.push_str(name);
        let linked = self.attributes(self.at + 1 + name.len());
        self.thin.html.push('>');
        let known = DROPPED.iter().find(|d| d.eq_ignore_ascii_case(name));
        if let Some(dropped) = known {
            self.thin.html.truncate(from);
            let script = *dropped == "script";
            if !self.endless.contains(dropped) {
                let start = self.at;
                match self.end_of(dropped) {
                    Some(end) => {
                        if linked && script && end - start <= LONGEST_DATA {
                            self.thin.linked.push(&self.file[start..end]);
                        }
                        self.at = end;
                        self.skip_past(2, ">");
                    }
                    // What is cut off within a script has no text after it.
                    None if script || *dropped == "style" => self.at = self.file.len(),
                    None => self.endless.push(dropped),
                }
            }
            return;
        }
        let style = is_style(name);
        let cost = 1 + if style { 0 } else { self.styles };
        if CLOSING.iter().any(|c| c.eq_ignore_ascii_case(name)) {
            self.cost += cost;
            return;
        }
        if self.open.len() >= DEEPEST || (style && self.styles >= MOST_STYLES) {
            self.thin.html.truncate(from);
            return;
        }
        self.cost += cost;
        self.styles += usize::from(style);
        self.open.push(name);
    }

    /// Where the end tag of an element begins that is dropped with all it holds.
    fn end_of(&self, name: &str) -> Option<usize> {
        let mut at = self.at;
        loop {
            at += self.file[at..].find("</")?;
            let after = self.file.as_bytes().get(at + 2..at + 2 + name.len())?;
            if after.eq_ignore_ascii_case(name.as_bytes()) {
                return Some(at);
            }
            at += 2;
        }
    }

    /// Copies the attributes that are read; says whether it is a script of JSON-LD.
    fn attributes(&mut self, from: usize) -> bool {
        let bytes = self.file.as_bytes();
        let until = |mut at: usize, stop: &dyn Fn(u8) -> bool| {
            while at < bytes.len() && !stop(bytes[at]) {
                at += 1;
            }
            at
        };
        let space = |b: u8| b.is_ascii_whitespace();
        let mut at = from;
        let mut linked = false;
        loop {
            at = until(at, &|b| !space(b) && b != b'/');
            match bytes.get(at) {
                None => break,
                Some(b'>') => {
                    at += 1;
                    break;
                }
                Some(_) => {}
            }
            let name_end = until(at + 1, &|b| space(b) || matches!(b, b'=' | b'>' | b'/'));
            let name = &self.file[at..name_end];
            at = until(name_end, &|b| !space(b));
            let mut value = "";
            if bytes.get(at) == Some(&b'=') {
                at = until(at + 1, &|b| !space(b));
                match bytes.get(at) {
                    Some(&quote @ (b'"' | b'\'')) => {
                        let end = until(at + 1, &|b| b == quote);
                        value = &self.file[at + 1..end];
                        at = (end + 1).min(bytes.len());
                    }
                    _ => {
                        let end = until(at, &|b| space(b) || b == b'>');
                        value = &self.file[at..end];
                        at = end;
                    }
                }
            }
            linked |= name.eq_ignore_ascii_case("type") && value.contains("ld+json");
            let read = READ.iter().any(|r| r.eq_ignore_ascii_case(name));
            let hides = name.eq_ignore_ascii_case("style")
                && (value.contains("display") || value.contains("visibility"));
            if (read || hides) && value.len() <= LONGEST {
                let quote = if value.contains('"') { '\'' } else { '"' };
                let html = &mut self.thin.html;
                html.push(' ');
                html.push_str(name);
                html.push('=');
                html.push(quote);
                html.extend(value.chars().filter(|c| *c != quote && *c != '\0'));
                html.push(quote);
            }
        }
        self.at = at;
        linked
    }
}

fn name(text: &str) -> &str {
    let end = text
        .bytes()
        .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'<' | 0))
        .unwrap_or(text.len());
    &text[..end]
}

fn is_style(name: &str) -> bool {
    const STYLES: [&str; 14] = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    STYLES.iter().any(|s| s.eq_ignore_ascii_case(name))
}

/// Elements without a text of the article's in them.
const DROPPED: [&str; 13] = [
    "script", "style", "noscript", "svg", "math", "template", "textarea", "select", "iframe",
    "object", "audio", "video", "canvas",
];

/// Elements that have no end tag, or that the next of their kind ends.
const CLOSING: [&str; 27] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "body", "html",
];

/// The attributes that say something of the article.
const READ: [&str; 30] = [
    "id",
    "class",
    "href",
    "src",
    "data-src",
    "alt",
    "title",
    "rel",
    "itemprop",
    "itemtype",
    "itemscope",
    "property",
    "name",
    "content",
    "lang",
    "dir",
    "role",
    "aria-hidden",
    "aria-modal",
    "aria-label",
    "datetime",
    "type",
    "hidden",
    "colspan",
    "rowspan",
    "summary",
    "datatable",
    "data-testid",
    "data-component",
    "xml:lang",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_what_is_read() {
        const ROWS: [(&str, &str, &str); 11] = [
            ("a comment", "a<!-- <p> -->b", "ab"),
            ("a script", "a<script>if (a<b) '</p>'</SCRIPT >b", "ab"),
            ("an endless script", "a<script>x", "a"),
            ("an endless drawing", "a<svg><p>b", "a<p>b"),
            (
                "attributes",
                "<p class='a \"b\"' onclick=x() data-x ID=c>d",
                "<p class='a \"b\"' ID=\"c\">d",
            ),
            ("a > in quotes", "<p title=\"a>b\">c", "<p title=\"a>b\">c"),
            (
                "hidden",
                "<p style='display:none'>c",
                "<p style=\"display:none\">c",
            ),
            ("shown", "<p style='color:red'>c", "<p>c"),
            ("less than", "a < b <3", "a &lt; b &lt;3"),
            ("a zero", "a\0b", "ab"),
            ("cut off", "a<p class=\"b", "a<p class=\"b\">"),
        ];
        for (name, page, want) in ROWS {
            assert_eq!(thin(page).html, want, "{name}");
        }
        let linked = thin("<script type=\"application/ld+json\">{}</script>x").linked;
        assert_eq!(linked, ["{}"]);
    }

    #[test]
    fn a_page_is_kept_within_limits() {
        let deep = "<div>".repeat(100_000);
        assert_eq!(thin(&deep).html.matches("<div>").count(), DEEPEST);
        let many = "<p>a".repeat(1_000_000);
        assert_eq!(thin(&many).html.matches("<p>").count(), MOST + 1);
        let styled = format!("{}{}", "<b>".repeat(100), "<p>a".repeat(100_000));
        assert!(thin(&styled).html.matches("<p>").count() <= MOST / MOST_STYLES);
        let endless = "<svg>".repeat(1_000_000);
        assert_eq!(thin(&endless).html, "");
        let long = "word ".repeat(1_000_000);
        assert_eq!(thin(&long).html.len(), LETTERS);
    }
}
