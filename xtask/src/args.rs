//! The command line: which command, with which options.
//!
//! Written out by hand: eight commands with four options between them are
//! shorter than a parser's configuration, and compile in no time.

const USAGE: &str = "\
Usage: cargo xtask <command> [options]

  demo    build the widget, then serve the demo page on this machine
  build   build the embeddable folder dist/ and print its sizes
  test    run every check; --fast leaves out what needs a browser
  soak    measure what grows and what is left, by the thousand
  audit   ask whether a dependency has a known defect or was withdrawn
  fuzz    look for inputs that break a promise, led by what the code reaches
  pack    compress a built folder and write its manifest (Trunk's hook)

`cargo xtask <command> --help` tells more about one command.

Tools that are missing are installed into the user's cache folder (system
packages by apt) and reused by every checkout.";

const DEMO: &str = "\
Usage: cargo xtask demo [--port N] [--no-serve]

Installs what is missing, builds in release, serves dist/ on 127.0.0.1 and
prints the address as its last line. Ctrl-C ends it.

  --port N     serve on port N, and fail if it is taken
               (otherwise 8080 or the next free one)
  --no-serve   build only";

const BUILD: &str = "\
Usage: cargo xtask build

Installs what is missing, builds the embeddable folder dist/ in release and
prints a table of its sizes.

  SIDELIGHT_WASM_STD=rustup|debian|prebuilt   take the wasm32 library from there only
                                              (otherwise rustup's source, then
                                              Debian's, then rustup's prebuilt)";

const TEST: &str = "\
Usage: cargo xtask test [--fast]

Installs what is missing and runs every check: format, clippy natively and for
wasm32, the core alone, documentation, native tests, supply chain, release
build, size budget, browser tests. A failing check does not stop the others. The last line
is `N passed, N failed`.

  --fast   leave out the release build and what needs a browser

  SIDELIGHT_ENGINES=chromium,firefox,webkit   browse with these only
  CI=true                                     an engine that is missing fails";

const SOAK: &str = "\
Usage: cargo xtask soak

What takes minutes: builds the widget; measures each bomb of tests/bombs/ at
100,000 units and at twice that, and fails where it grows three times or more;
lets elements come and go, sources change and a reader read by the thousand, in
three browsers, and fails where anything is left.";

const AUDIT: &str = "\
Usage: cargo xtask audit

Installs cargo-deny if it is missing and holds the dependencies to deny.toml:
licences, duplicates and sources, as `test` does, and by the network what is
known of defects and of withdrawn versions. What it says changes with the
world and not with the checkout, so it is no test.";
const FUZZ: &str = "\
Usage: cargo xtask fuzz [--minutes N] [TARGET...]

Installs cargo-fuzz if it is missing and runs the targets of fuzz/ (all of
them, or those that are named) from the kept corpus and what earlier runs
reached; as many at a time as there are cores. Prints for each what it tried,
reached and found, and fails if it found anything. What is found stands in
target/fuzz/findings/, what is reached in target/fuzz/corpus/.

  --minutes N   how long each target runs (otherwise 5)";

const PACK: &str = "\
Usage: cargo xtask pack

Lists what is compiled into the modules of a built folder (sidelight.cdx.json,
LICENSES.txt), writes .br and .gz beside every file, and manifest.json with
sizes and integrity hashes. Trunk calls it after a build, on its staging
folder; by hand it packs dist/.";

/// What the user asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print this text.
    Help(&'static str),
    /// Build and serve the demo page.
    Demo {
        /// The one port to use, or none for the first free one.
        port: Option<u16>,
        /// Whether to serve after the build.
        serve: bool,
    },
    /// Build the embeddable folder.
    Build,
    /// Run the checks.
    Test {
        /// Leave out what needs a browser.
        fast: bool,
    },
    /// Measure growth and leaks.
    Soak,
    /// Ask what is known of the dependencies.
    Audit,
    /// Look for inputs that break a promise.
    Fuzz {
        /// How long each target runs.
        minutes: u32,
        /// Which targets; all where none is named.
        targets: Vec<String>,
    },
    /// Compress a built folder.
    Pack,
}

/// A command line that was not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UsageError {
    /// What is wrong with it.
    pub(crate) message: String,
    /// How it should look.
    pub(crate) usage: &'static str,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut args = args;
    let Some(name) = args.next() else {
        return Err(error("no command given", USAGE));
    };
    let rest: Vec<String> = args.collect();
    let usage = match name.as_str() {
        "demo" => DEMO,
        "build" => BUILD,
        "test" => TEST,
        "audit" => AUDIT,
        "soak" => SOAK,
        "fuzz" => FUZZ,
        "pack" => PACK,
        "help" | "--help" | "-h" => return Ok(Command::Help(USAGE)),
        _ => return Err(error(format!("unknown command `{name}`"), USAGE)),
    };
    if rest.iter().any(|arg| arg == "--help" || arg == "-h") {
        return Ok(Command::Help(usage));
    }
    match name.as_str() {
        "demo" => demo(rest),
        "test" => test(&rest),
        "fuzz" => fuzz(rest),
        "build" => no_options(&rest, Command::Build, BUILD),
        "audit" => no_options(&rest, Command::Audit, AUDIT),
        "soak" => no_options(&rest, Command::Soak, SOAK),
        _ => no_options(&rest, Command::Pack, PACK),
    }
}

fn demo(args: Vec<String>) -> Result<Command, UsageError> {
    let mut port = None;
    let mut serve = true;
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.split_once('=') {
            None if arg == "--no-serve" => serve = false,
            None if arg == "--port" => port = Some(port_number(args.next())?),
            Some(("--port", value)) => port = Some(port_number(Some(value.to_owned()))?),
            _ => return Err(unknown(&arg, DEMO)),
        }
    }
    Ok(Command::Demo { port, serve })
}

fn port_number(value: Option<String>) -> Result<u16, UsageError> {
    let value = value.unwrap_or_default();
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(error(format!("--port needs a number from 1 to 65535, not `{value}`"), DEMO)),
    }
}

fn test(args: &[String]) -> Result<Command, UsageError> {
    match args.iter().find(|arg| *arg != "--fast") {
        Some(arg) => Err(unknown(arg, TEST)),
        None => Ok(Command::Test { fast: !args.is_empty() }),
    }
}

fn fuzz(args: Vec<String>) -> Result<Command, UsageError> {
    let mut minutes = 5;
    let mut targets = Vec::new();
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.split_once('=') {
            None if arg == "--minutes" => minutes = minutes_of(args.next())?,
            Some(("--minutes", value)) => minutes = minutes_of(Some(value.to_owned()))?,
            None if !arg.starts_with('-') => targets.push(arg),
            _ => return Err(unknown(&arg, FUZZ)),
        }
    }
    Ok(Command::Fuzz { minutes, targets })
}

fn minutes_of(value: Option<String>) -> Result<u32, UsageError> {
    let value = value.unwrap_or_default();
    match value.parse() {
        Ok(minutes) if minutes > 0 => Ok(minutes),
        _ => Err(error(format!("--minutes needs a number from 1, not `{value}`"), FUZZ)),
    }
}

fn no_options(args: &[String], command: Command, usage: &'static str) -> Result<Command, UsageError> {
    match args.first() {
        Some(arg) => Err(unknown(arg, usage)),
        None => Ok(command),
    }
}

fn unknown(arg: &str, usage: &'static str) -> UsageError {
    error(format!("unknown argument `{arg}`"), usage)
}

fn error(message: impl Into<String>, usage: &'static str) -> UsageError {
    UsageError { message: message.into(), usage }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, UsageError> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    fn refused(line: &str) -> String {
        read(line).err().map(|error| error.message).unwrap_or_default()
    }

    #[test]
    fn every_command_is_understood() {
        assert_eq!(read("build"), Ok(Command::Build));
        assert_eq!(read("pack"), Ok(Command::Pack));
        assert_eq!(read("audit"), Ok(Command::Audit));
        assert_eq!(read("soak"), Ok(Command::Soak));
        assert_eq!(read("test"), Ok(Command::Test { fast: false }));
        assert_eq!(read("test --fast"), Ok(Command::Test { fast: true }));
        let fuzz = |minutes, targets: &[&str]| {
            Ok(Command::Fuzz { minutes, targets: targets.iter().map(ToString::to_string).collect() })
        };
        assert_eq!(read("fuzz"), fuzz(5, &[]));
        assert_eq!(read("fuzz html --minutes 30 edtf"), fuzz(30, &["html", "edtf"]));
        assert_eq!(read("fuzz --minutes=1"), fuzz(1, &[]));
        let demo = |port, serve| Ok(Command::Demo { port, serve });
        assert_eq!(read("demo"), demo(None, true));
        assert_eq!(read("demo --port 9000"), demo(Some(9000), true));
        assert_eq!(read("demo --port=9000 --no-serve"), demo(Some(9000), false));
    }

    #[test]
    fn help_belongs_to_the_command() {
        assert_eq!(read("--help"), Ok(Command::Help(USAGE)));
        assert_eq!(read("demo --help"), Ok(Command::Help(DEMO)));
        assert_eq!(read("test --fast -h"), Ok(Command::Help(TEST)));
    }

    #[test]
    fn what_is_unknown_is_named() {
        assert_eq!(refused(""), "no command given");
        assert_eq!(refused("deploy"), "unknown command `deploy`");
        assert_eq!(refused("build --fast"), "unknown argument `--fast`");
        assert_eq!(refused("test --fast --slow"), "unknown argument `--slow`");
        assert_eq!(refused("demo --no-serve=1"), "unknown argument `--no-serve=1`");
        assert_eq!(refused("fuzz --for 3"), "unknown argument `--for`");
        assert!(refused("fuzz --minutes soon").contains("`soon`"));
        assert!(refused("demo --port").contains("--port needs a number"));
        assert!(refused("demo --port 70000").contains("`70000`"));
    }
}
