//! Hostile sources, generated and collected, through every door that reads HTML: what comes out is only what the
//! model can say, it is read again as it was written, and ammonia finds nothing in it to take out.
//!
//! 1. [`grammar`] makes the inputs, the same in every run; [`lists`] reads those that others keep.
//! 2. Each goes through each door: HTML, Markdown, WordPress text, a post of the REST API.
//! 3. [`judge`] says what may be written; [`again`] reads it again; [`differential`] asks ammonia.
//! 4. [`addresses`] holds our checked addresses against crate `url`, on the cases of the Web Platform Tests.
//!
//! `tests/browser/attacks.rs` tries the same inputs in three browsers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may stop at what it cannot use, and says aloud what it counted"
)]

#[path = "browser/npm.rs"]
mod npm;

mod hostile {
    pub(crate) mod addresses;
    pub(crate) mod again;
    pub(crate) mod chance;
    pub(crate) mod differential;
    pub(crate) mod doors;
    pub(crate) mod grammar;
    pub(crate) mod judge;
    pub(crate) mod lists;
    pub(crate) mod shapes;
    pub(crate) mod spelling;
    pub(crate) mod words;
}

use std::collections::{BTreeMap, BTreeSet};

use hostile::addresses::{Place, Verdict};
use hostile::again::{self, Reason};
use hostile::doors::Door;
use hostile::grammar::{self, Input};
use hostile::{addresses, differential, judge, lists};
use sidelight::article::{Article, SafeUrl};
use sidelight::markup::Page;
use sidelight::{enrich, write};
use url::Url;

/// The text and the notes of an article as HTML, in a page that runs from left to right.
fn written(article: &Article) -> String {
    let page = Page::of(&Article::default());
    write::part(&page, |markup| {
        markup.blocks(&article.body);
        markup.notes(article);
    })
}

fn inputs() -> Vec<Input> {
    let mut inputs = grammar::inputs();
    inputs.extend(lists::inputs(npm::script));
    inputs
}

/// The longest list of failures that a person reads.
const SHOWN: usize = 5;

/// Fails with the first inputs for which `broken` names a promise that was not kept.
#[track_caller]
fn none(inputs: &[Input], broken: impl Fn(&Input, Door) -> Option<String>) {
    let all = inputs.iter().flat_map(|input| Door::ALL.map(|door| (input, door)));
    let found = all.filter_map(|(input, door)| {
        let why = broken(input, door)?;
        let out = written(&door.read(&input.text));
        Some(format!("broken promise: {why}\n{door:?}, {}\nin:  {:?}\nout: {out:?}", input.source, input.text))
    });
    let found: Vec<String> = found.take(SHOWN).collect();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

#[test]
fn the_inputs_are_many_and_the_same_in_every_run() {
    let once = grammar::inputs();
    assert!(once.len() >= 2000, "{} generated inputs", once.len());
    assert!(once.iter().zip(1..).all(|(input, number)| input.number == number), "each has the number that it writes");
    let texts = |inputs: Vec<Input>| inputs.into_iter().map(|input| input.text).collect::<Vec<_>>();
    let once = texts(once);
    assert_eq!(once, texts(grammar::inputs()));
    let different: BTreeSet<&String> = once.iter().collect();
    assert!(different.len() * 100 > once.len() * 97, "only {} of {} differ", different.len(), once.len());
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    for input in inputs() {
        *by_source.entry(input.source).or_default() += 1;
    }
    let least = [
        ("attributes", 400),
        ("cuts", 700),
        ("elements", 800),
        ("html5lib sanitizer", 72),
        ("html5lib trees", 1400),
        ("naughty strings", 450),
        ("shapes", 850),
        ("trees", 700),
    ];
    for (source, least) in least {
        assert!(by_source.get(source) >= Some(&least), "{source}: {by_source:?}");
    }
}

#[test]
fn nothing_is_written_but_what_the_model_says() {
    none(&inputs(), |input, door| judge::broken(&written(&door.read(&input.text))));
}

#[test]
fn no_part_of_a_whole_page_is_an_element_of_the_source() {
    none(&inputs(), |input, door| {
        let article = enrich::enrich(door.read(&input.text)).0;
        judge::removed(&write::article(&article, &Page::of(&article)))
    });
}

#[test]
fn the_judge_sees_what_is_wrong() {
    for html in [
        "<p onclick=\"x\">a</p>",
        "<p style=\"x\">a</p>",
        "<p id=\"a\">a</p>",
        "<p><font>a</font></p>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"java\tscript:x\">a</a>",
        "<img src=\"data:image/png,x\" alt=\"\">",
        "<h2 id=\"body\">a</h2>",
        "<code class=\"x\">a</code>",
        "<p>a<!-- b --></p>",
        "<form><input></form>",
    ] {
        assert!(judge::broken(html).is_some(), "{html}");
    }
    for html in ["<iframe></iframe>", "<svg><use href=\"x\"/></svg>", "<p><script>x</script></p>", "<p onload=\"x\">"] {
        assert!(judge::broken(html).is_some() && judge::removed(html).is_some(), "{html}");
    }
    assert_eq!(judge::broken("<p dir=\"ltr\">a <a href=\"https://example.org/\">b</a></p>"), None);
}

#[test]
fn what_is_written_is_read_as_it_was_written() {
    let reasons = std::cell::RefCell::new(BTreeMap::<Reason, usize>::new());
    none(&inputs(), |input, door| {
        let once = written(&door.read(&input.text));
        let twice = written(&Door::Html.read(&once));
        let thrice = written(&Door::Html.read(&twice));
        if twice != thrice {
            return Some(format!("a second reading settles it: {twice:?} becomes {thrice:?}"));
        }
        match again::reason(&once, &twice) {
            Ok(reason) => reason.into_iter().for_each(|reason| *reasons.borrow_mut().entry(reason).or_default() += 1),
            Err(()) => return Some(format!("what is written is read as it was written, and not as {twice:?}")),
        }
        None
    });
    let reasons = reasons.into_inner();
    let all = [Reason::Form, Reason::Timeline];
    assert!(all.iter().all(|reason| reasons.contains_key(reason)), "a reason excuses nothing: {reasons:?}");
    println!("differences in form, of {} readings: {reasons:?}", inputs().len() * Door::ALL.len());
}

#[test]
fn every_text_that_ammonia_keeps_is_kept_or_dropped_for_a_reason() {
    let (mut kept, mut dropped) = (0, BTreeMap::<&str, usize>::new());
    let mut lost = Vec::new();
    for input in inputs() {
        let article = enrich::enrich(Door::Html.read(&input.text)).0;
        let ours = write::article(&article, &Page::of(&article));
        let texts = differential::texts(&input.text, &ours);
        let (source, text) = (input.source, &input.text);
        lost.extend(texts.lost.map(|lost| format!("{source}\nin:   {text:?}\nlost: {lost:?}\nout:  {ours:?}")));
        kept += texts.kept;
        texts.dropped.into_iter().for_each(|name| *dropped.entry(name).or_default() += 1);
    }
    // Inputs that html5ever 0.40, and so ammonia, does not read as the standard says: words stay in a formula when an end
    // tag comes of an element around it and one of `mi`, `mo`, `mn`, `ms`, `mtext` or `annotation-xml` is open between, for
    // these are special; and words do not break out of an `annotation-xml` that is an HTML integration point.
    const MISREAD: usize = 4;
    assert_eq!(lost.len(), MISREAD, "broken promise: what ammonia keeps is kept\n{}", lost.join("\n\n"));
    let unused: Vec<_> = differential::DROPPED.iter().filter(|(name, _)| !dropped.contains_key(name)).collect();
    assert!(kept > 5000 && unused.is_empty(), "{kept} texts are in both; no input needs {unused:?}");
    println!("{kept} texts kept by both; by ammonia alone: {dropped:?}");
}

#[test]
fn ammonia_finds_nothing_to_take_out() {
    none(&inputs(), |input, door| {
        let found = differential::refused(&written(&door.read(&input.text)))?;
        Some(format!("ammonia leaves what we have written as it is, and not only {found}"))
    });
}

#[test]
fn an_address_leads_where_the_url_standard_says() {
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    let mut broken = Vec::new();
    let cases = addresses::cases();
    assert!(cases.len() >= 819, "{} cases", cases.len());
    for case in &cases {
        let base = Url::parse(&case.base).ok();
        let place = |address: &str| base.as_ref()?.join(address).ok().map(|url| place(&url));
        let kept = SafeUrl::parse(&case.input);
        let after = kept.as_ref().and_then(|kept| place(kept.as_str()));
        match addresses::verdict(case, kept.as_ref().map(SafeUrl::as_str), place(&case.input), after) {
            Verdict::Broken(promise) => broken.push(promise),
            kind => *verdicts.entry(format!("{kind:?}")).or_default() += 1,
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let unused =
        addresses::EXCEPTIONS.iter().find(|(reason, _)| !verdicts.contains_key(&format!("Excused({reason:?})")));
    assert!(unused.is_none(), "no case needs {:?}", unused.map(|(reason, _)| reason));
    println!("{} cases: {verdicts:#?}", cases.len());
}

/// As crate `url` has it.
fn place(url: &Url) -> Place {
    let host = url.host_str().unwrap_or_default();
    let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    Place { whole: url.to_string(), scheme: url.scheme().to_owned(), host, path: url.path().to_owned() }
}

#[test]
fn joined_inputs_lose_none_and_keep_the_promises() {
    let texts: Vec<String> = inputs().into_iter().map(|input| input.text).collect();
    for door in Door::ALL {
        let joined = door.joined(&texts);
        assert!(joined.len() * 4 < texts.len(), "{door:?}: {} sources of {} inputs", joined.len(), texts.len());
        let length: usize = joined.iter().map(String::len).sum();
        let breaks = 2 * (texts.len() - joined.len());
        assert_eq!(
            length,
            texts.iter().map(String::len).sum::<usize>() + breaks,
            "{door:?}: every input is in a source"
        );
        for source in joined {
            let html = written(&door.read(&source));
            assert_eq!(judge::broken(&html), None, "{door:?}\nin:  {source:?}\nout: {html:?}");
        }
    }
}
