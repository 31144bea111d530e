//! What the browser tells assistive technology: the accessibility tree of the open page, as lines.
//!
//! Chromium gives it by its inspector and Firefox by its own accessibility service. WebKit's
//! driver answers for one element at a time, so there the order is that of the flat tree.
//! `@guidepup/virtual-screen-reader` is not used: its 0.33 reads the light DOM in document
//! order, without shadow roots and slots, and aloud what no slot shows.

use super::engine::Engine;
use super::tab::{Tab, told};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Something that a screen reader can come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    /// Its role, by the name that ARIA has for it; `text` for words.
    pub(crate) role: String,
    /// What it is called.
    pub(crate) name: String,
    /// `level 2`, `collapsed` and the like.
    pub(crate) states: Vec<String>,
    /// What is in it, in the order in which it is read.
    pub(crate) children: Vec<Node>,
}

/// Roles of which nothing is said.
const SILENT: [&str; 10] = [
    "",
    "none",
    "generic",
    "presentation",
    "InlineTextBox",
    "LineBreak",
    "LabelText",
    "Legend",
    "text container",
    "whitespace",
];
/// Roles whose words are their name, so that those are not said again.
const NAMED_BY_CONTENT: [&str; 6] = ["link", "doc-noteref", "doc-backlink", "heading", "button", "summary"];
/// Where a reader jumps to: landmarks, headings, and what can be pressed.
const STOPS: [&str; 17] = [
    "banner",
    "complementary",
    "contentinfo",
    "form",
    "main",
    "navigation",
    "region",
    "search",
    "dialog",
    "heading",
    "link",
    "button",
    "summary",
    "img",
    "radio",
    "checkbox",
    "switch",
];

impl Tab<'_> {
    /// The accessibility tree of the page; in WebKit a flat list of what [`stops`] picks.
    pub(crate) fn spoken(&self) -> Vec<Node> {
        self.settle();
        match self.engine {
            Engine::Chromium => self.in_chromium(),
            Engine::Firefox => self.in_firefox(),
            Engine::WebKit => self.by_elements(),
        }
    }

    fn in_chromium(&self) -> Vec<Node> {
        let tree = told(self.devtools("Accessibility.getFullAXTree", &json!({})), "the accessibility tree");
        told(self.devtools("DOM.enable", &json!({})), "the inspector knows elements");
        let page = json!({ "depth": -1, "pierce": true });
        let document = told(self.devtools("DOM.getFlattenedDocument", &page), "the elements of the page");
        told(self.devtools("DOM.disable", &json!({})), "the inspector lets go of them");
        let elements = document["nodes"].as_array().into_iter().flatten();
        let elements: HashMap<_, _> = elements.map(|node| (node["backendNodeId"].as_i64(), node)).collect();
        let nodes: Vec<&Value> = tree["nodes"].as_array().into_iter().flatten().collect();
        let by_id: HashMap<_, _> = nodes.iter().map(|node| (node["nodeId"].as_str(), *node)).collect();
        let root = nodes.iter().find(|node| node["parentId"].is_null());
        root.map_or_else(Vec::new, |root| heard(chromium(root, &by_id, &elements)))
    }

    fn in_firefox(&self) -> Vec<Node> {
        let tree = told(self.chrome_async(FIREFOX), "the accessibility tree");
        assert!(!tree["role"].is_null(), "Firefox's accessibility service answers: {tree}");
        heard(firefox(&tree))
    }

    /// What of the page has a role that [`STOPS`] knows, in the order of the flat tree.
    fn by_elements(&self) -> Vec<Node> {
        let wanted = "a[href], button, summary, input, h1, h2, h3, h4, h5, h6, nav, section, header, footer, main, aside, img, [role]";
        let found = format!(
            "(() => {{
                const found = [];
                const walk = (node) => {{
                    if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true' || node.inert) return;
                    if (getComputedStyle(node).display !== 'contents' && !node.checkVisibility({{ visibilityProperty: true }})) return;
                    if (node.matches('{wanted}')) found.push(node);
                    const slotted = node.localName === 'slot' ? node.assignedNodes() : [];
                    (slotted.length ? slotted : [...(node.shadowRoot ?? node).childNodes]).forEach(walk);
                }};
                walk(document.body);
                return window.found = found;
            }})()"
        );
        let said = self.roles_and_names(&found);
        // Of a summary WebKit's driver tells neither the role nor the state.
        let fold = self.read(
            "window.found.map((element) => element.localName === 'summary' ? element.parentElement.open ? 'expanded' : 'collapsed' : null)",
        );
        let node = |(at, [role, name]): (usize, [String; 2])| match fold[at].as_str() {
            Some(state) => {
                Node { role: "summary".into(), name: tidy(&name), states: vec![state.into()], ..Node::default() }
            }
            None => Node { role, name: tidy(&name), ..Node::default() },
        };
        said.into_iter().enumerate().map(node).collect()
    }
}

/// Starts the accessibility service of Firefox, waits for the page to come to it, and copies its tree.
const FIREFOX: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
        // Held, or it is shut down when it is collected, also in the middle of a page.
        gBrowser.accessibilityHeldByTests = service;
        const page = () => service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
        const url = gBrowser.selectedBrowser.currentURI.spec;
        const end = Date.now() + 25000;
        const state = (node) => { const one = {}, two = {}; node.getState(one, two); return [...service.getStringStates(one.value, two.value)]; };
        const there = () => page()?.childCount && page().QueryInterface(Ci.nsIAccessibleDocument).URL === url && !state(page()).includes('busy');
        const attribute = (node, name) => { try { return node.attributes.getStringProperty(name); } catch { return ''; } };
        const copy = (node) => {
            const children = [];
            for (let child = node.firstChild; child; child = child.nextSibling) children.push(copy(child));
            const words = service.getStringRole(node.role);
            return { role: words === 'text leaf' ? 'text' : words === 'list item marker' ? 'marker' : node.computedARIARole || words, name: node.name ?? '',
                level: attribute(node, 'level'), current: attribute(node, 'current'), states: state(node), children };
        };
        for (let why = 'the page has not come to it'; ;) {
            try {
                if (there()) return copy(page());
            } catch (error) {
                // What was there a moment ago is being replaced.
                why = String(error);
            }
            if (Date.now() > end) throw new Error(why);
            await new Promise((next) => setTimeout(next, 20));
        }
    })().then(done, (error) => done(String(error)));";

fn firefox(node: &Value) -> Node {
    let text = |key: &str| node[key].as_str().unwrap_or_default().to_owned();
    let role = text("role");
    let has = |state: &str| node["states"].as_array().is_some_and(|states| states.contains(&json!(state)));
    let mut states = Vec::new();
    states.extend((role == "heading").then(|| format!("level {}", text("level"))));
    states.extend(
        ["expanded", "collapsed", "checked", "pressed", "modal"].into_iter().filter(|it| has(it)).map(str::to_owned),
    );
    states.extend((!text("current").is_empty()).then(|| format!("current {}", text("current"))));
    let children = node["children"].as_array().into_iter().flatten().map(firefox).collect();
    Node { role, name: tidy(&text("name")), states, children }
}

fn chromium(node: &Value, by_id: &HashMap<Option<&str>, &Value>, elements: &HashMap<Option<i64>, &Value>) -> Node {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children = ids.filter_map(|id| by_id.get(&id.as_str())).map(|child| chromium(child, by_id, elements)).collect();
    let role = match node["role"]["value"].as_str().unwrap_or_default() {
        _ if node["ignored"] == json!(true) => "",
        "StaticText" => "text",
        "ListMarker" => "marker",
        "DisclosureTriangle" | "DisclosureTriangleGrouped" => "summary",
        "RootWebArea" => "document",
        other => other,
    };
    let mut states = Vec::new();
    for property in node["properties"].as_array().into_iter().flatten() {
        let value = &property["value"]["value"];
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match (property["name"].as_str().unwrap_or_default(), shown.as_str()) {
            ("level", level) if role == "heading" => states.push(format!("level {level}")),
            ("expanded", expanded) => states.push(if expanded == "true" { "expanded" } else { "collapsed" }.to_owned()),
            ("modal" | "checked" | "pressed" | "selected" | "disabled" | "required" | "busy", "false") => {}
            (name @ ("modal" | "checked" | "pressed" | "selected" | "disabled" | "required" | "busy"), "true") => {
                states.push(name.to_owned());
            }
            (name @ ("checked" | "pressed" | "live" | "hasPopup" | "invalid"), value) if value != "false" => {
                states.push(format!("{name} {value}"));
            }
            _ => {}
        }
    }
    let element = elements.get(&node["backendDOMNodeId"].as_i64());
    states.extend(element.and_then(|it| attribute(it, "aria-current")).map(|value| format!("current {value}")));
    let description = node["description"]["value"].as_str().filter(|said| !said.is_empty());
    states.extend(description.map(|said| format!("described {}", json!(said))));
    Node { role: role.to_owned(), name: tidy(node["name"]["value"].as_str().unwrap_or_default()), states, children }
}

/// An attribute in the inspector's list of names and values, one after the other.
fn attribute<'a>(element: &'a Value, name: &str) -> Option<&'a str> {
    let mut list = element["attributes"].as_array()?.chunks_exact(2);
    list.find(|pair| pair[0] == name).and_then(|pair| pair[1].as_str())
}

/// What is heard of a node: itself, or, where it is silent, what is in it.
fn heard(node: Node) -> Vec<Node> {
    let mut children: Vec<Node> = Vec::new();
    for child in node.children.into_iter().flat_map(heard) {
        match children.last_mut() {
            // Words that a style or a slot had cut in two.
            Some(last) if last.role == "text" && child.role == "text" => {
                last.name = format!("{} {}", last.name, child.name)
            }
            _ => children.push(child),
        }
    }
    let role = node.role.as_str();
    if SILENT.contains(&role) {
        return children;
    }
    if role == "text" {
        let said = !node.name.is_empty();
        return said.then(|| Node { children: Vec::new(), ..node }).into_iter().collect();
    }
    if (NAMED_BY_CONTENT.contains(&role) || role == "marker") && children.iter().all(is_words) {
        children.clear();
    }
    vec![Node { children, ..node }]
}

/// Whether there is nothing in it but words, however they are set.
fn is_words(node: &Node) -> bool {
    !STOPS.contains(&node.role.as_str()) && node.children.iter().all(is_words)
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tree as lines: role, name, states, what is inside a step to the right.
pub(crate) fn lines(nodes: &[Node]) -> Vec<String> {
    let mut lines = Vec::new();
    for node in nodes {
        let name = (!node.name.is_empty()).then(|| json!(node.name).to_string());
        let states = (!node.states.is_empty()).then(|| format!("[{}]", node.states.join(", ")));
        lines.push([Some(node.role.clone()), name, states].into_iter().flatten().collect::<Vec<_>>().join(" "));
        lines.extend(self::lines(&node.children).into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// The landmarks, headings, links and buttons among such lines, without their states: what the
/// engines have to agree on, however they spell the rest.
pub(crate) fn stops<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    lines.into_iter().filter_map(stop).collect()
}

fn stop(line: &str) -> Option<String> {
    let line = line.trim();
    let (role, rest) = line.split_once(' ').unwrap_or((line, ""));
    // An engine that does not know a role of publishing says the one that it is a kind of.
    let role = match role {
        "doc-noteref" | "doc-backlink" => "link",
        "doc-endnotes" => "region",
        other => other,
    };
    let name = serde_json::Deserializer::from_str(rest).into_iter::<String>().next().and_then(Result::ok);
    STOPS.contains(&role).then(|| format!("{role} {}", json!(name.unwrap_or_default())))
}
