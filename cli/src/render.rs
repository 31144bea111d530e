//! `sidelight render`: the pages of one article or of a folder of them.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use sidelight::TimelineMode;
use sidelight::article::{Article, Direction, SafeUrl};
use sidelight::markup::Page;
use sidelight::write::{self, Site};

use crate::args::{self, Render};
use crate::source::{self, Source};
use crate::template::Template;
use crate::{DONE, FAILED, MISUSED, complain, count, print};

/// Does what is asked, and tells on standard error what did not work.
pub(crate) fn run(request: &Render) -> u8 {
    let writer = match Writer::of(request) {
        Ok(writer) => writer,
        Err(message) => {
            complain(&message);
            return FAILED;
        }
    };
    match &request.output {
        None if request.input.is_dir() => {
            complain("a folder needs a folder for its pages. Name one with -o.");
            MISUSED
        }
        Some(output) if request.input.is_dir() => folder(&writer, request, output),
        output => one(&writer, request, output.as_deref()),
    }
}

/// Writes one page, to a file or to standard output.
fn one(writer: &Writer<'_>, request: &Render, output: Option<&Path>) -> u8 {
    let input = &request.input;
    // A folder takes the page under the name of its source.
    let output = output.map(|path| if path.is_dir() { path.join(named(input)) } else { path.to_owned() });
    let url = request.url.as_ref().map(SafeUrl::as_str);
    let written = writer.page(input, &request.widget, url).and_then(|page| {
        match &output {
            Some(path) => keep(path, input, &page.html)?,
            None => print(&page.html)?,
        }
        Ok(page.findings)
    });
    told(&[(input.clone(), written)])
}

/// Writes every article below a folder into the same tree below another, on all cores.
fn folder(writer: &Writer<'_>, request: &Render, output: &Path) -> u8 {
    let (sources, lost) = source::below(&request.input, Some(output));
    lost.iter().for_each(|message| complain(message));
    let jobs = sources.iter().map(|path| Job::of(path, request, output));
    // Where pages stand beside their sources, what was written before is no source.
    let jobs: Vec<Job<'_>> = jobs.filter(|job| !is_same(job.source, &job.page)).collect();
    let taken = taken(&jobs);
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} pages, {eta} left");
    // It is drawn only where standard error is a terminal.
    let bar = ProgressBar::new(jobs.len() as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let write = |job: &Job<'_>| {
        if let Some(first) = taken.get(&job.page).filter(|first| **first != job.source) {
            let (page, first) = (job.page.display(), first.display());
            return Err(format!(
                "{} was not written: its page {page} is that of {first}. Rename one.",
                job.source.display()
            ));
        }
        let page = writer.page(job.source, &job.widget, job.url.as_deref())?;
        keep(&job.page, job.source, &page.html).map(|()| page.findings)
    };
    let results: Vec<_> =
        jobs.par_iter().progress_with(bar.clone()).map(|job| (job.source.to_owned(), write(job))).collect();
    bar.finish_and_clear();
    let written = results.iter().filter(|(_, result)| result.is_ok()).count();
    let code = told(&results);
    eprintln!("{} in {}", count(written, "page"), output.display());
    if lost.is_empty() { code } else { FAILED }
}

/// Tells which sources have findings, and which could not be read or written.
fn told(results: &[(PathBuf, Result<usize, String>)]) -> u8 {
    let mut code = DONE;
    for (source, result) in results {
        match result {
            Ok(0) => {}
            Ok(found) => {
                let (name, found) = (source.display(), count(*found, "finding"));
                eprintln!("{name}: {found}; `sidelight check {name}` tells");
            }
            Err(message) => {
                complain(message);
                code = FAILED;
            }
        }
    }
    code
}

/// One page of a folder.
#[derive(Debug)]
struct Job<'a> {
    source: &'a Path,
    page: PathBuf,
    widget: String,
    url: Option<String>,
}

impl<'a> Job<'a> {
    fn of(source: &'a Path, request: &Render, output: &Path) -> Self {
        let name = source.strip_prefix(&request.input).unwrap_or(source).with_extension("html");
        let up = name.components().count().saturating_sub(1);
        let widget = format!("{}{}", "../".repeat(if is_relative(&request.widget) { up } else { 0 }), request.widget);
        let path = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let url = request.url.as_ref().and_then(|url| {
            let address = SafeUrl::parse(&format!("{}/{path}", url.as_str().trim_end_matches('/')))?;
            Some(address.as_str().to_owned())
        });
        Self { source, page: output.join(name), widget, url }
    }
}

/// The source that each page is of: the first, where two have the same name.
fn taken<'a>(jobs: &'a [Job<'_>]) -> HashMap<&'a PathBuf, &'a Path> {
    let mut taken = HashMap::new();
    for job in jobs {
        taken.entry(&job.page).or_insert(job.source);
    }
    taken
}

/// Whether an address is counted from the page: it names no host, and no root.
fn is_relative(address: &str) -> bool {
    !address.starts_with('/') && !address.split('/').next().unwrap_or_default().contains(':')
}

/// The name of the page of a source.
fn named(source: &Path) -> PathBuf {
    Path::new(source.file_name().unwrap_or(source.as_os_str())).with_extension("html")
}

/// Makes pages.
#[derive(Debug)]
struct Writer<'a> {
    read: sidelight::Options,
    request: &'a Render,
    template: Option<Template>,
}

/// A page that was made.
#[derive(Debug)]
struct Made {
    html: String,
    /// How much is wrong with its source.
    findings: usize,
}

impl<'a> Writer<'a> {
    fn of(request: &'a Render) -> Result<Self, String> {
        let mut read = request.read.clone();
        let template = request.template.as_deref().map(template).transpose()?;
        if let Some(template) = &template {
            // As the widget finds its language: the element's, the command's, the page's.
            let own = template.attribute("lang").filter(|lang| !lang.is_empty()).map(str::to_owned);
            read.import.lang = own.or(read.import.lang).or_else(|| template.lang().map(str::to_owned));
            read.timeline = template.attribute("timeline").and_then(TimelineMode::parse).unwrap_or(read.timeline);
        }
        Ok(Self { read, request, template })
    }

    /// The page of a source.
    fn page(&self, source: &Path, widget: &str, url: Option<&str>) -> Result<Made, String> {
        let reading = Source::read(source)?.understand(&self.read);
        let article = &reading.article;
        let name = source.file_stem().unwrap_or_default().to_string_lossy();
        let site = Site { widget, url, name: &name };
        let page = self.surroundings(article);
        let html = match &self.template {
            Some(template) => template.fill(article, &page, &site),
            None => write::document(article, &page, &site),
        };
        Ok(Made { html, findings: reading.diagnostics.len() })
    }

    fn surroundings(&self, article: &Article) -> Page {
        let mut page = Page { heading_level: self.request.heading_level, ..Page::of(article) };
        if let Some(template) = &self.template {
            let level = template.attribute("heading-level").and_then(args::heading_level);
            page.heading_level = level.unwrap_or(page.heading_level);
            page.direction = template.attribute("dir").and_then(Direction::parse).unwrap_or(page.direction);
        }
        page
    }
}

fn template(path: &Path) -> Result<Template, String> {
    let html = fs::read_to_string(path).map_err(|error| format!("{} could not be read: {error}", path.display()))?;
    Template::parse(html).map_err(|why| format!("{} cannot hold an article: {why}.", path.display()))
}

/// Whether two paths lead to the same file.
fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Writes a page beside its place and moves it there, so that nobody ever sees half of it.
fn keep(path: &Path, source: &Path, html: &str) -> Result<(), String> {
    let failed = |error: io::Error| format!("{} could not be written: {error}", path.display());
    if is_same(path, source) {
        return Err(format!("{} would be written over its own source. Name another place with -o.", path.display()));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    fs::write(&beside, html).and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // What is left of it is in nobody's way; that it stays is the lesser trouble to tell of.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}
