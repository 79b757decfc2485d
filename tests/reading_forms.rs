//! HTML pages, JSON and feeds in many encodings: what is read of them, and that no file takes long.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use coverline::Error;
use coverline::article::{Article, Form, Source, items};
use coverline::brief::{Brief, Wishes};
use coverline::figures::SpanOf;
use std::time::{Duration, Instant};

/// Five paragraphs of a made-up article.
const BODY: &str = "<p>The harbour council will spend $48 million on three new cranes, its master said on Monday.</p>\
<p>Each of them lifts 60 tonnes. That is twice as much as the old ones, which were built when most ships were half as long.</p>\
<h2>What the ships say</h2>\
<p>Captains had asked for the cranes since the spring, when 14 ships waited outside the bar for more than a week.</p>\
<ul><li>The first crane comes in May.</li><li>The last one comes a year later, after the quay has been made wider.</li></ul>\
<p>“We would rather wait for the tide than for a crane,” said Ana Ruiz, who has sailed the coast since she was a girl.</p>";

fn read(bytes: &[u8], form: Option<Form>) -> Result<Article, Error> {
    let name = "row";
    Article::read(&Source { name, bytes, form })
}

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>")
}

#[test]
fn a_page_is_read_without_what_is_around_it() {
    let junk = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>\
        <div class=cookie-banner><p>We use cookies to make our 12 partners happy.</p></div>";
    let within = "<p><a href=/x>Read more: The port at night costs $9 million to light.</a></p>\
        <figure><img src=q.jpg><figcaption>The quay in 1990. Photo: L. Stone</figcaption></figure>\
        <table><tr><th>Crane</th></tr><tr><td>It lifts 7 tonnes on a good day in the summer.</td></tr></table>\
        <pre>let tonnes = 5;</pre><aside><p>Our newsletter has 9,000 readers, and all of them are kind.</p></aside>\
        <script>var tonnes = 8;</script><p>© 2026 The Quay. All rights reserved.</p>";
    let html = page(
        "<title>Harbour buys three cranes - The Quay</title><meta property=og:title content='Harbour buys three cranes'>",
        &format!(
            "{junk}<article><h1>Harbour buys three cranes</h1>{BODY}{within}</article><footer>Contact us</footer>"
        ),
    );
    let article = read(html.as_bytes(), None).unwrap();
    assert_eq!(article.form, Form::Html);
    let text = article.kept();
    for said in [
        "$48 million",
        "What the ships say",
        "The first crane comes in May.",
        "wait for the tide",
    ] {
        assert!(text.contains(said), "{said} is gone: {text}");
    }
    for junk in [
        "12 partners",
        "$9 million",
        "1990",
        "7 tonnes",
        "= 5",
        "9,000",
        "= 8",
        "2026",
        "News",
        "Contact",
    ] {
        assert!(!text.contains(junk), "{junk} is in it: {text}");
    }
    assert_eq!(
        text.matches("Harbour buys three cranes").count(),
        1,
        "{text}"
    );
}

#[test]
fn a_page_declares_itself_in_many_ways() {
    type Fields = [(&'static str, &'static str)];
    let rows: &[(&str, &str, &str, &Fields)] = &[
        (
            "Open Graph",
            "<title>Harbour buys three cranes | The Quay</title><meta property='og:title' content='Harbour buys three cranes'>\
             <meta property='og:site_name' content='The Quay'><meta property='article:section' content='Ports'>\
             <meta property='article:published_time' content='2026-03-02T08:00:00Z'><meta name=author content='Lee Stone'>\
             <meta property='og:description' content='They lift twice as much as the old ones did.'>",
            "",
            &[
                ("title", "Harbour buys three cranes"),
                ("page.title", "Harbour buys three cranes"),
                ("source", "The Quay"),
                ("tags", "Ports"),
                ("published", "2026-03-02"),
                ("page.publishedTime", "2026-03-02T08:00:00Z"),
                ("byline", "Lee Stone"),
                ("deck", "They lift twice as much as the old ones did."),
            ],
        ),
        (
            "JSON-LD in a graph, behind a broken script",
            "<script type='application/ld+json'>{\"@type\": </script><script type='application/ld+json'>{\"@context\":\
             \"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":\"NewsArticle\",\"headline\":\"Harbour \
             buys three cranes\",\"author\":[{\"name\":\"Lee Stone\"},{\"name\":\"Ana Ruiz\"}],\"publisher\":{\"name\":\
             \"The Quay\"},\"datePublished\":\"2026-03-02\",\"articleSection\":\"Ports\",\"keywords\":[\"cranes\"],\"image\":\
             {\"url\":\"https://quay.example/c.jpg\",\"caption\":\"A crane\",\"creditText\":\"L. Stone\"}}]}</script>",
            "",
            &[
                ("title", "Harbour buys three cranes"),
                ("byline", "Lee Stone, Ana Ruiz"),
                ("source", "The Quay"),
                ("published", "2026-03-02"),
                ("tags", "Ports, cranes"),
                ("picture", "https://quay.example/c.jpg; A crane; L. Stone"),
            ],
        ),
        (
            "Dublin Core and several names in one tag",
            "<meta property='x:title dc:title' content='Harbour buys three cranes'><meta name='dc.creator' content='Lee Stone'>",
            "",
            &[
                ("page.title", "Harbour buys three cranes"),
                ("byline", "Lee Stone"),
            ],
        ),
        (
            "Parsely",
            "<meta name=parsely-title content='Harbour buys three cranes'><meta name=parsely-author content='Lee Stone'>\
             <meta name=parsely-pub-date content='2026-03-02'>",
            "",
            &[
                ("page.title", "Harbour buys three cranes"),
                ("published", "2026-03-02"),
            ],
        ),
        (
            "escaped twice",
            "<meta property='og:title' content='Cranes &amp;amp; ships: the harbour&amp;#39;s plan'>",
            "",
            &[("title", "Cranes & ships: the harbour's plan")],
        ),
        (
            "cut off, whole in the heading",
            "<meta property='og:title' content='Harbour buys three cranes and a…'>",
            "<h1>Harbour buys three cranes and a tug</h1>",
            &[("title", "Harbour buys three cranes and a tug")],
        ),
        (
            "the site's name at the end, unknown",
            "<title>Harbour buys three cranes for its quay - The Quay</title>",
            "",
            &[("title", "Harbour buys three cranes for its quay")],
        ),
        (
            "a dash of its own",
            "<title>Harbour buys three cranes - and a tug that nobody wanted</title>",
            "<h1>Harbour buys three cranes - and a tug that nobody wanted</h1>",
            &[(
                "title",
                "Harbour buys three cranes - and a tug that nobody wanted",
            )],
        ),
        (
            "a standfirst and a figure",
            "<title>Harbour buys three cranes</title><meta property='og:image' content='https://quay.example/big/c.jpg'>",
            "<h1>Harbour buys three cranes</h1><p class=article__standfirst>The council says that ships will wait no longer.</p>\
             <figure><img src=/small/c.jpg alt='A crane'><figcaption>The first crane. <span class=credit>L. Stone</span></figcaption></figure>",
            &[
                ("deck", "The council says that ships will wait no longer."),
                (
                    "picture",
                    "https://quay.example/big/c.jpg; The first crane.; L. Stone",
                ),
            ],
        ),
        (
            "nothing",
            "",
            "",
            &[("page.title", ""), ("byline", ""), ("picture", "")],
        ),
    ];
    for (name, head, above, fields) in rows {
        let html = page(head, &format!("<main>{above}{BODY}</main>"));
        let article = read(html.as_bytes(), None).unwrap();
        for (field, want) in *fields {
            let line = |passage: &Option<coverline::article::Passage>| {
                passage.as_ref().map(|p| p.text.clone()).unwrap_or_default()
            };
            let got = match *field {
                "title" => line(&article.title),
                "deck" => line(&article.deck),
                "byline" => article.byline.clone(),
                "source" => article.source.clone(),
                "published" => article.published.clone(),
                "tags" => article.tags.join(", "),
                "page.title" => article.page.title.clone(),
                "page.publishedTime" => article.page.published_time.clone(),
                "picture" => article.page.picture.as_ref().map_or(String::new(), |p| {
                    format!("{}; {}; {}", p.url, p.caption, p.credit)
                }),
                other => panic!("{name}: {other}"),
            };
            assert_eq!(got, *want, "{name}: {field}");
        }
    }
}

#[test]
fn spans_cut_the_words_out_of_the_articles_own_text() {
    let html = page(
        "<title>Harbour buys three cranes</title>",
        &format!("<article>{BODY}</article>"),
    );
    let json = serde_json::json!({"title": "Harbour buys three cranes", "html": BODY}).to_string();
    let text = "Harbour buys three cranes\n\nThe council will spend $48 million on three cranes. They come in May.\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("html", html.into_bytes()),
        ("json", json.into_bytes()),
        ("utf-16", utf16),
    ] {
        let source = Source {
            name,
            bytes: &bytes,
            form: None,
        };
        let draft = Brief::of(&source, &Wishes::default()).unwrap();
        let text = draft.article().unwrap().kept();
        let brief = draft.audited().unwrap();
        let figure = brief
            .figures
            .iter()
            .find(|figure| figure.text.contains("48"))
            .expect(name);
        assert_eq!(figure.span_of, SpanOf::Text, "{name}");
        assert_eq!(
            &text[figure.span.start..figure.span.end],
            "$48 million",
            "{name}"
        );
    }
}

#[test]
fn every_form_is_recognised_and_read() {
    let plain =
        "The harbour council will spend $48 million on cranes. They come in May, its master said.";
    let rss = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Quay</title><language>en</language><item>\
         <title>Harbour buys three cranes</title><dc:creator>Lee Stone</dc:creator><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>\
         <category>Ports</category><description>In short.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"
    );
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Quay</title><entry><title>Harbour buys three cranes</title>\
         <author><name>Lee Stone</name></author><published>2026-03-02T08:00:00Z</published><category term=\"Ports\"/>\
         <content type=\"html\">&lt;p&gt;The harbour council will spend $48 million on cranes.&lt;/p&gt;</content></entry></feed>";
    let wordpress = serde_json::json!({
        "title": {"rendered": "Harbour buys three cranes"}, "content": {"rendered": BODY}, "excerpt": {"rendered": "<p>In short […]</p>"},
        "date_gmt": "2026-03-02T08:00:00", "categories": [4], "_embedded": {"author": [{"name": "Lee Stone"}],
        "wp:term": [[{"taxonomy": "category", "name": "Ports"}], [{"taxonomy": "post_tag", "name": "cranes"}]],
        "wp:featuredmedia": [{"source_url": "https://quay.example/c.jpg", "caption": {"rendered": "<p>A crane</p>"}}]},
        "yoast_head_json": {"og_site_name": "The Quay"}
    });
    let ghost = serde_json::json!({"posts": [{"title": "Harbour buys three cranes", "html": BODY, "published_at": "2026-03-02T08:00:00.000Z",
        "primary_author": {"name": "Lee Stone"}, "primary_tag": {"name": "Ports"}, "feature_image": "https://quay.example/c.jpg"}]});
    let json_feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "items": [{"title":
        "Harbour buys three cranes", "content_text": plain, "date_published": "2026-03-02T08:00:00Z", "authors": [{"name": "Lee Stone"}],
        "tags": ["Ports"]}]});
    let schema = serde_json::json!({"@type": "NewsArticle", "headline": "Harbour buys three cranes", "articleBody": plain, "datePublished":
        "2026-03-02", "author": {"name": "Lee Stone"}, "articleSection": "Ports"});
    let house = serde_json::json!([{"headline": "Harbour buys three cranes", "body": plain, "author": "Lee Stone", "date": "2026-03-02",
        "section": "Ports"}]);
    let markdown = serde_json::json!({"title": "Harbour buys three cranes", "markdown": format!("## Cranes\n\n{plain}"), "author": "Lee Stone",
        "date": "2026-03-02", "tags": ["Ports"]});
    let rows: [(&str, String, Form); 9] = [
        ("RSS", rss, Form::Feed),
        ("Atom", atom.to_owned(), Form::Feed),
        ("WordPress", wordpress.to_string(), Form::Json),
        ("Ghost", ghost.to_string(), Form::Json),
        ("JSON Feed", json_feed.to_string(), Form::Json),
        ("schema.org", schema.to_string(), Form::Json),
        ("fields", house.to_string(), Form::Json),
        ("Markdown within JSON", markdown.to_string(), Form::Json),
        (
            "HTML without a head",
            "<div class=byline>By Lee Stone</div><p>The harbour council will spend $48 million on cranes.</p>".to_owned(),
            Form::Html,
        ),
    ];
    for (name, file, form) in rows {
        let article = read(file.as_bytes(), None).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(article.form, form, "{name}");
        assert!(
            article.sentences().any(|s| s.text.contains("$48 million")),
            "{name}"
        );
        assert!(!article.kept().contains('<'), "{name}");
        if form == Form::Html {
            continue;
        }
        assert_eq!(
            article.title.unwrap().text,
            "Harbour buys three cranes",
            "{name}"
        );
        assert_eq!(article.byline, "Lee Stone", "{name}");
        assert_eq!(article.published, "2026-03-02", "{name}");
        assert_eq!(
            article.tags.first().map(String::as_str),
            Some("Ports"),
            "{name}"
        );
        assert!(
            ["", "The Quay"].contains(&article.source.as_str()),
            "{name}: {}",
            article.source
        );
    }
}

#[test]
fn a_list_is_read_item_by_item() {
    let post = |title: &str| serde_json::json!({"title": title, "body": "The council spends $48 million. Cranes come in May."});
    let file = serde_json::json!({"data": [post("Cranes for the port"), {"id": 7}, post("Ships wait"), post("Ships wait")]}).to_string();
    let source = Source {
        name: "list.json",
        bytes: file.as_bytes(),
        form: None,
    };
    let all = items(&source).unwrap();
    let named: Vec<_> = all
        .iter()
        .map(|item| (item.name.as_str(), item.slug.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("list.json#1", "cranes-for-the-port"),
            ("list.json#2", "ships-wait"),
            ("list.json#3", "ships-wait-3")
        ]
    );
    let second = Article::read(&all[1].source()).unwrap();
    assert_eq!(second.title.unwrap().text, "Ships wait");
    let whole = Article::read(&source).unwrap_err().to_string();
    assert_eq!(
        whole,
        "list.json: holds 3 articles; choose one with --item 1 to --item 3"
    );
}

#[test]
fn pages_are_read_in_their_encoding_and_language() {
    let german = "<p>Der Hafen bekommt für 48 Millionen Euro drei neue Kräne, wie der Rat am Montag in der Stadt beschlossen hat. \
        Die Schiffe müssen dann nicht mehr so lange draußen warten, sagte die Hafenmeisterin. Im Frühjahr waren es vierzehn Schiffe, \
        die eine Woche lang vor der Küste lagen, weil die alten Kräne zu schwach für die größeren Schiffe sind.</p>";
    let latin: Vec<u8> = page("<meta charset=iso-8859-1><title>Drei Kräne</title>", german)
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let article = read(&latin, None).unwrap();
    assert_eq!(article.title.as_ref().unwrap().text, "Drei Kräne");
    assert_eq!(
        (article.language.as_str(), article.page.lang.as_str()),
        ("de", "en")
    );
}

#[test]
fn bad_pages_end_soon_with_a_result_or_one_line() {
    let many = |part: &str, times: usize| part.repeat(times).into_bytes();
    let lol: String = (1..10)
        .map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10)))
        .collect();
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("open tags", many("<div>", 100_000)),
        ("open styles", [many("<b x=1>", 100_000), many("<p>a", 100_000)].concat()),
        ("open fonts", (0..100_000).flat_map(|i| format!("<font size={i}><p>").into_bytes()).collect()),
        ("open tables", many("<table><tr><td>", 100_000)),
        ("open lists", many("<ul><li>", 100_000)),
        ("small elements", many("<p>a", 1_000_000)),
        ("line breaks", many("<p>a<br><br>", 500_000)),
        ("comments", many("<!--", 1_000_000)),
        ("signs", [many("<p>", 1), many("<", 4_000_000)].concat()),
        ("scripts", many("<script type=application/ld+json>{</script>", 100_000)),
        ("deep linked data", [many("<script type=application/ld+json>", 1), many("[", 4_000_000), many("</script>", 1)].concat()),
        ("a huge attribute", [many("<p class='", 1), many("a ", 4_000_000), many("'>The port grew.", 1)].concat()),
        ("many attributes", [many("<p ", 1), many("a=b ", 1_000_000), many(">The port grew.", 1)].concat()),
        ("zeros", many("<p>The port\0 grew in May.</p>", 10_000)),
        ("deep JSON", [many("{\"a\":", 100_000)].concat()),
        ("wide JSON", [many("[{\"a\":", 1), many("{\"a\":0},", 900_000)].concat()),
        ("cut JSON", b"{\"title\":\"Cranes\",\"body\":\"The port gr".to_vec()),
        ("deep XML", [many("<rss><channel>", 1), many("<a>", 500_000)].concat()),
        ("billion laughs", format!("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY l0 \"l\">{lol}]><rss version='2.0'><channel><item><title>&l9;</title><description>&l9; &l9;</description></item></channel></rss>").into_bytes()),
        ("many items", [many("<rss version='2.0'><channel>", 1), many("<item><title>a</title></item>", 200_000)].concat()),
        ("cut XML", b"<rss version='2.0'><channel><item><title>Cra".to_vec()),
        ("deep YAML", [many("---\na: ", 1), many("[", 100_000), many("\n---\nThe port grew.", 1)].concat()),
    ];
    // Without optimisation, and beside other tests, all takes ten times as long.
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
    for (name, bytes) in rows {
        let start = Instant::now();
        let read = read(&bytes, None);
        let took = start.elapsed();
        assert!(took < limit, "{name} took {took:?}");
        if let Err(why) = read {
            let line = why.to_string();
            assert!(!line.contains('\n') && line.len() < 400, "{name}: {line}");
        }
    }
}

#[test]
fn front_matter_declares_the_page_too() {
    let file = "---\ntitle: Cranes\nauthor: Lee Stone\ndate: 2026-03-02\nlang: en-GB\nimage:\n  src: c.jpg\n  caption: A crane\n  credit: L. Stone\n---\nThe port bought cranes.\n";
    let page = read(file.as_bytes(), None).unwrap().page;
    let picture = page.picture.unwrap();
    assert_eq!(
        (
            page.title.as_str(),
            page.byline.as_str(),
            page.lang.as_str()
        ),
        ("Cranes", "Lee Stone", "en-GB")
    );
    assert_eq!(
        (
            picture.url.as_str(),
            picture.caption.as_str(),
            picture.credit.as_str()
        ),
        ("c.jpg", "A crane", "L. Stone")
    );
}
