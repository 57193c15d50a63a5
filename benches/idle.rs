//! What an exam screen costs when nobody touches it: only its clock goes on.
//!
//! The real program in a pseudo-terminal, in the middle of an attempt, for a
//! minute, or for as many seconds as an argument says. Fails above [`LIMIT`].

mod pty;

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use certamen::exam::Participant;
use certamen::site::Site;
use certamen::text::Lang;
use pty::{CERTAMEN, Program, Result, training};

/// The most of one core, in percent.
const LIMIT: f64 = 0.3;

const SECONDS: u64 = 60;

fn main() -> ExitCode {
    let given = std::env::args().find_map(|argument| argument.parse().ok());
    match measure(Duration::from_secs(given.unwrap_or(SECONDS))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(time: Duration) -> Result<bool> {
    let folder = training()?;
    begin(&folder)?;
    let mut program = Program::start(CERTAMEN, &[], folder.path())?;
    program.wait(|screen| pty::last_line(screen).contains("F1"))?;
    // The attempt begun is in focus.
    std::thread::sleep(Duration::from_millis(500));
    program.press("\r")?;
    program.wait(|screen| clock(screen).is_some())?;
    std::thread::sleep(Duration::from_secs(2));

    let (before, shown) = (used(&program)?, Instant::now());
    let first = program_clock(&mut program)?;
    std::thread::sleep(time);
    let used = used(&program)?.saturating_sub(before);
    let elapsed = shown.elapsed();
    let last = program_clock(&mut program)?;
    let percent = 100.0 * used.as_secs_f64() / elapsed.as_secs_f64();
    println!("clock on screen         {first} to {last}");
    println!("time on the wall        {:>8.2} s", elapsed.as_secs_f64());
    println!(
        "time on a core          {:>8.2} ms",
        used.as_secs_f64() * 1e3
    );
    println!("share of one core       {percent:>8.3} %   (limit {LIMIT} %)");
    // A program that stands still is no exam.
    Ok(percent <= LIMIT && first != last)
}

/// Enrols somebody and begins an attempt, as if the program had been left in
/// the middle of it.
fn begin(folder: &tempfile::TempDir) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let said = |problem: certamen::course::Problem| format!("{problem:?}");
        let site = Site::open(folder.path()).await?;
        let participant = Participant {
            code: "CB-0042".to_owned(),
            name: "Nguyễn Thị Bích Hằng".to_owned(),
            unit: "Sở Khoa học và Công nghệ".to_owned(),
        };
        let person = site.enrol(participant).await.map_err(said)?;
        let began = site.begin(&person, "national-exam", false, Lang::VI).await;
        began.map_err(said)?;
        Ok(())
    })
}

/// What the clock in the top line shows.
fn clock(screen: &vt100::Screen) -> Option<String> {
    let top = screen.rows(0, pty::SIZE.0).next()?;
    let is_clock =
        |word: &&str| word.len() >= 5 && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    top.split_whitespace().find(is_clock).map(str::to_owned)
}

/// The clock as it stands after whatever was written.
fn program_clock(program: &mut Program) -> Result<String> {
    program.drain();
    program
        .seen(clock)
        .ok_or_else(|| "There is no clock on the screen.".into())
}

/// The time all threads of a program spent on a core.
fn used(program: &Program) -> Result<Duration> {
    let mut nanos = 0;
    for task in fs::read_dir(program.proc()?.join("task"))? {
        let spent = fs::read_to_string(task?.path().join("schedstat"))?;
        let first = spent
            .split_whitespace()
            .next()
            .ok_or("the system does not say")?;
        nanos += first.parse::<u64>()?;
    }
    Ok(Duration::from_nanos(nanos))
}
