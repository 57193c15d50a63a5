//! Programs in a pseudo-terminal of 80x24, and a training to run them on: what
//! the benchmarks of the real program share.

// Neither benchmark uses all of it.
#![allow(dead_code)]

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Whatever can go wrong, said and done with.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Columns and rows.
pub const SIZE: (u16, u16) = (80, 24);

/// How long anything is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program as it is released.
pub const CERTAMEN: &str = env!("CARGO_BIN_EXE_certamen");

/// A program in a pseudo-terminal; killed when it is dropped.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    started: Instant,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Program {
    /// Starts a program.
    pub fn start(program: impl AsRef<OsStr>, arguments: &[&str], folder: &Path) -> Result<Self> {
        let pty = native_pty_system().openpty(PtySize {
            rows: SIZE.1,
            cols: SIZE.0,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"));
        let mut reader = pty.master.try_clone_reader()?;
        let keys = pty.master.take_writer()?;
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 64 * 1024];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                let chunk = (Instant::now(), bytes[..n].to_vec());
                if sender.send(chunk).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pty.slave.spawn_command(command)?;
        Ok(Self {
            child,
            keys,
            output,
            screen: vt100::Parser::new(SIZE.1, SIZE.0, 0),
            started,
            _terminal: pty.master,
        })
    }

    /// Waits until the screen shows what is wanted; how long after its start
    /// the program had written it.
    pub fn wait(&mut self, wanted: impl Fn(&vt100::Screen) -> bool) -> Result<Duration> {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok((at, bytes)) = self.output.recv_timeout(left) else {
                let shown = self.screen.screen().contents();
                return Err(format!("What was waited for never came. The screen:\n{shown}").into());
            };
            self.screen.process(&bytes);
            if wanted(self.screen.screen()) {
                return Ok(at.duration_since(self.started));
            }
        }
        Ok(Duration::ZERO)
    }

    /// Takes in whatever was written.
    pub fn drain(&mut self) {
        while let Ok((_, bytes)) = self.output.try_recv() {
            self.screen.process(&bytes);
        }
    }

    /// Something seen on the screen.
    pub fn seen<T>(&self, what: impl Fn(&vt100::Screen) -> T) -> T {
        what(self.screen.screen())
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> Result<()> {
        self.keys.write_all(keys.as_bytes())?;
        Ok(self.keys.flush()?)
    }

    /// Its files under `/proc`.
    pub fn proc(&self) -> Result<PathBuf> {
        let id = self.child.process_id().ok_or("it has ended")?;
        Ok(Path::new("/proc").join(id.to_string()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The last line of a screen.
pub fn last_line(screen: &vt100::Screen) -> String {
    screen.rows(0, SIZE.0).last().unwrap_or_default()
}

/// A copy of this project's own training.
pub fn training() -> Result<TempDir> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new()?;
    fs::copy(
        root.join("training.yaml"),
        folder.path().join("training.yaml"),
    )?;
    let banks = folder.path().join("question_banks");
    fs::create_dir(&banks)?;
    for entry in fs::read_dir(root.join("question_banks"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "yaml") {
            fs::copy(&path, banks.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(folder)
}
