//! Small sources of every kind, and large ones that are made as they are read.

pub(crate) mod cases;

use std::io::{self, Read};

/// A table with a field over several lines and a row that is too short.
pub(crate) const CSV: &str = "slug,title,content,tags
first,Fees rise,\"The port, it said, raised fees.\",\"Port, Trade\"
second,Fees fall,\"The port cut fees by 3 percent.

It will \"\"wait\"\".\",
short,row
third,Fees stay,The port kept its fees.,Port
";

/// A brief, a brief beside its article, and an article.
pub(crate) const BRIEFS: &str = r#"{"slug":"fees","id":3,"headline":"Fees rise","figures":[{"text":"$48M","label":"fees a year"}],"photo":"port.jpg","credit":"Ada Lund"}
{"slug":"both","title":"Fees rise","content":"The port took $48M in fees a year.","figures":[{"text":"$48M","label":"fees a year"}]}
{"slug":"plain","headline":"Fees rise","body":"The port took fees."}
"#;

/// RSS: named by link, by guid, by title, and an item without a text.
pub(crate) const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Site</title><language>en</language>
<item><title>First</title><link>https://example.com/2026/first-post/</link>
<content:encoded><![CDATA[<p>The port > raised <b>fees</b> ]] by 12 percent.</p>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="false">tag:example.com,2026:2</guid>
<description>The port cut fees.</description></item>
<!-- <item> that is none -->
<item>
<title>Third &amp; last</title>
<description>&lt;p&gt;The port waits.&lt;/p&gt;</description>
</item>

<item><title>Empty</title></item>
</channel></rss>
"#;

pub(crate) const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>S</title><id>s</id><updated>2026-04-07T00:00:00Z</updated>
<entry><id>x</id><title>A</title><updated>2026-04-07T00:00:00Z</updated><link href="https://example.com/one"/><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry>
<entry><id>y</id><title>B</title><updated>2026-04-07T00:00:00Z</updated><link href="https://example.com/two"/><summary>Two.</summary></entry>
</feed>"#;

pub(crate) const REST: &str = r#"[
{"id":1,"slug":"harbour","status":"publish","type":"post","link":"https://example.com/harbour/","title":{"rendered":"Harbour fees rise"},"content":{"rendered":"<p>The port raised fees.</p>","protected":false}},
{"id":2,"slug":"d","status":"draft","type":"post","title":{"rendered":"D"},"content":{"rendered":"<p>D.</p>"}},
{"id":3,"slug":"p","status":"publish","type":"page","title":{"rendered":"P"},"content":{"rendered":"<p>P.</p>"}}
]"#;

pub(crate) const JSON_FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Site","language":"en",
"items":[{"id":"1","url":"https://example.com/one","title":"A","content_text":"One."},
{"id":"2","title":"B","content_html":"<p>Two.</p>"}],"expired":false}"#;

/// A good item of a JSON list.
pub(crate) const DEAR: &str = r#"{"title":"A","content":"One."}"#;

/// A Ghost export: the lists beside the posts come after them.
pub(crate) const GHOST: &str = r##"{"db":[{"meta":{"exported_on":1,"version":"5.82.0"},"data":{"posts":[
{"id":"a1","title":"Harbour fees rise","slug":"harbour","html":"<p>The port raised fees by 12 percent.</p>","type":"post","status":"published","feature_image":"__GHOST_URL__/content/images/harbour.jpg","published_at":"2026-04-07T08:00:00.000Z","custom_excerpt":"Fees up."},
{"id":"a2","title":"D","slug":"d","html":"<p>D.</p>","type":"post","status":"draft"},
{"id":"a3","title":"P","slug":"p","html":"<p>P.</p>","type":"page","status":"published"},
{"id":"a4","title":"L","slug":"lexical","html":null,"plaintext":null,"type":"post","status":"published","lexical":"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"The port raised \"},{\"type\":\"link\",\"children\":[{\"type\":\"text\",\"text\":\"fees by 12 percent.\"}]}]}]}}"},
{"id":"a5","title":"M","slug":"mobiledoc","html":"","type":"post","status":"published","mobiledoc":"{\"version\":\"0.3.1\",\"atoms\":[],\"cards\":[],\"markups\":[],\"sections\":[[1,\"p\",[[0,[],0,\"The port raised fees by 12 percent.\"]]]]}"}
],"tags":[{"id":"t1","name":"Port"},{"id":"t2","name":"Trade"},{"id":"t3","name":"#inner"}],
"posts_tags":[{"post_id":"a1","tag_id":"t1","sort_order":1},{"post_id":"a1","tag_id":"t2","sort_order":0},{"post_id":"a1","tag_id":"t3","sort_order":2}],
"users":[{"id":"u1","name":"Ada Lund"},{"id":"u2","name":"Bo Ek"}],
"posts_authors":[{"post_id":"a1","author_id":"u2","sort_order":1},{"post_id":"a1","author_id":"u1","sort_order":0}],
"posts_meta":[{"post_id":"a1","feature_image_alt":"Cranes","feature_image_caption":null}],
"settings":[{"key":"title","value":"The Port Post"}]}}]}"##;

/// A WordPress export: a post in blocks, a draft, its picture, a menu item, a post of old.
pub(crate) const WXR: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>The Port Post</title>
	<link>https://example.com</link>
	<language>en-US</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_display_name><![CDATA[Ada Lund]]></wp:author_display_name></wp:author>
	<wp:category><wp:term_id>1</wp:term_id><wp:cat_name><![CDATA[Trade]]></wp:cat_name></wp:category>
	<item>
		<title><![CDATA[Harbour fees & more]]></title>
		<link>https://example.com/2026/04/harbour-fees/</link>
		<dc:creator><![CDATA[ada]]></dc:creator>
		<guid isPermaLink="false">https://example.com/?p=1</guid>
		<content:encoded><![CDATA[<!-- wp:paragraph -->
<p>The port raised fees by 12 percent.</p>
<!-- /wp:paragraph -->]]></content:encoded>
		<excerpt:encoded><![CDATA[]]></excerpt:encoded>
		<wp:post_id>1</wp:post_id>
		<wp:post_date_gmt><![CDATA[2026-04-07 08:00:00]]></wp:post_date_gmt>
		<wp:post_name><![CDATA[harbour-fees]]></wp:post_name>
		<wp:status><![CDATA[publish]]></wp:status>
		<wp:post_type><![CDATA[post]]></wp:post_type>
		<wp:post_password><![CDATA[]]></wp:post_password>
		<category domain="post_tag" nicename="port"><![CDATA[port]]></category>
		<category domain="category" nicename="trade"><![CDATA[Trade]]></category>
		<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
		<wp:postmeta>
			<wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key>
			<wp:meta_value><![CDATA[3]]></wp:meta_value>
		</wp:postmeta>
	</item>
	<item><title>Draft</title><wp:post_id>2</wp:post_id><wp:post_name/><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
	<item><title>port</title><wp:post_id>3</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url><![CDATA[https://example.com/wp-content/port.jpg]]></wp:attachment_url></item>
	<item><title>Home</title><wp:post_id>4</wp:post_id><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type></item>
	<item><title>Classic</title><link>https://example.com/classic/</link><wp:post_id>5</wp:post_id><wp:post_name>classic</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
		<content:encoded><![CDATA[The port cut <b>fees</b> by 3 percent, as he said [sic].

[caption id="x" width="300"]<img src="a.jpg"> A crane[/caption]

It will [vc_row el="x"]wait[/vc_row] for a year. [gallery ids="1,2"]]]></content:encoded></item>
</channel>
</rss>
"#;

/// Fifty rows, of which one lacks a closing quote.
pub(crate) fn broken_csv(broken: usize) -> String {
    let mut table = "slug,title,content\n".to_owned();
    for row in 1..=50 {
        let quote = if row == broken { "" } else { "\"" };
        table.push_str(&format!(
            "row-{row},\"Fees, part {row}\",\"The port raised fees by {row} percent.{quote}\n"
        ));
    }
    table
}

/// Bytes that are made as they are read: something before, the same many times, something after.
pub(crate) struct Repeated {
    before: Vec<u8>,
    part: Vec<u8>,
    left: usize,
    after: Vec<u8>,
    /// What is being given, and how much of it was.
    now: Vec<u8>,
    given: usize,
}

impl Repeated {
    pub(crate) fn new(before: &str, part: &str, times: usize, after: &str) -> Self {
        Self {
            before: before.as_bytes().to_vec(),
            part: part.as_bytes().to_vec(),
            left: times,
            after: after.as_bytes().to_vec(),
            now: Vec::new(),
            given: 0,
        }
    }
}

impl Read for Repeated {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.now.len() {
            self.given = 0;
            self.now = if !self.before.is_empty() {
                std::mem::take(&mut self.before)
            } else if self.left > 0 {
                // Many at once, so that a test takes seconds.
                let times = self.left.min(1024);
                self.left -= times;
                self.part.repeat(times)
            } else {
                std::mem::take(&mut self.after)
            };
        }
        let rest = &self.now[self.given..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

/// Many rows of JSON Lines.
pub(crate) fn lines(count: usize) -> Repeated {
    let row = format!(
        "{{\"title\":\"A\",\"content\":\"{}\"}}\n",
        "The port raised fees. ".repeat(40)
    );
    Repeated::new("", &row, count, "")
}
