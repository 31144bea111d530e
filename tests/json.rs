//! What is written as JSON is read as the same article.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::rc::Rc;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use sidelight::article::{
    Align, Article, Author, Bio, Block, Call, Cell, Code, Definition, Direction, Event, Heading, Image, Inline, Item,
    Link, Note, SafeUrl, Span, Style, Time, Timeline, wire,
};
use sidelight::import::native::Html5;
use sidelight::import::{self, Format, Options};

fn read(json: &str) -> (Article, Vec<Code>) {
    let options = Options { format: Some(Format::Json), ..Options::default() };
    let (article, found) = import::import(json, &options, &Html5);
    (article, found.into_iter().map(|found| found.code).collect())
}

proptest! {
    #[test]
    fn an_article_is_read_as_it_was_written(article in article()) {
        let (read, found) = read(&wire::write(&article));
        prop_assert_eq!(read, article);
        prop_assert_eq!(found, []);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in r#"([\[\]{}:,"\\ua0-]|null|"type"|"content"|"list"|"body"|"link")*"#) {
        read(&text);
    }
}

#[test]
fn a_hundred_levels_are_read_as_they_were_written() {
    let mut block = Block::Paragraph(vec![Inline::text("deep")]);
    for _ in 0..50 {
        let definition = Definition { terms: Vec::new(), descriptions: vec![vec![block]] };
        block = Block::Definitions(vec![definition]);
    }
    let article = Article { body: vec![block], ..Article::default() };
    assert_eq!(read(&wire::write(&article)), (article, vec![]));
}

#[test]
fn what_is_deeper_is_left_out_and_reported() {
    let open = r#"{"type":"quote","content":["#.repeat(100_000);
    let json = format!(r#"{{"body":[{open}"x"{},"after"]}}"#, "]}".repeat(100_000));
    let (article, found) = read(&json);
    assert_eq!(found, [Code::TooDeep]);
    assert_eq!(article.body.last(), Some(&Block::Paragraph(vec![Inline::text("after")])));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        r#"[a-z "\\<\n]{0,6}"#,
        "[ء-ی\u{200c}۰-۹]{1,4}",
        any::<char>().prop_filter("no text has it", |c| !"\0\r\u{feff}".contains(*c)).prop_map(String::from)
    ]
}

fn url() -> impl Strategy<Value = SafeUrl> {
    "(https://a\\.org/|#|mailto:|/)[a-zء-ی ]{0,4}".prop_filter_map("refused", |url| SafeUrl::parse(&url))
}

fn direction() -> impl Strategy<Value = Option<Direction>> {
    of(prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)])
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Emphasis), Just(Style::Deleted), Just(Style::Quoted), Just(Style::Variable)]
}

fn image() -> impl Strategy<Value = Image> {
    let size = || of(any::<u32>());
    (url(), text(), of(text()), size(), size()).prop_map(|(src, alt, title, width, height)| Image {
        src,
        alt,
        title,
        width,
        height,
    })
}

fn link(href: SafeUrl, title: Option<String>, content: Vec<Inline>) -> Inline {
    Inline::Link(Link { href, title, content, target: None, anchor: None, span: Span::default() })
}

fn line() -> impl Strategy<Value = Vec<Inline>> + Clone {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::Text),
        1 => text().prop_map(Inline::Code),
        1 => image().prop_map(Inline::Image),
        1 => text().prop_map(|note| Inline::Call(Call { note, ..Call::default() })),
        1 => Just(Inline::Break),
        1 => Just(Inline::WordBreak),
    ];
    let inline = leaf.prop_recursive(3, 8, 3, |inner| {
        let content = || vec(inner.clone(), 0..3);
        prop_oneof![
            (style(), content()).prop_map(|(style, content)| Inline::Styled { style, content }),
            (url(), of(text()), content()).prop_map(|(href, title, content)| link(href, title, content)),
            (text(), content()).prop_map(|(datetime, content)| Inline::Time(Time {
                datetime,
                content,
                ..Time::default()
            })),
            (text(), content()).prop_map(|(title, content)| Inline::Abbreviation { title, content }),
            (of(text()), direction(), content()).prop_map(|(lang, dir, content)| Inline::Part { lang, dir, content }),
        ]
    });
    vec(inline, 0..3).boxed()
}

fn heading() -> impl Strategy<Value = Block> {
    (1..=6_u8, of(text()), line())
        .prop_map(|(level, id, content)| Block::Heading(Heading { level, id, content, ..Heading::default() }))
}

fn cell(content: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Cell> {
    // 0 and 1 mean the same, and 0 is what is read.
    let span = || prop_oneof![Just(0), 2..=u16::MAX];
    let align = of(prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right)]);
    (any::<bool>(), align, span(), span(), content).prop_map(|(heading, align, columns, rows, content)| Cell {
        heading,
        align,
        columns,
        rows,
        content,
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> + Clone {
    let leaf = prop_oneof![
        line().prop_map(Block::Paragraph),
        line().prop_map(Block::Plain),
        heading(),
        (of(text()), text()).prop_map(|(language, text)| Block::Code { language, text }),
        Just(Block::Rule),
    ];
    let block = leaf.prop_recursive(3, 12, 3, |inner| {
        let content = || vec(inner.clone(), 0..3);
        let item = (of(any::<bool>()), content()).prop_map(|(done, content)| Item { done, content });
        let rows = || vec(vec(cell(content()), 0..3), 0..2);
        let definition = (vec(line(), 0..3), vec(content(), 0..3))
            .prop_map(|(terms, descriptions)| Definition { terms, descriptions });
        prop_oneof![
            content().prop_map(Block::Quote),
            (of(any::<u32>()), vec(item, 0..3)).prop_map(|(start, items)| Block::List { start, items }),
            (line(), rows(), rows()).prop_map(|(caption, head, body)| Block::Table { caption, head, body }),
            vec(definition, 0..3).prop_map(Block::Definitions),
            (content(), content()).prop_map(|(content, caption)| Block::Figure { content, caption }),
            (line(), any::<bool>(), content()).prop_map(|(summary, open, content)| Block::Fold {
                summary,
                open,
                content
            }),
            (of(text()), direction(), content()).prop_map(|(lang, dir, content)| Block::Part { lang, dir, content }),
        ]
    });
    vec(block, 0..3).boxed()
}

fn author() -> impl Strategy<Value = Rc<Author>> {
    let bio = (of(text()), blocks()).prop_map(|(lang, content)| Bio { lang, content });
    (text(), of(text()), of(url()), of(image()), vec(bio, 0..2))
        .prop_map(|(name, role, url, image, bios)| Rc::new(Author { name, role, url, image, bios, anchor: None }))
}

fn timeline() -> impl Strategy<Value = Rc<Timeline>> {
    let event =
        (text(), of(text()), blocks()).prop_map(|(date, id, content)| Event { date, id, content, ..Event::default() });
    (line(), vec(event, 0..3)).prop_map(|(heading, events)| Rc::new(Timeline { heading, events }))
}

fn article() -> impl Strategy<Value = Article> {
    let note = (text(), blocks()).prop_map(|(label, content)| Rc::new(Note { label, content, ..Note::default() }));
    let head = (of(text()), direction(), line(), line(), of(text()), of(text()));
    (head, vec(author(), 0..3), blocks(), vec(note, 0..3), of(timeline())).prop_map(
        |((lang, dir, title, description, published, modified), authors, body, notes, timeline)| Article {
            lang,
            dir,
            title,
            description,
            published,
            modified,
            authors,
            body,
            notes,
            timeline,
            ..Article::default()
        },
    )
}
