//! What a page says of its article beside the text: title, dates and authors.
//!
//! Said in order of trust: by markup that Sidelight itself has written, by JSON-LD
//! (schema.org), by microdata, by `rel="author"` and the classes of hCard, by a line whose
//! class is that of a byline.

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::wire::{self, Value};
use crate::article::{Article, Author, Bio, Block, Image, Inline, SafeUrl};

use super::Walker;
use super::tree::{Node, Tree};
use crate::import::byline;

/// Reads what the tree says of its article.
pub(super) fn read(tree: &Tree, walker: &mut Walker<'_, '_>) -> Article {
    let mut article = Article::default();
    let data = tree.all().filter(|node| node.attribute("type") == Some("application/ld+json"));
    structured(&data.map(Node::all_text).collect::<Vec<_>>(), &mut article);
    let mut authors = Authors::of(&mut article);
    let mut standfirst = Vec::new();
    let mut dates = Vec::new();
    // What Sidelight has drawn does not stand in its like: what seems to is not read again and again.
    let mut drawn_to = 0;
    let mut persons: Vec<Node<'_>> = Vec::new();
    for node in tree.all() {
        let has = |class| node.number() >= drawn_to && node.has("class", class);
        let is_standfirst = has("sl-standfirst");
        if is_standfirst || has("sl-names") || has("sl-bio") {
            drawn_to = node.past();
            if is_standfirst {
                standfirst = walker.line(node.children(), 1);
            } else if node.has("class", "sl-names") {
                authors.add_names(node);
            } else {
                authors.add(walker.drawn_bio(node));
            }
        } else if is_person(node) {
            persons.retain(|person| person.holds(node));
            if persons.len() < MOST_PERSONS {
                persons.push(node);
                authors.add_person(node, walker);
            }
        } else if node.is(&["time"]) {
            dates.push(node);
        }
    }
    article.description = standfirst;
    dates.into_iter().for_each(|time| date(time, &mut article));
    if article.authors.is_empty() {
        let line = tree.all().find(|node| is_byline(*node)).map(Node::all_text);
        let found = line.and_then(|line| byline::read(line.trim()));
        let mut authors = Authors::of(&mut article);
        found.into_iter().flat_map(|byline| byline.into_authors(Vec::new())).for_each(|author| authors.add(author));
    }
    article
}

/// How many persons may stand in each other: one, the link in it, and what a theme puts around both.
const MOST_PERSONS: usize = 4;

/// The authors of an article, each once.
struct Authors<'a> {
    list: &'a mut Vec<Rc<Author>>,
    by_name: HashMap<String, usize>,
}

impl<'a> Authors<'a> {
    fn of(article: &'a mut Article) -> Self {
        let names = article.authors.iter().enumerate().map(|(at, author)| (author.name.trim().to_string(), at));
        let by_name = names.collect();
        Self { list: &mut article.authors, by_name }
    }

    /// Adds an author; one who is known already gets what is new of him.
    fn add(&mut self, author: Author) {
        let name = author.name.trim().to_string();
        if name.is_empty() {
            return;
        }
        let at = *self.by_name.entry(name).or_insert(self.list.len());
        let Some(known) = self.list.get_mut(at) else { return self.list.push(Rc::new(author)) };
        let known = Rc::make_mut(known);
        known.role = known.role.take().or(author.role);
        known.url = known.url.take().or(author.url);
        known.image = known.image.take().or(author.image);
        // A biography in blocks says what one in plain words says, and more.
        if !author.bios.is_empty() {
            known.bios = author.bios;
        }
    }

    /// The names of a byline that Sidelight has written.
    fn add_names(&mut self, line: Node<'_>) {
        for name in line.within().filter(|node| node.is(&["bdi"])) {
            self.add(Author { name: name.all_text(), ..Author::default() });
        }
    }

    /// A person by microdata, hCard, or a link to the author's page.
    fn add_person(&mut self, node: Node<'_>, walker: &mut Walker<'_, '_>) {
        // The way out of a bio that Sidelight has written.
        if node.around().any(|around| around.has("class", "sl-bio")) {
            return;
        }
        let part = |property: &str, class: &str| {
            node.within().find(|inner| inner.has("itemprop", property) || inner.has("class", class))
        };
        let said = |property: &str, class: &str| {
            let part = part(property, class)?;
            let text = part.said("content").unwrap_or_else(|| part.all_text());
            Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
        };
        let whole = || node.said("content").unwrap_or_else(|| node.all_text());
        let name = said("name", "p-name").unwrap_or_else(|| whole().split_whitespace().collect::<Vec<_>>().join(" "));
        let link = std::iter::once(node).chain(node.within()).find(|inner| inner.is(&["a"]));
        let bios = part("description", "p-note").map(|bio| walker.loose(bio.children(), 1));
        let image = part("image", "u-photo").filter(|image| image.is(&["img"])).and_then(|image| walker.image(image));
        let author = Author {
            // A link may say "By A. Writer", or "Posts by A. Writer" in its title.
            name: byline::read(&name).and_then(|byline| byline.names.into_iter().next()).unwrap_or(name),
            role: said("jobTitle", "p-job-title"),
            url: link.and_then(|link| walker.address(link, "href")),
            image,
            bios: bios.into_iter().map(|content| Bio { lang: None, content }).collect(),
            anchor: None,
        };
        self.add(author);
    }
}

fn is_person(node: Node<'_>) -> bool {
    let is_link = node.is(&["a"]) && node.has("rel", "author");
    is_link || node.has("itemprop", "author") || node.has("class", "p-author")
}

/// A line that is a byline by its class.
fn is_byline(node: Node<'_>) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| ["byline", "author", "entry-author", "post-author"].contains(&name))
}

/// The day of publication or of the last change.
fn date(time: Node<'_>, article: &mut Article) {
    let Some(value) = time.said("datetime") else { return };
    let day = value.split('T').next().unwrap_or_default().trim().to_string();
    let says = |property: &str, classes: &[&str]| {
        time.has("itemprop", property) || classes.iter().any(|class| time.has("class", class))
    };
    let in_dates = || time.around().take(2).any(|around| around.has("class", "sl-dates"));
    if says("dateModified", &["updated", "dt-updated"]) && !time.has("class", "published") {
        article.modified.get_or_insert(day);
    } else if says("datePublished", &["published", "entry-date", "dt-published"]) || time.attribute("pubdate").is_some()
    {
        article.published.get_or_insert(day);
    } else if in_dates() && article.published.as_ref() != Some(&day) {
        let next = if article.published.is_none() { &mut article.published } else { &mut article.modified };
        next.get_or_insert(day);
    }
}

impl Walker<'_, '_> {
    /// A bio that Sidelight has written.
    fn drawn_bio(&mut self, fold: Node<'_>) -> Author {
        let text = |class: &str| fold.within().find(|node| node.has("class", class)).map(Node::all_text);
        let name = fold.within().find(|node| node.is(&["bdi"])).map(Node::all_text);
        let mut author = Author { name: name.unwrap_or_default(), role: text("sl-role"), ..Author::default() };
        let about = fold.within().find(|node| node.has("class", "sl-bio-text"));
        let Some(about) = about else { return author };
        let link = about.within().find(|node| node.is(&["a"]) && node.has("rel", "author"));
        author.url = link.and_then(|link| self.address(link, "href"));
        for part in about.children() {
            if part.is(&["img"]) {
                author.image = self.image(part);
            } else if part.is(&["div", "details"]) {
                let lang = part.attribute("lang").and_then(super::language_tag);
                let content = part.children().into_iter().filter(|node| !node.is(&["summary"])).collect();
                author.bios.push(Bio { lang, content: self.flow(content, 1) });
            }
        }
        author
    }
}

/// What the JSON-LD of a page says of its article: of the first object that is one.
pub fn structured(texts: &[String], article: &mut Article) {
    let parsed = texts.iter().filter_map(|text| wire::parse(text).ok());
    let things: Vec<Value> = parsed
        .flat_map(|parsed| parsed.value.into_list())
        .flat_map(|mut thing| match thing.take("@graph") {
            Value::Null => vec![thing],
            graph => graph.into_list(),
        })
        .collect();
    let is_article = |thing: &&Value| {
        let kinds = thing.get("@type").cloned().unwrap_or_default().into_list();
        let mut kinds = kinds.into_iter().filter_map(Value::into_text);
        kinds.any(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
    };
    let Some(mut said) = things.iter().find(is_article).cloned() else { return };
    let mut day = |name| said.take_text(name).map(|date| date.split('T').next().unwrap_or_default().to_string());
    article.published = article.published.take().or(day("datePublished"));
    let modified = day("dateModified").filter(|modified| Some(modified) != article.published.as_ref());
    article.modified = article.modified.take().or(modified);
    let mut by_id = described(&things);
    let mut authors = Authors::of(article);
    for mut author in said.take("author").into_list() {
        // One who is described elsewhere on the page is named by a reference; it needs to be read once.
        let known = author.get("@id").filter(|_| author.get("name").is_none()).and_then(text);
        if let Some(known) = known.and_then(|id| things.get(by_id.remove(id)?)) {
            author = known.clone();
        }
        let name = match &author {
            Value::Text(name) => Some(name.clone()),
            _ => author.take_text("name"),
        };
        let Some(name) = name else { continue };
        let url = author.take("url").into_list().into_iter().find_map(Value::into_text);
        let image = author.take("image").into_list().into_iter().next();
        let image = image.and_then(|mut image| image.take_text("url").or_else(|| image.into_text()));
        let bio = author.take_text("description").filter(|bio| !bio.trim().is_empty());
        let bios = bio.map(|bio| Bio { lang: None, content: vec![Block::Paragraph(vec![Inline::Text(bio)])] });
        let author = Author {
            name,
            role: author.take_text("jobTitle"),
            url: url.and_then(|url| SafeUrl::parse(&url)),
            image: image.and_then(|image| SafeUrl::parse(&image)).map(portrait),
            bios: bios.into_iter().collect(),
            anchor: None,
        };
        authors.add(author);
    }
}

/// The things of a page by their names, the first of each name.
fn described(things: &[Value]) -> HashMap<String, usize> {
    let mut by_id = HashMap::new();
    for (at, thing) in things.iter().enumerate() {
        if let Some(id) = thing.get("@id").and_then(text) {
            by_id.entry(id.to_string()).or_insert(at);
        }
    }
    by_id
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn portrait(src: SafeUrl) -> Image {
    Image { src, alt: String::new(), title: None, width: None, height: None }
}
