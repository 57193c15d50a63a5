//! A training with sealed banks: taken, resumed, certified.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use certamen::bank::Bank;
use certamen::bank::seal::Passphrase;
use certamen::course::Began;
use certamen::course::{Person, Quiz};
use certamen::exam::{Attempt, Command, Participant};
use certamen::site::Site;
use certamen::store::Sqlite;
use certamen::text::Lang;

use super::{SECRET, WORDS, bank, common, nothing_leaked, path_of, put_sealed};
use super::{sealed_path, training};

async fn open(folder: &Path) -> Site<Sqlite> {
    Site::open(folder).await.unwrap()
}

async fn unseal(site: &Site<Sqlite>, quiz: &str) -> Result<(), &'static str> {
    let opened = site.unseal(quiz, Passphrase::new(WORDS)).await;
    opened.map(|_| ()).map_err(|problem| problem.id)
}

async fn person(site: &Site<Sqlite>) -> Person {
    let participant = Participant {
        code: "C-1".to_owned(),
        name: "Lê Văn An".to_owned(),
        unit: "Phường 1".to_owned(),
    };
    site.enrol(participant).await.unwrap()
}

fn perform(attempt: &mut Attempt, bank: &Bank, site: &Site<Sqlite>, command: &Command) {
    for event in attempt.decide(command, bank, &site.clock.read()).unwrap() {
        attempt.apply(event);
    }
}

fn answer(attempt: &mut Attempt, bank: &Bank, site: &Site<Sqlite>, question: usize) {
    let response = Some(common::right(&attempt.question(question, bank).kind));
    let command = Command::Answer { question, response };
    perform(attempt, bank, site, &command);
}

async fn begin(site: &Site<Sqlite>, person: &Person, quiz: &str) -> (Attempt, Arc<Bank>) {
    let began = site.begin(person, quiz, false, Lang::EN).await.unwrap();
    (*began.attempt, began.bank)
}

/// Passes a quiz that is open.
async fn pass(site: &Site<Sqlite>, person: &Person, quiz: &str) {
    let (mut attempt, bank) = begin(site, person, quiz).await;
    for question in 0..attempt.paper().len() {
        answer(&mut attempt, &bank, site, question);
    }
    perform(&mut attempt, &bank, site, &Command::Submit);
    let outcome = attempt.outcome(&bank);
    assert!(outcome.passed);
    let id = attempt.header().attempt.clone();
    let saved = site.save(&id, &attempt.log()[1..], Some(&outcome)).await;
    saved.unwrap();
    site.release(&id);
}

fn states(site: &Site<Sqlite>) -> Vec<(String, bool)> {
    let course = site.course();
    let state = |quiz: &Quiz| (quiz.id().to_owned(), quiz.bank().is_some());
    course.quizzes.iter().map(state).collect()
}

#[tokio::test]
async fn a_sealed_bank_is_taken_like_any_other_once_it_is_open() {
    let folder = training(&[], &["exam"]);
    let plain = bank("plain", "1").replace(SECRET, "Everybody may read this");
    fs::write(path_of(folder.path(), "plain"), plain).unwrap();
    let site = open(folder.path()).await;
    let person = person(&site).await;
    assert_eq!(
        states(&site),
        [("plain".into(), true), ("exam".into(), false)]
    );
    let begun = site.begin(&person, "exam", false, Lang::EN).await;
    assert_eq!(begun.unwrap_err().id, "problem-sealed");

    assert_eq!(unseal(&site, "exam").await, Ok(()));
    assert_eq!(
        states(&site),
        [("plain".into(), true), ("exam".into(), true)]
    );
    pass(&site, &person, "exam").await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem, None);
    assert_eq!(progress.certificates.len(), 1);
    nothing_leaked(folder.path());
    site.close().await;
    nothing_leaked(folder.path());
}

#[tokio::test]
async fn what_cannot_be_opened_says_why_and_writes_nothing() {
    let ids = [
        "exam",
        "cut",
        "damaged",
        "work",
        "other-name",
        "faulty",
        "gone",
    ];
    let folder = training(&[], &ids);
    let of = |id: &str| sealed_path(folder.path(), id);
    let good = fs::read(of("exam")).unwrap();
    fs::write(of("cut"), &good[..90]).unwrap();
    let mut damaged = good.clone();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(of("damaged"), damaged).unwrap();
    let line = good.windows(3).position(|w| w == b" 2\n").unwrap();
    let harder = [&good[..=line], b"30", &good[line + 2..]].concat();
    fs::write(of("work"), harder).unwrap();
    put_sealed(folder.path(), "other-name", &bank("exam", "1"));
    put_sealed(folder.path(), "faulty", "bank: [");
    fs::write(of("no-age"), "anything").unwrap();
    let site = open(folder.path()).await;
    fs::remove_file(of("gone")).unwrap();

    let before = super::files(folder.path());
    let wrong = site
        .unseal("exam", Passphrase::new("another passphrase"))
        .await;
    assert_eq!(wrong.unwrap_err().id, "problem-seal-passphrase");
    for (id, problem) in [
        ("cut", "problem-seal-cut"),
        ("damaged", "problem-seal-damaged"),
        ("work", "problem-seal-work"),
        ("other-name", "problem-seal-other-id"),
        ("faulty", "problem-seal-not-bank"),
        ("no-age", "problem-seal-not-age"),
        ("gone", "problem-seal-read"),
        ("never-was", "problem-no-quiz"),
    ] {
        assert_eq!(unseal(&site, id).await, Err(problem), "{id}");
    }
    assert!(states(&site).iter().all(|(_, open)| !open));
    assert_eq!(super::files(folder.path()), before);
    assert_eq!(unseal(&site, "exam").await, Ok(()));
    assert_eq!(unseal(&site, "exam").await, Ok(()), "twice is no harm");
}

/// The same question, order, answers and time, after the program was killed.
#[tokio::test]
async fn an_interrupted_attempt_waits_behind_the_passphrase() {
    let folder = training(&[], &["exam"]);
    let site = open(folder.path()).await;
    let person = person(&site).await;
    unseal(&site, "exam").await.unwrap();
    let (mut attempt, bank) = begin(&site, &person, "exam").await;
    answer(&mut attempt, &bank, &site, 0);
    let id = attempt.header().attempt.clone();
    site.save(&id, &attempt.log()[1..], None).await.unwrap();
    let open_before = site
        .progress(&person)
        .await
        .unwrap()
        .0
        .standings
        .remove(0)
        .open;
    drop(site);

    let site = open(folder.path()).await;
    let standing = site.progress(&person).await.unwrap().0.standings.remove(0);
    // Home knows what is open and how long it has, before the bank is.
    assert_eq!(standing.open, open_before);
    assert!(standing.open.unwrap().left.is_some());
    assert_eq!(site.resume(&id).await.unwrap_err().id, "problem-sealed");
    unseal(&site, "exam").await.unwrap();
    let Began { attempt: again, .. } = site.resume(&id).await.unwrap();
    assert_eq!(again.paper(), attempt.paper());
    assert_eq!(again.log(), attempt.log());
    assert_eq!(again.current(), attempt.current());
    nothing_leaked(folder.path());
}

/// A programme whose parts are sealed and taken on different days.
#[tokio::test]
async fn a_certificate_waits_for_sealed_parts_and_says_so() {
    let folder = training(&[], &["part-a", "part-b"]);
    let programme = "languages: [en]\nprogramme:\n  id: both\n  version: \"1\"\n  \
                     title: Both parts\n  quizzes: [part-a, part-b]\n";
    fs::write(folder.path().join("training.yaml"), programme).unwrap();
    let site = open(folder.path()).await;
    assert!(site.broken.is_empty(), "a sealed bank is not missing");
    let person = person(&site).await;
    unseal(&site, "part-a").await.unwrap();
    pass(&site, &person, "part-a").await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!((progress.certificates.len(), problem), (0, None));
    drop(site);

    let site = open(folder.path()).await;
    unseal(&site, "part-b").await.unwrap();
    pass(&site, &person, "part-b").await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    let problem = problem.expect("a sentence");
    assert_eq!(problem.id, "problem-certificate-sealed");
    assert_eq!(problem.about, "part-a");
    assert!(progress.certificates.is_empty());
    assert!(progress.standings[0].best.is_some_and(|(_, passed)| passed));

    unseal(&site, "part-a").await.unwrap();
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!((progress.certificates.len(), problem), (1, None));
    drop(site);
    // And it is shown without opening anything.
    let site = open(folder.path()).await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!((progress.certificates.len(), problem), (1, None));
    nothing_leaked(folder.path());
}

/// The file was exchanged for one of another version since the attempt.
#[tokio::test]
async fn an_attempt_at_another_version_is_not_taken_up() {
    let folder = training(&[], &["exam"]);
    let site = open(folder.path()).await;
    let person = person(&site).await;
    unseal(&site, "exam").await.unwrap();
    let (attempt, _) = begin(&site, &person, "exam").await;
    drop(site);
    put_sealed(folder.path(), "exam", &bank("exam", "2"));
    let site = open(folder.path()).await;
    unseal(&site, "exam").await.unwrap();
    let resumed = site.resume(&attempt.header().attempt).await;
    assert_eq!(resumed.unwrap_err().id, "problem-bank-changed");
}

#[tokio::test]
async fn a_quiz_across_sealed_banks_opens_with_one_passphrase_and_is_certified() {
    let folder = training(&[], &[]);
    for id in ["exam-a", "exam-b"] {
        put_sealed(folder.path(), id, &bank(id, "1").replace("q-", id));
    }
    let plain = bank("plain", "1").replace(SECRET, "Everybody may read this");
    fs::write(path_of(folder.path(), "plain"), plain).unwrap();
    let composed = |id: &str, banks: &str| {
        format!(
            "  - {{ id: {id}, version: \"1\", title: {id}, banks: [{banks}], \
             quiz: {{ draw: 3, pass_mark: 70% }} }}\n"
        )
    };
    let text = format!(
        "languages: [en]\nquizzes:\n{}{}programme:\n  \
         {{ id: p, version: \"1\", title: P, quizzes: [final] }}\n",
        composed("rehearsal", "plain"),
        composed("final", "exam-a, exam-b")
    );
    fs::write(folder.path().join("training.yaml"), text).unwrap();
    let site = open(folder.path()).await;
    let person = person(&site).await;
    // The programme's come first, the others after them.
    let closed = [("final".into(), false), ("rehearsal".into(), true)];
    assert_eq!(states(&site), closed);
    // What does not belong to the programme earns nothing.
    pass(&site, &person, "rehearsal").await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!((problem, progress.certificates.len()), (None, 0));
    assert_eq!(unseal(&site, "final").await, Ok(()));
    pass(&site, &person, "final").await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!((problem, progress.certificates.len()), (None, 1));
    nothing_leaked(folder.path());
    site.close().await;
    nothing_leaked(folder.path());
}
