//! Sources and the rows that they give.

use super::{ATOM, BRIEFS, CSV, FEED, GHOST, JSON_FEED, REST, WXR};
use coverline::batch::source::Kind;

/// A name, what standard input holds, what it is said to be, what is mapped, and its rows;
/// `!` before the first where the source is not whole.
pub(crate) type Case<'a> = (
    &'a str,
    &'a [u8],
    Option<Kind>,
    &'a [&'a str],
    &'a [&'a str],
);

pub(crate) const CASES: &[Case] = &[
    (
        "lines: slugs from all they come from",
        br#"{"slug":"own","title":"A","content":"One went up."}
{"url":"https://example.com/2026/04/from-url.html?x=1","title":"B","body":"Two."}

{"id":77,"title":"C","html":"<p>Three.</p>"}
{"title":"Only a title","text":"Four."}
"#,
        None,
        &[],
        &[
            "standard input:1 = own",
            "standard input:2 = from-url",
            "standard input:4 = 77",
            "standard input:5 = Only a title",
        ],
    ),
    (
        "lines: faults, each with its place",
        b"{\"title\":\"A\",\"content\":\"One.\"}\n{\"title\":\"B\",\"content\" \"x\"}\n{\"title\":\"C\",\"content\":\"\xff\"}\n{\"title\":\"D\",\"content\":\"\0\"}\n[1]\n{\"title\":\"E\",\"words\":\"x\"}\n{\"title\":\"F\",\"content\":\"Last.\"}\n",
        Some(Kind::JsonLines),
        &[],
        &[
            "standard input:1 = A",
            "standard input:2 bad: column 24: its JSON cannot be read (expected `:`); mend it there",
            "standard input:3 bad: byte 24 of it is not UTF-8; save the file as UTF-8",
            "standard input:4 bad: byte 24 of it is zero, so this is no text; mend it there",
            "standard input:5 bad: no object; give one with a title and a body",
            "standard input:6 bad: no body in it; name its column with --map content=COLUMN; it has title, words",
            "standard input:7 = F",
        ],
    ),
    (
        "lines: cut off",
        b"{\"title\":\"A\",\"content\":\"One.\"}\n{\"title\":\"B\",\"cont",
        None,
        &[],
        &[
            "!",
            "standard input:1 = A",
            "standard input:2 bad: column 18: its JSON cannot be read (EOF while parsing a string); mend it there; the file may be cut off here",
        ],
    ),
    (
        "lines: mapped, with dots",
        br#"{"post_name":"a","post_title":"A","body2":{"html":["x","<p>Two.</p>"]}}"#,
        Some(Kind::JsonLines),
        &["slug=post_name", "title=post_title", "content=body2.html.1"],
        &["standard input:1 = a"],
    ),
    (
        "lines: a slug that climbs is passed on",
        br#"{"slug":"../../etc/x","title":"A","content":"One."}"#,
        Some(Kind::JsonLines),
        &[],
        &["standard input:1 = ../../etc/x"],
    ),
    (
        "csv: told from its header",
        CSV.as_bytes(),
        None,
        &[],
        &[
            "standard input:2 = first",
            "standard input:3 = second",
            "standard input:6 bad: 2 fields where the header has 4; put quotes around fields that hold a delimiter, quote or line break",
            "standard input:7 = third",
        ],
    ),
    (
        "csv: semicolons, a mark, carriage returns",
        b"\xef\xbb\xbfTitle;Content\r\nA;\"One; two.\"\r\n\r\nB;Three.\r\n",
        None,
        &[],
        &["standard input:2 = A", "standard input:4 = B"],
    ),
    (
        "csv: tabs, mapped columns",
        b"post_title\tpost_body\nA\tOne.\n",
        Some(Kind::Csv),
        &["title=post_title", "content=post_body"],
        &["standard input:2 = A"],
    ),
    (
        "csv: a header that says nothing",
        b"a,b\n1,2\n",
        Some(Kind::Csv),
        &[],
        &[
            "!",
            "standard input bad: no column of it is a title, headline or body; it has a, b; say which is which with --map title=COLUMN --map content=COLUMN",
        ],
    ),
    (
        "csv: a quote left open in one line, and over several",
        b"title,content\nA,\"One.\nB,\"Two.\"\nC,\"Three\"x\nD,Four.\n",
        None,
        &[],
        &[
            "standard input:2 bad: a quote is opened in column 2 (content) and not closed; close it, and double quotes within the field",
            "standard input:3 = B",
            "standard input:4 bad: a quote is opened in column 2 (content) and not closed; close it, and double quotes within the field",
            "standard input:5 = D",
        ],
    ),
    (
        "csv: never closed",
        b"title,content\nA,\"One.\nB,Two.\nC,Three.\n",
        None,
        &[],
        &[
            "standard input:2 bad: a quote is opened in column 2 (content) and not closed; close it, and double quotes within the field",
            "standard input:3 = B",
            "standard input:4 = C",
        ],
    ),
    (
        "csv: cut off",
        b"title,content\nA,One.\nB,\"Tw",
        None,
        &[],
        &[
            "!",
            "standard input:2 = A",
            "standard input:3 bad: a quote is opened in column 2 (content) and not closed; close it, and double quotes within the field",
        ],
    ),
    (
        "csv: no UTF-8",
        b"title,content\nA,caf\xe9\nB,Two.\n",
        None,
        &[],
        &[
            "standard input:2 bad: byte 5 of it is not UTF-8; save the file as UTF-8",
            "standard input:3 = B",
        ],
    ),
    (
        "csv: UTF-16",
        b"\xff\xfet\0i\0",
        Some(Kind::Csv),
        &[],
        &["!", "standard input bad: it is UTF-16; save the file as UTF-8"],
    ),
    (
        "briefs among lines",
        BRIEFS.as_bytes(),
        None,
        &[],
        &[
            "standard input:1 = fees brief",
            "standard input:2 = both brief+article",
            "standard input:3 = plain",
        ],
    ),
    (
        "rss",
        FEED.as_bytes(),
        None,
        &[],
        &[
            "standard input#1 = first-post",
            "standard input#2 = tag:example.com,2026:2",
            "standard input#3 = Third & last",
            "standard input#4 bad: no text in it, only a title; give its body, or leave it out",
        ],
    ),
    (
        "rss: broken in the middle",
        b"<rss version=\"2.0\"><channel><title>S</title>\n<item><title>A</title><description>One.</description></item>\n<item><title>B</description></item></channel></rss>",
        None,
        &[],
        &[
            "!",
            "standard input#1 = A",
            "standard input:3 bad: its XML breaks here (</description> stands where <title> is open); mend it there, what follows was not read",
        ],
    ),
    (
        "rss: cut off",
        b"<rss version=\"2.0\"><channel><title>S</title>\n<item><title>A</title><description>One.</description></item>\n<item><title>B</ti",
        None,
        &[],
        &[
            "!",
            "standard input#1 = A",
            "standard input:3 bad: its XML breaks here (a tag is opened and not closed); mend it there, what follows was not read",
        ],
    ),
    (
        "atom",
        ATOM.as_bytes(),
        None,
        &[],
        &["standard input#1 = one", "standard input#2 = two"],
    ),
    (
        "rest interface of wordpress",
        REST.as_bytes(),
        None,
        &[],
        &[
            "standard input#1 = harbour",
            "standard input#2 passed: draft",
            "standard input#3 passed: page",
        ],
    ),
    (
        "json feed",
        JSON_FEED.as_bytes(),
        None,
        &[],
        &["standard input#1 = one", "standard input#2 = 2"],
    ),
    (
        "json: broken in the middle",
        b"[{\"title\":\"A\",\"content\":\"One.\"},\n{\"title\":\"B\",,\"content\":\"x\"},\n{\"title\":\"C\",\"content\":\"x\"}]",
        None,
        &[],
        &[
            "!",
            "standard input#1 = A",
            "standard input#2 bad: column 14: its JSON cannot be read (key must be a string); mend it there; what follows was not read",
        ],
    ),
    (
        "json: cut off",
        b"[{\"title\":\"A\",\"content\":\"One.\"},\n{\"title\":\"B\"",
        None,
        &[],
        &[
            "!",
            "standard input#1 = A",
            "standard input:2 bad: its JSON breaks here (an object or list begins here and does not end); mend it there, what follows was not read",
        ],
    ),
    ("json: an empty list", b"[]", None, &[], &[]),
    (
        "ghost",
        GHOST.as_bytes(),
        None,
        &[],
        &[
            "standard input#1 = harbour",
            "standard input#2 passed: draft",
            "standard input#3 passed: page",
            "standard input#4 = lexical",
            "standard input#5 = mobiledoc",
        ],
    ),
    (
        "rss 1.0",
        b"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"x\"><title>S</title><link>https://example.com</link><description>d</description></channel><item rdf:about=\"y\"><title>A</title><link>https://example.com/a</link><description>One.</description></item></rdf:RDF>",
        None,
        &[],
        &["standard input#1 = a"],
    ),
    (
        "rss in Latin-1",
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>S</title><item><title>Caf\xe9</title><description>One.</description></item></channel></rss>",
        None,
        &[],
        &["standard input#1 = Caf\u{e9}"],
    ),
    (
        "csv: a spreadsheet's own line, and no rows",
        b"sep=;\r\nslug;title;content\r\n",
        Some(Kind::Csv),
        &[],
        &[],
    ),
    (
        "an export of wordpress that is said to be a feed",
        WXR.as_bytes(),
        Some(Kind::Feed),
        &[],
        &[
            "standard input#1 = harbour-fees",
            "standard input#2 passed: draft",
            "standard input#3 passed: attachment",
            "standard input#4 passed: menu item",
            "standard input#5 = classic",
        ],
    ),
    (
        "nothing",
        b"",
        None,
        &[],
        &["!", "standard input bad: nothing in it; write it anew, or leave it out"],
    ),
    (
        "prose",
        b"Fees at the harbour, up 12 %\n\nThe port raised its fees by 12 percent on Monday.\n",
        None,
        &[],
        &["standard input = standard-input"],
    ),
];
