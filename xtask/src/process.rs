//! Child processes: shown as they run, labelled when two run at once, limited in time.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The cargo that started this program, so that one toolchain builds everything.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command on this terminal and fails unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    succeed(command, status)
}

/// Runs a command with every line of its output behind a label.
pub(crate) fn run_labelled(label: &str, command: &mut Command) -> Result<()> {
    println!("[{label}] $ {}", describe(command));
    let (mut child, readers) = start_labelled(label, command)?;
    let status = child.wait().with_context(|| cannot_wait(command))?;
    for reader in readers {
        // A reader ends with its pipe; there is nothing to learn from one that panicked.
        let _ = reader.join();
    }
    succeed(command, status)
}

/// As [`run_labelled`], but ends the command and its children after `limit`.
///
/// The command gets a process group of its own: a helper process that outlives
/// its parent would otherwise hold the pipes, and this program, for good.
pub(crate) fn run_limited(label: &str, command: &mut Command, limit: Duration) -> Result<()> {
    println!("[{label}] $ {}", describe(command));
    own_group(command);
    let (mut child, _readers) = start_labelled(label, command)?;
    let started = Instant::now();
    while started.elapsed() < limit {
        if let Some(status) = child.try_wait().with_context(|| cannot_wait(command))? {
            return succeed(command, status);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    kill_group(&mut child);
    bail!("`{}` did not end within {} s", describe(command), limit.as_secs());
}

/// What a command prints on standard output, if it succeeds.
pub(crate) fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The folder list in which programs are looked for, with some folders before it.
pub(crate) fn search_path<'a>(first: impl Iterator<Item = &'a Path>) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.map(Path::to_owned).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("a folder of tools cannot stand in PATH")
}

/// Where a program stands in a folder list, as a shell would find it.
pub(crate) fn which_in(path: &OsStr, program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path).map(|folder| folder.join(&name)).find(|file| is_executable(file))
}

/// Where a program stands in the user's own `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    which_in(&std::env::var_os("PATH")?, program)
}

/// The command as one would type it.
pub(crate) fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// A sentence for a program that could not be started.
pub(crate) fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", describe(command))
}

fn cannot_wait(command: &Command) -> String {
    format!("lost sight of `{}`", describe(command))
}

fn succeed(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", describe(command));
    }
    Ok(())
}

fn start_labelled(label: &str, command: &mut Command) -> Result<(Child, Vec<JoinHandle<()>>)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let stdout = child.stdout.take().map(|pipe| print_lines(label, pipe));
    let stderr = child.stderr.take().map(|pipe| print_lines(label, pipe));
    Ok((child, stdout.into_iter().chain(stderr).collect()))
}

fn print_lines(label: &str, pipe: impl Read + Send + 'static) -> JoinHandle<()> {
    let label = label.to_owned();
    std::thread::spawn(move || {
        let lines = BufReader::new(pipe).split(b'\n');
        for line in lines.map_while(Result::ok) {
            println!("[{label}] {}", String::from_utf8_lossy(&line).trim_end());
        }
    })
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

fn kill_group(child: &mut Child) {
    // The shell's own `kill` takes a group, and needs no unsafe call of ours.
    if cfg!(unix) {
        let _ = Command::new("sh").args(["-c", &format!("kill -KILL -{}", child.id())]).status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_hangs_is_ended_with_its_children() {
        let started = Instant::now();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & sleep 60; true"]);
        let error = run_limited("test", &mut command, Duration::from_millis(300));
        assert!(error.is_err_and(|error| error.to_string().contains("did not end")));
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("sh").args(["-c", "exit 3"]));
        assert!(error.is_err_and(|error| error.to_string().contains("sh -c exit 3")));
    }

    #[test]
    fn programs_are_found_as_a_shell_finds_them() {
        assert!(which("sh").is_some());
        assert_eq!(which("no-such-program-of-sidelight"), None);
    }
}
