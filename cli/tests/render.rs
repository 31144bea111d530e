//! `sidelight render`: pages of its own, pages of a publisher's, folders of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "equipment/place.rs"]
mod place;

use place::Place;
use serde_json::{Value, json};

const TALKS: &str = "\
---
title: Four decades of talks
description: How two countries came to an agreement, and left it.
date: 2018-08-20
lang: en
authors:
  - name: A. Writer
    role: reporter
    url: https://example.org/a-writer
    image: /faces/a-writer.jpg
    bio:
      fa: خبرنگار.
      en: |
        Covers *Gulf* diplomacy.[^a]

        From London.
  - name: B. Author
---
Students took the embassy.[^a]

[^a]: A note.
";

/// What stands in a page between two of its pieces.
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    let rest = html.split_once(before).unwrap_or_else(|| panic!("no {before} in {html}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after} in {html}")).0
}

fn data(html: &str) -> Value {
    serde_json::from_str(between(html, "<script type=\"application/ld+json\">", "</script>")).unwrap()
}

#[test]
fn a_page_is_written_whole() {
    let place = Place::new("render-page");
    place.put("short.md", "---\nlang: en\n---\n# Short & sweet\n\nText.\n");
    let ran = place.run(&["render", "short.md"]);
    let (head, rest) = ran.output.split_once("<div class=\"sl-frame\"").unwrap();
    assert_eq!(
        head,
        "\
<!doctype html>
<html lang=\"en\" dir=\"ltr\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>Short &amp; sweet</title>
<link rel=\"stylesheet\" href=\"sidelight/sidelight.css\">
<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Short & sweet\",\"inLanguage\":\"en\"}</script>
<script type=\"module\" src=\"sidelight/sidelight.js\"></script>
</head>
<body class=\"sl-page\">
<main>
<sidelight-article role=\"article\" lang=\"en\" dir=\"ltr\">"
    );
    assert!(rest.ends_with("</div></sidelight-article>\n</main>\n</body>\n</html>\n"), "{rest}");
    assert!(rest.contains("<p>Text.</p>"));
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""));
}

#[test]
fn the_article_is_said_in_data_too() {
    let place = Place::new("render-data");
    place.put("talks.md", TALKS);
    let ran = place.run(&["render", "talks.md", "-o", "out/page.html", "--url", "https://example.org/talks"]);
    assert_eq!((ran.code, ran.output.as_str(), ran.told.as_str()), (Some(0), "", ""));
    let page = place.read("out/page.html");
    assert_eq!(
        data(&page),
        json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Four decades of talks",
            "description": "How two countries came to an agreement, and left it.",
            "inLanguage": "en",
            "datePublished": "2018-08-20",
            "mainEntityOfPage": "https://example.org/talks",
            "author": [
                {
                    "@type": "Person",
                    "name": "A. Writer",
                    "jobTitle": "reporter",
                    "url": "https://example.org/a-writer",
                    "image": "/faces/a-writer.jpg",
                    "description": "Covers Gulf diplomacy. From London."
                },
                { "@type": "Person", "name": "B. Author" }
            ]
        })
    );
    for part in [
        "<meta name=\"description\" content=\"How two countries came to an agreement, and left it.\">",
        "<meta name=\"author\" content=\"A. Writer\">\n<meta name=\"author\" content=\"B. Author\">",
        "<link rel=\"canonical\" href=\"https://example.org/talks\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_hostile_title_stays_a_title() {
    let place = Place::new("render-hostile");
    let title = "</script><script>alert(1)</script><!-- \\\"\u{1}";
    place.put("a.md", format!("---\ntitle: '{title}'\nauthors: ['\"><img src=x>']\n---\nText.\n"));
    let page = place.run(&["render", "a.md"]).output;
    assert_eq!(data(&page)["headline"], json!(title));
    assert_eq!(page.matches("<script").count(), 2, "the data and the widget");
    assert!(!page.contains("<img") && !page.contains("<!--"));
}

/// A page as publishers have them: upper case, Windows' line breaks, and tags where none are meant.
const HOST: &str = "<!DOCTYPE html>\r\n<HTML Lang=en>\r\n<HEAD>\r\n\t<!-- not </head> and no <sidelight-article> -->\r\n\
    \t<title>Our own</title><script>var s = '</head><sidelight-article>';</script>\r\n</HEAD\r\n>\r\n<body>\r\n\
    <Sidelight-Article  id=main class='a > b' data-x>\r\n<p>Wait.</p>\r\n</sidelight-article >\r\n\
    <sidelight-article>second</sidelight-article>\u{e9}<textarea></body></textarea>";

#[test]
fn a_template_is_kept_byte_for_byte() {
    let place = Place::new("render-template");
    place.put("short.md", "# Short\n\nText.\n");
    place.put("host.html", HOST);
    let page =
        place.run(&["render", "short.md", "--template", "host.html", "--widget", "https://cdn.example.org/w"]).output;
    let added = "<link rel=\"stylesheet\" href=\"https://cdn.example.org/w/sidelight.css\">\n\
        <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Short\",\"inLanguage\":\"en\"}</script>\n\
        <script type=\"module\" src=\"https://cdn.example.org/w/sidelight.js\"></script>\n";
    let inside = between(&page, "data-x>", "</sidelight-article >");
    assert!(inside.starts_with("<div class=\"sl-frame\" lang=\"en\" dir=\"ltr\">") && inside.ends_with("</div>"));
    let wanted = HOST
        .replace("</HEAD", &format!("{added}</HEAD"))
        .replace("<Sidelight-Article  id", "<Sidelight-Article role=\"article\" lang=\"en\" dir=\"ltr\"  id")
        .replace("\r\n<p>Wait.</p>\r\n", inside);
    assert_eq!(page, wanted);
}

#[test]
fn a_head_gets_what_it_lacks_and_nothing_twice() {
    let place = Place::new("render-head");
    place.put("talks.md", TALKS);
    let body = "<body><sidelight-article role=main lang=fr dir=ltr></sidelight-article>";
    let full = "<head><title>Ours</title><meta content=x name=Description><meta name='author' content=y>\
        <link href=/w/sidelight.css?v=2 rel=stylesheet><link rel=canonical href=/z>\
        <script src=/w/sidelight.js type=module></script>\
        <script type=application/ld+json>{\"@type\": \"ReportageNewsArticle\"}</script></head>";
    place.put("full.html", format!("{full}{body}"));
    let render = |template: &str| {
        place.run(&["render", "talks.md", "--url", "https://example.org", "--template", template]).output
    };
    let page = render("full.html");
    assert!(page.starts_with(&format!("{full}<body><sidelight-article role=main lang=fr dir=ltr><div")), "{page}");
    for (title, wanted) in [
        ("<title> </title>", "<head><title>Four decades of talks</title><meta name=\"description\""),
        ("", "<head><title>Four decades of talks</title>\n<meta name=\"description\""),
    ] {
        place.put("bare.html", format!("<head>{title}</head>{body}"));
        assert!(render("bare.html").starts_with(wanted), "{title:?}: {}", render("bare.html"));
    }
    // What a page says of its publisher is not what it says of the article.
    place.put(
        "publisher.html",
        format!("<head><script type='application/ld+json'>{{\"@type\": \"WebSite\"}}</script></head>{body}"),
    );
    assert!(render("publisher.html").contains("\"@type\":\"NewsArticle\""));
}

#[test]
fn the_element_of_a_template_says_how_it_is_shown() {
    let place = Place::new("render-element");
    place.put("talks.md", "# متن\n\nText.\n\n## Timeline {.timeline}\n\n1979\n: It begins.\n");
    let host =
        |attributes: &str| format!("<html lang=ar><head></head><sidelight-article{attributes}></sidelight-article>");
    let render = |attributes: &str, more: &[&str]| {
        place.put("host.html", host(attributes));
        place.run(&[&["render", "talks.md", "--template", "host.html"], more].concat()).output
    };
    let page = render("", &[]);
    assert!(
        page.contains("role=\"article\" lang=\"ar\" dir=\"rtl\"><div class=\"sl-frame\" lang=\"ar\" dir=\"rtl\">"),
        "{page}"
    );
    assert!(page.contains("<h1") && page.contains("sl-timeline"));
    let page = render(" lang=fa heading-level=2 timeline=off dir=ltr", &["--lang", "en", "--heading-level", "3"]);
    assert!(page.contains("<div class=\"sl-frame\" lang=\"fa\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("<h2 class=\"sl-title\"") && !page.contains("sl-timeline"), "{page}");
    let page = render("", &["--lang", "en", "--heading-level", "3", "--timeline", "off"]);
    assert!(page.contains("<h3 class=\"sl-title\"") && page.contains("lang=\"en\"") && !page.contains("sl-timeline"));
}

#[test]
fn a_template_that_can_hold_no_article_is_named() {
    let place = Place::new("render-no-place");
    place.put("a.md", "Text.\n");
    for (html, said) in [
        (
            "<sidelight-article></sidelight-article>",
            "it has no </head>. Write that tag, so that style sheet and script can be added in front of it.",
        ),
        (
            "<head></head><p>",
            "it has no <sidelight-article></sidelight-article>. Write those two tags where the article should stand.",
        ),
        (
            "<head></head><sidelight-article>",
            "its <sidelight-article> is not closed. Write </sidelight-article> after it.",
        ),
    ] {
        place.put("host.html", html);
        let ran = place.run(&["render", "a.md", "--template", "host.html", "-o", "a.html"]);
        assert_eq!((ran.code, ran.told), (Some(1), format!("sidelight: host.html cannot hold an article: {said}\n")));
    }
    assert_eq!(place.files(), ["a.md", "host.html"], "nothing is written");
}

#[test]
fn a_folder_becomes_the_same_tree() {
    let place = Place::new("render-folder");
    place.put("in/talks.md", TALKS);
    place.put("in/2018/گفتگو.md", "# A\n\nB.[^gone]\n");
    place.put("in/2018/post.txt", "[toggle title=\"A\"]B.[/toggle]\n");
    place.put("in/photo.jpg", [0xff]);
    let words = ["render", "in", "-o", "out", "--url", "https://example.org/news/"];
    let ran = place.run(&words);
    let file = ["in", "2018", "گفتگو.md"].join(std::path::MAIN_SEPARATOR_STR);
    assert_eq!(ran.told, format!("{file}: 1 finding; `sidelight check {file}` tells\n3 pages in out\n"));
    assert_eq!((ran.code, ran.output.as_str()), (Some(0), ""));
    let written: Vec<String> = place.files().into_iter().filter(|name| !name.starts_with("in/")).collect();
    assert_eq!(written, ["out/2018/post.html", "out/2018/گفتگو.html", "out/talks.html"]);
    let deep = place.read("out/2018/گفتگو.html");
    assert!(deep.contains("src=\"../sidelight/sidelight.js\""), "the widget is counted from the folder");
    assert!(deep.contains("href=\"https://example.org/news/2018/%DA%AF%D9%81%D8%AA%DA%AF%D9%88.html\""), "{deep}");
    assert!(place.read("out/talks.html").contains("src=\"sidelight/sidelight.js\""));
    // Again, and into the folder of the sources.
    assert_eq!(place.run(&words), ran);
    assert_eq!(place.read("out/2018/گفتگو.html"), deep);
    for _ in 0..2 {
        let ran = place.run(&["render", "in", "-o", "in"]);
        assert!(ran.code == Some(0) && ran.told.ends_with("3 pages in in\n"), "{ran:?}");
    }
}

#[test]
fn what_cannot_be_written_is_named_and_the_rest_is() {
    let place = Place::new("render-lost");
    place.put("in/a.md", "A.\n");
    place.put("in/b.md", "B.\n");
    place.put("in/b.txt", "B too.\n");
    place.put("out/a.html/in-the-way", "");
    let ran = place.run(&["render", "in", "-o", "out"]);
    let lines: Vec<&str> = ran.told.lines().collect();
    assert!(lines[0].starts_with("sidelight: ") && lines[0].contains("a.html could not be written: "), "{ran:?}");
    assert!(
        lines[1].contains("b.txt was not written: its page ") && lines[1].ends_with("b.md. Rename one."),
        "{ran:?}"
    );
    assert_eq!((lines[2], ran.code), ("1 page in out", Some(1)));
    assert_eq!(place.files(), ["in/a.md", "in/b.md", "in/b.txt", "out/a.html/in-the-way", "out/b.html"]);
    assert!(place.read("out/b.html").contains("<p>B.</p>"));
    let ran = place.run(&["render", "missing.md", "-o", "out"]);
    assert!(ran.code == Some(1) && ran.told.starts_with("sidelight: missing.md could not be read: "), "{ran:?}");
}

#[test]
fn a_page_is_never_written_over_its_source() {
    let place = Place::new("render-over");
    place.put("a.html", "<p>Source.</p>");
    let ran = place.run(&["render", "a.html", "-o", "./a.html"]);
    let said = "sidelight: ./a.html would be written over its own source. Name another place with -o.\n";
    assert_eq!((ran.code, ran.told.as_str(), place.read("a.html").as_str()), (Some(1), said, "<p>Source.</p>"));
}

#[test]
fn standard_input_is_a_source_too() {
    let place = Place::new("render-input");
    let ran = place.run_with(&["render", "-", "--widget="], "Text.\n");
    assert!(ran.output.contains("<p>Text.</p>") && ran.output.contains("href=\"sidelight.css\""), "{ran:?}");
}

#[test]
fn bytes_that_are_no_text_are_shown_as_lost() {
    let place = Place::new("render-bytes");
    place.put("a.md", b"Caf\xe9.\n");
    let ran = place.run(&["render", "a.md"]);
    assert!(ran.output.contains("<p>Caf\u{fffd}.</p>") && ran.output.contains("<title>a</title>"), "{ran:?}");
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), "a.md: 1 finding; `sidelight check a.md` tells\n"));
}

#[test]
fn a_command_that_is_not_understood_says_what_would_be() {
    let place = Place::new("render-words");
    place.put("in/a.md", "Text.\n");
    for (words, said) in [
        (&["render"][..], "no article is named. `sidelight render --help` tells what is wanted."),
        (&["render", "in"], "a folder needs a folder for its pages. Name one with -o."),
        (&["render", "a.md", "b.md"], "\"b.md\" is one article too many. Name one file, or a folder that holds both."),
        (&["render", "a.md", "--heading-level=7"], "--heading-level has no value `7`. Write a number from 1 to 6."),
        (
            &["render", "a.md", "--url", "javascript:x"],
            "--url has no value `javascript:x`. Write an address such as https://….",
        ),
    ] {
        let ran = place.run(words);
        assert_eq!((ran.code, ran.told), (Some(2), format!("sidelight: {said}\n")), "{words:?}");
    }
}
