//! The list of refused examples: under each reason, a heading for each example and what
//! comes of it instead.

use std::path::{Path, PathBuf};

/// `tests/commonmark/refused.md`.
pub(crate) struct Refused {
    file: PathBuf,
    text: String,
}

/// Reads the list.
pub(crate) fn read(file: &Path) -> Refused {
    let text = std::fs::read_to_string(file).expect("the list of refused examples is there");
    Refused { file: file.into(), text }
}

impl Refused {
    /// The numbers, in the order of the list.
    pub(crate) fn numbers(&self) -> Vec<usize> {
        self.text.lines().filter_map(number).collect()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers().len()
    }

    /// What comes of an example instead; `None` if it is not refused.
    pub(crate) fn of(&self, wanted: usize) -> Option<String> {
        let mut lines = self.text.lines();
        lines.by_ref().find(|line| number(line) == Some(wanted))?;
        let lines = lines.skip_while(|line| *line != HTML).skip(1);
        Some(lines.take_while(|line| *line != FENCE).map(|line| format!("{line}\n")).collect())
    }

    /// Writes down for each example its source and what comes of it.
    pub(crate) fn update(&self, of: impl Fn(usize) -> Option<(String, String)>) {
        let mut text = String::new();
        let mut lines = self.text.lines().peekable();
        while let Some(line) = lines.next() {
            text.push_str(line);
            text.push('\n');
            let Some((markdown, html)) = number(line).and_then(&of) else { continue };
            while lines.next_if(|line| !line.starts_with('#')).is_some() {}
            let source = markdown.replace('\t', "→");
            text.push_str(&format!("\n{FENCE}markdown\n{source}{FENCE}\n{HTML}\n{}\n{FENCE}\n\n", html.trim_end()));
        }
        std::fs::write(&self.file, format!("{}\n", text.trim_end())).expect("the list is writable");
    }
}

/// Longer than any fence in an example.
const FENCE: &str = "``````";
const HTML: &str = "``````html";

fn number(line: &str) -> Option<usize> {
    line.strip_prefix("### Example ")?.parse().ok()
}
