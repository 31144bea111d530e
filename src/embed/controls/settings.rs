//! What a reader has set: size, spacing, width and theme.
//!
//! What is set stands on the element, where the style sheets read it (`data-sl-size`,
//! `theme`, …), and nowhere else in the page. It is remembered only after the reader has
//! changed something, and never with `storage="none"`.

use web_sys::{CssStyleSheet, HtmlElement, Storage};

use crate::markup::controls::{SETTINGS, Setting};
use crate::view::sheet;

/// The key in the page's storage. Its value is such as `size=115 theme=dark`.
const KEY: &str = "sidelight";

/// The settings of one element.
pub(super) struct Settings {
    host: HtmlElement,
    /// The sheet for an article that stands elsewhere in the page.
    elsewhere: Option<CssStyleSheet>,
    /// The theme that the publisher gave, which is the usual one.
    theme: Option<String>,
}

impl Settings {
    /// The settings of `host`, with what the reader chose on an earlier page.
    pub(super) fn new(host: HtmlElement) -> Self {
        let theme = host.get_attribute("theme");
        let elsewhere = host.has_attribute("for").then(CssStyleSheet::new).and_then(Result::ok);
        if let Some(rules) = &elsewhere {
            sheet::adopt(&host.get_root_node(), rules);
        }
        let settings = Self { host, elsewhere, theme };
        let stored = settings.storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        for (name, value) in stored.iter().flat_map(|stored| stored.split(' ')).filter_map(|pair| pair.split_once('='))
        {
            if let Some(setting) = known(name).filter(|setting| setting.values.contains(&value)) {
                settings.set(setting, value);
            }
        }
        settings
    }

    /// What holds for a setting.
    pub(super) fn value(&self, name: &str) -> String {
        let Some(setting) = known(name) else { return String::new() };
        self.host.get_attribute(&attribute(name)).unwrap_or_else(|| setting.usual.to_string())
    }

    /// Sets one, and remembers it.
    pub(super) fn choose(&self, name: &str, value: &str) {
        if let Some(setting) = known(name) {
            self.set(setting, value);
            self.store();
        }
    }

    /// Makes the text a step larger or smaller; false where there is no such step.
    pub(super) fn step(&self, by: isize) -> bool {
        let Some(setting) = known("size") else { return false };
        let now = self.value("size");
        let at = setting.values.iter().position(|value| *value == now).and_then(|at| at.checked_add_signed(by));
        let next = at.and_then(|at| setting.values.get(at));
        next.inspect(|next| self.choose("size", next)).is_some()
    }

    /// Takes all of them back.
    pub(super) fn reset(&self) {
        for setting in &SETTINGS {
            self.set(setting, setting.usual);
        }
        self.store();
    }

    fn set(&self, setting: &Setting, value: &str) {
        let attribute = attribute(setting.name);
        let usual = self.theme.as_deref().filter(|_| setting.name == "theme");
        let value = if value == setting.usual { usual } else { Some(value) };
        let _ = match value {
            Some(value) => self.host.set_attribute(&attribute, value),
            None => self.host.remove_attribute(&attribute),
        };
        self.style_elsewhere();
    }

    /// The element has left the page: an article that it does not hold is as it was.
    pub(super) fn leave(&self) {
        if let Some(rules) = &self.elsewhere {
            let _ = rules.replace_sync("");
        }
    }

    /// The element's own style sheets say what is set; an article that it does not hold is
    /// reached by a rule for the publisher's selector.
    fn style_elsewhere(&self) {
        let Some((rules, selector)) = self.elsewhere.as_ref().zip(self.host.get_attribute("for")) else { return };
        let pick = |name: &str, values: [(&str, &'static str); 2]| {
            let now = self.value(name);
            values.into_iter().find(|(value, _)| *value == now).map_or("", |(_, css)| css)
        };
        let line = pick("line", [("close", "1.3"), ("open", "1.9")]);
        let width = pick("width", [("narrow", "max-inline-size:30rem"), ("wide", "max-inline-size:52rem")]);
        let theme = pick(
            "theme",
            [
                ("light", "color-scheme:light;background:#fffdf9;color:#1c1b19"),
                ("dark", "color-scheme:dark;background:#1a1917;color:#ebe7df"),
            ],
        );
        let mut css = format!(":is({selector}){{zoom:{}%;{width};{theme}}}", self.value("size"));
        if !line.is_empty() {
            css.push_str(&format!(":is({selector}) :is(p,li,dd,dt,td,th,blockquote){{line-height:{line}!important}}"));
        }
        let _ = rules.replace_sync(&css);
    }

    fn store(&self) {
        let Some(storage) = self.storage() else { return };
        let mut chosen = String::new();
        for setting in &SETTINGS {
            let value = self.value(setting.name);
            let usual = self.theme.as_deref().filter(|_| setting.name == "theme").unwrap_or(setting.usual);
            if value != usual {
                chosen.push_str(if chosen.is_empty() { "" } else { " " });
                chosen.push_str(setting.name);
                chosen.push('=');
                chosen.push_str(&value);
            }
        }
        // A full storage, or one that is closed, forgets; what is set holds all the same.
        let _ = if chosen.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &chosen) };
    }

    /// The page's storage, where it has one and the publisher lets it be used. gloo's would
    /// panic in a page whose storage is closed, as in a sandboxed frame.
    fn storage(&self) -> Option<Storage> {
        if self.host.get_attribute("storage").is_some_and(|value| value.eq_ignore_ascii_case("none")) {
            return None;
        }
        web_sys::window()?.local_storage().ok().flatten()
    }
}

fn known(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

fn attribute(name: &str) -> String {
    if name == "theme" { name.to_string() } else { format!("data-sl-{name}") }
}
