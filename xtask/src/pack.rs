//! Makes the folder that Trunk built ready for a static host.
//!
//! 1. The loader gets between each module and its script, and knows its hash: [`harden`].
//! 2. The names that the module and its script know each other by become short: [`names`].
//! 3. The style sheet of articles without the widget is made: [`style_sheet`].
//! 4. It and the scripts are minified, the loader's into one file.
//! 5. What is compiled into the modules is listed, with its licences: [`parts`], [`bill`], [`licences`].
//! 6. Each file gets its `.br` and `.gz`, and all of them `manifest.json`.
//!
//! Trunk calls this as its last hook, so that a plain `trunk build --release`
//! leaves the same folder as `cargo xtask build`.

mod bill;
mod harden;
mod licences;
mod names;
mod parts;
mod style_sheet;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha384};

use crate::process;
use crate::project::Project;
use crate::tools::{Need, Toolbox};

/// The manifest's name in the embeddable folder.
const MANIFEST: &str = "manifest.json";

/// The builds of the widget: for every format, for what is HTML or JSON already, and for timelines that are drafted.
const BUILDS: [&str; 3] = ["sidelight-widget", "sidelight-core", "sidelight-full"];

/// The script that a page names.
const LOADER: &str = "sidelight.js";

/// What the loader is made of beside itself; it is put into it, so that a page asks for one file.
const PIECES: [&str; 3] = ["ask.js", "fallback.js", HOLDER];

/// The piece that knows the hashes of the modules.
const HOLDER: &str = "life.js";

/// The scripts of the widget: the loader, and those that belong to the modules.
const SCRIPTS: [&str; 4] = [LOADER, "sidelight-widget.js", "sidelight-core.js", "sidelight-full.js"];

/// Formats that are compressed already; a second time only costs the host space.
const COMPRESSED: [&str; 8] = ["png", "jpg", "jpeg", "webp", "avif", "gif", "woff2", "zip"];

/// The files of an embeddable folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// By path from the folder, with forward slashes.
    pub(crate) files: BTreeMap<String, Entry>,
}

/// One file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Its size.
    pub(crate) bytes: usize,
    /// The size of its `.gz`, where one is worth having.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gzip: Option<usize>,
    /// The size of its `.br`, where one is worth having.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) brotli: Option<usize>,
    /// For the `integrity` attribute of a script tag.
    pub(crate) integrity: String,
}

/// Packs what Trunk is about to publish, or `dist/` when called by hand.
pub(crate) fn from_hook(project: &Project) -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = staging.unwrap_or_else(|| project.dist());
    for build in BUILDS {
        rewrite(&folder.join(format!("{build}.js")), harden::guard)?;
    }
    if std::env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile != "release") {
        println!("A development build is not compressed.");
        return Ok(());
    }
    shorten_names(&folder)?;
    let hash = |build| Ok((build, integrity(&read_bytes(&folder.join(format!("{build}_bg.wasm")))?)));
    let hashes = BUILDS.into_iter().map(hash).collect::<Result<Vec<_>>>()?;
    let holder = folder.join(HOLDER);
    rewrite(&if holder.exists() { holder } else { folder.join(LOADER) }, |loader| harden::integrity(loader, &hashes))?;
    write(&folder.join(style_sheet::NAME), style_sheet::of(&project.root().join("styles"))?.as_bytes())?;
    if let Err(error) = minify(project, &folder) {
        println!("Scripts and style sheet stay as they are written, and 4 kB larger: {error:#}");
    }
    let parts = parts::Parts::of(project, &BUILDS)?;
    write(&folder.join(bill::NAME), bill::of(&parts, &folder)?.as_bytes())?;
    write(&folder.join(licences::NAME), licences::of(&parts, project.root())?.as_bytes())?;
    let manifest = pack(&folder)?;
    println!("Packed {} files.", manifest.files.len());
    Ok(())
}

/// The manifest of a packed folder.
pub(crate) fn read(folder: &Path) -> Result<Manifest> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
}

/// Makes a folder count as not packed.
pub(crate) fn forget(folder: &Path) -> Result<()> {
    let path = folder.join(MANIFEST);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn shorten_names(folder: &Path) -> Result<()> {
    for build in BUILDS {
        let (wasm, script) = (folder.join(format!("{build}_bg.wasm")), folder.join(format!("{build}.js")));
        let module = read_bytes(&wasm)?;
        let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
        let (module, text) =
            names::shorten(&module, &text).context("the module is no WebAssembly that this understands")?;
        write(&wasm, &module)?;
        write(&script, text.as_bytes())?;
    }
    Ok(())
}

/// Minifies our scripts and the style sheet in place. A comment that begins with `!` stays.
fn minify(project: &Project, folder: &Path) -> Result<()> {
    let toolbox = Toolbox::prepare(project, &[Need::Minifier])?;
    toolbox.require(&[Need::Minifier])?;
    for name in SCRIPTS.into_iter().chain([style_sheet::NAME]) {
        let mut esbuild = toolbox.program("esbuild")?;
        esbuild
            .args(["--minify", "--format=esm", "--target=es2022", "--charset=utf8"])
            .args(["--legal-comments=inline", "--allow-overwrite", "--log-level=warning"])
            .args((name == LOADER).then_some("--bundle"))
            .arg(format!("--outfile={name}"))
            .arg(name)
            .current_dir(folder);
        process::run(&mut esbuild)?;
    }
    for piece in PIECES.map(|piece| folder.join(piece)).iter().filter(|piece| piece.exists()) {
        fs::remove_file(piece).with_context(|| format!("cannot remove {}", piece.display()))?;
    }
    Ok(())
}

fn pack(folder: &Path) -> Result<Manifest> {
    let mut files = BTreeMap::new();
    for path in shipped_files(folder)? {
        let entry = pack_file(&path)?;
        files.insert(name_in(folder, &path), entry);
    }
    let manifest = Manifest { files };
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    write(&folder.join(MANIFEST), text.as_bytes())?;
    Ok(manifest)
}

fn pack_file(path: &Path) -> Result<Entry> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut entry = Entry { bytes: bytes.len(), gzip: None, brotli: None, integrity: integrity(&bytes) };
    if !COMPRESSED.contains(&extension(path)) {
        let gzip = gzip(&bytes)?;
        let brotli = brotli(&bytes)?;
        write(&with_suffix(path, "gz"), &gzip)?;
        write(&with_suffix(path, "br"), &brotli)?;
        entry.gzip = Some(gzip.len());
        entry.brotli = Some(brotli.len());
    }
    Ok(entry)
}

/// Every file below a folder, except what an earlier packing wrote there.
fn shipped_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !is_packing(&path) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn is_packing(path: &Path) -> bool {
    matches!(extension(path), "br" | "gz") || path.file_name().is_some_and(|name| name == MANIFEST)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // The encoder leaves the time out of the header, so the same file gives the same bytes.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn name_in(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).iter();
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Changes a script in place.
fn rewrite(path: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    write(path, change(&text)?.as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn integrity_is_what_browsers_expect() {
        // From the specification of subresource integrity.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn both_packings_unpack_to_the_same_bytes() -> Result<()> {
        let text = "sidelight ".repeat(500).into_bytes();
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&text)?[..]).read_to_end(&mut plain)?;
        assert_eq!(plain, text);
        plain.clear();
        brotli::BrotliDecompress(&mut &brotli(&text)?[..], &mut plain)?;
        assert_eq!(plain, text);
        Ok(())
    }

    #[test]
    fn a_folder_packed_twice_is_packed_once() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("sidelight-pack-{}", std::process::id()));
        fs::create_dir_all(folder.join("articles"))?;
        fs::write(folder.join("sidelight.js"), "export default 1;")?;
        fs::write(folder.join("articles/talks.md"), "# Talks")?;
        fs::write(folder.join("photo.png"), [0; 64])?;
        let first = pack(&folder)?;
        let second = pack(&folder)?;
        assert_eq!(first, second);
        assert_eq!(read(&folder)?, first);
        let names: Vec<_> = first.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["articles/talks.md", "photo.png", "sidelight.js"]);
        assert!(folder.join("articles/talks.md.br").is_file());
        assert!(!folder.join("photo.png.gz").exists());
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
