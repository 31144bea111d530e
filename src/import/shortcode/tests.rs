//! What is a shortcode, where it ends, and what it costs to find out.

use super::*;

/// The items in short: `tag(attributes){content}`.
fn outline(text: &str) -> String {
    let items = scan(text, Rules::default());
    let lines = items.iter().map(|item| match item {
        Item::Shortcode(shortcode) => {
            let content = shortcode.content.clone().and_then(|range| text.get(range));
            let marks: String = shortcode
                .repairs
                .iter()
                .map(|repair| if repair.code == Code::ShortcodeUnclosed { '!' } else { '~' })
                .collect();
            format!("{}{}{}", shortcode.tag, marks, content.map(|c| format!("{{{c}}}")).unwrap_or_default())
        }
        Item::Escaped(range) => format!("escaped {}", text.get(range.clone()).unwrap_or_default()),
        Item::Stray(range, _) => format!("stray {}", text.get(range.clone()).unwrap_or_default()),
    });
    lines.collect::<Vec<_>>().join(" · ")
}

#[test]
fn plain_brackets_are_text() {
    for text in [
        "[sic] [1] […] [...] [text](url) [^note] [text][ref] - [x] done [ ] [Editor's note] [video] see",
        "[a=b] [and/or] [x y z] [b(c)d] \\[toggler",
        "arr[i] = [0]; f(x)[y]",
        "a < b [c] > d",
        "<a href=\"[toggler title='x']\">y</a>",
        "<!-- [toggler title='x'] -->",
        "[[Wiki page]]",
    ] {
        assert_eq!(outline(text), "", "{text}");
    }
}

#[test]
fn shortcodes_are_found_with_their_content() {
    for (text, expected) in [
        ("[toggler title=\"A\"]b[/toggler]", "toggler{b}"),
        ("[gallery ids=\"1\"] x [gallery]", "gallery · gallery"),
        ("[foo a=b]", "foo"),
        ("[foo]bar[/foo]", "foo{bar}"),
        ("[Foo]bar[/Foo]", "Foo{bar}"),
        ("[toggle title=a][toggle title=b]c[/toggle]d[/toggle]", "toggle{[toggle title=b]c[/toggle]d} · toggle{c}"),
        ("[toggler title=a /]b[/toggler]", "toggler · stray [/toggler]"),
        ("[TOGGLER title=a]b[/Toggler]", "toggler~{b}"),
        ("[ toggler title=a ]b[ / toggler ]", "toggler~{b}"),
        ("[toggler title=a]<b>[sic]</b>[/toggler]", "toggler{<b>[sic]</b>}"),
        (
            "[accordion][accordion-item title=a]b[/accordion-item][/accordion]",
            "accordion{[accordion-item title=a]b[/accordion-item]} · accordion-item{b}",
        ),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}

#[test]
fn a_missing_close_folds_no_more_than_a_paragraph() {
    for (text, expected) in [
        ("[toggler title=a]b\n\nc", "toggler!{b}"),
        ("[toggler title=a]\n\nb\n\nc", "toggler!{\n\nb}"),
        ("[toggler title=a]b [toggler title=c]d[/toggler]", "toggler!{b } · toggler{d}"),
        ("[toggler title=a]b [toggler title=c]d", "toggler!{b } · toggler!{d}"),
        ("<p>[toggler title=a]b</p><p>c</p>", "toggler!{b}"),
        ("[accordion][toggle title=a]b[/accordion]c", "accordion{[toggle title=a]b} · toggle!{b}"),
        ("[toggler title=a]b[/toggle] c", "toggler~{b}"),
        ("[toggler title=a]b [ref]c\n\nd[/ref] e", "toggler!{b [ref]c\n\nd[/ref]} · ref{c\n\nd}"),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}

#[test]
fn crossing_and_stray_tags_lose_no_text() {
    for (text, expected) in [
        (
            "[toggle title=a]b[spoiler title=c]d[/toggle]e[/spoiler]",
            "toggle{b[spoiler title=c]d} · spoiler!{d} · stray [/spoiler]",
        ),
        ("[foo][toggle title=a]b[/foo]c[/toggle]", "toggle{b[/foo]c}"),
        ("a[/toggler]b[/sic]", "stray [/toggler]"),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}

#[test]
fn double_brackets_are_escapes() {
    for (text, expected) in [
        ("[[toggler title=a]]", "escaped [[toggler title=a]]"),
        ("[[toggler title=a]b [gallery][/toggler]] c", "escaped [[toggler title=a]b [gallery][/toggler]]"),
        ("[[gallery]] and [[/toggler]]", "escaped [[gallery]] · escaped [[/toggler]]"),
        ("[[toggler title=a]b[/toggler]", "toggler{b}"),
        ("[[foo a=b]]", "escaped [[foo a=b]]"),
    ] {
        assert_eq!(outline(text), expected, "{text}");
    }
}

#[test]
fn toggles_of_markdown_leave_code_and_backslashes_alone() {
    let text = "`[toggler title=\"a\"]` \\[toggler title=\"b\"] [toggler title=”By A. Writer” open]c[/toggler]";
    let found = toggles(text, std::slice::from_ref(&(0..21)));
    let [toggle] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!(toggle.title, "By A. Writer");
    assert!(toggle.open);
    assert_eq!(text.get(toggle.content.clone()), Some("c"));
    assert_eq!(toggle.repairs.len(), 1);
    assert!(toggle.repairs[0].message.contains("Write [toggler title=\"By A. Writer\" open]"), "{:?}", toggle.repairs);
}

#[test]
fn titles_are_found_wherever_the_plugin_keeps_them() {
    for (text, title) in [
        ("[read more=\"Click here\" less=\"Less\"]x[/read]", "Click here"),
        ("[bg_collapse view=\"link\" expand_text=\"More\"]x[/bg_collapse]", "More"),
        ("[expand title=Displayed Title Goes Here]x[/expand]", "Displayed Title Goes Here"),
        ("[spoiler=\"The end\"]x[/spoiler]", "The end"),
        ("[toggle heading=\"H\" open]x[/toggle]", "H"),
        ("[toggle open]x[/toggle]", ""),
    ] {
        let found = toggles(text, &[]);
        assert_eq!(found.first().map(|toggle| toggle.title.as_str()), Some(title), "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn cost_is_linear_whatever_is_repeated() {
    for part in
        ["[toggler]", "[toggler title=a]", "[[", "[/x]", "[x a=\"", "[x a=„", "[x a=”b ", "[", "]", "[x a='[", "<a \"", "<!--", "[b][/i]",
         "[toggle title=a][spoiler title=b][/toggle]", "\n\n[ref]", "[sic] ", "<p>", "<script>"]
    {
        for end in ["", "\"]", "“x y]"] {
            let text = part.repeat(20_000) + end;
            // What is quadratic takes minutes here and not the blink of an eye; `cargo xtask soak` measures it.
            let found = scan(&text, Rules { code: &[], backslash: true });
            assert!(found.len() <= 40_001, "{part} × 20,000 + {end}: {} items", found.len());
        }
    }
}

#[test]
#[rustfmt::skip]
fn no_text_makes_the_scanner_panic_and_ranges_nest() {
    const PARTS: [&str; 24] = [
        "[", "]", "/", "\"", "=", "”", "&#8221;", "\u{a0}", "a", "é", "ن", " ", "\n\n", "toggler", "[toggler title=", "[/toggler]",
        "<", ">", "[[", "]]", "'", "&", "\\", "[ref]x[/ref]",
    ];
    let mut seed: u64 = 7;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..24 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let pick = usize::try_from(seed >> 33).unwrap_or_default() % PARTS.len();
            text.push_str(PARTS[pick]);
        }
        let mut open: Vec<usize> = Vec::new();
        for item in scan(&text, Rules::default()) {
            let range = item.range();
            assert!(text.get(range.clone()).is_some(), "{text:?} {item:?}");
            while open.last().is_some_and(|end| *end <= range.start) {
                open.pop();
            }
            assert!(open.last().is_none_or(|end| range.end <= *end), "{text:?} {item:?}");
            open.push(range.end);
        }
        toggles(&text, &[]);
    }
}
