//! A person at a terminal: types bytes, reads the screen, waits until it shows
//! what is expected. Nothing here sleeps for a fixed time; whoever waits gives
//! up after [`PATIENCE`] and shows the screen as it stood.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use certamen::locale::Locale;
use certamen::text::Lang;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long anything is waited for. Long, because the machine that runs the
/// tests is shared.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// Keys as terminals send them.
pub mod key {
    pub const ENTER: &str = "\r";
    pub const ESC: &str = "\x1b";
    pub const TAB: &str = "\t";
    pub const BACKTAB: &str = "\x1b[Z";
    pub const RIGHT: &str = "\x1b[C";
    pub const LEFT: &str = "\x1b[D";
    pub const HOME: &str = "\x1b[H";
    pub const END: &str = "\x1b[F";
    pub const BACKSPACE: &str = "\x7f";
    pub const F1: &str = "\x1bOP";
    pub const F3: &str = "\x1bOR";
    pub const F4: &str = "\x1bOS";
    pub const F7: &str = "\x1b[18~";
    pub const F10: &str = "\x1b[21~";
    pub const CTRL_C: &str = "\x03";
    pub const CTRL_Z: &str = "\x1a";
}

/// What is started, before it is.
#[derive(Clone)]
pub struct Start {
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    size: (u16, u16),
    slow: Option<(usize, Duration)>,
}

impl Start {
    /// The program on the training of a folder, in English, on 80 by 24.
    pub fn on(folder: &Path) -> Self {
        let folder = folder.to_str().expect("a path in UTF-8").to_owned();
        let environment = [
            ("TERM", "xterm-256color"),
            ("LC_ALL", "en_US.UTF-8"),
            ("TZ", "UTC"),
            ("HOME", &folder),
            ("XDG_STATE_HOME", &folder),
        ];
        Self {
            program: env!("CARGO_BIN_EXE_certamen").into(),
            arguments: vec!["--training".to_owned(), folder.clone()],
            environment: environment
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            size: (80, 24),
            slow: None,
        }
    }

    /// Another program, with these arguments alone.
    pub fn program(mut self, program: &Path, arguments: &[&str]) -> Self {
        program.clone_into(&mut self.program);
        self.arguments.clear();
        self.with(arguments)
    }

    pub fn with(mut self, arguments: &[&str]) -> Self {
        self.arguments
            .extend(arguments.iter().map(|a| (*a).to_owned()));
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub const fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// A line that carries so many bytes in such a time.
    pub const fn slow(mut self, bytes: usize, each: Duration) -> Self {
        self.slow = Some((bytes, each));
        self
    }

    /// Starts the program.
    pub fn go(&self) -> Session {
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let size = size_of(self.size);
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let cooked = format!("{:?}", pair.master.get_termios());
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let child = pair.slave.spawn_command(command).expect("the program");
        let pid = child.process_id().expect("a process id");
        drop(pair.slave);
        let seen = Arc::new(Seen::new(self.size));
        let shared = Arc::clone(&seen);
        let slow = self.slow;
        std::thread::spawn(move || {
            let mut buffer = vec![0; slow.map_or(16 * 1024, |(bytes, _)| bytes)];
            loop {
                match reader.read(&mut buffer) {
                    Ok(count) if count > 0 => shared.take(&buffer[..count]),
                    _ => break,
                }
                if shared.hang_up.load(Ordering::SeqCst) {
                    break;
                }
                if let Some((_, each)) = slow {
                    std::thread::sleep(each);
                }
            }
            drop(reader);
            shared.lock().closed = true;
            shared.changed.notify_all();
        });
        Session {
            child,
            pid: Pid::from_raw(pid.cast_signed()).expect("a process id"),
            master: Some(pair.master),
            writer: Some(writer),
            seen,
            cooked,
        }
    }
}

const fn size_of((columns, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

struct Seen {
    inner: Mutex<Inner>,
    changed: Condvar,
    hang_up: AtomicBool,
    bytes: AtomicU64,
}

struct Inner {
    parser: vt100::Parser,
    raw: Vec<u8>,
    closed: bool,
}

impl Seen {
    fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            inner: Mutex::new(Inner {
                parser: vt100::Parser::new(rows, columns, 0),
                raw: Vec::new(),
                closed: false,
            }),
            changed: Condvar::new(),
            hang_up: AtomicBool::new(false),
            bytes: AtomicU64::new(0),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn take(&self, bytes: &[u8]) {
        let mut inner = self.lock();
        inner.parser.process(bytes);
        inner.raw.extend_from_slice(bytes);
        self.bytes.fetch_add(bytes.len() as u64, Ordering::SeqCst);
        drop(inner);
        self.changed.notify_all();
    }
}

/// What is on the screen at one moment.
pub struct Shown<'a> {
    pub screen: &'a vt100::Screen,
    /// Everything written so far.
    pub raw: &'a [u8],
}

impl Shown<'_> {
    /// The screen as one text: words with single spaces, lines joined.
    pub fn flat(&self) -> String {
        flat(&self.screen.contents())
    }

    /// As [`Self::flat`], of the first columns only.
    pub fn flat_left(&self, columns: u16) -> String {
        let rows: Vec<String> = self.screen.rows(0, columns).collect();
        flat(&rows.join(" "))
    }

    /// One line of the screen.
    pub fn line(&self, row: usize) -> String {
        let (_, columns) = self.screen.size();
        self.screen.rows(0, columns).nth(row).unwrap_or_default()
    }

    pub fn has(&self, text: &str) -> bool {
        self.flat().contains(&flat(text))
    }

    /// The place of the question on screen from 1, and how many there are.
    pub fn place(&self) -> Option<(usize, usize)> {
        let top = self.line(0);
        let words: Vec<&str> = top.split_whitespace().collect();
        words.windows(3).find_map(|w| {
            (w[1] == "/").then_some(())?;
            Some((w[0].parse().ok()?, w[2].parse().ok()?))
        })
    }

    /// When the screen says that everything is saved: since when.
    pub fn saved(&self, locale: &Locale) -> Option<String> {
        filled(
            &self.line(0),
            &locale.with("saved-at", &[("time", "@".into())]),
        )
    }

    /// The seconds left, as the clock on screen says.
    pub fn seconds_left(&self, locale: &Locale) -> Option<u64> {
        let clock = filled(
            &self.line(0),
            &locale.with("time-left", &[("clock", "@".into())]),
        )?;
        clock
            .split(':')
            .try_fold(0, |sum, part| Some(sum * 60 + part.parse::<u64>().ok()?))
    }
}

/// Words with single spaces.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The time of day or clock that stands in a line where a template has `@`.
fn filled(line: &str, template: &str) -> Option<String> {
    let (before, after) = template.split_once('@')?;
    line.char_indices().find_map(|(at, _)| {
        let rest = line[at..].strip_prefix(before)?;
        let of_clock = |c: char| c.is_ascii_digit() || c == ':';
        if line[..at].ends_with(of_clock) {
            return None;
        }
        let end = rest.find(|c| !of_clock(c)).unwrap_or(rest.len());
        let (clock, rest) = rest.split_at(end);
        (clock.contains(':') && rest.starts_with(after)).then(|| clock.to_owned())
    })
}

/// Why waiting came to an end.
#[derive(Debug, PartialEq, Eq)]
pub enum Gone {
    /// The program ended.
    Ended,
    /// It took too long.
    TimedOut,
}

/// The program in its terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    pub pid: Pid,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Arc<Seen>,
    cooked: String,
}

impl Session {
    /// Types bytes, in one write.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        // A program that just died reads nothing more; the screen tells.
        if let Some(writer) = &mut self.writer {
            let _ = writer.write_all(bytes.as_ref());
            let _ = writer.flush();
        }
    }

    /// Waits until the screen gives an answer.
    pub fn look_for<T>(&self, wanted: impl FnMut(&Shown<'_>) -> Option<T>) -> Result<T, Gone> {
        self.look_within(PATIENCE, wanted)
    }

    pub fn look_within<T>(
        &self,
        patience: Duration,
        mut wanted: impl FnMut(&Shown<'_>) -> Option<T>,
    ) -> Result<T, Gone> {
        let since = Instant::now();
        let mut inner = self.seen.lock();
        loop {
            let shown = Shown {
                screen: inner.parser.screen(),
                raw: &inner.raw,
            };
            if let Some(found) = wanted(&shown) {
                return Ok(found);
            }
            if inner.closed {
                return Err(Gone::Ended);
            }
            let Some(left) = patience.checked_sub(since.elapsed()) else {
                return Err(Gone::TimedOut);
            };
            inner = self
                .seen
                .changed
                .wait_timeout(inner, left)
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .0;
        }
    }

    /// Waits until the screen gives an answer; fails with the screen when it
    /// does not.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, wanted: impl FnMut(&Shown<'_>) -> Option<T>) -> T {
        match self.look_for(wanted) {
            Ok(found) => found,
            Err(gone) => panic!("{what}: {gone:?}\n{}", self.picture()),
        }
    }

    /// Waits until the screen says this, wherever its lines break.
    #[track_caller]
    pub fn see(&self, text: &str) {
        self.wait(text, |shown| shown.has(text).then_some(()));
    }

    /// Waits until the screen no longer says this.
    #[track_caller]
    pub fn see_no_more(&self, text: &str) {
        self.wait(&format!("no more: {text}"), |shown| {
            (!shown.has(text)).then_some(())
        });
    }

    /// The screen now.
    pub fn now<T>(&self, read: impl FnOnce(&Shown<'_>) -> T) -> T {
        let inner = self.seen.lock();
        read(&Shown {
            screen: inner.parser.screen(),
            raw: &inner.raw,
        })
    }

    /// Everything the program wrote.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.lock().raw.clone()
    }

    /// How many bytes the program wrote.
    pub fn written(&self) -> usize {
        self.seen.lock().raw.len()
    }

    /// The screen, drawn in a frame.
    pub fn picture(&self) -> String {
        self.now(|shown| {
            let (rows, columns) = shown.screen.size();
            let rule = "-".repeat(columns.into());
            let mut text = format!("+{rule}+\n");
            for row in 0..rows {
                let _ = writeln!(text, "|{}", shown.line(row.into()));
            }
            text + "+" + &rule + "+"
        })
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let mut inner = self.seen.lock();
        inner.parser.screen_mut().set_size(rows, columns);
        drop(inner);
        let master = self.master.as_ref().expect("a terminal");
        master.resize(size_of((columns, rows))).expect("a new size");
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).expect("a signal sent");
    }

    /// Kills the program after a time, whatever it does then. It stays a
    /// zombie until it is waited for, so that the process id stays its own.
    pub fn kill_after(&self, delay: Duration) -> std::thread::JoinHandle<()> {
        let pid = self.pid;
        std::thread::spawn(move || {
            std::thread::sleep(delay);
            let _ = kill_process(pid, Signal::KILL);
        })
    }

    /// Whether the process is stopped, as by Ctrl-Z.
    pub fn is_stopped(&self) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid.as_raw_nonzero()));
        stat.is_ok_and(|stat| {
            let state = stat.rsplit_once(") ").map(|(_, rest)| rest.to_owned());
            state.is_some_and(|state| state.starts_with('T'))
        })
    }

    /// Waits until something outside the screen is so.
    #[track_caller]
    pub fn until(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let since = Instant::now();
        while !is_so() {
            assert!(since.elapsed() < PATIENCE, "{what}\n{}", self.picture());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the line discipline is what it was before the program started.
    pub fn is_cooked(&self) -> bool {
        let master = self.master.as_ref().expect("a terminal");
        format!("{:?}", master.get_termios()) == self.cooked
    }

    /// Closes the terminal as a window is closed: nobody holds its other end
    /// any more. The reader lets go at the next thing the program writes, which
    /// a new size makes it do at once. An Enter and a Ctrl-D are sent as the
    /// writer goes.
    pub fn hang_up(&mut self) {
        self.seen.hang_up.store(true, Ordering::SeqCst);
        self.resize(100, 30);
        self.master = None;
        self.writer = None;
    }

    /// Waits for the program to end; its exit code, and none when a signal
    /// ended it.
    #[track_caller]
    pub fn exit(&mut self) -> u32 {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                // All it wrote has been read once the terminal is closed.
                let _ = self.look_within(Duration::from_secs(2), |_| None::<()>);
                return status.exit_code();
            }
            assert!(
                since.elapsed() < PATIENCE,
                "the program does not end\n{}",
                self.picture()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The screen as one text.
    pub fn said(&self) -> String {
        self.now(|shown| shown.flat())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = kill_process(self.pid, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// The words of the program in English.
pub fn english() -> Locale {
    Locale::new(Lang::EN)
}
