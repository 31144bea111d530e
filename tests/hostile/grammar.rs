//! Hostile HTML from a grammar: tags × attributes × encodings × nesting × namespaces × truncation.
//!
//! The inputs are the same in every run. Each has a number, and what it would run writes that number to
//! `top.pwned`, so that a page can tell which of them got through.

use super::chance::Chance;
use super::shapes::SHAPES;
use super::spelling::{address, attribute, file, tag};
use super::words::{ADDRESSES, CLOBBERS, FOREIGN, HANDLERS, HTML, OTHERS, STRANGE};

/// One input.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// Which part of the grammar, or which list, it comes from.
    pub(crate) source: &'static str,
    /// What it writes to `top.pwned` where it runs; lists of others write nothing.
    pub(crate) number: usize,
    /// The HTML.
    pub(crate) text: String,
}

/// All inputs of the grammar.
pub(crate) fn inputs() -> Vec<Input> {
    let mut maker = Maker { chance: Chance::of(8), number: 0, words: 0, inputs: Vec::new() };
    maker.shapes();
    maker.elements();
    maker.attributes();
    maker.trees();
    maker.cuts();
    maker.inputs
}

struct Maker {
    chance: Chance,
    number: usize,
    words: usize,
    inputs: Vec<Input>,
}

impl Maker {
    fn add(&mut self, source: &'static str, make: impl FnOnce(&mut Self) -> String) {
        self.number += 1;
        let text = make(self);
        self.inputs.push(Input { source, number: self.number, text });
    }

    /// Each shape as it stands, and in the places where HTML is read otherwise.
    fn shapes(&mut self) {
        for shape in SHAPES {
            self.add("shapes", |maker| maker.filled(shape));
            for _ in 0..6 {
                self.add("shapes", |maker| {
                    let inner = maker.filled(shape);
                    let around = maker.chance.pick(&AROUND);
                    maker.filled(around).replacen("{I}", &inner, 1)
                });
            }
        }
    }

    /// Each element, in four dresses.
    fn elements(&mut self) {
        for name in HTML.into_iter().chain(FOREIGN).chain(STRANGE) {
            for round in 0..4 {
                self.add("elements", |maker| {
                    let attributes = maker.some_attributes(1 + round);
                    let open = tag(&mut maker.chance, name, &attributes);
                    let inner = if round % 2 == 0 { maker.word() } else { maker.filled("{W}{P}") };
                    let close = if round == 3 { String::new() } else { format!("</{name}>") };
                    let inner = format!("{open}{inner}{close}");
                    if FOREIGN.contains(&name) && round < 2 { maker.in_foreign(&inner) } else { inner }
                });
            }
        }
    }

    /// Each attribute, on elements that know it and on others.
    fn attributes(&mut self) {
        const HOLDERS: [&str; 12] =
            ["p", "a", "img", "body", "svg", "input", "form", "video", "details", "td", "h2", "span"];
        let handlers = HANDLERS.map(|name| (name, "{C}"));
        let clobbers = CLOBBERS.into_iter().flat_map(|name| [("id", name), ("name", name)]);
        let addresses = ADDRESSES.into_iter().flat_map(|name| [(name, "{U}"), (name, "{F}")]);
        let others = OTHERS.into_iter().chain([("srcdoc", "{P}"), ("style", "{U}"), ("title", "{P}"), ("alt", "{P}")]);
        let all: Vec<_> = handlers.into_iter().chain(clobbers).chain(addresses).chain(others).collect();
        for (name, value) in all {
            for _ in 0..2 {
                self.add("attributes", |maker| {
                    let value = maker.filled(value);
                    let more = maker.some_attributes(1);
                    let own = attribute(&mut maker.chance, name, &value);
                    let holder = maker.chance.pick(&HOLDERS);
                    let open = tag(&mut maker.chance, holder, &format!("{own}{more}"));
                    format!("{open}{}</{holder}>", maker.filled("{W}"))
                });
            }
        }
    }

    /// Trees without a plan, of all of it.
    fn trees(&mut self) {
        for _ in 0..700 {
            self.add("trees", |maker| maker.tree(0));
        }
    }

    /// What was made before, cut somewhere; in every second something follows.
    fn cuts(&mut self) {
        let whole: Vec<String> = self.inputs.iter().map(|input| input.text.clone()).collect();
        for at in 0..700 {
            let number = self.number + 1;
            let pick = self.chance.below(whole.len());
            let text = renumbered(&whole[pick], pick + 1, number);
            let length = text.chars().count();
            let kept: String = text.chars().take(self.chance.below(length + 1)).collect();
            self.add("cuts", |maker| if at % 2 == 0 { kept } else { kept + &maker.filled("{W}\">'>--></p>{P}") });
        }
    }

    fn tree(&mut self, depth: usize) -> String {
        let mut out = String::new();
        for _ in 0..=self.chance.below(3) {
            match self.chance.below(8) {
                0 => out.push_str(&self.filled("{W} ")),
                1 => out.push_str(&self.filled("{P}")),
                2 if depth < 2 => {
                    let shape = self.chance.pick(&SHAPES);
                    out.push_str(&self.filled(shape));
                }
                3 => {
                    // An end tag for what may not be open.
                    let name = self.chance.pick(&HTML);
                    out.push_str(&format!("</{name}>"));
                }
                _ => {
                    let names: &[&str] = match self.chance.below(8) {
                        0 | 1 => &FOREIGN,
                        2 => &STRANGE,
                        _ => &HTML,
                    };
                    let name = self.chance.pick(names);
                    let count = self.chance.below(4);
                    let attributes = self.some_attributes(count);
                    out.push_str(&tag(&mut self.chance, name, &attributes));
                    if depth < 6 {
                        out.push_str(&self.tree(depth + 1));
                    }
                    if !self.chance.once_in(4) {
                        out.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
        out
    }

    fn in_foreign(&mut self, inner: &str) -> String {
        match self.chance.below(4) {
            0 => format!("<math>{inner}</math>"),
            1 => format!("<math><annotation-xml encoding=text/html>{inner}</annotation-xml></math>"),
            2 => format!("<svg><foreignObject>{inner}</foreignObject></svg>"),
            _ => format!("<svg>{inner}</svg>"),
        }
    }

    fn some_attributes(&mut self, count: usize) -> String {
        (0..count).map(|_| self.some_attribute()).collect()
    }

    fn some_attribute(&mut self) -> String {
        let (name, value) = match self.chance.below(10) {
            0..3 => (self.chance.pick(&HANDLERS), "{C}"),
            3..6 => (self.chance.pick(&ADDRESSES), self.chance.pick(&["{U}", "{U}", "{F}"])),
            6 => (self.chance.pick(&["id", "name"]), self.chance.pick(&CLOBBERS)),
            7 => (self.chance.pick(&["title", "alt", "srcdoc", "class"]), "{P}"),
            _ => self.chance.pick(&OTHERS),
        };
        let value = self.filled(value);
        attribute(&mut self.chance, name, &value)
    }

    /// A word that no other input has.
    fn word(&mut self) -> String {
        self.words += 1;
        format!("w{}x{}", self.number, self.words)
    }

    fn code(&mut self) -> String {
        let number = self.number;
        match self.chance.below(5) {
            0 => format!("parent.pwned={number}"),
            1 => format!("(0,top).pwned={number}"),
            2 => format!("{{top.pwned={number}}}"),
            _ => format!("top.pwned={number}"),
        }
    }

    /// Markup that runs; without double quotes, so that it can stand in an attribute.
    fn running(&mut self) -> String {
        let markup = self.chance.pick(&RUNNING);
        let (code, number) = (self.code(), self.number);
        let mut out = markup.replace("{C}", &code).replace("{F}", file(&mut self.chance));
        while out.contains("{U}") {
            out = out.replacen("{U}", &address(&mut self.chance, number), 1);
        }
        out.replace('"', "'")
    }

    /// A shape with its holes filled, each for itself.
    fn filled(&mut self, shape: &str) -> String {
        let mut out = String::new();
        let mut rest = shape;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let hole = after.get(..2).filter(|hole| hole.ends_with('}'));
            let number = self.number;
            match hole {
                Some("P}") => out.push_str(&self.running()),
                Some("C}") => out.push_str(&self.code()),
                Some("U}") => out.push_str(&address(&mut self.chance, number)),
                Some("F}") => out.push_str(file(&mut self.chance)),
                Some("W}") => out.push_str(&self.word()),
                _ => {
                    out.push('{');
                    rest = after;
                    continue;
                }
            }
            rest = &after[2..];
        }
        out + rest
    }
}

/// What stands around a shape.
const AROUND: [&str; 18] = [
    "<p>{W} {I} {W}</p>",
    "<div>{I}</div>{P}",
    "<table><tr><td>{I}</td></tr></table>",
    "<table>{I}</table>",
    "<svg>{I}</svg>",
    "<svg><desc>{I}</desc></svg>",
    "<math><mtext>{I}</mtext></math>",
    "<math><annotation-xml encoding='application/xhtml+xml'>{I}</annotation-xml></math>",
    "<select>{I}</select>",
    "<template>{I}</template>{W}",
    "<noscript>{I}</noscript>",
    "<button><a href='#x'>{I}</a></button>",
    "<ul><li>{I}<li>{W}</ul>",
    "<blockquote><h3>{I}</h3></blockquote>",
    "<object>{I}</object>",
    "<figure>{I}<figcaption>{W}</figcaption></figure>",
    "<b><i>{I}",
    "</p></div></body></html>{I}",
];

/// Markup that runs by itself or when it is followed.
const RUNNING: [&str; 22] = [
    "<img src=x onerror={C}>",
    "<img src=x onerror='{C}'/>",
    "<img/src=x/onerror={C}>",
    "<script>{C}</script>",
    "<script src={F}></script>",
    "<script type=module>{C}</script>",
    "<svg onload={C}></svg>",
    "<svg><script>{C}</script></svg>",
    "<iframe src='javascript:{C}'></iframe>",
    "<iframe srcdoc='<script>{C}</script>'></iframe>",
    "<iframe src={F}></iframe>",
    "<details open ontoggle={C}></details>",
    "<input autofocus onfocus={C}>",
    "<video><source onerror={C}></video>",
    "<object data={F}></object>",
    "<embed src={F}>",
    "<style>@import '{F}';</style>",
    "<link rel=stylesheet href={F} onerror={C}>",
    "<a href='{U}'>go</a>",
    "<marquee onstart={C} onfinish={C} loop=1>go</marquee>",
    // Handlers that Chromium 156 ends a page for, where it should only leave them out.
    "<p onbeforematch={C} onreadystatechange={C} ontransitionrun={C} onpageswap={C}>go</p>",
    "<form action='{U}'><button formaction='{U}'>go</button></form>",
];

/// The same input with another number, so that each tells of itself.
fn renumbered(text: &str, old: usize, new: usize) -> String {
    text.replace(&format!("pwned={old}"), &format!("pwned={new}")).replace(&format!("w{old}x"), &format!("w{new}x"))
}
