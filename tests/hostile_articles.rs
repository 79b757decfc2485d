//! Articles from strangers: nested, huge, truncated and made to be slow. Each ends in a brief
//! or in an error, within a second of the processor's time and 200 MB of memory.
//! The command reads each in a process of its own, so that one that hangs or dies is named.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(clippy::print_stdout, reason = "says what each row took")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Processor time that a row may take; without optimisation ten times as much.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
/// Memory that a row may take at most, in kB.
const MEMORY: u64 = 200 * 1024;
/// When a row is ended: other work on the machine may slow it down.
const PATIENCE: Duration = Duration::from_secs(180);
/// Just below what an article may have.
const FULL: usize = 8_300_000;

/// A name, a file name that the form may show from, and its bytes.
type Row = (&'static str, &'static str, Vec<u8>);

/// What a row took.
#[derive(Debug, Default)]
struct Taken {
    cpu: Duration,
    /// Highest resident memory, in kB.
    memory: u64,
}

/// Looks at a running process, where the system says so in files.
fn look(child: &Child, taken: &mut Taken) {
    let folder = format!("/proc/{}", child.id());
    // Until it runs the command, a new process shows the memory of this one.
    let begun = |status: &String| status.starts_with("Name:\tcoverline\n");
    if let Some(status) = fs::read_to_string(format!("{folder}/status"))
        .ok()
        .filter(begun)
    {
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        taken.memory = taken.memory.max(peak.unwrap_or(0));
    }
    if let Ok(stat) = fs::read_to_string(format!("{folder}/stat")) {
        // After the name in brackets: the 12th and 13th field are ticks of 10 ms.
        let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.filter_map(|t| t.parse::<u64>().ok()).sum();
        taken.cpu = taken.cpu.max(Duration::from_millis(ticks * 10));
    }
}

/// Reads one file with the command; what it took, and what is wrong with how it ended.
fn read(file: &Path) -> (Taken, Option<String>) {
    let command = Command::new(env!("CARGO_BIN_EXE_coverline"))
        .args(["brief", "--json"])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(fs::File::create(file.with_extension("stderr")).unwrap())
        .spawn();
    let mut child = command.unwrap();
    let (start, mut taken) = (Instant::now(), Taken::default());
    let status = loop {
        look(&child, &mut taken);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            let _ = child.wait();
            return (taken, Some("ended after three minutes".to_owned()));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if !cfg!(target_os = "linux") {
        taken.cpu = start.elapsed();
    }
    let said = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
    let ended = match status.code() {
        Some(0) => None,
        Some(1) if said.trim().is_empty() => Some("refused without a word".to_owned()),
        Some(1) if said.len() > 2_000 => Some(format!("an error of {} letters", said.len())),
        Some(1) => None,
        _ => Some(format!(
            "{status}: {}",
            said.lines().next().unwrap_or_default()
        )),
    };
    (taken, ended)
}

/// Reads all rows and names those that end badly, late or large.
fn all_end_well(form: &str, rows: Vec<Row>) {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (name, file, bytes) in rows {
        let name = format!("{form}: {name}");
        let file = folder.path().join(file);
        fs::write(&file, bytes).unwrap();
        let (taken, ended) = read(&file);
        println!(
            "{name:<52}{:>7.2} s {:>5} MB  {}",
            taken.cpu.as_secs_f64(),
            taken.memory / 1024,
            ended.as_deref().unwrap_or_default()
        );
        let late = (taken.cpu > MOST).then(|| format!("{:.2} s", taken.cpu.as_secs_f64()));
        let large = (taken.memory > MEMORY).then(|| format!("{} MB", taken.memory / 1024));
        let faults: Vec<String> = [ended, late, large].into_iter().flatten().collect();
        if !faults.is_empty() {
            wrong.push(format!("{name}: {}", faults.join(", ")));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

const PROSE: &str =
    "The harbour council spent $85 million on cranes in 2024. It will close one in ten berths.";

/// Something as often as fits into a file.
fn full(unit: &str) -> String {
    unit.repeat(FULL / unit.len())
}

fn numbered(times: usize, mut each: impl FnMut(&mut String, usize)) -> String {
    let mut all = String::new();
    (0..times).for_each(|n| each(&mut all, n));
    all
}

fn page(inner: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html><head><title>The harbour council closes berths</title></head><body><article><h1>The harbour council closes berths</h1><p>{PROSE}</p>{inner}").into_bytes()
}

#[test]
fn html() {
    let head = |inner: &str| {
        format!("<!DOCTYPE html><html><head>{inner}</head><body><h1>The harbour council closes berths</h1><p>{PROSE}</p></body></html>").into_bytes()
    };
    let nested = |open: &str, close: &str, times: usize| {
        format!("{}{PROSE}{}", open.repeat(times), close.repeat(times))
    };
    let attributes = numbered(100_000, |s, n| write!(s, " a{n}=\"1\"").unwrap());
    let fonts = numbered(50_000, |s, n| write!(s, "<font color=\"{n}\">a").unwrap());
    let columns = format!("<div>{}</div>", format!("<p>{PROSE}</p>").repeat(20)).repeat(4000);
    let layers = format!("<div><p>{PROSE}</p>").repeat(40_000);
    let scripts = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A\"}</script>".repeat(50_000);
    let deep_ld = format!(
        "<script type=\"application/ld+json\">{}{}</script>",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let long_ld = format!(
        "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}</script>",
        "a ".repeat(2_000_000)
    );
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(b"<\0p\0>\0a".iter().copied())
        .collect();
    let in_utf16: Vec<u8> = [0xff_u8, 0xfe]
        .into_iter()
        .chain(
            full("<p>a b. ")
                .encode_utf16()
                .take(FULL / 2)
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    #[rustfmt::skip]
    all_end_well("html", vec![
        ("100,000 open tags", "a.html", page(&"<div>".repeat(100_000))),
        ("100,000 nested elements", "a.html", page(&nested("<div>", "</div>", 100_000))),
        ("1,600,000 open tags", "a.html", page(&full("<div>"))),
        ("100,000 open inline tags", "a.html", page(&"<b>".repeat(100_000))),
        ("open inline tags of two kinds", "a.html", page(&"<b><i>".repeat(100_000))),
        ("open inline tags that all differ", "a.html", page(&fonts)),
        ("inline tags over blocks", "a.html", page(&"<b><p>a".repeat(100_000))),
        ("inline tags closed out of order", "a.html", page(&"<a><b><i><p></a></b></i>".repeat(50_000))),
        ("links in links", "a.html", page(&"<a href=\"x\">a".repeat(200_000))),
        ("closing tags alone", "a.html", page(&full("</p></b></a>"))),
        ("nested tables", "a.html", page(&"<table><tr><td>".repeat(50_000))),
        ("text within tables", "a.html", page(&format!("<table>{}", "a<tr>".repeat(200_000)))),
        ("nested forms and lists", "a.html", page(&"<ul><li><form><select><option>".repeat(40_000))),
        ("nested templates", "a.html", page(&"<template>".repeat(100_000))),
        ("nested foreign elements", "a.html", page(&"<svg><foreignObject><math><mi>".repeat(30_000))),
        ("1,000,000 tiny elements", "a.html", page(&"<i></i>".repeat(1_000_000))),
        ("1,000,000 paragraphs of a letter", "a.html", page(&"<p>a".repeat(1_000_000))),
        ("80,000 paragraphs of prose", "a.html", page(&columns)),
        ("paragraphs at every depth", "a.html", page(&layers)),
        ("200,000 links", "a.html", page(&"<a href=\"/a\">Read more</a> ".repeat(200_000))),
        ("100,000 headings", "a.html", page(&"<h1>The harbour council closes berths</h1>".repeat(100_000))),
        ("100,000 attributes", "a.html", page(&format!("<p{attributes}>{PROSE}</p>"))),
        ("classes without end", "a.html", page(&format!("<p class=\"{}\">{PROSE}</p>", "article body ".repeat(500_000)))),
        ("a line of 8 MB", "a.html", page(&full("harbour "))),
        ("a word of 8 MB", "a.html", page(&full("a"))),
        ("entities", "a.html", page(&full("&amp;&#x41;&notit;"))),
        ("ampersands", "a.html", page(&full("&"))),
        ("an open comment", "a.html", page(&format!("<!--{}", full("- -")))),
        ("comments without end", "a.html", page(&full("<!---->"))),
        ("an open script", "a.html", page(&format!("<script>{}", full("a<!--")))),
        ("an open attribute", "a.html", page(&format!("<p class=\"{}", full("a ")))),
        ("open angle brackets", "a.html", page(&full("<"))),
        ("a document type without end", "a.html", format!("<!DOCTYPE html {}", full("a")).into_bytes()),
        ("an entity bomb", "a.html", page("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>&b;")),
        ("zeros", "a.html", page(&full("\0a "))),
        ("a title of 4 MB", "a.html", head(&format!("<title>{}</title>", "harbour ".repeat(500_000)))),
        ("a deck of 4 MB", "a.html", head(&format!("<meta name=\"description\" content=\"{}\">", "harbour ".repeat(500_000)))),
        ("100,000 meta tags", "a.html", head(&"<meta property=\"og:title\" content=\"The harbour\">".repeat(100_000))),
        ("50,000 scripts of data", "a.html", head(&scripts)),
        ("deep data", "a.html", head(&deep_ld)),
        ("data of 4 MB", "a.html", head(&long_ld)),
        ("half a letter of UTF-16", "a.html", utf16),
        ("8 MB of UTF-16", "a.html", in_utf16),
        ("a charset that is not", "a.html", head("<meta charset=\"utf-16be\"><meta charset=\"x-user-defined\"><meta charset=\"\u{1f600}\">")),
        ("a page cut in its middle", "a.html", page(&full("<p>It will close one in ten berths.</p>"))[..4_000_001].to_vec()),
    ]);
}

#[test]
fn json() {
    let post = |content: &str| {
        format!("{{\"id\":1,\"title\":{{\"rendered\":\"The harbour council closes berths\"}},\"content\":{{\"rendered\":\"<p>{PROSE}</p>{content}\"}}}}").into_bytes()
    };
    let keys = numbered(300_000, |s, n| write!(s, "\"k{n}\":{n},").unwrap());
    let posts = format!(
        "[{}{{}}]",
        format!("{{\"title\":\"A\",\"html\":\"<p>{PROSE}</p>\"}},").repeat(60_000)
    );
    let figures = format!("{{\"headline\":\"Rain\",\"figures\":[{}]}}", "{\"text\":\"$1B\",\"label\":\"rain\",\"unit\":\"money\",\"sentence\":\"\",\"span\":[0,1],\"in\":\"file\"},".repeat(80_000).trim_end_matches(','));
    let lone =
        format!("{{\"title\":\"The \\ud800harbour \\udc00\",\"html\":\"<p>{PROSE} \\ud83d</p>\"}}");
    #[rustfmt::skip]
    all_end_well("json", vec![
        ("deep arrays", "a.json", "[".repeat(100_000).into_bytes()),
        ("deep arrays that close", "a.json", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes()),
        ("arrays as deep as the file", "a.json", full("[").into_bytes()),
        ("deep objects", "a.json", "{\"title\":".repeat(100_000).into_bytes()),
        ("1,000,000 numbers", "a.json", format!("[{}1]", "1,".repeat(1_000_000)).into_bytes()),
        ("a number of 8 MB", "a.json", format!("{{\"title\":{}}}", full("9")).into_bytes()),
        ("a number beyond all", "a.json", b"{\"headline\":\"Rain\",\"figures\":[{\"text\":\"1\",\"low\":1e999999}]}".to_vec()),
        ("300,000 keys", "a.json", format!("{{{keys}\"title\":\"A\"}}").into_bytes()),
        ("the same key 300,000 times", "a.json", format!("{{{}\"title\":\"A\"}}", "\"title\":\"A\",".repeat(300_000)).into_bytes()),
        ("a text of 8 MB", "a.json", format!("{{\"title\":\"{}\"}}", full("harbour ")).into_bytes()),
        ("escapes", "a.json", format!("{{\"title\":\"A\",\"html\":\"{}\"}}", full("\\u003cp\\u003e")).into_bytes()),
        ("half letters", "a.json", lone.into_bytes()),
        ("escaped zeros", "a.json", post(&"\\u0000".repeat(1_000_000))),
        ("60,000 posts", "a.json", posts.into_bytes()),
        ("a post of open tags", "a.json", post(&"<div>".repeat(1_000_000))),
        ("a post of short codes", "a.json", post(&"[gallery ids=1".repeat(300_000))),
        ("a brief of 80,000 figures", "a.json", figures.into_bytes()),
        ("a post cut in its middle", "a.json", post(&full("a b. "))[..1_000_001].to_vec()),
        ("an open text", "a.json", format!("{{\"title\":\"{}", full("a")).into_bytes()),
        ("backslashes", "a.json", format!("{{\"title\":\"{}", full("\\")).into_bytes()),
    ]);
}

#[test]
fn feeds() {
    let rss = |inner: &str| {
        format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title><item><title>The harbour council closes berths</title><description>{PROSE}</description>{inner}</item></channel></rss>").into_bytes()
    };
    let bomb = |doctype: &str, body: &str| {
        format!("<?xml version=\"1.0\"?><!DOCTYPE rss [{doctype}]><rss version=\"2.0\"><channel><item><title>{body}</title><description>{PROSE}</description></item></channel></rss>").into_bytes()
    };
    let laughs = numbered(12, |s, n| {
        write!(
            s,
            "<!ENTITY l{} \"{}\">",
            n + 1,
            format!("&l{n};").repeat(10)
        )
        .unwrap()
    });
    let spaces = numbered(50_000, |s, n| {
        write!(s, " xmlns:n{n}=\"http://example.org/{n}\"").unwrap()
    });
    let cdata = |inner: &str| {
        rss(&format!(
            "<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><![CDATA[{inner}]]></content:encoded>"
        ))
    };
    let escaped = |inner: &str| {
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>The harbour council closes berths</title><content type=\"html\">{inner}</content></entry></feed>").into_bytes()
    };
    #[rustfmt::skip]
    all_end_well("feeds", vec![
        ("a billion laughs", "a.xml", bomb(&format!("<!ENTITY l0 \"ha\">{laughs}"), "&l12;")),
        ("a long entity often", "a.xml", bomb(&format!("<!ENTITY a \"{}\">", "a".repeat(1_000_000)), &"&a;".repeat(100_000))),
        ("an entity of itself", "a.xml", bomb("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "&a;")),
        ("a file as entity", "a.xml", bomb("<!ENTITY a SYSTEM \"file:///etc/passwd\">", "&a;")),
        ("a parameter entity", "a.xml", bomb("<!ENTITY % a SYSTEM \"http://example.org/a\">%a;", "A")),
        ("100,000 open elements", "a.xml", rss(&"<a>".repeat(100_000))),
        ("100,000 nested elements", "a.xml", rss(&format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000)))),
        ("nested items", "a.xml", rss(&"<item>".repeat(100_000))),
        ("1,000,000 tiny elements", "a.xml", rss(&"<a/>".repeat(1_000_000))),
        ("60,000 items", "a.xml", rss(&format!("</item>{}<item>", "<item><title>A</title><description>It rained.</description></item>".repeat(60_000)))),
        ("100,000 categories", "a.xml", rss(&"<category>harbour</category>".repeat(100_000))),
        ("50,000 namespaces", "a.xml", rss(&format!("<a{spaces}/>"))),
        ("an open CDATA", "a.xml", rss(&format!("<content><![CDATA[{}", full("a ")))),
        ("open tags in CDATA", "a.xml", cdata(&"<div>".repeat(1_000_000))),
        ("prose of 7 MB in CDATA", "a.xml", cdata(&format!("<p>{PROSE}</p>").repeat(70_000))),
        ("escaped markup", "a.xml", escaped(&"&lt;p&gt;a b.".repeat(500_000))),
        ("markup escaped ten times", "a.xml", escaped(&"&amp;amp;amp;amp;amp;amp;amp;amp;amp;lt;".repeat(150_000))),
        ("an open comment", "a.xml", rss(&format!("<!-- {}", full("-")))),
        ("processing instructions", "a.xml", rss(&"<?a?>".repeat(1_000_000))),
        ("a charset that is not", "a.xml", b"<?xml version=\"1.0\" encoding=\"\xff\"?><rss><channel><item><title>A</title></item></channel></rss>".to_vec()),
        ("half a feed", "a.xml", rss(&full("<a>b</a>"))[..4_000_001].to_vec()),
    ]);
}

#[test]
fn markdown() {
    let after = |inner: &str| {
        format!("---\ntitle: The harbour council closes berths\n---\n\n{PROSE}\n\n{inner}")
            .into_bytes()
    };
    let yaml = |inner: &str| {
        format!("---\n{inner}\n---\n\n# The harbour council closes berths\n\n{PROSE}\n")
            .into_bytes()
    };
    let toml = |inner: &str| {
        format!("+++\n{inner}\n+++\n\n# The harbour council closes berths\n\n{PROSE}\n")
            .into_bytes()
    };
    let laughs = format!(
        "l0: &l0 [ha,ha]\n{}title: *l20",
        numbered(20, |s, n| writeln!(
            s,
            "l{}: &l{} [{}*l{n}]",
            n + 1,
            n + 1,
            format!("*l{n},").repeat(9)
        )
        .unwrap())
    );
    let stairs = |mark: &str| {
        numbered(2_000, |s, n| {
            writeln!(s, "{}{mark} a", "  ".repeat(n)).unwrap()
        })
    };
    let keys = numbered(200_000, |s, n| writeln!(s, "k{n}: {n}").unwrap());
    let references = numbered(100_000, |s, n| {
        write!(s, "[r{n}]: /{n}\n[a][r{n}] ").unwrap()
    });
    let notes = numbered(60_000, |s, n| {
        write!(s, "a[^{n}]\n\n[^{n}]: b\n\n").unwrap()
    });
    let ticks = numbered(2_500, |s, n| write!(s, "{} a ", "`".repeat(n)).unwrap());
    #[rustfmt::skip]
    all_end_well("markdown", vec![
        ("a billion laughs", "a.md", yaml(&laughs)),
        ("deep YAML lists", "a.md", yaml(&format!("a: {}", "[".repeat(100_000)))),
        ("deep YAML lists that close", "a.md", yaml(&format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000)))),
        ("YAML stairs", "a.md", yaml(&stairs("-"))),
        ("200,000 YAML keys", "a.md", yaml(&keys)),
        ("a YAML text of 8 MB", "a.md", yaml(&format!("title: \"{}\"", full("a ")))),
        ("open YAML", "a.md", format!("---\ntitle: |\n{}", full("  a b\n")).into_bytes()),
        ("YAML merges", "a.md", yaml(&format!("a: &a {{b: 1}}\n{}", "c:\n  <<: *a\n".repeat(100_000)))),
        ("YAML tags and anchors", "a.md", yaml(&format!("title: {}a", "!!str ".repeat(100_000)))),
        ("deep TOML lists", "a.md", toml(&format!("a = {}", "[".repeat(100_000)))),
        ("deep TOML keys", "a.md", toml(&format!("{}a = 1", "a.".repeat(100_000)))),
        ("deep TOML tables", "a.md", toml(&format!("a = {}", "{a=".repeat(100_000)))),
        ("100,000 TOML tables", "a.md", toml(&"[[a]]\nb = 1\n".repeat(100_000))),
        ("100,000 quote marks", "a.md", after(&format!("{}a", ">".repeat(100_000)))),
        ("quotes deeper each line", "a.md", after(&numbered(3_000, |s, n| writeln!(s, "{}a", "> ".repeat(n)).unwrap()))),
        ("list stairs", "a.md", after(&stairs("-"))),
        ("100,000 list marks in a line", "a.md", after(&"- ".repeat(100_000))),
        ("numbered list marks in a line", "a.md", after(&"1. ".repeat(100_000))),
        ("open brackets", "a.md", after(&"[".repeat(100_000))),
        ("8 MB of open brackets", "a.md", after(&full("["))),
        ("open links", "a.md", after(&"[a](".repeat(100_000))),
        ("links in links", "a.md", after(&format!("{}a{}", "[".repeat(50_000), "](b)".repeat(50_000)))),
        ("open pictures", "a.md", after(&"![a](<b".repeat(100_000))),
        ("stars", "a.md", after(&"*".repeat(100_000))),
        ("stars and letters", "a.md", after(&"*a **a ".repeat(200_000))),
        ("underscores and stars", "a.md", after(&"_a*".repeat(200_000))),
        ("backticks of all lengths", "a.md", after(&ticks)),
        ("open comments", "a.md", after(&"<!-- ".repeat(400_000))),
        ("open instructions", "a.md", after(&"<?".repeat(400_000))),
        ("open declarations", "a.md", after(&"<!A ".repeat(400_000))),
        ("open CDATA", "a.md", after(&"<![CDATA[".repeat(400_000))),
        ("open short codes", "a.md", after(&"{{< a ".repeat(400_000))),
        ("open raw tags", "a.md", after(&"<div a=\"".repeat(400_000))),
        ("nested raw tags", "a.md", after(&"<div>\n\n".repeat(400_000))),
        ("a wide table", "a.md", after(&format!("{}\n{}\n{}", "|a".repeat(50_000), "|-".repeat(50_000), "|b\n".repeat(50_000)))),
        ("a long table", "a.md", after(&format!("|a|b|\n|-|-|\n{}", "|1,240|6.1|\n".repeat(400_000)))),
        ("100,000 references", "a.md", after(&references)),
        ("60,000 footnotes", "a.md", after(&notes)),
        ("entities", "a.md", after(&full("&amp;&#65;"))),
        ("underlines", "a.md", after(&"a\n=\n".repeat(500_000))),
        ("fences", "a.md", after(&"```\n".repeat(500_000))),
        ("dollars and tildes", "a.md", after(&"$a~~$ ".repeat(400_000))),
        ("100,000 headings", "a.md", after(&"# The harbour council closes berths\n".repeat(100_000))),
    ]);
}

#[test]
fn text() {
    let after = |inner: &str| {
        format!("The harbour council closes berths\n\n{PROSE}\n\n{inner}").into_bytes()
    };
    let request = |inner: &str| {
        format!("Create a landscape editorial hero image for this article: The harbour council closes berths. Article summary: {inner}").into_bytes()
    };
    let distinct = numbered(110_000, |s, n| {
        writeln!(
            s,
            "The port of Aurik spent ${n} million on berth {n}, said Ana Ruiz.\n"
        )
        .unwrap()
    });
    let names = numbered(300_000, |s, n| {
        write!(s, "Ana Ruiz{n} met Bo Lund{n}. ").unwrap()
    });
    #[rustfmt::skip]
    all_end_well("text", vec![
        ("a word of 8 MB", "a.txt", after(&full("a"))),
        ("a line of 8 MB", "a.txt", after(&full("harbour "))),
        ("a sentence of 8 MB with numbers", "a.txt", after(&full("and $85 million "))),
        ("8 MB of prose", "a.txt", after(&full(&format!("{PROSE}\n\n")))),
        ("8 MB of prose in one line", "a.txt", after(&full(&format!("{PROSE} ")))),
        ("figures that all differ", "a.txt", after(&distinct)),
        ("names that all differ", "a.txt", after(&names)),
        ("one long number", "a.txt", after(&full("9"))),
        ("groups of digits without end", "a.txt", after(&full("999,"))),
        ("groups with spaces", "a.txt", after(&full("999 "))),
        ("a range without end", "a.txt", after(&full("1–"))),
        ("decimals without end", "a.txt", after(&full("1."))),
        ("money signs", "a.txt", after(&full("$"))),
        ("money signs and spaces", "a.txt", after(&full("$ 1 "))),
        ("number words", "a.txt", after(&full("twenty-"))),
        ("number words and spaces", "a.txt", after(&full("one hundred and "))),
        ("scales", "a.txt", after(&full("million "))),
        ("a quarter of a quarter", "a.txt", after(&full("a quarter of "))),
        ("one in one in", "a.txt", after(&full("one in "))),
        ("from and to", "a.txt", after(&full("from 1% to "))),
        ("between and between", "a.txt", after(&full("between 1 and "))),
        ("more than more than", "a.txt", after(&full("more than "))),
        ("brackets", "a.txt", after(&full("("))),
        ("citation marks", "a.txt", after(&full("[1]"))),
        ("open citation marks", "a.txt", after(&full("[1"))),
        ("quote marks", "a.txt", after(&full("“"))),
        ("quotes that open and never close", "a.txt", after(&full("“It rained, said Ana Ruiz. "))),
        ("full stops", "a.txt", after(&full("."))),
        ("full stops and spaces", "a.txt", after(&full(". "))),
        ("abbreviations", "a.txt", after(&full("Mr. J. R. "))),
        ("line ends", "a.txt", after(&full("\n"))),
        ("short lines", "a.txt", after(&full("Sport\n"))),
        ("lines with spaces", "a.txt", after(&full(" \n\t"))),
        ("blank letters", "a.txt", after(&full("\u{a0}\u{200b}"))),
        ("marks on one letter", "a.txt", after(&full("\u{301}"))),
        ("right to left marks", "a.txt", after(&full("\u{202e}a"))),
        ("joined emoji", "a.txt", after(&full("👩\u{200d}"))),
        ("capitals", "a.txt", after(&full("A B "))),
        ("the same headline", "a.txt", after(&full("The harbour council closes berths\n"))),
        ("dates", "a.txt", after(&full("On 14 March 2026 it rained. "))),
        ("years of a series", "a.txt", after(&full("It was $11 billion in 2024, $12 billion in 2025 and "))),
        ("bullets", "a.txt", after(&full("• a\n"))),
        ("a request without end", "a.txt", request(&full("It rained. "))),
        ("reference images", "a.txt", request(&full("Reference image 1: visual subject \"a\" "))),
        ("topic tags", "a.txt", request(&format!("It rained. Topic tags: {}", full("rain, ")))),
        ("Han letters", "a.txt", after(&full("三成"))),
        ("Han digits", "a.txt", after(&full("1億2000万"))),
        ("Korean scales", "a.txt", after(&full("1만2300"))),
        ("Devanagari", "a.txt", after(&full("48 लाख टन "))),
        ("Arabic digits", "a.txt", after(&full("٤٥٪ "))),
        ("Thai without spaces", "a.txt", after(&full("สวัสดี"))),
        ("zeros", "a.txt", after(&full("\0"))),
        ("no UTF-8", "a.txt", vec![0xc3; FULL]),
        ("above the limit", "a.txt", vec![b'a'; 12_000_000]),
    ]);
}
