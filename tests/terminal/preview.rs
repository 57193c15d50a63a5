//! A bank is written in an editor while its preview stands in a terminal.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use super::session::{Session, key};
use super::training::{RULES, Training, bank_of};

/// Nine questions, and somebody who looks at them.
struct Desk {
    training: Training,
    bank: String,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let bank = bank_of((0..9).map(|i| (i, i)), RULES);
        let training = Training::of(&bank);
        let session = training.start().with(&["preview", "test"]).go();
        session.see("Number 0: which is right?");
        Self {
            training,
            bank,
            session,
        }
    }

    fn path(&self) -> PathBuf {
        self.training.path().join("question_banks/test.yaml")
    }

    /// The bank with another word in the prompt of a question.
    fn edited(&mut self, question: usize, word: &str) -> String {
        let before = format!("Number {question}: which");
        self.bank = self
            .bank
            .replace(&before, &format!("Number {question}: {word}"));
        self.bank.clone()
    }

    /// The question on screen has this word, and stands where it should.
    #[track_caller]
    fn see(&self, question: usize, word: &str) {
        self.session.see(&format!("Number {question}: {word}"));
        let at = self.session.now(|shown| shown.place());
        assert_eq!(at, Some((question + 1, 9)), "{}", self.session.picture());
    }
}

#[test]
fn each_way_of_saving_is_seen_and_goes_to_the_question_that_changed() {
    let mut desk = Desk::new();
    // Over the old bytes, in place.
    let bank = desk.edited(3, "what");
    let mut file = OpenOptions::new().write(true).open(desk.path()).unwrap();
    file.write_all(bank.as_bytes()).unwrap();
    file.set_len(bank.len() as u64).unwrap();
    drop(file);
    desk.see(3, "what");
    // Another file put in its place, the old one moved away first, as vim does.
    let bank = desk.edited(7, "whose");
    let backup = desk.path().with_extension("yaml~");
    fs::rename(desk.path(), &backup).unwrap();
    fs::write(desk.path(), bank).unwrap();
    fs::remove_file(backup).unwrap();
    desk.see(7, "whose");
    let bank = desk.edited(1, "who");
    let new = desk.path().with_extension("new");
    fs::write(&new, bank).unwrap();
    fs::rename(new, desk.path()).unwrap();
    desk.see(1, "who");
    // Emptied, then written in pieces.
    let bank = desk.edited(5, "where");
    let raw = desk.session.written();
    let mut file = File::create(desk.path()).unwrap();
    for piece in bank.as_bytes().chunks(bank.len() / 3) {
        std::thread::sleep(std::time::Duration::from_millis(30));
        file.write_all(piece).unwrap();
    }
    drop(file);
    desk.see(5, "where");
    let written = desk.session.raw().split_off(raw);
    let said = String::from_utf8_lossy(&written).into_owned();
    assert!(!said.contains("no question yet"), "an empty file flashed");
    desk.session.send(key::ESC);
    assert_eq!(desk.session.exit(), 0);
    assert!(desk.session.is_cooked());
}

#[test]
fn a_half_written_file_says_what_is_wrong_until_it_is_mended() {
    let mut desk = Desk::new();
    desk.session.send(format!("{}{}", key::RIGHT, key::RIGHT));
    desk.session.see("Number 2");
    let half = desk.bank.find("Number 4").unwrap();
    fs::write(desk.path(), &desk.bank[..half]).unwrap();
    desk.session.see("cannot be read as a bank");
    desk.session.see("unclosed-quote");
    let bank = desk.edited(4, "what");
    let broken = bank.replace("choice 1, correct: true", "choice 1, corect: true");
    fs::write(desk.path(), broken).unwrap();
    desk.session.see("misspelt-field");
    fs::write(desk.path(), &bank).unwrap();
    desk.session.see_no_more("misspelt-field");
    // Away, and back.
    fs::remove_file(desk.path()).unwrap();
    desk.session.see("is not there any more");
    fs::write(desk.path(), &bank).unwrap();
    desk.session.see_no_more("is not there any more");
    // Nothing of all this is stored.
    desk.session.signal(rustix::process::Signal::TERM);
    assert_eq!(desk.session.exit(), 0);
    assert!(!desk.training.database().exists());
    assert!(!desk.training.path().join("keys").exists());
}

#[test]
fn ctrl_z_and_a_new_size_leave_the_preview_whole() {
    let mut desk = Desk::new();
    desk.session.send(key::CTRL_Z);
    desk.session.until("stopped", || desk.session.is_stopped());
    assert!(desk.session.is_cooked());
    let bank = desk.edited(6, "what");
    fs::write(desk.path(), bank).unwrap();
    desk.session.signal(rustix::process::Signal::CONT);
    desk.see(6, "what");
    desk.session.resize(100, 30);
    desk.session.see("a terminal of 80 × 24");
    desk.session.resize(40, 10);
    desk.session.see("too small");
    desk.session.resize(80, 24);
    desk.see(6, "what");
    desk.session.send(key::CTRL_C);
    assert_eq!(desk.session.exit(), 0);
}
