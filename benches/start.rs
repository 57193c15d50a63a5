//! How long the program takes from its start to a usable home screen, beside
//! the parts it cannot do without, and how much memory it holds then.
//!
//! The parts: the first frame of a bare ratatui program; opening the database
//! by the same crate; parsing the same banks into untyped values. Each part is
//! done by a process of its own, as fresh as the program itself: this benchmark,
//! started again in another role. Fails above [`LIMIT`] or [`MEMORY`].

mod pty;

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use pty::{CERTAMEN, Program, Result, last_line, training};
use ratatui::widgets::{Paragraph, Wrap};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

/// The most that a start may cost, in sums of its parts.
const LIMIT: f64 = 1.3;

/// The most memory at the home screen, in KiB.
const MEMORY: u64 = 30 * 1024;

const ROUNDS: usize = 25;

/// What the bare program writes last.
const LAST: &str = "The end of the page.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let role: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let done = match role.as_slice() {
        ["bare"] => bare().map(|()| true),
        ["open", path] => timed(|| open(Path::new(path))),
        ["parse", folder] => timed(|| parse(Path::new(folder))),
        _ => measure(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// A bare ratatui program: one full frame, then it waits to be killed.
fn bare() -> Result<()> {
    let mut terminal = ratatui::try_init()?;
    let page = "A bare program that shows one page and does nothing. ".repeat(40);
    terminal.draw(|frame| {
        let mut area = frame.area();
        area.height -= 1;
        frame.render_widget(Paragraph::new(page).wrap(Wrap { trim: true }), area);
        (area.y, area.height) = (area.height, 1);
        frame.render_widget(Paragraph::new(LAST), area);
    })?;
    io::stdin().read_exact(&mut [0])?;
    ratatui::restore();
    Ok(())
}

/// Opens the database as the store does, and asks it something.
fn open(path: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .disable_statement_logging()
            .connect()
            .await?;
        connection.ping().await?;
        sqlx::query("SELECT count(*) FROM sqlite_schema")
            .fetch_one(&mut connection)
            .await?;
        // The program keeps it open at the home screen; closing is no part.
        std::mem::forget(connection);
        Ok(())
    })
}

/// Parses every bank into untyped values.
fn parse(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let text = fs::read_to_string(entry?.path())?;
        let options = serde_yaml::options! { budget: None };
        let value: serde_json::Value = serde_yaml::from_str_with_options(&text, options)?;
        std::hint::black_box(value);
    }
    Ok(())
}

/// Does something and writes how many nanoseconds it took.
fn timed(what: impl FnOnce() -> Result<()>) -> Result<bool> {
    let start = Instant::now();
    what()?;
    println!("{}", start.elapsed().as_nanos());
    Ok(true)
}

/// Has a part done by a process of its own; how long it took there.
fn part(role: &str, path: &Path) -> Result<Duration> {
    let this = std::env::current_exe()?;
    let output = Command::new(this).arg(role).arg(path).output()?;
    let text = String::from_utf8(output.stdout)?;
    let nanos = text.trim().parse().map_err(|_| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("The part \"{role}\" failed: {said}")
    })?;
    Ok(Duration::from_nanos(nanos))
}

fn measure() -> Result<bool> {
    let folder = training()?;
    let root = folder.path();
    let this = std::env::current_exe()?;
    let home = |screen: &vt100::Screen| last_line(screen).contains("F1");
    let end = |screen: &vt100::Screen| last_line(screen).contains(LAST);
    // The first start makes the database and the key.
    Program::start(CERTAMEN, &[], root)?.wait(home)?;

    let mut start = Vec::new();
    let mut frame = Vec::new();
    let mut database = Vec::new();
    let mut banks = Vec::new();
    let mut memory = 0;
    for _ in 0..ROUNDS {
        frame.push(Program::start(&this, &["bare"], root)?.wait(end)?);
        database.push(part("open", &root.join("certamen.db"))?);
        banks.push(part("parse", &root.join("question_banks"))?);
        let mut program = Program::start(CERTAMEN, &[], root)?;
        start.push(program.wait(home)?);
        // What it does right after its first frame counts too.
        std::thread::sleep(Duration::from_millis(100));
        memory = memory.max(resident(&program)?);
    }

    println!("{:<44} {:>9} {:>9}", "milliseconds", "quickest", "middle");
    let row = |name: &str, times: &[Duration]| {
        let mut times: Vec<f64> = times.iter().map(|t| t.as_secs_f64() * 1e3).collect();
        times.sort_by(f64::total_cmp);
        let (best, middle) = (times[0], times[times.len() / 2]);
        println!("{name:<44} {best:>9.2} {middle:>9.2}");
        (best, middle)
    };
    let frame = row("first frame of a bare ratatui program", &frame);
    let database = row("opening the database", &database);
    let banks = row("parsing the banks into untyped values", &banks);
    let parts = (
        frame.0 + database.0 + banks.0,
        frame.1 + database.1 + banks.1,
    );
    println!("{:<44} {:>9.2} {:>9.2}", "all three", parts.0, parts.1);
    let start = row("certamen to its home screen", &start);
    let ratio = start.0 / parts.0;
    println!(
        "{:<44} {ratio:>9.2} {:>9.2}   (limit {LIMIT:.2})",
        "ratio",
        start.1 / parts.1
    );
    let mib = memory as f64 / 1024.0;
    println!(
        "{:<44} {mib:>9.1} MiB         (limit {})",
        "memory at the home screen",
        MEMORY / 1024
    );
    Ok(ratio <= LIMIT && memory <= MEMORY)
}

/// The memory a program holds, in KiB.
fn resident(program: &Program) -> Result<u64> {
    let status = fs::read_to_string(program.proc()?.join("status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("the system does not say")?.parse()?)
}
