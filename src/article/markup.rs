//! What stands in Markdown for programs and not for readers: shortcodes, comments, attributes.
//! It is filled with spaces, so that every other byte keeps its place.

/// What opens such a stretch, what closes it, and within how many bytes.
const STRETCHES: [(&str, &str, usize); 9] = [
    ("<!--", "-->", 1 << 20),
    ("{{!--", "--}}", 1 << 20),
    ("{{", "}}", 900),
    ("{%", "%}", 900),
    ("%%", "%%", 4_000),
    ("{:", "}", 200),
    ("{#", "}", 200),
    ("{.", "}", 200),
    ("[!", "]", 24),
];
/// Shortcodes between whose tags stands code or a remark.
const CODES: [(&str, &str); 8] = [
    ("highlight", "highlight"),
    ("comment", "comment"),
    ("mermaid", "mermaid"),
    ("chart", "chart"),
    ("raw", "raw"),
    ("gallery", "gallery"),
    ("schema", "schema"),
    ("code", "code"),
];

/// The body with everything blank that is not for readers.
pub(super) fn blanked(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut closers = Closers::of(body);
    let mut at = 0;
    let mut line_start = true;
    while at < body.len() {
        let rest = &body[at..];
        if line_start && is_code_line(rest) {
            let end = rest.find('\n').map_or(body.len(), |n| at + n);
            fill(&mut out, &body[at..end]);
            at = end;
            line_start = false;
            continue;
        }
        if let Some(end) = stretch(body, at, &mut closers) {
            fill(&mut out, &body[at..end]);
            at = end;
            line_start = false;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        line_start = c == '\n' || line_start && c == ' ';
        out.push(c);
        at += c.len_utf8();
    }
    out
}

fn fill(out: &mut String, raw: &str) {
    out.extend(raw.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
}

/// Where what opens here ends, if it opens here.
fn stretch(body: &str, at: usize, closers: &mut Closers) -> Option<usize> {
    let rest = &body[at..];
    if !rest.starts_with(['<', '{', '%', '[']) {
        return None;
    }
    if let Some(length) = component(rest) {
        return Some(at + length);
    }
    let (i, (open, close, most)) = STRETCHES
        .iter()
        .enumerate()
        .find(|(_, (open, _, _))| rest.starts_with(open))?;
    // `50%%` is no comment's end, nor `x%%y` its beginning.
    if *open == "%%"
        && body[..at]
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace())
    {
        return None;
    }
    let end = closers.next(i, close, at + open.len())?;
    let inside = &body[at + open.len()..end];
    let attribute = *close == "}" || *close == "]";
    if end - at > *most
        || attribute && inside.contains('\n')
        || *open == "[!" && !is_callout(inside)
    {
        return None;
    }
    let end = end + close.len();
    let name = inside
        .trim_start_matches(['<', '%', '-', ' '])
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let code = CODES.iter().position(|(code, _)| *code == name);
    match code.filter(|_| open.starts_with("{{") || *open == "{%") {
        Some(code) => Some(closers.end_of(code, CODES[code].1, end).unwrap_or(end)),
        None => Some(end),
    }
}

/// The length of a component's tag: `<Chart data={[5, 6]} />`, `</Box>`. Its text stays.
fn component(rest: &str) -> Option<usize> {
    /// Bytes within which a tag closes.
    const LONGEST: usize = 900;
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let mut depth = 0_usize;
    for (i, byte) in rest.bytes().enumerate().take(LONGEST).skip(1) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return Some(i + 1),
            b'<' => return None,
            _ => {}
        }
    }
    None
}

/// `[!NOTE]` over a boxed text.
fn is_callout(inside: &str) -> bool {
    !inside.is_empty()
        && inside
            .chars()
            .all(|c| c.is_ascii_alphabetic() || "-+".contains(c))
}

/// A whole line of a program: `import X from 'y'`, `:::note`, `!!! warning`.
fn is_code_line(rest: &str) -> bool {
    let Some(first) = rest.as_bytes().first() else {
        return false;
    };
    if !matches!(first, b':' | b'!' | b'?' | b'i' | b'e' | b'[') {
        return false;
    }
    let line = rest.lines().next().unwrap_or_default().trim_end();
    if line.len() > 300 {
        return false;
    }
    let quoted = line.ends_with(['\'', '"', ';']);
    let import = line.starts_with("import ")
        && quoted
        && (line.contains(" from ")
            || line.starts_with("import '")
            || line.starts_with("import \""));
    let export = [
        "export const ",
        "export default ",
        "export function ",
        "export let ",
    ]
    .iter()
    .any(|words| line.starts_with(words));
    let fence = line.starts_with(":::")
        || line.starts_with("!!! ")
        || line.starts_with("??? ")
        || line.starts_with("???+ ");
    let contents = matches!(line, "[TOC]" | "[toc]" | "[[_TOC_]]" | "[[toc]]");
    import || export || fence || contents
}

/// Where each closer stands next; each is looked for once, however often something opens.
struct Closers<'b> {
    body: &'b str,
    next: [Option<Option<usize>>; STRETCHES.len()],
    ends: [Option<Option<usize>>; CODES.len()],
}

impl<'b> Closers<'b> {
    fn of(body: &'b str) -> Self {
        Self {
            body,
            next: [None; STRETCHES.len()],
            ends: [None; CODES.len()],
        }
    }

    fn next(&mut self, i: usize, close: &str, from: usize) -> Option<usize> {
        match self.next[i] {
            Some(None) => return None,
            Some(Some(at)) if at >= from => return Some(at),
            _ => {}
        }
        let found = self.body.get(from..)?.find(close).map(|n| from + n);
        self.next[i] = Some(found);
        found
    }

    /// The end of the tag that closes a code: `{{< /highlight >}}`, `{% endhighlight %}`.
    fn end_of(&mut self, i: usize, code: &str, from: usize) -> Option<usize> {
        let at = match self.ends[i] {
            Some(None) => return None,
            Some(Some(at)) if at >= from => at,
            _ => {
                let rest = self.body.get(from..)?;
                let found = [
                    format!("end{code}"),
                    format!("/{code}"),
                    format!("/ {code}"),
                ]
                .iter()
                .filter_map(|close| rest.find(close.as_str()))
                .min();
                self.ends[i] = Some(found.map(|n| from + n));
                from + found?
            }
        };
        let tail = &self.body[at..];
        let near = tail.char_indices().nth(60).map_or(tail.len(), |(n, _)| n);
        tail[..near].find('}').map(|n| {
            let end = at + n + 1;
            end + usize::from(self.body[end..].starts_with('}'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_readers_is_blank() {
        const ROWS: [(&str, &str, &str); 18] = [
            ("a component", "A <Chart on={() => { b }} /> c.", "A c."),
            ("a component's text", "<Box>A b.</Box>", "A b."),
            ("a shortcode", "A {{< ref \"b\" >}} c.", "A c."),
            ("liquid", "A {% include b.html %} c.", "A c."),
            ("a comment", "A <!-- b\nb --> c.", "A c."),
            ("Handlebars", "A {{!-- b }} b --}} c.", "A c."),
            ("Obsidian", "A %% b %% c.", "A c."),
            (
                "per cent",
                "It rose by 5%. Or 6%%?",
                "It rose by 5%. Or 6%%?",
            ),
            ("attributes", "# A {#b .c}\nD.{: .e}", "# A D."),
            (
                "a paired code",
                "A {{< highlight go >}}x := 1{{< /highlight >}} b.",
                "A b.",
            ),
            (
                "liquid code",
                "A {% highlight go %}x{% endhighlight %} b.",
                "A b.",
            ),
            ("a box", ":::note Watch\nA b.\n:::", "A b."),
            ("another box", "> [!NOTE]\n> A b.", "> > A b."),
            ("an import", "import A from './a'\n\nB.", "B."),
            (
                "words like one",
                "import duties rose.\nB.",
                "import duties rose. B.",
            ),
            ("an export", "export const a = 1;\nB.", "B."),
            ("never closed", "A <!-- b", "A <!-- b"),
            ("a link", "A [b](c) d.", "A [b](c) d."),
        ];
        for (name, raw, want) in ROWS {
            let got = blanked(raw);
            assert_eq!(got.len(), raw.len(), "{name}");
            assert_eq!(
                got.split_whitespace().collect::<Vec<_>>().join(" "),
                want,
                "{name}"
            );
        }
    }
}
