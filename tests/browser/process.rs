//! A driver's process group, which never outlives the test run.
//!
//! A shell leads the group and waits on a pipe from us. The pipe closes when
//! [`Group`] is dropped and also when this process dies of whatever cause, even
//! SIGKILL; the shell then ends its own group: driver, browser and X server.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts the command and waits for the pipe to close; asks the group to end, then makes it.
/// The leader itself ignores the asking, and takes the group's scratch folder with it.
const LEADER: &str = r#"
trap '' TERM INT HUP
(trap - TERM INT HUP; exec "$@" </dev/null) &
cat >/dev/null
kill -TERM 0
sleep 1
rm -rf "$TMPDIR"
kill -KILL 0
"#;

/// A running command with all its descendants.
#[derive(Debug)]
pub(crate) struct Group(Child);

impl Group {
    /// Starts `words` as a group of its own with a folder of its own for all that it
    /// writes; what it says goes to `log`.
    pub(crate) fn start<S: AsRef<OsStr>>(words: &[S], folder: &Path, log: File) -> std::io::Result<Self> {
        Command::new("sh")
            .args(["-c", LEADER, "leader"])
            .args(words)
            .env("TMPDIR", folder)
            .env("XDG_CONFIG_HOME", folder)
            .env("XDG_CACHE_HOME", folder)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .map(Self)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let deadline = Instant::now() + Duration::from_secs(5);
        while matches!(self.0.try_wait(), Ok(None)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
