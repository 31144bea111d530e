//! The reading aids: what a reader sets (size, spacing, width, theme), hears and copies.
//!
//! They are of use only where a script answers them, so they are drawn in a page and not
//! written into static HTML. Nothing here has a state: which setting is chosen stands in
//! the page (see `embed/controls`), and the style sheet shows what fits it.

use crate::article::{Anchor, Direction};
use crate::labels::Labels;

use super::{Markup, Page, Sink};

/// One thing that a reader can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the page and in storage.
    pub name: &'static str,
    /// What it can be; the style sheets know these words.
    pub values: &'static [&'static str],
    /// Which of them holds until a reader chooses.
    pub usual: &'static str,
}

/// All settings.
pub const SETTINGS: [Setting; 4] = [
    Setting { name: "size", values: &["90", "100", "115", "130", "150"], usual: "100" },
    Setting { name: "line", values: &["close", "usual", "open"], usual: "usual" },
    Setting { name: "width", values: &["narrow", "usual", "wide"], usual: "usual" },
    Setting { name: "theme", values: &["auto", "light", "dark"], usual: "auto" },
];

/// How fast a text can be read aloud, in hundredths of the voice's own pace.
pub const RATES: [u16; 5] = [75, 100, 125, 150, 200];

/// A shortcut: its keys, and what it does by the name that `data-sl-do` gives.
pub const SHORTCUTS: [(&str, &str); 10] = [
    ("?", "shortcuts"),
    ("x", "text"),
    ("c", "contents"),
    ("t", "timeline"),
    ("n", "notes"),
    ("a", "authors"),
    ("l", "listen"),
    ("k", "copy"),
    ("+", "enlarge"),
    ("-", "reduce"),
];

impl<S: Sink> Markup<'_, S> {
    /// The row of buttons with its two panels, and the button at a selection.
    pub fn controls(&mut self) {
        let page = self.page;
        let labels = &page.labels;
        let attributes =
            [("class", "sl-controls"), ("part", "controls"), ("role", "group"), ("aria-label", labels.reading_aids())];
        self.element("div", &attributes, |m| {
            m.interface_language();
            m.opener(&Anchor::display(), &[], "Aa", Some(labels.display()));
            m.listen();
            let sign = question_mark(labels);
            m.opener(&Anchor::shortcuts(), &[("aria-label", labels.shortcuts())], sign, None);
            m.panel(&Anchor::display(), labels.display(), |m| m.settings());
            m.panel(&Anchor::shortcuts(), labels.shortcuts(), |m| m.shortcuts());
        });
        self.element("div", &[("class", "sl-selection"), ("part", "controls"), ("popover", "manual")], |m| {
            m.interface_language();
            m.action("copy", "", labels.copy_link());
        });
        self.element("div", &[("class", "sl-status"), ("role", "status")], |m| m.interface_language());
    }

    /// How much has been read, as a line at the top.
    pub fn progress(&mut self) {
        let page = self.page;
        let attributes = [
            ("class", "sl-progress"),
            ("part", "progress"),
            ("role", "progressbar"),
            ("aria-label", page.labels.read_so_far()),
            ("aria-valuemin", "0"),
            ("aria-valuemax", "100"),
            ("aria-valuenow", "0"),
        ];
        let line = [("aria-hidden", "true"), ("max", "100"), ("value", "0")];
        self.element("div", &attributes, |m| m.element("progress", &line, |_| {}));
    }

    /// A button that opens a panel; the browser keeps its state and the way of the focus.
    fn opener(&mut self, panel: &Anchor, name: &[(&'static str, &str)], sign: &str, word: Option<&str>) {
        let id = self.page.ids.id(panel);
        self.element("button", &[("type", "button"), ("popovertarget", &id)], |m| {
            name.iter().for_each(|(name, value)| m.sink.attribute(name, value));
            m.element("span", &[("aria-hidden", "true")], |m| m.sink.text(sign));
            if let Some(word) = word {
                m.element("span", &[], |m| m.sink.text(word));
            }
        });
    }

    fn panel(&mut self, anchor: &Anchor, word: &str, content: impl FnOnce(&mut Self)) {
        let page = self.page;
        let id = page.ids.id(anchor);
        let attributes =
            [("class", "sl-panel"), ("popover", ""), ("role", "dialog"), ("aria-label", word), ("tabindex", "-1")];
        self.element("div", &attributes, |m| {
            m.id(anchor);
            content(m);
            m.element("p", &[("class", "sl-panel-ways")], |m| {
                if *anchor == Anchor::display() {
                    m.action("reset", "", page.labels.reset());
                }
                let attributes = [("type", "button"), ("popovertarget", &*id), ("popovertargetaction", "hide")];
                m.element("button", &attributes, |m| m.sink.text(page.labels.close()));
            });
        });
    }

    fn action(&mut self, name: &str, class: &str, word: &str) {
        let attributes = [("type", "button"), ("data-sl-do", name), ("class", class)];
        self.element("button", &attributes, |m| m.sink.text(word));
    }

    /// Reads aloud: one button for on and off, so that the focus stays where it is.
    fn listen(&mut self) {
        let page = self.page;
        let labels = &page.labels;
        self.element("span", &[("class", "sl-speech")], |m| {
            m.element("button", &[("type", "button"), ("data-sl-do", "listen")], |m| {
                for (state, word) in
                    [("idle", labels.listen()), ("speaking", labels.pause()), ("paused", labels.resume())]
                {
                    m.element("span", &[("data-sl-when", state)], |m| m.sink.text(word));
                }
            });
            m.action("stop", "sl-while", labels.stop());
            m.element("button", &[("type", "button"), ("data-sl-do", "rate"), ("class", "sl-while")], |m| {
                m.sink.text(labels.speed());
                for rate in RATES {
                    m.element("span", &[("data-sl-rate", &rate.to_string())], |m| {
                        m.sink.text(" ");
                        m.sink.text(&times(rate, labels));
                    });
                }
            });
        });
    }

    fn settings(&mut self) {
        let page = self.page;
        for setting in &SETTINGS {
            let (word, _) = words(setting.name, "", page);
            self.element("div", &[("class", "sl-setting"), ("role", "group"), ("aria-label", &word)], |m| {
                m.element("span", &[("aria-hidden", "true")], |m| m.sink.text(&word));
                for value in setting.values {
                    let attributes = [
                        ("type", "button"),
                        ("data-sl-setting", setting.name),
                        ("data-sl-value", value),
                        ("aria-pressed", if *value == setting.usual { "true" } else { "false" }),
                    ];
                    m.element("button", &attributes, |m| m.sink.text(&words(setting.name, value, page).1));
                }
            });
        }
    }

    fn shortcuts(&mut self) {
        let page = self.page;
        let labels = &page.labels;
        self.element("dl", &[], |m| {
            for (key, action) in SHORTCUTS {
                let word = match action {
                    "shortcuts" => labels.show_shortcuts(),
                    "text" => labels.skip_to_text(),
                    "contents" => labels.contents(),
                    "timeline" => labels.skip_to_timeline(),
                    "notes" => labels.skip_to_notes(),
                    "authors" => labels.skip_to_authors(),
                    "listen" => labels.listen(),
                    "copy" => labels.copy_link(),
                    "enlarge" => labels.enlarge(),
                    _ => labels.reduce(),
                };
                let key = if key == "?" { question_mark(labels) } else { key };
                m.element("div", &[("data-sl-key", action)], |m| {
                    m.element("dt", &[], |m| m.element("kbd", &[], |m| m.sink.text(key)));
                    m.element("dd", &[], |m| m.sink.text(word));
                });
            }
        });
    }
}

/// The word for a setting, and that for one of its values.
fn words(setting: &str, value: &str, page: &Page) -> (String, String) {
    let labels = &page.labels;
    let name = match setting {
        "size" => labels.text_size(),
        "line" => labels.line_spacing(),
        "width" => labels.column_width(),
        _ => labels.theme(),
    };
    let value = match value {
        "close" => labels.close_lines(),
        "open" => labels.open_lines(),
        "narrow" => labels.narrow(),
        "wide" => labels.wide(),
        "light" => labels.light(),
        "dark" => labels.dark(),
        "usual" | "auto" => labels.usual(),
        percent => {
            let sign = if labels.dir() == Direction::Rtl { "٪" } else { "%" };
            return (name.to_string(), format!("{}{sign}", labels.digits(percent)));
        }
    };
    (name.to_string(), value.to_string())
}

/// The question mark of the interface's script; its key opens the list of shortcuts.
fn question_mark(labels: &Labels) -> &'static str {
    match labels.dir() {
        Direction::Ltr => "?",
        Direction::Rtl => "؟",
    }
}

/// A rate such as `1.25×`, without the zeros at its end.
fn times(rate: u16, labels: &Labels) -> String {
    let (whole, rest) = (rate / 100, rate % 100);
    let text = if rest == 0 { format!("{whole}×") } else { format!("{whole}.{rest:02}×").replace("0×", "×") };
    labels.digits(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_short() {
        let labels = Labels::of_language("en");
        assert_eq!(RATES.map(|rate| times(rate, &labels)), ["0.75×", "1×", "1.25×", "1.5×", "2×"]);
    }

    #[test]
    fn the_usual_value_of_a_setting_is_one_of_its_values() {
        assert!(SETTINGS.iter().all(|setting| setting.values.contains(&setting.usual)));
    }
}
