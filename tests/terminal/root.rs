//! The passphrase of a root key, typed at a terminal.

use std::fs;
use std::path::Path;

use super::session::{Session, Start, english, key};

const WORDS: &str = "năm từ dễ nhớ thôi";
const ASKED: &str = "Passphrase of the root key";

fn issuer(folder: &Path, arguments: &[&str]) -> Session {
    let program = Path::new(env!("CARGO_BIN_EXE_certamen"));
    let folder = folder.to_str().expect("a path in UTF-8");
    let all = [&["--training", folder, "issuer"], arguments].concat();
    Start::on(Path::new(folder)).program(program, &all).go()
}

fn hides(session: &Session) {
    assert!(session.is_cooked());
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(!raw.contains("nhớ") && !raw.contains("other"), "{raw}");
}

#[test]
fn the_passphrase_of_a_root_is_asked_for_and_never_shown() {
    let words = english();
    let folder = tempfile::tempdir().expect("a folder");
    let make = |second: &str| {
        let mut session = issuer(folder.path(), &["init-root", "--name", "Root"]);
        session.see("Choose a passphrase for the root key");
        session.send(format!("{WORDS}{}", key::ENTER));
        session.see(&words.t("seal-ask-again"));
        session.send(format!("{second}{}", key::ENTER));
        session
    };
    let mut session = make("other words than those");
    session.see(&words.t("passphrase-differs"));
    assert_eq!(session.exit(), 2);
    hides(&session);
    assert!(!folder.path().join("keys/root.key").exists());

    let mut session = make(WORDS);
    session.see("did:key:z6Mk");
    assert_eq!(session.exit(), 0);
    hides(&session);

    let list = || fs::read(folder.path().join("status-list.json")).expect("a list");
    let before = list();
    let refresh = |typed: String, said: &str| {
        let mut session = issuer(folder.path(), &["refresh", "--days", "3"]);
        session.see(ASKED);
        session.send(typed);
        session.see(said);
        let code = session.exit();
        hides(&session);
        code
    };
    let wrong = format!("other words than those{}", key::ENTER);
    assert_eq!(refresh(wrong, "does not open"), 2);
    for quit in [key::ESC, key::CTRL_C] {
        let half = format!("năm từ{quit}");
        assert_eq!(refresh(half, &words.t("passphrase-given-up")), 2);
    }
    assert_eq!(list(), before, "nothing is signed without the passphrase");
    assert_eq!(refresh(format!("{WORDS}{}", key::ENTER), "until"), 0);
    assert_ne!(list(), before);
}
