//! The standard `age` tool opens what is sealed here, byte for byte, and what it
//! makes opens here. `scripts/test` installs it.
//!
//! It asks for passphrases on the terminal only, so it gets one.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use certamen::bank::Limits;
use certamen::bank::seal::{Passphrase, WORK, is_sealed, open};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::{WORDS, bank, path_of, sealed_path, training};

/// Long, because the machine that runs the tests is shared.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs `age` on a terminal of its own and types the passphrase as often as it
/// is asked for. Gives what it said.
fn age(folder: &Path, args: &[&str]) -> (bool, String) {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new("age");
    command.args(args);
    command.cwd(folder);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let spawned = pair.slave.spawn_command(command);
    let mut child = spawned.expect("the age tool: apt-get install age");
    drop(pair.slave);
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut said = String::new();
    let mut answered = 0;
    while let Ok(bytes) = receiver.recv_timeout(PATIENCE) {
        said += &String::from_utf8_lossy(&bytes);
        // "Enter passphrase (leave empty to autogenerate ...):", "Confirm passphrase:"
        let asked = said.matches("passphrase").count() - said.matches("passphrases").count();
        let asked = asked.min(said.matches(": ").count());
        while answered < asked {
            answered += 1;
            writer
                .write_all(format!("{WORDS}\n").as_bytes())
                .expect("typed");
        }
    }
    (child.wait().expect("an end").success(), said)
}

/// Seals with the program itself: the work factor is the one it ships with.
#[test]
fn the_standard_tool_opens_what_the_program_sealed() {
    let folder = training(&["exam"], &[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .args(["seal", "--passphrase-file", "-"])
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .arg(path_of(folder.path(), "exam"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program");
    let mut input = child.stdin.take().expect("its input");
    writeln!(input, "{WORDS}").expect("typed");
    drop(input);
    assert!(child.wait().expect("an end").success());
    let sealed = sealed_path(folder.path(), "exam");
    let header = String::from_utf8_lossy(&fs::read(&sealed).unwrap()).into_owned();
    assert!(
        header
            .lines()
            .nth(1)
            .unwrap()
            .ends_with(&format!(" {WORK}"))
    );
    let sealed = sealed.to_str().expect("a path in UTF-8");
    let (done, said) = age(folder.path(), &["-d", "-o", "opened", sealed]);
    assert!(done, "{said}");
    let opened = fs::read(folder.path().join("opened")).unwrap();
    assert_eq!(opened, bank("exam", "1").into_bytes());
}

#[test]
fn what_the_standard_tool_sealed_opens_here() {
    let folder = training(&["exam"], &[]);
    let plain = path_of(folder.path(), "exam");
    let plain = plain.to_str().expect("a path in UTF-8");
    for (args, name) in [(&["-p"][..], "binary"), (&["-p", "-a"][..], "armoured")] {
        let args = [args, &["-o", name, plain]].concat();
        let (done, said) = age(folder.path(), &args);
        assert!(done, "{said}");
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(is_sealed(&bytes));
        let opened = open(&bytes, &Passphrase::new(WORDS), &Limits::default());
        let opened = opened.expect(name);
        assert_eq!(opened.as_slice(), bank("exam", "1").as_bytes(), "{name}");
    }
}
