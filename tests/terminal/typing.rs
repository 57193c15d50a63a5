//! Vietnamese input methods, at the level of the bytes they send: Backspace
//! and the recomposed letters in one read, both codes of Backspace, pasted
//! text in any form.

use certamen::exam::Response;
use rustix::process::Signal;

use super::session::{Session, english, key};
use super::training::{RULES, Training, bank_of, begin, participants, resume};

/// Types chunks into the name field and enrols; what was shown and stored.
fn enrolled(chunks: &[&[u8]], shown: &str) -> String {
    let words = english();
    let training = Training::of_questions(1);
    let mut session = training.start().go();
    session.see(&words.t("nobody-enrolled"));
    session.send("1");
    session.see(&words.t("enrol-type"));
    for chunk in chunks {
        session.send(chunk);
    }
    session.wait(shown, |screen| {
        let field = screen.flat();
        let label = words.t("field-name");
        let (_, typed) = field.split_once(&format!("{label} "))?;
        // The field is as wide as it is; what follows is the line under it.
        certamen::text::nfc(typed).starts_with(shown).then_some(())
    });
    session.send(format!("{}Sở Nội vụ{}", key::TAB, key::ENTER));
    super::training::confirm_name(&mut session, &words);
    session.signal(Signal::TERM);
    assert_eq!(session.exit(), 0);
    let mut people = participants(&training.database());
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].unit, "Sở Nội vụ");
    people.remove(0).name
}

#[test]
fn a_recomposed_letter_in_one_read_with_either_backspace() {
    for backspace in ["\x7f", "\x08"] {
        let first = format!("e{backspace}ê");
        let second = format!("{backspace}ễ");
        let chunks: [&[u8]; 4] = [b"Nguy", first.as_bytes(), second.as_bytes(), b"n"];
        assert_eq!(enrolled(&chunks, "Nguyễn"), "Nguyễn");
    }
}

#[test]
fn a_whole_name_in_one_read_with_both_backspaces() {
    // What Telex makes of "Nguyeenx Thij Bichs Hawngf DDawcj".
    let stream = "Nguye\x7fê\x7fễn Thi\x08ị Bi\x7fích Ha\x08ă\x7fằng D\x7fĐa\x7fă\x08ặc";
    let name = "Nguyễn Thị Bích Hằng Đặc";
    assert_eq!(enrolled(&[stream.as_bytes()], name), name);
}

#[test]
fn letters_torn_between_reads() {
    let name = "Đỗ Ưng Ẵm";
    let bytes = name.as_bytes();
    let chunks: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(enrolled(&chunks, name), name);
}

#[test]
fn pasted_decomposed_text_is_stored_composed() {
    let name = "Trần Thị Hương Giang Ữ";
    let apart: String = unicode_normalization::UnicodeNormalization::nfd(name).collect();
    assert_ne!(apart, name);
    let paste = format!("\x1b[200~{apart}\x1b[201~");
    assert_eq!(enrolled(&[paste.as_bytes()], name), name);
}

#[test]
fn pasted_control_sequences_are_letters_at_most() {
    let paste = "\x1b[200~Lê\r\n\tVăn\x1b[31m \u{202e}Tám\x07\u{200b}\x1b[201~";
    let name = "Lê Văn[31m Tám";
    assert_eq!(enrolled(&[paste.as_bytes()], name), name);
}

#[test]
fn a_typed_answer_from_an_input_method_is_composed_in_the_record() {
    let words = english();
    let training = Training::of(&bank_of([(0, 6), (1, 6)].into_iter(), RULES));
    let mut session = training.start().go();
    super::training::enrol(&mut session, &words, "Lý Thị Út", "Xã Ea Kao");
    begin(&mut session, &words, 1);
    let steps = [
        ("tri\x7fí tue\x7fê\x08ệ", "▸ trí tuệ_"),
        (
            "\x1b[200~ nha\u{302}n ta\u{323}o\x1b[201~",
            "▸ trí tuệnhân tạo_",
        ),
    ];
    for (bytes, shown) in steps {
        session.send(bytes);
        session.wait(shown, |screen| {
            certamen::text::nfc(&screen.flat())
                .contains(shown)
                .then_some(())
        });
    }
    // What was typed is not called saved before it is.
    session.wait("saved", |screen| screen.saved(&words));
    session.signal(Signal::KILL);
    session.exit();
    let answer = Response::Words("trí tuệnhân tạo".to_owned());
    assert_eq!(training.attempt().0.response(0), Some(&answer));
    let mut session = training.start().go();
    assert_eq!(resume(&mut session, &words), 1);
    session.see("▸ trí tuệnhân tạo_");
}

/// Every letter is saved or not called saved, at any moment.
#[test]
fn what_is_being_typed_is_not_called_saved() {
    let words = english();
    let training = Training::of(&bank_of([(0, 6)].into_iter(), RULES));
    let mut session = training.start().go();
    super::training::enrol(&mut session, &words, "Lý Thị Út", "Xã Ea Kao");
    begin(&mut session, &words, 1);
    session.wait("saved", |screen| screen.saved(&words));
    session.send("abc");
    let called_saved = session.wait("the letters", |screen| {
        screen.has("▸ abc_").then(|| screen.saved(&words).is_some())
    });
    assert!(!called_saved, "{}", session.picture());
    session.send(key::BACKSPACE);
    session.wait("saved", |screen| {
        screen.has("▸ ab_").then_some(())?;
        screen.saved(&words)
    });
    type_and_take_back(&mut session);
}

/// Typing that ends where it began has nothing to save, and says so again.
fn type_and_take_back(session: &mut Session) {
    let words = english();
    session.send(format!("c{}", key::BACKSPACE));
    session.wait("saved", |screen| {
        screen.has("▸ ab_").then_some(())?;
        screen.saved(&words)
    });
}
