//! Two programs on one training.

use rustix::process::Signal;

use super::answers::answer_rightly;
use super::session::{english, key};
use super::training::{Training, begin, enrol, resume};

/// Chooses somebody new on a training that knows people already.
fn enrol_another(session: &mut super::session::Session, name: &str, unit: &str) {
    let words = english();
    session.see(&words.t("home-participant"));
    let line = session.wait("the line of another participant", |shown| {
        let flat = shown.flat();
        let at = flat.find(&words.t("home-participant"))?;
        flat[..at].trim_end().chars().last()
    });
    session.send(line.to_string());
    session.see(&words.t("enrol-pick"));
    session.send(key::TAB);
    session.see(&words.t("enrol-type"));
    session.send(format!("{name}{}{unit}{}", key::TAB, key::ENTER));
    super::training::confirm_name(session, &words);
    session.see(name);
}

#[test]
fn two_participants_side_by_side() {
    let words = english();
    let training = Training::of_questions(9);
    let bank = training.banks().remove(0);
    let mut one = training.start().go();
    enrol(&mut one, &words, "Đinh Thị Một", "Phường 1");
    let mut two = training.start().go();
    enrol_another(&mut two, "Đinh Văn Hai", "Phường 2");
    begin(&mut one, &words, 1);
    begin(&mut two, &words, 1);
    for at in 1..=9 {
        for session in [&mut one, &mut two] {
            session.wait("the next question", |shown| {
                shown.place().filter(|place| *place == (at, 9))
            });
            answer_rightly(session, &bank, &words);
            session.send(key::ENTER);
        }
    }
    for session in [&mut one, &mut two] {
        session.see(&words.t("all-answered"));
        session.send(key::F10);
        session.see(&words.t("cannot-change-after"));
        session.send(format!("2{}", key::ENTER));
        session.see(&words.t("passed"));
        let issued = words.with("certificate-issued", &[("code", "@".into())]);
        session.see(issued.split_once('@').expect("a code").1);
    }
    drop((one, two));
    let records = training.records();
    assert_eq!(records.len(), 2);
    for (summary, _) in records {
        assert!(summary.finished.expect("an end").passed);
    }
    assert_eq!(training.certificates().len(), 2);
}

#[test]
fn one_attempt_is_on_one_screen_until_its_program_dies() {
    let words = english();
    let training = Training::of_questions(9);
    let bank = training.banks().remove(0);
    let mut one = training.start().go();
    enrol(&mut one, &words, "Đinh Thị Một", "Phường 1");
    begin(&mut one, &words, 1);
    answer_rightly(&mut one, &bank, &words);
    one.send(key::TAB.to_owned() + key::RIGHT);
    one.wait("saved", |shown| shown.saved(&words));

    let mut two = training.start().go();
    two.wait("an offer to continue", |shown| {
        shown
            .line(23)
            .contains(&words.t("key-resume"))
            .then_some(())
    });
    two.send(key::ENTER);
    // The sentence may be longer than its line.
    let refused = words.t("problem-taken");
    let (sentence, _) = refused.split_once('.').expect("a sentence");
    two.see(sentence);

    one.signal(Signal::KILL);
    one.exit();
    two.send(key::ENTER);
    two.wait("the attempt", |shown| shown.place());
    two.see(&words.t("resumed"));
    two.signal(Signal::TERM);
    two.exit();
    let mut three = training.start().go();
    resume(&mut three, &words);
}
