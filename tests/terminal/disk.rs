//! Disks that are full or cannot be written to, and databases that are damaged
//! or go away. Real file systems, which only root can mount: elsewhere those
//! tests say that they were skipped.

use rustix::process::Signal;

use super::session::{Session, Start, english, key};
use super::training::{RULES, Training, bank_of, begin, enrol, records, resume};

#[path = "../common/disk.rs"]
mod mounted;

use mounted::Disk;

/// A training on a small file system of its own.
fn disk() -> Option<Disk> {
    let disk = Disk::new("2m")?;
    let banks = disk.path().join("question_banks");
    std::fs::create_dir(&banks).expect("a folder");
    let bank = bank_of((0..9).map(|i| (i, 0)), RULES);
    std::fs::write(banks.join("test.yaml"), bank).expect("a bank");
    Some(disk)
}

/// Answers one question after the other until the screen says that it could
/// not save; the question then on screen, from 1.
fn answer_until_not_saved(session: &mut Session) -> usize {
    let words = english();
    for presses in 0..200_usize {
        // There may be room for a little in pages the log has already.
        session.send((presses % 4 + 1).to_string());
        let failed = session.wait("saved or not", |shown| {
            if shown.has(&words.t("not-saved")) {
                return Some(true);
            }
            let digit = presses % 4 + 1;
            let flat = shown.flat();
            let row = &flat[flat.find(&format!(" {digit} q"))?..];
            let chosen = row.find('◀')?;
            let next = row.find(&format!(" {} q", digit + 1)).unwrap_or(row.len());
            (chosen < next && shown.saved(&words).is_some()).then_some(false)
        });
        if failed {
            return session.wait("the place", |shown| shown.place()).0;
        }
    }
    panic!("everything was saved\n{}", session.picture());
}

#[test]
fn a_full_disk_loses_nothing_that_was_answered() {
    let words = english();
    let Some(disk) = disk() else { return };
    let mut session = Start::on(disk.path()).go();
    enrol(&mut session, &words, "Vũ Thị Đầy", "Xã Tân Phú");
    begin(&mut session, &words, 1);
    disk.fill();
    assert_eq!(answer_until_not_saved(&mut session), 1);
    session.see("certamen.db");
    // The attempt goes on in memory.
    for at in 2..=5 {
        session.send(key::RIGHT);
        session.wait("the next question", |shown| {
            shown.place().filter(|(place, _)| *place == at)
        });
        session.send("2");
        let chosen = format!("◀ {}", words.t("chosen"));
        session.wait("the answer, not saved", |shown| {
            let flat = shown.flat();
            let (_, row) = flat.split_once("┃ 2 q")?;
            let (row, _) = row.split_once(" 3 q")?;
            (row.ends_with(&chosen) && flat.contains(&words.t("not-saved"))).then_some(())
        });
    }
    disk.free();
    session.see(&words.t("saved-again"));
    session.wait("saved", |shown| shown.saved(&words));
    session.signal(Signal::KILL);
    session.exit();
    let mut session = Start::on(disk.path()).go();
    assert_eq!(resume(&mut session, &words), 5);
    session.see(&words.t("chosen"));
    session.send(key::F4);
    session.see(&words.with("count-answered", &[("n", 5_usize.into())]));
}

/// Who ends the program while the disk is full still has some seconds to make
/// room, and is told what was lost otherwise.
#[test]
fn a_full_disk_at_the_end_is_told() {
    let words = english();
    let Some(disk) = disk() else { return };
    let mut session = Start::on(disk.path()).go();
    enrol(&mut session, &words, "Vũ Thị Đầy", "Xã Tân Phú");
    begin(&mut session, &words, 1);
    disk.fill();
    answer_until_not_saved(&mut session);
    session.signal(Signal::TERM);
    session.wait("the terminal given back", |shown| {
        (!shown.screen.alternate_screen()).then_some(())
    });
    disk.free();
    session.exit();
    let (summary, _) = records(&disk.database()).remove(0);
    assert_eq!(summary.answered, 1);
}

/// Starts the program, which must refuse; what it said.
fn refused(start: &Start) -> String {
    let mut session = start.go();
    assert_eq!(session.exit(), 2, "{}", session.picture());
    let said = session.said();
    assert!(said.starts_with("certamen: "), "{said}");
    assert!(!said.contains("panic"), "{said}");
    let raw = session.raw();
    assert!(
        !raw.windows(8).any(|window| window == b"\x1b[?1049h"),
        "the screen was taken first"
    );
    said
}

#[test]
fn a_folder_that_cannot_be_written_to_is_refused() {
    let words = english();
    let Some(disk) = disk() else { return };
    disk.remount("ro");
    let said = refused(&Start::on(disk.path()));
    assert!(said.contains("certamen.db"), "{said}");

    disk.remount("rw");
    let mut session = Start::on(disk.path()).go();
    enrol(&mut session, &words, "Vũ Thị Đọc", "Xã Tân Phú");
    session.signal(Signal::TERM);
    session.exit();
    let before = std::fs::read(disk.database()).expect("the database");
    disk.remount("ro");
    let said = refused(&Start::on(disk.path()));
    assert!(said.contains("certamen.db"), "{said}");
    assert_eq!(
        std::fs::read(disk.database()).expect("the database"),
        before
    );
}

#[test]
fn a_database_moved_away_and_back_loses_nothing() {
    let words = english();
    let training = Training::of(&bank_of((0..9).map(|i| (i, 0)), RULES));
    let mut session = training.start().go();
    enrol(&mut session, &words, "Vũ Thị Đi", "Xã Tân Phú");
    begin(&mut session, &words, 1);
    let away = training.path().join("away.db");
    std::fs::rename(training.database(), &away).expect("moved");
    answer_until_not_saved(&mut session);
    says_why(&session);
    std::fs::rename(&away, training.database()).expect("moved back");
    session.see(&words.t("saved-again"));
    session.signal(Signal::KILL);
    session.exit();
    let (summary, _) = records(&training.database()).remove(0);
    assert_eq!(summary.answered, 1);
}

/// What to do stands in the sentence, behind the path.
fn says_why(session: &Session) {
    let sentence = english().with("problem-gone", &[("about", "@".into())]);
    let (_, cure) = sentence.split_once('@').expect("what it is about");
    let words: Vec<&str> = cure.split_whitespace().rev().take(4).collect();
    for word in words {
        session.see(word);
    }
}

#[test]
fn a_damaged_database_is_refused_and_not_touched() {
    let words = english();
    let sound = Training::of_questions(3);
    let mut session = sound.start().go();
    enrol(&mut session, &words, "Vũ Văn Hỏng", "Xã Tân Phú");
    begin(&mut session, &words, 1);
    session.signal(Signal::TERM);
    session.exit();
    // Reading the records takes the write-ahead log into the file.
    assert_eq!(sound.records().len(), 1);
    let bytes = std::fs::read(sound.database()).expect("the database");
    let mut torn = bytes.clone();
    torn[4096..12_288].fill(0x5a);
    let mut headless = bytes.clone();
    headless[..16].copy_from_slice(b"SQLite format 9\0");
    let damaged: [&[u8]; 4] = [
        b"these are the minutes of a meeting",
        &torn,
        &headless,
        &bytes[..bytes.len() / 2],
    ];
    for (case, damage) in damaged.iter().enumerate() {
        let training = Training::of_questions(3);
        std::fs::write(training.database(), damage).expect("a file");
        let said = refused(&training.start());
        assert!(said.contains("certamen.db"), "{case}: {said}");
        let after = std::fs::read(training.database()).expect("the file");
        assert!(after == *damage, "case {case} was changed");
    }
}

/// Removed or replaced under the program: the screen says that it cannot save,
/// the attempt goes on, nothing is written into the file that took its place.
#[test]
fn a_database_removed_or_replaced_in_the_middle() {
    let words = english();
    for replaced in [false, true] {
        let training = Training::of(&bank_of((0..9).map(|i| (i, 0)), RULES));
        let mut session = training.start().go();
        enrol(&mut session, &words, "Vũ Văn Mất", "Xã Tân Phú");
        begin(&mut session, &words, 1);
        std::fs::remove_file(training.database()).expect("removed");
        if replaced {
            std::fs::write(training.database(), b"another file").expect("replaced");
        }
        answer_until_not_saved(&mut session);
        says_why(&session);
        session.send(key::RIGHT);
        session.wait("the next question", |shown| {
            shown.place().filter(|place| place.0 == 2)
        });
        // Leaving says what would be lost.
        session.send(key::CTRL_C);
        session.see(&words.t("ask-quit-unsaved"));
        session.send(key::ENTER);
        session.signal(Signal::TERM);
        session.exit();
        assert!(session.is_cooked());
        session.see("certamen.db");
        assert!(!session.now(|shown| shown.has("panic")));
        if replaced {
            let bytes = std::fs::read(training.database()).expect("the file");
            assert_eq!(bytes, b"another file");
        } else {
            assert!(!training.database().exists());
        }
    }
}
