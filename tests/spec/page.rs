//! A page of the manual: prose, and examples under headings of level 3.
//!
//! The first fenced block of an example is its source; its info string names the format
//! and may give options (`markdown lang=fa smart=off`). The blocks after it are what
//! should come of it: `outline` (after import), `enriched` (after all passes), `html`
//! (as written; `html notes` for one part), and `diagnostics`, absent where there is none.

use std::path::PathBuf;

use sidelight::Options;
use sidelight::import::Format;

/// One file of the manual.
pub(crate) struct Page {
    /// The name of the file, without its extension.
    pub(crate) name: String,
    /// The examples, in order.
    pub(crate) examples: Vec<Example>,
    file: PathBuf,
    /// What stands between the expectations of one example and those of the next.
    prose: Vec<String>,
}

/// One example.
#[derive(Clone)]
pub(crate) struct Example {
    /// The words of its heading.
    pub(crate) name: String,
    /// The line of its heading.
    pub(crate) line: usize,
    /// The info string of its source.
    pub(crate) info: String,
    /// Its source.
    pub(crate) source: String,
    /// What should come of it.
    pub(crate) expected: Vec<Fence>,
}

/// A fenced block.
#[derive(Clone)]
pub(crate) struct Fence {
    /// The info string.
    pub(crate) info: String,
    /// The lines within.
    pub(crate) text: String,
}

impl Fence {
    pub(crate) fn new(info: &str) -> Self {
        Self { info: info.into(), text: String::new() }
    }

    /// The first word of the info string.
    pub(crate) fn language(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }
}

impl Example {
    /// The name in the form of a Rust function's.
    pub(crate) fn test_name(&self) -> String {
        let name: String =
            self.name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        name.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
    }

    /// The options in the info string of its source.
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::default();
        let mut words = self.info.split_whitespace();
        let format = words.next().unwrap_or_default();
        options.import.format = Some(Format::parse(format).unwrap_or_else(|| panic!("there is no format `{format}`")));
        for word in words {
            match word.split_once('=') {
                Some(("lang", lang)) => options.import.lang = Some(lang.into()),
                Some(("smart", "off")) => options.import.smart = false,
                Some(("timeline", mode)) => {
                    options.timeline =
                        sidelight::TimelineMode::parse(mode).unwrap_or_else(|| panic!("timeline={mode}"));
                }
                _ => panic!("there is no option `{word}`"),
            }
        }
        options
    }
}

/// All pages, by name.
pub(crate) fn all() -> Vec<Page> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let files = std::fs::read_dir(&folder).expect("tests/spec is there").map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|it| it == "md")).collect();
    files.sort();
    files.into_iter().map(read).collect()
}

fn read(file: PathBuf) -> Page {
    let text = std::fs::read_to_string(&file).expect("a page of the manual is readable");
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let mut page = Page { name, examples: Vec::new(), file, prose: vec![String::new()] };
    let mut heading = None;
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let length = line.bytes().take_while(|byte| *byte == b'`').count();
        if length < 3 {
            if line.starts_with('#') {
                heading = line.strip_prefix("### ").map(|name| (name.trim().to_string(), at + 1, 0));
            }
            page.say(line);
            continue;
        }
        let fence = "`".repeat(length);
        let mut text = String::new();
        for (_, line) in lines.by_ref().take_while(|(_, line)| *line != fence) {
            text.push_str(line);
            text.push('\n');
        }
        let block = Fence { info: line[length..].trim().to_string(), text };
        let Some((name, line, blocks)) = &mut heading else {
            page.say(&fenced(&block));
            continue;
        };
        *blocks += 1;
        if *blocks == 1 {
            page.say(&fenced(&block));
            let Fence { info, text: source } = block;
            page.examples.push(Example { name: name.clone(), line: *line, info, source, expected: Vec::new() });
            page.prose.push(String::new());
        } else {
            page.examples.last_mut().unwrap().expected.push(block);
        }
    }
    page
}

impl Page {
    fn say(&mut self, line: &str) {
        let prose = self.prose.last_mut().unwrap();
        prose.push_str(line);
        prose.push('\n');
    }

    /// Writes the page back with its expectations as they are now.
    pub(crate) fn write(&self) {
        let mut text = String::new();
        for (prose, example) in self.prose.iter().zip(&self.examples) {
            text.push_str(prose);
            for block in &example.expected {
                text.push_str(&fenced(block));
                text.push('\n');
            }
        }
        text.push_str(self.prose.last().unwrap());
        std::fs::write(&self.file, text).expect("a page of the manual is writable");
    }
}

/// A block between fences that are longer than any run of backticks in it.
fn fenced(block: &Fence) -> String {
    let longest = block.text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let end = if block.text.is_empty() || block.text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{}\n{}{end}{fence}", block.info, block.text)
}
